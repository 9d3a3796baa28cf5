// Covered by tests/pdf_layout_test.cc.
#include "intake/pdf_margins.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace overclaim {
namespace {

constexpr double margin = 0.1;  // of a page's height, at its head and at its foot
constexpr double apart = 1;     // between a head or foot and the text, in heights of its line
constexpr std::size_t most_edge_lines = 4;

enum class Edge { head, foot };

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_digit(c)) out += c;
    if (is_digit(c) && (out.empty() || out.back() != '#')) out += '#';
  }
  return out;
}

bool is_in_head(const PdfLine& line, const PdfPage& page) { return line.bottom < margin * page.height; }

bool is_in_foot(const PdfLine& line, const PdfPage& page) { return line.top > (1 - margin) * page.height; }

// Texts, without their digits, that stand in the margins of most pages.
std::set<std::string> repeated_lines(const PdfWords& words, const std::vector<std::vector<PdfLine>>& pages) {
  std::map<std::string, std::size_t> count;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::set<std::string> here;
    for (const PdfLine& line : pages[i]) {
      if (is_in_head(line, words.pages[i]) || is_in_foot(line, words.pages[i])) here.insert(without_digits(line.text));
    }
    for (const std::string& text : here) ++count[text];
  }
  std::set<std::string> repeated;
  for (const auto& [text, times] : count) {
    if (times >= 2 && (times * 2 > pages.size() || times >= 4)) repeated.insert(text);
  }
  return repeated;
}

// ---- the number of a page ----

// "Page", in lower case, as pages are numbered with; behind it a number stands.
bool is_page_word(std::string_view word) {
  static constexpr std::string_view words[] = {
      "page", "p",    "pg",     "seite",  "p\u00E1gina", "p\u00E1g",          "pagina",
      "pag",  "sida", "strona", "strana", "sayfa",       "\u0441\u0442\u0440"};
  std::string lower(word.substr(0, word.find('.')));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

// The number of "12", "12/30", "-12-"; nothing where anything else is in it.
std::string_view page_number(std::string_view word) {
  constexpr std::size_t most_digits = 4;
  const std::size_t begin = word.find_first_of("0123456789");
  if (begin == word.npos || word.find_first_not_of("0123456789-/|") != word.npos) return {};
  const std::size_t end = std::min(word.find_first_not_of("0123456789", begin), word.size());
  return end - begin <= most_digits ? word.substr(begin, end - begin) : std::string_view();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// Nothing but a number and dashes: "12", "- 12 -", "Page 12".
bool is_bare_page_number(const std::vector<std::string_view>& words) {
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool dash = words[i] == "-" || words[i] == "\u2013" || words[i] == "\u2014" || words[i] == "|";
    const bool before_number = i == 0 && words.size() > 1 && is_page_word(words[i]);
    if (!page_number(words[i]).empty()) ++numbers;
    if (page_number(words[i]).empty() && !dash && !before_number) return false;
  }
  return numbers == 1;
}

// "Page 12" or "Page 12 of 30" before or behind other words, or the page's own number behind them; at the foot of a
// page, where no heading stands ("2 Side effects"), also before them. Not "2 of 3 children" and "in phase 2".
bool has_page_number(const std::vector<std::string_view>& words, std::size_t number, Edge edge) {
  if (words.size() < 2) return false;
  const auto says_page_at = [&](std::size_t i) { return is_page_word(words[i]) && !page_number(words[i + 1]).empty(); };
  const std::size_t size = words.size();
  if (says_page_at(0) || says_page_at(size - 2) || (size > 4 && says_page_at(size - 4))) return true;
  const std::string own = std::to_string(number);
  return (page_number(words.back()) == own && !starts_lower(words[size - 2])) ||
         (edge == Edge::foot && page_number(words.front()) == own && !starts_lower(words[1]));
}

// ---- what stands at the edge of one page ----

// How far from the edge of the page the line begins and ends.
struct Reach {
  double begin = 0, end = 0;
};

Reach reach_of(const PdfLine& line, Edge edge) {
  return edge == Edge::head ? Reach{line.top, line.bottom} : Reach{-line.bottom, -line.top};
}

struct EdgeLines {
  std::vector<std::size_t> lines;  // of the page, from the edge inwards
  bool is_numbered = false;        // with the number of the page: none of its text
};

// The lines in the margin that are parted from all others by a gap, or a page's number alone at the edge.
EdgeLines edge_lines(const std::vector<PdfLine>& lines, const std::vector<bool>& taken, const PdfPage& page,
                     Edge edge) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!taken[i]) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return reach_of(lines[a], edge).begin < reach_of(lines[b], edge).begin;
  });
  EdgeLines found;
  std::size_t numbered = 0;  // several are cells of a table
  if (order.empty()) return found;
  if (order.size() == 1 && is_bare_page_number(words_of(lines[order[0]].text))) return {order, true};
  double end = reach_of(lines[order[0]], edge).end;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const PdfLine& line = lines[order[i]];
    const double gap = reach_of(line, edge).begin - end;
    if (i > 0 && gap >= apart * lines[order[i - 1]].height()) return found;
    const bool is_in_margin = edge == Edge::head ? is_in_head(line, page) : is_in_foot(line, page);
    if (i == 1 && !shares_row(lines[order[0]], line) && is_bare_page_number(words_of(lines[order[0]].text))) {
      return {{order[0]}, true};
    }
    if (!is_in_margin || i == most_edge_lines) break;
    const std::vector<std::string_view> words = words_of(line.text);
    end = std::max(end, reach_of(line, edge).end);
    found.lines.push_back(order[i]);
    if (is_bare_page_number(words) || has_page_number(words, line.page, edge)) ++numbered;
    found.is_numbered = numbered == 1;
  }
  return {};  // nothing parts them from the text
}

