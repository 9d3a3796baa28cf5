#include "rulebook/reference.h"

#include <doctest/doctest.h>

#include <string>

#include "app/builtin.h"
#include "rulebook/load.h"
#include "small_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

constexpr const char* works = "corpus/reference/works/small.json";
constexpr const char* statements = "corpus/reference/statements/small.json";

LoadedRulebook loaded_with(const char* file, const std::string& from, const std::string& to) {
  Files files = small_rulebook();
  std::string& bytes = files.at(file);
  const std::size_t at = bytes.find(from);
  REQUIRE(at != std::string::npos);
  bytes.replace(at, from.size(), to);
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  return load_rulebook(layers);
}

}  // namespace

TEST_CASE("the reference list loads, is found by id, and dates itself by its latest review") {
  const Files files = small_rulebook();
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  const Reference& reference = loaded.rulebook->reference;
  CHECK(reference.as_of == "2026-11-20");
  CHECK(reference.digest.size() == 64);
  CHECK(reference.digest != loaded.rulebook->digest);
  REQUIRE(find_work(reference, "doe-2020"));
  CHECK(find_work(reference, "doe-2020")->design == WorkDesign::case_report);
  CHECK(find_work(reference, "doe") == nullptr);
  REQUIRE(find_statement(reference, "harm.documented"));
  CHECK(find_statement(reference, "harm.documented")->direction == Effect::harm);
}

namespace {

// A result with an effect of these three numbers.
std::string drawn(const char* low, const char* average, const char* high) {
  return std::string(
             R"("results": [{"value": "2", "denominator": "", "unit": "points", "outcome": "", "text": "Two.",)") +
         R"( "seen": {"as": "abstract", "where": "nowhere", "when": "2026-11-20"}, "effect": {"what": "Cells",)" +
         R"( "average": )" + average + R"(, "low": )" + low + R"(, "high": )" + high +
         R"(, "unit": "points", "than": "others", "scale": 10}}])";
}

}  // namespace

TEST_CASE("a measured effect keeps its numbers, and bounds may be missing") {
  const LoadedRulebook loaded = loaded_with(works, "\"results\": []", drawn("null", "2.5", "null"));
  REQUIRE(loaded.rulebook);
  const Work* work = find_work(loaded.rulebook->reference, "doe-2020");
  REQUIRE(work->results.size() == 1);
  REQUIRE(work->results[0].effect);
  CHECK(work->results[0].effect->average == doctest::Approx(2.5));
  CHECK(work->results[0].effect->scale == doctest::Approx(10));
  CHECK(!work->results[0].effect->low);
}

TEST_CASE("what is drawn of the built-in works is the value that was read") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook);
  std::size_t effects = 0;
  for (const Work& work : loaded.rulebook->reference.works) {
    for (const WorkResult& result : work.results) {
      if (!result.effect) continue;
      ++effects;
      CAPTURE(work.id);
      CHECK(std::stod(result.value) == doctest::Approx(result.effect->average));
      CHECK(is_checked(result.seen));
      CHECK(!result.outcome.empty());
    }
  }
  CHECK(effects > 0);
}

