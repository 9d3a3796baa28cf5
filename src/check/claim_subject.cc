// Places are grouped by what they are about, and groups are compared, so that the work grows with the page and not with
// its square. Comparing the words of sentences was not taken: what a claim is about is settled by its slots, which say
// where they come from. Covered by tests/contradictions_test.cc.
#include "check/claim_subject.h"

#include <algorithm>
#include <iterator>

#include "check/quotation.h"

namespace overclaim {

namespace {

constexpr std::uint32_t longest_quoting = 2000;  // bytes of a sentence in which quotation marks are looked for

bool names(const std::vector<std::string>& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

}  // namespace

std::size_t block_at(const Document& document, Span span) {
  const auto found = std::partition_point(document.blocks.begin(), document.blocks.end(),
                                          [&](const Block& block) { return block.span.end <= span.begin; });
  if (found == document.blocks.end() || span.begin < found->span.begin) return no_block;
  return static_cast<std::size_t>(found - document.blocks.begin());
}

SubjectFinder::SubjectFinder(const Document& document, const Rulebook& rulebook, const Reading& reading,
                             const std::vector<Finding>& findings)
    : document_(document), reading_(reading), findings_(findings) {
  for (const CompiledTerm& term : rulebook.terms) terms_.emplace(term.id, &term);
  elsewhere_.assign(rulebook.terms.size(), false);
  for (const CompiledClass& known : rulebook.classes) {
    if (!names(rulebook.opposed.elsewhere, known.name)) continue;
    for (std::size_t t = 0; t < known.has_term.size(); ++t) {
      if (known.has_term[t]) elsewhere_[t] = true;
    }
  }
}

Subject SubjectFinder::subject_of(const Finding& finding, const std::vector<std::string>& slots) const {
  const std::array<const SlotFill*, 3> fills = {&finding.claim.intervention, &finding.claim.condition,
                                                &finding.claim.outcome};
  Subject subject;
  for (std::size_t i = 0; i < fills.size(); ++i) {
    if (!names(slots, pair_slots[i])) continue;
    for (const std::string& id : fills[i]->terms) {
      const auto term = terms_.find(id);
      if (term != terms_.end() && !term->second->anaphor) subject[i].push_back(term->first);
    }
    std::sort(subject[i].begin(), subject[i].end());
  }
  return subject;
}

// "Surgery carries risks" on a page about cells: the treatment comes from the page, the sentence names another.
bool SubjectFinder::speaks_of_something_else(const Finding& finding) const {
  const std::size_t b = block_at(document_, finding.sentence_span);
  if (b == no_block) return false;
  const SlotFrom from = finding.claim.intervention.from;
  const bool named_in_match = !finding.claim.intervention.terms.empty() && from == SlotFrom::match;
  const bool named_in_sentence =
      !finding.claim.intervention.terms.empty() && (named_in_match || from == SlotFrom::sentence);
  for (const SentenceView& view : reading_.views[b]) {
    if (!(view.span == finding.sentence_span)) continue;
    for (const TermHit& hit : view.hits) {
      if (!elsewhere_[hit.term]) continue;
      const Span place = {view.tokens[hit.begin].span.begin, view.tokens[hit.end - 1].span.end};
      if (overlaps(place, finding.text_span) ? !named_in_match : !named_in_sentence) return true;
    }
  }
  return false;
}

bool SubjectFinder::is_quoted_speech(const Finding& finding) const {
  const Span sentence = finding.sentence_span;
  if (finding.block == BlockKind::quote) return true;
  if (sentence.end - sentence.begin > longest_quoting || sentence.end > document_.text.size()) return false;
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    const Span quotation = quotation_from(document_.text, at, sentence.end);
    if (empty(quotation)) return false;
    if (contains(quotation, finding.text_span)) return true;
    at = quotation.end + 1;
  }
  return false;
}

bool SubjectFinder::names_itself(std::size_t finding, const std::vector<std::string>& slots) const {
  const ClaimSlots& claim = findings_[finding].claim;
  const std::array<const SlotFill*, 3> fills = {&claim.intervention, &claim.condition, &claim.outcome};
  for (std::size_t i = 0; i < fills.size(); ++i) {
    const bool own = fills[i]->from == SlotFrom::match || fills[i]->from == SlotFrom::sentence;
    if (names(slots, pair_slots[i]) && (fills[i]->terms.empty() || !own)) return false;
  }
  return true;
}

SubjectPlace SubjectFinder::place_of(std::size_t finding) const {
  const Finding& found = findings_[finding];
  return {finding, found.text_span.begin, found.sentence_span.begin, found.status == Status::flagged};
}

std::vector<SubjectGroup> SubjectFinder::groups_of(const std::vector<std::size_t>& findings,
                                                   const std::vector<std::string>& slots,
                                                   const std::vector<std::string>& named) const {
  const bool same_offer = names(slots, pair_slots[0]);
  std::map<Subject, std::vector<SubjectPlace>> by_subject;
  for (const std::size_t f : findings) {
    if (is_quoted_speech(findings_[f]) || !names_itself(f, named) ||
        (same_offer && speaks_of_something_else(findings_[f])))
      continue;
    by_subject[subject_of(findings_[f], slots)].push_back(place_of(f));
  }
  std::vector<SubjectGroup> groups;
  for (auto& [subject, places] : by_subject) {
    if (groups.size() == most_subjects) break;
    groups.push_back({subject, std::move(places)});
  }
  return groups;
}

bool SubjectFinder::is_kind_of(std::string_view narrow, std::string_view wide) const {
  for (auto term = terms_.find(narrow); term != terms_.end(); term = terms_.find(term->second->broader)) {
    if (term->first == wide) return true;
    if (term->second->broader.empty()) break;
  }
  return false;
}

bool SubjectFinder::may_be_same(const Subject& one, const Subject& other) const {
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].empty() || other[i].empty()) continue;
    const bool meets = std::any_of(one[i].begin(), one[i].end(), [&](std::string_view a) {
      return std::any_of(other[i].begin(), other[i].end(),
                         [&](std::string_view b) { return is_kind_of(a, b) || is_kind_of(b, a); });
    });
    if (!meets) return false;
  }
  return true;
}

