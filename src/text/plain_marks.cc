// A mark is read in two steps: what a line looks like by itself (mark_at), then whether its neighbours agree
// (contradicted_marks). One pattern per mark over the whole text was not taken: whether "a." or "12." opens an item is
// a matter of order, which patterns cannot see. Covered by tests/plain_blocks_test.cc.
#include "text/plain_marks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

// Signs that are bullets even without a space behind them; private-use ones are Word's.
constexpr std::u32string_view plain_bullets = U"•‣⁃▪▫■□▸▹►▻▶○●◦◆◇❖➢➤➔✓✔✅✗✘❌☑☒★☆🔹🔸🔵👉\uF0A7\uF0B7\uF0D8\uF0FC";
// Signs that also stand inside text.
constexpr std::u32string_view spaced_bullets = U"·∙→⇒➡»";
constexpr std::uint32_t widest_list_title = 35;  // columns; a longer open line above a lone dash is a sentence
constexpr char32_t emoji_variation = 0xFE0F;

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Reads on from `at` while `accept` holds; the end.
template <class Accept>
std::size_t skip_while(std::string_view text, std::size_t at, Accept accept) {
  while (at < text.size()) {
    const CodePoint c = code_point_at(text, at);
    if (!accept(c.value)) break;
    at += c.size;
  }
  return at;
}

std::size_t after_space(std::string_view text, std::size_t at) {
  return skip_while(text, at, [](char32_t c) { return is_space(c) || is_invisible(c); });
}

char32_t at_or_zero(std::string_view text, std::size_t at) {
  return at < text.size() ? code_point_at(text, at).value : U'\0';
}

bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }
bool is_ascii_letter(char c) { return ('a' <= (c | 0x20)) && ((c | 0x20) <= 'z'); }

Mark made(LineMark kind, std::string_view line, std::size_t end, char32_t sign) {
  Mark mark;
  mark.kind = kind;
  mark.size = static_cast<std::uint32_t>(after_space(line, end));
  mark.sign = sign;
  return mark;
}

// "i" to "xxxix" in either case; 0 for anything else.
std::uint16_t roman_value(std::string_view word) {
  static constexpr std::array<std::string_view, 10> ones = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  std::string lower(word);
  for (char& c : lower) c = static_cast<char>(c | 0x20);
  std::size_t tens = 0;
  while (tens < 3 && tens < lower.size() && lower[tens] == 'x') ++tens;
  for (std::size_t one = 0; one < ones.size(); ++one) {
    if (lower.compare(tens, std::string::npos, ones[one]) == 0) return static_cast<std::uint16_t>(tens * 10 + one);
  }
  return 0;
}

// "1." "1)" "(1)" "[1]" "a." "a)" "(a)" "ii."
Mark ordered_mark(std::string_view line) {
  const char open = line.front() == '(' || line.front() == '[' ? line.front() : '\0';
  const std::size_t first = open ? 1 : 0;
  std::size_t at = first;
  bool number = at < line.size() && is_ascii_digit(line[at]);
  while (at < line.size() && at - first < 5 && (number ? is_ascii_digit(line[at]) : is_ascii_letter(line[at]))) ++at;
  if (at == first || at >= line.size() || at - first > (number ? 3u : 5u)) return {};
  const char sign = line[at];
  if (open ? sign != (open == '(' ? ')' : ']') : sign != '.' && sign != ')') return {};
  if (!number && open == '[') return {};
  const char32_t next = at_or_zero(line, at + 1);
  const bool tight = number && sign == '.' && (is_upper(next) || is_opening_quote(next));  // "1.Fever"
  if (at + 1 < line.size() && !is_space(next) && !tight) return {};

  const std::string_view word = line.substr(first, at - first);
  Mark mark =
      made(number ? LineMark::number : LineMark::letter, line, at + 1, open ? U'(' : static_cast<char32_t>(sign));
  if (open == '[') mark.sign = U'[';
  if (number) {
    for (const char digit : word) mark.value = static_cast<std::uint16_t>(mark.value * 10 + (digit - '0'));
    return mark;
  }
  mark.roman = roman_value(word);
  if (word.size() == 1) mark.value = static_cast<std::uint16_t>((word[0] | 0x20) - 'a' + 1);
  return mark.roman != 0 || mark.value != 0 ? mark : Mark{};
}

