// Sums of whole numbers, so that every machine gives the same. A product of probabilities was not taken: it is the same
// sum of logarithms with rounding nobody can add up by hand. Covered by weighing_test.cc.
#include "check/weigh.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "check/publisher.h"
#include "check/severity.h"

namespace overclaim {

namespace {

constexpr std::int32_t page_card_tenths = 10;
constexpr std::string_view edge = "^";  // stands before the first stem and behind the last

std::int32_t points_of_pair(const Card& card, WordId first, WordId second) {
  if (first == unknown_word || second == unknown_word) return 0;
  const auto at = std::lower_bound(card.pairs.begin(), card.pairs.end(), std::make_pair(first, second),
                                   [](const PairPoints& pair, const std::pair<WordId, WordId>& wanted) {
                                     return std::make_pair(pair.first, pair.second) < wanted;
                                   });
  return at != card.pairs.end() && at->first == first && at->second == second ? at->points : 0;
}

std::vector<std::string> stems_of(const std::vector<std::string_view>& words, const Weighing& weighing) {
  std::vector<std::string> stems = {std::string(edge)};
  for (const std::string_view word : words) stems.push_back(stem_of(word, weighing));
  stems.emplace_back(edge);
  return stems;
}

// Adds what a card gives; each name counts once. Names are written only for those who want to see the summands.
class Sum {
 public:
  explicit Sum(const Card& card) : card_(card), points_(card.start) {}

  void add_words(const std::vector<std::string_view>& words, const std::vector<std::string>& stems,
                 std::vector<Summand>* summands) {
    for (const std::string_view word : words) add_known("word:", word_kind, card_.words, word, summands);
    WordId before = unknown_word;
    for (std::size_t i = 0; i < stems.size(); ++i) {
      const WordId id = card_.stems.names.find(stems[i]);
      const bool is_edge = i == 0 || i + 1 == stems.size();
      if (id != unknown_word && !is_edge) {
        add(key(stem_kind, id), card_.stems.points[id - 1], summands, [&] { return "stem:" + stems[i]; });
      }
      if (i > 0) {
        add(key(pair_kinds + before, id), points_of_pair(card_, before, id), summands,
            [&] { return "pair:" + stems[i - 1] + " " + stems[i]; });
      }
      before = id;
    }
  }

  void add_signs(const std::vector<std::string>& signs, std::vector<Summand>* summands) {
    for (const std::string& sign : signs) add_known("sign:", sign_kind, card_.signs, sign, summands);
  }

  std::int32_t points() const { return points_; }

 private:
  static constexpr std::uint64_t word_kind = 0, stem_kind = 1, sign_kind = 2, pair_kinds = 3;
  static std::uint64_t key(std::uint64_t kind, WordId id) { return kind << 32U | id; }

  void add_known(std::string_view prefix, std::uint64_t kind, const PointTable& table, std::string_view name,
                 std::vector<Summand>* summands) {
    const WordId id = table.names.find(name);
    if (id == unknown_word) return;
    add(key(kind, id), table.points[id - 1], summands, [&] { return std::string(prefix) + std::string(name); });
  }

  template <typename Name>
  void add(std::uint64_t which, std::int32_t points, std::vector<Summand>* summands, const Name& name) {
    if (points == 0 || !seen_.insert(which).second) return;
    points_ += points;
    if (summands != nullptr) summands->push_back({name(), points});
  }

