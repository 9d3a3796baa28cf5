#include "rulebook/phrase_index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "check/sentence_view.h"
#include "hand_rulebook.h"
#include "places.h"
#include "report/json_report.h"
#include "rulebook/load.h"
#include "rulebook/marked_text.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

namespace fs = std::filesystem;

Rulebook builtin_rulebook() {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook.has_value());
  return *std::move(loaded.rulebook);
}

// The reports with and without the index; the failing text is shown.
void check_same(const std::string& text, const MediaType media_type, const Rulebook& indexed, const Rulebook& plain) {
  CAPTURE(text);
  const Document document = read_document(text, {"page", media_type}, indexed.language);
  const bool same = to_json_document(check(document, indexed)) == to_json_document(check(document, plain));
  CHECK(same);
}

std::vector<std::string> example_texts(const Rulebook& rulebook) {
  std::vector<std::string> texts;
  for (const CompiledRule& rule : rulebook.rules) {
    for (const auto* list : {&rule.rule.examples.match, &rule.rule.examples.clear, &rule.rule.examples.none}) {
      for (const std::string& example : *list) {
        std::string error;
        texts.push_back(has_marks(example) ? marked_text(example, error).text : example);
      }
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("a sentence is tried only where it holds an anchor of every layer") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("safety.no-risks", {"(no|zero) [known] danger~", "\"ED\"", "walk ..2 \"ED\""})};
  std::vector<Problem> problems;
  const Rulebook rulebook = compile(source, places_of(source), problems);
  REQUIRE(problems.empty());
  const struct {
    const char* text;
    std::vector<bool> possible;  // by phrase
  } rows[] = {
      {"There is no danger.", {true, true, false}},   {"There is zero known danger.", {true, true, false}},
      {"There is danger.", {false, true, false}},     {"There is no problem.", {false, true, false}},
      {"They walk on with it.", {false, true, true}},  // an exact word is no anchor
      {"D a n g e r s, no.", {true, true, false}},     // letters written apart
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const Document document = read_document(row.text, {}, rulebook.language);
    const SentenceView view = make_view(document, rulebook, 0, 0);
    const std::vector<PhraseProgram>& phrases = rulebook.rules[0].phrases;
    REQUIRE(phrases.size() == row.possible.size());
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      CAPTURE(i);
      CHECK(is_possible(phrases[i].id, view) == row.possible[i]);
    }
  }
}

TEST_CASE("with and without the index the reports are the same") {
  const Rulebook indexed = builtin_rulebook();
  Rulebook plain = indexed;
  plain.phrase_index = {};
  REQUIRE(indexed.phrase_index.size() > 1000);

  // Pages. The plain path is slow, so only one of them is long.
  std::size_t pages = 0;
  for (const char* folder : {"/corpus/pages/dev", "/tests/goldens"}) {
    for (const auto& entry : fs::directory_iterator(source_dir + std::string(folder))) {
      const bool html = entry.path().extension() == ".html";
      if ((!html && entry.path().extension() != ".txt") || fs::file_size(entry.path()) > 20'000) continue;
      if (++pages > 8) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      check_same(bytes, html ? MediaType::html : MediaType::plain, indexed, plain);
    }
  }
  CHECK(pages > 1);

  // Examples, joined so that lead-ins, headings and questions stand over them; and soups of their words.
  const std::vector<std::string> texts = example_texts(indexed);
  std::mt19937 random(7);
  const auto any = [&] { return texts[random() % texts.size()]; };
  for (int round = 0; round < 60; ++round) {
    check_same(any() + "\n\n" + any() + ":\n- " + any() + "\n- " + any() + "\n\nIs it so?\n" + any() + "\n",
               MediaType::plain, indexed, plain);
  }
  std::vector<std::string> words;
  for (int i = 0; i < 400; ++i) {
    const std::string text = any();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  for (int round = 0; round < 60; ++round) {
    std::string soup;
    for (int i = 0; i < 40; ++i) soup += words[random() % words.size()] + " ";
    check_same(soup, MediaType::plain, indexed, plain);
  }
}
