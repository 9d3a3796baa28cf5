// Two sweeps: the first cuts lines and measures them, the second takes back the marks their neighbours contradict and
// measures those lines again. Lines stay ranges of the input: a cleaned copy with a map of its own was not taken, it
// would double memory on pages of short lines. Covered by tests/plain_blocks_test.cc.
#include "text/plain_lines.h"

#include <algorithm>
#include <utility>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/plain_marks.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::uint32_t tab_width = 4;
constexpr std::uint32_t longest_bold_heading = 14;  // words
constexpr std::uint32_t longest_abbreviation = 3;   // letters: "Dr.", "St.", "J."
constexpr std::size_t longest_signature = 12;       // lines

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

LineEnd end_of(char32_t c, bool in_word) {
  switch (c) {
    case '.':
    case 0x2026:
    case 0x3002:
      return LineEnd::sentence;
    case '?':
    case 0xFF1F:
    case 0x061F:
      return LineEnd::question;
    case '!':
    case 0xFF01:
      return LineEnd::exclamation;
    case ':':
    case 0xFF1A:
      return LineEnd::colon;
    case ';':
      return LineEnd::semicolon;
    case ',':
    case 0xFF0C:
      return LineEnd::comma;
    case '-':
    case 0x2010:
      return in_word ? LineEnd::hyphen : LineEnd::dash;
    default:
      return is_dash(c) ? LineEnd::dash : LineEnd::open;
  }
}

bool is_superscript_digit(char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || (0x2070 <= c && c <= 0x2079); }

// Marks behind which the end of a sentence is still seen: closing quotation marks, brackets, notes, pictures.
bool is_looked_through(char32_t c) {
  return is_closing_quote(c) || c == ')' || c == ']' || c == '*' || c == '_' || c == 0x2020 || c == 0x2021 ||
         is_superscript_digit(c) || is_picture(c);
}

// Fills what the body's characters say. One pass over the body.
void measure(std::string_view input, PlainLine& line) {
  line.words = 0;
  line.starts = LineStart::other;
  line.ends = LineEnd::open;
  line.several_sentences = false;
  bool started = false, in_word = false, abbreviation = false, ended = false, spaced = false;
  std::uint32_t letters = 0, columns = 0;
  char32_t first_letter = 0, previous = 0;
  LineEnd before_bracket = LineEnd::open;
  bool note = false;  // inside "[...]" with nothing but numbers so far
  for (std::size_t at = line.mark_begin; at < line.end; ++columns) {
    const CodePoint c = code_point_at(input, at);
    const bool inside = at >= line.begin;
    at += c.size;
    if (!inside || is_invisible(c.value)) continue;
    if (is_space(c.value)) {
      in_word = false;
      letters = 0;
      spaced = true;
      previous = c.value;
      continue;
    }
    const bool letter = is_letter(c.value), digit = is_digit(c.value);
    if (letter || digit) {
      if (!in_word) ++line.words;
      in_word = true;
      if (letters == 0) first_letter = c.value;
      ++letters;
      if (!started) {
        started = true;
        line.starts = digit               ? LineStart::digit
                      : is_upper(c.value) ? LineStart::upper
                      : is_lower(c.value) ? LineStart::lower
                                          : LineStart::other;
      } else if (line.words == 1 && letters == 2 && is_upper(c.value) && line.starts == LineStart::lower) {
        line.starts = LineStart::other;  // "mRNA"
      }
      if (ended && spaced && !is_lower(c.value)) line.several_sentences = true;
    }
    if (c.value == '[') {
      before_bracket = line.ends;
      note = true;
    } else if (c.value == ']' && note) {
      line.ends = before_bracket;
      note = false;
    } else if (!is_looked_through(c.value)) {
      note = note && (digit || c.value == ',' || is_dash(c.value));
      if (c.value == '.') {
        abbreviation = letters > 0 && letters <= longest_abbreviation && is_upper(first_letter) && !is_upper(previous);
        abbreviation = abbreviation || (letters == 1 && is_upper(previous));
      }
      line.ends = end_of(c.value, is_letter(previous) || is_digit(previous));
      ended = ends_sentence(line.ends) && !(c.value == '.' && abbreviation);
      spaced = false;
    }
    previous = c.value;
  }
  line.columns = columns;
}

constexpr std::u32string_view rule_signs = U"-_=*~#+·•–—―─━═";

// A line drawn of one sign, with or without spaces; the sign, or 0.
char32_t drawn_with(std::string_view body) {
  const CodePoint first = code_point_at(body, 0);
  if (rule_signs.find(first.value) == std::u32string_view::npos) return 0;
  int count = 0;
  for (std::size_t at = 0; at < body.size();) {
    const CodePoint c = code_point_at(body, at);
    if (c.value == first.value) {
      ++count;
    } else if (!is_space(c.value) && !is_invisible(c.value)) {
      return 0;
    }
    at += c.size;
  }
  return count >= (first.value == '-' ? 2 : 3) ? first.value : 0;  // "--" stands above a mail's signature
}

