// The order of evidence is the browsers': what a page says of itself goes before what its bytes look like. ICU's
// converters do the decoding, with a callback of our own, because theirs write other signs than U+FFFD for some bytes
// and count nothing. Decoders of our own were not taken: the tables are 500 KB that ICU carries anyway. Covered by
// tests/charset_test.cc.
#include "text/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

#include "text/charset_labels.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t prescanned_bytes = 1024;
constexpr std::size_t longest_head = 64U << 10U;    // browsers have no such limit
constexpr std::size_t detected_bytes = 64U << 10U;  // how much ICU's detection is given
constexpr std::int32_t least_confidence = 30;       // of 100; below, short texts are taken for anything
constexpr std::size_t farthest_shift = 64U << 10U;  // bytes

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool starts_with(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// ---- what a page declares ---------------------------------------------------------------------------------------

// WHATWG HTML, "prescan a byte stream to determine its encoding". Behind the bytes that it looks at, browsers believe
// the <meta> of a head still, but not what scripts and titles say.
class Prescan {
 public:
  Prescan(std::string_view html, bool whole_head)
      : text_(html.substr(0, whole_head ? longest_head : prescanned_bytes)), whole_head_(whole_head) {}

  std::string_view charset() {
    if (const std::string_view found = xml_charset(); !found.empty()) return found;
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("<!--")) {
        const std::size_t end = text_.find("-->", at_ + 2);
        at_ = end == text_.npos ? text_.size() : end + 2;
      } else if (starts_with(rest, "<meta") && rest.size() > 5 && (is_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const std::string_view found = meta_charset(); !found.empty()) return found;
      } else if (rest.size() > 1 && rest[0] == '<' &&
                 (is_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter(rest[2])))) {
        const std::size_t name = at_ + 1;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '>') ++at_;
        const std::string_view tag = text_.substr(name, at_ - name);
        while (!next_attribute().name.empty()) {
        }
        if (!whole_head_) continue;
        if (!is_of_head(tag)) return "";
        skip_text_of(tag);
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        at_ = std::min(text_.find('>', at_), text_.size());
      }
    }
    return "";
  }

 private:
  struct Attribute {
    std::string name, value;  // in small letters
  };

  // Start tags that may stand in a head, and end tags but for its own.
  static bool is_of_head(std::string_view tag) {
    static constexpr std::array<std::string_view, 9> names = {"html",  "head", "script", "noscript", "style",
                                                              "title", "link", "object", "base"};
    if (tag[0] == '/') return !(tag.size() == 5 && starts_with(tag, "/head"));
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return starts_with(tag, name) && (tag.size() == name.size() || tag[name.size()] == '/');
    });
  }

  // Up to the end tag of what holds no tags.
  void skip_text_of(std::string_view tag) {
    for (const std::string_view name : {"script", "style", "title"}) {
      if (!starts_with(tag, name)) continue;
      do {
        at_ = std::min(text_.find("</", at_), text_.size());
        if (at_ < text_.size()) at_ += 2;
      } while (at_ < text_.size() && !starts_with(text_.substr(at_), name));
    }
  }

  static std::string_view usable(std::string_view name) {
    return name == "utf-16le" || name == "utf-16be" ? "utf-8" : name;  // it was read byte by byte, so it is not UTF-16
  }

  std::string_view xml_charset() const {
    if (!text_.starts_with("<?xml")) return "";
    const std::string_view declaration = text_.substr(0, text_.find('>'));
    std::size_t at = declaration.find("encoding");
    if (at == declaration.npos) return "";
    at = std::min(declaration.find_first_not_of(" \t\r\n", at + 8), declaration.size());
    if (at == declaration.size() || declaration[at] != '=') return "";
    at = std::min(declaration.find_first_not_of(" \t\r\n", at + 1), declaration.size());
    if (at == declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return "";
    const std::size_t end = declaration.find(declaration[at], at + 1);
    return end == declaration.npos ? "" : usable(charset_of_label(declaration.substr(at + 1, end - at - 1)));
  }

  Attribute next_attribute() {
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '/')) ++at_;
    Attribute attribute;
    if (at_ >= text_.size() || text_[at_] == '>') return attribute;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '=' && !attribute.name.empty()) break;
      if (is_space(c) || c == '/' || c == '>') break;
      attribute.name += lower(c);
    }
    std::size_t value = at_;
    while (value < text_.size() && is_space(text_[value])) ++value;
    if (value >= text_.size() || text_[value] != '=') return attribute;
    at_ = value + 1;
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    if (at_ >= text_.size()) return attribute;
    const char quote = text_[at_] == '"' || text_[at_] == '\'' ? text_[at_++] : '\0';
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote != '\0' ? c == quote : is_space(c) || c == '>') break;
      attribute.value += lower(c);
    }
    if (quote != '\0' && at_ < text_.size()) ++at_;
    return attribute;
  }

  std::string_view meta_charset() {
    bool got_pragma = false, need_pragma = false, decided = false;
    std::string_view found;
    std::vector<std::string> seen;
    for (Attribute attribute = next_attribute(); !attribute.name.empty(); attribute = next_attribute()) {
      if (std::find(seen.begin(), seen.end(), attribute.name) != seen.end()) continue;
      seen.push_back(attribute.name);
      if (attribute.name == "http-equiv") {
        got_pragma = attribute.value == "content-type";
      } else if (attribute.name == "content" && !decided) {
        const std::string_view named = charset_in(attribute.value);
        if (named.empty()) continue;
        found = named;
        decided = need_pragma = true;
      } else if (attribute.name == "charset") {
        found = attribute.value == "x-user-defined" ? "windows-1252" : charset_of_label(attribute.value);
        decided = true;
        need_pragma = false;
      }
    }
    return !decided || (need_pragma && !got_pragma) ? "" : usable(found);
  }

  // "text/html; charset=koi8-r"
  static std::string_view charset_in(std::string_view content) {
    for (std::size_t at = content.find("charset"); at != content.npos; at = content.find("charset", at)) {
      at += 7;
      std::size_t value = std::min(content.find_first_not_of(" \t\r\n\f", at), content.size());
      if (value == content.size() || content[value] != '=') continue;
      value = std::min(content.find_first_not_of(" \t\r\n\f", value + 1), content.size());
      if (value == content.size()) return "";
      const char quote = content[value];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = content.find(quote, value + 1);
        return end == content.npos ? "" : charset_of_label(content.substr(value + 1, end - value - 1));
      }
      return charset_of_label(content.substr(value, content.find_first_of("; \t\r\n\f", value) - value));
    }
    return "";
  }

  std::string_view text_;
  bool whole_head_;
  std::size_t at_ = 0;
};

