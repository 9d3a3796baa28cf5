// What script adds: marks while typing, filters, copying, dropping. Every page of the server is complete without it. It
// writes text as text only (the policy forbids it anything else), asks this server alone, keeps nothing, and has no
// words of its own: they stand in the page. In overclaim.html the same script asks the program in the page
// (src/offline/page.js). Run in a browser by tests/serve/page_test.mjs and tests/offline/page_test.mjs.
#include "app/serve_assets.h"

namespace overclaim {
namespace {

constexpr std::string_view script = R"js('use strict';
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = JSON.parse(find('#words')?.textContent ?? '{}');
  const say = (key, n = '') => (words[key] ?? '').replace('{n}', n).replace('{name}', n);
  const counted = (key, n) => say(n === 1 ? `${key}_one` : `${key}_many`, n);
  function make(tag, text, attributes = {}) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  // ---- copying a question -------------------------------------------------------------------------------------------

  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = make('textarea');  // over plain http in an intranet there is no clipboard to ask
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  function copyButton(text) {
    const button = make('button', say('serve_copy'), { type: 'button', class: 'copy' });
    button.setAttribute('aria-label', `${say('serve_copy')}: ${text}`);
    button.addEventListener('click', async () => {
      try {
        await copy(text);
      } catch {
        return;
      }
      button.textContent = say('serve_copied');
      announce(say('serve_copied'));
      setTimeout(() => { button.textContent = say('serve_copy'); }, 2000);
    });
    return button;
  }
  let spoken;
  function announce(text) {
    if (!spoken?.isConnected) spoken = document.body.appendChild(make('p', '', { role: 'status', class: 'spoken' }));
    spoken.textContent = text;
  }

  // ---- the report ---------------------------------------------------------------------------------------------------

  let showAll;  // what a filter hides, where there is one
  function dressReport() {
    for (const question of all('.claim .question, .note .question, .pay .boxes > li')) {
      const text = question.textContent.trim();
      question.append(' ', copyButton(text));
    }

    const pageText = find('.page-text:not(.unseen)');
    const kinds = ['all', 'ask', 'fair'];
    showAll = undefined;
    if (pageText && find('.row .label', pageText)) {
      const filters = make('div', '', { class: 'filters', role: 'group', 'aria-label': say('serve_filter') });
      filters.append(make('span', say('serve_filter'), { 'aria-hidden': 'true' }));
      const shown = make('span', '', { role: 'status' });
      const buttons = kinds.map((kind) => {
        const button = make('button', say(`serve_filter_${kind}`), { type: 'button', 'aria-pressed': String(kind === 'all') });
        button.addEventListener('click', () => {
          for (const section of all('.page-text')) section.dataset.show = kind;
          for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
          const rows = all('.row', pageText);
          const visible = rows.filter((row) => kind === 'all' || find(`.label.${kind}`, row)).length;
          shown.textContent = say('serve_filter_shown').replace('{n}', visible).replace('{of}', rows.length);
        });
        return button;
      });
      filters.append(...buttons, shown);
      (find('.legend', pageText) ?? pageText.firstElementChild).after(filters);
      showAll = () => buttons[0].click();
    }
  }
  dressReport();
  // A link to a note that a filter hides shows all again.
  addEventListener('hashchange', () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (showAll && target && !target.checkVisibility()) { showAll(); target.scrollIntoView(); }
  });

  // ---- the field ----------------------------------------------------------------------------------------------------

  const form = find('.ask-form');
  if (!form) return;
  const field = find('#text'), file = find('#file'), live = find('#live'), list = find('#live-list'), status = find('#live-status');
  const pause = 250;  // ms after the last key
  const longest = 60000, mostShown = 12;
  const mirror = make('div', '', { class: 'mirror', dir: 'auto', 'aria-hidden': 'true' });
  field.before(mirror);
  find('.field').before(make('p', say('serve_text_hint'), { class: 'hint', id: 'text-hint' }));
  field.setAttribute('aria-describedby', 'text-hint');
  const follow = () => { mirror.scrollTop = field.scrollTop; };
  field.addEventListener('scroll', follow);

  function tell(text) {
    if (status.textContent !== text) status.textContent = text;
    live.hidden = text === '';
  }
  function clear() {
    mirror.replaceChildren();
    list.replaceChildren();
  }

  // Pieces of the text, cut wherever a mark begins or ends; asks win over fair words where both stand.
  function marked(text, spots) {
    const cuts = new Map([[0, [0, 0]], [text.length, [0, 0]]]);
    const add = (at, kind, n) => {
      if (!cuts.has(at)) cuts.set(at, [0, 0]);
      cuts.get(at)[kind] += n;
    };
    for (const { begin, end, ask } of spots) { add(begin, ask ? 0 : 1, 1); add(end, ask ? 0 : 1, -1); }
    const places = [...cuts.keys()].sort((a, b) => a - b);
    const pieces = document.createDocumentFragment();
    let asks = 0, fairs = 0;
    places.forEach((place, i) => {
      asks += cuts.get(place)[0];
      fairs += cuts.get(place)[1];
      const piece = text.slice(place, places[i + 1] ?? place);
      if (!piece) return;
      pieces.append(asks + fairs > 0 ? make('mark', piece, { class: asks > 0 ? 'ask' : 'fair' }) : piece);
    });
    pieces.append('\n');  // a last line end has no height without something behind it
    return pieces;
  }

