// One JSON object as a row of a table: its own keys, and of what nests in them only how it is written.
#ifndef OVERCLAIM_INTAKE_JSON_ROW_H_
#define OVERCLAIM_INTAKE_JSON_ROW_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// `text`: of a string, and of a list of strings, as ad libraries give the variants of a text: one paragraph each.
// `shown`: a string as it is, "" for null, else JSON without spaces. `count`: how often the key stands there; the last
// value counts.
struct JsonField {
  std::string key, shown;
  std::optional<std::string> text;
  bool is_null = false;
  std::size_t count = 1;
};

enum class JsonLine { object, other, broken };

// `fields`: in the order in which the keys stand there first; empty but for an object. Time and memory grow with the
// line alone, however many keys it has.
// Requires: the line nests no deeper than the caller allows; it holds no byte of zero.
JsonLine read_json_row(std::string_view line, std::vector<JsonField>& fields);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_JSON_ROW_H_
