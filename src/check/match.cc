// Position sets: for each begin, one set of machine positions per token boundary; a position either consumes the next
// token (or a whole name) or is closed over at once. No way through is ever tried twice, so there is no backtracking
// and no input on which time explodes. A backward sweep from an accepted end finds which tokens written elements
// consumed, over all ways through, so the result does not depend on the order of anything.
//
// Backtracking over the phrase tree would be shorter; it is the oracle in tests (match_oracle.h), not the product.
// Covered by match_test.cc, exhaustively on small phrases and texts.
#include "check/match.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <optional>
#include <span>

namespace overclaim {

namespace {

// One set of machine positions for each boundary, all in one piece of memory that grows on demand. Most runs end after
// a few tokens of a small machine: their sets stand on the stack.
class PositionSets {
 public:
  explicit PositionSets(std::size_t positions) : stride_((positions + 63) / 64) {}
  PositionSets(const PositionSets&) = delete;
  PositionSets& operator=(const PositionSets&) = delete;

  std::size_t count() const { return count_; }
  void grow_to(std::size_t count) {
    if (count <= count_) return;
    const std::size_t used = count_ * stride_, needed = count * stride_;
    if (needed <= few_.size()) {
      std::fill(few_.begin() + static_cast<std::ptrdiff_t>(used), few_.begin() + static_cast<std::ptrdiff_t>(needed),
                0);
    } else {
      if (words_ == few_.data()) many_.assign(few_.begin(), few_.begin() + static_cast<std::ptrdiff_t>(used));
      many_.resize(needed, 0);
      words_ = many_.data();
    }
    count_ = count;
  }
  bool any(std::size_t set) const {
    return std::any_of(words_ + set * stride_, words_ + (set + 1) * stride_, [](std::uint64_t w) { return w != 0; });
  }
  bool has(std::size_t set, std::size_t i) const { return (words_[set * stride_ + (i >> 6)] >> (i & 63) & 1) != 0; }
  void add(std::size_t set, std::size_t i) { words_[set * stride_ + (i >> 6)] |= std::uint64_t{1} << (i & 63); }

  // Calls use(i) for every position of a set from the highest to the lowest; `use` may add lower ones to this set,
  // which are then visited too, and any to others.
  template <typename Use>
  void for_each_downward(std::size_t set, const Use& use) const {
    for (std::size_t w = stride_; w-- > 0;) {
      std::uint64_t not_yet = ~std::uint64_t{0};
      while (const std::uint64_t bits = words_[set * stride_ + w] & not_yet) {
        const auto bit = static_cast<std::size_t>(std::bit_width(bits)) - 1;
        not_yet = (std::uint64_t{1} << bit) - 1;
        use(w * 64 + bit);
      }
    }
  }

 private:
  std::size_t stride_, count_ = 0;
  std::array<std::uint64_t, 128> few_;  // NOLINT(cppcoreguidelines-pro-type-member-init): zeroed as it grows
  std::vector<std::uint64_t> many_;
  std::uint64_t* words_ = few_.data();
};

// A boundary in front of token t. A token behind a prefix ("non-|invasive") has two: one reached by a written element
// that consumed the prefix, from which words may go on, and one for everything else, from which only gaps may.
struct Boundary {
  std::uint32_t token = 0;
  bool written = false;
};

bool consumes_word(const PhraseProgram& program, const PhraseInstruction& instruction, WordId word) {
  const std::span<const WordId> words = words_of(program, instruction);
  return word != unknown_word && std::binary_search(words.begin(), words.end(), word);
}

class PhraseRun {
 public:
  PhraseRun(const PhraseProgram& program, const Document& document, const Rulebook& rulebook, const SentenceView& view,
            std::uint32_t begin, bool cues_in_gaps)
      : program_(program),
        document_(document),
        rulebook_(rulebook),
        view_(view),
        begin_(begin),
        cues_in_gaps_(cues_in_gaps),
        count_(static_cast<std::uint32_t>(view.tokens.size())),
        sets_(program.code.size()) {
    reach({begin, false}, program.start);
    run();
  }

