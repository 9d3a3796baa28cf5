// A site on the built-in rulebook, and requests to it.
#ifndef OVERCLAIM_TESTS_SERVE_SITE_FIXTURE_H_
#define OVERCLAIM_TESTS_SERVE_SITE_FIXTURE_H_

#include <string>
#include <utility>
#include <vector>

#include "app/serve_site.h"
#include "report_parts.h"

namespace overclaim::test {

inline const ServeSite& site() {
  static const ServeSite made = [] {
    ServeSite one;
    one.rulebook = &*builtin_rulebook().rulebook;
    one.words = &builtin_rulebook().words;
    one.version = "test";
    one.token = "0123456789abcdef0123456789abcdef";
    one.names.port = 8340;
    return one;
  }();
  return made;
}

inline ServeRequest request(std::string method, std::string target, std::vector<HttpField> fields = {},
                            std::string body = "") {
  ServeRequest made{std::move(method), std::move(target), std::move(fields), std::move(body)};
  if (made.count("host") == 0) made.fields.push_back({"host", "127.0.0.1:8340"});
  return made;
}

// As the server does: refused before the body, or answered.
inline ServeResponse ask(const ServeRequest& asked) {
  if (const std::optional<ServeProblem> problem = refuse_before_body(asked, site())) {
    return answer_problem(*problem, asked, site());
  }
  return answer(asked, site());
}

inline bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SERVE_SITE_FIXTURE_H_
