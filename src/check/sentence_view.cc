// Words become numbers once, names are found once, and everything later (rules, cues, slots) reads the same view.
// Covered by sentence_view_test.cc and match_test.cc.
#include "check/sentence_view.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>

#include "check/number_terms.h"
#include "check/second_readings.h"
#include "check/source_identifiers.h"
#include "text/segment.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

using namespace std::literals::string_view_literals;

// Marks no gap runs over (GRAMMAR: ; : . ! ? brackets, dashes, quotation marks); everything else it may pass.
bool gap_passes_mark(std::string_view mark) {
  constexpr std::string_view blocking = ";:.!?()[]{}\"'";
  if (blocking.find(mark[0]) != std::string_view::npos) return false;
  return !mark.starts_with("\xE2\x80\x94");  // em dash
}

bool written_as(const Document& document, const SentenceView& view, std::uint32_t begin,
                std::span<const std::string> exact) {
  for (std::size_t i = 0; i < exact.size(); ++i) {
    if (!exact[i].empty() && text_of(document, view.tokens[begin + i]) != exact[i]) return false;
  }
  return true;
}

// Adds the names that go on from `node` at token `at`. A token may be read as it stands and, where letters written
// apart make a word, as that word; a branch of the second kind skips at least three tokens, so there are few.
void extend_names(const Document& document, const Rulebook& rulebook, std::uint32_t begin, TermIndexNode node,
                  std::uint32_t at, SentenceView& view) {
  while (at < view.tokens.size()) {
    const ViewToken& token = view.tokens[at];
    const auto take = [&](TermIndexNode next, std::uint32_t end) {
      rulebook.term_index.for_each_name(next, [&](const TermIndex::Name& name) {
        const std::span<const std::string> exact = rulebook.term_index.exact_of(name);
        if (exact.empty() || (end - begin == exact.size() && written_as(document, view, begin, exact))) {
          view.hits.push_back({begin, end, name.term});
        }
      });
    };
    if (token.joined_word != unknown_word) {
      const TermIndexNode joined = rulebook.term_index.next(node, token.joined_word);
      if (joined != TermIndex::none) {
        take(joined, token.joined_end);
        extend_names(document, rulebook, begin, joined, token.joined_end, view);
      }
    }
    node = rulebook.term_index.next(node, token.word);
    if (node == TermIndex::none) return;
    take(node, ++at);
  }
}

void find_names(const Document& document, const Rulebook& rulebook, SentenceView& view) {
  for (std::uint32_t begin = 0; begin < view.tokens.size(); ++begin) {
    extend_names(document, rulebook, begin, TermIndex::root, begin, view);
  }
}

void index_hits(SentenceView& view) {
  std::sort(view.hits.begin(), view.hits.end(), [](const TermHit& a, const TermHit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.end != b.end) return a.end < b.end;
    return a.term < b.term;
  });
  view.hits.erase(std::unique(view.hits.begin(), view.hits.end(),
                              [](const TermHit& a, const TermHit& b) {
                                return a.begin == b.begin && a.end == b.end && a.term == b.term;
                              }),
                  view.hits.end());
  view.hits_at.assign(view.tokens.size() + 1, static_cast<std::uint32_t>(view.hits.size()));
  for (std::size_t h = view.hits.size(); h-- > 0;) view.hits_at[view.hits[h].begin] = static_cast<std::uint32_t>(h);
  for (std::size_t i = view.tokens.size(); i-- > 0;) view.hits_at[i] = std::min(view.hits_at[i], view.hits_at[i + 1]);
}

void find_begins(const PhraseIndex& index, const std::vector<std::uint64_t>& possible, SentenceView& view) {
  const auto add = [&](std::span<const ProgramId> programs, std::uint32_t token) {
    for (const ProgramId id : programs) {
      if ((possible[id >> 6] >> (id & 63) & 1) != 0) view.begins.push_back({id, token});
    }
  };
  for (std::uint32_t t = 0; t < view.tokens.size(); ++t) {
    const ViewToken& token = view.tokens[t];
    if (token.word != unknown_word) add(index.begun_by_word(token.word), t);
    if (token.joined_word != unknown_word) add(index.begun_by_word(token.joined_word), t);
    for (std::uint32_t h = view.hits_at[t]; h < view.hits_at[t + 1]; ++h)
      add(index.begun_by_term(view.hits[h].term), t);
  }
  std::sort(view.begins.begin(), view.begins.end(), [](const PhraseBegin& a, const PhraseBegin& b) {
    return a.program != b.program ? a.program < b.program : a.token < b.token;
  });
  view.begins.erase(std::unique(view.begins.begin(), view.begins.end()), view.begins.end());
  view.begins.shrink_to_fit();
}

