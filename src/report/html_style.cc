// System fonts only: a font file would have to be fetched or carried. A mark has a line of its own kind and a numbered
// label, so that nothing hangs on colour; no red and no green, which would say stop and go. Tested in a browser by
// tests/browser (contrast, widths, print).
#include "report/html_style.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::string_view style = R"css(
:root {
  --paper: #fbfaf7; --ink: #23262b; --quiet: #5a5f67; --line: #dcd7cc; --calm: #eaf0f2; --calm-line: #7c97a3;
  --link: #24507a; --ask: #fbeccb; --ask-line: #9a6412; --ask-ink: #6f4609; --fair-line: #3f6478; --fair-ink: #2f5163;
  --bar: #e4dfd4; --gain: #24507a; --chance: #8b9fb3;
  --serif: Charter, "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1a1c1f; --ink: #e7e4dd; --quiet: #a9adb4; --line: #3a3d42; --calm: #22292d; --calm-line: #6f8b98;
    --link: #9cc3e6; --ask: #40341b; --ask-line: #d9a648; --ask-ink: #efc778; --fair-line: #8fb3c6; --fair-ink: #a9cbdc;
    --bar: #34373c; --gain: #9cc3e6; --chance: #5f7890;
  }
}
* { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--serif); overflow-wrap: anywhere; }
header.calm, main, footer { max-width: 61rem; margin: 0 auto; padding: 0 1.25rem; }
p, ul, ol, dl, dd, figure, blockquote { margin: 0; padding: 0; }
p + p, p + ul, ul + p, p + ol, blockquote + p, p + blockquote, p + figure, figure + p, figure + figure { margin-top: .6rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.quiet, .source, .where { color: var(--quiet); }
.source, .where, .quiet { font: .833rem/1.5 var(--sans); }

header.calm { margin-top: 1.25rem; }
header.calm > p { background: var(--calm); border-inline-start: 5px solid var(--calm-line); margin: 0; padding: 0 1.25rem 1.1rem; max-width: none; }
header.calm > p.calm-heading { padding: 1.1rem 1.25rem .35rem; font-size: 1.333rem; line-height: 1.3; font-weight: 600; }

h1, h2, h3, h4 { font-family: var(--serif); line-height: 1.25; font-weight: 600; margin: 0; text-wrap: balance; }
h1 { font-size: 1.55rem; margin-top: 2rem; letter-spacing: -.01em; }
article > h2 { font-size: 1.7rem; margin-top: 3.5rem; padding-top: 1.5rem; border-top: 4px double var(--line); }
.source { margin-top: .4rem; }
.part, .page-text { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.4rem; }
.part > h2, .part > h3, .page-text > h2, .page-text > h3 { font-size: 1.15rem; }
.page-text > h2, .page-text > h3 { font-size: 1.333rem; margin-bottom: .6rem; }
.body { margin-top: .6rem; max-width: 42rem; }
.body ul, .notes, .legend, .index { list-style: none; }

.fair-lines { margin-top: .6rem; }
.fair-lines > li { padding: .2rem 0 .2rem 1rem; border-inline-start: 2px dotted var(--fair-line); }
.fair-lines > li + li { padding-top: .5rem; }
.fair-lines p + p { margin-top: .1rem; }
.quoted { color: var(--quiet); font-style: italic; }
.sources > li + li, .figures > li + li { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px dotted var(--line); }
.sources p + p, .figures p + p { margin-top: .2rem; }
.minds { padding-inline-start: .8rem; border-inline-start: 3px solid var(--ask-line); }
.sources details { margin-top: .4rem; }
table.same { border-collapse: collapse; width: 100%; margin-top: .4rem; font: .833rem/1.45 var(--sans); }
table.same th, table.same td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line); font-weight: 400; }
table.same thead th { border-top: 0; color: var(--quiet); }
table.same th, table.same td:last-child { overflow-wrap: normal; }
table.same .differs td:last-child { font-weight: 600; }
.quoted::before { content: "\201C"; } .quoted::after { content: "\201D"; }

