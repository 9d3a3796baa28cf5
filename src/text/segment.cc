// Folds the whole text once, cuts each block into sentences (sentence_cuts.h) and pieces (word_cuts.h), and settles
// tokens from neighbouring pieces: joints, possessives, contractions. A contraction changes what is read ("doesn't" is
// read "does not"), so the folded text is written a second time with these places changed; token spans on it come last,
// from the final map, which makes them right by construction. Cutting words on the folded text was not taken: tokens
// must lie in the visible text. Covered by tests/segment_test.cc.
#include "text/segment.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/fold.h"
#include "text/plain_characters.h"
#include "text/sentence_cuts.h"
#include "text/word_cuts.h"

namespace overclaim {
namespace {

// The contractions of a language, by the whole word or by its end.
class Contractions {
 public:
  explicit Contractions(const std::vector<Contraction>& entries) : entries_(entries) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const Contraction& entry = entries_[i];
      if (entry.written.size() != 2 || entry.read.size() != 2 || entry.written[1].empty()) continue;
      if (entry.written[0] == "*") {
        endings_.push_back(i);
      } else if (!entry.written[0].empty()) {
        whole_.emplace(entry.written[0] + entry.written[1], i);
      }
    }
  }

  // The first entry that fits the folded word, or nullptr.
  const Contraction* find(std::string_view word) const {
    std::size_t best = entries_.size();
    const auto found = whole_.find(std::string(word));
    if (found != whole_.end()) best = found->second;
    for (const std::size_t i : endings_) {
      const std::string& ending = entries_[i].written[1];
      if (i >= best || word.size() <= ending.size() || word.substr(word.size() - ending.size()) != ending) continue;
      best = i;
      break;
    }
    return best < entries_.size() ? &entries_[best] : nullptr;
  }

 private:
  const std::vector<Contraction>& entries_;
  std::unordered_map<std::string, std::size_t> whole_;
  std::vector<std::size_t> endings_;
};

// A contraction found: bytes [begin, cut) and [cut, end) of the folded text, and how they are read.
struct Reading {
  std::size_t begin = 0, cut = 0, end = 0;
  std::string_view head, tail;
};

class TokenMaker {
 public:
  TokenMaker(const Document& document, const Folded& folded, const Language& language)
      : text_(document.text), folded_(folded), contractions_(language.contractions) {}

  std::vector<Token> tokens_of(Span sentence) {
    pieces_ = cutter_.pieces_of(text_, sentence);
    tokens_.clear();
    quote_open_ = false;
    for (at_ = 0; at_ < pieces_.size();) {
      const WordPiece& piece = pieces_[at_];
      if (is_body(at_)) {
        take_word();
      } else if (piece.kind == TokenKind::punctuation && is_apostrophe(piece.mark)) {
        take_apostrophe();
      } else {
        const bool joint = is_joint_mark(at_) && touches_bodies(at_);
        add(piece.span, joint ? TokenKind::joint : piece.kind);
        ++at_;
      }
    }
    return std::move(tokens_);
  }

  // In the order of the text.
  const std::vector<Reading>& readings() const { return readings_; }

 private:
  bool is_body(std::size_t i) const {
    return i < pieces_.size() && (pieces_[i].kind == TokenKind::word || pieces_[i].kind == TokenKind::number);
  }
  bool is_word(std::size_t i) const { return i < pieces_.size() && pieces_[i].kind == TokenKind::word; }
  bool is_single_apostrophe(std::size_t i) const {
    return i < pieces_.size() && pieces_[i].kind == TokenKind::punctuation && is_apostrophe(pieces_[i].mark) &&
           folded_of({pieces_[i].span.begin, pieces_[i].span.end}) == "'";
  }
  bool touches(std::size_t left, std::size_t right) const {
    return right < pieces_.size() && touch(text_, pieces_[left].span, pieces_[right].span);
  }
  bool touches_bodies(std::size_t i) const {
    return i > 0 && is_body(i - 1) && is_body(i + 1) && touches(i - 1, i) && touches(i, i + 1);
  }
  bool is_joint_mark(std::size_t i) const {
    const std::string_view mark = folded_of(pieces_[i].span);
    return mark == "-" || mark == "/" || mark == "_";
  }

