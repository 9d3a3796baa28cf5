// Reports built by hand, for tests of the report formats.
#ifndef OVERCLAIM_TESTS_SAMPLE_REPORT_H_
#define OVERCLAIM_TESTS_SAMPLE_REPORT_H_

#include <string>
#include <string_view>

#include "check/report.h"

namespace overclaim::test {

// A finding at the first `quote` of a one-sentence, one-line text.
inline Finding sample_finding(std::string_view sentence, std::string_view quote, const std::string& rule,
                              Status status) {
  const std::size_t begin = sentence.find(quote), end = begin + quote.size();
  Finding finding;
  finding.id = "0123456789abcdef";
  finding.fingerprint = "fedcba9876543210";
  finding.rule = rule;
  finding.category = std::string(category_of(rule));
  finding.status = status;
  finding.severity = status == Status::noted ? Severity{} : Severity{4, {}, 4};
  finding.span = {begin, end};
  finding.utf16_begin = begin;
  finding.utf16_end = end;
  finding.column = begin + 1;
  finding.quote = std::string(quote);
  finding.context_before = std::string(sentence.substr(0, begin));
  finding.context_after = std::string(sentence.substr(end));
  finding.sentence = {0, sentence.size()};
  finding.sentence_key = "00112233445566ff";
  finding.scope = finding.span;
  return finding;
}

// Something in every field.
inline Report sample_report() {
  Report report;
  report.tool = {"0.1.0", "aa", "bb", "72.1", "2025-01-31"};
  report.source = "meadow.html";
  report.record = Record{"https://meadow.example/", "2024-05-31", 7, 9};
  report.part = Part{1, 3};
  report.error = ReportError{"changed", "changed while it was read"};
  report.sha256 = "cc";
  report.bytes = 100;
  report.media_type = "text/html";
  report.charset = "utf-8";
  report.language = "en";
  report.title = "Meadow Cells";
  report.publisher = Publisher{"seller", "yes", {{1, 2}}};
  report.score = Score{41, "low", {{"start", 50, ""}, {"flagged", -9, "0123456789abcdef"}}};
  Finding finding = sample_finding("There are no risks at all.", "no risks", "safety.no-risks", Status::flagged);
  finding.severity = {5, {{"hedged", -1}}, 4};
  finding.context = {{{3, 4}, "heading"}};
  finding.cues = {{"hedge.may", "modifier", {5, 6}, "may"}};
  finding.cleared_by = "hedge.may";
  finding.claim.intervention = {{"therapy.cell", "therapy.any"}, SlotFrom::heading};
  finding.verdict = Verdict{VerdictKind::overstated,
                            {"harm.documented"},
                            {FitKind::exact, FitKind::broader, FitKind::narrower, FitKind::other, FitKind::unstated},
                            "over the ceiling"};
  finding.evasion = finding.implied = finding.hidden = true;
  finding.also = {"safety.harmless"};
  report.findings = {finding};
  report.rules = {{"safety.no-risks",
                   {"Says there is no risk.",
                    "Nothing is without risk.",
                    "Who counted?",
                    {"doe-2020"},
                    {{"XX", "Act", "3", "https://example.org", "2020-01-31", "", "2024-05-31"}}}}};
  report.contradictions = {{{"risk-absent", "risk-present"},
                            {"0123456789abcdef", "00112233445566aa"},
                            {{10, 18}, {30, 40}},
                            {0, 1},
                            "One says there is no risk, the other that there are risks."}};
  Disclaimer disclaimer;
  disclaimer.id = "results-vary";
  disclaimer.quote = "Results may vary";
  disclaimer.span = {60, 76};
  disclaimer.block = BlockKind::small_print;
  disclaimer.governs = {"0123456789abcdef"};
  disclaimer.distance = 2;
  disclaimer.message = "Says that results differ.";
  report.disclaimers = {disclaimer};
  report.undisclaimed = {"00112233445566aa"};
  TakeBack take_back;
  take_back.claim = "0123456789abcdef";
  take_back.by = TakenBackBy::disclaimer;
  take_back.id = "results-vary";
  take_back.sentence = {0, 26};
  take_back.weaker = {60, 77};
  take_back.blocks = 2;
  take_back.share = 40;
  take_back.stands_out = StandsOut::claim;
  take_back.small_print = true;
  take_back.message = "Says that results differ.";
  report.take_backs = {take_back};
  report.citations = {{"Doe 2020",
                       {{1, 9}},
                       "doe-2020",
                       {"roe-2020"},
                       CitationCertainty::probable,
                       {CitationProblem::no_control},
                       {"It had no group to compare with."},
                       {{"route", "into a vein", "", Sameness::not_stated}}}};
  report.numbers = {{"40 %", {10, 14}, "40%", "doe-2020", NumberResult::depends, "It depends.", {"time"}}};
  report.checklist = {{"costs",
                       "news",
                       "health-news-review",
                       "",
                       false,
                       {{3, 4}},
                       "The page does not say what it costs.",
                       "What does it cost in all?",
                       true,
                       -2,
                       1,
                       {{"price-hidden", 2, -2}}}};
  report.tampering = {{{8, 9}, "invisible_characters", "ri\u200Bsk"}};
  report.coverage = {100, 90, 3, {{{0, 10}, "Nested too deep."}}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
  return report;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SAMPLE_REPORT_H_
