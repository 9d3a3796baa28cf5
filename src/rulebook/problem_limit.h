// As many problems as somebody reads.
#ifndef OVERCLAIM_RULEBOOK_PROBLEM_LIMIT_H_
#define OVERCLAIM_RULEBOOK_PROBLEM_LIMIT_H_

#include <string>
#include <vector>

#include "rulebook/problem.h"

namespace overclaim {

// Of a file with more than max_json_problems.
std::string too_many_problems();

// Sorts them and keeps the first max_json_problems of each file; where there are more, the next says so.
void sort_and_limit_problems(std::vector<Problem>& problems);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PROBLEM_LIMIT_H_
