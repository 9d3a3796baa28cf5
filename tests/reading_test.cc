#include "check/reading.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

RulebookSource source_with_list_cue() {
  RulebookSource source = hand_source();
  source.cues.push_back(
      hand_cue("list.not", {"not among these"}, CueRole::modifier, Stance::negated, Direction::forward, Reach::list));
  source.cues.push_back(
      hand_cue("said", {"(she|he) said"}, CueRole::modifier, Stance::reported, Direction::backward, Reach::quotation));
  source.cues.push_back(
      hand_cue("answer.nope", {"^ nope"}, CueRole::modifier, Stance::negated, Direction::backward, Reach::answer));
  source.cues.push_back(
      hand_cue("last", {"^ wrong $"}, CueRole::modifier, Stance::negated, Direction::backward, Reach::before));
  return source;
}

// The text of the page with what the first hit of the cue governs in brackets; blocks are parted by " / ".
std::string governed(std::string_view cue, const std::string& page, MediaType type = MediaType::plain) {
  static const Rulebook rulebook = built(source_with_list_cue());
  const Document document = read_document(page, {"page", type}, rulebook.language);
  const Reading reading = read_context(document, rulebook);
  for (const CueHit& hit : reading.hits) {
    if (rulebook.cues[hit.cue].cue.id != cue) continue;
    std::string out;
    for (const char c : drawn(document.text, hit.scopes)) out += c == '\n' ? std::string(" / ") : std::string(1, c);
    return out;
  }
  return "no such cue";
}

struct Row {
  std::string cue, page, expected;
};

void check_rows(const std::vector<Row>& rows, MediaType type) {
  for (const Row& row : rows) {
    CAPTURE(row.page);
    CHECK(governed(row.cue, row.page, type) == row.expected);
  }
}

}  // namespace

TEST_CASE("the last word governs the sentence before it, and what stands above a first sentence") {
  check_rows({{"last", "It is old. It cures. Wrong!", "It is old. [It cures.] Wrong!"},
              {"last", "It is old. It cures.\n\nWrong!", "It is old. [It cures.] / Wrong!"},
              {"last", "Wrong! It cures.", "Wrong! It cures."},
              {"last", "- It cures.\n- Wrong!\n- It hurts.", "It cures. / Wrong! / It hurts."}},
             MediaType::plain);
  check_rows({{"last", "<ul><li>It cures. <b>Wrong!</b></ul>", "[It cures.] Wrong!"},
              {"last", "<h3>It cures.</h3><p>Wrong!", "[It cures.] / Wrong!"},
              {"last", "<p>It cures.<h3>Wrong!</h3><p>It helps.", "It cures. / Wrong! / It helps."},
              {"last", "<p>It cures.<p hidden>It hurts.<p>Wrong!", "[It cures.] / It hurts. / Wrong!"},
              {"last", "<p>It cures.<p><img alt='It hurts.'><p>Wrong!", "[It cures.] / It hurts. / Wrong!"},
              {"last", "<table><tr><td>It cures all of us here, and the others with us too.<td>Wrong!</table>",
               "[It cures all of us here, and the others with us too.] / Wrong!"},
              {"last", "<table><tr><td>It cures.<td>No<tr><td>Wrong!<td>It hurts.</table>",
               "It cures. / No / Wrong! / It hurts."}},
             MediaType::html);
}

TEST_CASE("what nobody sees, and what is no running text, has no last word on what is seen") {
  for (const std::string unseen :
       {"<p hidden>Wrong!</p>", "<p style='display:none'>Wrong!</p>", "<p><span hidden>Wrong!</span></p>",
        "<img alt='Wrong!'>", "<del>Wrong!</del>", "<nav>Wrong!</nav>", "<button>Wrong!</button>",
        "<select><option>Wrong!</option></select>", "<meta name=description content='Wrong!'>"}) {
    CAPTURE(unseen);
    for (const std::string& page : {"<p>It cures.</p>" + unseen, "<p>It cures. " + unseen + "</p><p>It helps.</p>"}) {
      const std::string seen = governed("last", page, MediaType::html);
      CHECK(seen.find("[It cures.") == std::string::npos);
    }
  }
}

TEST_CASE("an answer governs the question before it, in its block or in one of its own") {
  check_rows(
      {{"answer.nope", "Does it cure? Nope, it is old.", "[Does it cure?] Nope, it is old."},
       {"answer.nope", "It cures. Does it hurt? Nope, it is old.", "It cures. [Does it hurt?] Nope, it is old."},
       {"answer.nope", "It cures. Nope, it is old.", "It cures. Nope, it is old."},
       {"answer.nope", "Q: Does it cure?\nA: Nope, it is old.", "[Does it cure?] / Nope, it is old."},
       {"answer.nope", "Does it cure? Good question. Nope, it is old.",
        "[Does it cure?] Good question. Nope, it is old."},
       {"answer.nope", "Q: Does it cure?\nA: Good question. Nope, it is old.",
        "[Does it cure?] / Good question. Nope, it is old."},
       {"answer.nope", "Does it cure? It may cure. Nope, it is old.", "Does it cure? It may cure. Nope, it is old."},
       {"answer.nope", "Does it cure? Good question. We asked. Nope, it is old.",
        "Does it cure? Good question. We asked. Nope, it is old."},
       {"answer.nope", "Does it cure? We asked all of the doctors here about this. Nope, it is old.",
        "Does it cure? We asked all of the doctors here about this. Nope, it is old."}},
      MediaType::plain);
}

