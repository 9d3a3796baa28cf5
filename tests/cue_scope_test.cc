#include "check/cue_scope.h"

#include <doctest/doctest.h>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

struct Read {
  Rulebook rulebook;
  Document document;
  SentenceView view;
  SentenceCues cues;
};

Read read_cues(const RulebookSource& source, std::string_view text) {
  Read read{built(source), {}, {}, {}};
  read.document = one_block(text, read.rulebook.language);
  read.view = make_view(read.document, read.rulebook, 0, 0);
  read.cues = find_cues(read.document, read.rulebook, read.view);
  return read;
}

std::string words(const Read& read, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return "";
  return std::string(read.document.text_of({read.view.tokens[begin].span.begin, read.view.tokens[end - 1].span.end}));
}

// "id[words]" of each modifier, a core that is not the whole behind it as "<core>"; behind a bar the terminators.
std::string cues_in(const RulebookSource& source, std::string_view text) {
  const Read read = read_cues(source, text);
  std::string out;
  for (const FoundCue& found : read.cues.modifiers) {
    out += (out.empty() ? "" : " ") + read.rulebook.cues[found.cue].cue.id + "[" + words(read, found.begin, found.end) +
           "]";
    for (const TokenRange core : found.cores) {
      if (core.begin != found.begin || core.end != found.end) out += "<" + words(read, core.begin, core.end) + ">";
    }
  }
  if (!read.cues.terminators.empty()) out += " |";
  for (const FoundCue& found : read.cues.terminators)
    out += " " + read.rulebook.cues[found.cue].cue.id + "[" + words(read, found.begin, found.end) + "]";
  return out;
}

// The sentence with the scope of the cue "tested" in [ ].
std::string scope_of(const Cue& tested, std::string_view text) {
  RulebookSource source = hand_source();
  source.cues.push_back(tested);
  source.cues.push_back(hand_cue("end.clinic", {"but our"}, CueRole::terminator));
  source.cues.back().reach = Reach::sentence;
  const Read read = read_cues(source, text);
  for (const FoundCue& found : read.cues.modifiers) {
    const Cue& cue = read.rulebook.cues[found.cue].cue;
    if (cue.id != "tested") continue;
    const TokenRange range = scope_in_sentence(cue, found, read.cues, read.view, read.rulebook);
    return drawn(text, {{read.view.tokens[range.begin].span.begin, read.view.tokens[range.end - 1].span.end}});
  }
  return "no cue";
}

struct Row {
  std::string_view text, expected;
};

}  // namespace

