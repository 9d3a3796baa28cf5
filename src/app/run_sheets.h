// The sheets about a whole run: --output rollup=FILE, methods=FILE, letter=FILE and complaint=FILE.
#ifndef OVERCLAIM_APP_RUN_SHEETS_H_
#define OVERCLAIM_APP_RUN_SHEETS_H_

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/options.h"
#include "check/report.h"
#include "report/run_totals.h"
#include "rulebook/load.h"
#include "survey/site.h"

namespace overclaim {

// Whether --output NAME=FILE is such a sheet and not a report format.
bool is_run_sheet(std::string_view format);

// "" or what is wrong with the file's ending: rollup takes .md, .html, .json, .csv, methods .md and .html,
// letter and complaint .md, .html and .txt; a name without one of the endings of any sheet is Markdown.
std::string wrong_sheet_ending(const OutputFile& file);

// "" or that --authority names none of the list.
std::string unknown_authority(const Options& options, const LoadedRulebook& loaded);

// Who runs which host, as --sites, --operator-field and the folders that were named say; `sha256`: of the file of
// --sites, "" for none. The text is what is wrong with it.
struct NamedSites {
  SiteTable table;
  std::string sha256;
};
std::variant<NamedSites, std::string> named_sites(const Options& options);

// Where the options ask for no sheet, add() and finish() do nothing. Keeps what survey/roll_up.h and survey/run_log.h
// keep, never documents.
class RunSheets {
 public:
  // `tool`: of the run. `loaded` and `options` outlive this.
  static RunSheets open(const Options& options, const LoadedRulebook& loaded, const Tool& tool, NamedSites sites);

  RunSheets(RunSheets&&) noexcept;
  RunSheets& operator=(RunSheets&&) noexcept;
  ~RunSheets();

  bool any() const;

  // Once for each report, in the order of the run.
  void add(const Report& report);

  // Writes; false where anything failed. failures() are for people.
  bool finish(const RunTotals& totals);
  const std::vector<std::string>& failures() const;

 private:
  class State;
  explicit RunSheets(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RUN_SHEETS_H_
