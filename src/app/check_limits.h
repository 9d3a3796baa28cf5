// How much one document may ask of a run. What is over a limit is said in the report, with status 3; the run goes on.
#ifndef OVERCLAIM_APP_CHECK_LIMITS_H_
#define OVERCLAIM_APP_CHECK_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace overclaim {

// 0: no limit but those of the readers (text/read.h: 16 MiB a part, 64 MiB a saved page; HTML nested 512 deep).
// `seconds` is the only one that depends on the machine: it is there so that a run ends, and far above what any page
// of that size takes.
struct CheckLimits {
  std::uint64_t bytes = 0;         // of a document as it is in its file, archive or table
  std::size_t words = 8'000'000;   // and marks, of a part
  std::size_t findings = 300'000;  // of a part
  unsigned seconds = 300;          // of a part
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_CHECK_LIMITS_H_
