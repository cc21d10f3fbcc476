// Starts the page: the engine's worker and the page's own program load side by
// side, the service worker after them. What the Go side needs of all this is
// the object `lede`. The build has put the toolchain's loader, class Go, before
// this.
"use strict";

const files = document.currentScript.dataset; // names and sizes, from the build

// Text becomes elements, and an address a program, by way of this policy only
// (Trusted Types; the content security policy demands it): markup as this page
// makes it, nothing that runs, fetches or leads anywhere, and our two workers.
const MARKUP =
  /<\/?(?:p|h2|blockquote|span|mark|button|svg|g|path|rect|circle|line|text)(?: (?:class|dir|lang|type|role|tabindex|focusable|(?:data|aria)-[a-z]+|viewBox|d|[xyr]|[cd][xy]|[xy][12]|width|height|stroke-width|text-anchor)(?:="[^"<>]*")?)*\/?>/g;
window.trustedTypes?.createPolicy("default", {
  createHTML(html) {
    if (html.replace(MARKUP, "").includes("<")) throw new TypeError("markup that this page does not make");
    return html;
  },
  createScriptURL(url) {
    if (url !== files.worker && url !== files.sw) throw new TypeError("a program that is none of this page's");
    return url;
  },
});

// Where the reader's settings forbid storage, even to look at it is an error.
// What would be kept lasts as long as the page, then.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("");
  } catch {
    const kept = new Map();
    const value = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, String(text)),
      removeItem: (key) => void kept.delete(key),
      clear: () => kept.clear(),
      key: (i) => [...kept.keys()][i] ?? null,
      get length() { return kept.size; },
    };
    Object.defineProperty(window, name, { value });
  }
}
try {
  window.indexedDB;
} catch {
  Object.defineProperty(window, "indexedDB", { value: undefined });
}

const lede = (window.lede = {
  update: null, // a service worker that waits to take over
  installPrompt: null,
  engine: {
    // state is what a late listener has to know: bytes loaded, or what came in.
    state: { loaded: 0, size: Number(files.engineSize), died: "" },
    backlog: [],
    listener: null,
    module: null,

    start() {
      // By its name the worker knows where the engine is: a message would wait
      // until this page has drawn itself.
      const wasm = new URL(files.engine, document.baseURI).href;
      const local = Boolean(navigator.serviceWorker && navigator.serviceWorker.controller);
      const name = this.module ? "" : JSON.stringify({ wasm, size: this.state.size, local });
      const worker = (this.worker = new Worker(files.worker, { name }));
      worker.onmessage = ({ data }) => this.receive(data);
      worker.onerror = (event) => this.receive({ died: event.message || "the worker did not load" });
      if (this.module) worker.postMessage(this.module);
    },
    receive(data) {
      if (data instanceof Uint8Array) whenReady();
      if (data.module) this.module = data.module;
      else if (this.listener) this.listener(data);
      else this.backlog.push(data);
    },
    listen(listener) {
      this.listener = listener;
      this.backlog.splice(0).forEach(listener);
    },
    post(bytes) {
      this.worker.postMessage(bytes, [bytes.buffer]);
    },
    restart() {
      this.worker.terminate();
      this.start();
    },
  },

  // inbox takes what reaches the page from outside, {text, html, url}, and keeps
  // it until somebody listens.
  inbox: {
    backlog: [],
    listener: null,
    listen(listener) {
      this.listener = listener;
      this.backlog.splice(0).forEach(listener);
    },
    receive(item) {
      if (this.listener) this.listener(item);
      else this.backlog.push(item);
    },
  },

  // activate lets a waiting service worker take over, then reloads once.
  activate() {
    if (!this.update) return;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    this.update.postMessage("activate");
  },
});

// go-app reads its settings by this function. The page is its own root, wherever
// it is served from.
window.goappGetenv = (name) => (name === "GOAPP_ROOT_PREFIX" ? location.pathname : "");

function tell(name) {
  window.dispatchEvent(new Event(name));
}

// This script runs as soon as it is there, before the shell is, perhaps.
const shell = new Promise((there) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", there, { once: true });
  else there();
});

async function startPage() {
  const go = new Go();
  const { instance } = await WebAssembly.instantiateStreaming(fetch(files.ui), go.importObject);
  await shell;
  await go.run(instance);
  throw new Error("the page's program ended");
}

// stopped says that the page no longer answers, and keeps what was being typed.
function stopped(error) {
  console.error("lede:", error);
  const box = document.querySelector("textarea");
  try {
    if (box && box.value) sessionStorage.setItem("lede-rescued", box.value);
  } catch {}
  document.getElementById("stopped").hidden = false;
}

async function startServiceWorker() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register(files.sw);
  const waiting = (worker) => {
    if (!worker || !navigator.serviceWorker.controller) return;
    lede.update = worker;
    tell("lede-update");
  };
  waiting(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed") waiting(worker);
      if (worker.state === "activated") tell("lede-offline-ready");
    });
  });
}

// An article shared by another app waits in a cache of the service worker's; it
// leaves it here.
async function takeShared() {
  const cache = await caches.open(files.shared);
  const kept = await cache.match("shared");
  if (!kept) return;
  await cache.delete("shared");
  lede.inbox.receive(await kept.json());
}
if (new URLSearchParams(location.search).has("shared")) takeShared().catch((error) => console.warn("lede:", error));

// Files that the installed app is opened with.
if ("launchQueue" in window) {
  window.launchQueue.setConsumer(async ({ files }) => {
    for (const handle of files || []) {
      const file = await handle.getFile();
      const text = await file.text();
      lede.inbox.receive(/\.html?$/i.test(file.name) ? { html: text } : { text });
    }
  });
}

// The bookmarklet opens the page and hands over what is selected in its own.
if (new URLSearchParams(location.search).has("handover") && window.opener) {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.opener || !data || data.type !== "lede-article") return;
    lede.inbox.receive({ text: String(data.text || ""), html: String(data.html || "") });
  });
  window.opener.postMessage({ type: "lede-ready" }, "*");
}

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  lede.installPrompt = event;
  tell("lede-installable");
});
shell.then(() => document.getElementById("reload").addEventListener("click", () => location.reload()));

// The service worker fetches everything once more, and the processor unpacks it.
// So it waits until the engine has said its first word, and then until a reader
// who has pasted at once has the marks.
let waiting = true;
function whenReady() {
  if (!waiting) return;
  waiting = false;
  setTimeout(() => startServiceWorker().catch((error) => console.warn("lede: offline use is off:", error)), 2_000);
}

lede.engine.start();
startPage().catch(stopped);
setTimeout(whenReady, 13_000);
