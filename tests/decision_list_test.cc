#include "report/decision_list.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "english_words.h"

using namespace overclaim;
using nlohmann::json;
using overclaim::test::english_words;

namespace {

constexpr DecisionKind yes = DecisionKind::confirmed, no = DecisionKind::dismissed;

// What `reviewer` decided about the finding of that number.
Decision decided(int finding, DecisionKind decision, const std::string& reviewer,
                 const std::string& date = "2026-02-03") {
  Decision made;
  made.fingerprint = std::string(15, '0') + std::to_string(finding);
  made.text_hash = "00112233445566ff";
  made.rulebook = "r1";
  made.reviewer = reviewer;
  made.role = "editor";
  made.decision = decision;
  made.reason = "Read.";
  made.date = date;
  return made;
}

// Ann's and Bo's decisions on findings 1, 2, 3 ...
std::vector<Decision> of_both(const std::vector<std::pair<DecisionKind, DecisionKind>>& answers) {
  std::vector<Decision> all;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    all.push_back(decided(static_cast<int>(i) + 1, answers[i].first, "Ann"));
    all.push_back(decided(static_cast<int>(i) + 1, answers[i].second, "Bo"));
  }
  return all;
}

std::string text_of(const DecisionList& list) { return decision_list_text(list, english_words(), 200); }
bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

const std::string header =
    "\xEF\xBB\xBF"
    "fingerprint,standing,reviewer,role,decision,reason,answer,date,text_hash,rulebook,stale\r\n";

}  // namespace

TEST_CASE("no decisions are an empty list in every format") {
  const DecisionList list = decision_list({});
  CHECK(text_of(list) == "What people decided\n  No decision stands here.\n");
  CHECK(
      json::parse(decision_list_json(list)) ==
      json::parse(R"({"schema": "overclaim-decisions/1", "findings": [], "replaced": 0, "pairs": [], "stale": null})"));
  CHECK(decision_list_csv(list) == header);
}

TEST_CASE("the answer of who published the words stands below the decision, where there is one") {
  Decision answered = decided(1, DecisionKind::answered, "Ann");
  answered.answer = "We changed \"the\" page, and more";
  const DecisionList list = decision_list({answered, decided(2, DecisionKind::needs_evidence, "Ann")});
  const std::string text = text_of(list);
  CHECK(has(text,
            "0000000000000001: answered\n  Ann (editor), 2026-02-03: answered. Read.\n"
            "    The answer: We changed \"the\" page, and more\n"));
  CHECK(has(text, "0000000000000002: evidence wanted\n  Ann (editor), 2026-02-03: evidence wanted. Read.\n"));
  CHECK(!has(text, "How far they agree"));
  const json read = json::parse(decision_list_json(list));
  CHECK(read["findings"][0]["decisions"][0]["answer"] == answered.answer);
  CHECK(read["findings"][1]["decisions"][0]["answer"].is_null());
  CHECK(decision_list_csv(list) ==
        header +
            "0000000000000001,answered,Ann,editor,answered,Read.,\"We changed \"\"the\"\" page, and more\","
            "2026-02-03,00112233445566ff,r1,\r\n"
            "0000000000000002,needs_evidence,Ann,editor,needs_evidence,Read.,,2026-02-03,00112233445566ff,r1,\r\n");
}

