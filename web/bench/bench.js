// The browser's half of the benchmark: times the engine's worker and the peers
// on the same texts, one call each. Every function answers in milliseconds,
// unless it says otherwise.
"use strict";

const RESULT = 4, FAILURE = 5; // message kinds of app/wire

// startEngine loads the engine as the page does and answers when it is ready.
function startEngine(files) {
  return new Promise((resolve, reject) => {
    if (window.engineWorker) engineWorker.terminate();
    const start = performance.now();
    const name = JSON.stringify({ wasm: new URL(files.engine, location).href, size: files.size });
    const worker = (window.engineWorker = new Worker("worker.js?" + files.worker, { name }));
    worker.onmessage = ({ data }) => {
      if (data.died) reject(new Error(data.died));
      else if (data instanceof Uint8Array) resolve(performance.now() - start);
    };
  });
}

// answer posts a request, in base64, and answers with the result's bytes.
function answer(request) {
  const bytes = Uint8Array.from(atob(request), (c) => c.charCodeAt(0));
  return new Promise((resolve, reject) => {
    engineWorker.onmessage = ({ data }) => {
      if (data.died) return reject(new Error(data.died));
      const kind = new DataView(data.buffer, data.byteOffset).getUint16(6, true);
      if (kind === FAILURE) reject(new Error("the engine failed"));
      if (kind === RESULT) resolve(data);
    };
    engineWorker.postMessage(bytes, [bytes.buffer]);
  });
}

async function annotate(request) {
  const start = performance.now();
  await answer(request);
  return performance.now() - start;
}

// stages answers with the result itself, in base64.
async function stages(request) {
  const bytes = await answer(request);
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(""));
}

// workerMemory answers with the size of the engine's memory in bytes.
function workerMemory() {
  return new Promise((resolve) => {
    engineWorker.onmessage = ({ data }) => data.memory && resolve(data.memory);
    engineWorker.postMessage("memory");
  });
}

function timed(f) {
  const start = performance.now();
  f();
  return performance.now() - start;
}

// What each peer does of Lede's work: tags, and the names it can find.
function peerCompromise(text) {
  return timed(() => {
    const d = peers.compromise(text);
    d.people().json();
    d.places().json();
    d.organizations().json();
  });
}

function peerWink(text) {
  return timed(() => {
    const d = peers.wink.readDoc(text);
    d.entities().out(peers.wink.its.detail);
    d.tokens().out(peers.wink.its.pos);
  });
}
