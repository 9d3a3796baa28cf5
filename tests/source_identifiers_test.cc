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
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(pointers_in(text_only(row.text)) == row.found);
  }
  const std::vector<Row> pages = {
      {"<p>It helped<sup>3</sup> them.", "3 = 3"},
      {"<p>It helped<sup>1,14</sup> them.", "1,14 = 1 14"},
      {"<p>It helped 3 of them.", ""},
  };
  for (const Row& row : pages) {
    CAPTURE(row.text);
    CHECK(pointers_in(read_document(row.text, {"", MediaType::html}, Language{})) == row.found);
  }
}

TEST_CASE("a source is known by its number, however the number is written") {
  CitationWords words;
  words.registries = {"nct", "actrn"};
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
