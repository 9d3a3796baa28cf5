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
#include <utility>

#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr double margin = 0.1;  // of a page's height, at its head and at its foot

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

std::vector<Line> lines_of(const PdfPage& page, std::size_t number) {
  std::vector<Line> lines;
  for (const PdfWord& word : page.words) {
    if (lines.empty() || !goes_on(lines.back(), word)) {
      lines.push_back({word.left, word.top, word.right, word.bottom, word.right - word.left, number, word.text});
      continue;
    }
    Line& line = lines.back();
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

// A sentence may go on from the end of a column or page to the start of the next.
bool sentence_goes_on(std::string_view before, std::string_view behind) {
  return !ends_sentence(before) && starts_lower(behind);
}

// The step from line to line inside paragraphs, as most lines of a page have it; 0 where there are too few.
double usual_step(const std::vector<Line>& lines) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double step = lines[i].top - lines[i - 1].top;
    const double height = lines[i].height();
    if (same_size(lines[i - 1], lines[i]) && step > 0.5 * height && step < 2.5 * height) steps.push_back(step);
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

bool is_new_paragraph(const std::vector<Line>& lines, std::size_t i, double step) {
  const Line &before = lines[i - 1], &line = lines[i];
  if (shares_row(before.top, before.bottom, line.top, line.bottom)) return true;  // cells of a table
  if (!same_size(before, line)) return true;
  const bool beside = line.left > before.right || line.right < before.left;
  if (line.top < before.top || beside) return !sentence_goes_on(before.text, line.text);
  const double height = line.height(), down = line.top - before.top;
  if (down > 2.2 * height || (step > 0 && down > 1.25 * step + 0.5)) return true;
  if (starts_lower(line.text) || starts_item(line.text)) return false;
  // A line that had room for the next word was ended on purpose.
  return before.right + line.first_width + 0.6 * height < right_edge(lines, i - 1);
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

void write_pdf_text(const PdfWords& words, Extracted& out) {
  std::vector<std::vector<Line>> pages;
  for (const PdfPage& page : words.pages) pages.push_back(lines_of(page, pages.size() + 1));
  const std::set<std::string> repeated = repeated_lines(words, pages);

  std::vector<Line> margins;  // each once
  std::set<std::string> seen;
  std::string last;
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
      const bool starts = i == 0 ? !sentence_goes_on(last, lines[i].text) : is_new_paragraph(lines, i, step);
      if (starts && !out.text.empty()) out.text += '\n';
      if (i == 0) out.places.push_back({out.text.size(), "page", number + 1});
      out.text += lines[i].text;
      out.text += '\n';
    }
    if (!lines.empty()) last = lines.back().text;
  }
  for (const Line& line : margins) {
    if (!out.text.empty()) out.text += '\n';
    if (out.places.empty() || out.places.back().number != line.page) {
      out.places.push_back({out.text.size(), "page", line.page});
    }
    out.text += line.text;
    out.text += '\n';
  }
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
    if (!out.text.empty() && !sentence_goes_on(last, page)) out.text += '\n';
    out.places.push_back({out.text.size(), "page", number});
    out.text += page;
    out.text += '\n';
    last = page.substr(page.rfind('\n') + 1);
  }
  out.media_type = MediaType::plain;
}

}  // namespace overclaim
