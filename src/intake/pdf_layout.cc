// Words are taken in the order they were drawn, which is that of the text in what browsers and office programs write.
// pdftotext's own reading order was not taken: on two columns that stand close it reads straight across both, and so
// makes sentences nobody wrote (tests/documents/ has such a page). What it knows, the places of the words, tells where
// lines and paragraphs end. Covered by tests/pdf_layout_test.cc.
#include "intake/pdf_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "intake/left_out.h"
#include "intake/pdf_spaced_words.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t shortest_telling_word = 4;  // bytes; shorter ones are nearly as high as wide
constexpr double margin = 0.1;                    // of a page's height, at its head and at its foot

// ---- reading ----

std::optional<double> number_after(std::string_view line, std::string_view name) {
  const std::size_t found = line.find(name);
  if (found == line.npos) return std::nullopt;
  const std::string_view rest = line.substr(found + name.size());
  double value = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> references[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto* found = std::find_if(std::begin(references), std::end(references), [&](const auto& reference) {
      return text.substr(at).starts_with(reference.first);
    });
    if (found != std::end(references)) {
      out += found->second;
      at += found->first.size();
    } else {
      const auto byte = static_cast<unsigned char>(text[at]);
      out += byte < 0x20 ? ' ' : text[at];
      ++at;
    }
  }
  return out;
}

std::string_view between(std::string_view line, std::string_view before, std::string_view after) {
  const std::size_t begin = line.find(before);
  if (begin == line.npos) return {};
  const std::size_t end = line.rfind(after);
  if (end == line.npos || end < begin + before.size()) return {};
  return line.substr(begin + before.size(), end - begin - before.size());
}

// ---- lines ----

struct Line {
  double left = 0, top = 0, right = 0, bottom = 0;
  double first_width = 0;  // of its first word
  std::size_t page = 0;
  std::string text;

  double height() const { return std::max(bottom - top, 0.1); }
};

bool shares_row(double top, double bottom, double other_top, double other_bottom) {
  const double overlap = std::min(bottom, other_bottom) - std::max(top, other_top);
  return overlap >= 0.5 * std::min(bottom - top, other_bottom - other_top);
}

bool goes_on(const Line& line, const PdfWord& word) {
  if (!shares_row(line.top, line.bottom, word.top, word.bottom)) return false;
  const double height = line.height();
  const double to_right = word.left - line.right, to_left = line.left - word.right;
  return (to_right > -0.5 * height && to_right < 2 * height) || (to_left > -0.5 * height && to_left < 2 * height);
}

// The small raised number of a note behind a full stop or a comma. It is not read: "children.1 We" is no sentence, and
// "1 We" none either. Behind letters and digits a raised number may be a power or a unit, and stays.
bool is_note_mark(const Line& line, const PdfWord& word) {
  const double height = line.height();
  const bool small = word.bottom - word.top < 0.75 * height,
             attached = std::abs(word.left - line.right) < 0.15 * height;
  const bool raised = word.bottom < line.bottom - 0.2 * height && word.top < line.top + 0.25 * height;
  if (!small || !raised || !attached || word.text.size() > 6) return false;
  if (word.text.find_first_not_of("0123456789,*") != word.text.npos) return false;
  const char32_t last = code_point_before(line.text, line.text.size()).value;
  return std::u32string_view(U".,;:!?)\"\u201D\u2019").find(last) != std::u32string_view::npos;
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

std::vector<Line> lines_of(const PdfPage& page, std::size_t number) {
  std::vector<Line> lines;
  Drawn drawn;
  for (const PdfWord& word : page.words) {
    if (drawn.before(word)) continue;
    if (lines.empty() || !goes_on(lines.back(), word)) {
      lines.push_back({word.left, word.top, word.right, word.bottom, word.right - word.left, number, word.text});
      continue;
    }
    Line& line = lines.back();
    if (is_note_mark(line, word)) {
      line.right = std::max(line.right, word.right);
      continue;
    }
    line.text += ' ';
    line.text += word.text;
    line.left = std::min(line.left, word.left);
    line.right = std::max(line.right, word.right);
    line.top = std::min(line.top, word.top);
    line.bottom = std::max(line.bottom, word.bottom);
  }
  return lines;
}

// ---- paragraphs ----

bool same_size(const Line& a, const Line& b) {
  return a.height() < 1.15 * b.height() && b.height() < 1.15 * a.height();
}

bool is_lower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'\u00DF' && c <= U'\u00FF') || c == U'\u0153'; }

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

// ---- words parted at the end of a line ----

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Letters in a row, ASCII ones in lower case, from the start or to the end of `text`.
std::string first_letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_letter(c)) break;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::string last_letters(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return first_letters(text.substr(begin));
}

using Vocabulary = std::set<std::string, std::less<>>;

Vocabulary vocabulary_of(const PdfWords& words) {
  Vocabulary out;
  for (const PdfPage& page : words.pages) {
    for (const PdfWord& word : page.words) {
      std::size_t begin = 0;
      while (begin < word.text.size() && !is_letter(word.text[begin])) ++begin;
      const std::string letters = first_letters(std::string_view(word.text).substr(begin));
      const bool parted = word.text.ends_with("-") && begin + letters.size() + 1 == word.text.size();
      if (!letters.empty() && !parted) out.insert(letters);
    }
  }
  return out;
}

