// Files are read before the first page is: a wrong line must not show after a night's work. Covered by
// tests/decide_cli_test.cc.
#include "app/review.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "intake/read_file.h"
#include "report/report_documents.h"
#include "store/decision_file.h"

namespace overclaim {
namespace {

constexpr std::uint64_t longest_report = std::uint64_t{256} << 20U;  // bytes

}  // namespace

std::variant<std::string, std::vector<ReportedFinding>> findings_of_file(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  const std::variant<InputBytes, ReportError> opened = open_input(path);
  if (const ReportError* error = std::get_if<ReportError>(&opened)) return name + ": " + error->message;
  const InputBytes& input = std::get<InputBytes>(opened);
  if (input.size() > longest_report) {
    return name + ": is longer than " + std::to_string(longest_report >> 20U) +
           " MiB; cut out the lines of the documents that are meant (jsonl)";
  }
  const std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return name + ": changed while it was read; try again";
  std::variant<std::vector<ReportedFinding>, std::string> findings = reported_findings(*bytes, name);
  if (std::string* wrong = std::get_if<std::string>(&findings)) return std::move(*wrong);
  return std::get<std::vector<ReportedFinding>>(std::move(findings));
}

std::variant<ReviewInputs, std::string> read_review(const Options& options) {
  ReviewInputs inputs;
  inputs.has_decisions = !options.review.decisions.empty();
  inputs.has_baseline = !options.review.baseline.empty();
  inputs.only_confirmed = options.review.confirmed;
  std::vector<Decision> all;
  for (const std::string& path : options.review.decisions) {
    std::variant<DecisionLines, std::string> lines = read_decision_file(path);
    if (std::string* wrong = std::get_if<std::string>(&lines)) return std::move(*wrong);
    DecisionLines& read = std::get<DecisionLines>(lines);
    for (const std::size_t line : read.cut_lines) {
      inputs.cut_lines.push_back({path, line});
    }
    all.insert(all.end(), read.decisions.begin(), read.decisions.end());
  }
  inputs.held = held_decisions(all);
  if (!inputs.has_baseline) return inputs;
  std::variant<std::string, std::vector<ReportedFinding>> findings = findings_of_file(options.review.baseline);
  if (std::string* wrong = std::get_if<std::string>(&findings)) return std::move(*wrong);
  for (ReportedFinding& finding : std::get<std::vector<ReportedFinding>>(findings)) {
    if (finding.status == to_string(Status::flagged)) inputs.baseline.insert(std::move(finding.fingerprint));
  }
  return inputs;
}

ReviewOutcome apply_review(const ReviewInputs& inputs, Report& report) {
  ReviewOutcome outcome;
  if (inputs.has_decisions) {
    add_decisions(inputs.held, report);
    outcome.review = *report.review;
  }
  for (Finding& finding : report.findings) {
    if (inputs.has_baseline && finding.status == Status::flagged) {
      const bool known = inputs.baseline.count(finding.fingerprint) > 0;
      finding.baseline = known ? Baseline::unchanged : Baseline::added;
      if (known) ++outcome.in_baseline;
    }
    if (!finding.decisions.empty()) {
      outcome.seen.push_back({finding.fingerprint, text_hash_of(finding), report.tool.rulebook});
    }
  }
  return outcome;
}

void ReviewEnd::add(const ReviewOutcome& outcome) {
  review_.flagged += outcome.review.flagged;
  review_.undecided += outcome.review.undecided;
  review_.confirmed += outcome.review.confirmed;
  review_.dismissed += outcome.review.dismissed;
  review_.open += outcome.review.open;
  review_.only_confirmed = inputs_.only_confirmed;
  seen_.insert(outcome.seen.begin(), outcome.seen.end());
  in_baseline_ += outcome.in_baseline;
}

std::vector<std::string> ReviewEnd::finish(const Words& words) const {
  std::vector<std::string> lines;
  for (const CutLine& cut : inputs_.cut_lines) {
    lines.push_back(say(words, "decisions_cut", {{"n", std::to_string(cut.line)}, {"file", cut.file}}));
  }
  if (inputs_.has_baseline) {
    lines.push_back("flagged findings that stand in the baseline and do not count: " + std::to_string(in_baseline_));
  }
  if (!inputs_.has_decisions) return lines;
  lines.push_back(review_line(review_, words));
  for (const HeldDecision& stale : stale_decisions(inputs_.held, {seen_.begin(), seen_.end()})) {
    const Decision& decision = stale.decision;
    lines.push_back(say(words, "decisions_stale",
                        {{"fingerprint", decision.fingerprint},
                         {"reviewer", decision.reviewer},
                         {"role", decision.role},
                         {"date", decision.date},
                         {"decision", say(words, "decisions_" + std::string(to_string(decision.decision)))},
                         {"why", say(words, "decisions_stale_" + std::string(to_string(stale.stale)))}}));
  }
  return lines;
}

}  // namespace overclaim
