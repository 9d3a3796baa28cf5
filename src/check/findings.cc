// One pass over the sentences, every rule on every sentence; then overlapping findings of one category are merged. A
// flagged finding is never hidden by a noted or cleared one, however long. Covered by findings_test.cc.
#include "check/findings.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>

#include "check/claim_slots.h"
#include "check/match.h"
#include "check/quotation.h"
#include "check/severity.h"
#include "check/stance.h"
#include "check/status.h"
#include "check/unread_gap.h"
#include "check/verdict.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

// Characters of the block shown on each side of a quote.
constexpr int context_characters = 80;

bool is_named(const std::vector<std::string>& names, const Rule& rule) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name == rule.id || name == category_of(rule.id); });
}

std::string neighbours_before(const Document& document, Span block, Span quote) {
  std::size_t at = quote.begin;
  for (int i = 0; i < context_characters && at > block.begin; ++i) at -= code_point_before(document.text, at).size;
  return document.text.substr(at, quote.begin - at);
}

std::string neighbours_after(const Document& document, Span block, Span quote) {
  std::size_t at = quote.end;
  for (int i = 0; i < context_characters && at < block.end; ++i) at += code_point_at(document.text, at).size;
  return document.text.substr(quote.end, at - quote.end);
}

// Of sentences or their views in text order the one that holds a place. Requires: one does.
template <typename OfSentence>
const OfSentence& sentence_around(const std::vector<OfSentence>& sentences, Span place) {
  return *std::partition_point(sentences.begin(), sentences.end(),
                               [place](const OfSentence& one) { return one.span.end <= place.begin; });
}

bool is_words_on_button(const Block& block) { return block.is_caption && block.kind == BlockKind::furniture; }

class FindingMaker {
 public:
  FindingMaker(const Document& document, const Rulebook& rulebook, const Reading& reading,
               const FindingOptions& options)
      : document_(document),
        rulebook_(rulebook),
        reading_(reading),
        options_(options),
        slots_(document, rulebook, reading),
        severities_(rulebook, reading) {}

  Finding make(const RuleMatch& match, const SentenceView& view) const {
    const CompiledRule& compiled = rulebook_.rules[match.rule];
    const Rule& rule = compiled.rule;
    const Assertion assertion = resolve_stance(match, view, rule, rulebook_, reading_);
    Finding finding;
    finding.rule = rule.id;
    finding.category = std::string(category_of(rule.id));
    finding.implied = rule.implied;
    finding.stance = assertion.stance;
    finding.speaker = assertion.speaker;
    finding.strength = assertion.strength;
    finding.claim = slots_.fill(match, view, rule);
    if (!empty(match.introduced_by)) add_introduction(finding, view, match.introduced_by);
    std::size_t deciding = assertion.deciding;
    if (assertion.answer != no_block) {
      deciding = assertion.answer;
      stand_on_answer(finding, match, reading_.hits[assertion.answer]);
    } else {
      place(finding, view.block, match.span, view.span);
    }
    finding.scope = document_.source_of(assertion.answer != no_block ? finding.text_span : assertion.scope);
    for (const std::size_t h : assertion.cues) add_cue(finding, reading_.hits[h]);
    const StatusDecision decision = status_of(compiled.kind, finding.stance, finding.speaker, rule.when);
    finding.status = decision.status;
    if (finding.status == Status::cleared && deciding != no_block) {
      finding.cleared_by = rulebook_.cues[reading_.hits[deciding].cue].cue.id;
    }
    if (finding.status == Status::flagged && options_.quotes_others &&
        is_quoted(document_.blocks[view.block], reading_.quotations[view.block], finding.text_span)) {
      finding.stance = Stance::reported;
      finding.speaker = Speaker::third_party;
      finding.status = Status::cleared;
      finding.cleared_by = cleared_by_publisher;
    }
    const bool only_of_sellers = (rule.on_selling_pages && !options_.may_sell) ||
                                 (is_words_on_button(document_.blocks[view.block]) && !options_.sells);
    if (finding.status == Status::flagged && (options_.warns || only_of_sellers)) {
      finding.status = Status::cleared;
      finding.cleared_by = cleared_by_publisher;
    }
    if (finding.status == Status::flagged && finding.speaker == Speaker::testimonial && !options_.sells) {
      finding.status = Status::noted;  // a personal story, not advertising as far as this page shows
    }
    add_verdict(finding, compiled, match, view);
    if (finding.status == Status::noted && compiled.kind == CategoryKind::noting) {
      finding.credit = credit_of(rule, rulebook_, view);
    }
    if (finding.status != Status::noted && compiled.kind == CategoryKind::flagging) {
      finding.severity = severities_.of(rule, decision.lowered ? to_string(finding.stance) : "", view);
    }
    const auto touches = [&](const Tampering& place) { return overlaps(place.span, finding.text_span); };
    finding.evasion = std::any_of(document_.tampering.begin(), document_.tampering.end(), touches) ||
                      std::any_of(view.disguised.begin(), view.disguised.end(), touches);
    return finding;
  }

