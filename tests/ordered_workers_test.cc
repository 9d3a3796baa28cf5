#include "intake/ordered_workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <stdexcept>

using namespace overclaim;

namespace {

// All of 0 ... count-1 through `workers`, as check_run.cc goes; what came out, in order.
template <typename Workers>
std::vector<int> through(Workers& workers, int count, std::uint64_t weight = 1) {
  std::vector<int> results;
  for (int i = 0; i < count; ++i) {
    while (!workers.has_room(weight)) results.push_back(*workers.take());
    workers.give(i, weight);
    while (std::optional<int> ready = workers.take_ready()) results.push_back(*ready);
  }
  while (!workers.is_empty()) results.push_back(*workers.take());
  return results;
}

}  // namespace

TEST_CASE("results come in the order of the jobs, for any number of threads and any pace") {
  for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t most_jobs : {1U, 2U, 40U}) {
      CAPTURE(threads);
      CAPTURE(most_jobs);
      OrderedWorkers<int, int> workers({threads, most_jobs}, [](int n) {
        std::mt19937 random(static_cast<unsigned>(n));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
        return n * n;
      });
      const std::vector<int> results = through(workers, 200);
      REQUIRE(results.size() == 200);
      for (int i = 0; i < 200; ++i) CHECK(results[static_cast<std::size_t>(i)] == i * i);
    }
  }
}

TEST_CASE("no more is in hand than the limits say, but one job that is heavier alone") {
  std::atomic<int> in_hand = 0;
  std::atomic<int> most = 0;
  OrderedWorkers<int, int> workers({4, 100, 10}, [&](int n) {
    int now = ++in_hand;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    --in_hand;
    return n;
  });
  CHECK(through(workers, 60, 4).size() == 60);
  CHECK(most <= 2);  // 3 * 4 > 10
  most = 0;
  CHECK(through(workers, 20, 11).size() == 20);
  CHECK(most == 1);
}

TEST_CASE("what a job throws is thrown where its result would be taken, and the others are not lost") {
  for (const std::size_t threads : {1U, 4U}) {
    CAPTURE(threads);
    OrderedWorkers<int, int> workers({threads, 10}, [](int n) {
      if (n == 2) throw std::runtime_error("two");
      return n;
    });
    for (int i = 0; i < 5; ++i) workers.give(i, 1);
    CHECK(*workers.take() == 0);
    CHECK(*workers.take() == 1);
    CHECK_THROWS_WITH(workers.take(), "two");
    CHECK(*workers.take() == 3);
    CHECK(*workers.take() == 4);
    CHECK(!workers.take());
    CHECK(!workers.take_ready());
  }
}

TEST_CASE("workers that go away with jobs in hand end") {
  std::atomic<int> done = 0;
  {
    OrderedWorkers<int, int> workers({2, 100}, [&](int n) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      ++done;
      return n;
    });
    for (int i = 0; i < 100; ++i) workers.give(i, 0);
  }
  CHECK(done < 100);
}
