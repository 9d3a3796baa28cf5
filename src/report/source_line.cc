// Covered by tests/source_line_test.cc.
#include "report/source_line.h"

#include <cstddef>

namespace overclaim {
namespace {

constexpr std::size_t day_size = 10;

std::string record_line(const Record& record, const std::string& source, const Words& words) {
  if (record.number > 0) {
    const std::string n = std::to_string(record.number);
    return record.id.empty() ? say(words, "source_row", {{"n", n}, {"source", source}})
                             : say(words, "source_row_id", {{"id", record.id}, {"n", n}, {"source", source}});
  }
  std::string archive =
      record.member.empty() ? source : say(words, "source_member", {{"member", record.member}, {"source", source}});
  if (record.uri.empty()) {
    if (record.length == 0) return archive;
    return say(words, "source_record", {{"offset", std::to_string(record.offset)}, {"source", archive}});
  }
  if (record.date.size() < day_size) return say(words, "source_page", {{"uri", record.uri}, {"source", archive}});
  return say(words, "source_page_dated",
             {{"uri", record.uri}, {"date", record.date.substr(0, day_size)}, {"source", archive}});
}

}  // namespace

std::string source_line(const Report& report, const Words& words) {
  std::string line = report.source == "-" ? say(words, "standard_input") : report.source;
  if (report.record) line = record_line(*report.record, line, words);
  if (!report.part) return line;
  return say(
      words, "part",
      {{"source", line}, {"index", std::to_string(report.part->index + 1)}, {"of", std::to_string(report.part->of)}});
}

std::string place_line(const Finding& finding, const Words& words) {
  if (finding.page > 0) return say(words, "place_page", {{"n", std::to_string(finding.page)}});
  if (finding.paragraph > 0) return say(words, "place_paragraph", {{"n", std::to_string(finding.paragraph)}});
  return say(words, "place", {{"line", std::to_string(finding.line)}, {"column", std::to_string(finding.column)}});
}

std::string document_name(const Report& report) {
  if (!report.record) return report.source;
  const Record& record = *report.record;
  return report.source + '\n' + record.member + '\n' + std::to_string(record.offset) + '\n' + record.uri;
}

}  // namespace overclaim
