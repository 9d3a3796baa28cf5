// Checks one sentence with nothing but the installed headers and libraries; that it builds and finds something is the
// test.
#include <cstdio>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/load.h"
#include "text/read.h"

int main() {
  const auto files = overclaim::builtin_files();
  const std::vector<std::vector<overclaim::NamedBytes>> layers = {{files.begin(), files.end()}};
  const overclaim::LoadedRulebook loaded = overclaim::load_rulebook(layers);
  if (!loaded.rulebook) return 1;
  const overclaim::Document document =
      overclaim::read_document("The procedure has no side effects.", {}, loaded.rulebook->language);
  const overclaim::Report report = overclaim::check(document, *loaded.rulebook);
  for (const overclaim::Finding& finding : report.findings) std::printf("%s\n", finding.rule.c_str());
  return report.findings.empty() ? 1 : 0;
}
