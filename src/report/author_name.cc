// A name is a person's where its last word (before "Jr" and the like) is one to four capitals; one in full ("Wang
// Yali") stays whole, as nobody can tell which part is the family's. Covered by tests/author_name_test.cc.
#include "report/author_name.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 7> suffixes = {"Jr", "Sr", "II", "III", "IV", "2nd", "3rd"};
constexpr std::size_t most_initials = 4;

bool is_capital(std::string_view character) {
  if (character.size() == 1) return character[0] >= 'A' && character[0] <= 'Z';
  return fold_word(character) != character;
}

bool are_initials(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = code_point_at(word, at).size;
    const std::string_view character = word.substr(at, size);
    at += size;
    if (character == "-" && capitals > 0) continue;
    if (!is_capital(character)) return false;
    ++capitals;
  }
  return capitals >= 1 && capitals <= most_initials;
}

}  // namespace

AuthorName author_name(std::string_view written) {
  AuthorName name;
  name.literal = written;
  std::string_view rest = written;
  std::size_t space = rest.rfind(' ');
  if (space == rest.npos) return name;
  std::string_view last = rest.substr(space + 1), suffix;
  if (std::find(suffixes.begin(), suffixes.end(), last) != suffixes.end()) {
    suffix = last;
    rest = rest.substr(0, space);
    space = rest.rfind(' ');
    if (space == rest.npos) return name;
    last = rest.substr(space + 1);
  }
  if (!are_initials(last)) return name;
  return {std::string(rest.substr(0, space)), std::string(last), std::string(suffix), ""};
}

std::string dotted(std::string_view initials) {
  std::string out;
  for (std::size_t at = 0; at < initials.size();) {
    const std::size_t size = code_point_at(initials, at).size;
    const std::string_view character = initials.substr(at, size);
    at += size;
    if (character == "-") {
      out += '-';
      continue;
    }
    if (!out.empty() && out.back() != '-') out += ' ';
    out += character;
    out += '.';
  }
  return out;
}

}  // namespace overclaim
