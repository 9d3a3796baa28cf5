#include "survey/roll_up.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "survey/said_claim.h"

using namespace overclaim;

namespace {

struct Said {
  std::string sentence;
  std::string rule = "cure.cures";
  std::string condition = "";
  Strength strength = Strength::effect;
  Status status = Status::flagged;
};

std::uint32_t words_in(const std::string& text) {
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' '));
}

Report page(const std::string& uri, const std::string& day, const std::string& sha256, const std::vector<Said>& said) {
  Report report;
  report.source = "archive.warc";
  report.record = Record{uri, day.empty() ? "" : day + "T10:00:00Z"};
  report.sha256 = sha256;
  std::uint32_t at = 0;
  for (const Said& one : said) {
    Finding finding;
    finding.rule = one.rule;
    finding.category = std::string(category_of(one.rule));
    finding.status = one.status;
    finding.strength = one.strength;
    finding.severity.value = one.status == Status::flagged ? 4 : 0;
    if (!one.condition.empty()) finding.claim.condition = {{one.condition}, SlotFrom::match};
    finding.quote = one.sentence;
    finding.text_span = finding.sentence_span = {at, at + static_cast<std::uint32_t>(one.sentence.size())};
    finding.span = {at, at + one.sentence.size()};
    finding.id = one.rule + "@" + std::to_string(at);
    finding.sentence_key = "key of " + one.sentence;
    finding.sentence_words = words_in(one.sentence);
    report.findings.push_back(finding);
    at += 100;
  }
  return report;
}

RollUp rolled(const std::vector<Report>& reports, RollUpOptions options = {}) {
  RollUpMaker maker(std::move(options));
  for (const Report& report : reports) maker.add(report);
  return maker.finish();
}

// All that is in a sheet, a line a fact.
std::string shown(const RollUp& sheet) {
  std::string out;
  const auto place = [](const SeenAt& at) {
    return at.day + " " + (at.record ? at.record->uri : at.source) + ":" + std::to_string(at.begin);
  };
  for (const OperatorRollUp& one : sheet.operators) {
    out += one.name + ": " + std::to_string(one.pages) + " pages, " + std::to_string(one.documents) + " texts, " +
           std::to_string(one.same_bytes) + " again, " + std::to_string(one.long_inputs) + " long, " +
           std::to_string(one.unread) + " unread, days " +
           (one.days.empty() ? " " : one.days.front() + " " + one.days.back()) + " " + std::to_string(one.days.size()) +
           ", undated " + std::to_string(one.undated) + "\n";
    for (const auto* claims : {&one.claims, &one.careful}) {
      for (const RolledClaim& claim : *claims) {
        out += std::string(claims == &one.claims ? "  claim " : "  fair ") + claim.said.rule + " \"" +
               claim.said.sentence() + "\" x" + std::to_string(claim.pages) + " " + place(claim.said.at) + " to " +
               claim.last_day + "\n";
      }
    }
    for (const StrongestClaim& cell : one.strongest) {
      out += "  strongest " + cell.condition + "/" + cell.intervention + " \"" + cell.said.sentence() + "\" " +
             place(cell.said.at) + "\n";
    }
    for (const NotSaid& point : one.not_said) {
      out += "  not said " + point.criterion + " " + std::to_string(point.told_on) + "\n";
    }
    for (const GivenDisclaimer& given : one.disclaimers) {
      out += "  disclaimer " + given.id + " x" + std::to_string(given.pages) + "\n";
    }
  }
  for (const SharedSentence& sentence : sheet.shared) {
    out += "shared \"" + sentence.sentence + "\":";
    for (const SharedSite& site : sentence.sites) out += " " + site.name + " x" + std::to_string(site.pages);
    out += "\n";
  }
  return out;
}

const std::string boilerplate = "Our cells find the damage in the body and repair it there by themselves.";

}  // namespace

TEST_CASE("a sentence on many pages is one claim, at its earliest place") {
  const RollUp sheet = rolled({page("https://a.example/2", "2023-01-02", "22", {{boilerplate}}),
                               page("https://a.example/1", "2021-01-02", "11", {{boilerplate}, {"It cures."}}),
                               page("https://a.example/3", "", "33", {{boilerplate}})});
  CHECK(shown(sheet) ==
        "a.example: 3 pages, 3 texts, 0 again, 0 long, 0 unread, days 2021-01-02 2023-01-02 2, undated 1\n"
        "  claim cure.cures \"" +
            boilerplate +
            "\" x3 2021-01-02 https://a.example/1:0 to 2023-01-02\n"
            "  claim cure.cures \"It cures.\" x1 2021-01-02 https://a.example/1:100 to 2021-01-02\n"
            "  strongest / \"" +
            boilerplate + "\" 2021-01-02 https://a.example/1:0\n");
}

