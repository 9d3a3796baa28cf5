// A decision is about a sentence, so it is tied to the sentence's fingerprint and to how the sentence was written, and
// not to a page: the same words on another page were looked at too. Averaging reviewers, or letting the last one win,
// was not taken: where two people differ, a third reads both reasons. Covered by tests/decision_test.cc.
#include "survey/decision.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "survey/said_claim.h"
#include "text/calendar_day.h"
#include "text/sha256.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t hash_digits = 16, digest_digits = 64, most_name = 200;
constexpr std::array all_kinds = {DecisionKind::confirmed, DecisionKind::dismissed, DecisionKind::needs_evidence,
                                  DecisionKind::answered};

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// "" or what is wrong with a text a person wrote.
std::string wrong_in_text(std::string_view text, std::size_t most, bool one_line) {
  if (text.size() > most) return "is longer than " + std::to_string(most) + " bytes";
  if (text.find_first_not_of(" \n\t") == text.npos) return "is empty";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    if (!point.valid) return "is not UTF-8";
    if (point.value == '\n' && !one_line) continue;
    if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0)) {
      return one_line ? "must be one line without control characters" : "holds a control character";
    }
  }
  return "";
}

Staleness staleness_of(const Decision& decision, std::string_view text_hash, std::string_view rulebook) {
  if (decision.text_hash != text_hash) return Staleness::text;
  return decision.rulebook == rulebook ? Staleness::none : Staleness::rules;
}

Standing standing_of_kind(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::confirmed:
      return Standing::confirmed;
    case DecisionKind::dismissed:
      return Standing::dismissed;
    case DecisionKind::needs_evidence:
      return Standing::needs_evidence;
    case DecisionKind::answered:
      return Standing::answered;
  }
  return Standing::undecided;
}

std::size_t place_of(DecisionKind kind) {
  return static_cast<std::size_t>(std::find(all_kinds.begin(), all_kinds.end(), kind) - all_kinds.begin());
}

}  // namespace

std::string text_hash_of(std::string_view before, std::string_view quote, std::string_view after) {
  std::string sentence(before);
  sentence += quote;
  sentence += after;
  return sha256_hex(sentence).substr(0, hash_digits);
}

std::string text_hash_of(const Finding& finding) {
  const SentenceNeighbours neighbours = sentence_neighbours(finding);
  return text_hash_of(neighbours.before, finding.quote, neighbours.after);
}

const std::vector<std::string_view>& decision_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> made;
    made.reserve(std::size(all_kinds));
    for (const DecisionKind kind : all_kinds) made.push_back(to_string(kind));
    return made;
  }();
  return names;
}

std::optional<DecisionKind> decision_of(std::string_view name) {
  for (const DecisionKind kind : all_kinds) {
    if (to_string(kind) == name) return kind;
  }
  return {};
}

std::string wrong_in(const Decision& decision) {
  const auto hex = [](std::string_view key, std::string_view value, std::size_t digits) {
    if (is_hex(value, digits)) return std::string();
    return std::string(key) + ": must be " + std::to_string(digits) + " digits (0-9, a-f)";
  };
  for (const std::string& wrong :
       {hex("fingerprint", decision.fingerprint, hash_digits), hex("text_hash", decision.text_hash, hash_digits),
        hex("rulebook", decision.rulebook, digest_digits)}) {
    if (!wrong.empty()) return wrong;
  }
  for (const auto& [key, value, most, one_line] : {std::tuple{"reviewer", &decision.reviewer, most_name, true},
                                                   std::tuple{"role", &decision.role, most_name, true},
                                                   std::tuple{"reason", &decision.reason, most_decision_text, false}}) {
    const std::string wrong = wrong_in_text(*value, most, one_line);
    if (!wrong.empty()) return std::string(key) + ": " + wrong;
  }
  if (decision.decision == DecisionKind::answered && decision.answer.empty()) {
    return "answer: is empty; a decision \"answered\" holds the answer";
  }
  if (!decision.answer.empty()) {
    const std::string wrong = wrong_in_text(decision.answer, most_decision_text, false);
    if (!wrong.empty()) return "answer: " + wrong;
  }
  if (!is_calendar_day(decision.date)) return "date: must be a day like 2026-02-03";
  return "";
}

