// A process of its own instead of a library: poppler is under the GPL, and whatever a hostile PDF does to its reader,
// it does it there, under limits. Covered by tests/pdf_test.cc and, on PDFs made by Chromium and LibreOffice,
// tests/documents/.
#include "intake/pdf.h"

#include <cerrno>
#include <vector>

#include "intake/child_process.h"
#include "intake/left_out.h"
#include "intake/pdf_layout.h"
#include "intake/pdf_replacements.h"

namespace overclaim {
namespace {

constexpr std::uint64_t places_for_text = 16;  // bytes of a word with its place, for one of the word at most

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_pdftotext(const std::string& command) { return command.substr(command.rfind('/') + 1) == default_pdf_command; }

ReportError damaged(const ChildResult& run, const std::string& command) {
  const std::string first_line = run.errors.substr(0, run.errors.find('\n')).substr(0, 200);
  return {"damaged", "is damaged: " + command + " cannot read it" +
                         (first_line.empty() ? "" : " (" + first_line + ")") +
                         "; open it in a PDF viewer and save it again"};
}

// Why there is no text to work with.
std::optional<ReportError> failure_of(const ChildResult& run, const std::string& command, const ExtractLimits& limits) {
  switch (run.end) {
    case ChildResult::End::not_started:
      if (run.code == ENOENT || run.code == EACCES) {
        return ReportError{"not_installed",
                           "is a PDF, and " + command +
                               " to read it was not found: install it (Debian: apt install "
                               "poppler-utils; macOS: brew install poppler), or save it as text first"};
      }
      return ReportError{"not_readable", "is a PDF, and " + command + " could not be started (system error " +
                                             std::to_string(run.code) + "); try again"};
    case ChildResult::End::too_slow:
      return ReportError{"too_slow", "is a PDF that took " + command + " more than " + std::to_string(limits.seconds) +
                                         " seconds; it was not read: save it as text first"};
    case ChildResult::End::too_much_output:
      return too_long_text(limits.text_bytes);
    case ChildResult::End::killed:
      return ReportError{"damaged", "is a PDF on which " + command + " crashed or ran over its bounds (signal " +
                                        std::to_string(run.code) + "); it was not read: save it as text first"};
    case ChildResult::End::exited:
      break;
  }
  if (run.code == 0) return std::nullopt;
  if (holds(run.errors, "ncorrect password") || holds(run.errors, "ncrypted")) {
    return ReportError{"encrypted", "is an encrypted PDF; open it with its password and save it without one"};
  }
  if (run.code == 3) {
    return ReportError{"encrypted", "is a PDF whose owner forbids copying its text; save it as text by other means"};
  }
  return damaged(run, command);
}

}  // namespace

ExtractResult extract_pdf(std::string_view bytes, const ExtractLimits& limits, const std::string& command) {
  ChildLimits child;
  child.seconds = limits.seconds;
  child.memory_bytes = limits.memory_bytes;
  Extracted extracted;
  ChildResult run;
  bool read = false;
  if (is_pdftotext(command)) {
    child.output_bytes = limits.text_bytes * places_for_text;
    run = run_child(command, {"-bbox", "-raw", "-enc", "UTF-8", "-", "-"}, bytes, child);
    if (run.end == ChildResult::End::exited && run.code == 0) {
      write_pdf_text(read_pdf_words(run.output), extracted);
      read = true;
    }
  }
  const bool asks_again = run.end == ChildResult::End::exited && run.code == 99;  // it does not know -bbox
  if (!is_pdftotext(command) || asks_again) {
    child.output_bytes = limits.text_bytes;
    run = run_child(command, {"-enc", "UTF-8", "-", "-"}, bytes, child);
  }
  if (std::optional<ReportError> failure = failure_of(run, command, limits)) return *failure;
  if (!read) write_paged_text(run.output, extracted);
  if (extracted.text.size() > limits.text_bytes) return too_long_text(limits.text_bytes);
  if (extracted.text.empty()) {
    if (holds(run.errors, "Syntax Error")) return damaged(run, command);
    return ReportError{"no_text", "is a PDF without text, only pictures: a scan; run OCR on it first"};
  }
  const PdfReplacements replaced = count_pdf_replacements(bytes);
  if (replaced.other_words > 0) {
    extracted.left_out.push_back(
        counted(replaced.other_words,
                "place as the page shows it: other words that the file gives for it (ActualText) were read",
                "places as the page shows them: other words that the file gives for them (ActualText) were read"));
  }
  if (replaced.no_words > 0) {
    extracted.left_out.push_back(counted(
        replaced.no_words, "place as the page shows it: the file says that there is nothing to read (ActualText)",
        "places as the page shows them: the file says that there is nothing to read (ActualText)"));
  }
  if (holds(run.errors, "Syntax Error")) {
    extracted.left_out.emplace_back("what is damaged in it: some words may be missing");
    extracted.incomplete = true;
  }
  return extracted;
}

}  // namespace overclaim
