// How one clause is read behind, before and below the words that cues stand for: fixtures/cue_readings.jsonl, a
// sentence or two a row, [[ ]] around the words that are judged. `reads` is what a reader would say of them: the
// stance, the speaker unless it is the page, the strength unless it is plainly an effect, and what the answer to a
// question makes of it. Other than the examples in cues.json, the rows name no cue: which one gives the reading is not
// their matter.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/match.h"
#include "check/reading.h"
#include "check/stance.h"
#include "places.h"
#include "rulebook/load.h"
#include "rulebook/marked_text.h"
#include "text/read.h"

namespace {

using namespace overclaim;

// The words of the source bytes [begin, end) as a match that spells them out.
RuleMatch match_at(std::size_t begin, std::size_t end, const Document& document, const SentenceView& view) {
  RuleMatch match;
  for (std::uint32_t t = 0; t < view.tokens.size(); ++t) {
    const SourceSpan source = document.source_of(view.tokens[t].span);
    if (view.tokens[t].is_mark || source.end <= begin || end <= source.begin) continue;
    if (match.written.empty()) match.begin = t;
    match.end = t + 1;
    match.written.push_back(view.tokens[t].span);
  }
  match.owned = match.written;
  if (!match.written.empty()) match.span = {match.written.front().begin, match.written.back().end};
  return match;
}

std::string reading_of(const std::string& marked, const Rulebook& rulebook) {
  std::string error;
  const MarkedText text = marked_text(marked, error);
  if (!error.empty()) return error;
  const Document document = read_document(text.text, {}, rulebook.language);
  const Reading reading = read_context(document, rulebook);
  for (const std::vector<SentenceView>& block : reading.views) {
    for (const SentenceView& view : block) {
      const RuleMatch match = match_at(text.begin, text.end, document, view);
      if (match.written.empty()) continue;
      const Assertion assertion = resolve_stance(match, view, Rule(), rulebook, reading);
      std::string reads(to_string(assertion.stance));
      if (assertion.speaker != Speaker::page) reads += " " + std::string(to_string(assertion.speaker));
      if (assertion.strength != Strength::effect) reads += " " + std::string(to_string(assertion.strength));
      if (assertion.answer != no_block) {
        const Cue& answer = rulebook.cues[reading.hits[assertion.answer].cue].cue;
        reads += " answered " + std::string(to_string(answer.stance.value_or(Stance::asserted)));
      }
      return reads;
    }
  }
  return "no words";
}

}  // namespace

TEST_CASE("words around a claim are read as a reader reads them") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook.has_value());
  std::ifstream file(std::string(test::source_dir) + "/tests/fixtures/cue_readings.jsonl");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line); ++rows) {
    const nlohmann::json row = nlohmann::json::parse(line);
    const std::string text = row.at("text").get<std::string>();
    CAPTURE(text);
    CHECK(reading_of(text, *loaded.rulebook) == row.at("reads").get<std::string>());
  }
  CHECK(rows >= 900);
}
