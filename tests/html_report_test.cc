#include "report/html_report.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "intake/input_kind.h"
#include "places.h"
#include "report/html_escape.h"
#include "report/html_style.h"
#include "report/html_text.h"
#include "report_parts.h"
#include "sample_report.h"

namespace {

namespace fs = std::filesystem;
using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::html_context;
using overclaim::test::ReadPage;

std::string html_of(const ReadPage& page) {
  const FormatContext context = html_context({page.report.source});
  return html_opening(context) + html_section(page.checked(), 0, context) + html_closing(context);
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  const std::size_t end = begin == text.npos ? begin : text.find(to, begin);
  return end == text.npos ? "" : text.substr(begin, end - begin);
}

// Our own words that a reader sees without opening anything: no style, no Details, none of the page's own words.
std::string seen_words(std::string html) {
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"<style>", "</style>"},
                                                        {"<title>", "</title>"},
                                                        {"<details", "</details>"},
                                                        {"<blockquote>", "</blockquote>"},
                                                        {"<bdi>", "</bdi>"},
                                                        {"<div dir=\"auto\" class=\"said", "</div>"},
                                                        {"<blockquote dir=\"auto\" class=\"said", "</blockquote>"}}) {
    for (std::size_t begin = html.find(from); begin != html.npos; begin = html.find(from)) {
      html.erase(begin, html.find(to, begin) + to.size() - begin);
    }
  }
  std::string text;
  bool inside = false;
  for (const char c : html) {
    if (c == '<') inside = true;
    text += inside ? ' ' : c;
    if (c == '>') inside = false;
  }
  return text;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> sample_pages() {
  std::vector<fs::path> pages;
  for (const char* folder : {"/tests/goldens", "/corpus/pages/dev"}) {
    for (const auto& entry : fs::directory_iterator(std::string(overclaim::test::source_dir) + folder)) {
      const std::string name = entry.path().filename().string();
      const bool is_page = name.find(".report.") == name.npos &&
                           (entry.path().extension() == ".txt" || entry.path().extension() == ".html");
      if (is_page) pages.push_back(entry.path());
    }
  }
  return pages;
}

ReadPage read_page(const fs::path& path) {
  const std::string bytes = bytes_of(path), name = path.filename().string();
  return ReadPage(bytes, name, media_type_of(bytes, name));
}

}  // namespace

TEST_CASE("text becomes text, whatever it holds") {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"},
      {std::string("a\0b", 3), "a\uFFFDb"},
      {"a\x1B[2Jb", "a\uFFFD[2Jb"},
      {"\u202Eevil\u2066", "\uFFFDevil\uFFFD"},
      {"\u05D0\u200F.", "\u05D0\u200F."},
      {"\xFF\xC3", "\uFFFD\uFFFD"},
      {"\uFDD0\uFFFE", "\uFFFD\uFFFD"},
      {"one\ttwo\nthree", "one\ttwo\nthree"},
      {"\u85E5 \U0001F600", "\u85E5 \U0001F600"},
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    CAPTURE(row);
    CHECK(html_text(rows[row].text) == rows[row].expected);
  }
}

