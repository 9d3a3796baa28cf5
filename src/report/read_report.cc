// Keys that are not there leave their field as it is, so that reports of older versions can be read. Covered by
// tests/read_report_test.cc.
#include "report/read_report.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "report/report_documents.h"

namespace overclaim {
namespace {

using nlohmann::json;

std::uint64_t number_of(const json& value, const char* key, std::uint64_t otherwise = 0) {
  const json& found = member(value, key);
  return found.is_number_unsigned() ? found.get<std::uint64_t>() : otherwise;
}

std::vector<std::string> texts_of(const json& value, const char* key) {
  std::vector<std::string> texts;
  const json& found = member(value, key);
  if (!found.is_array()) return texts;
  for (const json& text : found) {
    if (text.is_string()) texts.push_back(text.get<std::string>());
  }
  return texts;
}

template <typename Enum, std::size_t n>
Enum named(const std::array<Enum, n>& all, const std::string& name, Enum otherwise) {
  for (const Enum value : all) {
    if (to_string(value) == name) return value;
  }
  return otherwise;
}

constexpr std::array all_statuses = {Status::flagged, Status::noted, Status::cleared};
constexpr std::array all_verdicts = {VerdictKind::supported, VerdictKind::overstated, VerdictKind::unproven,
                                     VerdictKind::contradicted, VerdictKind::not_assessed};
constexpr std::array all_channels = {Channel::body,     Channel::title,           Channel::meta_description,
                                     Channel::alt_text, Channel::structured_data, Channel::url};

SourceSpan span_of(const json& value) { return {number_of(value, "begin"), number_of(value, "end")}; }

Finding finding_of(const json& value) {
  Finding finding;
  finding.id = text_of(value, "id");
  finding.fingerprint = text_of(value, "fingerprint");
  finding.rule = text_of(value, "rule");
  finding.category = text_of(value, "category");
  finding.severity.value = static_cast<int>(number_of(member(value, "severity"), "value"));
  finding.status = named(all_statuses, text_of(value, "status"), Status::flagged);
  finding.stance = stance_named(text_of(value, "stance")).value_or(Stance::asserted);
  finding.speaker = speaker_named(text_of(value, "speaker")).value_or(Speaker::page);
  finding.strength = strength_named(text_of(value, "strength")).value_or(Strength::effect);
  finding.span = span_of(member(value, "span"));
  finding.sentence = span_of(member(value, "sentence"));
  finding.line = number_of(value, "line", 1);
  finding.column = number_of(value, "column", 1);
  finding.channel = named(all_channels, text_of(value, "channel"), Channel::body);
  finding.hidden = member(value, "hidden") == json(true);
  finding.quote = text_of(value, "quote");
  finding.context_before = text_of(value, "context_before");
  finding.context_after = text_of(value, "context_after");
  finding.sentence_key = text_of(value, "sentence_key");
  const json& claim = member(value, "claim");
  finding.claim.condition.terms = texts_of(member(claim, "condition"), "terms");
  finding.claim.intervention.terms = texts_of(member(claim, "intervention"), "terms");
  if (const json& verdict = member(value, "verdict"); verdict.is_object()) {
    finding.verdict.emplace();
    finding.verdict->kind = named(all_verdicts, text_of(verdict, "kind"), VerdictKind::not_assessed);
    finding.verdict->statements = texts_of(verdict, "statements");
  }
  // Spans of the text are not printed; those of the source tell how far the sentence reaches.
  const SourceSpan& span = finding.span;
  const SourceSpan& sentence = finding.sentence;
  if (sentence.begin <= span.begin && span.end <= sentence.end && span.begin < span.end) {
    const auto place = [&](std::uint64_t at) {
      constexpr std::uint64_t longest = 1U << 30U;
      return static_cast<std::uint32_t>(std::min(at - sentence.begin, longest));
    };
    finding.text_span = {place(span.begin), place(span.end)};
    finding.sentence_span = {0, place(sentence.end)};
  }
  return finding;
}

Report report_of(const json& value) {
  Report report;
  const json& tool = member(value, "tool");
  report.tool = {text_of(tool, "version"), text_of(tool, "rulebook"), text_of(tool, "reference"), text_of(tool, "icu"),
                 text_of(tool, "as_of")};
  report.source = text_of(value, "source");
  if (const json& record = member(value, "record"); record.is_object()) {
    report.record.emplace();
    report.record->uri = text_of(record, "uri");
    report.record->date = text_of(record, "date");
    report.record->offset = number_of(record, "offset");
    report.record->length = number_of(record, "length");
    report.record->member = text_of(record, "member");
    report.record->id = text_of(record, "id");
    report.record->number = number_of(record, "number");
    if (const std::string of = text_of(record, "offset_of"); !of.empty()) report.record->offset_of = of;
  }
  if (const json& part = member(value, "part"); part.is_object()) {
    report.part = Part{number_of(part, "index"), number_of(part, "of")};
  }
  if (const json& error = member(value, "error"); error.is_object()) {
    report.error = ReportError{text_of(error, "code"), text_of(error, "message")};
  }
  report.sha256 = text_of(value, "sha256");
  report.bytes = number_of(value, "bytes");
  report.title = text_of(value, "title");
  report.replaced_by = text_of(value, "replaced_by");
  const json& rules = member(value, "rules");
  for (const json& found : member(value, "findings")) {
    report.findings.push_back(finding_of(found));
    const std::string& rule = report.findings.back().rule;
    report.rules[rule].message = text_of(member(rules, rule.c_str()), "message");
  }
  return report;
}

}  // namespace

std::variant<std::vector<Report>, std::string> read_reports(std::string_view bytes) {
  std::vector<Report> reports;
  std::string wrong = each_report_document(bytes, [&](json&& document) { reports.push_back(report_of(document)); });
  if (!wrong.empty()) return wrong;
  return reports;
}

}  // namespace overclaim