  OffsetRange folded_range(Span span) const { return folded_.folded_to_text.derived_of(span.begin, span.end); }
  std::string_view folded_of(Span span) const {
    const OffsetRange range = folded_range(span);
    return std::string_view(folded_.folded).substr(range.begin, range.end - range.begin);
  }

  void add(Span span, TokenKind kind) { tokens_.push_back({span, {}, kind, false}); }

  // A word or number, with what follows an apostrophe where the two are one contraction.
  void take_word() {
    const WordPiece& word = pieces_[at_];
    const bool goes_on = is_word(at_) && is_single_apostrophe(at_ + 1) && is_word(at_ + 2) && touches(at_, at_ + 1) &&
                         touches(at_ + 1, at_ + 2);
    if (goes_on && take_contraction({word.span.begin, pieces_[at_ + 2].span.end})) {
      at_ += 3;
    } else if (word.kind == TokenKind::word && take_contraction(word.span)) {
      ++at_;
    } else {
      add(word.span, word.kind);
      ++at_;
    }
  }

  bool take_contraction(Span span) {
    const std::string_view written = folded_of(span);
    const Contraction* contraction = contractions_.find(written);
    if (contraction == nullptr) return false;
    const OffsetRange range = folded_range(span);
    const std::uint64_t cut = range.end - contraction->written[1].size();
    const OffsetRange head = folded_.folded_to_text.original_of(range.begin, cut);
    const OffsetRange tail = folded_.folded_to_text.original_of(cut, range.end);
    if (head.end > tail.begin) return false;  // the cut falls inside one character of the text
    const std::string_view head_read = contraction->read[0] == "*"
                                           ? written.substr(0, static_cast<std::size_t>(cut - range.begin))
                                           : std::string_view(contraction->read[0]);
    readings_.push_back({static_cast<std::size_t>(range.begin), static_cast<std::size_t>(cut),
                         static_cast<std::size_t>(range.end), head_read, contraction->read[1]});
    add({span.begin, static_cast<std::uint32_t>(head.end)}, TokenKind::word);
    add({static_cast<std::uint32_t>(tail.begin), span.end}, TokenKind::word);
    return true;
  }

  // An apostrophe between words is a joint, with a possessive s one joint token; behind a plural s it is possessive
  // unless it closes a quotation that this sentence opened.
  void take_apostrophe() {
    const WordPiece& mark = pieces_[at_];
    const bool behind_word = at_ > 0 && is_body(at_ - 1) && touches(at_ - 1, at_) && is_single_apostrophe(at_);
    const bool before_word = is_body(at_ + 1) && touches(at_, at_ + 1);
    if (behind_word && before_word) {
      if (folded_of(pieces_[at_ + 1].span) == "s") {
        add({mark.span.begin, pieces_[at_ + 1].span.end}, TokenKind::joint);
        at_ += 2;
        return;
      }
      add(mark.span, TokenKind::joint);
    } else if (behind_word && !quote_open_ && ends_in_s(at_ - 1)) {
      add(mark.span, TokenKind::joint);
    } else {
      add(mark.span, TokenKind::punctuation);
      if (!behind_word && before_word) quote_open_ = true;
      if (behind_word) quote_open_ = false;
    }
    ++at_;
  }

  bool ends_in_s(std::size_t i) const {
    const std::string_view word = folded_of(pieces_[i].span);
    return !word.empty() && word.back() == 's';
  }

  const std::string& text_;
  const Folded& folded_;
  Contractions contractions_;
  WordCutter cutter_;
  std::vector<WordPiece> pieces_;
  std::vector<Token> tokens_;
  std::vector<Reading> readings_;
  std::size_t at_ = 0;
  bool quote_open_ = false;
};

void append_reading(std::string_view written, std::string_view read, std::size_t begin, std::string& out,
                    OffsetMap& map) {
  out.append(read);
  if (read == written) {
    map.append_linear(read.size(), begin);
  } else {
    map.append_atomic(read.size(), begin, begin + written.size());
  }
}