TEST_CASE("the same sentence under two rules is two claims") {
  const RollUp sheet = rolled({page("https://a.example/", "", "1", {{boilerplate}, {boilerplate, "safety.no-risks"}})});
  CHECK(sheet.operators[0].claims.size() == 2);
}

TEST_CASE("what was read twice counts once, and is said") {
  const RollUp sheet =
      rolled({page("https://a.example/", "2021-01-01", "1", {{"It cures."}}),
              page("https://a.example/", "2022-01-01", "1", {{"It cures."}}),            // a revisit
              page("https://a.example/index.html", "2022-01-01", "1", {{"It cures."}}),  // the same page
              page("https://a.example/", "2023-01-01", "2", {{"It cures."}}),            // changed
              page("https://b.example/", "2023-01-01", "2", {{"It cures."}})});          // of another one
  CHECK(sheet.operators[0].pages == 1);
  CHECK(sheet.operators[0].documents == 2);
  CHECK(sheet.operators[0].same_bytes == 2);
  CHECK(sheet.operators[0].days == std::vector<std::string>{"2021-01-01", "2022-01-01", "2023-01-01"});
  CHECK(sheet.operators[0].claims[0].pages == 1);
  CHECK(sheet.operators[0].claims[0].last_day == "2023-01-01");
  CHECK(sheet.operators[1].documents == 1);
  CHECK(sheet.operators[1].same_bytes == 0);
}

TEST_CASE("parts of a long input are one text, also when it comes again") {
  std::vector<Report> parts;
  for (int copy = 0; copy < 2; ++copy) {
    for (std::uint64_t i = 0; i < 3; ++i) {
      Report part = page("", "", "long", {{"It cures."}});
      part.record = std::nullopt;
      part.source = "long.txt";
      part.part = Part{i, 3};
      part.coverage.not_examined.images = 1;
      parts.push_back(part);
    }
  }
  const OperatorRollUp one = rolled(parts).operators[0];
  CHECK(one.name == "long.txt");
  CHECK(one.documents == 1);
  CHECK(one.long_inputs == 1);
  CHECK(one.same_bytes == 1);
  CHECK(one.claims[0].pages == 1);
}

TEST_CASE("what could not be read is counted with its operator") {
  Report unread = page("https://a.example/x", "2021-01-01", "", {});
  unread.error = ReportError{"damaged", "is damaged"};
  CHECK(shown(rolled({unread})) == "a.example: 0 pages, 0 texts, 0 again, 0 long, 1 unread, days   0, undated 0\n");
}

TEST_CASE("operators stand in alphabetical order, claims by condition and then in the order of the text") {
  const RollUp sheet = rolled(
      {page("https://zebra.example/", "", "1", {{"It cures."}}), page("https://Apple.example/", "", "2",
                                                                      {{"One.", "cure.cures", ""},
                                                                       {"Two.", "cure.cures", "condition.b"},
                                                                       {"Three.", "cure.cures", "condition.a"},
                                                                       {"Four.", "cure.cures", "condition.a"}})});
  REQUIRE(sheet.operators.size() == 2);
  CHECK(sheet.operators[0].name == "apple.example");
  std::vector<std::string> order;
  for (const RolledClaim& claim : sheet.operators[0].claims) order.push_back(claim.said.quote);
  CHECK(order == std::vector<std::string>{"Three.", "Four.", "Two.", "One."});
}

TEST_CASE("the strongest claim: strength, then a condition it names itself, then the verdict, then the earliest") {
  SaidClaim base;
  base.conditions = {"condition.a"};
  base.condition_from = SlotFrom::page;
  base.strength = Strength::effect;
  base.verdict = VerdictKind::unproven;
  base.at.day = "2021-01-01";
  const auto changed = [&](auto change) {
    SaidClaim other = base;
    other.at.day = "2022-01-01";
    change(other);
    return other;
  };
  CHECK(is_stronger(changed([](SaidClaim& said) { said.strength = Strength::certain; }), base));
  CHECK(is_stronger(changed([](SaidClaim& said) { said.condition_from = SlotFrom::sentence; }), base));
  CHECK(is_stronger(changed([](SaidClaim& said) { said.verdict = VerdictKind::contradicted; }), base));
  CHECK(is_stronger(base, changed([](SaidClaim& said) { said.verdict = VerdictKind::supported; })));
  CHECK(is_stronger(base, changed([](SaidClaim& said) { said.verdict = std::nullopt; })));
  CHECK(is_stronger(base, changed([](SaidClaim&) {})));
  CHECK(is_stronger(base, changed([](SaidClaim& said) {
                      said.strength = Strength::possible;
                      said.condition_from = SlotFrom::match;
                      said.verdict = VerdictKind::contradicted;
                    })));
}

