// Puts the reader's colours on the page before anything of it is drawn: done
// later, the others would flash. What is kept is what app/ui/prefs.go keeps.
"use strict";

try {
  const { Theme } = JSON.parse(localStorage.getItem("lede-settings")) || {};
  if (Theme === "light" || Theme === "dark") document.documentElement.classList.add(Theme);
} catch {} // nothing is kept, or may be: the system's colours, then