HeldDecisions held_decisions(const std::vector<Decision>& decisions) {
  HeldDecisions held;
  for (const Decision& decision : decisions) {
    std::vector<Decision>& of_finding = held[decision.fingerprint];
    const auto at = std::lower_bound(of_finding.begin(), of_finding.end(), decision.reviewer,
                                     [](const Decision& one, const std::string& name) { return one.reviewer < name; });
    if (at == of_finding.end() || at->reviewer != decision.reviewer) {
      of_finding.insert(at, decision);
    } else if (at->date <= decision.date) {
      *at = decision;
    }
  }
  return held;
}

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::undecided:
      return "undecided";
    case Standing::confirmed:
      return "confirmed";
    case Standing::dismissed:
      return "dismissed";
    case Standing::needs_evidence:
      return "needs_evidence";
    case Standing::answered:
      return "answered";
    case Standing::disputed:
      return "disputed";
  }
  return "";
}

Standing standing_of(const std::vector<HeldDecision>& decisions) {
  Standing standing = Standing::undecided;
  for (const HeldDecision& held : decisions) {
    if (held.stale == Staleness::text || held.stale == Staleness::gone) continue;
    const Standing said = standing_of_kind(held.decision.decision);
    if (standing != Standing::undecided && standing != said) return Standing::disputed;
    standing = said;
  }
  return standing;
}

bool is_for_print(const Finding& finding) {
  const bool any_today = std::any_of(finding.decisions.begin(), finding.decisions.end(),
                                     [](const HeldDecision& held) { return held.stale == Staleness::none; });
  return any_today && standing_of(finding.decisions) == Standing::confirmed;
}

bool is_settled(const Finding& finding) {
  return finding.status == Status::flagged &&
         (finding.baseline == Baseline::unchanged || standing_of(finding.decisions) == Standing::dismissed);
}

void add_decisions(const HeldDecisions& held, Report& report) {
  Review review;
  for (Finding& finding : report.findings) {
    finding.decisions.clear();
    const auto found = held.find(finding.fingerprint);
    if (found != held.end()) {
      const std::string text_hash = text_hash_of(finding);
      for (const Decision& decision : found->second) {
        finding.decisions.push_back({decision, staleness_of(decision, text_hash, report.tool.rulebook)});
      }
    }
    if (finding.status != Status::flagged) continue;
    ++review.flagged;
    switch (standing_of(finding.decisions)) {
      case Standing::undecided:
        ++review.undecided;
        break;
      case Standing::confirmed:
        ++review.confirmed;
        break;
      case Standing::dismissed:
        ++review.dismissed;
        break;
      case Standing::needs_evidence:
      case Standing::answered:
      case Standing::disputed:
        ++review.open;
    }
  }
  report.review = review;
}

std::vector<HeldDecision> stale_decisions(const HeldDecisions& held, const std::vector<SeenFinding>& seen) {
  std::map<std::string_view, std::vector<const SeenFinding*>> by_fingerprint;
  for (const SeenFinding& one : seen) by_fingerprint[one.fingerprint].push_back(&one);
  std::vector<HeldDecision> stale;
  for (const auto& [fingerprint, decisions] : held) {
    const auto found = by_fingerprint.find(fingerprint);
    for (const Decision& decision : decisions) {
      Staleness best = Staleness::gone;
      if (found != by_fingerprint.end()) {
        best = Staleness::text;
        for (const SeenFinding* one : found->second) {
          const Staleness here = staleness_of(decision, one->text_hash, one->rulebook);
          if (here == Staleness::none || best == Staleness::text) best = here;
          if (best == Staleness::none) break;
        }
      }
      if (best != Staleness::none) stale.push_back({decision, best});
    }
  }
  return stale;
}

std::vector<ReviewerPair> reviewer_pairs(const HeldDecisions& held) {
  struct Counted {
    AgreementTable table{};
    std::vector<std::string> differ;
  };
  std::map<std::pair<std::string, std::string>, Counted> pairs;
  for (const auto& [fingerprint, decisions] : held) {
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      for (std::size_t j = i + 1; j < decisions.size(); ++j) {
        Counted& counted = pairs[{decisions[i].reviewer, decisions[j].reviewer}];
        ++counted.table[place_of(decisions[i].decision)][place_of(decisions[j].decision)];
        if (decisions[i].decision != decisions[j].decision) counted.differ.push_back(fingerprint);
      }
    }
  }
  std::vector<ReviewerPair> all;
  all.reserve(pairs.size());
  for (auto& [names, counted] : pairs) {
    all.push_back({names.first, names.second, agreement_of(counted.table), std::move(counted.differ)});
  }
  return all;
}

}  // namespace overclaim
