// All rules of the rulebook stand in the head and not those that were used: results come out one by one, and each names
// its rule by its place in that list. The suppression is "external" and not "inSource": it comes from the rulebook, and
// no mark a page could carry makes one. Covered by tests/sarif_report_test.cc and, against the schema, by
// tests/formats.
#include "report/sarif_report.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "report/decision_lines.h"
#include "report/finding_details.h"
#include "report/finding_texts.h"
#include "report/input_places.h"
#include "report/uri_reference.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema_address = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr std::size_t not_read_descriptor = 0, coverage_descriptor = 1;  // in tool.driver.notifications

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json text_json(std::string_view text) { return {{"text", sarif_text(text)}}; }

// Nothing for what is only noted or was cleared: SARIF wants the level "none" there.
std::string_view level_of(int severity) {
  if (severity >= 4) return "error";
  return severity >= 2 ? "warning" : "note";
}

Json rule_json(const CompiledRule& compiled) {
  const Rule& rule = compiled.rule;
  const bool flags = compiled.kind == CategoryKind::flagging;
  const std::string help = rule.ask.empty() ? rule.plain : rule.plain + "\n\n" + rule.ask;
  Json json = {{"id", rule.id}, {"shortDescription", text_json(rule.message)}};
  if (!rule.plain.empty()) json["fullDescription"] = text_json(rule.plain);
  json["messageStrings"] = {{"default", text_json(rule.message)}};
  json["defaultConfiguration"] = {{"level", flags ? level_of(rule.severity) : "none"}};
  if (!help.empty()) json["help"] = text_json(help);
  json["properties"] = {{"category", category_of(rule.id)},
                        {"kind", flags ? "flagging" : "noting"},
                        {"maturity", to_string(rule.maturity)}};
  if (flags) json["properties"]["severity"] = rule.severity;
  return json;
}

std::optional<std::size_t> rule_index(const Finding& finding, const Rulebook* rulebook) {
  const CompiledRule* rule = rulebook == nullptr ? nullptr : find_rule(*rulebook, finding.rule);
  if (rule == nullptr) return {};
  return static_cast<std::size_t>(rule - rulebook->rules.data());
}

// `index`: of the document in the list of artifacts.
Json location_json(const Report& report, std::size_t index, const Words& words) {
  const std::string reference = reference_of(report);
  Json json = Json::object();
  if (!reference.empty()) json["uri"] = reference;
  json["index"] = index;
  if (reference.empty()) json["description"] = text_json(say(words, "standard_input"));
  return json;
}

// Of a page with an address of its own the region counts in that page, of a file in the file. Of a row and of text
// taken out of another format it would count in something the location does not name.
bool has_region(const Report& report, const Finding& finding) {
  if (finding.span_of == SpanOf::input) return true;
  return finding.span_of == SpanOf::record && report.record && !report.record->uri.empty();
}

Json region_json(const Finding& finding, const std::optional<InputPlace>& place) {
  Json json = {{"startLine", finding.line}};
  const bool has_columns = place && place->begin.utf16_column > 0 && place->end.utf16_column > 0;
  if (has_columns) json["startColumn"] = place->begin.utf16_column;
  if (place) json["endLine"] = place->end.line;
  if (has_columns) json["endColumn"] = place->end.utf16_column;
  json["charOffset"] = finding.utf16_begin;
  json["charLength"] = finding.utf16_end - finding.utf16_begin;
  json["byteOffset"] = finding.span.begin;
  json["byteLength"] = finding.span.end - finding.span.begin;
  if (place) json["snippet"] = {{"text", place->source}};
  return json;
}

