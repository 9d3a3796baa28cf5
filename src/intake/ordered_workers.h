// Work on several threads, results in the order in which the work was given.
//
// Bounded: at most `most_jobs` are given and not yet taken, and their weights add up to at most `most_weight`, but for
// one job that is heavier alone. So a run needs no more memory than that, however long it is and however slow one job.
#ifndef OVERCLAIM_INTAKE_ORDERED_WORKERS_H_
#define OVERCLAIM_INTAKE_ORDERED_WORKERS_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace overclaim {

struct WorkersLimits {
  std::size_t threads = 1;  // 1: all is done by the caller of give(), and no thread is made
  std::size_t most_jobs = 4;
  std::uint64_t most_weight = 8U << 20U;
};

// give() and take() are called by one thread. `work` is called by several at once; what it throws, take() throws.
// Example: OrderedWorkers<int, int> workers({4, 16}, [](int n) { return n * n; });
//          while (!workers.has_room(1)) use(*workers.take());
//          workers.give(3, 1);
template <typename Job, typename Result>
class OrderedWorkers {
 public:
  OrderedWorkers(WorkersLimits limits, std::function<Result(Job)> work) : limits_(limits), work_(std::move(work)) {
    if (limits_.threads < 2) return;
    for (std::size_t i = 0; i < limits_.threads; ++i) threads_.emplace_back([this] { run(); });
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  // Jobs nobody has begun are dropped.
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      ends_ = true;
    }
    work_given_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  bool is_empty() const { return slots_.empty(); }
  bool has_room(std::uint64_t weight) const {
    return slots_.empty() || (slots_.size() < limits_.most_jobs && weight_ + weight <= limits_.most_weight);
  }

  // Requires: has_room(weight).
  void give(Job job, std::uint64_t weight) {
    auto slot = std::make_shared<Slot>();
    slot->job.emplace(std::move(job));
    slot->weight = weight;
    weight_ += weight;
    slots_.push_back(slot);
    if (threads_.empty()) return fill(*slot);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(slot));
    }
    work_given_.notify_one();
  }

  // The result of the job that was given first. Waits for it; nothing where there is none.
  std::optional<Result> take() { return slots_.empty() ? std::nullopt : take_first(true); }

  // The same, but nothing where it is not ready yet.
  std::optional<Result> take_ready() { return slots_.empty() ? std::nullopt : take_first(false); }

 private:
  struct Slot {
    std::optional<Job> job;
    std::optional<Result> result;
    std::exception_ptr thrown;
    std::uint64_t weight = 0;
    bool is_done = false;
  };

  void fill(Slot& slot) {
    try {
      slot.result.emplace(work_(*std::exchange(slot.job, std::nullopt)));
    } catch (...) {
      slot.thrown = std::current_exception();
    }
    if (threads_.empty()) slot.is_done = true;
  }

  void run() {
    for (;;) {
      std::shared_ptr<Slot> slot;
      {
        std::unique_lock lock(mutex_);
        work_given_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
        if (ends_) return;
        slot = std::move(waiting_.front());
        waiting_.pop_front();
      }
      fill(*slot);
      {
        const std::lock_guard lock(mutex_);
        slot->is_done = true;
      }
      work_done_.notify_one();
    }
  }

  std::optional<Result> take_first(bool waits) {
    const std::shared_ptr<Slot> slot = slots_.front();
    if (!threads_.empty()) {
      std::unique_lock lock(mutex_);
      if (!waits && !slot->is_done) return {};
      work_done_.wait(lock, [&] { return slot->is_done; });
    }
    slots_.pop_front();
    weight_ -= slot->weight;
    if (slot->thrown) std::rethrow_exception(slot->thrown);
    return std::move(slot->result);
  }

  const WorkersLimits limits_;
  const std::function<Result(Job)> work_;
  std::deque<std::shared_ptr<Slot>> slots_;  // in order; of the caller's thread
  std::uint64_t weight_ = 0;                 // of slots_
  std::mutex mutex_;
  std::condition_variable work_given_, work_done_;
  std::deque<std::shared_ptr<Slot>> waiting_;  // not begun
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ORDERED_WORKERS_H_
