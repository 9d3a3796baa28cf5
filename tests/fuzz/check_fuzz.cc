// A whole page through the whole program: read, checked with the built-in rulebook, and written in every format. The
// first byte chooses how the rest is read: as bytes of HTML, Markdown or plain text, or each byte a piece of a clinic's
// language (words of the rules' own examples), which reaches rules that random bytes never would.
// What this finds becomes a row of tests/findings_test.cc or of the format's test.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "report/formats.h"
#include "report/run_totals.h"
#include "require.h"
#include "rulebook/marked_text.h"
#include "text/read.h"

namespace overclaim {
namespace {

// Examples of all rules, mark-up and punctuation.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> made = [] {
    std::vector<std::string> pieces = {". ",
                                       "? ",
                                       ": ",
                                       ", ",
                                       "; ",
                                       "\n",
                                       "\n\n",
                                       " ",
                                       " - ",
                                       "\"",
                                       "<p>",
                                       "</p>",
                                       "<li>",
                                       "<h2>",
                                       "<blockquote>",
                                       "<b>",
                                       "&nbsp;",
                                       "not ",
                                       "may ",
                                       "Some clinics claim that ",
                                       "It is not true that ",
                                       "\xC2\xAD",
                                       "\xE2\x80\x8B"};
    for (const CompiledRule& rule : test::builtin_rulebook().rulebook->rules) {
      for (const auto* list : {&rule.rule.examples.match, &rule.rule.examples.clear}) {
        std::string error;
        if (!list->empty()) pieces.push_back(marked_text(list->front(), error).text + " ");
      }
    }
    return pieces;
  }();
  return made;
}

std::string text_of(std::string_view bytes, bool mixed) {
  if (!mixed) return std::string(bytes);
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const std::size_t number = static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    text += pieces()[number % pieces().size()];
  }
  return text;
}

void check_findings(const Report& report, const Document& document, std::string_view input) {
  std::set<std::string> ids;
  for (const Finding& finding : report.findings) {
    test::require(finding.span.begin <= finding.span.end && finding.span.end <= input.size(),
                  "a finding lies in the input");
    test::require(finding.sentence.begin <= finding.span.begin && finding.span.end <= finding.sentence.end,
                  "a finding lies in its sentence");
    const Span span = finding.text_span;
    test::require(finding.quote == document.text.substr(span.begin, span.end - span.begin), "the quote is the text's");
    test::require(ids.insert(finding.id).second, "ids are different");
    test::require(report.rules.count(finding.rule) == 1 && !report.rules.at(finding.rule).message.empty(),
                  "a finding's rule has a message");
    if (finding.status == Status::flagged) test::require(finding.severity.value >= 1, "what is flagged has a severity");
  }
  if (!report.score) return;
  int sum = 0;
  for (const ScorePart& part : report.score->parts) sum += part.points;
  test::require(sum == report.score->value && sum >= 0 && sum <= 100, "the score's parts add up");
}

void write_all(const CheckedPage& page) {
  FormatContext context;
  context.words = &test::builtin_rulebook().words;
  context.rulebook = &*test::builtin_rulebook().rulebook;
  context.inputs = {"page"};
  RunTotals totals;
  begin_entry(totals, "page");
  for (const ReportFormat& format : report_formats()) {
    const std::string written = write_run(format, {&page, 1}, totals, context);
    for (const std::string_view json : {"json", "sarif", "hypothesis"}) {
      if (format.name != json) continue;
      test::require(nlohmann::json::accept(written), "what is called JSON is JSON");
    }
    if (format.name != "json") continue;
    const auto read = nlohmann::json::parse(written);
    test::require(read["documents"][0]["findings"].size() == page.report->findings.size(),
                  "no finding is lost in JSON");
  }
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  constexpr MediaType types[] = {MediaType::plain, MediaType::html, MediaType::markdown};
  const auto choice = static_cast<unsigned char>(bytes[0]);
  const std::string input = text_of(bytes.substr(1), (choice & 4U) != 0);
  const Document document =
      read_document(input, {"page", types[(choice & 3U) % 3U]}, test::builtin_rulebook().rulebook->language);
  const Report report = check(document, *test::builtin_rulebook().rulebook);
  check_findings(report, document, input);
  write_all({&report, &document, 0});
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
