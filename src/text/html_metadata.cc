// A small JSON scanner: the JSON library keeps no offsets of strings, and they are what a finding must point at.
// Test: tests/html_side_texts_test.cc.
#include "text/html_metadata.h"

#include <algorithm>
#include <array>

#include "text/html_tags.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 12> text_keys = {
    "name", "headline",    "alternativeHeadline", "alternateName", "description", "disambiguatingDescription",
    "text", "articleBody", "reviewBody",          "abstract",      "caption",     "slogan"};

class JsonScanner {
 public:
  JsonScanner(std::string_view input, OffsetRange script) : input_(input), at_(script.begin), end_(script.end) {}

  std::optional<std::vector<StructuredString>> scan() {
    enum class Wants { value, value_or_end, key, key_or_end, comma_or_end, nothing };
    Wants wants = Wants::value;
    while (true) {
      skip_space();
      if (at_ >= end_) break;
      const char c = input_[at_];
      if (wants == Wants::nothing) return std::nullopt;
      if (wants == Wants::comma_or_end) {
        if (c == ',') {
          ++at_;
          wants = open_.back().is_object ? Wants::key : Wants::value;
        } else if (c == (open_.back().is_object ? '}' : ']')) {
          close();
          wants = open_.empty() ? Wants::nothing : Wants::comma_or_end;
        } else {
          return std::nullopt;
        }
      } else if (wants == Wants::key || wants == Wants::key_or_end) {
        if (c == '}' && wants == Wants::key_or_end) {
          close();
          wants = open_.empty() ? Wants::nothing : Wants::comma_or_end;
          continue;
        }
        DecodedRun key;
        if (c != '"' || !read_string(key)) return std::nullopt;
        open_.back().key = key.text;
        skip_space();
        if (at_ >= end_ || input_[at_] != ':') return std::nullopt;
        ++at_;
        wants = Wants::value;
      } else if (c == ']' && wants == Wants::value_or_end) {
        close();
        wants = open_.empty() ? Wants::nothing : Wants::comma_or_end;
      } else if (c == '{' || c == '[') {
        ++at_;
        const std::string key = open_.empty() ? std::string() : open_.back().key;  // an array's items have its key
        open_.push_back({c == '{', c == '{' ? std::string() : key, key, {}, {}, {}});
        wants = c == '{' ? Wants::key_or_end : Wants::value_or_end;
      } else {
        if (c == '"' ? !read_value() : !read_bare()) return std::nullopt;
        wants = open_.empty() ? Wants::nothing : Wants::comma_or_end;
      }
    }
    if (wants != Wants::nothing) return std::nullopt;
    return std::move(found_);
  }

 private:
  struct Open {
    bool is_object;
    std::string key;                        // of an object: the last one read
    std::string under;                      // the key it stands under
    std::string type;                       // of an object: its @type, if it is one of ours
    std::vector<std::size_t> names, texts;  // its own strings under "name" and "text"
  };

  void skip_space() {
    while (at_ < end_ && std::string_view(" \t\r\n").find(input_[at_]) != std::string_view::npos) ++at_;
  }

  void close() {
    ++at_;
    const Open& closed = open_.back();
    if (closed.type == "Question") {
      for (const std::size_t i : closed.names) found_[i].is_question = true;
    } else if (closed.type == "Answer") {
      for (const std::size_t i : closed.texts) found_[i].is_answer = true;
    }
    open_.pop_back();
  }

  // Numbers, true, false, null: their characters are enough.
  bool read_bare() {
    const std::uint64_t begin = at_;
    while (at_ < end_ && (std::string_view("+-.").find(input_[at_]) != std::string_view::npos ||
                          (input_[at_] >= '0' && input_[at_] <= '9') || (input_[at_] >= 'a' && input_[at_] <= 'z') ||
                          input_[at_] == 'E')) {
      ++at_;
    }
    const std::string_view word = input_.substr(begin, at_ - begin);
    if (word.empty()) return false;
    return word == "true" || word == "false" || word == "null" ||
           word.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
  }

  bool read_value() {
    StructuredString value;
    if (!read_string(value.run)) return false;
    if (open_.empty()) return true;
    // {"@value": "x"} says what "x" says.
    const bool is_wrapped = open_.back().is_object && open_.back().key == "@value";
    const std::string& key = is_wrapped ? open_.back().under : open_.back().key;
    Open& owner = owner_of(is_wrapped ? open_.size() - 1 : open_.size());
    if (key == "@type" && is_type(value.run.text, "Question")) owner.type = "Question";
    if (key == "@type" && is_type(value.run.text, "Answer")) owner.type = "Answer";
    if (std::find(text_keys.begin(), text_keys.end(), key) == text_keys.end()) return true;
    if (key == "name") owner.names.push_back(found_.size());
    if (key == "text") owner.texts.push_back(found_.size());
    value.run = without_html(value.run);
    found_.push_back(std::move(value));
    return true;
  }

  // The object that the innermost of the first `count` open ones is, or is an array of.
  Open& owner_of(std::size_t count) {
    if (count > 1 && !open_[count - 1].is_object) --count;
    return open_[count > 0 ? count - 1 : 0];
  }

