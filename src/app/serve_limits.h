// How much a client may ask for. Constants where no user has a reason to choose, settings in serve_site.h where one
// has.
#ifndef OVERCLAIM_APP_SERVE_LIMITS_H_
#define OVERCLAIM_APP_SERVE_LIMITS_H_

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace overclaim {

struct ServeLimits {
  std::size_t header_bytes = 16U << 10U;
  std::size_t body_bytes = 2U << 20U;
  std::size_t connections = 256;
  std::chrono::seconds request{10};  // from a request's first byte to its last: who drips is cut off, however steadily
  std::chrono::seconds idle{20};     // between requests
  std::chrono::seconds answer{60};   // to take an answer
  std::chrono::seconds stop{20};     // for requests that are under way when the program is told to end
  std::size_t long_body = 16U << 10U;           // more than this waits in a line of its own, behind one worker
  std::size_t short_line = 128, long_line = 4;  // requests that may wait or be worked on in each
  std::size_t waiting_bytes = 256U << 20U;      // answers not taken yet: with more, the slowest reader is cut off
};

// Tokens in a bucket for each client: `burst` at first, `per_minute` come back. Memory is bounded: what is full again
// is forgotten, and of more than `most_clients` the one that was seen least lately.
class RateLimiter {
 public:
  using Time = std::chrono::steady_clock::time_point;
  static constexpr std::size_t most_clients = 10'000;

  // Requires: per_minute > 0, burst > 0.
  RateLimiter(double per_minute, double burst) : per_second_(per_minute / 60), burst_(burst) {}

  // Takes a token; false where there is none.
  bool take(const std::string& client, Time now);
  std::size_t clients() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens;
    Time seen;
  };
  double tokens_at(const Bucket& bucket, Time now) const;
  void forget(Time now);

  double per_second_, burst_;
  std::map<std::string, Bucket, std::less<>> buckets_;
};

// Whom a request is counted for: the peer; where the peer is a proxy we trust, the last address of X-Forwarded-For,
// which is the one it wrote itself. Of an IPv6 address the first 64 bits, as one home has so many.
// Example: client_of("127.0.0.1", "6.6.6.6, 10.0.0.7", true) == "10.0.0.7".
std::string client_of(std::string_view peer, std::string_view forwarded_for, bool peer_is_proxy);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_LIMITS_H_
