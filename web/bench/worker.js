// The engine's worker as the page has it, which tells how much memory the
// program takes when it is asked.
"use strict";

const instantiate = WebAssembly.instantiate;
let memory = null;
WebAssembly.instantiate = async (...args) => {
  const instance = await instantiate(...args);
  memory = instance.exports.mem;
  return instance;
};
self.addEventListener("message", (event) => {
  if (event.data !== "memory") return;
  event.stopImmediatePropagation();
  self.postMessage({ memory: memory.buffer.byteLength });
});
importScripts("/" + location.search.slice(1));