  bool accepts(std::uint32_t end) const {
    return holds({end, false}, accept_index()) || holds({end, true}, accept_index());
  }

  std::vector<std::uint32_t> ends() const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t end = begin_ + 1; end <= last_; ++end) {
      if (accepts(end)) found.push_back(end);
    }
    return found;
  }

  // Fills match.written and match.sent with what elements consume on some way from begin to match.end.
  void trace(PhraseMatch& match) const {
    const std::uint32_t end = match.end;
    PositionSets reached(program_.code.size());
    reached.grow_to(sets_.count());
    std::vector<bool> is_written(count_, false);
    for (const bool layer : {false, true}) {
      if (holds({end, layer}, accept_index())) reached.add(index({end, layer}), accept_index());
    }
    for (std::uint32_t token = end + 1; token-- > begin_;) {
      for (const bool layer : {true, false}) {
        const Boundary boundary{token, layer};
        if (!known(boundary)) continue;
        const std::size_t here = index(boundary);
        for (std::size_t i = 0; i < program_.code.size(); ++i) {
          if (!sets_.has(here, i)) continue;
          const PhraseInstruction& instruction = program_.code[i];
          if (is_free(instruction.op)) {
            if (!free_step_holds(instruction, token)) continue;
            if (reached.has(here, instruction.next) ||
                (instruction.op == PhraseOp::split && reached.has(here, instruction.other))) {
              reached.add(here, i);
            }
            continue;
          }
          for_each_step(instruction, boundary, [&](Boundary next, bool by_written) {
            if (next.token > end || !known(next) || !reached.has(index(next), instruction.next)) return;
            reached.add(here, i);
            if (!by_written) return;
            for (std::uint32_t t = token; t < next.token; ++t) is_written[t] = true;
            if (instruction.text == 0) return;
            for_each_hit(instruction, token, [&](std::uint32_t hit) {
              if (view_.hits[hit].end == next.token) match.sent.emplace_back(text_of(program_, instruction), hit);
            });
          });
        }
      }
    }
    for (std::uint32_t t = begin_; t < end; ++t) {
      if (is_written[t]) match.written.push_back(t);
    }
    std::sort(match.sent.begin(), match.sent.end());
    match.sent.erase(std::unique(match.sent.begin(), match.sent.end()), match.sent.end());
  }

 private:
  static std::size_t accept_index() { return 0; }  // the compiler emits it first

  static bool is_free(PhraseOp op) {
    return op == PhraseOp::split || op == PhraseOp::sentence_start || op == PhraseOp::sentence_end ||
           op == PhraseOp::block_start || op == PhraseOp::block_end;
  }

  std::size_t index(Boundary boundary) const {
    return 2 * std::size_t{boundary.token - begin_} + (boundary.written ? 1 : 0);
  }
  bool known(Boundary boundary) const {
    return boundary.token >= begin_ && index(boundary) < sets_.count() && sets_.any(index(boundary));
  }
  bool holds(Boundary boundary, std::size_t i) const { return known(boundary) && sets_.has(index(boundary), i); }
  void reach(Boundary boundary, std::size_t i) {
    sets_.grow_to(index(boundary) + 1);
    sets_.add(index(boundary), i);
    last_ = std::max(last_, boundary.token);
  }

  // Whether an instruction that consumes nothing may be passed in front of `token`.
  bool free_step_holds(const PhraseInstruction& instruction, std::uint32_t token) const {
    switch (instruction.op) {
      case PhraseOp::sentence_start:
        return starts_sentence(token);
      case PhraseOp::sentence_end:
        return ends_sentence(token);
      case PhraseOp::block_start:
        return starts_sentence(token) && view_.starts_block;
      case PhraseOp::block_end:
        return ends_sentence(token) && view_.ends_block;
      default:
        return true;
    }
  }

  // Marks around the sentence ("..., the closing one, brackets) are set aside.
  bool starts_sentence(std::uint32_t token) const {
    for (std::uint32_t t = 0; t < token; ++t) {
      if (!view_.tokens[t].is_mark) return false;
    }
    return true;
  }
  bool ends_sentence(std::uint32_t token) const {
    for (std::uint32_t t = token; t < count_; ++t) {
      if (!view_.tokens[t].is_mark || view_.tokens[t].is_step) return false;
    }
    return true;
  }

