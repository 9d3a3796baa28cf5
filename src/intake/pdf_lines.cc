// Covered by tests/pdf_layout_test.cc.
#include "intake/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr double widest_space = 2;            // in heights of the line; what is further apart is a cell of its own
constexpr double widest_justified_space = 6;  // the same, in a line whose spaces are all as wide

bool goes_on(const PdfLine& line, const PdfWord& word) {
  if (!shares_row(line.top, line.bottom, word.top, word.bottom)) return false;
  const double height = line.height();
  const double to_right = word.left - line.right, to_left = line.left - word.right;
  return (to_right > -0.5 * height && to_right < widest_space * height) ||
         (to_left > -0.5 * height && to_left < widest_space * height);
}

// ---- marks of notes ----

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "1", "1,2", "*", "[3]", "(1)", one small letter. Not "e" and "o", which are raised in ordinal numbers.
bool reads_as_note_mark(std::string_view text) {
  if (text.size() > 6) return false;
  if ((text.starts_with('(') && text.ends_with(')')) || (text.starts_with('[') && text.ends_with(']'))) {
    text = text.substr(1, text.size() - 2);
  }
  if (text == "\u2020" || text == "\u2021") return true;
  if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'h' && text[0] != 'e') return true;
  return !text.empty() && text.find_first_not_of("0123456789,*") == text.npos;
}

// A raised number behind it is a power: of a number, of a unit, of the letter of a formula.
bool takes_powers(std::string_view text) {
  static constexpr std::string_view units[] = {"mm", "cm", "dm", "km", "nm", "\u00B5m", "\u03BCm", "ft"};
  const std::string_view word = text.substr(text.rfind(' ') + 1);
  const char last = word.empty() ? ' ' : word.back();
  if (last >= '0' && last <= '9') return true;
  std::size_t begin = word.size();
  while (begin > 0 && (is_ascii_letter(word[begin - 1]) || static_cast<unsigned char>(word[begin - 1]) >= 0x80)) {
    --begin;
  }
  const std::string_view letters = word.substr(begin);
  return (letters.size() == 1 && is_ascii_letter(letters[0])) ||
         std::find(std::begin(units), std::end(units), letters) != std::end(units);
}

// A small raised mark is none of the sentence: "children.1 We", "no1 side effects". What is lowered ("CO2") or a power
// stays.
bool is_note_mark(const PdfLine& line, const PdfWord& word) {
  const double height = line.height();
  const bool small = word.bottom - word.top < 0.75 * height,
             attached = std::abs(word.left - line.right) < 0.15 * height;
  const bool raised = word.bottom < line.bottom - 0.2 * height && word.top < line.top + 0.25 * height;
  return small && raised && attached && reads_as_note_mark(word.text) && !takes_powers(line.text);
}

// Knows the words drawn before, with a place each, so that a shadow or a bold look made by drawing twice is not read.
class Drawn {
 public:
  // True where the same word was drawn in almost the same place before.
  bool before(const PdfWord& word) {
    constexpr double cell = 2;  // points
    const auto column = static_cast<long>(std::floor(std::clamp(word.left, -1e6, 1e6) / cell));
    const auto row = static_cast<long>(std::floor(std::clamp(word.top, -1e6, 1e6) / cell));
    for (long x = column - 1; x <= column + 1; ++x) {
      for (long y = row - 1; y <= row + 1; ++y) {
        if (words_.count({x, y, word.text}) > 0) return true;
      }
    }
    words_.insert({column, row, word.text});
    return false;
  }

 private:
  std::set<std::tuple<long, long, std::string>> words_;
};

// ---- justified lines ----

// Lines from `begin` to `end` stand in one row, from left to right.
struct Row {
  std::size_t begin = 0, end = 0;
};

std::vector<Row> rows_of(const std::vector<PdfLine>& lines) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool behind = i > 0 && shares_row(lines[i - 1], lines[i]) && same_size(lines[i - 1], lines[i]) &&
                        lines[i].left > lines[i - 1].right;
    if (!behind) rows.push_back({i, i});
    rows.back().end = i + 1;
  }
  return rows;
}

// Most of the cells of the smaller row begin, or end, where those of the other do.
bool stands_in_columns(const std::vector<PdfLine>& lines, Row row, Row other) {
  const std::size_t fewest = std::min(row.end - row.begin, other.end - other.begin) - 1;
  if (fewest == 0) return false;
  const double near = 0.05 * lines[row.begin].height();
  const auto in_line = [&](double PdfLine::*edge, std::size_t skip_first, std::size_t skip_last) {
    std::size_t count = 0;
    for (std::size_t i = row.begin + skip_first, k = other.begin + skip_first;
         i + skip_last < row.end && k + skip_last < other.end;) {
      const double apart = lines[i].*edge - lines[k].*edge;
      if (std::abs(apart) <= near) ++count;
      (apart <= 0 ? i : k) += 1;
    }
    return count;
  };
  return 2 * in_line(&PdfLine::left, 1, 0) >= fewest || 2 * in_line(&PdfLine::right, 0, 1) >= fewest;
}

// All spaces are as wide: that is how programs justify lines, and how cells rarely come to stand.
bool is_evenly_spaced(const std::vector<PdfLine>& lines, Row row) {
  const double height = lines[row.begin].height();
  double narrowest = widest_justified_space * height, widest = 0;
  std::size_t spaces = 0;
  for (std::size_t i = row.begin; i < row.end; ++i) {
    if (lines[i].words > 1) {
      narrowest = std::min(narrowest, lines[i].narrowest);
      widest = std::max(widest, lines[i].widest);
    }
    if (i > row.begin) {
      narrowest = std::min(narrowest, lines[i].left - lines[i - 1].right);
      widest = std::max(widest, lines[i].left - lines[i - 1].right);
    }
    spaces += lines[i].words - (i > row.begin ? 0 : 1);
  }
  return spaces >= 2 && widest <= narrowest + 0.2 * height;
}

