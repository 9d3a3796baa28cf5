#include "report/explanation.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "check/check.h"
#include "places.h"
#include "report/json_report.h"
#include "rulebook/load.h"
#include "small_rulebook.h"
#include "text/read.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

const Words& english() {
  static const Words words = [] {
    std::ifstream in(std::string(source_dir) + "/rules/en/words.json", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    std::vector<Problem> problems;
    return read_words({"rules/en/words.json", bytes}, problems);
  }();
  return words;
}

Rulebook small(const Files& files = small_rulebook()) {
  const std::vector<std::vector<NamedBytes>> layers = {views_of(files)};
  LoadedRulebook loaded = load_rulebook(layers);
  for (const Problem& problem : loaded.problems) MESSAGE(to_string(problem));
  REQUIRE(loaded.rulebook);
  return *std::move(loaded.rulebook);
}

Report report_of(const std::string& text, const Rulebook& rulebook) {
  return check(read_document(text, {"page.txt", MediaType::plain}, rulebook.language), rulebook);
}

std::string said(const std::variant<std::string, ExplanationError>& explained) {
  const ExplanationError* error = std::get_if<ExplanationError>(&explained);
  return error != nullptr ? "error: " + error->message : std::get<std::string>(explained);
}

}  // namespace

TEST_CASE("a rule is explained from what it finds to what is known") {
  const Rulebook rulebook = small();
  CHECK(explain_rule(*find_rule(rulebook, "safety.no-risks"), rulebook, english()) ==
        "safety.no-risks\n"
        "Says there is no risk. A rule of the category safety.\n"
        "\n"
        "Why it matters\n"
        "  No procedure is without risk.\n"
        "\n"
        "What to ask\n"
        "  Who counted?\n"
        "\n"
        "How severe\n"
        "  5 of 5.\n"
        "  The wording alone is reason to question it, whatever the evidence.\n"
        "\n"
        "What the context does\n"
        "  Denied, or reported by a critic: set aside.\n"
        "  Said with care: flagged all the same.\n"
        "  Hanging on a condition: set aside.\n"
        "  Asked: set aside.\n"
        "  Said by a patient, a study or someone else for the page: flagged too.\n"
        "\n"
        "Where it looks\n"
        "  Only in: a paragraph, an item of a list.\n"
        "  Only there: in the text of the page, in the page's title.\n"
        "\n"
        "What it does not mean\n"
        "  Not: risk free booking\n"
        "\n"
        "Examples\n"
        "  Found: There are [no risks].\n"
        "  Found: It is [risk free].\n"
        "  Set aside: It is not true that there are [no risks].\n"
        "  Set aside: Are there [no risks]?\n"
        "  Nothing: Ask about risk free booking.\n"
        "  Nothing: There are risks.\n"
        "\n"
        "What the reference list says about such claims\n"
        "  Harms have been published. (certainty, in our own reading: high;\n"
        "  harm.documented)\n"
        "    Doe J (2020). Harms seen. Its abstract was read.\n"
        "  Doe J (2020). Harms seen. Its abstract was read.\n"
        "\n"
        "What an officer may look at\n"
        "  XX: Act on Adverts, section 3 https://example.org/act\n"
        "\n"
        "The rule as data: overclaim rules show safety.no-risks\n");
}

TEST_CASE("adjustments are told by the names that bring them about, and a noting rule is never severe") {
  Rulebook rulebook = small();
  Scoring scoring;
  scoring.adjustments = {{"child-patient", 1, AdjustmentWhere::page, {"therapy"}},
                         {"other", -1, AdjustmentWhere::sentence, {"risk"}}};
  rulebook.scoring = scoring;
  const std::string text = explain_rule(*find_rule(rulebook, "safety.no-risks"), rulebook, english());
  CHECK(text.find("  +1 where the page names one of: [treatment / cell].\n") != text.npos);
  CHECK(text.find("-1 where") == text.npos);
  const std::string noting = explain_rule(*find_rule(rulebook, "risk.named"), rulebook, english());
  CHECK(noting.find("  It is only noted, never flagged.\n") != noting.npos);
  CHECK(noting.find("What to ask") == noting.npos);
}

TEST_CASE("a work seen only from memory is not named, one seen in a copy is called that") {
  struct Row {
    const char *seen, *line;
  };
  for (const Row& row :
       {Row{"memory", ""}, Row{"secondary", "    Doe J (2020). Harms seen. Read in a copy, not in the paper.\n"},
        Row{"official", "    Doe J (2020). Harms seen. Seen on an official page.\n"}}) {
    CAPTURE(row.seen);
    Rulebook rulebook = small();
    for (Work& work : rulebook.reference.works)
      work.seen.as =
          *std::find_if(all_seen_as.begin(), all_seen_as.end(), [&](SeenAs as) { return to_string(as) == row.seen; });
    const std::string text = explain_rule(*find_rule(rulebook, "safety.no-risks"), rulebook, english());
    CHECK((text.find("Doe J") == text.npos) == (*row.line == '\0'));
    CHECK(text.find(row.line) != text.npos);
  }
}

