// The memory a document takes, counted where it is asked for (operator new, which memory_limit.cc replaces).
#ifndef OVERCLAIM_APP_MEMORY_LIMIT_H_
#define OVERCLAIM_APP_MEMORY_LIMIT_H_

#include <cstdint>
#include <new>

namespace overclaim {

// A document asked for more than it may have. Not what is thrown where the machine has no more: that ends the run.
class OverMemory : public std::bad_alloc {
 public:
  const char* what() const noexcept override { return "a document takes more memory than it may"; }
};

// Counts what this thread allocates and gives back from here on, in bytes as malloc rounds them; is_over() once that
// was more than `most` (0: never), and stays so. What C libraries take (zlib, ICU, libxml) is not seen. One at a time
// in a thread.
class CountedMemory {
 public:
  explicit CountedMemory(std::uint64_t most);
  ~CountedMemory();
  CountedMemory(const CountedMemory&) = delete;
  CountedMemory& operator=(const CountedMemory&) = delete;

  bool is_over() const;
};

// While one lives, an allocation over the limit of the thread's CountedMemory throws OverMemory; without one it is only
// noted. For code that gives back all it holds when an allocation fails, and leaves nothing shared half-made: reading a
// document, not matching it (RE2 builds its states in objects that all threads use).
class ThrowOverMemory {
 public:
  ThrowOverMemory();
  ~ThrowOverMemory();
  ThrowOverMemory(const ThrowOverMemory&) = delete;
  ThrowOverMemory& operator=(const ThrowOverMemory&) = delete;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_MEMORY_LIMIT_H_
