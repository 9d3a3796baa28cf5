// A phrase with one element taken out falls into what stands before it and what stands behind it; both are compiled as
// phrases of their own and brought together where they leave room for no more than the element. Compiling the phrase
// with "any one token" in the element's place was not taken: the match would not tell which token that was. What took a
// match away is found by matching once more with rules that have no `unless`. Covered by tests/near_match_test.cc.
#include "check/near_match.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "check/findings.h"
#include "check/match.h"
#include "rulebook/phrase_compile.h"
#include "rulebook/phrase_writing.h"

namespace overclaim {

namespace {

// ---- the phrase, cut at one element -------------------------------------------------------------------------------

using Nodes = std::vector<const PhraseNode*>;

struct Cut {
  Nodes before, after;
  const PhraseNode* element = nullptr;
};

bool is_anchor(PhraseKind kind) {
  return kind == PhraseKind::sentence_start || kind == PhraseKind::sentence_end || kind == PhraseKind::block_start ||
         kind == PhraseKind::block_end;
}

// Whether a node must be there and is a word, name or mark of the page.
bool is_written(const PhraseNode& node) {
  return !node.optional && !is_anchor(node.kind) && node.kind != PhraseKind::gap && node.kind != PhraseKind::step;
}

std::size_t written_count(const Nodes& nodes) {
  return static_cast<std::size_t>(
      std::count_if(nodes.begin(), nodes.end(), [](const PhraseNode* node) { return is_written(*node); }));
}

void add_cuts(const Nodes& before, const PhraseNode& sequence, const Nodes& after, std::vector<Cut>& cuts) {
  Nodes left = before;
  for (std::size_t i = 0; i < sequence.children.size(); ++i) {
    const PhraseNode& child = sequence.children[i];
    Nodes right;
    for (std::size_t k = i + 1; k < sequence.children.size(); ++k) right.push_back(&sequence.children[k]);
    right.insert(right.end(), after.begin(), after.end());
    if (child.kind != PhraseKind::step && !child.optional) {
      cuts.push_back({left, right, &child});
      if (child.kind == PhraseKind::choice) {
        for (const PhraseNode& way : child.children) {
          Nodes parts;
          for (const PhraseNode& part : way.children) parts.push_back(&part);
          if (written_count(parts) > 1) add_cuts(left, way, right, cuts);
        }
      }
    }
    left.push_back(&child);
  }
}

// ---- one sentence -------------------------------------------------------------------------------------------------

class NearMatchFinder {
 public:
  NearMatchFinder(const Document& document, const Rulebook& rulebook, const Reading& reading, std::size_t block,
                  std::size_t sentence)
      : document_(document),
        rulebook_(rulebook),
        vocabulary_(rulebook.vocabulary),
        view_(reading.views[block][sentence]),
        steps_(introduced_views(document, rulebook, reading, view_)) {
    count_rules();
  }

  std::vector<NearMatch> find() {
    std::vector<NearMatch> found;
    const Block& block = document_.blocks[view_.block];
    for (std::size_t r = 0; r < rulebook_.rules.size(); ++r) {
      const CompiledRule& rule = rulebook_.rules[r];
      if (!looks_in_block(rule.rule, block) || !looks_in_channel(rule.rule, block)) continue;
      std::optional<std::vector<Span>> taken;  // found only where it is asked for
      for (std::size_t p = 0; p < rule.rule.phrases.size(); ++p) {
        std::optional<NearMatch> best = best_of_phrase(rule.rule.phrases[p]);
        if (!best) continue;
        if (!taken) taken = places_taken(r);
        if (std::any_of(taken->begin(), taken->end(), [&](Span span) { return overlaps(span, best->span); })) continue;
        best->rule = r;
        best->phrase = p;
        found.push_back(*std::move(best));
      }
    }
    std::stable_sort(found.begin(), found.end(), [&](const NearMatch& a, const NearMatch& b) {
      const auto key = [&](const NearMatch& near) {
        return std::make_tuple(!near.telling, missing_words(near), -static_cast<int>(near.matched),
                               -rulebook_.rules[near.rule].rule.severity, near.asked_by);
      };
      return key(a) < key(b);
    });
    return found;
  }

