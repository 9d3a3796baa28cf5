// Read from the bytes, without the structure of the file: what is missed is only not said. pdftotext cannot be told to
// pass over these texts, so that its words cannot be compared with and without. Covered by tests/pdf_test.cc.
#include "intake/pdf_replacements.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/hex_digit.h"

namespace overclaim {
namespace {

constexpr std::uint64_t most_unpacked = 128U << 20U;  // of all streams
constexpr std::uint64_t most_of_a_stream = 16U << 20U;
constexpr std::uint64_t most_passes = 4;     // over the input, where streams are said to overlap
constexpr std::size_t longest_value = 1000;  // bytes as written
constexpr std::string_view key = "/ActualText";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0'; }

// "(text)" with its escapes.
std::string literal_string(std::string_view text) {
  std::string out;
  int open = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '(' && ++open == 1) continue;
    if (c == ')' && --open == 0) break;
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

// "<FEFF006E>".
std::string hex_string(std::string_view text) {
  std::string out;
  int high = -1;
  for (const char c : text.substr(1)) {
    if (c == '>') break;
    const int digit = hex_value(c);
    if (digit < 0) continue;
    if (high >= 0) out += static_cast<char>(high * 16 + digit);
    high = high >= 0 ? -1 : digit;
  }
  return out;
}

// The value's letters of ASCII in lower case, anything else as a space.
std::string letters_of(std::string_view value) {
  while (!value.empty() && is_space(value.front())) value.remove_prefix(1);
  value = value.substr(0, longest_value);
  std::string bytes;
  if (value.starts_with('(')) bytes = literal_string(value);
  if (value.starts_with('<') && !value.starts_with("<<")) bytes = hex_string(value);
  const bool wide = bytes.starts_with("\xFE\xFF");
  std::string out;
  for (std::size_t at = wide ? 2 : 0; at < bytes.size(); at += wide ? 2 : 1) {
    const char c = !wide ? bytes[at] : bytes[at] == '\0' && at + 1 < bytes.size() ? bytes[at + 1] : ' ';
    const bool upper = c >= 'A' && c <= 'Z';
    out += upper ? static_cast<char>(c - 'A' + 'a') : c >= 'a' && c <= 'z' ? c : ' ';
  }
  return out;
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

std::uint64_t count_in(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(key); at != text.npos; at = text.find(key, at + 1)) {
    count += is_word(letters_of(text.substr(at + key.size(), 2 * longest_value))) ? 1U : 0U;
  }
  return count;
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

std::uint64_t count_pdf_replacements(std::string_view bytes) {
  std::uint64_t count = count_in(bytes), read = 0, written = 0;
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
    count += count_in(text);
  }
  return count;
}

}  // namespace overclaim