// Asks the index with every word and name; without an index all phrases stay possible. The bits of a sentence are
// counted out at once: kept for each sentence of a long page they took a third of its memory, and whoever asked one
// phrase at all sentences waited for them.
void find_possible(const Rulebook& rulebook, SentenceView& view) {
  const PhraseIndex& index = rulebook.phrase_index;
  if (index.size() == 0) return;
  view.is_indexed = true;
  std::vector<std::uint64_t> possible((index.size() + 63) / 64, ~std::uint64_t{0});
  std::vector<std::uint64_t> anchored(possible.size());
  const auto mark = [&](std::span<const ProgramId> programs) {
    for (const ProgramId id : programs) anchored[id >> 6] |= std::uint64_t{1} << (id & 63);
  };
  for (std::size_t layer = 0; layer < PhraseIndex::layers; ++layer) {
    std::fill(anchored.begin(), anchored.end(), 0);
    mark(index.everywhere(layer));
    for (const ViewToken& token : view.tokens) {
      if (token.word != unknown_word) mark(index.at_word(layer, token.word));
      if (token.joined_word != unknown_word) mark(index.at_word(layer, token.joined_word));
    }
    for (const TermHit& hit : view.hits) mark(index.at_term(layer, hit.term));
    for (std::size_t i = 0; i < anchored.size(); ++i) possible[i] &= anchored[i];
  }
  for (std::size_t i = 0; i < possible.size(); ++i) {
    for (std::uint64_t bits = possible[i]; bits != 0; bits &= bits - 1) {
      const std::size_t id = i * 64 + static_cast<std::size_t>(std::countr_zero(bits));
      if (id < index.size()) view.candidates.push_back(static_cast<ProgramId>(id));
    }
  }
  find_begins(index, possible, view);
  // Views of all sentences are kept while a document is checked: no room to spare.
  view.candidates.shrink_to_fit();
  view.hits.shrink_to_fit();
}

Document one_block(std::string_view text, const Rulebook& rulebook) {
  Document document;
  document.text = std::string(text);
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document.blocks.push_back(std::move(block));
  segment(document, rulebook.language);
  return document;
}

// The marks of footnotes in a sentence: "[1]", and numbers that HTML sets high (no<sup>1</sup>). They say nothing in it,
// as raised digits do not. "[sic]", "10<sup>6</sup>" and "<sup>1</sup>/2" are no marks.
std::vector<Span> footnote_marks(const Document& document, const Sentence& sentence) {
  const bool may_have = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                    [](const Token& token) { return token.kind == TokenKind::number; });
  if (!may_have) return {};
  const std::uint32_t begin =
      sentence.span.begin - (sentence.span.begin > 0 ? 1U : 0U);  // the space may be the mark-up
  std::vector<SourcePointer> pointers;
  find_pointers(document, {begin, sentence.span.end}, pointers);
  const std::string_view text = document.text;
  const auto goes_on = [](std::string_view behind) {
    return behind.starts_with('/') || behind.starts_with('%') || behind.starts_with("\xE2\x81\x84");  // a fraction
  };
  std::vector<Span> marks;
  for (const SourcePointer& pointer : pointers) {
    const Span span = pointer.span;
    const bool is_set_high = span.begin > 0 && text[span.begin - 1] == ' ' && text[span.begin] != '[';
    if (text[span.begin] == '[' || (is_set_high && !goes_on(text.substr(span.end)))) marks.push_back(span);
  }
  return marks;
}

// Signs that part what a line lists: "No surgery \u2022 No pain". A bar parts a label and its value, too, and is none.
bool is_line_bullet(std::string_view sign) {
  constexpr std::array bullets = {"\u2022"sv, "\u00B7"sv, "\u2023"sv, "\u2043"sv, "\u2219"sv, "\u25CF"sv,
                                  "\u25CB"sv, "\u25E6"sv, "\u25AA"sv, "\u25A0"sv, "\u25C6"sv, "\u25BA"sv,
                                  "\u25B6"sv, "\u27A4"sv, "\u279C"sv, "\u2713"sv, "\u2714"sv, "\u2611"sv,
                                  "\u2705"sv, "\u2605"sv, "\u2606"sv, "\u2756"sv};
  return std::any_of(bullets.begin(), bullets.end(), [sign](std::string_view one) { return sign.starts_with(one); });
}