TEST_CASE("what is wrong with the reference list is named with its place and what is allowed") {
  struct Row {
    const char* file;
    std::string from, to, pointer, message;
  };
  const Row rows[] = {
      {works, "\"case_report\"", "\"story\"", "/works/0/design", "ipd_meta_analysis"},
      {works, "\"year\": 2020", "\"year\": 20", "/works/0/year", "from 1800 to 2100"},
      {works, "\"abstract\"", "\"dream\"", "/works/0/seen/as", "full_text"},
      {works, "\"blinded\": null, ", "", "/works/0", "needs the key \"blinded\""},
      {works, "\"intervention\": []", "\"intervention\": [\"therapy.nothing\"]", "/works/0/intervention/0",
       "there is no term"},
      {works, "\"doi\": \"\"", "\"doi\": \"https://doi.org/10.1000/x\"", "/works/0/doi", "without https://doi.org/"},
      {works, "\"doi\": \"\"", "\"doi\": \"10.1000\"", "/works/0/doi", "must be a DOI"},
      {works, "\"doi\": \"\"", "\"doi\": \"10.100/x\"", "/works/0/doi", "must be a DOI"},
      {works, "\"doi\": \"\"", "\"doi\": \"10.1000/a b\"", "/works/0/doi", "must be a DOI"},
      {works, "\"pmid\": \"\"", "\"pmid\": \"PMC123\"", "/works/0/pmid", "must be a PubMed number"},
      {works, "\"pmid\": \"\"", "\"pmid\": \"0123\"", "/works/0/pmid", "must be a PubMed number"},
      {works, "\"pmid\": \"\"", "\"pmid\": \"123456789\"", "/works/0/pmid", "must be a PubMed number"},
      {works, "\"when\": \"2026-11-20\"", "\"when\": \"in May\"", "/works/0/seen/when", "not recorded"},
      {statements, "\"valid_from\": \"\", \"valid_to\": \"\"",
       "\"valid_from\": \"2024-01-02\", \"valid_to\": \"2024-01-02\"", "/statements/0/valid_to",
       "must be later than valid_from, 2024-01-02"},
      {statements, "\"valid_from\": \"\"", "\"valid_from\": \"2026-11-21\"", "/statements/0/reviewed",
       "must not be before valid_from, 2026-11-21"},
      {statements, "\"valid_from\": \"\"", "\"valid_from\": \"2025-02-29\"", "/statements/0/valid_from",
       "must be a date"},
      {works, "\"url\": \"\"", "\"url\": \"javascript:alert(1)\"", "/works/0/url", "must begin with https://"},
      {works, "\"url\": \"\"", "\"url\": \"www.example.org\"", "/works/0/url", "must begin with https://"},
      {works, "\"url\": \"\"", "\"url\": 7", "/works/0/url", "must be text"},
      {works, "\"results\": []", drawn("3", "2", "4"), "/works/0/results/0/effect", "low <= average"},
      {works, "\"results\": []", drawn("1", "2", "11"), "/works/0/results/0/effect", "high <= scale"},
      {works, "\"results\": []", drawn("1", "\"2\"", "4"), "/works/0/results/0/effect/average", "must be"},
      {statements, "[\"doe-2020\"]", "[\"doe-2021\"]", "/statements/0/works/0", "did you mean \"doe-2020\"?"},
      {statements, "[\"doe-2020\"]", "[]", "/statements/0/works", "rests on nothing"},
      {statements, "\"direction\": \"harm\"", "\"direction\": \"bad\"", "/statements/0/direction", "no_difference"},
      {statements, "\"reviewed\": \"2026-11-20\"", "\"reviewed\": \"soon\"", "/statements/0/reviewed",
       "must be a date"},
      {statements, "\"reviewed\": \"2026-11-20\"", "\"reviewed\": \"2026-02-30\"", "/statements/0/reviewed",
       "must be a date"},
      {statements, "\"verdict\": \"contradicted\"}", "\"verdict\": \"wrong\"}", "/statements/0/examples/0/verdict",
       "supported"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.to);
    const LoadedRulebook loaded = loaded_with(row.file, row.from, row.to);
    CHECK_FALSE(loaded.rulebook);
    bool found = false;
    for (const Problem& problem : loaded.problems) {
      CAPTURE(to_string(problem));
      found = found || (problem.file == row.file && problem.pointer == row.pointer &&
                        problem.message.find(row.message) != std::string::npos);
    }
    CHECK(found);
  }
}

TEST_CASE("days of the calendar and addresses of the web are taken as they are") {
  CHECK(loaded_with(statements, R"("reviewed": "2026-11-20")", R"("reviewed": "2024-02-29")").rulebook);
  CHECK(loaded_with(statements, R"("valid_from": "")", R"("valid_from": "2026-11-20")").rulebook);
  for (const char* url : {"", "https://example.org/a", "http://example.org/"}) {
    CHECK(loaded_with(works, R"("url": "")", R"("url": ")" + std::string(url) + '"').rulebook);
  }
}

TEST_CASE("two works of one DOI or PubMed number are one work under two names") {
  struct Row {
    const char *first, *second, *problem;  // DOI and PubMed number of each; "" for no problem
  };
  const Row rows[] = {
      {R"("doi": "", "pmid": "")", R"("doi": "", "pmid": "")", ""},
      {R"("doi": "10.1000/ab", "pmid": "1")", R"("doi": "10.1000/ac", "pmid": "2")", ""},
      {R"("doi": "10.1000/ab", "pmid": "")", R"("doi": "10.1000/AB", "pmid": "")",
       "corpus/reference/works/small.json /works/1/doi: \"10.1000/AB\" is already that of the work \"doe-2020\""},
      {R"("doi": "", "pmid": "77")", R"("doi": "", "pmid": "77")",
       "corpus/reference/works/small.json /works/1/pmid: \"77\" is already that of the work \"doe-2020\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.second);
    Files files = small_rulebook();
    std::string& bytes = files.at(works);
    const std::string none = R"("doi": "", "pmid": "")";
    const std::size_t begin = bytes.find("{\"id\""), end = bytes.rfind(']');
    std::string first = bytes.substr(begin, end - begin), second = first;
    first.replace(first.find(none), none.size(), row.first);
    second.replace(second.find(none), none.size(), row.second);
    second.replace(second.find("doe-2020"), 8, "doe-2021");
    bytes.replace(begin, end - begin, first + "," + second);
    const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
    const LoadedRulebook loaded = load_rulebook(layers);
    std::string lines;
    for (const Problem& problem : loaded.problems) lines += to_string(problem);
    CHECK(lines == row.problem);
  }
}
