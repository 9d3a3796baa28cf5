// Each struct of check/report.h has one function here that names its keys in the order of the contract. ordered_json
// keeps that order; a serialiser of our own would be faster but would have to prove its escapes. Keys of audits that
// come later are written empty now, so that readers written today go on working. Covered by tests/json_report_test.cc
// and, against the schema, by tests/schema/validate.mjs.
#include "report/json_report.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "report/json_tensions.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <typename Value, typename Write>
Json list(const std::vector<Value>& values, const Write& write) {
  Json array = Json::array();
  for (const Value& value : values) array.push_back(write(value));
  return array;
}

template <typename Value, typename Write>
Json value_or_null(const std::optional<Value>& value, const Write& write) {
  return value ? write(*value) : Json(nullptr);
}

Json span_json(SourceSpan span) { return {{"begin", span.begin}, {"end", span.end}}; }

Json tool_json(const Tool& tool) {
  return {{"version", text_or_null(tool.version)},
          {"rulebook", text_or_null(tool.rulebook)},
          {"reference", text_or_null(tool.reference)},
          {"icu", text_or_null(tool.icu)},
          {"as_of", text_or_null(tool.as_of)}};
}

Json number_or_null(std::uint64_t number) { return number == 0 ? Json(nullptr) : Json(number); }

Json record_json(const Record& record) {
  const auto column_json = [](const RecordColumn& column) -> Json {
    return {{"name", column.name}, {"value", column.value}};
  };
  return {{"uri", text_or_null(record.uri)},
          {"date", text_or_null(record.date)},
          {"offset", record.offset},
          {"length", record.length},
          {"offset_of", record.offset_of},
          {"member", text_or_null(record.member)},
          {"id", text_or_null(record.id)},
          {"number", number_or_null(record.number)},
          {"columns", list(record.columns, column_json)}};
}

Json publisher_json(const Publisher& publisher) {
  return {{"kind", publisher.kind}, {"sells", publisher.sells}, {"spans", list(publisher.spans, span_json)}};
}

Json score_json(const Score& score) {
  const auto part_json = [](const ScorePart& part) -> Json {
    return {{"reason", part.reason}, {"points", part.points}, {"finding", text_or_null(part.finding)}};
  };
  return {{"value", score.value}, {"band", score.band}, {"parts", list(score.parts, part_json)}};
}

Json severity_json(const Severity& severity) {
  const auto adjustment_json = [](const SeverityAdjustment& adjustment) -> Json {
    return {{"reason", adjustment.reason}, {"delta", adjustment.delta}};
  };
  return {
      {"base", severity.base}, {"adjustments", list(severity.adjustments, adjustment_json)}, {"value", severity.value}};
}

Json slot_json(const SlotFill& slot) {
  if (slot.terms.empty()) return nullptr;
  return {{"terms", slot.terms}, {"from", to_string(slot.from)}};
}

Json claim_json(const ClaimSlots& claim) {
  return {{"intervention", slot_json(claim.intervention)},
          {"condition", slot_json(claim.condition)},
          {"outcome", slot_json(claim.outcome)},
          {"comparator", slot_json(claim.comparator)}};
}

Json verdict_json(const Verdict& verdict) {
  const Json fit = {{"intervention", to_string(verdict.fit.intervention)},
                    {"condition", to_string(verdict.fit.condition)},
                    {"outcome", to_string(verdict.fit.outcome)},
                    {"route", to_string(verdict.fit.route)},
                    {"population", to_string(verdict.fit.population)}};
  return {{"kind", to_string(verdict.kind)},
          {"statements", verdict.statements},
          {"fit", fit},
          {"reason", text_or_null(verdict.reason)}};
}

Json context_json(const ContextPlace& place) { return {{"span", span_json(place.span)}, {"role", place.role}}; }

Json cue_json(const FindingCue& cue) {
  return {{"id", cue.id}, {"role", cue.role}, {"span", span_json(cue.span)}, {"text", cue.text}};
}

Json weighed_json(const Weighed& weighed) {
  return {{"points", weighed.points}, {"parts", list(weighed.parts, [](const Summand& part) {
                                         return Json{{"name", part.name}, {"points", part.points}};
                                       })}};
}