std::optional<SubjectPlace> SubjectFinder::nearest(std::size_t finding, const std::vector<SubjectGroup>& groups,
                                                   const std::vector<std::string>& slots) const {
  if (names(slots, pair_slots[0]) && speaks_of_something_else(findings_[finding])) return std::nullopt;
  const Subject subject = subject_of(findings_[finding], slots);
  const SubjectPlace from = place_of(finding);
  std::optional<SubjectPlace> best;
  const auto distance = [&](const SubjectPlace& place) {
    return place.begin > from.begin ? place.begin - from.begin : from.begin - place.begin;
  };
  const auto consider = [&](const SubjectPlace& place) {
    if (!best || distance(place) < distance(*best) || (distance(place) == distance(*best) && place.begin > best->begin))
      best = place;
  };
  for (const SubjectGroup& group : groups) {
    if (!may_be_same(subject, group.subject)) continue;
    const auto& places = group.places;
    auto after = std::partition_point(places.begin(), places.end(), [&](const SubjectPlace& place) {
      return place.sentence_begin <= from.sentence_begin;
    });
    if (after != places.end()) consider(*after);
    auto before = std::partition_point(places.begin(), places.end(), [&](const SubjectPlace& place) {
      return place.sentence_begin < from.sentence_begin;
    });
    if (before != places.begin()) consider(*std::prev(before));
  }
  return best;
}

bool stand_apart(const std::vector<SubjectPlace>& one, const std::vector<SubjectPlace>& other) {
  if (one.empty() || other.empty()) return false;
  return one.front().sentence_begin != other.front().sentence_begin ||
         one.front().sentence_begin != other.back().sentence_begin ||
         one.back().sentence_begin != other.front().sentence_begin;
}

}  // namespace overclaim
