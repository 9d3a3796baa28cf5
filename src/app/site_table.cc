// The reader of tables of advertisements reads this one too: separators, quotes and encodings as spreadsheets leave them.
// Covered by tests/site_table_test.cc.
#include "app/site_table.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "app/options.h"
#include "intake/table_reader.h"
#include "rulebook/problem.h"
#include "text/calendar_day.h"

namespace overclaim {
namespace {

std::string trimmed(std::string text) {
  const auto space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && space(text.back())) text.pop_back();
  while (!text.empty() && space(text.front())) text.erase(0, 1);
  return text;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return trimmed(std::move(text));
}

struct PlacedRow {
  SiteRow row;
  std::uint64_t line = 0;
};

bool overlap(const SiteRow& one, const SiteRow& other) {
  const bool one_ends = !one.until.empty() && !other.from.empty() && one.until < other.from;
  const bool other_ends = !other.until.empty() && !one.from.empty() && other.until < one.from;
  return !one_ends && !other_ends;
}

std::string problem_of(const SiteRow& row) {
  if (row.host.empty()) return "names no host";
  if (row.operator_name.empty()) return "names no operator";
  for (const std::string& day : {row.from, row.until}) {
    if (!day.empty() && !is_calendar_day(day)) return "takes days as YYYY-MM-DD, not " + shown(day);
  }
  if (!row.from.empty() && !row.until.empty() && row.until < row.from) return "ends before it begins";
  return "";
}

}  // namespace

std::variant<std::vector<SiteRow>, std::string> read_sites(const std::string& bytes, const std::string& name) {
  const auto at = std::make_shared<std::size_t>(0);
  const ByteSource source = [&bytes, at](std::size_t most) -> std::optional<std::string> {
    std::string piece = bytes.substr(*at, most);
    *at += piece.size();
    return piece;
  };
  TableOptions options;
  options.text_field = "host";
  options.id_field = "operator";
  const TableFormat format = table_format(bytes.substr(0, 1), name).value_or(TableFormat::csv);
  std::variant<TableReader, ReportError> opened = TableReader::open(source, format, options);
  if (const auto* error = std::get_if<ReportError>(&opened)) return name + ": " + error->message;
  TableReader& reader = std::get<TableReader>(opened);
  std::vector<PlacedRow> rows;
  std::string wrong;
  const auto complain = [&](std::uint64_t line, const std::string& message) {
    wrong += (wrong.empty() ? "" : "\n") + name + ", line " + std::to_string(line) + ": " + message;
  };
  while (std::optional<TableRow> read = reader.next()) {
    if (read->error) {
      complain(read->line, read->error->message);
      continue;
    }
    SiteRow row;
    const std::string host = trimmed(read->text);
    row.host = host_of(host.find("://") == host.npos ? "http://" + host : host);
    row.operator_name = trimmed(read->id);
    for (auto& [column, value] : read->columns) {
      const std::string key = lower(column);
      if (key == "country") row.country = trimmed(value);
      if (key == "from") row.from = trimmed(value);
      if (key == "until") row.until = trimmed(value);
    }
    const std::string problem = problem_of(row);
    if (!problem.empty()) {
      complain(read->line, problem);
      continue;
    }
    for (const PlacedRow& known : rows) {
      if (known.row.host == row.host && known.row.operator_name != row.operator_name && overlap(known.row, row)) {
        complain(read->line, shown(row.host) + " has another operator in line " + std::to_string(known.line) +
                                 " on the same days; say with from and until who ran it when");
      }
    }
    rows.push_back({std::move(row), read->line});
  }
  if (!wrong.empty()) return wrong;
  std::vector<SiteRow> sites;
  for (PlacedRow& row : rows) sites.push_back(std::move(row.row));
  return sites;
}

}  // namespace overclaim
