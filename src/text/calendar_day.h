// Days as options and files write them.
#ifndef OVERCLAIM_TEXT_CALENDAR_DAY_H_
#define OVERCLAIM_TEXT_CALENDAR_DAY_H_

#include <string_view>

namespace overclaim {

// A day of the calendar, as YYYY-MM-DD. Example: not is_calendar_day("2023-02-29").
bool is_calendar_day(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_CALENDAR_DAY_H_
