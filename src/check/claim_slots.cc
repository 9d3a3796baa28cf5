// Nearest first, and every slot says where it was filled from, so that a verdict can weigh it. Covered by
// claim_slots_test.cc.
#include "check/claim_slots.h"

#include <algorithm>
#include <array>
#include <map>

namespace overclaim {

namespace {

constexpr std::uint32_t no_term = static_cast<std::uint32_t>(-1);
constexpr std::array<std::string_view, 3> context_slots = {"intervention", "condition", "outcome"};

bool is_heading_like(const Block& block) {
  return block.kind == BlockKind::heading || block.kind == BlockKind::question || block.channel == Channel::title;
}

// The one counted most, where no other is counted as often.
std::uint32_t clear_winner(const std::map<std::uint32_t, int>& counts) {
  std::uint32_t best = no_term;
  int most = 0;
  bool tie = false;
  for (const auto& [term, count] : counts) {
    if (count == most) tie = true;
    if (count > most) {
      best = term;
      most = count;
      tie = false;
    }
  }
  return tie ? no_term : best;
}

}  // namespace

SlotFinder::SlotFinder(const Document& document, const Rulebook& rulebook, const Reading& reading)
    : document_(document), rulebook_(rulebook), reading_(reading) {
  in_slot_.assign(slot_count, std::vector<bool>(rulebook.terms.size(), false));
  for (std::size_t slot = 0; slot < slot_count; ++slot) {
    for (const CompiledClass& known : rulebook.classes) {
      if (known.slot != context_slots[slot]) continue;
      for (std::size_t t = 0; t < known.has_term.size(); ++t) {
        if (known.has_term[t]) in_slot_[slot][t] = true;
      }
    }
  }
  subject_.assign(slot_count, no_term);
  // Once for all: a paragraph of a thousand claims would be read again for each.
  in_block_.resize(slot_count);
  for (const std::size_t slot : {std::size_t{intervention}, std::size_t{condition}}) {
    for (std::size_t b = 0; b < document.blocks.size(); ++b) in_block_[slot].push_back(find_names_in_block(b, slot));
  }
  find_subject(intervention);
  find_subject(condition);
}

std::vector<std::uint32_t> SlotFinder::names_in_sentence(const SentenceView& view, std::size_t slot) const {
  std::vector<std::uint32_t> terms;
  std::uint32_t end_before = 0;  // the furthest end of names of the slot that begin before this one's begin
  for (std::size_t h = 0; h < view.hits.size();) {
    const std::uint32_t begin = view.hits[h].begin;
    std::uint32_t longest = 0;
    std::size_t next = h;
    for (; next < view.hits.size() && view.hits[next].begin == begin; ++next) {
      if (in_slot_[slot][view.hits[next].term]) longest = std::max(longest, view.hits[next].end);
    }
    for (; h < next; ++h) {
      const TermHit& hit = view.hits[h];
      const bool part_of_longer = hit.end < longest || hit.end <= end_before;
      if (!in_slot_[slot][hit.term] || part_of_longer) continue;
      if (std::find(terms.begin(), terms.end(), hit.term) == terms.end()) terms.push_back(hit.term);
    }
    end_before = std::max(end_before, longest);
  }
  return terms;
}

std::vector<std::uint32_t> SlotFinder::find_names_in_block(std::size_t block, std::size_t slot) const {
  std::vector<std::uint32_t> terms;
  for (const SentenceView& view : reading_.views[block]) {
    for (const std::uint32_t term : names_in_sentence(view, slot)) {
      if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(term);
    }
  }
  return terms;
}

void SlotFinder::find_subject(std::size_t slot) {
  std::map<std::uint32_t, int> in_headings, in_body;
  for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
    const Block& block = document_.blocks[b];
    if (block.kind == BlockKind::furniture || block.kind == BlockKind::reference_entry) continue;
    for (const SentenceView& view : reading_.views[b]) {
      for (const std::uint32_t term : names_in_sentence(view, slot)) {
        if (rulebook_.terms[term].anaphor) continue;
        ++in_body[term];
        if (is_heading_like(block)) ++in_headings[term];
      }
    }
  }
  subject_[slot] = clear_winner(in_headings);
  if (subject_[slot] == no_term) subject_[slot] = clear_winner(in_body);
}

bool SlotFinder::all_anaphors(const std::vector<std::string>& terms) const {
  return std::all_of(terms.begin(), terms.end(), [&](const std::string& id) {
    return std::any_of(rulebook_.terms.begin(), rulebook_.terms.end(),
                       [&](const CompiledTerm& term) { return term.id == id && term.anaphor; });
  });
}

SlotFill SlotFinder::fill_slot(const RuleMatch& match, const SentenceView& view, const Rule& rule,
                               std::string_view slot) const {
  SlotFill fill;
  for (const SlotTerms& terms : match.slots) {
    if (terms.slot != slot) continue;
    for (const std::uint32_t term : terms.terms) fill.terms.push_back(rulebook_.terms[term].id);
  }
  if (!fill.terms.empty() && !all_anaphors(fill.terms)) return fill;
  for (const SlotDefault& by_rule : rule.slots) {
    if (by_rule.slot == slot) return {{by_rule.term}, SlotFrom::rule};
  }
  const auto found = std::find(context_slots.begin(), context_slots.end(), slot);
  if (found == context_slots.end()) return fill;
  const auto index = static_cast<std::size_t>(found - context_slots.begin());
  const auto take = [&](const std::vector<std::uint32_t>& terms, SlotFrom from) {
    SlotFill taken;
    taken.from = from;
    for (const std::uint32_t term : terms) {
      if (!rulebook_.terms[term].anaphor) taken.terms.push_back(rulebook_.terms[term].id);
    }
    if (taken.terms.empty()) return false;
    fill = std::move(taken);
    return true;
  };
  if (take(names_in_sentence(view, index), SlotFrom::sentence) || index == outcome) return fill;
  if (take(in_block_[index][view.block], SlotFrom::block)) return fill;
  const std::size_t heading = document_.blocks[view.block].heading;
  if (heading != no_block && take(in_block_[index][heading], SlotFrom::heading)) return fill;
  if (subject_[index] != no_term) take({subject_[index]}, SlotFrom::page);
  return fill;
}

bool SlotFinder::is_about_own_product(const RuleMatch& match, const SentenceView& view) const {
  return is_about_unnamed_product(match, view) ||
         std::any_of(view.hits.begin(), view.hits.end(),
                     [&](const TermHit& hit) { return rulebook_.terms[hit.term].own; });
}

bool SlotFinder::is_about_unnamed_product(const RuleMatch& match, const SentenceView& view) const {
  std::vector<std::uint32_t> terms;
  for (const SlotTerms& slot : match.slots) {
    if (slot.slot == context_slots[intervention]) terms = slot.terms;
  }
  if (terms.empty()) terms = names_in_sentence(view, intervention);
  return !terms.empty() &&
         std::all_of(terms.begin(), terms.end(), [&](std::uint32_t term) { return rulebook_.terms[term].anaphor; });
}

ClaimSlots SlotFinder::fill(const RuleMatch& match, const SentenceView& view, const Rule& rule) const {
  return {fill_slot(match, view, rule, "intervention"), fill_slot(match, view, rule, "condition"),
          fill_slot(match, view, rule, "outcome"), fill_slot(match, view, rule, "comparator")};
}

}  // namespace overclaim
