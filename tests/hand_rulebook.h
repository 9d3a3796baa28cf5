// A small rulebook built by hand and one-block documents, for tests of the engine: no file is read, so a failing test
// shows all it depends on.
#ifndef OVERCLAIM_TESTS_HAND_RULEBOOK_H_
#define OVERCLAIM_TESTS_HAND_RULEBOOK_H_

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rulebook/compile.h"
#include "rulebook/marked_text.h"
#include "rulebook/rulebook.h"
#include "text/document.h"
#include "text/read.h"
#include "text/segment.h"

namespace overclaim::test {

inline Language hand_language() {
  Language language;
  language.code = "en";
  language.abbreviations = {"dr.", "et al.", "e.g."};
  language.openers = {"it", "the", "we"};
  language.contractions = {{{"ca", "n't"}, {"can", "not"}},
                           {{"can", "not"}, {"can", "not"}},
                           {{"*", "n't"}, {"*", "not"}},
                           {{"it", "'s"}, {"it", "is"}},
                           {{"that", "'s"}, {"that", "is"}}};
  language.prefixes = {"non", "anti"};
  language.question_labels = {"q"};
  language.answer_labels = {"a"};
  return language;
}

inline Inflection hand_inflection() {
  Inflection inflection;
  inflection.rules = {{"e", 1, {"es", "ed", "ing"}}, {"y", 1, {"ies", "ied", "ying"}}, {"", 0, {"s", "ed", "ing"}}};
  inflection.irregular["stop"] = {"stops", "stopped", "stopping"};
  return inflection;
}

inline NumberWords hand_numbers() {
  NumberWords numbers;
  numbers.values = {{"one", 1}, {"six", 6}, {"ten", 10}, {"fifteen", 15}, {"forty", 40}};
  numbers.multipliers = {{"hundred", 100}, {"thousand", 1000}};
  numbers.joiners = {"and"};
  numbers.percent = {"percent", "per cent"};
  numbers.ratio = {"of", "out of", "in"};
  numbers.ratio_fillers = {"the", "every"};
  numbers.currency_signs = {"$"};
  numbers.currency_words = {"dollars"};
  numbers.months = {"october", "march"};
  numbers.duration_units = {"day", "days", "month", "months"};
  return numbers;
}

inline Cue hand_cue(std::string id, std::vector<std::string> phrases, CueRole role, std::optional<Stance> stance = {},
                    Direction direction = Direction::forward, Reach reach = Reach::clause) {
  Cue cue;
  cue.id = std::move(id);
  cue.phrases = std::move(phrases);
  cue.role = role;
  cue.stance = stance;
  cue.direction = direction;
  cue.reach = reach;
  return cue;
}

inline Rule hand_rule(std::string id, std::vector<std::string> phrases) {
  Rule rule;
  rule.id = std::move(id);
  rule.phrases = std::move(phrases);
  return rule;
}

inline RulebookSource hand_source() {
  RulebookSource source;
  source.language = hand_language();
  source.inflection = hand_inflection();
  source.numbers = hand_numbers();
  source.classes = {
      {"therapy",
       "intervention",
       {},
       {{"therapy.stem-cell", "", {"stem cell~ [therapy]"}, {}},
        {"therapy.cord", "therapy.stem-cell", {"cord blood [stem cell~]"}, {}},
        {"therapy.ours", "", {"our (therapy|treatment~|cell~)"}, {}}}},
      {"condition", "condition", {}, {{"condition.asthma", "", {"asthma"}, {}}, {"condition.ed", "", {"\"ED\""}, {}}}},
      {"outcome", "outcome", {}, {{"outcome.speech", "", {"speech"}, {}}, {"outcome.walking", "", {"walk~"}, {}}}},
      {"risk", "", {}, {{"risk.side-effect", "", {"side effect~"}, {}}, {"risk.risk", "", {"risk~"}, {}}}},
      {"benefit_verb", "", {}, {{"verb.improve", "", {"improve~"}, {}}, {"verb.cure", "", {"cure~"}, {}}}},
      {"subject", "", {"therapy"}, {{"subject.it", "", {"(it|we|they)"}, {}}}},
  };
  const auto modifier = CueRole::modifier;
  source.cues = {
      hand_cue("neg.not", {"not", "never", "no"}, modifier, Stance::negated),
      hand_cue("neg.evidence", {"no evidence [that]"}, modifier, Stance::negated),
      hand_cue("neg.myth", {"is (a myth|false)"}, modifier, Stance::negated, Direction::backward, Reach::sentence),
      hand_cue("hedge.may", {"(may|might|could)"}, modifier, Stance::hedged),
      hand_cue("if", {"if"}, modifier, Stance::conditional),
      hand_cue("asked", {"?"}, modifier, Stance::asked, Direction::backward, Reach::sentence),
      hand_cue("answer.no", {"^^ no"}, modifier, Stance::negated, Direction::backward, Reach::answer),
      hand_cue("answer.yes", {"^^ yes"}, modifier, Stance::asserted, Direction::backward, Reach::answer),
      hand_cue("frame.myths", {"^^ myths $$"}, CueRole::frame, Stance::reported, Direction::forward, Reach::section),
      hand_cue("frame.cannot", {"what it (can|does) not do"}, CueRole::frame, Stance::negated, Direction::forward,
               Reach::section),
      hand_cue("critic", {"some clinics (claim|say)"}, modifier, Stance::reported),
      hand_cue("patients", {"patients (say|report)"}, modifier, Stance::reported),
      hand_cue("quoted", {"(brochure|clinic) (says|said)"}, modifier, Stance::reported, Direction::forward,
               Reach::quotation),
      hand_cue("pseudo", {"not only", "no doubt"}, CueRole::pseudo),
      hand_cue("end.but", {"but", ";", ", {subject}", "nor"}, CueRole::terminator),
      hand_cue("open.while", {"while", "although"}, CueRole::opener),
  };
  for (Cue& cue : source.cues) {
    if (cue.id == "critic" || cue.id == "frame.myths" || cue.id == "quoted") cue.speaker = Speaker::critic;
    if (cue.id == "patients") cue.speaker = Speaker::testimonial;
    if (cue.id == "hedge.may") cue.strength = Strength::possible;
  }
  return source;
}

inline SourcePlaces places_of(const RulebookSource& source) {
  SourcePlaces places;
  places.rules.resize(source.rules.size(), {"rules", ""});
  places.cues.resize(source.cues.size(), {"cues", ""});
  for (const TermClass& term_class : source.classes) {
    places.classes.push_back({"terms", "/" + term_class.name});
    places.terms.emplace_back(term_class.terms.size(), Place{"terms", "/" + term_class.name});
  }
  return places;
}

// Compiles and fails the test on any problem.
inline Rulebook built(const RulebookSource& source) {
  std::vector<Problem> problems;
  Rulebook rulebook = compile(source, places_of(source), problems);
  for (const Problem& problem : problems) FAIL_CHECK(to_string(problem));
  return rulebook;
}

inline Document one_block(std::string_view text, const Language& language) {
  Document document;
  document.text = std::string(text);
  document.input = document.text;
  document.media_type = "text/plain";
  document.text_to_source = identity_map(text.size());
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  document.blocks.push_back(block);
  segment(document, language);
  return document;
}

inline Document plain_document(std::string_view text, const Rulebook& rulebook) {
  ReadOptions options;
  options.source = "test";
  return read_document(std::string(text), options, rulebook.language);
}

// The text with the spans in brackets, so that a failing row shows where it went wrong.
inline std::string drawn(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  std::size_t from = 0;
  for (const Span span : spans) {
    out += std::string(text.substr(from, span.begin - from)) + "[" +
           std::string(text.substr(span.begin, span.end - span.begin)) + "]";
    from = span.end;
  }
  return out + std::string(text.substr(from));
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_HAND_RULEBOOK_H_