TEST_CASE("of overlapping modifiers the longest stays, with the cues of its stance as cores") {
  RulebookSource source = hand_source();
  source.cues.push_back(hand_cue("left", {"big red"}, CueRole::modifier, Stance::negated));
  source.cues.push_back(hand_cue("right", {"red dog"}, CueRole::modifier, Stance::negated));
  source.cues.push_back(hand_cue("z.same", {"blue sky"}, CueRole::modifier, Stance::negated));
  source.cues.push_back(hand_cue("a.same", {"blue sky"}, CueRole::modifier, Stance::hedged));
  source.cues.push_back(hand_cue("may.not", {"may not"}, CueRole::modifier, Stance::negated));
  const Row rows[] = {
      {"It is not safe.", "neg.not[not]"},
      {"It is safe.", ""},
      {"There is no evidence that it helps.", "neg.evidence[no evidence that]<no evidence><no>"},
      // "may" hedges, it is no core of what negates
      {"It may not help.", "may.not[may not]<not>"},
      {"It may help, never harm.", "hedge.may[may] neg.not[never]"},
      // as long: the left one, then the first by id
      {"A big red dog.", "left[big red]"},
      {"A blue sky.", "a.same[blue sky]"},
      // beside each other
      {"Not never.", "neg.not[Not] neg.not[never]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cues_in(source, row.text) == row.expected);
  }
}

TEST_CASE("a pseudo cue takes away what lies inside it, of every role") {
  RulebookSource source = hand_source();
  source.cues.push_back(hand_cue("pseudo.but", {"nothing but good"}, CueRole::pseudo));
  source.cues.push_back(hand_cue("pseudo.while", {"once in a while, we"}, CueRole::pseudo));
  source.cues.push_back(hand_cue("not.only.then", {"not only then"}, CueRole::modifier, Stance::hedged));
  const Row rows[] = {
      {"It is not only safe.", ""},
      {"It is no doubt not safe.", "neg.not[not]"},
      // a longer one is not inside
      {"It is not only then safe.", "not.only.then[not only then]"},
      {"It is nothing but good, but dear.", " | end.but[but]"},
      {"Once in a while, we rest, too.", ""},
      {"While they rest, we work.", " | end.but[, we]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cues_in(source, row.text) == row.expected);
  }
}

TEST_CASE("the first comma behind an opener closes its clause, unless a terminator stands on a later one") {
  const RulebookSource source = hand_source();
  const Row rows[] = {
      {"While asthma stays, cells help.", " | open.while[,]"},
      {"While asthma stays, and speech fades, cells help.", " | open.while[,]"},
      {"While asthma stays, and fades, we help.", " | end.but[, we]"},
      {"Cells help, while asthma stays.", ""},
      {"While asthma stays cells help.", ""},
      {"Cells help while, asthma stays.", " | open.while[,]"},
      {"Cells, while asthma stays, help, although dear, too.", " | open.while[,] open.while[,]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(cues_in(source, row.text) == row.expected);
  }
  // The first one: what stands before it is the opener's clause.
  const Read read = read_cues(source, "While asthma stays, and speech fades, cells help.");
  REQUIRE(read.cues.terminators.size() == 1);
  CHECK(words(read, 0, read.cues.terminators[0].begin) == "While asthma stays");
}

TEST_CASE("the words of a view know that a clause ends at them or that they are a cue") {
  RulebookSource source = hand_source();
  source.cues.push_back(hand_cue("voice", {"they think"}, CueRole::modifier));
  source.cues.back().speaker = Speaker::third_party;
  const Read read = read_cues(source, "They think no evidence that it works, we say; but dear.");
  std::string ends, cue;
  for (std::uint32_t t = 0; t < read.view.tokens.size(); ++t) {
    const std::string word(text_of(read.document, read.view.tokens[t]));
    if (read.view.tokens[t].starts_terminator) ends += word + " ";
    if (read.view.tokens[t].in_cue) cue += word + " ";
  }
  CHECK(ends == ", ; but ");
  CHECK(cue == "no evidence that ");  // a cue that changes no stance may stand in a gap
}

TEST_CASE("a scope runs from the cue to what ends it") {
  const auto cue = [](Direction direction, Reach reach, int max_tokens = 0) {
    Cue tested = hand_cue("tested", {"lacks proof"}, CueRole::modifier, Stance::negated, direction, reach);
    tested.max_tokens = max_tokens;
    return tested;
  };
  struct ScopeRow {
    Cue cue;
    std::string_view text;
  };
  using enum Direction;
  using enum Reach;
  const ScopeRow rows[] = {
      {cue(forward, clause), "A day [lacks proof of rest.]"},
      {cue(forward, clause), "A day [lacks proof]"},
      {cue(forward, clause), "A day [lacks proof of rest] but sleep; or so."},
      {cue(forward, clause), "A day [lacks proof]; but sleep."},
      {cue(forward, clause), "But a day [lacks proof of rest.]"},
      {cue(backward, clause), "[A day lacks proof] of rest."},
      {cue(backward, clause), "A night; but [a day lacks proof] of rest."},
      {cue(backward, clause), "A night but [lacks proof] of rest; or so."},
      {cue(both, clause), "A night; [a day lacks proof of rest]; or so."},
      {cue(both, clause), "[A day lacks proof of rest.]"},
      // a sentence goes on behind what ends a clause, and ends where the page comes to itself
      {cue(forward, sentence), "A day [lacks proof of rest but sleep; or so.]"},
      {cue(forward, sentence), "A day [lacks proof of rest; or sleep] but our day is good."},
      {cue(backward, sentence), "[A night; a day lacks proof] of rest."},
      {cue(backward, sentence), "A night but our [day; a day lacks proof] of rest."},
      {cue(forward, clause), "A day [lacks proof of rest] but our day is good."},
      // at most so many words; marks do not count
      {cue(forward, clause, 2), "A day [lacks proof of a] long rest."},
      {cue(forward, clause, 2), "A day [lacks proof of, a] long rest."},
      {cue(forward, clause, 2), "A day [lacks proof of rest.]"},
      {cue(forward, clause, 2), "A day [lacks proof of]; but rest."},
      {cue(backward, clause, 2), "There was [a day lacks proof] of rest."},
      {cue(backward, clause, 2), "There was [a, day lacks proof] of rest."},
      {cue(backward, clause, 2), "[A day lacks proof] of rest."},
      {cue(backward, clause, 2), "But [day lacks proof] of rest."},
      {cue(both, clause, 1), "There was a [day lacks proof of] a long rest."},
  };
  for (const ScopeRow& row : rows) {
    CAPTURE(row.text);
    CAPTURE(to_string(row.cue.direction));
    CAPTURE(to_string(row.cue.reach));
    CAPTURE(row.cue.max_tokens);
    std::string text;
    for (const char c : row.text) {
      if (c != '[' && c != ']') text += c;
    }
    CHECK(scope_of(row.cue, text) == row.text);
  }
  // A frame frames its own clause only.
  Cue frame = cue(forward, Reach::sentence);
  frame.role = CueRole::frame;
  CHECK(scope_of(frame, "A day lacks proof of rest but sleep.") == "A day [lacks proof of rest] but sleep.");
}