.tensions { margin-top: .6rem; }
.tensions > li { padding: 1rem 0; border-top: 1px solid var(--line); }
.tensions > li:first-child { border-top: 0; padding-top: .2rem; }
.tensions dl > div { margin-top: .6rem; }
.tensions dt { font: 600 .778rem/1.5 var(--sans); letter-spacing: .02em; color: var(--quiet); padding-top: .2rem; }
.tensions .quiet { margin-top: .5rem; }
.tensions dd > * + * { margin-top: .5rem; }
.numbered { display: flex; gap: .5rem; align-items: baseline; }
.numbered > .label { flex: none; margin: 0; }
.wordings { margin-top: .6rem; }
.fairer details, .fairer details .wordings { font: 1rem/1.6 var(--serif); }
.fairer summary { font: .833rem/1.5 var(--sans); }
.wordings > li { padding-inline-start: 1rem; border-inline-start: 2px dotted var(--fair-line); }
.doctor { display: none; margin-top: 2rem; max-width: 42rem; }
.doctor > .says { margin-top: 1.1rem; }
.doctor ul, .doctor ol { list-style: none; }
.doctor > p.quiet { margin-top: .6rem; }
.doctor:target { display: block; }
article:has(> .doctor:target) > :not(.doctor) { display: none; }
main:has(.doctor:target) > :not(:has(> .doctor:target)), body:has(.doctor:target) > header, body:has(.doctor:target) > footer { display: none; }

.claim { padding: 1.3rem 0; border-top: 1px solid var(--line); }
.claim:first-child { padding-top: 0; border-top: 0; }
.claim > dl > div { margin-top: .9rem; }
.claim > dl > div:first-child { margin-top: 0; }
.claim dt { font: 600 .778rem/1.5 var(--sans); letter-spacing: .02em; color: var(--quiet); padding-top: .2rem; }
.says { display: flex; gap: .5rem; align-items: baseline; font: 600 .944rem/1.5 var(--sans); }
.says > .label { flex: none; margin: 0; }
.claim blockquote { font-size: 1.06rem; }
.lead { color: var(--quiet); }
.lead + p { margin-top: .15rem; }
.also { line-height: 1.9; }
.verdict { font-weight: 600; }
.question { font-style: italic; }
.plain > li { padding-inline-start: 1.2rem; text-indent: -1.2rem; margin-top: .35rem; }
.plain > li::before { content: "\2013"; display: inline-block; width: 1.2rem; text-indent: 0; color: var(--quiet); }
.boxes > li { position: relative; padding-inline-start: 1.9rem; margin-top: .6rem; }
.boxes > li::before { content: ""; position: absolute; inset-inline-start: 0; top: .3em; width: 1rem; height: 1rem; border: 1.5px solid var(--quiet); border-radius: 2px; }

figure { border-inline-start: 2px solid var(--line); padding-inline-start: .9rem; }
figcaption { font: .889rem/1.5 var(--sans); }
.bar { display: block; width: 100%; height: .9rem; margin-top: .4rem; }
.bar .scale { fill: var(--bar); } .bar .gain { fill: var(--gain); } .bar .chance { fill: var(--chance); }
.ends { display: flex; justify-content: space-between; font: .722rem/1.4 var(--sans); color: var(--quiet); }

