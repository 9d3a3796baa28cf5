// app/builtin.h from the files of the checkout: the native build writes them into C++, of which WebAssembly's compiler
// would have 70 MB to read for tests alone. What cannot be read is left out, and the tests of the rulebook fail.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "places.h"
#include "rulebook/image.h"
#include "rulebook/load.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

struct Files {
  std::deque<std::string> texts;
  std::vector<NamedBytes> files;
  std::string image;
  std::vector<BuiltinImage> images;
};

const Files& all_files() {
  static const Files all = [] {
    Files made;
    const fs::path root = test::source_dir;
    for (const char* folder : {"corpus/reference", "rules"}) {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string& name = made.texts.emplace_back(entry.path().lexically_relative(root).generic_string());
        const std::string& bytes =
            made.texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        made.files.push_back({name, bytes});
      }
    }
    std::sort(made.files.begin(), made.files.end(),
              [](const NamedBytes& a, const NamedBytes& b) { return a.name < b.name; });
    const std::vector<std::vector<NamedBytes>> layers = {made.files};
    const LoadedRulebook loaded = load_rulebook(layers, {"en"});
    if (loaded.rulebook) made.image = write_image(*loaded.rulebook);
    return made;
  }();
  return all;
}

}  // namespace

std::span<const NamedBytes> builtin_files() { return all_files().files; }

std::span<const BuiltinImage> builtin_images() {
  static const std::vector<BuiltinImage> images = {{"en", all_files().image}};
  return images;
}

}  // namespace overclaim
