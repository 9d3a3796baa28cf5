// A text is hard-wrapped when most of its inner line ends fall inside sentences and its lines are of one width; then
// the lines up to a blank line are one paragraph. Elsewhere each line is a paragraph, except where a sentence visibly
// goes on: a word at the end that leaves it open, or no mark at the end and a small letter behind it. Joining by the
// small letter alone was not taken: it breaks wrapped text before every name. Covered by tests/plain_blocks_test.cc and
// tests/plain_pieces_test.cc.
#include "text/plain_pieces.h"

#include <algorithm>
#include <array>

#include "text/fold.h"
#include "text/line_words.h"
#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::uint32_t widest_wrap = 110;      // columns; longer lines are paragraphs
constexpr std::uint32_t narrowest_wrap = 35;    // below, a line end says little
constexpr std::uint64_t fewest_flowed = 2;      // lines
constexpr std::size_t longest_title = 400;      // bytes
constexpr std::uint32_t shortest_wrapped = 40;  // of a line that runs on into a small letter, in text not wrapped

// Line ends between neighbours without a blank line or a mark, counted.
struct WrapCounts {
  std::uint64_t pairs = 0, inside = 0, in_band = 0, wide = 0;
  std::uint32_t widest = 0;

  void add(const PlainLine& line, const PlainLine& next) {
    ++pairs;
    if (runs_on(line.ends) && next.starts == LineStart::lower && line.columns >= narrowest_wrap) ++inside;
    if (line.columns > widest_wrap) {
      ++wide;
    } else {
      if (line.columns >= narrowest_wrap) ++in_band;
      widest = std::max(widest, line.columns);
    }
  }
};

class Joiner {
 public:
  Joiner(const std::vector<PlainLine>& lines, std::string_view input, const Language& language)
      : lines_(lines), input_(input), word_sets_(language) {}

