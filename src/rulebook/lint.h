// What a rulebook that loads may still do badly: texts that say too much, and entries without effect.
#ifndef OVERCLAIM_RULEBOOK_LINT_H_
#define OVERCLAIM_RULEBOOK_LINT_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/load.h"
#include "text/span.h"

namespace overclaim {

// Longest `message`, `plain` or `ask`, in characters.
inline constexpr std::size_t max_rule_text = 400;

// Where names of a class stand in a text. Finding names is the work of the check layer, which stands right of this one;
// so the caller hands it in.
using NamesIn = std::function<std::vector<Span>(std::string_view text, std::string_view class_name)>;

// All problems, in order of file and place; none where all is well:
//   - `message`, `plain`, `ask` hold a name of the classes therapy or condition, a word of never_say or a form of it,
//     or more than max_rule_text characters; they end without a mark;
//   - a class without a slot that no phrase, no name and no other class uses;
//   - a phrase that two cues, or two rules of one category, share;
//   - keys without effect: `when` and `adjust` in a noting rule, max_tokens beside a reach over blocks;
//   - a language without never_say, as then nothing is looked for;
//   - a statement that was `reviewed` after `today`, as the last of these days is that of the whole reference list;
//     asked where `today` is given, YYYY-MM-DD;
//   - what lint_reference.h says about works and statements.
// Requires: loaded.rulebook.
// Example: lint_rules(loaded, [&](auto text, auto name) { return names_in(text, name, *loaded.rulebook); })
std::vector<Problem> lint_rules(const LoadedRulebook& loaded, const NamesIn& names_in, std::string_view today = {});

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_LINT_H_
