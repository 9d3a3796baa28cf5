// Numbers in a row: its own, or those of an image that outlives it (image.h).
//
// A rulebook holds millions of numbers. Copying them at every start costs more than checking a page, so the program's
// own rulebook leaves them where the build put them and brings into memory only what the page touches.
#ifndef OVERCLAIM_RULEBOOK_FLAT_H_
#define OVERCLAIM_RULEBOOK_FLAT_H_

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace overclaim {

// Reads like a const std::vector. A copy of a borrowed one borrows too.
// Example: Flat<int> numbers = Flat<int>::borrow(image); numbers.own().push_back(7); leaves the image as it is.
template <typename T>
class Flat {
 public:
  Flat() = default;
  Flat(std::vector<T> own) : own_(std::move(own)) {}  // NOLINT(google-explicit-constructor): a vector is one

  static Flat borrow(std::span<const T> numbers) {
    Flat flat;
    flat.borrowed_ = numbers;
    return flat;
  }

  const T* data() const { return borrowed_.data() == nullptr ? own_.data() : borrowed_.data(); }
  std::size_t size() const { return borrowed_.data() == nullptr ? own_.size() : borrowed_.size(); }
  bool empty() const { return size() == 0; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size(); }
  const T& operator[](std::size_t i) const { return data()[i]; }
  const T& back() const { return data()[size() - 1]; }

  // To be changed. Borrowed numbers are copied first.
  std::vector<T>& own() {
    if (borrowed_.data() != nullptr) {
      own_.assign(borrowed_.begin(), borrowed_.end());
      borrowed_ = {};
    }
    return own_;
  }

 private:
  std::vector<T> own_;
  std::span<const T> borrowed_;  // no data: own_ counts
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_FLAT_H_
