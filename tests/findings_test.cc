#include <doctest/doctest.h>

#include "check/check.h"
#include "hand_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

Rulebook finding_rulebook() {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("cure.cures", {"cure~ ..2 {condition}"}));
  source.rules.push_back(hand_rule("cure.short", {"cure~"}));
  source.rules.push_back(hand_rule("safety.no-risks", {"(no|without) {risk}"}));
  source.rules.push_back(
      hand_rule("safety.listed", {"{therapy} ..2 {benefit_verb} > {outcome}", "what helps > {outcome}"}));
  source.rules.push_back(hand_rule("no-cure.none", {"not cure~"}));
  source.rules[0].severity = 5;
  source.rules[2].severity = 4;
  source.rules[2].when.hedged = WhenAction::lower;
  return built(source);
}

// One finding a line: status rule severity "quote" and what else is worth seeing.
std::string listed(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings) {
    out += std::string(to_string(finding.status)) + " " + finding.rule + " " + std::to_string(finding.severity.value) +
           " '" + finding.quote + "'";
    if (!finding.cleared_by.empty()) out += " by " + finding.cleared_by;
    for (const std::string& also : finding.also) out += " also " + also;
    for (const ContextPlace& place : finding.context) out += " " + place.role;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("matches become findings with status, severity and reason") {
  const Rulebook rulebook = finding_rulebook();
  struct Row {
    std::string_view text, findings;
  };
  const Row rows[] = {
      {"It cures asthma.", "flagged cure.cures 5 'cures asthma' also cure.short\n"},
      {"It does not cure asthma.",
       "noted no-cure.none 0 'not cure'\ncleared cure.cures 5 'cure asthma' by neg.not also cure.short\n"},
      {"There may be no risks.", "flagged safety.no-risks 3 'no risks'\n"},
      {"It cures asthma. It cures asthma.",
       "flagged cure.cures 5 'cures asthma' also cure.short\nflagged cure.cures 5 'cures asthma' also cure.short\n"},
      {"Nothing of note here.", ""},
      {"", ""},
      // a flagged finding is not hidden by a longer cleared one of its category
      {"It may cure asthma; it cures.",
       "cleared cure.cures 5 'cure asthma' by hedge.may also cure.short\n"
       "flagged cure.short 3 'cures'\n"},
      {"Stem cells improve:\n- speech\n- manners", "flagged safety.listed 3 'speech' lead_in\n"},
      {"# What helps\n\nSpeech is trained daily.", "flagged safety.listed 3 'Speech' heading\n"},
      {"Q: Does it cure asthma?\nA: No. Ask us.", "cleared cure.cures 5 'No' by answer.no also cure.short question\n"},
      {"Q: Does it cure asthma?\nA: Yes! Ask us.", "flagged cure.cures 5 'Yes' also cure.short question\n"},
      {"Q: Does it cure asthma?\nA: Ask us.", "cleared cure.cures 5 'cure asthma' by asked also cure.short\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(listed(check(plain_document(row.text, rulebook), rulebook)) == row.findings);
  }
}

TEST_CASE("only and disable take rules and categories") {
  const Rulebook rulebook = finding_rulebook();
  const Document document = plain_document("It cures asthma without risks.", rulebook);
  CheckOptions options;
  options.only = {"safety"};
  CHECK(listed(check(document, rulebook, options)) == "flagged safety.no-risks 4 'without risks'\n");
  options = {};
  options.disable = {"cure.cures", "safety"};
  CHECK(listed(check(document, rulebook, options)) == "flagged cure.short 3 'cures'\n");
}

TEST_CASE("a finding's places count bytes, UTF-16 units, lines and columns of the input") {
  const Rulebook rulebook = finding_rulebook();
  const std::string input =
      "\xF0\x9F\x8D\x80 hello there, reader.\r\n\r\nIt is \xE2\x80\x9Cnew\xE2\x80\x9D and cures asthma.\r\n";
  const Report report = check(plain_document(input, rulebook), rulebook);
  REQUIRE(report.findings.size() == 1);
  const Finding& finding = report.findings[0];
  CHECK(input.substr(finding.span.begin, finding.span.end - finding.span.begin) == "cures asthma");
  CHECK(finding.line == 3);
  CHECK(finding.column == 17);
  // the four-byte leaf is two units, each curly quote one
  CHECK(finding.utf16_begin == finding.span.begin - 2 - 2 * 2);
  CHECK(finding.utf16_end - finding.utf16_begin == 12);
  CHECK(finding.context_before == "It is \xE2\x80\x9Cnew\xE2\x80\x9D and ");
  CHECK(finding.context_after == ".");
}

TEST_CASE("a fingerprint outlives mark-up, wrapping and moves; an id names one place in one file") {
  const Rulebook rulebook = finding_rulebook();
  const auto first = [&](std::string_view text, MediaType type) {
    ReadOptions options;
    options.media_type = type;
    const Report report = check(read_document(std::string(text), options, rulebook.language), rulebook);
    REQUIRE(!report.findings.empty());
    return report.findings[0];
  };
  const Finding plain = first("Our method cures asthma for good.", MediaType::plain);
  const Finding wrapped = first("Intro.\n\nOur method cures\nasthma for good.", MediaType::plain);
  const Finding marked = first("<p>Our <b>method</b>&nbsp;cures <i>asthma</i> for good.", MediaType::html);
  const Finding changed = first("Our method cures asthma for years.", MediaType::plain);
  CHECK(plain.fingerprint == wrapped.fingerprint);
  CHECK(plain.fingerprint == marked.fingerprint);
  CHECK(plain.fingerprint != changed.fingerprint);
  CHECK(plain.id != wrapped.id);
  CHECK(plain.fingerprint.size() == 16);
}

TEST_CASE("no side effects across mark-up and references maps back to the exact source slice") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("safety.no-risks", {"no {risk}"}));
  const Rulebook rulebook = built(source);
  const std::string input = "<div><p>There are no <b>side</b>&nbsp;effects at all.</p></div>";
  ReadOptions options;
  options.media_type = MediaType::html;
  const Report report = check(read_document(input, options, rulebook.language), rulebook);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].quote == "no side effects");
  const SourceSpan span = report.findings[0].span;
  CHECK(input.substr(span.begin, span.end - span.begin) == "no <b>side</b>&nbsp;effects");
}

