// Covered by tests/options_test.cc.
#include "app/option_values.h"

#include <algorithm>
#include <charconv>

#include "intake/glob.h"
#include "report/formats.h"
#include "report/reference_formats.h"
#include "rulebook/problem.h"
#include "text/calendar_day.h"

namespace overclaim {
namespace {

bool is_of_reference(Verb verb) {
  return verb == Verb::reference_list || verb == Verb::reference_show || verb == Verb::reference_search;
}

}  // namespace

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names, std::string_view before) {
  const std::string_view nearest = nearest_name(name, names);
  return nearest.empty() ? "" : "; did you mean " + std::string(before) + std::string(nearest) + "?";
}

std::string read_number(const std::string& value, int least, int most, int& out) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < least || number > most) {
    return "takes a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
           shown(value);
  }
  out = number;
  return "";
}

std::string read_count(const std::string& value, std::size_t& out) {
  int number = 0;
  std::string wrong = read_number(value, 1, 1'000'000'000, number);
  if (wrong.empty()) out = static_cast<std::size_t>(number);
  return wrong;
}

std::string read_name(const std::string& value, const std::vector<std::string_view>& names) {
  if (std::find(names.begin(), names.end(), value) != names.end()) return "";
  return "takes one of " + joined(names) + ", not " + shown(value) + did_you_mean(value, names);
}

std::string read_choice(const std::string& value, Choice& out) {
  out = value == "always" ? Choice::always : value == "never" ? Choice::never : Choice::automatic;
  return read_name(value, {"auto", "always", "never"});
}

std::string read_bytes(const std::string& value, std::uint64_t& out) {
  std::uint64_t number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  const std::string_view unit(stop, static_cast<std::size_t>(end - stop));
  const unsigned shift = unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : 0;
  const bool known = unit.empty() || shift > 0;
  if (error != std::errc() || !known || number == 0 || number > (std::uint64_t{1} << 50U) >> shift) {
    return "takes a number of bytes from 1, for example 64M, not " + shown(value);
  }
  out = number << shift;
  return "";
}

std::string read_range(const std::string& value, std::optional<std::uint64_t>& from, std::optional<std::uint64_t>& to) {
  const std::size_t colon = std::min(value.find(':'), value.size());
  const auto number = [](const std::string& digits) -> std::optional<std::uint64_t> {
    std::uint64_t out = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, out);
    if (digits.empty() || error != std::errc() || stop != end) return std::nullopt;
    return out;
  };
  from = number(value.substr(0, colon));
  to = colon < value.size() ? number(value.substr(colon + 1)) : std::nullopt;
  if (from && to && *from < *to) return "";
  return "takes A:B, the shards from A up to and without B, for example 0:10, not " + shown(value);
}

std::string read_format(const std::string& value, Verb verb) {
  std::vector<std::string_view> names;
  if (verb == Verb::decisions) {
    names = {"text", "json", "csv"};
  } else if (verb == Verb::shards_merge) {
    names = {"jsonl"};
  } else if (verb == Verb::reference_reconcile) {
    names = {"json", "csv"};
  } else if (is_of_reference(verb)) {
    for (const ReferenceFormat& format : reference_formats()) names.push_back(format.name);
  } else {
    for (const ReportFormat& format : report_formats()) names.push_back(format.name);
  }
  return read_name(value, names);
}

std::string read_text(const std::string& value, std::string& out) {
  if (value.empty()) return "takes a value that is not empty";
  out = value;
  return "";
}

std::string read_glob(const std::string& value, std::string& out) {
  if (const std::string wrong = wrong_glob(value); !wrong.empty()) {
    return "takes a pattern for names of files, and " + shown(value) + " " + wrong;
  }
  return read_text(value, out);
}

std::string read_day(const std::string& value, std::string& out) {
  if (!is_calendar_day(value)) return "takes a day written YYYY-MM-DD, for example 2025-04-30, not " + shown(value);
  out = value;
  return "";
}

std::string read_list(const std::string& value, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    if (end == begin) return "takes names parted by commas, not " + shown(value);
    out.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return "";
}

}  // namespace overclaim