  function entry(finding, rule, spot) {
    const item = make('li', '', { class: spot.ask ? 'ask' : 'fair' });
    const quote = make('p', '', { dir: 'auto' });
    quote.append(make('mark', finding.quote, { class: spot.ask ? 'ask' : 'fair' }));
    item.append(make('p', rule.message, { class: 'says' }), quote);
    const buttons = make('div', '', { class: 'buttons' });
    const show = make('button', say('serve_show'), { type: 'button', class: 'show' });
    show.setAttribute('aria-label', `${say('serve_show')}: ${finding.quote}`);
    show.addEventListener('click', () => { field.focus(); field.setSelectionRange(spot.begin, spot.end); });
    if (spot.ask && rule.ask) {
      item.append(make('p', rule.ask, { class: 'question' }));
      buttons.append(copyButton(rule.ask));
    }
    buttons.append(show);
    item.append(buttons);
    return item;
  }

  function draw(text, report) {
    const shift = text.startsWith('\ufeff') ? 1 : 0;  // it is no part of what is counted
    const notes = report.findings.filter((one) => (one.status === 'flagged' || one.status === 'noted') && one.channel === 'body');
    const spots = notes.map((one) => ({ begin: one.utf16.begin + shift, end: one.utf16.end + shift, ask: one.status === 'flagged' }));
    mirror.replaceChildren(marked(text, spots));
    follow();
    const order = notes.map((_, i) => i).sort((a, b) => spots[b].ask - spots[a].ask || spots[a].begin - spots[b].begin);
    list.replaceChildren(...order.slice(0, mostShown).map((i) => entry(notes[i], report.rules[notes[i].rule], spots[i])));
    const asks = spots.filter((spot) => spot.ask).length, fairs = spots.length - asks;
    const parts = [];
    if (asks > 0) parts.push(counted('serve_live_ask', asks));
    if (fairs > 0) parts.push(counted('serve_live_fair', fairs));
    if (spots.length > mostShown) parts.push(say('serve_live_more', mostShown));
    // What was not read is said, lest silence pass for an answer.
    const skipped = [...new Set(report.coverage.skipped.map((part) => part.reason))].slice(0, 3);
    if (spots.length === 0 && skipped.length === 0) parts.push(say('serve_live_none'));
    tell([...parts, ...skipped].join(' '));
  }

  // Who checks: the server of this page, or what overclaim.html puts in its place.
  const token = find('input[name=token]', form)?.value;
  const server = {
    // The report on a text, or what to say.
    async check(text) {
      const answer = await fetch('/v1/check?format=json', {
        method: 'POST', body: text, credentials: 'omit', cache: 'no-store',
        headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Overclaim-Token': token },
      });
      if (answer.ok) return { report: (await answer.json()).documents[0] };
      if (answer.status === 403) return { told: say('serve_live_old') };
      const problem = await answer.json();
      return { told: problem.detail ?? problem.title ?? '' };
    },
    // A server that has gone would leave an error page and no text.
    async submit(event) {
      if (server.sure) { server.sure = false; return; }
      event.preventDefault();
      try {
        const answer = await fetch('/healthz', { cache: 'no-store', credentials: 'omit' });
        if (answer.ok) {
          server.sure = true;
          form.requestSubmit(event.submitter);
          return;
        }
      } catch {
        // said below
      }
      tell(say('serve_live_gone'));
      live.scrollIntoView({ block: 'nearest' });
    },
    home() {},
  };
  const host = globalThis.overclaimHost?.({ words, make, dressReport, tell }) ?? server;

  let timer = 0, running = false, again = false;
  async function look() {
    if (running) { again = true; return; }
    const text = field.value;
    if (text.trim() === '') { clear(); tell(''); return; }
    if (text.length > longest) { clear(); tell(say('serve_live_too_long')); return; }
    running = true;
    const begin = performance.now();
    try {
      const answer = await host.check(text);
      if (!answer.report) {
        clear();
        tell(answer.told);
      } else if (field.value === text) {
        draw(text, answer.report);
        performance.measure('overclaim: marks', { start: begin });
      }
    } catch {
      clear();
      tell(say('serve_live_gone'));
    }
    running = false;
    if (again || field.value !== text) { again = false; later(); }
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  }
  let empty = field.value === '';
  field.addEventListener('input', (event) => {
    // Marks of the text before would stand in the wrong place.
    mirror.replaceChildren();
    // A text that was pasted is seen from its beginning, not from the empty lines that pages end with.
    if (empty && event.inputType === 'insertFromPaste') setTimeout(() => { field.scrollTop = 0; });
    empty = field.value === '';
    later();
  });
  addEventListener('resize', follow);
  addEventListener('online', look);
  if (field.value.trim() !== '') look();

  // ---- files --------------------------------------------------------------------------------------------------------

  const fileStatus = find('#file-status'), fileButton = find('button[value=file]', form);
  function ready() {
    fileStatus.textContent = file.files.length > 0 ? say('serve_file_ready', file.files[0].name) : '';
  }
  file.addEventListener('change', ready);
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('dragged');
  });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) document.body.classList.remove('dragged'); });
  addEventListener('drop', (event) => {
    document.body.classList.remove('dragged');
    if (!hasFiles(event)) return;
    event.preventDefault();
    host.home();
    if (event.dataTransfer.files.length !== 1) { fileStatus.textContent = say('serve_one_file'); return; }
    file.files = event.dataTransfer.files;
    ready();
    fileButton.focus();
  });

  form.addEventListener('submit', host.submit);
})();
)js";

}  // namespace

std::string_view page_script() { return script; }

}  // namespace overclaim
