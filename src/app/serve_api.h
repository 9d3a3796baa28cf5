// The API for programs: the report contract over HTTP (docs/openapi.yaml).
#ifndef OVERCLAIM_APP_SERVE_API_H_
#define OVERCLAIM_APP_SERVE_API_H_

#include "app/serve_site.h"

namespace overclaim {

// POST /v1/check: text/plain, text/html or text/markdown with options in the query; application/json with all in one
// object. The answer is what `overclaim check --format F` writes.
ServeResponse api_check(const ServeRequest& request, const ServeSite& site);

// GET /v1/rules/ID: one rule. GET /v1/reference/ID: one work or statement, as `overclaim reference show --format json`.
ServeResponse api_rule(const ServeRequest& request, const ServeSite& site);
ServeResponse api_reference(const ServeRequest& request, const ServeSite& site);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_API_H_
