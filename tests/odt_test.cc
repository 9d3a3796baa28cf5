#include "intake/odt.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::zip_bytes;
using overclaim::test::ZipMember;

namespace {

const std::string automatic =
    "<office:automatic-styles>"
    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>"
    "<style:style style:name=\"T3\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/>"
    "</style:style>"
    "<style:style style:name=\"T4\" style:family=\"text\"><style:text-properties "
    "style:text-line-through-style=\"solid\" "
    "style:text-line-through-type=\"single\"/></style:style>"
    "<style:style style:name=\"T5\" style:family=\"text\"><style:text-properties "
    "style:text-line-through-style=\"none\"/></style:style>"
    "<style:style style:name=\"T6\" style:family=\"text\"><style:text-properties fo:font-size=\"0.1pt\"/></style:style>"
    "<style:style style:name=\"T7\" style:family=\"text\"><style:text-properties "
    "style:text-scale=\"1%\"/></style:style>"
    "<style:style style:name=\"T8\" style:family=\"text\"><style:text-properties fo:font-size=\"12pt\"/></style:style>"
    "<style:style style:name=\"T9\" style:family=\"text\"><style:text-properties fo:font-size=\"1%\"/></style:style>"
    "<style:style style:name=\"T10\" style:family=\"text\"><style:text-properties fo:font-size=\"80%\" "
    "style:text-scale=\"90%\"/></style:style>"
    "<style:style style:name=\"P5\" style:family=\"paragraph\"><style:text-properties "
    "fo:font-size=\"1mm\"/></style:style>"
    "<style:style style:name=\"P4\" style:family=\"paragraph\"><style:text-properties "
    "style:text-line-through-type=\"double\"/></style:style>"
    "<text:list-style style:name=\"L3\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"No risk \" "
    "style:num-format=\"1\"/></text:list-style>"
    "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Quotations\"/>"
    "<style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
    "<style:style style:name=\"P3\" style:family=\"paragraph\" style:parent-style-name=\"P3\"/>"
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>"
    "</text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\"/>"
    "</text:list-style></office:automatic-styles>";

std::vector<ZipMember> members(const std::string& text) {
  return {{"mimetype", "application/vnd.oasis.opendocument.text"},
          {"content.xml", "<office:document-content xmlns:office=\"o\">" + automatic + "<office:body><office:text>" +
                              text + "</office:text></office:body></office:document-content>"}};
}

ExtractResult read(const std::vector<ZipMember>& zip) { return extract_odt(zip_bytes(zip)); }

std::string text_of(const ExtractResult& result) {
  if (const auto* error = std::get_if<ReportError>(&result)) return "error " + error->code + ": " + error->message;
  return std::get<Extracted>(result).text;
}

}  // namespace

