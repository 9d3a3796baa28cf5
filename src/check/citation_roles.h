// Words that play a part in citing: phrases of a role (citation_phrase.h), and years.
#ifndef OVERCLAIM_CHECK_CITATION_ROLES_H_
#define OVERCLAIM_CHECK_CITATION_ROLES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/sentence_view.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// The matches of the phrases of a role in a sentence, as tokens, the longest at each begin; by begin.
struct RoleMatch {
  std::uint32_t begin = 0, end = 0;
  const CitationPhrase* phrase = nullptr;
};
std::vector<RoleMatch> find_role(CitationRole role, const Document& document, const Rulebook& rulebook,
                                 const SentenceView& view);

// A year of four digits, a letter behind it allowed ("2017a"); 0 for none.
int year_of(std::string_view word);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATION_ROLES_H_
