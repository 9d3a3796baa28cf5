// The layers, read from the #include lines: who may include what (DESIGN, section 1). The compiler cannot tell, as all
// layers share one include folder; and a rule that no tree has ever broken is not known to work, so each is also tried
// on tests/fixtures/include_order_bad.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "places.h"

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> layers = {"text",   "rulebook", "check", "survey", "report",
                                                    "intake", "store",    "app",   "offline"};

std::size_t rank_of(std::string_view layer) {
  return static_cast<std::size_t>(std::find(layers.begin(), layers.end(), layer) - layers.begin());
}

// A system header (or a folder of them, ending in '/') and the only places that may include it: layers or files.
struct Restricted {
  std::string_view header;
  std::vector<std::string_view> allowed;
};

const std::vector<Restricted>& restricted_headers() {
  static const std::vector<std::string_view> border = {"intake", "store", "app"};
  static const std::vector<Restricted> table = {
      {"re2/", {"rulebook"}},
      {"unicode/", {"text", "offline/exports.cc"}},  // which hands ICU its data
      {"unicode/ucnv.h", {"text/charset.cc"}},
      {"unicode/ucnv_cb.h", {"text/charset.cc"}},
      {"unicode/ucsdet.h", {"text/charset.cc"}},
      {"md4c.h", {"text/markdown.cc"}},
      {"gumbo.h", {}},  // another parser, for tests
      {"cld2/", {"text/language_detection.cc"}},
      {"nlohmann/", {"rulebook", "report", "intake", "store", "app", "offline"}},
      {"boost/", {"app"}},
      {"nats/", {"app/command_worker.cc"}},
      {"sqlite3.h", {"store"}},
      {"zlib.h", {"intake"}},
      {"zstd.h", {"intake"}},
      {"zip.h", {"intake"}},
      {"brotli/", {"intake"}},
      {"pugixml.hpp", {"intake"}},
      {"filesystem", border},
      {"fstream", border},
      {"iostream", border},
      {"cstdio", {"intake", "store", "app", "text/language_detection.cc"}},  // CLD2's header needs it
      {"thread", border},
      {"future", border},
      {"condition_variable", border},
      {"chrono", border},
      {"ctime", border},
      {"time.h", border},
      {"random", border},
      {"locale", border},
      {"clocale", border},
      {"unistd.h", border},
      {"fcntl.h", border},
      {"sys/", border},
      // Not in GCC 12 and Clang 14 alike, whatever the layer.
      {"format", {}},
      {"ranges", {}},
      {"expected", {}},
      {"source_location", {}},
  };
  return table;
}

struct Include {
  std::string file;  // from src/: "text/fold.cc"
  std::string name;  // as written between the quotation marks or angle brackets
  bool quoted;
};

struct Named {
  std::string_view name;  // empty: the line is no include
  bool quoted;
};

Named included_by(std::string_view line) {
  const auto skip = [&line](std::string_view part) {
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
    if (line.rfind(part, 0) != 0) return false;
    line.remove_prefix(part.size());
    return true;
  };
  if (!skip("#") || !skip("include") || !skip("") || line.empty()) return {"", false};
  const bool quoted = line.front() == '"';
  if (!quoted && line.front() != '<') return {"", false};
  return {line.substr(1, line.find(quoted ? '"' : '>', 1) - 1), quoted};
}

std::vector<Include> includes_below(const fs::path& source) {
  std::vector<Include> includes;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".h" && path.extension() != ".cc") continue;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const auto [name, quoted] = included_by(line);
      if (!name.empty())
        includes.push_back({path.lexically_relative(source).generic_string(), std::string(name), quoted});
    }
  }
  return includes;
}

// Empty, or what is wrong with this one include.
std::string problem_of(const Include& include) {
  const std::string layer = include.file.substr(0, include.file.find('/'));
  if (include.quoted) {
    const std::string wanted = include.name.substr(0, include.name.find('/'));
    if (rank_of(wanted) == layers.size()) return "is not written from src/ with its layer";
    if (rank_of(wanted) > rank_of(layer)) return "stands right of " + layer;
    return "";
  }
  for (const Restricted& row : restricted_headers()) {
    const bool named = row.header.back() == '/' ? include.name.rfind(row.header, 0) == 0 : include.name == row.header;
    if (!named) continue;
    const auto allows = [&](std::string_view place) { return place == layer || place == include.file; };
    if (std::none_of(row.allowed.begin(), row.allowed.end(), allows)) return "is not for this place";
  }
  return "";
}

