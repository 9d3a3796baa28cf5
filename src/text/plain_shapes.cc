// Each shape is a small scan over the block's first words; blocks with more words than a shape can have are refused
// at once, so that long pages cost nothing. Regular expressions were not taken: RE2 lives a layer higher.
// Covered by tests/plain_blocks_test.cc.
#include "text/plain_shapes.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "text/plain_characters.h"
#include "text/plain_pieces.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t most_contact_words = 6;
constexpr std::size_t most_words_looked_at = 24;
constexpr std::size_t most_label_words = 8, most_label_bytes = 200;
constexpr std::size_t most_attribution_words = 8;
constexpr std::size_t shortest_sentence = 3, longest_caption = 8;  // words
constexpr std::size_t most_name_words = 6;
constexpr std::size_t most_day_words = 12;

bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }
bool is_one_of(char c, std::string_view list) { return list.find(c) != std::string_view::npos; }
bool is_ascii_letter(char c) { return 'a' <= (c | 0x20) && (c | 0x20) <= 'z'; }

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Parted by white space; more than `limit` words give limit + 1.
std::vector<std::string_view> words_of(std::string_view text, std::size_t limit = most_words_looked_at) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && words.size() <= limit;) {
    const CodePoint c = code_point_at(text, at);
    if (is_space(c.value)) {
      if (at > begin) words.push_back(text.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  if (begin < text.size() && words.size() <= limit) words.push_back(text.substr(begin));
  return words;
}

// A word with a letter in it.
bool is_wordlike(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (is_letter(c.value)) return true;
    at += c.size;
  }
  return false;
}

std::size_t count_wordlike(std::string_view text) {
  const auto words = words_of(text);
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_wordlike));
}

// Digits from `at` on; their number.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && digits_at(digits, 0) == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

struct Range {
  std::size_t begin = 0, end = 0;
};

// Signs inside telephone numbers: their bytes, 0 for others. Non-breaking spaces and hyphens, dashes.
std::size_t phone_sign(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '(' || c == ')' || c == '+' || c == '-' || c == '.') return 1;
  const CodePoint wide = code_point_at(text, at);
  return wide.value == 0xA0 || wide.value == 0x202F || (wide.value >= 0x2010 && wide.value <= 0x2013) ? wide.size : 0;
}

// The first telephone number; an empty range if there is none.
Range phone_number(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_digit(text[at]) && text[at] != '+' && text[at] != '(') {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at, digits = 0, signs = 0, pending = 0;
    std::vector<std::size_t> groups;
    while (at < text.size()) {
      if (const std::size_t group = digits_at(text, at); group > 0) {
        groups.push_back(group);
        digits += group;
        signs += pending;
        pending = 0;
        end = at += group;
      } else if (const std::size_t sign = phone_sign(text, at); sign > 0) {
        if (text[at] != ' ') ++pending;
        at += sign;
      } else {
        break;
      }
    }
    const bool joined_before = begin > 0 && (is_ascii_letter(text[begin - 1]) || text[begin - 1] == '/');
    const bool joined_after = end < text.size() && (is_ascii_letter(text[end]) || has("/,:%", text.substr(end, 1)));
    const bool iso_date = groups.size() >= 3 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2;
    const bool local = groups.size() == 2 && groups[0] == 3 && groups[1] == 4 && signs == 1;
    const bool national = digits >= 9 && digits <= 15 && groups.size() >= 2 && (signs > 0 || text[begin] == '0');
    const bool international = text[begin] == '+' && digits >= 8 && digits <= 15;
    if (!joined_before && !joined_after && !iso_date && (local || national || international)) return {begin, end};
    at = std::max(at, begin + 1);
  }
  return {};
}

bool is_email(std::string_view word) {
  const std::size_t sign = word.find('@');
  return sign != std::string_view::npos && sign > 0 && word.find('.', sign) != std::string_view::npos &&
         word.size() > sign + 3 && word.find('@', sign + 1) == std::string_view::npos;
}

bool is_address(std::string_view word) {
  return word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.");
}

