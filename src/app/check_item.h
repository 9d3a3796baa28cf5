// One item of a run checked and rendered: what workers do. Nothing here prints or writes.
#ifndef OVERCLAIM_APP_CHECK_ITEM_H_
#define OVERCLAIM_APP_CHECK_ITEM_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/exit_status.h"
#include "app/item_documents.h"
#include "app/options.h"
#include "app/report_folder.h"
#include "app/report_sink.h"
#include "check/report.h"
#include "intake/item.h"
#include "report/page_summary.h"
#include "rulebook/load.h"

namespace overclaim {

// What a run keeps of a document when its report is written.
struct DocumentOutcome {
  bool begins = false;  // no document: the input `source` begins
  std::string source;
  bool is_record = false;  // of an archive or a table
  bool is_part = false, is_first_part = true;
  MarkCounts counts;
  bool incomplete = false;
  std::string error;  // "" or why it could not be read
  ExitStatus status = ExitStatus::clean;
  friend bool operator==(const DocumentOutcome&, const DocumentOutcome&) = default;
};

struct CheckedDocument {
  DocumentOutcome outcome;
  std::string complaint;                           // for standard error; "" for none
  std::vector<std::optional<ReportPiece>> pieces;  // one a sink
  std::vector<FolderPiece> folder_pieces;          // one a folder
  Report report;
  ReviewOutcome review;
  std::uint64_t bytes_to = 0;  // bytes_to(item)
};

// Where an item stands in the run: `document` counts documents from 0, `input` the inputs; `is_first` of its input.
struct RunPlace {
  std::size_t document = 0, input = 0;
  bool is_first = true;
};

// All of it outlives the use and is only read.
struct ItemChecker {
  const Options& options;
  const ReportSettings& settings;
  const LoadedRulebook& loaded;
  const std::vector<ReportSink>& sinks;
  const std::vector<ReportFolder>& folders;

  // Gives `take` one document; the parts of a long input one after the other (is_long), an input's begin as such.
  // May be called by several threads at once.
  void check(Item item, RunPlace place, const std::function<void(CheckedDocument)>& take) const;
};

// Whether an item may be more than one document: a file that is read in parts.
bool is_long(const Item& item);

// Of its input, up to behind the item; of an input that begins its size.
std::uint64_t bytes_to(const Item& item);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_ITEM_H_
