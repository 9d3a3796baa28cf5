// One text a criterion for all formats, so that none tells less than the next. Covered by
// tests/checklist_report_test.cc.
#include "report/checklist_rows.h"

#include <string>
#include <utility>

namespace overclaim {
namespace {

std::string whose(const ChecklistAnswer& answer, const Words& words, const Rulebook* rulebook) {
  if (answer.work.empty()) return answer.basis;
  if (rulebook != nullptr) {
    for (const Work& work : rulebook->reference.works) {
      if (work.id == answer.work) return short_citation_of(work, words);
    }
  }
  return answer.work;
}

}  // namespace

std::vector<DetailRow> checklist_rows(const Report& report, const Words& words, const Rulebook* rulebook) {
  std::vector<DetailRow> rows;
  for (const ChecklistAnswer& answer : report.checklist) {
    const bool missed = answer.met == false;
    std::string text = say(words, !answer.met ? "checklist_open" : missed ? "checklist_not_found" : "checklist_found");
    text += " " + answer.message;
    if (missed && !answer.ask.empty()) text += " " + say(words, "ask", {{"question", answer.ask}});
    text += " " + say(words, "checklist_after", {{"source", whose(answer, words, rulebook)}});
    rows.push_back({answer.id, std::move(text)});
  }
  return rows;
}

}  // namespace overclaim
