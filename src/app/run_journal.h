// What a run that was stopped has done, so that it can go on: a file beside its first output, a line an item.
//
// The outputs hold the work; the journal only says how far each of them is and what the totals were. So it is small (some
// hundred bytes an item), and a line that the outputs do not bear out, after a power cut, is dropped.
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

struct Journal {
  JournalHeader header;
  std::vector<JournalLine> lines;
};

// Nothing where there is none, or none that can be read. A last line that is cut is left out.
std::optional<Journal> read_journal(const std::string& path);

// The lines from the first on that a file's bytes bear out. `sink`: the place of the output among JournalLine::places.
std::size_t lines_held(const Journal& journal, std::size_t sink, const std::string& file);

class JournalWriter {
 public:
  // A journal that stands there is replaced. `lines`: what is known already.
  JournalWriter(std::string path, const JournalHeader& header, const std::vector<JournalLine>& lines = {});

  // Appended and handed to the system; a failure is no failure of the run.
  void add(const JournalLine& line);

  // After a run that came to its end.
  void remove();

 private:
  std::string path_;
  std::ofstream out_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RUN_JOURNAL_H_
