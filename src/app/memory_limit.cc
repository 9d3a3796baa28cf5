// Counted by thread, as one thread reads one document at a time; a block that another thread frees later is not missed,
// as counts end with the document. Operators for over-aligned types are the library's own and not counted: nothing here
// has any. Covered by tests/memory_limit_test.cc and tests/bulk.
#include "app/memory_limit.h"

#include <malloc.h>

#include <cstddef>
#include <cstdlib>

namespace overclaim {
namespace {

struct Count {
  std::int64_t used = 0, most = 0;  // used: less than 0 where more was given back than taken since
  bool counts = false, throws = false, is_over = false;
};

thread_local constinit Count count;

void* allocated(std::size_t size) {
  void* memory = std::malloc(size == 0 ? 1 : size);
  while (memory == nullptr) {
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
    memory = std::malloc(size == 0 ? 1 : size);
  }
  if (!count.counts) return memory;
  const auto bytes = static_cast<std::int64_t>(malloc_usable_size(memory));
  count.used += bytes;
  if (count.used <= count.most) return memory;
  count.is_over = true;
  if (!count.throws) return memory;
  count.used -= bytes;
  std::free(memory);
  throw OverMemory();
}

void release(void* memory) noexcept {
  if (count.counts && memory != nullptr) count.used -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

CountedMemory::CountedMemory(std::uint64_t most) {
  count = Count();
  count.counts = most > 0;
  count.most = static_cast<std::int64_t>(most);
}

CountedMemory::~CountedMemory() { count = Count(); }

bool CountedMemory::is_over() const { return count.is_over; }

ThrowOverMemory::ThrowOverMemory() { count.throws = true; }

ThrowOverMemory::~ThrowOverMemory() { count.throws = false; }

}  // namespace overclaim

void* operator new(std::size_t size) { return overclaim::allocated(size); }
void* operator new[](std::size_t size) { return overclaim::allocated(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return overclaim::allocated(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void* operator new[](std::size_t size, const std::nothrow_t& none) noexcept { return operator new(size, none); }
void operator delete(void* memory) noexcept { overclaim::release(memory); }
void operator delete[](void* memory) noexcept { overclaim::release(memory); }
void operator delete(void* memory, std::size_t) noexcept { overclaim::release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { overclaim::release(memory); }
