// A small rulebook with a reference list of its own: two works, one read in a copy, and two statements.
#ifndef OVERCLAIM_TESTS_SMALL_REFERENCE_H_
#define OVERCLAIM_TESTS_SMALL_REFERENCE_H_

#include <string>

#include "small_rulebook.h"

namespace overclaim::test {

inline Files small_reference() {
  Files files = small_rulebook();
  files["rules/en/terms.json"] = R"json({
  "classes": [
    {"class": "care", "terms": [{"id": "word.care", "names": ["(therapy|therapies)", "treatment~"], "examples": ["The first [[treatment]]."]}]},
    {"class": "therapy", "slot": "intervention", "terms": [
      {"id": "therapy.any", "names": ["{care}"], "examples": ["Ask about [[the treatment]]."]},
      {"id": "therapy.cell", "broader": "therapy.any", "names": ["cell~ [{care}]", "cell based {care}"]},
      {"id": "therapy.cord-blood", "broader": "therapy.cell", "names": ["[umbilical] cord blood"]},
      {"id": "therapy.ours", "broader": "therapy.any", "names": ["our method"], "anaphor": true}]},
    {"class": "condition", "slot": "condition", "terms": [
      {"id": "condition.any", "names": ["(disease|condition)"], "examples": ["It is a [[disease]]."]},
      {"id": "condition.palsy", "broader": "condition.any", "names": ["river palsy", "\"RP\""]}]},
    {"class": "outcome", "slot": "outcome", "terms": [{"id": "outcome.walking", "names": ["walk~"], "examples": ["They [[walk]]."]}]},
    {"class": "risk", "terms": [
      {"id": "risk.any", "broader": "", "names": ["risk~", "side effect~"], "examples": ["There are [[risks]]."]}]},
    {"class": "topic", "includes": ["risk"], "terms": []}
  ]
})json";
  files["corpus/reference/works/small.json"] = R"json({
  "works": [
    {"id": "doe-2020", "authors": ["Doe J", "von Bahr KL Jr", "River House"], "authors_complete": false, "year": 2020,
     "title": "=Walking & {cells}: 100 % of $5_000, \"so\" they say", "venue": "Journal of Examples", "doi": "10.1000/Xyz_1",
     "pmid": "12345", "url": "https://example.org/a_b", "design": "rct_blinded", "n": 40, "controlled": true, "blinded": true,
     "intervention": ["therapy.cord-blood"], "condition": ["condition.palsy"], "route": "intravenous", "age": "2 to 6 years",
     "follow_up_months": 12,
     "results": [
       {"value": "-1.4", "denominator": "", "unit": "points", "outcome": "outcome.walking", "text": "Walking fell by 1.4 points.",
        "seen": {"as": "abstract", "where": "https://example.org/abstract", "when": "2026-11-20"}},
       {"value": "3", "denominator": "40", "unit": "children", "outcome": "", "text": "Three of 40 children had fever.",
        "seen": {"as": "secondary", "where": "a news page", "when": "not recorded"}},
       {"value": "99", "denominator": "", "unit": "", "outcome": "", "text": "Nobody saw this.",
        "seen": {"as": "memory", "where": "", "when": ""}}],
     "aliases": ["the River trial"], "verification": "The abstract was read.",
     "seen": {"as": "abstract", "where": "https://example.org/abstract", "when": "2026-11-20"}},
    {"id": "office-2021", "authors": [], "authors_complete": true, "year": 2021, "title": "Notice to patients",
     "venue": "Health Office", "doi": "", "pmid": "", "url": "https://example.org/notice", "design": "regulator", "n": null,
     "controlled": null, "blinded": null, "intervention": ["therapy.cell"], "condition": [], "route": "not_applicable",
     "age": "", "follow_up_months": null, "results": [], "aliases": [], "verification": "Read in a copy.",
     "seen": {"as": "secondary", "where": "a copy", "when": "not recorded"}},
    {"id": "unseen-1999", "authors": ["Ghost A"], "authors_complete": true, "year": 1999, "title": "Never seen",
     "venue": "", "doi": "", "pmid": "", "url": "", "design": "case_report", "n": null, "controlled": null,
     "blinded": null, "intervention": [], "condition": [], "route": "not_stated", "age": "", "follow_up_months": null,
     "results": [], "aliases": [], "verification": "Nobody.", "seen": {"as": "memory", "where": "", "when": ""}}
  ]
})json";
  files["corpus/reference/statements/small.json"] = R"json({
  "statements": [
    {"id": "harm.documented", "intervention": [], "condition": [], "outcome": [], "population": "any", "route": "any",
     "ceiling": "none", "direction": "harm", "certainty": "high", "claims": ["safety"], "refutes": ["risk-absent"],
     "summary": "Harms have been published.", "honest": "Harms have been reported.", "works": ["office-2021", "doe-2020"],
     "jurisdiction": "", "valid_from": "", "valid_to": "", "reviewed": "2026-11-20", "search": null,
     "examples": [{"text": "It has no side effects.", "verdict": "contradicted"},
                  {"text": "There is no risk.", "verdict": "contradicted"}]},
    {"id": "palsy.walking", "intervention": ["therapy.cord-blood"], "condition": ["condition.palsy"],
     "outcome": ["outcome.walking"], "population": "children", "route": "any",
     "ceiling": "none", "direction": "unknown", "certainty": "low", "claims": ["safety"], "refutes": [],
     "summary": "In one trial children walked no better.", "honest": "It has not been shown to help children walk.",
     "works": ["doe-2020", "unseen-1999"], "jurisdiction": "US", "valid_from": "2020-01-01", "valid_to": "2024-12-18",
     "reviewed": "2026-11-19", "search": {"where": "a public index", "words": "palsy walking", "until": "2026-11-01"},
     "examples": [{"text": "It helps children walk.", "verdict": "unproven"},
                  {"text": "They will walk.", "verdict": "unproven"}]}
  ]
})json";
  return files;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SMALL_REFERENCE_H_
