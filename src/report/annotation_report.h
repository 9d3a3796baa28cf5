// A run as W3C Web Annotations (JSON-LD): one AnnotationCollection with one page. Each finding is an annotation of its
// document, and each document has one that says how much of it was read. docs/formats.md says in which text and units
// the selectors count.
#ifndef OVERCLAIM_REPORT_ANNOTATION_REPORT_H_
#define OVERCLAIM_REPORT_ANNOTATION_REPORT_H_

#include <cstddef>
#include <string>

#include "report/formats.h"

namespace overclaim {

std::string annotations_begin(const FormatContext& context);

// The annotation of the document and those of its findings, parted by ",\n".
std::string annotations_document(const CheckedPage& page, std::size_t index, const FormatContext& context);

std::string annotations_end(const RunTotals& totals, const FormatContext& context);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_ANNOTATION_REPORT_H_
