// What a careful page says: rules/<lang>/checklist.json. Signs are what is looked for; a criterion is a scorecard over
// them: each sign gives or takes points, and from `needs` points on the criterion is met. Its numbers are all here.
#ifndef OVERCLAIM_RULEBOOK_CHECKLIST_H_
#define OVERCLAIM_RULEBOOK_CHECKLIST_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rulebook/phrase_program.h"
#include "rulebook/publisher_signal.h"
#include "rulebook/reference.h"

namespace overclaim {

// Stands where one of `phrases` matches and no `unless` overlaps the match, or where a finding of one of `findings`
// (categories and rules) was flagged or noted. Counted once a sentence.
struct ChecklistSign {
  std::string id;
  std::vector<std::string> phrases, unless, findings;
  int least_months = 0;           // only matches that hold a duration of at least so many months; 0: all
  std::optional<AgeRange> years;  // the ages it speaks of; nothing: those of the numbers in its words
};

// `points` for each sentence with the sign, for at most `most` sentences.
// Example: {"figures", 2, 3} gives 0, 2, 4 or 6.
struct ChecklistPoint {
  std::string sign;
  int points = 1, most = 1;
};

// Texts read as pages of their own, whatever their length.
struct ChecklistExamples {
  std::vector<std::string> met, not_met, cannot_tell;
};

// One question to a page. Texts may hold {sign-id}: the first words of the page that show the sign.
struct Criterion {
  std::string id;
  std::string group;        // what it belongs to, as a key of words.json: "news"
  std::string work, basis;  // whose criterion it is: a work of the reference list, else in words
  // Publishers that need not say it: cannot tell. Those that are asked, but not told before somebody opens Details.
  std::vector<PublisherKind> not_for, quiet_for;
  bool sold = false;  // of what is sold: quiet too on a page that may not sell (may_sell in check/publisher.h)
  // Signs that say which ages the page speaks to. Where they stand, and the works behind the page's claims say whom
  // they studied, one point is given if all of these ages were studied; else it cannot be told. In the texts {spoken}
  // is the page's words, {studied} the ages studied: "0 to 20".
  std::vector<std::string> ages;
  std::vector<std::string> when;  // signs without which there is no occasion to ask: cannot tell
  int start = 0, needs = 1;       // met from `needs` points on
  std::vector<ChecklistPoint> points;
  std::string met;              // what is said of a page that meets it
  std::string missing, partly;  // of one that does not: nothing that gives points stands there; something does
  std::string nowhere;  // said of a site whose pages all miss it: "What it costs."; "" for what no site must say
  std::string ask;      // for the reader to ask
  ChecklistExamples examples;
};

struct CompiledSign {
  ChecklistSign sign;
  std::vector<PhraseProgram> phrases, unless;
};

struct Checklist {
  int least_words = 0;                   // of a page shorter than this nothing can be said to be missing
  std::map<std::string, double> months;  // in one of a unit of {duration}: "year" 12
  std::vector<CompiledSign> signs;       // sorted by id
  std::vector<Criterion> criteria;       // in the order they matter to a reader
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_CHECKLIST_H_
