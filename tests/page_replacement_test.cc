// The examples of rules/en/replaced_pages.json run with all others (rules_test.cc); here is what they cannot show.
#include "check/page_replacement.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/load.h"
#include "text/read.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const LoadedRulebook loaded = [] {
    const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
    return load_rulebook(layers);
  }();
  REQUIRE(loaded.rulebook);
  return *loaded.rulebook;
}

std::string replaced_by(std::string_view text, MediaType type) {
  return check(read_document(std::string(text), {"page", type}, rulebook().language), rulebook()).replaced_by;
}

}  // namespace

TEST_CASE("a page with a text of its own is itself, whatever it mentions") {
  struct Row {
    std::string_view name, text, kind;
  };
  const Row rows[] = {
      {"a soft 404 under a whole menu",
       "<html><head><title>Page not found - Meadow</title></head><body><nav><a>Log "
       "in</a><a>Prices</a></nav><main><h1>Page "
       "not found</h1><p>Try our search.</p></main><footer>Meadow Clinic, Hill Road</footer></body></html>",
       "not_found"},
      {"a menu that offers a log-in",
       "<html><body><nav><ul><li><a href=\"/l\">Log in</a></li><li><a href=\"/p\">Prices</a></li></ul></nav><p>Our "
       "clinic "
       "is open on weekdays.</p></body></html>",
       ""},
      {"a claim beside the words",
       "<html><body><p>Page not found</p><p>Our stem cell therapy cures autism.</p></body></html>", ""},
      {"a claim only in the title",
       "<html><head><title>Page not found | We cure autism with stem cells</title></head><body><h1>Page not "
       "found</h1></body></html>",
       "not_found"},
      {"nothing at all", "<html><body></body></html>", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(replaced_by(row.text, MediaType::html) == row.kind);
  }
  std::string longer = "Page not found\n\n";
  for (int i = 0; i < 40; ++i) longer += "The garden of the house is open in summer. ";
  CHECK(replaced_by(longer, MediaType::plain).empty());
}
