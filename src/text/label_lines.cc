// By their length alone: what is a label's value stands behind it, and where it stands the readers of formats know.
// Covered by tests/label_test.cc.
#include "text/label_lines.h"

#include <algorithm>
#include <cstddef>

namespace overclaim {
namespace {

constexpr std::ptrdiff_t most_label_words = 8, most_value_words = 6;
constexpr std::size_t longest_line = 80;  // bytes; not all languages part words

std::ptrdiff_t words_in(std::string_view text) { return std::count(text.begin(), text.end(), ' ') + 1; }

}  // namespace

bool may_be_label(std::string_view text) {
  if (text.empty() || text.size() > longest_line) return false;
  const char last = text.back();
  return last != '.' && last != '!' && last != ';' && last != ',' && words_in(text) <= most_label_words;
}

bool may_be_value(std::string_view text) {
  return !text.empty() && text.size() <= longest_line && words_in(text) <= most_value_words;
}

}  // namespace overclaim
