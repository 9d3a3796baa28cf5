// Points for words and signs, by which a whole sentence is weighed: rules/<lang>/weighing.json.
//
// Rules find what has been thought of; people promise in ever new words. The weighing adds up how often each word stood
// in sentences that readers marked and in others, a card one can add up by hand: no rule is hidden in it, only sums.
// tools/learn_weights writes the file from labelled pages; what was learned from, and how good it is on pages it never
// saw, stands in rules/en/README.md.
#ifndef OVERCLAIM_RULEBOOK_WEIGHING_H_
#define OVERCLAIM_RULEBOOK_WEIGHING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/flat.h"
#include "rulebook/vocabulary.h"

namespace overclaim {

// Names and their points: points[id - 1] of names.find(name).
struct PointTable {
  Vocabulary names;
  Flat<std::int32_t> points;
};

struct PairPoints {
  WordId first = 0, second = 0;  // of Card::stems
  std::int32_t points = 0;
};

// What is added up. Words as written (folded), their stems, two stems that stand together, signs (sentence_signs.h).
struct Card {
  std::int32_t start = 0;
  PointTable words, stems, signs;
  Flat<PairPoints> pairs;  // by first, then second
};

// Cuts `ending` off a word that keeps at least `least` letters, and writes `put` in its place.
struct StemEnding {
  std::string ending, put;
  std::int32_t least = 3;
};

// A rule whose finding a weighed sentence becomes: the one whose card gives most.
struct WeighedRule {
  std::string rule;
  Card card;
};

struct Weighing {
  std::vector<StemEnding> endings;  // the first that fits is cut off; then a doubled last letter, then a last e
  std::string doubled_stay;         // letters that may stand twice at the end
  Card page;                        // in tenths of points; more: the page sells. Each name counts once a page
  std::int32_t page_most = 0;       // the page's points count up to so many, and down to as many below 0
  std::int32_t sells_from = 0;      // from so many points a page sells whose signals leave it open
  std::int32_t sells_not_to = 0;    // and up to so many it does not
  std::int32_t doubt_from = 0;      // from so many points a "no" of the signals is not believed
  std::int32_t page_share = 0;      // hundredths of the page's points that each of its sentences gets
  Card sentence;                    // more: readers mark it
  std::int32_t flag_at = 0;         // from so many points a sentence without a flagged finding gets one
  std::int32_t keep_at = 0;  // under so many points a flagged finding of a rule on trial is cleared, on a whole page
  std::vector<std::string> usual_care;  // classes of terms: what is said of usual care is no promise of the page
  std::vector<WeighedRule> rules;
};

// Example: with the ending "ing", least 3: "walking" -> "walk", "ring" -> "ring".
std::string stem_of(std::string_view word, const Weighing& weighing);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_WEIGHING_H_
