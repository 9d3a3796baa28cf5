// What a run that was stopped has done, so that it can go on: a file beside its first output, a line an item.
//
// The outputs hold the work; the journal only says how far each of them is and what the totals were. So it is small
// (some hundred bytes an item), and a line that the outputs do not bear out, after a power cut, is dropped.
#ifndef OVERCLAIM_APP_RUN_JOURNAL_H_
#define OVERCLAIM_APP_RUN_JOURNAL_H_

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "app/check_item.h"
#include "app/report_sink.h"

namespace overclaim {

// Of an item: its name, its place and what of its bytes is at hand, so that a changed input is noticed. 16 hex digits.
std::string identity_of(const Item& item);

// `asked`: a digest of all that decides what the outputs hold, but for the inputs' bytes. `unfinished`: the passing
// names of the outputs.
struct JournalHeader {
  std::string asked;
  std::vector<std::string> unfinished;
};

struct JournalLine {
  std::string item;  // identity_of
  std::vector<DocumentOutcome> outcomes;
  std::vector<SinkPlace> places;  // of each output, behind the item
};

// Whether it is a journal of ours, or the beginning of one whose first line did not come to the disk. Never where a link
// leads.
bool is_journal(const std::string& path);

// One line after the other: a journal may have a million.
class JournalReader {
 public:
  // Nothing where there is none, or none that can be read.
  static std::optional<JournalReader> open(const std::string& path);

  const JournalHeader& header() const { return header_; }

  // Nothing behind the last; a line that is cut, or is none, ends it.
  std::optional<JournalLine> next();

 private:
  std::ifstream in_;
  JournalHeader header_;
};

// What of an earlier run can be gone on with: the lines that all outputs bear out; for each output the file that does,
// and how much of it.
struct HeldRun {
  std::size_t lines = 0;
  std::vector<std::string> files;
  std::vector<SinkPlace> places;
};

// `files`: for each output of the run the files in which its bytes may stand; none empty.
HeldRun held_run(const std::string& journal, const std::vector<std::vector<std::string>>& files);

// Writes beside its place, under a passing name, until take_place(); so an earlier journal stands until then, and one
// that goes before leaves nothing.
class JournalWriter {
 public:
  JournalWriter(std::string path, const JournalHeader& header);
  JournalWriter(const JournalWriter&) = delete;
  JournalWriter& operator=(const JournalWriter&) = delete;
  ~JournalWriter();

  // Appended and handed to the system; a failure is no failure of the run.
  void add(const JournalLine& line);

  void take_place();

  // After a run that came to its end.
  void remove();

 private:
  std::string path_, passing_;
  std::ofstream out_;
};

// The name of a journal that has not taken its place.
std::string passing_journal(const std::string& path);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RUN_JOURNAL_H_
