// What cues reach beyond their sentence grows with the page and not with its square, however the page is built; and the
// bounds that see to it are where no page that is written for people comes.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "check/check.h"
#include "check/reading.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

Document html(const std::string& text, const Rulebook& rulebook) {
  return read_document(text, {"page.html", MediaType::html}, rulebook.language);
}

// All that is kept of what cues reach.
std::size_t reached(const std::string& text, const Rulebook& rulebook) {
  const Reading reading = read_context(html(text, rulebook), rulebook);
  std::size_t sum = 0;
  for (const CueHit& hit : reading.hits) sum += hit.scopes.size();
  for (const auto& block : reading.reaching) {
    for (const auto& hits : block) sum += hits.size();
  }
  return sum;
}

struct Shape {
  std::string_view name, before, more, behind, again;  // again: as many once more, behind
};

constexpr Shape shapes[] = {
    {"lists in lists under a frame", "<p>Myths</p>", "<ul><li>Myths", "", ""},
    {"lists in lists under a lead-in", "", "<ul><li>Some clinics claim:", "", ""},
    {"lists in lists under a denial", "", "<ul><li>We do not promise:", "", ""},
    {"a heading of many cues", "<h2>What it can not do ", "what it does not do ", "</h2>", "<p>It cures asthma.</p>"},
    {"a lead-in of many cues", "<p>We say ", "no, not ", ":</p><ul>", "<li>It cures asthma.</li>"},
    {"quotations that are frames", "", "<blockquote>The brochure says</blockquote>", "", ""},
    {"many frames, then quotations", "<p>", "the brochure says ", "</p>", "<blockquote>It cures asthma</blockquote>"},
};

std::string page(const Shape& shape, std::size_t times) {
  return std::string(shape.before) + repeated(shape.more, times) + std::string(shape.behind) +
         repeated(shape.again, times);
}

}  // namespace

TEST_CASE("what cues reach grows with the page") {
  const Rulebook rulebook = built(hand_source());
  for (const Shape& shape : shapes) {
    CAPTURE(shape.name);
    const std::size_t once = reached(page(shape, 200), rulebook), twice = reached(page(shape, 400), rulebook),
                      four_times = reached(page(shape, 800), rulebook);
    CHECK(once > 200);
    CHECK(four_times - twice <= 2 * (twice - once));
  }
}

TEST_CASE("a page of a hundred thousand lists in lists is read to its end") {
  const Rulebook rulebook = built(hand_source());
  for (const std::string_view more : {"<ul><li>Some clinics claim:", "<ul><li>x:", "<dl><dd>Myths"}) {
    CAPTURE(more);
    const Document document = html("<p>Some clinics claim:</p>" + repeated(more, 100'000), rulebook);
    CHECK(read_context(document, rulebook).views.size() == document.blocks.size());
  }
}

TEST_CASE("a scope goes through as many levels as people write, and some more") {
  const Rulebook rulebook = built(hand_source());
  const auto governed = [&](int levels) {
    const Document document =
        html("<p>Some clinics claim:</p>" + repeated("<ul><li>this:", static_cast<std::size_t>(levels - 1)) +
                 "<ul><li>a cure for asthma",
             rulebook);
    const auto at = static_cast<std::uint32_t>(document.text.find("cure"));
    return governs(document, rulebook, "critic", {at, at + 4});
  };
  CHECK(governed(1));
  CHECK(governed(5));
  CHECK(governed(most_list_levels));
  CHECK_FALSE(governed(most_list_levels + 1));
}

TEST_CASE("two denials in a heading stay two") {
  RulebookSource source = hand_source();
  source.rules = {hand_rule("cure.cures", {"cure~ {condition}"})};
  const Rulebook rulebook = built(source);
  const auto stance = [&](const std::string& text) {
    const Report report = check(html(text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    return report.findings[0].stance;
  };
  CHECK(stance("<p>We never say:</p><ul><li>cures asthma</ul>") == Stance::negated);
  CHECK(stance("<p>We never say that it does not:</p><ul><li>cure asthma</ul>") == Stance::asserted);
}

TEST_CASE("a scope is found by its place") {
  CueHit hit;
  hit.scopes = {{2, 5}, {5, 7}, {10, 12}};
  CHECK(scope_over(hit, {0, 2}) == nullptr);
  CHECK(scope_over(hit, {0, 3}) == &hit.scopes[0]);
  CHECK(scope_over(hit, {4, 6}) == &hit.scopes[0]);
  CHECK(scope_over(hit, {5, 6}) == &hit.scopes[1]);
  CHECK(scope_over(hit, {7, 10}) == nullptr);
  CHECK(scope_over(hit, {7, 11}) == &hit.scopes[2]);
  CHECK(scope_over(hit, {12, 20}) == nullptr);
  CHECK(scope_over({}, {0, 20}) == nullptr);
}

TEST_CASE("a reading that is told to stop ends while it looks what cues reach") {
  const Rulebook rulebook = built(hand_source());
  const Document document = html(repeated("<p>It does not cure asthma.</p>", 50), rulebook);
  int asked = 0;
  const auto stop = [&](int after) {
    asked = 0;
    return read_context(document, rulebook, [&] { return ++asked > after; }).views.empty();
  };
  CHECK_FALSE(stop(1000));
  const int all = asked;
  CHECK(all >= 100);  // each sentence twice
  CHECK(stop(all - 1));
  CHECK(asked == all);
}
