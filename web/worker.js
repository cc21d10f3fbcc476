// Loads the engine into a web worker. The first message from the page says
// where it is; from then on the Go program itself answers (package worker).
//
// Posts {loaded, size} while it downloads, {module} once it is compiled, so
// that the page can start the next worker without either, and {died} when the
// program ends, which it never should.
"use strict";

self.onmessage = async ({ data: { exec, wasm, size, module } }) => {
  self.onmessage = null;
  try {
    importScripts(exec);
    const go = new Go();
    if (!module) {
      module = await WebAssembly.compileStreaming(counted(await fetch(wasm), size));
      self.postMessage({ module });
    }
    await go.run(await WebAssembly.instantiate(module, go.importObject));
    self.postMessage({ died: "the engine ended" });
  } catch (error) {
    self.postMessage({ died: String(error) });
  }
};

// counted passes a response on and tells the page how much of it has come.
// Bytes are counted unpacked, whatever the encoding on the way, so the size
// from the build is the one to compare with.
function counted(response, size) {
  if (!response.ok) throw new Error(`${response.status} for the engine`);
  let loaded = 0;
  let told = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      if (loaded - told > size / 50) {
        told = loaded;
        self.postMessage({ loaded, size });
      }
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), {
    headers: { "Content-Type": "application/wasm" },
  });
}
