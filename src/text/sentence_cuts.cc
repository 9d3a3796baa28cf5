// ICU's sentence rules, and then reasons to join what they parted. ICU's own suppression lists (FilteredBreakIterator)
// were not taken: they also join "... in the U.S. It works". Covered by tests/segment_test.cc.
#include "text/sentence_cuts.h"

#include <unicode/utext.h>

#include <algorithm>
#include <cstdint>

#include "text/plain_characters.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

// How far back and ahead the brackets of "(Lind et al. 2016)" are looked for, in bytes.
constexpr std::size_t longest_source = 160;
constexpr std::size_t longest_glued = 60;  // of the words around a full stop without a space, in bytes

bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c); }

// Without white space and invisible characters at its ends.
Span trimmed_span(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view piece = text.substr(begin, end - begin);
  const std::string_view kept = trimmed(piece);
  if (kept.empty()) return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)};
  const auto from = static_cast<std::uint32_t>(kept.data() - text.data());
  return {from, from + static_cast<std::uint32_t>(kept.size())};
}

bool has_words(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const CodePoint c = code_point_at(piece, at);
    if (is_word_character(c.value)) return true;
    at += c.size;
  }
  return false;
}

// Whether a word of three small letters or more and nothing else stands in front of the dot.
bool ends_small_word(std::string_view piece, std::size_t dot) {
  std::size_t begin = dot;
  while (begin > 0 && dot - begin < longest_glued) {
    const CodePoint before = code_point_before(piece, begin);
    if (!is_lower(before.value)) break;
    begin -= before.size;
  }
  return dot - begin >= 3 && (begin == 0 || piece[begin - 1] == ' ');
}

// "It is not cheap. 90% of them walk.": UAX #29 looks past the digits for a capital and finds none. Behind an
// abbreviation ("approx. 90") goes_on joins the two again.
bool is_end_before_number(std::string_view piece, std::size_t dot) {
  std::size_t at = dot + 1;
  while (at < piece.size() && piece[at] == ' ') ++at;
  return at > dot + 1 && at < piece.size() && piece[at] >= '0' && piece[at] <= '9' && ends_small_word(piece, dot);
}

// "... is complete.Next we ...": copied text loses the space between sentences. Before the dot stands a word of small
// letters and nothing else, behind it a capitalised one: neither "Node.js" and "e.V." nor "a.example.Com/x".
bool is_glued_end(std::string_view piece, std::size_t dot) {
  if (!ends_small_word(piece, dot)) return false;
  std::size_t at = dot + 1, letters = 0;
  while (at < piece.size() && at - dot < longest_glued) {
    const CodePoint c = code_point_at(piece, at);
    if (letters == 0 ? !is_upper(c.value) : !is_lower(c.value)) break;
    at += c.size;
    ++letters;
  }
  return letters > 0 && at < piece.size() && (piece[at] == ' ' || piece[at] == ',' || piece[at] == '\'');
}

// True where ICU cannot find an end of a sentence inside: ASCII without its marks and line ends.
bool is_surely_one_sentence(std::string_view piece) {
  return std::all_of(piece.begin(), piece.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= ' ' && byte < 0x7F && c != '.' && c != '!' && c != '?';
  });
}

}  // namespace

SentenceCutter::SentenceCutter(const Language& language, std::string_view text, const Folded& folded)
    : language_(language), text_(text), folded_(folded), openers_(language.openers.begin(), language.openers.end()) {}

std::vector<std::size_t> SentenceCutter::boundaries_of(Span block) {
  const std::string_view piece = text_.substr(block.begin, block.end - block.begin);
  std::vector<std::size_t> boundaries{block.begin};
  if (!is_surely_one_sentence(piece)) {
    UErrorCode status = U_ZERO_ERROR;
    if (iterator_ == nullptr) {
      iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    }
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, piece.data(), static_cast<std::int64_t>(piece.size()), &status);
    if (iterator_ != nullptr && U_SUCCESS(status)) {
      iterator_->setText(&utext, status);
      iterator_->first();
      for (std::int32_t at = iterator_->next(); at != icu::BreakIterator::DONE; at = iterator_->next()) {
        boundaries.push_back(block.begin + static_cast<std::size_t>(at));
      }
    }
    utext_close(&utext);
  }
  const std::size_t by_rule = boundaries.size();
  for (std::size_t at = piece.find('.'); at != piece.npos; at = piece.find('.', at + 1)) {
    if (is_glued_end(piece, at) || is_end_before_number(piece, at)) boundaries.push_back(block.begin + at + 1);
  }
  if (boundaries.size() > by_rule) {
    std::sort(boundaries.begin(), boundaries.end());
    boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
  }
  if (boundaries.back() != block.end) boundaries.push_back(block.end);
  return boundaries;
}

