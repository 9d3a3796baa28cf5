// Word documents (.docx, .docm): Office Open XML.
#ifndef OVERCLAIM_INTAKE_DOCX_H_
#define OVERCLAIM_INTAKE_DOCX_H_

#include <string_view>

#include "intake/extracted.h"

namespace overclaim {

// The words of the document in reading order as HTML (extracted.h): headings by style or outline level, lists, tables,
// text boxes, notes at the end, then what stands at the head and foot of its pages. Places are paragraphs that have
// words, counted from 1. Hidden and struck words are marked so; deleted ones (tracked changes), comments and what Word
// shows by other means than text (marks of lists, fields without a result) are left out and said.
// Nothing is ever written to disk, whatever the names inside.
// Example: a document with one heading "Prices" is "<h1>Prices</h1>\n".
ExtractResult extract_docx(std::string_view bytes, const ExtractLimits& limits = {});

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_DOCX_H_
