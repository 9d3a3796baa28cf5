// What a whole rulebook may hold, so that the work on a page has a bound whoever wrote the rules. Limits of one phrase:
// phrase.h; of names: name_expansion.h; of a file: json_reader.h.
#ifndef OVERCLAIM_RULEBOOK_RULEBOOK_LIMITS_H_
#define OVERCLAIM_RULEBOOK_RULEBOOK_LIMITS_H_

#include <cstddef>

namespace overclaim {

// Ours has some 8,000 phrases; each costs a bit a sentence.
inline constexpr std::size_t max_rulebook_phrases = 20'000;
inline constexpr std::size_t max_rulebook_classes = 1'000;
inline constexpr std::size_t max_class_name = 100;  // bytes
// Of language.json; ours has 13 rules of at most 3 forms, and 27 contractions. Words are compared with each.
inline constexpr std::size_t max_inflection_rules = 200;
inline constexpr std::size_t max_word_forms = 20;  // that one rule makes, or one irregular word has
inline constexpr std::size_t max_word_form = 50;   // bytes
inline constexpr std::size_t max_contractions = 1'000;
// Ours has 18 regular expressions; each that no text rules out is run on every sentence.
inline constexpr std::size_t max_rulebook_regexes = 500;
// Of one, as RE2 counts it: where its memory does not do, each character costs as many steps as it has instructions.
inline constexpr int max_regex_instructions = 10'000;
// Each is kept for each way through while RE2 looks for the ends of a match.
inline constexpr int max_regex_groups = 20;

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_RULEBOOK_LIMITS_H_