TEST_CASE("a page cannot put mark-up into its report") {
  const std::vector<std::string> payloads = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' autofocus onfocus=alert(1) x='",
      "</title></style></textarea><svg onload=alert(1)>",
      "--><iframe src=javascript:alert(1)>",
      "<style>*{display:none}</style>",
      "<base href=//evil.example><meta http-equiv=refresh content=0>",
      "&lt;script&gt; &#60;script&#62;",
      "{n} {list} {question}",
      "\u202Egnp.exe\u202C",
  };
  for (const std::string& payload : payloads) {
    CAPTURE(payload);
    // In the text, in a sentence that is quoted, in the name and in the title of the document.
    ReadPage page("Our " + payload + " cells cure asthma.\n\n" + payload + "\n", payload);
    page.report.title = page.report.charset = page.report.media_type = payload;
    page.report.coverage.skipped.push_back({{0, 1}, payload});
    for (Finding& finding : page.report.findings) finding.cues.push_back({"cue", "modifier", {0, 1}, payload});
    REQUIRE(!page.report.findings.empty());
    const std::string html = html_of(page);
    // Whatever is a tag here is one of ours, with attributes of ours.
    static const std::set<std::string> ours = {
        "html", "head", "meta",  "title", "style", "body",       "header",  "main",    "article", "section",
        "h1",   "h2",   "h3",    "div",   "p",     "ul",         "ol",      "li",      "dl",      "dt",
        "dd",   "a",    "bdi",   "mark",  "span",  "blockquote", "details", "summary", "figure",  "figcaption",
        "svg",  "rect", "table", "thead", "tbody", "tr",         "th",      "td",      "footer",  "nav"};
    static const std::regex tag("<([a-z0-9]+)((?: [^<>]*)?)>");
    static const std::regex attribute(" ([a-zA-Z-]+)=\"[^\"]*\"");
    static const std::set<std::string> known = {"lang",
                                                "charset",
                                                "content",
                                                "name",
                                                "class",
                                                "id",
                                                "dir",
                                                "href",
                                                "rel",
                                                "scope",
                                                "role",
                                                "viewBox",
                                                "x",
                                                "y",
                                                "width",
                                                "height",
                                                "aria-label",
                                                "aria-hidden",
                                                "preserveAspectRatio",
                                                "http-equiv"};
    const std::string body = html.substr(html.find("</style>"));
    for (std::sregex_iterator at(body.begin(), body.end(), tag), end; at != end; ++at) {
      CAPTURE(at->str());
      CHECK(ours.count((*at)[1]) == 1);
      const std::string attributes = (*at)[2];
      for (std::sregex_iterator one(attributes.begin(), attributes.end(), attribute); one != end; ++one) {
        CHECK(known.count((*one)[1]) == 1);
      }
    }
    CHECK(count_of(html, "<title>") == 1 + count_of(html, "<svg"));
    CHECK(html.find("<script") == html.npos);
    CHECK(html.find("\u202E") == html.npos);
    CHECK(count_of(html, "<style>") == 1);
  }
}

TEST_CASE("links lead within the report or to a work of the reference list") {
  const ReadPage page("Cord blood dramatically improves gross motor function in every child with cerebral palsy.\n");
  const std::string html = html_of(page);
  static const std::regex link("href=\"([^\"]*)\"");
  std::size_t outside = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at) {
    const std::string target = (*at)[1];
    CAPTURE(target);
    if (target.rfind("https://", 0) == 0 || target.rfind("http://", 0) == 0) {
      ++outside;
      continue;
    }
    REQUIRE(target.rfind("#", 0) == 0);
    CHECK(count_of(html, "id=\"" + target.substr(1) + "\"") == 1);
  }
  CHECK(outside > 0);
}

TEST_CASE("nothing is asked of the network, and the policy says so") {
  const std::string html = html_of(ReadPage("Our cells cure asthma.\n"));
  CHECK(html.find("default-src 'none'; style-src '" + html_style_hash() + "'") != html.npos);
  for (const char* part : {"src=", "url(", "@import", "<link", "<script", "<img", "<iframe", "javascript:", "onload"}) {
    CAPTURE(std::string(part));
    CHECK(html.find(part) == html.npos);
  }
  CHECK(html_style_hash().size() == std::string("sha256-").size() + 44);
  CHECK(html.find("<style>" + html_style() + "</style>") != html.npos);
}

TEST_CASE("overlapping marks are cut at every boundary and stay well nested") {
  const std::string text = "We say no known risks here.";
  const Document document = read_document(text, {"page.txt", MediaType::plain}, builtin_rulebook().rulebook->language);
  struct Row {
    const char* what;
    std::vector<std::pair<std::string, bool>> quotes;  // and whether to ask
    std::string expected;                              // marks as [ask] and (fair), labels as numbers
  };
  const std::vector<Row> rows = {
      {"none", {}, "We say no known risks here."},
      {"one", {{"no known risks", true}}, "We say [no known risks]1 here."},
      {"crossing", {{"no known", true}, {"known risks", true}}, "We say [no ][known]1[ risks]2 here."},
      {"inside", {{"no known risks", true}, {"known", false}}, "We say [no ][known]2[ risks]1 here."},
      {"the same", {{"risks", true}, {"risks", false}}, "We say no known [risks]12 here."},
      {"side by side", {{"no", false}, {" known", true}}, "We say (no)1[ known]2 risks here."},
      {"from end to end", {{text, false}}, "(We say no known risks here.)1"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    std::vector<Finding> findings;
    for (const auto& [quote, ask] : row.quotes) {
      Finding finding;
      const auto begin = static_cast<std::uint32_t>(text.find(quote));
      finding.text_span = {begin, begin + static_cast<std::uint32_t>(quote.size())};
      finding.status = ask ? Status::flagged : Status::noted;
      findings.push_back(finding);
    }
    PageSummary summary;
    std::vector<std::size_t> notes;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      PageNote note;
      note.finding = &findings[i];
      note.number = i + 1;
      note.ask = findings[i].status == Status::flagged;
      summary.notes.push_back(note);
      notes.push_back(i);
    }
    std::string html = html_marked({summary, builtin_rulebook().words, nullptr, "p1-"}, document,
                                   {0, static_cast<std::uint32_t>(text.size())}, notes);
    html = std::regex_replace(html, std::regex("<mark class=\"ask\">([^<]*)</mark>"), "[$1]");
    html = std::regex_replace(html, std::regex("<mark class=\"fair\">([^<]*)</mark>"), "($1)");
    html = std::regex_replace(html, std::regex("<a [^>]*>([0-9]+)</a>"), "$1");
    CHECK(html == row.expected);
  }
}