bool is_day(std::string_view word) {  // "9", "09", "9th"
  const std::size_t digits = digits_at(word, 0);
  if (digits == 0 || digits > 2) return false;
  for (std::size_t i = digits; i < word.size(); ++i) {
    if (!is_ascii_letter(word[i])) return false;
  }
  return word.size() - digits <= 2;
}

bool is_name(std::string_view word) {  // of a month or weekday, by shape
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3 || word.size() > 16 || !is_upper(code_point_at(word, 0).value)) return false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    if (!is_letter(c.value)) return false;
    at += c.size;
  }
  return true;
}

bool is_numeric_date(std::string_view word) {  // "2025-05-09", "9.5.2025", "5/9/25"
  const std::size_t first = digits_at(word, 0);
  if (first == 0 || first >= word.size() || !has("-./", word.substr(first, 1))) return false;
  const std::size_t second = digits_at(word, first + 1), behind = first + 1 + second;
  if (second == 0 || second > 2 || behind >= word.size() || word[behind] != word[first]) return false;
  const std::size_t third = digits_at(word, behind + 1);
  return behind + 1 + third == word.size() &&
         ((first == 4 && third <= 2 && third > 0) || (first <= 2 && (third == 4 || third == 2)));
}

// Where "(2016)" or "(2016a)" stands; npos if nowhere.
std::size_t year_in_brackets(std::string_view text) {
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    if (at + 6 > text.size() || !is_year(text.substr(at + 1, 4))) continue;
    const std::size_t end = at + 5 + (is_ascii_letter(text[at + 5]) ? 1 : 0);
    if (end < text.size() && text[end] == ')') return at;
  }
  return std::string_view::npos;
}

// "9(1), 90-95" or "2016;9:90"
bool has_volume_and_pages(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t digits = digits_at(text, at);
    if (digits == 0) {
      ++at;
      continue;
    }
    const bool year = is_year(text.substr(at, digits));
    std::size_t next = at + digits;
    at = next;
    if (year && next < text.size() && text[next] == ';') {
      const std::size_t space = next + 1 < text.size() && text[next + 1] == ' ' ? 1 : 0;
      if (digits_at(text, next + 1 + space) > 0) return true;
    }
    if (next < text.size() && text[next] == '(') {
      next += 1 + digits_at(text, next + 1);
      if (next + 1 >= text.size() || text[next] != ')' || !has(",:;", text.substr(next + 1, 1))) continue;
      next += 2;
      if (next < text.size() && text[next] == ' ') ++next;
      if (digits_at(text, next) > 0) return true;
    }
  }
  return false;
}

bool has_doi(std::string_view text) {
  for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
    const std::size_t digits = digits_at(text, at + 3);
    const bool word_start = at == 0 || !is_ascii_digit(text[at - 1]);
    if (word_start && digits >= 4 && at + 3 + digits < text.size() && text[at + 3 + digits] == '/') return true;
  }
  return false;
}

// "Novak, P.," or "Novak P,"
bool opens_with_author(std::string_view text) {
  const auto words = words_of(text, 2);
  if (words.size() < 2 || !is_upper(code_point_at(words[0], 0).value)) return false;
  std::string_view initials = words[1];
  const bool dotted = initials.size() >= 2 && initials[1] == '.';
  if (!is_upper(code_point_at(initials, 0).value)) return false;
  if (words[0].ends_with(',')) return dotted;
  if (dotted || !(initials.ends_with(',') || initials.ends_with('.'))) return false;
  initials.remove_suffix(1);
  return initials.size() <= 3 &&
         std::all_of(initials.begin(), initials.end(), [](char c) { return 'A' <= c && c <= 'Z'; });
}

struct QuotePair {
  char32_t open, close, close_too;
};
constexpr QuotePair quote_pairs[] = {{0x201C, 0x201D, 0x201D},
                                     {0x201E, 0x201C, 0x201D},
                                     {0xAB, 0xBB, 0xBB},
                                     {'"', '"', 0x201D},
                                     {0x2018, 0x2019, 0x2019}};

// Where the quotation that opens the text is closed for the last time, and whether another one opens inside.
struct Quoted {
  bool opened = false, closed = false, reopened = false;
  std::size_t end = 0;
};

