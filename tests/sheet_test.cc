#include "report/sheet.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <sstream>
#include <string>

#include "text/display_width.h"

using namespace overclaim;

namespace {

Sheet one_of_each() {
  Sheet sheet;
  sheet.title = "A title";
  sheet.made_by = "Made by.";
  sheet.heading(2, "Part");
  sheet.paragraph("Text.");
  sheet.quiet("Small.");
  sheet.item("Says so.", "No risks", {"Line 1."});
  sheet.item("Two.");
  sheet.table({"A", "B"}, {{"1", "2"}});
  sheet.command("overclaim check 'a b'");
  return sheet;
}

}  // namespace

TEST_CASE("a sheet as Markdown") {
  CHECK(sheet_markdown(one_of_each()) ==
        "# A title\n\n## Part\n\nText.\n\nSmall.\n\n- \u201CNo risks\u201D Says so.\n  - Line 1.\n- Two.\n\n"
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n\n```\noverclaim check 'a b'\n```\n\nMade by.\n");
}

TEST_CASE("a sheet as HTML") {
  const std::string html = sheet_html(one_of_each());
  for (const char* piece :
       {"<title>A title</title>", "<h1>A title</h1>", "<h2><bdi>Part</bdi></h2>",
        "<p class=\"quiet\"><bdi>Small.</bdi></p>",
        "<li><p><q><bdi>No risks</bdi></q></p><p><bdi>Says so.</bdi></p><p class=\"quiet\"><bdi>Line 1.</bdi></p></li>",
        "<th scope=\"col\">A</th>", "<td><bdi>2</bdi></td>", "<p><code>overclaim check &#39;a b&#39;</code></p>"}) {
    CAPTURE(std::string(piece));
    CHECK(html.find(piece) != html.npos);
  }
  CHECK(html.find("<script") == html.npos);
  CHECK(html.find("default-src 'none'") != html.npos);
}

TEST_CASE("a table on a terminal stands in columns whose cells wrap, and in a narrow one cell by cell") {
  Sheet sheet;
  sheet.table({"Claim", "Seen", "Words"}, {{"1", "2020-01-02", "There are no side effects, and nobody has to wait."},
                                           {"", "2021-03-04", "There are \u5E72\u7D30\u80DE."},
                                           {"2", "", "a\x1b[1m\nb"}});
  const std::string head = "\n=\n\n";  // of the empty title
  CHECK(sheet_text(sheet, 80) == head +
                                     "  Claim  Seen        Words\n"
                                     "  -----  ----------  --------------------------------------------------\n"
                                     "  1      2020-01-02  There are no side effects, and nobody has to wait.\n"
                                     "         2021-03-04  There are \u5E72\u7D30\u80DE.\n"
                                     "  2                  a\uFFFD[1m b\n"
                                     "\n\n");
  CHECK(sheet_text(sheet, 45) == head +
                                     "  Claim  Seen        Words\n"
                                     "  -----  ----------  ------------------------\n"
                                     "  1      2020-01-02  There are no side\n"
                                     "                     effects, and nobody has\n"
                                     "                     to wait.\n"
                                     "         2021-03-04  There are \u5E72\u7D30\u80DE.\n"
                                     "  2                  a\uFFFD[1m b\n"
                                     "\n\n");
  CHECK(sheet_text(sheet, 30) == head +
                                     "  Claim  1\n"
                                     "  Seen   2020-01-02\n"
                                     "  Words  There are no side\n"
                                     "         effects, and nobody\n"
                                     "         has to wait.\n"
                                     "\n"
                                     "  Seen   2021-03-04\n"
                                     "  Words  There are \u5E72\u7D30\u80DE.\n"
                                     "\n"
                                     "  Claim  2\n"
                                     "  Words  a\uFFFD[1m b\n"
                                     "\n\n");
  for (std::size_t width = 10; width < 100; ++width) {
    CAPTURE(width);
    std::istringstream lines(sheet_text(sheet, width));
    for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= width);
  }
}

TEST_CASE("a sheet as plain text") {
  CHECK(sheet_plain_text(one_of_each()) ==
        "A title\n\nPart\n\nText.\n\nSmall.\n\n- \u201CNo risks\u201D Says so.\n    Line 1.\n- Two.\n\n"
        "  A: 1\n  B: 2\n\noverclaim check 'a b'\n\nMade by.\n");
  Sheet sheet;
  sheet.paragraph("a\x1b[1m\u202E b");
  CHECK(sheet_plain_text(sheet).find('\x1b') == std::string::npos);
  CHECK(sheet_plain_text(sheet).find("\u202E") == std::string::npos);
}

TEST_CASE("empty pieces are left out") {
  Sheet sheet;
  sheet.heading(2, "");
  sheet.paragraph("");
  sheet.item("");
  sheet.table({"A"}, {});
  sheet.command("");
  CHECK(sheet.pieces.empty());
}

TEST_CASE("what a page says stays text in a sheet") {
  Sheet sheet;
  sheet.title = "<b>";
  sheet.item("", "<script>alert(1)</script> *bold* [a](http://x.example) | bar", {"# heading\n- item"});
  sheet.table({"<i>"}, {{"a | b <u> \u202E"}});
  sheet.command("``` <b>");
  sheet.command("check a\x1B[31m\u202Eb");
  const std::string html = sheet_html(sheet), markdown = sheet_markdown(sheet);
  CHECK(html.find("<script>") == html.npos);
  CHECK(html.find("<u>") == html.npos);
  CHECK(html.find("<i>") == html.npos);
  CHECK(html.find("\u202E") == html.npos);
  CHECK(markdown.find_first_of("\x1B") == markdown.npos);
  CHECK(markdown.find("\u202E") == markdown.npos);
  CHECK(markdown.find("```\ncheck a\uFFFD[31m\uFFFDb\n```") != markdown.npos);
  CHECK(markdown.find("<script>") == markdown.npos);
  CHECK(markdown.find("*bold*") == markdown.npos);
  CHECK(markdown.find("a \\| b") != markdown.npos);
  CHECK(markdown.find("\n- item") == markdown.npos);
  CHECK(markdown.find("\n````\n``` <b>\n````\n") != markdown.npos);
}