TEST_CASE("what is in a language without rules gives no findings, is no subject, and counts as not read") {
  const std::string english =
      "Our house by the river looks after children with cells from cord blood. The treatment takes one afternoon, and "
      "most families travel home on the following day. It cures asthma. Nobody knows yet whether it lasts, and we tell "
      "you so before you pay anything.";
  const std::string spanish =
      "Nuestra casa junto al r\u00EDo atiende a ni\u00F1os con c\u00E9lulas de la sangre del cord\u00F3n; \u00ABno "
      "risks\u00BB, dice el cartel. El tratamiento dura una tarde y la mayor\u00EDa de las familias vuelve a casa al "
      "d\u00EDa siguiente. Todav\u00EDa nadie sabe si ayuda, y se lo decimos antes de que pague nada. It cures asthma.";
  Rulebook rulebook = finding_rulebook();
  rulebook.words.texts = {{"uncovered_text", "All {language}."}, {"uncovered_part", "Some {language}."}};
  rulebook.words.languages = {{"es", "Spanish"}};
  const std::string flagged = "flagged cure.cures 5 'cures asthma' also cure.short\n";
  struct Row {
    const char* what;
    std::string text, findings, language;
    std::vector<std::string> reasons;
  };
  const std::vector<Row> rows = {
      {"English", english, flagged, "en", {}},
      {"Spanish", spanish, "", "es", {"All Spanish."}},
      {"a Spanish part", english + "\n\n" + spanish + "\n\n" + english, flagged + flagged, "en", {"Some Spanish."}},
      {"an English part",
       spanish + "\n\n" + spanish + "\n\n" + english + "\n\n" + spanish,
       flagged,
       "es",
       {"Some Spanish.", "Some Spanish."}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.what));
    CheckOptions options;
    options.part_begin = 1000;
    const Report report = check(plain_document(row.text, rulebook), rulebook, options);
    CHECK(listed(report) == row.findings);
    CHECK(report.language == row.language);
    REQUIRE(report.coverage.skipped.size() == row.reasons.size());
    std::uint64_t left = row.text.size();
    for (std::size_t i = 0; i < row.reasons.size(); ++i) {
      const SkippedPart& part = report.coverage.skipped[i];
      CHECK(part.reason == row.reasons[i]);
      left -= part.span.end - part.span.begin;
      for (const Finding& finding : report.findings) {
        CHECK((finding.span.end <= part.span.begin || part.span.end <= finding.span.begin));
      }
    }
    CHECK(report.coverage.bytes == row.text.size());
    CHECK(report.coverage.bytes_read == left);
    if (row.language == "es" && row.findings.empty()) {
      CHECK(report.coverage.skipped[0].span == SourceSpan{1000, 1000 + row.text.size()});
    }
  }

  // The subject of the page comes from what was read: asthma, although ED stands more often in the Spanish part.
  rulebook = [] {
    RulebookSource source = hand_source();
    source.rules.push_back(hand_rule("safety.no-risks", {"(no|without) {risk}"}));
    return built(source);
  }();
  std::string about_ed = spanish;
  for (int i = 0; i < 6; ++i) about_ed += " Se llama ED y no ED. Todos hablan de ED.";
  const std::string about_asthma = english + "\n\nThere are no risks.\n\n" + english;
  for (const std::string& text : {about_asthma, about_asthma + "\n\n" + about_ed}) {
    const Report report = check(plain_document(text, rulebook), rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].claim.condition.terms == std::vector<std::string>{"condition.asthma"});
    CHECK(report.findings[0].claim.condition.from == SlotFrom::page);
  }

  // No byte of a part inside a part counts twice; a rulebook without words names the code.
  rulebook.words = {};
  Document document = plain_document(spanish, rulebook);
  document.skipped.push_back({{5, 9}, "Nested too deep."});
  const Report nested = check(document, rulebook);
  CHECK(nested.coverage.bytes_read == 0);
  REQUIRE(nested.coverage.skipped.size() == 2);
  CHECK(nested.coverage.skipped[0].reason == "es");
}