Json decision_json(const HeldDecision& held) {
  const Decision& decision = held.decision;
  return {{"decision", to_string(decision.decision)},
          {"reviewer", decision.reviewer},
          {"role", decision.role},
          {"reason", decision.reason},
          {"answer", text_or_null(decision.answer)},
          {"date", decision.date},
          {"text_hash", decision.text_hash},
          {"rulebook", decision.rulebook},
          {"stale", held.stale == Staleness::none ? Json(nullptr) : Json(to_string(held.stale))}};
}

Json review_json(const Review& review) {
  return {{"flagged", review.flagged},     {"undecided", review.undecided}, {"confirmed", review.confirmed},
          {"dismissed", review.dismissed}, {"open", review.open},           {"only_confirmed", review.only_confirmed}};
}

Json finding_json(const Finding& finding) {
  return {{"id", finding.id},
          {"fingerprint", finding.fingerprint},
          {"rule", finding.rule},
          {"category", finding.category},
          {"severity", severity_json(finding.severity)},
          {"status", to_string(finding.status)},
          {"stance", to_string(finding.stance)},
          {"speaker", to_string(finding.speaker)},
          {"strength", to_string(finding.strength)},
          {"span", span_json(finding.span)},
          {"span_of", to_string(finding.span_of)},
          {"utf16", {{"begin", finding.utf16_begin}, {"end", finding.utf16_end}}},
          {"line", finding.line},
          {"column", finding.column},
          {"page", number_or_null(finding.page)},
          {"paragraph", number_or_null(finding.paragraph)},
          {"channel", to_string(finding.channel)},
          {"hidden", finding.hidden},
          {"block", to_string(finding.block)},
          {"quote", finding.quote},
          {"context_before", finding.context_before},
          {"context_after", finding.context_after},
          {"context", list(finding.context, context_json)},
          {"sentence", span_json(finding.sentence)},
          {"sentence_key", text_or_null(finding.sentence_key)},
          {"scope", span_json(finding.scope)},
          {"cues", list(finding.cues, cue_json)},
          {"cleared_by", text_or_null(finding.cleared_by)},
          {"claim", claim_json(finding.claim)},
          {"verdict", value_or_null(finding.verdict, verdict_json)},
          {"evasion", finding.evasion},
          {"implied", finding.implied},
          {"weighed", value_or_null(finding.weighed, weighed_json)},
          {"also", finding.also},
          {"text_hash", text_hash_of(finding)},
          {"baseline", text_or_null(std::string(to_string(finding.baseline)))},
          {"decisions", list(finding.decisions, decision_json)}};
}

Json basis_json(const Basis& basis) {
  return {{"jurisdiction", basis.jurisdiction},           {"instrument", basis.instrument},
          {"provision", text_or_null(basis.provision)},   {"url", text_or_null(basis.url)},
          {"valid_from", text_or_null(basis.valid_from)}, {"valid_to", text_or_null(basis.valid_to)},
          {"verified", text_or_null(basis.verified)}};
}

Json rules_json(const std::map<std::string, RuleText>& rules) {
  Json object = Json::object();
  for (const auto& [id, rule] : rules) {
    object[id] = {{"message", rule.message},
                  {"plain", rule.plain},
                  {"ask", text_or_null(rule.ask)},
                  {"works", rule.works},
                  {"basis", list(rule.basis, basis_json)}};
  }
  return object;
}

Json citation_json(const Citation& citation) {
  const auto text_json = [](const auto value) { return Json(to_string(value)); };
  const auto row_json = [](const SamenessRow& row) -> Json {
    return {{"aspect", row.aspect},
            {"page", text_or_null(row.page)},
            {"studied", text_or_null(row.studied)},
            {"result", to_string(row.result)}};
  };
  const bool is_known = !citation.work.empty() || !citation.candidates.empty();
  return {{"mention", citation.mention},
          {"spans", list(citation.spans, span_json)},
          {"work", text_or_null(citation.work)},
          {"candidates", citation.candidates},
          {"certainty", is_known ? text_json(citation.certainty) : Json(nullptr)},
          {"problems", list(citation.problems, text_json)},
          {"reasons", citation.reasons},
          {"same_thing", list(citation.same_thing, row_json)}};
}

Json number_json(const NumberCheck& number) {
  return {{"quote", number.quote},
          {"span", span_json(number.span)},
          {"value", number.value},
          {"work", text_or_null(number.work)},
          {"result", to_string(number.result)},
          {"reason", text_or_null(number.reason)},
          {"missing", number.missing}};
}