TEST_CASE("earlier decisions of the same people are counted and not listed") {
  struct Row {
    std::vector<Decision> decisions;
    std::string line;
  };
  const Row rows[] = {
      {{decided(1, yes, "Ann")}, ""},
      {{decided(1, yes, "Ann", "2026-02-01"), decided(1, no, "Ann", "2026-02-02")},
       "1 earlier decision of the same people does not count any more.\n"},
      {{decided(1, yes, "Ann", "2026-02-01"), decided(1, yes, "Ann", "2026-02-02"),
        decided(1, no, "Ann", "2026-02-03")},
       "2 earlier decisions of the same people do not count any more.\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const DecisionList list = decision_list(row.decisions);
    CHECK(has(text_of(list), row.line.empty() ? "0000000000000001: confirmed\n" : "0000000000000001: dismissed\n"));
    CHECK(has(text_of(list), row.line));
    CHECK(has(text_of(list), "any more") == !row.line.empty());
    CHECK(json::parse(decision_list_json(list))["replaced"] == row.decisions.size() - 1);
  }
}

TEST_CASE("two people's agreement is said as far as their answers can tell it") {
  struct Row {
    std::string_view name;
    std::vector<std::pair<DecisionKind, DecisionKind>> answers;
    std::string share, kappa;
    std::size_t differ;
  };
  const Row rows[] = {
      {"one and the same answer",
       {{yes, yes}, {yes, yes}},
       "the same on 100 % of 2 findings that both decided.",
       "Cohen's kappa cannot be told: both gave one and the same answer to everything.",
       0},
      {"the same of two kinds",
       {{yes, yes}, {no, no}},
       "the same on 100 % of 2 findings that both decided.",
       "Cohen's kappa: 1.00. The sample gives no interval.",
       0},
      {"never the same",
       {{yes, no}, {no, yes}},
       "the same on 0 % of 2 findings that both decided.",
       "Cohen's kappa: -1.00. The sample gives no interval.",
       2},
      {"less than chance, with an interval cut at -1",
       {{yes, yes}, {yes, no}, {yes, no}, {no, yes}, {no, yes}},
       "the same on 20 % of 5 findings that both decided.",
       "Cohen's kappa: -0.67 (-1.00 to -0.18).",
       4},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const DecisionList list = decision_list(of_both(row.answers));
    const std::string text = text_of(list);
    CHECK(has(text, "How far they agree\n  Ann and Bo: " + row.share + "\n    " + row.kappa));
    CHECK(has(text, "Where they do not say the same") == (row.differ > 0));
    const json pair = json::parse(decision_list_json(list))["pairs"][0];
    CHECK(pair["kappa"].is_null() == has(row.kappa, "cannot be told"));
    CHECK(pair["interval"].is_null() == !has(row.kappa, " to -0.18"));
    CHECK(pair["differ"].size() == row.differ);
  }
}

TEST_CASE("a finding about which several pairs differ is named once") {
  const DecisionList list = decision_list({decided(1, yes, "Ann"), decided(1, no, "Bo"), decided(1, yes, "Cy")});
  const std::string text = text_of(list);
  CHECK(has(text, "Where they do not say the same\n  0000000000000001\n"));
  CHECK(text.rfind("  0000000000000001\n") == text.find("  0000000000000001\n"));
  CHECK(json::parse(decision_list_json(list))["pairs"].size() == 3);
}

TEST_CASE("what no longer fits a report is told where there is one, with the reason") {
  const Decision gone = decided(1, yes, "Ann"), rewritten = decided(2, no, "Ann"), fits = decided(3, yes, "Ann");
  DecisionList list = decision_list({gone, rewritten, fits});
  CHECK(!has(text_of(list), "What no longer fits the report"));
  CHECK(json::parse(decision_list_json(list))["stale"].is_null());

  list.stale.emplace();
  CHECK(has(text_of(list), "What no longer fits the report\n  All of them fit the report.\n"));
  CHECK(json::parse(decision_list_json(list))["stale"] == json::array());

  list.stale = {{gone, Staleness::gone}, {rewritten, Staleness::text}};
  CHECK(has(text_of(list),
            "What no longer fits the report\n"
            "  0000000000000001, Ann (editor), 2026-02-03: confirmed. No finding has this fingerprint.\n"
            "  0000000000000002, Ann (editor), 2026-02-03: dismissed. The sentence is written differently now, so the "
            "decision does not hold.\n"));
  CHECK(json::parse(decision_list_json(list))["stale"] == json::parse(R"([
    {"fingerprint": "0000000000000001", "reviewer": "Ann", "decision": "confirmed", "stale": "gone"},
    {"fingerprint": "0000000000000002", "reviewer": "Ann", "decision": "dismissed", "stale": "text"}])"));
  const std::string csv = decision_list_csv(list);
  CHECK(has(csv, "r1,gone\r\n"));
  CHECK(has(csv, "r1,text\r\n"));
  CHECK(csv.substr(csv.size() - 5) == "r1,\r\n");
}

TEST_CASE("what a person wrote can neither steer a terminal nor run in a spreadsheet") {
  Decision made = decided(1, yes, "=1+1");
  made.role = "a\x1b[31m\tb";
  const DecisionList list = decision_list({made});
  CHECK(text_of(list).find('\x1b') == std::string::npos);
  CHECK(has(decision_list_csv(list), ",'=1+1,"));
  CHECK(json::parse(decision_list_json(list))["findings"][0]["decisions"][0]["reviewer"] == "=1+1");
}
