#include "check/source_identifiers.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Row {
  std::string text, expected;
};

std::string listed(const std::vector<int>& numbers) {
  std::string out;
  for (const int number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
  return out;
}

// Each identifier as "words=id".
std::string identifiers_in(std::string_view text, Span block,
                           std::vector<std::string> registries = {"nct", "isrctn", "actrn"}) {
  CitationWords words;
  words.registries = std::move(registries);
  std::vector<SourceIdentifier> found;
  find_identifiers(text, block, words, found);
  std::string out;
  for (const SourceIdentifier& one : found) {
    out += (out.empty() ? "" : "; ") + std::string(text.substr(one.span.begin, one.span.end - one.span.begin)) + "=" +
           one.id;
  }
  return out;
}

// Each pointer as "words=numbers".
std::string pointers_in(const Document& document, Span block) {
  std::vector<SourcePointer> found;
  find_pointers(document, block, found);
  std::string out;
  for (const SourcePointer& one : found) {
    out += (out.empty() ? "" : "; ") + std::string(document.text_of(one.span)) + "=" + listed(one.numbers);
  }
  return out;
}

}  // namespace

TEST_CASE("identifiers are found with their own ends and nothing that only looks like one") {
  const std::vector<Row> rows = {
      {"10.5555/nm.18.7", "10.5555/nm.18.7=10.5555/nm.18.7"},
      {"See 10.5555/NM.18.7, please.", "10.5555/NM.18.7=10.5555/nm.18.7"},
      {"<a href=\"10.5555/a\">", "10.5555/a=10.5555/a"},
      {"(see 10.1016/S0140-6736(00)04054-X)", "10.1016/S0140-6736(00)04054-X=10.1016/s0140-6736(00)04054-x"},
      {"See 10.1016/S0140(00).", "10.1016/S0140(00)=10.1016/s0140(00)"},
      {"(a (b (see 10.5555/ab)", "10.5555/ab=10.5555/ab"},
      {"See 10.5555/ here.", ""},
      {"(10.5555/ab).", "10.5555/ab=10.5555/ab"},
      {"[10.5555/ab]'", "10.5555/ab=10.5555/ab"},
      {"10.5555/ab\u2013cd", "10.5555/ab=10.5555/ab"},
      {"10.5555/a 10.5555/b", "10.5555/a=10.5555/a; 10.5555/b=10.5555/b"},
      // No DOI: too few digits, no slash, nothing behind it, or the tail of a number.
      {"10.555/ab", ""},
      {"10.5555", ""},
      {"10.5555/", ""},
      {"10.5555/.", ""},
      {"210.5555/ab", ""},
      {"It costs 10.50 a day.", ""},
      // PubMed.
      {"PMID: 99887766", "PMID: 99887766=pmid99887766"},
      {"pmid99887", "pmid99887=pmid99887"},
      {"PMID 9988", ""},
      {"PMID 9988776655", ""},
      {"PMID 123456789.", "PMID 123456789=pmid123456789"},
      {"PMC7654321 and PMID: 99887", "PMC7654321=pmc7654321; PMID: 99887=pmid99887"},
      {"pubmed.ncbi.nlm.nih.gov/99887766/", "pubmed.ncbi.nlm.nih.gov/99887766=pmid99887766"},
      {"xpmid99887766 and 4pmid99887766", ""},
      // Registers of trials.
      {"NCT09990001", "NCT09990001=nct09990001"},
      {"ACTRN12345678", "ACTRN12345678=actrn12345678"},
      {"(ISRCTN123456)", "ISRCTN123456=isrctn123456"},
      {"NCT12345", ""},
      {"anct09990001", ""},
      {"NCT09990001 NCT09990002", "NCT09990001=nct09990001; NCT09990002=nct09990002"},
      // All of them in sentences.
      {"See 10.1000/xyz123.", "10.1000/xyz123=10.1000/xyz123"},
      {"See https://doi.org/10.1000/ABC", "10.1000/ABC=10.1000/abc"},
      // A bracket that the DOI opened is part of it, one around it is not.
      {"(10.1016/S0140(00)04-X)", "10.1016/S0140(00)04-X=10.1016/s0140(00)04-x"},
      {"(see 10.1016/S0140(00))", "10.1016/S0140(00)=10.1016/s0140(00)"},
      {"PMID: 99887766 says so", "PMID: 99887766=pmid99887766"},
      {"PMC9988776", "PMC9988776=pmc9988776"},
      {"NCT01234567 and ACTRN126000001", "NCT01234567=nct01234567; ACTRN126000001=actrn126000001"},
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
      {"10.1000/x", "10.1000/x=10.1000/x"},
      {"PMID 99887", "PMID 99887=pmid99887"},
      {"PMID:998877665", "PMID:998877665=pmid998877665"},
      {"NCT012345", "NCT012345=nct012345"},
      {"pre-NCT01234567", "NCT01234567=nct01234567"},
      // What ends a DOI, and what is taken off its end.
      {"<10.1000/abc>", "10.1000/abc=10.1000/abc"},
      {"{10.1000/abc}", "10.1000/abc=10.1000/abc"},
      {"\"10.1000/abc\"|", "10.1000/abc=10.1000/abc"},
      {"10.1000/abc\tdef", "10.1000/abc=10.1000/abc"},
      {"10.1000/abc\ndef", "10.1000/abc=10.1000/abc"},
      {"10.1000/abc\u2014def", "10.1000/abc=10.1000/abc"},
      {"[10.1000/a.b.].,;:", "10.1000/a.b=10.1000/a.b"},
      {"10.1000/a(b", "10.1000/a(b=10.1000/a(b"},
      {"10.1000/AZaz", "10.1000/AZaz=10.1000/azaz"},
      // What stands in a DOI is part of it.
      {"10.1000/pmc.NCT01234567", "10.1000/pmc.NCT01234567=10.1000/pmc.nct01234567"},
      {"10.1000/10.1000/x", "10.1000/10.1000/x=10.1000/10.1000/x"},
      // One behind the other.
      {"10.1000/a 10.1000/b", "10.1000/a=10.1000/a; 10.1000/b=10.1000/b"},
      {"PMID: 99887766, PMC9988776, NCT01234567",
       "PMID: 99887766=pmid99887766; PMC9988776=pmc9988776; NCT01234567=nct01234567"},
      {"PMID 99887 10.5555/ab", "PMID 99887=pmid99887; 10.5555/ab=10.5555/ab"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(identifiers_in(row.text, {0, static_cast<std::uint32_t>(row.text.size())}) == row.expected);
  }
}

TEST_CASE("an identifier of another block is not read, nor one that runs out of its block") {
  const std::string text = "NCT09990001 PMID 99887766 10.5555/ab";
  CHECK(identifiers_in(text, {0, 11}) == "NCT09990001=nct09990001");
  CHECK(identifiers_in(text, {12, 25}) == "PMID 99887766=pmid99887766");
  CHECK(identifiers_in(text, {26, 36}) == "10.5555/ab=10.5555/ab");
  CHECK(identifiers_in(text, {12, 16}) == "");
  CHECK(identifiers_in(text, {26, 33}) == "");
}

TEST_CASE("a DOI is read up to 300 bytes") {
  const std::string head = "10.5555/";
  CHECK(identifiers_in(head + std::string(400, 'a'), {0, 408}) ==
        head + std::string(292, 'a') + "=" + head + std::string(292, 'a'));
  // the last byte that it takes begins no other
  const std::string longest = head + std::string(290, 'a') + "-1";
  CHECK(identifiers_in(longest + "0.5555/b", {0, 308}) == longest + "=" + longest);
}

TEST_CASE("a register may begin with any letter, and a number that is PubMed's is no register's as well") {
  CHECK(identifiers_in("ZRCT0012345", {0, 11}, {"nct", "zrct"}) == "ZRCT0012345=zrct0012345");
  CHECK(identifiers_in("ARCT0012345", {0, 11}, {"nct", "arct"}) == "ARCT0012345=arct0012345");
  CHECK(identifiers_in("PMC7654321", {0, 10}, {"pmc"}) == "PMC7654321=pmc7654321");
}

TEST_CASE("numbers that point at a list are told from all other numbers") {
  const std::vector<Row> rows = {
      {"Cells were tried [2].", "[2]=2"},
      {"Cells were tried [1, 3-5; 9].", "[1, 3-5; 9]=1,3,4,5,9"},
      {"Cells were tried [3\u20135].", "[3\u20135]=3,4,5"},
      {"Cells were tried [12][345].", "[12]=12; [345]=345"},
      {"Cells were tried [1-31].",
       "[1-31]=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,"
       "29,30,31"},
      {"Cells were tried [1-32].", "[1-32]=1,32"},
      {"Cells were tried [5-3].", "[5-3]=5,3"},
      {"Cells were tried [4-4].", "[4-4]=4,4"},
      {"Cells were tried [1,2-4].", "[1,2-4]=1,2,3,4"},
      // Other things in brackets.
      {"Cells were tried [2018].", ""},
      {"Cells were tried [see 2].", ""},
      {"Cells were tried [2 of 3].", ""},
      {"Cells were tried [].", ""},
      {"Cells were tried [2", ""},
      {"Cells were tried [2, ", ""},
      // Set high by their sign.
      {"Cells were tried\u00B2 twice.", "\u00B2=2"},
      {"Cells were tried\u00B9\u2070 twice.", "\u00B9\u2070=10"},
      {"Cells were tried\u00B9,\u00B3 twice.", "\u00B9,\u00B3=1,3"},
      {"Cells were tried\u00B9\u00B2\u00B3\u2074 twice.", "\u00B9\u00B2\u00B3=123; \u2074=4"},
      {"Some cells\u207A cost 5\u20AC, or 5 \u20AC.", ""},
      {"a.2", "2=2"},
      {"Cells were tried\u2074,", "\u2074=4"},
      {"Cells were tried\u2079", "\u2079=9"},
      {"A room of 20 m\u00B2 or 10\u00B3 cells.", "\u00B2=2"},
      {"\u00B2 stands first.", ""},
      // Behind the mark that closes a clause.
      {"Cells were tried.2 Then came rain.", "2=2"},
      {"Cells were tried.12", "12=12"},
      {"Cells were tried,3 and (again)4 later.", "3=3; 4=4"},
      {"Cells were tried.123 Then came rain.", ""},
      {"Cells were tried.2b Then came rain.", ""},
      {"Version 1.2 of 3 came in 4.5 days.", ""},
      {"It takes 2 days.", ""},
      {".2 stands first.", ""},
      {"It helped [2].", "[2]=2"},
      {"It helped [1, 3-5].", "[1, 3-5]=1,3,4,5"},
      {"It helped [2\u20134;9].", "[2\u20134;9]=2,3,4,9"},
      {"It helped [2 - 4].", "[2 - 4]=2,3,4"},
      {"It helped [1] and lasted [3].", "[1]=1; [3]=3"},
      // A range that goes down or takes in half a list is two numbers.
      {"It helped [5-3].", "[5-3]=5,3"},
      {"It helped [1-40].", "[1-40]=1,40"},
      {"It helped [1-31].",
       "[1-31]=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"},
      // What is no number of a list, or is not closed.
      {"It helped [many].", ""},
      {"It helped [1 of them].", ""},
      {"It helped [1,].", ""},
      {"It helped in [2019].", ""},
      {"It helped [2", ""},
      {"It helped [2,", ""},
      {"It helped [", ""},
      {"It helped.\u00B9", "\u00B9=1"},
      {"It helped\u00B9\u00B2 them.", "\u00B9\u00B2=12"},
      {"It helped\u00B9,\u2074 them.", "\u00B9,\u2074=1,4"},
      {"It helped\u00B3, they say.", "\u00B3=3"},
      {"It helped\u2070.", ""},
      {"A dose of 10\u2076 cells.", ""},
      {"\u00B9 It helped.", ""},
      // Right behind the mark that closes a clause.
      {"They were walking.2 It helped.", "2=2"},
      {"They were walking (some).12", "12=12"},
      {"They were walking.123 It helped.", ""},
      {"They were walking.2a It helped.", ""},
      {"It rose to 3.2 points.", ""},
      {"It helped [123].", "[123]=123"},
      {"It helped [1234].", ""},
      {"It helped [1 2].", "[1 2]=1,2"},
      {"It helped [ 2].", ""},
      {"It helped [2-].", ""},
      {"It helped [1-3, 5].", "[1-3, 5]=1,2,3,5"},
      {"It helped [1-3, 9].", "[1-3, 9]=1,2,3,9"},  // the comma ends the range
      {"It helped [3-3].", "[3-3]=3,3"},
      {"It helped [1-32].", "[1-32]=1,32"},
      {"It helped [1][2].", "[1]=1; [2]=2"},
      {"[7] helped.", "[7]=7"},
      {"They were walking,2 they say.", "2=2"},
      {"They were walking;34 they say.", "34=34"},
      {"They were walking:2 they say.", ""},
      {"They were walking.2", "2=2"},
      {"They were walking.2\nIt helped.", "2=2"},
      {"a.2 it is", "2=2"},
      {".2 it is", ""},
      {"They were walking 2 days.", ""},
      // Several signs set high, and what stands behind them.
      {"It helped\u00B9\u2070.", "\u00B9\u2070=10"},
      {"It helped\u00B9\u00B2\u00B3.", "\u00B9\u00B2\u00B3=123"},
      {"It helped\u2074\u2079 and\u2078.", "\u2074\u2079=49; \u2078=8"},
      {"It helped\u00B2,\u00B3,\u2075.", "\u00B2,\u00B3,\u2075=2,3,5"},
      {"It helped\u00B9,", "\u00B9=1"},
      {"It helped\u00B9, and", "\u00B9=1"},
      {"It helped\u2070\u00B9.", "\u2070\u00B9=1"},
      {"It helped\u2070,\u00B9.", "\u00B9=1"},
      {"It helped\u00B9,\u2070.", "\u00B9,\u2070=1"},
      {"It helped\u00B9\u2070\u2070\u2074.", "\u00B9\u2070\u2070=100; \u2074=4"},
      // Behind any letter.
      {"A quiz.2 Or", "2=2"},
      {"Plan A.2 Or", "2=2"},
      {"Plan Z.2 Or", "2=2"},
      // Digits further back say nothing; a letter is no number.
      {"Phase 2a\u00B3 began.", "\u00B3=3"},
      {"They were walking.b Then", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = one_block(row.text, hand_language());
    CHECK(pointers_in(document, document.blocks[0].span) == row.expected);
  }
}

TEST_CASE("a pointer is read within its block only") {
  const std::string text = "Cells [2] were\u00B3 tried.4 Rain";
  const Document document = one_block(text, hand_language());
  CHECK(pointers_in(document, {0, 8}) == "");
  CHECK(pointers_in(document, {0, 9}) == "[2]=2");
  CHECK(pointers_in(document, {9, 16}) == "\u00B3=3");
  CHECK(pointers_in(document, {16, 24}) == "4=4");

  const Document high =
      read_document("<p>It helped<sup>12,3</sup> them.", {"page.html", MediaType::html}, hand_language());
  REQUIRE(high.text == "It helped 12,3 them.");
  CHECK(pointers_in(high, {10, 20}) == "");
  CHECK(pointers_in(high, {0, 11}) == "1=1");
  CHECK(pointers_in(high, {0, 12}) == "12=12");
  CHECK(pointers_in(high, {0, 13}) == "12=12");
  CHECK(pointers_in(high, {0, 14}) == "12,3=12,3");
}

TEST_CASE("without the input nothing is known to be set high") {
  Document document = read_document("<p>It helped<sup>3</sup> them.", {"page.html", MediaType::html}, hand_language());
  CHECK(pointers_in(document, document.blocks[0].span) == "3=3");
  document.input.clear();
  CHECK(pointers_in(document, document.blocks[0].span) == "");
}

TEST_CASE("numbers that HTML sets high point at a list, also several") {
  const std::vector<Row> rows = {
      {"<p>Cells were tried.<sup>2</sup> Rain.</p>", "2=2"},
      {"<p>Cells were tried.<sup>1,12</sup> Rain.</p>", "1,12=1,12"},
      {"<p>Cells were tried<sup>7</sup></p>", "7=7"},
      {"<p>Cells were tried.<sup>12,3</sup> Rain.</p>", "12,3=12,3"},
      {"<p>Cells were tried <b>7</b> times.</p>", ""},
      {"<p>Cells were tried <sup>123</sup> times.</p>", ""},
      {"<p>Ten<SUP>3</SUP> cells.</p>", "3=3"},
      {"<p>It helped<sup>3</sup> them.", "3=3"},
      {"<p>It helped<sup>1,14</sup> them.", "1,14=1,14"},
      {"<p>It helped 3 of them.", ""},
      {"<p>It helped<sup>1,2,13</sup> them.", "1,2,13=1,2,13"},
      {"<p>It helped<sup>13</sup>", "13=13"},
      {"<p>It helped<sup>123</sup> them.", ""},
      {"<p>It helped <sup>7</sup> them.", "7=7"},
      {"<p>It helped<sup>1-3</sup> them.", "1-3=1,2,3"},
      {"<p>It helped<sup>1,4\u20136</sup> them.", "1,4\u20136=1,4,5,6"},
      {"<p>It helped<sup>3-1</sup> them.", "3-1=3,1"},
      {"<p>It helped<sup>1,234</sup> them.", "1,=1"},
      {"<p>It helped<sub>3</sub> them.", ""},
      {"<p>It helped<sup>1,</sup> them.", "1=1"},
      {"<p>It helped<sup>1,2", "1,2=1,2"},
      {"It<sup>3</sup> helped.", "3=3"},
      {"<p>It helped<sup>*</sup> them.", ""},
      {"<p>It helped<sup>3</sup>[4] them.", "3=3; [4]=4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = read_document(row.text, {"page.html", MediaType::html}, hand_language());
    REQUIRE(document.blocks.size() == 1);
    CHECK(pointers_in(document, document.blocks[0].span) == row.expected);
  }
}

TEST_CASE("a text without a source has no numbers set high, and its brackets are read") {
  const Document read = read_document("It helped 3 them [4], he said.2 Yes", {}, hand_language());
  Document document;
  document.text = read.text;
  CHECK(pointers_in(document, read.blocks[0].span) == "[4]=4; 2=2");
}
