// The clock is an argument, so that a test needs no waiting. Covered by tests/serve_limits_test.cc.
#include "app/serve_limits.h"

#include <algorithm>

namespace overclaim {

double RateLimiter::tokens_at(const Bucket& bucket, Time now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.seen).count();
  return std::min(burst_, bucket.tokens + std::max(seconds, 0.0) * per_second_);
}

void RateLimiter::forget(Time now) {
  std::erase_if(buckets_, [&](const auto& entry) { return tokens_at(entry.second, now) >= burst_; });
  if (buckets_.size() < most_clients) return;
  buckets_.erase(std::min_element(buckets_.begin(), buckets_.end(),
                                  [](const auto& a, const auto& b) { return a.second.seen < b.second.seen; }));
}

bool RateLimiter::take(const std::string& client, Time now) {
  auto found = buckets_.find(client);
  if (found == buckets_.end()) {
    if (buckets_.size() >= most_clients) forget(now);
    found = buckets_.emplace(client, Bucket{burst_, now}).first;
  }
  Bucket& bucket = found->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.seen = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::string client_of(std::string_view peer, std::string_view forwarded_for, bool peer_is_proxy) {
  std::string_view client = peer;
  if (peer_is_proxy && !forwarded_for.empty()) {
    client = forwarded_for.substr(forwarded_for.rfind(',') + 1);
    while (!client.empty() && client.front() == ' ') client.remove_prefix(1);
    while (!client.empty() && client.back() == ' ') client.remove_suffix(1);
    constexpr std::size_t longest_address = 45;
    if (client.empty() || client.size() > longest_address) client = peer;
  }
  if (client.find('.') != client.npos || client.find(':') == client.npos) return std::string(client);
  // A text of groups, not bits: "::" early in it makes the key narrower, never that of another home.
  std::size_t end = 0;
  for (int group = 0; group < 4 && end < client.size(); ++group)
    end = std::min(client.find(':', end), client.size() - 1) + 1;
  return std::string(client.substr(0, end));
}

}  // namespace overclaim
