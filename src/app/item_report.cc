// One way for files named on the command line and files dropped on the page of the server, so that both say the same.
// Covered by tests/cli_test.cc and tests/serve_check_test.cc.
#include "app/item_report.h"

#include <utility>

#include "app/memory_limit.h"
#include "intake/place_findings.h"
#include "text/read.h"

namespace overclaim {

ItemReport report_on_item(Item item, CheckOptions options, const Rulebook& rulebook, const Words& words) {
  options.sha256 = item.sha256;
  ItemReport checked;
  {
    const ThrowOverMemory reading;
    checked.document =
        read_document(std::move(item.bytes), {item.source, item.media_type.value_or(MediaType::plain), item.charset},
                      rulebook.language);
  }
  if (checked.document.title.empty()) checked.document.title = item.title;
  Report& report = checked.report;
  report = check(checked.document, rulebook, options);
  report.record = item.record;
  report.captured = item.captured;
  if (item.size > 0) report.bytes = item.size;
  place_findings(item.span_of, item.places, report);
  const std::uint64_t end = report.coverage.bytes;
  for (const std::string& problem : item.problems) {
    report.coverage.skipped.push_back({{end, end}, as_sentence(problem)});
  }
  for (const std::string& what : item.left_out) {
    report.coverage.skipped.push_back(
        {{end, end}, say(words, "left_out_of_document", {{"what", what}}), !item.incomplete});
  }
  return checked;
}

std::string as_sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

}  // namespace overclaim