  std::vector<PlainPiece> join() {
    count();
    flowed_ = is_flowed();
    std::vector<PlainPiece> pieces;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i == 0 || !same_stretch(i)) enter_stretch(i);
      if (i > 0 && !pieces.empty() && joins(pieces, i)) {
        add(pieces.back(), i);
      } else {
        pieces.push_back(opened(i));
      }
    }
    std::erase_if(pieces, [&](const PlainPiece& piece) { return piece.words == 0 && body_is_empty(piece); });
    return pieces;
  }

 private:
  // True where line i stands directly below line i - 1.
  bool same_stretch(std::size_t i) const {
    return !lines_[i].gap_before && lines_[i].quote_depth == lines_[i - 1].quote_depth;
  }

  bool is_pair(std::size_t i) const { return same_stretch(i) && lines_[i].mark == LineMark::none; }

  void count() {
    WrapCounts counts;
    std::array<std::uint64_t, widest_wrap + 1> widths{};
    closes_.assign(lines_.size(), false);
    for (std::size_t i = lines_.size(); i-- > 0;) {
      const bool goes_on = i + 1 < lines_.size() && is_pair(i + 1) && lines_[i + 1].starts == LineStart::lower;
      closes_[i] = ends_sentence(lines_[i].ends) || (goes_on && closes_[i + 1]);
      if (i == 0 || !is_pair(i)) continue;
      counts.add(lines_[i - 1], lines_[i]);
      if (lines_[i - 1].columns <= widest_wrap) ++widths[lines_[i - 1].columns];
    }
    wrapped_ = counts.inside >= 2 && counts.inside * 3 >= counts.pairs && counts.in_band * 10 >= counts.pairs * 6 &&
               counts.wide * 5 <= counts.pairs;
    // The width nine of ten lines keep to.
    std::uint64_t seen = 0, all = counts.pairs - counts.wide;
    for (width_ = 0; width_ < widest_wrap && seen * 10 < all * 9; ++width_) seen += widths[width_];
  }

  // Decides for the lines from i on, up to a blank line.
  void enter_stretch(std::size_t i) {
    WrapCounts counts;
    for (++i; i < lines_.size() && same_stretch(i); ++i) {
      if (is_pair(i)) counts.add(lines_[i - 1], lines_[i]);
    }
    if (wrapped_) {
      stretch_wrapped_ = counts.wide == 0;
      stretch_width_ = width_;
    } else {
      const std::uint64_t enough = lines_[i - 1].quote_depth > 0 ? 1 : 2;  // mail quoting is wrapped as a rule
      stretch_wrapped_ = counts.inside >= enough && counts.inside * 2 >= counts.pairs && counts.wide == 0 &&
                         counts.in_band * 10 >= counts.pairs * 8;
      stretch_width_ = counts.widest;
    }
  }

  bool body_is_empty(const PlainPiece& piece) const {
    for (std::uint32_t i = piece.first_line; i <= piece.last_line; ++i) {
      if (!lines_[i].empty()) return false;
    }
    return true;
  }

  PlainPiece opened(std::size_t i) const {
    const PlainLine& line = lines_[i];
    PlainPiece piece;
    piece.first_line = piece.last_line = static_cast<std::uint32_t>(i);
    piece.words = line.words;
    piece.columns = line.columns;
    piece.indent = line.indent;
    piece.quote_depth = line.quote_depth;
    piece.mark = line.mark;
    piece.mark_sign = line.mark_sign;
    piece.heading_level = line.heading_level;
    piece.ends = line.ends;
    piece.starts = line.starts;
    piece.several_sentences = line.several_sentences;
    piece.gap_before = line.gap_before;
    piece.mail = line.signature;
    return piece;
  }

  void add(PlainPiece& piece, std::size_t i) const {
    const PlainLine& line = lines_[i];
    const bool first_body = lines_[piece.last_line].empty();
    if (first_body) piece.starts = line.starts;
    piece.several_sentences = piece.several_sentences || line.several_sentences ||
                              (ends_sentence(piece.ends) && line.starts != LineStart::lower && !first_body);
    piece.last_line = static_cast<std::uint32_t>(i);
    piece.words += line.words;
    piece.columns += line.columns + 1;
    piece.ends = line.ends;
  }

  // Does line i go on the last piece?
  bool joins(const std::vector<PlainPiece>& pieces, std::size_t i) const {
    const PlainPiece& piece = pieces.back();
    const PlainLine &line = lines_[i], &above = lines_[i - 1];
    if (line.mark != LineMark::none || line.quote_depth != above.quote_depth) return false;
    if (above.empty()) return above.mark != LineMark::none && above.mark != LineMark::heading;  // a bullet by itself
    if (line.gap_before || piece.mark == LineMark::heading || line.signature) return false;
    if (flowed_ && above.soft_end) return true;
    if (is_left_open(i) || goes_down(piece, i)) return true;
    if (is_item_mark(piece.mark)) return joins_item(piece, line, above);
    return stretch_wrapped_ ? joins_wrapped(piece, i) : joins_sentence(pieces, i);
  }

  // A line whose last word is "no" or "is" goes on in small letters, one that ends in "is" also in a figure. In capitals,
  // or with all its words in capitals, it goes on in one more line of its kind; in several it leads in a list. A line of
  // running text goes on in no capital: "Is it safe? No" may stand over "Side effects".
  bool is_left_open(std::size_t i) const {
    const PlainLine &line = lines_[i], &above = lines_[i - 1];
    if (above.ends != LineEnd::open || above.columns > widest_wrap) return false;
    const LineWords words = word_sets_.of(body_of(above));
    if (line.starts == LineStart::lower) return words.is_open || words.ends_in_function;
    if (line.starts == LineStart::digit) return words.ends_in_function && !words.ends_in_short_form;
    if (!words.is_open || line.starts != LineStart::upper || line.columns > widest_wrap) return false;
    const bool alike = words.in_capitals ? word_sets_.of(body_of(line)).in_capitals
                                         : is_title_case(body_of(above)) && is_title_case(body_of(line));
    const bool is_last = i + 1 == lines_.size() || !is_pair(i + 1);
    return alike && (is_last || ends_sentence(line.ends) || above.words == 1);
  }

  // A headline of one word a line, opened by one that leaves it open: "NO", "SIDE", "EFFECTS".
  bool goes_down(const PlainPiece& piece, std::size_t i) const {
    const PlainLine &line = lines_[i], &above = lines_[i - 1];
    const std::size_t first = piece.first_line;
    return first + 1 < i && above.words == 1 && line.words == 1 && runs_on(above.ends) && line.starts == above.starts &&
           lines_[first].words <= 2 && is_left_open(first + 1);
  }

  bool joins_item(const PlainPiece& item, const PlainLine& line, const PlainLine& above) const {
    if (line.indent > item.indent + 1) return true;
    if (line.starts == LineStart::lower) return runs_on(above.ends) || above.ends == LineEnd::semicolon;
    return stretch_wrapped_ && runs_on(above.ends) && above.columns * 4 >= stretch_width_ * 3;
  }

  bool joins_wrapped(const PlainPiece& piece, std::size_t i) const {
    const PlainLine &line = lines_[i], &above = lines_[i - 1];
    const bool lower = line.starts == LineStart::lower;
    if (above.columns * 2 < stretch_width_) return lower && runs_on(above.ends) && closes_[i];
    if (lower && above.ends != LineEnd::colon) return true;
    if (above.ends == LineEnd::colon) return !opens_short_lines(i);
    if (ends_sentence(above.ends)) return line.indent <= above.indent + 1;  // an indented first line is a new paragraph
    return piece.first_line + 1 != i || !is_heading_above(above, line);
  }

  // Line i and the next are too short to be wrapped text.
  bool opens_short_lines(std::size_t i) const {
    const auto is_short = [&](std::size_t at) { return lines_[at].columns * 2 < stretch_width_; };
    return is_short(i) && i + 1 < lines_.size() && is_pair(i + 1) && is_short(i + 1);
  }

  // A title right above its text: capitalised, and the next word would have fitted into the line.
  bool is_heading_above(const PlainLine& above, const PlainLine& line) const {
    if (above.ends != LineEnd::open || above.starts == LineStart::lower || above.words < 3 || above.several_sentences) {
      return false;
    }
    const std::string_view next = body_of(line);
    const std::size_t word = std::min(next.find(' '), next.size());
    return (above.columns + 1 + word) * 10 <= std::uint64_t{stretch_width_} * 9 && is_title_case(body_of(above));
  }

  bool joins_sentence(const std::vector<PlainPiece>& pieces, std::size_t i) const {
    const PlainLine &line = lines_[i], &above = lines_[i - 1];
    if (line.starts != LineStart::lower || !runs_on(above.ends)) return false;
    if (above.columns >= shortest_wrapped) return true;
    // Short lines: a narrow window's text comes to the end of a sentence, a list of words does not.
    const PlainPiece& piece = pieces.back();
    const bool under_colon = pieces.size() > 1 && pieces[pieces.size() - 2].ends == LineEnd::colon &&
                             piece.first_line == piece.last_line && !piece.gap_before;
    if (piece.starts == LineStart::lower || under_colon) return false;
    if (closes_[i]) return true;
    const LineWords words = word_sets_.of(body_of(above));
    return words.has_function && !words.is_answered && !is_list(i);
  }

  // Lines in small letters, more than one.
  bool is_list(std::size_t i) const {
    return i + 1 < lines_.size() && is_pair(i + 1) && lines_[i + 1].starts == LineStart::lower;
  }

  std::string_view body_of(const PlainLine& line) const { return input_.substr(line.begin, line.end - line.begin); }

  const std::vector<PlainLine>& lines_;
  std::string_view input_;
  // Is this mail in which a space before the line end says that the line goes on? Copied web pages have such spaces
  // too, but before blank lines and behind short ones.
  bool is_flowed() const {
    std::uint64_t soft = 0, fits = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].soft_end || lines_[i].signature) continue;
      ++soft;
      const bool wide = lines_[i].columns >= narrowest_wrap && lines_[i].columns <= widest_wrap;
      if (wide && i + 1 < lines_.size() && is_pair(i + 1)) ++fits;
    }
    return soft >= fewest_flowed && fits * 10 >= soft * 9;
  }

  LineWordSets word_sets_;
  std::vector<bool> closes_;  // from this line on, small letters run to the end of a sentence
  bool wrapped_ = false, stretch_wrapped_ = false, flowed_ = false;
  std::uint32_t width_ = 0, stretch_width_ = 0;
};

