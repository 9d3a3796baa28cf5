// The report on an item that is held in memory: a page of an archive, a row of a table, a document's text.
#ifndef OVERCLAIM_APP_ITEM_REPORT_H_
#define OVERCLAIM_APP_ITEM_REPORT_H_

#include <string>

#include "check/check.h"
#include "intake/item.h"
#include "rulebook/rulebook.h"
#include "rulebook/words.h"

namespace overclaim {

struct ItemReport {
  Document document;
  Report report;
};

// Total. The coverage says what the file holds and the text does not, and what of it could not be read. `options`: its
// sha256 is set here. Requires: item.kind is document, and its bytes are held.
ItemReport report_on_item(Item item, CheckOptions options, const Rulebook& rulebook, const Words& words);

// "is a PDF" -> "Is a PDF."
std::string as_sentence(std::string text);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_ITEM_REPORT_H_
