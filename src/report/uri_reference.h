// Names of inputs as URI references (RFC 3986), for formats that ask for one.
#ifndef OVERCLAIM_REPORT_URI_REFERENCE_H_
#define OVERCLAIM_REPORT_URI_REFERENCE_H_

#include <string>
#include <string_view>

#include "check/report.h"

namespace overclaim {

// A file name as a reference relative to the folder the program ran in; an absolute one as file:///...
// Example: file_reference("a b/50%.html") == "a%20b/50%25.html".
std::string file_reference(std::string_view path);

// An address as an archive or a table gives it, with what may not stand in one escaped; escapes in it are kept.
// Example: address_reference("http://a.example/ü?q=1 2") == "http://a.example/%C3%BC?q=1%202".
std::string address_reference(std::string_view address);

// Where a report's document is: its own address where an archive or table gives one, else the file. Standard input
// without a name has none: "".
std::string reference_of(const Report& report);

// The same where something must stand: without a name the document is named by its hash (RFC 6920, ni:///sha-256;...),
// and where that is unknown too by the one name it has, "-".
std::string identifier_of(const Report& report);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_URI_REFERENCE_H_
