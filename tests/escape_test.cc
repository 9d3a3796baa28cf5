// Text on its way into HTML, XML, CSV, Markdown and a terminal, at the edges of what each lets through.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "report/csv.h"
#include "report/html_escape.h"
#include "report/markdown_escape.h"
#include "report/wrap.h"
#include "report/xml_text.h"
#include "text/utf8.h"

using namespace overclaim;

namespace {

std::string utf8(char32_t c) {
  std::string text;
  append_utf8(text, c);
  return text;
}

}  // namespace

TEST_CASE("which characters reach a reader: the first and the last of each range that does not") {
  struct Row {
    char32_t character;
    bool in_html, in_xml, on_terminal;
  };
  const Row rows[] = {
      {0x00, false, false, false},   {0x1F, false, false, false},  {' ', true, true, true},
      {0x7E, true, true, true},      {0x7F, false, true, false},   {0x9F, false, true, false},
      {0xA0, true, true, true},      {0x061C, true, true, false},  {0x200D, true, true, true},
      {0x200E, true, true, false},   {0x200F, true, true, false},  {0x2010, true, true, true},
      {0x2028, true, true, false},   {0x2029, true, true, false},  {0x202A, false, true, false},
      {0x202E, false, true, false},  {0x202F, true, true, true},   {0x2065, true, true, true},
      {0x2066, false, true, false},  {0x2069, false, true, false}, {0x206A, true, true, true},
      {0xD7FF, true, true, true},    {0xE000, true, true, true},   {0xFDCF, true, true, true},
      {0xFDD0, false, true, true},   {0xFDEF, false, true, true},  {0xFDF0, true, true, true},
      {0xFFFD, true, true, true},    {0xFFFE, false, false, true}, {0xFFFF, false, false, true},
      {0x10000, true, true, true},   {0x1FFFE, false, true, true}, {0x10FFFD, true, true, true},
      {0x10FFFF, false, true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<std::uint32_t>(row.character));
    const std::string text = "a" + utf8(row.character) + "b", replaced = "a\uFFFDb";
    CHECK(html_text(text) == (row.in_html ? text : replaced));
    CHECK(markdown_text(text) == (row.character == 0x2028 || row.character == 0x2029 ? "a b"
                                  : row.character == 0x7E                            ? "a\\~b"
                                  : row.in_html                                      ? text
                                                                                     : replaced));
    CHECK(xml_text(text) == (row.in_xml ? text : replaced));
    CHECK(terminal_safe(text) == (row.on_terminal ? text : replaced));
  }
  // No bytes of UTF-8 make these.
  CHECK_FALSE(is_xml_character(0xD800));
  CHECK_FALSE(is_xml_character(0xDFFF));
  CHECK_FALSE(is_xml_character(0x110000));
}

