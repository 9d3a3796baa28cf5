#include "intake/docx_ignorable.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "intake/docx.h"
#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::zip_bytes;

namespace {

std::string run(const std::string& words) { return "<w:r><w:t>" + words + "</w:t></w:r>"; }

// The words of a document with these attributes and paragraph, and what was left out of it.
std::string words_of(const std::string& attributes, const std::string& inside) {
  const std::string document =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:x=\"urn:x\" "
      "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" " +
      attributes + "><w:body><w:p>" + inside + "</w:p></w:body></w:document>";
  const ExtractResult result =
      extract_docx(zip_bytes({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document}}));
  if (const auto* error = std::get_if<ReportError>(&result)) return "error " + error->code;
  const Extracted& extracted = std::get<Extracted>(result);
  return extracted.text + (extracted.left_out.empty() ? "" : "[" + extracted.left_out.front() + "]");
}

std::string package_of(const std::string& relations) {
  const std::string document = "<w:document xmlns:w=\"w\"><w:body><w:p>" + run("One.") + "</w:p></w:body></w:document>";
  const ExtractResult result =
      extract_docx(zip_bytes({{"[Content_Types].xml", "<Types/>"},
                              {"_rels/.rels", "<Relationships>" + relations + "</Relationships>"},
                              {"word/document.xml", document},
                              {"word/other.xml", document}}));
  const auto* error = std::get_if<ReportError>(&result);
  return error == nullptr ? "" : error->code;
}

}  // namespace

TEST_CASE("what Word leaves out as a document asks is not read, and counted") {
  const std::string kept = "<p>do not cure</p>\n", dropped =
                                                       "<p>do cure</p>\n[1 passage that other programs show "
                                                       "instead of one that was read]";
  struct Row {
    std::string attributes, inside, text;
  };
  const std::string own = run("do ") + "<x:z>" + run("not ") + "</x:z>" + run("cure");
  const std::string known = run("do ") + "<w14:z>" + run("not ") + "</w14:z>" + run("cure");
  const std::vector<Row> rows = {
      {"mc:Ignorable=\"x\"", own, dropped},
      {"mc:Ignorable=\"w14 x\"", own, dropped},
      {"", own, kept},
      {"mc:Ignorable=\"w14\"", own, kept},
      {"mc:Ignorable=\"w14\"", known, kept},
      {"mc:Ignorable=\"x\" mc:ProcessContent=\"x:z\"", own, kept},
      {"mc:Ignorable=\"x\" mc:ProcessContent=\"x:*\"", own, kept},
      {"mc:Ignorable=\"x\" mc:ProcessContent=\"x:y\"", own, dropped},
      {"mc:Ignorable=\"w\"", known, kept},
      {"", run("do ") + "<w:ins mc:Ignorable=\"x\"><x:z>" + run("not ") + "</x:z></w:ins>" + run("cure"), dropped},
      {"", "<w:ins mc:Ignorable=\"x\">" + run("do ") + "</w:ins><x:z>" + run("not ") + "</x:z>" + run("cure"), kept},
      {"mc:Ignorable=\"x\"", run("do ") + "<x:z><x:y/></x:z>" + run("not cure"), kept},
      {"mc:Ignorable=\"w14\"", run("do ") + "<w14:z xmlns:w14=\"urn:w14\">" + run("not ") + "</w14:z>" + run("cure"),
       dropped},
  };
  for (const Row& row : rows) {
    CAPTURE(row.attributes);
    CAPTURE(row.inside);
    CHECK(words_of(row.attributes, row.inside) == row.text);
  }
}

TEST_CASE("many and deep elements that are left out cost no more than their bytes") {
  constexpr int many = 60'000;
  std::string deep, wide;
  for (int i = 0; i < many; ++i) deep += "<x:z>";
  deep += run("not");
  for (int i = 0; i < many; ++i) deep += "</x:z>";
  for (int i = 0; i < many; ++i) wide += "<x:z>no</x:z>";
  CHECK(words_of("mc:Ignorable=\"x\"", run("cure") + deep).starts_with("<p>cure</p>\n[1 passage"));
  CHECK(words_of("mc:Ignorable=\"x\"", run("cure") + wide).starts_with("<p>cure</p>\n[60000 passages"));
  std::string listed, declared;
  for (int i = 0; i < 40'000; ++i) {
    listed += " y" + std::to_string(i);
    declared += " xmlns:y" + std::to_string(i) + "=\"y\"";
  }
  CHECK(words_of("mc:Ignorable=\"x" + listed + "\"" + declared, run("cure") + wide).starts_with("<p>cure</p>\n[60000"));
  std::string known;
  for (int i = 0; i < many; ++i) known += "<w14:z>";
  for (int i = 0; i < many; ++i) known += "</w14:z>";
  CHECK(words_of("mc:Ignorable=\"w14\"", known) == "error too_long");
}

TEST_CASE("a package that names two documents, or two parts by one name, is refused") {
  const auto relation = [](const std::string& id, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"http://x/officeDocument\" Target=\"" + target + "\"/>";
  };
  CHECK(package_of(relation("a", "word/document.xml")).empty());
  CHECK(package_of(relation("a", "word/document.xml") + relation("b", "/word/document.xml")).empty());
  CHECK(package_of(relation("a", "word/document.xml") + relation("b", "missing.xml")).empty());
  CHECK(package_of(relation("a", "word/document.xml") + relation("b", "word/other.xml")) == "damaged");
  CHECK(package_of(relation("a", "word/document.xml") + relation("a", "word/other.xml")) == "damaged");
}
