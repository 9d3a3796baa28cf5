#include "report/page_summary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "report_parts.h"
#include "sample_report.h"

namespace {

using namespace overclaim;
using overclaim::test::builtin_rulebook;
using overclaim::test::ReadPage;
using overclaim::test::sample_finding;

const Words& words() { return builtin_rulebook().words; }

// A report of hand-made findings, each in a sentence of its own, one behind the other.
Report hand_report(std::vector<Finding> findings) {
  Report report;
  report.bytes = 1;
  std::uint32_t at = 0;
  for (Finding& finding : findings) {
    finding.text_span = {at, at + 5};
    at += 10;
    report.rules[finding.rule] = {
        "Says " + finding.rule + ".", "Why " + finding.rule + ".", "Ask " + finding.rule + "?", {}, {}};
  }
  report.findings = std::move(findings);
  return report;
}

Finding claim(const std::string& rule, int severity, VerdictKind kind, std::vector<std::string> statements = {}) {
  Finding finding = sample_finding("There are no risks.", "no risks", rule, Status::flagged);
  finding.severity = {severity, {}, severity};
  finding.verdict = Verdict{kind, std::move(statements), {}, kind == VerdictKind::not_assessed ? "" : "A reason."};
  return finding;
}

}  // namespace

TEST_CASE("the claims that matter most come by severity, then verdict, then position") {
  const Report report = hand_report({
      claim("cure.a", 3, VerdictKind::not_assessed),
      claim("cure.b", 5, VerdictKind::unproven),
      claim("cure.c", 3, VerdictKind::contradicted),
      claim("cure.d", 5, VerdictKind::overstated),
      claim("cure.e", 3, VerdictKind::not_assessed),
      claim("cure.f", 1, VerdictKind::contradicted),
      claim("cure.g", 1, VerdictKind::contradicted),
  });
  const PageSummary summary = summarize({&report}, words(), nullptr);
  std::string order;
  for (const TopClaim& top : summary.claims) order += summary.notes[top.note].finding->rule.back();
  CHECK(order == "dbcae");
  CHECK(summary.more_claims == 2);
  REQUIRE(summary.notes.size() == 7);
  CHECK(summary.notes[6].number == 7);
  CHECK(summary.questions[0] == "Ask cure.d?");
}

TEST_CASE("what says the same stands once among the claims") {
  struct Row {
    const char* what;
    std::vector<Finding> findings;
    std::size_t claims;
  };
  const std::vector<Row> rows = {
      {"one rule twice", {claim("safety.a", 5, VerdictKind::unproven), claim("safety.a", 3, VerdictKind::unproven)}, 1},
      {"one kind, the same facts",
       {claim("safety.a", 5, VerdictKind::overstated, {"harm.documented"}),
        claim("safety.b", 5, VerdictKind::overstated, {"harm.documented"})},
       1},
      {"one kind, other facts",
       {claim("safety.a", 5, VerdictKind::overstated, {"harm.documented"}),
        claim("safety.b", 5, VerdictKind::overstated, {"cp.harm.documented"})},
       2},
      {"one kind, nothing known",
       {claim("safety.a", 5, VerdictKind::not_assessed), claim("safety.b", 5, VerdictKind::not_assessed)},
       2},
      {"two kinds", {claim("safety.a", 5, VerdictKind::unproven), claim("cure.a", 5, VerdictKind::unproven)}, 2},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    const Report report = hand_report(row.findings);
    const PageSummary summary = summarize({&report}, words(), &*builtin_rulebook().rulebook);
    CHECK(summary.claims.size() == row.claims);
    CHECK(summary.more_claims == 0);
  }
}

TEST_CASE("each fact is told once, and later notes say where") {
  const ReadPage page(
      "Stem cell therapy has no side effects.\n\nThere are no risks with our stem cells.\n\nIt is completely safe.\n");
  const PageSummary summary = page.summary();
  std::set<std::string> told;
  std::size_t pointers = 0;
  for (const PageNote& note : summary.notes) {
    for (const KnownFact& fact : note.known) CHECK(told.insert(fact.text).second);
    if (note.known_at != 0) {
      ++pointers;
      REQUIRE(note.known_at <= summary.notes.size());
      CHECK(!summary.notes[note.known_at - 1].known.empty());
    }
  }
  CHECK(!told.empty());
  CHECK(pointers > 0);
}

TEST_CASE("a quote stands in its sentence, with the question it answers") {
  const ReadPage page("Q: Is it safe?\nA: Yes. It is completely safe for children.\n");
  const PageSummary summary = page.summary();
  const auto found = std::find_if(summary.notes.begin(), summary.notes.end(),
                                  [](const PageNote& note) { return note.words.quote == "completely safe"; });
  REQUIRE(found != summary.notes.end());
  CHECK(found->words.before == "It is ");
  CHECK(found->words.after == " for children.");
  CHECK(found->words.lead.find("Is it safe?") != std::string::npos);
}

