#include "intake/office_html.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

using Kind = OfficeHtml::Kind;

void line(OfficeHtml& html, const std::string& words, const OfficeHtml::Paragraph& as) {
  html.begin_paragraph();
  html.text(words, {});
  html.end_paragraph(as);
}

Extracted finished(OfficeHtml& html) {
  Extracted extracted;
  html.finish(extracted);
  return extracted;
}

}  // namespace

TEST_CASE("text is escaped, and bytes that are none become U+FFFD") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"a < b & c > \"d\"", "a &lt; b &amp; c &gt; \"d\""},
      {"<script>", "&lt;script&gt;"},
      {"caf\xC3\xA9", "caf\xC3\xA9"},
      {"caf\xE9 no", "caf\xEF\xBF\xBD no"},
      {"\xE2\x82", "\xEF\xBF\xBD"},
      {"a\tb\nc", "a b c"},
      {"a\x01"
       "b",
       "a\xEF\xBF\xBD"
       "b"},
  };
  for (const auto& row : rows) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(escape_text(text) == expected);
  }
}

TEST_CASE("items of flat lists nest by their level") {
  OfficeHtml html;
  line(html, "Before", {});
  line(html, "one", {Kind::item, 1, false, "7"});
  line(html, "deep", {Kind::item, 2, false, "7"});
  line(html, "two", {Kind::item, 1, false, "7"});
  line(html, "first", {Kind::item, 1, true, "8"});
  line(html, "Behind", {});
  CHECK(finished(html).text ==
        "<p>Before</p>\n<ul>\n<li>one\n<ul>\n<li>deep\n</ul>\n<li>two\n</ul>\n<ol>\n<li>first\n</ol>\n<p>Behind</p>\n");
}

TEST_CASE("styles are balanced, empty paragraphs are none, places stand at the words") {
  OfficeHtml html;
  html.set_title(" ");
  html.begin_paragraph();
  html.text("No ", {true, false, false});
  html.text(" ", {});
  html.text("risk", {true, true, false});
  html.begin_link("https://example.org/?a=\"1\"&b");
  html.text("at all", {false, false, true});
  html.end_link();
  html.begin_link("javascript:alert(1)");
  html.text(".", {});
  html.end_paragraph({});
  line(html, "\xC2\xA0 ", {});
  html.begin_paragraph();
  html.picture("A \"child\"");
  html.end_paragraph({});
  line(html, "End", {Kind::heading, 9, false, ""});
  const Extracted out = finished(html);
  CHECK(out.text ==
        "<p><b>No  </b><b><sup>risk</sup></b><a href=\"https://example.org/?a=&quot;1&quot;&amp;b\"><span hidden>at "
        "all</span></a>.</p>\n<p><img alt=\"A &quot;child&quot;\"></p>\n<h6>End</h6>\n");
  REQUIRE(out.places.size() == 3);
  CHECK(out.text.substr(out.places[0].begin, 5) == "<b>No");
  CHECK(out.text.substr(out.places[2].begin, 3) == "End");
  CHECK(out.places[2].number == 3);
  CHECK(out.media_type == MediaType::html);
}
