// The same readers, engine and formats as `overclaim check`, so the same bytes come out; only opening files is left out.
// Covered by tests/serve_check_test.cc, which compares both.
#include "app/serve_check.h"

#include <algorithm>

#include "app/item_report.h"
#include "intake/byte_reader.h"
#include "intake/extract.h"
#include "intake/input_kind.h"
#include "intake/source_kind.h"
#include "report/run_totals.h"
#include "report/select_findings.h"
#include "rulebook/rule.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

std::string bare_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  name = name.substr(name.find_last_of("/\\") == name.npos ? 0 : name.find_last_of("/\\") + 1);
  if (name.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
    name = name.substr(0, end);
  }
  return name.empty() ? "-" : std::string(name);
}

}  // namespace

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
  request.document = std::move(item);
  return request;
}

std::variant<CheckRequest, ReportError> read_text_upload(std::string_view name, std::string bytes) {
  const std::string_view head = std::string_view(bytes).substr(0, head_bytes);
  if (std::optional<ReportError> error = not_text(head)) return *std::move(error);
  CheckRequest request;
  request.name = bare_name(name);
  request.media_type = media_type_of(head, request.name);
  request.bytes = std::move(bytes);
  return request;
}

MediaType text_type(std::string_view text) { return media_type_of(text.substr(0, head_bytes), "", "utf-8"); }

CheckRequest read_pasted(std::string_view name, std::string text) {
  CheckRequest request;
  request.name = name;
  request.charset = "utf-8";
  request.media_type = text_type(text);
  request.bytes = std::move(text);
  return request;
}

CheckedText check_text(CheckRequest request, const Rulebook& rulebook, const Words& words, const std::string& version) {
  CheckOptions options;
  options.only = std::move(request.only);
  options.disable = std::move(request.disable);
  options.version = version;
  options.as_of = request.as_of.empty() ? request.captured_at : request.as_of;
  CheckedText checked;
  if (request.document) {
    ItemReport of_item = report_on_item(*std::move(request.document), options, rulebook, words);
    checked = {std::move(of_item.document), std::move(of_item.report)};
    keep_severity_from(request.min_severity, checked.report);
    return checked;
  }
  checked.document = read_document(std::move(request.bytes),
                                   {std::move(request.name), request.media_type, request.charset}, rulebook.language);
  checked.report = check(checked.document, rulebook, options);
  keep_severity_from(request.min_severity, checked.report);
  return checked;
}

FormatContext context_of(const CheckedText& checked, const Rulebook& rulebook, const Words& words) {
  FormatContext context;
  context.words = &words;
  context.rulebook = &rulebook;
  context.tool = checked.report.tool;
  context.language = rulebook.language.code;
  context.inputs = {checked.report.source};
  return context;
}

std::string written(const CheckedText& checked, const ReportFormat& format, const FormatContext& context) {
  RunTotals totals;
  totals.inputs.push_back(
      {checked.report.source, counts_of(checked.report), !checked.report.coverage.skipped.empty(), ""});
  const CheckedPage page{&checked.report, &checked.document};
  return write_run(format, {&page, 1}, totals, context);
}

std::string first_unknown_name(const std::vector<std::string>& names, const Rulebook& rulebook) {
  for (const std::string& name : names) {
    if (!category_kind(name) && find_rule(rulebook, name) == nullptr) return name;
  }
  return "";
}

}  // namespace overclaim
