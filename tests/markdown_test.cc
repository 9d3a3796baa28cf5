#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "check/check.h"
#include "hand_rulebook.h"
#include "outline_lines.h"
#include "text/outline.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Row {
  std::string markdown;
  std::vector<std::string> lines;
};

}  // namespace

TEST_CASE("Markdown's structure is read") {
  const Row rows[] = {
      {"# One #\n\nText.\n\nTwo\n---\n\nMore\n=\n",
       {"heading1| One", "paragraph h0| Text.", "heading2 h0| Two", "heading1| More"}},
      {"We offer:\n\n- cells\n- a *quiet* room\n  - with a view\n\nCall.",
       {"paragraph| We offer:", "list_item1 l0| cells", "list_item1 l0| a quiet room", "list_item2 l2| with a view",
        "paragraph| Call."}},
      {"1. One\n2. Two", {"list_item1| One", "list_item1| Two"}},
      {"- [x] done\n- [ ] open", {"list_item1| done", "list_item1| open"}},
      {"> They said\n> it *works*.\n\nWe doubt it.", {"quote| They said it works.", "paragraph| We doubt it."}},
      {"| Cells | Price |\n|---|---|\n| fresh | 1 |",
       {"table_cell| Cells", "table_cell| Price", "table_cell h0| fresh", "table_cell h1| 1"}},
      {"It **helps** _many_ `people` ~~today~~ 2\\*3 &amp; AT&T &copy x.",
       {"paragraph| It helps many people 2*3 & AT&T &copy x.", "furniture| today"}},
      // Crossed out is what everybody crosses out.
      {"It does ~~not~~ **~~ever~~** rain: ~~$900~~ $500.",
       {"paragraph| It does rain: $500.", "furniture| not", "furniture| ever", "furniture| $900"}},
      {"# ~~Common~~ myths\n\n~~Some say:~~ it never rains.\n\n- ~~It\n  pours~~ daily",
       {"heading1| myths", "furniture| Common", "paragraph h0| it never rains.",
        "furniture| Some say:", "list_item1 h0| daily", "furniture| It pours"}},
      {"It does ~not~ rain <s>here</s>, ~5 to ~10 days.",
       {"paragraph| It does not rain , ~5 to ~10 days.", "furniture| here"}},
      {"Code `a &amp; b`.\n\n```sh\nno risk &amp; all\n  two\n```\n",
       {"paragraph| Code a &amp; b.", "paragraph| no risk &amp; all two"}},
      {"See [our *page*](http://a.example \"t\") and [it][1] or <http://b.example>.\n\n[1]: http://c.example\n",
       {"paragraph| See our page and it or http://b.example."}},
      {"A ![no side effects](a.png) picture.", {"paragraph| A picture.", "alt_text caption| no side effects"}},
      {"It helps[^1] many.[^n]\n\n[^1]: In mice.\n[^n]: http://a.example\n",
       {"paragraph| It helps many.", "small_print| In mice.", "small_print| http://a.example"}},
      {"One line\nand more  \nthird\\\nfourth.", {"paragraph| One line and more third fourth."}},
      {"A <b>bold</b><br>claim <!-- none --> <span hidden>secret</span>.",
       {"paragraph| A bold claim .", "hidden paragraph| secret"}},
      {"<div class=\"disclaimer\">\n<p>Results <i>vary</i>.</p>\n</div>\n\nText.",
       {"small_print| Results vary.", "paragraph| Text."}},
      {"*a <b>c* d</b> e", {"paragraph| a c d e"}},
      {"## Is it safe?\n\nYes.", {"question2| Is it safe?", "answer h0 q0| Yes."}},
      {"---\ntitle: \"Cells\"\nlayout: post\n---\nText.",
       {"title heading| Cells", "furniture| layout: post", "paragraph| Text."}},
      {"---\n\nText.", {"paragraph| Text."}},
      {"\xEF\xBB\xBF# One\r\rTwo\rthree", {"heading1| One", "paragraph h0| Two three"}},
      {"", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    const std::vector<std::string> lines = shown(outline_of_markdown(row.markdown, hand_language()));
    for (std::size_t i = 0; i < std::max(lines.size(), row.lines.size()); ++i) {
      CAPTURE(i);
      CHECK((i < lines.size() ? lines[i] : "(no block)") == (i < row.lines.size() ? row.lines[i] : "(no block)"));
    }
  }
}

TEST_CASE("links and pictures of Markdown are counted, its title is known") {
  const Outline outline = outline_of_markdown(
      "Intro\n\n# Cells\n\n[a](x) <http://b.example> www.c.example ![p](q) [![i](j)](k)\n", hand_language());
  CHECK(outline.not_examined.links == 4);
  CHECK(outline.not_examined.images == 2);
  CHECK(outline.title == "Cells");
  CHECK(outline_of_markdown("---\ntitle: A\n---\n# B", hand_language()).title == "A");
}

TEST_CASE("a finding in Markdown points at its bytes and reads back") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("safety.no-risks", {"no {risk}"}));
  const Rulebook rulebook = built(source);
  struct Row {
    std::string markdown, slice;
  };
  const Row rows[] = {
      {"There are no side effects.", "no side effects"},
      {"There are **no** side\neffects.", "no** side\neffects"},
      {"> There are no\n> *side* &#101;ffects.", "no\n> *side* &#101;ffects"},
      {"There are [no side](http://a.example) effects.", "no side](http://a.example) effects"},
      {"There are no<!-- x --> `side`\\\neffects.", "no<!-- x --> `side`\\\neffects"},
      {"![There are no side effects](a.png)", "no side effects"},
      {"<p>There are <b>no</b> side effects.</p>", "no</b> side effects"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    const Report report = check(read_document(row.markdown, {"", MediaType::markdown}, rulebook.language), rulebook);
    CHECK(report.media_type == "text/markdown");
    CHECK(report.coverage.skipped.empty());
    REQUIRE(report.findings.size() == 1);
    const SourceSpan span = report.findings[0].span;
    CHECK(row.markdown.substr(span.begin, span.end - span.begin) == row.slice);
  }
}