TEST_CASE("the words of an OpenDocument text keep their structure") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<text:p>Plain &lt; simple.</text:p>", "<p>Plain &lt; simple.</p>\n"},
      {"<text:p text:style-name=\"P2\">Hope</text:p><text:h text:outline-level=\"2\">Two</text:h><text:h>One</text:h>",
       "<h1>Hope</h1>\n<h2>Two</h2>\n<h1>One</h1>\n"},
      {"<text:p text:style-name=\"P1\">He speaks.</text:p>", "<blockquote><p>He speaks.</p></blockquote>\n"},
      {"<text:p text:style-name=\"P3\">Ring</text:p>", "<p>Ring</p>\n"},
      {"<text:p>No<text:s/>side<text:s text:c=\"3\"/>effects<text:tab/>at<text:line-break/>all</text:p>",
       "<p>No side effects at<br>all</p>\n"},
      {"<text:p><text:span text:style-name=\"T1\">Bold</text:span> <text:span>not</text:span></text:p>",
       "<p><b>Bold </b>not</p>\n"},
      {"<text:p>Safe<text:span text:style-name=\"T2\"> for most</text:span></text:p>",
       "<p>Safe<span hidden> for most</span></p>\n"},
      {"<text:p>m<text:span text:style-name=\"T3\">2</text:span></text:p>", "<p>m<sup>2</sup></p>\n"},
      {"<text:section text:display=\"none\"><text:p>Unseen</text:p></text:section><text:p>Seen</text:p>",
       "<p><span hidden>Unseen</span></p>\n<p>Seen</p>\n"},
      {"<text:p>See <text:a xlink:href=\"https://example.org/\">this</text:a>.</text:p>",
       "<p>See <a href=\"https://example.org/\">this</a>.</p>\n"},
      {"<text:list text:style-name=\"L2\"><text:list-item><text:p>one</text:p><text:p>more</text:p><text:list>"
       "<text:list-item><text:p>deep</text:p></text:list-item></text:list></text:list-item><text:list-item>"
       "<text:p>two</text:p></text:list-item></text:list><text:p>End</text:p>",
       "<ul>\n<li>one\n<p>more</p>\n<ul>\n<li>deep\n</ul>\n<li>two\n</ul>\n<p>End</p>\n"},
      {"<text:list text:style-name=\"L1\"><text:list-item><text:p>first</text:p></text:list-item></text:list>",
       "<ol>\n<li>first\n</ol>\n"},
      {"<text:list><text:list-item><text:list><text:list-item><text:h text:outline-level=\"2\">Numbered</text:h>"
       "</text:list-item></text:list></text:list-item></text:list>",
       "<h2>Numbered</h2>\n"},
      {"<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Cell"
       "</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>"
       "<text:p>9000</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>",
       "<table>\n<tr>\n<th>\n<p>Cell</p>\n</th>\n</tr>\n<tr>\n<td>\n<p>9000</p>\n</td>\n<td>\n</td>\n</tr>\n</"
       "table>\n"},
      {"<text:p>Anchor<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame> goes "
       "on</text:p>",
       "<p>Anchor goes on</p>\n<p>In a box.</p>\n"},
      {"<text:p>A<draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape></text:p>",
       "<p>A</p>\n<p>In a shape.</p>\n"},
      {"<draw:frame><draw:text-box><text:p>On the page.</text:p></draw:text-box></draw:frame><text:p>End</text:p>",
       "<p>On the page.</p>\n<p>End</p>\n"},
      {"<text:p><draw:frame><draw:image/><svg:title>T</svg:title><svg:desc>A child</svg:desc></draw:frame></text:p>",
       "<p><img alt=\"A child\"></p>\n"},
      {"<text:p>Safe.<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
       "<text:p>In 3 of 4.</text:p></text:note-body></text:note> End.</text:p>",
       "<p>Safe. End.</p>\n<div class=\"footnotes\">\n<ol>\n<li>In 3 of 4.\n</ol>\n</div>\n"},
      {"<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents"
       "</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Hope 1</text:p>"
       "</text:index-body></text:table-of-content>",
       "<p>Hope 1</p>\n"},
      {"<text:p>A<text:hidden-text text:is-hidden=\"true\" text:string-value=\"secret\"/></text:p>",
       "<p>A<span hidden>secret</span></p>\n"},
      {"<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby></"
       "text:p>",
       "<p>base</p>\n"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& expected = row.second;
    CAPTURE(body);
    CHECK(text_of(read(members(body))) == expected);
  }
}

TEST_CASE("white space between cells is no cell") {
  const std::string cell = "<table:table-cell><text:p>", end = "</text:p></table:table-cell>";
  const auto table = [&](const std::string& space) {
    return "<table:table>" + space + "<table:table-row>" + space + cell + "Risks" + end + space + cell + "None" + end +
           space + "<table:covered-table-cell/>" + space + "</table:table-row>" + space + "</table:table>";
  };
  const std::string tight = text_of(read(members(table(""))));
  CHECK(tight.find("<td>\n<p>Risks</p>\n</td>\n<td>\n<p>None</p>\n</td>\n") != std::string::npos);
  for (const std::string space : {" ", "\n", "\n\t  "}) CHECK(text_of(read(members(table(space)))) == tight);
}

