// A small rulebook of our own for tests of loading: one of each kind of entry, all good. Tests break copies of it.
#ifndef OVERCLAIM_TESTS_SMALL_RULEBOOK_H_
#define OVERCLAIM_TESTS_SMALL_RULEBOOK_H_

#include <map>
#include <string>
#include <vector>

#include "rulebook/named_bytes.h"

namespace overclaim::test {

// Name to bytes. Views into it live as long as it does.
using Files = std::map<std::string, std::string>;
using Layers = std::vector<std::vector<NamedBytes>>;

inline Files small_rulebook() {
  return {
      {"rules/en/language.json", R"({
  "code": "en",
  "abbreviations": ["Dr.", "e.g."],
  "openers": ["It"],
  "contractions": [{"written": ["*", "n't"], "read": ["*", "not"]}],
  "prefixes": ["non"],
  "question_labels": ["q"],
  "answer_labels": ["a"],
  "reference_headings": ["references"],
  "furniture": ["leave a reply"],
  "inflection": {
    "rules": [{"ending": "y", "drop": 1, "add": ["ies", "ied", "ying"]}, {"ending": "", "drop": 0, "add": ["s", "ed"]}],
    "irregular": {"get": ["gets", "got", "getting"]}
  },
  "numbers": {
    "values": {"forty": 40, "half": 0.5},
    "multipliers": {"hundred": 100},
    "joiners": ["and"],
    "percent": ["percent", "per cent"],
    "ratio": ["of", "out of"],
    "ratio_fillers": ["the"],
    "currency_signs": ["$"],
    "currency_words": ["dollars"],
    "months": ["January"],
    "duration_units": ["days"]
  },
  "never_say": ["fraud", "breach"]
})"},
      {"rules/en/terms.json", R"({
  "classes": [
    {"class": "therapy", "slot": "intervention", "terms": [
      {"id": "therapy.any", "names": ["treatment~"], "examples": ["Ask about [[the treatment]]."]},
      {"id": "therapy.cell", "broader": "therapy.any", "names": ["cell~ [therapy|treatment~]"]}]},
    {"class": "risk", "terms": [
      {"id": "risk.any", "broader": "", "names": ["risk~", "side effect~"], "examples": ["There are [[risks]]."]}]},
    {"class": "topic", "includes": ["risk"], "terms": []}
  ]
})"},
      {"rules/en/cues.json", R"({
  "cues": [
    {"id": "not", "phrases": ["not", "never"], "role": "modifier", "stance": "negated", "direction": "forward",
     "reach": "clause", "max_tokens": 12,
     "examples": {"governed": ["This is not [[free of risk]]."], "free": ["This is [[free of risk]], not cheap."]}},
    {"id": "myths", "phrases": ["^^ myths $$"], "role": "frame", "stance": "reported", "speaker": "critic", "reach": "section",
     "examples": {"governed": ["Myths\n\n[[No risks]]."], "free": ["Myths abound. [[No risks]]."]}},
    {"id": "but", "phrases": ["but", ";"], "role": "terminator",
     "examples": {"free": ["It is not cheap but [[free of risk]]."]}},
    {"id": "not-only", "phrases": ["not only"], "role": "pseudo",
     "examples": {"free": ["It is not only [[free of risk]]."]}},
    {"id": "while", "phrases": ["^ while"], "role": "opener",
     "examples": {"free": ["While not cheap, it is [[free of risk]]."]}}
  ]
})"},
      {"rules/en/safety.json", R"({
  "category": "safety",
  "rules": [
    {"id": "safety.no-risks", "severity": 5, "adjust": ["child-patient"], "maturity": "stable", "by_wording": true,
     "message": "Says there is no risk.", "plain": "No procedure is without risk.", "ask": "Who counted?",
     "phrases": ["(no|zero) [known] {risk}", "{risk} free"], "unless": ["risk free booking"],
     "blocks": ["paragraph", "list_item"], "channels": ["body", "title"], "strength": "certain",
     "when": {"hedged": "keep"}, "slots": {"intervention": "therapy.cell"},
     "senses": ["risk-absent"], "statements": ["harm.documented"], "works": ["doe-2020"],
     "basis": [{"jurisdiction": "XX", "instrument": "Act on Adverts", "provision": "section 3",
                "url": "https://example.org/act", "valid_from": "2020-01-31", "valid_to": "", "verified": "2024-05-31"}],
     "examples": {"match": ["There are [[no risks]].", "It is [[risk free]]."],
                  "clear": ["It is not true that there are [[no risks]].", "Are there [[no risks]]?"],
                  "none": ["Ask about risk free booking.", "There are risks."]}},
    {"id": "safety.trial-number", "severity": 1,
     "message": "Names a number.", "plain": "A number says little.", "ask": "Of what?",
     "regexes": ["nct[0-9]{8}"],
     "examples": {"match": ["See [[NCT00000001]].", "As in [[NCT00000002]]."],
                  "clear": ["Not [[NCT00000001]].", "Is it [[NCT00000002]]?"],
                  "none": ["See NCT1.", "See below."]}}
  ]
})"},
      {"rules/en/risk.json", R"({
  "category": "risk",
  "rules": [
    {"id": "risk.named", "message": "Names a risk.", "plain": "It is good to see a risk named.",
     "phrases": ["{risk} include ..2 bleeding"],
     "examples": {"match": ["[[Risks include bleeding]].", "The [[side effects include some bleeding]]."],
                  "none": ["Bleeding is a risk.", "Ask about bleeding."]}}
  ]
})"},
      {"corpus/reference/works/small.json", R"({
  "works": [
    {"id": "doe-2020", "authors": ["Doe J"], "authors_complete": true, "year": 2020, "title": "Harms seen",
     "venue": "Journal of Examples", "doi": "", "pmid": "", "url": "", "design": "case_report", "n": 1,
     "controlled": false, "blinded": null, "intervention": [], "condition": [], "route": "not_stated", "age": "",
     "follow_up_months": null, "results": [], "aliases": [], "verification": "Made up for tests.",
     "seen": {"as": "abstract", "where": "nowhere", "when": "2026-11-20"}}
  ]
})"},
      {"corpus/reference/statements/small.json", R"({
  "statements": [
    {"id": "harm.documented", "intervention": [], "condition": [], "outcome": [], "population": "any", "route": "any",
     "ceiling": "none", "direction": "harm", "certainty": "high", "claims": ["safety"], "refutes": ["risk-absent"],
     "summary": "Harms have been published.", "honest": "Harms have been reported.", "works": ["doe-2020"],
     "jurisdiction": "", "valid_from": "", "valid_to": "", "reviewed": "2026-11-20", "search": null,
     "examples": [{"text": "It has no side effects.", "verdict": "contradicted"},
                  {"text": "There is no risk.", "verdict": "contradicted"}]}
  ]
})"},
      {"rules/senses.json", R"({"senses": [{"id": "risk-absent", "says": "There is no risk."}]})"},
      {"rules/retired_ids.json", R"({
  "retired": [
    {"id": "safety.riskless", "successor": "safety.no-risks", "reason": "Two rules said the same."},
    {"id": "risk.vague", "successor": "", "reason": "It never fitted."}
  ]
})"},
  };
}

inline std::vector<NamedBytes> views_of(const Files& files) {
  std::vector<NamedBytes> views;
  for (const auto& [name, bytes] : files) views.push_back({name, bytes});
  return views;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SMALL_RULEBOOK_H_
