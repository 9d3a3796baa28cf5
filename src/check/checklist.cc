// Signs are found once for all criteria, then each criterion adds up its own. A learned model was not taken: a person
// must be able to follow, with the page in hand, why a point is missing. Covered by checklist_test.cc and by the
// criteria's own examples.
#include "check/checklist.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "check/match.h"
#include "check/number_terms.h"
#include "check/publisher.h"
#include "rulebook/words.h"

namespace overclaim {

namespace {

constexpr std::size_t most_spans = 8;  // of one answer
constexpr double months_a_year = 12;

bool is_named(const std::vector<std::string>& names, const Finding& finding) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return name == finding.rule || name == finding.category; });
}

std::size_t words_of(const Reading& reading) {
  std::size_t words = 0;
  for (const auto& views : reading.views) {
    for (const SentenceView& view : views) {
      words += static_cast<std::size_t>(
          std::count_if(view.tokens.begin(), view.tokens.end(), [](const ViewToken& token) { return !token.is_mark; }));
    }
  }
  return words;
}

// The ages a page speaks to, and the words that say so.
struct SpokenAges {
  AgeRange ages;
  Span span;
};

class SignFinder {
 public:
  SignFinder(const Document& document, const Rulebook& rulebook, const Reading& reading)
      : document_(document), rulebook_(rulebook), reading_(reading) {}

