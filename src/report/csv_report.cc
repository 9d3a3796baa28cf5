// One table for documents and findings: two files would lose each other, and a page without findings or one that could
// not be read must be seen in whatever sheet somebody makes of it. What is said of the document alone stands in its row
// only, so that sums over a column are right. Covered by tests/csv_report_test.cc and tests/formats.
#include "report/csv_report.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "report/csv.h"
#include "report/decision_lines.h"
#include "report/finding_details.h"
#include "report/finding_texts.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

constexpr std::array columns = std::to_array<std::string_view>(
    {// both kinds of rows
     "row", "source", "part", "parts", "record_uri", "record_date", "record_id", "record_number", "record_member",
     "record_offset", "record_length", "record_columns", "sha256", "title", "language", "publisher_kind",
     "publisher_sells", "as_of",
     // documents
     "error_code", "error_message", "not_read", "media_type", "charset", "bytes", "bytes_read", "score", "band",
     "flagged", "noted", "cleared",
     // findings
     "rule", "category", "severity", "status", "stance", "speaker", "strength", "verdict", "statements", "quote",
     "context_before", "context_after", "line", "column", "page", "paragraph", "span_begin", "span_end", "span_of",
     "sentence_begin", "sentence_end", "channel", "hidden", "block", "evasion", "implied", "cleared_by",
     "cleared_reason", "intervention", "condition", "outcome", "comparator", "message", "plain", "ask", "fingerprint",
     "id", "also", "text_hash", "baseline", "standing", "decisions",
     // both
     "notice"});

using Row = std::map<std::string_view, std::string>;

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : std::string(separator)) + text;
  return line;
}

std::string number_or_nothing(std::uint64_t number) { return number == 0 ? "" : std::to_string(number); }

// A list in one cell, as other programs can read a list: JSON. "" for none.
std::string columns_cell(const std::vector<RecordColumn>& cells) {
  if (cells.empty()) return "";
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RecordColumn& cell : cells) list.push_back({{"name", cell.name}, {"value", cell.value}});
  return list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Row shared(const Report& report, const Words& words) {
  Row row = {{"source", report.source},    {"sha256", report.sha256},
             {"title", report.title},      {"language", report.language},
             {"as_of", report.tool.as_of}, {"notice", notice_of(review_mode(report), words)}};
  if (report.part) {
    row["part"] = std::to_string(report.part->index + 1);
    row["parts"] = std::to_string(report.part->of);
  }
  if (report.record) {
    const Record& record = *report.record;
    row["record_uri"] = record.uri;
    row["record_date"] = record.date;
    row["record_id"] = record.id;
    row["record_number"] = number_or_nothing(record.number);
    row["record_member"] = record.member;
    row["record_offset"] = std::to_string(record.offset);
    row["record_length"] = std::to_string(record.length);
    row["record_columns"] = columns_cell(record.columns);
  }
  if (report.publisher) {
    row["publisher_kind"] = report.publisher->kind;
    row["publisher_sells"] = report.publisher->sells;
  }
  return row;
}

void add_document(const Report& report, Row& row) {
  row["row"] = "document";
  if (report.error) {
    row["error_code"] = report.error->code;
    row["error_message"] = report.error->message;
  }
  std::vector<std::string> reasons;
  for (const SkippedPart& part : report.coverage.skipped) reasons.push_back(part.reason);
  row["not_read"] = joined(reasons, "\n");
  row["media_type"] = report.media_type;
  row["charset"] = report.charset;
  row["bytes"] = std::to_string(report.coverage.bytes);
  row["bytes_read"] = std::to_string(report.coverage.bytes_read);
  if (report.score) {
    row["score"] = std::to_string(report.score->value);
    row["band"] = report.score->band;
  }
  const StatusCounts counts = status_counts(report);
  row["flagged"] = std::to_string(counts.flagged);
  row["noted"] = std::to_string(counts.noted);
  row["cleared"] = std::to_string(counts.cleared);
}

void add_finding(const Report& report, const Finding& finding, const Words& words, Row& row) {
  const RuleText& rule = rule_text(report, finding);
  row["row"] = "finding";
  row["rule"] = finding.rule;
  row["category"] = finding.category;
  row["severity"] = std::to_string(finding.severity.value);
  row["status"] = to_string(finding.status);
  row["stance"] = to_string(finding.stance);
  row["speaker"] = to_string(finding.speaker);
  row["strength"] = to_string(finding.strength);
  row["verdict"] = verdict_name(finding);
  if (finding.verdict) row["statements"] = joined(finding.verdict->statements, "; ");
  row["quote"] = finding.quote;
  row["context_before"] = finding.context_before;
  row["context_after"] = finding.context_after;
  row["line"] = std::to_string(finding.line);
  row["column"] = std::to_string(finding.column);
  row["page"] = number_or_nothing(finding.page);
  row["paragraph"] = number_or_nothing(finding.paragraph);
  row["span_begin"] = std::to_string(finding.span.begin);
  row["span_end"] = std::to_string(finding.span.end);
  row["span_of"] = to_string(finding.span_of);
  row["sentence_begin"] = std::to_string(finding.sentence.begin);
  row["sentence_end"] = std::to_string(finding.sentence.end);
  row["channel"] = to_string(finding.channel);
  row["hidden"] = finding.hidden ? "true" : "false";
  row["block"] = to_string(finding.block);
  row["evasion"] = finding.evasion ? "true" : "false";
  row["implied"] = finding.implied ? "true" : "false";
  row["cleared_by"] = finding.cleared_by;
  if (finding.status == Status::cleared) row["cleared_reason"] = cleared_because(finding, words);
  row["intervention"] = joined(finding.claim.intervention.terms, "; ");
  row["condition"] = joined(finding.claim.condition.terms, "; ");
  row["outcome"] = joined(finding.claim.outcome.terms, "; ");
  row["comparator"] = joined(finding.claim.comparator.terms, "; ");
  row["message"] = rule.message;
  row["plain"] = rule.plain;
  row["ask"] = rule.ask;
  row["fingerprint"] = finding.fingerprint;
  row["id"] = finding.id;
  row["also"] = joined(finding.also, "; ");
  row["text_hash"] = text_hash_of(finding);
  row["baseline"] = to_string(finding.baseline);
  if (report.review) row["standing"] = to_string(standing_of(finding.decisions));
  row["decisions"] = joined(decision_lines(finding, words), " ");
}

std::string written(const Row& row) {
  std::vector<std::string> cells;
  cells.reserve(columns.size());
  for (const std::string_view column : columns) {
    const auto found = row.find(column);
    cells.push_back(found == row.end() ? "" : found->second);
  }
  return csv_row(cells);
}

}  // namespace

std::span<const std::string_view> csv_columns() { return columns; }

std::string csv_begin(const FormatContext& /*context*/) {
  return "\xEF\xBB\xBF" + csv_row({columns.begin(), columns.end()});
}

std::string csv_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  const Report& report = *page.report;
  const Row both = shared(report, *context.words);
  Row document = both;
  add_document(report, document);
  std::string rows = written(document);
  for (const Finding& finding : report.findings) {
    Row row = both;
    add_finding(report, finding, *context.words, row);
    rows += written(row);
  }
  return rows;
}

}  // namespace overclaim
