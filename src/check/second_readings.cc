// The vocabulary of the rulebook decides: what comes out must be a word that some phrase or name asks for, and the word
// as written must be none. Deciding by a dictionary of English was not taken: a word that no rule asks for needs no
// reading. Covered by tests/second_readings_test.cc.
#include "check/second_readings.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/plain_letters.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

// Shortest run of single letters that is read as a word: "a b c" is a list, "c u r e" is not.
constexpr std::size_t min_joined_letters = 4;

bool is_single_letter(std::string_view folded) {
  return !folded.empty() && code_point_at(folded, 0).size == folded.size();
}

// "c.u.r.e" is one token for ICU: its letters, where there are at least min_joined_letters and nothing but dots between.
std::string joined_dotted(std::string_view folded) {
  std::string letters;
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint letter = code_point_at(folded, at);
    letters.append(folded.substr(at, letter.size));
    ++count;
    at += letter.size;
    if (at == folded.size()) break;
    if (folded[at] != '.') return {};
    ++at;
  }
  return count >= min_joined_letters ? letters : std::string();
}

void find_joined_letters(const Rulebook& rulebook, const std::vector<std::string_view>& folded,
                         std::vector<ViewToken>& tokens) {
  for (std::size_t i = 0; i < tokens.size();) {
    if (tokens[i].is_mark) {
      ++i;
      continue;
    }
    const std::string dotted = joined_dotted(folded[i]);
    if (!dotted.empty()) {
      tokens[i].joined_word = rulebook.vocabulary.find(dotted);
      tokens[i].joined_end = static_cast<std::uint32_t>(i) + 1;
    }
    std::size_t end = i;
    std::string letters;
    while (end < tokens.size() && !tokens[end].is_mark && is_single_letter(folded[end])) letters += folded[end++];
    if (end - i >= min_joined_letters) {
      tokens[i].joined_word = rulebook.vocabulary.find(letters);
      tokens[i].joined_end = static_cast<std::uint32_t>(end);
    }
    i = std::max(end, i + 1);
  }
}

// Whether the text leaves something of the input out between the hyphen at `hyphen` and the word behind it: the end of
// a line. In the text they touch. A text that is no input's (a name that is looked up) has no map and no lines.
bool is_at_line_end(const Document& document, Span hyphen) {
  if (hyphen.end >= document.text_to_source.derived_size()) return false;
  const OffsetRange mark = document.text_to_source.original_of(hyphen.begin, hyphen.end);
  const OffsetRange next = document.text_to_source.original_of(hyphen.end, hyphen.end + 1);
  return mark.end < next.begin;
}

void find_parted_words(const Document& document, const Rulebook& rulebook, const Sentence& sentence,
                       const std::vector<std::string_view>& folded, std::vector<ViewToken>& tokens) {
  std::size_t t = 0;  // the view's token that begins at or behind the joint
  for (const Token& token : sentence.tokens) {
    if (token.kind != TokenKind::joint || document.folded_of(token) != "-") continue;
    while (t < tokens.size() && tokens[t].span.begin < token.span.end) ++t;
    if (t == 0 || t == tokens.size()) continue;
    ViewToken& first = tokens[t - 1];
    if (first.is_mark || first.joined_word != unknown_word || first.span.end != token.span.begin ||
        tokens[t].span.begin != token.span.end) {
      continue;
    }
    const char behind = document.text[token.span.end];
    if (behind < 'a' || behind > 'z' || !is_at_line_end(document, token.span)) continue;
    first.joined_word = rulebook.vocabulary.find(std::string(folded[t - 1]) + std::string(folded[t]));
    first.joined_end = static_cast<std::uint32_t>(t) + 1;
  }
}

// The word of the rulebook that a disguised one says, or unknown_word.
WordId plain_word(const PlainLetters& letters, const Rulebook& rulebook) {
  const Vocabulary& vocabulary = rulebook.vocabulary;
  if (!letters.without_edges.empty() && vocabulary.find(letters.without_edges) != unknown_word) return unknown_word;
  const WordId word = vocabulary.find(letters.word);
  return word != unknown_word || letters.other.empty() ? word : vocabulary.find(letters.other);
}

class DisguiseFinder {
 public:
  DisguiseFinder(const Document& document, const Rulebook& rulebook, SentenceView& view)
      : document_(document), rulebook_(rulebook), view_(view) {}

  void find() {
    for (std::size_t i = 0; i < view_.tokens.size(); ++i) {
      if (view_.tokens[i].is_mark) continue;
      const std::string_view written = text_of(document_, view_.tokens[i]);
      const bool may_be = view_.tokens[i].word == unknown_word && view_.tokens[i].joined_word == unknown_word;
      const std::optional<PlainLetters> letters = may_be ? plain_letters(written) : std::nullopt;
      if (letters && letters->is_foreign) {
        waiting_.push_back({i, *letters});
        continue;
      }
      const bool is_foreign_word = may_be && !letters && has_foreign_letter(written);
      end_foreign(is_foreign_word);
      after_foreign_ = is_foreign_word;
      if (letters) read(i, *letters);
    }
    end_foreign(false);
    std::sort(view_.disguised.begin(), view_.disguised.end(),
              [](const Tampering& a, const Tampering& b) { return a.span.begin < b.span.begin; });
  }

 private:
  struct Waiting {
    std::size_t token;
    PlainLetters letters;
  };

  // Words of look-alike letters alone wait for what stands behind them.
  void end_foreign(bool before_foreign) {
    if (!before_foreign && !after_foreign_) {
      for (const Waiting& one : waiting_) read(one.token, one.letters);
    }
    waiting_.clear();
  }

  void read(std::size_t i, const PlainLetters& letters) {
    const WordId word = plain_word(letters, rulebook_);
    if (word == unknown_word) return;
    view_.tokens[i].joined_word = word;
    view_.tokens[i].joined_end = static_cast<std::uint32_t>(i) + 1;
    view_.disguised.push_back({view_.tokens[i].span, letters.kind});
  }

  const Document& document_;
  const Rulebook& rulebook_;
  SentenceView& view_;
  std::vector<Waiting> waiting_;
  bool after_foreign_ = false;  // the word before those that wait is one of another alphabet
};

}  // namespace

void find_second_readings(const Document& document, const Rulebook& rulebook, const Sentence& sentence,
                          const std::vector<std::string_view>& folded, SentenceView& view) {
  find_joined_letters(rulebook, folded, view.tokens);
  find_parted_words(document, rulebook, sentence, folded, view.tokens);
  DisguiseFinder(document, rulebook, view).find();
}

bool is_disguised_sign(const Document& document, const Rulebook& rulebook, const Token& sign) {
  const std::optional<PlainLetters> letters = plain_letters(document.text_of(sign.span));
  return letters && plain_word(*letters, rulebook) != unknown_word;
}

}  // namespace overclaim
