#include "intake/docx.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::zip_bytes;
using overclaim::test::ZipMember;

namespace {

const std::string types = "<Types/>";

std::string document_xml(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>" + body +
         "</w:body></w:document>";
}

const std::string styles_xml =
    "<w:styles xmlns:w=\"w\">"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:basedOn "
    "w:val=\"berschrift2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/>"
    "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Bullets\"><w:name w:val=\"List Bullet\"/>"
    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Ring\"><w:name w:val=\"R\"/><w:basedOn w:val=\"Ring\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:name w:val=\"G\"/><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>"
    "</w:styles>";

const std::string numbering_xml =
    "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
    "<w:lvlText w:val=\"o\"/>"
    "</w:lvl></w:abstractNum><w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"No risk %2\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
    "w:val=\"5\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"6\"/></w:num></w:numbering>";

const std::string relations_xml =
    "<Relationships>"
    "<Relationship Id=\"a\" Type=\"http://x/styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"b\" Type=\"http://x/numbering\" Target=\"numbering.xml\"/>"
    "<Relationship Id=\"c\" Type=\"http://x/footnotes\" Target=\"footnotes.xml\"/>"
    "<Relationship Id=\"d\" Type=\"http://x/comments\" Target=\"/word/comments.xml\"/>"
    "<Relationship Id=\"e\" Type=\"http://x/header\" Target=\"header1.xml\"/>"
    "<Relationship Id=\"f\" Type=\"http://x/header\" Target=\"header2.xml\"/>"
    "<Relationship Id=\"g\" Type=\"http://x/footer\" Target=\"footer1.xml\"/>"
    "<Relationship Id=\"h\" Type=\"http://x/hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>"
    "<Relationship Id=\"i\" Type=\"http://x/header\" Target=\"../../../etc/passwd\"/>"
    "</Relationships>";

std::vector<ZipMember> members(const std::string& body) {
  return {{"[Content_Types].xml", types},
          {"word/document.xml", document_xml(body)},
          {"word/styles.xml", styles_xml},
          {"word/numbering.xml", numbering_xml},
          {"word/_rels/document.xml.rels", relations_xml}};
}

ExtractResult read(const std::vector<ZipMember>& zip) { return extract_docx(zip_bytes(zip)); }

std::string text_of(const ExtractResult& result) {
  if (const auto* error = std::get_if<ReportError>(&result)) return "error " + error->code + ": " + error->message;
  return std::get<Extracted>(result).text;
}

std::string run(const std::string& words) { return "<w:r><w:t>" + words + "</w:t></w:r>"; }
std::string paragraph(const std::string& words, const std::string& style = "") {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(words) + "</w:p>";
}

}  // namespace