// Whether the token at `i` parts two items of a line: a bullet between words, the next of which opens with a capital
// letter. Signs amid a phrase ("no \u2022 side effects") say nothing.
bool parts_items(const Document& document, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || i + 1 >= tokens.size() || !is_line_bullet(document.text_of(tokens[i].span))) return false;
  const Token& next = tokens[i + 1];
  const std::string_view folded = document.folded_of(next);
  return next.kind == TokenKind::word && !folded.empty() && document.text[next.span.begin] != folded[0];
}

// A word that cannot be quoted alone, in quotation marks: "no" side effects. They stress it.
bool is_stressed(const Document& document, const Rulebook& rulebook, const std::vector<Token>& tokens,
                 std::size_t opening) {
  if (opening + 2 >= tokens.size() || tokens[opening + 1].kind != TokenKind::word ||
      tokens[opening + 2].kind != TokenKind::punctuation) {
    return false;
  }
  const auto is_mark = [&](const Token& token) {
    const char first = document.folded_of(token).empty() ? ' ' : document.folded_of(token)[0];
    return token.kind == TokenKind::punctuation && (first == '"' || first == '\'');
  };
  if (!is_mark(tokens[opening]) || !is_mark(tokens[opening + 2])) return false;
  const std::vector<std::string>& words = rulebook.language.open_words;
  return std::find(words.begin(), words.end(), document.folded_of(tokens[opening + 1])) != words.end();
}

}  // namespace

SentenceView make_view(const Document& document, const Rulebook& rulebook, std::size_t block, std::size_t sentence) {
  const Block& of_block = document.blocks[block];
  const Sentence& of_sentence = of_block.sentences[sentence];
  SentenceView view;
  view.block = block;
  view.sentence = sentence;
  view.span = of_sentence.span;
  view.starts_block = sentence == 0;
  view.ends_block = sentence + 1 == of_block.sentences.size();
  std::vector<std::string_view> folded;
  view.tokens.reserve(of_sentence.tokens.size());
  const std::vector<Span> marks = footnote_marks(document, of_sentence);
  auto mark = marks.begin();
  std::size_t unquote = 0;  // the closing mark of a stressed word, 0 for none
  bool may_part = true;     // items behind a colon are what stands before it says of them
  for (std::size_t i = 0; i < of_sentence.tokens.size(); ++i) {
    const Token& token = of_sentence.tokens[i];
    if (token.kind == TokenKind::joint) continue;
    while (mark != marks.end() && mark->end <= token.span.begin) ++mark;
    if (mark != marks.end() && contains(*mark, token.span)) continue;
    if (token.kind == TokenKind::punctuation && is_stressed(document, rulebook, of_sentence.tokens, i)) {
      unquote = i + 2;
      continue;
    }
    if (unquote == i && i > 0) continue;
    const bool parts = may_part && token.kind != TokenKind::word && token.kind != TokenKind::number &&
                       parts_items(document, of_sentence.tokens, i);
    if (!parts && token.kind == TokenKind::symbol && !is_disguised_sign(document, rulebook, token)) continue;
    ViewToken seen;
    seen.span = token.span;
    folded.push_back(parts ? std::string_view(";") : document.folded_of(token));
    may_part = may_part && folded.back() != ":";
    seen.word = rulebook.vocabulary.find(folded.back());
    seen.is_mark = token.kind == TokenKind::punctuation || parts;
    seen.gap_passes = !seen.is_mark || folded.back().empty() || gap_passes_mark(folded.back());
    seen.after_prefix = token.after_prefix;
    view.tokens.push_back(seen);
  }
  find_second_readings(document, rulebook, of_sentence, folded, view);
  find_names(document, rulebook, view);
  find_number_terms(folded, rulebook, view);
  index_hits(view);
  find_possible(rulebook, view);
  return view;
}

bool is_possible(ProgramId program, const SentenceView& view) {
  return !view.is_indexed || program == no_program ||
         std::binary_search(view.candidates.begin(), view.candidates.end(), program);
}