TEST_CASE("a claim that names no condition is not laid to each of several that stand elsewhere") {
  struct Row {
    std::vector<std::string> terms;
    SlotFrom from;
    std::vector<std::string> cells;
  };
  const std::vector<Row> rows = {
      {{}, SlotFrom::match, {""}},
      {{"condition.a"}, SlotFrom::match, {"condition.a"}},
      {{"condition.a", "condition.b"}, SlotFrom::sentence, {"condition.a", "condition.b"}},
      {{"condition.a"}, SlotFrom::page, {"condition.a"}},
      {{"condition.a", "condition.b"}, SlotFrom::block, {""}},
      {{"condition.a", "condition.b"}, SlotFrom::page, {""}},
  };
  for (const Row& row : rows) {
    Report report = page("https://a.example/", "", "1", {{"No risks."}});
    report.findings[0].claim.condition = {row.terms, row.from};
    std::vector<std::string> cells;
    const RollUp sheet = rolled({report});
    for (const StrongestClaim& cell : sheet.operators[0].strongest) cells.push_back(cell.condition);
    CHECK(cells == row.cells);
  }
}

TEST_CASE("only whole sentences of some length count as the same on several sites") {
  struct Row {
    const char* sentence;
    bool shared;
  };
  const std::vector<Row> rows = {
      {"No risks.", false},
      {"Stem cell therapy is safe and effective.", false},
      {"Our stem cell therapy is safe, effective, natural and painless.", true},  // ten words
      {"Our stem cell therapy is safe, effective and painless.", false},          // nine
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.sentence));
    const RollUp sheet = rolled({page("https://a.example/", "2022-01-01", "1", {{row.sentence}}),
                                 page("https://b.example/", "2021-01-01", "2", {{row.sentence}}),
                                 page("https://b.example/2", "2023-01-01", "3", {{row.sentence}})});
    CHECK(sheet.shared.size() == (row.shared ? 1 : 0));
    if (!row.shared) continue;
    REQUIRE(sheet.shared[0].sites.size() == 2);
    CHECK(sheet.shared[0].sites[0].name == "b.example");  // the earliest first, whatever its name
    CHECK(sheet.shared[0].sites[0].at.day == "2021-01-01");
    CHECK(sheet.shared[0].sites[0].pages == 2);
    CHECK(sheet.shared[0].sites[1].name == "a.example");
  }
}

TEST_CASE("careful words stand by themselves and are no copies") {
  const Said fair{boilerplate, "uncertainty.unknown", "", Strength::possible, Status::noted};
  const Said cleared{"It is not true that it cures.", "cure.cures", "", Strength::effect, Status::cleared};
  const RollUp sheet =
      rolled({page("https://a.example/", "", "1", {fair, cleared}), page("https://b.example/", "", "2", {fair})});
  CHECK(sheet.operators[0].claims.empty());
  CHECK(sheet.operators[0].careful.size() == 1);
  CHECK(sheet.operators[0].strongest.empty());
  CHECK(sheet.shared.empty());
}

TEST_CASE("what no page says: nothing found on any, told on at least one, shown") {
  const auto answers = [](const std::string& uri, const std::string& sha256,
                          const std::vector<ChecklistAnswer>& given) {
    Report report = page(uri, "", sha256, {{"It cures."}});
    report.checklist = given;
    return report;
  };
  const auto answer = [](const char* id, std::optional<bool> met, bool something = false, bool is_shown = true) {
    ChecklistAnswer one;
    one.id = id;
    one.met = met;
    one.shown = is_shown;
    if (something) one.counted = {{"sign", 1, 1}};
    return one;
  };
  RollUpOptions options;
  options.criteria = {"costs", "harms", "author", "approval", "limits", "date"};
  const RollUp sheet =
      rolled({answers("https://a.example/1", "1",
                      {answer("costs", false), answer("harms", false), answer("author", false),
                       answer("approval", std::nullopt), answer("limits", false), answer("date", false, false, false),
                       answer("page-only", false)}),
              answers("https://a.example/2", "2",
                      {answer("costs", true, true), answer("harms", false), answer("author", std::nullopt),
                       answer("approval", std::nullopt), answer("limits", false, true)})},
             options);
  const OperatorRollUp& one = sheet.operators[0];
  CHECK(one.looked_for_not_said);
  REQUIRE(one.not_said.size() == 2);  // too little on limits is not nothing
  CHECK(one.not_said[0].criterion == "harms");
  CHECK(one.not_said[0].told_on == 2);
  CHECK(one.not_said[1].criterion == "author");
  CHECK(one.not_said[1].told_on == 1);
}

