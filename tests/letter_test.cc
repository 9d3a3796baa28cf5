#include "report/letter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "report_parts.h"
#include "rulebook/spaced_words.h"
#include "survey/decision.h"

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// A page with two statements; the first is confirmed, the second is not.
ConfirmedClaims confirmed_claims(DecisionKind second = DecisionKind::dismissed) {
  ReadPage page("At Meadow Cells the infusion has no side effects.\n\nIt is a guaranteed cure for autism.\n");
  page.report.tool.rulebook = std::string(64, 'a');
  page.report.record = Record{"https://meadow.example/infusion", "2024-03-01T12:00:00Z"};
  std::vector<Decision> decisions;
  for (const Finding& finding : page.report.findings) {
    if (finding.status != Status::flagged) continue;
    Decision decision{finding.fingerprint, text_hash_of(finding), page.report.tool.rulebook, "A. Reader", "editor"};
    decision.decision = decisions.empty() ? DecisionKind::confirmed : second;
    decision.reason = "Read.";
    decision.date = "2026-02-03";
    decisions.push_back(decision);
  }
  REQUIRE(decisions.size() >= 2);
  add_decisions(held_decisions(decisions), page.report);
  ConfirmedClaims claims;
  add_confirmed(page.report, "2024-03-01", claims);
  return claims;
}

std::vector<std::string> drafts() {
  const Words& words = builtin_rulebook().words;
  std::vector<Sheet> sheets = {letter_sheet(confirmed_claims(), words, "en"), letter_sheet({}, words, "en")};
  for (const Authority& authority : builtin_rulebook().authorities) {
    sheets.push_back(complaint_sheet(confirmed_claims(), authority, words, "en"));
  }
  std::vector<std::string> texts;
  for (const Sheet& sheet : sheets) texts.push_back(sheet_plain_text(sheet));
  return texts;
}

}  // namespace

TEST_CASE("a letter asks about what was confirmed, and about nothing else") {
  const std::string letter = sheet_plain_text(letter_sheet(confirmed_claims(), builtin_rulebook().words, "en"));
  CAPTURE(letter);
  CHECK(has(letter, "At Meadow Cells the infusion has no side effects."));
  CHECK_FALSE(has(letter, "cure"));
  CHECK(has(letter, "https://meadow.example/infusion"));
  CHECK(has(letter, "Read as it was saved on 2024-03-01."));
  CHECK(has(letter, "What evidence do you hold for this?"));
  CHECK(has(letter, "Your reply: ____"));
  CHECK(has(letter, "prepared with a program"));
  CHECK(has(letter, "must be read and signed by a person"));
  CHECK(has(letter, "Signature: ____"));
  // Two statements, two questions.
  const std::string both =
      sheet_plain_text(letter_sheet(confirmed_claims(DecisionKind::confirmed), builtin_rulebook().words, "en"));
  CHECK(has(both, "guaranteed cure"));
  const std::string question = "What evidence do you hold for this?";
  CHECK(has(both.substr(both.find(question) + question.size()), question));
}

TEST_CASE("a letter about nothing says so, and a day that is not known is asked for") {
  const Words& words = builtin_rulebook().words;
  CHECK(has(sheet_plain_text(letter_sheet({}, words, "en")), "Nothing was confirmed by a person"));
  ConfirmedClaims claims = confirmed_claims();
  claims.claims[0].said.at.day.clear();
  claims.claims[0].decisions[0].answer = "We hold a study.";
  const std::string letter = sheet_plain_text(letter_sheet(claims, words, "en"));
  CHECK(has(letter, "It is not known on which day the page was saved"));
  CHECK(has(letter, "You have answered: We hold a study."));
}

TEST_CASE("the three kinds of files carry the same") {
  const Sheet sheet = letter_sheet(confirmed_claims(), builtin_rulebook().words, "en");
  for (const std::string& text : {sheet_plain_text(sheet), sheet_markdown(sheet), sheet_html(sheet)}) {
    CAPTURE(text);
    CHECK(has(text, "no side effects"));
    CHECK(has(text, "What evidence do you hold for this?"));
    CHECK(has(text, "Signature:"));
  }
}

