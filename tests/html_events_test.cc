#include "text/html_events.h"

#include <doctest/doctest.h>
#include <gumbo.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "html_mixes.h"
#include "text/html_decode.h"
#include "text/html_limits.h"

namespace overclaim {
namespace {

// Events on one line: "<p> text </p>"; not written tags in brackets.
std::string shown(std::string_view html) {
  const HtmlEvents page = html_events(html);
  if (page.refused) return "refused";
  std::string line;
  for (const HtmlEvent& event : page.events) {
    if (!line.empty()) line += ' ';
    const bool written = event.source.end > event.source.begin;
    if (event.kind == HtmlEventKind::text) {
      line += "'" + decode_html(html, event.source, event.raw ? HtmlRun::raw : HtmlRun::text).text +
              (event.raw ? "'raw" : "'");
    } else {
      line += std::string(written ? "<" : "[") + (event.kind == HtmlEventKind::end_tag ? "/" : "") + event.name +
              (written ? ">" : "]");
    }
  }
  return line;
}

TEST_CASE("events come in source order with implied tags") {
  const struct {
    std::string html, events;
  } rows[] = {
      {"<p>no <b>side</b>&nbsp;effects",
       "[html] [head] [/head] [body] <p> 'no ' <b> 'side' </b> '\u00A0effects' [/p] [/body] [/html]"},
      {"<p>a</foo>b<!--c-->d</>e", "[html] [head] [/head] [body] <p> 'a' 'b' 'd' 'e' [/p] [/body] [/html]"},
      {"<table>x<tr><td>y</table>z",
       "[html] [head] [/head] [body] <table> 'x' [tbody] <tr> <td> 'y' </td> [/tr] [/tbody] [/table] 'z' [/body] "
       "[/html]"},
      {"<head></head> <meta name=a>b", "[html] <head> </head> ' ' <meta> [body] 'b' [/body] [/html]"},
      {"<script>1<2</script>", "[html] [head] <script> '1<2'raw </script> [/head] [body] [/body] [/html]"},
      {"<template><p>x</template>y",
       "[html] [head] <template> <p> 'x'raw </p> [/template] [/head] [body] 'y' [/body] [/html]"},
      {"<math><![CDATA[a&amp;b]]></math>",
       "[html] [head] [/head] [body] <math> 'a' '&' 'amp;b' </math> [/body] [/html]"},
      {"a\r\nb\0c", "[html] [head] [/head] [body] 'a\nb' [/body] [/html]"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    CHECK(shown(row.html) == row.events);
  }
}

TEST_CASE("attributes are decoded and know their place") {
  const std::string html = "<img ALT='a &amp; b' src=x?y=1&copy=2 hidden>";
  const HtmlEvents page = html_events(html);
  const auto image =
      std::find_if(page.events.begin(), page.events.end(), [](const HtmlEvent& event) { return event.name == "img"; });
  REQUIRE(image != page.events.end());
  REQUIRE(image->attributes.size() == 3);
  CHECK(image->attributes[0].name == "alt");
  CHECK(image->attributes[0].value == "a & b");
  CHECK(html.substr(image->attributes[0].value_source.begin, 9) == "a &amp; b");
  CHECK(image->attributes[1].value == "x?y=1&copy=2");
  CHECK(image->attributes[2].value == "");
}

// The parser leaks a little on broken mark-up: its memory is freed by us.
class Parsed {
 public:
  explicit Parsed(const std::string& html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = &blocks_;
    options.allocator = [](void* blocks, std::size_t size) {
      auto& all = *static_cast<std::vector<std::unique_ptr<char[]>>*>(blocks);
      all.push_back(std::make_unique<char[]>(size));
      return static_cast<void*>(all.back().get());
    };
    options.deallocator = [](void*, void*) {};
    root_ = gumbo_parse_with_options(&options, html.data(), html.size())->root;
  }
  const GumboNode* root() const { return root_; }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  const GumboNode* root_ = nullptr;
};

struct ParsedText {
  std::size_t begin, end;
  std::string text;
};

void collect(const GumboNode* node, std::string_view html, std::vector<ParsedText>& texts) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    if (node->type == GUMBO_NODE_TEMPLATE) return;  // never visible: its runs are handed on as written
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
      collect(static_cast<const GumboNode*>(children.data[i]), html, texts);
  } else if (node->type != GUMBO_NODE_COMMENT && node->type != GUMBO_NODE_DOCUMENT &&
             node->v.text.original_text.length > 0) {
    // A page of frames keeps only the white space of its words.
    const GumboTag parent = node->parent->v.element.tag;
    if (parent == GUMBO_TAG_FRAMESET || parent == GUMBO_TAG_HTML) return;
    const auto begin = static_cast<std::size_t>(node->v.text.original_text.data - html.data());
    texts.push_back({begin, begin + node->v.text.original_text.length, node->v.text.text});
  }
}

// Our runs, decoded, beside the parser's own text of the same bytes.
void compare_with_parser(const std::string& html) {
  CAPTURE(html);
  const HtmlEvents page = html_events(html);
  if (page.refused) {
    CHECK((html.find("<svg>") != std::string::npos || html.find("<math>") != std::string::npos));
    return;
  }
  if (!page.lost.empty()) {
    CHECK(html.find("<![CDATA[") != std::string::npos);  // the only text that is not read
    return;
  }

  std::vector<std::string> open;
  std::vector<ParsedText> ours;
  std::uint64_t position = 0;
  for (const HtmlEvent& event : page.events) {
    CHECK(event.source.begin >= position);
    CHECK(event.source.end >= event.source.begin);
    position = event.source.end;
    if (event.kind == HtmlEventKind::start_tag) open.push_back(event.name);
    if (event.kind == HtmlEventKind::end_tag) {
      while (!open.empty() && open.back() != event.name) open.pop_back();  // void elements have no end
      REQUIRE(!open.empty());
      open.pop_back();
    }
    if (event.kind != HtmlEventKind::text) continue;
    const bool rcdata = open.back() == "title" || open.back() == "textarea";
    const HtmlRun run = event.raw ? HtmlRun::raw : rcdata ? HtmlRun::rcdata : HtmlRun::text;
    if (open.back() == "frameset" || open.back() == "html") continue;
    ours.push_back({event.source.begin, event.source.end, decode_html(html, event.source, run).text});
  }

  const Parsed tree(html);
  std::vector<ParsedText> theirs;
  collect(tree.root(), html, theirs);
  for (const ParsedText& parsed : theirs) {
    std::string text;
    for (const ParsedText& run : ours) {
      if (run.begin >= parsed.begin && run.end <= parsed.end) text += run.text;
    }
    CAPTURE(parsed.begin);
    CHECK(text == parsed.text);
  }
  std::size_t bytes = 0, parsed_bytes = 0;
  for (const ParsedText& run : ours) bytes += run.text.size();
  for (const ParsedText& run : theirs) parsed_bytes += run.text.size();
  if (html.find("<template") == std::string::npos && html.find("<frameset") == std::string::npos)
    CHECK(bytes == parsed_bytes);
}

TEST_CASE("decoded runs are the parser's own text, on random mixes") {
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    HtmlMixes mixes(seed);
    std::string html = mixes.next(3 + seed % 40);
    // There U+0000 is U+FFFD or nothing, element by element; we drop it.
    if (html.find("<svg") != std::string::npos || html.find("<math") != std::string::npos) std::erase(html, '\0');
    compare_with_parser(html);
  }
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

TEST_CASE("pages over the limits are refused with the limit named") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string all;
    while (times-- > 0) all += piece;
    return all;
  };
  std::string attributes = "<p";
  for (int i = 0; i < 1001; ++i) attributes += " a" + std::to_string(i) + "=1";
  const struct {
    std::string name, html, named;
  } rows[] = {
      {"nested", repeat("<div>", 600), "512"},
      {"nested, a million", repeat("<div>", 1000000), "512"},
      {"stray end tags between", repeat("<div></x>", 600), "512"},
      {"end tags of a block over a cell", repeat("<div><table><td></div>", 600), "512"},
      {"end tags of inline elements over a block", repeat("<span><div></span>", 600), "512"},
      {"formatting closed over a block", repeat("<b><div></b>", 600), "512"},
      {"svg", "<svg>" + repeat("<g>", 600), "512"},
      {"void names in svg", "<svg>" + repeat("<link>", 600), "512"},
      {"style in svg", "<svg><style>" + repeat("<g>", 600), "512"},
      {"self-closing behind an svg that ended itself", "<svg>" + repeat("<div/>", 600), "512"},
      {"font ends svg", repeat("<svg><font color=x></svg>", 600), "512"},
      {"style in select", "<select><style></select>" + repeat("<div>", 600), "512"},
      {"xmp is read on", "<select><xmp></select>" + repeat("<div>", 600), "512"},
      {"annotation", "<math>" + repeat("<annotation-xml encoding=text/html><link/><div></math>", 600), "512"},
      {"attributes", attributes + ">", "1000"},
      {"attributes of an end tag", "</" + attributes.substr(1) + ">", "1000"},
      {"attributes of an open tag", attributes, "1000"},
      {"reopened styles",
       [&] {
         std::string all = "<div>";
         for (int i = 0; i < 400; ++i) all += "<font size=" + std::to_string(i) + ">";
         return all + "</div>" + repeat("<p>x</p>", 20000);
       }(),
       "styles"},
      {"size", std::string((16u << 20) + 1, 'a'), "16 MiB"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    const auto start = std::chrono::steady_clock::now();
    const HtmlEvents page = html_events(row.html);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    REQUIRE(page.refused);
    CHECK(page.refused->find(row.named) != std::string::npos);
    CHECK(page.events.empty());
    CHECK(took.count() < 2000);
  }
}

