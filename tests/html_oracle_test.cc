// Our reading of HTML against that of another parser, gumbo: the same blocks, words, levels and counts. It follows the
// standard of 2015 and has defects of its own; where we differ, a row below has the input, both readings and the
// reason. Where it moves something out of a table only the characters people see are compared: ours stay where they are
// written.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "html_mixes.h"
#include "oracle/html_comparison.h"
#include "oracle/html_gumbo.h"
#include "oracle/html_limits.h"
#include "places.h"
#include "text/html_decode.h"
#include "text/html_drafts.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

// With what the structure of a page depends on.
const Language& page_language() {
  static const Language language = [] {
    Language made;
    made.furniture = {"home", "book now", "read more"};
    made.reference_headings = {"references", "sources"};
    return made;
  }();
  return language;
}

std::vector<std::pair<std::string, std::string>> pages_of_the_repository() {
  std::vector<std::pair<std::string, std::string>> pages;
  for (const char* folder : {"corpus/pages", "tests/goldens", "tests/fixtures"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(test::source_dir) / folder)) {
      if (entry.path().extension() != ".html" && entry.path().extension() != ".htm") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << in.rdbuf();
      pages.emplace_back(entry.path().filename().string(), text.str());
    }
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

struct Tally {
  int compared = 0, fostered = 0;
};

void compare(const std::string& html, Tally& tally) {
  const HtmlComparison comparison = compare_html(html, page_language());
  tally.compared += comparison.compared ? 1 : 0;
  tally.fostered += comparison.fostered ? 1 : 0;
  if (comparison.ours == comparison.theirs) return;
  CAPTURE(html);
  CHECK(comparison.ours == comparison.theirs);
}

TEST_CASE("all pages of the repository are read alike") {
  Tally tally;
  for (const auto& [name, html] : pages_of_the_repository()) {
    CAPTURE(name);
    compare(html, tally);
  }
  CHECK(tally.compared >= 40);
  CHECK(tally.fostered == 0);
}

TEST_CASE("random mixes are read alike") {
  Tally tally;
  for (std::uint64_t seed = 0; seed < 6000; ++seed) {
    CAPTURE(seed);
    HtmlMixes mixes(seed);
    compare(comparable_html(mixes.next(3 + seed % 60)), tally);
  }
  CHECK(tally.compared > 5500);
  CHECK(tally.fostered < 1200);
}

// Where tags begin, and the end of the page.
std::vector<std::size_t> cuts_of(const std::string& html) {
  std::vector<std::size_t> cuts;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] == '<') cuts.push_back(at);
  }
  cuts.push_back(html.size());
  return cuts;
}

