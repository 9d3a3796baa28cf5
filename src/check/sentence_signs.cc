// Signs are names, so that the file with their points can be read. Numbers would be faster; a page has some hundred
// sentences with some twenty signs each, which is little beside what finds them. Covered by weighing_test.cc.
#include "check/sentence_signs.h"

#include <algorithm>
#include <map>
#include <set>

#include "check/quotation.h"

namespace overclaim {

namespace {

constexpr std::size_t words_a_step = 4;  // of the length signs
constexpr std::size_t longest_step = 9;

bool is_weighed_mark(std::string_view folded) {
  return folded.size() == 1 && std::string_view("?!%\"").find(folded[0]) != std::string_view::npos;
}

class SignFinder {
 public:
  SignFinder(const Document& document, const Rulebook& rulebook, const Reading& reading, const Publisher* publisher,
             const std::vector<Finding>& findings)
      : document_(document), rulebook_(rulebook), reading_(reading), publisher_(publisher) {
    for (const Finding& finding : findings) by_sentence_[finding.sentence_span.begin].push_back(&finding);
  }

  std::vector<std::string> signs_of(std::size_t b, std::size_t s, std::size_t words) {
    const Block& block = document_.blocks[b];
    const SentenceView& view = reading_.views[b][s];
    std::set<std::string> signs;
    signs.insert("block:" + std::string(to_string(block.kind)));
    if (block.channel != Channel::body) signs.insert("channel:" + std::string(to_string(block.channel)));
    signs.insert("length:" + std::to_string(std::min(words / words_a_step, longest_step)));
    if (is_quoted(block, reading_.quotations[b], view.span)) signs.insert("quoted");
    if (publisher_ != nullptr) {
      signs.insert("publisher:" + publisher_->kind);
      signs.insert("sells:" + publisher_->sells);
    }
    add_cues(b, s, signs);
    for (const TermHit& hit : view.hits) {
      const std::vector<std::string>& classes = class_signs(hit.term);
      signs.insert(classes.begin(), classes.end());
    }
    add_findings(view.span, "", signs);
    add_above(block.lead_in, "lead_in:", signs);
    add_above(block.heading, "heading:", signs);
    add_above(block.question, "question:", signs);
    return {signs.begin(), signs.end()};
  }

 private:
  // A page names few of the terms there are.
  const std::vector<std::string>& class_signs(std::uint32_t term) {
    const auto [known, is_new] = class_signs_.try_emplace(term);
    if (!is_new) return known->second;
    for (const CompiledClass& named : rulebook_.classes) {
      if (named.has_term[term]) known->second.push_back("class:" + named.name);
    }
    return known->second;
  }

  void add_cues(std::size_t b, std::size_t s, std::set<std::string>& signs) const {
    for (const std::size_t h : reading_.reaching[b][s]) {
      const CueHit& hit = reading_.hits[h];
      const Cue& cue = rulebook_.cues[hit.cue].cue;
      const bool inside = hit.block == b && hit.sentence == s;
      const std::string name = inside ? "cue:" : "cue_from_outside:";
      if (cue.stance) signs.insert(name + std::string(to_string(*cue.stance)));
      if (cue.speaker) signs.insert(name + std::string(to_string(*cue.speaker)));
      if (cue.strength) signs.insert(name + std::string(to_string(*cue.strength)));
    }
  }

  void add_findings(Span sentence, const std::string& where, std::set<std::string>& signs) const {
    const auto found = by_sentence_.find(sentence.begin);
    if (found == by_sentence_.end()) return;
    for (const Finding* finding : found->second) {
      static constexpr std::string_view names[] = {"flagged", "noted", "cleared"};
      const std::string status(names[static_cast<std::size_t>(finding->status)]);
      signs.insert(where + status);
      if (where.empty()) signs.insert(status + ":" + finding->category);
    }
  }

  // What the words that introduce a sentence were found to be: a promise in a heading tells something of what follows.
  void add_above(std::size_t above, const std::string& where, std::set<std::string>& signs) const {
    if (above == no_block) return;
    for (const SentenceView& view : reading_.views[above]) add_findings(view.span, where, signs);
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  const Publisher* publisher_;
  std::map<std::uint32_t, std::vector<const Finding*>> by_sentence_;
  std::map<std::uint32_t, std::vector<std::string>> class_signs_;  // by term
};

}  // namespace

std::vector<std::string_view> weighed_words(const Document& document, const Sentence& sentence) {
  std::vector<std::string_view> words;
  for (const Token& token : sentence.tokens) {
    const std::string_view folded = document.folded_of(token);
    if (token.kind == TokenKind::number) {
      words.emplace_back("#");
    } else if (token.kind == TokenKind::word || is_weighed_mark(folded)) {
      words.push_back(folded);
    }
  }
  return words;
}

std::vector<SentenceSigns> signs_of_sentences(const Document& document, const Rulebook& rulebook,
                                              const Reading& reading, const Publisher* publisher,
                                              const std::vector<Finding>& findings) {
  std::vector<SentenceSigns> all;
  for_each_sentence_signs(document, rulebook, reading, publisher, findings,
                          [&](SentenceSigns of_sentence) { all.push_back(std::move(of_sentence)); });
  return all;
}

void for_each_sentence_signs(const Document& document, const Rulebook& rulebook, const Reading& reading,
                             const Publisher* publisher, const std::vector<Finding>& findings,
                             const std::function<void(SentenceSigns)>& use) {
  SignFinder finder(document, rulebook, reading, publisher, findings);
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    for (std::size_t s = 0; s < block.sentences.size(); ++s) {
      SentenceSigns of_sentence;
      of_sentence.block = b;
      of_sentence.sentence = s;
      of_sentence.words = weighed_words(document, block.sentences[s]);
      of_sentence.signs = finder.signs_of(b, s, of_sentence.words.size());
      use(std::move(of_sentence));
    }
  }
}

std::vector<std::string> signs_of_page(const Publisher& publisher) {
  return {"publisher:" + publisher.kind, "sells:" + publisher.sells};
}

}  // namespace overclaim
