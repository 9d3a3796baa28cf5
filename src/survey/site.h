// Whose page it is: a list of sites of the caller, else the host of the address, else the file or its folder.
#ifndef OVERCLAIM_SURVEY_SITE_H_
#define OVERCLAIM_SURVEY_SITE_H_

#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"

namespace overclaim {

// A row of sites.csv: who runs a host, from a day to a day, both included; "" for no limit. `host` as host_of gives it.
struct SiteRow {
  std::string host, operator_name, country, from, until;
};

// `roots`: the folders that were named, as they were named: of what was found in one, the first folder below it is the
// operator. `field`: the column of a table that names the operator of a row; "" for none.
struct SiteTable {
  std::vector<SiteRow> rows;
  std::vector<std::string> roots;
  std::string field = {};
};

struct Operator {
  std::string name, country;  // country: "" for unknown
  std::string host;           // "" where the page has no address
  bool undated = false;       // rows name the host for some days only, and nobody knows the day of the page
  friend bool operator==(const Operator&, const Operator&) = default;
};

// The host of an address, in lower case, without port, user and a "www." before it; "" where there is none.
// Example: host_of("https://WWW.Meadow.example:443/prices") == "meadow.example".
std::string host_of(std::string_view uri);

// YYYY-MM-DD at the beginning of a date; "" where there is none.
std::string day_at_start(std::string_view date);

// The day the page was saved: of its record, else its own, else `otherwise`.
std::string capture_day(const Report& report, const std::string& otherwise);

// What the column `field` of its row says, where it says something. Else the row of the page's host that holds its day,
// else that of the nearest domain above ("shop.meadow.example" is found under "meadow.example"); the first where
// several hold it. A page without a day takes a row without days, or the rows where all of the host name one operator.
// Where no row speaks, the operator's name is the host; without a host the first folder below the root the file was
// found in, or that root; of a file named alone its folder, else the file itself.
// Example: {"site.warc", record {uri "https://meadow.example/a"}} is run by "meadow.example" where the table is empty.
Operator operator_of(const Report& report, const std::string& day, const SiteTable& table);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_SITE_H_
