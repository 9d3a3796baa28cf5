// Whole reports on small pages of our own: tests/goldens/<name>.txt|.html and what must be said of it, <name>.json.
// `tool` is left empty there, as it changes with every rule. tools/accept_goldens writes the files anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "intake/input_kind.h"
#include "places.h"
#include "report/json_report.h"
#include "rulebook/load.h"
#include "text/read.h"

namespace {

namespace fs = std::filesystem;
using namespace overclaim;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Readable and with a line for each value, so that a change is a small difference.
std::string report_on(const fs::path& page, const Rulebook& rulebook) {
  const std::string bytes = bytes_of(page), name = page.filename().string();
  Report report = check(read_document(bytes, {name, media_type_of(bytes, name)}, rulebook.language), rulebook);
  report.tool = {};
  return nlohmann::ordered_json::parse(to_json_document(report)).dump(1) + "\n";
}

}  // namespace

TEST_CASE("the reports on the golden pages are as accepted") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook.has_value());
  const bool accept = std::getenv("OVERCLAIM_ACCEPT_GOLDENS") != nullptr;

  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(std::string(overclaim::test::source_dir) + "/tests/goldens")) {
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  CHECK(!pages.empty());
  for (const fs::path& page : pages) {
    CAPTURE(page);
    fs::path golden = page;
    golden.replace_extension(".json");
    const std::string report = report_on(page, *loaded.rulebook);
    if (accept) {
      std::ofstream(golden, std::ios::binary) << report;
    } else {
      // By lines, so that the failure shows the first that differs and not two whole reports.
      const std::string accepted = bytes_of(golden);
      const auto [expected, actual] = std::mismatch(accepted.begin(), accepted.end(), report.begin(), report.end());
      const auto line_at = [](const std::string& text, std::string::const_iterator at) {
        const auto offset = static_cast<std::size_t>(at - text.begin());
        const std::size_t begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
        return text.substr(begin, text.find('\n', offset) - begin);
      };
      CHECK(line_at(accepted, expected) == line_at(report, actual));
      CHECK(accepted.size() == report.size());
    }
  }
}

TEST_CASE("every golden report has its page") {
  for (const auto& entry : fs::directory_iterator(std::string(overclaim::test::source_dir) + "/tests/goldens")) {
    if (entry.path().extension() != ".json") continue;
    fs::path page = entry.path();
    CAPTURE(page);
    CHECK((fs::exists(page.replace_extension(".txt")) || fs::exists(page.replace_extension(".html"))));
  }
}
