// Reading and checking rules/<lang>/checklist.json.
#ifndef OVERCLAIM_RULEBOOK_READ_CHECKLIST_H_
#define OVERCLAIM_RULEBOOK_READ_CHECKLIST_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "rulebook/checklist.h"
#include "rulebook/problem.h"
#include "rulebook/source_files.h"

namespace overclaim {

struct ChecklistFile {
  int least_words = 0;
  std::map<std::string, double> months;
  std::vector<Placed<ChecklistSign>> signs;
  std::vector<Placed<Criterion>> criteria;
};

// Appends to the lists; what else stands there is replaced.
void read_checklist(const JsonNode& node, ChecklistFile& file);

// What a checklist may name beside its own signs.
struct ChecklistNames {
  std::set<std::string, std::less<>> works, rules;
};

// Appends: signs, works, rules and placeholders that name nothing, and signs that nothing uses.
void resolve_checklist(const ChecklistFile& file, const ChecklistNames& names, std::vector<Problem>& problems);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_READ_CHECKLIST_H_
