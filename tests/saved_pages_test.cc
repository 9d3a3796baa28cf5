// Pages as archives and browsers save them: toolbars, pictures written into the page, pages only a script fills.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "check/check.h"
#include "hand_rulebook.h"
#include "text/data_urls.h"
#include "text/outline.h"
#include "text/positions.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

constexpr std::string_view toolbar_reason = "The archive's own toolbar.";
constexpr std::string_view shell_reason =
    "This page is filled in by a script. Open it in a browser and save it, or paste its text.";

std::string text_of(const std::string& html) { return outline_of_html(html, hand_language()).text; }

std::vector<std::string> reasons_of(const std::string& html) {
  std::vector<std::string> reasons;
  for (const SkippedPart& part : outline_of_html(html, hand_language()).skipped) reasons.push_back(part.reason);
  return reasons;
}

std::string repeated(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("toolbars of archives are kept out and counted; the page around them stays") {
  const std::string wayback =
      "<!-- BEGIN WAYBACK TOOLBAR INSERT -->\n<script>__wm.rw(0);</script>\n<style>#wm-ipp{}</style>\n"
      "<div id=\"wm-ipp-base\" lang=\"en\"><div id=\"wm-ipp\"><div id=\"wm-ipp-inside\"><a href=\"/web/\">Wayback "
      "Machine</a><ul><li>12 captures</li></ul>About this capture<br>11 May 2006 - 8 Jun "
      "2024<br></div></div></div><div id=\"donato\">Give "
      "now.</div>\n"
      "<!-- END WAYBACK TOOLBAR INSERT -->";
  const std::string today =
      "<center><div id=\"HEADER\"><table><tr><td><a href=\"https://archive.today/\">archive.today webpage "
      "capture</a></td><td>Saved from</td></tr></table></div><div id=\"CONTENT\"><p>Cells.</p></div></center>";
  const std::string link = "<a href=\"/web/\">Web</a>", begin = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
                    end = "<!-- END WAYBACK TOOLBAR INSERT -->";
  const std::string about = "<div id=\"wm-ipp-base\">" + link +
                            "<div id=\"wm-capinfo\" style=\"border-top:1px solid #777;display:none\"><p>Pages are "
                            "kept by many friends of the net. They come by and by.</p></div></div>";
  struct Row {
    std::string what, html, text, cut;
  };
  const Row rows[] = {
      {"Wayback", "<body>" + wayback + "<p>Cells.</p>", "Cells.", wayback},
      {"without the comments",
       "<title>Cells, a page</title><body><script>a()</script><div id=\"wm-ipp-base\"><a "
       "href=\"https://web.archive.org/web/2020*/a.example\">Captures</a></div><p>Cells.</p>",
       "Cells, a page\nCells.",
       "<div id=\"wm-ipp-base\"><a href=\"https://web.archive.org/web/2020*/a.example\">Captures</a></div>"},
      {"what the archive says of itself, closed at first", "<body>" + about + "<p>Cells.</p>", "Cells.", about},
      {"archive.today", "<body>" + today, "Cells.", today.substr(8, today.find("<div id=\"CONTENT\"") - 8)},
      {"a page's own HEADER", "<div id=HEADER>Our house</div><div id=CONTENT>Cells.</div>", "Our house\nCells.", ""},
      {"a page's own HEADER that names an archive",
       "<div id=HEADER>Our house, archive.today</div><div id=CONTENT>Cells.</div>", "Our house, archive.today\nCells.",
       ""},
      {"too many words for a toolbar", "<div id=\"wm-ipp\">" + link + repeated("<p>one two</p>", 201) + "</div>",
       "Web\n" + repeated("one two\n", 200) + "one two", ""},
      {"too many words between the comments", begin + link + repeated("<p>One two</p>", 200) + end,
       "Web\n" + repeated("One two\n", 199) + "One two", ""},
      {"many elements of that name",
       repeated("<div id=wm-ipp>" + link + "</div>", 150) + "<div id=wm-ipp>" + link + "</div>", "Web",
       repeated("<div id=wm-ipp>" + link + "</div>", 150)},
      {"no link to the archive", "<div id=wm-ipp><p>Cells cure</p></div>", "Cells cure", ""},
      {"a link to somewhere else",
       "<div id=wm-ipp><a href=\"https://a.example/?web.archive.org/web/\">Cells cure</a></div>", "Cells cure", ""},
      {"a host that only ends so", "<div id=wm-ipp><a href=\"https://my-archive.org/\">Cells cure</a></div>",
       "Cells cure", ""},
      {"comments and no link to the archive", begin + "<p>Cells cure</p>" + end, "Cells cure", ""},
      {"behind the first words of the page", "<h1>Cells</h1><div id=wm-ipp>" + link + "</div>", "Cells\nWeb", ""},
      {"comments behind the first words", "<h1>Cells</h1>" + begin + link + end, "Cells\nWeb", ""},
      {"HEADER behind the first words", "<h1>Cells</h1>" + today,
       "Cells\narchive.today webpage capture\nSaved from\nCells.", ""},
      {"a sentence", "<div id=wm-ipp>" + link + "<p>There are <b>no</b> side effects.</p></div>",
       "Web\nThere are no side effects.", ""},
      {"a sentence between the comments", begin + link + "<p>There are no side effects</p><p>Cells cure it.</p>" + end,
       "Web\nThere are no side effects\nCells cure it.", ""},
      {"a sentence without an end", "<div id=wm-ipp>" + link + "<p>" + repeated("more ", 25) + "</p></div>",
       "Web\n" + repeated("more ", 24) + "more", ""},
      {"headings", "<div id=wm-ipp>" + link + "<h1>No risks</h1><h2>100% success</h2></div>",
       "Web\nNo risks\n100% success", ""},
      {"a heading between the comments", begin + link + "<h3>Cells cure</h3>" + end, "Web\nCells cure", ""},
      {"a heading in the HEADER",
       "<div id=HEADER><a href=\"https://archive.ph/\">A</a><h2>Cells cure</h2></div><div "
       "id=CONTENT>B.</div>",
       "A\nCells cure\nB.", ""},
      {"a slogan", "<div id=wm-ipp>" + link + "<div>No <b>side</b> effects</div></div>", "Web\nNo side effects", ""},
      {"a slogan between the comments", begin + "<div>" + link + "</div>Our cells cure autism" + end + "<p>B.",
       "Web\nOur cells cure autism\nB.", ""},
      {"what archives write",
       "<div id=HEADER><a href=\"https://archive.ph/\">archive.ph webpage capture</a><div>no other <a>snapshots</a> "
       "from "
       "this url</div><div>All snapshots from host a.example</div><div>report bug or abuse</div><div>Buy me a "
       "coffee</div><div>share download .zip</div></div><div id=CONTENT>B.</div>",
       "B.",
       "<div id=HEADER><a href=\"https://archive.ph/\">archive.ph webpage capture</a><div>no other <a>snapshots</a> "
       "from "
       "this url</div><div>All snapshots from host a.example</div><div>report bug or abuse</div><div>Buy me a "
       "coffee</div><div>share download .zip</div></div>"},
      {"an open element of that name",
       "<div id=wm-ipp>" + link + "<div id=wm-capinfo><p>There are no side effects.</p></div></div>",
       "Web\nThere are no side effects.", ""},
      {"a comment alone", "<p>A.</p><!-- BEGIN WAYBACK TOOLBAR INSERT --><p>B.</p>", "A.\nB.", ""},
      {"an element that goes on behind the toolbar", begin + link + "<div>Bar" + end + "<p>B.</p></div>", "B.",
       begin + link + "<div>Bar" + end},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Outline outline = outline_of_html(row.html, hand_language());
    CHECK(outline.text == row.text);
    REQUIRE(outline.skipped.size() == (row.cut.empty() ? 0 : 1));
    if (row.cut.empty()) continue;
    const SkippedPart& part = outline.skipped[0];
    CHECK(part.reason == toolbar_reason);
    CHECK(part.beside_the_page);
    CHECK(row.html.substr(part.span.begin, part.span.end - part.span.begin) == row.cut);
  }
  CHECK(
      outline_of_html("<body>" + wayback + "<p><a href=\"/web/2020/http://a.example\">Cells.</a></p>", hand_language())
          .not_examined.links == 1);
}

TEST_CASE("a page that only a script fills is said to be so, a short page is not") {
  struct Row {
    std::string what, html;
    bool shell;
  };
  const Row rows[] = {
      {"an empty root", "<body><div id=\"root\"></div><script src=\"a.js\"></script>", true},
      {"an empty app and a title", "<title>Cells</title><div id=app></div><script>go()</script>", true},
      {"next", "<div id=\"__next\"> </div><script src=x></script>", true},
      {"a word to wait by", "<p>Loading ...</p><div id=root></div><script src=x></script>", true},
      {"asks for scripts",
       "<body><noscript>Please switch JavaScript on.</noscript><p>Please wait</p><script src=x></script>", true},
      {"nothing but scripts", "<body><script src=x></script></body>", true},
      {"a menu and an empty root", "<nav>Home Team</nav><div id=root></div><script src=x></script>", true},
      {"a short page", "<p>It is not a cure.</p>", false},
      {"a short page with a counter", "<p>We moved.</p><script>count()</script>", false},
      {"a short page that counts without scripts",
       "<p>It is not a cure at all.</p><noscript><img src=p.gif></noscript><script src=x></script>", false},
      {"a page with words beside an empty root",
       "<div id=root></div><p>There are risks, and we name them.</p><script src=x></script>", false},
      {"a filled root", "<div id=root><p>Cells.</p></div><script src=x></script>", false},
      {"words for those without scripts", "<body><p>We moved.</p><noscript>Call us.</noscript><script src=x></script>",
       false},
      {"words without spaces",
       "<body><noscript>JavaScript</"
       "noscript><p>\u8FD9\u79CD\u6CBB\u7597\u6709\u98CE\u9669\uFF0C\u6211\u4EEC\u4E00\u4E00"
       "\u8BF4\u660E\u3002</p><script src=x></script>",
       false},
      {"an empty page", "<body></body>", false},
      {"a picture", "<img src=a.png><script src=x></script>", false},
      {"data, not code", "<script type=\"application/ld+json\">{}</script>", false},
      {"nothing", "", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::vector<std::string> reasons = reasons_of(row.html);
    CHECK(reasons == (row.shell ? std::vector<std::string>{std::string(shell_reason)} : std::vector<std::string>{}));
  }
}

TEST_CASE("a page saved with its pictures in it gives its words and nothing else") {
  const std::string data = "data:image/png;base64," + repeated("iVBORw0KGgoAAAANSUhEUgAA", 400);
  const std::string page =
      "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://a.example/ \n saved date: "
      "Mon Jan 06 2025 \n--><style>@font-face{src:url(" +
      data +
      ")}</style><p>Cells <img alt=\"A "
      "bed\" src=\"" +
      data + "\"> help.</p><a href='" + data + "'>More</a>";
  CHECK(text_of(page) == "Cells help.\nA bed\nMore");
}

TEST_CASE("data: URLs are taken out with a way back to every byte that stays") {
  const std::string data = repeated("QUJD", 300);
  struct Row {
    std::string html, kept;
  };
  const Row rows[] = {
      {"<img src=\"data:image/png;base64," + data + "\"> no <b>\u00FC</b>",
       "<img src=\"data:image/png;base64,\"> no <b>\u00FC</b>"},
      {"url(data:font/woff2;base64," + data + ")x", "url(data:font/woff2;base64,)x"},
      {"data:image/png;base64,QUJD\"", "data:image/png;base64,QUJD\""},
      {"the data: of many;base64," + data, "the data: of many;base64," + data},
      {"data:,no risk", "data:,no risk"},
      {"a\xFFz", "a\xFFz"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.kept);
    const DecodedInput kept = without_data_urls(row.html, {});
    CHECK(kept.text == row.kept);
    const std::size_t comma = row.kept.rfind(',') == row.kept.npos ? 0 : row.kept.rfind(',') + 1;
    const std::string tail = row.kept.substr(comma);
    if (tail.empty()) continue;
    const OffsetRange place = kept.to_input.input_of({comma, row.kept.size()});
    CHECK(row.html.substr(place.begin, place.end - place.begin) == row.html.substr(row.html.size() - tail.size()));
  }
}

TEST_CASE("a page longer than a document may be is read where only data makes it long") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("safety.no-risks", {"no {risk}"}));
  const Rulebook rulebook = built(source);
  const std::string data((17U << 20U), 'A');
  for (const std::string_view quote : {"\u201C", "\x93"}) {
    const bool utf8 = quote.size() > 1;
    const std::string page = "<meta charset=" + std::string(utf8 ? "utf-8" : "latin1") +
                             "><p><img src=\"data:image/png;base64," + data + "\">\n" + std::string(quote) +
                             "There are no side effects.</p>";
    const Report report = check(read_document(page, {"", MediaType::html}, rulebook.language), rulebook);
    CHECK(report.coverage.skipped.empty());
    CHECK(report.bytes == page.size());
    REQUIRE(report.findings.size() == 1);
    const Finding& finding = report.findings[0];
    CHECK(finding.span.begin == page.find("no side"));
    CHECK(finding.span.end - finding.span.begin == 15);
    CHECK(finding.line == 2);
    CHECK(finding.column == 12);
    CHECK(finding.utf16_begin == finding.span.begin - (utf8 ? 2 : 0));
  }
}