// ---- what the bytes look like -----------------------------------------------------------------------------------

struct Utf8Count {
  std::uint64_t characters = 0, bad = 0;  // characters of several bytes; sequences that are not valid
};

Utf8Count count_utf8(std::string_view input) {
  Utf8Count count;
  for (std::size_t at = 0; at < input.size();) {
    if (static_cast<unsigned char>(input[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(input, at);
    // The input ends inside a character; a lead byte by itself may as well be a letter of another charset.
    const bool lead = static_cast<unsigned char>(input[at]) >= 0xC2;
    const bool cut_off = at + c.size == input.size() && lead && (c.size > 1 || count.characters > 0);
    at += c.size;
    if (!c.valid && !cut_off) ++count.bad;
    if (c.valid && c.size > 1) ++count.characters;
  }
  return count;
}

// Whether a declaration of something else is a mistake. A page saved from the web has lost the header that said UTF-8,
// and text in another charset does not form so many valid characters of several bytes by chance.
bool is_surely_utf8(const Utf8Count& count) { return count.bad == 0 && count.characters >= 3; }

bool has_japanese_shifts(std::string_view input) {
  return input.find("\x1B$B") != input.npos || input.find("\x1B$@") != input.npos;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string_view detected_charset(std::string_view input, bool html) {
  const auto first =
      std::find_if(input.begin(), input.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto at = static_cast<std::size_t>(first - input.begin());
  std::string_view sample = input.substr(at - std::min<std::size_t>(at, 256), detected_bytes);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "";
  ucsdet_enableInputFilter(detector.get(), html ? 1 : 0);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return "";
  for (std::int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < least_confidence || U_FAILURE(status)) break;
    const char* named = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) || named == nullptr) break;
    const std::string_view name = charset_of_label(named);
    if (name.empty() || name == "utf-8" || name.starts_with("utf-16") || name == "iso-2022-jp") continue;
    // The sample may end inside a character.
    if (decode(sample, name).bad_bytes <= 3) return name;
  }
  return "";
}

// ---- decoding ---------------------------------------------------------------------------------------------------

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

struct BadBytes {
  std::uint64_t count = 0;
  bool has_euro = false;  // 0x80 is the euro sign, which ICU's table lacks
};

void write_replacement(const void* context, UConverterToUnicodeArgs* arguments, const char* bytes, std::int32_t length,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // not about characters
  auto* bad = const_cast<BadBytes*>(static_cast<const BadBytes*>(context));
  *status = U_ZERO_ERROR;
  UChar made = 0xFFFD;
  if (bad->has_euro && length == 1 && bytes[0] == '\x80') {
    made = 0x20AC;
  } else {
    bad->count += static_cast<std::uint64_t>(length);
  }
  ucnv_cbToUWriteUChars(arguments, &made, 1, 0, status);
}

}  // namespace

std::string_view utf16_charset(std::string_view input) {
  if (input.starts_with("\xFF\xFE"sv)) return "utf-16le";
  if (input.starts_with("\xFE\xFF"sv)) return "utf-16be";
  const std::size_t units = std::min(input.size(), prescanned_bytes) / 2;
  std::size_t even = 0, odd = 0;  // bytes of zero
  for (std::size_t i = 0; i < units; ++i) {
    if (input[2 * i] == '\0') ++even;
    if (input[2 * i + 1] == '\0') ++odd;
  }
  if (units < 4 || std::max(even, odd) * 4 < units || std::min(even, odd) > 0) return "";
  return odd > 0 ? "utf-16le" : "utf-16be";
}

std::string_view declared_charset(std::string_view html) {
  const std::string_view early = Prescan(html, /*whole_head=*/false).charset();
  return early.empty() ? Prescan(html, /*whole_head=*/true).charset() : early;
}

std::string_view decide_charset(std::string_view input, bool html) {
  if (input.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (const std::string_view utf16 = utf16_charset(input); !utf16.empty()) return utf16;
  const Utf8Count count = count_utf8(input);
  if (html) {
    const std::string_view declared = declared_charset(input);
    if (!declared.empty() && !is_surely_utf8(count)) return declared;
    if (!declared.empty()) return "utf-8";
  }
  if (count.bad == 0) return count.characters == 0 && has_japanese_shifts(input) ? "iso-2022-jp" : "utf-8";
  // Damaged in a few places it is UTF-8 still: text in another charset hardly ever forms its characters.
  if (count.characters >= 10 * count.bad) return "utf-8";
  const std::string_view detected = detected_charset(input, html);
  return detected.empty() ? "windows-1252" : detected;
}

DecodedInput decode(std::string_view input, std::string_view charset) {
  const CharsetRow* row = charset_row(charset);
  assert(row != nullptr && charset != "utf-8");
  DecodedInput decoded;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(row->converter, &status));
  BadBytes bad;
  bad.has_euro = std::string_view(row->converter) == "gb18030";
  if (U_SUCCESS(status)) ucnv_setToUCallBack(converter.get(), write_replacement, &bad, nullptr, nullptr, &status);
  std::vector<UChar> units(U_SUCCESS(status) ? input.size() + 8 : 0);  // no charset makes more units than bytes
  std::vector<std::int32_t> offsets(units.size());
  UChar* target = units.data();
  const char* source = input.data();
  if (U_SUCCESS(status)) {
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, source + input.size(),
                   offsets.data(), 1, &status);
  }
  if (U_FAILURE(status)) {  // no such converter in this ICU: nothing of it can be read
    append_utf8(decoded.text, replacement_character);
    decoded.to_input.append(3, input.size());
    decoded.bad_bytes = input.size();
    return decoded;
  }
  const auto count = static_cast<std::size_t>(target - units.data());
  decoded.bad_bytes = bad.count;
  decoded.text.reserve(input.size());
  const auto offset_of = [&](std::size_t i) {
    if (i == 0) return std::uint64_t{0};  // shifts before the first character are its own
    return i < count ? static_cast<std::uint64_t>(offsets[i]) : std::uint64_t{input.size()};
  };
  for (std::size_t i = 0; i < count;) {
    const bool pair = i + 1 < count && (units[i] & 0xFC00) == 0xD800 && (units[i + 1] & 0xFC00) == 0xDC00;
    char32_t c = units[i];
    if (pair) c = 0x10000 + ((char32_t{units[i]} & 0x3FFU) << 10U) + (char32_t{units[i + 1]} & 0x3FFU);
    const std::size_t behind = i + (pair ? 2 : 1);
    const std::size_t before = decoded.text.size();
    append_utf8(decoded.text, c);
    decoded.to_input.append(static_cast<std::uint32_t>(decoded.text.size() - before), offset_of(behind) - offset_of(i));
    i = behind;
  }
  if (count == 0) decoded.to_input.skip(input.size());
  return decoded;
}

std::string decode_slice(std::string_view input, OffsetRange slice, std::string_view charset) {
  const std::string_view bytes = input.substr(slice.begin, slice.end - slice.begin);
  if (charset == "utf-8" || charset.empty()) return std::string(bytes);
  std::string shifted;
  if (charset == "iso-2022-jp") {
    const std::size_t first = slice.begin - std::min<std::size_t>(slice.begin, farthest_shift);
    const std::string_view before = input.substr(first, slice.begin - first);
    const std::size_t shift = before.rfind('\x1B');
    if (shift != before.npos) shifted = before.substr(shift, 3);
  }
  shifted += bytes;
  return decode(shifted, charset).text;
}

}  // namespace overclaim