mark { background: none; color: inherit; padding: 0; text-decoration-line: underline; text-underline-offset: .22em; text-decoration-skip-ink: none; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.ask { background: var(--ask); text-decoration: underline solid 2px var(--ask-line); }
mark.fair { text-decoration: underline dotted 2.5px var(--fair-line); }
.label { display: inline-block; min-width: 1.5rem; padding: 0 .3rem; margin: 0 .12rem; border-radius: .75rem; font: 600 .722rem/1.4rem var(--sans); text-align: center; text-decoration: none; text-indent: 0; vertical-align: .12em; font-style: normal; }
.label.ask { background: var(--ask-line); color: var(--paper); border: 1px solid var(--ask-line); border-radius: 3px; }
.label.fair { color: var(--fair-ink); border: 1px dotted var(--fair-line); }
.label:hover { text-decoration: underline; }

.page-text > p { max-width: 42rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin-top: .6rem; font: .889rem/1.8 var(--sans); }
.row { padding: .45rem 0; }
.legend + .row { margin-top: 1rem; }
.said { max-width: 38rem; }
.said.heading { font-weight: 600; font-size: 1.15rem; line-height: 1.35; margin-top: .8rem; }
.said.question { font-weight: 600; font-style: normal; }
.said.list_item { padding-inline-start: 1.3rem; position: relative; }
.said.list_item::before { content: "\2022"; position: absolute; inset-inline-start: .25rem; color: var(--quiet); }
.said.quote { border-inline-start: 3px solid var(--line); padding-inline-start: 1rem; }
.said.caption, .said.small_print, .said.reference_entry { font-size: .889rem; }
.said.furniture, p.said.furniture { font: .778rem/1.6 var(--sans); color: var(--quiet); }
.notes { font: .889rem/1.5 var(--sans); margin-top: .7rem; }
.note { border-inline-start: 3px solid var(--line); padding: .1rem 0 .1rem .8rem; margin-top: .8rem; }
.note:first-child { margin-top: 0; }
.note p + p { margin-top: .3rem; }
.note p.says { font-size: .889rem; }
.note .verdict { font-weight: 600; }
:target { scroll-margin-top: 1.5rem; }
.note:target, .claim:target { outline: 2px solid var(--link); outline-offset: .5rem; border-radius: 2px; }
.label:target { outline: 2px solid var(--link); outline-offset: 2px; }

details { margin-top: .5rem; font: .833rem/1.5 var(--sans); }
summary { cursor: pointer; color: var(--quiet); padding: .15rem 0; width: fit-content; }
details dl { margin-top: .4rem; }
details dl > div { display: grid; grid-template-columns: minmax(5.5rem, 8rem) minmax(0, 1fr); gap: 0 .6rem; }
details dt { color: var(--quiet); }
details ul { list-style: none; } details li { margin-top: .5rem; }
details h3, details h4 { font: 600 .944rem/1.4 var(--sans); margin: 1.2rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin-top: .4rem; font-variant-numeric: tabular-nums; }
th, td { text-align: start; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; }
.index > li { padding: .7rem 0; border-bottom: 1px solid var(--line); } .index p + p { margin-top: .1rem; }
nav .index > li { padding: .35rem 0; }
footer { margin: 3rem auto 2rem; } footer p { border-top: 1px solid var(--line); padding-top: 1rem; color: var(--quiet); font: .833rem/1.5 var(--sans); }

@media (min-width: 40rem) {
  h1 { font-size: 1.9rem; margin-top: 2.4rem; }
  .claim > dl > div, .tensions dl > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 1rem; }
}
@media (min-width: 60rem) {
  header.calm, main, footer { padding: 0 2rem; }
  .part { display: grid; grid-template-columns: 12rem minmax(0, 42rem); gap: 0 2rem; }
  .body { margin-top: 0; }
  .row { display: grid; grid-template-columns: minmax(0, 36rem) minmax(0, 1fr); gap: 0 2.5rem; align-items: start; }
  .notes { margin-top: .15rem; }
}
@media screen and (min-width: 60rem) {
  .said { position: sticky; top: 1rem; }
}
@media (min-width: 70rem) {
  header.calm, main, footer { max-width: 66rem; }
  .row { grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --calm: #fff; --calm-line: #777; --link: #000; --ask: #fff; --ask-line: #000; --fair-line: #333; --fair-ink: #000; --bar: #ddd; --gain: #000; --chance: #777; color-scheme: light; }
  html { font-size: 10.5pt; }
  header.calm, main, footer { max-width: none; padding: 0; }
  header.calm > p { border: 0; padding: 0 .8rem .6rem; } header.calm { border: 1px solid #777; }
  h1, h2, h3, h4, .says { break-after: avoid; }
  .claim > dl > div, .note, figure, .boxes > li, .fair-lines > li { break-inside: avoid; }
  .tensions > li, .wordings > li, .doctor li { break-inside: avoid; }
  .doctor { max-width: none; margin-top: 0; font-size: .86rem; line-height: 1.35; } .doctor .back { display: none; }
  .doctor .quiet, .doctor .source { font-size: .72rem; } .doctor .says { margin-top: .6rem; font-size: .86rem; }
  .doctor li, .doctor .boxes > li { margin-top: .22rem; } .doctor h2, .doctor h3 { font-size: 1.15rem; }
  p { orphans: 3; widows: 3; }
  a { text-decoration: none; }
  .label.ask { background: #fff; color: #000; border: 1.5px solid #000; }
  details > summary { list-style: none; font-weight: 600; }
  .note details, .note details dl { font-size: .72rem; line-height: 1.4; }
  .note details dl > div, .note details dl > div > * { display: inline; }
  .note details dl > div > dt::after { content: " "; } .note details dl > div > dd::after { content: "; "; }
  .note details p, .note details li { margin-top: .15rem; } .note details .quiet { font-size: inherit; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
)css";

}  // namespace

std::string html_style() {
  std::string line;
  for (std::size_t at = 0; at < style.size();) {
    const std::size_t end = std::min(style.find('\n', at), style.size());
    const std::size_t begin = std::min(style.find_first_not_of(' ', at), end);
    line += style.substr(begin, end - begin);
    at = end + 1;
  }
  return line;
}

std::string html_style_hash() { return style_hash(html_style()); }

std::string style_hash(std::string_view css) {
  const std::string hex = sha256_hex(css);
  const auto digit = [](char c) -> std::uint32_t {
    return c <= '9' ? static_cast<std::uint32_t>(c - '0') : static_cast<std::uint32_t>(c - 'a') + 10;
  };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(digit(hex[i]) << 4U | digit(hex[i + 1]));
  }
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out = "sha256-";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : alphabet[group >> (18 - 6 * k) & 63U];
  }
  return out;
}

}  // namespace overclaim
