#include "check/source_identifiers.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/read.h"

using namespace overclaim;

namespace {

Document text_only(const std::string& text) {
  Document document;
  document.input = document.text = text;
  document.text_to_source = identity_map(text.size());
  return document;
}

// "[[1, 3-5]]=1 3 4 5" for each, as they stand in the text.
std::string pointers_in(const Document& document) {
  std::vector<SourcePointer> pointers;
  find_pointers(document, {0, static_cast<std::uint32_t>(document.text.size())}, pointers);
  std::string said;
  for (const SourcePointer& pointer : pointers) {
    said += (said.empty() ? "" : "; ") + std::string(document.text_of(pointer.span)) + " =";
    for (const int number : pointer.numbers) said += " " + std::to_string(number);
  }
  return said;
}

struct Row {
  std::string text, found;
};

}  // namespace

TEST_CASE("numbers in brackets point at lines of a list, and a range at all lines in it") {
  const std::vector<Row> rows = {
      {"It helped [2].", "[2] = 2"},
      {"It helped [1, 3-5].", "[1, 3-5] = 1 3 4 5"},
      {"It helped [2\u20134;9].", "[2\u20134;9] = 2 3 4 9"},
      {"It helped [2 - 4].", "[2 - 4] = 2 3 4"},
      {"It helped [1] and lasted [3].", "[1] = 1; [3] = 3"},
      // A range that goes down or takes in half a list is two numbers.
      {"It helped [5-3].", "[5-3] = 5 3"},
      {"It helped [1-40].", "[1-40] = 1 40"},
      {"It helped [1-31].",
       "[1-31] = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31"},
      // What is no number of a list, or is not closed.
      {"It helped [many].", ""},
      {"It helped [1 of them].", ""},
      {"It helped [1,].", ""},
      {"It helped in [2019].", ""},
      {"It helped [2", ""},
      {"It helped [2,", ""},
      {"It helped [", ""},
      {"It helped [123].", "[123] = 123"},
      {"It helped [1234].", ""},
      {"It helped [1 2].", "[1 2] = 1 2"},
      {"It helped [ 2].", ""},
      {"It helped [2-].", ""},
      {"It helped [1-3, 5].", "[1-3, 5] = 1 2 3 5"},
      {"It helped [1-3, 9].", "[1-3, 9] = 1 2 3 9"},  // the comma ends the range
      {"It helped [3-3].", "[3-3] = 3 3"},
      {"It helped [1-32].", "[1-32] = 1 32"},
      {"It helped [1][2].", "[1] = 1; [2] = 2"},
      {"[7] helped.", "[7] = 7"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(pointers_in(text_only(row.text)) == row.found);
  }
}

TEST_CASE("numbers set high point at a list, exponents do not") {
  const std::vector<Row> rows = {
      {"It helped.\u00B9", "\u00B9 = 1"},
      {"It helped\u00B9\u00B2 them.", "\u00B9\u00B2 = 12"},
      {"It helped\u00B9,\u2074 them.", "\u00B9,\u2074 = 1 4"},
      {"It helped\u00B3, they say.", "\u00B3 = 3"},
      {"It helped\u2070.", ""},
      {"A dose of 10\u2076 cells.", ""},
      {"\u00B9 It helped.", ""},
      // A page without its type: right behind the mark that closes a clause.
      {"They were walking.2 It helped.", "2 = 2"},
      {"They were walking (some).12", "12 = 12"},
      {"They were walking.123 It helped.", ""},
      {"They were walking.2a It helped.", ""},
      {"It rose to 3.2 points.", ""},
      {"They were walking,2 they say.", "2 = 2"},
      {"They were walking;34 they say.", "34 = 34"},
      {"They were walking:2 they say.", ""},
      {"They were walking.2", "2 = 2"},
      {"They were walking.2\nIt helped.", "2 = 2"},
      {"a.2 it is", "2 = 2"},
      {".2 it is", ""},
      {"They were walking 2 days.", ""},
      // Several signs set high, and what stands behind them.
      {"It helped\u00B9\u2070.", "\u00B9\u2070 = 10"},
      {"It helped\u00B9\u00B2\u00B3.", "\u00B9\u00B2\u00B3 = 123"},
      {"It helped\u2074\u2079 and\u2078.", "\u2074\u2079 = 49; \u2078 = 8"},
      {"It helped\u00B2,\u00B3,\u2075.", "\u00B2,\u00B3,\u2075 = 2 3 5"},
      {"It helped\u00B9,", "\u00B9 = 1"},
      {"It helped\u00B9, and", "\u00B9 = 1"},
      {"It helped\u2070\u00B9.", "\u2070\u00B9 = 1"},
      {"It helped\u2070,\u00B9.", "\u00B9 = 1"},
      {"It helped\u00B9,\u2070.", "\u00B9,\u2070 = 1"},
      {"It helped\u00B9\u2070\u2070\u2074.", "\u00B9\u2070\u2070 = 100; \u2074 = 4"},
      // Behind any letter.
      {"A quiz.2 Or", "2 = 2"},
      {"Plan A.2 Or", "2 = 2"},
      {"Plan Z.2 Or", "2 = 2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(pointers_in(text_only(row.text)) == row.found);
  }
  const std::vector<Row> pages = {
      {"<p>It helped<sup>3</sup> them.", "3 = 3"},
      {"<p>It helped<sup>1,14</sup> them.", "1,14 = 1 14"},
      {"<p>It helped 3 of them.", ""},
      {"<p>It helped<sup>1,2,13</sup> them.", "1,2,13 = 1 2 13"},
      {"<p>It helped<sup>13</sup>", "13 = 13"},
      {"<p>It helped<sup>123</sup> them.", ""},
      {"<p>It helped<sup>1,234</sup> them.", "1, = 1"},
      {"<p>It helped<sub>3</sub> them.", ""},
      {"<p>It helped<sup>1,</sup> them.", "1 = 1"},
      {"<p>It helped<sup>1,2", "1,2 = 1 2"},
  };
  for (const Row& row : pages) {
    CAPTURE(row.text);
    CHECK(pointers_in(read_document(row.text, {"", MediaType::html}, Language{})) == row.found);
  }
}

TEST_CASE("a source is known by its number, however the number is written") {
  CitationWords words;
  words.registries = {"nct", "actrn", "ztr"};
  const std::vector<Row> rows = {
      {"See 10.1000/xyz123.", "10.1000/xyz123 = 10.1000/xyz123"},
      {"See https://doi.org/10.1000/ABC", "10.1000/ABC = 10.1000/abc"},
      // A bracket that the DOI opened is part of it, one around it is not.
      {"(10.1016/S0140(00)04-X)", "10.1016/S0140(00)04-X = 10.1016/s0140(00)04-x"},
      {"(see 10.1016/S0140(00))", "10.1016/S0140(00) = 10.1016/s0140(00)"},
      {"PMID: 99887766 says so", "PMID: 99887766 = pmid99887766"},
      {"pubmed.ncbi.nlm.nih.gov/99887766/", "pubmed.ncbi.nlm.nih.gov/99887766 = pmid99887766"},
      {"PMC9988776", "PMC9988776 = pmc9988776"},
      {"NCT01234567 and ACTRN126000001", "NCT01234567 = nct01234567; ACTRN126000001 = actrn126000001"},
      // Too short, too long, inside a word or a number, or nothing behind the slash.
      {"PMID: 998", ""},
      {"PMID: 9988776655", ""},
      {"NCT0123", ""},
      {"XNCT01234567", ""},
      {"110.1000/xyz123", ""},
      {"10.12/xyz123", ""},
      {"10.1000 xyz123", ""},
      {"10.1000/.", ""},
      {"10.1000/", ""},
      {"10.1000", ""},
      {"10.123/xyz123", ""},
      {"PMID: 9988", ""},
      {"NCT01234", ""},
      {"1NCT01234567", ""},
      {"12.1000/xyz123", ""},
      // At the edges of what is allowed.
      {"10.1000/x", "10.1000/x = 10.1000/x"},
      {"PMID 99887", "PMID 99887 = pmid99887"},
      {"PMID:998877665", "PMID:998877665 = pmid998877665"},
      {"NCT012345", "NCT012345 = nct012345"},
      {"pre-NCT01234567", "NCT01234567 = nct01234567"},
      // What ends a DOI, and what is taken off its end.
      {"<10.1000/abc>", "10.1000/abc = 10.1000/abc"},
      {"{10.1000/abc}", "10.1000/abc = 10.1000/abc"},
      {"\"10.1000/abc\"|", "10.1000/abc = 10.1000/abc"},
      {"10.1000/abc\tdef", "10.1000/abc = 10.1000/abc"},
      {"10.1000/abc\ndef", "10.1000/abc = 10.1000/abc"},
      {"10.1000/abc\u2014def", "10.1000/abc = 10.1000/abc"},
      {"[10.1000/a.b.].,;:", "10.1000/a.b = 10.1000/a.b"},
      {"10.1000/a(b", "10.1000/a(b = 10.1000/a(b"},
      {"10.1000/AZaz", "10.1000/AZaz = 10.1000/azaz"},
      {"ZTR012345", "ZTR012345 = ztr012345"},
      // What stands in a DOI is part of it.
      {"10.1000/pmc.NCT01234567", "10.1000/pmc.NCT01234567 = 10.1000/pmc.nct01234567"},
      {"10.1000/10.1000/x", "10.1000/10.1000/x = 10.1000/10.1000/x"},
      // One behind the other.
      {"10.1000/a 10.1000/b", "10.1000/a = 10.1000/a; 10.1000/b = 10.1000/b"},
      {"PMID: 99887766, PMC9988776, NCT01234567",
       "PMID: 99887766 = pmid99887766; PMC9988776 = pmc9988776; NCT01234567 = nct01234567"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<SourceIdentifier> identifiers;
    find_identifiers(row.text, {0, static_cast<std::uint32_t>(row.text.size())}, words, identifiers);
    std::string said;
    for (const SourceIdentifier& one : identifiers) {
      said +=
          (said.empty() ? "" : "; ") + row.text.substr(one.span.begin, one.span.end - one.span.begin) + " = " + one.id;
    }
    CHECK(said == row.found);
  }
}

TEST_CASE("only the block that is asked about is read") {
  CitationWords words;
  words.registries = {"nct"};
  const std::string text = "See NCT01234567 and NCT07654321 [1] or [2] and so on.2 Or";
  const auto in = [&](std::uint32_t begin, std::uint32_t end) {
    std::vector<SourceIdentifier> identifiers;
    find_identifiers(text, {begin, end}, words, identifiers);
    std::string said;
    for (const SourceIdentifier& one : identifiers) said += one.id + " ";
    std::vector<SourcePointer> pointers;
    find_pointers(text_only(text), {begin, end}, pointers);
    for (const SourcePointer& one : pointers) said += std::to_string(one.numbers.front()) + " ";
    return said;
  };
  const auto all = static_cast<std::uint32_t>(text.size());
  CHECK(in(0, all) == "nct01234567 nct07654321 1 2 2 ");
  CHECK(in(4, 15) == "nct01234567 ");
  CHECK(in(4, 14) == "nct0123456 ");
  CHECK(in(5, 15).empty());
  CHECK(in(15, all) == "nct07654321 1 2 2 ");
  CHECK(in(32, 35) == "1 ");
  CHECK(in(32, 34).empty());
  CHECK(in(33, all) == "2 2 ");
  CHECK(in(0, 0).empty());
}

TEST_CASE("a DOI of any length that is one is read, and no more than 300 bytes of it") {
  std::vector<SourceIdentifier> identifiers;
  const std::string text = "10.1000/" + std::string(400, 'x');
  find_identifiers(text, {0, static_cast<std::uint32_t>(text.size())}, {}, identifiers);
  REQUIRE(identifiers.size() == 1);
  CHECK(identifiers[0].span.begin == 0);
  CHECK(identifiers[0].span.end == 300);
}
