// Events instead of a value: the library's value that keeps the order of its keys looks for each among all before it,
// so that a line of many keys took minutes. Covered by tests/table_reader_test.cc.
#include "intake/json_row.h"

#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

namespace overclaim {
namespace {

using Json = nlohmann::json;

std::string written(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Depth 0 is around the object, 1 in it, 2 and more in what nests in its values.
class RowEvents : public nlohmann::json_sax<Json> {
 public:
  explicit RowEvents(std::vector<JsonField>& fields) : fields_(fields) {}

  bool is_object() const { return is_object_; }

  bool null() override {
    if (depth_ != 1) return value("null");
    fields_[at_].is_null = true;
    return true;
  }
  bool boolean(bool given) override { return value(given ? "true" : "false"); }
  bool number_integer(number_integer_t given) override { return value(std::to_string(given)); }
  bool number_unsigned(number_unsigned_t given) override { return value(std::to_string(given)); }
  bool number_float(number_float_t given, const string_t& /*as_written*/) override { return value(written(given)); }
  bool binary(binary_t& /*given*/) override { return false; }  // none in JSON

  bool string(string_t& given) override {
    if (depth_ == 1) {
      fields_[at_].text = fields_[at_].shown = std::move(given);
      return true;
    }
    if (!is_list_of_texts_ || depth_ != 2) return value(written(given));
    std::string& text = *fields_[at_].text;
    if (!text.empty()) text += "\n\n";
    text += given;
    comma();
    fields_[at_].shown += written(given);
    return true;
  }

  bool key(string_t& given) override {
    if (depth_ == 1) return begin_field(std::move(given));
    comma();
    fields_[at_].shown += written(given) + ':';
    needs_comma_ = false;
    return true;
  }

  bool start_object(std::size_t /*elements*/) override {
    if (depth_ == 0) {
      is_object_ = true;
      ++depth_;
      return true;
    }
    return open('{');
  }
  bool end_object() override { return close('}'); }

  bool start_array(std::size_t /*elements*/) override {
    const bool is_value = depth_ == 1;
    if (!open('[')) return false;
    if (is_value) fields_[at_].text = "";
    is_list_of_texts_ = is_value;
    return true;
  }
  bool end_array() override { return close(']'); }

  bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const Json::exception& /*why*/) override {
    return false;
  }

 private:
  bool begin_field(std::string key) {
    const auto [place, is_new] = places_.try_emplace(key, fields_.size());
    at_ = place->second;
    if (is_new) {
      fields_.emplace_back().key = std::move(key);
    } else {
      JsonField again;
      again.count = fields_[at_].count + 1;
      again.key = std::move(key);
      fields_[at_] = std::move(again);
    }
    needs_comma_ = is_list_of_texts_ = false;
    return true;
  }

  void comma() {
    if (needs_comma_) fields_[at_].shown += ',';
    needs_comma_ = true;
  }

  // Of what is no object nothing is kept.
  bool value(std::string_view as_json) {
    if (depth_ == 0) return true;
    drop_text();
    comma();
    fields_[at_].shown += as_json;
    return true;
  }

  void drop_text() {
    is_list_of_texts_ = false;
    fields_[at_].text.reset();
  }

  bool open(char bracket) {
    if (depth_ > 0) {
      drop_text();
      comma();
      fields_[at_].shown += bracket;
      needs_comma_ = false;
      ++depth_;
    }
    return depth_ > 0;
  }

  bool close(char bracket) {
    if (--depth_ > 0) fields_[at_].shown += bracket;
    needs_comma_ = true;
    return true;
  }

  std::vector<JsonField>& fields_;
  std::unordered_map<std::string, std::size_t> places_;  // of fields_
  std::size_t at_ = 0;                                   // the field that is being read
  std::size_t depth_ = 0;
  bool is_object_ = false, needs_comma_ = false, is_list_of_texts_ = false;
};

}  // namespace

JsonLine read_json_row(std::string_view line, std::vector<JsonField>& fields) {
  fields.clear();
  RowEvents events(fields);
  if (Json::sax_parse(line, &events)) return events.is_object() ? JsonLine::object : JsonLine::other;
  fields.clear();
  return !events.is_object() && Json::accept(line) ? JsonLine::other : JsonLine::broken;
}

}  // namespace overclaim