TEST_CASE("mark-up is text, and an attribute keeps its line ends") {
  struct Row {
    std::string_view text, html, xml;
  };
  const Row rows[] = {
      {"", "", ""},
      {"no risks", "no risks", "no risks"},
      {"<b>\"'&", "&lt;b&gt;&quot;&#39;&amp;", "&lt;b&gt;&quot;'&amp;"},
      {"a\tb\nc", "a\tb\nc", "a&#9;b&#10;c"},
      {"a\rb", "a\uFFFDb", "a&#13;b"},
      {"&amp;", "&amp;amp;", "&amp;amp;"},
      {"a\xff\xc3", "a\uFFFD\uFFFD", "a\uFFFD\uFFFD"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(html_text(row.text) == row.html);
    CHECK(xml_text(row.text) == row.xml);
  }
  CHECK(html_isolated("<") == "<bdi>&lt;</bdi>");
  CHECK(html_element("p", "").empty());
  CHECK(html_element("p", "<") == "<p>&lt;</p>");
  CHECK(html_element("p class=\"why\"", "x") == "<p class=\"why\">x</p>");
}

TEST_CASE("a sign of Markdown is escaped where it could be one") {
  struct Row {
    std::string_view text, markdown;
  };
  const Row rows[] = {
      {"", ""},
      {"- a - b", "\\- a - b"},
      {"+a", "\\+a"},
      {"=", "\\="},
      {": a", "\\: a"},
      {"1. a", "1\\. a"},
      {"12) a", "12\\) a"},
      {"1", "1"},
      {"1.5", "1\\.5"},
      {"1a.", "1a."},
      {"2024", "2024"},
      {"a@b", "a\\@b"},
      {"see www.x", "see www\\.x"},
      {"see WwW.x", "see WwW\\.x"},
      {"w.x", "w.x"},
      {"aww.x", "aww.x"},
      {"wxw.x", "wxw.x"},
      {"wwx.x", "wwx.x"},
      {".a", ".a"},
      {"http://x", "http\\://x"},
      {"a: //x", "a: //x"},
      {" \t\n a \r\n b\u2028", "a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(markdown_text(row.text) == row.markdown);
  }
  CHECK(markdown_bold("").empty());
  CHECK(markdown_bold("a*") == "**a\\***");
}

TEST_CASE("bold words between others: asterisks where they work, an element elsewhere") {
  struct Row {
    std::string_view text;
    char before, behind;
    bool asterisks;
  };
  const Row rows[] = {
      {"no risks", ' ', '.', true},    {"no risks", 'a', 'b', true},    // letters inside join with anything
      {"\"none\"", ' ', ' ', true},                                     // a quotation mark beside a space
      {"\"none\"", 'a', ' ', false},                                    // and beside a letter
      {"\"none\"", ' ', '1', false},   {"(none)", ' ', '\xC3', false},  // a letter that is not ASCII
      {"Stra\u00DFe", ' ', ' ', true}, {"\u00E4", 'a', ' ', false},    {"0", 'a', 'b', true},
      {"Z", '-', '_', true},           {"", ' ', ' ', false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CAPTURE(row.before);
    const std::string words = markdown_escaped(row.text, false);
    CHECK(markdown_bold_within(row.text, row.before, row.behind) ==
          (row.asterisks ? "**" + words + "**" : "<strong>" + words + "</strong>"));
  }
}

TEST_CASE("a link holds its address whole, and is the text alone without one") {
  struct Row {
    std::string text, address, link;
  };
  const Row rows[] = {
      {"a*", "", "a\\*"},
      {"a", "https://x.example/", "[a](https://x.example/)"},
      {"a]", "https://x.example/(b)", "[a\\]](https://x.example/%28b%29)"},
      {"a", "https://x.example/<b>\\c", "[a](https://x.example/bc)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.address);
    CHECK(markdown_link(row.text, row.address) == row.link);
  }
}

TEST_CASE("which cells a spreadsheet would take for a formula, and which are numbers") {
  struct Row {
    std::string_view raw, cell;
  };
  const Row rows[] = {
      {"", ""},
      {"-", "'-"},
      {"+", "'+"},
      {"-1", "-1"},
      {"+20", "+20"},
      {"-1.4", "-1.4"},
      {"-3.5%", "-3.5%"},
      {"-1.", "'-1."},
      {"-.5", "'-.5"},
      {"-1.2.3", "'-1.2.3"},
      {"-%", "'-%"},
      {"-1%%", "'-1%%"},
      {"-1/2", "'-1/2"},
      {"-1:2", "'-1:2"},
      {"'", "'"},
      {"''a", "''a"},
      {"a\tb", "a\tb"},
      {"a\rb", "\"a\nb\""},
      {"a\r\nb", "\"a\r\nb\""},
      {"a\x1b", "a\uFFFD"},
      {"a,b", "\"a,b\""},
      {"a\"b", "\"a\"\"b\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(csv_cell(row.raw) == row.cell);
  }
  CHECK(csv_row({}) == "\r\n");
}
