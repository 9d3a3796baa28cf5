// A claim against the reference list.
#ifndef OVERCLAIM_CHECK_VERDICT_H_
#define OVERCLAIM_CHECK_VERDICT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/report.h"
#include "rulebook/rulebook.h"

namespace overclaim {

// What a verdict rests on. `asserted_by_page`: said in the page's own voice, without hedge, condition or question.
// `own_product`: the sentence points at what the page itself offers; `unnamed_product`: and does not name it.
struct JudgedClaim {
  const Rule* rule = nullptr;
  ClaimSlots slots;
  Strength strength = Strength::effect;
  bool asserted_by_page = true;
  bool own_product = false, unnamed_product = false;
};

// The terms of a rulebook as numbers, with what each is a kind of.
class TermTree {
 public:
  explicit TermTree(const Rulebook& rulebook);

  // Requires: each is the id of a term, as those of rules, claims, statements and works are.
  std::vector<std::uint32_t> terms_of(const std::vector<std::string>& ids) const;

  // Whether `wide` is `narrow` or one of the things it is a kind of.
  bool is_broader_or_same(std::uint32_t wide, std::uint32_t narrow) const;

 private:
  static constexpr std::uint32_t no_term = UINT32_MAX;

  std::unordered_map<std::string_view, std::uint32_t> numbers_;  // by id
  std::vector<std::uint32_t> broader_;                           // by number; no_term for none
};

// The statement that fits best decides. `as_of`: a day like 2025-04-30; statements valid then count. A statement about
// a certain product or disease judges no claim that leaves open which it is about, unless the rule names it.
//   supported     strength at or under the ceiling, the evidence exact or broader
//   overstated    above it, or the evidence is narrower or of another kind
//   unproven      the statement says that nothing was shown
//   contradicted  said by the page as certain, about no product of its own, and either of a sense that a checked work
//                 of the statement refutes, the work being about what the sentence names or a kind of it; or a checked
//                 result of opposite direction fits intervention, condition and outcome exactly
//   not_assessed  no statement fits
// What a page's claims have in common is looked up once: statements as numbers, and those of a rule when its first claim
// comes. The rulebook outlives it.
class Judge {
 public:
  Judge(const Rulebook& rulebook, std::string_view as_of);

  Verdict judge(const JudgedClaim& claim);

 private:
  struct Stated {
    const Statement* statement = nullptr;
    std::vector<std::uint32_t> intervention, condition, outcome;
  };
  struct ForRule {
    const Stated* stated = nullptr;
    bool named_by_rule = false, judges_rule = false;
  };

  const std::vector<ForRule>& statements_for(const Rule& rule);

  const Rulebook& rulebook_;
  TermTree tree_;
  std::vector<Stated> statements_;  // valid on the day
  std::unordered_map<const Rule*, std::vector<ForRule>> by_rule_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_VERDICT_H_
