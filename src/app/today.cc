// In local time, as <chrono> knows no time zones in GCC 12. Covered by tests/decide_cli_test.cc.
#include "app/today.h"

#include <ctime>

namespace overclaim {

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  std::string day(11, '\0');
  day.resize(std::strftime(day.data(), day.size(), "%Y-%m-%d", &local));
  return day;
}

}  // namespace overclaim
