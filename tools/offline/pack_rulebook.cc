// pack_rulebook ICU_DATA OUTPUT PREFIX=FOLDER...
//
// The rulebook and the reference list as a small image (rulebook/image.h), for overclaim.html and the npm package.
// tools/embed_rulebook does the same for the native program and writes C++; here the image stays outside the module, so
// that the page packs it once and the module stays small. Run under node by tools/build-offline.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "rulebook/image.h"
#include "rulebook/load.h"
#include "rulebook/named_bytes.h"
#include "rulebook/problem.h"
#include "tools/offline/icu_data.h"

namespace {

namespace fs = std::filesystem;

struct File {
  std::string name, bytes;
};

bool collect(const std::string& prefix, const fs::path& folder, std::vector<File>& files) {
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.is_open() || in.bad()) {
      std::cerr << "pack_rulebook: cannot read " << entry.path().string() << '\n';
      return false;
    }
    files.push_back({prefix + "/" + entry.path().lexically_relative(folder).generic_string(), std::move(bytes)});
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: pack_rulebook ICU_DATA OUTPUT PREFIX=FOLDER...\n";
    return 2;
  }
  if (!overclaim::use_icu_data(argv[1])) {
    std::cerr << "pack_rulebook: cannot use " << argv[1] << '\n';
    return 2;
  }
  std::vector<File> files;
  for (int i = 3; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) {
      std::cerr << "pack_rulebook: '" << argument << "' is not PREFIX=FOLDER\n";
      return 2;
    }
    if (!collect(argument.substr(0, equals), argument.substr(equals + 1), files)) return 2;
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  std::vector<std::vector<overclaim::NamedBytes>> layers(1);
  for (const File& file : files) layers[0].push_back({file.name, file.bytes});
  const overclaim::LoadedRulebook loaded = overclaim::load_rulebook(layers, {"en"});
  for (const overclaim::Problem& problem : loaded.problems) std::cerr << to_string(problem) << '\n';
  if (!loaded.rulebook || !loaded.problems.empty()) return 2;
  std::ofstream out(argv[2], std::ios::binary);
  out << overclaim::write_image(*loaded.rulebook, overclaim::ImageForm::small);
  out.close();
  if (!out) {
    std::cerr << "pack_rulebook: cannot write " << argv[2] << '\n';
    return 4;
  }
  return 0;
}
