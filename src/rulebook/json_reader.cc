// Parsing builds the value by SAX events, because nlohmann::json::parse keeps the last of repeated keys in silence and
// stops at nothing too deep. A JSON Schema was not taken as the check: its messages name schema paths, not what to do,
// and half of our checks (marks, roles, ids) lie outside it. Covered by tests/json_reader_test.cc.
#include "rulebook/json_reader.h"

#include <algorithm>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>

#include "rulebook/number_text.h"
#include "rulebook/problem_limit.h"
#include "text/utf8.h"
#include "text/writing_direction.h"

namespace overclaim {

using nlohmann::json;

// In bytes. Keys may be as long as texts, and each problem below them would repeat them.
constexpr std::size_t max_pointer = 2'000;

// The file being read.
struct JsonFile {
  std::string name;
  std::vector<Problem>& problems;
  std::size_t found = 0;

  void add(std::string pointer, std::string message) {
    if (++found > max_json_problems + 1) return;
    if (found > max_json_problems) message = too_many_problems();
    if (pointer.size() > max_pointer) pointer = pointer.substr(0, max_pointer) + "...";
    problems.push_back({name, std::move(pointer), std::move(message)});
  }

  static void read(const json& root, JsonFile& file, const std::function<void(const JsonNode&)>& read) {
    read(JsonNode(root, nullptr, {}, 0, file));
  }
};

namespace {

std::string pointer_step(std::string_view key) {
  std::string step = "/";
  for (const char c : key) {
    if (c == '~') {
      step += "~0";
    } else if (c == '/') {
      step += "~1";
    } else {
      step += c;
    }
  }
  return step;
}

std::string shown_value(const json& value) {
  switch (value.type()) {
    case json::value_t::null:
      return "null";
    case json::value_t::boolean:
      return value.get<bool>() ? "true" : "false";
    case json::value_t::number_unsigned:
      return std::to_string(value.get<std::uint64_t>());
    case json::value_t::number_integer:
      return std::to_string(value.get<std::int64_t>());
    case json::value_t::number_float:
      return number_text(value.get<double>());
    case json::value_t::string:
      return "the text " + shown(value.get_ref<const std::string&>());
    case json::value_t::array:
      return "a list";
    case json::value_t::object:
      return "an object";
    default:
      return "something else";
  }
}

bool is_text_or_number(std::string_view token) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (token.empty()) return false;
  if (token.front() == '"') return token.size() > 1 && token.back() == '"';
  return (is_digit(token.front()) || token.front() == '-') && is_digit(token.back());
}

class ValueBuilder final : public nlohmann::json_sax<json> {
 public:
  ValueBuilder(std::string_view bytes, JsonFile& file) : bytes_(bytes), file_(file) {}

  json& root() { return root_; }

  bool null() override { return add(nullptr) != nullptr; }
  bool boolean(bool value) override { return add(value) != nullptr; }
  bool number_integer(number_integer_t value) override { return add(value) != nullptr; }
  bool number_unsigned(number_unsigned_t value) override { return add(value) != nullptr; }
  bool number_float(number_float_t value, const string_t& /*written*/) override { return add(value) != nullptr; }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON has none

  bool string(string_t& value) override {
    if (value.size() > max_json_string) report(too_long("a text", value.size()));
    return add(std::move(value)) != nullptr;
  }

