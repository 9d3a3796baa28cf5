// Wrapping works on the bare text and ink comes last, a line at a time, so that no sequence is ever counted as columns
// or left open at a line's end. A screen library was not taken: output also goes to files and pagers. Covered by
// tests/text_report_test.cc.
#include "report/terminal_text.h"

#include <algorithm>

#include "report/wrap.h"
#include "text/display_width.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t least_width = 20;
constexpr std::size_t least_beside_label = 24;  // columns for text beside a label

std::string_view sequence_of(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::strong:
      return "\033[1m";
    case Ink::quiet:
      return "\033[2m";
    case Ink::mark:  // no red: words are marked, nobody is accused
      return "\033[1;35m";
  }
  return "";
}

bool is_address(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

std::string repeated(std::size_t count, char c) { return std::string(count, c); }

}  // namespace

// The pieces as one safe text, and where each ends in it.
struct TerminalText::Inked {
  struct End {
    std::size_t at = 0;
    Ink ink = Ink::plain;
    std::string address;
  };
  std::string text;
  std::vector<End> ends;

  void add(std::string_view safe, Ink ink, std::string_view address = "") {
    text += safe;
    ends.push_back({text.size(), ink, is_address(address) ? std::string(address) : ""});
  }
};

TerminalText::TerminalText(const TerminalStyle& style) : style_(style) {
  style_.width = std::max(style_.width, least_width);
}

void TerminalText::blank() {
  const bool open = out_.size() > 1 && out_.compare(out_.size() - 2, 2, "\n\n") != 0;
  if (open) out_ += '\n';
}

void TerminalText::line(std::size_t indent, const Inked& inked, std::size_t begin, std::size_t end) {
  out_.append(indent, ' ');
  std::size_t at = 0;
  for (const Inked::End& piece : inked.ends) {
    const std::size_t from = std::clamp(at, begin, end), to = std::clamp(piece.at, begin, end);
    at = piece.at;
    if (from == to) continue;
    const bool linked = style_.hyperlinks && !piece.address.empty();
    const std::string_view sequence = style_.color ? sequence_of(piece.ink) : "";
    if (linked) out_ += "\033]8;;" + piece.address + "\033\\";
    out_ += sequence;
    out_.append(inked.text, from, to - from);
    if (!sequence.empty()) out_ += "\033[0m";
    if (linked) out_ += "\033]8;;\033\\";
  }
  out_ += '\n';
}

void TerminalText::paragraph(const std::vector<Piece>& pieces, std::size_t indent) {
  Inked inked;
  for (const Piece& piece : pieces) inked.add(terminal_safe(piece.text), piece.ink, piece.address);
  if (inked.text.empty()) return;
  const std::size_t width = style_.width > indent ? style_.width - indent : 1;
  for (const WrappedLine& wrapped : wrap(inked.text, width)) line(indent, inked, wrapped.begin, wrapped.end);
}

void TerminalText::paragraph(std::string text, std::size_t indent, Ink ink) {
  paragraph({{std::move(text), ink}}, indent);
}

void TerminalText::labelled(std::string_view label, Ink ink, const std::vector<Piece>& pieces, std::size_t indent,
                            std::size_t column) {
  const std::string safe = terminal_safe(label);
  const std::size_t used = indent + display_width(safe);
  if (used >= column || column + least_beside_label > style_.width) {
    paragraph({{safe, ink}}, indent);
    return paragraph(pieces, indent + 2);
  }
  const std::size_t start = out_.size();
  paragraph(pieces, column);
  if (out_.size() == start) return paragraph({{safe, ink}}, indent);
  Inked inked;
  inked.add(safe, ink);
  TerminalText beside(style_);
  beside.line(indent, inked, 0, safe.size());
  beside.out_.pop_back();
  // The label takes the place of the spaces before the first line.
  out_.replace(start, column, beside.out_ + repeated(column - used, ' '));
}

void TerminalText::sentence(std::string_view text, std::vector<Underline> underlines, std::size_t indent) {
  std::stable_sort(underlines.begin(), underlines.end(),
                   [](const Underline& a, const Underline& b) { return a.begin < b.begin; });
  std::size_t longest_label = 0;
  std::vector<std::size_t> cuts = {0, text.size()};
  for (Underline& mark : underlines) {
    mark.end = std::min(mark.end, text.size());
    mark.begin = std::min(mark.begin, mark.end);
    longest_label = std::max(longest_label, display_width(mark.label));
    cuts.insert(cuts.end(), {mark.begin, mark.end});
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  // Made safe piece by piece: it may change how many bytes a piece has.
  Inked inked;
  std::vector<std::size_t> places = {0};  // of the cuts in the safe text
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const bool marked = std::any_of(underlines.begin(), underlines.end(), [&](const Underline& mark) {
      return mark.begin <= cuts[i] && cuts[i + 1] <= mark.end;
    });
    inked.add(terminal_safe(text.substr(cuts[i], cuts[i + 1] - cuts[i])), marked ? Ink::mark : Ink::plain);
    places.push_back(inked.text.size());
  }
  const auto place_of = [&](std::size_t byte) {
    return places[static_cast<std::size_t>(std::lower_bound(cuts.begin(), cuts.end(), byte) - cuts.begin())];
  };
  for (Underline& mark : underlines) {
    mark.begin = place_of(mark.begin);
    mark.end = place_of(mark.end);
  }
  const std::size_t room = indent + longest_label;  // so that no label hangs over the edge
  for (const WrappedLine& wrapped : wrap(inked.text, style_.width > room ? style_.width - room : 1)) {
    line(indent, inked, wrapped.begin, wrapped.end);
    underline_rows(inked.text, wrapped.begin, wrapped.end, underlines, indent);
  }
}

void TerminalText::underline_rows(std::string_view text, std::size_t begin, std::size_t end,
                                  const std::vector<Underline>& marks, std::size_t indent) {
  struct Row {
    std::size_t columns = 0;
    std::vector<Piece> pieces;
  };
  std::vector<Row> rows;
  for (const Underline& mark : marks) {
    const std::size_t from = std::clamp(mark.begin, begin, end), to = std::clamp(mark.end, begin, end);
    if (from == to) continue;
    const std::size_t column = display_width(text.substr(begin, from - begin));
    const std::string carets(std::max<std::size_t>(display_width(text.substr(from, to - from)), 1), '^');
    const std::string label = mark.end <= end ? mark.label : "";
    auto row = std::find_if(rows.begin(), rows.end(),
                            [&](const Row& one) { return one.columns == 0 || one.columns < column; });
    if (row == rows.end()) row = rows.insert(rows.end(), Row{});
    row->pieces.push_back({repeated(column - row->columns, ' ')});
    row->pieces.push_back({carets + label, Ink::mark});
    row->columns = column + carets.size() + display_width(label);
  }
  for (const Row& row : rows) {
    Inked inked;
    for (const Piece& piece : row.pieces) inked.add(piece.text, piece.ink);
    line(indent, inked, 0, inked.text.size());
  }
}

std::string TerminalText::take() { return std::move(out_); }

bool has_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    const char32_t c = point.value;
    if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
        (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF)) {
      return true;
    }
  }
  return false;
}

}  // namespace overclaim
