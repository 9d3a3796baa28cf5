// Shared by explanations of rules and of findings, so that a work is never shown without how it was seen. Covered by
// tests/explanation_test.cc.
#include "report/reference_lines.h"

#include <algorithm>
#include <string>

namespace overclaim {

namespace {

constexpr std::size_t authors_shown = 3;

}  // namespace

std::string authors_of(const Work& work, const Words& words) {
  if (work.authors.empty()) return say(words, "no_author");
  std::string list;
  for (std::size_t i = 0; i < std::min(work.authors.size(), authors_shown); ++i) {
    list += (list.empty() ? "" : say(words, "list_separator")) + work.authors[i];
  }
  if (work.authors.size() > authors_shown || !work.authors_complete) list += " " + say(words, "and_others");
  return list;
}

void add_work(TextPage& page, const Work& work, const Words& words, std::size_t indent) {
  if (work.seen.as == SeenAs::memory) return;
  std::string title = work.title;
  while (!title.empty() && title.back() == '.') title.pop_back();
  page.line(say(words, "explain_work",
                {{"authors", authors_of(work, words)},
                 {"year", std::to_string(work.year)},
                 {"title", title},
                 {"seen", say(words, "seen_" + std::string(to_string(work.seen.as)))}}),
            indent);
}

void add_statement(TextPage& page, const Statement& statement, const Reference& reference, const Words& words,
                   std::size_t indent) {
  page.line(say(words, "explain_statement",
                {{"summary", statement.summary},
                 {"certainty", say(words, "certainty_" + std::string(to_string(statement.certainty)))},
                 {"id", statement.id}}),
            indent);
  if (statement.search) {
    page.line(say(words, "explain_search",
                  {{"where", statement.search->where},
                   {"words", statement.search->words},
                   {"until", statement.search->until}}),
              indent + 2);
  }
  for (const std::string& id : statement.works) {
    const Work* work = find_work(reference, id);
    if (work != nullptr) add_work(page, *work, words, indent + 2);
  }
}

}  // namespace overclaim