TEST_CASE("the parts stand in the order of the reader's questions") {
  const std::string html =
      html_of(ReadPage("Our cells cure asthma. More research is needed.\n\n"
                       "The garden has a bench, and the rooms look out on it. A lake lies behind "
                       "the house, and a path goes round it. There are ducks on it in winter, and "
                       "in the summer children swim there with their dogs. Nobody minds.\n"));
  const Words& words = builtin_rulebook().words;
  std::size_t at = 0;
  for (const char* key : {"calm_heading", "heading_not_looked_at", "heading_fair", "heading_claims", "heading_not_said",
                          "heading_before_paying", "heading_text", "heading_details"}) {
    CAPTURE(std::string(key));
    const std::size_t found = html.find(html_text(say(words, key)), at);
    REQUIRE(found != html.npos);
    at = found;
  }
}

TEST_CASE("the note for a doctor is a view of its own, where there is something to ask") {
  const auto html_of = [](const ReadPage& page) {
    return html_section(page.checked(), 0, overclaim::test::html_context());
  };
  const std::string html = html_of(ReadPage("Our stem cells have no side effects.\n"));
  CHECK(count_of(html, "<section class=\"doctor\" id=\"p1-doctor\">") == 1);
  CHECK(count_of(html, "href=\"#p1-doctor\"") == 1);
  CHECK(count_of(html, "href=\"#p1-take-along\"") == 1);
  CHECK(html_of(ReadPage("A walk by the sea.\n")).find("doctor") == std::string::npos);
}

TEST_CASE("machine words stand behind Details only") {
  static const std::regex machine_words(
      "\\b(stances?|spans?|verdicts?|assert(ed|s)|hedged|negated|flagged|cleared|severity|rule ids?|finding|"
      "fingerprints?|overstated|contradicted|not_assessed|modifiers?|slots?|cues?|sha256|testimonial|wording score)"
      "\\b",
      std::regex::icase);
  static const std::regex rule_id("\\b[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)+\\b");
  for (const fs::path& path : sample_pages()) {
    CAPTURE(path);
    std::string words = seen_words(html_of(read_page(path)));
    std::smatch found;
    CHECK_MESSAGE(!std::regex_search(words, found, machine_words), found.str());
    CHECK_MESSAGE(!std::regex_search(words, found, rule_id), found.str());
  }
  // The search itself finds what it should.
  CHECK(std::regex_search(std::string("a verdict of cure.a-cure"), machine_words));
  CHECK(std::regex_search(std::string("by cure.a-cure"), rule_id));
  CHECK(seen_words("<p>a</p><details><p>b</p></details><bdi>c</bdi>").find_first_of("bc") == std::string::npos);
}

TEST_CASE("every supported claim says whom it is about") {
  const ReadPage page("Cord blood infusions improved gross motor function in children with cerebral palsy.\n");
  std::size_t supported = 0;
  for (const Finding& finding : page.report.findings) {
    if (finding.verdict && finding.verdict->kind == VerdictKind::supported) ++supported;
  }
  REQUIRE(supported > 0);
  const std::string about = say(builtin_rulebook().words, "verdict_about_studies");
  // Once in the list of what is fair, and once in each note.
  CHECK(count_of(html_of(page), html_text(about)) == supported + 1);
}

TEST_CASE("the bar of an effect is drawn to the whole scale and named") {
  const std::string html =
      html_of(ReadPage("Cord blood dramatically improves gross motor function in every child with cerebral palsy.\n"));
  const std::string svg = between(html, "<svg", "</svg>");
  CHECK(svg.find("viewBox=\"0 0 100 10\"") != svg.npos);
  CHECK(svg.find("class=\"scale\" x=\"0\" y=\"1\" width=\"100\"") != svg.npos);
  CHECK(svg.find("class=\"gain\" x=\"0\" y=\"1\" width=\"1.42\"") != svg.npos);
  CHECK(svg.find("<title>") != svg.npos);
}

