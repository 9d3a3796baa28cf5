// All headers share one namespace, and a linker does not notice that two of them define one name differently: the
// program then takes the one for the other, and crashes or lies. So every name is defined in one header only.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "places.h"
#include "scratch_folder.h"

namespace {

namespace fs = std::filesystem;

// "Name: a.h, b.h" for each type that headers below `source` define more than once outside of others, and where.
std::vector<std::string> defined_twice(const fs::path& source) {
  static const std::regex definition(R"(^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: : [^{;]*)? ?\{.*)");
  std::map<std::string, std::vector<std::string>> places;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(source)) {
    if (entry.path().extension() != ".h") continue;
    std::ifstream in(entry.path());
    std::smatch found;
    for (std::string line; std::getline(in, line);) {
      if (std::regex_match(line, found, definition)) {
        places[found[1]].push_back(entry.path().lexically_relative(source).generic_string());
      }
    }
  }
  CHECK(!places.empty());
  std::vector<std::string> twice;
  for (auto& [name, files] : places) {
    if (files.size() < 2) continue;
    std::sort(files.begin(), files.end());
    std::string text = name + ":";
    for (const std::string& file : files) text += " " + file;
    twice.push_back(text);
  }
  return twice;
}

}  // namespace

TEST_CASE("no two headers define the same name") {
  CHECK(defined_twice(fs::path(overclaim::test::source_dir) / "src") == std::vector<std::string>{});
}

TEST_CASE("a name that stands in two headers is found") {
  const overclaim::test::ScratchFolder folder;
  folder.file("a/one.h", "struct Span {\n  struct Inner {\n  };\n};\nenum class Kind : int { a };\nstruct Only;\n");
  folder.file("b/two.h", "struct Inner {};\nclass Span final : Base {\n};\nstruct Only {\n};\n");
  CHECK(defined_twice(folder.path("")) == std::vector<std::string>{"Span: a/one.h b/two.h"});
}
