#include "survey/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/folded_sentence.h"
#include "rulebook/load.h"
#include "small_rulebook.h"
#include "text/read.h"

using namespace overclaim;

namespace {

struct Page {
  std::string name, text;
};

const LoadedRulebook& loaded() {
  static const test::Files files = test::small_rulebook();
  static const std::vector<std::vector<NamedBytes>> layers = {test::views_of(files)};
  static const LoadedRulebook rulebook = load_rulebook(layers);
  return rulebook;
}

Sample drawn(const std::vector<Page>& pages, const std::string& seed, std::size_t n,
             std::size_t most = most_sampled_sentences) {
  SampleMaker maker(seed, n, most);
  for (const Page& page : pages) {
    const Document document = read_document(page.text, {page.name, MediaType::plain, ""}, loaded().rulebook->language);
    maker.add(document, check(document, *loaded().rulebook), "");
  }
  return maker.finish();
}

std::string shown(const Sample& sample) {
  std::string out = std::to_string(sample.flagged.drawn) + "/" + std::to_string(sample.flagged.size) + " " +
                    std::to_string(sample.unflagged.drawn) + "/" + std::to_string(sample.unflagged.size) + "\n";
  for (const SampledSentence& one : sample.sentences) {
    out += one.id + (one.flagged ? " ! " : " - ") + "[" + one.before + "] " + one.sentence + " [" + one.after + "] " +
           one.at.source + ":" + std::to_string(one.at.begin);
    for (const SampledFinding& finding : one.findings)
      out += " " + finding.rule + "=" + std::string(to_string(finding.status));
    out += "\n";
  }
  return out;
}

std::vector<Page> many_pages() {
  std::vector<Page> pages;
  for (int i = 0; i < 6; ++i) {
    const std::string n = std::to_string(i);
    pages.push_back({"page-" + n + ".txt", "The house number " + n +
                                               " is green. There are no risks at all. We open at " + n +
                                               " in spring. House " + n + " has no side effects. Call us."});
  }
  return pages;
}

}  // namespace

TEST_CASE("a sentence is the same whatever its case, spaces and marks of typography") {
  const auto folded = [](const std::string& text) {
    const Document document = read_document(text, {"a.txt", MediaType::plain, ""}, loaded().rulebook->language);
    return folded_sentence(document, document.blocks[0].sentences[0]);
  };
  CHECK(folded("There are  NO\nrisks!").key == folded("there are no risks!").key);
  CHECK(folded("There are no risks!").key != folded("There are no risks.").key);
  CHECK(folded("There are no risks!").words == 4);
  CHECK(folded("There are no risks!").key.size() == 16);
}

TEST_CASE("both groups are counted by different sentences, and drawn half and half") {
  const Sample sample = drawn(many_pages(), "1", 6);
  CHECK(sample.flagged.size == 7);     // "There are no risks at all." once, and six others
  CHECK(sample.unflagged.size == 12);  // "Call us." is too short
  CHECK(sample.flagged.drawn == 3);
  CHECK(sample.unflagged.drawn == 3);
  CHECK(sample.sentences.size() == 6);
  for (const SampledSentence& one : sample.sentences) {
    CAPTURE(one.sentence);
    CHECK(one.flagged == (one.sentence.find(" no ") != std::string::npos));
    CHECK(one.findings.size() == (one.flagged ? 1 : 0));
  }
}

TEST_CASE("what one group lacks the other one gives") {
  const Sample all = drawn(many_pages(), "1", 100);
  CHECK(all.flagged.drawn == 7);
  CHECK(all.unflagged.drawn == 12);
  const Sample most = drawn(many_pages(), "1", 18);
  CHECK(most.flagged.drawn == 7);
  CHECK(most.unflagged.drawn == 11);
  CHECK(drawn({}, "1", 10).sentences.empty());
}

TEST_CASE("neighbours are shown, the earliest place is told, and short ones are drawn where they are flagged") {
  const Sample sample = drawn({{"b.txt", "We open. No risks. Call us."}, {"a.txt", "No risks."}}, "1", 10);
  CHECK(sample.flagged.size == 1);
  CHECK(sample.unflagged.size == 0);
  REQUIRE(sample.sentences.size() == 1);
  CHECK(sample.sentences[0].at.source == "a.txt");
  CHECK(sample.sentences[0].before == "");
  const Sample one = drawn({{"b.txt", "We open. No risks. Call us."}}, "1", 10);
  CHECK(one.sentences[0].before == "We open.");
  CHECK(one.sentences[0].after == "Call us.");
}

TEST_CASE("a sentence that is flagged here and cleared there is in both groups") {
  const Sample sample = drawn({{"a.txt", "There are no risks."}, {"b.txt", "Myths\n\nThere are no risks."}}, "1", 10);
  CHECK(sample.flagged.size == 1);
  CHECK(sample.unflagged.size == 1);
  for (const SampledSentence& one : sample.sentences) {
    REQUIRE(one.findings.size() == 1);
    CHECK(one.findings[0].status == (one.flagged ? Status::flagged : Status::cleared));
  }
}

TEST_CASE("whatever the order of the inputs, the sample is the same") {
  std::vector<Page> pages = many_pages();
  std::sort(pages.begin(), pages.end(), [](const Page& one, const Page& other) { return one.name < other.name; });
  const std::string expected = shown(drawn(pages, "seed", 5));
  std::size_t tried = 0;
  do {
    const std::string found = shown(drawn(pages, "seed", 5));
    if (found != expected) {
      CHECK(found == expected);
      break;
    }
    ++tried;
  } while (std::next_permutation(pages.begin(), pages.end(),
                                 [](const Page& one, const Page& other) { return one.name < other.name; }));
  CHECK(tried == 720);
}

TEST_CASE("the seed decides, and every sentence has its chance") {
  CHECK(shown(drawn(many_pages(), "1", 4)) == shown(drawn(many_pages(), "1", 4)));
  std::set<std::string> seen;
  std::size_t first = 0;
  constexpr std::size_t seeds = 300;
  for (std::size_t i = 0; i < seeds; ++i) {
    const Sample sample = drawn({{"a.txt", many_pages()[0].text + " " + many_pages()[1].text}}, std::to_string(i), 2);
    for (const SampledSentence& one : sample.sentences) {
      seen.insert(one.sentence);
      if (one.sentence == "There are no risks at all.") ++first;
    }
  }
  CHECK(seen.size() == 7);  // three flagged ones, four others
  // One of three flagged sentences: 100 expected, with a standard deviation of 8.2.
  CHECK(first > 65);
  CHECK(first < 135);
}

TEST_CASE("readers are shown the same sentences, each in another order that tells nothing") {
  const Sample sample = drawn(many_pages(), "1", 18);
  const auto one = order_for_reader(sample, 1), two = order_for_reader(sample, 2);
  CHECK(one != two);
  CHECK(std::set(one.begin(), one.end()) == std::set(two.begin(), two.end()));
  CHECK(one.size() == 18);
}

TEST_CASE("sentences behind the limit are left out, and counted") {
  const Sample sample = drawn(many_pages(), "1", 4, 3);
  CHECK(sample.flagged.size == 3);
  CHECK(sample.unflagged.size == 3);
  CHECK(sample.left_out > 0);
  CHECK(drawn(many_pages(), "1", 4).left_out == 0);
}