TEST_CASE("a value stands with the label it answers, and a claim that needs no label without one") {
  const ReadPage page(
      "<p>Our clinic offers stem cells.</p><table><tr><td>Side effects</td><td>None</td></tr>"
      "<tr><td>Programme</td><td>Our stem cells cure autism</td></tr></table>",
      "page.html", MediaType::html);
  const PageSummary summary = page.summary();
  const auto lead_of = [&](std::string_view quote) {
    const auto found = std::find_if(summary.notes.begin(), summary.notes.end(),
                                    [&](const PageNote& note) { return note.words.quote == quote; });
    return found == summary.notes.end() ? "no such note" : found->words.lead;
  };
  CHECK(lead_of("None") == "Side effects");
  CHECK(lead_of("cure autism") == "");
}

TEST_CASE("a long sentence is cut at words on both sides of the quote") {
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += "and so on ";
  const ReadPage page("Here we say " + filler + "that there are no risks at all " + filler + "as ever.\n");
  const PageSummary summary = page.summary();
  REQUIRE(!summary.notes.empty());
  const QuotedWords& quoted = summary.notes[0].words;
  CHECK(quoted.before.rfind("\u2026 ", 0) == 0);
  CHECK(quoted.before.size() < 200);
  CHECK(quoted.after.substr(quoted.after.size() - 4) == " \u2026");
  CHECK(quoted.after.size() < 200);
}

TEST_CASE("a measured effect has its average, scale and comparison in one line, and its range") {
  const ReadPage page("Cord blood dramatically improves gross motor function in every child with cerebral palsy.\n");
  std::vector<ShownEffect> effects;
  for (const PageNote& note : page.summary().notes) {
    for (const KnownFact& fact : note.known) effects.insert(effects.end(), fact.effects.begin(), fact.effects.end());
  }
  REQUIRE(!effects.empty());
  CHECK(effects[0].size.average == doctest::Approx(1.42));
  CHECK(effects[0].size.scale == doctest::Approx(100));
  for (const char* part : {"1.42", "children", "0 to 100"}) {
    CAPTURE(std::string(part));
    CHECK(effects[0].line.find(part) != std::string::npos);
  }
  CHECK(effects[0].range.find("0.31") != std::string::npos);
}

TEST_CASE("what the page does not say is listed only where it claims or sells, and never what it says") {
  // A page long enough to leave something out. Invented.
  std::string rooms;
  for (int i = 0; i < 12; ++i) rooms += "The garden has a bench, and the rooms look out on it.\n\n";
  const auto lists = [](const PageSummary& summary, const std::string& part) {
    return std::any_of(summary.not_said.begin(), summary.not_said.end(),
                       [&](const std::string& line) { return line.find(part) != line.npos; });
  };
  const PageSummary claims = ReadPage("Our clinic gives cells. Our cells cure asthma.\n\n" + rooms).summary();
  CHECK(claims.looked_for_not_said);
  CHECK(claims.not_said.size() == most_not_said);
  CHECK(claims.more_not_said > 0);
  CHECK(lists(claims, "what can go wrong"));
  CHECK(lists(claims, "what it costs"));
  const PageSummary says =
      ReadPage("Our clinic gives cells. Our cells cure asthma. The price of one dose is $900.\n\n" + rooms).summary();
  CHECK(lists(says, "what can go wrong"));
  CHECK(!lists(says, "what it costs"));
  // Nothing is missing from a page that claims nothing, and a pasted sentence is no page.
  for (const std::string& text :
       {"Asthma is a disease of the lungs.\n\n" + rooms, std::string("Our cells cure asthma.\n")}) {
    CAPTURE(text);
    const PageSummary calm = ReadPage(text).summary();
    CHECK(!calm.looked_for_not_said);
    CHECK(calm.not_said.empty());
  }
}

TEST_CASE("questions are asked once, those of the claims first") {
  const PageSummary summary = ReadPage("Our cells cure asthma.\n\nThey cure asthma for good.\n").summary();
  std::set<std::string> once(summary.questions.begin(), summary.questions.end());
  CHECK(once.size() == summary.questions.size());
  REQUIRE(summary.questions.size() > 5);
  CHECK(summary.questions.back() == say(words(), "pay_ask_refund"));
}

