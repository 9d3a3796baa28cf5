// Documents that hold their words in a form of their own: the one file of the pages that knows their readers, so that a
// build without them (src/offline) leaves it out. Covered by tests/serve_page_test.cc and, in a browser, by
// tests/serve/page_test.mjs.
#include "app/serve_check.h"

#include "app/item_report.h"
#include "intake/byte_reader.h"
#include "intake/extract.h"
#include "intake/item.h"
#include "intake/source_kind.h"
#include "report/select_findings.h"

namespace overclaim {

std::variant<CheckRequest, ReportError> read_upload(std::string_view name, std::string bytes) {
  const std::string shown_name = bare_name(name);
  const SourceKind kind = judge_source(reader_of(bytes), shown_name).kind;
  if (!is_extracted(kind)) return read_text_upload(name, std::move(bytes));
  ExtractResult taken = extract(kind, bytes);
  if (ReportError* error = std::get_if<ReportError>(&taken)) return std::move(*error);
  Item item;
  item.source = shown_name;
  item.bytes = std::move(bytes);
  take_extracted(std::get<Extracted>(std::move(taken)), item);
  CheckRequest request;
  request.name = shown_name;
  request.captured_at = item.captured;
  request.document = std::make_shared<Item>(std::move(item));
  return request;
}

CheckedText check_upload(CheckRequest request, const Rulebook& rulebook, const Words& words,
                         const std::string& version) {
  if (!request.document) return check_text(std::move(request), rulebook, version);
  ItemReport of_item = report_on_item(std::move(*request.document), check_options(request, version), rulebook, words);
  CheckedText checked{std::move(of_item.document), std::move(of_item.report), selection_of(request)};
  keep_severity_from(request.min_severity, checked.report);
  return checked;
}

}  // namespace overclaim
