// Ids are UUIDs made of a hash (version 8, RFC 9562): the same finding in the same place has the same id in every run,
// and "urn:uuid" is a name space others know. Positions in HTML are given as bytes only: the model counts characters of
// the text without mark-up, as a browser makes it, and no two programs make the same. Covered by
// tests/annotation_report_test.cc and, expanded with jsonld, by tests/formats.
#include "report/annotation_report.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "report/decision_lines.h"
#include "report/finding_texts.h"
#include "report/input_places.h"
#include "report/source_line.h"
#include "report/uri_reference.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The first 128 bits of the hash, with the marks of version 8 and its variant.
std::string uuid_of(const std::string& name) {
  std::string hex = sha256_hex(name);
  constexpr std::string_view variants = "89ab";
  const std::size_t variant = static_cast<unsigned char>(hex[16]) % variants.size();
  hex[12] = '8';
  hex[16] = variants[variant];
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) +
         "-" + hex.substr(20, 12);
}

std::string id_of(const Report& report, const std::string& finding) {
  return uuid_of("overclaim-annotation/1\n" + document_name(report) + "\n" +
                 (report.part ? std::to_string(report.part->index) : "") + "\n" + finding);
}

Json text_body(std::string_view purpose, std::string_view text, const std::string& language) {
  Json json = {{"type", "TextualBody"}, {"purpose", purpose}, {"value", text}, {"format", "text/plain"}};
  if (!language.empty()) json["language"] = language;
  return json;
}

Json tag(std::string_view text) { return {{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", text}}; }

// For programs: the facts as one JSON object.
Json facts_body(const Json& facts) {
  return {
      {"type", "TextualBody"}, {"purpose", "describing"}, {"value", compact(facts)}, {"format", "application/json"}};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

// 2024-05-31T04:05:06Z
bool is_moment(const std::string& date) {
  constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
  if (date.size() <= form.size() || date.back() != 'Z') return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (form[i] == 'd' ? !digit : date[i] != form[i]) return false;
  }
  return date.size() == form.size() + 1;
}

// The document as it was on the day it was saved.
Json target_json(const Report& report) {
  Json json = {{"type", "SpecificResource"}, {"source", identifier_of(report)}};
  if (report.record && is_moment(report.record->date)) {
    json["state"] = {{"type", "TimeState"}, {"sourceDate", report.record->date}};
  }
  return json;
}

Json selectors(const Report& report, const Finding& finding, const std::optional<InputPlace>& place) {
  Json list = Json::array({{{"type", "TextQuoteSelector"},
                            {"exact", finding.quote},
                            {"prefix", finding.context_before},
                            {"suffix", finding.context_after}}});
  const bool of_target = finding.span_of == SpanOf::input ||
                         (finding.span_of == SpanOf::record && report.record && !report.record->uri.empty());
  if (!of_target) return list;
  if (report.media_type != "text/html" && place && place->characters_begin) {
    list.push_back(
        {{"type", "TextPositionSelector"}, {"start", *place->characters_begin}, {"end", *place->characters_end}});
  }
  list.push_back({{"type", "DataPositionSelector"}, {"start", finding.span.begin}, {"end", finding.span.end}});
  return list;
}

Json finding_facts(const Finding& finding) {
  return {{"id", finding.id},
          {"fingerprint", finding.fingerprint},
          {"rule", finding.rule},
          {"status", to_string(finding.status)},
          {"severity", finding.severity.value},
          {"stance", to_string(finding.stance)},
          {"speaker", to_string(finding.speaker)},
          {"strength", to_string(finding.strength)},
          {"verdict", text_or_null(verdict_name(finding))},
          {"line", finding.line},
          {"column", finding.column},
          {"span", {{"begin", finding.span.begin}, {"end", finding.span.end}}},
          {"span_of", to_string(finding.span_of)},
          {"utf16", {{"begin", finding.utf16_begin}, {"end", finding.utf16_end}}},
          {"cleared_by", text_or_null(finding.cleared_by)}};
}

Json finding_annotation(const Report& report, const Finding& finding, const std::optional<InputPlace>& place,
                        const FormatContext& context) {
  std::string comment = message_of(report, finding, *context.words);
  const RuleText& rule = rule_text(report, finding);
  if (!rule.plain.empty()) comment += "\n\n" + rule.plain;
  if (finding.status == Status::flagged && !rule.ask.empty()) {
    comment += "\n\n" + say(*context.words, "ask", {{"question", rule.ask}});
  }
  for (const std::string& line : decision_lines(finding, *context.words)) comment += "\n\n" + line;
  Json target = target_json(report);
  target["selector"] = selectors(report, finding, place);
  return {{"id", id_of(report, finding.id)},
          {"type", "Annotation"},
          {"motivation", "commenting"},
          {"body", Json::array({text_body("commenting", comment, context.language), tag(to_string(finding.status)),
                                tag(finding.category), tag(finding.rule), facts_body(finding_facts(finding))})},
          {"target", target}};
}

Json document_annotation(const Report& report, const FormatContext& context) {
  std::string text = notice_of(review_mode(report), *context.words);
  if (report.review) text += "\n" + review_line(report, *context.words);
  const std::vector<std::string> unread = unread_lines(report, *context.words);
  for (const std::string& line : unread) text += "\n" + line;
  const StatusCounts counts = status_counts(report);
  const Json facts = {{"source", report.source},
                      {"sha256", text_or_null(report.sha256)},
                      {"title", text_or_null(report.title)},
                      {"error", report.error ? Json(report.error->code) : Json(nullptr)},
                      {"not_read", unread},
                      {"flagged", counts.flagged},
                      {"noted", counts.noted},
                      {"cleared", counts.cleared}};
  return {{"id", id_of(report, "")},
          {"type", "Annotation"},
          {"motivation", "describing"},
          {"body", Json::array({text_body("describing", text, context.language), facts_body(facts)})},
          {"target", target_json(report)}};
}

}  // namespace

std::string annotations_begin(const FormatContext& context) {
  const Words& words = *context.words;
  std::string text = "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"#collection\",";
  text += "\"type\":\"AnnotationCollection\",\"label\":";
  text += compact(say(words, "formats_label") + ". " + notice_of(context.review, words));
  const std::string name = "overclaim" + (context.tool.version.empty() ? "" : " " + context.tool.version);
  text += ",\"generator\":" + compact({{"type", "Software"}, {"name", name}});
  return text + ",\"first\":{\"id\":\"#page\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[\n";
}

std::string annotations_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  const Report& report = *page.report;
  const std::vector<std::optional<InputPlace>> places = input_places(page);
  std::string text = compact(document_annotation(report, context));
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    text += ",\n" + compact(finding_annotation(report, report.findings[i], places[i], context));
  }
  return text;
}

std::string annotations_end(const RunTotals& /*totals*/, const FormatContext& /*context*/) { return "\n]}}\n"; }

}  // namespace overclaim