class PieceWriter {
 public:
  PieceWriter(std::string_view input, Outline& outline) : input_(input), outline_(outline) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(outline_.text.size()); }

  // Makes `made` stand for everything between what was written last and `next`.
  void bridge(char made, std::uint32_t next) {
    outline_.text += made;
    if (next == written_ + 1 && input_[written_] == made) {
      outline_.text_to_source.append_linear(1, written_);
    } else {
      outline_.text_to_source.append_atomic(1, written_, next);
    }
    written_ = next;
  }

  void write(const PlainLine& line) {
    std::size_t at = line.begin, kept = at;  // [kept, at): to be copied as it is
    const auto flush = [&] {
      outline_.text.append(input_, kept, at - kept);
      outline_.text_to_source.append_linear(at - kept, kept);
    };
    while (at < line.end) {
      const CodePoint c = code_point_at(input_, at);
      if (!c.valid) {
        flush();
        append_utf8(outline_.text, replacement_character);
        outline_.text_to_source.append_atomic(3, at, at + c.size);
        kept = at += c.size;
      } else if (is_space(c.value)) {
        std::size_t end = at + c.size;
        bool single = true;
        while (end < line.end) {
          const CodePoint next = code_point_at(input_, end);
          if (!is_space(next.value)) break;
          end += next.size;
          single = false;
        }
        const bool kept_as_it_is = single && (c.value == ' ' || c.value > 0x9F);  // one NBSP stays one
        if (!kept_as_it_is) {
          flush();
          outline_.text += ' ';
          outline_.text_to_source.append_atomic(1, at, end);
          kept = end;
        }
        at = end;
      } else {
        at += c.size;
      }
    }
    flush();
    written_ = line.end;
  }

 private:
  std::string_view input_;
  Outline& outline_;
  std::uint32_t written_ = 0;  // end of the input written so far
};

}  // namespace

