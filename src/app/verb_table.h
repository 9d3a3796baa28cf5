// What the program can do: one row a verb. It makes parsing and --help.
#ifndef OVERCLAIM_APP_VERB_TABLE_H_
#define OVERCLAIM_APP_VERB_TABLE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"

namespace overclaim {

// `second` is "" for a verb of one word; `operands` and `help` are for people.
struct VerbRow {
  Verb verb;
  std::string_view first, second, operands, help;
};

std::span<const VerbRow> verb_table();

// nullptr where there is none. Example: find_verb("rules", "list")->verb is Verb::rules_list.
const VerbRow* find_verb(std::string_view first, std::string_view second);

// Requires: a verb of the table, so not help or version.
const VerbRow& row_of(Verb verb);

std::string name_of(const VerbRow& row);  // "rules list"

std::vector<std::string_view> first_words();  // each once, in the table's order
std::vector<std::string_view> second_words(std::string_view first);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_VERB_TABLE_H_
