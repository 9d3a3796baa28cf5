// Numbers of rules and of the reference list as people read them.
#ifndef OVERCLAIM_RULEBOOK_NUMBER_TEXT_H_
#define OVERCLAIM_RULEBOOK_NUMBER_TEXT_H_

#include <string>

namespace overclaim {

// The shortest text that is read back as this number, the same in every locale and with any compiler. Requires: finite.
// Example: number_text(2.50) == "2.5", number_text(3.0) == "3".
std::string number_text(double number);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_NUMBER_TEXT_H_