 private:
  // A word that one rule in `common_share` or more asks for says little: "the", "is", "your".
  static constexpr std::size_t common_share = 12, few_rules = 3;
  static constexpr std::uint32_t longest_name = 24;  // tokens that are looked back for the begin of a name

  bool is_few(std::size_t rules) const { return rules <= few_rules || rules * common_share <= rulebook_.rules.size(); }

  void count_rules() {
    rules_of_term_.assign(rulebook_.terms.size(), 0);
    for (const ViewToken& token : view_.tokens) rules_of_word_.emplace(token.word, 0);
    for (const SentenceView& step : steps_) {
      for (const ViewToken& token : step.tokens) rules_of_word_.emplace(token.word, 0);
    }
    std::vector<std::size_t> rules_of_class(rulebook_.classes.size(), 0);
    for (const CompiledRule& rule : rulebook_.rules) {
      std::set<WordId> words;
      std::set<std::uint16_t> classes;
      for (const PhraseProgram& program : rule.phrases) {
        for (const WordId word : program.words) {
          if (rules_of_word_.count(word) > 0) words.insert(word);
        }
        classes.insert(program.classes.begin(), program.classes.end());
      }
      for (const WordId word : words) ++rules_of_word_[word];
      for (const std::uint16_t c : classes) ++rules_of_class[c];
    }
    // A name is as rare as the rarest class that has it.
    for (std::size_t c = 0; c < rules_of_class.size(); ++c) {
      for (std::size_t t = 0; t < rulebook_.terms.size() && rules_of_class[c] > 0; ++t) {
        std::size_t& rules = rules_of_term_[t];
        if (rulebook_.classes[c].has_term[t])
          rules = rules == 0 ? rules_of_class[c] : std::min(rules, rules_of_class[c]);
      }
    }
  }

  // How many rules ask for a word of the sentence, by itself or in a name. A common word stays one in a rare name.
  std::size_t rules_asking(const SentenceView& view, std::uint32_t t) const {
    const auto by_word = rules_of_word_.find(view.tokens[t].word);
    std::size_t rules = by_word == rules_of_word_.end() ? 0 : by_word->second;
    if (!is_few(rules)) return rules;
    for (std::size_t h = view.hits_at[t > longest_name ? t - longest_name : 0]; h < view.hits.size(); ++h) {
      const TermHit& hit = view.hits[h];
      if (hit.begin > t) break;
      const std::size_t by_name = rules_of_term_[hit.term];
      if (t < hit.end && by_name > 0) rules = rules == 0 ? by_name : std::min(rules, by_name);
    }
    return rules;
  }

  static int missing_words(const NearMatch& near) {
    return near.miss == Miss::replaced || near.miss == Miss::left_out ? 1 : 0;
  }

  PhraseProgram compiled(const PhraseNode& root) {
    return compile_phrase(root, rulebook_.classes, rulebook_.inflection, vocabulary_).program;
  }
  PhraseProgram compiled(const Nodes& nodes) {
    PhraseNode root;
    for (const PhraseNode* node : nodes) root.children.push_back(*node);
    return compiled(root);
  }

  std::vector<PhraseMatch> matches_of(const PhraseProgram& program, const SentenceView& view) const {
    return find_phrase(program, document_, rulebook_, view);
  }

  // Whether an element stands anywhere in the sentence or in what introduces it: most phrases are told apart by it.
  bool stands_here(const PhraseNode& node) {
    const auto [entry, is_new] = stands_here_.try_emplace(written(node), false);
    if (!is_new) return entry->second;
    PhraseNode root;
    root.children.push_back(node);
    const PhraseProgram program = compiled(root);
    bool found = !matches_of(program, view_).empty();
    for (std::size_t i = 0; i < steps_.size() && !found; ++i) found = !matches_of(program, steps_[i]).empty();
    return entry->second = found;
  }

  std::vector<Span> places_taken(std::size_t r) const {
    std::vector<Span> places;
    for (const RuleMatch& match : find_rule_matches(r, document_, rulebook_, view_, steps_))
      places.push_back(match.span);
    for (const PhraseProgram& program : rulebook_.rules[r].unless) {
      for (const PhraseMatch& match : matches_of(program, view_)) {
        places.push_back(span_of(view_, match.begin, match.end));
      }
    }
    return places;
  }

