// What people said of findings before this run, and what an earlier report holds: --decisions, --baseline, --confirmed.
#ifndef OVERCLAIM_APP_REVIEW_H_
#define OVERCLAIM_APP_REVIEW_H_

#include <cstddef>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/options.h"
#include "check/report.h"
#include "report/decision_lines.h"
#include "report/report_documents.h"
#include "survey/decision.h"

namespace overclaim {

// A line of a file of decisions that was never written to its end.
struct CutLine {
  std::string file;
  std::size_t line = 0;
};

struct ReviewInputs {
  bool has_decisions = false, has_baseline = false, only_confirmed = false;
  HeldDecisions held;
  std::set<std::string, std::less<>> baseline;  // fingerprints of what is flagged there
  std::vector<CutLine> cut_lines;

  bool any() const { return has_decisions || has_baseline; }
  ReviewMode mode() const {
    return !has_decisions ? ReviewMode::none : only_confirmed ? ReviewMode::confirmed : ReviewMode::unreviewed;
  }
};

// Reads the files. The text is what is wrong with one.
std::variant<ReviewInputs, std::string> read_review(const Options& options);

// All findings of a report file; the text is what is wrong with it. At most 256 MiB.
std::variant<std::string, std::vector<ReportedFinding>> findings_of_file(const std::string& path);

// What a document has to say of decisions, for the end of the run.
struct ReviewOutcome {
  std::vector<SeenFinding> seen;  // those with decisions
  Review review;
  std::size_t in_baseline = 0;  // flagged findings that the baseline holds
};

// Fills decisions, baseline and review of the report.
ReviewOutcome apply_review(const ReviewInputs& inputs, Report& report);

// Sums up a run; finish() says what is for standard error.
class ReviewEnd {
 public:
  explicit ReviewEnd(const ReviewInputs& inputs) : inputs_(inputs) {}
  void add(const ReviewOutcome& outcome);
  const Review& review() const { return review_; }
  std::vector<std::string> finish(const Words& words) const;

 private:
  const ReviewInputs& inputs_;
  Review review_;
  std::set<SeenFinding> seen_;
  std::size_t in_baseline_ = 0;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_REVIEW_H_