  // Places of the sign, at most one a sentence, in text order.
  std::vector<Span> find(const CompiledSign& sign, const std::vector<Finding>& findings) const {
    std::vector<Span> places;
    const std::vector<const PhraseProgram*> phrases = possible_in(reading_, sign.phrases);
    for (std::size_t b = 0; b < reading_.views.size() && !phrases.empty(); ++b) {
      if (document_.blocks[b].kind == BlockKind::reference_entry) continue;
      for (const SentenceView& view : reading_.views[b]) {
        if (const auto place = find_in(sign, phrases, view)) places.push_back(*place);
      }
    }
    const std::size_t by_phrase = places.size();
    for (const Finding& finding : findings) {  // in text order, as the places are
      if (finding.status == Status::cleared || !is_named(sign.sign.findings, finding)) continue;
      const Span sentence = finding.sentence_span;
      const auto end = places.begin() + static_cast<std::ptrdiff_t>(by_phrase);
      const auto next =
          std::partition_point(places.begin(), end, [&](Span place) { return place.begin < sentence.begin; });
      const bool counted = (next != end && contains(sentence, *next)) ||
                           (places.size() > by_phrase && contains(sentence, places.back()));
      if (!counted) places.push_back(finding.text_span);
    }
    std::sort(places.begin(), places.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return places;
  }

  // Of places found: the sign's own ages, else those of the numbers there; a place without is left out.
  std::vector<SpokenAges> ages_at(const ChecklistSign& sign, const std::vector<Span>& places) const {
    std::vector<SpokenAges> spoken;
    for (const Span place : places) {
      if (sign.years) {
        spoken.push_back({*sign.years, place});
      } else if (const auto ages = ages_in(place)) {
        spoken.push_back({*ages, place});
      }
    }
    return spoken;
  }

 private:
  std::optional<AgeRange> ages_in(Span place) const {
    std::optional<AgeRange> ages;
    const SentenceView* view = sentence_with(place);
    if (view == nullptr) return ages;
    for (const TermHit& hit : view->hits) {
      const Span words = {view->tokens[hit.begin].span.begin, view->tokens[hit.end - 1].span.end};
      if (hit.term != static_cast<std::uint32_t>(BuiltinClass::number) || !contains(place, words)) continue;
      double years = number_in(*view, hit.begin, hit.end);
      if (hit.end < view->tokens.size()) {
        const auto unit = rulebook_.checklist.months.find(folded(view->tokens[hit.end]));
        if (unit != rulebook_.checklist.months.end()) years *= unit->second / months_a_year;
      }
      if (!ages) ages = {years, years};
      ages->from = std::min(ages->from, years);
      ages->to = std::max(ages->to, years);
    }
    return ages;
  }

  // The sentence that holds the place, or nullptr. Looked up: a long page names ages in every sentence.
  const SentenceView* sentence_with(Span place) const {
    const auto ends_before = [&](const auto& piece) { return piece.span.end < place.end; };
    const auto block = std::partition_point(document_.blocks.begin(), document_.blocks.end(), ends_before);
    if (block == document_.blocks.end()) return nullptr;
    const auto& views = reading_.views[static_cast<std::size_t>(block - document_.blocks.begin())];
    const auto view = std::partition_point(views.begin(), views.end(), ends_before);
    return view != views.end() && contains(view->span, place) ? &*view : nullptr;
  }

  static Span span_of(const SentenceView& view, const PhraseMatch& match) {
    return {view.tokens[match.begin].span.begin, view.tokens[match.end - 1].span.end};
  }

  // The first match, of those that begin there the longest.
  // `phrases`: those of the sign that may match on the page.
  std::optional<Span> find_in(const CompiledSign& sign, const std::vector<const PhraseProgram*>& phrases,
                              const SentenceView& view) const {
    std::vector<PhraseMatch> matches;
    for (const PhraseProgram* program : phrases) {
      std::vector<PhraseMatch> found = find_phrase(*program, document_, rulebook_, view);
      std::move(found.begin(), found.end(), std::back_inserter(matches));
    }
    if (matches.empty()) return std::nullopt;
    std::vector<Span> excluded;
    for (const PhraseProgram& program : sign.unless) {
      for (const PhraseMatch& match : find_phrase(program, document_, rulebook_, view)) {
        excluded.push_back(span_of(view, match));
      }
    }
    std::optional<Span> first;
    for (const PhraseMatch& match : matches) {
      const Span span = span_of(view, match);
      const bool is_better =
          !first || span.begin < first->begin || (span.begin == first->begin && span.end > first->end);
      if (!is_better || longest_months(match, view) < sign.sign.least_months) continue;
      if (std::any_of(excluded.begin(), excluded.end(), [&](Span out) { return overlaps(out, span); })) continue;
      first = span;
    }
    return first;
  }

  std::string folded(const ViewToken& token) const {
    return token.word == unknown_word ? std::string(text_of(document_, token))
                                      : std::string(rulebook_.vocabulary.word(token.word));
  }

  // "12 months" 12, "a hundred days" as the language counts. 0 without a duration.
  double longest_months(const PhraseMatch& match, const SentenceView& view) const {
    double longest = 0;
    for (const TermHit& hit : view.hits) {
      if (hit.term != static_cast<std::uint32_t>(BuiltinClass::duration)) continue;
      if (hit.begin < match.begin || hit.end > match.end) continue;
      const auto unit = rulebook_.checklist.months.find(folded(view.tokens[hit.end - 1]));
      if (unit == rulebook_.checklist.months.end()) continue;
      longest = std::max(longest, number_in(view, hit.begin, hit.end - 1) * unit->second);
    }
    return longest;
  }

  double number_in(const SentenceView& view, std::uint32_t begin, std::uint32_t end) const {
    double value = 0;
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::string word = folded(view.tokens[t]);
      const auto named = rulebook_.numbers.values.find(word);
      const auto times = rulebook_.numbers.multipliers.find(word);
      if (const auto digits = number_of_digits(word)) {
        value += *digits;
      } else if (named != rulebook_.numbers.values.end()) {
        value += named->second;
      } else if (times != rulebook_.numbers.multipliers.end()) {
        value = std::max(value, 1.0) * times->second;
      }
    }
    return value;
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
};

// The ages of people that the works behind the page's claims studied, youngest to oldest; nothing where none says.
std::optional<AgeRange> studied_ages(const Report& report, const Reference& reference) {
  std::set<std::string_view> works;
  for (const Finding& finding : report.findings) {
    if (finding.status == Status::cleared || !finding.verdict) continue;
    for (const Statement& statement : reference.statements) {
      const std::vector<std::string>& named = finding.verdict->statements;
      const bool is_about_effect =
          statement.direction == Effect::benefit || statement.direction == Effect::no_difference;
      if (!is_about_effect || std::find(named.begin(), named.end(), statement.id) == named.end()) continue;
      works.insert(statement.works.begin(), statement.works.end());
    }
  }
  std::optional<AgeRange> studied;
  for (const Work& work : reference.works) {
    if (!work.ages || works.count(work.id) == 0) continue;
    if (!studied) studied = work.ages;
    studied->from = std::min(studied->from, work.ages->from);
    studied->to = std::max(studied->to, work.ages->to);
  }
  return studied;
}

using Places = std::map<std::string_view, std::vector<Span>>;  // by sign

bool is_one_of(const std::vector<PublisherKind>& kinds, const std::optional<Publisher>& publisher) {
  return publisher && std::any_of(kinds.begin(), kinds.end(),
                                  [&](PublisherKind kind) { return publisher->kind == to_string(kind); });
}

class Answerer {
 public:
  Answerer(const Document& document, const Rulebook& rulebook, const SignFinder& finder, const Places& places,
           const Report& report)
      : document_(document),
        rulebook_(rulebook),
        words_(rulebook.words),
        finder_(finder),
        places_(places),
        report_(report),
        studied_(studied_ages(report, rulebook.reference)) {}

