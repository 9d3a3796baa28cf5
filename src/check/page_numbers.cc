// A figure is compared only where a source stands for it, and differs only where the page surely names the work and the
// work counted the same outcome: another time, another group or another scale are reasons to say nothing. Covered by
// page_numbers_test.cc.
#include "check/page_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "check/citation_roles.h"
#include "check/number_terms.h"

namespace overclaim {

namespace {

constexpr double slack = 0.05;  // of "nearly", "about", "over"
constexpr double half_a_percent = 0.005;
constexpr std::uint32_t far_births = 6;  // tokens between "2-3" and "births"
constexpr std::size_t bare_from = 2;     // missing parts that make a rate a bare one

// With two digits behind the point at most; a number too long to count hundredths of without one.
std::string in_digits(double number) {
  constexpr double longest = 1e13;
  if (!(number < longest)) {
    std::array<char, 400> digits{};  // the largest has 309
    const auto [end, wrong] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 0);
    return {digits.data(), end};
  }
  const auto whole = static_cast<std::int64_t>(std::llround(number * 100));
  std::string text = std::to_string(whole / 100);
  if (whole % 100 != 0) {
    const std::string rest = std::to_string(whole % 100 + 100).substr(1);
    text += "." + (rest[1] == '0' ? rest.substr(0, 1) : rest);
  }
  return text;
}

class FigureReader {
 public:
  FigureReader(const Document& document, const Rulebook& rulebook, const SentenceView& view)
      : document_(document), rulebook_(rulebook), view_(view), words_(folded_words(document, view)) {}

  std::vector<Figure> read() {
    for (const TermHit& hit : view_.hits) {
      if (is(hit, BuiltinClass::percent)) add_percent(hit);
      if (is(hit, BuiltinClass::ratio)) add_ratio(hit);
    }
    for (const RoleMatch& most : find(CitationRole::most)) {
      figures_.push_back({FigureForm::most, most.begin, most.end, 0.5, 1, 0, false, false, ">50%"});
    }
    add_per_births();
    for (const RoleMatch& people : find(CitationRole::people)) add_count(people);
    for (Figure& figure : figures_) add_approximation(figure);
    std::stable_sort(figures_.begin(), figures_.end(),
                     [](const Figure& a, const Figure& b) { return a.begin < b.begin; });
    std::vector<Figure> apart;
    for (Figure& figure : figures_) {
      if (apart.empty() || figure.begin >= apart.back().end) apart.push_back(std::move(figure));
    }
    return apart;
  }

 private:
  static bool is(const TermHit& hit, BuiltinClass builtin) { return hit.term == static_cast<std::uint32_t>(builtin); }
  std::vector<RoleMatch> find(CitationRole role) const { return find_role(role, document_, rulebook_, view_); }

  // The longest number that ends at (or begins at) a token.
  std::optional<TermHit> number_ending(std::uint32_t end) const {
    std::optional<TermHit> longest;
    for (const TermHit& hit : view_.hits) {
      if (is(hit, BuiltinClass::number) && hit.end == end && (!longest || hit.begin < longest->begin)) longest = hit;
    }
    return longest;
  }
  std::optional<TermHit> number_beginning(std::uint32_t begin) const {
    for (const TermHit& hit : view_.hits) {
      if (is(hit, BuiltinClass::number) && hit.begin == begin) return hit;
    }
    return std::nullopt;
  }

  double value_of(const TermHit& number) const {
    double total = 0, part = 0;
    for (std::uint32_t t = number.begin; t < number.end; ++t) {
      const std::string word(words_[t]);
      if (const auto digits = number_of_digits(word)) {
        part += *digits;
      } else if (const auto value = rulebook_.numbers.values.find(word); value != rulebook_.numbers.values.end()) {
        part += value->second;
      } else if (const auto times = rulebook_.numbers.multipliers.find(word);
                 times != rulebook_.numbers.multipliers.end()) {
        part = (part == 0 ? 1 : part) * times->second;
        if (times->second >= 1000) {
          total += part;
          part = 0;
        }
      }
    }
    return total + part;
  }

  // The number before "-50" in "40-50": right before it, with one sign between.
  std::optional<TermHit> range_start(std::uint32_t begin) const {
    if (begin == 0) return std::nullopt;
    const std::uint32_t before = view_.tokens[begin - 1].span.end, here = view_.tokens[begin].span.begin;
    if (here == before || here > before + 3) return std::nullopt;
    const std::string_view between = document_.text_of({before, here});
    const bool dash = between == "-" || between == "\xE2\x80\x93" || between == "\xE2\x80\x94";
    return dash ? number_ending(begin) : std::nullopt;
  }

