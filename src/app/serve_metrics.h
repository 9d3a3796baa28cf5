// What the server did, in numbers: never what it was asked.
#ifndef OVERCLAIM_APP_SERVE_METRICS_H_
#define OVERCLAIM_APP_SERVE_METRICS_H_

#include <array>
#include <cstdint>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "app/serve_message.h"

namespace overclaim {

// Counted by one thread alone.
struct ServeMetrics {
  static constexpr std::array<double, 9> seconds_bounds = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};

  std::map<std::tuple<std::string, std::string, int>, std::uint64_t> requests;  // by route, method, status
  std::array<std::uint64_t, seconds_bounds.size() + 1> seconds_counts{};        // of answers, by time; not cumulative
  double seconds_sum = 0;
  std::uint64_t bytes_in = 0, bytes_out = 0;
  std::uint64_t connections = 0, cut_off = 0, pushed_out = 0, refused_busy = 0, refused_rate = 0, broken = 0;
  std::size_t open_connections = 0, under_way = 0;

  // `method` as sent: one that no route knows counts as "other".
  void count(std::string_view route, std::string_view method, int status, double seconds);
};

// The text format of Prometheus, version 0.0.4. `resident_bytes`: 0 where it is not known.
std::string to_prometheus(const ServeMetrics& metrics, std::string_view version, std::uint64_t resident_bytes);

// Memory of this process that is really there; 0 where the system does not say.
std::uint64_t resident_bytes();

// "Sun, 06 Nov 1994 08:49:37 GMT", whatever the locale.
std::string http_date(std::time_t when);

// A line of the access log: when, method, route, status, bytes of the answer, milliseconds. No address, no path, no
// text.
// Example: 2026-11-21T21:49:21Z POST /v1/check 200 3012 41
std::string access_line(std::time_t when, std::string_view method, std::string_view route, int status,
                        std::uint64_t bytes, double seconds);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_METRICS_H_
