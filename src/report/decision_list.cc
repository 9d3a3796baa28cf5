// By finding and not by person: what is wanted is to see two readings of the same words under each other. Covered by
// tests/decision_list_test.cc and tests/decide_cli_test.cc.
#include "report/decision_list.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "report/csv.h"
#include "report/page_summary.h"
#include "report/text_page.h"
#include "report/wrap.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t indent = 2;

// As people stand to a finding, without a report to say what is stale.
Standing standing_of_list(const std::vector<Decision>& decisions) {
  std::vector<HeldDecision> held;
  held.reserve(decisions.size());
  for (const Decision& decision : decisions) held.push_back({decision, Staleness::none});
  return standing_of(held);
}

const HeldDecision* stale_of(const DecisionList& list, const Decision& decision) {
  if (!list.stale) return nullptr;
  const auto found = std::find_if(list.stale->begin(), list.stale->end(),
                                  [&](const HeldDecision& one) { return one.decision == decision; });
  return found == list.stale->end() ? nullptr : &*found;
}

std::string decimal(double value) {
  const auto hundredths = static_cast<long>(std::lround(std::abs(value) * 100));
  const std::string rest = std::to_string(hundredths % 100);
  return (value < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." +
         (rest.size() == 1 ? "0" : "") + rest;
}

std::string kappa_line(const Agreement& agreement, const Words& words) {
  if (!agreement.kappa) return say(words, "sample_kappa_none");
  if (!agreement.interval) return say(words, "sample_kappa_only", {{"kappa", decimal(*agreement.kappa)}});
  return say(words, "sample_kappa",
             {{"kappa", decimal(*agreement.kappa)},
              {"low", decimal(agreement.interval->low)},
              {"high", decimal(agreement.interval->high)}});
}

std::string decided(const Words& words, std::string_view name) { return say(words, "decisions_" + std::string(name)); }

Json decision_json(const Decision& decision) {
  return {{"reviewer", decision.reviewer},
          {"role", decision.role},
          {"decision", to_string(decision.decision)},
          {"reason", decision.reason},
          {"answer", decision.answer.empty() ? Json(nullptr) : Json(decision.answer)},
          {"date", decision.date},
          {"text_hash", decision.text_hash},
          {"rulebook", decision.rulebook}};
}

}  // namespace

DecisionList decision_list(const std::vector<Decision>& decisions) {
  DecisionList list;
  list.held = held_decisions(decisions);
  std::size_t held = 0;
  for (const auto& [fingerprint, of_finding] : list.held) held += of_finding.size();
  list.replaced = decisions.size() - held;
  return list;
}

