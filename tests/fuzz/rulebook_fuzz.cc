// A careless or malicious file of rules on top of the built-in language, terms and cues: it is refused with messages
// that name the file, or it loads and a page can be checked with it. The first byte chooses which file the rest is.
// What this finds becomes a row of tests/broken_rulebooks_test.cc.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "require.h"
#include "text/read.h"

namespace overclaim {
namespace {

constexpr std::string_view names[] = {"rules/en/cure.json",
                                      "rules/en/terms.json",
                                      "rules/en/cues.json",
                                      "rules/en/words.json",
                                      "rules/en/checklist.json",
                                      "rules/en/citations.json",
                                      "rules/senses.json",
                                      "rules/scoring.json",
                                      "corpus/reference/works/a.json",
                                      "corpus/reference/statements/a.json",
                                      "rules/en/weighing.json",
                                      "rules/en/steering.json"};

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::string_view name = names[static_cast<unsigned char>(bytes[0]) % std::size(names)];
  const std::vector<std::vector<NamedBytes>> layers = {test::base_files(), {{name, bytes.substr(1)}}};
  const LoadedRulebook loaded = load_rulebook(layers);
  test::require(loaded.rulebook.has_value() == loaded.problems.empty(), "a rulebook, or what is wrong with it");
  for (const Problem& problem : loaded.problems) test::require(!problem.message.empty(), "a problem says something");
  if (!loaded.rulebook) return;
  const Document document =
      read_document("Our therapy cures autism. There are no risks.", {"page"}, loaded.rulebook->language);
  static_cast<void>(check(document, *loaded.rulebook));
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