std::vector<PlainPiece> plain_pieces(const PlainLines& lines, std::string_view input, const Language& language) {
  return Joiner(lines.lines, input, language).join();
}

void write_pieces(std::vector<PlainPiece>& pieces, const PlainLines& lines, std::string_view input, Outline& outline) {
  PieceWriter writer(input, outline);
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    PlainPiece& piece = pieces[p];
    const PlainLine* above = nullptr;
    for (std::uint32_t i = piece.first_line; i <= piece.last_line; ++i) {
      const PlainLine& line = lines.lines[i];
      if (line.empty()) continue;
      if (above == nullptr) {
        if (p > 0) writer.bridge('\n', line.begin);
        piece.span.begin = writer.size();
      } else if (above->ends != LineEnd::hyphen || line.starts != LineStart::lower) {
        writer.bridge(' ', line.begin);
      }
      writer.write(line);
      above = &line;
    }
    piece.span.end = writer.size();
  }
}

bool is_title_case(std::string_view text) {
  if (text.size() > longest_title) return false;
  std::uint32_t words = 0, capitalised = 0, longer = 0, longer_capitalised = 0, letters = 0;
  bool upper = false;
  const auto end_word = [&] {
    if (letters > 0) ++words;
    if (letters > 0 && upper) ++capitalised;
    if (letters > 3) {
      ++longer;
      if (upper) ++longer_capitalised;
    }
    letters = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (is_letter(c.value)) {
      if (letters++ == 0) upper = is_upper(c.value);
    } else if (!is_invisible(c.value) && !is_dash(c.value) && c.value != '\'' && c.value != 0x2019) {
      end_word();
    }
  }
  end_word();
  return capitalised >= 2 && capitalised * 5 >= words * 2 && longer > 0 && longer_capitalised * 10 >= longer * 7;
}

}  // namespace overclaim