// "text/fold.cc: rulebook/rule.h stands right of text", sorted.
std::vector<std::string> problems_below(const fs::path& source) {
  std::vector<std::string> problems;
  for (const Include& include : includes_below(source)) {
    const std::string problem = problem_of(include);
    if (!problem.empty()) problems.push_back(include.file + ": " + include.name + " " + problem);
  }
  std::sort(problems.begin(), problems.end());
  return problems;
}

const fs::path root = overclaim::test::source_dir;

}  // namespace

TEST_CASE("every layer includes only what stands left of it, and libraries only where they belong") {
  for (const std::string& problem : problems_below(root / "src")) FAIL_CHECK(problem);
  // An empty or unreadable tree would have no problems either.
  const std::vector<Include> includes = includes_below(root / "src");
  for (const std::string layer : {"text", "rulebook", "check", "report", "app"}) {
    CAPTURE(layer);
    CHECK(std::any_of(includes.begin(), includes.end(),
                      [&](const Include& include) { return include.file.rfind(layer + "/", 0) == 0; }));
  }
}

TEST_CASE("the HTML parser ours is measured against is known to one file of the tests") {
  std::vector<std::string> files;
  for (const Include& include : includes_below(root / "tests")) {
    if (include.name == "gumbo.h" && include.file.rfind("fixtures/", 0) != 0) files.push_back(include.file);
  }
  CHECK(files == std::vector<std::string>{"oracle/html_gumbo.cc"});
}

TEST_CASE("a folder of src/ that is no layer is noticed") {
  for (const fs::directory_entry& entry : fs::directory_iterator(root / "src")) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK((name == "README.md" || rank_of(name) < layers.size()));
  }
}

TEST_CASE("each include rule is broken once in the bad tree, and each break is found") {
  const std::vector<std::string> expected = {
      "app/archives.cc: brotli/decode.h is not for this place",
      "app/archives.cc: pugixml.hpp is not for this place",
      "app/archives.cc: zip.h is not for this place",
      "app/archives.cc: zlib.h is not for this place",
      "app/archives.cc: zstd.h is not for this place",
      "app/database.cc: sqlite3.h is not for this place",
      "app/reaches_right.h: offline/exports.h stands right of app",
      "check/climbs.h: ../text/span.h is not written from src/ with its layer",
      "check/json.h: nlohmann/json_fwd.hpp is not for this place",
      "check/not_from_src.h: verdict.h is not written from src/ with its layer",
      "check/reaches_right.cc: survey/diff.h stands right of check",
      "check/regex.cc: re2/re2.h is not for this place",
      "check/threads.cc: thread is not for this place",
      "intake/options.cc: boost/program_options.hpp is not for this place",
      "intake/reaches_right.h: store/store.h stands right of intake",
      "offline/prints.cc: iostream is not for this place",
      "report/prints.cc: iostream is not for this place",
      "report/reaches_right.h: intake/folder.h stands right of report",
      "rulebook/files.cc: fstream is not for this place",
      "rulebook/reaches_right.cc: check/check.h stands right of rulebook",
      "rulebook/words.cc: unicode/brkiter.h is not for this place",
      "store/reaches_right.h: app/options.h stands right of store",
      "survey/clock.cc: chrono is not for this place",
      "survey/json.cc: nlohmann/json.hpp is not for this place",
      "survey/reaches_right.h: report/json.h stands right of survey",
      "text/converters.cc: unicode/ucnv.h is not for this place",
      "text/files.cc: filesystem is not for this place",
      "text/html_blocks.cc: gumbo.h is not for this place",
      "text/html_language.cc: cld2/public/compact_lang_det.h is not for this place",
      "text/html_markdown.cc: md4c.h is not for this place",
      "text/json.cc: nlohmann/json.hpp is not for this place",
      "text/reaches_right.h: rulebook/rule.h stands right of text",
      "text/regex.cc: re2/set.h is not for this place",
  };
  const std::vector<std::string> found = problems_below(root / "tests/fixtures/include_order_bad/src");
  for (const std::string& row : expected) {
    CAPTURE(row);
    CHECK(std::find(found.begin(), found.end(), row) != found.end());
  }
  CHECK(found.size() == expected.size());
}
