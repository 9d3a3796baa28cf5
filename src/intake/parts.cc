// Parts are cut where a reader would pause: no sentence, list or paragraph is torn unless it is longer than a part. A
// fixed overlap between parts was not taken: findings in it would have to be told apart. Covered by
// tests/parts_test.cc.
#include "intake/parts.h"

#include <algorithm>

#include "intake/input_kind.h"
#include "text/charset.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// The place behind the last line end before `end`, or nowhere. A CR at the end of the window may be half of a CR LF.
std::size_t behind_last_line_end(std::string_view window, std::size_t end) {
  const bool open_end = end == window.size() && end > 0 && window[end - 1] == '\r';
  const std::size_t found = window.substr(0, open_end ? end - 1 : end).find_last_of("\r\n");
  return found == nowhere ? nowhere : found + 1;
}

// The start of the line end that ends at `end`.
std::size_t before_line_end(std::string_view window, std::size_t end) {
  const bool two = end >= 2 && window[end - 1] == '\n' && window[end - 2] == '\r';
  return end - (two ? 2 : 1);
}

std::size_t behind_last_blank_line(std::string_view window) {
  for (std::size_t end = behind_last_line_end(window, window.size()); end != nowhere;) {
    const std::size_t line_end = before_line_end(window, end);
    const std::size_t line_begin = behind_last_line_end(window, line_end);
    if (line_begin == nowhere) return nowhere;
    const std::string_view line = window.substr(line_begin, line_end - line_begin);
    if (line.find_first_not_of(" \t\f\v") == nowhere) return end;
    end = line_begin;
  }
  return nowhere;
}

// Bytes of a character that has begun at the end of the window and may go on behind it.
std::size_t open_character(std::string_view window) {
  for (std::size_t back = 1; back <= 3 && back <= window.size(); ++back) {
    const auto byte = static_cast<unsigned char>(window[window.size() - back]);
    if ((byte & 0xC0U) == 0x80U) continue;  // goes on
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

// In all multibyte charsets but UTF-8 and UTF-16 a second byte is 0x30 or more, so that smaller ones stand alone.
std::size_t behind_lone_byte(std::string_view window) {
  for (std::size_t end = window.size(); end > 0; --end) {
    if (static_cast<unsigned char>(window[end - 1]) < 0x30) return end;
  }
  return window.size();  // 16 MiB without a space: the character torn here is counted among the bad bytes
}

bool is_east_asian(std::string_view charset) {
  return charset == "gb18030" || charset == "gbk" || charset == "big5" || charset == "shift_jis" ||
         charset == "euc-jp" || charset == "euc-kr";
}

// UTF-16: the same steps over units. A line end is a whole unit, so bytes of two units never make one.
std::size_t cut_utf16(std::string_view window, bool big_endian) {
  const std::size_t units = window.size() / 2;
  if (units == 0) return window.size();
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(window[2 * i]),
               second = static_cast<unsigned char>(window[2 * i + 1]);
    return big_endian ? first * 256U + second : second * 256U + first;
  };
  const auto is_end = [&](std::size_t i) { return unit(i) == '\n' || (unit(i) == '\r' && i + 1 < units); };
  std::size_t behind_line = 0, line_end = units;  // where the line below begins, and where its own end begins
  for (std::size_t i = units; i-- > 0;) {
    if (!is_end(i)) {
      if (unit(i) != ' ' && unit(i) != '\t' && unit(i) != '\r') line_end = units;  // the line has words
      continue;
    }
    if (unit(i) == '\r' && unit(i + 1) == '\n') continue;
    if (behind_line == 0) behind_line = i + 1;
    if (line_end < units) return 2 * (line_end + 1);
    line_end = i;
  }
  if (behind_line > 0) return 2 * behind_line;
  const std::uint32_t last = unit(units - 1);
  const bool open = (last & 0xFC00U) == 0xD800U || last == '\r';
  return open && units > 1 ? 2 * (units - 1) : 2 * units;
}

}  // namespace

bool may_be_cut(std::string_view charset) { return charset != "iso-2022-jp"; }

std::size_t cut_plain_text(std::string_view window, std::string_view charset) {
  if (charset.starts_with("utf-16")) return cut_utf16(window, charset == "utf-16be");
  if (const std::size_t cut = behind_last_blank_line(window); cut != nowhere) return cut;
  if (const std::size_t cut = behind_last_line_end(window, window.size()); cut != nowhere) return cut;
  if (is_east_asian(charset)) return behind_lone_byte(window);
  const std::size_t open = window.back() == '\r' ? 1 : charset == "utf-8" ? open_character(window) : 0;
  return open < window.size() ? window.size() - open : window.size();
}

std::optional<InputPlan> plan_input(const InputBytes& input, std::string_view name, std::string_view charset,
                                    std::uint64_t longest) {
  InputPlan plan;
  Sha256 digest;
  std::uint64_t begin = 0;
  bool is_cut = false;
  do {
    const std::uint64_t end = std::min(input.size(), begin + longest);
    const std::optional<std::string> read = input.read(begin, end);
    if (!read) return std::nullopt;
    std::string_view window = *read;
    if (begin == 0) {
      plan.media_type = media_type_of(window, name, charset);
      const bool html = plan.media_type == MediaType::html;
      const std::string_view whole = end < input.size() ? window.substr(0, cut_plain_text(window)) : window;
      plan.charset = charset.empty() ? decide_charset(whole, html) : charset;
      is_cut = plan.media_type == MediaType::plain && may_be_cut(plan.charset);
    }
    if (end < input.size() && is_cut) window = window.substr(0, cut_plain_text(window, plan.charset));
    digest.update(window);
    plan.parts.push_back({begin, begin + window.size()});
    begin += window.size();
  } while (begin < input.size());
  if (!is_cut) plan.parts = {{0, input.size()}};
  plan.sha256 = digest.hex_digest();
  return plan;
}

}  // namespace overclaim
