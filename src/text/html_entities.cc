// Named references are found by narrowing a range of the sorted table one character at a time: the last exact hit on
// the way is the longest name. A hash table would need a probe for every length. Test: tests/html_entities_test.cc.
#include "text/html_entities.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/utf8.h"

namespace overclaim {
namespace {

struct NamedReference {
  std::string_view name, text;
};

constexpr NamedReference named_references[] = {
#include "text/html_entity_table.inc"
};

// What 0x80-0x9F mean when written as numbers: windows-1252. The five holes of that table stay what they are.
constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                   0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The value of a digit in `base` (10 or 16), or -1.
int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

CharacterReference numeric_reference_at(std::string_view input, std::size_t at) {
  std::size_t next = at + 2;
  int base = 10;
  if (next < input.size() && (input[next] == 'x' || input[next] == 'X')) {
    base = 16;
    ++next;
  }
  const std::size_t first_digit = next;
  std::uint32_t value = 0;
  for (; next < input.size() && digit_value(input[next], base) >= 0; ++next) {
    const auto digit = static_cast<std::uint32_t>(digit_value(input[next], base));
    value = std::min(value * static_cast<std::uint32_t>(base) + digit, std::uint32_t{0x110000});  // never overflows
  }
  if (next == first_digit) return {};
  if (next < input.size() && input[next] == ';') ++next;
  if (value >= 0x80 && value <= 0x9F) value = windows_1252[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement_character;
  CharacterReference reference{next - at, {}};
  append_utf8(reference.text, static_cast<char32_t>(value));
  return reference;
}

}  // namespace

CharacterReference character_reference_at(std::string_view input, std::size_t at, bool in_attribute) {
  if (at + 1 >= input.size()) return {};
  if (input[at + 1] == '#') return numeric_reference_at(input, at);

  const NamedReference* first = std::begin(named_references);
  const NamedReference* last = std::end(named_references);
  const NamedReference* longest = nullptr;
  for (std::size_t length = 0; at + 1 + length < input.size(); ++length) {
    const char c = input[at + 1 + length];
    if (!is_letter(c) && !is_digit(c) && c != ';') break;
    // In [first, last) all names agree on `length` characters; a name of just that length stands first.
    const auto is_before = [length](const NamedReference& entry, char wanted) {
      return entry.name.size() <= length || entry.name[length] < wanted;
    };
    const auto is_behind = [length](char wanted, const NamedReference& entry) {
      return entry.name.size() > length && wanted < entry.name[length];
    };
    first = std::lower_bound(first, last, c, is_before);
    last = std::upper_bound(first, last, c, is_behind);
    if (first == last) break;
    if (first->name.size() == length + 1) longest = first;
  }
  if (longest == nullptr) return {};
  const std::size_t size = longest->name.size() + 1;
  if (in_attribute && longest->name.back() != ';' && at + size < input.size()) {
    const char next = input[at + size];
    if (next == '=' || is_letter(next) || is_digit(next)) return {};  // "?a=b&copy=1" is a link, no sign
  }
  return {size, std::string(longest->text)};
}

}  // namespace overclaim
