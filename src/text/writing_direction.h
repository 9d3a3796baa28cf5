// Characters that nobody sees and that turn the direction of writing.
#ifndef OVERCLAIM_TEXT_WRITING_DIRECTION_H_
#define OVERCLAIM_TEXT_WRITING_DIRECTION_H_

namespace overclaim {

// Embeddings, overrides and isolates, and what ends them: all that follows may be shown the other way round.
constexpr bool turns_what_follows(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// These and the three marks (U+200E, U+200F, U+061C), which move the signs beside them: behind any of them a line of
// ours may read as something else.
constexpr bool turns_direction(char32_t c) {
  return turns_what_follows(c) || c == 0x200E || c == 0x200F || c == 0x061C;
}

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_WRITING_DIRECTION_H_