TEST_CASE("scripts, styles, templates and comments never give findings") {
  const Rulebook rulebook = finding_rulebook();
  ReadOptions options;
  options.media_type = MediaType::html;
  const std::string input =
      "<html><head><style>.cures-asthma { content: 'it cures asthma' }</style><script>var x = 'It cures asthma.';"
      "</script></head><body><!-- It cures asthma. --><template><p>It cures asthma.</p></template>"
      "<noscript>Turn it on.</noscript><p>Hello.</p></body></html>";
  CHECK(check(read_document(input, options, rulebook.language), rulebook).findings.empty());
}

TEST_CASE("hidden and look-alike letters are found, shown as tampering, and the finding says so") {
  const Rulebook rulebook = finding_rulebook();
  // a zero-width space inside "cures", a Cyrillic a in "asthma"
  const std::string input = "It cu\xE2\x80\x8Bres \xD0\xB0sthma.";
  const Report report = check(plain_document(input, rulebook), rulebook);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].evasion);
  CHECK(report.tampering.size() == 2);
  const SourceSpan span = report.findings[0].span;
  CHECK(input.substr(span.begin, span.end - span.begin) == "cu\xE2\x80\x8Bres \xD0\xB0sthma");
}

TEST_CASE("hidden characters make no finding longer than the one it overlaps") {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("panacea.left", {"helps with pain"}));
  source.rules.push_back(hand_rule("panacea.right", {"pain and speech"}));
  const Rulebook rulebook = built(source);
  for (const char* text : {"It helps with pain and speech.",
                           "It helps with pain and spe\xC2\xAD"
                           "ech.",
                           "It he\xE2\x80\x8Blps with pain and speech."}) {
    CAPTURE(std::string(text));
    const Report report = check(read_document(text, {"page.txt"}, rulebook.language), rulebook);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].rule == "panacea.left");
    CHECK(report.findings[0].also == std::vector<std::string>{"panacea.right"});
  }
}
