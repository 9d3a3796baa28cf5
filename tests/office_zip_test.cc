#include "intake/office_zip.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "intake/office_xml.h"
#include "zip_bytes.h"

using namespace overclaim;
using namespace std::string_literals;
using overclaim::test::with_size;
using overclaim::test::zip_bytes;

namespace {

// "" where the member can be read, else the code of the error.
std::string code_of(std::string_view bytes, const std::string& name, const ExtractLimits& limits = {}) {
  std::variant<OfficeZip, ReportError> opened = OfficeZip::open(bytes, limits);
  if (const auto* error = std::get_if<ReportError>(&opened)) return error->code;
  const auto member = std::get<OfficeZip>(opened).member(name);
  const auto* error = std::get_if<ReportError>(&member);
  return error == nullptr ? "" : error->code;
}

std::string xml_code(const std::string& xml) {
  pugi::xml_document document;
  const auto error = parse_office_xml(document, xml, "a.xml");
  return error ? error->code : "";
}

}  // namespace

TEST_CASE("a member is given as it was put in") {
  const std::string zip = zip_bytes({{"a/b.xml", "<a/>"}, {"../../etc/passwd", "root"}, {"empty", ""}});
  std::variant<OfficeZip, ReportError> opened = OfficeZip::open(zip, {});
  auto& archive = std::get<OfficeZip>(opened);
  CHECK(std::get<std::string>(archive.member("a/b.xml")) == "<a/>");
  CHECK(std::get<std::string>(archive.member("empty")).empty());
  CHECK(std::get<std::string>(archive.member("../../etc/passwd")) == "root");  // a name like others: nothing is written
  CHECK_FALSE(archive.has("passwd"));
  CHECK(std::get<ReportError>(archive.member("passwd")).code == "damaged");
}

TEST_CASE("a member is found in other case, where none has the very name") {
  CHECK(code_of(zip_bytes({{"Word/A.xml", "words"}}), "word/a.XML") == code_of(zip_bytes({{"a", "words"}}), "a"));
  CHECK(code_of(zip_bytes({{"A", "one"}}), "a").empty());
  CHECK(code_of(zip_bytes({{"A", "one"}}), "b") == "damaged");
}

TEST_CASE("of a member that is there twice none is read, as programs differ in which they show") {
  std::string doubled = zip_bytes({{"word/1", "one"}, {"word/2", "two"}, {"b", "three"}});
  for (std::size_t at = doubled.find("word/2"); at != doubled.npos; at = doubled.find("word/2")) doubled[at + 5] = '1';
  for (const std::string& zip : {doubled, zip_bytes({{"word/1", "one"}, {"WORD/1", "two"}, {"b", "three"}})}) {
    CHECK(code_of(zip, "word/1") == "damaged");
    CHECK(code_of(zip, "Word/1") == "damaged");
    CHECK(code_of(zip, "b").empty());
  }
}

TEST_CASE("what is no zip file says what it is") {
  std::string encrypted = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  for (const char c : "EncryptedPackage"s) encrypted += {c, '\0'};
  const std::vector<std::pair<std::string, std::string>> rows = {{"", "damaged"},
                                                                 {"PK", "damaged"},
                                                                 {"text", "damaged"},
                                                                 {"\xD0\xCF\x11\xE0 an old one", "binary"},
                                                                 {encrypted, "encrypted"}};
  for (const auto& row : rows) {
    const auto& bytes = row.first;
    const auto& code = row.second;
    CAPTURE(code);
    CHECK(code_of(bytes, "x") == code);
  }
}

