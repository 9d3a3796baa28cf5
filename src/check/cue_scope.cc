// ConText (Harkema, Dowling, Thornblade, Chapman 2009) on tokens, with roles kept apart: modifiers get scopes,
// terminators cut them, pseudo cues take shorter cues away, openers let the comma that closes their clause cut too.
// Covered by cue_scope_test.cc, stance_test.cc and by the examples of every cue.
#include "check/cue_scope.h"

#include <algorithm>

#include "check/match.h"

namespace overclaim {

namespace {

struct Candidates {
  std::vector<FoundCue> modifiers, terminators, pseudo, openers;
};

Candidates find_all(const Document& document, const Rulebook& rulebook, const SentenceView& view) {
  Candidates candidates;
  for (const std::uint32_t c : possible_owners(rulebook.program_owners.cues, rulebook.cues.size(), view)) {
    std::vector<FoundCue>* list = nullptr;
    switch (rulebook.cues[c].cue.role) {
      case CueRole::modifier:
      case CueRole::frame:
        list = &candidates.modifiers;
        break;
      case CueRole::terminator:
        list = &candidates.terminators;
        break;
      case CueRole::pseudo:
        list = &candidates.pseudo;
        break;
      case CueRole::opener:
        list = &candidates.openers;
        break;
    }
    for (const PhraseProgram& program : rulebook.cues[c].phrases) {
      for (const PhraseMatch& match : find_phrase(program, document, rulebook, view)) {
        list->push_back({c, match.begin, match.end, {{match.begin, match.end}}});
      }
    }
  }
  return candidates;
}

void take_away_inside(std::vector<FoundCue>& cues, const std::vector<FoundCue>& pseudo) {
  std::erase_if(cues, [&](const FoundCue& cue) {
    return std::any_of(pseudo.begin(), pseudo.end(),
                       [&](const FoundCue& outer) { return outer.begin <= cue.begin && cue.end <= outer.end; });
  });
}

// A last word governs the sentence before it, other cues what stands in or below their own: "Myth" and "(False)" may be
// read as either, and where they stand decides.
bool look_apart(const Cue& a, const Cue& b) { return (a.reach == Reach::before) != (b.reach == Reach::before); }

// Longest first, then leftmost, then by id; what overlaps a kept one goes.
std::vector<FoundCue> longest(std::vector<FoundCue> cues, const Rulebook& rulebook) {
  std::sort(cues.begin(), cues.end(), [&](const FoundCue& a, const FoundCue& b) {
    if (a.end - a.begin != b.end - b.begin) return a.end - a.begin > b.end - b.begin;
    if (a.begin != b.begin) return a.begin < b.begin;
    return rulebook.cues[a.cue].cue.id < rulebook.cues[b.cue].cue.id;
  });
  std::vector<FoundCue> kept;
  for (const FoundCue& cue : cues) {
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const FoundCue& other) {
      return cue.begin < other.end && other.begin < cue.end &&
             !look_apart(rulebook.cues[cue.cue].cue, rulebook.cues[other.cue].cue);
    });
    if (!taken) kept.push_back(cue);
  }
  std::sort(kept.begin(), kept.end(), [](const FoundCue& a, const FoundCue& b) { return a.begin < b.begin; });
  return kept;
}

// Adds the shorter cues of the same stance that lie inside a kept one.
void add_cores(const std::vector<FoundCue>& all, const Rulebook& rulebook, FoundCue& kept) {
  for (const FoundCue& other : all) {
    const bool inside =
        kept.begin <= other.begin && other.end <= kept.end && other.end - other.begin < kept.end - kept.begin;
    if (inside && rulebook.cues[other.cue].cue.stance == rulebook.cues[kept.cue].cue.stance) {
      kept.cores.push_back({other.begin, other.end});
    }
  }
}

bool is_comma(const Document& document, const ViewToken& token) {
  return token.is_mark && !token.is_step && text_of(document, token) == ",";
}

// The comma that closes an opener's clause: the first behind it, unless a terminator of the rulebook already stands on
// a later comma (", it ..."), which then closes the clause.
void add_closing_commas(const Document& document, const SentenceView& view, const std::vector<FoundCue>& openers,
                        std::vector<FoundCue>& terminators) {
  for (const FoundCue& opener : openers) {
    std::uint32_t first_comma = 0;
    bool closed = false;
    for (std::uint32_t t = opener.end; t < view.tokens.size() && !closed; ++t) {
      if (!is_comma(document, view.tokens[t])) continue;
      if (first_comma == 0) first_comma = t;
      closed =
          std::any_of(terminators.begin(), terminators.end(), [&](const FoundCue& known) { return known.begin == t; });
    }
    if (!closed && first_comma != 0) terminators.push_back({opener.cue, first_comma, first_comma + 1, {}});
  }
}

}  // namespace

SentenceCues find_cues(const Document& document, const Rulebook& rulebook, SentenceView& view) {
  Candidates candidates = find_all(document, rulebook, view);
  const std::vector<FoundCue> pseudo = longest(candidates.pseudo, rulebook);
  take_away_inside(candidates.modifiers, pseudo);
  take_away_inside(candidates.terminators, pseudo);
  take_away_inside(candidates.openers, pseudo);
  SentenceCues cues;
  cues.modifiers = longest(candidates.modifiers, rulebook);
  for (FoundCue& kept : cues.modifiers) add_cores(candidates.modifiers, rulebook, kept);
  cues.terminators = std::move(candidates.terminators);
  add_closing_commas(document, view, candidates.openers, cues.terminators);
  std::sort(cues.terminators.begin(), cues.terminators.end(), [](const FoundCue& a, const FoundCue& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  for (const FoundCue& terminator : cues.terminators) view.tokens[terminator.begin].starts_terminator = true;
  for (const FoundCue& modifier : cues.modifiers) {
    if (!rulebook.cues[modifier.cue].cue.stance) continue;
    for (std::uint32_t t = modifier.begin; t < modifier.end; ++t) view.tokens[t].in_cue = true;
  }
  return cues;
}

TokenRange scope_in_sentence(const Cue& cue, const FoundCue& found, const SentenceCues& cues, const SentenceView& view,
                             const Rulebook& rulebook) {
  TokenRange range{found.begin, found.end};
  const bool in_clause = cue.reach == Reach::clause || cue.role == CueRole::frame;
  const auto ends_it = [&](const FoundCue& terminator) {
    return in_clause || rulebook.cues[terminator.cue].cue.reach == Reach::sentence;
  };
  if (cue.direction != Direction::backward) {
    range.end = static_cast<std::uint32_t>(view.tokens.size());
    for (const FoundCue& terminator : cues.terminators) {
      if (terminator.begin < found.end || !ends_it(terminator)) continue;
      range.end = std::min(range.end, terminator.begin);
      break;
    }
    if (cue.max_tokens > 0) {
      int words = 0;
      for (std::uint32_t t = found.end; t < range.end; ++t) {
        if (!view.tokens[t].is_mark && ++words > cue.max_tokens) range.end = t;
      }
    }
  }
  if (cue.direction != Direction::forward) {
    range.begin = 0;
    for (const FoundCue& terminator : cues.terminators) {
      if (terminator.end <= found.begin && ends_it(terminator)) range.begin = std::max(range.begin, terminator.end);
    }
    if (cue.max_tokens > 0) {
      int words = 0;
      for (std::uint32_t t = found.begin; t-- > range.begin;) {
        if (!view.tokens[t].is_mark && ++words > cue.max_tokens) range.begin = t + 1;
      }
    }
  }
  return range;
}

}  // namespace overclaim
