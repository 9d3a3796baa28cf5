// Loading a rulebook from files in memory, and what they are called. For tests of loading.
#ifndef OVERCLAIM_TESTS_LOAD_FILES_H_
#define OVERCLAIM_TESTS_LOAD_FILES_H_

#include <string>
#include <vector>

#include "rulebook/load.h"
#include "rulebook/problem.h"
#include "small_rulebook.h"

namespace overclaim::test {

namespace file_names {
inline constexpr const char* language = "rules/en/language.json";
inline constexpr const char* terms = "rules/en/terms.json";
inline constexpr const char* cues = "rules/en/cues.json";
inline constexpr const char* safety = "rules/en/safety.json";
inline constexpr const char* risk = "rules/en/risk.json";
inline constexpr const char* retired = "rules/retired_ids.json";
}  // namespace file_names

// The layers one over the other. Nothing of the result points into them.
inline LoadedRulebook load(const std::vector<Files>& layers) {
  std::vector<std::vector<NamedBytes>> views;
  for (const Files& files : layers) views.push_back(views_of(files));
  return load_rulebook(views);
}

// A line each, for what is shown of a failing row.
inline std::string listed(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& problem : problems) out += to_string(problem) + "\n";
  return out;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_LOAD_FILES_H_
