// Who may ask: what is known of a request before its body is read.
#ifndef OVERCLAIM_APP_SERVE_GUARD_H_
#define OVERCLAIM_APP_SERVE_GUARD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/serve_message.h"
#include "app/serve_problem.h"

namespace overclaim {

// The names under which browsers reach this server. Anything else in Host is a name that was made to lead here (DNS
// rebinding), and is refused.
struct ServeNames {
  std::uint16_t port = 0;
  std::vector<std::string> hosts;  // besides 127.0.0.1, localhost and [::1]: with --host, any port
};

// Nothing where the head of the request is in order; else what is wrong: a target that is no path, two lengths or a
// length beside chunks, a body where none belongs, a wrong Host, or a browser that sends it for another site.
std::optional<ServeProblem> refuse_head(const ServeRequest& request, const ServeNames& names);

// Whether a browser made the request: only browsers send these fields, and no page can keep them from being sent.
bool is_from_browser(const ServeRequest& request);

// In time that does not depend on how much of it is right.
bool equal_tokens(std::string_view a, std::string_view b);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_GUARD_H_
