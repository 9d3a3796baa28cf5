// sentence_signs [--points POINTS.json] FILE...
//
// POINTS.json: {"FILE": points of the page}, by which it is settled whether the page sells; without, signals alone say
// it.
//
// Writes a line for every sentence of the pages: {"doc", "begin", "end" (bytes of the file), "words", "signs"}: what
// the weighing sees of it (src/check/sentence_signs.h), and before them a line {"doc", "page_signs"} a page.
// tools/learn_weights reads it together with the readers' labels, so that what is learned and what the program later
// adds up are made by the same code. Ends with 2 where a file cannot be read.
#include "check/sentence_signs.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/findings.h"
#include "check/publisher.h"
#include "check/reading.h"
#include "check/weigh.h"
#include "rulebook/load.h"
#include "rulebook/problem.h"
#include "text/read.h"

namespace {

using namespace overclaim;
using Json = nlohmann::ordered_json;

void describe(const std::string& name, std::string bytes, const Rulebook& rulebook, const Json& points) {
  const std::string_view ending = std::string_view(name).substr(std::min(name.rfind('.'), name.size()));
  const MediaType media_type = ending == ".html" ? MediaType::html
                               : ending == ".md" ? MediaType::markdown
                                                 : MediaType::plain;
  const Document document = read_document(std::move(bytes), {name, media_type}, rulebook.language);
  const Reading reading = read_context(document, rulebook);
  Publisher publisher = find_publisher(document, rulebook, reading);
  const std::vector<std::string> page_signs = signs_of_page(publisher);
  if (rulebook.weighing && points.contains(name)) {
    settle_sells(publisher, document, *rulebook.weighing, points.at(name).get<std::int32_t>());
  }
  const FindingOptions options = finding_options_of(publisher, document.text.size());
  std::vector<Finding> findings;
  find_all(document, rulebook, reading, options, findings);
  const std::vector<SentenceSigns> sentences = signs_of_sentences(document, rulebook, reading, &publisher, findings);
  std::cout << Json{{"doc", name}, {"page_signs", page_signs}} << '\n';
  for (const SentenceSigns& of : sentences) {
    const Span span = document.blocks[of.block].sentences[of.sentence].span;
    const SourceSpan source = document.source_of(span);
    std::cout
        << Json{{"doc", name}, {"begin", source.begin}, {"end", source.end}, {"words", of.words}, {"signs", of.signs}}
               .dump(-1, ' ', false, Json::error_handler_t::replace)
        << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers, {});
  for (const Problem& problem : loaded.problems) std::cerr << to_string(problem) << '\n';
  if (!loaded.rulebook) return 2;
  std::vector<std::string> names(argv + 1, argv + argc);
  Json points = Json::object();
  if (names.size() > 1 && names[0] == "--points") {
    std::ifstream in(names[1]);
    points = Json::parse(in, nullptr, false);
    if (!points.is_object()) {
      std::cerr << "sentence_signs: " << names[1] << " holds no object\n";
      return 2;
    }
    names.erase(names.begin(), names.begin() + 2);
  }
  for (const std::string& name : names) {
    std::ifstream in(name, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.is_open() || in.bad()) {
      std::cerr << "sentence_signs: cannot read " << name << '\n';
      return 2;
    }
    describe(name, std::move(bytes), *loaded.rulebook, points);
  }
  return 0;
}