// "Step 1:", by shape.
Mark step_mark(std::string_view line) {
  if (!is_upper(code_point_at(line, 0).value)) return {};
  std::size_t at = skip_while(line.substr(0, 24), 0, is_letter);
  if (at < 2 || at >= line.size() || line[at] != ' ') return {};
  const std::size_t digits = ++at;
  while (at < line.size() && is_ascii_digit(line[at])) ++at;
  if (at == digits || at - digits > 2 || at >= line.size() || line[at] != ':') return {};
  if (at + 1 < line.size() && !is_space(at_or_zero(line, at + 1))) return {};
  Mark mark = made(LineMark::step, line, at + 1, U':');
  for (const char digit : line.substr(digits, at - digits)) {
    mark.value = static_cast<std::uint16_t>(mark.value * 10 + (digit - '0'));
  }
  return mark;
}

// "*Results vary" and "†Not yet": a note, unless the star is closed again ("*results* vary").
Mark footnote_mark(std::string_view line) {
  const char32_t sign = code_point_at(line, 0).value;
  std::size_t at = skip_while(line, 0, [sign](char32_t c) { return c == sign; });
  if (sign != '*') at = after_space(line, at);
  if (!is_letter(at_or_zero(line, at))) return {};
  if (sign == '*' && line.find('*', at) != std::string_view::npos) return {};
  return made(LineMark::footnote, line, at, sign);
}

Mark bullet_mark(std::string_view line) {
  const CodePoint c = code_point_at(line, 0);
  const std::size_t end = skip_while(line, c.size, [](char32_t next) { return next == emoji_variation; });
  const char32_t next = at_or_zero(line, end);
  const bool apart = end == line.size() || is_space(next) || is_invisible(next);
  if (is_in(plain_bullets, c.value) && (apart || is_letter(next) || is_digit(next))) {
    return made(LineMark::bullet, line, end, c.value);
  }
  if (is_in(spaced_bullets, c.value) && apart) return made(LineMark::bullet, line, end, c.value);
  if (c.value == 'o' && next == '\t') return made(LineMark::bullet, line, end, c.value);  // Word's second level
  if (c.value == '*' && apart) return made(LineMark::star, line, end, c.value);
  const bool attribution = (c.value == 0x2014 || c.value == 0x2015) && is_upper(next);  // "—Maria"
  if ((is_dash(c.value) || c.value == '+') && (apart || attribution)) {
    return made(LineMark::dash, line, end, c.value);
  }
  return {};
}

// Which order a mark stands in: kind and sign.
std::uint64_t series_of(const PlainLine& line) {
  return (std::uint64_t{line.mark_sign} << 8) | std::uint64_t(line.mark);
}

bool follows(const PlainLine& line, const PlainLine& before) {
  return (before.mark_value != 0 && line.mark_value == before.mark_value + 1) ||
         (before.mark_roman != 0 && line.mark_roman == before.mark_roman + 1);
}

bool opens_series(const PlainLine& line) { return line.mark_value == 1 || line.mark_roman == 1; }

}  // namespace

Mark mark_at(std::string_view line) {
  if (line.empty()) return {};
  const char32_t first = code_point_at(line, 0).value;
  if (first == '#') {
    const std::size_t level = skip_while(line, 0, [](char32_t c) { return c == '#'; });
    if (level > 6 || !is_space(at_or_zero(line, level))) return {};
    Mark mark = made(LineMark::heading, line, level, first);
    mark.value = static_cast<std::uint16_t>(level);
    return mark;
  }
  if (const Mark mark = bullet_mark(line); mark.kind != LineMark::none) return mark;
  if (first == '*' || first == 0x2020 || first == 0x2021) return footnote_mark(line);
  if (const Mark mark = ordered_mark(line); mark.kind != LineMark::none) return mark;
  return step_mark(line);
}