// Of two words in a row, a sentence that the line before leaves open goes on in both, and both lines are as long.
bool fills_line_of(const PdfLine& before, const PdfLine& first, const PdfLine& second) {
  const double near = 0.3 * first.height();
  return first.words == 1 && second.words == 1 && same_size(before, first) && before.bottom < first.bottom &&
         first.top - before.top < 2.2 * first.height() && std::abs(before.left - first.left) < near &&
         std::abs(before.right - second.right) < near && !ends_sentence(before.text) && starts_lower(first.text) &&
         starts_lower(second.text);
}

void append(PdfLine& line, PdfLine&& next) {
  const double gap = next.left - line.right;
  line.narrowest = std::min({gap, line.words > 1 ? line.narrowest : gap, next.words > 1 ? next.narrowest : gap});
  line.widest = std::max({gap, line.words > 1 ? line.widest : gap, next.words > 1 ? next.widest : gap});
  line.words += next.words;
  line.text += ' ' + next.text;
  line.right = next.right;
  line.top = std::min(line.top, next.top);
  line.bottom = std::max(line.bottom, next.bottom);
}

// Puts the pieces of lines together that are one line with wide spaces.
std::vector<PdfLine> with_justified_lines(std::vector<PdfLine> lines) {
  const std::vector<Row> rows = rows_of(lines);
  std::vector<bool> joined(rows.size(), false);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row row = rows[i];
    if (row.end - row.begin < 2) continue;
    const bool columns = (i > 0 && stands_in_columns(lines, row, rows[i - 1])) ||
                         (i + 1 < rows.size() && stands_in_columns(lines, row, rows[i + 1]));
    joined[i] = !columns && is_evenly_spaced(lines, row);
    if (!joined[i] && row.end - row.begin == 2 && i > 0) {
      PdfLine before = lines[rows[i - 1].begin];  // as wide as its row
      const bool whole = joined[i - 1] || rows[i - 1].end - rows[i - 1].begin == 1;
      before.right = lines[rows[i - 1].end - 1].right;
      before.text = lines[rows[i - 1].end - 1].text;
      joined[i] = whole && !columns && fills_line_of(before, lines[row.begin], lines[row.begin + 1]);
    }
  }
  std::vector<PdfLine> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t k = rows[i].begin; k < rows[i].end; ++k) {
      if (joined[i] && k > rows[i].begin) {
        append(out.back(), std::move(lines[k]));
      } else {
        out.push_back(std::move(lines[k]));
      }
    }
  }
  return out;
}

bool is_lower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'\u00DF' && c <= U'\u00FF') || c == U'\u0153'; }

}  // namespace

double PdfLine::height() const { return std::max(bottom - top, 0.1); }

bool shares_row(double top, double bottom, double other_top, double other_bottom) {
  const double overlap = std::min(bottom, other_bottom) - std::max(top, other_top);
  return overlap >= 0.5 * std::min(bottom - top, other_bottom - other_top);
}

bool shares_row(const PdfLine& a, const PdfLine& b) { return shares_row(a.top, a.bottom, b.top, b.bottom); }

bool same_size(const PdfLine& a, const PdfLine& b) {
  return a.height() < 1.15 * b.height() && b.height() < 1.15 * a.height();
}

bool starts_lower(std::string_view text) { return !text.empty() && is_lower(code_point_at(text, 0).value); }

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const char32_t last = code_point_before(text, text.size()).value;
    if (last == U'"' || last == U'\u201D' || last == U'\'' || last == U'\u2019' || last == U')') {
      text.remove_suffix(code_point_before(text, text.size()).size);
      continue;
    }
    return std::u32string_view(U".!?:;\u2026\u3002\uFF01\uFF1F").find(last) != std::u32string_view::npos;
  }
  return true;
}

bool starts_item(std::string_view text) {
  static constexpr std::string_view marks[] = {"\u2022", "\u2023", "\u25E6", "\u25AA", "\u25CF", "\u25CB",
                                               "\u2713", "\u2714", "\u27A4", "- ",     "* ",     "\u2013 "};
  return std::any_of(std::begin(marks), std::end(marks), [&](std::string_view mark) { return text.starts_with(mark); });
}

std::vector<PdfLine> lines_of(const PdfPage& page, std::size_t number) {
  std::vector<PdfLine> lines;
  Drawn drawn;
  for (const PdfWord& word : page.words) {
    if (drawn.before(word)) continue;
    if (!lines.empty() && goes_on(lines.back(), word) && is_note_mark(lines.back(), word)) {
      lines.back().right = std::max(lines.back().right, word.right);
      continue;
    }
    PdfLine alone;
    alone.left = word.left, alone.top = word.top, alone.right = word.right, alone.bottom = word.bottom;
    alone.first_width = word.right - word.left;
    alone.page = number;
    alone.text = word.text;
    if (lines.empty() || !goes_on(lines.back(), word)) {
      lines.push_back(std::move(alone));
      continue;
    }
    PdfLine& line = lines.back();
    const double left = std::min(line.left, word.left), right = std::max(line.right, word.right);
    append(line, std::move(alone));
    line.left = left;
    line.right = right;
  }
  return with_justified_lines(std::move(lines));
}

}  // namespace overclaim
