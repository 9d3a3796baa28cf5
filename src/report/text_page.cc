// A row of signs below the words, not colour alone: a copy in a mail keeps it. Covered by tests/why_text_test.cc.
#include "report/text_page.h"

#include <algorithm>

#include "report/wrap.h"
#include "text/display_width.h"

namespace overclaim {

namespace {

constexpr std::size_t least_width = 20;
constexpr std::string_view bold_on = "\033[1m", red_on = "\033[31m", off = "\033[0m";

}  // namespace

TextPage::TextPage(std::size_t width, bool color) : width_(std::max(width, least_width)), color_(color) {}

void TextPage::wrapped_line(std::string_view text, std::size_t indent, bool bold) {
  if (text.empty()) return;
  for (const WrappedLine& shown : wrap(text, width_ - std::min(indent, width_ / 2))) {
    text_.append(indent, ' ');
    if (bold && color_) text_ += bold_on;
    text_ += text.substr(shown.begin, shown.end - shown.begin);
    if (bold && color_) text_ += off;
    text_ += '\n';
  }
}

void TextPage::line(std::string_view text, std::size_t indent) { wrapped_line(text, indent, false); }
void TextPage::heading(std::string_view text, std::size_t indent) { wrapped_line(text, indent, true); }
void TextPage::gap() { text_ += '\n'; }

void TextPage::marked(std::string_view text, const std::vector<TextMark>& marks, std::size_t indent) {
  // Making a text safe changes its length, so it is made safe between the ends of marks, and these move along.
  std::vector<std::size_t> ends = {0, text.size()};
  for (const TextMark& mark : marks) {
    ends.push_back(std::min(mark.begin, text.size()));
    ends.push_back(std::min(mark.end, text.size()));
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::string safe;
  struct Piece {
    std::size_t begin, end;  // of `safe`
    char sign;
  };
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    char sign = ' ';
    for (const TextMark& mark : marks) {
      if (mark.begin <= ends[i] && ends[i + 1] <= mark.end) sign = mark.sign;
    }
    const std::size_t begin = safe.size();
    safe += terminal_safe(text.substr(ends[i], ends[i + 1] - ends[i]));
    pieces.push_back({begin, safe.size(), sign});
  }
  for (const WrappedLine& shown : wrap(safe, width_ - std::min(indent, width_ / 2))) {
    text_.append(indent, ' ');
    text_ += std::string_view(safe).substr(shown.begin, shown.end - shown.begin);
    text_ += '\n';
    std::string signs;
    for (const Piece& piece : pieces) {
      const std::size_t begin = std::clamp(piece.begin, shown.begin, shown.end),
                        end = std::clamp(piece.end, shown.begin, shown.end);
      signs.append(display_width(std::string_view(safe).substr(begin, end - begin)), piece.sign);
    }
    signs.erase(signs.find_last_not_of(' ') + 1);
    if (signs.empty()) continue;
    text_.append(indent, ' ');
    if (color_) text_ += red_on;
    text_ += signs;
    if (color_) text_ += off;
    text_ += '\n';
  }
}

}  // namespace overclaim