 private:
  // A flagged finding that the evidence supports is noted; nothing else follows from a verdict.
  void add_verdict(Finding& finding, const CompiledRule& compiled, const RuleMatch& match,
                   const SentenceView& view) const {
    if (finding.status == Status::cleared) return;
    const bool flags = compiled.kind == CategoryKind::flagging;
    JudgedClaim claim;
    claim.rule = &compiled.rule;
    claim.slots = finding.claim;
    claim.strength = finding.strength;
    claim.asserted_by_page = finding.stance == Stance::asserted && finding.speaker == Speaker::page;
    claim.own_product = slots_.is_about_own_product(match, view);
    claim.unnamed_product = flags && slots_.is_about_unnamed_product(match, view);
    if (!judge_) judge_.emplace(rulebook_, options_.as_of);
    Verdict verdict = judge_->judge(claim);
    // A careful statement is not marked down by the list; that it agrees is worth saying.
    if (!flags && verdict.kind != VerdictKind::supported) return;
    if (finding.status == Status::flagged && verdict.kind == VerdictKind::supported) finding.status = Status::noted;
    finding.verdict = std::move(verdict);
  }

  void place(Finding& finding, std::size_t block_index, Span span, Span sentence) const {
    const Block& block = document_.blocks[block_index];
    finding.text_span = span;
    finding.span = document_.source_of(span);
    finding.channel = block.channel;
    finding.hidden = block.hidden;
    finding.block = block.kind;
    finding.quote = std::string(document_.text_of(span));
    finding.context_before = neighbours_before(document_, block.span, span);
    finding.context_after = neighbours_after(document_, block.span, span);
    finding.sentence = document_.source_of(sentence);
    finding.sentence_span = sentence;
  }

  // "Is it a cure?" "No.": the finding stands on the answer, the question goes to its context.
  void stand_on_answer(Finding& finding, const RuleMatch& match, const CueHit& answer) const {
    const Cue& cue = rulebook_.cues[answer.cue].cue;
    finding.stance = cue.stance.value_or(Stance::asserted);
    finding.context.push_back({document_.source_of(match.span), "question"});
    place(finding, answer.block, answer.span, document_.blocks[answer.block].sentences[answer.sentence].span);
  }

  void add_introduction(Finding& finding, const SentenceView& view, Span introduced_by) const {
    const Block& block = document_.blocks[view.block];
    std::string role = "heading";
    const auto stands_in = [&](std::size_t parent) {
      return parent != no_block && contains(document_.blocks[parent].span, introduced_by);
    };
    const bool by_label = stands_in(block.label) && block.label != block.heading && block.label != block.question;
    if (stands_in(block.lead_in) || by_label) {
      role = "lead_in";
    } else if (stands_in(block.question)) {
      role = "question";
    } else if (contains(block.span, introduced_by)) {
      role = asks(document_, sentence_around(reading_.views[view.block], introduced_by)) ? "question" : "lead_in";
    }
    finding.context.push_back({document_.source_of(introduced_by), role});
  }

