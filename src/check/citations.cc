// Mentions, then sources, then what is wrong with them, then figures, then the verdicts that hang on a source.
// Everything is looked for once; a page without sources and figures costs a walk over its words. Covered by
// citations_test.cc.
#include "check/citations.h"

#include <algorithm>
#include <optional>
#include <set>

#include "check/citation_problems.h"
#include "check/cited_page.h"
#include "check/page_numbers.h"
#include "check/same_thing.h"

namespace overclaim {

namespace {

// The work studied or found something else: a claim that rests on it says more than it bears.
bool weakens(CitationProblem problem) {
  switch (problem) {
    case CitationProblem::other_product:
    case CitationProblem::other_route:
    case CitationProblem::other_subject:
    case CitationProblem::animals:
    case CitationProblem::opposite_result:
    case CitationProblem::primary_result_omitted:
      return true;
    case CitationProblem::no_control:
    case CitationProblem::not_a_trial:
    case CitationProblem::year_mismatch:
    case CitationProblem::counted_twice:
      break;
  }
  return false;
}

// The work is about something else: what the page says may hold, but not by this source.
bool is_elsewhere(CitationProblem problem) {
  return problem == CitationProblem::other_subject || problem == CitationProblem::other_product ||
         problem == CitationProblem::other_route;
}

class CitationAuditor {
 public:
  CitationAuditor(const Document& document, const Rulebook& rulebook, const Reading& reading, Report& report)
      : document_(document),
        rulebook_(rulebook),
        page_(document, rulebook, reading, report.findings),
        report_(report) {}

  void audit() {
    std::vector<Mention> mentions = find_mentions(document_, rulebook_, page_.reading, page_.subjects);
    sources_ = join_mentions(std::move(mentions), document_, rulebook_, page_.reading);
    audit_numbers(page_, sources_, report_.numbers);
    find_shared();
    for (const CitedSource& source : sources_) report_.citations.push_back(citation_of(source));
  }

 private:
  // Sentences that rest on more than one source, known or not.
  void find_shared() {
    std::set<std::pair<std::size_t, std::size_t>> once;
    for (const CitedSource& source : sources_) {
      for (const CitedSentence place : source.told) {
        if (!once.emplace(place.block, place.sentence).second) shared_.emplace(place.block, place.sentence);
      }
    }
  }

  bool is_shared(const CitedSource& source) const {
    return std::any_of(source.told.begin(), source.told.end(), [&](const CitedSentence place) {
      return shared_.count({place.block, place.sentence}) > 0;
    });
  }

  Citation citation_of(const CitedSource& source) {
    Citation citation;
    citation.mention = std::string(document_.text_of(source.mentions.front().span));
    for (const Mention& mention : source.mentions) citation.spans.push_back(document_.source_of(mention.span));
    for (const std::uint32_t work : source.candidates)
      citation.candidates.push_back(rulebook_.reference.works[work].id);
    citation.certainty = source.certainty;
    if (source.work == no_work) return citation;
    citation.work = rulebook_.reference.works[source.work].id;
    const std::vector<FoundProblem> problems = find_problems(source, page_, is_shared(source));
    for (const FoundProblem& found : problems) {
      citation.problems.push_back(found.problem);
      citation.reasons.push_back(found.reason);
      judge_claims(source, found);
    }
    if (has_claim(source)) {
      if (!offered_) offered_.emplace(page_);
      citation.same_thing = same_thing(source, page_, *offered_);
    }
    return citation;
  }

  bool has_claim(const CitedSource& source) const {
    return std::any_of(source.told.begin(), source.told.end(),
                       [&](const CitedSentence place) { return !page_.claims_in(place).empty(); });
  }

  void judge_claims(const CitedSource& source, const FoundProblem& found) {
    if (!weakens(found.problem)) return;
    for (const CitedSentence place : source.told) {
      for (const std::size_t index : page_.claims_in(place)) judge(report_.findings[index], source, found);
    }
  }

  void judge(Finding& finding, const CitedSource& source, const FoundProblem& found) const {
    const CompiledRule* rule = find_rule(rulebook_, finding.rule);
    if (!finding.verdict || rule == nullptr || rule->rule.by_wording) return;
    const Work& work = rulebook_.reference.works[source.work];
    const bool same_outcome =
        !finding.claim.outcome.terms.empty() &&
        std::any_of(work.results.begin(), work.results.end(), [&](const WorkResult& result) {
          return !result.outcome.empty() && may_be_same(rulebook_, {result.outcome}, finding.claim.outcome.terms);
        });
    const bool says_otherwise = found.problem == CitationProblem::opposite_result && found.checked && same_outcome &&
                                source.certainty == CitationCertainty::certain && finding.stance != Stance::hedged;
    if (says_otherwise) {
      finding.verdict->kind = VerdictKind::contradicted;
      finding.verdict->reason = found.reason;
    } else if (finding.verdict->kind == VerdictKind::not_assessed ||
               (finding.verdict->kind == VerdictKind::unproven && is_elsewhere(found.problem))) {
      finding.verdict->kind = VerdictKind::overstated;
      finding.verdict->statements.clear();
      finding.verdict->reason = found.reason;
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  CitedPage page_;
  Report& report_;
  std::vector<CitedSource> sources_;
  std::set<std::pair<std::size_t, std::size_t>> shared_;
  std::optional<OfferedProduct> offered_;
};

}  // namespace

void audit_citations(const Document& document, const Rulebook& rulebook, const Reading& reading, Report& report) {
  if (rulebook.citation_phrases.empty()) return;
  CitationAuditor(document, rulebook, reading, report).audit();
}

}  // namespace overclaim
