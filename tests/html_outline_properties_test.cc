// What holds for the outline of any page: every byte has its place, nothing is lost, nothing grows with the square.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html_mixes.h"
#include "html_outlines.h"
#include "text/outline.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

using test::html_language;

TEST_CASE("a sentence over mark-up maps back to its exact source") {
  const std::string html = "<p>There are no <b>side</b>&nbsp;effects.</p>";
  const Outline outline = outline_of_html(html, html_language());
  const std::size_t at = outline.text.find("no side effects");
  REQUIRE(at != std::string::npos);
  const OffsetRange source = outline.text_to_source.original_of(at, at + 15);
  CHECK(html.substr(source.begin, source.end - source.begin) == "no <b>side</b>&nbsp;effects");
}

TEST_CASE("a page is read however deep it nests and however many attributes it has; one over 16 MiB is not") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string all;
    while (times-- > 0) all += piece;
    return all;
  };
  const std::string pages[] = {repeat("<div>", 100'000) + "Cells help.", repeat("<b>", 100'000) + "Cells help.",
                               "<p" + repeat(" a=1 class=b", 30'000) + ">Cells help.",
                               repeat("<table><tr><td>", 20'000) + "Cells help."};
  for (const std::string& page : pages) {
    CAPTURE(page.substr(0, 20));
    const Outline outline = outline_of_html(page, html_language());
    CHECK(outline.text == "Cells help.");
    CHECK(outline.skipped.empty());
  }
  const std::string long_page((16U << 20U) + 1, 'a');
  const Outline outline = outline_of_html(long_page, html_language());
  CHECK(outline.blocks.empty());
  REQUIRE(outline.skipped.size() == 1);
  CHECK(outline.skipped[0].span.end == long_page.size());
  CHECK(outline.skipped[0].reason.find("16 MiB") != std::string::npos);
}

void check_outline(const std::string& html, const Outline& outline) {
  CAPTURE(html);
  for (std::size_t at = 0; at < outline.text.size();) {
    const CodePoint code_point = code_point_at(outline.text, at);
    CHECK(code_point.valid);
    at += code_point.size;
  }
  CHECK(outline.text_to_source.derived_size() == outline.text.size());
  std::uint64_t derived = 0, original = 0;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;
  for (const OffsetRun& run : outline.text_to_source.runs()) {
    CHECK(run.derived_begin == derived);
    CHECK(run.original_end <= html.size());
    const std::string_view text =
        std::string_view(outline.text).substr(run.derived_begin, run.derived_end - run.derived_begin);
    if (run.linear)
      CHECK(text == std::string_view(html).substr(run.original_begin, run.original_end - run.original_begin));
    if (text == "\n") original = 0;  // a new block, from anywhere
    CHECK(run.original_begin >= original);
    derived = run.derived_end;
    original = text == "\n" ? 0 : run.original_end;
    if (run.original_begin < run.original_end) pieces.emplace_back(run.original_begin, run.original_end);
  }
  std::sort(pieces.begin(), pieces.end());
  for (std::size_t i = 1; i < pieces.size(); ++i) CHECK(pieces[i].first >= pieces[i - 1].second);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    CAPTURE(i);
    CHECK(block.span.begin == end + (i > 0 ? 1 : 0));  // parted by one '\n'
    CHECK(block.span.end > block.span.begin);
    end = block.span.end;
    const std::string text = outline.text.substr(block.span.begin, end - block.span.begin);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(text.find("  ") == std::string::npos);
    CHECK(text.front() != ' ');
    CHECK(text.back() != ' ');
    for (const std::size_t index : {block.heading, block.lead_in, block.question})
      CHECK((index == no_block || index < i));
  }
  CHECK(end == outline.text.size());
  for (const SkippedPart& part : outline.skipped) CHECK(part.span.begin <= part.span.end);
}

TEST_CASE("maps are exact and blocks in order, on random mixes") {
  const Language language = html_language();
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    HtmlMixes mixes(seed + 500000);
    const std::string html = mixes.next(3 + seed % 60);
    check_outline(html, outline_of_html(html, language));
  }
}

TEST_CASE("all visible words are in a block or named as skipped, on random mixes without elements that hide") {
  const Language language = html_language();
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    HtmlMixes mixes(seed);
    static constexpr std::string_view tags[] = {
        "<p>",  "</p>",  "<b>",           "</b>",    "<table>", "<tr>",  "<td>", "</table>",   "<ul>",
        "<li>", "</ul>", "<div>",         "</div>",  "<h2>",    "</h2>", "<br>", "<a href=x>", "</a>",
        "<q>",  "</q>",  "<span hidden>", "</span>", "</br>",   "<s>",   "</s>", "<del>",      "</del>"};
    std::string html;
    std::vector<std::string> words;
    for (int i = 0; i < 40; ++i) {
      html += tags[mixes.number() % (sizeof(tags) / sizeof(tags[0]))];
      words.push_back("w" + std::to_string(i) + "w");
      html += words.back();
    }
    CAPTURE(html);
    const Outline outline = outline_of_html(html, language);
    for (const std::string& word : words) {
      CAPTURE(word);
      const std::size_t at = html.find(word);
      bool skipped = false;
      for (const SkippedPart& part : outline.skipped)
        skipped = skipped || (part.span.begin <= at && at < part.span.end);
      CHECK((outline.text.find(word) != std::string::npos) != skipped);
    }
  }
}

// Counted, not timed: what is made of a page, and so what later steps walk over. html_events_test counts the parser's
// steps.
TEST_CASE("what is made of a page grows with its size, not with its square") {
  const Language language = html_language();
  const std::string pieces[] = {"<p>text <b>bold</b> &amp; more.</p>",
                                "<ul><li>a<li>b</ul>",
                                "<img alt='a b'><ul></ul>",
                                "<p>a <span hidden>b</span> c",
                                "<table>x<tr><td>y</table>",
                                "<h3>Why?</h3><p>a",
                                "<aside><a href=x>y</a></aside>",
                                "<p>a<br>b<br><br>c<sup>1</sup>",
                                "<p>a <s>b</s> c <del>d"};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    const auto made = [&](std::size_t times) {
      std::string html;
      for (std::size_t i = 0; i < times; ++i) html += piece;
      const Outline outline = outline_of_html(html, language);
      CHECK(!outline.blocks.empty());
      return outline.blocks.size() + outline.text.size() + outline.skipped.size() +
             outline.text_to_source.runs().size();
    };
    CHECK(made(20000) <= 10 * made(2000) + 100);
  }
}

}  // namespace
}  // namespace overclaim