  // `unknown`: a key of words.json that says why nothing can be told of this page; "" where it can.
  ChecklistAnswer answer(const Criterion& criterion, std::string_view unknown) const {
    ChecklistAnswer answer;
    answer.id = criterion.id;
    answer.group = criterion.group;
    answer.work = criterion.work;
    answer.basis = criterion.basis;
    answer.ask = criterion.ask;
    answer.needs = criterion.needs;
    const bool sells_nothing = report_.publisher && !may_sell(*report_.publisher, seen_bytes(document_));
    // Where a page is met unless something speaks against it, nothing is left out; what speaks against it is a finding.
    const bool about_missing = criterion.start < criterion.needs;
    answer.shown =
        about_missing && !is_one_of(criterion.quiet_for, report_.publisher) && !(criterion.sold && sells_nothing);
    answer.points = criterion.start;
    std::vector<Span> for_it, against_it;
    for (const ChecklistPoint& point : criterion.points) {
      const std::vector<Span>& found = places(point.sign);
      const int times = std::min(static_cast<int>(found.size()), point.most);
      if (times == 0) continue;
      answer.points += times * point.points;
      answer.counted.push_back({point.sign, times, times * point.points});
      std::vector<Span>& side = point.points > 0 ? for_it : against_it;
      side.insert(side.end(), found.begin(), found.begin() + times);
    }
    bool no_occasion = false;
    std::optional<SpokenAges> outside;  // ages that nobody studied
    if (!criterion.ages.empty()) {
      const std::vector<SpokenAges> spoken = spoken_ages(criterion);
      no_occasion = spoken.empty() || !studied_;
      for (const SpokenAges& one : spoken) {
        const bool was_studied = studied_ && studied_->from <= one.ages.from && one.ages.to <= studied_->to;
        if (!was_studied && !outside) outside = one;
        (was_studied ? for_it : against_it).push_back(one.span);
      }
      if (!outside) ++answer.points;
    }
    const bool met = answer.points >= criterion.needs;
    const std::string& missed = for_it.empty() || criterion.partly.empty() ? criterion.missing : criterion.partly;
    std::vector<Span> deciding = met || (about_missing && !for_it.empty()) ? for_it : against_it;
    if (outside) deciding = {outside->span};
    for (const std::string& sign : criterion.when) {
      const std::vector<Span>& found = places(sign);
      if (!found.empty()) deciding.push_back(found.front());
      no_occasion = no_occasion || found.empty();
    }
    // What is said is said, however short the text and whoever speaks. That something is missing, or that nothing
    // speaks against it, takes the whole page.
    if (met && about_missing) unknown = "";
    if (no_occasion) unknown = "checklist_no_occasion";
    if (is_one_of(criterion.not_for, report_.publisher)) unknown = "checklist_not_asked";
    if (unknown.empty()) {
      answer.met = met;
      answer.message = filled(met ? criterion.met : missed, outside).value_or(criterion.missing);
      add_spans(std::move(deciding), answer.spans);
    } else {
      answer.message = say(words_, unknown);
      answer.shown = false;
    }
    return answer;
  }

