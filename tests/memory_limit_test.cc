#include "app/memory_limit.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace overclaim {
namespace {

constexpr std::size_t large = 1U << 20U;

TEST_CASE("what is given back does not count") {
  const CountedMemory memory(3 * large);
  for (int i = 0; i < 10; ++i) {
    const std::vector<char> block(2 * large);
    CHECK_FALSE(memory.is_over());
  }
  const std::vector<char> first(2 * large);
  CHECK_FALSE(memory.is_over());
  { const std::vector<char> second(2 * large); }
  CHECK(memory.is_over());
  const std::vector<char> small(10);
  CHECK_MESSAGE(memory.is_over(), "it stays so");
}

TEST_CASE("memory from before gives no more room than there was") {
  auto before = std::make_unique<std::vector<char>>(large);
  const CountedMemory memory(large);
  before.reset();
  const std::vector<char> block(large + large / 2);
  CHECK_FALSE(memory.is_over());
  const std::vector<char> more(large);
  CHECK(memory.is_over());
}

TEST_CASE("it throws only where it is told to, and what is refused does not count") {
  const CountedMemory memory(large);
  {
    const ThrowOverMemory reading;
    CHECK_THROWS_AS(std::vector<char>(2 * large), OverMemory);
    CHECK_THROWS_AS(std::vector<char>(2 * large), std::bad_alloc);
    CHECK_NOTHROW(std::vector<char>(large / 2));
    CHECK(operator new(2 * large, std::nothrow) == nullptr);
  }
  CHECK(memory.is_over());
  CHECK_NOTHROW(std::vector<char>(2 * large));
}

TEST_CASE("without a count, with a limit of 0, and in another thread nothing is over") {
  {
    const ThrowOverMemory reading;
    CHECK_NOTHROW(std::vector<char>(2 * large));
  }
  const CountedMemory any(0);
  const ThrowOverMemory reading;
  CHECK_NOTHROW(std::vector<char>(2 * large));
  CHECK_FALSE(any.is_over());
  std::thread([&] {
    const CountedMemory small(1000);
    const std::string text(2000, 'x');
    CHECK(small.is_over());
    CHECK_FALSE(text.empty());
  }).join();
  CHECK_FALSE(any.is_over());
}

}  // namespace
}  // namespace overclaim
