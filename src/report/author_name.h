// Names of authors as PubMed writes them ("Cox CS Jr"), in parts for formats that want parts.
#ifndef OVERCLAIM_REPORT_AUTHOR_NAME_H_
#define OVERCLAIM_REPORT_AUTHOR_NAME_H_

#include <string>
#include <string_view>

namespace overclaim {

// A person: `family` and `initials` ("CS", without dots), `suffix` "" for none. Anything else, such as an agency,
// stands whole in `literal`, and the other three are empty.
struct AuthorName {
  std::string family, initials, suffix, literal;
  friend bool operator==(const AuthorName&, const AuthorName&) = default;
};

// Example: author_name("von Bahr L") is {"von Bahr", "L"}; author_name("Duke University") is literal.
AuthorName author_name(std::string_view written);

// With a dot behind each. Example: "CS" -> "C. S.", "J-P" -> "J.-P."
std::string dotted(std::string_view initials);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_AUTHOR_NAME_H_