Json answer_json(const ChecklistAnswer& answer) {
  const auto counted_json = [](const CountedSign& sign) -> Json {
    return {{"sign", sign.sign}, {"times", sign.times}, {"points", sign.points}};
  };
  return {{"id", answer.id},
          {"met", answer.met ? Json(*answer.met) : Json(nullptr)},
          {"spans", list(answer.spans, span_json)},
          {"message", answer.message},
          {"ask", text_or_null(answer.ask)},
          {"group", answer.group},
          {"work", text_or_null(answer.work)},
          {"basis", text_or_null(answer.basis)},
          {"shown", answer.shown},
          {"points", answer.points},
          {"needs", answer.needs},
          {"counted", list(answer.counted, counted_json)}};
}

Json tampering_json(const TamperingPlace& place) {
  return {{"span", span_json(place.span)}, {"kind", place.kind}, {"text", place.text}};
}

Json coverage_json(const Coverage& coverage) {
  const auto skipped_json = [](const SkippedPart& part) -> Json {
    return {{"span", span_json(part.span)}, {"reason", part.reason}};
  };
  const NotExamined& not_examined = coverage.not_examined;
  return {{"bytes", coverage.bytes},
          {"bytes_read", coverage.bytes_read},
          {"bad_bytes", coverage.bad_bytes},
          {"skipped", list(coverage.skipped, skipped_json)},
          {"not_examined",
           {{"images", not_examined.images},
            {"videos", not_examined.videos},
            {"audios", not_examined.audios},
            {"frames", not_examined.frames},
            {"scripted_regions", not_examined.scripted_regions},
            {"links", not_examined.links}}}};
}

Json document_json(const Report& report) {
  const auto part_json = [](const Part& part) -> Json { return {{"index", part.index}, {"of", part.of}}; };
  const auto error_json = [](const ReportError& error) -> Json {
    return {{"code", error.code}, {"message", error.message}};
  };
  return {{"schema", report_schema},
          {"tool", tool_json(report.tool)},
          {"source", report.source},
          {"record", value_or_null(report.record, record_json)},
          {"part", value_or_null(report.part, part_json)},
          {"error", value_or_null(report.error, error_json)},
          {"sha256", text_or_null(report.sha256)},
          {"bytes", report.bytes},
          {"media_type", text_or_null(report.media_type)},
          {"charset", text_or_null(report.charset)},
          {"language", text_or_null(report.language)},
          {"title", text_or_null(report.title)},
          {"publisher", value_or_null(report.publisher, publisher_json)},
          {"replaced_by", text_or_null(report.replaced_by)},
          {"score", value_or_null(report.score, score_json)},
          {"findings", list(report.findings, finding_json)},
          {"rules", rules_json(report.rules)},
          {"contradictions", contradictions_json(report.contradictions)},
          {"citations", list(report.citations, citation_json)},
          {"numbers", list(report.numbers, number_json)},
          {"checklist", list(report.checklist, answer_json)},
          {"disclaimers", disclaimers_json(report.disclaimers)},
          {"undisclaimed", report.undisclaimed},
          {"take_backs", take_backs_json(report.take_backs)},
          {"tampering", list(report.tampering, tampering_json)},
          {"coverage", coverage_json(report.coverage)},
          {"review", value_or_null(report.review, review_json)}};
}

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json_document(const Report& report) { return compact(document_json(report)); }

std::string json_opening(const Tool& tool) {
  std::string text = "{\"schema\":";
  text += compact(report_schema);
  text += ",\"tool\":";
  text += compact(tool_json(tool));
  text += ",\"documents\":[\n";
  return text;
}

std::string json_closing(const RunTotals& totals) {
  const RunSums sums = sums_of(totals);
  Json left_out = Json::array();
  for (const auto& [kind, count] : totals.left_out) left_out.push_back({{"kind", kind}, {"count", count}});
  const Json run = {{"inputs", totals.inputs.size() + totals.further.inputs},
                    {"documents", sums.documents},
                    {"unreadable", sums.unreadable},
                    {"left_out", left_out},
                    {"stopped", totals.stopped}};
  return "\n],\"run\":" + compact(run) + "}\n";
}

std::string to_json(std::span<const Report> reports) {
  std::string text = json_opening(reports.empty() ? Tool{} : reports.front().tool);
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (i > 0) text += ",\n";
    text += to_json_document(reports[i]);
  }
  RunTotals totals;
  for (const Report& report : reports) {
    totals.inputs.push_back({report.source, {}, false, report.error ? report.error->message : ""});
  }
  text += json_closing(totals);
  return text;
}

}  // namespace overclaim
