// Numbers first (longest run of digits or number words), then what is built of them by the words of the language.
// Covered by number_terms_test.cc and match_test.cc.
#include "check/number_terms.h"

#include <algorithm>
#include <string>

namespace overclaim {

namespace {

bool is_one_of(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class NumberFinder {
 public:
  NumberFinder(const std::vector<std::string_view>& folded, const NumberWords& words, SentenceView& view)
      : folded_(folded), words_(words), view_(view), count_(static_cast<std::uint32_t>(folded.size())) {}

  void find_all() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      find_money_sign(i);
      find_date(i);
      const std::uint32_t end = number_end(i);
      if (end == i) continue;
      add(BuiltinClass::number, i, end);
      find_percent(i, end);
      find_ratio(i, end);
      const std::uint32_t unit = end;
      if (is_word_at(unit, words_.duration_units)) add(BuiltinClass::duration, i, unit + 1);
      if (is_word_at(unit, words_.currency_words)) add(BuiltinClass::money, i, unit + 1);
    }
  }

 private:
  void add(BuiltinClass builtin, std::uint32_t begin, std::uint32_t end) {
    view_.hits.push_back({begin, end, static_cast<std::uint32_t>(builtin)});
  }

  bool is_word_at(std::uint32_t at, const std::vector<std::string>& words) const {
    return at < count_ && is_one_of(folded_[at], words);
  }

  bool is_number_word(std::uint32_t at) const {
    const std::string word(folded_[at]);
    return words_.values.count(word) > 0 || words_.multipliers.count(word) > 0;
  }

  // Behind the number that begins at `at`, or `at` where none does. "two hundred and ten" is one; "one or two" is two.
  std::uint32_t number_end(std::uint32_t at) const {
    if (at >= count_) return at;
    if (number_of_digits(folded_[at])) {
      std::uint32_t end = at + 1;
      while (end < count_ && words_.multipliers.count(std::string(folded_[end])) > 0) ++end;
      return end;
    }
    if (!is_number_word(at)) return at;
    std::uint32_t end = at + 1;
    while (end < count_) {
      if (is_number_word(end)) {
        ++end;
      } else if (is_word_at(end, words_.joiners) && end + 1 < count_ && is_number_word(end + 1) &&
                 words_.multipliers.count(std::string(folded_[end - 1])) > 0) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  // Behind one of the phrases (of one or two words) that stands at `at`, or `at`.
  std::uint32_t phrase_end(std::uint32_t at, const std::vector<std::string>& phrases) const {
    std::uint32_t longest = at;
    for (const std::string& phrase : phrases) {
      std::uint32_t token = at;
      std::size_t begin = 0;
      while (begin < phrase.size() && token < count_) {
        const std::size_t space = std::min(phrase.find(' ', begin), phrase.size());
        if (folded_[token] != std::string_view(phrase).substr(begin, space - begin)) break;
        ++token;
        begin = space + 1;
      }
      if (begin > phrase.size()) longest = std::max(longest, token);
    }
    return longest;
  }

  void find_percent(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t last = phrase_end(end, words_.percent);
    if (last == end && end < count_ && folded_[end] == "%") last = end + 1;
    if (last > end) add(BuiltinClass::percent, begin, last);
  }

  void find_ratio(std::uint32_t begin, std::uint32_t end) {
    std::uint32_t between = phrase_end(end, words_.ratio);
    if (between == end) {
      // "3/47": the slash is a joint, so the two numbers stand next to each other with one byte between them.
      if (end >= count_ || view_.tokens[end].span.begin != view_.tokens[end - 1].span.end + 1) return;
      if (!number_of_digits(folded_[end - 1]) || !number_of_digits(folded_[end])) return;
      add(BuiltinClass::ratio, begin, end + 1);
      return;
    }
    if (is_word_at(between, words_.ratio_fillers)) ++between;
    const std::uint32_t last = number_end(between);
    if (last > between) add(BuiltinClass::ratio, begin, last);
  }

  void find_money_sign(std::uint32_t at) {
    if (!is_word_at(at, words_.currency_signs)) return;
    const std::uint32_t end = number_end(at + 1);
    if (end > at + 1) add(BuiltinClass::money, at, end);
  }

  bool is_year(std::uint32_t at) const {
    return at < count_ && folded_[at].size() == 4 && (folded_[at].starts_with("19") || folded_[at].starts_with("20")) &&
           folded_[at].find_first_not_of("0123456789") == std::string_view::npos;
  }

  bool is_day(std::uint32_t at) const {
    if (at >= count_) return false;
    const std::size_t digits = std::min(folded_[at].find_first_not_of("0123456789"), folded_[at].size());
    return digits >= 1 && digits <= 2 && folded_[at].size() - digits <= 2;  // 3, 16, 3rd
  }

  void find_date(std::uint32_t at) {
    if (is_year(at)) add(BuiltinClass::date, at, at + 1);
    if (is_word_at(at, words_.months)) {
      std::uint32_t end = at + 1;
      if (is_day(end) && !is_year(end)) ++end;
      const std::uint32_t after_day = end;
      if (end < count_ && folded_[end] == ",") ++end;
      if (is_year(end)) {
        add(BuiltinClass::date, at, end + 1);
      } else if (after_day > at + 1) {
        add(BuiltinClass::date, at, after_day);
      }
    } else if (is_day(at) && is_word_at(at + 1, words_.months)) {
      add(BuiltinClass::date, at, is_year(at + 2) ? at + 3 : at + 2);
    }
  }

  const std::vector<std::string_view>& folded_;
  const NumberWords& words_;
  SentenceView& view_;
  std::uint32_t count_;
};

}  // namespace

std::optional<double> number_of_digits(std::string_view folded) {
  if (folded.empty() || folded[0] < '0' || folded[0] > '9') return std::nullopt;
  std::string digits;
  bool point = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == ',' && !point && folded.size() - i >= 4) {
      continue;  // thousands
    } else if (c == '.' && !point) {
      point = true;
      digits += c;
    } else {
      return std::nullopt;
    }
  }
  // Own conversion: strtod reads the locale.
  double value = 0, unit = 1;
  bool behind_point = false;
  for (const char c : digits) {
    if (c == '.') {
      behind_point = true;
    } else if (behind_point) {
      unit /= 10;
      value += (c - '0') * unit;
    } else {
      value = value * 10 + (c - '0');
    }
  }
  return value;
}

void find_number_terms(const std::vector<std::string_view>& folded, const Rulebook& rulebook, SentenceView& view) {
  NumberFinder(folded, rulebook.numbers, view).find_all();
}

}  // namespace overclaim
