// Forms of a word from suffix rules written as data. The text is never stemmed: a stemmer would make "organ" of
// "organic" and "secur" of "secure". Covered by compile_test.cc.
#include <algorithm>

#include "rulebook/rulebook.h"

namespace overclaim {

std::vector<std::string> forms_of(std::string_view word, const Inflection& inflection) {
  std::vector<std::string> forms{std::string(word)};
  const auto irregular = inflection.irregular.find(std::string(word));
  if (irregular != inflection.irregular.end()) {
    forms.insert(forms.end(), irregular->second.begin(), irregular->second.end());
  } else {
    for (const InflectionRule& rule : inflection.rules) {
      if (!word.ends_with(rule.ending)) continue;
      const std::size_t drop = std::min(word.size(), static_cast<std::size_t>(rule.drop));
      const std::string stem(word.substr(0, word.size() - drop));
      for (const std::string& ending : rule.add) forms.push_back(stem + ending);
      break;
    }
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace overclaim
