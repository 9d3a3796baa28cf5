// What both ways of an image share: how it begins, what is copied as it stands in memory, and how a small one shrinks.
// Only for image_write.cc and image_read.cc.
#ifndef OVERCLAIM_RULEBOOK_IMAGE_FORM_H_
#define OVERCLAIM_RULEBOOK_IMAGE_FORM_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace overclaim {

// 24 bytes each.
inline constexpr std::string_view image_magic{"overclaim-image/2\n\0\0\0\0\0\0", 24},
    small_image_magic{"overclaim-small-image/3\n", 24};
inline constexpr std::size_t image_alignment = 8;  // of every row of numbers; that of the magic too

// Numbers, and structs of them without padding, are copied as they stand in memory. Padding holds anything, and the
// same content has to give the same bytes.
template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> ||
    (std::has_unique_object_representations_v<T> && !std::is_pointer_v<T>);

// In a small image, rows of these are written as their differences, seven bits a byte: what is sorted, and what stands
// in cross tables, is nearly nothing then. Rows of structs stand byte by byte, all first bytes first.
template <typename T>
concept Difference = std::unsigned_integral<T> && sizeof(T) >= 2 && sizeof(T) <= 4;

// What a small image keeps apart (image_fields.h): {number of the field, 0}, and of its rows of structs {number, 1 +
// byte}.
using Column = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::uint32_t zigzag(std::uint32_t difference) { return (difference << 1U) ^ (0U - (difference >> 31U)); }
constexpr std::uint32_t unzigzag(std::uint32_t value) { return (value >> 1U) ^ (0U - (value & 1U)); }

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_IMAGE_FORM_H_
