// The pace is that of the whole run and not of the last second: pages differ, and a number that jumps tells nothing.
// Covered by tests/progress_test.cc.
#include "app/progress.h"

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "text/display_width.h"

namespace overclaim {
namespace {

constexpr double least_seconds = 1;  // before that a pace is a guess
constexpr std::chrono::milliseconds between_lines{100};
constexpr std::chrono::seconds between_objects{1};
constexpr std::string_view erase_line = "\r\x1b[K";

std::string whole(double number) { return std::to_string(std::llround(number)); }

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string time_in_words(double seconds, const Words& words) {
  constexpr double minute = 60, hour = 3600;
  if (seconds < 2 * minute) return say(words, "progress_seconds", {{"n", whole(std::ceil(seconds))}});
  if (seconds < 2 * hour) return say(words, "progress_minutes", {{"n", whole(std::ceil(seconds / minute))}});
  return say(words, "progress_hours", {{"n", whole(std::ceil(seconds / hour))}});
}

}  // namespace

std::optional<double> seconds_left(const RunProgress& progress, double seconds) {
  if (!progress.total || progress.bytes <= progress.bytes_before || progress.bytes > *progress.total) return {};
  if (seconds < least_seconds) return {};
  const double left = static_cast<double>(*progress.total - progress.bytes);
  return left * seconds / static_cast<double>(progress.bytes - progress.bytes_before);
}

std::string progress_line(const RunProgress& progress, double seconds, const Words& words) {
  const std::string separator = say(words, "list_separator");
  std::string line = say(words, "progress_done", {{"n", grouped(progress.documents)}});
  if (seconds >= least_seconds) {
    const double pace = static_cast<double>(progress.documents - progress.documents_before) / seconds;
    const std::string number = pace < 10
                                   ? whole(pace * 10).insert(pace * 10 < 9.5 ? 0 : 1, pace * 10 < 9.5 ? "0." : ".")
                                   : grouped(static_cast<std::size_t>(std::llround(pace)));
    line += separator + say(words, "progress_pace", {{"n", number}});
  }
  if (const std::optional<double> left = seconds_left(progress, seconds)) {
    line += separator + say(words, "progress_left", {{"time", time_in_words(*left, words)}});
  }
  return line + separator + say(words, "progress_flagged", {{"n", grouped(progress.flagged)}});
}

std::string progress_json(const RunProgress& progress, double seconds, bool is_over) {
  using Json = nlohmann::ordered_json;
  const auto tenths = [](double number) { return std::round(number * 10) / 10; };
  const std::optional<double> left = is_over ? 0 : seconds_left(progress, seconds);
  const Json json = {{"schema", "overclaim-progress/1"},
                     {"documents", progress.documents},
                     {"flagged", progress.flagged},
                     {"bytes", progress.bytes},
                     {"bytes_total", progress.total ? Json(*progress.total) : Json(nullptr)},
                     {"seconds", tenths(seconds)},
                     {"seconds_left", left ? Json(tenths(*left)) : Json(nullptr)},
                     {"over", is_over}};
  return json.dump() + "\n";
}

ProgressShow::ProgressShow(ProgressKind kind, std::size_t columns, const Words& words)
    : kind_(kind), columns_(columns), words_(words) {}

void ProgressShow::show(const RunProgress& progress) {
  if (kind_ == ProgressKind::none) return;
  const Clock::time_point now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  if (kind_ == ProgressKind::json) {
    if (now - std::max(shown_, begun_) < between_objects) return;
    std::cerr << progress_json(progress, seconds, false);
  } else {
    if (now - std::max(shown_, begun_) < between_lines) return;
    const std::string line = progress_line(progress, seconds, words_);
    // A line that wraps cannot be taken away again.
    if (display_width(line) >= columns_) return;
    std::cerr << erase_line << line << std::flush;
    stands_ = true;
  }
  shown_ = now;
}

void ProgressShow::clear() {
  if (stands_) std::cerr << erase_line << std::flush;
  stands_ = false;
}

void ProgressShow::end(const RunProgress& progress) {
  clear();
  if (kind_ != ProgressKind::json) return;
  std::cerr << progress_json(progress, std::chrono::duration<double>(Clock::now() - begun_).count(), true);
}

}  // namespace overclaim
