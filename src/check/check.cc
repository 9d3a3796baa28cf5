// The stages in order. Spans, ids and line numbers are given last, when it is settled what is reported. Covered by
// check_test.cc, findings_test.cc and the goldens.
#include "check/check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "check/checklist.h"
#include "check/citations.h"
#include "check/find_tensions.h"
#include "check/findings.h"
#include "check/folded_sentence.h"
#include "check/page_replacement.h"
#include "check/publisher.h"
#include "check/reading.h"
#include "check/score.h"
#include "check/steering.h"
#include "check/weigh.h"
#include "text/reread.h"
#include "text/sha256.h"
#include "text/unicode_version.h"

namespace overclaim {

namespace {

constexpr std::size_t id_digits = 16;

std::string short_hash(std::string_view bytes) { return sha256_hex(bytes).substr(0, id_digits); }

const Sentence* sentence_at(const Document& document, Span span) {
  const auto block = std::partition_point(document.blocks.begin(), document.blocks.end(),
                                          [&](const Block& known) { return known.span.end <= span.begin; });
  if (block == document.blocks.end()) return nullptr;
  const auto found = std::partition_point(block->sentences.begin(), block->sentences.end(),
                                          [&](const Sentence& known) { return known.span.end <= span.begin; });
  return found != block->sentences.end() && found->span == span ? &*found : nullptr;
}

// A finding whose quote does not read back from the input would point at the wrong place: it is not shown, and the
// coverage says so.
void drop_unreadable(const Document& document, std::vector<Finding>& findings, std::vector<SkippedPart>& skipped) {
  std::erase_if(findings, [&](const Finding& finding) {
    if (reads_back(document, finding.text_span, finding.quote, finding.channel)) return false;
    skipped.push_back(
        {finding.span, "A finding here was left out because its words did not read back from the input."});
    return true;
  });
}

void add_ids(const Document& document, const std::string& sha256, std::vector<Finding>& findings) {
  std::map<std::string, int> ordinals;
  for (Finding& finding : findings) {
    finding.id = short_hash(sha256 + '\n' + finding.rule + '\n' + std::to_string(finding.span.begin) + '-' +
                            std::to_string(finding.span.end));
    const Sentence* stands_in = sentence_at(document, finding.sentence_span);
    const FoldedSentence folded = stands_in == nullptr ? FoldedSentence{} : folded_sentence(document, *stands_in);
    finding.sentence_key = folded.key;
    finding.sentence_words = folded.words;
    const std::string sentence = finding.rule + '\n' + folded.tokens;
    const int ordinal = ordinals[sentence]++;
    finding.fingerprint = short_hash("overclaim-fp/1\n" + sentence + '\n' + std::to_string(ordinal));
  }
}

void add_positions(const Document& document, const CheckOptions& options, std::vector<Finding>& findings) {
  std::vector<std::uint64_t> offsets;
  for (const Finding& finding : findings) {
    offsets.push_back(finding.span.begin);
    offsets.push_back(finding.span.end);
  }
  std::sort(offsets.begin(), offsets.end());
  offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
  const std::vector<Position> positions = positions_of(document, offsets, options.part_start);
  const auto position_of = [&](std::uint64_t offset) {
    const auto found = std::lower_bound(offsets.begin(), offsets.end(), offset);
    return positions[static_cast<std::size_t>(found - offsets.begin())];
  };
  for (Finding& finding : findings) {
    const Position begin = position_of(finding.span.begin);
    finding.utf16_begin = begin.utf16;
    finding.utf16_end = position_of(finding.span.end).utf16;
    finding.line = begin.line;
    finding.column = begin.column;
  }
}

// Words in disguise that findings stand on, as reading them took what the rulebook knows. What folding told already is
// told once.
void add_disguises(const Document& document, const Reading& reading, const std::vector<Finding>& findings,
                   std::vector<TamperingPlace>& tampering) {
  std::multimap<std::uint32_t, Span> found;  // by the begin of the sentence
  for (const Finding& finding : findings) {
    if (finding.evasion) found.emplace(finding.sentence_span.begin, finding.text_span);
  }
  if (found.empty()) return;
  for (const std::vector<SentenceView>& block : reading.views) {
    for (const SentenceView& view : block) {
      const auto [first, last] = found.equal_range(view.span.begin);
      for (const Tampering& place : view.disguised) {
        const bool stood_on =
            std::any_of(first, last, [&](const auto& one) { return overlaps(one.second, place.span); });
        if (!stood_on) continue;
        const auto known =
            std::partition_point(document.tampering.begin(), document.tampering.end(),
                                 [&](const Tampering& before) { return before.span.end <= place.span.begin; });
        if (known != document.tampering.end() && overlaps(known->span, place.span)) continue;
        tampering.push_back({document.source_of(place.span), std::string(to_string(place.kind)),
                             std::string(document.text_of(place.span))});
      }
    }
  }
  std::stable_sort(tampering.begin(), tampering.end(),
                   [](const TamperingPlace& a, const TamperingPlace& b) { return a.span.begin < b.span.begin; });
}

// Of places in the order of the input.
void add_steering(const Document& document, const CheckOptions& options, std::vector<FoundSteering> found,
                  std::vector<TamperingPlace>& tampering) {
  if (found.empty()) return;
  std::vector<std::uint64_t> offsets;
  offsets.reserve(found.size());
  for (const FoundSteering& steering : found) offsets.push_back(steering.place.span.begin);
  const std::vector<Position> positions = positions_of(document, offsets, options.part_start);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].place.line = positions[i].line;
    found[i].place.column = positions[i].column;
    tampering.push_back(std::move(found[i].place));
  }
  std::stable_sort(tampering.begin(), tampering.end(),
                   [](const TamperingPlace& a, const TamperingPlace& b) { return a.span.begin < b.span.begin; });
}

