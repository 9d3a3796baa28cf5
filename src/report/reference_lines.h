// Statements and works of the reference list as lines for people.
#ifndef OVERCLAIM_REPORT_REFERENCE_LINES_H_
#define OVERCLAIM_REPORT_REFERENCE_LINES_H_

#include <cstddef>
#include <string>

#include "report/text_page.h"
#include "rulebook/reference.h"
#include "rulebook/words.h"

namespace overclaim {

// The statement with its certainty and the works it rests on: authors, year, title, how it was seen. A work seen only
// from memory is not named.
void add_statement(TextPage& page, const Statement& statement, const Reference& reference, const Words& words,
                   std::size_t indent);

// The first three authors: "Sun JM, Song AW, Case LE and others".
std::string authors_of(const Work& work, const Words& words);

// One work; nothing where it was seen only from memory.
void add_work(TextPage& page, const Work& work, const Words& words, std::size_t indent);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_REFERENCE_LINES_H_
