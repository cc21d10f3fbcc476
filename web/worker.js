// Loads the engine into a web worker. The build has put the toolchain's loader,
// class Go, before this. The first message from the page says where the engine
// is; from then on the Go program itself answers (package worker).
//
// Posts {loaded, size} while it downloads, {module} once it is compiled, so
// that the page can start the next worker without either, and {died} when the
// program ends, which it never should.
//
// What the browser has compiled well it keeps with the response it came from,
// and starts from that the next time. So the response goes to the compiler as
// it is; a copy of it is counted, where there is a download to tell of.
"use strict";

self.onmessage = async ({ data: { wasm, size, module, local } }) => {
  self.onmessage = null;
  try {
    const go = new Go();
    if (!module) {
      const response = await fetch(wasm);
      if (!response.ok) throw new Error(`${response.status} for the engine`);
      if (!local) count(response.clone(), size).catch(() => {}); // the compiler meets the same error
      module = await WebAssembly.compileStreaming(response);
      self.postMessage({ module });
    }
    await go.run(await WebAssembly.instantiate(module, go.importObject));
    self.postMessage({ died: "the engine ended" });
  } catch (error) {
    self.postMessage({ died: String(error) });
  }
};

// count reads a response and tells the page how much of it has come. Bytes are
// counted unpacked, whatever the encoding on the way, so the size from the
// build is the one to compare with.
async function count(response, size) {
  const reader = response.body.getReader();
  let loaded = 0;
  let told = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.byteLength;
    if (loaded - told > size / 50) {
      told = loaded;
      self.postMessage({ loaded, size });
    }
  }
}
