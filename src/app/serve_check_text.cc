// The same readers, engine and formats as `overclaim check`, so the same bytes come out; only opening files is left
// out. Covered by tests/serve_check_test.cc, which compares both.
#include "app/serve_check.h"

#include <algorithm>

#include "intake/input_kind.h"
#include "report/run_totals.h"
#include "report/select_findings.h"
#include "rulebook/rule.h"
#include "text/unicode_version.h"
#include "text/utf8.h"

namespace overclaim {

std::string bare_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  name = name.substr(name.find_last_of("/\\") == name.npos ? 0 : name.find_last_of("/\\") + 1);
  name = cut_between_characters(name, longest);
  return name.empty() ? "-" : std::string(name);
}

std::variant<CheckRequest, ReportError> read_text_upload(std::string_view name, std::string bytes) {
  const std::string_view head = std::string_view(bytes).substr(0, head_bytes);
  if (std::optional<ReportError> error = not_text(head)) return *std::move(error);
  CheckRequest request;
  request.name = bare_name(name);
  request.media_type = media_type_of(bytes, request.name);
  request.bytes = std::move(bytes);
  return request;
}

MediaType text_type(std::string_view text, std::string_view name, std::string_view charset) {
  return media_type_of(text, name, charset);
}

CheckRequest read_pasted(std::string_view name, std::string text) {
  CheckRequest request;
  request.name = name;
  request.charset = "utf-8";
  request.media_type = text_type(text);
  request.bytes = std::move(text);
  return request;
}

RuleSelection selection_of(const CheckRequest& request) {
  return {request.only, request.disable, request.min_severity};
}

CheckOptions check_options(const CheckRequest& request, const std::string& version) {
  CheckOptions options;
  options.only = request.only;
  options.disable = request.disable;
  options.version = version;
  options.as_of = request.as_of.empty() ? request.captured_at : request.as_of;
  return options;
}

CheckedText check_text(CheckRequest request, const Rulebook& rulebook, const std::string& version) {
  const CheckOptions options = check_options(request, version);
  CheckedText checked;
  checked.document = read_document(std::move(request.bytes),
                                   {std::move(request.name), request.media_type, request.charset}, rulebook.language);
  checked.report = check(checked.document, rulebook, options);
  keep_severity_from(request.min_severity, checked.report);
  checked.selection = selection_of(request);
  return checked;
}

FormatContext context_of(const CheckedText& checked, const Rulebook& rulebook, const Words& words) {
  FormatContext context;
  context.words = &words;
  context.rulebook = &rulebook;
  context.tool = checked.report.tool;
  context.language = rulebook.language.code;
  context.inputs = {checked.report.source};
  context.selection = checked.selection;
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