TEST_CASE("a story on a page that does not sell is neither fair nor to be asked about") {
  Finding story = claim("testimonial.a", 3, VerdictKind::unproven);
  story.status = Status::noted;
  story.speaker = Speaker::testimonial;
  Finding supported = claim("efficacy.a", 3, VerdictKind::supported);
  supported.status = Status::noted;
  Finding careful = sample_finding("There are risks.", "risks", "risk.a", Status::noted);
  const Report report = hand_report({story, supported, careful});
  const PageSummary summary = summarize({&report}, words(), nullptr);
  CHECK(summary.claims.empty());
  REQUIRE(summary.supported.size() == 1);
  CHECK(summary.supported[0].notes == std::vector<std::size_t>{1});
  REQUIRE(summary.careful.size() == 1);
  CHECK(summary.careful[0].notes == std::vector<std::size_t>{2});
  CHECK(summary.notes[0].about.size() == 2);
  CHECK(summary.notes[1].verdict_note == say(words(), "verdict_about_studies"));
}

TEST_CASE("what stands in view is numbered before what does not") {
  Finding title = claim("cure.a", 5, VerdictKind::unproven), body = claim("safety.a", 2, VerdictKind::unproven);
  title.channel = Channel::title;
  const Report report = hand_report({title, body});
  const PageSummary summary = summarize({&report}, words(), nullptr);
  CHECK(summary.notes[0].finding->rule == "safety.a");
  CHECK(summary.notes[1].about == std::vector<std::string>{say(words(), "channel_title")});
}

TEST_CASE("a page that could not be read says so and nothing else") {
  Report report;
  report.error = ReportError{"binary", "is no text"};
  const PageSummary summary = summarize({&report}, words(), nullptr);
  CHECK(summary.not_looked_at.find("is no text") != std::string::npos);
  CHECK(summary.questions.empty());
}

TEST_CASE("what limits the reading is said") {
  Report report = hand_report({});
  report.coverage.skipped.push_back({{0, 1}, "Nested too deep."});
  report.tampering.push_back({});
  report.coverage.bad_bytes = 2;
  report.coverage.not_examined.images = 4;
  const PageSummary summary = summarize({&report}, words(), nullptr);
  CHECK(summary.not_looked_at.find("4 pictures") != std::string::npos);
  CHECK(summary.limits.size() == 3);
}

TEST_CASE("places are counted by what they are, and said in words") {
  Finding story = claim("testimonial.a", 3, VerdictKind::unproven);
  story.status = Status::noted;
  const Report report =
      hand_report({claim("cure.a", 5, VerdictKind::unproven), claim("cure.b", 5, VerdictKind::unproven), story,
                   sample_finding("There are risks.", "risks", "risk.a", Status::noted),
                   sample_finding("No risks?", "risks", "safety.a", Status::cleared)});
  const MarkCounts counts = counts_of(report);
  CHECK(counts == MarkCounts{2, 1, 1, 1});
  CHECK(in_words(counts, words()) ==
        "2 claims to ask about, 1 fair or careful line, 1 story, 1 set aside because of its context");
  CHECK(in_words(MarkCounts{}, words()) == "Nothing marked");
  const PageSummary summary = summarize({&report}, words(), nullptr);
  CHECK(summary.counts == counts);
  REQUIRE(summary.cleared.size() == 1);
  CHECK(summary.cleared[0].words.quote == "risks");
  CHECK(stories_of(summary).size() == 1);
}

TEST_CASE("every kind of page has words of its own") {
  Report report = hand_report({});
  std::set<std::string> said;
  for (const PublisherKind kind : all_publisher_kinds) {
    report.publisher = Publisher{std::string(to_string(kind)), "unknown", {}};
    const std::string line = summarize({&report}, words(), nullptr).kind;
    CAPTURE(line);
    CHECK(!line.empty());
    CHECK(said.insert(line).second);
    report.publisher->sells = "yes";
    CHECK(summarize({&report}, words(), nullptr).kind == line + " " + say(words(), "page_sells"));
  }
}

TEST_CASE("claims of one sentence stand together, and apart where the sentence is not shown whole") {
  std::string longer = "There are no risks";
  while (longer.size() <= longest_sentence) longer += " and so it goes on";
  const ReadPage page(
      "Studies prove that our stem cells reverse asthma and there are no known risks. It is completely safe.\n\n" +
      longer + " with no side effects at all.\n");
  const PageSummary summary = page.summary();
  std::string sizes;
  for (const auto& group : by_sentence(summary, &page.document)) sizes += std::to_string(group.size());
  CHECK(sizes == "3111");
  std::size_t alone = 0;
  for (const auto& group : by_sentence(summary, nullptr))
    if (group.size() == 1) ++alone;
  CHECK(alone == summary.counts.ask);
}
