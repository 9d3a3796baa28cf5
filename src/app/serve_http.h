// The sockets: who is let in, how long a request may take, who works on it, and how the server ends.
#ifndef OVERCLAIM_APP_SERVE_HTTP_H_
#define OVERCLAIM_APP_SERVE_HTTP_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/serve_site.h"

namespace overclaim {

struct ServeSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8340;         // 0: any that is free
  unsigned workers = 0;              // 0: one a processor, at least 2
  double requests_per_minute = 0;    // of one client; 0: no limit
  std::vector<std::string> proxies;  // whose X-Forwarded-For is believed
};

// Answers requests until the process gets SIGINT or SIGTERM; then takes no new ones, finishes those under way (at most
// limits.stop; a check that takes longer ends with the process, status 3) and returns "". Otherwise why it could not
// start, in one line. A second signal ends the process at once.
//
// One thread reads and writes; checks run on workers, long ones on one of their own, each behind a line of bounded
// length. `site.names.port` is set to the port taken before `ready` is called; from then on `site` is only read. `log`
// is called with lines without an end; empty: no log.
std::string serve(ServeSite& site, const ServeSettings& settings, const std::function<void(std::uint16_t port)>& ready,
                  const std::function<void(const std::string& line)>& log);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_HTTP_H_
