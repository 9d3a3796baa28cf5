// A recursive-descent parser of the phrase grammar. Words between the grammar's own signs are handed to the segmenter
// that also cuts pages, so a phrase and a page can never disagree about what a word is. The alternative, a second
// tokenizer for phrases, was not taken for that reason. Covered by phrase_test.cc.
#include "rulebook/phrase.h"

#include <algorithm>
#include <utility>

#include "rulebook/phrase_order.h"
#include "rulebook/rulebook_limits.h"
#include "text/segment.h"

namespace overclaim {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-' || c == '.'; }

constexpr std::size_t npos = std::string_view::npos;

class PhraseParser {
 public:
  PhraseParser(std::string_view phrase, const Language& language) : phrase_(phrase), language_(language) {}

  ParsedPhrase parse() {
    ParsedPhrase parsed;
    parsed.root = parse_sequence(0);
    if (error_.empty() && at_ < phrase_.size()) {
      fail(phrase_[at_] == '|' ? "a bare '|' stands outside brackets: write two phrases, or (a|b)"
                               : "this bracket closes nothing");
    }
    if (error_.empty()) check_whole(parsed.root);
    parsed.error = error_;
    if (!error_.empty()) parsed.root = {};
    return parsed;
  }

 private:
  void fail(std::string_view message) { fail_at(at_, message); }

  void fail_at(std::size_t at, std::string_view message) {
    if (error_.empty()) error_ = "column " + std::to_string(at + 1) + ": " + std::string(message);
  }

  bool done() const { return !error_.empty() || at_ >= phrase_.size(); }

  PhraseNode parse_sequence(int nesting) {
    PhraseNode sequence;
    while (!done()) {
      const char c = phrase_[at_];
      if (is_space(c)) {
        ++at_;
      } else if (c == '|' || c == ')' || c == ']') {
        break;
      } else {
        parse_element(sequence, nesting);
      }
    }
    return sequence;
  }

  void parse_element(PhraseNode& sequence, int nesting) {
    const std::string_view rest = phrase_.substr(at_);
    if (rest[0] == '(' || rest[0] == '[') return parse_group(sequence, nesting);
    if (rest[0] == '{') return parse_classes(sequence);
    if (rest[0] == '}') return fail("this bracket closes nothing");
    if (rest[0] == '"') return parse_exact(sequence);
    if (rest[0] == '~') return fail("'~' must follow a word directly; names in terms.json carry it for classes");
    if (rest.starts_with("..") && !rest.starts_with("...")) return parse_gap(sequence);
    if (rest[0] == '>') {
      if (nesting > 0) return fail("'>' may not stand inside brackets");
      if (++steps_ > 1) return fail("a phrase may have one '>'");
      return add_sign(sequence, PhraseKind::step, 1);
    }
    if (rest.starts_with("^^")) return add_sign(sequence, PhraseKind::block_start, 2);
    if (rest[0] == '^') return add_sign(sequence, PhraseKind::sentence_start, 1);
    if (rest[0] == '$') return parse_end_sign(sequence, rest);
    parse_words(sequence);
  }

  void add_sign(PhraseNode& sequence, PhraseKind kind, std::size_t size) {
    PhraseNode node;
    node.kind = kind;
    sequence.children.push_back(std::move(node));
    at_ += size;
  }

  void parse_end_sign(PhraseNode& sequence, std::string_view rest) {
    const std::size_t size = rest.starts_with("$$") ? 2 : 1;
    if (rest.size() > size && is_digit(rest[size])) {
      return fail("'$' is the end of a sentence: an amount of money is {money}, the sign is \"$\" in quotation marks");
    }
    add_sign(sequence, size == 2 ? PhraseKind::block_end : PhraseKind::sentence_end, size);
  }

  void parse_group(PhraseNode& sequence, int nesting) {
    if (nesting >= max_phrase_nesting) {
      return fail("brackets nested more than " + std::to_string(max_phrase_nesting) + " deep");
    }
    const std::size_t opened = at_;
    PhraseNode choice;
    choice.kind = PhraseKind::choice;
    choice.optional = phrase_[at_] == '[';
    const char close = choice.optional ? ']' : ')';
    do {
      ++at_;
      const std::size_t alternative_at = at_;
      choice.children.push_back(parse_sequence(nesting + 1));
      if (error_.empty() && choice.children.back().children.empty()) fail_at(alternative_at, "an empty alternative");
    } while (!done() && phrase_[at_] == '|');
    if (!error_.empty()) return;
    if (at_ >= phrase_.size() || phrase_[at_] != close) return fail_at(opened, "this bracket is not closed");
    ++at_;
    if (static_cast<int>(choice.children.size()) > max_phrase_alternatives) {
      return fail_at(opened, "more than " + std::to_string(max_phrase_alternatives) +
                                 " alternatives: make them a class in terms.json");
    }
    sequence.children.push_back(std::move(choice));
  }

