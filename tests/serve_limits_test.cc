#include "app/serve_limits.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;
using namespace std::chrono_literals;

TEST_CASE("a client has a burst, and then what comes back with time") {
  RateLimiter limiter(60, 3);
  const RateLimiter::Time start{};
  for (int i = 0; i < 3; ++i) CHECK(limiter.take("a", start));
  CHECK_FALSE(limiter.take("a", start));
  CHECK(limiter.take("b", start));  // another one is not touched
  CHECK_FALSE(limiter.take("a", start + 900ms));
  for (int i = 0; i < 2; ++i) CHECK(limiter.take("a", start + 2s));
  CHECK_FALSE(limiter.take("a", start + 2s));
  for (int i = 0; i < 3; ++i) CHECK(limiter.take("a", start + 60s));  // never more than the burst
  CHECK_FALSE(limiter.take("a", start + 60s));
  CHECK_FALSE(limiter.take("a", start));  // a clock that goes back gives nothing
}

TEST_CASE("so many clients are known and no more") {
  RateLimiter limiter(60, 2);
  const RateLimiter::Time start{};
  for (std::size_t i = 0; i < RateLimiter::most_clients + 500; ++i) {
    CHECK(limiter.take(std::to_string(i), start + std::chrono::milliseconds(i % 10)));
  }
  CHECK(limiter.clients() <= RateLimiter::most_clients);
  CHECK(limiter.take("late", start + 1h));
  CHECK(limiter.clients() == 1);  // the others are full again
}

TEST_CASE("who a request is counted for") {
  struct Row {
    std::string peer, forwarded;
    bool proxy;
    std::string client;
  };
  const std::vector<Row> rows = {
      {"127.0.0.1", "", true, "127.0.0.1"},
      {"127.0.0.1", "6.6.6.6, 10.0.0.7", true, "10.0.0.7"},
      {"127.0.0.1", "10.0.0.7", false, "127.0.0.1"},
      {"127.0.0.1", " 10.0.0.7 ", true, "10.0.0.7"},
      {"127.0.0.1", "10.0.0.7,", true, "127.0.0.1"},
      {"127.0.0.1", std::string(100, '1'), true, "127.0.0.1"},
      {"2001:db8:1:2:3:4:5:6", "", false, "2001:db8:1:2:"},
      {"2001:db8:1:2:9::1", "", false, "2001:db8:1:2:"},
      {"::ffff:10.0.0.7", "", false, "::ffff:10.0.0.7"},
      {"::1", "", false, "::1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.peer);
    CAPTURE(row.forwarded);
    CHECK(client_of(row.peer, row.forwarded, row.proxy) == row.client);
  }
}
