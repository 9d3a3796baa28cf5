#include "report/junit_report.h"

#include <doctest/doctest.h>

#include <string>

#include "report/xml_text.h"
#include "report_parts.h"
#include "sample_report.h"

using namespace overclaim;
using overclaim::test::html_context;
using overclaim::test::ReadPage;

namespace {

std::string suite_of(const CheckedPage& page) { return junit_document(page, 0, html_context()); }
std::string suite_of(const ReadPage& page) { return suite_of(page.checked()); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("XML knows some characters only") {
  CHECK(xml_text("a<b>&\"'\t\n\r") == "a&lt;b&gt;&amp;&quot;'&#9;&#10;&#13;");
  CHECK(xml_text(std::string("\0\x01\x1B", 3)) == "\uFFFD\uFFFD\uFFFD");
  CHECK(xml_text("\xFF \uFFFE \uFFFD \u00E9 \U0001F600") == "\uFFFD \uFFFD \uFFFD \u00E9 \U0001F600");
}

TEST_CASE("a case a rule, with a line a place") {
  const std::string suite = suite_of(ReadPage("There are no risks.\n\nThere are no risks. It cures autism."));
  CHECK(has(suite, "name=\"page.txt\" tests=\"2\" failures=\"2\" errors=\"0\" skipped=\"0\""));
  CHECK(has(suite, "message=\"Says there is no risk. (2 places)\""));
  CHECK(has(suite, "name=\"cure.cures\""));
  CHECK(!has(suite, "nothing-flagged"));
}

TEST_CASE("a clean page passes; what was cleared is told with its reason") {
  const std::string clean = suite_of(ReadPage("We open at nine."));
  CHECK(has(clean, "tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\""));
  CHECK(has(clean, "name=\"nothing-flagged\" file=\"page.txt\"/>"));
  CHECK(!has(clean, "system-out"));
  const std::string denied = suite_of(ReadPage("It is not a cure."));
  CHECK(has(denied, "name=\"nothing-flagged\""));
  CHECK(has(denied, "cleared cure.a-cure Line 1, column 11. ["));
  CHECK(has(denied, "&#10;  Set aside: it is denied: &quot;not&quot;.&#10;"));
}

TEST_CASE("what steers a terminal in a file's name is replaced") {
  Report report = overclaim::test::sample_report();
  report.record.reset();
  report.source = "a\u009Bb\u202Ec\u2028d.html";
  const std::string suite = suite_of(CheckedPage{&report});
  CHECK(has(suite, "<testsuite name=\"a\uFFFDb\uFFFDc\uFFFDd.html"));
  CHECK(has(suite, "file=\"a\uFFFDb\uFFFDc\uFFFDd.html\""));
}

TEST_CASE("what was not read is an error or a skipped case") {
  Report report = overclaim::test::sample_report();
  report.findings.clear();
  const std::string suite = suite_of(CheckedPage{&report});
  CHECK(has(suite, "tests=\"2\" failures=\"0\" errors=\"1\" skipped=\"1\""));
  CHECK(has(suite, "<error type=\"changed\" message=\"Could not be read: changed while it was read\"/>"));
  CHECK(has(suite, "<skipped message=\"Not read: Nested too deep.\"/>"));
  CHECK(!has(suite, "nothing-flagged"));
}