  void add_cue(Finding& finding, const CueHit& hit) const {
    const Cue& cue = rulebook_.cues[hit.cue].cue;
    FindingCue shown;
    shown.id = cue.id;
    shown.role = std::string(to_string(cue.role));
    shown.span = document_.source_of(hit.span);
    shown.text = std::string(document_.text_of(hit.span));
    finding.cues.push_back(std::move(shown));
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  const FindingOptions& options_;
  SlotFinder slots_;
  mutable std::optional<Judge> judge_;  // made for the first claim
  SeverityLedger severities_;
};

int rank(Status status) {
  switch (status) {
    case Status::flagged:
      return 0;
    case Status::noted:
      return 1;
    case Status::cleared:
      break;
  }
  return 2;
}

// A finding, and its length in folded bytes: hidden characters and typography make no words longer.
struct RankedFinding {
  Finding finding;
  std::uint64_t length = 0;
};

bool stands_before(const RankedFinding& a, const RankedFinding& b) {
  const auto key = [](const RankedFinding& one) {
    return std::make_tuple(rank(one.finding.status), -static_cast<std::int64_t>(one.length),
                           -one.finding.severity.value, std::cref(one.finding.rule));
  };
  return key(a) < key(b);
}

bool by_place(const Finding& a, const Finding& b) {
  return std::tie(a.text_span.begin, a.text_span.end, a.rule) < std::tie(b.text_span.begin, b.text_span.end, b.rule);
}

// Whether something unread stands between the words of a match, in the sentence or in what introduces it.
bool stands_over_gap(const Document& document, const SentenceView& view, const RuleMatch& match) {
  const Block& block = document.blocks[view.block];
  if (has_unread_gap(document, block.sentences[view.sentence], match.span, match.written)) return true;
  if (empty(match.introduced_by)) return false;
  if (contains(block.span, match.introduced_by)) {  // a question in the same paragraph
    return has_unread_gap(document, sentence_around(block.sentences, match.introduced_by), match.introduced_by,
                          match.owned);
  }
  for (const std::size_t parent : {block.lead_in, block.heading, block.question, block.label}) {
    if (parent == no_block || !contains(document.blocks[parent].span, match.introduced_by)) continue;
    return has_unread_gap(document, document.blocks[parent].sentences.back(), match.introduced_by, match.owned);
  }
  return false;
}

// Keeps, of findings of one category that overlap, the one that stands before the others, which are named in its
// `also`. Findings of one sentence only, so the work is bounded by the sentence.
void merge_overlaps(const Document& document, std::vector<Finding>& findings) {
  if (findings.size() < 2) return;
  std::vector<RankedFinding> ranked;
  for (Finding& finding : findings) {
    const OffsetRange folded = document.folded_to_text.derived_of(finding.text_span.begin, finding.text_span.end);
    ranked.push_back({std::move(finding), folded.end - folded.begin});
  }
  std::stable_sort(ranked.begin(), ranked.end(), stands_before);
  findings.clear();
  for (RankedFinding& next : ranked) {
    Finding& finding = next.finding;
    const auto over = std::find_if(findings.begin(), findings.end(), [&](const Finding& other) {
      return other.category == finding.category && overlaps(other.text_span, finding.text_span);
    });
    if (over == findings.end()) {
      findings.push_back(std::move(finding));
    } else if (over->rule != finding.rule &&
               std::find(over->also.begin(), over->also.end(), finding.rule) == over->also.end()) {
      over->also.push_back(finding.rule);
      if (finding.status == over->status && finding.stance == over->stance) over->also_alike.push_back(finding.rule);
    }
  }
  for (Finding& finding : findings) std::sort(finding.also.begin(), finding.also.end());
}

}  // namespace