  static Span span_of(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
    return {view.tokens[begin].span.begin, view.tokens[end - 1].span.end};
  }

  std::optional<NearMatch> best_of_phrase(std::string_view phrase) {
    const ParsedPhrase parsed = parse_phrase(phrase, rulebook_.language);
    Nodes nodes;
    for (const PhraseNode& node : parsed.root.children) nodes.push_back(&node);
    const bool has_step =
        std::any_of(nodes.begin(), nodes.end(), [](const PhraseNode* node) { return node->kind == PhraseKind::step; });
    if (has_step && steps_.empty()) return {};
    const PhraseNode* absent = nullptr;
    for (const PhraseNode* node : nodes) {
      if (!is_written(*node) || stands_here(*node)) continue;
      if (absent != nullptr) return {};
      absent = node;
    }
    std::vector<Cut> cuts;
    add_cuts({}, parsed.root, {}, cuts);
    std::optional<NearMatch> best;
    for (const Cut& cut : cuts) {
      const std::size_t matched = written_count(cut.before) + written_count(cut.after);
      if (matched == 0) continue;
      // With an element that is nowhere, only what leaves that very element out can match.
      const bool keeps_absent =
          absent != nullptr && (std::find(cut.before.begin(), cut.before.end(), absent) != cut.before.end() ||
                                std::find(cut.after.begin(), cut.after.end(), absent) != cut.after.end());
      if (keeps_absent) continue;
      if (!has_step) try_cut(cut, view_, false, matched, best);
      for (std::size_t i = 0; has_step && i < steps_.size(); ++i) {
        if (!steps_[i].is_labelled) try_cut(cut, steps_[i], true, matched, best);
      }
    }
    return best;
  }

  // What stands before and behind the element without gaps at the inner edge, and how many words those gaps span.
  struct Halves {
    Nodes before, after;
    int gap = 0;
  };

  static Halves halves_of(const Cut& cut) {
    Halves halves{cut.before, cut.after, 0};
    const auto strip = [&](Nodes& nodes, bool from_end) {
      while (!nodes.empty() && (from_end ? nodes.back() : nodes.front())->kind == PhraseKind::gap) {
        halves.gap += (from_end ? nodes.back() : nodes.front())->gap;
        nodes.erase(from_end ? nodes.end() - 1 : nodes.begin());
      }
    };
    strip(halves.before, true);
    strip(halves.after, false);
    return halves;
  }

  static bool is_bare(const Nodes& nodes) {
    return std::none_of(nodes.begin(), nodes.end(),
                        [](const PhraseNode* node) { return is_written(*node) || node->kind == PhraseKind::step; });
  }

  // Whether the anchors of a half without words hold at a token.
  bool anchors_hold(const Nodes& nodes, const SentenceView& view, std::uint32_t token) const {
    return std::all_of(nodes.begin(), nodes.end(), [&](const PhraseNode* node) {
      const bool start = node->kind == PhraseKind::sentence_start || node->kind == PhraseKind::block_start;
      if (!is_anchor(node->kind)) return true;
      if (node->kind == PhraseKind::block_start && !view.starts_block) return false;
      if (node->kind == PhraseKind::block_end && !view.ends_block) return false;
      const auto from = view.tokens.begin() + (start ? 0 : token),
                 to = start ? view.tokens.begin() + token : view.tokens.end();
      return std::all_of(from, to, [](const ViewToken& seen) { return seen.is_mark && !seen.is_step; });
    });
  }

