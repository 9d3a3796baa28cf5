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