std::string decision_list_text(const DecisionList& list, const Words& words, std::size_t width) {
  TextPage page(width, false);
  page.heading(say(words, "decisions_title"));
  if (list.held.empty()) page.line(say(words, "decisions_none"), indent);
  for (const auto& [fingerprint, decisions] : list.held) {
    page.gap();
    page.line(
        say(words, "decisions_finding",
            {{"fingerprint", fingerprint}, {"standing", decided(words, to_string(standing_of_list(decisions)))}}));
    for (const Decision& decision : decisions) {
      page.line(terminal_safe(say(words, "decisions_by",
                                  {{"reviewer", decision.reviewer},
                                   {"role", decision.role},
                                   {"date", decision.date},
                                   {"decision", decided(words, to_string(decision.decision))},
                                   {"reason", decision.reason}})),
                indent);
      if (!decision.answer.empty()) {
        page.line(terminal_safe(say(words, "decided_answer", {{"answer", decision.answer}})), 2 * indent);
      }
    }
  }
  if (list.replaced > 0) {
    page.gap();
    page.line(counted(words, "decisions_replaced", list.replaced));
  }
  const std::vector<ReviewerPair> pairs = reviewer_pairs(list.held);
  if (!pairs.empty()) {
    page.gap();
    page.heading(say(words, "decisions_heading_agreement"));
  }
  std::vector<std::string> differ;
  for (const ReviewerPair& pair : pairs) {
    page.line(terminal_safe(say(words, "decisions_pair",
                                {{"first", pair.first},
                                 {"second", pair.second},
                                 {"share", std::to_string(std::lround(pair.agreement.agreed * 100))},
                                 {"n", std::to_string(pair.agreement.answers)}})),
              indent);
    page.line(kappa_line(pair.agreement, words), 2 * indent);
    differ.insert(differ.end(), pair.differ.begin(), pair.differ.end());
  }
  std::sort(differ.begin(), differ.end());
  differ.erase(std::unique(differ.begin(), differ.end()), differ.end());
  if (!differ.empty()) {
    page.gap();
    page.heading(say(words, "decisions_heading_differ"));
  }
  for (const std::string& fingerprint : differ) page.line(fingerprint, indent);
  if (!list.stale) return page.text();
  page.gap();
  page.heading(say(words, "decisions_heading_stale"));
  if (list.stale->empty()) page.line(say(words, "decisions_stale_none"), indent);
  for (const HeldDecision& stale : *list.stale) {
    const Decision& decision = stale.decision;
    page.line(terminal_safe(say(words, "decisions_stale",
                                {{"fingerprint", decision.fingerprint},
                                 {"reviewer", decision.reviewer},
                                 {"role", decision.role},
                                 {"date", decision.date},
                                 {"decision", decided(words, to_string(decision.decision))},
                                 {"why", say(words, "decisions_stale_" + std::string(to_string(stale.stale)))}})),
              indent);
  }
  return page.text();
}

std::string decision_list_json(const DecisionList& list) {
  Json findings = Json::array(), pairs = Json::array();
  for (const auto& [fingerprint, decisions] : list.held) {
    Json all = Json::array();
    for (const Decision& decision : decisions) all.push_back(decision_json(decision));
    findings.push_back({{"fingerprint", fingerprint},
                        {"standing", to_string(standing_of_list(decisions))},
                        {"decisions", std::move(all)}});
  }
  for (const ReviewerPair& pair : reviewer_pairs(list.held)) {
    const Agreement& agreement = pair.agreement;
    Json interval = nullptr;
    if (agreement.interval) interval = {{"low", agreement.interval->low}, {"high", agreement.interval->high}};
    pairs.push_back({{"first", pair.first},
                     {"second", pair.second},
                     {"findings", agreement.answers},
                     {"agreed", agreement.agreed},
                     {"kappa", agreement.kappa ? Json(*agreement.kappa) : Json(nullptr)},
                     {"interval", std::move(interval)},
                     {"differ", pair.differ}});
  }
  Json stale = nullptr;
  if (list.stale) {
    stale = Json::array();
    for (const HeldDecision& one : *list.stale) {
      stale.push_back({{"fingerprint", one.decision.fingerprint},
                       {"reviewer", one.decision.reviewer},
                       {"decision", to_string(one.decision.decision)},
                       {"stale", to_string(one.stale)}});
    }
  }
  const Json whole = {{"schema", "overclaim-decisions/1"},
                      {"findings", std::move(findings)},
                      {"replaced", list.replaced},
                      {"pairs", std::move(pairs)},
                      {"stale", std::move(stale)}};
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string decision_list_csv(const DecisionList& list) {
  std::string table = "\xEF\xBB\xBF" + csv_row({"fingerprint", "standing", "reviewer", "role", "decision", "reason",
                                                "answer", "date", "text_hash", "rulebook", "stale"});
  for (const auto& [fingerprint, decisions] : list.held) {
    for (const Decision& decision : decisions) {
      const HeldDecision* stale = stale_of(list, decision);
      table += csv_row({fingerprint, std::string(to_string(standing_of_list(decisions))), decision.reviewer,
                        decision.role, std::string(to_string(decision.decision)), decision.reason, decision.answer,
                        decision.date, decision.text_hash, decision.rulebook,
                        stale == nullptr ? "" : std::string(to_string(stale->stale))});
    }
  }
  return table;
}

}  // namespace overclaim
