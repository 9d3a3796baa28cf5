// Read from the bytes, without the structure of the file: what is missed is only not said. pdftotext cannot be told to
// pass over these texts, so that its words cannot be compared with and without. Covered by tests/pdf_test.cc.
#include "intake/pdf_replacements.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "text/hex_digit.h"

namespace overclaim {
namespace {

constexpr std::uint64_t most_unpacked = 128U << 20U;  // of all streams
constexpr std::uint64_t most_of_a_stream = 16U << 20U;
constexpr std::uint64_t most_passes = 4;     // over the input, where streams are said to overlap
constexpr std::size_t longest_value = 1000;  // bytes as written
constexpr std::size_t longest_look = 400;    // behind it, for what the page shows there
constexpr std::string_view key = "/ActualText";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0'; }

// "(text)" with its escapes. `at`: where it begins; then behind it.
std::string literal_string(std::string_view text, std::size_t& at) {
  std::string out;
  int open = 0;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '(' && ++open == 1) continue;
    if (c == ')' && --open == 0) {
      ++at;
      break;
    }
    if (c == '\\' && at + 1 < text.size()) {
      c = text[++at];
      if (c >= '0' && c <= '7') {
        int value = 0;
        for (int digits = 0; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++digits, ++at) {
          value = value * 8 + (text[at] - '0');
        }
        --at;
        c = static_cast<char>(value & 0xFF);
      }
    }
    out += c;
  }
  return out;
}

// "<FEFF006E>", the same way.
std::string hex_string(std::string_view text, std::size_t& at) {
  std::string out;
  int high = -1;
  for (++at; at < text.size() && text[at] != '>'; ++at) {
    const int digit = hex_value(text[at]);
    if (digit < 0) continue;
    if (high >= 0) out += static_cast<char>(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  at = std::min(at + 1, text.size());
  return out;
}

// The string that begins at `at`, which is then behind it; nothing, and `at` stays, where none begins.
std::optional<std::string> string_at(std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with('(')) return literal_string(text, at);
  if (rest.starts_with('<') && !rest.starts_with("<<")) return hex_string(text, at);
  return std::nullopt;
}

// The value's letters of ASCII in lower case, anything else as a space.
std::string letters_of(std::string_view value) {
  const bool wide = value.starts_with("\xFE\xFF");
  std::string out;
  for (std::size_t at = wide ? 2 : 0; at < value.size(); at += wide ? 2 : 1) {
    const char c = !wide ? value[at] : value[at] == '\0' && at + 1 < value.size() ? value[at + 1] : ' ';
    const bool upper = c >= 'A' && c <= 'Z';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c >= 'a' && c <= 'z' ? c : ' ';
  }
  return out;
}

// Nothing in the value is a letter or a digit of any script: spaces, marks, what is not seen.
bool is_blank(std::string_view value) {
  const bool wide = value.starts_with("\xFE\xFF");
  for (std::size_t at = wide ? 2 : 0; at < value.size(); at += wide ? 2 : 1) {
    const unsigned high = wide ? static_cast<unsigned char>(value[at]) : 0;
    const unsigned low = !wide                   ? static_cast<unsigned char>(value[at])
                         : at + 1 < value.size() ? static_cast<unsigned char>(value[at + 1])
                                                 : ' ';
    const unsigned c = high * 256 + low;
    const bool of_ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool is_mark = (c >= 0x2000 && c < 0x2070) || c == 0x3000 || c == 0xFEFF || c == 0xA0 || c == 0xAD;
    if (of_ascii || (c >= 0x80 && !is_mark)) return false;
  }
  return true;
}

// Behind the value a passage begins ("BDC") that shows three different signs or more before it ends ("EMC"). In which
// letters its fonts write is not known, so any are taken; a hyphen, spaces and leading dots are fewer.
bool shows_words(std::string_view behind) {
  constexpr std::string_view begin = "BDC", begin_bare = "BMC", end = "EMC";
  constexpr std::size_t fewest_signs = 3;
  std::size_t at = behind.find(begin);
  if (at == behind.npos || behind.substr(0, at).find("endobj") != behind.npos ||
      behind.substr(0, at).find(end) != behind.npos) {
    return false;
  }
  std::string signs;
  int depth = 0;
  while (at < behind.size()) {
    if (const std::optional<std::string> shown = string_at(behind, at)) {
      for (const char c : *shown) {
        if (!is_space(c) && signs.find(c) == signs.npos) signs += c;
      }
      if (signs.size() >= fewest_signs) return true;
      continue;
    }
    const std::string_view word = behind.substr(at, begin.size());
    if (word == begin || word == begin_bare) ++depth;
    if (word == end && --depth == 0) return false;
    ++at;
  }
  return false;
}

bool is_word(const std::string& letters) {
  static constexpr std::array<std::string_view, 14> joined = {"ff", "fi", "fl",  "ffi", "ffl", "ft", "fj",
                                                              "tt", "ti", "tti", "ct",  "st",  "th", "ffj"};
  const auto is_letter = [](char c) { return c != ' '; };
  const bool two = std::adjacent_find(letters.begin(), letters.end(), [&](char left, char right) {
                     return is_letter(left) && is_letter(right);
                   }) != letters.end();
  return two && std::find(joined.begin(), joined.end(), letters) == joined.end();
}

void count_in(std::string_view text, PdfReplacements& count) {
  for (std::size_t at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
    const std::string_view near = text.substr(at + key.size(), longest_value);
    std::size_t behind = 0;
    while (behind < near.size() && is_space(near[behind])) ++behind;
    const std::optional<std::string> value = string_at(near, behind);
    if (!value) continue;
    if (is_word(letters_of(*value))) {
      ++count.other_words;
    } else if (is_blank(*value) && shows_words(near.substr(behind, longest_look))) {
      ++count.no_words;
    }
  }
}

// What the packed bytes at the start of `bytes` are, as far as they are whole; `taken`: how many they were.
std::string unpacked(std::string_view bytes, std::uint64_t most, std::uint64_t& taken) {
  std::string out;
  taken = 0;
  z_stream stream = {};
  if (inflateInit(&stream) != Z_OK) return out;
  std::array<char, 16384> buffer{};
  const std::size_t given = std::min<std::size_t>(bytes.size(), 1U << 30U);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads
  stream.avail_in = static_cast<uInt>(given);
  int result = Z_OK;
  while (result == Z_OK && out.size() < most) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
  }
  taken = given - stream.avail_in;
  inflateEnd(&stream);
  return out;
}

}  // namespace

PdfReplacements count_pdf_replacements(std::string_view bytes) {
  PdfReplacements count;
  count_in(bytes, count);
  std::uint64_t read = 0, written = 0;
  for (std::size_t at = bytes.find("stream"); at != bytes.npos; at = bytes.find("stream", at + 1)) {
    std::size_t begin = at + 6;
    if (bytes.substr(begin).starts_with("\r\n")) ++begin;
    if (begin >= bytes.size() || (bytes[begin] != '\n' && bytes[begin] != '\r')) continue;
    ++begin;
    if (read > most_passes * bytes.size() || written > most_unpacked) break;
    std::uint64_t taken = 0;
    const std::string text = unpacked(bytes.substr(begin), most_of_a_stream, taken);
    read += taken;
    written += text.size();
    count_in(text, count);
  }
  return count;
}

}  // namespace overclaim