// Between an open sentence and its end on the next page these lines would be a head or foot, and none of the sentence;
// `text`: the line of the text beside them.
bool parts_a_sentence(const std::vector<PdfLine>& lines, const EdgeLines& at, Edge edge, const PdfLine& text) {
  if (at.lines.empty()) return false;
  // A foot that is open itself, in letters as large, may be what goes on.
  const bool open_foot = edge == Edge::foot && std::any_of(at.lines.begin(), at.lines.end(), [&](std::size_t i) {
                           return !ends_sentence(lines[i].text) && lines[i].height() > 0.9 * text.height();
                         });
  return !open_foot && std::none_of(at.lines.begin(), at.lines.end(), [&](std::size_t i) {
    return starts_lower(lines[i].text) || lines[i].text.ends_with(':') || lines[i].height() > 1.1 * text.height();
  });
}

class Margins {
 public:
  Margins(const PdfWords& words, std::vector<std::vector<PdfLine>>& pages) : words_(words), pages_(pages) {
    for (const std::vector<PdfLine>& lines : pages) taken_.emplace_back(lines.size(), false);
  }

  std::vector<PdfLine> take() {
    mark_repeated();
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (const Edge edge : {Edge::head, Edge::foot}) {
        if (const EdgeLines at = edge_at(page, edge); at.is_numbered) mark(page, at);
      }
    }
    mark_between_pages();
    return taken();
  }

 private:
  void mark_repeated() {
    const std::set<std::string> repeated = repeated_lines(words_, pages_);
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      for (std::size_t i = 0; i < pages_[page].size(); ++i) {
        const PdfLine& line = pages_[page][i];
        taken_[page][i] = (is_in_head(line, words_.pages[page]) || is_in_foot(line, words_.pages[page])) &&
                          repeated.count(without_digits(line.text)) > 0;
        if (taken_[page][i] && !seen_.insert(without_digits(line.text)).second) again_.insert(&line);
      }
    }
  }

  EdgeLines edge_at(std::size_t page, Edge edge) const {
    return edge_lines(pages_[page], taken_[page], words_.pages[page], edge);
  }

  void mark(std::size_t page, const EdgeLines& at) {
    for (const std::size_t i : at.lines) taken_[page][i] = true;
  }

  // The first or last line of a page in the order of drawing, past what was taken and what stands at the edge.
  const PdfLine* text_line(std::size_t page, const EdgeLines& without, bool last) const {
    const std::size_t size = pages_[page].size();
    std::vector<bool> passed = taken_[page];
    for (const std::size_t i : without.lines) passed[i] = true;
    for (std::size_t step = 0; step < size; ++step) {
      const std::size_t i = last ? size - 1 - step : step;
      if (!passed[i]) return &pages_[page][i];
    }
    return nullptr;
  }

  void mark_between_pages() {
    std::size_t before = pages_.size();  // the last page with words
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      if (text_line(page, {}, true) == nullptr) continue;
      const std::size_t last = std::exchange(before, page);
      if (last == pages_.size()) continue;
      EdgeLines foot = edge_at(last, Edge::foot), head = edge_at(page, Edge::head);
      const PdfLine* const open = text_line(last, foot, true);
      const PdfLine* const next = text_line(page, head, false);
      if (open != nullptr && !parts_a_sentence(pages_[last], foot, Edge::foot, *open)) foot = {};
      if (next != nullptr && !parts_a_sentence(pages_[page], head, Edge::head, *next)) head = {};
      const PdfLine* const end = text_line(last, foot, true);
      const PdfLine* const begin = text_line(page, head, false);
      if (end == nullptr || begin == nullptr || ends_sentence(end->text) || !starts_lower(begin->text) ||
          !same_size(*end, *begin)) {
        continue;
      }
      mark(last, foot);
      mark(page, head);
    }
  }

  std::vector<PdfLine> taken() {
    std::vector<PdfLine> out;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      std::vector<PdfLine> kept;
      for (std::size_t i = 0; i < pages_[page].size(); ++i) {
        PdfLine& line = pages_[page][i];
        if (!taken_[page][i]) {
          kept.push_back(std::move(line));
        } else if (again_.count(&line) == 0) {
          out.push_back(std::move(line));
        }
      }
      pages_[page] = std::move(kept);
    }
    return out;
  }

  const PdfWords& words_;
  std::vector<std::vector<PdfLine>>& pages_;
  std::vector<std::vector<bool>> taken_;  // line by line
  std::set<std::string> seen_;            // repeated lines, without their digits
  std::set<const PdfLine*> again_;        // those of them that stand on an earlier page
};

}  // namespace

std::vector<PdfLine> take_margins(const PdfWords& words, std::vector<std::vector<PdfLine>>& pages) {
  return Margins(words, pages).take();
}

}  // namespace overclaim
