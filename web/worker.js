// Loads the engine into a web worker. The build has put the toolchain's loader,
// class Go, before this. The worker's name says where the engine is; a worker
// without one is sent it, compiled. From then on the Go program itself answers
// (package worker).
//
// Posts {loaded, size} while it downloads, {module} once it is compiled, so
// that the page can start the next worker without either, and {died} when the
// program ends, which it never should.
//
// What the browser has compiled well it keeps with the response it came from,
// and starts from that the next time. So the response goes to the compiler as
// it is; a copy of it is counted, where there is a download to tell of.
"use strict";

if (self.name) compile(JSON.parse(self.name)).then(run).catch(died);
else self.onmessage = ({ data: module }) => run(module).catch(died);

async function compile({ wasm, size, local }) {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${response.status} for the engine`);
  if (!local) count(response.clone(), size).catch(() => {}); // the compiler meets the same error
  const module = await WebAssembly.compileStreaming(response);
  self.postMessage({ module });
  return module;
}

async function run(module) {
  const go = new Go();
  await go.run(await WebAssembly.instantiate(module, go.importObject));
  died("the engine ended");
}

function died(cause) {
  self.postMessage({ died: String(cause) });
}

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
