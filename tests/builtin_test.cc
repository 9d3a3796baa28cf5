#include "app/builtin.h"
#include "places.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using overclaim::builtin_files;
using overclaim::NamedBytes;

TEST_CASE("the embedded files are sorted by name and each name is there once") {
  const auto files = builtin_files();
  const auto not_before = [](const NamedBytes& a, const NamedBytes& b) { return a.name >= b.name; };
  CHECK(std::adjacent_find(files.begin(), files.end(), not_before) == files.end());
}

TEST_CASE("every rule and reference file of the source tree is embedded byte for byte") {
  namespace fs = std::filesystem;
  const fs::path root = overclaim::test::source_dir;
  std::size_t on_disk = 0;
  for (const char* folder : {"rules", "corpus/reference"}) {
    if (!fs::exists(root / folder)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() != ".json") continue;
      ++on_disk;
      const std::string name = entry.path().lexically_relative(root).generic_string();
      CAPTURE(name);
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      const auto files = builtin_files();
      const auto found =
          std::find_if(files.begin(), files.end(), [&](const NamedBytes& file) { return file.name == name; });
      REQUIRE(found != files.end());
      CHECK(found->bytes == bytes);
    }
  }
  CHECK(builtin_files().size() == on_disk);
}
