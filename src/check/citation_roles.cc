// Covered by citation_roles_test.cc, citation_mentions_test.cc and page_numbers_test.cc.
#include "check/citation_roles.h"

#include <algorithm>

#include "check/match.h"

namespace overclaim {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

int year_of(std::string_view word) {
  if (word.size() < 4 || word.size() > 5 || !(word.starts_with("19") || word.starts_with("20"))) return 0;
  if (!is_digit(word[2]) || !is_digit(word[3])) return 0;
  if (word.size() == 5 && !(word[4] >= 'a' && word[4] <= 'f')) return 0;
  return (word[0] - '0') * 1000 + (word[1] - '0') * 100 + (word[2] - '0') * 10 + (word[3] - '0');
}

std::vector<RoleMatch> find_role(CitationRole role, const Document& document, const Rulebook& rulebook,
                                 const SentenceView& view) {
  std::vector<RoleMatch> matches;
  const auto& all = rulebook.citation_phrases;
  auto at = std::lower_bound(
      all.begin(), all.end(), role,
      [](const CompiledCitationPhrase& phrase, CitationRole wanted) { return phrase.phrase.role < wanted; });
  for (; at != all.end() && at->phrase.role == role; ++at) {
    for (const PhraseProgram& program : at->phrases) {
      for (const PhraseMatch& match : find_phrase(program, document, rulebook, view)) {
        matches.push_back({match.begin, match.end, &at->phrase});
      }
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const RoleMatch& a, const RoleMatch& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  return matches;
}

}  // namespace overclaim