std::vector<Span> SentenceCutter::sentences_of(Span block) {
  const std::vector<std::size_t> boundaries = boundaries_of(block);
  std::vector<Span> sentences;
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
    const Span next = trimmed_span(text_, boundaries[i], boundaries[i + 1]);
    if (empty(next)) continue;
    if (!sentences.empty() && goes_on(sentences.back(), next)) {
      sentences.back().end = next.end;
    } else {
      sentences.push_back(next);
    }
  }
  return sentences;
}

bool SentenceCutter::goes_on(Span before, Span behind) const {
  const std::string_view left = text_.substr(before.begin, before.end - before.begin);
  const std::string_view right = text_.substr(behind.begin, behind.end - behind.begin);
  // Only the last piece of `left` can be without words, and only where nothing stands in front of it.
  if (!has_words(right) || !has_words(left.substr(0, std::min(left.size(), longest_source)))) return true;
  // "Is it safe?" they ask.
  if (is_closing_quote(code_point_before(left, left.size()).value) && is_lower(code_point_at(right, 0).value))
    return true;
  if (ends_with_abbreviation(before) && !starts_with_opener(behind)) return true;
  return inside_source_brackets(before, behind);
}

// An abbreviation of the language, or a letter with a dot as in "J. Lind" and "U.S.".
bool SentenceCutter::ends_with_abbreviation(Span before) const {
  if (text_[before.end - 1] != '.') return false;
  const OffsetRange range = folded_.folded_to_text.derived_of(before.begin, before.end);
  const std::string_view left = std::string_view(folded_.folded).substr(range.begin, range.end - range.begin);
  const auto starts_word = [left](std::size_t at) {
    return at == 0 || !is_word_character(code_point_before(left, at).value);
  };
  for (const std::string& abbreviation : language_.abbreviations) {
    const bool fits = !abbreviation.empty() && left.size() >= abbreviation.size() &&
                      left.substr(left.size() - abbreviation.size()) == abbreviation;
    if (fits && starts_word(left.size() - abbreviation.size())) return true;
  }
  const std::size_t dot = before.end - 1;
  if (dot == before.begin) return false;
  const CodePoint letter = code_point_before(text_, dot);
  if (!is_upper(letter.value)) return false;
  const std::size_t letter_begin = dot - letter.size;
  return letter_begin == before.begin || !is_word_character(code_point_before(text_, letter_begin).value);
}

bool SentenceCutter::starts_with_opener(Span behind) const {
  std::size_t begin = behind.begin;
  while (begin < behind.end && !is_word_character(code_point_at(text_, begin).value)) {
    begin += code_point_at(text_, begin).size;
  }
  if (begin == behind.end || !is_upper(code_point_at(text_, begin).value)) return false;
  std::size_t end = begin;
  while (end < behind.end && is_letter(code_point_at(text_, end).value)) end += code_point_at(text_, end).size;
  return openers_.count(fold_word(text_.substr(begin, end - begin))) != 0;
}

// A bracket with a digit in it that opens shortly before and closes shortly behind: a source, not sentences.
bool SentenceCutter::inside_source_brackets(Span before, Span behind) const {
  bool any_digit = false;
  std::size_t open = before.end;
  const std::size_t farthest = before.end - std::min<std::size_t>(before.end - before.begin, longest_source);
  int depth = 0;
  for (; open > farthest; --open) {
    const char c = text_[open - 1];
    any_digit = any_digit || (c >= '0' && c <= '9');
    if (c == ')' || c == ']') ++depth;
    if ((c == '(' || c == '[') && depth-- == 0) break;
  }
  if (open == farthest) return false;

  depth = 0;
  const std::size_t last = std::min<std::size_t>(behind.end, open + longest_source);
  for (std::size_t at = behind.begin; at < last; ++at) {
    const char c = text_[at];
    any_digit = any_digit || (c >= '0' && c <= '9');
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth-- == 0) return any_digit;
  }
  return false;
}

}  // namespace overclaim
