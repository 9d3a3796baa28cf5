// Where the program runs: overclaim.html starts the text of its first script, engine.mjs and this, a second time as a
// worker, so that a long text never makes the page stand still, and can be stopped. A worker made from the page's own
// text is under the page's policy, which allows no connection. In the page itself this makes the first worker, before the
// rest of the page is read, as a browser takes as long to begin one as to read it. Messages:
//   { id, start: { data, image } }   packed -> true, once the module came too
//   { module }                       compiled; not answered
//   { id, request, text }            -> what engine.mjs answers
// Each with an id is answered, in turn, by { id, done } or { id, failed }. Run by tests/offline/page_test.mjs.
if (typeof document === 'undefined') {
  let started, give;
  const compiled = new Promise((resolve) => { give = resolve; });
  addEventListener('message', async ({ data: { id, module, start, request, text } }) => {
    if (module) return give(module);
    try {
      if (start) started = startPacked({ ...start, module: compiled });
      const engine = await started;
      postMessage({ id, done: start ? true : engine.ask(request, text) });
    } catch (error) {
      postMessage({ id, failed: String(error) });
    }
  });
} else {
  globalThis.overclaimWorkers = (() => {
    const policy = globalThis.trustedTypes?.createPolicy('overclaim', {
      createHTML: (html) => html,
      createScriptURL: (address) => { if (!address.startsWith('blob:')) throw new TypeError(address); return address; },
    });
    const text = document.currentScript.textContent;
    // Throws where a browser starts no worker from a file.
    const make = () => {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const made = { worker: new Worker(policy ? policy.createScriptURL(address) : address), address, broken: false };
      made.worker.addEventListener('error', () => { made.broken = true; });
      return made;
    };
    let first;
    try {
      first = make();
    } catch {}
    const next = () => {
      const made = first ?? make();
      first = undefined;
      if (made.broken) throw new Error('the worker ended before it was asked');
      return made;
    };
    return { policy, next };
  })();
}
