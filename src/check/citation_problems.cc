// Each problem is one function over the work's fields and the sentences that rest on it, and gives its sentence or
// nothing. What the page says itself ("there was no control group") is no problem. Covered by
// citation_problems_test.cc and citations_test.cc, row by row beside its honest twin.
#include "check/citation_problems.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

namespace overclaim {

namespace {

constexpr int years_apart = 1;  // online first and in print

class ProblemFinder {
 public:
  ProblemFinder(const CitedSource& source, const CitedPage& page)
      : source_(source), page_(page), rulebook_(page.rulebook), work_(page.rulebook.reference.works[source.work]) {
    for (const auto* places : {&source.told, &source.near}) {
      for (const CitedSentence place : *places) {
        places_.push_back(place);
        has_claim_ = has_claim_ || !page.claims_in(place).empty();
      }
    }
  }

  std::vector<FoundProblem> find(bool shared) {
    if (has_claim_ && !shared) {
      add(CitationProblem::no_control, no_control());
      add(CitationProblem::not_a_trial, not_a_trial());
      add(CitationProblem::other_product, other_product());
      add(CitationProblem::other_route, other_route());
      add(CitationProblem::other_subject, other_subject());
      add(CitationProblem::animals, animals());
    }
    add(CitationProblem::year_mismatch, year_mismatch());
    if (has_claim_ && !shared) add_results();
    add(CitationProblem::counted_twice, counted_twice());
    return std::move(found_);
  }

 private:
  std::string say(std::string_view key,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> values = {}) const {
    return overclaim::say(rulebook_.words, key, values);
  }

  void add(CitationProblem problem, const std::optional<std::string>& reason) {
    if (reason && !page_says(problem)) found_.push_back({problem, *reason, is_checked(work_.seen)});
  }

  // Whether the page takes it back itself where it speaks of the source.
  bool page_says(CitationProblem problem) const {
    return std::any_of(places_.begin(), places_.end(),
                       [&](const CitedSentence place) { return page_.takes_back(place, problem); });
  }

  bool is_one_of(std::initializer_list<WorkDesign> designs) const {
    return std::find(designs.begin(), designs.end(), work_.design) != designs.end();
  }

  bool reports_cases() const {
    return work_.design == WorkDesign::case_report ||
           (work_.design == WorkDesign::case_series &&
            !ListText(work_.title, rulebook_).find(CitationRole::case_title).empty());
  }

  // ---- what was studied, how ---------------------------------------------------------------------------------------

  std::optional<std::string> no_control() const {
    const bool treats = !work_.intervention.empty() && is_one_of({WorkDesign::case_series, WorkDesign::case_report});
    if (!treats || work_.controlled != false) return std::nullopt;
    return say("citation_no_control");
  }

  std::optional<std::string> not_a_trial() const {
    const bool is_none = reports_cases() || is_one_of({WorkDesign::survey, WorkDesign::preclinical,
                                                       WorkDesign::instrument, WorkDesign::expert_statement});
    if (!is_none) return std::nullopt;
    const bool called_so = std::any_of(places_.begin(), places_.end(), [&](const CitedSentence place) {
      return !page_.find(CitationRole::trial, place).empty();
    });
    if (!called_so) return std::nullopt;
    return say("citation_not_a_trial", {{"design", say("design_" + std::string(to_string(work_.design)))}});
  }

  std::optional<std::string> animals() const {
    if (work_.design != WorkDesign::preclinical) return std::nullopt;
    return say("citation_animals");
  }

  // ---- what it was about -------------------------------------------------------------------------------------------

  // The terms that the sentences themselves name.
  std::vector<std::string> named(SlotFill ClaimSlots::*slot) const {
    std::vector<std::string> terms;
    for (const CitedSentence place : source_.told) {
      const SlotFill fill = page_.subjects.of(page_.view(place)).*slot;
      if (fill.from == SlotFrom::sentence) terms.insert(terms.end(), fill.terms.begin(), fill.terms.end());
    }
    return terms;
  }

  std::optional<std::string> other_product() const {
    const std::vector<std::string> terms = named(&ClaimSlots::intervention);
    if (terms.empty() || work_.intervention.empty() || may_be_same(rulebook_, terms, work_.intervention)) {
      return std::nullopt;
    }
    const std::string said = shown_terms(terms), studied = shown_terms(work_.intervention);
    if (said.empty() || studied.empty() || said == studied) return std::nullopt;
    return say("citation_other_product", {{"page", said}, {"studied", studied}});
  }

  // Aspects that name one of the terms, in plain words.
  std::string shown_terms(const std::vector<std::string>& terms) const {
    std::string shown;
    std::set<std::string> seen;
    for (const CompiledCitationPhrase& compiled : rulebook_.citation_phrases) {
      const CitationPhrase& phrase = compiled.phrase;
      const bool fits = std::any_of(phrase.terms.begin(), phrase.terms.end(), [&](const std::string& term) {
        return std::find(terms.begin(), terms.end(), term) != terms.end();
      });
      if (!fits || !seen.insert(phrase.shown).second) continue;
      shown += (shown.empty() ? "" : say("list_separator")) + phrase.shown;
    }
    return shown;
  }

  std::optional<std::string> other_route() const {
    std::string studied, said;
    bool same = false;
    for (const CompiledCitationPhrase& compiled : rulebook_.citation_phrases) {
      if (compiled.phrase.of == "route" && compiled.phrase.value == work_.route) studied = compiled.phrase.shown;
    }
    if (studied.empty()) return std::nullopt;
    for (const CitedSentence place : source_.told) {
      for (const RoleMatch& match : page_.find(CitationRole::aspect, place)) {
        if (match.phrase->of != "route") continue;
        same = same || match.phrase->value == work_.route;
        said = match.phrase->shown;
      }
    }
    if (said.empty() || same) return std::nullopt;
    return say("citation_other_route", {{"page", said}, {"studied", studied}});
  }

