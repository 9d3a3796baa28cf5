// Noted and cleared wording is there too, as INFO, with a message that says what it is: a format that drops them would
// say of a careful page only what is wrong with it. Covered by tests/rdjsonl_report_test.cc and tests/formats.
#include "report/rdjsonl_report.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "report/decision_lines.h"
#include "report/finding_texts.h"
#include "report/input_places.h"
#include "report/source_line.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

std::string_view severity_of(const Finding& finding) {
  if (finding.status != Status::flagged || is_settled(finding)) return "INFO";
  return finding.severity.value >= 4 ? "ERROR" : "WARNING";
}

// `known`: whether columns are known for both ends; half a range would be read as a whole one.
Json position(const LineColumn& place, bool known) {
  Json json = {{"line", place.line}};
  if (known) json["column"] = place.utf8_column;
  return json;
}

Json location(const Report& report) { return {{"path", report.source}}; }

// Which page or row of the file it is; "" for the file itself.
std::string prefix(const Report& report, const Words& words) {
  return report.record ? source_line(report, words) + ": " : "";
}

// As compilers write it, for those who read it on a terminal.
std::string plain_line(const Report& report, const Finding& finding, const Words& words) {
  const Json quote = finding.quote;
  return source_line(report, words) + ":" + std::to_string(finding.line) + ":" + std::to_string(finding.column) + ": " +
         std::string(to_string(finding.status)) + " " + finding.rule + " [" + finding.fingerprint + "] " +
         quote.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string rdjsonl_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  const Report& report = *page.report;
  const Words& words = *context.words;
  const Json source = {{"name", "overclaim"}};
  std::string lines;
  const std::vector<std::string> unread = unread_lines(report, words);
  for (std::size_t i = 0; i < unread.size(); ++i) {
    const bool is_error = i == 0 && report.error;
    lines += line_of({{"message", prefix(report, words) + unread[i]},
                      {"location", location(report)},
                      {"severity", is_error ? "ERROR" : "WARNING"},
                      {"source", source},
                      {"code", {{"value", is_error ? "not-read" : "coverage"}}},
                      {"original_output", source_line(report, words) + ": " + unread[i]}});
  }
  const std::vector<std::optional<InputPlace>> places = input_places(page);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    const Finding& finding = report.findings[i];
    Json where = location(report);
    if (finding.span_of == SpanOf::input && places[i]) {
      const InputPlace& place = *places[i];
      const bool known = place.begin.utf8_column > 0 && place.end.utf8_column > 0;
      where["range"] = {{"start", position(place.begin, known)}, {"end", position(place.end, known)}};
    }
    std::string message = prefix(report, words) + message_of(report, finding, words);
    for (const std::string& line : decision_lines(finding, words)) message += " " + line;
    lines += line_of({{"message", message},
                      {"location", where},
                      {"severity", severity_of(finding)},
                      {"source", source},
                      {"code", {{"value", finding.rule}}},
                      {"original_output", plain_line(report, finding, words)}});
  }
  return lines;
}

}  // namespace overclaim
