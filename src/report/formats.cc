// Three functions a row instead of a base class: a format keeps no state between documents. Covered by
// tests/json_report_test.cc and tests/cli_test.cc.
#include "report/formats.h"

#include <array>

#include "report/annotation_report.h"
#include "report/csv_report.h"
#include "report/html_report.h"
#include "report/hypothesis_report.h"
#include "report/json_report.h"
#include "report/junit_report.h"
#include "report/markdown_report.h"
#include "report/note_formats.h"
#include "report/rdjsonl_report.h"
#include "report/sarif_report.h"

namespace overclaim {
namespace {

std::string nothing(const FormatContext& /*context*/) { return ""; }
std::string no_end(const RunTotals& /*totals*/, const FormatContext& /*context*/) { return ""; }

std::string text_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_text(with_selection(page, context), *context.words, context.rulebook, context.text);
}

std::string text_end(const RunTotals& totals, const FormatContext& context) {
  const std::string text = to_text(totals, *context.words, context.text);
  return text.empty() ? "" : "\n" + text;
}

std::string markdown_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_markdown(with_selection(page, context), *context.words, context.rulebook, context.text);
}

std::string markdown_end(const RunTotals& totals, const FormatContext& context) {
  const std::string text = to_markdown(totals, *context.words);
  return text.empty() ? "" : "\n---\n\n" + text;
}

std::string fair_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_fair_text(with_selection(page, context), *context.words, context.rulebook, context.text.style);
}

std::string note_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_doctor_note(with_selection(page, context), *context.words, context.rulebook, context.text.style);
}

std::string json_begin(const FormatContext& context) { return json_opening(context.tool, context.selection); }

std::string json_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_json_document(*page.report, context.selection);
}

std::string json_end(const RunTotals& totals, const FormatContext& /*context*/) { return json_closing(totals); }

std::string html_begin(const FormatContext& context) { return html_opening(context); }

std::string html_document(const CheckedPage& page, std::size_t index, const FormatContext& context) {
  return html_section(page, index, context);
}

std::string html_end(const RunTotals& totals, const FormatContext& context) { return html_closing(context, &totals); }

std::string jsonl_document(const CheckedPage& page, std::size_t /*index*/, const FormatContext& context) {
  return to_json_document(*page.report, context.selection) + "\n";
}

constexpr std::string_view page_break = "\f";  // as a printer parts pages

constexpr std::array formats = {
    ReportFormat{"text", nothing, text_document, "\n", text_end},
    ReportFormat{"markdown", nothing, markdown_document, "\n---\n\n", markdown_end},
    ReportFormat{"json", json_begin, json_document, ",\n", json_end},
    ReportFormat{"jsonl", nothing, jsonl_document, "", no_end},
    ReportFormat{"html", html_begin, html_document, "", html_end},
    ReportFormat{"csv", csv_begin, csv_document, "", no_end},
    ReportFormat{"sarif",
                 sarif_begin,
                 sarif_document,
                 ",\n",
                 sarif_end,
                 {{{sarif_artifacts_opening, ",\n", sarif_artifact},
                   {sarif_notifications_opening, ",\n", sarif_notifications}}}},
    ReportFormat{"annotations", annotations_begin, annotations_document, ",\n", annotations_end},
    ReportFormat{"hypothesis",
                 hypothesis_begin,
                 hypothesis_document,
                 ",\n",
                 hypothesis_end,
                 {{{hypothesis_documents_opening, ",\n", hypothesis_page}}}},
    ReportFormat{"junit", junit_begin, junit_document, "", junit_end},
    ReportFormat{"rdjsonl", nothing, rdjsonl_document, "", no_end},
    ReportFormat{"fair", nothing, fair_document, page_break, no_end},
    ReportFormat{"note", nothing, note_document, page_break, no_end},
};

}  // namespace

std::span<const ReportFormat> report_formats() { return formats; }

const ReportFormat* find_format(std::string_view name) {
  for (const ReportFormat& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

namespace {

// The pieces of one list, `between` between those that are not empty.
template <typename Piece>
std::string joined(std::span<const CheckedPage> pages, std::string_view between, const Piece& piece_of) {
  std::string list;
  bool any = false;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string piece = piece_of(pages[i], i);
    if (piece.empty()) continue;
    if (std::exchange(any, true)) list += between;
    list += piece;
  }
  return list;
}

}  // namespace

std::string write_run(const ReportFormat& format, std::span<const CheckedPage> pages, const RunTotals& totals,
                      const FormatContext& context) {
  const auto by = [&](auto document) {
    return [document, &context](const CheckedPage& page, std::size_t i) { return document(page, i, context); };
  };
  std::string run = format.begin(context) + joined(pages, format.between, by(format.document));
  for (const FormatTail& tail : format.tails) {
    if (tail.document == nullptr) continue;
    run += std::string(tail.opening) + joined(pages, tail.between, by(tail.document));
  }
  return run + format.end(totals, context);
}

}  // namespace overclaim
