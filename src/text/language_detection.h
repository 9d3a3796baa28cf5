// Which language a page is in, and which of its parts are in a language nobody has written rules for.
#ifndef OVERCLAIM_TEXT_LANGUAGE_DETECTION_H_
#define OVERCLAIM_TEXT_LANGUAGE_DETECTION_H_

#include <cstddef>
#include <string>
#include <vector>

#include "text/document.h"

namespace overclaim {

// Below this many letters nothing is said about the language of a page or a passage: the detector guesses. A sign of
// Chinese, Japanese or Korean writing counts as three.
inline constexpr std::size_t least_letters_of_language = 200;

// What the detector saw in a document.
struct LanguageReading {
  std::string page;                // code of the page's language ("de", "zh-Hant"); "" where it cannot be told
  std::vector<std::string> block;  // of each block: the page's, or another in which its passage is
};

// Looks at the visible words of the body, folded, so that Cyrillic letters inside Latin words make no page Russian.
// Furniture, reference entries, hidden blocks, addresses and rows of names ("Dr. Ana Ruiz, Dr. Luca Conti") are no
// evidence. The page's language is the one of at least half of the words left, if they are reliably in it. A passage is
// a run of adjacent blocks with at least least_letters_of_language letters that is reliably in one other language (near
// relatives, such as Danish and Norwegian, are not told apart); what stands between its blocks, or inside its source,
// belongs to it. Blocks are not cut: a paragraph has the language of most of its words. Total; linear time.
// Requires: the document is segmented (segment.h).
LanguageReading detect_languages(const Document& document);

// Sets Document::language, if the page's can be told, and takes out of the reading what is in a language that is not in
// `with_rules`: such blocks lose their sentences, their tampering is forgotten, and Document::uncovered names the
// stretches. Where "en" is in `with_rules`, sentences that are surely in English stay wherever they stand, with their
// neighbours that seem to be; an English heading of two or three words by itself does not. Where the page's language
// cannot be told it is taken to be Document::language. Does nothing where `with_rules` is empty. Linear time.
// Example: a page in German and with_rules {"en"}: language "de", one uncovered stretch {0, input.size()}.
void leave_out_uncovered(const std::vector<std::string>& with_rules, Document& document);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LANGUAGE_DETECTION_H_