std::vector<std::uint32_t> possible_owners(const Flat<std::uint32_t>& owners, std::size_t count,
                                           const SentenceView& view, std::span<const SentenceView> more) {
  std::vector<std::uint32_t> found;
  if (owners.empty() || !view.is_indexed) {
    found.resize(count);
    std::iota(found.begin(), found.end(), 0);
    return found;
  }
  const auto add = [&](const SentenceView& of) {
    for (const ProgramId id : of.candidates) {
      if (owners[id] != ProgramOwners::no_owner) found.push_back(owners[id]);
    }
  };
  add(view);
  for (const SentenceView& other : more) add(other);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

namespace {

// `seam`: nullptr for none, as between a number and what it counts.
SentenceView joined_by(const ViewToken* seam, const SentenceView& left, const SentenceView& right,
                       const Rulebook& rulebook) {
  SentenceView joined;
  joined.block = right.block;
  joined.sentence = right.sentence;
  joined.span = right.span;
  joined.starts_block = left.starts_block;
  joined.ends_block = right.ends_block;
  joined.tokens = left.tokens;
  // The mark that closes an introduction ("...:", "...?") is not part of what a phrase sees in front of the step.
  while (seam != nullptr && !joined.tokens.empty() && joined.tokens.back().is_mark) joined.tokens.pop_back();
  const auto left_count = static_cast<std::uint32_t>(joined.tokens.size());
  if (seam != nullptr) joined.tokens.push_back(*seam);
  joined.begin_token = static_cast<std::uint32_t>(joined.tokens.size());
  joined.tokens.insert(joined.tokens.end(), right.tokens.begin(), right.tokens.end());
  for (std::uint32_t i = joined.begin_token; i < joined.tokens.size(); ++i) {
    if (joined.tokens[i].joined_word != unknown_word) joined.tokens[i].joined_end += joined.begin_token;
  }
  joined.disguised = left.disguised;
  joined.disguised.insert(joined.disguised.end(), right.disguised.begin(), right.disguised.end());
  for (const TermHit& hit : left.hits) {
    if (hit.end <= left_count) joined.hits.push_back(hit);
  }
  for (const TermHit& hit : right.hits) {
    joined.hits.push_back({hit.begin + joined.begin_token, hit.end + joined.begin_token, hit.term});
  }
  index_hits(joined);
  find_possible(rulebook, joined);
  return joined;
}

ViewToken seam_token() {
  ViewToken seam;
  seam.gap_passes = false;
  seam.is_mark = true;
  return seam;
}

}  // namespace

std::vector<std::string_view> folded_words(const Document& document, const SentenceView& view) {
  std::vector<std::string_view> words;
  words.reserve(view.tokens.size());
  for (const Token& token : document.blocks[view.block].sentences[view.sentence].tokens) {
    if (words.size() == view.tokens.size()) break;
    if (token.span == view.tokens[words.size()].span) words.push_back(document.folded_of(token));
  }
  return words;
}

SentenceView join_views(const SentenceView& left, const SentenceView& right, const Rulebook& rulebook) {
  ViewToken step = seam_token();
  step.is_step = true;
  return joined_by(&step, left, right, rulebook);
}

SentenceView join_label(const SentenceView& label, const SentenceView& value, const Rulebook& rulebook) {
  ViewToken colon = seam_token();
  colon.word = rulebook.vocabulary.find(":");
  colon.span = {value.span.begin, value.span.begin};
  SentenceView joined = joined_by(&colon, label, value, rulebook);
  joined.is_labelled = true;
  return joined;
}

SentenceView join_number(const SentenceView& number, const SentenceView& counted, const Rulebook& rulebook) {
  SentenceView joined = joined_by(nullptr, number, counted, rulebook);
  joined.is_labelled = true;
  joined.has_seam = false;
  return joined;
}

std::vector<Span> names_in(std::string_view text, std::string_view class_name, const Rulebook& rulebook) {
  std::vector<Span> spans;
  const auto found = std::find_if(rulebook.classes.begin(), rulebook.classes.end(),
                                  [&](const CompiledClass& known) { return known.name == class_name; });
  if (found == rulebook.classes.end()) return spans;
  const Document document = one_block(text, rulebook);
  for (std::size_t s = 0; s < document.blocks[0].sentences.size(); ++s) {
    const SentenceView view = make_view(document, rulebook, 0, s);
    for (const TermHit& hit : view.hits) {
      if (!found->has_term[hit.term]) continue;
      spans.push_back({view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end});
    }
  }
  return spans;
}

std::vector<std::string_view> terms_at(const Document& document, const Rulebook& rulebook, Span place) {
  std::vector<std::string_view> ids;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    for (std::size_t s = 0; s < document.blocks[b].sentences.size(); ++s) {
      if (!contains(document.blocks[b].sentences[s].span, place)) continue;
      const SentenceView view = make_view(document, rulebook, b, s);
      for (const TermHit& hit : view.hits) {
        const Span span{view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
        if (span == place) ids.push_back(rulebook.terms[hit.term].id);
      }
    }
  }
  return ids;
}

}  // namespace overclaim