// By the words of the rulebook; a rulebook without words names the bare code.
std::string reason_of(const UncoveredStretch& stretch, const Words& words) {
  const std::string reason = say(words, stretch.whole ? "uncovered_text" : "uncovered_part",
                                 {{"language", language_name(words, stretch.language)}});
  return reason.empty() ? stretch.language : reason;
}

void add_skipped(const Document& document, const Words& words, Coverage& coverage) {
  coverage.skipped = document.skipped;
  for (const UncoveredStretch& stretch : document.uncovered) {
    coverage.skipped.push_back({stretch.span, reason_of(stretch, words)});
  }
  std::stable_sort(coverage.skipped.begin(), coverage.skipped.end(),
                   [](const SkippedPart& a, const SkippedPart& b) { return a.span.begin < b.span.begin; });
  // A part nested too deep may lie inside a part in another language: no byte counts twice.
  std::uint64_t counted_to = 0;
  for (const SkippedPart& part : coverage.skipped) {
    const std::uint64_t begin = std::max(part.span.begin, counted_to);
    if (part.span.end <= begin) continue;
    coverage.bytes_read -= part.span.end - begin;
    counted_to = part.span.end;
  }
}

std::size_t words_of(const Document& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks) {
    for (const Sentence& sentence : block.sentences) words += sentence.tokens.size();
  }
  return words;
}

// A list that ends before the page does says so, and where.
void add_further(const Document& document, const Words& words, std::size_t further, Report& report) {
  const std::uint64_t begin = report.findings.empty() ? 0 : report.findings.back().span.end;
  const std::string count = std::to_string(further);
  const std::string reason = say(words, "further_findings", {{"n", count}});
  report.coverage.skipped.push_back({{begin, document.input.size()}, reason.empty() ? count : reason});
}

// The first of its senses that makes rules one claim in the score; "" where there is none.
std::string claim_sense(const Rule& rule, const Rulebook& rulebook) {
  for (const std::string& id : rule.senses) {
    const auto sense = std::find_if(rulebook.senses.begin(), rulebook.senses.end(),
                                    [&](const Sense& known) { return known.id == id; });
    if (sense == rulebook.senses.end() || sense->one_claim) return id;
  }
  return "";
}

void shift(SourceSpan& span, std::uint64_t by) {
  span.begin += by;
  span.end += by;
}

// From bytes of this document to bytes of the whole input it is a part of.
void shift_all(Report& report, std::uint64_t by) {
  if (by == 0) return;
  for (Finding& finding : report.findings) {
    shift(finding.span, by);
    shift(finding.sentence, by);
    shift(finding.scope, by);
    for (ContextPlace& place : finding.context) shift(place.span, by);
    for (FindingCue& cue : finding.cues) shift(cue.span, by);
  }
  for (Citation& citation : report.citations) {
    for (SourceSpan& span : citation.spans) shift(span, by);
  }
  for (NumberCheck& number : report.numbers) shift(number.span, by);
  for (ChecklistAnswer& answer : report.checklist) {
    for (SourceSpan& span : answer.spans) shift(span, by);
  }
  for (TamperingPlace& place : report.tampering) shift(place.span, by);
  if (report.publisher) {
    for (SourceSpan& span : report.publisher->spans) shift(span, by);
  }
  for (SkippedPart& part : report.coverage.skipped) shift(part.span, by);
}

}  // namespace