 private:
  const std::vector<Span>& places(std::string_view sign) const {
    static const std::vector<Span> none;
    const auto found = places_.find(sign);
    return found == places_.end() ? none : found->second;
  }

  void add_spans(std::vector<Span> spans, std::vector<SourceSpan>& out) const {
    std::sort(spans.begin(), spans.end(),
              [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    for (const Span span : spans) {
      if (out.size() < most_spans) out.push_back(document_.source_of(span));
    }
  }

  // The text with the page's first words for each {sign}; nothing where one of them does not stand on the page.
  std::optional<std::string> filled(std::string_view text, const std::optional<SpokenAges>& outside) const {
    std::string out;
    for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{')) {
      const std::size_t close = text.find('}', open);
      if (close == text.npos) break;
      out += text.substr(0, open);
      const std::string_view name = text.substr(open + 1, close - open - 1);
      const std::vector<Span>& found = places(name);
      if (name == "studied" && studied_) {
        out += say(words_, "checklist_ages",
                   {{"from", std::to_string(static_cast<int>(studied_->from))},
                    {"to", std::to_string(static_cast<int>(studied_->to))}});
      } else if (name == "spoken" && outside) {
        out += document_.text_of(outside->span);
      } else if (!found.empty()) {
        out += document_.text_of(found.front());
      } else {
        return std::nullopt;
      }
      text.remove_prefix(close + 1);
    }
    return out += text;
  }

  std::vector<SpokenAges> spoken_ages(const Criterion& criterion) const {
    std::vector<SpokenAges> all;
    for (const CompiledSign& sign : rulebook_.checklist.signs) {
      if (std::find(criterion.ages.begin(), criterion.ages.end(), sign.sign.id) == criterion.ages.end()) continue;
      const std::vector<SpokenAges> spoken = finder_.ages_at(sign.sign, places(sign.sign.id));
      all.insert(all.end(), spoken.begin(), spoken.end());
    }
    return all;
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Words& words_;
  const SignFinder& finder_;
  const Places& places_;
  const Report& report_;
  std::optional<AgeRange> studied_;
};

}  // namespace

std::vector<ChecklistAnswer> answer_checklist(const Document& document, const Rulebook& rulebook,
                                              const Reading& reading, const Report& report,
                                              const ChecklistOptions& options) {
  std::vector<ChecklistAnswer> answers;
  const Checklist& checklist = rulebook.checklist;
  if (checklist.criteria.empty()) return answers;
  const SignFinder finder(document, rulebook, reading);
  Places places;
  for (const CompiledSign& sign : checklist.signs) places.emplace(sign.sign.id, finder.find(sign, report.findings));
  std::string_view unknown;
  if (!options.any_length && words_of(reading) < static_cast<std::size_t>(checklist.least_words)) {
    unknown = "checklist_too_short";
  }
  const auto& skipped = report.coverage.skipped;
  const bool all_read =
      std::all_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return part.beside_the_page; });
  if (!options.whole_page || !all_read) unknown = "checklist_not_all_read";
  const Answerer answerer(document, rulebook, finder, places, report);
  for (const Criterion& criterion : checklist.criteria) answers.push_back(answerer.answer(criterion, unknown));
  return answers;
}

}  // namespace overclaim