TEST_CASE("a finding is explained from its report alone") {
  const Rulebook rulebook = small();
  const Report report = report_of("Before. It is not true that there are no risks here. After.\n", rulebook);
  REQUIRE(report.findings.size() == 1);
  const Finding& finding = report.findings[0];
  const std::string text = to_json({&report, 1});
  const std::string explained = said(explain_finding(finding.fingerprint, text, "r.json", rulebook, english()));
  CHECK(explained ==
        "page.txt, 1:39, a paragraph\n"
        "  Before. It is not true that there are no risks here. After.\n"
        "                                        ^^^^^^^^\n"
        "  SET ASIDE  safety.no-risks\n"
        "  Says there is no risk.\n"
        "  No procedure is without risk.\n"
        "  Ask: Who counted?\n"
        "  How: said in the page's own voice, denied; the wording claims that something\n"
        "  is certain or always so.\n"
        "  Set aside, because it is denied: \"not\"\n"
        "  Were it not set aside, severity 5 of 5: 5 by the rule.\n"
        "  What the claim is about: treatment therapy.cell (from the rule)\n"
        "  Finding " +
            finding.id + ", fingerprint " + finding.fingerprint +
            "\n"
            "  More about the rule: overclaim explain safety.no-risks\n");

  // By the id, by first digits, from JSONL.
  const std::string lines = to_json_document(report) + "\n" + to_json_document(report_of("Nothing.", rulebook)) + "\n";
  CHECK(said(explain_finding(finding.id, text, "r.json", rulebook, english())) == explained);
  CHECK(said(explain_finding(finding.fingerprint.substr(0, 6), lines, "r.jsonl", rulebook, english())) == explained);

  // With its verdict; made with another rulebook, and with a rule that is gone.
  const Report flagged = report_of("There are no risks.", rulebook);
  const std::string judged =
      said(explain_finding(flagged.findings[0].id, to_json({&flagged, 1}), "r.json", rulebook, english()));
  CHECK(judged.find("  Against the reference list: contradicted.\n    Harms have been published.") != judged.npos);
  CHECK(judged.find("another rulebook") == judged.npos);
  nlohmann::json old = nlohmann::json::parse(to_json_document(flagged));
  old["tool"]["rulebook"] = "other";
  old["findings"][0]["rule"] = "safety.gone";
  const std::string gone = said(explain_finding(flagged.findings[0].id, old.dump(), "r.json", rulebook, english()));
  CHECK(gone.find("\nThe report was made with another rulebook;") != gone.npos);
  CHECK(gone.find("\n  This rulebook has no rule of that name any more.\n") != gone.npos);
}

TEST_CASE("what cannot be explained is one line that says why") {
  const Rulebook rulebook = small();
  const Report report = report_of("There are no risks. There are zero risks.\n", rulebook);
  REQUIRE(report.findings.size() == 2);
  nlohmann::json twins = nlohmann::json::parse(to_json_document(report));
  twins["findings"][0]["id"] = "abcdef0000000001";
  twins["findings"][1]["fingerprint"] = "abcdef0000000002";
  struct Row {
    std::string digits, report, message;
  };
  const std::vector<Row> rows = {
      {"abcdef", twins.dump(), "\"abcdef\" fits 2 findings; give more digits: abcdef0000000001, abcdef0000000002"},
      {"abcde", twins.dump(), "\"abcde\" is no fingerprint; give at least 6 of its digits (0-9, a-f)"},
      {"ABCDEF", twins.dump(), "\"ABCDEF\" is no fingerprint; give at least 6 of its digits (0-9, a-f)"},
      {"bcdef00000", twins.dump(), "r.json: has no finding \"bcdef00000\""},
      {"abcdef", "", "r.json: is no report of overclaim; make one with overclaim check --format json"},
      {"abcdef", "{}", "r.json: is no report of overclaim; make one with overclaim check --format json"},
      {"abcdef", "[1,2]", "r.json: is no report of overclaim; make one with overclaim check --format json"},
      {"abcdef", "not json\n{", "r.json: is no report of overclaim; make one with overclaim check --format json"},
      {"abcdef", R"({"schema":"overclaim-report/2","findings":[]})",
       "r.json: is no report of overclaim; make one with overclaim check --format json"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.digits);
    CAPTURE(row.report);
    CHECK(said(explain_finding(row.digits, row.report, "r.json", rulebook, english())) == "error: " + row.message);
  }
  CHECK(said(explain_finding("abcdef0000000001", twins.dump(), "r.json", rulebook, english())).rfind("page.txt", 0) ==
        0);
}

TEST_CASE("a damaged report gives less and never a crash") {
  const Rulebook rulebook = small();
  const std::string id = "abcdef0123456789";
  for (
      const char* finding :
      {R"({"id":"abcdef0123456789"})",
       R"({"id":"abcdef0123456789","cues":7,"severity":[],"claim":3,"verdict":{"statements":"x"}})",
       R"({"id":"abcdef0123456789","cues":[1,"a",null],"severity":{"value":3,"adjustments":[{"delta":"x"},2]},"also":[1]})"}) {
    CAPTURE(finding);
    const std::string report = std::string(R"({"schema":"overclaim-report/1","findings":[3,null,)") + finding + "]}";
    CHECK(said(explain_finding(id, report, "r.json", rulebook, english())).find("Finding abcdef0123456789") !=
          std::string::npos);
  }
}