Json facts_json(const Finding& finding) {
  const auto slot = [](const SlotFill& fill) { return fill.terms.empty() ? Json(nullptr) : Json(fill.terms); };
  return {{"id", finding.id},
          {"status", to_string(finding.status)},
          {"category", finding.category},
          {"severity", finding.severity.value},
          {"stance", to_string(finding.stance)},
          {"speaker", to_string(finding.speaker)},
          {"strength", to_string(finding.strength)},
          {"verdict", finding.verdict ? Json(verdict_name(finding)) : Json(nullptr)},
          {"statements", finding.verdict ? Json(finding.verdict->statements) : Json::array()},
          {"intervention", slot(finding.claim.intervention)},
          {"condition", slot(finding.claim.condition)},
          {"outcome", slot(finding.claim.outcome)},
          {"comparator", slot(finding.claim.comparator)},
          {"clearedBy", finding.cleared_by.empty() ? Json(nullptr) : Json(finding.cleared_by)},
          {"quote", finding.quote},
          {"span", {{"begin", finding.span.begin}, {"end", finding.span.end}}},
          {"spanOf", to_string(finding.span_of)},
          {"channel", to_string(finding.channel)},
          {"hidden", finding.hidden}};
}

std::string_view kind_of(Status status) {
  if (status == Status::flagged) return "fail";
  return status == Status::noted ? "informational" : "pass";
}

Json result_json(const Report& report, const Finding& finding, const std::optional<InputPlace>& place,
                 std::size_t index, const FormatContext& context) {
  Json json = {{"ruleId", finding.rule}};
  if (const auto rule = rule_index(finding, context.rulebook)) json["ruleIndex"] = *rule;
  json["kind"] = kind_of(finding.status);
  json["level"] = finding.status == Status::flagged ? level_of(finding.severity.value) : "none";
  json["message"] = text_json(message_of(report, finding, *context.words));
  Json physical = {{"artifactLocation", location_json(report, index, *context.words)}};
  if (has_region(report, finding)) physical["region"] = region_json(finding, place);
  json["locations"] = Json::array({{{"physicalLocation", physical}}});
  json["partialFingerprints"] = {{"overclaimFingerprint/v1", finding.fingerprint}};
  // Empty for what is not suppressed: one result that says so asks it of all.
  json["suppressions"] = Json::array();
  if (finding.status == Status::cleared) {
    json["suppressions"].push_back(
        {{"kind", "external"}, {"status", "accepted"}, {"justification", cleared_because(finding, *context.words)}});
  }
  if (standing_of(finding.decisions) == Standing::dismissed) {
    std::string justification;
    for (const std::string& line : decision_lines(finding, *context.words)) {
      justification += (justification.empty() ? "" : " ") + line;
    }
    json["suppressions"].push_back({{"kind", "external"}, {"status", "accepted"}, {"justification", justification}});
  }
  if (finding.baseline != Baseline::none) json["baselineState"] = to_string(finding.baseline);
  json["properties"] = facts_json(finding);
  if (report.review) {
    json["properties"]["standing"] = to_string(standing_of(finding.decisions));
    json["properties"]["decisions"] = decision_lines(finding, *context.words);
  }
  return json;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json record_json(const Record& record) {
  Json columns = Json::array();
  for (const RecordColumn& column : record.columns) {
    columns.push_back({{"name", column.name}, {"value", column.value}});
  }
  return {{"uri", text_or_null(record.uri)},
          {"date", text_or_null(record.date)},
          {"offset", record.offset},
          {"length", record.length},
          {"offsetOf", record.offset_of},
          {"member", text_or_null(record.member)},
          {"id", text_or_null(record.id)},
          {"number", record.number == 0 ? Json(nullptr) : Json(record.number)},
          {"columns", columns}};
}

Json notification_json(std::size_t descriptor, std::string_view level, const std::string& message,
                       const Json& location) {
  return {{"descriptor", {{"id", descriptor == not_read_descriptor ? "not-read" : "coverage"}, {"index", descriptor}}},
          {"level", level},
          {"message", text_json(message)},
          {"locations", Json::array({{{"physicalLocation", {{"artifactLocation", location}}}}})}};
}

}  // namespace

std::string sarif_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '[' || c == ']') out += '\\';
    if (c == '{' || c == '}') out += c;
    out += c;
  }
  return out;
}