Quoted quoted(std::string_view text) {
  Quoted result;
  if (text.empty()) return result;
  const CodePoint first = code_point_at(text, 0);
  for (const QuotePair& pair : quote_pairs) {
    if (pair.open != first.value) continue;
    result.opened = true;
    for (std::size_t at = first.size; at < text.size();) {
      const CodePoint c = code_point_at(text, at);
      const std::size_t end = at + c.size;
      const bool apostrophe = c.value == 0x2019 && end < text.size() && is_letter(code_point_at(text, end).value);
      if ((c.value == pair.close || c.value == pair.close_too) && !apostrophe) {
        if (result.closed && pair.open == '"') result.reopened = true;
        result.closed = true;
        result.end = end;
      } else if (result.closed && c.value == pair.open) {
        result.reopened = true;
      }
      at = end;
    }
    break;
  }
  return result;
}

// A capitalised word that opens no sentence, or stands before a year: "Weather, 2019".
bool has_name(std::string_view text) {
  bool opens = true, before_is_name = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = without_marks_around(text.substr(at, end - at));
    if (!word.empty()) {
      if (before_is_name && is_year(word)) return true;
      before_is_name = is_upper(code_point_at(word, 0).value);
      if (before_is_name && !opens) return true;
      opens = is_one_of(text[end - 1], ".!?:");
    }
    at = end + 1;
  }
  return false;
}

// "World Health Organization", "Cochrane Library.": at least `least` words, all but the short ones capitalised.
bool is_name_of_several(std::string_view text, std::size_t least) {
  const auto words = words_of(text, most_name_words);
  if (words.size() < least || words.size() > most_name_words) return false;
  return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
    return is_upper(code_point_at(word, 0).value) || (word.size() <= 3 && word.data() != words.front().data());
  });
}

// The end mark of a sentence at the end of a word, before quotation marks and brackets: '.' for all that state, '?',
// 0x2026 for three dots, or 0.
char32_t end_mark(std::string_view word) {
  while (!word.empty()) {
    const CodePoint last = code_point_before(word, word.size());
    if (last.value == '?') return '?';
    if (last.value == 0x2026 || word.ends_with("..")) return 0x2026;
    if (last.value == '.' || last.value == '!') return '.';
    const bool closes = is_closing_quote(last.value) || is_bracket(last.value) || last.value == '*';
    if (!closes) return 0;
    word.remove_suffix(last.size);
  }
  return 0;
}

bool is_menu_arrow(std::string_view word) { return word == "›" || word == "»" || word == ">"; }
bool is_menu_separator(std::string_view word) {
  return is_menu_arrow(word) || word == "|" || word == "·" || word == "•";
}

// Nothing, an address, or words written as names are.
bool is_of_people(std::string_view text) {
  if (has(text, "@")) return true;
  const auto words = words_of(text);
  return words.size() <= most_words_looked_at && std::all_of(words.begin(), words.end(), [](std::string_view word) {
           const char32_t first = code_point_at(word, 0).value;
           return !is_digit(first) && (!is_lower(first) || word.size() <= 3);
         });
}

// Numbers with a few words between them, or the name of one day.
bool is_of_a_day(std::string_view text) {
  const auto words = words_of(text, most_day_words);
  if (words.size() > most_day_words) return false;
  const auto has_digit = [](std::string_view word) { return std::any_of(word.begin(), word.end(), is_ascii_digit); };
  const auto numbers = std::count_if(words.begin(), words.end(), has_digit);
  if (numbers == 0) return words.empty() || (words.size() == 1 && is_name(words[0]));
  return numbers >= std::count_if(words.begin(), words.end(), [&](std::string_view word) {
           return !has_digit(word) && word.size() > 3 && is_lower(code_point_at(word, 0).value);
         });
}

std::string_view without_closing_mark(std::string_view text) {
  return text.substr(0, text.size() - (text.ends_with('"') || text.ends_with('\'') ? 1 : text.ends_with("»") ? 2 : 3));
}

}  // namespace