TEST_CASE("a lead-in that ends with a scope hands it to its items, and they to theirs") {
  check_rows({{"neg.not", "<p>It does not:</p><ul><li>cure</li><li>heal at all</li></ul><p>It helps.</p>",
               "It does [not:] / [cure] / [heal at all] / It helps."},
              {"neg.not", "<p>It does not:</p><ul><li>cure, but heal</li></ul>", "It does [not:] / [cure,] but heal"},
              {"neg.not", "<p>It does not:</p><ul><li>but heal</li></ul>", "It does [not:] / but heal"},
              {"neg.not", "<p>It does not:</p><ul><li>cure. It heals.</li></ul>", "It does [not:] / [cure.] It heals."},
              {"neg.not", "<p>It does not:</p><ul><li>cure<ul><li>asthma</li></ul></li><li>heal</li></ul>",
               "It does [not:] / [cure] / [asthma] / [heal]"},
              {"neg.not", "<p>It does not:</p><ul><li>cure. It heals:<ul><li>asthma</li></ul></li></ul>",
               "It does [not:] / [cure.] It heals: / asthma"},
              {"neg.not", "<p>It does not:</p><ul><li>cure, but heal:<ul><li>asthma</li></ul></li></ul>",
               "It does [not:] / [cure,] but heal: / asthma"},
              {"neg.not", "<p>It does not hurt but helps:</p><ul><li>asthma</li></ul>",
               "It does [not hurt] but helps: / asthma"},
              {"neg.not", "<p>It does not hurt. It helps:</p><ul><li>asthma</li></ul>",
               "It does [not hurt.] It helps: / asthma"},
              {"hedge.may", "<p>It may:</p><ul><li>cure</li></ul>", "It [may:] / [cure]"}},
             MediaType::html);
}

TEST_CASE("a frame governs what stands under its heading or lead-in, whole") {
  check_rows(
      {{"frame.myths", "<h2>Myths</h2><p>It cures. But it may help.</p><p>It heals.</p><h2>Facts</h2><p>It hurts.</p>",
        "[Myths] / [It cures. But it may help.] / [It heals.] / Facts / It hurts."},
       {"frame.myths",
        "<h2>Myths</h2><p>Here:</p><ul><li>It cures. It heals.<ul><li>All</li></ul></li></ul><p>It helps.</p>",
        "[Myths] / [Here:] / [It cures. It heals.] / [All] / [It helps.]"},
       {"list.not", "<h2>Not among these</h2><p>It heals.</p><ul><li>It cures. It helps.</li></ul>",
        "[Not among these] / It heals. / [It cures. It helps.]"},
       {"list.not", "<p>Not among these:</p><ul><li>It cures. It helps.</li></ul><p>It heals.</p>",
        "[Not among these:] / [It cures. It helps.] / It heals."},
       {"neg.myth", "<p>It cures:</p><p>that is a myth:</p><ul><li>It heals.</li></ul>",
        "It cures: / [that is a myth]: / It heals."}},
      MediaType::html);
}

TEST_CASE("an attribution governs its quotation, also behind its own sentence and block") {
  check_rows({{"quoted", "The brochure says \"it cures\" here.", "The brochure says \"[it cures]\" here."},
              {"quoted", "The brochure says so. \"It cures.\" We doubt it.",
               "The brochure says so. \"It cures.\" We doubt it."},
              {"quoted", "The brochure says:\n\n\"It cures.\"\n\n\"It heals.\"\n\nWe doubt it.",
               "The brochure says: / [\"It cures.\"] / [\"It heals.\"] / We doubt it."},
              {"quoted", "The brochure says:\n\n\"It cures\" and more.\n\nWe doubt it.",
               "The brochure says: / \"It cures\" and more. / We doubt it."},
              {"said", "\"It cures,\" she said.", "\"[It cures,]\" she said."},
              {"said", "\"It cures,\" she said. \"It heals.\" They left.",
               "\"[It cures,]\" she said. \"[It heals.]\" They left."},
              {"said", "\"It cures,\" she said. They left.", "\"[It cures,]\" she said. They left."},
              {"said", "It cures, she said.", "It cures, she said."}},
             MediaType::plain);
}

TEST_CASE("a hit says where its cue stands, and each sentence which hits reach it") {
  const Rulebook rulebook = built(source_with_list_cue());
  const Document document =
      read_document("It helps. It does not cure at all.\n\nSome clinics say it heals.", {}, rulebook.language);
  const Reading reading = read_context(document, rulebook);
  REQUIRE(reading.hits.size() == 2);
  const CueHit& hit = reading.hits[0];
  CHECK(hit.block == 0);
  CHECK(hit.sentence == 1);
  CHECK(hit.begin == 2);
  CHECK(hit.end == 3);
  CHECK(document.text_of(hit.span) == "not");
  CHECK(reading.hits[1].block == 1);
  CHECK(reading.hits[1].sentence == 0);
  CHECK(document.text_of(reading.hits[1].span) == "Some clinics say");
  using Hits = std::vector<std::size_t>;
  REQUIRE(reading.reaching.size() == 2);
  REQUIRE(reading.reaching[0].size() == 2);
  CHECK(reading.reaching[0][0] == Hits{});
  CHECK(reading.reaching[0][1] == Hits{0});
  CHECK(reading.reaching[1][0] == Hits{1});
}
