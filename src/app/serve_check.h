// From what was pasted or uploaded to a report, in memory alone.
#ifndef OVERCLAIM_APP_SERVE_CHECK_H_
#define OVERCLAIM_APP_SERVE_CHECK_H_

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/check.h"
#include "check/report.h"
#include "report/formats.h"
#include "rulebook/rulebook.h"
#include "text/document.h"
#include "text/read.h"

namespace overclaim {

struct Item;

// What is to be checked, and how; the names are those of the command line.
struct CheckRequest {
  std::string name = "-";  // what the report calls it
  std::string bytes;
  MediaType media_type = MediaType::plain;
  std::string charset;  // a name of charset.h; "": decided by the bytes
  std::string as_of, captured_at;
  int min_severity = 1;
  std::vector<std::string> only, disable;
  // In place of bytes: what was taken out of a PDF, an office document or a mail. Shared, so that a build without their
  // readers needs nothing of it.
  std::shared_ptr<Item> document;
};

struct CheckedText {
  Document document;
  Report report;
  RuleSelection selection = {};  // what the request left out
};

// Text, HTML, Markdown, PDF, DOCX, ODT and mails, as check reads files. `name` as given by who uploads it: only what
// stands behind its last slash counts, and at most 200 bytes of that. The error says what the file looks like.
// Example: read_upload("pills.png", "\x89PNG...") has the code "binary" and a message that begins "is a picture".
std::variant<CheckRequest, ReportError> read_upload(std::string_view name, std::string bytes);

// The same of texts only: what the API takes.
std::variant<CheckRequest, ReportError> read_text_upload(std::string_view name, std::string bytes);

// What a text is, judged by its name and its first bytes as check does. `charset`: a name of charset.h, "" for unknown.
MediaType text_type(std::string_view text, std::string_view name = "", std::string_view charset = "utf-8");

// What is known to be text in UTF-8: pasted into a form, or a string of JSON. Whatever stands in it is read.
CheckRequest read_pasted(std::string_view name, std::string text);

// Total. Requires: request.bytes.size() <= max_document_bytes; only and disable name rules or categories; no document.
CheckedText check_text(CheckRequest request, const Rulebook& rulebook, const std::string& version);

// The same, of documents too.
CheckedText check_upload(CheckRequest request, const Rulebook& rulebook, const Words& words,
                         const std::string& version);

// What stands behind the last slash of a name, at most 200 bytes of it; "-" for nothing.
std::string bare_name(std::string_view name);

RuleSelection selection_of(const CheckRequest& request);

CheckOptions check_options(const CheckRequest& request, const std::string& version);

// A report in one of the formats, as check writes a run over one input.
std::string written(const CheckedText& checked, const ReportFormat& format, const FormatContext& context);

// What the formats need for this report.
FormatContext context_of(const CheckedText& checked, const Rulebook& rulebook, const Words& words);

// "" or the first name that is no rule and no category.
std::string first_unknown_name(const std::vector<std::string>& names, const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_CHECK_H_
