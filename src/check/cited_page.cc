// Small services of the audits on citations, in one place so that each of them stays one idea. Covered by
// citations_test.cc.
#include "check/cited_page.h"

#include <algorithm>

#include "text/segment.h"

namespace overclaim {

std::vector<std::size_t> CitedPage::claims_in(CitedSentence place) const {
  const Span sentence = span(place);
  auto at =
      std::lower_bound(findings_.begin(), findings_.end(), sentence.begin,
                       [](const Finding& finding, std::uint32_t begin) { return finding.text_span.begin < begin; });
  std::vector<std::size_t> claims;
  for (; at != findings_.end() && at->text_span.begin < sentence.end; ++at) {
    if (at->status == Status::flagged) claims.push_back(static_cast<std::size_t>(at - findings_.begin()));
  }
  return claims;
}

void CitedPage::find_retreats() {
  for (const std::vector<SentenceView>& block : reading.views) {
    for (const SentenceView& sentence : block) {
      for (const RoleMatch& match : find_role(CitationRole::retreat, document, rulebook, sentence)) {
        retreats_.insert(match.phrase->of);
      }
    }
  }
}

bool CitedPage::takes_back(CitedSentence place, CitationProblem problem) const {
  const std::vector<RoleMatch> found = find(CitationRole::retreat, place);
  return std::any_of(found.begin(), found.end(),
                     [&](const RoleMatch& match) { return match.phrase->of == to_string(problem); });
}

ListText::ListText(const std::string& line, const Rulebook& rulebook) : rulebook_(rulebook) {
  document_.text = line;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(line.size())};
  document_.blocks.push_back(std::move(block));
  segment(document_, rulebook.language);
  reading_.views.resize(1);
  for (std::size_t s = 0; s < document_.blocks[0].sentences.size(); ++s) {
    reading_.views[0].push_back(make_view(document_, rulebook, 0, s));
  }
}

std::vector<RoleMatch> ListText::find(CitationRole role) const {
  std::vector<RoleMatch> all;
  for (const SentenceView& view : reading_.views[0]) {
    for (const RoleMatch& match : find_role(role, document_, rulebook_, view)) all.push_back(match);
  }
  return all;
}

std::string told_result(const WorkResult& result, const Rulebook& rulebook) {
  if (is_checked(result.seen)) return result.text;
  return result.text + " " + say(rulebook.words, "known_in_copy");
}

}  // namespace overclaim
