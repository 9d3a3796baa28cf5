// The definition of a phrase match, as short as it can be said: a recursive matcher over the parsed phrase, with
// backtracking and no cleverness. Tests hold the position-set machine against it.
#ifndef OVERCLAIM_TESTS_MATCH_ORACLE_H_
#define OVERCLAIM_TESTS_MATCH_ORACLE_H_

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "check/match.h"
#include "rulebook/phrase.h"

namespace overclaim::test {

class MatchOracle {
 public:
  MatchOracle(const Document& document, const Rulebook& rulebook, const SentenceView& view)
      : document_(document), rulebook_(rulebook), view_(view) {}

  std::vector<PhraseMatch> find(const PhraseNode& root) {
    std::vector<PhraseMatch> matches;
    for (std::uint32_t begin = 0; begin < size(); ++begin) {
      // end -> for ways without and with a cue in a gap: the tokens written elements consumed
      std::map<std::uint32_t, std::map<bool, std::set<std::uint32_t>>> found;
      Way way;
      sequence(root.children, 0, begin, way, [&](std::uint32_t end, const Way& done) {
        if (end > begin) found[end][done.cue_in_gap].insert(done.written.begin(), done.written.end());
      });
      for (auto& [end, ways] : found) {
        const auto& best = *ways.begin();  // false stands before true
        matches.push_back({begin, end, best.first, {best.second.begin(), best.second.end()}, {}});
      }
    }
    return matches;
  }

 private:
  struct Way {
    std::set<std::uint32_t> written;
    bool cue_in_gap = false;
    std::uint32_t written_end = static_cast<std::uint32_t>(-1);  // behind the last written element
  };
  using Done = std::function<void(std::uint32_t, const Way&)>;

  std::uint32_t size() const { return static_cast<std::uint32_t>(view_.tokens.size()); }

  void sequence(const std::vector<PhraseNode>& nodes, std::size_t i, std::uint32_t at, const Way& way,
                const Done& done) {
    if (i == nodes.size()) return done(at, way);
    node(nodes[i], at, way, [&](std::uint32_t next, const Way& so_far) { sequence(nodes, i + 1, next, so_far, done); });
  }

  void consume(std::uint32_t from, std::uint32_t to, Way way, const Done& done) {
    if (view_.tokens[from].after_prefix && way.written_end != from) return;
    for (std::uint32_t t = from; t < to; ++t) way.written.insert(t);
    way.written_end = to;
    done(to, way);
  }

  // `marks`: marks taken since the last word; at most one between two words.
  void gap(int words, bool mark_taken, std::uint32_t at, const Way& way, const Done& done) {
    done(at, way);
    if (at >= size() || view_.tokens[at].starts_terminator) return;
    const ViewToken& token = view_.tokens[at];
    Way longer = way;
    longer.cue_in_gap = way.cue_in_gap || token.in_cue;
    longer.written_end = static_cast<std::uint32_t>(-1);
    if (!token.is_mark && words > 0) gap(words - 1, false, at + 1, longer, done);
    if (token.is_mark && token.gap_passes && !mark_taken) gap(words, true, at + 1, longer, done);
  }

  void node(const PhraseNode& node, std::uint32_t at, const Way& way, const Done& done) {
    const bool inside = at < size();
    switch (node.kind) {
      case PhraseKind::sequence:
        return sequence(node.children, 0, at, way, done);
      case PhraseKind::choice:
        for (const PhraseNode& child : node.children) sequence(child.children, 0, at, way, done);
        if (node.optional) done(at, way);
        return;
      case PhraseKind::gap:
        return gap(node.gap, false, at, way, done);
      case PhraseKind::word: {
        if (!inside || view_.tokens[at].is_mark) return;
        const auto forms = node.inflected ? forms_of(node.text, rulebook_.inflection) : std::vector{node.text};
        for (const std::string& form : forms) {
          if (view_.tokens[at].word != unknown_word && view_.tokens[at].word == rulebook_.vocabulary.find(form)) {
            consume(at, at + 1, way, done);
          }
          // Letters written apart, as the word they make.
          if (view_.tokens[at].joined_word != unknown_word &&
              view_.tokens[at].joined_word == rulebook_.vocabulary.find(form)) {
            consume(at, view_.tokens[at].joined_end, way, done);
          }
        }
        return;
      }
      case PhraseKind::mark:
        if (inside && view_.tokens[at].is_mark && view_.tokens[at].word == rulebook_.vocabulary.find(node.text)) {
          consume(at, at + 1, way, done);
        }
        return;
      case PhraseKind::exact:
        if (inside && text_of(document_, view_.tokens[at]) == node.text) consume(at, at + 1, way, done);
        return;
      case PhraseKind::classes:
        for (const TermHit& hit : view_.hits) {
          if (hit.begin != at) continue;
          for (const CompiledClass& known : rulebook_.classes) {
            const bool named = std::any_of(node.classes.begin(), node.classes.end(),
                                           [&](const ClassReference& r) { return r.name == known.name; });
            if (named && known.has_term[hit.term]) consume(at, hit.end, way, done);
          }
        }
        return;
      case PhraseKind::step:
        return;  // views of tests with a step are built by hand
      case PhraseKind::sentence_start:
      case PhraseKind::block_start:
        if (std::all_of(view_.tokens.begin(), view_.tokens.begin() + at,
                        [](const ViewToken& t) { return t.is_mark; }) &&
            (node.kind == PhraseKind::sentence_start || view_.starts_block)) {
          done(at, way);
        }
        return;
      case PhraseKind::sentence_end:
      case PhraseKind::block_end:
        if (std::all_of(view_.tokens.begin() + at, view_.tokens.end(), [](const ViewToken& t) { return t.is_mark; }) &&
            (node.kind == PhraseKind::sentence_end || view_.ends_block)) {
          done(at, way);
        }
        return;
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const SentenceView& view_;
};

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_MATCH_ORACLE_H_
