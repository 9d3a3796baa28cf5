// Parts are cut where a reader would pause: no sentence, list or paragraph is torn unless it is longer than a part. A
// fixed overlap between parts was not taken: findings in it would have to be told apart. Covered by
// tests/parts_test.cc.
#include "intake/parts.h"

#include <algorithm>

#include "intake/input_kind.h"
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

}  // namespace

std::size_t cut_plain_text(std::string_view window) {
  if (const std::size_t cut = behind_last_blank_line(window); cut != nowhere) return cut;
  if (const std::size_t cut = behind_last_line_end(window, window.size()); cut != nowhere) return cut;
  const std::size_t open = window.back() == '\r' ? 1 : open_character(window);
  return open < window.size() ? window.size() - open : window.size();
}

std::optional<InputPlan> plan_input(const InputBytes& input, std::string_view name, std::uint64_t longest) {
  InputPlan plan;
  Sha256 digest;
  std::uint64_t begin = 0;
  do {
    const std::uint64_t end = std::min(input.size(), begin + longest);
    const std::optional<std::string> read = input.read(begin, end);
    if (!read) return std::nullopt;
    std::string_view window = *read;
    if (begin == 0) plan.media_type = media_type_of(window, name);
    if (end < input.size() && plan.media_type == MediaType::plain) window = window.substr(0, cut_plain_text(window));
    digest.update(window);
    plan.parts.push_back({begin, begin + window.size()});
    begin += window.size();
  } while (begin < input.size());
  if (plan.media_type == MediaType::html) plan.parts = {{0, input.size()}};
  plan.sha256 = digest.hex_digest();
  return plan;
}

}  // namespace overclaim
