// File name patterns, as shells have them.
#ifndef OVERCLAIM_INTAKE_GLOB_H_
#define OVERCLAIM_INTAKE_GLOB_H_

#include <string>
#include <string_view>

namespace overclaim {

// `*` any characters but '/', `**` any characters, `**/` also nothing, `?` one character but '/', `[a-z]` and `[!a-z]`
// one byte of a set, `\` takes the next character as it is. A pattern without '/' is compared with the last name of the
// path, else with the whole path; a '/' at its start does nothing else. Case counts. Time grows with pattern times
// path.
// Example: "*.html" and "site/**/prices.*" match "site/en/2024/prices.html"; "site/*.html" does not.
bool matches_glob(std::string_view pattern, std::string_view path);

// Why a text is no pattern: a set that is not closed, or nothing behind the last `\`; "" where it is one.
std::string wrong_glob(std::string_view pattern);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_GLOB_H_