TEST_CASE("struck words of an OpenDocument text stay, as such") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<text:p>do <text:span text:style-name=\"T4\">not</text:span> cure</text:p>", "<p>do <s>not</s> cure</p>\n"},
      {"<text:p text:style-name=\"P4\">some<text:span text:style-name=\"T5\"> or no</text:span> risk</text:p>",
       "<p><s>some</s> or no<s> risk</s></p>\n"},
      {"<text:p text:style-name=\"P4\"><text:span text:style-name=\"T1\">some</text:span></text:p>",
       "<p><s><b>some</b></s></p>\n"},
      {"<text:p>do <text:span text:style-name=\"T5\">not</text:span> cure</text:p>", "<p>do not cure</p>\n"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& expected = row.second;
    CAPTURE(body);
    CHECK(text_of(read(members(body))) == expected);
  }
}

TEST_CASE("words that an OpenDocument text shows to nobody are hidden ones") {
  const auto span = [](const std::string& style, const std::string& words) {
    return "<text:span text:style-name=\"" + style + "\">" + words + "</text:span>";
  };
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<text:p>do " + span("T6", "not") + " cure</text:p>", "<p>do <span hidden>not</span> cure</p>\n"},
      {"<text:p>do " + span("T7", "not") + " cure</text:p>", "<p>do <span hidden>not</span> cure</p>\n"},
      {"<text:p>do " + span("T9", "not") + " cure</text:p>", "<p>do <span hidden>not</span> cure</p>\n"},
      {"<text:p>do " + span("T10", "not") + " cure</text:p>", "<p>do not cure</p>\n"},
      {"<text:p text:style-name=\"P5\">do " + span("T8", "cure") + "</text:p>", "<p><span hidden>do </span>cure</p>\n"},
      {"<text:p>do " + span("T6", "not " + span("T8", "cure")) + "</text:p>",
       "<p>do <span hidden>not </span>cure</p>\n"},
      {"<text:section text:display=\"condition\" text:is-hidden=\"true\"><text:p>Unseen</text:p></text:section>",
       "<p><span hidden>Unseen</span></p>\n"},
      {"<text:section text:display=\"condition\" text:is-hidden=\"false\"><text:p>Seen</text:p></text:section>",
       "<p>Seen</p>\n"},
      {"<text:section text:is-hidden=\"true\"><text:p>Seen</text:p></text:section>", "<p>Seen</p>\n"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    CAPTURE(body);
    CHECK(text_of(read(members(body))) == row.second);
  }
}

TEST_CASE("what an OpenDocument text shows by other means is read or said") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<text:p>has <![CDATA[no]]><!-- x --> side<?x?> effects</text:p>", "<p>has no side effects</p>\n"},
      {"<text:p><draw:frame><draw:image/><svg:desc>A <!-- x -->child</svg:desc></draw:frame></text:p>",
       "<p><img alt=\"A child\"></p>\n"},
      {"<office:forms><form:form form:name=\"Form one\"><form:button form:label=\"No risk\"/><form:textarea "
       "form:current-value=\"Cures\"/><form:checkbox form:label=\"1\"/></form:form></office:forms><text:p>x</text:p>",
       "<p>x</p>\n[2 form fields with words]"},
      {"<text:list text:style-name=\"L3\"><text:list-item><text:p>Cells</text:p></text:list-item></text:list>",
       "<ol>\n<li>Cells\n</ol>\n[1 list mark with words]"},
      {"<text:list text:style-name=\"L1\"><text:list-item><text:p>Cells</text:p></text:list-item></text:list>",
       "<ol>\n<li>Cells\n</ol>\n"},
      {"<text:user-field-decls><text:user-field-decl office:string-value=\"No risk\" text:name=\"u\"/>"
       "</text:user-field-decls><text:p><text:user-field-get text:name=\"u\"/></text:p>",
       "<p>No risk</p>\n"},
      {"<text:user-field-decls><text:user-field-decl office:string-value=\"No risk\" text:name=\"u\"/>"
       "</text:user-field-decls><text:p><text:user-field-get text:name=\"u\">Some</text:user-field-get> "
       "<text:user-field-get text:name=\"v\">else</text:user-field-get></text:p>",
       "<p>No risk else</p>\n[1 field that makes words]"},
      {"<text:p>x<draw:frame><draw:floating-frame xlink:href=\"y\"/></draw:frame></text:p>",
       "<p>x</p>\n[1 embedded object]"},
      {"<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby></"
       "text:p>",
       "<p>base</p>\n[1 note above the words (ruby)]"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& expected = row.second;
    CAPTURE(body);
    const ExtractResult result = read(members(body));
    std::string out = text_of(result);
    for (const std::string& line : std::get<Extracted>(result).left_out) out += "[" + line + "]";
    CHECK(out == expected);
  }
}