Report check(const Document& document, const Rulebook& rulebook, const CheckOptions& options) {
  Report report;
  report.tool = {options.version, rulebook.digest, rulebook.reference.digest, unicode_version(),
                 options.as_of.empty() ? rulebook.reference.as_of : options.as_of};
  report.source = document.source;
  report.sha256 = options.sha256.empty() ? sha256_hex(document.input) : options.sha256;
  report.bytes = options.bytes == 0 ? document.input.size() : options.bytes;
  report.media_type = document.media_type;
  report.charset = document.charset;
  report.language = document.language;
  report.title = document.title;
  report.coverage.bytes = report.coverage.bytes_read = document.input.size();
  report.coverage.bad_bytes = document.bad_bytes;
  report.coverage.not_examined = document.not_examined;
  add_skipped(document, rulebook.words, report.coverage);
  for (const Tampering& place : document.tampering) {
    report.tampering.push_back({document.source_of(place.span), std::string(to_string(place.kind)),
                                std::string(document.text_of(place.span))});
  }

  const auto end_with = [&](std::string_view code) {
    report.findings.clear();
    report.publisher.reset();
    report.error = ReportError{std::string(code), ""};
    report.coverage.bytes_read = 0;
    return true;
  };
  const auto ended = [&] { return options.stopped && options.stopped() && end_with(stopped_code); };
  if (words_of(document) > options.max_words) {
    end_with(over_words_code);
    return report;
  }
  const Reading reading = read_context(document, rulebook, options.stopped);
  if (ended()) return report;
  FindingOptions finding_options;
  std::int32_t page_points = 0;
  // The report describes the publisher only by what stands on the page; how its findings are judged may rest on more.
  std::optional<Publisher> publisher;
  if (!rulebook.signals.empty()) {
    publisher = report.publisher = find_publisher(document, rulebook, reading);
    if (rulebook.weighing) {
      page_points = weigh_page(document, *rulebook.weighing, *publisher);
      settle_sells(*publisher, document, *rulebook.weighing, page_points);
    }
    finding_options = finding_options_of(*publisher, seen_bytes(document));
  }
  finding_options.max_findings = options.max_findings;
  finding_options.stopped = options.stopped;
  finding_options.only = options.only;
  finding_options.disable = options.disable;
  finding_options.as_of = report.tool.as_of;
  std::size_t further = find_all(document, rulebook, reading, finding_options, report.findings);
  if (ended()) return report;
  if (rulebook.weighing) {
    weigh(document, rulebook, reading, publisher ? &*publisher : nullptr, page_points, finding_options,
          report.findings);
    if (ended()) return report;
    if (report.findings.size() > options.max_findings) {
      further += report.findings.size() - options.max_findings;
      report.findings.resize(options.max_findings);
    }
  }
  add_disguises(document, reading, report.findings, report.tampering);
  add_steering(document, options, find_steering(document, rulebook, reading, options.stopped), report.tampering);
  if (ended()) return report;
  audit_citations(document, rulebook, reading, report);
  if (ended()) return report;
  drop_unreadable(document, report.findings, report.coverage.skipped);
  const bool is_whole = options.bytes == 0 || options.bytes == document.input.size();
  if (is_whole) {
    const PageReplacement* replaced = replacement_of(document, rulebook, reading, report.findings);
    if (replaced != nullptr) report.replaced_by = to_string(replaced->kind);
  }
  if (further > 0) add_further(document, rulebook.words, further, report);
  report.checklist = answer_checklist(document, rulebook, reading, report, {is_whole, false});
  add_positions(document, options, report.findings);
  shift_all(report, options.part_begin);
  add_ids(document, report.sha256, report.findings);
  for (const Finding& finding : report.findings) {
    const CompiledRule* rule = find_rule(rulebook, finding.rule);
    if (rule == nullptr) continue;
    report.rules.emplace(finding.rule, RuleText{rule->rule.message, rule->rule.plain, rule->rule.ask, rule->rule.works,
                                                rule->rule.basis});
  }
  const std::set<std::string> withdrawn =
      find_tensions(document, rulebook, reading, finding_options.sells, options.part_begin, report);
  if (rulebook.scoring) {
    std::map<std::string, ScoredRule> rules;
    for (const CompiledRule& compiled : rulebook.rules) {
      const Rule& rule = compiled.rule;
      rules.emplace(rule.id, ScoredRule{rule.by_wording, claim_sense(rule, rulebook)});
    }
    report.score = score_of(report.findings, rules, *rulebook.scoring, withdrawn);
  }
  return report;
}

}  // namespace overclaim
