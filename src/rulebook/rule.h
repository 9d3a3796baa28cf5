// A rule as written in rules/<lang>/<category>.json. One field a key, same names.
#ifndef OVERCLAIM_RULEBOOK_RULE_H_
#define OVERCLAIM_RULEBOOK_RULE_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/stance.h"
#include "text/document.h"

namespace overclaim {

// What a context does to a finding of a flagging rule.
enum class WhenAction { clear, lower, keep };
inline constexpr std::array all_when_actions = {WhenAction::clear, WhenAction::lower, WhenAction::keep};

struct When {
  WhenAction hedged = WhenAction::clear, conditional = WhenAction::clear, asked = WhenAction::clear;
};

enum class Maturity { stable, trial };
inline constexpr std::array all_maturities = {Maturity::stable, Maturity::trial};

std::string_view to_string(WhenAction action);
std::string_view to_string(Maturity maturity);

// The slots of a claim: intervention, condition, outcome, comparator.
const std::vector<std::string_view>& claim_slots();

struct Basis {
  std::string jurisdiction, instrument, provision, url, valid_from, valid_to, verified;
};

// Texts with a marked place: "The procedure has [[no side effects]]."
struct RuleExamples {
  std::vector<std::string> match, clear, none;
};

// A slot name and a term it is filled with when the match itself fills it not.
struct SlotDefault {
  std::string slot, term;
};

struct Rule {
  std::string id;
  int severity = 3;                 // 1-5
  std::vector<std::string> adjust;  // ids of adjustments in scoring.json
  Maturity maturity = Maturity::stable;
  bool by_wording = false;  // wrong by its wording alone, whatever the evidence
  bool implied = false;     // says it without saying it
  bool on_selling_pages =
      false;             // a claim only where the page may sell: cleared where its own words show that it does not
  bool weighed = false;  // found by the weighing of whole sentences (weighing.h), needs no phrase
  std::string message, plain, ask;
  std::vector<std::string> phrases, regexes, unless;
  std::vector<BlockKind> blocks;  // empty: all but furniture and reference_entry
  std::vector<Channel> channels;  // empty: all
  Strength strength = Strength::effect;
  When when;
  std::string credit;  // of a noting rule: a name in `credits` of scoring.json, or "none"; "": that of its category
  std::vector<SlotDefault> slots;
  std::vector<std::string> senses, statements, works;
  std::vector<Basis> basis;
  RuleExamples examples;
};

// The part of the id before the dot: "safety" of "safety.no-risks".
std::string_view category_of(std::string_view rule_id);

enum class CategoryKind { flagging, noting };
// Nothing where there is no such category.
std::optional<CategoryKind> category_kind(std::string_view category);
const std::vector<std::string_view>& flagging_categories();

// Whether a claim of one category may, in other words, become one of the other: the same category, or both say what the
// treatment does for whoever takes it ("cures" and "may help"). What discloses never becomes a claim, nor the reverse.
// Example: are_kindred("cure", "efficacy"), and not are_kindred("cure", "no-cure").
bool are_kindred(std::string_view one, std::string_view other);
const std::vector<std::string_view>& noting_categories();

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_RULE_H_
