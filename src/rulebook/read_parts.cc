// Readers of what several kinds of file hold: ids and examples. A mistaken id is still kept as it stands, so that what
// hangs on it gives no second problem. Covered by tests/broken_rulebooks_test.cc.
#include <algorithm>

#include "rulebook/marked_text.h"
#include "rulebook/rulebook.h"
#include "rulebook/rulebook_limits.h"
#include "rulebook/source_files.h"
#include "text/calendar_day.h"

namespace overclaim {

namespace {

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// The number of dots of a kebab-case id, -1 where it is none.
int dots_of(std::string_view id) {
  int dots = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (is_lower_or_digit(id[i])) continue;
    const bool inside = i > 0 && i + 1 < id.size() && is_lower_or_digit(id[i - 1]) && is_lower_or_digit(id[i + 1]);
    if (!inside || (id[i] != '-' && id[i] != '.')) return -1;
    if (id[i] == '.') ++dots;
  }
  return id.empty() ? -1 : dots;
}

void read_text_that(const JsonNode& node, std::string& out, bool (*is_good)(std::string_view),
                    const std::string& expected) {
  const auto text = node.as_text();
  if (!text) return;
  out = *text;
  if (!is_good(*text)) node.problem("must be " + expected + ", is " + shown(*text));
}

void check_url(const JsonNode& node, const std::string& url) {
  if (url.empty() || url.starts_with("https://") || url.starts_with("http://")) return;
  node.problem("must begin with https:// or http://, is " + shown(url));
}

}  // namespace

void read_rule_id(const JsonNode& node, std::string& out) {
  read_text_that(
      node, out, [](std::string_view id) { return dots_of(id) == 1; },
      "a category, a dot and a name in lower-case letters, digits and single hyphens, like "
      "\"safety.no-risks\"");
}

void read_id(const JsonNode& node, std::string& out) {
  read_text_that(
      node, out, [](std::string_view id) { return dots_of(id) >= 0; },
      "an id in lower-case letters and digits, parts joined by single hyphens or dots");
}

void read_id_or_nothing(const JsonNode& node, std::string& out) {
  read_text_that(
      node, out, [](std::string_view id) { return id.empty() || dots_of(id) >= 0; },
      "\"\" or an id in lower-case letters and digits, parts joined by single hyphens or dots");
}

void read_class_name(const JsonNode& node, std::string& out) {
  read_text_that(
      node, out,
      [](std::string_view name) {
        return !name.empty() && name.size() <= max_class_name && name.front() >= 'a' && name.front() <= 'z' &&
               std::all_of(name.begin(), name.end(), [](char c) { return is_lower_or_digit(c) || c == '_'; });
      },
      "a class name of at most " + std::to_string(max_class_name) +
          " lower-case letters, digits and underscores, a letter first");
  for (std::uint16_t i = 0; i < builtin_class_count; ++i) {
    if (out == to_string(static_cast<BuiltinClass>(i))) node.problem(shown(out) + " is a built-in class");
  }
}

void read_marked(const JsonNode& node, std::string& out) {
  read_lines(node, out);
  if (out.empty()) return;  // reported
  std::string error;
  static_cast<void>(marked_text(out, error));
  if (!error.empty()) node.problem(error);
}

void read_unmarked(const JsonNode& node, std::string& out) {
  read_lines(node, out);
  if (has_marks(out)) node.problem("shows that nothing is found, so it may have no marks [[ ]]");
}

void read_age_range(const JsonNode& node, std::optional<AgeRange>& out) {
  const auto read_years = [](const JsonNode& years, double& value) { value = years.as_number(0, 150).value_or(value); };
  AgeRange range;
  read_object(node, {required_key("from", range.from, read_years), required_key("to", range.to, read_years)});
  if (range.to < range.from) node.problem("must not be below \"from\"", "/to");
  out = range;
}

void read_date_or_nothing(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  if (!out.empty() && !is_calendar_day(out)) node.problem("must be a date like 2024-05-31 or \"\", is " + shown(out));
}

void read_url(const JsonNode& node, std::string& out) {
  read_line(node, out);
  check_url(node, out);
}

void read_url_or_nothing(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  check_url(node, out);
}

}  // namespace overclaim
