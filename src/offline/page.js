// overclaim.html: what the server does for its pages, done by the program in the page. It is put in front of the page's own
// script (src/app/serve_script.cc), which calls overclaimHost once it has found its field. Nothing is asked of anyone:
// the policy of the file allows no connection at all. Run in a browser by tests/offline/page_test.mjs.
'use strict';
globalThis.overclaimHost = ({ words, make, dressReport, tell }) => {
  const find = (selector) => document.querySelector(selector);
  const say = (key) => words[key] ?? '';
  const mostBytes = 2 * 1024 * 1024;
  const form = find('.ask-form'), field = find('#text'), file = find('#file');
  const policy = globalThis.trustedTypes?.createPolicy('overclaim', { createHTML: (html) => html });

  // ---- the program ----------------------------------------------------------------------------------------------------

  const take = (name) => {
    const block = find(`#packed-${name}`);
    const text = block.textContent;
    block.remove();
    return text;
  };
  const packed = { module: take('module'), data: take('data'), image: take('image') };
  // What is needed to start anew stays packed; only the compiled module is kept as it is.
  let compiled, engine;
  async function begin() {
    compiled ??= unpacked(packed.module).then((bytes) => { packed.module = ''; return WebAssembly.compile(bytes); });
    return startEngine(...await Promise.all([compiled, unpacked(packed.data), unpacked(packed.image)]));
  }
  function start() {
    engine = begin();
    engine.catch(() => {});
  }
  start();
  engine.then(() => performance.measure('overclaim: ready')).catch(() => notice(say('offline_too_old'), say('offline_too_old_do')));

  // What the module cannot do it does not survive: it is started anew, and says so.
  async function ask(request, text) {
    const running = await engine;
    try {
      return running.ask(request, text);
    } catch {
      start();
      return { problem: 'too_much', title: say('offline_too_much'), detail: say('offline_too_much_do') };
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
  let report, last;
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
      const answer = await ask({ do: 'check', pasted: true, media_type: 'text/plain', name: '-' }, text);
      return answer.problem ? { told: `${answer.title} ${answer.detail}` } : { report: JSON.parse(answer.text).documents[0] };
    },
    async submit(event) {
      event.preventDefault();
      notice();
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
      const before = find('#live-status').textContent;
      tell(say(performance.getEntriesByName('overclaim: ready').length > 0 ? 'offline_working' : 'offline_loading'));
      await new Promise((go) => { setTimeout(go, 30); });  // so that it is seen
      let answer;
      try {
        answer = await ask({ ...last.request, do: 'report' }, last.text);
      } catch {
        answer = { problem: 'too_old', title: say('offline_too_old'), detail: say('offline_too_old_do') };
      }
      tell(before);
      if (answer.problem) {
        notice(answer.title, answer.detail);
      } else {
        shown(answer.text);
      }
    },
  };
};
