// Going on with a run that was stopped (--resume), and keeping what that needs.
#ifndef OVERCLAIM_APP_RESUMPTION_H_
#define OVERCLAIM_APP_RESUMPTION_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/options.h"
#include "app/report_sink.h"
#include "app/run_journal.h"

namespace overclaim {

// Until all that the earlier run did was found again (replay() has come to its end), everything it left stays as it is:
// a run that ends before can be tried again.
class Resumption {
 public:
  // A run that cannot be gone on with: nothing is read or written.
  Resumption() = default;

  // `files`: the outputs; `journal`: its path; `asked`: JournalHeader::asked.
  Resumption(std::string journal, std::vector<OutputFile> files, std::string asked);

  bool is_possible() const { return !path_.empty(); }

  // Looks what an earlier run left. "" or why this one cannot go on with it.
  std::string look_back();

  // "" or the file that is none of ours and stands where this run would keep its notes. Looks only.
  std::string what_stands_in_the_way() const;

  // What the output `file` begins with. Requires: look_back() or a run that begins anew.
  Output open(std::size_t file) const;
  std::string tail_file(std::size_t file) const;

  // begin() or go_on() of the sink, and the journal's header; once, with all outputs open.
  void begin(const std::vector<ReportSink*>& sinks);

  // Whether items of the earlier run are still to be found again.
  bool is_replaying() const { return replayed_ < held_.lines; }

  // The next item of the earlier run, to be found again as `identity`; nothing where it is another one.
  std::optional<JournalLine> replay(const std::string& identity);

  void add(const JournalLine& line);

  // After a run that came to its end: nothing is left of all this.
  void remove();

 private:
  void go_on_alone();

  std::string path_;
  std::vector<OutputFile> files_;
  JournalHeader header_;
  HeldRun held_;
  std::size_t replayed_ = 0;
  std::vector<std::string> left_;  // passing files of the earlier run
  std::vector<ReportSink*> sinks_;
  std::optional<JournalReader> earlier_;
  std::unique_ptr<JournalWriter> journal_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_RESUMPTION_H_