Labels::Labels(const Language& language)
    : questions(language.question_labels.begin(), language.question_labels.end()),
      answers(language.answer_labels.begin(), language.answer_labels.end()) {
  for (const std::string& label : questions) longest = std::max(longest, label.size());
  for (const std::string& label : answers) longest = std::max(longest, label.size());
}

Mark label_at(std::string_view line, const Labels& labels) {
  const auto emphasis = [](char32_t c) { return c == '*' || c == '_'; };
  const std::size_t begin = skip_while(line, 0, emphasis);
  const std::size_t letters = skip_while(line, begin, is_letter);
  if (letters == begin || letters - begin > 2 * labels.longest) return {};
  std::size_t at = skip_while(line, letters, [](char32_t c) { return is_digit(c) || c == ' ' || c == '#'; });
  const char32_t sign = at_or_zero(line, at);
  if (sign != ':' && sign != '.' && sign != ')' && sign != 0xFF1A) return {};
  at += code_point_at(line, at).size;
  at = skip_while(line, at, emphasis);
  if (at < line.size() && !is_space(at_or_zero(line, at))) return {};

  const std::string label = fold_word(line.substr(begin, letters - begin));
  if (labels.questions.contains(label)) return made(LineMark::question, line, at, sign);
  if (labels.answers.contains(label)) return made(LineMark::answer, line, at, sign);
  return {};
}

std::vector<std::size_t> contradicted_marks(const std::vector<PlainLine>& lines, std::string_view input) {
  // Letters with '.' and steps need a neighbour in order; numbers need none but must not interrupt a sentence.
  std::vector<bool> confirmed(lines.size(), false);
  std::map<std::uint64_t, std::size_t> last;                    // of each series
  std::unordered_map<std::string_view, std::size_t> last_step;  // of each word
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PlainLine& line = lines[i];
    std::optional<std::size_t> before;
    if (line.mark == LineMark::step) {
      const std::string_view label = input.substr(line.mark_begin, line.begin - line.mark_begin);
      const auto [found, added] = last_step.try_emplace(label.substr(0, label.find(' ')), i);
      if (!added) before = std::exchange(found->second, i);
    } else if (line.mark == LineMark::letter || line.mark == LineMark::number) {
      const auto [found, added] = last.try_emplace(series_of(line), i);
      if (!added) before = std::exchange(found->second, i);
    }
    if (before && follows(line, lines[*before])) confirmed[i] = confirmed[*before] = true;
  }

  std::vector<std::size_t> contradicted;
  bool marked_above = false;  // the line above is taken for an item
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PlainLine& line = lines[i];
    const bool inside = i > 0 && !line.gap_before && !marked_above && runs_on(lines[i - 1].ends) && !line.empty();
    const auto same_below = [&] {
      std::size_t below = i + 1;
      const auto goes_on = [&](const PlainLine& next) {
        return next.mark == LineMark::none && !next.gap_before && next.indent > line.indent;
      };
      while (below < lines.size() && goes_on(lines[below])) ++below;
      return below < lines.size() && lines[below].mark == line.mark && lines[below].mark_sign == line.mark_sign;
    };
    const auto may_run_on = [&] {
      return line.starts != LineStart::upper || lines[i - 1].columns >= widest_list_title;
    };
    bool wrong = false;
    switch (line.mark) {
      case LineMark::letter:
        wrong = !confirmed[i] && (line.mark_sign == '.' || !opens_series(line));
        break;
      case LineMark::step:
        wrong = !confirmed[i];
        break;
      case LineMark::number:
        wrong = inside && line.mark_value > 1 && !confirmed[i];
        break;
      case LineMark::dash:
        wrong = inside && may_run_on() && !same_below();
        break;
      default:
        break;
    }
    if (wrong) contradicted.push_back(i);
    marked_above = line.mark != LineMark::none && !wrong;
  }
  return contradicted;
}

}  // namespace overclaim
