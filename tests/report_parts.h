// A page, its document and its report, for tests of the formats people read.
#ifndef OVERCLAIM_TESTS_REPORT_PARTS_H_
#define OVERCLAIM_TESTS_REPORT_PARTS_H_

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "report/checked_page.h"
#include "report/formats.h"
#include "report/page_summary.h"
#include "rulebook/load.h"
#include "text/read.h"

namespace overclaim::test {

// The built-in rulebook, loaded once.
inline const LoadedRulebook& builtin_rulebook() {
  static const LoadedRulebook loaded = [] {
    const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
    return load_rulebook(layers);
  }();
  REQUIRE(loaded.rulebook.has_value());
  return loaded;
}

struct ReadPage {
  Document document;
  Report report;

  explicit ReadPage(const std::string& text, const std::string& name = "page.txt", MediaType type = MediaType::plain)
      : document(read_document(text, {name, type}, builtin_rulebook().rulebook->language)),
        report(check(document, *builtin_rulebook().rulebook)) {}

  CheckedPage checked() const { return {&report, &document, 0}; }
  PageSummary summary() const { return summarize(checked(), builtin_rulebook().words, &*builtin_rulebook().rulebook); }
};

inline FormatContext html_context(std::vector<std::string> inputs = {"page.txt"}) {
  FormatContext context;
  context.words = &builtin_rulebook().words;
  context.rulebook = &*builtin_rulebook().rulebook;
  context.inputs = std::move(inputs);
  return context;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_REPORT_PARTS_H_
