// The reader of tables of advertisements reads this one too: separators, quotes and encodings as spreadsheets leave
// them. Covered by tests/site_table_test.cc.
#include "app/site_table.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
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

// By its line, what is wrong there.
using Complaints = std::multimap<std::uint64_t, std::string>;

bool ends_later(const SiteRow& one, const SiteRow& other) {
  if (one.until.empty() || other.until.empty()) return one.until.empty() && !other.until.empty();
  return one.until > other.until;
}

// Of one host's rows, those that share days with a row of another operator; each row is named with one other at most.
// In the order of their first days only the row that ends last, and the last of another operator than that one's, can
// reach the next row, so that a long list costs no more than sorting it.
void find_overlaps(std::vector<const PlacedRow*> rows, Complaints& complaints) {
  std::sort(rows.begin(), rows.end(), [](const PlacedRow* a, const PlacedRow* b) {
    return std::tie(a->row.from, a->line) < std::tie(b->row.from, b->line);  // "" first: since ever
  });
  const PlacedRow *last = nullptr, *last_of_another = nullptr;
  for (const PlacedRow* row : rows) {
    const bool is_same = last != nullptr && last->row.operator_name == row->row.operator_name;
    const PlacedRow* other = is_same ? last_of_another : last;
    if (other != nullptr && (other->row.until.empty() || other->row.until >= row->row.from)) {
      const auto [earlier, later] = std::minmax(other->line, row->line);
      complaints.emplace(later, shown(row->row.host) + " has another operator in line " + std::to_string(earlier) +
                                    " on the same days; say with from and until who ran it when");
    }
    if (last == nullptr || ends_later(row->row, last->row)) {
      if (!is_same) last_of_another = last;
      last = row;
    } else if (!is_same && (last_of_another == nullptr || ends_later(row->row, last_of_another->row))) {
      last_of_another = row;
    }
  }
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
  if (const auto* error = std::get_if<ReportError>(&opened)) {
    // The reader's own words name options that are of the texts.
    const bool columns = error->code == "columns";
    return name + ": " +
           (columns ? "needs a column host and a column operator, each once, named in its first line" : error->message);
  }
  TableReader& reader = std::get<TableReader>(opened);
  std::vector<PlacedRow> rows;
  Complaints complaints;
  while (std::optional<TableRow> read = reader.next()) {
    if (read->error) {
      complaints.emplace(read->line, read->error->message);
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
    if (std::string problem = problem_of(row); !problem.empty()) {
      complaints.emplace(read->line, std::move(problem));
      continue;
    }
    rows.push_back({std::move(row), read->line});
  }
  std::map<std::string_view, std::vector<const PlacedRow*>> by_host;
  for (const PlacedRow& row : rows) by_host[row.row.host].push_back(&row);
  for (auto& [host, of_host] : by_host) find_overlaps(std::move(of_host), complaints);
  std::string wrong;
  for (const auto& [line, message] : complaints) {
    wrong += (wrong.empty() ? "" : "\n") + name + ", line " + std::to_string(line) + ": " + message;
  }
  if (!wrong.empty()) return wrong;
  std::vector<SiteRow> sites;
  sites.reserve(rows.size());
  for (PlacedRow& row : rows) sites.push_back(std::move(row.row));
  return sites;
}

}  // namespace overclaim
