// One way to all readers of documents that are not text themselves.
#ifndef OVERCLAIM_INTAKE_EXTRACT_H_
#define OVERCLAIM_INTAKE_EXTRACT_H_

#include <string>
#include <string_view>

#include "intake/extracted.h"
#include "intake/item.h"
#include "intake/source_kind.h"

namespace overclaim {

// Longest document that is read; it is held in memory.
inline constexpr std::uint64_t max_extracted_file_bytes = 64U << 20U;

bool is_extracted(SourceKind kind);

// `pdf_command`: "" for the usual one (pdf.h). Requires: is_extracted(kind).
ExtractResult extract(SourceKind kind, std::string_view bytes, const std::string& pdf_command = "");

// Puts what was taken out of item.bytes in its place; hash and size stay those of the file as it was.
void take_extracted(Extracted extracted, Item& item);

// The same of one that was judged: of a document that is a page of HTML too the item says so, and is incomplete.
void take_judged(Extracted extracted, const SourceJudgement& judged, Item& item);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_EXTRACT_H_