TEST_CASE("pages of the repository with tags lost, doubled, exchanged and cut are read alike") {
  Tally tally;
  std::uint64_t seed = 0;
  for (const auto& [name, page] : pages_of_the_repository()) {
    if (page.size() > 60'000) continue;
    CAPTURE(name);
    for (int round = 0; round < 12; ++round) {
      HtmlMixes mixes(++seed);
      std::string html = page;
      for (int change = 0; change <= round; ++change) {
        const std::vector<std::size_t> cuts = cuts_of(html);
        if (cuts.size() < 3) break;
        const std::size_t i = mixes.number() % (cuts.size() - 1), j = mixes.number() % (cuts.size() - 1);
        const std::string piece = html.substr(cuts[i], cuts[i + 1] - cuts[i]);
        switch (mixes.number() % 4) {
          case 0:
            html.erase(cuts[i], piece.size());
            break;
          case 1:
            html.insert(cuts[j], piece);
            break;
          case 2:
            html.insert(cuts[i], HtmlMixes::pieces()[mixes.number() % HtmlMixes::pieces().size()]);
            break;
          default:
            html.erase(cuts[i] + 1, mixes.number() % 3);
            break;
        }
      }
      if (round % 3 == 2) html.resize(mixes.number() % html.size());
      compare(comparable_html(html), tally);
    }
  }
  CHECK(tally.compared > 500);
}

TEST_CASE("where the readings differ, ours is right or the difference does no harm") {
  struct Row {
    std::string html, ours,
        theirs;  // the blocks' texts, parted by '/'; hidden ones in parentheses, levels of items, #scripted regions
    std::string reason;
  };
  const Row rows[] = {
      {"a<isindex>b", "ab", "a/b", "gone from the standard: an element like any other; the other makes a form of it"},
      {"<b-c hidden>a</d-e>b", "(ab)", "b/(a)",
       "the other closes an unknown element by the end tag of any unknown one"},
      {"<dialog open>a</foo><p>b</dialog>c", "a/b/c", "a/bc", "the same: it does not know <dialog>"},
      {"</><svg></svg>x", "x", "", "\"</>\" is nothing; the other loses the next end tag by it"},
      {"</br><frameset>x", "x", "", "</br> is <br>, and a page with one is no page of frames"},
      {"<sup><main>1</sup>T", "1T", "1/T", "<main> is special: end tags of inline elements do not reach over it"},
      {"<form>a</form>b", "a/b", "ab", "the other puts the text before </form> behind the form"},
      {"<marquee><object></marquee>x", "", "x",
       "an <object> bounds the reach of </marquee>; the other asks for tables"},
      {"<object><marquee></object>x", "", "x", "the same"},
      {"<svg></p>x", "x", "", "</p> ends a drawing, since 2019"},
      {"<math><mi>a<frameset><![CDATA[b]]>", "ab", "a",
       "the section is text in MathML; the other aborts on some and gets none"},
      {"<table><svg><annotation-xml encoding=text/html><html><sup>x", "x", "",
       "that element is of MathML, and means nothing in SVG"},
      {"<template><noscript> </b></noscript></template>x", "x", "x #1",
       "counts nothing in a template; the other counts it"},
      {"<table>a<style></style>b", "ab", "a/b", "not moved out of the table: read as one, as browsers show it"},
      {"<table>a</p>b", "a/b", "ab",
       "</p> alone is an empty paragraph and cuts the text; the other knows no place for it"},
      {"<ul><table><ol><li>a", "1:a", "2:a", "not moved out of the table: its list is the first one there"},
  };
  const auto shown = [](const Outline& outline) {
    std::string line;
    for (const Block& block : outline.blocks) {
      if (!line.empty()) line += '/';
      const std::string text = outline.text.substr(block.span.begin, block.span.end - block.span.begin);
      const std::string level = block.kind == BlockKind::list_item ? std::to_string(block.level) + ":" : "";
      line += block.hidden ? "(" + level + text + ")" : level + text;
    }
    if (outline.not_examined.scripted_regions > 0) line += " #" + std::to_string(outline.not_examined.scripted_regions);
    return line;
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    GumboEvents theirs = gumbo_events(row.html);
    CHECK_FALSE(theirs.refused);
    CHECK(shown(outline_of_html(row.html, page_language())) == row.ours);
    CHECK(shown(outline_of_events(row.html, std::move(theirs.page), page_language())) == row.theirs);
  }
}

TEST_CASE("decoded runs are the other parser's own text, on random mixes") {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    HtmlMixes mixes(seed);
    std::string html = comparable_html(mixes.next(3 + seed % 40));
    // There U+0000 is U+FFFD or nothing, element by element; we drop it.
    if (html.find("<svg") != std::string::npos || html.find("<math") != std::string::npos) std::erase(html, '\0');
    CAPTURE(html);
    const GumboEvents checked = gumbo_events(html);  // the parser aborts on some pages: not those that pass here
    if (checked.refused || !checked.lost.empty()) continue;
    ++compared;
    std::vector<GumboText> ours;
    for (const HtmlEvent& event : html_events(html).events) {
      if (event.kind == HtmlEventKind::text)
        ours.push_back({event.source, decode_html(html, event.source, event.run).text});
    }
    for (const GumboText& parsed : gumbo_texts(html)) {
      std::string text;
      for (const GumboText& run : ours) {
        // The other's begin behind what it drops: U+0000, the CR of CR LF.
        if (run.source.end > parsed.source.begin && run.source.begin < parsed.source.end) text += run.text;
      }
      CAPTURE(parsed.source.begin);
      CHECK(text == parsed.text);
    }
  }
  CHECK(compared > 3500);
}

TEST_CASE("what the other parser would take too long for, or abort on, is not given to it") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string all;
    while (times-- > 0) all += piece;
    return all;
  };
  std::string attributes = "<p";
  for (int i = 0; i < 1001; ++i) attributes += " a" + std::to_string(i) + "=1";
  const std::string refused[] = {repeat("<div>", 600),
                                 repeat("<div></x>", 600),
                                 repeat("<div><table><td></div>", 600),
                                 repeat("<b><div></b>", 600),
                                 "<svg>" + repeat("<g>", 600),
                                 repeat("<svg><font color=x></svg>", 600),
                                 "<select><style></select>" + repeat("<div>", 600),
                                 attributes + ">",
                                 std::string((16u << 20) + 1, 'a'),
                                 "<table><svg><select><desc><select><tbody/>",
                                 "<table><svg><th><desc><select></table>"};
  for (const std::string& page : refused) {
    CAPTURE(page.substr(0, 60));
    CHECK(scan_html(page).refused);
  }
  for (const std::string& page : {repeat("<p>text", 2000), repeat("<div>", 500), repeat("<p><b>text</p>", 2000)}) {
    CAPTURE(page.substr(0, 60));
    CHECK_FALSE(scan_html(page).refused);
  }
}

}  // namespace
}  // namespace overclaim
