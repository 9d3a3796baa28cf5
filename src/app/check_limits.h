// How much one document may ask of a run. What is over a limit is said in the report, with status 3; the run goes on.
#ifndef OVERCLAIM_APP_CHECK_LIMITS_H_
#define OVERCLAIM_APP_CHECK_LIMITS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "check/check.h"
#include "check/report.h"

namespace overclaim {

// 0: no limit but those of the readers (text/read.h: 16 MiB a part, 64 MiB a saved page; HTML nested 512 deep).
// `seconds` depends on the machine and `memory` on how the program was built: they are there so that a run ends, and far
// above what a page takes.
struct CheckLimits {
  std::uint64_t bytes = 0;                         // of a document as it is in its file, archive or table
  std::size_t words = 8'000'000;                   // and marks, of a part
  std::size_t findings = 300'000;                  // of a part
  unsigned seconds = 300;                          // of a part
  std::uint64_t memory = std::uint64_t{6} << 30U;  // bytes, of a part; memory_limit.h says what is counted
};

// Errors of a document with too many bytes, and of one that takes too much memory; the others are check()'s.
inline constexpr std::string_view over_bytes_code = "over_bytes", over_memory_code = "over_memory";

// Whether a document was given up because it is over one of these: the run is not whole then (status 3), as it is where
// a part of a document was left out.
inline bool is_over_limit(const ReportError& error) {
  return error.code == over_bytes_code || error.code == over_words_code || error.code == over_memory_code ||
         error.code == stopped_code;
}

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_LIMITS_H_
