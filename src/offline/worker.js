// Where the program runs: overclaim.html starts the text of its first script, engine.mjs and this, a second time as a
// worker, so that a long text never makes the page stand still, and can be stopped. A worker made from the page's own
// text is under the page's policy, which allows no connection. In the page itself this defines nothing. Messages:
//   { id, start: { module, data, image } }  module: packed, or compiled already -> the compiled module
//   { id, request, text }                   -> what engine.mjs answers
// Each is answered, in turn, by { id, done } or { id, failed }. Run by tests/offline/page_test.mjs.
if (typeof document === 'undefined') {
  let started;
  addEventListener('message', async ({ data: { id, start, request, text } }) => {
    try {
      if (start) started = startPacked(start);
      const { engine, module } = await started;
      postMessage({ id, done: start ? module : engine.ask(request, text) });
    } catch (error) {
      postMessage({ id, failed: String(error) });
    }
  });
}
