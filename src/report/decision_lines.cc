// Covered by tests/decide_cli_test.cc.
#include "report/decision_lines.h"

#include "survey/decision.h"

namespace overclaim {

ReviewMode review_mode(const Report& report) {
  if (!report.review) return ReviewMode::none;
  return report.review->only_confirmed ? ReviewMode::confirmed : ReviewMode::unreviewed;
}

std::vector<std::string> decision_lines(const HeldDecision& held, const Words& words) {
  const Decision& decision = held.decision;
  std::vector<std::string> lines = {say(words, "decided_" + std::string(to_string(decision.decision)),
                                        {{"reviewer", decision.reviewer},
                                         {"role", decision.role},
                                         {"date", decision.date},
                                         {"reason", decision.reason}})};
  if (!decision.answer.empty()) lines.push_back(say(words, "decided_answer", {{"answer", decision.answer}}));
  if (held.stale == Staleness::text) lines.push_back(say(words, "decided_stale_text"));
  if (held.stale == Staleness::rules) lines.push_back(say(words, "decided_stale_rules"));
  return lines;
}

std::vector<std::string> decision_lines(const Finding& finding, const Words& words) {
  std::vector<std::string> lines;
  for (const HeldDecision& held : finding.decisions) {
    for (std::string& line : decision_lines(held, words)) lines.push_back(std::move(line));
  }
  if (standing_of(finding.decisions) == Standing::disputed) lines.push_back(say(words, "decided_disputed"));
  return lines;
}

std::string review_line(const Review& review, const Words& words) {
  const std::string all = std::to_string(review.flagged);
  if (review.only_confirmed) {
    return say(words, "review_confirmed", {{"n", std::to_string(review.confirmed)}, {"all", all}});
  }
  return say(words, "review_unreviewed", {{"n", std::to_string(review.undecided)}, {"all", all}});
}

std::string review_line(const Report& report, const Words& words) {
  return report.review ? review_line(*report.review, words) : "";
}

std::string reviewed_title(ReviewMode mode, const std::string& title, const Words& words) {
  return mode == ReviewMode::unreviewed ? say(words, "review_unreviewed_title", {{"title", title}}) : title;
}

std::string notice_of(ReviewMode mode, const Words& words) {
  switch (mode) {
    case ReviewMode::none:
      return say(words, "formats_notice");
    case ReviewMode::unreviewed:
      return say(words, "formats_notice_unreviewed");
    case ReviewMode::confirmed:
      return say(words, "formats_notice_confirmed");
  }
  return "";
}

}  // namespace overclaim
