// The text of a document that is not text itself: office documents, mails, PDF.
//
// Spans of findings in such a document count bytes of Extracted::text (span_of: extracted). Office documents become
// HTML of few, bare tags, a block a line: it alone of the forms the text layer reads says headings, lists, tables,
// notes and hidden words without doubt, and needs but three escapes. In Markdown any line of the document could turn
// into mark-up by its own first letter, and hidden words cannot be said at all.
#ifndef OVERCLAIM_INTAKE_EXTRACTED_H_
#define OVERCLAIM_INTAKE_EXTRACTED_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "check/report.h"
#include "text/read.h"

namespace overclaim {

// From byte `begin` of the text to the next place of the same kind stands page 3, or paragraph 17.
struct ExtractedPlace {
  std::uint64_t begin = 0;
  std::string kind;          // page, paragraph
  std::uint64_t number = 0;  // from 1
  friend bool operator==(const ExtractedPlace&, const ExtractedPlace&) = default;
};

struct Extracted {
  std::string text;  // UTF-8, to be read as such whatever a <meta> inside says (ReadOptions::charset)
  MediaType media_type = MediaType::plain;
  std::string title;  // as the document names itself; "" for none. Stands in `text` too where it is shown
  std::string date;   // YYYY-MM-DD, of a mail only; "" for none
  std::vector<ExtractedPlace> places;  // by `begin`
  // What the document holds and `text` does not: "2 comments", "1 attachment: prices.pdf". Pictures of an office
  // document are no such thing: they are <img> in the text, so that NotExamined counts them.
  std::vector<std::string> left_out;
  // Words that belong to it may be missing in `text`, as the document is cut off or damaged, or has attachments;
  // left_out says so too.
  bool incomplete = false;
};

// What a reader may spend on one document. Beyond it the document is an error (too_long), never a shorter text.
struct ExtractLimits {
  std::uint64_t text_bytes = max_document_bytes;  // of Extracted::text
  std::uint64_t member_bytes = 64U << 20U;        // of one unpacked member of a container, and of one part of a mail
  std::uint64_t ratio = 200;                      // unpacked to packed bytes of a member over 1 MiB
  std::uint64_t entries = 10'000;                 // of a container; parts of a mail
  std::uint32_t depth = 256;                      // of nested elements; mails in mails: an eighth of it
  std::uint32_t seconds = 60;                     // of another program, by the clock and by CPU
  std::uint64_t memory_bytes = 1U << 30U;         // of another program
};

// Codes of the readers' errors: damaged, encrypted, too_long, no_text, not_installed, too_slow, not_readable (the other
// program did not start), binary (it is something else). The message names what is wrong and what to do, and goes on
// from the file's name as those of open_input do.
using ExtractResult = std::variant<Extracted, ReportError>;

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_EXTRACTED_H_
