// From folders and the built-in rulebook to a loaded one.
#ifndef OVERCLAIM_APP_LOAD_RULES_H_
#define OVERCLAIM_APP_LOAD_RULES_H_

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "app/builtin.h"
#include "app/options.h"
#include "rulebook/load.h"

namespace overclaim {

// Layers in order: the built-in files unless --no-builtin-rules, then each --rules folder. A folder is rules/ itself,
// or one that has rules/ (and corpus/reference/) in it; its files get the names they would have there
// ("rules/en/cure.json"). What begins with a dot is left alone, and so are files that are not called *.json. What looks
// like a rule and would not be read is a fault: *.JSON, links to nothing, pipes, links to folders that lie deeper than
// those of languages, the folder of the language or works/ and statements/ beside their place, folders of a language
// without a language.json, and a folder with nothing for the language asked for. Where no layer has words.json for
// the language, the built-in one is used: a report without words says nothing. The text is one line on a folder or a
// language that cannot be used; what is wrong inside files stands in LoadedRulebook::problems.
//
// Without --rules, a verb that reads pages gets the built-in image, which takes a tenth of the time; then
// LoadedRulebook::places is empty.
struct Builtin {
  std::span<const NamedBytes> files;
  std::span<const BuiltinImage> images;
};
std::variant<LoadedRulebook, std::string> load_rules(const Options& options, const Builtin& builtin);

// The files of a --rules folder that load_rules reads, sorted.
std::vector<std::string> rule_files(const std::string& folder);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_LOAD_RULES_H_
