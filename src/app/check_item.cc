// The same for one thread and for many: all a document's reports are made here, and only their order is left to the
// run. Covered by tests/cli_test.cc and tests/bulk.
#include "app/check_item.h"

#include <algorithm>
#include <utility>

#include "report/source_line.h"
#include "text/read.h"

namespace overclaim {
namespace {

DocumentOutcome outcome_of(const WeighedReport& weighed, const Options& options) {
  const Report& report = weighed.report;
  DocumentOutcome outcome;
  outcome.source = report.source;
  outcome.is_record = report.record.has_value();
  outcome.is_part = report.part.has_value();
  outcome.is_first_part = !report.part || report.part->index == 0;
  if (report.error) {
    outcome.error = report.error->message;
    outcome.incomplete = report.part.has_value() || is_over_limit(*report.error);
    if (outcome.incomplete) outcome.status = ExitStatus::incomplete;
    return outcome;
  }
  if (weighed.severity >= options.fail_on) outcome.status = ExitStatus::flagged;
  if (weighed.incomplete) outcome.status = ExitStatus::incomplete;
  outcome.counts = counts_of(report);
  outcome.incomplete = !report.coverage.skipped.empty();
  return outcome;
}

}  // namespace

std::uint64_t bytes_to(const Item& item) {
  if (item.kind == ItemKind::source) return item.size;
  if (item.record) return item.record->offset + item.record->length;
  return item.input ? item.input->size() : std::max<std::uint64_t>(item.size, item.bytes.size());
}

bool is_long(const Item& item) { return item.input && item.input->size() > max_document_bytes; }

void ItemChecker::check(Item item, RunPlace place, const std::function<void(CheckedDocument)>& take) const {
  const std::uint64_t read_to = bytes_to(item);
  if (item.kind == ItemKind::source) {
    CheckedDocument begun;
    begun.outcome.begins = true;
    begun.outcome.source = item.source;
    begun.bytes_to = read_to;
    return take(std::move(begun));
  }
  report_on_documents(std::move(item), settings, loaded, [&](WeighedReport weighed) {
    CheckedDocument checked;
    checked.outcome = outcome_of(weighed, options);
    checked.bytes_to = read_to;
    if (weighed.report.error) {
      Report named = weighed.report;
      named.part = std::nullopt;
      checked.complaint = source_line(named, loaded.words) + ": " + weighed.report.error->message;
    }
    const CheckedPage page{&weighed.report, weighed.document, place.input, place.is_first};
    for (const ReportSink& sink : sinks) checked.pieces.push_back(sink.render(page, place.document));
    for (const ReportFolder& folder : folders) checked.folder_pieces.push_back(folder.render(page));
    checked.report = std::move(weighed.report);
    checked.review = std::move(weighed.review);
    ++place.document;
    place.is_first = false;
    take(std::move(checked));
  });
}

}  // namespace overclaim
