// The pages for people: the field, the report, and what went wrong. Complete without script.
#ifndef OVERCLAIM_APP_SERVE_PAGE_H_
#define OVERCLAIM_APP_SERVE_PAGE_H_

#include "app/serve_site.h"

namespace overclaim {

// The page with the field; ?example=1 fills in an example.
ServeResponse home_page(const ServeRequest& request, const ServeSite& site);

// The same page with the text of a form in the field, to change it.
ServeResponse edit_page(const ServeRequest& request, const ServeSite& site);

// The report on the text or the file of a form: that of `--format html`, with a line above it. A form without this
// launch's token is refused, and its text stands in the field again.
ServeResponse report_page(const ServeRequest& request, const ServeSite& site);

ServeResponse problem_page(const ServeProblem& problem, const ServeSite& site);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_PAGE_H_
