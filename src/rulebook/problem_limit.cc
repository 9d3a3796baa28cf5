// At the end of loading: the reader of one file has a limit of its own, but what files say of one another, and phrases,
// are found later. Covered by tests/rule_safety_test.cc.
#include "rulebook/problem_limit.h"

#include <cstddef>
#include <utility>

#include "rulebook/json_reader.h"

namespace overclaim {

std::string too_many_problems() {
  return "the file has more than " + std::to_string(max_json_problems) + " problems; from here on none is told";
}

void sort_and_limit_problems(std::vector<Problem>& problems) {
  sort_problems(problems);
  std::vector<Problem> kept;
  std::size_t of_file = 0;
  for (Problem& problem : problems) {
    of_file = kept.empty() || kept.back().file != problem.file ? 1 : of_file + 1;
    if (of_file > max_json_problems + 1) continue;
    if (of_file > max_json_problems) problem.message = too_many_problems();
    kept.push_back(std::move(problem));
  }
  problems = std::move(kept);
}

}  // namespace overclaim