bool looks_in_block(const Rule& rule, const Block& block) {
  if (is_words_on_button(block) && rule.blocks.empty()) return rule.severity == heaviest_severity;
  return rule.blocks.empty() ? block.kind != BlockKind::furniture && block.kind != BlockKind::reference_entry
                             : std::find(rule.blocks.begin(), rule.blocks.end(), block.kind) != rule.blocks.end();
}

bool looks_in_channel(const Rule& rule, const Block& block) {
  return rule.channels.empty() ||
         std::find(rule.channels.begin(), rule.channels.end(), block.channel) != rule.channels.end();
}

bool is_asked_for(const Rule& rule, const FindingOptions& options) {
  return !is_named(options.disable, rule) && (options.only.empty() || is_named(options.only, rule));
}

namespace {

// Whether a cue in a sentence makes its words somebody else's, or denies them: it would not reach what stands behind. A
// question denies nothing ("Aren't there any risks?").
bool is_turned(const Document& document, const Rulebook& rulebook, const Reading& reading,
               const SentenceView& sentence) {
  const std::vector<std::size_t>& reaching = reading.reaching[sentence.block][sentence.sentence];
  const bool denies = !asks(document, sentence);
  return std::any_of(reaching.begin(), reaching.end(), [&](std::size_t h) {
    const CueHit& hit = reading.hits[h];
    const Cue& cue = rulebook.cues[hit.cue].cue;
    const bool is_own = hit.block == sentence.block && hit.sentence == sentence.sentence;
    return is_own && (cue.speaker || (denies && cue.stance && *cue.stance != Stance::hedged));
  });
}

// "0", "98%", "5,000+"
bool is_number(const Document& document, const SentenceView& view) {
  const std::string_view text = document.text_of(view.span);
  return !text.empty() && text[0] >= '0' && text[0] <= '9' &&
         text.find_first_not_of("0123456789.,%+ ") == std::string_view::npos;
}

// Whether a cue of the sentence takes back the one before it, or makes it its own.
bool has_last_word(const Rulebook& rulebook, const Reading& reading, const SentenceView& view) {
  const std::vector<std::size_t>& hits = reading.reaching[view.block][view.sentence - 1];
  return std::any_of(hits.begin(), hits.end(), [&](std::size_t h) {
    const CueHit& hit = reading.hits[h];
    return hit.block == view.block && hit.sentence == view.sentence &&
           rulebook.cues[hit.cue].cue.reach == Reach::before;
  });
}

}  // namespace

std::vector<SentenceView> introduced_views(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                           const SentenceView& view) {
  std::vector<SentenceView> joined;
  // What introduces with nothing but marks has no words in front of the step.
  const auto add = [&joined](SentenceView step) {
    if (step.begin_token > (step.has_seam ? 1U : 0U)) joined.push_back(std::move(step));
  };
  if (view.sentence != 0) {
    const SentenceView* before = question_before(document, reading.views, view.block, view.sentence);
    if (before != nullptr && is_turned(document, rulebook, reading, *before)) before = nullptr;
    if (has_last_word(rulebook, reading, view)) before = &reading.views[view.block][view.sentence - 1];
    if (before != nullptr) add(join_views(*before, view, rulebook));
    return joined;
  }
  const Block& block = document.blocks[view.block];
  std::vector<std::size_t> parents = {block.lead_in, block.heading, block.question};
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  for (const std::size_t parent : parents) {
    if (parent == no_block || reading.views[parent].empty()) continue;
    add(join_views(reading.views[parent].back(), view, rulebook));
  }
  if (block.label != no_block && !reading.views[block.label].empty() &&
      !is_turned(document, rulebook, reading, reading.views[block.label].back())) {
    const SentenceView& label = reading.views[block.label].back();
    add(is_number(document, label) ? join_number(label, view, rulebook) : join_label(label, view, rulebook));
  }
  return joined;
}