  // Calls use(hit) for every name at token `t` that a term instruction takes.
  template <typename Use>
  void for_each_hit(const PhraseInstruction& instruction, std::uint32_t t, const Use& use) const {
    for (std::uint32_t h = view_.hits_at[t]; h < view_.hits.size() && view_.hits[h].begin == t; ++h) {
      const std::span<const std::uint16_t> classes = classes_of(program_, instruction);
      const bool taken = std::any_of(classes.begin(), classes.end(), [&](std::uint16_t c) {
        return rulebook_.classes[c].has_term[view_.hits[h].term];
      });
      if (taken) use(h);
    }
  }

  // Calls step(boundary, written) for every way `instruction` can consume from `from` on.
  template <typename Step>
  void for_each_step(const PhraseInstruction& instruction, Boundary from, const Step& step) const {
    const std::uint32_t t = from.token;
    if (t >= count_) return;
    const ViewToken& token = view_.tokens[t];
    const auto go = [&](std::uint32_t to, bool by_written) {
      const bool inside_compound = to < count_ && view_.tokens[to].after_prefix;
      step(Boundary{to, by_written && inside_compound}, by_written);
    };
    const bool words_may_go_on = !token.after_prefix || from.written;
    switch (instruction.op) {
      case PhraseOp::word:
        if (!words_may_go_on || token.is_mark) return;
        if (token.word != unknown_word && has_word(instruction, token.word)) go(t + 1, true);
        if (token.joined_word != unknown_word && has_word(instruction, token.joined_word)) go(token.joined_end, true);
        return;
      case PhraseOp::exact:
        if (words_may_go_on && !token.is_step && text_of(document_, token) == text_of(program_, instruction))
          go(t + 1, true);
        return;
      case PhraseOp::term:
        if (!words_may_go_on) return;
        for_each_hit(instruction, t, [&](std::uint32_t hit) { go(view_.hits[hit].end, true); });
        return;
      case PhraseOp::mark:
        if (token.is_mark && !token.is_step && has_word(instruction, token.word)) go(t + 1, true);
        return;
      case PhraseOp::gap_word:
        if (!token.is_mark && gap_may_take(token)) go(t + 1, false);
        return;
      case PhraseOp::gap_mark:
        if (token.is_mark && token.gap_passes && gap_may_take(token)) go(t + 1, false);
        return;
      case PhraseOp::step:
        if (token.is_step) go(t + 1, true);
        return;
      default:
        return;
    }
  }

  bool gap_may_take(const ViewToken& token) const {
    return !token.starts_terminator && (cues_in_gaps_ || !token.in_cue);
  }

  bool has_word(const PhraseInstruction& instruction, WordId word) const {
    return consumes_word(program_, instruction, word);
  }

  void run() {
    for (std::uint32_t token = begin_; token <= last_ && token <= count_; ++token) {
      for (const bool layer : {false, true}) {
        const Boundary boundary{token, layer};
        if (!known(boundary)) continue;
        sets_.for_each_downward(index(boundary), [&](std::size_t i) {
          const PhraseInstruction& instruction = program_.code[i];
          if (is_free(instruction.op)) {
            if (!free_step_holds(instruction, token)) return;
            reach(boundary, instruction.next);
            if (instruction.op == PhraseOp::split) reach(boundary, instruction.other);
            return;
          }
          for_each_step(instruction, boundary, [&](Boundary next, bool) { reach(next, instruction.next); });
        });
      }
    }
  }

  const PhraseProgram& program_;
  const Document& document_;
  const Rulebook& rulebook_;
  const SentenceView& view_;
  std::uint32_t begin_;
  bool cues_in_gaps_;
  std::uint32_t count_;
  std::uint32_t last_ = 0;
  PositionSets sets_;  // by Boundary
};

