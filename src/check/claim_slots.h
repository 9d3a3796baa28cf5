// What a claim is about: its slots, filled from the match, else from what stands around it.
#ifndef OVERCLAIM_CHECK_CLAIM_SLOTS_H_
#define OVERCLAIM_CHECK_CLAIM_SLOTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/match.h"
#include "check/reading.h"
#include "check/report.h"

namespace overclaim {

// The names of a document by slot, counted once.
class SlotFinder {
 public:
  SlotFinder(const Document& document, const Rulebook& rulebook, const Reading& reading);

  // Intervention and condition: from the match, else the rule, the sentence, the block, the heading, the page's subject
  // (the name most frequent in titles and headings, then in the body; a tie leaves the slot empty). Outcome: from the
  // match, the rule or the sentence. Comparator: from the match or the rule. A slot filled with nothing but an anaphor
  // ("the treatment") is filled further in the same way.
  ClaimSlots fill(const RuleMatch& match, const SentenceView& view, const Rule& rule) const;

  // Whether words of the sentence point at what the page itself has to offer ("our", "we use", "these cells"), or name
  // nothing else: then the claim is not about the whole field.
  bool is_about_own_product(const RuleMatch& match, const SentenceView& view) const;

  // Whether the claim is about a product its own sentence points at without a name ("our method", "the treatment").
  bool is_about_unnamed_product(const RuleMatch& match, const SentenceView& view) const;

 private:
  enum Slot { intervention, condition, outcome, slot_count };

  SlotFill fill_slot(const RuleMatch& match, const SentenceView& view, const Rule& rule, std::string_view slot) const;
  std::vector<std::uint32_t> names_in_sentence(const SentenceView& view, std::size_t slot) const;
  std::vector<std::uint32_t> find_names_in_block(std::size_t block, std::size_t slot) const;
  void find_subject(std::size_t slot);
  bool all_anaphors(const std::vector<std::string>& terms) const;

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  std::vector<std::vector<bool>> in_slot_;                         // by slot, by term
  std::vector<std::vector<std::vector<std::uint32_t>>> in_block_;  // by slot that looks there, by block
  std::vector<std::uint32_t> subject_;                             // by slot; no_term where there is none
};

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CLAIM_SLOTS_H_