  void add_percent(const TermHit& hit) {
    const std::optional<TermHit> number = number_beginning(hit.begin);
    if (!number) return;
    const double share = value_of(*number) / 100;
    Figure figure{FigureForm::share, hit.begin, hit.end, share, share, 0, false, false, ""};
    if (const auto start = range_start(hit.begin)) {
      figure.begin = start->begin;
      figure.low = value_of(*start) / 100;
    }
    if (figure.low > figure.high) return;
    figure.value =
        (figure.low < figure.high ? in_digits(figure.low * 100) + "-" : "") + in_digits(figure.high * 100) + "%";
    figures_.push_back(figure);
  }

  void add_ratio(const TermHit& hit) {
    const std::optional<TermHit> part = number_beginning(hit.begin), whole = number_ending(hit.end);
    if (!part || !whole || value_of(*whole) <= 0 || value_of(*part) > value_of(*whole)) return;
    // "30-40" is a range; of numbers side by side only "3/47" is a ratio.
    const bool side_by_side = part->end == whole->begin;
    if (side_by_side && document_.text[view_.tokens[part->end - 1].span.end] != '/') return;
    const double share = value_of(*part) / value_of(*whole);
    figures_.push_back({FigureForm::share, hit.begin, hit.end, share, share, value_of(*whole), false, false,
                        in_digits(value_of(*part)) + "/" + in_digits(value_of(*whole))});
  }

  // "2-3 children out of every 1,000 births"
  void add_per_births() {
    for (const RoleMatch& births : find(CitationRole::per_births)) {
      const std::optional<TermHit> of = number_ending(births.begin);
      if (!of || value_of(*of) < 100) continue;
      for (std::uint32_t end = of->begin; end > 0 && of->begin - end < far_births; --end) {
        const std::optional<TermHit> number = number_ending(end);
        if (!number) continue;
        const double part = value_of(*number);
        Figure figure{FigureForm::per_births, number->begin, births.end, part, part, value_of(*of), false, false, ""};
        if (const auto start = range_start(number->begin)) {
          figure.begin = start->begin;
          figure.low = value_of(*start);
        }
        figure.value = (figure.low < figure.high ? in_digits(figure.low) + "-" : "") + in_digits(figure.high) + "/" +
                       in_digits(figure.of);
        if (figure.low <= figure.high) figures_.insert(figures_.begin(), figure);
        break;
      }
    }
  }

  void add_count(const RoleMatch& people) {
    const std::optional<TermHit> number = number_ending(people.begin);
    if (!number || value_of(*number) < 2) return;
    if (year_of(words_[number->begin]) != 0) return;
    const double value = value_of(*number);
    figures_.push_back({FigureForm::count, number->begin, people.end, value, value, 0, false, false, in_digits(value)});
  }

  void add_approximation(Figure& figure) const {
    for (const CitationRole role : {CitationRole::about, CitationRole::over}) {
      for (const RoleMatch& match : find(role)) {
        if (match.end != figure.begin) continue;
        figure.begin = match.begin;
        (role == CitationRole::about ? figure.about : figure.over) = true;
        return;
      }
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const SentenceView& view_;
  std::vector<std::string_view> words_;
  std::vector<Figure> figures_;
};

// ---- a work's figures -----------------------------------------------------------------------------------------------

std::optional<double> share_of(const WorkResult& result) {
  const std::optional<double> value = number_of_digits(result.value);
  if (!value) return std::nullopt;
  if (const auto denominator = number_of_digits(result.denominator)) {
    if (*denominator <= 0 || *value > *denominator) return std::nullopt;
    return *value / *denominator;
  }
  if (!result.unit.starts_with("%") || *value > 100) return std::nullopt;
  return *value / 100;
}

bool near_enough(const Figure& figure, double page, double studied) {
  if (figure.over) return studied >= page && studied <= page * (1 + slack);
  if (figure.about) return std::abs(page - studied) <= studied * slack;
  return page == studied;
}

bool is_shown(const WorkResult& result) { return result.seen.as != SeenAs::memory; }

class NumberAuditor {
 public:
  NumberAuditor(const CitedPage& page, std::vector<CitedSource>& sources, std::vector<NumberCheck>& numbers)
      : page_(page), document_(page.document), rulebook_(page.rulebook), sources_(sources), numbers_(numbers) {}

  void audit() {
    link_unnamed_studies();
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      for (const CitedSentence place : sources_[i].told) told_[key_of(place)].push_back(i);
      for (const CitedSentence place : sources_[i].near) near_[key_of(place)].push_back(i);
    }
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      if (!is_text(b)) continue;
      for (std::size_t s = 0; s < page_.reading.views[b].size(); ++s) audit_sentence({b, s});
    }
  }