// Whether some way through the phrase can take token `t` first: spares setting up a run at most tokens.
bool may_begin(const PhraseProgram& program, const Document& document, const Rulebook& rulebook,
               const SentenceView& view, std::uint32_t t) {
  const ViewToken& token = view.tokens[t];
  return std::any_of(program.first.begin(), program.first.end(), [&](std::uint16_t i) {
    const PhraseInstruction& instruction = program.code[i];
    const auto has = [&](WordId word) { return consumes_word(program, instruction, word); };
    switch (instruction.op) {
      case PhraseOp::word:
        return !token.is_mark && (has(token.word) || has(token.joined_word));
      case PhraseOp::mark:
        return token.is_mark && has(token.word);
      case PhraseOp::exact:
        return !token.is_step && text_of(document, token) == text_of(program, instruction);
      case PhraseOp::term:
        for (std::uint32_t h = view.hits_at[t]; h < view.hits.size() && view.hits[h].begin == t; ++h) {
          for (const std::uint16_t c : classes_of(program, instruction)) {
            if (rulebook.classes[c].has_term[view.hits[h].term]) return true;
          }
        }
        return false;
      default:
        return true;
    }
  });
}

// A phrase or regex fit, before the choice among them.
struct Candidate {
  const SentenceView* view = nullptr;
  const PhraseProgram* program = nullptr;  // nullptr for a regex
  PhraseMatch match;                       // of the view; a regex: the tokens it touches
  Span span;                               // right of the step
  std::vector<Span> written, owned;
};

Span span_of_tokens(const SentenceView& view, std::uint32_t begin, std::uint32_t end) {
  return {view.tokens[begin].span.begin, view.tokens[end - 1].span.end};
}

// Of a joined view, what stands right of the step.
Span span_of_match(const PhraseMatch& match, const SentenceView& view) {
  return span_of_tokens(view, std::max(match.begin, view.begin_token), match.end);
}

// And what stands left of it: all of a label where the phrase begins with the colon. Requires: there is a word left.
Span introduction_of(const PhraseMatch& match, const SentenceView& view) {
  const std::uint32_t end = view.begin_token - (view.has_seam ? 1 : 0);
  return span_of_tokens(view, match.begin < end ? match.begin : 0, end);
}

Candidate candidate_of(const PhraseMatch& match, const PhraseProgram& program, const SentenceView& view) {
  Candidate candidate;
  candidate.view = &view;
  candidate.program = &program;
  candidate.match = match;
  candidate.span = span_of_match(match, view);
  for (const std::uint32_t t : match.written) {
    if (view.tokens[t].is_step) continue;
    candidate.owned.push_back(view.tokens[t].span);
    if (t >= view.begin_token) candidate.written.push_back(view.tokens[t].span);
  }
  return candidate;
}

