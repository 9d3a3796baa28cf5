// check --store FILE: the captures of a run on their way into a case.
#ifndef OVERCLAIM_APP_CASE_ADDER_H_
#define OVERCLAIM_APP_CASE_ADDER_H_

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "app/options.h"
#include "check/report.h"
#include "rulebook/load.h"
#include "store/case_store.h"
#include "survey/capture.h"
#include "survey/site.h"

namespace overclaim {

// Of the options those that decide what a report says, as the store keeps them: a JSON list of the words of a command
// line, in an order of their own. Example: ["--captured-at","2021-03-02"].
std::string options_of_run(const Options& options);

// The sources a page names, with what the reference list calls them.
std::vector<CitedWork> cited_works(const Report& report, const Rulebook& rulebook);

// The next part of a long input behind what came before of it. One that could not be read makes all of it unread.
void join_part(CaptureToAdd part, CaptureToAdd& whole);

// Keeps at most most_waiting captures (or most_waiting_bytes of their words) in memory and writes them in one
// transaction each, so that other programs can write in between.
class CaseAdder {
 public:
  static constexpr std::size_t most_waiting = 200, most_waiting_bytes = 4U << 20U;

  // Takes the decisions of --decisions in. The text says why the store cannot be opened, or they cannot be read.
  // `loaded` outlives this.
  static std::variant<CaseAdder, std::string> open(const Options& options, const LoadedRulebook& loaded,
                                                   const Tool& tool, SiteTable sites);

  // Once for each report, in the order of the run. What is no capture of a page (a file that is not there) is passed
  // over.
  void add(const Report& report);

  // What a server answered without a page.
  void add(const FailedAnswer& answer, const std::string& source, const Record& record);

  // What waits is in the store behind this; false where it failed.
  bool flush();

  // "" or what failed, for people.
  const std::string& failure() const { return store_.failure(); }

 private:
  CaseAdder(CaseStore store, const Options& options, const LoadedRulebook& loaded, const Tool& tool, SiteTable sites);
  void wait(CaptureToAdd made);

  CaseStore store_;
  CheckedWith with_;
  AddOptions add_options_;
  SiteTable sites_;
  std::string captured_at_;
  const LoadedRulebook* loaded_;
  std::vector<CaptureToAdd> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::vector<CaptureToAdd> part_;  // of a long input, till its last part is there; one or none
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CASE_ADDER_H_