  void parse_classes(PhraseNode& sequence) {
    const std::size_t opened = at_;
    PhraseNode node;
    node.kind = PhraseKind::classes;
    do {
      ++at_;
      ClassReference reference;
      reference.name = parse_name();
      if (reference.name.empty())
        return fail("a class name is missing: {risk}, {outcome|condition}, {therapy>comparator}");
      if (at_ < phrase_.size() && phrase_[at_] == '>') {
        ++at_;
        reference.slot = parse_name();
        if (reference.slot.empty()) return fail("a slot name is missing behind '>'");
      }
      node.classes.push_back(std::move(reference));
    } while (at_ < phrase_.size() && phrase_[at_] == '|');
    if (at_ >= phrase_.size() || phrase_[at_] != '}') return fail_at(opened, "this class is not closed with '}'");
    ++at_;
    if (at_ < phrase_.size() && phrase_[at_] == '~') {
      return fail("'~' follows words; for a class the names in terms.json carry it");
    }
    sequence.children.push_back(std::move(node));
  }

  std::string parse_name() {
    const std::size_t begin = at_;
    while (at_ < phrase_.size() && is_name_character(phrase_[at_])) ++at_;
    if (at_ - begin > max_class_name) {
      fail_at(begin, "a name of more than " + std::to_string(max_class_name) + " characters");
    }
    return std::string(phrase_.substr(begin, at_ - begin));
  }

  void parse_exact(PhraseNode& sequence) {
    const std::size_t opened = at_;
    const std::size_t close = phrase_.find('"', at_ + 1);
    if (close == npos) return fail("this quotation mark is not closed");
    at_ = close + 1;
    add_tokens(sequence, phrase_.substr(opened + 1, close - opened - 1), opened, true);
  }

  void parse_gap(PhraseNode& sequence) {
    const std::size_t begin = at_;
    at_ += 2;
    int words = 0;
    while (at_ < phrase_.size() && is_digit(phrase_[at_]) && words <= max_phrase_gap) {
      words = words * 10 + (phrase_[at_] - '0');
      ++at_;
    }
    if (words < 1 || words > max_phrase_gap) {
      return fail_at(begin, "a gap spans 1 to " + std::to_string(max_phrase_gap) + " words, as in ..3");
    }
    if (at_ < phrase_.size() && !is_space(phrase_[at_]) && std::string_view(")]|").find(phrase_[at_]) == npos) {
      return fail("a gap needs a space behind it");
    }
    gap_total_ += words;
    if (gap_total_ > max_phrase_gap_total) {
      return fail_at(begin, "all gaps together span more than " + std::to_string(max_phrase_gap_total) + " words");
    }
    PhraseNode node;
    node.kind = PhraseKind::gap;
    node.gap = words;
    sequence.children.push_back(std::move(node));
  }

  void parse_words(PhraseNode& sequence) {
    const std::size_t begin = at_;
    while (at_ < phrase_.size() && !is_space(phrase_[at_]) &&
           std::string_view("{}()[]|\"~>^$").find(phrase_[at_]) == npos) {
      ++at_;
    }
    if (at_ == begin) return fail("this sign has no meaning here");
    const std::string_view piece = phrase_.substr(begin, at_ - begin);
    const std::size_t dots = piece.rfind("..");
    if (dots != npos && dots + 2 < piece.size() && is_digit(piece[dots + 2])) {
      return fail_at(begin + dots, "a gap needs a space before it");
    }
    const std::size_t before = sequence.children.size();
    add_tokens(sequence, piece, begin, false);
    if (at_ < phrase_.size() && phrase_[at_] == '~') {
      if (sequence.children.size() == before || sequence.children.back().kind != PhraseKind::word) {
        return fail("'~' must follow a word");
      }
      sequence.children.back().inflected = true;
      ++at_;
    }
  }