TEST_CASE("no draft holds a word that our output never holds") {
  const Rulebook& rulebook = *builtin_rulebook().rulebook;
  REQUIRE(!rulebook.never_say.empty());
  for (const std::string& draft : drafts()) {
    const std::string spaced = spaced_words(draft);
    for (const std::string& word : rulebook.never_say) {
      std::vector<std::string> forms = forms_of(word, rulebook.inflection);
      forms.push_back(word);
      for (const std::string& form : forms) {
        CAPTURE(form);
        CHECK_FALSE(has(spaced, spaced_words(form)));
      }
    }
  }
  CHECK(has(spaced_words("It is a fraud."), spaced_words("fraud")));  // the look-up finds what is there
}

TEST_CASE("authorities: every fact was seen on their own pages, and the examples run") {
  const std::vector<Authority>& authorities = builtin_rulebook().authorities;
  CHECK(authorities.size() >= 5);
  const ConfirmedClaims claims = confirmed_claims();
  for (const Authority& authority : authorities) {
    CAPTURE(authority.id);
    const std::string draft = sheet_markdown(complaint_sheet(claims, authority, builtin_rulebook().words, "en"));
    const std::string text = sheet_plain_text(complaint_sheet(claims, authority, builtin_rulebook().words, "en"));
    for (std::string example : authority.examples) {
      // As one line: text is wrapped.
      std::string flat = text;
      std::replace(flat.begin(), flat.end(), '\n', ' ');
      CAPTURE(example);
      CHECK(has(flat, example));
    }
    CHECK(has(text, "no side effects"));
    CHECK(has(text, "must be read and signed by a person"));
    CHECK(has(draft, "Whether a rule applies is for the authority to say"));
    const auto seen = [](const SeenText& fact) {
      return fact.seen.as == SeenAs::official && fact.seen.where.rfind("https://", 0) == 0 && !fact.seen.when.empty();
    };
    CHECK(seen(authority.about));
    CHECK(seen(authority.way));
    CHECK(std::all_of(authority.wants.begin(), authority.wants.end(), seen));
    CHECK(std::all_of(authority.notes.begin(), authority.notes.end(), seen));
    for (const AuthorityAddress& address : authority.addresses) CHECK(seen(address.at));
  }
}

TEST_CASE("what is not seen on an authority's own page does not load") {
  const std::string fact =
      R"("text": "x", "seen": {"as": "official", "where": "https://a.example", "when": "2026-01-01"})";
  const std::string good =
      R"({"authorities": [{"id": "a", "name": "A", "country": "B", "languages": ["C"], "about": {)" + fact +
      R"(}, "way": {)" + fact + R"(}, "addresses": [{"kind": "form", )" + fact +
      R"(}], "wants": [], "notes": [], "examples": ["x"]}]})";
  struct Row {
    std::string what, with, wrong;
  };
  const std::vector<Row> rows = {
      {"", "", ""},
      {"\"official\"", "\"memory\"",
       "c.json /authorities/0/about/seen/as: must be \"official\": the authority's own page"},
      {"2026-01-01", "once", "c.json /authorities/0/about/seen/when: must be a day like 2024-05-31, is \"once\""},
      {"\"form\"", "\"fax\"",
       "c.json /authorities/0/addresses/0/kind: must be one of form, mail, post, phone, is \"fax\""},
      {"\"notes\"", "\"note\"", "c.json /authorities/0/note: unknown key \"note\"; did you mean \"notes\"?"},
      {"[\"x\"]", "[]", "c.json /authorities/0/examples: needs at least 1 entry, has 0"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.with);
    std::string json = good;
    if (!row.what.empty()) json.replace(json.find(row.what), row.what.size(), row.with);
    std::vector<Problem> problems;
    std::vector<Authority> authorities;
    read_json("c.json", json, problems, [&](const JsonNode& node) { read_complaints(node, authorities); });
    const std::string first = problems.empty() ? "" : to_string(problems.front());
    CHECK(first.substr(0, row.wrong.size()) == row.wrong);
    CHECK(problems.empty() == row.wrong.empty());
  }
}
