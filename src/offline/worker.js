// Where the program runs: overclaim.html starts the text of its first script, engine.mjs and this, a second time as a
// worker, so that a long text never makes the page stand still, and can be stopped. A worker made from the page's own
// text is under the page's policy, which allows no connection. In the page itself this defines nothing. Messages:
//   { id, start: { module, data, image } }  module: packed, or compiled already -> the compiled module
//   { id, request, text }                   -> what engine.mjs answers
// Each is answered, in turn, by { id, done } or { id, failed }. Run by tests/offline/page_test.mjs.
if (typeof document === 'undefined') {
  let engine;
  const begin = async ({ module, data, image }) => {
    const compiled = typeof module === 'string' ? unpacked(module).then((bytes) => WebAssembly.compile(bytes)) : module;
    return [await startEngine(...await Promise.all([compiled, unpacked(data, true), unpacked(image)])), await compiled];
  };
  addEventListener('message', async ({ data: { id, start, request, text } }) => {
    try {
      if (start) engine = begin(start);
      const [running, compiled] = await engine;
      postMessage({ id, done: start ? compiled : running.ask(request, text) });
    } catch (error) {
      postMessage({ id, failed: String(error) });
    }
  });
}