TEST_CASE("the words of a Word document keep their structure") {
  const std::string numbered = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>";
  const std::string box = "<w:txbxContent>" + paragraph("In a box.") + "</w:txbxContent>";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {paragraph("Plain &amp; simple."), "<p>Plain &amp; simple.</p>\n"},
      {paragraph("Hope", "T") + paragraph("One", "berschrift1") + paragraph("Two", "Own"),
       "<h1>Hope</h1>\n<h1>One</h1>\n<h2>Two</h2>\n"},
      {"<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>" + run("Three") + "</w:p>", "<h3>Three</h3>\n"},
      {paragraph("He speaks now.", "Zitat"), "<blockquote><p>He speaks now.</p></blockquote>\n"},
      {paragraph("Ring", "Ring"), "<p>Ring</p>\n"},
      {paragraph("No pain", "Bullets") + paragraph("No risk", "Bullets") + paragraph("End"),
       "<ul>\n<li>No pain\n<li>No risk\n</ul>\n<p>End</p>\n"},
      {"<w:p>" + numbered + run("First") + "</w:p>", "<ol>\n<li>First\n</ol>\n"},
      {"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>" + paragraph("Cell") + "</w:tc></w:tr><w:tr><w:tc>" +
           paragraph("9000") + paragraph("euro") + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
       "<table>\n<tr>\n<th>\n<p>Cell</p>\n</th>\n</tr>\n<tr>\n<td>\n<p>9000</p>\n<p>euro</p>\n</td>\n<td>\n</td>\n"
       "</tr>\n</table>\n"},
      {"<w:p>" + run("No ") + "<w:r><w:tab/><w:t>side</w:t><w:br/><w:t xml:space=\"preserve\"> </w:t></w:r>" +
           run("effects") + "</w:p>",
       "<p>No  side<br> effects</p>\n"},
      {"<w:p>" + run("Cu") + run("red") + "</w:p>", "<p>Cured</p>\n"},
      {"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t> not</w:t></w:r>"
       "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t> strong</w:t></w:r></w:p>",
       "<p><b>Bold</b> not<b> strong</b></p>\n"},
      {"<w:p>" + run("Safe") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> for most</w:t></w:r></w:p>",
       "<p>Safe<span hidden> for most</span></p>\n"},
      {"<w:p>" + run("kg/m") + "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>",
       "<p>kg/m<sup>2</sup></p>\n"},
      {"<w:p><w:hyperlink r:id=\"h\">" + run("here") + "</w:hyperlink><w:hyperlink r:id=\"zzz\">" + run(" there") +
           "</w:hyperlink></w:p>",
       "<p><a href=\"https://example.org/\">here</a> there</p>\n"},
      // Fields: the instruction is no text, what it makes is; also inside one another.
      {"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>" +
           run("hidden") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("12") +
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run(" of") + "</w:p>",
       "<p>12 of</p>\n"},
      {"<w:p><w:ins>" + run("New") + "</w:ins><w:sdt><w:sdtPr/><w:sdtContent>" + run(" form") +
           "</w:sdtContent></w:sdt><w:smartTag>" + run(" tag") + "</w:smartTag></w:p>",
       "<p>New form tag</p>\n"},
      {"<w:sdt><w:sdtContent>" + paragraph("In a form.") + "</w:sdtContent></w:sdt>", "<p>In a form.</p>\n"},
      // Drawn twice, for new and old programs: read once.
      {"<w:p>" + run("Anchor") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
           "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
           "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(" goes on") + "</w:p>",
       "<p>Anchor goes on</p>\n<p>In a box.</p>\n"},
      {"<w:p><w:r><w:pict><v:textbox>" + box + "</v:textbox></w:pict></w:r></w:p>", "<p>In a box.</p>\n"},
      {"<w:p><w:r><w:pict><v:shape><v:textpath string=\"NEW HOPE\"/></v:shape></w:pict></w:r></w:p>",
       "<p>NEW HOPE</p>\n"},
      {"<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"A happy child\"/><a:graphic><pic:pic/></a:graphic>"
       "</wp:inline></w:drawing></w:r></w:p>",
       "<p><img alt=\"A happy child\"></p>\n"},
      {"<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "<p>x=1</p>\n"},
      {"<w:p><w:r><w:ruby><w:rt>" + run("over") + "</w:rt><w:rubyBase>" + run("base") +
           "</w:rubyBase></w:ruby></w:r></w:p>",
       "<p>base</p>\n"},
      {"<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r></w:p>", "<p>non\xE2\x80\x91stop</p>\n"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& expected = row.second;
    CAPTURE(body);
    CHECK(text_of(read(members(body))) == expected);
  }
}

namespace {

std::string field_mark(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }
std::string instruction(const std::string& words) { return "<w:r><w:instrText>" + words + "</w:instrText></w:r>"; }
std::string symbol(const std::string& font, const std::string& code) {
  return "<w:r><w:sym w:font=\"" + font + "\" w:char=\"" + code + "\"/></w:r>";
}
std::string styled(const std::string& properties, const std::string& words) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + words + "</w:t></w:r>";
}
std::string alternatives(const std::string& required, const std::string& choice, const std::string& fallback) {
  return "<mc:AlternateContent xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
         "xmlns:z=\"urn:nonsense\"><mc:Choice Requires=\"" +
         required + "\">" + choice + "</mc:Choice><mc:Fallback>" + fallback + "</mc:Fallback></mc:AlternateContent>";
}

std::string with_left_out(const ExtractResult& result) {
  std::string out = text_of(result);
  if (const auto* extracted = std::get_if<Extracted>(&result)) {
    for (const std::string& line : extracted->left_out) out += "[" + line + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("words are read whatever the mark-up is cut by, and what is shown otherwise is said") {
  const std::string one_other = "[1 passage that other programs show instead of one that was read]";
  const std::vector<std::pair<std::string, std::string>> rows = {
      // Comments, processing instructions and CDATA part the text of an element.
      {"<w:p>" + run("has <!-- x -->no<?x y?> side effects.") + "</w:p>", "<p>has no side effects.</p>\n"},
      {"<w:p>" + run("has <![CDATA[no <b>]]> side effects.") + "</w:p>", "<p>has no &lt;b&gt; side effects.</p>\n"},
      {"<w:p>" + run("<!-- all -->This cures.") + "</w:p>", "<p>This cures.</p>\n"},
      {"<w:p><m:oMath><m:r><m:t><?x?>x=<!-- -->1</m:t></m:r></m:oMath></w:p>", "<p>x=1</p>\n"},
      // Struck words stay, as such.
      {"<w:p>" + run("do ") + styled("<w:strike/>", "not") + run(" cure") + "</w:p>", "<p>do <s>not</s> cure</p>\n"},
      {"<w:p>" + run("do ") + styled("<w:dstrike/><w:b/>", "not") + "</w:p>", "<p>do <s><b>not</b></s></p>\n"},
      {"<w:p>" + styled("<w:strike w:val=\"0\"/>", "do not") + run(" cure") + "</w:p>", "<p>do not cure</p>\n"},
      // Letters too small or too narrow to be seen are hidden; small print and narrow letters are not.
      {"<w:p>" + styled("<w:sz w:val=\"2\"/>", "a myth:") + run(" no risk") + "</w:p>",
       "<p><span hidden>a myth:</span> no risk</p>\n"},
      {"<w:p>" + styled("<w:sz w:val=\"7\"/>", "a") + styled("<w:w w:val=\"1\"/>", "b") +
           styled("<w:w w:val=\"9%\"/>", "c") + styled("<w:b/><w:sz w:val=\"8\"/>", "d") +
           styled("<w:sz w:val=\"\"/><w:w w:val=\"50\"/>", "e") + "</w:p>",
       "<p><span hidden>abc</span><b>d</b>e</p>\n"},
      {paragraph("some", "Gone") + paragraph("none"), "<p><s>some</s></p>\n<p>none</p>\n"},
      // Letters as symbols are letters; signs that are not known are counted.
      {"<w:p>" + run("has ") + symbol("Arial", "F06E") + symbol("Arial", "006F") + symbol("Arial", "F020") +
           run("risk") + "</w:p>",
       "<p>has no risk</p>\n"},
      {"<w:p>" + symbol("Symbol", "F062") + run("-cells ") + symbol("Symbol", "F0B3") + run(" 5 ") +
           symbol("Wingdings", "F0FC") + symbol("Calibri", "2264") + "</w:p>",
       "<p>\u03B2-cells \u2265 5 \u2713\u2264</p>\n"},
      {"<w:p>" + run("Call") + symbol("Wingdings 2", "F06E") + symbol("Wingdings", "F028") + symbol("Arial", "zz") +
           symbol("Arial", "D800") + symbol("", "F092") + run("us") + "</w:p>",
       "<p>Call    \u2019us</p>\n[4 symbols]"},
      // Of passages written several times the one that Word shows; others with other words are said.
      {"<w:p>" + alternatives("wps", run("no"), run("no")) + "</w:p>", "<p>no</p>\n"},
      {"<w:p>" + alternatives("z", run("some"), run("no")) + "</w:p>", "<p>no</p>\n" + one_other},
      {"<w:p>" + alternatives("wps z", run("some"), run("no")) + "</w:p>", "<p>no</p>\n" + one_other},
      {"<w:p>" + alternatives("nowhere", "<w:r/>", run("no")) + "</w:p>", "<p>no</p>\n"},
      {alternatives("wps", paragraph("some"), paragraph("no")), "<p>some</p>\n" + one_other},
      {"<w:p>" + alternatives("wps", run("no") + "<wp:posOffset>12</wp:posOffset>", "<w:pict/>") + "</w:p>",
       "<p>no</p>\n"},
      // A field that nothing ends is none.
      {"<w:p>" + field_mark("begin") + "</w:p>" + paragraph("No risk."), "<p>No risk.</p>\n"},
      {"<w:p>" + field_mark("begin") + run("a") + field_mark("begin") + instruction("PAGE") + field_mark("separate") +
           run("b") + field_mark("end") + run("c") + "</w:p>",
       "<p>abc</p>\n"},
      {"<w:p>" + field_mark("begin") + instruction("TOC") + field_mark("separate") + run("One 1") + "</w:p><w:p>" +
           run("Two 2") + field_mark("end") + "</w:p>",
       "<p>One 1</p>\n<p>Two 2</p>\n"},
      {"<w:p>" + field_mark("begin") + "<w:r><w:drawing><wps:txbx><w:txbxContent>" + paragraph("No risk.") + "<w:p>" +
           field_mark("end") + "</w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>" + paragraph("End."),
       "<p>No risk.</p>\n<p>End.</p>\n"},
      // Fields that show words of their instruction, and such as make others.
      {"<w:p>" + field_mark("begin") + instruction(" MACROBUTTON NoMacro No risk ") + field_mark("end") + "</w:p>",
       "<p>No risk</p>\n"},
      {"<w:p>" + field_mark("begin") + instruction("QUOTE \"No ") + instruction("risk\" \\* Upper") +
           field_mark("end") + "</w:p>",
       "<p>No risk</p>\n"},
      {"<w:p>" + field_mark("begin") + instruction("QUOTE \"old\"") + field_mark("separate") + run("new") +
           field_mark("end") + "</w:p>",
       "<p>new</p>\n"},
      {"<w:p><w:fldSimple w:instr=\"macrobutton x No risk\"/><w:fldSimple w:instr=\"QUOTE a\">" + run(" b") +
           "</w:fldSimple></w:p>",
       "<p>No risk b</p>\n"},
      {"<w:p>" + run("Page") + field_mark("begin") + instruction("PAGE") + field_mark("end") + field_mark("begin") +
           instruction(" EQ \\x(No risk)") + field_mark("end") + "</w:p>",
       "<p>Page</p>\n[1 field that makes words]"},
      // Shapes of other programs, and what is shown and not read.
      {"<w:p><w:r><w:drawing><lc:lockedCanvas><a:sp><a:txBody><a:bodyPr/><a:p><a:r><a:t>No </a:t></a:r><a:r><a:t>risk"
       "</a:t></a:r></a:p><a:p/></a:txBody></a:sp></lc:lockedCanvas></w:drawing></w:r></w:p>",
       "<p>No risk</p>\n"},
      {"<w:p><w:r><w:drawing><a:graphicData><a:p><a:r><a:t>No risk</a:t></a:r></a:p><a:p/></a:graphicData></w:drawing>"
       "</w:r></w:p>",
       "<p>No risk</p>\n"},
      {"<w:p><w:r><w:ruby><w:rt>" + run("over") + "</w:rt><w:rubyBase>" + run("base") +
           "</w:rubyBase></w:ruby></w:r></w:p>",
       "<p>base</p>\n[1 note above the words (ruby)]"},
      {"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>" + run("Cells") + "</w:p>",
       "<ol>\n<ol>\n<li>Cells\n</ol>\n</ol>\n[1 list mark with words]"},
      {"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + run("Cells") + "</w:p>",
       "<ul>\n<li>Cells\n</ul>\n"},
  };
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& expected = row.second;
    CAPTURE(body);
    CHECK(with_left_out(read(members(body))) == expected);
  }
}

TEST_CASE("what is not read is said") {
  std::vector<ZipMember> zip =
      members("<w:p>" + run("Kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFrom>" +
              run("moved away") + "</w:moveFrom><w:moveTo>" + run(" moved here") +
              "</w:moveTo><w:r><w:object><o:OLEObject/></w:object></w:r><w:r><w:drawing><c:chart/></w:drawing></w:r>"
              "<w:r><w:drawing><dgm:relIds/></w:drawing></w:r></w:p>"
              "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
              paragraph("row gone") + "</w:tc></w:tr></w:tbl>");
  zip.push_back({"word/comments.xml",
                 "<w:comments><w:comment>" + paragraph("Really?") + "</w:comment><w:comment/></w:comments>"});
  const ExtractResult result = read(zip);
  CHECK(text_of(result) == "<p>Kept moved here</p>\n<table>\n</table>\n");
  CHECK(std::get<Extracted>(result).left_out == std::vector<std::string>{"2 comments",
                                                                         "3 deleted passages (tracked changes)",
                                                                         "1 chart", "1 diagram", "1 embedded object"});
}

TEST_CASE("notes, the head and foot of the pages, and the title") {
  std::vector<ZipMember> zip = members("<w:p>" + run("Safe.") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>");
  zip.push_back(
      {"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
                                 paragraph("In 3 of 4.") + "</w:footnote></w:footnotes>"});
  zip.push_back({"word/header1.xml", "<w:hdr>" + paragraph("Hope Clinic") + "</w:hdr>"});
  zip.push_back({"word/header2.xml", "<w:hdr>" + paragraph("Hope Clinic") + "</w:hdr>"});
  zip.push_back({"word/footer1.xml", "<w:ftr>" + paragraph("Results vary.") + "</w:ftr>"});
  zip.push_back({"docProps/core.xml", "<cp:coreProperties><dc:title>A &lt;leaflet></dc:title></cp:coreProperties>"});
  const ExtractResult result = read(zip);
  CHECK(
      text_of(result) ==
      "<title>A &lt;leaflet&gt;</title>\n<p>Safe.</p>\n<div class=\"footnotes\">\n<ol>\n<li>In 3 of 4.\n</ol>\n</div>\n"
      "<header>\n<p>Hope Clinic</p>\n</header>\n<footer>\n<p>Results vary.</p>\n</footer>\n");
  const auto& extracted = std::get<Extracted>(result);
  CHECK(extracted.title == "A <leaflet>");
  CHECK(extracted.left_out.empty());
  REQUIRE(extracted.places.size() == 4);
  CHECK(extracted.text.substr(extracted.places[1].begin, 4) == "In 3");
  CHECK(extracted.places[1] == ExtractedPlace{extracted.places[1].begin, "paragraph", 2});
}

TEST_CASE("pictures at the head and foot of the pages are counted") {
  const std::string picture = "<w:p><w:r><w:drawing><wp:docPr descr=\"Our sign\"/><pic:pic/></w:drawing></w:r></w:p>";
  std::vector<ZipMember> zip = members(paragraph("Safe."));
  zip.push_back({"word/header1.xml", "<w:hdr>" + picture + "</w:hdr>"});
  zip.push_back({"word/header2.xml", "<w:hdr><w:p/></w:hdr>"});
  zip.push_back({"word/footer1.xml",
                 "<w:ftr><w:p><w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>"
                 "</w:ftr>"});
  CHECK(text_of(read(zip)) ==
        "<p>Safe.</p>\n<header>\n<p><img alt=\"Our sign\"></p>\n</header>\n<footer>\n<p><img></p>\n</footer>\n");
}

TEST_CASE("paragraphs that Word shows as one are one") {
  const auto paragraph = [](const std::string& properties, const std::string& words) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
  };
  const std::string deleted = "<w:rPr><w:del w:id=\"1\"/></w:rPr>";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {paragraph("<w:framePr w:dropCap=\"drop\"/>", "N") + paragraph("", "o risk."), "<p>No risk.</p>\n"},
      {paragraph("<w:framePr w:dropCap=\"margin\"/>", "N") + "<w:bookmarkStart/>" + paragraph("", "o risk."),
       "<p>No risk.</p>\n"},
      {paragraph(deleted, "No ") + paragraph(deleted, "risk") + paragraph("", "s."), "<p>No risks.</p>\n"},
      {paragraph("<w:rPr><w:vanish/><w:specVanish/></w:rPr>", "Risks: ") + paragraph("", "none."),
       "<p>Risks: none.</p>\n"},
      {paragraph(deleted, "Be") + paragraph("<w:pStyle w:val=\"berschrift2\"/>", "ds"), "<h2>Beds</h2>\n"},
      {paragraph("<w:framePr w:wrap=\"around\"/>", "Beds") + paragraph("", "Cold."), "<p>Beds</p>\n<p>Cold.</p>\n"},
      {paragraph("<w:rPr><w:vanish w:val=\"0\"/></w:rPr>", "Beds") + paragraph("", "Cold."),
       "<p>Beds</p>\n<p>Cold.</p>\n"},
      {paragraph(deleted, "Last"), "<p>Last</p>\n"},
      {paragraph(deleted, "Above") + "<w:tbl><w:tr><w:tc>" + paragraph(deleted, "Cell") + "</w:tc></w:tr></w:tbl>" +
           paragraph("", "Below"),
       "<p>Above</p>\n<table>\n<tr>\n<td>\n<p>Cell</p>\n</td>\n</tr>\n</table>\n<p>Below</p>\n"},
  };
  for (const auto& [body, expected] : rows) {
    CAPTURE(body);
    CHECK(text_of(read(members(body))) == expected);
  }
}

TEST_CASE("parts are found however their names are written") {
  const std::string words = "<w:p><w:r><w:t>Cold beds.</w:t></w:r></w:p>";
  const std::string header = "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>No risk.</w:t></w:r></w:p></w:hdr>";
  const std::string expected = "<p>Cold beds.</p>\n<header>\n<p>No risk.</p>\n</header>\n";
  const auto relation = [](const std::string& type, const std::string& target) {
    return "<Relationships><Relationship Id=\"a\" Type=\"http://x/" + type + "\" Target=\"" + target +
           "\"/></Relationships>";
  };
  for (const std::string target : {"header1.xml", "./header1.xml", "../word/header1.xml", "/word/header1.xml",
                                   "Header1.XML", "header%31.xml", "/Word/./x/../header1.xml", "\\word\\header1.xml"}) {
    CAPTURE(target);
    CHECK(text_of(read({{"[Content_Types].xml", types},
                        {"word/document.xml", document_xml(words)},
                        {"word/_rels/document.xml.rels", relation("header", target)},
                        {"word/header1.xml", header}})) == expected);
  }
  for (const std::string main : {"word/document2.xml", "WORD/Document.xml"}) {
    CAPTURE(main);
    CHECK(text_of(read({{"[Content_Types].xml", types},
                        {"_rels/.rels", relation("officeDocument", "/" + main)},
                        {main, document_xml(words)}})) == "<p>Cold beds.</p>\n");
  }
}

TEST_CASE("hostile Word documents are refused whole, never shortened") {
  std::string deep = "<w:p>", deep_tables;
  for (int i = 0; i < 2000; ++i) deep += "<w:ins>";
  deep += run("no risk");
  for (int i = 0; i < 2000; ++i) deep += "</w:ins>";
  for (int i = 0; i < 500; ++i) deep_tables += "<w:tbl><w:tr><w:tc>";
  for (int i = 0; i < 500; ++i) deep_tables += "</w:tc></w:tr></w:tbl>";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {deep + "</w:p>", "error too_long"}, {deep_tables, "error too_long"}, {"<w:p>", "error damaged"}};
  for (const auto& row : rows) {
    const auto& body = row.first;
    const auto& begins = row.second;
    CAPTURE(body.substr(0, 60));
    CHECK(text_of(read(members(body))).rfind(begins, 0) == 0);
  }
  CHECK(text_of(read({{"[Content_Types].xml", types}})).rfind("error damaged", 0) == 0);
  CHECK(text_of(read({{"word/document.xml", "<w:document/>"}})).rfind("error damaged", 0) == 0);
  ExtractLimits small;
  small.text_bytes = 100;
  const ExtractResult long_one = extract_docx(zip_bytes(members(paragraph(std::string(200, 'a')))), small);
  CHECK(text_of(long_one).rfind("error too_long", 0) == 0);
  CHECK_FALSE(std::filesystem::exists("etc/passwd"));
}

TEST_CASE("a Word document cut anywhere is an error, not a shorter text") {
  const std::string whole = zip_bytes(members(paragraph("No risk.") + paragraph("Ask first.")));
  for (std::size_t size = 0; size < whole.size(); size += 100) {
    CAPTURE(size);
    CHECK(std::holds_alternative<ReportError>(extract_docx(whole.substr(0, size))));
  }
  for (std::size_t at = 0; at < whole.size(); at += 7) {  // bits turned: an error, or the same text
    std::string turned = whole;
    turned[at] = static_cast<char>(turned[at] ^ 0x10);
    const ExtractResult result = extract_docx(turned);
    CAPTURE(at);
    if (const auto* extracted = std::get_if<Extracted>(&result)) {
      CHECK(extracted->text.find("No risk.") != std::string::npos);
    }
  }
}