void add_regex_candidates(const Regex& regex, const Document& document, const SentenceView& view,
                          std::vector<Candidate>& candidates) {
  const std::vector<Token>& tokens = document.blocks[view.block].sentences[view.sentence].tokens;
  if (tokens.empty()) return;
  const std::uint32_t base = tokens.front().folded.begin;
  const std::string_view folded = std::string_view(document.folded).substr(base, tokens.back().folded.end - base);
  const auto text_span = [&](std::uint32_t begin, std::uint32_t end) {
    const OffsetRange range = document.folded_to_text.original_of(base + begin, base + end);
    return Span{static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
  };
  for (const RegexMatch& match : regex.find_all(folded)) {
    Candidate candidate;
    candidate.view = &view;
    candidate.span = text_span(match.begin, match.end);
    const Span own = text_span(match.own_begin, match.own_end);
    for (std::uint32_t t = 0; t < view.tokens.size(); ++t) {
      if (!overlaps(view.tokens[t].span, candidate.span)) continue;
      if (candidate.match.end == 0) candidate.match.begin = t;
      candidate.match.end = t + 1;
      candidate.written.push_back(view.tokens[t].span);
    }
    if (candidate.match.end == 0) continue;
    if (match.own_end > match.own_begin) candidate.owned.push_back(own);
    candidates.push_back(std::move(candidate));
  }
}

void append_slot(std::vector<SlotTerms>& slots, const std::string& slot, std::uint32_t term) {
  auto found = std::find_if(slots.begin(), slots.end(), [&](const SlotTerms& known) { return known.slot == slot; });
  if (found == slots.end()) {
    slots.push_back({slot, {}});
    found = slots.end() - 1;
  }
  if (std::find(found->terms.begin(), found->terms.end(), term) == found->terms.end()) found->terms.push_back(term);
}

// All names of the phrase's classes inside the match, the longest of nested ones; names a {class>slot} consumed go to
// that slot instead.
std::vector<SlotTerms> slots_of(const Candidate& candidate, const Rulebook& rulebook) {
  std::vector<SlotTerms> slots;
  if (candidate.program == nullptr) return slots;
  const SentenceView& view = *candidate.view;
  const auto& sent = candidate.match.sent;
  for (const ClassUse& use : candidate.program->class_uses) {
    std::vector<std::uint32_t> inside;
    for (std::uint32_t h = view.hits_at[candidate.match.begin]; h < view.hits.size(); ++h) {
      const TermHit& hit = view.hits[h];
      if (hit.begin >= candidate.match.end) break;
      if (hit.end > candidate.match.end) continue;
      if (rulebook.classes[use.class_index].has_term[hit.term]) inside.push_back(h);
    }
    for (const std::uint32_t h : inside) {
      const TermHit& hit = view.hits[h];
      const bool part_of_longer = std::any_of(inside.begin(), inside.end(), [&](std::uint32_t o) {
        const TermHit& other = view.hits[o];
        return other.begin <= hit.begin && hit.end <= other.end && other.end - other.begin > hit.end - hit.begin;
      });
      const bool sent_elsewhere = std::any_of(sent.begin(), sent.end(), [&](const auto& to) {
        return view.hits[to.second].begin < hit.end && hit.begin < view.hits[to.second].end;
      });
      if (!part_of_longer && !sent_elsewhere) append_slot(slots, use.slot, hit.term);
    }
  }
  for (const auto& [slot, hit] : sent) append_slot(slots, slot, view.hits[hit].term);
  return slots;
}

// Indexes of the programs of a rule whose phrases may fit, in order. They are numbered one behind the other.
std::vector<std::size_t> possible_programs(const std::vector<PhraseProgram>& programs, const SentenceView& view,
                                           const std::vector<SentenceView>& steps) {
  std::vector<std::size_t> possible;
  if (programs.empty() || programs.front().id == no_program || !view.is_indexed) {
    possible.resize(programs.size());
    std::iota(possible.begin(), possible.end(), std::size_t{0});
    return possible;
  }
  const ProgramId first = programs.front().id;
  const auto add = [&](const SentenceView& of) {
    auto at = std::lower_bound(of.candidates.begin(), of.candidates.end(), first);
    for (; at != of.candidates.end() && *at - first < programs.size(); ++at) possible.push_back(*at - first);
  };
  add(view);
  for (const SentenceView& joined : steps) add(joined);
  if (!steps.empty()) {
    std::sort(possible.begin(), possible.end());
    possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
  }
  return possible;
}

// Calls take(match, program, view) wherever one of a rule's phrases fits: in the view, and in the joined views across
// the seam, which is a step or the colon behind a label.
template <typename Take>
void each_fit(const std::vector<PhraseProgram>& programs, const Document& document, const Rulebook& rulebook,
              const SentenceView& view, const std::vector<SentenceView>& steps, const Take& take) {
  for (const std::size_t p : possible_programs(programs, view, steps)) {
    const PhraseProgram& program = programs[p];
    if (!program.has_step) {
      for (const PhraseMatch& match : find_phrase(program, document, rulebook, view)) take(match, program, view);
    }
    for (const SentenceView& joined : steps) {
      if (program.has_step == joined.is_labelled) continue;  // a label's seam is a colon, and no step
      for (const PhraseMatch& match : find_phrase(program, document, rulebook, joined)) {
        if (match.begin < joined.begin_token && match.end > joined.begin_token) take(match, program, joined);
      }
    }
  }
}

}  // namespace