TEST_CASE("a site that neither sells nor claims is not asked what it does not say") {
  Report report = page("https://a.example/", "", "1", {});
  ChecklistAnswer answer;
  answer.id = "costs";
  answer.met = false;
  report.checklist = {answer};
  RollUpOptions options;
  options.criteria = {"costs"};
  CHECK_FALSE(rolled({report}, options).operators[0].looked_for_not_said);
  report.publisher = Publisher{"seller", "yes", {}};
  CHECK(rolled({report}, options).operators[0].not_said.size() == 1);
}

TEST_CASE("disclaimers are counted by pages") {
  Report one = page("https://a.example/1", "", "1", {}), two = page("https://a.example/2", "", "2", {});
  Disclaimer given;
  given.id = "results-vary";
  given.message = "Says that results differ.";
  one.disclaimers = {given, given};
  two.disclaimers = {given};
  CHECK(shown(rolled({one, two})).find("  disclaimer results-vary x2\n") != std::string::npos);
}

TEST_CASE("a limit that is reached is said") {
  const std::vector<Report> reports = {page("https://a.example/1", "", "1", {{"One."}, {"Two."}}),
                                       page("https://a.example/2", "", "2", {{"One."}, {"Three."}}),
                                       page("https://a.example/3", "", "3", {{"One."}})};
  RollUpOptions few_documents;
  few_documents.most_documents = 2;
  CHECK(rolled(reports, few_documents).limits.documents_left_out == 1);
  CHECK(rolled(reports, few_documents).operators[0].documents == 2);
  RollUpOptions few_claims;
  few_claims.most_claims = 2;  // one claim, and the strongest
  const RollUp claims = rolled(reports, few_claims);
  CHECK(claims.operators[0].claims.size() == 1);
  CHECK(claims.operators[0].claims[0].pages == 3);  // counted on
  CHECK(claims.limits.findings_left_out == 2);
  RollUpOptions few_places;
  few_places.most_places = 3;
  const RollUp places = rolled(reports, few_places);
  CHECK(places.operators[0].claims.size() == 3);
  CHECK(places.limits.places_left_out == 2);
  const RollUpLimits none = rolled(reports).limits;
  CHECK(none.documents_left_out + none.findings_left_out + none.places_left_out == 0);
}

TEST_CASE("a sentence is shown without its neighbours, and a cut is shown") {
  Report report = page("https://a.example/", "", "1", {{"no risks"}});
  Finding& finding = report.findings[0];
  finding.text_span = {30, 38};
  finding.context_before = "We know. There are ";
  finding.context_after = " at all. Call us.";
  finding.sentence_span = {20, 46};
  CHECK(said_claim(report, finding, "").sentence() == "There are no risks at all.");
  finding.sentence_span = {5, 60};  // longer than what the report kept
  CHECK(said_claim(report, finding, "").sentence() == "\u2026 know. There are no risks at all. Call \u2026");
}

TEST_CASE("whatever the order of the reports, the sheet is the same") {
  std::vector<Report> reports;
  for (int i = 0; i < 6; ++i) {
    const std::string n = std::to_string(i);
    reports.push_back(page("https://" + std::string(i % 2 == 0 ? "a" : "b") + ".example/" + std::to_string(i / 2),
                           i == 3 ? "" : "202" + n + "-01-01", i < 2 ? "same" : n,
                           {{boilerplate, "cure.cures", i % 3 == 0 ? "condition.a" : ""},
                            {"Sentence " + std::to_string(i % 3) + ".", "safety.no-risks", "condition.b",
                             i % 2 == 0 ? Strength::certain : Strength::possible}}));
    Disclaimer given;
    given.id = "results-vary";
    if (i % 2 == 0) reports.back().disclaimers = {given};
  }
  // The same bytes at another address of one site, so that the page has two names.
  reports.push_back(reports[2]);
  reports.back().record = Record{"https://a.example/0/copy", "2019-01-01T10:00:00Z"};
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5, 6};
  const std::string expected = shown(rolled(reports));
  CHECK(expected.find("shared") != std::string::npos);
  std::size_t tried = 0;
  do {
    std::vector<Report> permuted;
    for (const std::size_t i : order) permuted.push_back(reports[i]);
    const std::string found = shown(rolled(permuted));
    if (found != expected) {
      CHECK(found == expected);
      break;
    }
    ++tried;
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(tried == 5040);
}
