// Histories, passports and differences as people and programs read them. OVERCLAIM_ACCEPT_GOLDENS=1 rewrites
// tests/histories.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "claims_said.h"
#include "english_words.h"
#include "places.h"
#include "report/claim_words.h"
#include "report/diff_formats.h"
#include "report/history_formats.h"
#include "survey/diff.h"
#include "survey/passport.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const Words& words() { return english_words(); }

const std::string autism = "meadow.example/autism", care = "meadow.example/care", kids = "meadow.example/kids";

CapturedClaim in_sentence(CapturedClaim claim, std::string message, std::string before, std::string quote,
                          std::string after) {
  claim.before = std::move(before);
  claim.quote = std::move(quote);
  claim.after = std::move(after);
  claim.sentence_words = 12;
  claim.message = std::move(message);
  return claim;
}

CapturedClaim cures() {
  return in_sentence(said("cure.cures", "a", 0, Strength::certain), "Says that it cures.", "Our stem cell therapy ",
                     "cures autism", " in most of the children we treat.");
}
CapturedClaim may_help() {
  CapturedClaim claim =
      in_sentence(said("efficacy.helps", "b", 0, Strength::possible), "Says that it helps.", "Our stem cell therapy ",
                  "may help with autism", " in some of the children we treat.");
  claim.status = Status::cleared;
  claim.stance = Stance::hedged;
  return claim;
}
CapturedClaim helps() {
  return in_sentence(said("efficacy.helps", "c", 0, Strength::effect), "Says that it helps.", "Our stem cell therapy ",
                     "helps with autism", " in most of the children we treat.");
}
CapturedClaim no_risk() {
  return in_sentence(said("safety.no-risks", "d", 200, Strength::certain), "Says that nothing can go wrong.",
                     "The infusion has ", "no side effects", ".");
}
CapturedClaim lasting() {
  return in_sentence(said("permanence.lasting", "e", 400), "Says that it lasts.", "The improvement is ", "permanent",
                     ".");
}
CapturedClaim guaranteed() {
  return in_sentence(said("guarantee.result", "f", 600, Strength::certain), "Promises a result.", "We ",
                     "guarantee results", ".");
}

Capture taken(std::string page, std::string day, std::vector<CapturedClaim> claims) {
  Capture capture = read_capture(page, day + "T09:00:00Z", std::move(claims));
  capture.title = "Meadow Clinic";
  capture.rulebook = "r1";
  capture.reference = "list-2026";
  capture.as_of = day;
  capture.record = Record{};
  capture.record->uri = "https://" + page;
  capture.record->offset = 512;
  return capture;
}
Capture untaken(std::string page, std::string day, CaptureState state, std::string why, std::string to = "") {
  Capture capture = taken(std::move(page), std::move(day), {});
  capture.state = state;
  capture.replaced_by = std::move(why);
  capture.moved_to = std::move(to);
  return capture;
}

std::vector<Capture> six_years() {
  return {taken(autism, "2019-03-02", {cures(), no_risk(), guaranteed()}),
          taken(care, "2019-03-02", {}),
          taken(autism, "2019-11-10", {cures(), no_risk(), guaranteed(), lasting()}),
          taken(care, "2019-11-10", {}),
          taken(autism, "2020-06-01", {helps(), no_risk(), lasting()}),
          taken(care, "2020-06-01", {}),
          untaken(autism, "2020-12-01", CaptureState::failed, "http 503"),
          taken(care, "2020-12-01", {}),
          taken(autism, "2021-06-01", {may_help(), lasting(), guaranteed()}),
          taken(care, "2021-06-01", {no_risk()}),
          untaken(autism, "2021-12-01", CaptureState::replaced, "parked"),
          taken(care, "2021-12-01", {no_risk()}),
          taken(autism, "2022-06-01", {may_help(), guaranteed()}),
          taken(care, "2022-06-01", {no_risk()}),
          taken(care, "2022-12-01", {no_risk()}),
          taken(autism, "2023-06-01", {cures(), guaranteed()}),
          taken(care, "2023-06-01", {no_risk()}),
          taken(autism, "2024-05-01", {cures()}),
          untaken(care, "2024-05-01", CaptureState::replaced, "not_found")};
}

void check_golden(const std::string& name, const std::string& bytes) {
  const std::string path = std::string(source_dir) + "/tests/histories/" + name;
  if (std::getenv("OVERCLAIM_ACCEPT_GOLDENS") != nullptr) std::ofstream(path, std::ios::binary) << bytes;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream accepted;
  accepted << file.rdbuf();
  INFO(path);
  CHECK(accepted.str() == bytes);
}

Passport some_passport(const History& history, const std::vector<Capture>& captures) {
  return passport_of(
      history.sites[0].threads[0], history, captures,
      {{"2024-06-01", "A. Reader", "editor", "confirmed", "It says so in plain words.", "", false},
       {"2024-06-20", "B. Reader", "editor", "answered", "The clinic wrote back.", "We have changed the page.", true}});
}

}  // namespace