// Does every line end in CR CR LF? A program that writes CR for every line end made that of CR LF. Elsewhere
// CR CR LF is a line end and a blank line.
bool has_two_returns(std::string_view input) {
  std::size_t ends = 0;
  for (std::size_t at = input.find('\n'); at != input.npos; at = input.find('\n', at + 1), ++ends) {
    if (at < 2 || input.substr(at - 2, 2) != "\r\r") return false;
  }
  return ends > 0 && static_cast<std::size_t>(std::count(input.begin(), input.end(), '\r')) == 2 * ends;
}

class LineReader {
 public:
  LineReader(std::string_view input, const Language& language)
      : input_(input), labels_(language), two_returns_(has_two_returns(input)) {}

  PlainLines read() {
    std::size_t at = input_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < input_.size()) at = read_line(at);
    for (const std::size_t i : contradicted_marks(result_.lines, input_)) {
      PlainLine& line = result_.lines[i];
      line.begin = line.mark_begin;
      line.mark = LineMark::none;
      line.mark_sign = 0;
      line.mark_value = line.mark_roman = 0;
      measure(input_, line);
    }
    for (const std::size_t first : signatures_) set_signature(first);
    return std::move(result_);
  }

 private:
  // A signature goes to the end of the mail or of the quoted part; a longer text is none.
  void set_signature(std::size_t first) {
    std::vector<PlainLine>& lines = result_.lines;
    std::size_t end = first;
    while (end < lines.size() && lines[end].quote_depth == lines[first].quote_depth) ++end;
    if (end - first > longest_signature) return;
    for (std::size_t i = first; i < end; ++i) lines[i].signature = true;
  }

  // Reads the line at `begin`; the start of the next one.
  std::size_t read_line(std::size_t begin) {
    std::size_t next = input_.size(), first = input_.size(), last = begin;  // [first, last): the visible part
    for (std::size_t at = begin; at < input_.size();) {
      const CodePoint c = code_point_at(input_, at);
      if (c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029) {
        const std::string_view rest = input_.substr(at, 3);
        const bool pair = rest.starts_with("\r\n"), triple = two_returns_ && rest == "\r\r\n";
        next = at + (triple ? 3 : pair ? 2 : c.size);
        break;
      }
      if (!c.valid) result_.bad_bytes += c.size;
      at += c.size;
      if (!is_space(c.value) && !is_invisible(c.value)) {
        if (first > at - c.size) first = at - c.size;
        last = at;
      }
    }
    if (first < last) {
      add(begin, first, last);
    } else {
      gap_ = true;
    }
    return next;
  }

  // The line starts at `begin`, its visible part is [first, end).
  void add(std::size_t begin, std::size_t first, std::size_t end) {
    PlainLine line;
    line.soft_end = input_.substr(end, 1) == " " && (end + 1 == input_.size() || is_line_end(input_[end + 1]));
    std::size_t at = skip_quoting(begin, first, end, line);
    while (at < end) {
      const CodePoint c = code_point_at(input_, at);
      if (!is_space(c.value) && !is_invisible(c.value)) break;
      line.indent += c.value == '\t' ? tab_width - line.indent % tab_width : is_invisible(c.value) ? 0u : 1u;
      at += c.size;
    }
    if (at == end) {
      gap_ = true;
      return;
    }
    line.begin = line.mark_begin = static_cast<std::uint32_t>(at);
    line.end = static_cast<std::uint32_t>(end);
    if (line.soft_end && body_of(line) == "--") {
      signatures_.push_back(result_.lines.size());
      gap_ = true;
      return;
    }
    if (const char32_t sign = drawn_with(body_of(line)); sign != 0) {
      underline(sign);
      gap_ = true;
      return;
    }
    take_mark(line);
    measure(input_, line);
    line.gap_before = std::exchange(gap_, false);
    result_.lines.push_back(line);
  }

  // Behind the '>' signs of mail quoting. A '>' that may be a comparison ("> 50 %") quotes only below a quoted line.
  std::size_t skip_quoting(std::size_t begin, std::size_t first, std::size_t end, PlainLine& line) const {
    std::size_t at = first, behind = begin;
    while (at < end && input_[at] == '>') {
      ++line.quote_depth;
      behind = ++at;
      while (at < end && (input_[at] == ' ' || input_[at] == '\t')) ++at;
    }
    if (line.quote_depth == 0) return begin;
    const bool below_quoted = !result_.lines.empty() && !gap_ && result_.lines.back().quote_depth > 0;
    const bool apart = at == end || at > behind;
    const bool comparison = at < end && (input_[at] == '=' || ('0' <= input_[at] && input_[at] <= '9'));
    if (line.quote_depth == 1 && !below_quoted && (comparison || !apart)) {
      line.quote_depth = 0;
      return begin;
    }
    return behind;
  }

  // "=====" and "-----" below a line make it a heading.
  void underline(char32_t sign) {
    if ((sign != '=' && sign != '-') || gap_ || result_.lines.empty()) return;
    PlainLine& above = result_.lines.back();
    if (above.mark != LineMark::none || !above.gap_before || above.ends == LineEnd::sentence) return;
    above.mark = LineMark::heading;
    above.heading_level = sign == '=' ? 1 : 2;
  }

  void take_mark(PlainLine& line) {
    const bool bold = take_bold(line);
    Mark mark = mark_at(body_of(line));
    if (mark.kind == LineMark::letter && take_label(line)) return;  // "Q." and "A."
    if (mark.kind == LineMark::heading) {
      line.heading_level = static_cast<std::uint8_t>(mark.value);
      mark.value = 0;
      take_closing_signs(line, mark.size);
    }
    line.mark = mark.kind;
    line.mark_sign = mark.sign;
    line.mark_value = mark.value;
    line.mark_roman = mark.roman;
    line.begin += mark.size;
    take_label(line);
    if (!bold || line.mark != LineMark::none) return;
    measure(input_, line);
    if (line.words <= longest_bold_heading && line.ends != LineEnd::sentence && line.ends != LineEnd::comma) {
      line.mark = LineMark::heading;
    }
  }

  // "**all of the line**"
  bool take_bold(PlainLine& line) const {
    const std::string_view body = body_of(line);
    if (body.size() < 5 || (!body.starts_with("**") && !body.starts_with("__"))) return false;
    if (body.find(body.substr(0, 2), 2) != body.size() - 2) return false;
    line.begin += 2;
    line.end -= 2;
    trim(line);
    line.mark_begin = line.begin;
    return true;
  }

  // "## Heading ##"
  void take_closing_signs(PlainLine& line, std::uint32_t mark_size) const {
    std::uint32_t end = line.end;
    while (end > line.begin + mark_size && input_[end - 1] == '#') --end;
    if (end == line.end || end == line.begin + mark_size || !is_space(static_cast<unsigned char>(input_[end - 1])))
      return;
    line.end = end;
    trim(line);
  }

  void trim(PlainLine& line) const {
    const std::string_view body = trimmed(body_of(line));
    if (body.empty()) {
      line.end = line.begin;
      return;
    }
    line.begin = static_cast<std::uint32_t>(body.data() - input_.data());
    line.end = line.begin + static_cast<std::uint32_t>(body.size());
  }

  // "Q:" opens a question; "A:" an answer only where a question was asked before: "A: group" is text otherwise.
  bool take_label(PlainLine& line) {
    if (line.mark == LineMark::footnote || line.empty()) return false;
    const Mark label = label_at(body_of(line), labels_);
    if (label.kind == LineMark::none) return false;
    if (label.kind == LineMark::answer) {
      const bool asked = !result_.lines.empty() && result_.lines.back().ends == LineEnd::question;
      const bool answers = asked || last_label_ != 0;
      if (!answers || (label.sign != ':' && label.sign != 0xFF1A && label.sign != last_label_)) return false;
    } else {
      last_label_ = label.sign;
    }
    line.mark = label.kind;
    line.mark_sign = label.sign;
    line.mark_value = line.mark_roman = 0;
    line.begin += label.size;
    return true;
  }

  std::string_view body_of(const PlainLine& line) const { return input_.substr(line.begin, line.end - line.begin); }

  std::string_view input_;
  Labels labels_;
  bool two_returns_;  // CR CR LF is one line end
  PlainLines result_;
  std::vector<std::size_t> signatures_;  // the lines below a "-- "
  bool gap_ = true;                      // a blank line or rule stands above
  char32_t last_label_ = 0;              // the sign behind the last question label
};

}  // namespace

bool is_item_mark(LineMark mark) {
  return mark == LineMark::bullet || mark == LineMark::dash || mark == LineMark::star || mark == LineMark::number ||
         mark == LineMark::letter || mark == LineMark::step;
}

bool ends_sentence(LineEnd end) {
  return end == LineEnd::sentence || end == LineEnd::question || end == LineEnd::exclamation;
}

bool runs_on(LineEnd end) {
  return end == LineEnd::open || end == LineEnd::comma || end == LineEnd::hyphen || end == LineEnd::dash;
}

PlainLines plain_lines(std::string_view input, const Language& language) { return LineReader(input, language).read(); }

}  // namespace overclaim
