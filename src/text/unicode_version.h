// Which ICU and Unicode cut the text: part of what a report says about itself.
#ifndef OVERCLAIM_TEXT_UNICODE_VERSION_H_
#define OVERCLAIM_TEXT_UNICODE_VERSION_H_

#include <string>

namespace overclaim {

// Example: "72.1".
std::string unicode_version();

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_UNICODE_VERSION_H_
