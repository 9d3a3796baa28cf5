// Numbers and signs by which a page names a source: DOI, PubMed, registers of trials, what points at a list of sources.
#ifndef OVERCLAIM_CHECK_SOURCE_IDENTIFIERS_H_
#define OVERCLAIM_CHECK_SOURCE_IDENTIFIERS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/citation_phrase.h"
#include "text/document.h"

namespace overclaim {

struct SourceIdentifier {
  Span span;
  std::string id;  // as in CitationIndex::identifiers
};

// Appends those of a block, in order. Example: "PMID: 99887766" is "pmid99887766".
void find_identifiers(std::string_view text, Span block, const CitationWords& words,
                      std::vector<SourceIdentifier>& out);

// "[2]", "[1, 3-5]": the numbers of lines of a list.
struct SourcePointer {
  Span span;
  std::vector<int> numbers;
};

// Appends those of a block: numbers in brackets, numbers set high (by their sign, or by <sup> in HTML), and
// numbers right behind the mark that closes a clause
// ("walking.2"), as a page without its type shows them. Whether there is such a line is not asked.
void find_pointers(const Document& document, Span block, std::vector<SourcePointer>& out);

// How many digits stand from `at` on.
std::size_t digits_from(std::string_view text, std::size_t at);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_SOURCE_IDENTIFIERS_H_