  bool start_object(std::size_t /*size*/) override { return open(json::object()); }
  bool start_array(std::size_t /*size*/) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& key) override {
    Level& level = levels_.back();
    if (key.size() > max_json_string) {
      file_.add(pointer_of_open(), too_long("a key", key.size()));
      return false;
    }
    level.key = std::move(key);
    level.repeated = level.container->contains(level.key);
    if (level.repeated) report("repeated key " + shown(level.key) + "; a key may stand once in an object");
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token, const json::exception& error) override {
    // `position` counts the bytes read, the last one of what is wrong included. Of a text or number people look for the
    // first; of other tokens the library's text is no measure, as it may begin in an earlier one.
    std::size_t at = position > 0 ? position - 1 : 0;
    if (is_text_or_number(token) && position <= bytes_.size() && bytes_.substr(0, position).ends_with(token)) {
      at = position - token.size();
    }
    const std::string_view before = bytes_.substr(0, std::min(at, bytes_.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    // The library's message, without its own name and place.
    std::string_view what = error.what();
    if (const std::size_t end = what.find("] "); end != what.npos) what.remove_prefix(end + 2);
    if (what.starts_with("parse error at ")) {
      if (const std::size_t end = what.find(": "); end != what.npos) what.remove_prefix(end + 2);
    }
    std::string detail;
    for (std::size_t i = 0; i < what.size();) {
      const CodePoint code_point = code_point_at(what, i);
      append_utf8(detail, code_point.value);
      i += code_point.size;
    }
    file_.add("", "is not JSON: line " + std::to_string(lines + 1) + ", column " +
                      std::to_string(before.size() - line_begin + 1) + ": " + detail);
    return false;
  }

 private:
  struct Level {
    json* container;
    std::string key;        // of the member being read
    bool repeated = false;  // it stood before
  };

  static std::string too_long(std::string_view what, std::size_t size) {
    return std::string(what) + " of " + std::to_string(size) + " bytes; at most " + std::to_string(max_json_string) +
           " are allowed";
  }

  std::string pointer_of_open() const {
    std::string pointer;
    for (std::size_t i = 0; i + 1 < levels_.size(); ++i) pointer += step_of(levels_[i], true);
    return pointer;
  }

  // `begun`: the entry being read already stands in the list.
  static std::string step_of(const Level& level, bool begun) {
    if (level.container->is_object()) return pointer_step(level.key);
    return "/" + std::to_string(level.container->size() - (begun ? 1 : 0));
  }

  // At the value about to be added.
  void report(std::string message) {
    std::string pointer = pointer_of_open();
    if (!levels_.empty()) pointer += step_of(levels_.back(), false);
    file_.add(std::move(pointer), std::move(message));
  }

  json* add(json value) {
    if (levels_.empty()) return &(root_ = std::move(value));
    const Level& level = levels_.back();
    if (level.container->is_array()) {
      level.container->push_back(std::move(value));
      return &level.container->back();
    }
    if (level.repeated) return &discarded_.emplace_back(std::move(value));
    return &((*level.container)[level.key] = std::move(value));
  }

  bool open(json container) {
    if (levels_.size() == max_json_nesting) {
      report("nested deeper than " + std::to_string(max_json_nesting) + " levels");
      return false;
    }
    // Only ancestors of the value being read are pointed to, and nothing is added beside them, so they stay in place.
    levels_.push_back({add(std::move(container)), {}});
    return true;
  }

  bool close() {
    levels_.pop_back();
    return true;
  }

  std::string_view bytes_;
  JsonFile& file_;
  json root_;
  std::vector<Level> levels_;
  std::deque<json> discarded_;  // values of repeated keys
};

void check_characters(const JsonNode& node, std::string_view text, bool several_lines) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code_point = code_point_at(text, at);
    at += code_point.size;
    const char32_t c = code_point.value;
    if (several_lines && (c == '\n' || c == '\t')) continue;
    // Not in a line of ours; an example of a page (several lines) may have them.
    const bool misleads = c == 0x2028 || c == 0x2029 || turns_direction(c);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (misleads && !several_lines)) {
      const std::string allowed = several_lines ? "; of control characters only line feed and tab are allowed" : "";
      return node.problem("holds the control character " + shown(text.substr(at - code_point.size, code_point.size)) +
                          allowed);
    }
  }
}

// True where `text` is fit to stand as text; a problem is reported otherwise.
bool check_text(const JsonNode& node, std::string_view text) {
  if (text.empty()) {
    node.problem("must not be empty");
    return false;
  }
  if (text.front() == ' ' || text.back() == ' ') {
    node.problem("begins or ends with a space: " + shown(text));
    return false;
  }
  return true;
}

}  // namespace

const std::string& JsonNode::file() const { return file_.name; }

std::string JsonNode::pointer() const {
  if (parent_ == nullptr) return "";
  return parent_->pointer() + (parent_->value_.is_object() ? pointer_step(key_) : "/" + std::to_string(index_));
}

void JsonNode::problem(std::string message, std::string_view below) const {
  file_.add(pointer() + std::string(below), std::move(message));
}

void JsonNode::wrong_type(std::string_view expected) const {
  problem("must be " + std::string(expected) + ", is " + shown_value(value_));
}

std::optional<std::string_view> JsonNode::as_text() const {
  if (value_.is_string()) return value_.get_ref<const std::string&>();
  wrong_type("text");
  return std::nullopt;
}

std::optional<bool> JsonNode::as_flag() const {
  if (value_.is_boolean()) return value_.get<bool>();
  wrong_type("true or false");
  return std::nullopt;
}

