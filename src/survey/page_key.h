// What a page is, whatever day it was saved and however it was reached.
#ifndef OVERCLAIM_SURVEY_PAGE_KEY_H_
#define OVERCLAIM_SURVEY_PAGE_KEY_H_

#include <string>
#include <string_view>

#include "check/report.h"
#include "survey/site.h"

namespace overclaim {

// An address that a web archive gives out ("https://web.archive.org/web/20210302120000id_/https://meadow.example/"):
// `uri` is the page's own, `time` when it was saved ("2021-03-02T12:00:00Z"). Any other address is itself, and `time`
// "".
struct ArchivedUri {
  std::string uri, time;
};
ArchivedUri archived_uri(std::string_view uri);

// The address without scheme, "www.", user, default port, fragment, the name of an index file, the slash at its end,
// session numbers and what campaigns add to it (utm_*, fbclid, gclid ...); host in lower case; a web archive's own
// address in front is taken off. What has no host stays as it is.
// Example: page_key("http://www.Meadow.example:80/autism/index.html?utm_source=ad#top") == "meadow.example/autism".
std::string page_key(std::string_view uri);

// Of its record's address; of a row of a table its column of names, else its number; of a file its path below the
// folder that was named (`sites.roots`), of a file named alone its name without the folder. A page of a PDF is no page
// of its own.
std::string page_key_of(const Report& report, const SiteTable& sites);

// Where `location` leads when a server at `uri` sends it: it may be a whole address, or one without scheme or host. Not
// more than a browser needs: "." and ".." are resolved. "" where it leads nowhere.
// Example: redirect_target("https://meadow.example/a/b", "../c") == "https://meadow.example/c".
std::string redirect_target(std::string_view uri, std::string_view location);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_PAGE_KEY_H_