  std::optional<std::string> other_subject() const {
    const std::vector<std::string> terms = named(&ClaimSlots::condition);
    if (!terms.empty() && !work_.condition.empty() && !may_be_same(rulebook_, terms, work_.condition)) {
      const std::string said = shown_terms(terms), studied = shown_terms(work_.condition);
      if (!said.empty() && !studied.empty()) {
        return say("citation_other_subject", {{"page", said}, {"studied", studied}});
      }
    }
    return other_part();
  }

  // A part of the body that the clause names and the paper, by its title, is not about.
  std::optional<std::string> other_part() const {
    const ListText title(work_.title, rulebook_);
    const std::vector<RoleMatch> studied = title.find(CitationRole::part);
    if (studied.empty()) return std::nullopt;
    for (const Mention& mention : source_.mentions) {
      if (mention.form == MentionForm::entry) continue;
      const CitedSentence place{mention.block, mention.sentence};
      const SentenceView& view = page_.view(place);
      const auto [begin, end] = clause_before(view, mention.span);
      for (const RoleMatch& match : page_.find(CitationRole::part, place)) {
        if (match.begin < begin || match.end > end) continue;
        const bool covered = std::any_of(studied.begin(), studied.end(), [&](const RoleMatch& part) {
          const CitationPhrase& of_paper = *part.phrase;
          return of_paper.value == match.phrase->value || of_paper.within == match.phrase->value ||
                 match.phrase->within == of_paper.value;
        });
        if (covered) continue;
        return say("citation_other_part", {{"page", match.phrase->shown}, {"studied", studied.front().phrase->shown}});
      }
    }
    return std::nullopt;
  }

  // Tokens from the last end of a clause to the mention.
  static std::pair<std::uint32_t, std::uint32_t> clause_before(const SentenceView& view, Span mention) {
    std::uint32_t begin = 0, end = 0;
    for (std::uint32_t t = 0; t < view.tokens.size() && view.tokens[t].span.begin < mention.begin; ++t) {
      if (view.tokens[t].starts_terminator) begin = t + 1;
      end = t + 1;
    }
    return {begin, end};
  }

  // ---- the citation itself -----------------------------------------------------------------------------------------

  std::optional<std::string> year_mismatch() const {
    const bool has_a_year = !is_one_of(
        {WorkDesign::registry, WorkDesign::regulator, WorkDesign::statute, WorkDesign::court, WorkDesign::instrument});
    if (!has_a_year || source_.certainty != CitationCertainty::certain) return std::nullopt;
    int given = 0;
    for (const Mention& mention : source_.mentions) {
      if (mention.year == 0) continue;
      if (std::abs(mention.year - work_.year) <= years_apart) return std::nullopt;
      if (given == 0) given = mention.year;
    }
    if (given == 0) return std::nullopt;
    return say("citation_year_mismatch", {{"given", std::to_string(given)}, {"year", std::to_string(work_.year)}});
  }

  std::optional<std::string> counted_twice() const {
    std::set<std::size_t> entries;
    for (const Mention& mention : source_.mentions) {
      if (mention.form == MentionForm::entry && mention.sure) entries.insert(mention.entry);
    }
    if (entries.size() < 2) return std::nullopt;
    return say("citation_counted_twice", {{"n", std::to_string(entries.size())}});
  }

  // ---- what it found -----------------------------------------------------------------------------------------------

  // A result that is no difference, on what the page speaks of. Where the work has nothing else to say on that, the
  // page says the opposite; where it has, the page leaves the main result out.
  void add_results() {
    std::vector<std::string> outcomes;
    for (const CitedSentence place : source_.told) {
      for (const std::string& term : page_.subjects.of(page_.view(place)).outcome.terms) outcomes.push_back(term);
    }
    if (outcomes.empty()) return;
    for (const WorkResult& result : work_.results) {
      if (result.outcome.empty() || !is_none(result) || !may_be_same(rulebook_, {result.outcome}, outcomes)) continue;
      const bool something = std::any_of(work_.results.begin(), work_.results.end(), [&](const WorkResult& other) {
        return &other != &result && other.outcome == result.outcome && !is_none(other);
      });
      // Said anywhere on the page, it is not left out.
      if (page_.takes_back(CitationProblem::primary_result_omitted)) return;
      const CitationProblem problem =
          something ? CitationProblem::primary_result_omitted : CitationProblem::opposite_result;
      const std::string key = something ? "citation_result_omitted" : "citation_opposite_result";
      found_.push_back({problem, say(key, {{"result", told_result(result, rulebook_)}}), is_checked(result.seen)});
      return;
    }
  }

  bool is_none(const WorkResult& result) const {
    return !ListText(result.text, rulebook_).find(CitationRole::no_difference).empty();
  }

  const CitedSource& source_;
  const CitedPage& page_;
  const Rulebook& rulebook_;
  const Work& work_;
  std::vector<CitedSentence> places_;
  bool has_claim_ = false;
  std::vector<FoundProblem> found_;
};

}  // namespace

std::vector<FoundProblem> find_problems(const CitedSource& source, const CitedPage& page, bool shared) {
  std::vector<FoundProblem> found = ProblemFinder(source, page).find(shared);
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundProblem& a, const FoundProblem& b) { return a.problem < b.problem; });
  return found;
}

}  // namespace overclaim