  const Card& card_;
  std::int32_t points_;
  std::unordered_set<std::uint64_t> seen_;
};

// The rule whose card gives the sentence most; rules the caller did not ask for are left out.
const CompiledRule* best_rule(const Rulebook& rulebook, const WeighedSentence& sentence, const Block& block,
                              const FindingOptions& options) {
  const std::vector<std::string> stems = stems_of(sentence.signs.words, *rulebook.weighing);
  const CompiledRule* best = nullptr;
  std::int32_t most = 0;
  for (const WeighedRule& weighed : rulebook.weighing->rules) {
    const CompiledRule* rule = find_rule(rulebook, weighed.rule);
    if (rule == nullptr || !is_asked_for(rule->rule, options) || !looks_in_block(rule->rule, block) ||
        !looks_in_channel(rule->rule, block)) {
      continue;
    }
    Sum sum(weighed.card);
    sum.add_words(sentence.signs.words, stems, nullptr);
    sum.add_signs(sentence.signs.signs, nullptr);
    if (best != nullptr && sum.points() <= most) continue;
    best = rule;
    most = sum.points();
  }
  return best;
}

// Whether a hedge, a condition or somebody else's voice reaches into the sentence. How far it goes there is a question
// of words, which a sum cannot answer: such a sentence is left to the rules.
bool is_softened(const Reading& reading, const Rulebook& rulebook, const SentenceSigns& sentence) {
  const std::vector<std::size_t>& hits = reading.reaching[sentence.block][sentence.sentence];
  return std::any_of(hits.begin(), hits.end(), [&](std::size_t h) {
    const Cue& cue = rulebook.cues[reading.hits[h].cue].cue;
    const bool is_others = cue.stance == Stance::reported && cue.speaker != Speaker::testimonial;
    return cue.stance == Stance::hedged || cue.stance == Stance::conditional || cue.stance == Stance::asked ||
           is_others || cue.speaker == Speaker::critic;
  });
}

// By term: whether one of the classes of usual care holds it.
std::vector<bool> terms_of_usual_care(const Rulebook& rulebook) {
  std::vector<bool> is_usual(rulebook.terms.size(), false);
  const std::vector<std::string>& usual = rulebook.weighing->usual_care;
  for (const CompiledClass& known : rulebook.classes) {
    if (std::find(usual.begin(), usual.end(), known.name) == usual.end()) continue;
    for (std::size_t t = 0; t < is_usual.size(); ++t) is_usual[t] = is_usual[t] || known.has_term[t];
  }
  return is_usual;
}

// Whether a sentence names usual care, or goes on about what the one before it named ("They also become weaker").
bool speaks_of_usual_care(const Reading& reading, const std::vector<bool>& is_usual, const SentenceSigns& sentence) {
  const auto names_it = [&](const SentenceView& view) {
    return std::any_of(view.hits.begin(), view.hits.end(), [&](const TermHit& hit) { return is_usual[hit.term]; });
  };
  const std::vector<SentenceView>& views = reading.views[sentence.block];
  return names_it(views[sentence.sentence]) || (sentence.sentence > 0 && names_it(views[sentence.sentence - 1]));
}

Weighed shown(const WeighedSentence& sentence) {
  Weighed weighed{sentence.points, sentence.summands};
  std::stable_sort(weighed.parts.begin(), weighed.parts.end(), [](const Summand& a, const Summand& b) {
    return a.points != b.points ? a.points > b.points : a.name < b.name;
  });
  return weighed;
}

}  // namespace

std::int32_t weigh_page(const Document& document, const Weighing& weighing, const Publisher& publisher) {
  if (document.text.size() <= pasted_bytes) return 0;
  Sum all(weighing.page), seen(weighing.page);
  for (const Block& block : document.blocks) {
    const bool is_seen = is_seen_by_visitors(block);
    for (const Sentence& sentence : block.sentences) {
      const std::vector<std::string_view> words = weighed_words(document, sentence);
      const std::vector<std::string> stems = stems_of(words, weighing);
      all.add_words(words, stems, nullptr);
      if (is_seen) seen.add_words(words, stems, nullptr);
    }
  }
  const std::vector<std::string> signs = signs_of_page(publisher);
  all.add_signs(signs, nullptr);
  seen.add_signs(signs, nullptr);
  const std::int32_t points = std::max(all.points(), seen.points());
  return std::clamp(points / page_card_tenths, -weighing.page_most, weighing.page_most);
}

void settle_sells(Publisher& publisher, const Document& document, const Weighing& weighing, std::int32_t page_points) {
  if (document.text.size() <= pasted_bytes) return;
  if (publisher.sells == to_string(Sells::unknown)) {
    if (page_points >= weighing.sells_from) publisher.sells = to_string(Sells::yes);
    if (page_points <= weighing.sells_not_to) publisher.sells = to_string(Sells::no);
  } else if (publisher.sells == to_string(Sells::no) && page_points >= weighing.doubt_from) {
    publisher.sells = to_string(Sells::unknown);
  }
}

std::vector<WeighedSentence> weigh_sentences(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                             const Publisher* publisher, std::int32_t page_points,
                                             const std::vector<Finding>& findings, const WantedSentences& is_wanted) {
  const Weighing& weighing = *rulebook.weighing;
  const std::int32_t share = page_points * weighing.page_share / 100;
  std::vector<WeighedSentence> weighed;
  for_each_sentence_signs(document, rulebook, reading, publisher, findings, [&](SentenceSigns signs) {
    const std::vector<std::string> stems = stems_of(signs.words, weighing);
    const auto add_up = [&](std::vector<Summand>* summands) {
      Sum sum(weighing.sentence);
      sum.add_words(signs.words, stems, summands);
      sum.add_signs(signs.signs, summands);
      return sum.points() + share;
    };
    WeighedSentence of;
    of.points = add_up(nullptr);
    if (!is_wanted(of.points, signs)) return;
    of.summands.push_back({"start", weighing.sentence.start});
    if (share != 0) of.summands.push_back({"page", share});
    add_up(&of.summands);
    of.signs = std::move(signs);
    weighed.push_back(std::move(of));
  });
  return weighed;
}

void weigh(const Document& document, const Rulebook& rulebook, const Reading& reading, const Publisher* publisher,
           std::int32_t page_points, const FindingOptions& options, std::vector<Finding>& findings) {
  if (document.text.size() <= pasted_bytes) return;  // no page speaks with such a sentence
  const Weighing& weighing = *rulebook.weighing;
  const bool sells = publisher != nullptr && publisher->sells == to_string(Sells::yes);
  const auto may_clear = [&](const Finding& finding) {
    const CompiledRule* rule = find_rule(rulebook, finding.rule);
    return finding.status == Status::flagged && rule != nullptr && rule->rule.maturity == Maturity::trial &&
           !(sells && finding.severity.value >= heaviest_severity);
  };
  std::set<std::uint32_t> flagged, may_be_cleared;  // begins of sentences
  for (const Finding& finding : findings) {
    if (finding.status == Status::flagged) flagged.insert(finding.sentence_span.begin);
    if (may_clear(finding)) may_be_cleared.insert(finding.sentence_span.begin);
  }
  const auto begin_of = [&](const SentenceSigns& signs) {
    return document.blocks[signs.block].sentences[signs.sentence].span.begin;
  };
  const std::vector<bool> is_usual = terms_of_usual_care(rulebook);
  const std::vector<WeighedSentence> sentences = weigh_sentences(
      document, rulebook, reading, publisher, page_points, findings,
      [&](std::int32_t points, const SentenceSigns& signs) {
        if (points < weighing.keep_at && may_be_cleared.count(begin_of(signs)) > 0) return true;
        return points >= weighing.flag_at && flagged.count(begin_of(signs)) == 0 &&
               !is_softened(reading, rulebook, signs) && !speaks_of_usual_care(reading, is_usual, signs);
      });
  std::map<std::uint32_t, const WeighedSentence*> by_begin;  // of the sentence
  for (const WeighedSentence& sentence : sentences) by_begin.emplace(begin_of(sentence.signs), &sentence);
  for (Finding& finding : findings) {
    const auto sentence = by_begin.find(finding.sentence_span.begin);
    if (sentence == by_begin.end() || sentence->second->points >= weighing.keep_at || !may_clear(finding)) continue;
    finding.status = Status::cleared;
    finding.cleared_by = cleared_by_weighing;
    finding.weighed = shown(*sentence->second);
  }
  std::vector<WholeSentence> whole;
  for (const WeighedSentence& sentence : sentences) {
    if (sentence.points < weighing.flag_at) continue;
    const CompiledRule* rule = best_rule(rulebook, sentence, document.blocks[sentence.signs.block], options);
    if (rule == nullptr) continue;
    whole.push_back(
        {static_cast<std::size_t>(rule - rulebook.rules.data()), sentence.signs.block, sentence.signs.sentence});
  }
  for (Finding& finding : find_whole(document, rulebook, reading, options, whole)) {
    if (finding.status != Status::flagged) continue;
    finding.weighed = shown(*by_begin.at(finding.sentence_span.begin));
    findings.push_back(std::move(finding));
  }
  sort_by_place(findings);
}

}  // namespace overclaim