std::vector<PhraseMatch> find_phrase(const PhraseProgram& program, const Document& document, const Rulebook& rulebook,
                                     const SentenceView& view) {
  std::vector<PhraseMatch> matches;
  if (!is_possible(program.id, view)) return matches;
  const auto find_from = [&](std::uint32_t begin) {
    const PhraseRun over_cues(program, document, rulebook, view, begin, true);
    const std::vector<std::uint32_t> ends = over_cues.ends();
    if (ends.empty()) return;
    // Without a cue in the sentence both runs are the same.
    const bool has_cue =
        std::any_of(view.tokens.begin(), view.tokens.end(), [](const ViewToken& token) { return token.in_cue; });
    std::optional<PhraseRun> without_cues;
    if (has_cue) without_cues.emplace(program, document, rulebook, view, begin, false);
    const PhraseRun& clean = without_cues ? *without_cues : over_cues;
    for (const std::uint32_t end : ends) {
      PhraseMatch match;
      match.begin = begin;
      match.end = end;
      match.cue_in_gap = !clean.accepts(end);
      (match.cue_in_gap ? over_cues : clean).trace(match);
      matches.push_back(std::move(match));
    }
  };
  if (!view.is_indexed || program.id == no_program || program.begins_anywhere) {
    const auto count = static_cast<std::uint32_t>(view.tokens.size());
    for (std::uint32_t begin = 0; begin < count; ++begin) {
      if (may_begin(program, document, rulebook, view, begin)) find_from(begin);
    }
    return matches;
  }
  auto at = std::lower_bound(view.begins.begin(), view.begins.end(), program.id,
                             [](const PhraseBegin& begin, ProgramId id) { return begin.program < id; });
  for (; at != view.begins.end() && at->program == program.id; ++at) find_from(at->token);
  return matches;
}

std::vector<RuleMatch> find_rule_matches(std::size_t rule, const Document& document, const Rulebook& rulebook,
                                         const SentenceView& view, const std::vector<SentenceView>& steps) {
  const CompiledRule& compiled = rulebook.rules[rule];
  std::vector<Candidate> candidates;
  each_fit(compiled.phrases, document, rulebook, view, steps,
           [&](const PhraseMatch& match, const PhraseProgram& program, const SentenceView& where) {
             candidates.push_back(candidate_of(match, program, where));
           });
  for (const Regex& regex : compiled.regexes) add_regex_candidates(regex, document, view, candidates);
  if (candidates.empty()) return {};

  std::vector<Span> excluded;
  each_fit(compiled.unless, document, rulebook, view, steps,
           [&](const PhraseMatch& match, const PhraseProgram&, const SentenceView& where) {
             excluded.push_back(span_of_match(match, where));
           });
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return std::any_of(excluded.begin(), excluded.end(), [&](Span span) { return overlaps(span, candidate.span); });
  });
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.match.cue_in_gap != b.match.cue_in_gap) return !a.match.cue_in_gap;
    return a.span.end > b.span.end;
  });
  std::vector<RuleMatch> kept;
  for (const Candidate& candidate : candidates) {
    if (!kept.empty() && candidate.span.begin < kept.back().span.end) {
      // The same place by another phrase: what either spells out belongs to the match, and all of it is written.
      if (candidate.span == kept.back().span) {
        RuleMatch& same = kept.back();
        same.written.insert(same.written.end(), candidate.written.begin(), candidate.written.end());
        same.owned.insert(same.owned.end(), candidate.owned.begin(), candidate.owned.end());
      }
      continue;
    }
    RuleMatch match;
    match.rule = rule;
    match.begin = candidate.match.begin;
    match.end = candidate.match.end;
    match.span = candidate.span;
    match.written = candidate.written;
    match.owned = candidate.owned;
    match.slots = slots_of(candidate, rulebook);
    if (candidate.view->begin_token > 0) {
      match.introduced_by = introduction_of(candidate.match, *candidate.view);
    }
    kept.push_back(std::move(match));
  }
  return kept;
}

}  // namespace overclaim
