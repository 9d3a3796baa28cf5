// What is checked: one page, one advertisement, one part of what the user named.
#ifndef OVERCLAIM_INTAKE_ITEM_H_
#define OVERCLAIM_INTAKE_ITEM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/report.h"
#include "intake/extracted.h"
#include "intake/read_file.h"
#include "text/read.h"

namespace overclaim {

enum class ItemKind {
  source,    // a file begins; its items follow. It may have none: an archive without a page
  document,  // to be read and checked
  error,     // could not be read; said with its place
  no_page    // of an archive, where asked for (IntakeOptions::failed_answers): the server answered without a page
};

// What a server said instead of a page: `status` 300-599; `location`: where it sends the visitor, "" for nowhere.
struct ServerAnswer {
  int status = 0;
  std::string location;
};

// `source`: as reports name it, the name of a file or what was named. `record`: its place in an archive or a table.
// A plain file comes as `input`, to be read in parts (parts.h); all others as `bytes`, at most max_document_bytes of
// them (max_saved_page_bytes for HTML).
struct Item {
  ItemKind kind = ItemKind::document;
  std::string source;
  std::optional<Record> record;
  SpanOf span_of = SpanOf::input;
  std::optional<InputBytes> input;
  std::string bytes;
  std::optional<MediaType> media_type;  // nothing: told by content and name
  std::string charset;                  // a name of charset.h; "": decided by the bytes
  std::string sha256;                   // of the file as given, where `bytes` were taken out of it; "": that of `bytes`
  std::uint64_t size = 0;               // likewise; of a source that begins the file's
  std::string captured;                 // the day it was saved or printed, YYYY-MM-DD; "" for unknown
  std::string title;                    // as the file itself says; "" for none
  std::vector<ExtractedPlace> places;   // by begin
  std::vector<std::string> problems;    // why not all of it is there; each is said in the coverage, status 3
  std::vector<std::string> left_out;    // what was not taken out of the file; said in the coverage
  bool incomplete = false;              // words that belong to it may be among that: status 3
  std::optional<ReportError> error;     // of an error
  std::optional<ServerAnswer> answer;   // of no_page
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ITEM_H_