std::optional<int> JsonNode::as_whole_number(int least, int most) const {
  if (value_.is_number_unsigned()) {
    const auto number = value_.get<std::uint64_t>();
    if (number <= static_cast<std::uint64_t>(std::max(most, 0)) && static_cast<std::int64_t>(number) >= least) {
      return static_cast<int>(number);
    }
  } else if (value_.is_number_integer()) {
    const auto number = value_.get<std::int64_t>();
    if (number >= least && number <= most) return static_cast<int>(number);
  }
  wrong_type("a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<double> JsonNode::as_number(double least, double most) const {
  if (value_.is_number()) {
    const auto number = value_.get<double>();
    if (number >= least && number <= most) return number;
  }
  wrong_type("a number from " + number_text(least) + " to " + number_text(most));
  return std::nullopt;
}

std::optional<std::size_t> JsonNode::as_choice(const std::vector<std::string_view>& names) const {
  const std::string allowed = "one of " + joined(names);
  if (!value_.is_string()) {
    wrong_type(allowed);
    return std::nullopt;
  }
  const std::string_view name = value_.get_ref<const std::string&>();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::string_view nearest = nearest_name(name, names);
  problem("must be " + allowed + ", is " + shown(name) +
          (nearest.empty() ? "" : "; did you mean " + shown(nearest) + "?"));
  return std::nullopt;
}

bool JsonNode::each_entry(const std::function<void(const JsonNode&)>& visit) const {
  if (!value_.is_array()) {
    wrong_type("a list");
    return false;
  }
  for (std::size_t i = 0; i < value_.size(); ++i) visit(JsonNode(value_[i], this, {}, i, file_));
  return true;
}

bool JsonNode::each_member(const std::function<void(std::string_view key, const JsonNode&)>& visit) const {
  if (!value_.is_object()) {
    wrong_type("an object");
    return false;
  }
  for (auto member = value_.begin(); member != value_.end(); ++member) {
    visit(member.key(), JsonNode(member.value(), this, member.key(), 0, file_));
  }
  return true;
}

const json* JsonNode::member(std::string_view key) const {
  if (!value_.is_object()) return nullptr;
  const auto found = value_.find(key);
  return found == value_.end() ? nullptr : &*found;
}

std::size_t JsonNode::count_of(std::string_view key) const {
  const json* found = member(key);
  if (found == nullptr) return 0;
  return found->is_array() ? found->size() : 1;
}

void JsonNode::with_member(std::string_view key, const std::function<void(const JsonNode&)>& visit) const {
  if (const json* found = member(key)) visit(JsonNode(*found, this, key, 0, file_));
}

bool JsonNode::is_object() const { return value_.is_object(); }

bool JsonNode::is_null() const { return value_.is_null(); }

bool read_json(std::string_view file, std::string_view bytes, std::vector<Problem>& problems,
               const std::function<void(const JsonNode&)>& read) {
  JsonFile json_file{std::string(file), problems};
  const auto refuse = [&](std::string message) {
    problems.push_back({json_file.name, "", std::move(message)});
    return false;
  };
  if (bytes.size() > max_json_bytes) {
    return refuse("is " + std::to_string(bytes.size()) + " bytes long; at most " + std::to_string(max_json_bytes) +
                  " are allowed");
  }
  // The parser takes a zero byte for the end of the file and would leave out the rest.
  if (bytes.find('\0') != bytes.npos) return refuse("is not JSON: holds a zero byte");
  ValueBuilder builder(bytes, json_file);
  if (!json::sax_parse(bytes.begin(), bytes.end(), &builder)) return false;
  JsonFile::read(builder.root(), json_file, read);
  return true;
}

void read_object(const JsonNode& node, std::initializer_list<JsonKey> keys) {
  std::vector<std::string_view> names;
  for (const JsonKey& key : keys) names.push_back(key.key);
  const bool is_object = node.each_member([&](std::string_view name, const JsonNode& member) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    const std::string_view nearest = nearest_name(name, names);
    const std::string hint = nearest.empty() ? "; allowed: " : "; did you mean " + shown(nearest) + "? Allowed: ";
    member.problem("unknown key " + shown(name) + hint + joined(names));
  });
  if (!is_object) return;
  for (const JsonKey& key : keys) {
    node.with_member(key.key, key.read);
    if (key.required && !node.has(key.key)) node.problem("needs the key " + shown(key.key));
  }
}

void read_line(const JsonNode& node, std::string& out) {
  const auto text = node.as_text();
  if (!text) return;
  out = *text;
  if (check_text(node, *text)) check_characters(node, *text, false);
}

void read_line_or_nothing(const JsonNode& node, std::string& out) {
  const auto text = node.as_text();
  if (!text) return;
  out = *text;
  if (!text->empty() && check_text(node, *text)) check_characters(node, *text, false);
}

void read_lines(const JsonNode& node, std::string& out) {
  const auto text = node.as_text();
  if (!text) return;
  out = *text;
  if (check_text(node, *text)) check_characters(node, *text, true);
}

void read_flag(const JsonNode& node, bool& out) { out = node.as_flag().value_or(out); }

void require_entries(const JsonNode& list, std::size_t count, std::size_t at_least) {
  if (count >= at_least) return;
  list.problem("needs at least " + std::to_string(at_least) + (at_least == 1 ? " entry" : " entries") + ", has " +
               std::to_string(count));
}

void report_repeated(const JsonNode& list, const std::vector<std::string>& texts) {
  std::map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;  // not read, or reported as empty
    const auto [earlier, is_new] = first.emplace(texts[i], i);
    if (!is_new) {
      list.problem("repeats entry " + std::to_string(earlier->second) + ", " + shown(texts[i]),
                   "/" + std::to_string(i));
    }
  }
}

}  // namespace overclaim
