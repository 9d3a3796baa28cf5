// JSON written as it goes, key by key in the order of the contract: no tree is built, and nothing can fail but memory.
//
// The bytes are those that nlohmann/json writes for the same values without spaces, and with U+FFFD for each stretch
// that is no UTF-8 (tests/json_text_test.cc compares the two on random values and bytes). A function that writes the
// fields of a struct looks so:
//   void span_fields(JsonText& json, SourceSpan span) { json.field("begin", span.begin); json.field("end", span.end); }
// and json.field("span", finding.span, span_fields) adds "span":{"begin":3,"end":9}.
#ifndef OVERCLAIM_REPORT_JSON_TEXT_H_
#define OVERCLAIM_REPORT_JSON_TEXT_H_

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

class JsonText {
 public:
  // Adds to `out`, which outlives this.
  explicit JsonText(std::string& out) : out_(out) {}

  // A value in a list, or the whole.
  void value(std::nullptr_t);
  void value(bool truth);
  void value(std::string_view text);
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  template <std::integral Number>
  void value(Number number) {
    separate();
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
  }
  template <typename Value>
  void value(const std::vector<Value>& values) {
    open('[');
    for (const Value& one : values) value(one);
    close(']');
  }
  template <typename Value, std::size_t size>
  void value(const std::array<Value, size>& values) {
    open('[');
    for (const Value& one : values) value(one);
    close(']');
  }
  template <typename Value>
  void value(const std::optional<Value>& one) {
    if (one) {
      value(*one);
    } else {
      value(nullptr);
    }
  }
  template <typename Value, typename Fields>
  void value(const Value& one, const Fields& fields) {
    open('{');
    fields(*this, one);
    close('}');
  }

  // A key and its value, in an object.
  template <typename Value>
  void field(std::string_view name, const Value& one) {
    key(name);
    value(one);
  }
  // An object, by the function that writes its fields.
  template <typename Value, typename Fields>
  void field(std::string_view name, const Value& one, const Fields& fields) {
    key(name);
    value(one, fields);
  }
  // An object or null.
  template <typename Value, typename Fields>
  void field(std::string_view name, const std::optional<Value>& one, const Fields& fields) {
    if (one) {
      field(name, *one, fields);
    } else {
      field(name, nullptr);
    }
  }
  // A list of objects.
  template <typename Value, typename Fields>
  void field(std::string_view name, const std::vector<Value>& values, const Fields& fields) {
    key(name);
    open('[');
    for (const Value& one : values) value(one, fields);
    close(']');
  }
  // Empty text is null.
  void text_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) {
      value(nullptr);
    } else {
      value(text);
    }
  }
  void key(std::string_view name);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quoted(std::string_view text);

  std::string& out_;
  bool behind_value_ = false;  // a comma goes before the next value
};

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_JSON_TEXT_H_
