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

bool is_json_in_any_case(const fs::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return extension == ".json";
}

// What is wrong with a file of that name, or "".
std::string fault_of_file(const fs::path& path, const fs::file_status& status) {
  if (path.extension() != ".json") return path.string() + ": is not read; write .json in small letters";
  if (!fs::is_regular_file(status)) return path.string() + ": cannot be read; it is no file";
  return "";
}

// Finds the *.json files below `folder`; "" or what is wrong. What looks like rules and cannot be read is wrong, as
// nobody would notice that it is missing. A link to a folder is followed right in `folder` only: no circle of links
// can be walked.
std::string find_files(const fs::path& folder, bool follows_links, std::vector<fs::path>& found) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code unknown;  // then the status says so
    const fs::file_status status = entry->status(unknown);
    const bool is_link = entry->is_symlink(unknown);
    std::string wrong;
    if (path.filename().string().starts_with(".")) {
      entry.disable_recursion_pending();
    } else if (is_link && !fs::exists(status)) {
      wrong = path.string() + ": is a link to nothing";
    } else if (is_link && fs::is_directory(status)) {
      wrong = follows_links && entry.depth() == 0 ? find_files(path, false, found)
                                                  : path.string() + ": is a link to a folder, too deep to be followed";
    } else if (!fs::is_directory(status) && is_json_in_any_case(path)) {
      wrong = fault_of_file(path, status);
      found.push_back(path);
    }
    if (!wrong.empty()) return wrong;
  }
  return error ? folder.string() + ": cannot be read (" + error.message() + ")" : "";
}

// Adds the *.json files below `folder`, called prefix/relative/path; "" or what is wrong.
std::string add_files(const fs::path& folder, const std::string& prefix, Storage& storage,
                      std::vector<NamedBytes>& layer) {
  std::vector<fs::path> paths;
  if (std::string wrong = find_files(folder, true, paths); !wrong.empty()) return wrong;
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

bool holds_json(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_json_in_any_case(entry->path())) return true;
  }
  return false;
}

// Of a folder that has rules/: what stands beside it and was meant to be read, or "".
std::string misplaced_in(const fs::path& folder, const std::string& language) {
  std::error_code error;
  for (const char* name : {"senses.json", "scoring.json", "complaints.json", "retired_ids.json"}) {
    if (fs::exists(folder / name, error)) {
      return (folder / name).string() + ": is not read; its place is in " + (folder / "rules").string();
    }
  }
  if (holds_json(folder / language)) {
    return (folder / language).string() + ": is not read; its place is in " + (folder / "rules").string();
  }
  for (const char* parent : {"corpus", "reference"}) {
    for (const char* name : {"works", "statements"}) {
      const fs::path misplaced = folder / parent / name;
      if (!holds_json(misplaced)) continue;
      return misplaced.string() + ": is not read; its place is in " + (folder / "corpus" / "reference").string();
    }
  }
  return "";
}

std::string add_folder(const std::string& name, const std::string& language, Storage& storage,
                       std::vector<NamedBytes>& layer) {
  const fs::path folder = name;
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return name + (fs::exists(folder, error) ? ": is a file; --rules takes a folder of rules"
                                             : ": no such folder; --rules takes a folder of rules");
  }
  std::string wrong;
  if (fs::is_directory(folder / "rules", error)) {
    wrong = misplaced_in(folder, language);
    if (wrong.empty()) wrong = add_files(folder / "rules", "rules", storage, layer);
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

// The folder of a language that a file stands in: "en" of "rules/en/cure.json"; "" for none.
std::string_view language_of(const NamedBytes& file) {
  const std::size_t begin = file.name.find('/') + 1, end = file.name.find('/', begin);
  if (!file.name.starts_with("rules/") || end == file.name.npos) return "";
  return file.name.substr(begin, end - begin);
}

// What is wrong with the languages of a folder, or "". Files of a language that is not asked for are not read, so a
// folder with nothing else, or one whose name is a slip of the hand, would change nothing and say nothing.
// `languages`: those with a language.json in some layer.
std::string fault_of_languages(const std::vector<NamedBytes>& layer, const std::string& asked,
                               const std::set<std::string_view>& languages) {
  bool has_use = false;
  for (const NamedBytes& file : layer) {
    const std::string_view language = language_of(file);
    has_use = has_use || language.empty() || language == asked;
    if (language.empty() || language == asked || languages.count(language) > 0) continue;
    return std::string(file.name) + " is not read: there is no rules/" + std::string(language) +
           "/language.json; rules for this language stand in rules/" + asked;
  }
  return has_use ? "" : "holds nothing for the language " + shown(asked);
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
  const std::size_t first_folder = layers.size();
  for (const std::string& folder : options.rules) {
    std::string wrong = add_folder(folder, options.language, storage, layers.emplace_back());
    if (!wrong.empty()) return wrong;
  }
  if (layers.empty()) return "--no-builtin-rules leaves no rules; add some with --rules FOLDER";

  std::set<std::string_view> languages, described;  // with any file; with language.json
  for (const std::vector<NamedBytes>& layer : layers) {
    for (const NamedBytes& file : layer) {
      const std::string_view language = language_of(file);
      if (language.empty()) continue;
      languages.insert(language);
      if (file.name.ends_with("/language.json")) described.insert(language);
    }
  }
  if (languages.count(options.language) == 0) {
    const std::vector<std::string_view> names(languages.begin(), languages.end());
    return "there are no rules for the language " + shown(options.language) + "; there are some for: " + joined(names);
  }
  for (std::size_t i = first_folder; i < layers.size(); ++i) {
    const std::string wrong = fault_of_languages(layers[i], options.language, described);
    if (!wrong.empty()) return options.rules[i - first_folder] + ": " + wrong;
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

std::vector<std::string> rule_files(const std::string& folder) {
  const fs::path place = folder;
  std::error_code error;
  std::vector<fs::path> paths;
  // What cannot be read ends load_rules with a message; here it is no file that was read.
  if (fs::is_directory(place / "rules", error)) {
    static_cast<void>(find_files(place / "rules", true, paths));
    static_cast<void>(find_files(place / "corpus" / "reference", true, paths));
  } else {
    static_cast<void>(find_files(place, true, paths));
  }
  std::vector<std::string> files;
  for (const fs::path& path : paths) files.push_back(path.string());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace overclaim
