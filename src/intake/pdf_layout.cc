// Words are taken in the order they were drawn, which is that of the text in what browsers and office programs write.
// pdftotext's own reading order was not taken: on two columns that stand close it reads straight across both, and so
// makes sentences nobody wrote (tests/documents/ has such a page). What it knows, the places of the words, tells where
// lines and paragraphs end. Covered by tests/pdf_layout_test.cc.
#include "intake/pdf_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "intake/left_out.h"
#include "intake/pdf_lines.h"
#include "intake/pdf_margins.h"
#include "intake/pdf_spaced_words.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t shortest_telling_word = 4;  // bytes; shorter ones are nearly as high as wide

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

// ---- paragraphs ----

// The step from line to line inside paragraphs, by their height, as most lines of a page have it; 0 where there are too
// few.
double usual_step(const std::vector<PdfLine>& lines) {
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
double right_edge(const std::vector<PdfLine>& lines, std::size_t i) {
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
bool had_no_room(const std::vector<PdfLine>& lines, std::size_t i, const PdfLine& line) {
  return lines[i].right + line.first_width + 0.6 * line.height() >= right_edge(lines, i);
}

// A sentence goes on from the end of a column or page, the line at `i`, to the start of the next.
bool sentence_goes_on(const std::vector<PdfLine>& lines, std::size_t i, const PdfLine& line) {
  if (ends_sentence(lines[i].text) || starts_item(line.text)) return false;
  if (starts_lower(line.text)) return true;
  // A line alone, or a cell of a table, does not tell how wide its column is.
  const bool one_of_several = i > 0 && same_size(lines[i - 1], lines[i]) && lines[i - 1].bottom < lines[i].bottom - 0.5;
  return one_of_several && same_size(lines[i], line) && had_no_room(lines, i, line);
}

// The height of most of a page's words.
double usual_height(const std::vector<PdfLine>& lines) {
  std::vector<std::pair<double, std::size_t>> heights;
  std::size_t all = 0;
  for (const PdfLine& line : lines) {
    heights.emplace_back(line.height(), line.text.size());
    all += line.text.size();
  }
  std::sort(heights.begin(), heights.end());
  std::size_t passed = 0;
  for (const auto& [height, size] : heights) {
    passed += size;
    if (2 * passed >= all) return height;
  }
  return 0;
}

bool is_in_capitals(std::string_view text) {
  const bool capital = std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capital && std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Lines that go on a headline of few short lines at the left margin ("NO" | "SIDE" | "EFFECTS"): they were broken for
// their looks, with room left. A headline is larger than the page's text, or in capitals; its lines are of one size, as
// far below each other, and end no sentence. What is longer is a list.
std::vector<bool> headline_lines(const std::vector<PdfLine>& lines) {
  constexpr std::size_t most_lines = 4;
  const double usual = usual_height(lines);
  const auto is_headline = [&](const PdfLine& line) {
    return line.height() > 1.15 * usual || is_in_capitals(line.text);
  };
  const auto step_at = [&](std::size_t i) { return lines[i].top - lines[i - 1].top; };
  std::vector<bool> goes_on(lines.size(), false);
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    for (; end < lines.size(); ++end) {
      const PdfLine &before = lines[end - 1], &line = lines[end];
      const double height = line.height();
      if (!is_headline(before) || !is_headline(line) || !same_size(before, line) || ends_sentence(before.text) ||
          starts_item(line.text) || std::abs(before.left - line.left) > 0.2 * height || step_at(end) < 0.8 * height ||
          step_at(end) > 1.6 * height ||
          (end > begin + 1 && std::abs(step_at(end) - step_at(end - 1)) > 0.1 * height)) {
        break;
      }
    }
    for (std::size_t i = begin + 1; i < end && end - begin <= most_lines; ++i) goes_on[i] = true;
    begin = end;
  }
  return goes_on;
}

bool is_new_paragraph(const std::vector<PdfLine>& lines, std::size_t i, double step) {
  const PdfLine &before = lines[i - 1], &line = lines[i];
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

// Not the name of a file, nor one word: programs put those in themselves.
bool is_title_of_words(std::string_view title) {
  constexpr std::size_t longest_ending = 5;
  const std::size_t dot = title.rfind('.');
  const bool is_file = dot != title.npos && dot + 1 < title.size() && title.size() - dot - 1 <= longest_ending &&
                       title.find(' ', dot) == title.npos;
  return !is_file && title.find(' ') != title.npos;
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
  std::vector<std::vector<PdfLine>> pages;
  for (const PdfPage& page : words.pages) pages.push_back(lines_of(page, pages.size() + 1));
  const std::vector<PdfLine> margins = take_margins(words, pages);
  const Vocabulary vocabulary = vocabulary_of(words);

  std::vector<PdfLine> before;  // of the last page with words
  for (std::size_t number = 0; number < pages.size(); ++number) {
    std::vector<PdfLine>& lines = pages[number];
    const double step = usual_step(lines);
    const std::vector<bool> headline = headline_lines(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool starts = i > 0 ? !headline[i] && is_new_paragraph(lines, i, step)
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
  for (const PdfLine& line : margins) {
    if (!out.text.empty()) out.text += "\n\n";
    if (out.places.empty() || out.places.back().number != line.page) {
      out.places.push_back({out.text.size(), "page", line.page});
    }
    out.text += line.text;
  }
  if (!out.text.empty() && is_title_of_words(words.title) && out.text.find(words.title) == out.text.npos) {
    out.text += "\n\n";
    if (out.places.back().number != 1) out.places.push_back({out.text.size(), "page", 1});
    out.text += words.title;
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
