// What the server says: a request in, an answer out. Pure; sockets, lines and clocks are in serve_http.cc.
#ifndef OVERCLAIM_APP_SERVE_SITE_H_
#define OVERCLAIM_APP_SERVE_SITE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/serve_guard.h"
#include "app/serve_limits.h"
#include "app/serve_message.h"
#include "app/serve_problem.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

// What is pointed to outlives the use. Const while the server runs, so that many threads may answer.
struct ServeSite {
  const Rulebook* rulebook = nullptr;
  const Words* words = nullptr;
  std::string version;
  std::string token;  // made at the start of the program, known only to the pages it serves
  ServeNames names;
  ServeLimits limits;
  bool is_public = false;
};

enum class ServePlace {
  home,
  edit,
  report,
  style,
  script,
  icon,
  health,
  metrics,
  api_check,
  api_rule,
  api_reference,
};

// `pattern`: a path, or one that ends with "/ID", which stands for the last part of a path.
struct ServeRoute {
  ServePlace place;
  std::string_view method, pattern;
};

std::span<const ServeRoute> serve_routes();

// The route of a path, whatever the method; with HEAD that of GET. nullptr: there is nothing at this path.
const ServeRoute* find_route(std::string_view method, std::string_view path);

// How the access log and the metrics call a request: the pattern of its route, never what was asked for. "other" where
// there is none.
std::string_view route_name(const ServeRequest& request);

// What can be said before the body is read: nothing where the request is to be read and answered.
std::optional<ServeProblem> refuse_before_body(const ServeRequest& request, const ServeSite& site);

// Total but for memory that runs out. Requires: refuse_before_body() let it pass; health and metrics are answered by
// the caller, who alone knows.
ServeResponse answer(const ServeRequest& request, const ServeSite& site);

// A problem in the form its reader takes: a page where a browser asks for a page, else problem details.
ServeResponse answer_problem(const ServeProblem& problem, const ServeRequest& request, const ServeSite& site);

// The fields that every answer has: the policy that lets a page load nothing but our own style and script, and that
// nothing is kept anywhere.
std::vector<HttpField> fields_of_every_answer();
std::string content_security_policy();

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_SITE_H_