std::string sarif_begin(const FormatContext& context) {
  Json rules = Json::array();
  if (context.rulebook != nullptr) {
    for (const CompiledRule& rule : context.rulebook->rules) rules.push_back(rule_json(rule));
  }
  Json driver = {{"name", "overclaim"}};
  if (!context.tool.version.empty()) driver["version"] = context.tool.version;
  driver["language"] = context.language;
  driver["fullDescription"] = text_json(notice_of(context.review, *context.words));
  driver["notifications"] = Json::array({{{"id", "not-read"}}, {{"id", "coverage"}}});
  driver["rules"] = rules;
  driver["properties"] = {{"rulebook", text_or_null(context.tool.rulebook)},
                          {"reference", text_or_null(context.tool.reference)},
                          {"icu", text_or_null(context.tool.icu)},
                          {"asOf", text_or_null(context.tool.as_of)}};
  const std::string selected = selection_line(context.selection, *context.words);
  if (!selected.empty()) driver["properties"]["selection"] = selected;
  std::string text = "{\"$schema\":" + compact(schema_address) + ",\"version\":\"2.1.0\",\"runs\":[{\"tool\":";
  text += compact({{"driver", driver}});
  text += ",\"columnKind\":\"utf16CodeUnits\",\"newlineSequences\":";
  text += compact(Json::array({"\r\n", "\n", "\r"}));
  return text + ",\"results\":[\n";
}

std::string sarif_document(const CheckedPage& page, std::size_t index, const FormatContext& context) {
  const Report& report = *page.report;
  const std::vector<std::optional<InputPlace>> places = input_places(page);
  std::string results;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    if (i > 0) results += ",\n";
    results += compact(result_json(report, report.findings[i], places[i], index, context));
  }
  return results;
}

std::string sarif_artifact(const CheckedPage& page, std::size_t index, const FormatContext& context) {
  const Report& report = *page.report;
  Json json = {{"location", location_json(report, index, *context.words)}, {"roles", {"analysisTarget"}}};
  if (!report.sha256.empty()) {
    json["length"] = report.bytes;
    json["hashes"] = {{"sha-256", report.sha256}};
  }
  if (!report.media_type.empty()) json["mimeType"] = report.media_type;
  if (!report.charset.empty()) json["encoding"] = report.charset;
  const StatusCounts counts = status_counts(report);
  Json properties = {
      {"source", report.source},
      {"record", report.record ? record_json(*report.record) : Json(nullptr)},
      {"part", report.part ? Json{{"index", report.part->index}, {"of", report.part->of}} : Json(nullptr)},
      {"errorCode", report.error ? Json(report.error->code) : Json(nullptr)},
      {"title", text_or_null(report.title)},
      {"language", text_or_null(report.language)},
      {"publisherKind", report.publisher ? Json(report.publisher->kind) : Json(nullptr)},
      {"publisherSells", report.publisher ? Json(report.publisher->sells) : Json(nullptr)},
      {"score", report.score ? Json(report.score->value) : Json(nullptr)},
      {"asOf", text_or_null(report.tool.as_of)},
      {"flagged", counts.flagged},
      {"noted", counts.noted},
      {"cleared", counts.cleared}};
  json["properties"] = properties;
  return compact(json);
}

std::string sarif_notifications(const CheckedPage& page, std::size_t index, const FormatContext& context) {
  const Report& report = *page.report;
  const Json location = location_json(report, index, *context.words);
  const std::vector<std::string> lines = unread_lines(report, *context.words);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool unread = i == 0 && report.error;
    text += (i == 0 ? "" : ",\n") + compact(notification_json(unread ? not_read_descriptor : coverage_descriptor,
                                                              unread ? "error" : "warning", lines[i], location));
  }
  return text;
}

std::string sarif_end(const RunTotals& totals, const FormatContext& /*context*/) {
  const bool all_read = sums_of(totals).unreadable == 0 && !totals.stopped;
  return std::string("\n],\"executionSuccessful\":") + (all_read ? "true" : "false") + "}]}]}\n";
}

}  // namespace overclaim
