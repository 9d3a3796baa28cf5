// Reads whole folders before anything is checked, because the rulebook layer takes bytes, never paths. Covered by
// tests/cli_test.cc.
#include "app/load_rules.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>
#include <vector>

#include "rulebook/image.h"
#include "rulebook/words.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

// Keeps names and bytes alive while a rulebook is loaded from views of them.
using Storage = std::deque<std::string>;

// Adds the *.json files below `folder`, called prefix/relative/path; "" or what is wrong.
std::string add_files(const fs::path& folder, const std::string& prefix, Storage& storage,
                      std::vector<NamedBytes>& layer) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json" && entry->is_regular_file(error)) paths.push_back(entry->path());
  }
  if (error) return folder.string() + ": cannot be read (" + error.message() + ")";
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.is_open() || in.bad()) return path.string() + ": cannot be read; check its permissions";
    const std::string& kept_bytes = storage.emplace_back(std::move(bytes));
    const std::string& kept_name =
        storage.emplace_back(prefix + "/" + path.lexically_relative(folder).generic_string());
    layer.push_back({kept_name, kept_bytes});
  }
  return "";
}

std::string add_folder(const std::string& name, Storage& storage, std::vector<NamedBytes>& layer) {
  const fs::path folder = name;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return name + (fs::exists(folder, error) ? ": is a file; --rules takes a folder of rules"
                                             : ": no such folder; --rules takes a folder of rules");
  }
  std::string wrong;
  if (fs::is_directory(folder / "rules", error)) {
    wrong = add_files(folder / "rules", "rules", storage, layer);
    const fs::path reference = folder / "corpus" / "reference";
    if (wrong.empty() && fs::is_directory(reference, error)) {
      wrong = add_files(reference, "corpus/reference", storage, layer);
    }
  } else {
    wrong = add_files(folder, "rules", storage, layer);
  }
  if (wrong.empty() && layer.empty())
    return name + ": holds no rules; they are .json files in a folder for each language";
  return wrong;
}

bool checks_pages(Verb verb) {
  return verb == Verb::check || verb == Verb::screen || verb == Verb::shards_run || verb == Verb::worker ||
         verb == Verb::sample || verb == Verb::diff || verb == Verb::recheck || verb == Verb::decide ||
         verb == Verb::decisions;
}

// Nothing where the files are asked for, or have to tell what is wrong.
std::optional<LoadedRulebook> load_image(const Options& options, std::span<const BuiltinImage> images) {
  const bool needs_places =
      options.verb == Verb::rules_test || options.verb == Verb::rules_lint || !options.authority.empty();
  if (!options.builtin_rules || !options.rules.empty() || needs_places) return std::nullopt;
  for (const BuiltinImage& image : images) {
    if (image.language != options.language) continue;
    LoadedRulebook loaded;
    loaded.rulebook = read_image(image.bytes, checks_pages(options.verb) ? ImageUse::check : ImageUse::show);
    if (!loaded.rulebook) return std::nullopt;
    loaded.words = loaded.rulebook->words;
    return loaded;
  }
  return std::nullopt;
}

}  // namespace

std::variant<LoadedRulebook, std::string> load_rules(const Options& options, const Builtin& builtin) {
  if (std::optional<LoadedRulebook> loaded = load_image(options, builtin.images)) return *std::move(loaded);
  Storage storage;
  std::vector<std::vector<NamedBytes>> layers;
  if (options.builtin_rules) layers.emplace_back(builtin.files.begin(), builtin.files.end());
  for (const std::string& folder : options.rules) {
    std::string wrong = add_folder(folder, storage, layers.emplace_back());
    if (!wrong.empty()) return wrong;
  }
  if (layers.empty()) return "--no-builtin-rules leaves no rules; add some with --rules FOLDER";

  std::set<std::string> languages;
  for (const std::vector<NamedBytes>& layer : layers) {
    for (const NamedBytes& file : layer) {
      const std::size_t begin = file.name.find('/') + 1, end = file.name.find('/', begin);
      if (file.name.starts_with("rules/") && end != file.name.npos)
        languages.emplace(file.name.substr(begin, end - begin));
    }
  }
  if (languages.count(options.language) == 0) {
    const std::vector<std::string_view> names(languages.begin(), languages.end());
    return "there are no rules for the language " + shown(options.language) + "; there are some for: " + joined(names);
  }

  LoadedRulebook loaded = load_rulebook(layers, {options.language});
  if (loaded.words.texts.empty()) {
    for (const NamedBytes& file : builtin.files) {
      if (file.name == "rules/" + options.language + "/words.json") loaded.words = read_words(file, loaded.problems);
    }
    if (loaded.rulebook) loaded.rulebook->words = loaded.words;
  }
  return loaded;
}

}  // namespace overclaim