// Adds what stands between the text and the next line of its paragraph. "ef-" and "fects" are "effects" where that word
// stands elsewhere; else the line end stays, and the reader of plain text decides.
void append_line_end(std::string& out, const std::string& line, const Vocabulary& vocabulary) {
  if (out.ends_with("\u00AD")) {
    out.resize(out.size() - 2);
  } else if (out.ends_with('-')) {
    const std::string first = last_letters(std::string_view(out).substr(0, out.size() - 1));
    if (!first.empty() && starts_lower(line) && vocabulary.count(first + first_letters(line)) > 0) {
      out.pop_back();
    } else {
      out += '\n';
    }
  } else {
    out += starts_item(line) ? '\n' : ' ';
  }
}

// The step from line to line inside paragraphs, by their height, as most lines of a page have it; 0 where there are too
// few.
double usual_step(const std::vector<Line>& lines) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double step = lines[i].top - lines[i - 1].top;
    const double height = lines[i].height();
    if (same_size(lines[i - 1], lines[i]) && step > 0.5 * height && step < 2.5 * height) steps.push_back(step / height);
  }
  if (steps.size() < 3) return 0;
  const auto place = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
  std::nth_element(steps.begin(), place, steps.end());
  return *place;
}

// How far to the right lines around `i` go that have its size and stand in its column.
double right_edge(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t around = 6;
  double right = lines[i].right;
  const std::size_t first = i >= around ? i - around : 0;
  for (std::size_t k = first; k < std::min(lines.size(), i + around + 1); ++k) {
    const bool beside = lines[k].left > lines[i].right || lines[k].right < lines[i].left;
    if (!beside && same_size(lines[k], lines[i])) right = std::max(right, lines[k].right);
  }
  return right;
}

// The first word of `line` had no room behind `before`, which stands at `i` of its page: so the line was broken there.
bool had_no_room(const std::vector<Line>& lines, std::size_t i, const Line& line) {
  return lines[i].right + line.first_width + 0.6 * line.height() >= right_edge(lines, i);
}

// A sentence goes on from the end of a column or page, the line at `i`, to the start of the next.
bool sentence_goes_on(const std::vector<Line>& lines, std::size_t i, const Line& line) {
  if (ends_sentence(lines[i].text) || starts_item(line.text)) return false;
  if (starts_lower(line.text)) return true;
  // A line alone, or a cell of a table, does not tell how wide its column is.
  const bool one_of_several = i > 0 && same_size(lines[i - 1], lines[i]) && lines[i - 1].bottom < lines[i].bottom - 0.5;
  return one_of_several && same_size(lines[i], line) && had_no_room(lines, i, line);
}

bool is_new_paragraph(const std::vector<Line>& lines, std::size_t i, double step) {
  const Line &before = lines[i - 1], &line = lines[i];
  if (shares_row(before.top, before.bottom, line.top, line.bottom)) return true;  // cells of a table
  const bool beside = line.left > before.right || line.right < before.left;
  if (line.top < before.top) return !sentence_goes_on(lines, i - 1, line);
  if (beside) return ends_sentence(before.text) || !starts_lower(line.text);
  if (!same_size(before, line)) return true;
  const double down = (line.top - before.top) / line.height();
  if (down > 2.2 || (step > 0 && down > 1.25 * step + 0.04)) return true;
  if (starts_lower(line.text) || starts_item(line.text)) return false;
  return !had_no_room(lines, i - 1, line);
}

// ---- head and foot of the pages ----

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) out += c;
    if (digit && (out.empty() || out.back() != '#')) out += '#';
  }
  return out;
}

bool is_in_margin(const Line& line, const PdfPage& page) {
  return line.bottom < margin * page.height || line.top > (1 - margin) * page.height;
}

// Texts, without their digits, that stand in the margins of most pages.
std::set<std::string> repeated_lines(const PdfWords& words, const std::vector<std::vector<Line>>& pages) {
  std::map<std::string, std::size_t> count;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::set<std::string> here;
    for (const Line& line : pages[i]) {
      if (is_in_margin(line, words.pages[i])) here.insert(without_digits(line.text));
    }
    for (const std::string& text : here) ++count[text];
  }
  std::set<std::string> repeated;
  for (const auto& [text, times] : count) {
    if (times >= 2 && (times * 2 > pages.size() || times >= 4)) repeated.insert(text);
  }
  return repeated;
}

void name_pages_without_words(const PdfWords& words, std::vector<std::string>& left_out) {
  constexpr std::uint64_t most_named = 20;
  std::uint64_t count = 0;
  std::string numbers;
  for (std::size_t i = 0; i < words.pages.size(); ++i) {
    if (!words.pages[i].words.empty() || ++count > most_named) continue;
    numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
  }
  if (count == 0) return;
  if (count > most_named) numbers += ", ...";
  left_out.push_back(counted(count, "page", "pages") + " without text, empty or only pictures: " + numbers);
}

}  // namespace

