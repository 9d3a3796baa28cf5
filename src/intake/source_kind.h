// What a file is, told by its content first and its name second: which reader takes it, or why none does.
#ifndef OVERCLAIM_INTAKE_SOURCE_KIND_H_
#define OVERCLAIM_INTAKE_SOURCE_KIND_H_

#include <optional>
#include <string>
#include <string_view>

#include "check/report.h"
#include "intake/byte_reader.h"
#include "intake/packed_bytes.h"
#include "intake/table_reader.h"

namespace overclaim {

enum class SourceKind { text, web_archive, web_container, pdf, docx, odt, mail, table, none };

// `not_text`: where kind is none and the file holds no text by its nature: the kind it is counted as where it was met
// in a folder ("picture"); "" where something to read may be in it. `error`: what to say where the file was named.
// `is_own`: an earlier run of this program wrote it (own_output.h). `is_page_too`: of a document: whoever opens it sees a
// page of HTML, as its name or the server says, and only the document is read.
struct SourceJudgement {
  SourceKind kind = SourceKind::text;
  Packing packing = Packing::none;
  std::optional<TableFormat> table;
  std::string not_text;
  std::optional<ReportError> error;
  bool is_own = false, is_page_too = false;
};

// Reads the beginning, and of a zip container the names. `charset`: what texts are to be read as, "" for not known.
// `is_table`: the caller knows that it is a table, whatever its name. `media_type`: what a server said, "" for not known.
// What is shown as a page of HTML, by that type or else by its name, and is no text is an error, never `not_text`.
// Example: bytes that begin "WARC/1.0" are a web_archive with Packing::none.
SourceJudgement judge_source(const ByteReader& bytes, std::string_view name, std::string_view charset = "",
                             bool is_table = false, std::string_view media_type = "");

// What a file is by its name where that says that it is no page: script, data, font, picture ...; "" for all other
// names. Scripts, data and drawings (svg) are text by their bytes: only their names tell. Example: "site/menu.js" is a
// "script".
std::string_view kind_by_name(std::string_view path);

// Whether the head may be that of something judge_source takes that is no text: a web archive, a container, a PDF.
bool may_be_readable(std::string_view head);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_SOURCE_KIND_H_
