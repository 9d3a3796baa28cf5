// The registrable domain (public suffix list) was not taken: one clinic in two subdomains is better joined by a row
// that somebody answers for than by a list of suffixes. Only "www." is the same site everywhere. Covered by
// tests/site_test.cc.
#include "survey/site.h"

#include <algorithm>
#include <cstddef>

namespace overclaim {
namespace {

constexpr std::size_t day_size = 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool holds(const SiteRow& row, const std::string& day) {
  return (row.from.empty() || row.from <= day) && (row.until.empty() || day <= row.until);
}

// Sets `undated` where rows could not be told apart for want of a day.
const SiteRow* row_of_host(std::string_view host, const std::string& day, const SiteTable& table, bool& undated) {
  std::vector<const SiteRow*> rows;
  for (const SiteRow& row : table.rows) {
    if (row.host == host) rows.push_back(&row);
  }
  if (rows.empty()) return nullptr;
  if (day.empty()) {
    for (const SiteRow* row : rows) {
      if (row->from.empty() && row->until.empty()) return row;
    }
    const bool one = std::all_of(rows.begin(), rows.end(),
                                 [&](const SiteRow* row) { return row->operator_name == rows[0]->operator_name; });
    if (one) return rows[0];
    undated = true;
    return nullptr;
  }
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const SiteRow* row) { return holds(*row, day); });
  return found == rows.end() ? nullptr : *found;
}

std::string place_of(const std::string& source, const std::vector<std::string>& roots) {
  for (std::string root : roots) {
    while (root.size() > 1 && root.back() == '/') root.pop_back();
    const std::string below = root == "/" ? root : root + '/';
    if (source.rfind(below, 0) != 0) continue;
    const std::size_t slash = source.find('/', below.size());
    return slash == source.npos ? root : source.substr(0, slash);
  }
  const std::size_t slash = source.rfind('/');
  return slash == source.npos || slash == 0 ? source : source.substr(0, slash);
}

}  // namespace

std::string host_of(std::string_view uri) {
  const std::size_t scheme = uri.find("://");
  if (scheme == uri.npos) return "";
  uri.remove_prefix(scheme + 3);
  uri = uri.substr(0, uri.find_first_of("/?#\\"));
  const std::size_t user = uri.rfind('@');
  if (user != uri.npos) uri.remove_prefix(user + 1);
  if (!uri.empty() && uri.front() == '[') {  // IPv6
    uri = uri.substr(0, std::min(uri.find(']'), uri.size() - 1) + 1);
  } else {
    uri = uri.substr(0, uri.find(':'));
  }
  std::string host;
  for (const char c : uri) host += lower(c);
  while (!host.empty() && host.back() == '.') host.pop_back();
  if (host.rfind("www.", 0) == 0 && host.find('.', 4) != host.npos) host.erase(0, 4);
  return host;
}

std::string day_at_start(std::string_view date) {
  if (date.size() < day_size) return "";
  for (std::size_t i = 0; i < day_size; ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? date[i] != '-' : date[i] < '0' || date[i] > '9') return "";
  }
  return std::string(date.substr(0, day_size));
}

std::string capture_day(const Report& report, const std::string& otherwise) {
  std::string day = report.record ? day_at_start(report.record->date) : "";
  if (day.empty()) day = report.captured;
  return day.empty() ? otherwise : day;
}

Operator operator_of(const Report& report, const std::string& day, const SiteTable& table) {
  Operator found;
  if (report.record) {
    found.host = host_of(report.record->uri);
    for (const RecordColumn& column : report.record->columns) {
      if (table.field.empty() || column.name != table.field || column.value.empty()) continue;
      found.name = column.value;
      return found;
    }
  }
  for (std::string_view domain = found.host; !domain.empty() && !found.undated;) {
    if (const SiteRow* row = row_of_host(domain, day, table, found.undated)) {
      found.name = row->operator_name;
      found.country = row->country;
      return found;
    }
    const std::size_t dot = domain.find('.');
    domain = dot == domain.npos ? std::string_view() : domain.substr(dot + 1);
  }
  found.name = found.host.empty() ? place_of(report.source, table.roots) : found.host;
  return found;
}

}  // namespace overclaim