TEST_CASE("what cannot be seen on the page stands apart") {
  const ReadPage page(
      "<!doctype html><title>A cure for asthma</title><p>Welcome.</p><p hidden>Our cells cure asthma.</p>"
      "<img alt=\"Our cells cure asthma\">",
      "page.html", MediaType::html);
  const std::string html = html_of(page);
  const std::string apart = html.substr(html.find("class=\"page-text unseen\""));
  for (const char* key : {"channel_title", "channel_alt_text", "hidden"}) {
    CAPTURE(std::string(key));
    CHECK(apart.find(html_text(say(builtin_rulebook().words, key))) != apart.npos);
  }
  const std::string seen = between(html, "<section class=\"page-text\">", "<section class=\"page-text unseen\">");
  CHECK(seen.find("Welcome.") != seen.npos);
  CHECK(seen.find("asthma") == seen.npos);
}

TEST_CASE("ids are unique in a file of several pages, and its index leads to each") {
  const ReadPage one("Our cells cure asthma.\n", "one.txt"), two("There are no risks.\n", "two.txt");
  const FormatContext context = html_context({"one.txt", "<two>.txt"});
  CheckedPage second = two.checked();
  second.input = 1;
  const std::string html = html_opening(context) + html_section(one.checked(), 0, context) +
                           html_section(second, 1, context) + html_closing(context);
  static const std::regex id(" id=\"([^\"]*)\"");
  std::set<std::string> ids;
  for (std::sregex_iterator at(html.begin(), html.end(), id), end; at != end; ++at) {
    CAPTURE(at->str());
    CHECK(ids.insert((*at)[1]).second);
  }
  for (const char* page : {"page-1", "page-2"}) {
    CHECK(ids.count(page) == 1);
    CHECK(html.find("href=\"#" + std::string(page) + "\"") != html.npos);
  }
  CHECK(html.find("&lt;two&gt;.txt") != html.npos);
  CHECK(count_of(html, "<h1>") == 1);
  CHECK(count_of(html, "<!DOCTYPE") == 1);
}

TEST_CASE("the parts of a long input share its place in the index") {
  ReadPage first("One.\n"), second("Two.\n");
  first.report.part = Part{0, 2};
  second.report.part = Part{1, 2};
  const FormatContext context = html_context();
  CHECK(html_section(first.checked(), 0, context).find(" id=\"page-1\"") != std::string::npos);
  CHECK(html_section(second.checked(), 1, context).find(" id=\"page-1\"") == std::string::npos);
}

TEST_CASE("a report without its text shows the notes, and one that could not be read says why") {
  const Report with = [] {
    Report report = overclaim::test::sample_report();
    report.error.reset();
    return report;
  }();
  const FormatContext context = html_context();
  const std::string html = html_section({&with}, 0, context);
  CHECK(html.find("class=\"note\"") != html.npos);
  CHECK(html.find("There are <mark class=\"ask\">no risks</mark> at all.") != html.npos);
  CHECK(html.find("Not read: Nested too deep.") != html.npos);
  const Report without = overclaim::test::sample_report();
  const std::string failed = html_section({&without}, 0, context);
  CHECK(failed.find("changed while it was read") != failed.npos);
  CHECK(failed.find("class=\"note\"") == failed.npos);
}

TEST_CASE("text that runs from right to left keeps its own direction") {
  const std::string html = html_of(ReadPage("\u05E9\u05DC\u05D5\u05DD. Our cells cure asthma.\n"));
  CHECK(html.find(" dir=\"auto\" class=\"said paragraph\"><p>\u05E9") != html.npos);
}

TEST_CASE("the index of a folder keeps the order it is given and escapes what it shows") {
  const std::vector<HtmlIndexEntry> entries = {{"b.txt", "<B>", "b-1.html", {9, 0, 0, 0}, ""},
                                               {"a.txt", "", "a-1.html", {0, 2, 0, 0}, ""},
                                               {"c.bin", "", "", {}, "is no text"}};
  const std::string html = html_index(entries, html_context());
  const std::size_t b = html.find("href=\"b-1.html\""), a = html.find("href=\"a-1.html\""), c = html.find("is no text");
  REQUIRE(c != html.npos);
  CHECK(b < a);
  CHECK(a < c);
  CHECK(html.find("&lt;B&gt;") != html.npos);
  CHECK(html.find("9 claims to ask about") != html.npos);
}
