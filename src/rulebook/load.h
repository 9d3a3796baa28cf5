// Files of a rulebook in, a compiled rulebook or all that is wrong with them out.
#ifndef OVERCLAIM_RULEBOOK_LOAD_H_
#define OVERCLAIM_RULEBOOK_LOAD_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rulebook/compile.h"
#include "rulebook/complaints.h"
#include "rulebook/named_bytes.h"
#include "rulebook/problem.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct LoadOptions {
  std::string language = "en";               // rules/<language>/ is read
  std::vector<std::string> extra_cues = {};  // files to read too: "cues_clinical"; a missing one is a problem
};

// Where the parts of a rulebook are written, by id: for problems found when its examples are run, and by lint.
struct RulebookPlaces {
  std::map<std::string, Place, std::less<>> rules, cues, terms, classes, signals, works, statements, pairs, disclaimers,
      replacements, steering, citation_phrases, criteria;
  Place language;
};

struct LoadedRulebook {
  std::optional<Rulebook> rulebook;  // only without problems
  std::vector<Problem> problems;     // all of them, in order of file and place
  RulebookPlaces places;             // of everything that has an id, with and without problems
  // Of language.json, folded: wordings that say a search was made, for lint.
  std::vector<std::string> search_claims;
  std::vector<Authority> authorities;  // by file and place; an equal id of a later layer replaces it
  Words words;                         // of the last layer that has words.json; empty where none has
};

// `layers`: rulebooks from the base to the last that adds to it; within a layer a repeated id is a problem, in a later
// layer an equal id replaces the rule, cue or term class of an earlier one, and a language.json the whole of it.
// Retired ids of all layers count. Names decide what a file is:
//   rules/<lang>/language.json, terms.json, cues.json, words.json and <category>.json for the categories of rule.h;
//   rules/<lang>/publisher.json, disclaimers.json, replaced_pages.json, steering.json, citations.json,
//   checklist.json, weighing.json;
//   rules/senses.json, scoring.json, retired_ids.json; rules/complaints.json, which is no part of the digest;
//   corpus/reference/works/ and
//   statements/. cues_<purpose>.json holds cues for another kind of text: read only where `extra_cues` asks for it, as
//   if it were a later layer, and else no part of the rulebook nor of its digest.
//   Other files are a problem that names the allowed ones; folders of other languages are not read.
// language.json, terms.json and cues.json must be there in some layer.
// Phrases are compiled only where the language and the classes are good, as every phrase hangs on them.
// Example: std::vector<std::vector<NamedBytes>> layers = {builtin, own}; load_rulebook(layers).rulebook->rules.size()
LoadedRulebook load_rulebook(std::span<const std::vector<NamedBytes>> layers, const LoadOptions& options = {});

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_LOAD_H_