std::size_t find_all(const Document& document, const Rulebook& rulebook, const Reading& reading,
                     const FindingOptions& options, std::vector<Finding>& found) {
  const FindingMaker maker(document, rulebook, reading, options);
  std::vector<std::uint32_t> by_regex;
  std::vector<bool> is_asked;
  for (std::uint32_t r = 0; r < rulebook.rules.size(); ++r) {
    is_asked.push_back(is_asked_for(rulebook.rules[r].rule, options));
    if (!rulebook.rules[r].regexes.empty()) by_regex.push_back(r);
  }
  std::vector<Finding> all;
  std::size_t further = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b) {
    const Block& block = document.blocks[b];
    for (const SentenceView& view : reading.views[b]) {
      if (options.stopped && options.stopped()) return 0;
      const std::vector<SentenceView> steps = introduced_views(document, rulebook, reading, view);
      std::vector<Finding> of_sentence;
      std::vector<std::uint32_t> possible =
          possible_owners(rulebook.program_owners.rules, rulebook.rules.size(), view, steps);
      const auto by_phrase = static_cast<std::ptrdiff_t>(possible.size());
      possible.insert(possible.end(), by_regex.begin(), by_regex.end());
      std::inplace_merge(possible.begin(), possible.begin() + by_phrase, possible.end());
      possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
      for (const std::uint32_t r : possible) {
        const Rule& rule = rulebook.rules[r].rule;
        if (!is_asked[r] || !looks_in_block(rule, block) || !looks_in_channel(rule, block)) continue;
        const bool notes = rulebook.rules[r].kind == CategoryKind::noting;
        for (const RuleMatch& match : find_rule_matches(r, document, rulebook, view, steps)) {
          // A claim stands whatever else is there; praise for words that a picture may turn round would be false.
          if (notes && stands_over_gap(document, view, match)) continue;
          of_sentence.push_back(maker.make(match, view));
        }
      }
      merge_overlaps(document, of_sentence);
      if (further > 0 || all.size() + of_sentence.size() > options.max_findings) {
        further += of_sentence.size();
        continue;
      }
      std::move(of_sentence.begin(), of_sentence.end(), std::back_inserter(all));
    }
  }
  // A question's findings stand on its answer and may overlap findings there.
  sort_by_place(all);
  found.clear();
  for (std::size_t i = 0; i < all.size();) {
    std::vector<Finding> group;
    std::uint32_t end = all[i].text_span.end;
    while (i < all.size() && (group.empty() || all[i].text_span.begin < end)) {
      end = std::max(end, all[i].text_span.end);
      group.push_back(std::move(all[i++]));
    }
    merge_overlaps(document, group);
    std::move(group.begin(), group.end(), std::back_inserter(found));
  }
  sort_by_place(found);
  return further;
}

std::vector<Finding> find_whole(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                const FindingOptions& options, const std::vector<WholeSentence>& sentences) {
  std::vector<Finding> found;
  if (sentences.empty()) return found;
  const FindingMaker maker(document, rulebook, reading, options);
  for (const WholeSentence& sentence : sentences) {
    const SentenceView& view = reading.views[sentence.block][sentence.sentence];
    if (view.tokens.empty()) continue;
    RuleMatch match;
    match.rule = sentence.rule;
    match.begin = view.begin_token;
    match.end = static_cast<std::uint32_t>(view.tokens.size());
    match.span = view.span;
    match.written = {view.span};
    match.owned = {view.span};
    found.push_back(maker.make(match, view));
  }
  return found;
}

// Nearly always in order already, and a sort that keeps equals in order copies half of them first.
void sort_by_place(std::vector<Finding>& findings) {
  if (std::is_sorted(findings.begin(), findings.end(), by_place)) return;
  std::stable_sort(findings.begin(), findings.end(), by_place);
}

}  // namespace overclaim
