// pdftotext begins a word wherever a tenth of the font's size is between two letters, so a headline that is tracked
// comes as single letters. Word spaces are tracked too, and stay wider than the gaps inside a word by a space of the
// font, a fifth of its height or more. Test: tests/pdf_layout_test.cc.
#include "intake/pdf_spaced_words.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t fewest_pieces = 4;

double height_of(const PdfWord& word) { return word.bottom - word.top; }

// One character, or two that stand close enough to have come as one.
bool is_piece(const PdfWord& word) {
  if (word.text.empty() || word.text.size() > 8) return false;
  const std::size_t first = code_point_at(word.text, 0).size;
  return first == word.text.size() || first + code_point_at(word.text, first).size == word.text.size();
}

bool is_letter(const PdfWord& word) {
  const CodePoint c = code_point_at(word.text, 0);
  const char32_t lower = c.value | 0x20U;
  return c.size == word.text.size() && (c.value >= 0xC0 || (lower >= U'a' && lower <= U'z'));
}

double gap_between(const PdfWord& left, const PdfWord& right) { return right.left - left.right; }

bool stands_behind(const PdfWord& left, const PdfWord& right) {
  const double height = std::max(height_of(left), 0.1);
  const double gap = gap_between(left, right);
  return std::abs(left.top - right.top) < 0.2 * height && std::abs(left.bottom - right.bottom) < 0.2 * height &&
         gap > -0.1 * height && gap < 1.5 * height;
}

bool is_spaced_row(const std::vector<PdfWord>& words, std::size_t begin, std::size_t end, double usual) {
  const auto letters = std::count_if(words.begin() + static_cast<std::ptrdiff_t>(begin),
                                     words.begin() + static_cast<std::ptrdiff_t>(end), is_letter);
  return 5 * static_cast<std::size_t>(letters) >= 3 * (end - begin) && usual < 0.6 * height_of(words[begin]);
}

// The gap that most letters have: a third from the smallest, as words have more gaps inside than between them.
double usual_gap(const std::vector<PdfWord>& words, std::size_t begin, std::size_t end) {
  std::vector<double> gaps;
  for (std::size_t i = begin + 1; i < end; ++i) gaps.push_back(gap_between(words[i - 1], words[i]));
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 3);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(*middle, 0.0);
}

}  // namespace

void join_spaced_letters(PdfPage& page) {
  const std::vector<PdfWord>& words = page.words;
  std::vector<PdfWord> joined;
  joined.reserve(words.size());
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && is_piece(words[begin]) && is_piece(words[end]) &&
           stands_behind(words[end - 1], words[end])) {
      ++end;
    }
    const bool is_long = end - begin >= fewest_pieces;
    const double usual = is_long ? usual_gap(words, begin, end) : 0;
    if (!is_long || !is_spaced_row(words, begin, end, usual)) {
      joined.insert(joined.end(), words.begin() + static_cast<std::ptrdiff_t>(begin),
                    words.begin() + static_cast<std::ptrdiff_t>(end));
      begin = end;
      continue;
    }
    const double widest = 1.6 * usual + 0.08 * height_of(words[begin]);
    joined.push_back(words[begin]);
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (gap_between(words[i - 1], words[i]) > widest) {
        joined.push_back(words[i]);
      } else {
        joined.back().text += words[i].text;
        joined.back().right = words[i].right;
      }
    }
    begin = end;
  }
  page.words = std::move(joined);
}

}  // namespace overclaim