TEST_CASE("any Markdown is read: the map leads into it, blocks are sorted, depth has a limit") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {"a ",
                                           "*",
                                           "**",
                                           "_",
                                           "`",
                                           "```\n",
                                           "\n",
                                           "\n\n",
                                           "> ",
                                           "- ",
                                           "1. ",
                                           "# ",
                                           "[",
                                           "](",
                                           ")",
                                           "![",
                                           "|",
                                           "|-|-|\n",
                                           "<b>",
                                           "</b>",
                                           "<div>",
                                           "</div>",
                                           "<!--",
                                           "-->",
                                           "&amp;",
                                           "\\",
                                           "    ",
                                           "[^1]",
                                           "[^1]: ",
                                           "~~",
                                           "http://a.example",
                                           "\r\n",
                                           "---\n",
                                           "\t",
                                           "\xFF",
                                           "<img alt='x'>",
                                           "<br>",
                                           "B. "};
  for (int round = 0; round < 1500; ++round) {
    std::string input;
    for (unsigned i = 0; i < 40; ++i) input += pieces[random() % pieces.size()];
    CAPTURE(input);
    const Document document = read_document(input, {"", MediaType::markdown, "utf-8"}, hand_language());
    std::uint32_t end = 0;
    for (const Block& block : document.blocks) {
      CHECK(block.span.begin >= end);
      end = block.span.end;
      const SourceSpan place = document.source_of(block.span);
      CHECK(place.begin < place.end);
      CHECK(place.end <= input.size());
    }
  }
  const std::string deep(20000, '>');
  CHECK(outline_of_markdown(deep + " a", hand_language()).skipped.size() == 1);
}
