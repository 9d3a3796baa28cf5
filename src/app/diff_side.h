// One side of a difference: what the user named, as captures.
#ifndef OVERCLAIM_APP_DIFF_SIDE_H_
#define OVERCLAIM_APP_DIFF_SIDE_H_

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/exit_status.h"
#include "app/item_documents.h"
#include "app/options.h"
#include "intake/read_file.h"
#include "rulebook/load.h"
#include "survey/diff.h"

namespace overclaim {

// Captures of files, folders and archives, checked now; failed answers of archives among them. `complain`: a line for
// people on each document that could not be read. `status`: incomplete where there was one. `standard_input`: what "-"
// is, where it was opened already.
struct CheckedCaptures {
  std::vector<Capture> captures;
  ExitStatus status = ExitStatus::clean;
};
CheckedCaptures captures_of_inputs(const std::vector<std::string>& inputs, const Options& options,
                                   const ReportSettings& settings, const LoadedRulebook& loaded, const SiteTable& sites,
                                   const std::function<void(const std::string&)>& complain,
                                   std::shared_ptr<InputBytes> standard_input = nullptr);

// `only_by_rules`: where it was a report of other digests, what it says otherwise than today's rules do.
struct ReadSide {
  DiffSide side;
  std::vector<OnlyByRules> only_by_rules;
  ExitStatus status = ExitStatus::clean;
};

// A report's inputs are checked again where they lie as the report names them, and have its hashes; else the report is
// taken as it is, where it was made with today's rules and reference list, else the text says what to do. Anything else
// that check reads is checked now.
std::variant<ReadSide, std::string> read_side(const std::string& named, const Options& options,
                                              const ReportSettings& settings, const LoadedRulebook& loaded,
                                              const SiteTable& sites,
                                              const std::function<void(const std::string&)>& complain);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_DIFF_SIDE_H_
