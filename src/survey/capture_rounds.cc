// Covered by tests/history_test.cc.
#include "survey/capture_rounds.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>

namespace overclaim {
namespace {

constexpr std::size_t day_size = 10;

int number_at(const std::string& text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
  return value;
}

}  // namespace

int day_number(const std::string& time) {
  const int month = number_at(time, 5, 2), day = number_at(time, 8, 2);
  // Years that begin in March, so that the leap day is the last.
  const int year = number_at(time, 0, 4) - (month <= 2 ? 1 : 0);
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

std::vector<std::size_t> rounds_of(const std::vector<const Capture*>& captures) {
  std::vector<std::size_t> order(captures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(captures[a]->time, captures[a]->page) < std::tie(captures[b]->time, captures[b]->page);
  });
  std::vector<std::size_t> rounds(captures.size(), 0);
  std::map<std::string_view, std::string_view> read_on;  // page -> day, in this round
  std::size_t round = 0;
  int last_day = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Capture& capture = *captures[order[i]];
    const std::string_view day = std::string_view(capture.time).substr(0, day_size);
    const int number = day_number(capture.time);
    const auto earlier = read_on.find(capture.page);
    const bool again = capture.state == CaptureState::read && earlier != read_on.end() && earlier->second != day;
    if (i > 0 && (again || number - last_day > most_round_days)) {
      ++round;
      read_on.clear();
    }
    if (capture.state == CaptureState::read) read_on.emplace(capture.page, day);
    rounds[order[i]] = round;
    last_day = number;
  }
  return rounds;
}

}  // namespace overclaim
