// Everything a rulebook is written in, as parsed from its files: checked field by field, not yet compiled.
#ifndef OVERCLAIM_RULEBOOK_SOURCE_DATA_H_
#define OVERCLAIM_RULEBOOK_SOURCE_DATA_H_

#include <map>
#include <string>
#include <vector>

#include "rulebook/checklist.h"
#include "rulebook/citation_phrase.h"
#include "rulebook/cue.h"
#include "rulebook/disclaimer.h"
#include "rulebook/page_replacement.h"
#include "rulebook/publisher_signal.h"
#include "rulebook/rule.h"
#include "rulebook/steering.h"
#include "rulebook/term.h"
#include "text/language.h"

namespace overclaim {

// Endings and what replaces them: the first ending a word has decides. {"y", 1, {"ies", "ied", "ying"}} makes
// "studies", "studied", "studying" of "study". The word itself is always one of its forms.
struct InflectionRule {
  std::string ending;  // "" fits every word
  int drop = 0;        // letters taken off
  std::vector<std::string> add;
};

// Words whose forms the rules do not give: {"heal": ...} is regular, {"get": ["gets", "got", "gotten", "getting"]} not.
struct Inflection {
  std::vector<InflectionRule> rules;
  std::map<std::string, std::vector<std::string>> irregular;
};

// Words of the built-in classes {number} {percent} {ratio} {money} {date} {duration}. Folded.
struct NumberWords {
  std::map<std::string, double> values;       // "forty": 40, "half": 0.5
  std::map<std::string, double> multipliers;  // "hundred": 100
  std::vector<std::string> joiners;           // "and" in "two hundred and ten"
  std::vector<std::string> percent;           // phrases of one or two words: "percent", "per cent"
  std::vector<std::string> ratio;             // "of", "out of", "in"
  std::vector<std::string> ratio_fillers;     // "the", "our", "every" in "11 of the 15"
  std::vector<std::string> currency_signs;    // "$", "eur", "usd"
  std::vector<std::string> currency_words;    // "dollars", "euros"
  std::vector<std::string> months;            // "january", "jan"
  std::vector<std::string> duration_units;    // "day", "days", "months"
};

struct RulebookSource {
  Language language;
  Inflection inflection;
  NumberWords numbers;
  std::vector<TermClass> classes;
  std::vector<Cue> cues;
  std::vector<Rule> rules;
  std::vector<PublisherSignal> signals;
  std::vector<DisclaimerKind> disclaimers;
  std::vector<PageReplacement> replacements;
  std::vector<Steering> steering;
  std::vector<CitationPhrase> citation_phrases;
  std::vector<ChecklistSign> checklist_signs;
  std::vector<std::string> never_say;  // words our own texts must not contain (lint.h)
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SOURCE_DATA_H_
