// Added to the report's own style sheet (report/html_style.cc), whose colours and fonts it uses. The field and the
// mirror behind it that carries the marks must break lines alike: whatever sets text has one rule for both. Looked at
// in a browser by tests/serve/page_test.mjs (contrast, widths, touch sizes, print).
#include "app/serve_assets.h"

namespace overclaim {
namespace {

constexpr std::string_view style = R"css(
.desk { padding-bottom: 1rem; }
body:has(.desk) > header.calm, body:has(.desk) > main, body:has(.desk) > footer { max-width: 47rem; }
.desk h1 { margin-top: 1.6rem; }
.desk .intro { margin-top: .5rem; }
.ask-form { margin-top: 1.4rem; }
.ask-form label, .live h2 { display: block; font: 600 1rem/1.5 var(--sans); }
.hint { font: .889rem/1.5 var(--sans); color: var(--quiet); }
.field { display: grid; margin-top: .5rem; border: 2px solid var(--calm-line); border-radius: 8px; background: var(--paper); overflow: hidden; }
.field:focus-within { outline: 3px solid var(--link); outline-offset: 2px; }
.field > * { grid-area: 1 / 1; }
.field textarea, .mirror {
  box-sizing: border-box; width: 100%; min-height: 9.2rem; max-height: 60vh; margin: 0; padding: .85rem 1rem; border: 0;
  font: 1.06rem/1.6 var(--serif); letter-spacing: normal; word-spacing: normal; tab-size: 8; text-align: start; text-indent: 0;
  white-space: pre-wrap; overflow-wrap: anywhere; word-break: normal; unicode-bidi: plaintext; overflow-x: hidden; overflow-y: scroll;
}
.field textarea { resize: vertical; background: transparent; color: var(--ink); outline: 0; field-sizing: content; position: relative; }
.mirror { max-height: none; height: 0; min-height: 100%; color: transparent; pointer-events: none; user-select: none; scrollbar-color: transparent transparent; }
.mirror::-webkit-scrollbar-thumb, .mirror::-webkit-scrollbar-track { background: transparent; }
.mirror mark { color: transparent; }
.file { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.file .go button { background: var(--paper); color: var(--link); border: 2px solid var(--link); }
.file .go { margin-top: .8rem; }
.file input { display: block; width: 100%; max-width: 100%; margin-top: .4rem; padding: .7rem; border: 2px dashed var(--line); border-radius: 8px; color: var(--ink); font: .944rem/1.5 var(--sans); }
.file input:focus-visible, .go button:focus-visible, .again button:focus-visible, .copy:focus-visible, .filters button:focus-visible, .print-all input:focus-visible, .show:focus-visible, .stop:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.file input::file-selector-button { margin-inline-end: .8rem; padding: .45rem .9rem; border: 1px solid var(--calm-line); border-radius: 6px; background: var(--calm); color: var(--ink); font: inherit; cursor: pointer; }
.file .hint { margin-top: .35rem; }
.dragged .file input { border-color: var(--link); background: var(--calm); }
.go { margin-top: 1rem; }
.go button { min-height: 3rem; padding: .6rem 1.8rem; border: 0; border-radius: 8px; background: var(--link); color: var(--paper); font: 600 1.06rem/1.4 var(--sans); cursor: pointer; }
.go button:hover { text-decoration: underline; }
.private { margin-top: .7rem; }
.examples { margin-top: 2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); font: 1rem/1.5 var(--sans); }
.examples ul { list-style: none; display: flex; flex-wrap: wrap; gap: .6rem; margin-top: .6rem; }
.examples a { display: inline-block; padding: .55rem 1rem; border: 1px solid var(--calm-line); border-radius: 1.6rem; text-decoration: none; }
.examples a:hover { text-decoration: underline; }
.notice { margin-top: 1.2rem; padding: .9rem 1.1rem; border-inline-start: 5px solid var(--ask-line); background: var(--ask); }
.notice-title { font: 600 1rem/1.5 var(--sans); }
.notice p + p { margin-top: .2rem; }
.working { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; margin-top: .8rem; font: 1rem/1.5 var(--sans); }

.live { margin-top: 1.8rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
.live > ul { list-style: none; }
.live [role="status"] { margin-top: .3rem; }
.live li { margin-top: 1rem; padding-inline-start: .9rem; border-inline-start: 3px solid var(--ask-line); }
.live li.fair { border-inline-start: 3px dotted var(--fair-line); }
.live li p + p { margin-top: .2rem; }
.live .says { display: block; }
.copy, .show, .stop, .filters button, .again button {
  min-height: 2.5rem; padding: .3rem .9rem; border: 1px solid var(--calm-line); border-radius: 6px; background: var(--paper); color: var(--link);
  font: .889rem/1.4 var(--sans); font-style: normal; cursor: pointer;
}
.copy:hover, .show:hover, .stop:hover, .filters button:hover, .again button:hover { text-decoration: underline; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .4rem; }
.question .copy { margin-inline-start: .4rem; vertical-align: middle; }
.boxes > li:has(> .copy) { display: flex; gap: .8rem; justify-content: space-between; align-items: center; margin-top: .4rem; }
.boxes > li:has(> .copy)::before { top: .65em; }
.boxes .copy { flex: none; }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-top: 1rem; font: .889rem/1.5 var(--sans); }
.filters button[aria-pressed="true"] { background: var(--link); color: var(--paper); border-color: var(--link); font-weight: 600; }
.filters [role="status"] { color: var(--quiet); }
.page-text[data-show="ask"] .row:not(:has(.label.ask)), .page-text[data-show="fair"] .row:not(:has(.label.fair)) { display: none; }
.page-text[data-show="ask"] .note:has(> .says > .label.fair), .page-text[data-show="fair"] .note:has(> .says > .label.ask) { display: none; }

.again { max-width: 61rem; margin: 1rem auto 0; padding: 0 1.25rem; display: flex; flex-wrap: wrap; align-items: center; gap: .6rem 1.2rem; font: .944rem/1.5 var(--sans); }
.again a { display: inline-block; padding: .45rem 0; }
.again form { margin: 0; }
.print-all { display: inline-flex; align-items: center; gap: .5rem; min-height: 2.5rem; }
.print-all input { width: 1.25rem; height: 1.25rem; accent-color: var(--link); flex: none; }
/* On a telephone the button stays in sight below a long text. */
@media (max-width: 40rem) { .field textarea { max-height: 32vh; } }
@media (min-width: 60rem) { .again { padding: 0 2rem; } }
@media (min-width: 70rem) { .again { max-width: 66rem; } }
@media (min-width: 110rem) { html { font-size: 131.25%; } }
@media (min-width: 180rem) { html { font-size: 200%; } }
@media (prefers-reduced-motion: no-preference) { .field, .copy, .go button { transition: outline-offset .1s; } }
@media (forced-colors: active) { .go button, .filters button[aria-pressed="true"] { border: 2px solid ButtonText; } .mirror { display: none; } }
@media print {
  .again, .filters, .copy, .show { display: none; }
  body:has(.doctor):not(:has(#print-all:checked)) > header, body:has(.doctor):not(:has(#print-all:checked)) > footer { display: none; }
  body:not(:has(#print-all:checked)) article:has(> .doctor) > :not(.doctor) { display: none; }
  body:not(:has(#print-all:checked)) article > .doctor { display: block; }
}
)css";

}  // namespace

std::string_view page_style() { return style; }

std::string_view page_icon() {
  return R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#24507a"/><path d="M8 10h16M8 16h10" stroke="#fbfaf7" stroke-width="2.6" stroke-linecap="round"/><path d="M8 23h13" stroke="#e9b65a" stroke-width="3.4" stroke-linecap="round"/></svg>
)svg";
}

}  // namespace overclaim
