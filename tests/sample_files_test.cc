// The files of a sample: what is written, and what comes back from two readers.
#include "report/sample_files.h"

#include <doctest/doctest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "app/builtin.h"
#include "app/command_sample.h"
#include "app/read_sample.h"
#include "rulebook/load.h"

using namespace overclaim;

namespace {

Sample small_sample() {
  Sample sample;
  sample.seed = "7";
  sample.flagged = {40, 2};
  sample.unflagged = {400, 1};
  SampledSentence one;
  one.id = "aaa111", one.rank = "1", one.before = "Before.", one.sentence = "There are, \"now\", no risks.";
  one.after = "After.", one.flagged = true, one.findings = {{"safety.no-risks", Status::flagged}};
  one.at.source = "a.html", one.at.sha256 = "ff";
  SampledSentence two = one;
  two.id = "bbb222", two.rank = "2", two.sentence = "=1+1 cures all.", two.findings = {{"cure.cures", Status::flagged}};
  SampledSentence three = one;
  three.id = "ccc333", three.rank = "3", three.sentence = "We open at nine.", three.flagged = false,
  three.findings = {};
  sample.sentences = {one, two, three};
  return sample;
}

SampleKey key() { return std::get<SampleKey>(read_sample_key(sample_key(small_sample(), {}, {"a.html"}))); }

// A sheet whose answers are filled in, by id.
std::string filled(const std::vector<std::array<std::string, 3>>& rows,
                   const std::string& header = "id,sentence,claim") {
  std::string out = header + "\n";
  for (const auto& [id, sentence, claim] : rows) {
    std::string quoted;
    for (const char c : sentence) quoted += c == '"' ? "\"\"" : std::string(1, c);
    out += id + ",\"" + quoted + "\"," + claim + "\n";
  }
  return out;
}

const std::string first = "There are, \"now\", no risks.", second = "=1+1 cures all.", third = "We open at nine.";

std::string problems_with(const std::string& sheet) {
  std::vector<std::string> problems;
  const std::string good = filled({{"aaa111", first, "yes"}, {"bbb222", second, "yes"}, {"ccc333", third, "no"}});
  read_sample_sheets(key(), {FilledSheet{"one.csv", sheet}, FilledSheet{"two.csv", good}}, problems);
  std::string out;
  for (const std::string& problem : problems) out += problem + "\n";
  return out;
}

const Words& words() {
  static const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  static const LoadedRulebook loaded = load_rulebook(layers);
  return loaded.words;
}

}  // namespace

TEST_CASE("a sheet tells a reader nothing of the answer, and no spreadsheet runs it") {
  const std::string sheet = sample_sheet(small_sample(), 1);
  CHECK(sheet.find("\xEF\xBB\xBFid,before,sentence,after,claim,note\r\n") == 0);
  CHECK(sheet.find("aaa111,Before.,\"There are, \"\"now\"\", no risks.\",After.,,\r\n") != sheet.npos);
  CHECK(sheet.find("bbb222,Before.,'=1+1 cures all.,After.,,\r\n") != sheet.npos);
  for (const char* hint : {"flagged", "safety", "cure.", "a.html"}) {
    CAPTURE(std::string(hint));
    CHECK(sheet.find(hint) == sheet.npos);
  }
}

TEST_CASE("the key holds what the program said, and comes back") {
  const Tool tool{"0.1.0", "aa", "bb", "72.1", ""};
  const auto json = nlohmann::json::parse(sample_key(small_sample(), tool, {"a.html"}));
  CHECK(json["schema"] == "overclaim-sample-key/1");
  CHECK(json["seed"] == "7");
  CHECK(json["tool"]["rulebook"] == "aa");
  CHECK(json["strata"]["flagged"]["size"] == 40);
  CHECK(json["sentences"][0]["findings"][0]["rule"] == "safety.no-risks");
  const SampleKey read = key();
  CHECK(read.flagged_size == 40);
  CHECK(read.unflagged_size == 400);
  REQUIRE(read.sentences.size() == 3);
  CHECK(read.sentences[1].sentence == "=1+1 cures all.");
  CHECK_FALSE(read.sentences[2].flagged);
}

TEST_CASE("what is no key is refused") {
  for (const char* bytes :
       {"", "[]", "{}", "{\"schema\":\"overclaim-report/1\"}", "{\"schema\":\"overclaim-sample-key/1\"}",
        "{\"schema\":\"overclaim-sample-key/1\",\"strata\":{\"flagged\":{\"size\":1},\"unflagged\":{"
        "\"size\":1}},\"sentences\":[{}]}"}) {
    CAPTURE(std::string(bytes));
    CHECK(std::holds_alternative<std::string>(read_sample_key(bytes)));
  }
}

