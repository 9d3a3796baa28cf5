// What a run read and did not read, for the methods.
#ifndef OVERCLAIM_SURVEY_RUN_LOG_H_
#define OVERCLAIM_SURVEY_RUN_LOG_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "check/report.h"

namespace overclaim {

// Why something was not read, how often, and the first names of it.
struct LoggedReason {
  std::size_t count = 0;
  std::vector<std::string> names;
};

// `sha256`, `bytes`: of the file as given; "" and 0 where its reports are about pieces of it, or none could be read.
struct LoggedInput {
  std::string name, sha256;
  std::uint64_t bytes = 0;
};

inline constexpr std::size_t most_logged_reasons = 100, most_logged_names = 3, most_logged_inputs = 100'000;
inline constexpr std::size_t most_logged_texts = 500'000;  // that are told apart by their bytes

struct RunLog {
  std::size_t documents = 0, unread = 0, same_bytes = 0, undated = 0;
  bool doubles_limited = false;  // more than most_logged_texts were read: further doubles are not known
  std::uint64_t bytes = 0, bytes_read = 0;
  std::map<std::string, LoggedReason> reasons;
  std::size_t further_reasons = 0;  // behind most_logged_reasons different ones
  std::map<std::string, std::size_t> years;
  std::string first_day, last_day;
  NotExamined not_examined;
  std::vector<LoggedInput> inputs;  // in order, the first most_logged_inputs
  std::size_t further_inputs = 0;
};

class RunLogMaker {
 public:
  // `captured`: the day of pages that carry none; "" for unknown.
  explicit RunLogMaker(std::string captured) : captured_(std::move(captured)) {}

  // In the order of the run.
  void add(const Report& report);

  const RunLog& log() const { return log_; }

 private:
  void add_input(const Report& report);
  void add_reason(const std::string& reason, const std::string& name);

  std::string captured_, source_;
  RunLog log_;
  bool any_ = false;
  std::unordered_set<std::string> texts_;  // digests
};

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_RUN_LOG_H_