// The folded text with contractions as they are read, and its map to the text.
void write_readings(const std::vector<Reading>& readings, Folded& folded, Document& document) {
  if (readings.empty()) {
    document.folded = std::move(folded.folded);
    document.folded_to_text = std::move(folded.folded_to_text);
    return;
  }
  const std::string_view written = folded.folded;
  std::string out;
  OffsetMap map;
  std::size_t at = 0;
  for (const Reading& reading : readings) {
    out.append(written.substr(at, reading.begin - at));
    map.append_linear(reading.begin - at, at);
    append_reading(written.substr(reading.begin, reading.cut - reading.begin), reading.head, reading.begin, out, map);
    out.push_back(' ');
    map.append_atomic(1, reading.cut, reading.cut);
    append_reading(written.substr(reading.cut, reading.end - reading.cut), reading.tail, reading.cut, out, map);
    at = reading.end;
  }
  out.append(written.substr(at));
  map.append_linear(written.size() - at, at);
  document.folded_to_text = compose(map, folded.folded_to_text);
  document.folded = std::move(out);
}

// Token spans on the folded text. Tokens that one folded piece was made of ("-" and an en dash that read as one dash)
// become one token.
void set_folded_spans(Document& document) {
  std::uint64_t last = 0;
  for (Block& block : document.blocks) {
    for (Sentence& sentence : block.sentences) {
      std::vector<Token> kept;
      kept.reserve(sentence.tokens.size());
      for (Token token : sentence.tokens) {
        const OffsetRange range = document.folded_to_text.derived_of(token.span.begin, token.span.end);
        if (range.begin < last && !kept.empty()) {
          kept.back().span.end = token.span.end;
          kept.back().folded.end = static_cast<std::uint32_t>(range.end > last ? range.end : last);
        } else {
          const std::uint64_t begin = range.begin < last ? last : range.begin;
          const std::uint64_t end = range.end < begin ? begin : range.end;
          token.folded = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
          kept.push_back(token);
        }
        last = kept.back().folded.end;
      }
      sentence.tokens = std::move(kept);
    }
  }
}

void mark_prefixes(Document& document, const Language& language) {
  const std::unordered_set<std::string_view> prefixes(language.prefixes.begin(), language.prefixes.end());
  if (prefixes.empty()) return;
  for (Block& block : document.blocks) {
    for (Sentence& sentence : block.sentences) {
      std::vector<Token>& tokens = sentence.tokens;
      for (std::size_t i = 2; i < tokens.size(); ++i) {
        const bool behind_hyphen = tokens[i - 1].kind == TokenKind::joint && document.folded_of(tokens[i - 1]) == "-";
        tokens[i].after_prefix = tokens[i].kind == TokenKind::word && behind_hyphen &&
                                 tokens[i - 2].kind == TokenKind::word &&
                                 prefixes.count(document.folded_of(tokens[i - 2])) != 0;
      }
    }
  }
}

// What goes on without end is cut, so that work that is quadratic in a sentence stays bounded on any page.
void add_sentences(Span span, std::vector<Token> tokens, std::vector<Sentence>& sentences) {
  if (tokens.size() <= max_sentence_tokens) {
    sentences.push_back({span, std::move(tokens)});
    return;
  }
  for (std::size_t begin = 0; begin < tokens.size(); begin += max_sentence_tokens) {
    const std::size_t end = std::min(begin + max_sentence_tokens, tokens.size());
    const Span piece{begin == 0 ? span.begin : tokens[begin].span.begin,
                     end == tokens.size() ? span.end : tokens[end - 1].span.end};
    const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    sentences.push_back({piece, std::vector<Token>(first, first + static_cast<std::ptrdiff_t>(end - begin))});
  }
}

}  // namespace

void segment(Document& document, const Language& language) {
  Folded folded = fold(document.text);
  document.tampering = std::move(folded.tampering);
  TokenMaker maker(document, folded, language);
  SentenceCutter cutter(language, document.text, folded);
  for (Block& block : document.blocks) {
    block.sentences.clear();
    for (const Span span : cutter.sentences_of(block.span)) {
      add_sentences(span, maker.tokens_of(span), block.sentences);
    }
  }
  write_readings(maker.readings(), folded, document);
  set_folded_spans(document);
  mark_prefixes(document, language);
}

}  // namespace overclaim
