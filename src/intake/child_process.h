// Another program, run once on bytes it should not be trusted with.
#ifndef OVERCLAIM_INTAKE_CHILD_PROCESS_H_
#define OVERCLAIM_INTAKE_CHILD_PROCESS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

struct ChildLimits {
  std::uint32_t seconds = 60;              // by the clock, and of CPU
  std::uint64_t memory_bytes = 1U << 30U;  // of address space
  std::uint64_t output_bytes = 64U << 20U;
};

struct ChildResult {
  enum class End {
    exited,
    killed,           // by a signal: it crashed, or ran over its memory or CPU
    too_slow,         // stopped by us
    too_much_output,  // stopped by us; `output` is its beginning
    not_started
  };
  End end = End::not_started;
  int code = 0;                // exit code, signal, or errno of the start
  std::string output, errors;  // standard output; the first 16 KiB of standard error
};

// Runs `program` with `arguments` (without its own name) and `input` as standard input, and waits for its end. No
// shell; an environment of PATH and LANG=C.UTF-8 alone; no open files but the three; may write no files, get no
// privileges, and leaves no children behind in its process group. A program without a slash is looked for in
// /usr/local/bin, /usr/bin and /bin, whatever PATH says. May be called from several threads.
// Example: run_child("tr", {"a-z", "A-Z"}, "no", {}) exits with code 0 and the output "NO".
ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input,
                      const ChildLimits& limits);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_CHILD_PROCESS_H_
