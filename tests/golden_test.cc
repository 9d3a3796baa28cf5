// Whole reports on small pages of our own: tests/goldens/<name>.txt|.html and what must be said of it, <name>.json for
// programs, for people <name>.report.html, .report.md and, as a terminal of 80 and 200 columns shows it,
// .report-80.text and .report-200.text. `tool` is left empty there, as it changes with every rule. tools/accept_goldens
// writes them anew.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "intake/input_kind.h"
#include "places.h"
#include "report/formats.h"
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

// A format and how it is asked for; `ending`: of the golden behind the name of its page.
struct GoldenFormat {
  const char *ending, *format;
  std::size_t width;
};
constexpr std::array people_formats = {
    GoldenFormat{".report.html", "html", 80}, GoldenFormat{".report.md", "markdown", 80},
    GoldenFormat{".report-80.text", "text", 80}, GoldenFormat{".report-200.text", "text", 200}};

// A file's name without the ending of its kind: "page" of page.html, page.json and page.report.html.
std::string stem_of(const fs::path& path) { return path.stem().stem().string(); }

// Whether a golden report stands there, and not its page.
bool is_report(const fs::path& path) {
  const std::string name = path.filename().string();
  return path.extension() == ".json" ||
         std::any_of(people_formats.begin(), people_formats.end(),
                     [&](const GoldenFormat& format) { return name == stem_of(path) + format.ending; });
}

// JSON readable and with a line for each value, so that a change is a small difference. By ending.
std::map<std::string, std::string> reports_on(const fs::path& page, const LoadedRulebook& loaded) {
  const Rulebook& rulebook = *loaded.rulebook;
  const std::string bytes = bytes_of(page), name = page.filename().string();
  const Document document = read_document(bytes, {name, media_type_of(bytes, name)}, rulebook.language);
  Report report = check(document, rulebook);
  report.tool = {};
  std::map<std::string, std::string> reports;
  reports[".json"] = nlohmann::ordered_json::parse(to_json_document(report)).dump(1) + "\n";
  FormatContext context;
  context.words = &loaded.words;
  context.rulebook = &rulebook;
  context.inputs = {name};
  context.text.show_cleared = true;
  RunTotals totals;
  totals.inputs = {{name, counts_of(report), false, ""}};
  for (const GoldenFormat& golden : people_formats) {
    context.text.style.width = golden.width;
    const CheckedPage checked{&report, &document};
    reports[golden.ending] = write_run(*find_format(golden.format), {&checked, 1}, totals, context);
  }
  return reports;
}

// By lines, so that the failure shows the first that differs and not two whole reports.
void check_golden(const fs::path& golden, const std::string& report, bool accept) {
  CAPTURE(golden);
  if (accept) {
    std::ofstream(golden, std::ios::binary) << report;
    return;
  }
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

}  // namespace

TEST_CASE("the reports on the golden pages are as accepted") {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook.has_value());
  const bool accept = std::getenv("OVERCLAIM_ACCEPT_GOLDENS") != nullptr;

  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(std::string(overclaim::test::source_dir) + "/tests/goldens")) {
    const std::string ending = entry.path().extension().string();
    if ((ending == ".txt" || ending == ".html") && !is_report(entry.path())) pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  CHECK(!pages.empty());
  for (const fs::path& page : pages) {
    for (const auto& [ending, report] : reports_on(page, loaded)) {
      check_golden(page.parent_path() / (stem_of(page) + ending), report, accept);
    }
  }
}

TEST_CASE("every golden report has its page") {
  for (const auto& entry : fs::directory_iterator(std::string(overclaim::test::source_dir) + "/tests/goldens")) {
    if (!is_report(entry.path())) continue;
    const fs::path page = entry.path().parent_path() / stem_of(entry.path());
    CAPTURE(entry.path());
    CHECK((fs::exists(page.string() + ".txt") || fs::exists(page.string() + ".html")));
  }
}
