// overclaim.html: what the server does for its pages, done by the program in the page. It is put in front of the page's own
// script (src/app/serve_script.cc), which calls overclaimHost once it has found its field. Nothing is asked of anyone:
// the policy of the file allows no connection at all. Run in a browser by tests/offline/page_test.mjs.
'use strict';
globalThis.overclaimHost = ({ words, make, dressReport, tell }) => {
  const find = (selector) => document.querySelector(selector);
  const say = (key) => words[key] ?? '';
  const mostBytes = 2 * 1024 * 1024;
  const form = find('.ask-form'), field = find('#text'), file = find('#file');
  const { policy, next } = overclaimWorkers;

  // ---- the program ----------------------------------------------------------------------------------------------------

  const take = (name) => {
    const block = find(`#packed-${name}`);
    const text = block.textContent;
    block.remove();
    return text;
  };
  // What is needed to start anew stays packed; only the module is compiled, here, while a worker unpacks the rest.
  const parts = { data: take('data'), image: take('image') }, packed = take('module');
  let compiling;
  const compiled = () => compiling ??= compilePacked(packed);
  const stopped = new Error('stopped');

  // The first script of this page once more, as a worker (worker.js).
  function inWorker() {
    const { worker, address } = next();
    const waiting = new Map();
    let last = 0;
    const end = (reason) => {
      worker.terminate();
      URL.revokeObjectURL(address);
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    };
    worker.addEventListener('message', ({ data: { id, done, failed } }) => {
      const { resolve, reject } = waiting.get(id) ?? {};
      waiting.delete(id);
      if (failed === undefined) resolve?.(done);
      else reject?.(new Error(failed));
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(new Error('the worker ended'));
    });
    const call = (what) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage({ id: last, ...what });
    });
    const start = () => {
      const started = call({ start: parts });
      compiled().then((module) => worker.postMessage({ module }), end);
      return started;
    };
    return { start, ask: (request, text) => call({ request, text }), end };
  }
  // Where a browser starts no worker from a file, the page reads by itself, stands still meanwhile, and nothing stops it.
  async function inPage() {
    const engine = await startPacked({ ...parts, module: compiled() });
    return { ask: async (request, text) => engine.ask(request, text) };
  }

  let workers = true, program;
  async function begin() {
    if (!workers) return inPage();
    let made;
    try {
      made = inWorker();
      await made.start();
      return made;
    } catch (error) {
      made?.end(error);
      workers = false;
      return inPage();
    }
  }
  function start() {
    program = begin();
    program.catch(() => {});
    return program;
  }
  const tooOld = () => ({ problem: 'too_old', title: say('offline_too_old'), detail: say('offline_too_old_do') });
  start().then(({ ask: first, end }) => {
    performance.measure('overclaim: ready');
    // Much of the program is compiled when it is first used: by a text of our own, while nobody waits for it.
    if (end) first({ do: 'check', pasted: true }, `${say('serve_example_1_text')}\n\n${say('serve_example_2_text')}`).catch(() => {});
  }, () => notice(tooOld().title, tooOld().detail));

  // What is answered, or a problem. What the module cannot do it does not survive: it is started anew, and says so.
  async function ask(request, text) {
    const asked = program;
    let running;
    try {
      running = await asked;
    } catch {
      return tooOld();
    }
    try {
      return await running.ask(request, text);
    } catch (error) {
      if (program === asked) {
        running.end?.(stopped);
        start();
      }
      return error === stopped ? { problem: 'stopped' } : { problem: 'too_much', title: say('offline_too_much'), detail: say('offline_too_much_do') };
    }
  }

  // ---- the field and the report, one in place of the other ------------------------------------------------------------

  function notice(title, detail) {
    find('.notice')?.remove();
    if (!title) return;
    const box = make('div', '', { class: 'notice', role: 'alert' });
    box.append(make('p', title, { class: 'notice-title' }), make('p', detail));
    form.before(box);
    box.scrollIntoView({ block: 'nearest' });
  }

  const desk = { title: document.title, nodes: [...document.body.childNodes], top: 0 };
  let report, last, busy = false;
  function home() {
    if (form.isConnected) return;
    document.body.replaceChildren(...desk.nodes);
    document.title = desk.title;
    scrollTo(0, desk.top);
  }
  function show(page) {
    if (form.isConnected) desk.top = scrollY;
    document.body.replaceChildren(...page.nodes);
    document.title = page.title;
    scrollTo(0, 0);
  }
  function leave() {
    history.pushState({ overclaim: 'desk' }, '', '#');
    home();
    field.focus({ preventScroll: true });
  }
  addEventListener('popstate', (event) => {
    const at = event.state?.overclaim;
    if (at === 'report' && report) {
      if (form.isConnected) show(report);
    } else if (at === 'desk' || location.hash.length < 2) {
      home();
    }
  });

  function shown(html) {
    const made = new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
    report = { title: made.title, nodes: [...made.body.childNodes] };
    show(report);
    dressReport();
    find('#again').addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
    find('#edit')?.addEventListener('submit', (event) => {
      event.preventDefault();
      leave();
    });
    find('#save-note').addEventListener('submit', save);
    report.nodes = [...document.body.childNodes];
    history.pushState({ overclaim: 'report' }, '', '#report');
    const heading = find('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // A file made in memory; nothing is kept here.
  async function save(event) {
    event.preventDefault();
    const answer = await ask({ ...last.request, do: 'check', format: 'note' }, last.text);
    if (answer.problem) return;
    const address = URL.createObjectURL(new Blob([answer.text], { type: 'text/plain;charset=utf-8' }));
    const link = make('a', '', { href: address, download: `${say('offline_note_file')}.txt` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  // Waits for an answer; one that takes longer than a blink is seen to be worked on, below the button, and can be stopped.
  async function reading(button, answer) {
    busy = true;
    const box = make('div', '', { class: 'working' }), status = make('p', '', { role: 'status' });
    const shown = setTimeout(async () => {
      box.append(status);
      (button?.closest('.go') ?? form).after(box);
      status.textContent = say(performance.getEntriesByName('overclaim: ready').length > 0 ? 'offline_working' : 'offline_loading');
      const running = await program.catch(() => {});
      if (!busy || !running?.end) return;
      const stop = make('button', say('offline_stop'), { type: 'button', class: 'stop' });
      stop.addEventListener('click', () => running.end(stopped));
      box.append(stop);
      status.textContent = say('offline_working');
    }, 150);
    const got = await answer;
    clearTimeout(shown);
    busy = false;
    if (got.problem === 'stopped') {
      box.lastChild.remove();
      status.textContent = say('offline_stopped');
      button?.focus();
    } else {
      box.remove();
    }
    return got;
  }

  // ---- what the page's script asks -------------------------------------------------------------------------------------

  for (const link of document.querySelectorAll('.examples a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      notice();
      field.value = say(`serve_example_${link.hash.slice('#example-'.length)}_text`);
      field.dispatchEvent(new Event('input'));
      field.scrollIntoView({ block: 'center' });
    });
  }

  return {
    home,
    async check(text) {
      let answer;
      do answer = await ask({ do: 'check', pasted: true, media_type: 'text/plain', name: '-' }, text);
      while (answer.problem === 'stopped');  // another reading was
      return answer.problem ? { told: `${answer.title} ${answer.detail}` } : { report: JSON.parse(answer.text).documents[0] };
    },
    async submit(event) {
      event.preventDefault();
      if (busy) return;
      notice();
      find('.working')?.remove();
      const chosen = event.submitter?.value === 'file' ? file.files[0] : undefined;
      if (event.submitter?.value === 'file' ? !chosen : field.value.trim() === '') {
        notice(say('serve_problem_no_text'), say('serve_problem_no_text_do'));
        return;
      }
      if (chosen && chosen.size > mostBytes) {
        notice(say('serve_problem_too_large'), say('serve_problem_too_large_do'));
        return;
      }
      last = chosen ? { request: { name: chosen.name }, text: new Uint8Array(await chosen.arrayBuffer()) }
        : { request: { pasted: true }, text: field.value };
      const answer = await reading(event.submitter, ask({ ...last.request, do: 'report' }, last.text));
      if (answer.problem === 'stopped') return;
      if (answer.problem) {
        notice(answer.title, answer.detail);
      } else {
        shown(answer.text);
      }
    },
  };
};