bool is_contact_line(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() > most_words_looked_at) return false;
  if (words.size() == 1 && is_address(words.front())) return true;
  for (const std::string_view word : words) {
    if (is_email(word) && words.size() <= 4) return true;
  }
  const Range number = phone_number(text);
  if (number.begin == number.end) return false;
  return count_wordlike(text.substr(0, number.begin)) + count_wordlike(text.substr(number.end)) <= most_contact_words;
}

std::array<std::string_view, 2> words_beside_contact(std::string_view text) {
  if (!is_contact_line(text)) return {};
  for (const std::string_view word : words_of(text)) {
    if (!is_email(word) && !is_address(word)) continue;
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    return {trimmed(text.substr(0, begin)), trimmed(text.substr(begin + word.size()))};
  }
  const Range number = phone_number(text);
  return {trimmed(text.substr(0, number.begin)), trimmed(text.substr(number.end))};
}

std::vector<std::string_view> menu_items(std::string_view text) {
  std::vector<std::string_view> items;
  if (!is_menu_line(text)) return items;
  std::size_t begin = 0;
  const auto end_item = [&](std::size_t end) {
    if (const std::string_view item = trimmed(text.substr(begin, end - begin)); !item.empty()) items.push_back(item);
  };
  for (const std::string_view word : words_of(text)) {
    if (!is_menu_separator(word)) continue;
    const auto at = static_cast<std::size_t>(word.data() - text.data());
    end_item(at);
    begin = at + word.size();
  }
  end_item(text.size());
  return items;
}

bool is_menu_line(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() < 3 || words.size() > most_words_looked_at) return false;
  std::size_t separators = 0, arrows = 0, in_item = 0;
  for (const std::string_view word : words) {
    const bool arrow = is_menu_arrow(word);
    if (is_menu_separator(word)) {
      if (in_item == 0) return false;
      ++separators;
      if (arrow) ++arrows;
      in_item = 0;
    } else if (++in_item > 4) {
      return false;
    }
  }
  const char last = text.back();
  const bool sentence = last == '.' || last == '?' || last == ':';
  return in_item > 0 && !sentence && (separators >= 2 || (arrows == 1 && words.size() <= 6 && words[1] != ">"));
}

bool is_date_line(std::string_view text) {
  auto words = words_of(text, 8);
  if (words.size() > 8) return false;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 3); ++i) {
    if (!words[i].ends_with(':')) continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    break;
  }
  if (words.size() == 1) return is_numeric_date(words[0]);
  const auto comma = [](std::string_view word) { return word.ends_with(',') ? word.substr(0, word.size() - 1) : word; };
  if (words.size() == 4 && words[0].ends_with(',') && is_name(comma(words[0]))) words.erase(words.begin());
  if (words.size() != 3 || !is_year(words[2])) return false;
  const bool month_first = is_name(words[0]) && words[1].ends_with(',') && is_day(comma(words[1]));
  const bool day_first = is_day(words[0]) && is_name(comma(words[1]));
  return month_first || day_first;
}

bool is_copyright_line(std::string_view text) {
  const auto words = words_of(text);
  if (words.size() > most_words_looked_at) return false;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 3); ++i) {
    if (words[i].starts_with("©")) return true;
    if ((words[i] == "(c)" || words[i] == "(C)") && i + 1 < words.size() && is_year(words[i + 1].substr(0, 4)))
      return true;
  }
  return false;
}

bool is_mail_field(std::string_view text) {
  constexpr std::string_view names[] = {"from", "to", "cc", "bcc", "subject", "date", "sent", "reply-to"};
  const std::size_t colon = text.substr(0, 16).find(':');
  if (colon == std::string_view::npos) return false;
  std::string name;
  for (const char c : text.substr(0, colon)) name += is_ascii_letter(c) ? static_cast<char>(c | 0x20) : c;
  if (std::find(std::begin(names), std::end(names), name) == std::end(names)) return false;
  const std::string_view value = trimmed(text.substr(colon + 1));
  if (name == "subject") return true;
  return name == "date" || name == "sent" ? is_of_a_day(value) : is_of_people(value);
}

