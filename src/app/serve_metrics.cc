// Written by hand: the format is a line a number. Methods and routes come from closed sets, so a client cannot make
// labels. Covered by tests/serve_metrics_test.cc.
#include "app/serve_metrics.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <fstream>

namespace overclaim {
namespace {

std::string_view known_method(std::string_view method) {
  for (const std::string_view known : {"GET", "HEAD", "POST"}) {
    if (method == known) return known;
  }
  return "other";
}

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

std::string padded(int value, int width) {
  std::string digits = std::to_string(value);
  return std::string(
             digits.size() < static_cast<std::size_t>(width) ? static_cast<std::size_t>(width) - digits.size() : 0,
             '0') +
         digits;
}

}  // namespace

void ServeMetrics::count(std::string_view route, std::string_view method, int status, double seconds) {
  ++requests[{std::string(route), std::string(known_method(method)), status}];
  std::size_t bucket = 0;
  while (bucket < seconds_bounds.size() && seconds > seconds_bounds[bucket]) ++bucket;
  ++seconds_counts[bucket];
  seconds_sum += seconds;
}

std::string to_prometheus(const ServeMetrics& metrics, std::string_view version, std::uint64_t resident) {
  std::string text;
  const auto head = [&](std::string_view name, std::string_view type, std::string_view help) {
    text += "# HELP " + std::string(name) + " " + std::string(help) + "\n# TYPE " + std::string(name) + " " +
            std::string(type) + "\n";
  };
  const auto one = [&](std::string_view name, std::string_view type, std::string_view help, std::uint64_t value) {
    head(name, type, help);
    text += std::string(name) + " " + std::to_string(value) + "\n";
  };
  head("overclaim_build_info", "gauge", "Version of the program.");
  text += "overclaim_build_info{version=\"" + std::string(version) + "\"} 1\n";
  head("overclaim_requests_total", "counter", "Requests answered.");
  for (const auto& [labels, value] : metrics.requests) {
    const auto& [route, method, status] = labels;
    text += "overclaim_requests_total{route=\"" + route + "\",method=\"" + method + "\",status=\"" +
            std::to_string(status) + "\"} " + std::to_string(value) + "\n";
  }
  head("overclaim_request_seconds", "histogram", "Time from the whole request to the whole answer.");
  std::uint64_t below = 0;
  for (std::size_t i = 0; i < metrics.seconds_counts.size(); ++i) {
    below += metrics.seconds_counts[i];
    const std::string bound =
        i < ServeMetrics::seconds_bounds.size() ? number(ServeMetrics::seconds_bounds[i]) : "+Inf";
    text += "overclaim_request_seconds_bucket{le=\"" + bound + "\"} " + std::to_string(below) + "\n";
  }
  text += "overclaim_request_seconds_sum " + number(metrics.seconds_sum) + "\noverclaim_request_seconds_count " +
          std::to_string(below) + "\n";
  one("overclaim_received_bytes_total", "counter", "Bytes of request bodies.", metrics.bytes_in);
  one("overclaim_sent_bytes_total", "counter", "Bytes of answer bodies.", metrics.bytes_out);
  one("overclaim_connections_total", "counter", "Connections accepted.", metrics.connections);
  one("overclaim_connections_open", "gauge", "Connections open now.", metrics.open_connections);
  one("overclaim_requests_under_way", "gauge", "Requests that wait or are worked on now.", metrics.under_way);
  one("overclaim_cut_off_total", "counter", "Connections cut off because a request or an answer took too long.",
      metrics.cut_off);
  one("overclaim_broken_total", "counter", "Connections closed because of a mistake of ours.", metrics.broken);
  one("overclaim_pushed_out_total", "counter", "Connections closed because there were too many.", metrics.pushed_out);
  one("overclaim_busy_total", "counter", "Requests refused because too many waited.", metrics.refused_busy);
  one("overclaim_rate_limited_total", "counter", "Requests refused because a client sent too many.",
      metrics.refused_rate);
  if (resident > 0) one("process_resident_memory_bytes", "gauge", "Resident memory.", resident);
  return text;
}

std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t all = 0, resident = 0;
  if (!(in >> all >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::string http_date(std::time_t when) {
  constexpr std::array<std::string_view, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  ::gmtime_r(&when, &parts);
  return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + padded(parts.tm_mday, 2) + " " +
         std::string(months[static_cast<std::size_t>(parts.tm_mon)]) + " " + std::to_string(parts.tm_year + 1900) +
         " " + padded(parts.tm_hour, 2) + ":" + padded(parts.tm_min, 2) + ":" + padded(parts.tm_sec, 2) + " GMT";
}

std::string access_line(std::time_t when, std::string_view method, std::string_view route, int status,
                        std::uint64_t bytes, double seconds) {
  std::tm parts{};
  ::gmtime_r(&when, &parts);
  return std::to_string(parts.tm_year + 1900) + "-" + padded(parts.tm_mon + 1, 2) + "-" + padded(parts.tm_mday, 2) +
         "T" + padded(parts.tm_hour, 2) + ":" + padded(parts.tm_min, 2) + ":" + padded(parts.tm_sec, 2) + "Z " +
         std::string(known_method(method)) + " " + std::string(route) + " " + std::to_string(status) + " " +
         std::to_string(bytes) + " " + std::to_string(std::llround(seconds * 1000));
}

}  // namespace overclaim
