// Covered by tests/item_source_test.cc.
#include "intake/extract.h"

#include <utility>

#include "intake/docx.h"
#include "intake/eml.h"
#include "intake/odt.h"
#include "intake/pdf.h"
#include "text/sha256.h"

namespace overclaim {

bool is_extracted(SourceKind kind) {
  return kind == SourceKind::pdf || kind == SourceKind::docx || kind == SourceKind::odt || kind == SourceKind::mail;
}

ExtractResult extract(SourceKind kind, std::string_view bytes, const std::string& pdf_command) {
  switch (kind) {
    case SourceKind::docx:
      return extract_docx(bytes);
    case SourceKind::odt:
      return extract_odt(bytes);
    case SourceKind::mail:
      return extract_eml(bytes);
    case SourceKind::pdf:
      return pdf_command.empty() ? extract_pdf(bytes) : extract_pdf(bytes, {}, pdf_command);
    case SourceKind::text:
    case SourceKind::web_archive:
    case SourceKind::web_container:
    case SourceKind::table:
    case SourceKind::none:
      break;
  }
  return ReportError{"binary", "is no document that can be read"};
}

void take_extracted(Extracted extracted, Item& item) {
  item.sha256 = sha256_hex(item.bytes);
  item.size = item.bytes.size();
  item.span_of = SpanOf::extracted;
  item.bytes = std::move(extracted.text);
  item.media_type = extracted.media_type;
  item.charset = "utf-8";
  item.title = std::move(extracted.title);
  if (item.captured.empty()) item.captured = std::move(extracted.date);
  item.places = std::move(extracted.places);
  item.left_out = std::move(extracted.left_out);
  item.incomplete = extracted.incomplete;
}

void take_judged(Extracted extracted, const SourceJudgement& judged, Item& item) {
  take_extracted(std::move(extracted), item);
  if (!judged.is_page_too) return;
  const std::string kind = judged.kind == SourceKind::pdf    ? "a PDF"
                           : judged.kind == SourceKind::docx ? "a DOCX"
                                                             : "an ODT";
  item.left_out.push_back("the page of HTML that its name or its server says it is: its bytes are also " + kind);
  item.incomplete = true;
}

}  // namespace overclaim