TEST_CASE("what is not read of an OpenDocument text is said") {
  const ExtractResult result = read(members(
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
      "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
      "<text:p>Kept<office:annotation><text:p>Really?</text:p></office:annotation><draw:frame><draw:object/>"
      "<draw:image/></draw:frame></text:p>"));
  CHECK(text_of(result) == "<p>Kept</p>\n");
  CHECK(std::get<Extracted>(result).left_out ==
        std::vector<std::string>{"1 comment", "1 deleted passage (tracked changes)", "1 embedded object"});
}

TEST_CASE("an OpenDocument text has a title, and words at the head and foot of its pages") {
  std::vector<ZipMember> zip = members("<text:p>Body</text:p>");
  zip.push_back({"meta.xml",
                 "<office:document-meta><office:meta><dc:title>A leaflet</dc:title></office:meta>"
                 "</office:document-meta>"});
  zip.push_back({"styles.xml",
                 "<office:document-styles><office:master-styles><style:master-page><style:footer><text:p>Results vary."
                 "</text:p></style:footer><style:header><text:p>Hope</text:p></style:header></style:master-page>"
                 "<style:master-page><style:header><text:p>Hope</text:p></style:header></style:master-page>"
                 "</office:master-styles></office:document-styles>"});
  const ExtractResult result = read(zip);
  CHECK(text_of(result) ==
        "<title>A leaflet</title>\n<p>Body</p>\n<header>\n<p>Hope</p>\n</header>\n<footer>\n<p>Results vary.</p>\n"
        "</footer>\n");
  CHECK(std::get<Extracted>(result).title == "A leaflet");
  CHECK(std::get<Extracted>(result).places.size() == 3);
}

TEST_CASE("hostile OpenDocument texts are refused whole") {
  std::vector<ZipMember> encrypted = members("<text:p>x</text:p>");
  encrypted.push_back(
      {"META-INF/manifest.xml", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"});
  CHECK(text_of(read(encrypted)).rfind("error encrypted", 0) == 0);
  std::string deep = "<text:p>";
  for (int i = 0; i < 1000; ++i) deep += "<text:span>";
  for (int i = 0; i < 1000; ++i) deep += "</text:span>";
  CHECK(text_of(read(members(deep + "</text:p>"))).rfind("error too_long", 0) == 0);
  CHECK(text_of(read({{"mimetype", "x"}})).rfind("error damaged", 0) == 0);
  CHECK(text_of(read({{"content.xml", "<office:document-content/>"}})).rfind("error damaged", 0) == 0);
  const std::string whole = zip_bytes(members("<text:p>No risk.</text:p>"));
  for (std::size_t size = 0; size < whole.size(); size += 100) {
    CAPTURE(size);
    CHECK(std::holds_alternative<ReportError>(extract_odt(whole.substr(0, size))));
  }
}