  void try_cut(const Cut& cut, const SentenceView& view, bool has_step, std::size_t matched,
               std::optional<NearMatch>& best) {
    const Halves halves = halves_of(cut);
    const bool no_before = is_bare(halves.before), no_after = is_bare(halves.after);
    const auto count = static_cast<std::uint32_t>(view.tokens.size());
    std::vector<PhraseMatch> lefts, rights;
    if (!no_before) lefts = matches_of(compiled(halves.before), view);
    if (!no_after) rights = matches_of(compiled(halves.after), view);
    std::size_t asked_by = 0;  // of what is put together at the moment
    const auto tell = [&](const std::vector<std::uint32_t>& tokens) {
      for (const std::uint32_t t : tokens) {
        if (view.tokens[t].is_mark || view.tokens[t].is_step) continue;
        const std::size_t rules = rules_asking(view, t);
        if (rules > 0) asked_by = asked_by == 0 ? rules : std::min(asked_by, rules);
      }
    };
    const auto consider = [&](std::uint32_t begin, std::uint32_t from, std::uint32_t to, std::uint32_t end) {
      if (has_step && (begin >= view.begin_token || end <= view.begin_token)) return;
      offer(cut, view, {begin, from, to, end}, matched, asked_by, best);
    };
    if (is_anchor(cut.element->kind)) {
      PhraseNode rest;
      for (const PhraseNode* node : cut.before) rest.children.push_back(*node);
      for (const PhraseNode* node : cut.after) rest.children.push_back(*node);
      for (const PhraseMatch& match : matches_of(compiled(rest), view)) {
        asked_by = 0;
        tell(match.written);
        consider(match.begin, match.begin, match.begin, match.end);
      }
      return;
    }
    const bool is_gap = cut.element->kind == PhraseKind::gap;
    if (no_before || no_after) {
      if (is_gap) return;
      for (const PhraseMatch& left : lefts) {
        asked_by = 0;
        tell(left.written);
        const bool word_follows = left.end < count && !view.tokens[left.end].is_mark;
        const std::uint32_t to = left.end + (word_follows ? 1 : 0);
        if (anchors_hold(halves.after, view, to)) consider(left.begin, left.end, to, to);
      }
      for (const PhraseMatch& right : rights) {
        asked_by = 0;
        tell(right.written);
        const bool word_precedes = right.begin > 0 && !view.tokens[right.begin - 1].is_mark;
        const std::uint32_t from = right.begin - (word_precedes ? 1 : 0);
        if (anchors_hold(halves.before, view, from)) consider(from, from, right.begin, right.end);
      }
      return;
    }
    const int room = halves.gap + (is_gap ? cut.element->gap : 0) + 1;
    // Only what begins within reach of the gap is looked at: a long sentence must not cost the square of its length.
    const auto reach = static_cast<std::uint32_t>(2 * room + 1);
    for (const PhraseMatch& left : lefts) {
      auto right = std::lower_bound(rights.begin(), rights.end(), left.end,
                                    [](const PhraseMatch& match, std::uint32_t begin) { return match.begin < begin; });
      for (; right != rights.end() && right->begin <= left.end + reach; ++right) {
        const bool fits = is_gap ? fills_gap(view, left.end, right->begin, room, room)
                                 : right->begin - left.end <= 1 || fills_gap(view, left.end, right->begin, 1, room);
        if (!fits) continue;
        asked_by = 0;
        tell(left.written);
        tell(right->written);
        consider(left.begin, left.end, right->begin, right->end);
      }
    }
  }

  // Whether a gap could run over tokens [from, to), which hold `least` to `most` words.
  static bool fills_gap(const SentenceView& view, std::uint32_t from, std::uint32_t to, int least, int most) {
    int words = 0;
    for (std::uint32_t t = from; t < to; ++t) {
      const ViewToken& token = view.tokens[t];
      if (token.starts_terminator || token.is_step || !token.gap_passes) return false;
      if (!token.is_mark) ++words;
    }
    return least <= words && words <= most;
  }

  // Tokens: the whole [begin, end), and [from, to) where the element should stand.
  struct Place {
    std::uint32_t begin, from, to, end;
  };

  void offer(const Cut& cut, const SentenceView& view, Place place, std::size_t matched, std::size_t asked_by,
             std::optional<NearMatch>& best) const {
    if (place.begin >= place.end) return;
    NearMatch near;
    near.missing = written(*cut.element);
    near.matched = matched;
    near.asked_by = asked_by;
    near.telling = asked_by > 0 && is_few(asked_by);
    near.span = span_of(view, place.begin, place.end);
    std::uint32_t from = place.from, to = place.to;
    const auto is_mark = [&](std::uint32_t t) { return view.tokens[t].is_mark; };
    while (from < to && is_mark(from)) ++from;
    while (from < to && is_mark(to - 1)) --to;
    if (from < to) near.instead = span_of(view, from, to);
    near.miss = is_anchor(cut.element->kind)           ? Miss::elsewhere
                : cut.element->kind == PhraseKind::gap ? Miss::longer_gap
                : from < to                            ? Miss::replaced
                                                       : Miss::left_out;
    const auto key = [](const NearMatch& known) {
      return std::make_tuple(!known.telling, missing_words(known), -static_cast<int>(known.matched),
                             known.miss == Miss::left_out, known.instead.end - known.instead.begin, known.span.begin,
                             known.span.end);
    };
    if (!best || key(near) < key(*best)) best = std::move(near);
  }