bool is_reference_entry(std::string_view text) {
  const std::size_t year = year_in_brackets(text);
  const bool year_found = year != std::string_view::npos;
  const bool volume = has_volume_and_pages(text), doi = has_doi(text);
  if (!year_found && !volume && !doi) return false;
  if (opens_with_author(text)) return true;
  if (year_found && (doi || volume)) return year > 0 && text[year - 1] == ' ' && has(text.substr(year, 8), ").");
  // "CareWatch . (2019). Retrieved ...": a full stop on both sides of the year.
  if (year_found && has(text.substr(year, 8), ").")) {
    const std::string_view before = trimmed(text.substr(0, year));
    return before.ends_with('.');
  }
  return doi && volume;
}

bool names_source(std::string_view text) {
  if (is_reference_entry(text) || has_doi(text) || has(text, "://") || has(text, "www.")) return true;
  if (has_year(text)) return opens_with_author(text) || has_name(text);
  const std::size_t first = text.find(". "), last = text.rfind(". ");
  if (first == std::string_view::npos) return false;
  return is_name_of_several(text.substr(0, first), 2) || is_name_of_several(text.substr(last + 2), 1);
}

std::vector<std::string_view> whole_sentences(std::string_view text, bool open_too) {
  std::vector<std::string_view> sentences;
  std::size_t begin = 0, words = 0;    // of the sentence
  std::size_t run_begin = 0, run = 0;  // of its words behind the last lone sign, and their number
  const auto end_run = [&](std::size_t end) {
    const std::string_view caption = trimmed(text.substr(run_begin, end - run_begin));
    if (open_too && run > longest_caption && !is_title_case(caption)) sentences.push_back(caption);
    run_begin = end;
    run = 0;
  };
  const auto end_sentence = [&](std::size_t end, bool states) {
    const std::string_view sentence = trimmed(text.substr(begin, end - begin));
    const bool notice = is_copyright_line(sentence) || is_contact_line(sentence);
    if (states && words >= shortest_sentence && !notice) sentences.push_back(sentence);
    begin = run_begin = end;
    words = run = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const char32_t mark = end_mark(word);
    if (is_wordlike(word)) {
      ++words;
      ++run;
    } else if (mark == 0 && without_marks_around(word).empty()) {
      end_run(at);
    }
    if (mark != 0) end_sentence(end, mark == '.' || (mark == 0x2026 && open_too));
    at = end + 1;
  }
  end_run(text.size());
  return sentences;
}

bool is_quotation(std::string_view text) {
  const Quoted quote = quoted(text);
  if (!quote.closed || quote.reopened) return false;
  const std::string_view rest = trimmed(text.substr(quote.end));
  if (rest.empty() || rest == "." || rest == "," || rest == "!" || rest == "?") {
    const std::string_view inside = without_closing_mark(text.substr(0, quote.end));
    const bool sentence = inside.ends_with('.') || inside.ends_with('!') || inside.ends_with('?');
    return count_wordlike(text) >= (sentence ? 2u : 4u);
  }
  return is_dash(code_point_at(rest, 0).value) && words_of(rest).size() <= most_attribution_words;
}

bool is_open_quotation(std::string_view text) {
  const Quoted quote = quoted(text);
  return quote.opened && !quote.closed && code_point_at(text, 0).value != 0x2018;
}

std::size_t label_size(std::string_view text) {
  std::size_t words = 1;
  for (std::size_t at = 0; at < std::min(text.size(), most_label_bytes);) {
    const CodePoint c = code_point_at(text, at);
    const std::size_t end = at + c.size;
    const bool space_behind = end < text.size() && is_space(code_point_at(text, end).value);
    const bool space_before = at > 0 && text[at - 1] == ' ';
    if (at > 0 && space_behind && (c.value == ':' || (space_before && is_dash(c.value)))) return at;
    if (c.value == '.' && space_behind) return 0;
    if (is_space(c.value) && ++words > most_label_words) return 0;
    at = end;
  }
  return 0;
}

bool has_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t digits = digits_at(text, at);
    if (is_year(text.substr(at, digits))) return true;
    at += std::max<std::size_t>(digits, 1);
  }
  return false;
}

std::size_t count_pipes(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|'));
}

}  // namespace overclaim
