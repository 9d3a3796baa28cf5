// stance [CUES.json]
//
// Reads lines {"text", "begin", "end"} from standard input, `text` English plain text and [begin, end) the bytes of a
// target in it, and writes for each a line {"stance", "speaker", "strength", "answered", "cues", "scope"}: how the
// target is said there, by whom, how strongly, what the answer makes of it where it stands in a question (else null),
// the cues that govern it ({id, role, span, text}, `span` in bytes of `text`) and the reach of the deciding one. Cues
// are those of rules/en/cues.json and, for clinical notes, of rules/en/cues_clinical.json, which no other program
// reads; CUES.json is read in its place. A line that cannot be answered gives {"error"}. Ends with 0, with 3 where a
// line could not be answered, with 2 where there are no cues to work with.
//
// The target is given to the engine as a match without a rule, so that the same code that judges claims is measured on
// sentences which others have labelled. Covered by tests/stance_tool_test.py and measured by tools/evaluate_negation.
#include "check/stance.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/builtin.h"
#include "check/match.h"
#include "check/reading.h"
#include "rulebook/load.h"
#include "rulebook/problem.h"
#include "text/read.h"

namespace {

using namespace overclaim;
using Json = nlohmann::ordered_json;

constexpr std::string_view clinical_cues = "rules/en/cues_clinical.json";
constexpr std::array<std::string_view, 3> needed_files = {"rules/en/language.json", "rules/en/terms.json",
                                                          "rules/en/cues.json"};

// Without rules: what is asked is not what a text claims. `replacement`: the clinical cues, or nullptr for our own.
LoadedRulebook load_cues(const std::string* replacement) {
  std::vector<std::vector<NamedBytes>> layers(1);
  for (const NamedBytes& file : builtin_files()) {
    const bool is_needed = std::find(needed_files.begin(), needed_files.end(), file.name) != needed_files.end();
    if (is_needed || (file.name == clinical_cues && replacement == nullptr)) layers[0].push_back(file);
  }
  if (replacement != nullptr) layers[0].push_back({clinical_cues, *replacement});
  LoadOptions options;
  options.extra_cues = {"cues_clinical"};
  return load_rulebook(layers, options);
}

struct Target {
  std::size_t block = no_block, sentence = 0;
  RuleMatch match;
};

// The words of the source bytes [begin, end): those of one sentence, the first that has any.
Target find_target(const Document& document, const Reading& reading, std::uint64_t begin, std::uint64_t end) {
  Target target;
  for (std::size_t b = 0; b < reading.views.size(); ++b) {
    for (std::size_t s = 0; s < reading.views[b].size(); ++s) {
      const std::vector<ViewToken>& tokens = reading.views[b][s].tokens;
      for (std::uint32_t t = 0; t < tokens.size(); ++t) {
        const SourceSpan source = document.source_of(tokens[t].span);
        if (tokens[t].is_mark || source.end <= begin || end <= source.begin) continue;
        if (target.match.written.empty()) target.match.begin = t;
        target.match.end = t + 1;
        target.match.written.push_back(tokens[t].span);
      }
      if (target.match.written.empty()) continue;
      target.block = b;
      target.sentence = s;
      target.match.span = {target.match.written.front().begin, target.match.written.back().end};
      target.match.owned = target.match.written;
      return target;
    }
  }
  return target;
}

Json span_json(const Document& document, Span span) {
  const SourceSpan source = document.source_of(span);
  return {{"begin", source.begin}, {"end", source.end}};
}

Json answer(const Json& question, const Rulebook& rulebook, const Language& language) {
  const auto text = question.at("text").get<std::string>();
  const auto begin = question.at("begin").get<std::uint64_t>();
  const auto end = question.at("end").get<std::uint64_t>();
  if (begin >= end || end > text.size()) throw std::invalid_argument("begin and end are no bytes of the text");
  if (text.size() > max_document_bytes) throw std::invalid_argument("the text is longer than 16 MiB");
  const Document document = read_document(text, {"target"}, language);
  const Reading reading = read_context(document, rulebook);
  const Target target = find_target(document, reading, begin, end);
  if (target.block == no_block) throw std::invalid_argument("the target holds no word");
  const SentenceView& view = reading.views[target.block][target.sentence];
  const Assertion assertion = resolve_stance(target.match, view, Rule(), rulebook, reading);
  Json cues = Json::array();
  for (const std::size_t h : assertion.cues) {
    const CueHit& hit = reading.hits[h];
    const Cue& cue = rulebook.cues[hit.cue].cue;
    cues.push_back({{"id", cue.id},
                    {"role", to_string(cue.role)},
                    {"span", span_json(document, hit.span)},
                    {"text", document.text_of(hit.span)}});
  }
  Json answered;
  if (assertion.answer != no_block) {
    const Cue& cue = rulebook.cues[reading.hits[assertion.answer].cue].cue;
    answered = to_string(cue.stance.value_or(Stance::asserted));
  }
  return {{"stance", to_string(assertion.stance)},
          {"speaker", to_string(assertion.speaker)},
          {"strength", to_string(assertion.strength)},
          {"answered", answered},
          {"cues", cues},
          {"scope", span_json(document, assertion.scope)}};
}

int run(const std::string* replacement) {
  const LoadedRulebook loaded = load_cues(replacement);
  for (const Problem& problem : loaded.problems) std::cerr << to_string(problem) << '\n';
  if (!loaded.rulebook) return 2;
  // Short notes full of Latin are not to be taken for another language and left out.
  Language language = loaded.rulebook->language;
  language.code.clear();
  int status = 0;
  for (std::string line; std::getline(std::cin, line);) {
    Json written;
    try {
      written = answer(Json::parse(line), *loaded.rulebook, language);
    } catch (const std::exception& error) {
      written = {{"error", error.what()}};
      status = 3;
    }
    std::cout << written.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) return run(nullptr);
  if (arguments.size() > 1 || arguments[0].starts_with('-')) {
    std::cerr << "usage: stance [CUES.json] < LINES\n";
    return 2;
  }
  std::ifstream in(arguments[0], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad()) {
    std::cerr << "stance: cannot read " << arguments[0] << '\n';
    return 2;
  }
  return run(&bytes);
}
