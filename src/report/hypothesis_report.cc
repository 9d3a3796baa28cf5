// The server takes an annotation as shared only where `read` is exactly the group it is posted to, so any account there
// makes it private to whoever sends it; one that can belong to nobody says so plainly. No group is set: that is for the
// person who posts. A positions selector is left out: the side bar counts in the text a browser makes of the page, and
// finds the quote without. Covered by tests/hypothesis_report_test.cc and tests/formats.
#include "report/hypothesis_report.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "report/decision_lines.h"
#include "report/finding_texts.h"
#include "report/markdown_escape.h"
#include "report/source_line.h"
#include "report/uri_reference.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view nobody = "acct:only-me@private.invalid";

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The last line tells two findings with the same words apart: the side bar takes annotations of the same text, tags and
// quote for one.
std::string text_of(const Report& report, const Finding& finding, const Words& words) {
  const RuleText& rule = rule_text(report, finding);
  std::string text = markdown_bold(markdown_text(message_of(report, finding, words)));
  if (!rule.plain.empty()) text += "\n\n" + markdown_text(rule.plain);
  if (finding.status == Status::flagged && !rule.ask.empty()) {
    text += "\n\n" + markdown_text(say(words, "ask", {{"question", rule.ask}}));
  }
  for (const std::string& line : decision_lines(finding, words)) text += "\n\n" + markdown_text(line);
  text += "\n\n" + markdown_text(notice_of(review_mode(report), words));
  return text + "\n\n" + markdown_text(place_line(finding, words)) + " `" + finding.fingerprint + "` `" + finding.id +
         "`";
}

Json annotation_json(const Report& report, const Finding& finding, const Words& words) {
  Json json = {{"uri", identifier_of(report)}};
  if (!report.title.empty()) json["document"] = {{"title", {report.title}}};
  json["text"] = text_of(report, finding, words);
  json["tags"] = {"overclaim", std::string(to_string(finding.status)), finding.category, finding.rule};
  if (report.review) json["tags"].push_back(to_string(standing_of(finding.decisions)));
  json["permissions"] = {{"read", {nobody}}};
  const Json quote = {{"type", "TextQuoteSelector"},
                      {"exact", finding.quote},
                      {"prefix", finding.context_before},
                      {"suffix", finding.context_after}};
  json["target"] = Json::array({{{"source", identifier_of(report)}, {"selector", Json::array({quote})}}});
  return json;
}

}  // namespace

std::string hypothesis_begin(const FormatContext& context) {
  const std::string notice = notice_of(context.review, *context.words);
  return "{\"notice\":" + compact(notice) + ",\"annotations\":[\n";
}

std::string hypothesis_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  std::string text;
  for (const Finding& finding : page.report->findings) {
    text += (text.empty() ? "" : ",\n") + compact(annotation_json(*page.report, finding, *context.words));
  }
  return text;
}

std::string hypothesis_page(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  const Report& report = *page.report;
  const StatusCounts counts = status_counts(report);
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); };
  const bool has_record = report.record.has_value();
  Json json = {{"uri", identifier_of(report)},
               {"source", report.source},
               {"date", has_record ? text_or_null(report.record->date) : Json(nullptr)},
               {"row", has_record ? text_or_null(report.record->id) : Json(nullptr)},
               {"sha256", text_or_null(report.sha256)},
               {"error", report.error ? Json(report.error->code) : Json(nullptr)},
               {"not_read", unread_lines(report, *context.words)},
               {"flagged", counts.flagged},
               {"noted", counts.noted},
               {"cleared", counts.cleared}};
  if (report.review) json["review"] = review_line(report, *context.words);
  return compact(json);
}

std::string hypothesis_end(const RunTotals& /*totals*/, const FormatContext& /*context*/) { return "\n]}\n"; }

}  // namespace overclaim
