// The phrase language (rules/README.md), as written: parsed into a tree, not yet compiled.
//
// Parsing needs the language, because words of a phrase are cut into tokens exactly as words of a page are:
// "risk-free" is two words, "doesn't" is "does not".
#ifndef OVERCLAIM_RULEBOOK_PHRASE_H_
#define OVERCLAIM_RULEBOOK_PHRASE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.h"

namespace overclaim {

enum class PhraseKind {
  sequence,  // children in order
  choice,    // one of the children, each a sequence; `optional`: or nothing
  word,      // a folded token; `inflected`: or one of its forms
  exact,     // a token written exactly so
  classes,   // a name of one of `classes`
  mark,      // a punctuation token
  gap,       // zero to `gap` words
  step,      // from a lead-in, heading or question to what stands under it
  sentence_start,
  sentence_end,
  block_start,
  block_end
};

struct ClassReference {
  std::string name;  // of terms.json, or built in: number, percent, ratio, money, date, duration
  std::string slot;  // "" where the class's own slot is meant
};

struct PhraseNode {
  PhraseKind kind = PhraseKind::sequence;
  std::string text;  // word: folded; exact: as written; mark: folded
  bool inflected = false;
  bool optional = false;
  int gap = 0;
  std::vector<ClassReference> classes;
  std::vector<PhraseNode> children;
};

// Limits; a phrase over one of them is refused with its name.
inline constexpr int max_phrase_elements = 24;  // on the longest way through
inline constexpr int max_phrase_nesting = 3;
inline constexpr int max_phrase_alternatives = 64;
inline constexpr int max_phrase_gap = 8;         // one gap, in words
inline constexpr int max_phrase_gap_total = 16;  // all gaps of a phrase

struct ParsedPhrase {
  PhraseNode root;    // a sequence; empty where there is an error
  std::string error;  // "" or what is wrong, where (column from 1), and what is allowed
};

// Example: parse_phrase("(no|zero) [known] {risk}", language).
ParsedPhrase parse_phrase(std::string_view phrase, const Language& language);

// Calls `visit(node)` for the node and everything under it.
template <typename Visit>
void visit_nodes(const PhraseNode& node, const Visit& visit) {
  visit(node);
  for (const PhraseNode& child : node.children) visit_nodes(child, visit);
}

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PHRASE_H_
