// From folders and the built-in files to a loaded rulebook.
#ifndef OVERCLAIM_APP_LOAD_RULES_H_
#define OVERCLAIM_APP_LOAD_RULES_H_

#include <span>
#include <string>
#include <variant>

#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Layers in order: the built-in files unless --no-builtin-rules, then each --rules folder. A folder is rules/ itself,
// or one that has rules/ (and corpus/reference/) in it; its files get the names they would have there
// ("rules/en/cure.json"). Where no layer has words.json for the language, the built-in one is used: a report without
// words says nothing. The text is one line on a folder or a language that cannot be used; what is wrong inside files
// stands in LoadedRulebook::problems.
std::variant<LoadedRulebook, std::string> load_rules(const Options& options, std::span<const NamedBytes> builtin);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_LOAD_RULES_H_
