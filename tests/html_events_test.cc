#include "text/html_events.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "html_mixes.h"
#include "text/html_construction.h"
#include "text/html_decode.h"

namespace overclaim {
namespace {

// Events on one line: "<p> text </p>"; not written tags in brackets. Without the frame of html, head and body.
std::string shown(std::string_view html) {
  const HtmlEvents page = html_events(html);
  std::string line;
  for (const HtmlEvent& event : page.events) {
    if (!line.empty()) line += ' ';
    const bool written = event.source.end > event.source.begin;
    if (event.kind == HtmlEventKind::text) {
      line += "'" + decode_html(html, event.source, event.run).text + (event.raw ? "'raw" : "'");
    } else {
      line += std::string(written ? "<" : "[") + (event.kind == HtmlEventKind::end_tag ? "/" : "") +
              std::string(event.name) + (written ? ">" : "]");
    }
  }
  const std::string opening = "[html] [head] [/head] [body] ", closing = " [/body] [/html]";
  if (line.starts_with(opening) && line.ends_with(closing) && line.size() >= opening.size() + closing.size())
    line = line.substr(opening.size(), line.size() - opening.size() - closing.size());
  return line;
}

struct Row {
  std::string html, events;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(shown(row.html) == row.events);
  }
}

// What a browser moves before the table it is written in.
std::string fostered(std::string_view html) {
  const HtmlEvents page = html_events(html);
  std::string line;
  for (const HtmlEvent& event : page.events) {
    if (!event.fostered) continue;
    if (!line.empty()) line += ' ';
    line += event.kind == HtmlEventKind::text ? decode_html(html, event.source, event.run).text
                                              : "<" + std::string(event.name) + ">";
  }
  return line;
}

TEST_CASE("what stands in a table outside of its cells is marked") {
  const Row rows[] = {
      {"<table>a<tr>b<td>c</td>d</table>e", "a b d"},
      {"<table> <tbody>\n<tr><td>a</table>", ""},
      {"<table><b>a<i>b</i></b><img><caption>c</caption><div>d</div></table>", "<b> <img> <div>"},
      {"<table><style>a</style><script>b</script><template>c</template><tr><td><p>d</table>", ""},
      {"<svg><table>a</table></svg>", "a"},
      {"<table><td><math><table>a", "a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(fostered(row.html) == row.events);
  }
}

TEST_CASE("events come in source order with implied tags") {
  check({
      {"<p>no <b>side</b>&nbsp;effects", "<p> 'no ' <b> 'side' </b> '\u00A0effects' [/p]"},
      {"<p>a</foo>b<!--c-->d</>e", "<p> 'a' 'b' 'd' 'e' [/p]"},
      {"<head></head> <meta name=a>b", "[html] <head> </head> ' ' <meta> [body] 'b' [/body] [/html]"},
      {"<script>1<2</script>", "[html] [head] <script> '1<2'raw </script> [/head] [body] [/body] [/html]"},
      {"<template><p>x</template>y",
       "[html] [head] <template> <p> 'x'raw [/p] </template> [/head] [body] 'y' [/body] [/html]"},
      {"<math><![CDATA[a&amp;b]]></math>", "<math> 'a&amp;b'raw </math>"},
      {"a\r\nb\0c", "'a\nb'"},
      {" <html> <head> <title>t</title> </head> <body> x </body> </html> y",
       "<html> <head> ' ' <title> 't' </title> ' ' </head> ' ' <body> ' x ' ' ' ' y' [/body] [/html]"},
      {"<ul><li>a<li>b</ul>c", "<ul> <li> 'a' [/li] <li> 'b' [/li] </ul> 'c'"},
      {"<p>a<div>b</p>c", "<p> 'a' [/p] <div> 'b' [p] </p> 'c' [/div]"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "<dl> <dt> 'a' [/dt] <dd> 'b' [/dd] <dt> 'c' [/dt] </dl>"},
      {"<select><option>a<option>b<p>c</select>d",
       "<select> <option> 'a' [/option] <option> 'b' 'c' [/option] </select> 'd'"},
      {"<form><div>a</form>b</div>c", "<form> <div> 'a' 'b' </div> [/form] 'c'"},
      {"<h2>a</h3>b", "<h2> 'a' </h2> 'b'"},
      {"<button>a<button>b", "<button> 'a' [/button] <button> 'b' [/button]"},
      {"<ruby>a<rt>b<rp>c</ruby>", "<ruby> 'a' <rt> 'b' [/rt] <rp> 'c' [/rp] </ruby>"},
      {"<xmp>&amp;<b></xmp>", "<xmp> '&amp;<b>' </xmp>"},
      {"<plaintext>a</plaintext>", "<plaintext> 'a</plaintext>' [/plaintext]"},
      {"<iframe><p></iframe>", "<iframe> '<p>'raw </iframe>"},
      {"<image src=x>", "<img>"},
      {"</br>a", "<br> 'a'"},
      {"<object><p>a</object>b", "<object> <p> 'a' [/p] </object> 'b'"},
      {"<span><div></span>a", "<span> <div> 'a' [/div] [/span]"},
      {"<body class=a><p>x<body class=b id=c>", "[html] [head] [/head] <body> <p> 'x' [/p] [/body] [/html]"},
      {"<a href=x>b<frameset><frame>c</frameset>d", "<a> 'b' 'c' 'd' [/a]"},
      {"<a href=x><frameset><frame>c</frameset>d", "[html] [head] [/head] <frameset> <frame> </frameset> [/html]"},
      {"<noscript><p>a</noscript>b",
       "[html] [head] <noscript> [/noscript] [/head] [body] <p> 'a' 'b' [/p] [/body] [/html]"},
      {"", "[html] [head] [/head] [body] [/body] [/html]"},
      {"<", "'<'"},
      {"a<div b='", "'a'"},
  });
}

TEST_CASE("what stands in a table outside of its cells stays where it is") {
  check({
      {"<table>x<tr><td>y</table>z", "<table> 'x' [tbody] <tr> <td> 'y' [/td] [/tr] [/tbody] </table> 'z'"},
      {"<table><tr><td>a<td>b<tr><th>c</table>",
       "<table> [tbody] <tr> <td> 'a' [/td] <td> 'b' [/td] [/tr] <tr> <th> 'c' [/th] [/tr] [/tbody] </table>"},
      {"<table><caption>a<col><td>b</table>",
       "<table> <caption> 'a' [/caption] [colgroup] <col> [/colgroup] [tbody] [tr] <td> 'b' [/td] [/tr] [/tbody] "
       "</table>"},
      {"<table><div>a<tr><td>b</div>c</table>",
       "<table> <div> 'a' [/div] [tbody] <tr> <td> 'b' 'c' [/td] [/tr] [/tbody] </table>"},
      {"<td>a</td>b", "'a' 'b'"},
      {"<table>a<table>b", "<table> 'a' [/table] <table> 'b' [/table]"},
      {"<table><td><table><td>a</table>b</table>c",
       "<table> [tbody] [tr] <td> <table> [tbody] [tr] <td> 'a' [/td] [/tr] [/tbody] </table> 'b' [/td] [/tr] [/tbody] "
       "</table> 'c'"},
      {"<table><select><tr><td>a", "<table> <select> [/select] [tbody] <tr> <td> 'a' [/td] [/tr] [/tbody] [/table]"},
      {"<p>a<table>b", "<p> 'a' <table> 'b' [/table] [/p]"},
      {"<!doctype html><p>a<table>b", "<p> 'a' [/p] <table> 'b' [/table]"},
  });
}

TEST_CASE("choices, columns and rubies end where a browser ends them") {
  check({
      {"<select><optgroup label=x><option>a</option><option>b</optgroup><option>c</select>d",
       "<select> <optgroup> <option> 'a' </option> <option> 'b' [/option] </optgroup> <option> 'c' [/option] </select> "
       "'d'"},
      {"<select><option>a</optgroup></option>b</option></select>", "<select> <option> 'a' </option> 'b' </select>"},
      {"<table><td><select><option>a</select>b</table>",
       "<table> [tbody] [tr] <td> <select> <option> 'a' [/option] </select> 'b' [/td] [/tr] [/tbody] </table>"},
      {"<table><colgroup><col></col></colgroup><tr><td>a</table>",
       "<table> <colgroup> <col> </colgroup> [tbody] <tr> <td> 'a' [/td] [/tr] [/tbody] </table>"},
      {"<table></colgroup><tr><td>a</table>", "<table> [tbody] <tr> <td> 'a' [/td] [/tr] [/tbody] </table>"},
      {"<ruby>a<rb>b<rtc>c<rt>d</ruby>", "<ruby> 'a' <rb> 'b' [/rb] <rtc> 'c' <rt> 'd' [/rt] [/rtc] </ruby>"},
      {"<noembed><p>a</noembed>b", "<noembed> '<p>a'raw </noembed> 'b'"},
  });
}

TEST_CASE("formatting elements end and begin again where a browser has them do so") {
  check({
      {"<b>a<i>b</b>c</i>d", "<b> 'a' <i> 'b' [/i] </b> [i] 'c' </i> 'd'"},
      {"<b><p>a</b>b</p>c", "<b> [/b] <p> [b] 'a' </b> 'b' </p> 'c'"},
      {"<b><i><p>a</b>b</i>c", "<b> <i> [/i] [/b] [i] [/i] <p> [i] [b] 'a' </b> 'b' </i> 'c' [/p]"},
      {"<p><b>a<p>b", "<p> <b> 'a' [/b] [/p] <p> [b] 'b' [/b] [/p]"},
      {"<a href=1>a<a href=2>b", "<a> 'a' [/a] <a> 'b' [/a]"},
      {"<a href=1><div>a<a href=2>b", "<a> [/a] <div> [a] 'a' [/a] <a> 'b' [/a] [/div]"},
      {"<a href=1>a<table><a href=2>b</table>c", "<a> 'a' <table> <a> 'b' [/a] </table> [/a] [a] 'c' [/a]"},
      {"<nobr>a<nobr>b", "<nobr> 'a' [/nobr] <nobr> 'b' [/nobr]"},
      {"<p><b><b><b><b>a<p>b",
       "<p> <b> <b> <b> <b> 'a' [/b] [/b] [/b] [/b] [/p] <p> [b] [b] [b] 'b' [/b] [/b] [/b] [/p]"},
      {"<b><span><p>a</b>b", "<b> <span> [/span] [/b] <p> [b] 'a' </b> 'b' [/p]"},
      // Elements that are no formatting count among the three; gumbo does not count them, Chromium 156 does.
      {"<b><i><span><span><span><p>a</b>b",
       "<b> <i> <span> <span> <span> [/span] [/span] [/span] [/i] [/b] <p> [b] 'a' </b> 'b' [/p]"},
      {"<b><i><span><span><p>a</b>b",
       "<b> <i> <span> <span> [/span] [/span] [/i] [/b] [i] <p> [b] 'a' </b> 'b' [/p] [/i]"},
      {"</b>a", "'a'"},
      {"<table><td><b>a</table>b", "<table> [tbody] [tr] <td> <b> 'a' [/b] [/td] [/tr] [/tbody] </table> 'b'"},
      {"<b><div><p>a</b>b", "<b> [/b] <div> [b] [/b] <p> [b] 'a' </b> 'b' [/p] [/div]"},
  });
}

TEST_CASE("drawings and formulas are read as such, and HTML inside them as HTML") {
  check({
      {"<svg><title>a</title><path/><g>b</svg>c", "<svg> <title> 'a' </title> <path> [/path] <g> 'b' [/g] </svg> 'c'"},
      {"<svg><style><b>a", "<svg> <style> [/style] [/svg] <b> 'a' [/b]"},
      {"<svg><p>a", "<svg> [/svg] <p> 'a' [/p]"},
      {"<svg></p>a", "<svg> [/svg] [p] </p> 'a'"},
      {"<svg><foreignObject><p>a</foreignObject>b", "<svg> <foreignobject> <p> 'a' 'b' [/p] [/foreignobject] [/svg]"},
      {"<math><mi>a<b>b</math>c", "<math> <mi> 'a' <b> 'b' 'c' [/b] [/mi] [/math]"},
      {"<svg><font>a<font color=b>c", "<svg> <font> 'a' [/font] [/svg] <font> 'c' [/font]"},
      {"a<![CDATA[b]]>c", "'a' 'c'"},
      {"<table><math><mi><![CDATA[y]]>z", "<table> <math> <mi> 'y' 'z' [/mi] [/math] [/table]"},
  });
}

TEST_CASE("attributes are decoded and know their place") {
  const std::string html = "<img ALT='a &amp; b' src=x?y=1&copy=2 hidden data-x=1 alt=c>";
  const HtmlEvents page = html_events(html);
  const auto image =
      std::find_if(page.events.begin(), page.events.end(), [](const HtmlEvent& event) { return event.name == "img"; });
  REQUIRE(image != page.events.end());
  REQUIRE(image->attributes.size() == 3);  // the first of each name that some rule reads
  CHECK(image->attributes[0].name == HtmlAttributeName::alt);
  CHECK(image->attributes[0].value == "a & b");
  CHECK(html.substr(image->attributes[0].value_source.begin, 9) == "a &amp; b");
  CHECK(image->attributes[1].value == "x?y=1&copy=2");
  CHECK(image->attributes[2].name == HtmlAttributeName::hidden);
  CHECK(image->attributes[2].value == "");
}

TEST_CASE("attributes of a second <html> or <body> are added to the first") {
  const HtmlEvents page = html_events("<body class=a>x<body class=b id=c>");
  const auto body =
      std::find_if(page.events.begin(), page.events.end(), [](const HtmlEvent& event) { return event.name == "body"; });
  REQUIRE(body != page.events.end());
  REQUIRE(body->attributes.size() == 2);
  CHECK(body->attributes[0].value == "a");
  CHECK(body->attributes[1].value == "c");
}

TEST_CASE("events stay what they are when the page is moved") {
  const std::string html = "<UNKNOWN-Name title=x class='a&amp;b'>y</UNKNOWN-name>";
  HtmlEvents page = html_events(html);
  const HtmlEvents moved = std::move(page);
  CHECK(moved.events[4].name == "unknown-name");
  REQUIRE(moved.events[4].attributes.size() == 1);
  CHECK(moved.events[4].attributes[0].value == "a&b");
}

TEST_CASE("bad UTF-8 is one U+FFFD a sequence and counted") {
  const std::string html =
      "a\xFF"
      "b\xE2\x82"
      "c\xC3\xA9";
  const DecodedRun run = decode_html(html, {0, html.size()}, HtmlRun::text);
  CHECK(run.text == "a\uFFFDb\uFFFDc\u00E9");
  CHECK(run.bad_bytes == 3);
}

TEST_CASE("events are balanced and in source order, on random mixes") {
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    HtmlMixes mixes(seed);
    const std::string html = mixes.next(3 + seed % 60);
    CAPTURE(html);
    const HtmlEvents page = html_events(html);
    std::vector<std::string_view> open;
    std::uint64_t position = 0;
    std::vector<std::string> out_of_order;
    bool balanced = true;
    for (const HtmlEvent& event : page.events) {
      if (event.source.begin < position || event.source.end < event.source.begin)
        out_of_order.push_back(std::string(event.name) + ' ' + std::to_string(event.source.begin) + ' ' +
                               std::to_string(position));
      position = event.source.end;
      if (event.kind == HtmlEventKind::start_tag) open.push_back(event.name);
      if (event.kind == HtmlEventKind::end_tag) {
        while (!open.empty() && open.back() != event.name && has_trait(html_name_of(open.back()), html_void))
          open.pop_back();
        balanced = balanced && !open.empty() && open.back() == event.name;
        if (balanced) open.pop_back();
      }
    }
    CHECK(out_of_order == std::vector<std::string>{});
    CHECK(balanced);
    CHECK(open.empty());
  }
}

// ---- growth ----

std::string repeat(std::string_view piece, std::size_t times) {
  std::string all;
  while (times-- > 0) all += piece;
  return all;
}

struct Hostile {
  std::string name, before, piece, middle, again;  // before, piece * n, middle, again * n
  std::string make(std::size_t n) const { return before + repeat(piece, n) + middle + repeat(again, n); }
};

const Hostile hostile_pages[] = {
    {"nested blocks", "", "<div>", "", ""},
    {"nested and closed", "", "<div>", "", "</div>"},
    {"nested inline", "", "<span>", "", "</i></span>"},
    {"stray end tags on a deep page", "", "<div><span>", "", "</p></li></h2></b></i>"},
    {"end tags that something bounds", "<p><object>", "<div>", "", "</p>"},
    {"end tags of an inline element around blocks", "<foo>", "<div>", "", "</foo>"},
    {"items", "<ul>", "<li><ul>", "", "<li>x"},
    {"items behind a block", "<ul><li><section>", "<span>", "", "<li>"},
    {"definitions", "<dl><dt><section>", "<i><span>", "", "<dd>"},
    {"formatting left open", "", "<b>", "", "<p>x"},
    {"formatting of many kinds left open", "", "<font size=1><font size=2><i><b><tt>", "", "<p>x"},
    {"formatting closed over blocks", "", "<b><div>", "", "</b>"},
    {"one formatting element over many blocks", "<b>", "<div>", "", "</b>"},
    {"formatting closed over inline elements", "<b>", "<i><span>", "<div>", "</b>"},
    {"links in links", "", "<a href=x>", "", "<div>"},
    {"links over blocks", "", "<a href=x><div>", "", ""},
    {"nested tables", "", "<table><td>", "", "</table>"},
    {"tables on a deep page", "", "<div>", "", "<table><td>x</table>"},
    {"sections of tables", "<table>", "<tbody><tr><td>", "", "</tbody>"},
    {"text in tables", "<table>", "x<b>", "", "<tr>y"},
    {"selects on a deep page", "", "<div>", "", "<select><option>x</select>"},
    {"templates", "", "<template>", "", "x</template>"},
    {"forms", "", "<form><div>", "", "</form>"},
    {"forms on a deep page", "<form>", "<div>", "</form>", "<form></form>"},
    {"buttons", "", "<button><b>", "", "</button>"},
    {"headings", "", "<h1><span>", "", "</h2>"},
    {"drawings", "<svg>", "<g>", "", "</x>"},
    {"drawings with HTML inside", "", "<svg><desc><b>", "", "</svg>"},
    {"ruby", "<ruby>", "<rt><b>", "", "<rp>"},
    {"unknown names", "", "<x-a><X-b>", "", "</x-b></x-c>"},
    {"comments that do not end", "", "<!--", "", "-- >"},
    {"openings of tags", "", "<", "", "</"},
    {"ampersands", "", "&", "", "&#"},
    {"attributes", "<p", " a=1 class=b", ">", ""},
    {"attributes with references", "<p", " alt='&amp;'", ">", ""},
    {"a tag that does not end", "<p ", "a='<p>'", " b='", ""},
    {"scripts that do not end", "<script>", "<!--<script>", "", "</script"},
    {"titles that do not end", "", "<title>", "", "</titl"},
    {"bodies", "", "<body class=x id=y>", "", "<html lang=z>"},
    {"hidden", "", "<span hidden>x", "", "</span>y"},
    {"asides of links", "", "<aside><a href=x>y</a>", "", "</aside>"},
    {"closing marks before buttons", "<p>", ")))", "", "<button>x</button>)"},
    {"toolbars", "archive.today <div id=CONTENT></div>", "<div id=HEADER>", "archive.today", "x "},
    {"quotations", "", "<q>", "x", "</q>"},
    {"noscript", "", "<noscript>", "", "x</noscript>"},
};

// Work is counted, not timed: events, and steps of the few walks over open elements.
TEST_CASE("twice the page is twice the work, on pages made to be slow") {
  for (const Hostile& hostile : hostile_pages) {
    CAPTURE(hostile.name);
    std::uint64_t work[2], events[2];
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
      const std::string html = hostile.make(4000 << i);
      HtmlConstruction construction(html);
      events[i] = construction.run().events.size();
      work[i] = construction.steps();
      CHECK(work[i] <= 100 * html.size() + 1000);
    }
    CHECK(events[1] <= 2 * events[0] + events[0] / 10 + 100);
    CHECK(work[1] <= 2 * work[0] + work[0] / 10 + 1000);
  }
}

}  // namespace
}  // namespace overclaim