 private:
  using Key = std::pair<std::size_t, std::size_t>;
  static Key key_of(CitedSentence place) { return {place.block, place.sentence}; }
  bool is_text(std::size_t block) const {
    const BlockKind kind = document_.blocks[block].kind;
    return kind != BlockKind::reference_entry && kind != BlockKind::furniture;
  }
  const Work& work_of(const CitedSource& source) const { return rulebook_.reference.works[source.work]; }

  // "In a recent study, 11 of the 15 ...": the one work of the page's own list with just that figure.
  void link_unnamed_studies() {
    std::vector<std::size_t> listed;
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      const bool in_list = std::any_of(sources_[i].mentions.begin(), sources_[i].mentions.end(),
                                       [](const Mention& mention) { return mention.form == MentionForm::entry; });
      if (in_list && sources_[i].certainty == CitationCertainty::certain && sources_[i].work != no_work)
        listed.push_back(i);
    }
    if (listed.empty()) return;
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      if (!is_text(b)) continue;
      for (const SentenceView& view : page_.reading.views[b]) {
        const CitedSentence place{b, view.sentence};
        if (page_.find(CitationRole::kind, place).empty()) continue;
        for (const Figure& figure : read_figures(document_, rulebook_, view)) {
          if (figure.form == FigureForm::share && figure.of > 0) link(figure, place, listed);
        }
      }
    }
  }

  void link(const Figure& figure, CitedSentence place, const std::vector<std::size_t>& listed) {
    std::optional<std::size_t> only;
    for (const std::size_t i : listed) {
      const auto& results = work_of(sources_[i]).results;
      const bool has_it = std::any_of(results.begin(), results.end(), [&](const WorkResult& result) {
        const auto share = share_of(result);
        return share && number_of_digits(result.denominator) == figure.of && std::abs(*share - figure.high) < 1e-9;
      });
      if (has_it && only) return;
      if (has_it) only = i;
    }
    if (!only) return;
    std::vector<CitedSentence>& told = sources_[*only].told;
    if (std::find(told.begin(), told.end(), place) == told.end()) told.push_back(place);
  }

  void audit_sentence(CitedSentence place) {
    const SentenceView& view = page_.view(place);
    const auto told = told_.find(key_of(place)), near = near_.find(key_of(place));
    const bool has_source = told != told_.end() || near != near_.end();
    const bool may_be_rate = std::any_of(view.hits.begin(), view.hits.end(),
                                         [](const TermHit& hit) { return hit.term < builtin_class_count; });
    if (!has_source && !may_be_rate) return;
    std::vector<Figure> figures = read_figures(document_, rulebook_, view);
    for (const Figure& figure : figures) {
      if (figure.form == FigureForm::per_births) {
        audit_births(figure, view);
      } else if (has_source) {
        compare(figure, view, told != told_.end() ? told->second : near->second);
      }
    }
    if (!has_source) find_bare_rates(figures, place);
  }

  void add(const Figure& figure, const SentenceView& view, const std::string& work, NumberResult result,
           std::string reason, std::vector<std::string> missing = {}) {
    const Span span{view.tokens[figure.begin].span.begin, view.tokens[figure.end - 1].span.end};
    numbers_.push_back({std::string(document_.text_of(span)), document_.source_of(span), figure.value, work, result,
                        std::move(reason), std::move(missing)});
  }

  std::string say_result(std::string_view key, const WorkResult& result) const {
    return say(rulebook_.words, key, {{"result", told_result(result, rulebook_)}});
  }

  // ---- against a cited work ----------------------------------------------------------------------------------------

  void compare(const Figure& figure, const SentenceView& view, const std::vector<std::size_t>& sources) {
    std::vector<std::size_t> known;
    for (const std::size_t i : sources) {
      if (sources_[i].work != no_work) known.push_back(i);
    }
    for (const std::size_t i : known) {
      if (is_consistent(figure, view, work_of(sources_[i]))) return;
    }
    // Of several sources nobody can tell which should have the figure.
    if (known.size() != 1) return;
    const CitedSource& source = sources_[known[0]];
    const bool by_name = std::any_of(source.mentions.begin(), source.mentions.end(),
                                     [](const Mention& mention) { return mention.form == MentionForm::authors; });
    if (source.certainty == CitationCertainty::certain || by_name) find_difference(figure, view, work_of(source));
  }

  std::vector<std::string> outcomes_of(const SentenceView& view) const { return page_.subjects.of(view).outcome.terms; }

  static bool is_exactly(const WorkResult& result, const std::vector<std::string>& outcomes) {
    return std::find(outcomes.begin(), outcomes.end(), result.outcome) != outcomes.end();
  }

  // "9 patients" and 9 points are not the same: a result with a unit counts the page's things where it names them.
  bool counts_alike(const Figure& figure, const SentenceView& view, const WorkResult& result) const {
    if (result.unit.empty()) return true;
    const std::vector<std::string_view> words = folded_words(document_, view);
    return std::any_of(words.begin() + figure.begin, words.begin() + figure.end, [&](std::string_view word) {
      return !number_of_digits(word) &&
             (" " + result.unit + " ").find(" " + std::string(word) + " ") != std::string::npos;
    });
  }

  bool is_consistent(const Figure& figure, const SentenceView& view, const Work& work) {
    const std::vector<std::string> outcomes = outcomes_of(view);
    if (figure.form == FigureForm::count) {
      if (work.n && near_enough(figure, figure.high, *work.n)) {
        add(figure, view, work.id, NumberResult::consistent,
            say(rulebook_.words, "number_same_people", {{"n", std::to_string(*work.n)}}));
        return true;
      }
      for (const WorkResult& result : work.results) {
        const auto value = number_of_digits(result.value);
        if (!is_shown(result) || !value || !near_enough(figure, figure.high, *value)) continue;
        if (result.denominator.empty() && (share_of(result) || !counts_alike(figure, view, result))) continue;
        add(figure, view, work.id, NumberResult::consistent, say_result("number_same", result));
        return true;
      }
      return false;
    }
    if (figure.form == FigureForm::most) return is_most(figure, view, work, outcomes);
    for (const WorkResult& result : work.results) {
      const auto share = share_of(result);
      if (!is_shown(result) || !share || !agrees(figure, *share)) continue;
      // The very same counts need no likeness of words.
      const bool same_counts = figure.of > 0 && number_of_digits(result.denominator) == figure.of;
      const bool related =
          outcomes.empty() || result.outcome.empty() || may_be_same(rulebook_, {result.outcome}, outcomes);
      if (!same_counts && !related) continue;
      add(figure, view, work.id, NumberResult::consistent, say_result("number_same", result));
      return true;
    }
    return false;
  }

  // Every outcome that the sentence names and the work counted must be that of more than half.
  bool is_most(const Figure& figure, const SentenceView& view, const Work& work,
               const std::vector<std::string>& outcomes) {
    const WorkResult* more = nullptr;
    for (const WorkResult& result : work.results) {
      const auto share = share_of(result);
      if (!is_shown(result) || !share || !is_exactly(result, outcomes)) continue;
      if (*share <= 0.5) return false;
      more = &result;
    }
    if (more != nullptr) add(figure, view, work.id, NumberResult::consistent, say_result("number_same", *more));
    return more != nullptr;
  }

  void find_difference(const Figure& figure, const SentenceView& view, const Work& work) {
    if (figure.form == FigureForm::count) return find_more_people(figure, view, work);
    const std::vector<std::string> outcomes = outcomes_of(view);
    for (const WorkResult& result : work.results) {
      const auto share = share_of(result);
      if (!is_shown(result) || !share || !is_exactly(result, outcomes)) continue;
      if (figure.form == FigureForm::most && *share > 0.5) continue;
      return add(figure, view, work.id, NumberResult::differs, say_result("number_differs", result));
    }
  }

  // A group within a study may be smaller than the study, never larger. A review may count more than it pooled.
  void find_more_people(const Figure& figure, const SentenceView& view, const Work& work) {
    const bool pools = work.design == WorkDesign::ipd_meta_analysis || work.design == WorkDesign::meta_analysis ||
                       work.design == WorkDesign::systematic_review;
    if (pools || !work.n || figure.high <= *work.n * (1 + slack)) return;
    add(figure, view, work.id, NumberResult::differs,
        say(rulebook_.words, "number_more_people", {{"n", std::to_string(*work.n)}}));
  }

  // ---- how common a disease is -------------------------------------------------------------------------------------

  void audit_births(const Figure& figure, const SentenceView& view) {
    const std::vector<std::string> conditions = page_.subjects.of(view).condition.terms;
    if (conditions.size() != 1) return;
    for (const Work& work : rulebook_.reference.works) {
      if (work.condition != conditions) continue;
      std::vector<double> values;
      std::string told;
      for (const WorkResult& result : work.results) {
        const auto value = number_of_digits(result.value);
        if (!value || !is_checked(result.seen) || !counts_births(result, figure.of)) continue;
        values.push_back(*value);
        told += (told.empty() ? "" : " ") + result.text;
      }
      if (values.empty()) continue;
      const auto [least, most] = std::minmax_element(values.begin(), values.end());
      if (figure.high < *least || figure.low > *most) continue;
      const bool one = *least == *most;
      add(figure, view, work.id, one ? NumberResult::consistent : NumberResult::depends,
          say(rulebook_.words, one ? "number_same" : "number_depends", {{"result", told}}));
      return;
    }
  }

  bool counts_births(const WorkResult& result, double of) const {
    std::string digits;
    for (const char c : result.unit) {
      if (c != ',') digits += c;
    }
    return digits.find(" " + in_digits(of) + " ") != digits.npos &&
           !ListText(result.unit, rulebook_).find(CitationRole::per_births).empty();
  }

  // ---- rates that stand alone --------------------------------------------------------------------------------------

  void find_bare_rates(const std::vector<Figure>& figures, CitedSentence place) {
    const std::vector<RoleMatch> rates = page_.find(CitationRole::rate, place);
    if (rates.empty() || page_.claims_in(place).empty()) return;
    for (const Figure& figure : figures) {
      if (figure.form != FigureForm::share) continue;
      const bool is_rate = std::any_of(rates.begin(), rates.end(), [&](const RoleMatch& rate) {
        return rate.begin < figure.end && figure.begin < rate.end;
      });
      if (!is_rate) continue;
      const std::vector<std::string> missing = missing_of(figure, place);
      if (missing.size() < bare_from) continue;
      std::string list;
      for (const std::string& part : missing) {
        list += (list.empty() ? "" : say(rulebook_.words, "list_separator")) +
                say(rulebook_.words, "number_missing_" + part);
      }
      add(figure, page_.view(place), "", NumberResult::not_comparable,
          say(rulebook_.words, "number_bare", {{"list", list}}), missing);
    }
  }

  // Looked for in the sentence and those beside it.
  std::vector<std::string> missing_of(const Figure& figure, CitedSentence place) const {
    bool denominator = figure.of > 0, measure = false, time = false, comparison = false;
    const std::size_t count = page_.reading.views[place.block].size();
    for (std::size_t s = place.sentence == 0 ? 0 : place.sentence - 1; s < std::min(count, place.sentence + 2); ++s) {
      const CitedSentence beside{place.block, s};
      const SentenceView& view = page_.view(beside);
      for (const TermHit& hit : view.hits) {
        time = time || hit.term == static_cast<std::uint32_t>(BuiltinClass::duration);
      }
      for (const Figure& other : read_figures(document_, rulebook_, view)) {
        denominator = denominator || other.of > 0 || other.form == FigureForm::count;
      }
      measure = measure || !page_.find(CitationRole::measure, beside).empty();
      comparison = comparison || !page_.find(CitationRole::comparison, beside).empty();
    }
    std::vector<std::string> missing;
    if (!denominator) missing.emplace_back("denominator");
    if (!measure) missing.emplace_back("measure");
    if (!time) missing.emplace_back("time");
    if (!comparison) missing.emplace_back("comparison");
    return missing;
  }

  const CitedPage& page_;
  const Document& document_;
  const Rulebook& rulebook_;
  std::vector<CitedSource>& sources_;
  std::vector<NumberCheck>& numbers_;
  std::map<Key, std::vector<std::size_t>> told_, near_;  // sentences to sources
};

}  // namespace

std::vector<Figure> read_figures(const Document& document, const Rulebook& rulebook, const SentenceView& view) {
  return FigureReader(document, rulebook, view).read();
}

bool agrees(const Figure& figure, double share) {
  if (figure.low < figure.high) return figure.low - half_a_percent <= share && share <= figure.high + half_a_percent;
  if (figure.about || figure.over) return near_enough(figure, figure.high, share);
  return std::abs(figure.high - share) < half_a_percent + 1e-9;
}

void audit_numbers(const CitedPage& page, std::vector<CitedSource>& sources, std::vector<NumberCheck>& numbers) {
  NumberAuditor(page, sources, numbers).audit();
}

}  // namespace overclaim