TEST_CASE("a claim's life is told in one line") {
  struct Row {
    std::string_view name;
    std::vector<Capture> captures;
    std::string line;
  };
  const Row rows[] = {
      {"softened",
       {taken(autism, "2021-03-02", {cures()}), taken(autism, "2022-11-10", {cures()}),
        taken(autism, "2023-02-01", {may_help()}), taken(autism, "2024-05-01", {may_help()})},
       "Said from 2021-03-02 to 2022-11-10 as “cures autism”, since 2023-02-01 as “may help with autism”; last looked "
       "2024-05-01."},
      {"still there",
       {taken(autism, "2021-03-02", {cures()})},
       "Said since 2021-03-02 as “cures autism”; last looked 2021-03-02."},
      {"away in one capture",
       {taken(autism, "2021-03-02", {cures()}), taken(autism, "2022-03-02", {})},
       "Said on 2021-03-02 as “cures autism”; not seen since: one capture so far, of 2022-03-02, is without it; last "
       "looked 2022-03-02."},
      {"removed",
       {taken(autism, "2021-03-02", {cures()}), taken(autism, "2022-03-02", {}), taken(autism, "2023-03-02", {})},
       "Said on 2021-03-02 as “cures autism”; removed: 2 captures since 2022-03-02 are without it; last looked "
       "2023-03-02."},
      {"not read",
       {taken(autism, "2021-03-02", {cures()}), untaken(autism, "2022-03-02", CaptureState::failed, "http 503")},
       "Said on 2021-03-02 as “cures autism”; not known since: its page was not read after 2021-03-02; last looked "
       "2022-03-02."},
      {"parked",
       {taken(autism, "2021-03-02", {cures()}), untaken(autism, "2022-03-02", CaptureState::replaced, "parked")},
       "Said on 2021-03-02 as “cures autism”; not known since: on 2022-03-02 something else stood in place of its page "
       "(the domain is for sale or unused); last looked 2022-03-02."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const History history = history_of(row.captures);
    REQUIRE(history.sites.size() == 1);
    REQUIRE(history.sites[0].threads.size() == 1);
    CHECK(life_in_words(history.sites[0].threads[0], history.sites[0].last_looked, words()) == row.line);
  }
}

TEST_CASE("what a claim says is told beside its words, and that they answer a question") {
  CapturedClaim yes = in_sentence(said("cure.a-cure", "g", 0, Strength::certain), "Speaks of a cure.", "", "Yes", ".");
  const auto lines = [](const CapturedClaim& claim) {
    return meaning_in_words(history_of({taken(autism, "2021-03-02", {claim})}).sites[0].threads[0], words());
  };
  CHECK(lines(yes) == std::vector<std::string>{"Speaks of a cure."});
  yes.block = BlockKind::answer;
  REQUIRE(lines(yes).size() == 2);
  CHECK(lines(yes)[1].find("answer a question") != std::string::npos);
  yes.message = "";
  CHECK(lines(yes).size() == 1);
  const std::string text = history_text(history_of({taken(autism, "2021-03-02", {yes})}), words(), 80);
  CHECK(text.find("1 page, captured once, on 2021-03-02.") != std::string::npos);
  CHECK(text.find("These words answer a question on the page.") != std::string::npos);
}

TEST_CASE("a history, a passport and a difference are as accepted") {
  const std::vector<Capture> captures = six_years();
  const History history = history_of(captures);
  check_golden("history.text", history_text(history, words(), 80));
  check_golden("history.html", history_html(history, words(), "en"));
  check_golden("history.json", history_json(history));
  const Passport passport = some_passport(history, captures);
  check_golden("passport.text", passport_text(passport, words(), 80));
  check_golden("passport.html", passport_html(passport, words(), "en"));
  check_golden("passport.json", passport_json(passport));
  std::vector<Capture> olds, news;
  for (const Capture& capture : captures) (capture.time < "2022" ? olds : news).push_back(capture);
  Diff diff = diff_of({"2019-2021.warc.gz", olds}, {"2022-2024.warc.gz", news});
  Capture again = taken(autism, "2019-03-02", {cures(), no_risk(), lasting()});
  again.sha256 = captures[0].sha256;
  diff.only_by_rules = only_by_rules({captures[0]}, {again});
  const Sheet sheet = diff_sheet(diff, words(), "en");
  check_golden("diff.text", sheet_text(sheet, 80));
  check_golden("diff.md", sheet_markdown(sheet));
  check_golden("diff.html", sheet_html(sheet));
  check_golden("diff.json", diff_json(diff, "0.0.0"));
}

TEST_CASE("what a page says cannot become mark-up") {
  CapturedClaim claim = cures();
  claim.quote = "<script>alert(1)</script>\"'&";
  Capture capture = taken("meadow.example/<b>", "2021-03-02", {claim});
  capture.title = "<i>title</i>";
  const History history = history_of({capture, taken("meadow.example/<b>", "2022-03-02", {claim})});
  for (const std::string& html :
       {history_html(history, words(), "en"),
        passport_html(passport_of(history.sites[0].threads[0], history, {}, {}), words(), "en")}) {
    CHECK(html.find("<script") == html.npos);
    CHECK(html.find("<b>") == html.npos);
    CHECK(html.find("<i>") == html.npos);
    CHECK(html.find("&lt;script&gt;") != html.npos);
  }
}

TEST_CASE("a passport finds the same words on other sites, and only long sentences") {
  CapturedClaim shared = cures();
  std::vector<Capture> captures = {taken(autism, "2021-03-02", {shared}), taken(autism, "2022-03-02", {shared})};
  Capture brook = read_capture("brook.example/autism", "2020-01-01", {shared}, "brook");
  captures.push_back(brook);
  History history = history_of(captures);
  const auto found = threads_of(history, shared.fingerprint.substr(0, 8));
  REQUIRE(found.size() == 2);
  const ClaimThread* ours = found[0]->site == "meadow" ? found[0] : found[1];
  const Passport passport = passport_of(*ours, history, captures, {});
  REQUIRE(passport.elsewhere.size() == 1);
  CHECK(passport.elsewhere[0].site == "brook");
  CHECK(passport.then.as_of == "2021-03-02");
  CHECK(passport.now.as_of == "2022-03-02");
  for (Capture& capture : captures) capture.claims[0].sentence_words = 4;
  history = history_of(captures);
  CHECK(passport_of(*threads_of(history, shared.fingerprint)[0], history, captures, {}).elsewhere.empty());
}
