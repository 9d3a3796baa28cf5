// Readers of option values: each returns "" or what is wrong with the value, to stand behind the option's name.
#ifndef OVERCLAIM_APP_OPTION_VALUES_H_
#define OVERCLAIM_APP_OPTION_VALUES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"

namespace overclaim {

// "; did you mean --format?", or "" where nothing is near. `before` stands before the name.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names,
                         std::string_view before = "");

// Example: read_number("9", 1, 5, n) is "takes a whole number from 1 to 5, not 9" and leaves n.
std::string read_number(const std::string& value, int least, int most, int& out);

std::string read_count(const std::string& value, std::size_t& out);  // 1 and more

// A whole number from 1, with K, M or G (of 1024) behind it or not. Example: "64M" is 67108864.
std::string read_bytes(const std::string& value, std::uint64_t& out);

// "3:10" is 3 up to and without 10.
std::string read_range(const std::string& value, std::optional<std::uint64_t>& from, std::optional<std::uint64_t>& to);

std::string read_name(const std::string& value, const std::vector<std::string_view>& names);
std::string read_choice(const std::string& value, Choice& out);  // auto, always, never
std::string read_format(const std::string& value, Verb verb);    // a format this verb writes
std::string read_text(const std::string& value, std::string& out);
std::string read_glob(const std::string& value, std::string& out);  // a pattern of glob.h
std::string read_day(const std::string& value, std::string& out);

// Adds to `out`. "cure,safety" counts as two.
std::string read_list(const std::string& value, std::vector<std::string>& out);

// The same, of names as to_string writes them.
template <typename Enum, std::size_t Count>
std::string read_names(const std::string& value, const std::array<Enum, Count>& all, std::vector<std::string>& out) {
  std::vector<std::string> given;
  std::string wrong = read_list(value, given);
  std::vector<std::string_view> names;
  names.reserve(Count);
  for (const Enum one : all) names.push_back(to_string(one));
  for (const std::string& name : given) {
    if (wrong.empty()) wrong = read_name(name, names);
    out.push_back(name);
  }
  return wrong;
}

}  // namespace overclaim

#endif  // OVERCLAIM_APP_OPTION_VALUES_H_
