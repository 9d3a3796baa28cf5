// What goes wrong, as RFC 9457 problem details for programs and as a page for people: one table, the same words.
#ifndef OVERCLAIM_APP_SERVE_PROBLEM_H_
#define OVERCLAIM_APP_SERVE_PROBLEM_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/serve_message.h"
#include "rulebook/words.h"

namespace overclaim {

enum class ServeProblemKind {
  bad_request,
  bad_option,
  cross_site,
  old_page,
  not_found,
  method_not_allowed,
  too_large,
  unsupported_media_type,
  wrong_host,
  not_readable,
  no_text,
  too_many_requests,
  header_too_large,
  failed,
  busy,
};

struct ServeProblemRow {
  ServeProblemKind kind;
  std::string_view name;  // "too-large"; its words are serve_problem_too_large and ..._do
  int status;
};

std::span<const ServeProblemRow> serve_problem_table();
const ServeProblemRow& row_of(ServeProblemKind kind);

// `detail` is of this one request: what cannot be read, which option is wrong; "" for none.
struct ServeProblem {
  ServeProblemKind kind = ServeProblemKind::bad_request;
  std::string detail = {};
  std::vector<HttpField> fields = {};  // for the answer: allow, retry-after
};

std::string serve_problem_title(const ServeProblem& problem, const Words& words);
// What to do, in a sentence; with the detail before it where there is one.
std::string serve_problem_detail(const ServeProblem& problem, const Words& words);

// {"type", "title", "status", "detail"}; the type is "urn:overclaim:problem:" and the name.
ServeResponse problem_json(const ServeProblem& problem, const Words& words);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_PROBLEM_H_
