// The words of a text of our own, for comparing whole words without cutting tokens.
#ifndef OVERCLAIM_RULEBOOK_SPACED_WORDS_H_
#define OVERCLAIM_RULEBOOK_SPACED_WORDS_H_

#include <string>
#include <string_view>

namespace overclaim {

// Folded, each word with a space on both sides; everything that is no letter and no digit parts words. " " for none.
// Example: spaced_words("Says there is NO risk.") == " says there is no risk ".
std::string spaced_words(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SPACED_WORDS_H_
