// The reference list searched by words.
#ifndef OVERCLAIM_REPORT_REFERENCE_SEARCH_H_
#define OVERCLAIM_REPORT_REFERENCE_SEARCH_H_

#include <string_view>

#include "report/reference_selection.h"

namespace overclaim {

// Entries that have all words of `query`, the best first, equal ones by id, statements before works. Words are compared
// folded; one of at least three letters also fits a longer word it begins ("child" finds "children", at half the
// score). An id, DOI or PubMed number given whole goes before everything. Looked at: ids, titles, authors, aliases,
// venues, texts of results; summaries and fair wordings; and the names of the terms an entry is about, so that "ASD"
// finds autism. None for a query without words.
// Example: search_reference(rulebook, "cord blood gross motor").front().statement->id
ReferenceSelection search_reference(const Rulebook& rulebook, std::string_view query);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_REFERENCE_SEARCH_H_