  // "Question", "https://schema.org/Question", "schema:Question".
  static bool is_type(std::string_view written, std::string_view type) {
    if (!written.ends_with(type)) return false;
    written.remove_suffix(type.size());
    return written.empty() || written == "schema:" || written.ends_with("schema.org/");
  }

  // The string whose opening quotation mark stands at at_; behind the closing one afterwards.
  bool read_string(DecodedRun& out) {
    std::uint64_t run = ++at_;
    const auto flush = [&] {
      if (at_ == run) return;
      const DecodedRun plain = decode_html(input_, {run, at_}, HtmlRun::raw);
      out.text += plain.text;
      out.to_source.append(plain.to_source);
      out.bad_bytes += plain.bad_bytes;
    };
    for (; at_ < end_; ++at_) {
      if (input_[at_] == '"') {
        flush();
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(input_[at_]) < 0x20 && input_[at_] != '\t' && input_[at_] != '\n' &&
          input_[at_] != '\r')
        return false;
      if (input_[at_] != '\\') continue;
      flush();
      const std::uint64_t begin = at_;
      const std::optional<char32_t> escaped = read_escape();
      if (!escaped) return false;
      std::string text;
      append_utf8(text, *escaped);
      out.text += text;
      out.to_source.append_atomic(text.size(), begin, at_);
      run = at_--;
    }
    return false;
  }

  // The escape at at_, which is moved behind it. A pair of surrogates is one character, a lone one U+FFFD.
  std::optional<char32_t> read_escape() {
    if (at_ + 1 >= end_) return std::nullopt;
    const char c = input_[at_ + 1];
    at_ += 2;
    constexpr std::string_view letters = "\"\\/bfnrt", values = "\"\\/\b\f\n\r\t";
    if (const std::size_t i = letters.find(c); i != std::string_view::npos) return static_cast<char32_t>(values[i]);
    if (c != 'u') return std::nullopt;
    std::optional<char32_t> unit = read_hex();
    if (!unit) return std::nullopt;
    if (*unit >= 0xD800 && *unit < 0xDC00 && input_.substr(at_, 2) == "\\u" && at_ + 6 <= end_) {
      const std::uint64_t low_at = at_;
      at_ += 2;
      const std::optional<char32_t> low = read_hex();
      if (low && *low >= 0xDC00 && *low < 0xE000) return 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
      at_ = low_at;
    }
    if (*unit >= 0xD800 && *unit < 0xE000) return replacement_character;
    return unit;
  }

  std::optional<char32_t> read_hex() {
    if (at_ + 4 > end_) return std::nullopt;
    char32_t value = 0;
    for (const std::uint64_t stop = at_ + 4; at_ < stop; ++at_) {
      const char c = input_[at_];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return value;
  }

  // Answers are often given with mark-up inside the string. A tag becomes a space where it may end a line.
  static DecodedRun without_html(const DecodedRun& given) {
    if (given.text.find_first_of("<&") == std::string::npos) return given;
    const std::string_view text = given.text;
    DecodedRun stripped;
    stripped.bad_bytes = given.bad_bytes;
    std::size_t run = 0;
    OffsetMap map;
    const auto flush = [&](std::size_t end) {
      const DecodedRun piece = decode_html(text, {run, end}, HtmlRun::text);
      stripped.text += piece.text;
      map.append(piece.to_source);
    };
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text[at] == '<' ? html_markup_end(text, at) : at;
      if (end == at) {
        ++at;
        continue;
      }
      flush(at);
      constexpr std::array<std::string_view, 12> inline_names = {"a",     "b",    "em",     "font", "i",   "mark",
                                                                 "small", "span", "strong", "sub",  "sup", "u"};
      const bool is_inline = is_html_tag_at(text, at) && std::find(inline_names.begin(), inline_names.end(),
                                                                   html_tag_at(text, at).name) != inline_names.end();
      if (!is_inline) {
        stripped.text += ' ';
        map.append_atomic(1, at, end);
      }
      run = at = end;
    }
    flush(text.size());
    stripped.to_source = compose(map, given.to_source);
    return stripped;
  }

  std::string_view input_;
  std::uint64_t at_, end_;
  std::vector<Open> open_;
  std::vector<StructuredString> found_;
};

}  // namespace

std::optional<std::vector<StructuredString>> structured_strings(std::string_view input, OffsetRange script) {
  return JsonScanner(input, script).scan();
}

OffsetRange address_words(std::string_view address) {
  std::size_t begin = 0;
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos) {
    begin = std::min(address.find('/', scheme + 3), address.size());
  }
  std::size_t end = std::min(address.find_first_of("?#", begin), address.size());
  const auto has_letter = [](std::string_view part) {
    return std::any_of(part.begin(), part.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  };
  while (end > begin) {
    const std::size_t slash = address.substr(begin, end - begin).rfind('/');
    const std::size_t first = slash == std::string_view::npos ? begin : begin + slash + 1;
    std::string_view part = address.substr(first, end - first);
    part = part.substr(0, part.find('.'));
    if (has_letter(part)) return {first, first + part.size()};
    if (first == begin) break;
    end = first - 1;
  }
  return {};
}

}  // namespace overclaim
