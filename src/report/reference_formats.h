// The table of formats that works and statements can be written in. A new one is one file and one row.
#ifndef OVERCLAIM_REPORT_REFERENCE_FORMATS_H_
#define OVERCLAIM_REPORT_REFERENCE_FORMATS_H_

#include <span>
#include <string>
#include <string_view>

#include "report/reference_selection.h"
#include "report/terminal_text.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// What is to be written, and with what. What is pointed to outlives the use. `in_full`: for people all that is known of
// each entry, not a line; formats for programs always write all.
struct ReferencePage {
  const ReferenceSelection* selection = nullptr;
  const Rulebook* rulebook = nullptr;
  const Words* words = nullptr;
  TerminalStyle style;
  bool in_full = false;
};

struct ReferenceFormat {
  std::string_view name;
  std::string (*write)(const ReferencePage& page);
};

// text, json, csv, bibtex, csl-json.
std::span<const ReferenceFormat> reference_formats();

// nullptr where there is none of that name. Example: find_reference_format("csv")->write(page).
const ReferenceFormat* find_reference_format(std::string_view name);

// A line an entry, or all of it, for a terminal of page.style.width columns; a line of a list is cut with an ellipsis.
std::string reference_text(const ReferencePage& page);

// One object: {schema "overclaim-reference/1", reference, as_of, works, statements}, with the keys of corpus/reference/
// and, of a work, `named_by` {statements, rules}.
std::string reference_json(const ReferencePage& page);

// RFC 4180 with a header and CR LF: a row a statement, a work, and a figure (behind its work); `kind` says which. A
// cell that a spreadsheet would take for a formula has "'" before it.
std::string reference_csv(const ReferencePage& page);

// The works chosen, and those that chosen statements rest on. Keys are the ids; UTF-8, special characters escaped.
std::string reference_bibtex(const ReferencePage& page);

// The same works as a list of CSL-JSON items (names of csl-data.json); how a work was seen stands in `custom`.
std::string reference_csl_json(const ReferencePage& page);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_REFERENCE_FORMATS_H_
