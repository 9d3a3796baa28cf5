// How far a run is, on standard error: a line that is written over on a terminal, or lines of JSON for programs.
#ifndef OVERCLAIM_APP_PROGRESS_H_
#define OVERCLAIM_APP_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "rulebook/words.h"

namespace overclaim {

// `bytes` of the inputs, done and in all; `total` is nothing where it cannot be known (standard input). Of what is
// done, `documents_before` and `bytes_before` were done by an earlier run, in no time of this one.
struct RunProgress {
  std::size_t documents = 0, flagged = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> total;
  std::size_t documents_before = 0;
  std::uint64_t bytes_before = 0;
};

// Seconds until the rest is done at the pace so far; nothing where that cannot be said yet.
// Example: 30 of 90 bytes in 10 seconds leave 20; where 20 of the 30 were done before, 60.
std::optional<double> seconds_left(const RunProgress& progress, double seconds);

// "1,204 done, 61 a second, 3 min left, 210 with claims to ask about"
std::string progress_line(const RunProgress& progress, double seconds, const Words& words);

// One object on one line, with a line end: {"schema":"overclaim-progress/1", ...}.
std::string progress_json(const RunProgress& progress, double seconds, bool is_over);

enum class ProgressKind { none, line, json };

// At most one line each tenth of a second on a terminal, each second as JSON.
class ProgressShow {
 public:
  // `columns` of the terminal. `words` outlives this.
  ProgressShow(ProgressKind kind, std::size_t columns, const Words& words);
  ~ProgressShow() { clear(); }
  ProgressShow(const ProgressShow&) = delete;
  ProgressShow& operator=(const ProgressShow&) = delete;

  bool is_shown() const { return kind_ != ProgressKind::none; }

  void show(const RunProgress& progress);

  // Takes the line away, before something else is written to the terminal.
  void clear();

  void end(const RunProgress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  ProgressKind kind_;
  std::size_t columns_;
  const Words& words_;
  Clock::time_point begun_ = Clock::now(), shown_;
  bool stands_ = false;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_PROGRESS_H_
