// The files a rulebook is written in, one reader a kind: JSON -> the structs of source_data.h, checked as far as one
// file can be. What one file says about another (ids, classes, terms) is checked by resolve.h.
//
// A new kind of file: a reader here, a FileKind in load.cc, a part in rules/README.md.
#ifndef OVERCLAIM_RULEBOOK_SOURCE_FILES_H_
#define OVERCLAIM_RULEBOOK_SOURCE_FILES_H_

#include <string>
#include <string_view>
#include <vector>

#include "rulebook/citation_phrase.h"
#include "rulebook/compile.h"
#include "rulebook/disclaimer.h"
#include "rulebook/json_reader.h"
#include "rulebook/publisher_signal.h"
#include "rulebook/reference.h"
#include "rulebook/scoring.h"
#include "rulebook/sense.h"
#include "rulebook/source_data.h"
#include "rulebook/weighing.h"

namespace overclaim {

// Something read and where it stands. The id of a part that could not be read is "".
template <typename Part>
struct Placed {
  Part part;
  Place place;
};

template <typename Read>
auto placed(Read read) {
  return [read = std::move(read)](const JsonNode& node, auto& out) {
    out.place = {node.file(), node.pointer()};
    read(node, out.part);
  };
}

// An id that was used and never will be again. `successor`: what to use instead, "" for nothing.
struct RetiredId {
  std::string id, successor, reason;
};

struct LanguageFile {
  Language language;
  Inflection inflection;
  NumberWords numbers;
  std::vector<std::string> never_say;
  std::vector<std::string> search_claims;
};

// `code`: the folder the file stands in; the file must say the same. Words are folded as they are read.
void read_language(const JsonNode& node, std::string_view code, LanguageFile& language);

// Every class of the file in order, and of each class every term: classes[i].part.terms[j] stands at
// classes[i].place.pointer + "/terms/j".
void read_terms(const JsonNode& node, std::vector<Placed<TermClass>>& classes);

void read_cues(const JsonNode& node, std::vector<Placed<Cue>>& cues);

// `category`: the file's name; the file and the ids in it must say the same. Requires: it is one of rule.h.
void read_rules(const JsonNode& node, std::string_view category, std::vector<Placed<Rule>>& rules);

void read_retired_ids(const JsonNode& node, std::vector<Placed<RetiredId>>& retired);

// corpus/reference/works/*.json and corpus/reference/statements/*.json.
void read_works(const JsonNode& node, std::vector<Placed<Work>>& works);
void read_statements(const JsonNode& node, std::vector<Placed<Statement>>& statements);

// {"from", "to"} in years, from 0 to 150.
void read_age_range(const JsonNode& node, std::optional<AgeRange>& out);

// rules/senses.json.
struct SensesFile {
  std::vector<Placed<Sense>> senses;
  std::vector<Placed<SensePair>> pairs;
  std::vector<Placed<Weakening>> weakenings;
  std::vector<Placed<std::string>> elsewhere;
};
void read_senses(const JsonNode& node, SensesFile& file);

// rules/scoring.json.
void read_scoring(const JsonNode& node, Scoring& scoring);

// rules/<lang>/weighing.json.
void read_weighing(const JsonNode& node, Weighing& weighing);

// rules/<lang>/disclaimers.json.
void read_disclaimers(const JsonNode& node, std::vector<Placed<DisclaimerKind>>& disclaimers);

// rules/<lang>/replaced_pages.json.
void read_replaced_pages(const JsonNode& node, std::vector<Placed<PageReplacement>>& pages);

// rules/<lang>/steering.json.
void read_steering(const JsonNode& node, std::vector<Placed<Steering>>& steering);

// rules/<lang>/publisher.json.
void read_publisher_signals(const JsonNode& node, std::vector<Placed<PublisherSignal>>& signals);

// rules/<lang>/citations.json.
struct CitationsFile {
  CitationWords words;
  std::vector<Placed<CitationPhrase>> phrases;
};
void read_citations(const JsonNode& node, CitationsFile& file);

// ---- ids --------------------------------------------------------------------------------------------------------
// Kebab-case: lower-case letters and digits in parts joined by single hyphens.

// Kebab-case, one dot: "safety.no-risks".
void read_rule_id(const JsonNode& node, std::string& out);

// Kebab-case, dots allowed: "therapy.stem-cell", "not".
void read_id(const JsonNode& node, std::string& out);
void read_id_or_nothing(const JsonNode& node, std::string& out);

// Lower-case letters, digits and underscores, a letter first, at most max_class_name: "benefit_verb". No name of a
// built-in class.
void read_class_name(const JsonNode& node, std::string& out);

// ---- dates ------------------------------------------------------------------------------------------------------

// A day of the calendar, as 2024-05-31. Such dates order as text.
void read_date_or_nothing(const JsonNode& node, std::string& out);

// ---- addresses --------------------------------------------------------------------------------------------------

// Of the web: reports make links of them.
void read_url(const JsonNode& node, std::string& out);
void read_url_or_nothing(const JsonNode& node, std::string& out);

// ---- examples ---------------------------------------------------------------------------------------------------

// A text with one marked place, and a text with none.
void read_marked(const JsonNode& node, std::string& out);
void read_unmarked(const JsonNode& node, std::string& out);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SOURCE_FILES_H_