PdfWords read_pdf_words(std::string_view bbox) {
  PdfWords out;
  while (!bbox.empty()) {
    const std::size_t end = std::min(bbox.find('\n'), bbox.size());
    std::string_view line = bbox.substr(0, end);
    bbox = bbox.substr(std::min(end + 1, bbox.size()));
    line = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.starts_with("<page ")) {
      PdfPage page;
      page.width = number_after(line, "width=\"").value_or(0);
      page.height = number_after(line, "height=\"").value_or(0);
      out.pages.push_back(std::move(page));
    } else if (line.starts_with("<word ") && !out.pages.empty()) {
      const auto left = number_after(line, "xMin=\""), top = number_after(line, "yMin=\""),
                 right = number_after(line, "xMax=\""), bottom = number_after(line, "yMax=\"");
      std::string text = unescaped(between(line, "\">", "</word>"));
      if (left && top && right && bottom && !text.empty()) {
        out.pages.back().words.push_back({*left, *top, *right, *bottom, std::move(text)});
      }
    } else if (line.starts_with("<title>") && out.pages.empty()) {
      out.title = unescaped(between(line, "<title>", "</title>"));
    }
  }
  return out;
}

void turn_upright(PdfPage& page) {
  std::size_t upright = 0, down = 0, up = 0;  // letters of words by their own length, and by where the next one stands
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const PdfWord& word = page.words[i];
    if (word.text.size() < shortest_telling_word) continue;
    const double width = word.right - word.left, height = word.bottom - word.top;
    if (height <= width) {
      upright += word.text.size();
    } else if (i + 1 < page.words.size() && page.words[i + 1].left < word.right &&
               page.words[i + 1].right > word.left) {
      (page.words[i + 1].top > word.top ? down : up) += word.text.size();
    }
  }
  if (down + up <= upright) return;
  for (PdfWord& word : page.words) {
    const PdfWord was = word;
    if (down >= up) {
      word.left = was.top, word.right = was.bottom;
      word.top = page.width - was.right, word.bottom = page.width - was.left;
    } else {
      word.left = page.height - was.bottom, word.right = page.height - was.top;
      word.top = was.left, word.bottom = was.right;
    }
  }
  std::swap(page.width, page.height);
}

void write_pdf_text(PdfWords words, Extracted& out) {
  for (PdfPage& page : words.pages) {
    turn_upright(page);
    join_spaced_letters(page);
  }
  std::vector<std::vector<Line>> pages;
  for (const PdfPage& page : words.pages) pages.push_back(lines_of(page, pages.size() + 1));
  const std::set<std::string> repeated = repeated_lines(words, pages);
  const Vocabulary vocabulary = vocabulary_of(words);

  std::vector<Line> margins;  // each once
  std::set<std::string> seen;
  std::vector<Line> before;  // of the last page with words
  for (std::size_t number = 0; number < pages.size(); ++number) {
    std::vector<Line> lines;
    for (Line& line : pages[number]) {
      const std::string key = without_digits(line.text);
      if (!is_in_margin(line, words.pages[number]) || repeated.count(key) == 0) {
        lines.push_back(std::move(line));
      } else if (seen.insert(key).second) {
        margins.push_back(std::move(line));
      }
    }
    const double step = usual_step(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool starts = i > 0 ? is_new_paragraph(lines, i, step)
                                : before.empty() || !sentence_goes_on(before, before.size() - 1, lines[i]);
      if (starts) {
        out.text += out.text.empty() ? "" : "\n\n";
      } else {
        append_line_end(out.text, lines[i].text, vocabulary);
      }
      if (i == 0) out.places.push_back({out.text.size(), "page", number + 1});
      out.text += lines[i].text;
    }
    if (!lines.empty()) before = std::move(lines);
  }
  for (const Line& line : margins) {
    if (!out.text.empty()) out.text += "\n\n";
    if (out.places.empty() || out.places.back().number != line.page) {
      out.places.push_back({out.text.size(), "page", line.page});
    }
    out.text += line.text;
  }
  if (!out.text.empty()) out.text += '\n';
  name_pages_without_words(words, out.left_out);
  out.title = words.title;
  out.media_type = MediaType::plain;
}

void write_paged_text(std::string_view text, Extracted& out) {
  std::string last;
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    std::string_view page = text.substr(0, end);
    text = text.substr(std::min(end + 1, text.size()));
    const std::size_t first = page.find_first_not_of(" \t\r\n");
    if (first == page.npos) continue;
    page = page.substr(first, page.find_last_not_of(" \t\r\n") + 1 - first);
    const bool goes_on = !ends_sentence(last) && starts_lower(page);
    if (!out.text.empty() && !goes_on) out.text += '\n';
    out.places.push_back({out.text.size(), "page", number});
    out.text += page;
    out.text += '\n';
    last = page.substr(page.rfind('\n') + 1);
  }
  out.media_type = MediaType::plain;
}

}  // namespace overclaim
