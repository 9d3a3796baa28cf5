// <over-claim>: shows what its text claims. Nothing of the text is run: it becomes text nodes in a shadow tree.
//
//   <over-claim>Our therapy has no side effects.</over-claim>
//
// The text is that of the element, or its property `text`. When it was read, the element has the property `report` and
// fires "overclaim-report"; where it could not be read, `error` and "overclaim-error". Labels can be put in place of ours:
// property `labels` {asks, fair, none, question}.
import { check } from './index.js';

const style = `
:host { display: block; font: inherit; color: inherit; }
:host([hidden]) { display: none; }
p, ul { margin: .5em 0; }
ul { padding-inline-start: 1.2em; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: none; color: inherit; text-decoration: underline; text-decoration-thickness: .15em; text-underline-offset: .15em; }
mark.ask { text-decoration-style: wavy; text-decoration-color: #b3541e; }
mark.fair { text-decoration-color: #3a7d5c; }
.says { font-weight: 600; }
`;

const usual = {
  asks: (n) => (n === 1 ? '1 place to ask about.' : `${n} places to ask about.`),
  fair: (n) => (n === 1 ? '1 fair or careful line.' : `${n} fair or careful lines.`),
  none: 'We found no words to question. That does not make the text true or complete.',
  question: 'Ask: ',
};

const make = (tag, text = '', name = '') => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (name) element.className = name;
  return element;
};

// Pieces of the text with the places marked; what is to be asked about wins where both stand.
function marked(text, findings) {
  const box = make('p', '', 'text');
  const shift = text.startsWith('\ufeff') ? 1 : 0;
  const cuts = new Set([0, text.length]);
  for (const { utf16 } of findings) cuts.add(utf16.begin + shift).add(utf16.end + shift);
  const places = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < places.length; ++i) {
    const [begin, end] = [places[i], places[i + 1]];
    const here = findings.filter((one) => one.utf16.begin + shift <= begin && end <= one.utf16.end + shift);
    const piece = text.slice(begin, end);
    box.append(here.length === 0 ? piece : make('mark', piece, here.some((one) => one.status === 'flagged') ? 'ask' : 'fair'));
  }
  return box;
}

export class OverClaim extends HTMLElement {
  #text;
  #turn = 0;
  labels = {};
  report = null;
  error = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();  // no style element: a page's policy may forbid them
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(make('div', '', 'text'), make('div'));
    root.lastChild.setAttribute('role', 'status');
  }

  connectedCallback() {
    queueMicrotask(() => this.#read());
  }

  get text() {
    return this.#text ?? this.textContent;
  }
  set text(value) {
    this.#text = String(value);
    if (this.isConnected) this.#read();
  }

  async #read() {
    const turn = ++this.#turn, text = this.text;
    const box = make('div');
    this.shadowRoot.firstChild.replaceWith(make('p', text, 'text'));
    try {
      const report = await check(text, { mediaType: 'text/plain' });
      if (turn !== this.#turn) return;
      this.report = report;
      this.error = null;
      this.#show(text, report, box);
      this.dispatchEvent(new CustomEvent('overclaim-report', { detail: report, bubbles: true }));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.report = null;
      this.error = error;
      this.shadowRoot.lastChild.replaceChildren(make('p', error.message));
      this.dispatchEvent(new CustomEvent('overclaim-error', { detail: error, bubbles: true }));
    }
  }

  #show(text, report, box) {
    const say = { ...usual, ...this.labels };
    const findings = report.findings.filter((one) => ['flagged', 'noted'].includes(one.status) && one.channel === 'body');
    this.shadowRoot.firstChild.replaceWith(marked(text, findings));
    const asks = findings.filter((one) => one.status === 'flagged');
    const skipped = [...new Set(report.coverage.skipped.map((part) => part.reason))];
    const lines = [];
    if (asks.length > 0) lines.push(say.asks(asks.length));
    if (findings.length > asks.length) lines.push(say.fair(findings.length - asks.length));
    if (findings.length === 0 && skipped.length === 0) lines.push(say.none);
    box.append(make('p', [...lines, ...skipped].join(' ')));
    const list = make('ul');
    for (const one of asks) {
      const rule = report.rules[one.rule], item = make('li');
      item.append(make('p', rule.message, 'says'), make('p', `\u201c${one.quote}\u201d`));
      if (rule.ask) item.append(make('p', say.question + rule.ask));
      list.append(item);
    }
    if (asks.length > 0) box.append(list);
    this.shadowRoot.lastChild.replaceChildren(...box.childNodes);
  }
}

if (!customElements.get('over-claim')) customElements.define('over-claim', OverClaim);
