// A checked way to read JSON: every mistake becomes a Problem with file and place, and reading goes on.
//
// A reader is any callable `void(const JsonNode&, T& out)` that fills `out` as far as it can and reports what is wrong.
// The ones below are joined into the readers of whole files; what a file may hold is said in one table a struct:
//
//   void read_retired_id(const JsonNode& node, RetiredId& retired) {
//     read_object(node, {required_key("id", retired.id, read_id),
//                        optional_key("reason", retired.reason, read_line)});
//   }
//
// The tables are the closed sets of keys: any other key is a problem that names the allowed ones and the nearest.
#ifndef OVERCLAIM_RULEBOOK_JSON_READER_H_
#define OVERCLAIM_RULEBOOK_JSON_READER_H_

#include <array>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rulebook/problem.h"

namespace overclaim {

inline constexpr std::size_t max_json_bytes = 8U << 20U;
inline constexpr std::size_t max_json_string = 10'000;   // bytes, keys too
inline constexpr std::size_t max_json_problems = 1'000;  // told of one file
inline constexpr std::size_t max_json_nesting = 32;      // lists and objects inside one another

// A value and where it stands. Lives only while its file is read: each node holds its parent, so that the pointer is
// put together only when something is wrong.
class JsonNode {
 public:
  JsonNode(const JsonNode&) = delete;
  JsonNode& operator=(const JsonNode&) = delete;

  const std::string& file() const;
  std::string pointer() const;

  // Adds a problem at this place, or at `below` it ("/examples/match").
  void problem(std::string message, std::string_view below = {}) const;

  // The value where it has the type, otherwise a problem and nothing. Texts live as long as the file is read.
  std::optional<std::string_view> as_text() const;
  std::optional<bool> as_flag() const;
  std::optional<int> as_whole_number(int least, int most) const;
  std::optional<double> as_number(double least, double most) const;
  std::optional<std::size_t> as_choice(const std::vector<std::string_view>& names) const;  // index of the name

  // Calls `visit` for each entry of a list; for each member of an object, by key. False, with a problem, where the
  // value is no list, no object.
  bool each_entry(const std::function<void(const JsonNode&)>& visit) const;
  bool each_member(const std::function<void(std::string_view key, const JsonNode&)>& visit) const;

  // How much stands under a key of this object, for checks of "at least one of": the entries of a list, 1 for any other
  // value (a wrong one is reported by its reader), 0 where the key is missing.
  std::size_t count_of(std::string_view key) const;
  // Calls `visit` with the member of that key, where this is an object that has it.
  void with_member(std::string_view key, const std::function<void(const JsonNode&)>& visit) const;

  bool has(std::string_view key) const { return member(key) != nullptr; }
  bool is_object() const;
  bool is_null() const;

 private:
  friend struct JsonFile;
  JsonNode(const nlohmann::json& value, const JsonNode* parent, std::string_view key, std::size_t index,
           struct JsonFile& file)
      : value_(value), parent_(parent), key_(key), index_(index), file_(file) {}

  const nlohmann::json* member(std::string_view key) const;
  void wrong_type(std::string_view expected) const;

  const nlohmann::json& value_;
  const JsonNode* parent_;
  std::string_view key_;
  std::size_t index_;  // in a list; not used where key_ is set
  struct JsonFile& file_;
};

// Parses `bytes` and calls `read` with the whole value. False, with a problem and without a call, where the bytes are
// no JSON or over a limit. Repeated keys (the first is read) and long texts are problems that do not stop the reading.
// Example: read_json("rules/retired_ids.json", "{}", problems, [](const JsonNode& node) { node.problem("..."); });
bool read_json(std::string_view file, std::string_view bytes, std::vector<Problem>& problems,
               const std::function<void(const JsonNode&)>& read);

// ---- objects ----------------------------------------------------------------------------------------------------

struct JsonKey {
  std::string_view key;
  bool required = false;
  std::function<void(const JsonNode&)> read;
};

// Reads the keys of an object in the order of `keys`; one that is none of them and a missing required one are problems.
void read_object(const JsonNode& node, std::initializer_list<JsonKey> keys);

template <typename Out, typename Read>
JsonKey key_required_if(bool required, std::string_view key, Out& out, Read read) {
  return {key, required, [&out, read = std::move(read)](const JsonNode& node) { read(node, out); }};
}

template <typename Out, typename Read>
JsonKey required_key(std::string_view key, Out& out, Read read) {
  return key_required_if(true, key, out, std::move(read));
}

template <typename Out, typename Read>
JsonKey optional_key(std::string_view key, Out& out, Read read) {
  return key_required_if(false, key, out, std::move(read));
}

// ---- single values ----------------------------------------------------------------------------------------------

// One line of text: not empty, no space at its ends, no control characters.
void read_line(const JsonNode& node, std::string& out);

// The same, or "" for nothing.
void read_line_or_nothing(const JsonNode& node, std::string& out);

// Text that may have several lines: line feeds and tabs allowed.
void read_lines(const JsonNode& node, std::string& out);

void read_flag(const JsonNode& node, bool& out);

inline auto whole_number(int least, int most) {
  return [least, most](const JsonNode& node, int& out) { out = node.as_whole_number(least, most).value_or(out); };
}

// A name of `all`, as to_string writes them. `Out` is the enum or an optional of it.
template <typename Enum, std::size_t Count>
auto one_of(const std::array<Enum, Count>& all) {
  return [all](const JsonNode& node, auto& out) {
    std::vector<std::string_view> names;
    names.reserve(Count);
    for (const Enum value : all) names.push_back(to_string(value));
    if (const auto index = node.as_choice(names)) out = all[*index];
  };
}

// ---- lists ------------------------------------------------------------------------------------------------------

void require_entries(const JsonNode& list, std::size_t count, std::size_t at_least);
void report_repeated(const JsonNode& list, const std::vector<std::string>& texts);

// A list of what `read` reads, added to `out`. An entry that cannot be read is added as it was made, so that an entry's
// number is its place in `out`. Equal texts in a list of texts are a problem.
template <typename Read>
auto list_of(Read read, std::size_t at_least = 0) {
  return [read = std::move(read), at_least](const JsonNode& node, auto& out) {
    const std::size_t before = out.size();
    if (!node.each_entry([&](const JsonNode& entry) { read(entry, out.emplace_back()); })) return;
    require_entries(node, out.size() - before, at_least);
    if constexpr (std::is_same_v<std::decay_t<decltype(out)>, std::vector<std::string>>) report_repeated(node, out);
  };
}

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_JSON_READER_H_
