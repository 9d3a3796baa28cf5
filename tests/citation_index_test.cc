#include "rulebook/citation_index.h"

#include <doctest/doctest.h>

#include "citing_rulebook.h"
#include "rulebook/load.h"
#include "small_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("a work is found by its identifiers, author, venue and title, and by no part of them") {
  const Rulebook rulebook = citing_rulebook();
  const CitationIndex& index = rulebook.citation_index;
  const auto ids = [&](std::span<const WorkKey> keys) {
    std::string out;
    for (const WorkKey& key : keys) out += (out.empty() ? "" : " ") + rulebook.reference.works[key.work].id;
    return out;
  };
  CHECK(ids(keys_of(index.identifiers, word_hash("10.5555/nm.18.7"))) == "hale-2018");
  CHECK(ids(keys_of(index.identifiers, word_hash("pmid99887766"))) == "hale-2018");
  CHECK(ids(keys_of(index.identifiers, word_hash("pmc7654321"))) == "hale-2018");
  CHECK(ids(keys_of(index.identifiers, word_hash("nct09990001"))) == "hale-2018");
  CHECK(ids(keys_of(index.identifiers, word_hash("10.5555/nm.18"))) == "");
  CHECK(ids(keys_of(index.authors, word_hash("lund"))) == "lund-2019-a lund-2019-b");
  CHECK(ids(keys_of(index.authors, word_hash("ito"))) == "");
  CHECK(ids(keys_of(index.venues, word_hash("medicine", word_hash("northern")))) == "hale-2018");
  CHECK(ids(keys_of(index.venues, word_hash("northern"))) == "");
  CHECK(word_hash("a", word_hash("b")) != word_hash("b", word_hash("a")));
}

TEST_CASE("families of several words, offices and initials") {
  const auto author = [](const std::string& name) {
    std::vector<Work> works = {
        invented_work("one", {name}, 2020, "A title that has more than five words", WorkDesign::survey, {}, {})};
    const Rulebook rulebook = citing_rulebook(works);
    return rulebook.citation_index.authors.empty() ? std::uint64_t{0} : rulebook.citation_index.authors[0].hash;
  };
  CHECK(author("Abi Chahine NH") == word_hash("chahine"));
  CHECK(author("Cox CS Jr") == word_hash("cox"));
  CHECK(author("von Bahr L") == word_hash("bahr"));
  CHECK(author("US Food and Drug Administration") == 0);
}

TEST_CASE("what is wrong in citations.json is said with its place") {
  const auto problems_of = [](const std::string& file) {
    Files files = small_rulebook();
    files["rules/en/citations.json"] = file;
    std::vector<NamedBytes> bytes;
    for (const auto& [name, text] : files) bytes.push_back({name, text});
    std::string out;
    for (const Problem& problem : load_rulebook(Layers{bytes}).problems) {
      if (problem.file == "rules/en/citations.json") out += problem.pointer + ": " + problem.message + "\n";
    }
    return out;
  };
  const std::string head =
      R"({"registries":["nct"],"plain_words":["a"],"range_words":["to"],"year_words":["years"],"phrases":[)";
  const std::string examples = R"("examples":{"match":["[[et al]] x","[[et al]] y"],"none":["z"]})";
  CHECK(problems_of(head + R"({"id":"a.b","role":"authors_more","phrases":["et al"],)" + examples + "}]}") == "");
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"id":"a.b","role":"author","phrases":["x"],)" + examples + "}", "/phrases/0/role: "},
      {R"({"id":"a.b","role":"authors_more","phrase":["x"],)" + examples + "}", "unknown key \"phrase\""},
      {R"({"id":"a.b","role":"authors_more","phrases":["x"]})", "needs examples"},
      {R"({"id":"a.b","role":"kind","phrases":["x"],)" + examples + "}", "needs designs"},
      {R"({"id":"a.b","role":"aspect","of":"cell","value":"x","shown":"x"})", "needs phrases"},
      {R"({"id":"a.b","role":"aspect","of":"cell","value":"x","shown":"x","terms":["no.such"]})",
       "there is no term \"no.such\""},
      {R"({"id":"a.b","role":"authors_more","phrases":["(x"],)" + examples + "}", "/phrases/0/phrases/0: "},
  };
  for (const auto& [phrase, expected] : rows) {
    CAPTURE(phrase);
    const std::string found = problems_of(head + phrase + "]}");
    CAPTURE(found);
    CHECK(found.find(expected) != found.npos);
  }
}
