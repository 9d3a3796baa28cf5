// Types are URNs: there is no address of ours that a program could open, and "about:blank" would tell it less. Covered
// by tests/serve_site_test.cc and, against docs/openapi.yaml, by tests/serve/openapi_test.mjs.
#include "app/serve_problem.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace overclaim {
namespace {

using Kind = ServeProblemKind;

constexpr std::array table = {
    ServeProblemRow{Kind::bad_request, "bad-request", 400},
    ServeProblemRow{Kind::bad_option, "bad-option", 400},
    ServeProblemRow{Kind::cross_site, "cross-site", 403},
    ServeProblemRow{Kind::old_page, "old-page", 403},
    ServeProblemRow{Kind::not_found, "not-found", 404},
    ServeProblemRow{Kind::method_not_allowed, "method-not-allowed", 405},
    ServeProblemRow{Kind::too_large, "too-large", 413},
    ServeProblemRow{Kind::unsupported_media_type, "unsupported-media-type", 415},
    ServeProblemRow{Kind::wrong_host, "wrong-host", 421},
    ServeProblemRow{Kind::not_readable, "not-readable", 422},
    ServeProblemRow{Kind::no_text, "no-text", 422},
    ServeProblemRow{Kind::too_many_requests, "too-many-requests", 429},
    ServeProblemRow{Kind::header_too_large, "header-too-large", 431},
    ServeProblemRow{Kind::failed, "failed", 500},
    ServeProblemRow{Kind::busy, "busy", 503},
};

std::string words_key(const ServeProblem& problem) {
  std::string key = "serve_problem_" + std::string(row_of(problem.kind).name);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

}  // namespace

std::span<const ServeProblemRow> serve_problem_table() { return table; }

const ServeProblemRow& row_of(ServeProblemKind kind) {
  return *std::find_if(table.begin(), table.end(), [&](const ServeProblemRow& row) { return row.kind == kind; });
}

std::string serve_problem_title(const ServeProblem& problem, const Words& words) {
  return say(words, words_key(problem));
}

std::string serve_problem_detail(const ServeProblem& problem, const Words& words) {
  const std::string what_to_do = say(words, words_key(problem) + "_do");
  return problem.detail.empty() ? what_to_do : problem.detail + " " + what_to_do;
}

ServeResponse problem_json(const ServeProblem& problem, const Words& words) {
  const ServeProblemRow& row = row_of(problem.kind);
  const nlohmann::ordered_json body = {{"type", "urn:overclaim:problem:" + std::string(row.name)},
                                       {"title", serve_problem_title(problem, words)},
                                       {"status", row.status},
                                       {"detail", serve_problem_detail(problem, words)}};
  constexpr auto replace = nlohmann::ordered_json::error_handler_t::replace;
  return {row.status, "application/problem+json", body.dump(-1, ' ', false, replace) + "\n", problem.fields};
}

}  // namespace overclaim