TEST_CASE("mark-up on which the parser would abort is read or refused") {
  CHECK(shown("<table><math><mi><![CDATA[y]]>z").find("<math>") != std::string::npos);
  const HtmlEvents page = html_events("<table><math><mi><![CDATA[y]]>z");
  REQUIRE(page.lost.size() == 1);
  CHECK(page.lost[0].begin == 17);
  for (const std::string row : {"<table><svg><select><desc><select><tbody/>", "<table><svg><th><desc><select></table>",
                                "<svg><tr><foreignObject/i><table><table><td/><col><p><select/><tbody></body/>"}) {
    CAPTURE(row);
    CHECK(html_events(row).refused);
  }
  CHECK_FALSE(html_events("<template><colgroup><math><mi><svg><main></svg><![CDATA[y]]>>").refused);
}

TEST_CASE("sloppy pages are not refused") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string all;
    while (times-- > 0) all += piece;
    return all;
  };
  std::string attributes = "<p";
  for (int i = 0; i < 999; ++i) attributes += " a" + std::to_string(i) + "=1";
  const std::string rows[] = {
      repeat("<p>text", 2000),
      "<ul>" + repeat("<li>text", 2000) + "</ul>",
      "<ul>" + repeat("<li><p>text", 2000) + "</ul>",
      "<table>" + repeat("<tr><td>a<td>b", 2000) + "</table>",
      "<table>" + repeat("<tr><td>a<p>b<b>c<td>d", 2000) + "</table>",
      "<dl>" + repeat("<dt>a<dd>b", 2000) + "</dl>",
      "<select>" + repeat("<option>a", 2000) + "</select>",
      repeat("<p><b>text</p>", 2000),
      repeat("<p><a href=x>text", 2000),
      repeat("<b><i>text</b></i>", 2000),
      repeat("<b><span>text</b>", 2000),
      repeat("<div><p>text</div>", 2000),
      repeat("<br><img><input><hr>", 2000),
      repeat("<svg><path/><circle></circle><title>t</title></svg>", 2000),
      repeat("<svg><path></svg>", 2000),
      repeat("<h2>a<h3>b", 2000),
      repeat("</div>", 2000),
      repeat("<!-- <div> --><script>'<div>'</script><style><div></style><p title='<div>'>", 2000),
      attributes + ">",
      repeat("<div>", 500),
      "",
      "<",
      "<div a='",
  };
  for (const std::string& row : rows) {
    CAPTURE(row.substr(0, 60));
    CHECK_FALSE(scan_html(row).refused);
  }
}

TEST_CASE("the scan never counts less than half of the parser's depth") {
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    CAPTURE(seed);
    HtmlMixes mixes(seed + 100000);
    const std::string piece = mixes.next(3 + seed % 6);
    // A short mix, repeated: whatever nests at all nests very deep.
    std::string html;
    for (int i = 0; i < 800; ++i) html += piece;
    CAPTURE(piece);
    if (scan_html(html).refused) continue;
    const Parsed tree(html);
    std::size_t deepest = 0;
    std::vector<std::pair<const GumboNode*, std::size_t>> open{{tree.root(), 1}};
    while (!open.empty()) {
      const auto [node, depth] = open.back();
      open.pop_back();
      deepest = std::max(deepest, depth);
      if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
      const GumboVector& children = node->v.element.children;
      for (unsigned i = 0; i < children.length; ++i)
        open.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }
    CHECK(deepest <= 2 * static_cast<std::size_t>(max_html_depth) + 8);
  }
}

}  // namespace
}  // namespace overclaim
