// One table of routes; paths are compared whole and no path ever becomes the name of a file, so there is nothing to
// traverse. Covered by tests/serve_site_test.cc.
#include "app/serve_site.h"

#include <algorithm>
#include <array>

#include "app/serve_api.h"
#include "app/serve_assets.h"
#include "app/serve_form.h"
#include "app/serve_page.h"
#include "report/html_style.h"

namespace overclaim {
namespace {

constexpr std::array routes = {
    ServeRoute{ServePlace::home, "GET", "/"},
    ServeRoute{ServePlace::edit, "POST", "/"},
    ServeRoute{ServePlace::report, "POST", "/report"},
    ServeRoute{ServePlace::style, "GET", "/page.css"},
    ServeRoute{ServePlace::script, "GET", "/page.js"},
    ServeRoute{ServePlace::icon, "GET", "/icon.svg"},
    ServeRoute{ServePlace::health, "GET", "/healthz"},
    ServeRoute{ServePlace::metrics, "GET", "/metrics"},
    ServeRoute{ServePlace::api_check, "POST", "/v1/check"},
    ServeRoute{ServePlace::api_rule, "GET", "/v1/rules/ID"},
    ServeRoute{ServePlace::api_reference, "GET", "/v1/reference/ID"},
};

constexpr std::string_view id_part = "/ID";

bool fits(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with(id_part)) return pattern == path;
  const std::string_view before = pattern.substr(0, pattern.size() - id_part.size() + 1);
  return path.size() > before.size() && path.starts_with(before) && path.find('/', before.size()) == path.npos;
}

bool same_method(std::string_view wanted, std::string_view method) {
  return wanted == method || (wanted == "GET" && method == "HEAD");
}

// "GET, HEAD" and the like, of all routes at this path; "" for a path that is none.
std::string allowed_methods(std::string_view path) {
  std::string allowed;
  for (const ServeRoute& route : routes) {
    if (!fits(route.pattern, path)) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method) + (route.method == "GET" ? ", HEAD" : "");
  }
  return allowed;
}

bool is_of_api(std::string_view path) { return path.starts_with("/v1/"); }

// The API takes the token as a field; a form has it inside. Who is no browser is nobody that another site could send.
bool has_old_token(const ServeRequest& request, const ServeSite& site) {
  if (request.method != "POST" || !is_of_api(request.path()) || !is_from_browser(request)) return false;
  return !equal_tokens(request.field("x-overclaim-token"), site.token);
}

}  // namespace

std::span<const ServeRoute> serve_routes() { return routes; }

const ServeRoute* find_route(std::string_view method, std::string_view path) {
  const auto found = std::find_if(routes.begin(), routes.end(), [&](const ServeRoute& route) {
    return same_method(route.method, method) && fits(route.pattern, path);
  });
  return found == routes.end() ? nullptr : &*found;
}

std::string_view route_name(const ServeRequest& request) {
  const ServeRoute* route = find_route(request.method, request.path());
  return route == nullptr ? "other" : route->pattern;
}

std::optional<ServeProblem> refuse_before_body(const ServeRequest& request, const ServeSite& site) {
  using Kind = ServeProblemKind;
  if (std::optional<ServeProblem> problem = refuse_head(request, site.names)) return problem;
  if (find_route(request.method, request.path()) == nullptr) {
    const std::string allowed = allowed_methods(request.path());
    if (allowed.empty()) return ServeProblem{Kind::not_found};
    return ServeProblem{Kind::method_not_allowed, "", {{"allow", allowed}}};
  }
  if (has_old_token(request, site)) return ServeProblem{Kind::old_page};
  return std::nullopt;
}

ServeResponse answer(const ServeRequest& request, const ServeSite& site) {
  const ServeRoute* route = find_route(request.method, request.path());
  switch (route->place) {
    case ServePlace::home:
      return home_page(request, site);
    case ServePlace::edit:
      return edit_page(request, site);
    case ServePlace::report:
      return report_page(request, site);
    case ServePlace::style:
      return {200, "text/css; charset=utf-8", std::string(page_style()), {}};
    case ServePlace::script:
      return {200, "text/javascript; charset=utf-8", std::string(page_script()), {}};
    case ServePlace::icon:
      return {200, "image/svg+xml", std::string(page_icon()), {}};
    case ServePlace::api_check:
      return api_check(request, site);
    case ServePlace::api_rule:
      return api_rule(request, site);
    case ServePlace::api_reference:
      return api_reference(request, site);
    case ServePlace::health:
    case ServePlace::metrics:
      break;
  }
  return problem_json({ServeProblemKind::not_found}, *site.words);
}

ServeResponse answer_problem(const ServeProblem& problem, const ServeRequest& request, const ServeSite& site) {
  const bool wants_page = request.field("accept").find("text/html") != std::string_view::npos;
  return wants_page && !is_of_api(request.path()) ? problem_page(problem, site) : problem_json(problem, *site.words);
}

std::string content_security_policy() {
  // The hash is that of the report's own style sheet, which stands inside it as in every HTML report.
  static const std::string policy = "default-src 'none'; script-src 'self'; style-src 'self' '" + html_style_hash() +
                                    "'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                                    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  return policy;
}

std::vector<HttpField> fields_of_every_answer() {
  return {{"content-security-policy", content_security_policy()},
          {"x-content-type-options", "nosniff"},
          {"x-frame-options", "DENY"},
          {"cross-origin-resource-policy", "same-origin"},
          {"cross-origin-opener-policy", "same-origin"},
          {"referrer-policy", "same-origin"},  // with no-referrer, forms would be sent without an Origin to check
          {"permissions-policy", "camera=(), microphone=(), geolocation=()"},
          {"cache-control", "no-store"}};
}

}  // namespace overclaim
