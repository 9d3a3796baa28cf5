// The day it is.
#ifndef OVERCLAIM_APP_TODAY_H_
#define OVERCLAIM_APP_TODAY_H_

#include <string>

namespace overclaim {

// Here and now, as a person would write it: YYYY-MM-DD. The clock is read for a date here and nowhere else: for the
// day of a decision, and for days of the rules that have not come yet.
std::string today();

}  // namespace overclaim

#endif  // OVERCLAIM_APP_TODAY_H_
