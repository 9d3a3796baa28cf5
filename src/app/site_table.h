// sites.csv: who runs which host, and when.
#ifndef OVERCLAIM_APP_SITE_TABLE_H_
#define OVERCLAIM_APP_SITE_TABLE_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "survey/site.h"

namespace overclaim {

// Columns by name: host, operator, and, where wanted, country, from, until (days, both included). A host may be given
// as an address; "www." does not count. The text is all that is wrong, a line each, with the file's name and line: an
// empty host or operator, a day that is none, days in the wrong order, two operators of one host on the same day.
// Example: "host,operator\nmeadow.example,Meadow Cells\n" is {{"meadow.example", "Meadow Cells", "", "", ""}}.
std::variant<std::vector<SiteRow>, std::string> read_sites(const std::string& bytes, const std::string& name);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SITE_TABLE_H_