  const Document& document_;
  const Rulebook& rulebook_;
  Vocabulary vocabulary_;  // compiling needs one it may add to; nothing of the phrases is new to it
  const SentenceView& view_;
  std::vector<SentenceView> steps_;
  std::map<std::string, bool, std::less<>> stands_here_;
  std::map<WordId, std::size_t> rules_of_word_;  // of the sentence and what introduces it
  std::vector<std::size_t> rules_of_term_;
};

}  // namespace

std::string_view to_string(TakenBy by) {
  switch (by) {
    case TakenBy::unless:
      return "unless";
    case TakenBy::block:
      return "block";
    case TakenBy::channel:
      return "channel";
    case TakenBy::longer_match:
      break;
  }
  return "longer_match";
}

std::string_view to_string(Miss miss) {
  switch (miss) {
    case Miss::replaced:
      return "replaced";
    case Miss::left_out:
      return "left_out";
    case Miss::longer_gap:
      return "longer_gap";
    case Miss::elsewhere:
      break;
  }
  return "elsewhere";
}

Rulebook without_unless(const Rulebook& rulebook) {
  Rulebook bare = rulebook;
  for (CompiledRule& rule : bare.rules) rule.unless.clear();
  return bare;
}

std::vector<TakenMatch> find_taken_matches(const Document& document, const Rulebook& rulebook, const Rulebook& bare,
                                           const Reading& reading, const std::vector<Finding>& findings,
                                           std::size_t block, std::size_t sentence) {
  const SentenceView& view = reading.views[block][sentence];
  const std::vector<SentenceView> steps = introduced_views(document, rulebook, reading, view);
  std::vector<TakenMatch> taken;
  const Block& of_block = document.blocks[block];
  for (std::size_t r = 0; r < rulebook.rules.size(); ++r) {
    const Rule& rule = rulebook.rules[r].rule;
    for (const RuleMatch& match : find_rule_matches(r, document, bare, view, steps)) {
      TakenMatch found;
      found.rule = r;
      found.span = match.span;
      if (!looks_in_block(rule, of_block) || !looks_in_channel(rule, of_block)) {
        found.by = looks_in_block(rule, of_block) ? TakenBy::channel : TakenBy::block;
        taken.push_back(std::move(found));
        continue;
      }
      const auto excluded = [&]() {
        const std::vector<PhraseProgram>& unless = rulebook.rules[r].unless;
        for (std::size_t u = 0; u < unless.size(); ++u) {
          for (const PhraseMatch& other : find_phrase(unless[u], document, rulebook, view)) {
            const Span place{view.tokens[other.begin].span.begin, view.tokens[other.end - 1].span.end};
            if (!overlaps(place, match.span)) continue;
            found.phrase = u;
            found.place = place;
            return true;
          }
        }
        return false;
      };
      if (excluded()) {
        taken.push_back(std::move(found));
        continue;
      }
      const auto over = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
        return overlaps(finding.text_span, match.span) &&
               std::find(finding.also.begin(), finding.also.end(), rule.id) != finding.also.end();
      });
      if (over == findings.end()) continue;
      found.by = TakenBy::longer_match;
      found.place = over->text_span;
      found.kept = over->rule;
      taken.push_back(std::move(found));
    }
  }
  std::stable_sort(taken.begin(), taken.end(), [](const TakenMatch& a, const TakenMatch& b) {
    return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
  });
  return taken;
}

std::vector<NearMatch> find_near_matches(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                         std::size_t block, std::size_t sentence) {
  if (reading.views[block][sentence].tokens.empty()) return {};
  return NearMatchFinder(document, rulebook, reading, block, sentence).find();
}

}  // namespace overclaim