TEST_CASE("a sheet comes back as people and spreadsheets leave it") {
  for (const std::string& sheet :
       {filled({{"aaa111", first, "yes"}, {"bbb222", "'" + second, "no"}, {"ccc333", third, "unsure"}}),
        filled({{"ccc333", " We  open at\nnine. ", "Unsure"}, {"AAA111", first, " YES "}, {"bbb222", second, "No"}}),
        "\xEF\xBB\xBFid;note;sentence;Claim\r\naaa111;x;\"There are, \"\"now\"\", no risks.\";yes\r\nbbb222;;=1+1 "
        "cures "
        "all.;no\r\nccc333;;We open at nine.;unsure\r\n" +
            std::string()}) {
    CAPTURE(sheet);
    CHECK(problems_with(sheet) == "");
    std::vector<std::string> problems;
    const auto coded = read_sample_sheets(key(), {FilledSheet{"1", sheet}, FilledSheet{"2", sheet}}, problems);
    REQUIRE(coded.size() == 3);
    CHECK(coded[0].answers == std::array{Answer::yes, Answer::yes});
    CHECK(coded[1].answers == std::array{Answer::no, Answer::no});
    CHECK(coded[2].answers == std::array{Answer::unsure, Answer::unsure});
    CHECK(coded[0].flagged);
    CHECK_FALSE(coded[2].flagged);
  }
}

TEST_CASE("whatever is wrong with a sheet is named with its line") {
  struct Row {
    std::string sheet, wrong;
  };
  const std::vector<Row> rows = {
      {filled({{"aaa111", first, "maybe"}, {"bbb222", second, ""}, {"ccc333", third, "no"}}),
       "one.csv, line 2: claim takes yes, no or unsure, not \"maybe\"\n"
       "one.csv, line 3: claim is empty; it takes yes, no or unsure\n"},
      {filled({{"aaa111", first, "yes"}, {"ccc333", third, "no"}}), "one.csv: the row bbb222 is missing\n"},
      {filled({{"aaa111", first, "yes"}, {"bbb222", second, "no"}, {"ccc333", third, "no"}, {"aaa111", first, "no"}}),
       "one.csv, line 5: aaa111 stands in line 2 too\n"},
      {filled({{"aaa111", "There are now no risks.", "yes"}, {"bbb222", second, "no"}, {"ccc333", third, "no"}}),
       "one.csv, line 2: the sentence of aaa111 is not that of the key; put it back as it was drawn\n"},
      {filled({{"aaa111", first, "yes"}, {"bbb222", second, "no"}, {"ccc333", third, "no"}, {"ddd444", "More.", "no"}}),
       "one.csv, line 5: \"ddd444\" is no id of this sample\n"},
      {filled({{"aaa111", first, "yes"}, {"bbb222", second, "no"}, {"ccc333", third, "no"}}, "id,sentence,answer"),
       "one.csv, line 2: there is no column claim\none.csv, line 3: there is no column claim\none.csv, line 4: there "
       "is no "
       "column claim\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sheet);
    CHECK(problems_with(row.sheet) == row.wrong);
  }
  CHECK(problems_with("a,b\n1,2\n").find("one.csv: ") == 0);
}

TEST_CASE("the figures in words") {
  const SampleKey known = key();
  const std::vector<CodedSentence> coded = {{"aaa111", true, {Answer::yes, Answer::yes}},
                                            {"bbb222", true, {Answer::yes, Answer::no}},
                                            {"ccc333", false, {Answer::no, Answer::no}}};
  const std::string text = sample_text(known, coded, figures_of(coded, 40, 400), words());
  for (const char* piece :
       {"40 different sentences that the program flags, 400 that it does not. In the sample: 2 and 1.",
        "Reader 1\n  Right among what is flagged: 100.0 % (34.2 to 100.0 %), 2 of 2.",
        "Claims missed in the corpus: about 0 sentences (0 to 317), 0 of 1 in the sample.",
        "Left out as open: 1 flagged and 0 other sentences.", "The same answer to 66.7 % of 3 sentences.",
        "Cohen's kappa: 0.40 (", "bbb222: yes and no\n    =1+1 cures all."}) {
    CAPTURE(std::string(piece));
    CAPTURE(text);
    CHECK(text.find(piece) != text.npos);
  }
}

TEST_CASE("where the files of a sample go") {
  CHECK(sample_paths("draw/") == std::array<std::string, 3>{"draw/coder-1.csv", "draw/coder-2.csv", "draw/key.json"});
  CHECK(sample_paths("x.csv") == std::array<std::string, 3>{"x-1.csv", "x-2.csv", "x-key.json"});
  CHECK(sample_paths("deep/x") == std::array<std::string, 3>{"deep/x-1.csv", "deep/x-2.csv", "deep/x-key.json"});
}