  // Whether a piece is one plain word that the segmenter would give back as it is, lower-cased. Most pieces are, and
  // setting up break iterators for each would take nine tenths of loading a rulebook.
  bool is_plain_word(std::string_view piece) const {
    const bool letters = std::all_of(piece.begin(), piece.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return letters &&
           std::none_of(language_.contractions.begin(), language_.contractions.end(),
                        [&](const Contraction& c) { return c.written.size() == 2 && piece.ends_with(c.written[1]); });
  }

  void add_tokens(PhraseNode& sequence, std::string_view piece, std::size_t at, bool exact) {
    if (!exact && is_plain_word(piece)) {
      PhraseNode word;
      word.kind = PhraseKind::word;
      for (const char c : piece) word.text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      sequence.children.push_back(std::move(word));
      return;
    }
    Document document;
    document.text = std::string(piece);
    Block block;
    block.span = {0, static_cast<std::uint32_t>(piece.size())};
    document.blocks.push_back(std::move(block));
    segment(document, language_);
    std::size_t added = 0;
    for (const Sentence& sentence : document.blocks[0].sentences) {
      for (const Token& token : sentence.tokens) {
        if (token.kind == TokenKind::joint) continue;
        if (token.kind == TokenKind::symbol)
          return fail_at(at, "pictures and signs are skipped in pages: leave it out");
        PhraseNode node;
        if (exact) {
          node.kind = PhraseKind::exact;
          node.text = std::string(document.text_of(token.span));
        } else {
          node.kind = token.kind == TokenKind::punctuation ? PhraseKind::mark : PhraseKind::word;
          node.text = std::string(document.folded_of(token));
        }
        sequence.children.push_back(std::move(node));
        ++added;
      }
    }
    if (added == 0) fail_at(at, "no word stands here");
  }

  // Whether nothing of a page may be consumed on some way through.
  static bool can_be_empty(const PhraseNode& node) {
    switch (node.kind) {
      case PhraseKind::sequence:
        for (const PhraseNode& child : node.children) {
          if (!can_be_empty(child)) return false;
        }
        return true;
      case PhraseKind::choice:
        if (node.optional) return true;
        for (const PhraseNode& child : node.children) {
          if (can_be_empty(child)) return true;
        }
        return false;
      case PhraseKind::gap:
      case PhraseKind::sentence_start:
      case PhraseKind::sentence_end:
      case PhraseKind::block_start:
      case PhraseKind::block_end:
        return true;
      default:
        return false;
    }
  }

  // Whether some way through meets a gap before anything else (`from_end`: after everything else).
  static bool gap_at_edge(const PhraseNode& node, bool from_end) {
    if (node.kind == PhraseKind::gap) return true;
    if (node.kind == PhraseKind::choice) {
      for (const PhraseNode& child : node.children) {
        if (gap_at_edge(child, from_end)) return true;
      }
      return false;
    }
    if (node.kind != PhraseKind::sequence) return false;
    const std::size_t count = node.children.size();
    for (std::size_t i = 0; i < count; ++i) {
      const PhraseNode& child = node.children[from_end ? count - 1 - i : i];
      if (gap_at_edge(child, from_end)) return true;
      if (!can_be_empty(child)) return false;
    }
    return false;
  }

  // Elements on the longest way through.
  static int longest_way(const PhraseNode& node) {
    int longest = node.kind == PhraseKind::sequence || node.kind == PhraseKind::choice ? 0 : 1;
    for (const PhraseNode& child : node.children) {
      const int of_child = longest_way(child);
      longest = node.kind == PhraseKind::choice ? std::max(longest, of_child) : longest + of_child;
    }
    return longest;
  }

  void check_whole(const PhraseNode& root) {
    if (longest_way(root) > max_phrase_elements) {
      return fail_at(0, "more than " + std::to_string(max_phrase_elements) + " elements: write two phrases");
    }
    if (root.children.empty()) return fail_at(0, "the phrase is empty");
    if (can_be_empty(root)) return fail_at(0, "the phrase fits an empty text: one word or class must not be optional");
    if (gap_at_edge(root, false)) return fail_at(0, "a phrase may not begin with a gap");
    if (gap_at_edge(root, true)) return fail_at(0, "a phrase may not end with a gap");
    const PhraseNode& first = root.children.front();
    const PhraseNode& last = root.children.back();
    if (first.kind == PhraseKind::step || last.kind == PhraseKind::step) {
      return fail_at(0, "'>' needs words on both sides");
    }
    if (!can_match(root)) {
      return fail_at(0,
                     "nothing fits this: '^' and '^^' open a phrase, '$' and '$$' close it, and no mark stands in "
                     "front of '>'");
    }
  }

  std::string_view phrase_;
  const Language& language_;
  std::size_t at_ = 0;
  int gap_total_ = 0, steps_ = 0;
  std::string error_;
};

}  // namespace

ParsedPhrase parse_phrase(std::string_view phrase, const Language& language) {
  return PhraseParser(phrase, language).parse();
}

}  // namespace overclaim
