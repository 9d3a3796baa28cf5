// The enumerator of a name, for enums that have a to_string: the names are written once, in that switch.
#ifndef OVERCLAIM_RULEBOOK_NAMED_VALUE_H_
#define OVERCLAIM_RULEBOOK_NAMED_VALUE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace overclaim {

// Nothing where no value of `all` has the name. Example: named_value("asked", all_stances) == Stance::asked.
template <typename Enum, std::size_t Count>
std::optional<Enum> named_value(std::string_view name, const std::array<Enum, Count>& all) {
  for (const Enum value : all) {
    if (to_string(value) == name) return value;
  }
  return std::nullopt;
}

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_NAMED_VALUE_H_