TEST_CASE("bombs are refused, whatever they say of their size") {
  const std::string bomb = zip_bytes({{"x", "", 800'000'000}});
  CHECK(bomb.size() < 8'000'000);
  CHECK(code_of(bomb, "x") == "too_long");                          // by what it says
  CHECK(code_of(with_size(bomb, 1000), "x") != "");                 // by what comes out
  CHECK(code_of(with_size(bomb, 60'000'000), "x") != "");           // small enough to begin with
  CHECK(code_of(with_size(bomb, 0xFFFFFFF0U), "x") == "too_long");  // 4 GiB
  const std::string small = zip_bytes({{"x", "words"}});
  CHECK(code_of(with_size(small, 0xFFFFFFF0U), "x") == "too_long");
  CHECK(code_of(with_size(small, 6), "x") == "damaged");
  CHECK(code_of(with_size(small, 4), "x") == "damaged");
  const std::string even = zip_bytes({{"x", "", 2'000'000}});  // not large, but of a ratio no text has
  CHECK(code_of(even, "x") == "too_long");
  ExtractLimits wide;
  wide.ratio = 2000;
  CHECK(code_of(even, "x", wide).empty());
}

TEST_CASE("all members together are bounded too") {
  std::string mixed;
  for (std::uint32_t i = 0, x = 1; i < 60'000; ++i) mixed += static_cast<char>((x = x * 1664525U + 1013904223U) >> 24U);
  const std::string zip = zip_bytes({{"a", mixed}, {"b", mixed}, {"c", mixed}});
  ExtractLimits limits;
  limits.member_bytes = 65'536;
  std::variant<OfficeZip, ReportError> opened = OfficeZip::open(zip, limits);
  auto& archive = std::get<OfficeZip>(opened);
  CHECK(std::holds_alternative<std::string>(archive.member("a")));
  CHECK(std::holds_alternative<std::string>(archive.member("b")));
  CHECK(std::get<ReportError>(archive.member("c")).code == "too_long");
}

TEST_CASE("too many members, and encrypted ones") {
  std::vector<test::ZipMember> many(100'000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "m" + std::to_string(i);
  CHECK(code_of(zip_bytes(many), "m1") == "too_long");
  CHECK(code_of(zip_bytes({{"x", "words", 0, "secret"}}), "x") == "encrypted");
}

TEST_CASE("office documents are known by their members") {
  const std::string odt = "application/vnd.oasis.opendocument.text",
                    ods = "application/vnd.oasis.opendocument.spreadsheet";
  CHECK(office_kind(zip_bytes({{"mimetype", odt}, {"content.xml", ""}})) == OfficeKind::odt);
  CHECK(office_kind(zip_bytes({{"mimetype", odt + "-template"}})) == OfficeKind::odt);
  CHECK_FALSE(office_kind(zip_bytes({{"mimetype", ods}, {"content.xml", ""}})));
  CHECK(office_kind(zip_bytes({{"[Content_Types].xml", ""}, {"word/document.xml", ""}})) == OfficeKind::docx);
  CHECK_FALSE(office_kind(zip_bytes({{"[Content_Types].xml", ""}, {"xl/workbook.xml", ""}})));
  CHECK_FALSE(office_kind(zip_bytes({{"archive/data.warc.gz", ""}})));
  CHECK_FALSE(office_kind("PK is a text"));
  CHECK_FALSE(office_kind(""));
}

TEST_CASE("XML with traps") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  std::string wide = "<a>";
  for (int i = 0; i < 3'000'000; ++i) wide += "<b/>";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"<a>words</a>", ""},
      {"<a>words", "damaged"},
      {"words", "damaged"},
      {"", "damaged"},
      {"<a>no risk&#0;, but one</a>", "damaged"},
      {"<a>no risk&#x000;, but one</a>", "damaged"},
      {"<a>no risk\0, but one</a>"s, "damaged"},
      {"<a>ten: &#10;</a>", ""},
      {deep, "damaged"},
      {wide + "</a>", "too_long"},
  };
  for (const auto& row : rows) {
    const auto& xml = row.first;
    const auto& code = row.second;
    CAPTURE(xml.substr(0, 60));
    CHECK(xml_code(xml) == code);
  }
}

TEST_CASE("entities of a document type are not expanded, and no file is opened") {
  pugi::xml_document document;
  const std::string xml =
      "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<a>&m;&f;&lt;</a>";
  REQUIRE_FALSE(parse_office_xml(document, xml, "a.xml"));
  CHECK(document.document_element().text().get() == "&m;&f;<"s);
}
