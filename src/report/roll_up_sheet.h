// The sheet by operator (survey/roll_up.h) in four endings that carry the same facts.
#ifndef OVERCLAIM_REPORT_ROLL_UP_SHEET_H_
#define OVERCLAIM_REPORT_ROLL_UP_SHEET_H_

#include <string>

#include "report/rule_selection.h"
#include "report/run_totals.h"
#include "report/sheet.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"
#include "survey/roll_up.h"

namespace overclaim {

// What goes into the sheet besides its values. What is pointed to outlives the use.
struct RollUpContext {
  const Words* words = nullptr;
  const Rulebook* rulebook = nullptr;
  const RunTotals* totals = nullptr;  // of the run: what was seen and not read
  std::string language = "en";
  RuleSelection selection = {};
};

// For people.
Sheet roll_up_sheet(const RollUp& roll_up, const RollUpContext& context);

// One object {schema: "overclaim-roll-up/1", tool, notes, operators, claims, careful, strongest, not_said, disclaimers,
// shared}: tables whose rows name their operator; docs/roll-up.md says what each key holds.
std::string roll_up_json(const RollUp& roll_up, const RollUpContext& context);

// The rows of all those tables in one, the name of its table in the first column.
std::string roll_up_csv(const RollUp& roll_up, const RollUpContext& context);

// Lines that hold for the whole sheet: what was not looked at, what was left out, with which program.
std::vector<std::string> roll_up_notes(const RollUp& roll_up, const RollUpContext& context);

// Where it was read, for people: "Line 4, column 3. https://meadow.example/, saved on 2024-03-01, in site.warc".
std::string seen_at_line(const SeenAt& at, const Words& words);

// Names of terms: "autism, cerebral palsy"; "" for none.
std::string term_labels(const std::vector<std::string>& terms, const Rulebook* rulebook);

// The checklist's words for a criterion of a whole site; "" where it has none.
std::string nowhere_text(const Rulebook* rulebook, const std::string& criterion);

// The criteria of which a site can be said to be silent, in the order of the checklist: RollUpOptions::criteria.
std::vector<std::string> site_criteria(const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_ROLL_UP_SHEET_H_
