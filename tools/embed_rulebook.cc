// embed_rulebook OUTPUT.cc PREFIX=FOLDER...
//
// Writes every *.json file below each FOLDER, named PREFIX/relative/path.json and sorted by name, into one C++ file
// that defines overclaim::builtin_files(). Nothing is written when a file is wrong: the build stops with all problems
// listed. The images are arrays of their own, aligned for the numbers in them. The alternative, `.incbin`, needs an
// assembler and would not reach WebAssembly; string literals cost the compiler about as little (a megabyte in well
// under a second). Covered by tests/builtin_test.cc.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "rulebook/image.h"
#include "rulebook/load.h"
#include "rulebook/named_bytes.h"
#include "rulebook/problem.h"

namespace {

namespace fs = std::filesystem;

struct File {
  std::string name;
  std::string bytes;
};

// Adds the *.json files below `folder`. A folder that is not there adds nothing: a young tree has no reference list
// yet.
void collect(const std::string& prefix, const fs::path& folder, std::vector<File>& files) {
  if (!fs::exists(folder)) return;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".json") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad() || !in.is_open()) throw std::runtime_error("cannot read " + entry.path().string());
    files.push_back({prefix + "/" + entry.path().lexically_relative(folder).generic_string(), std::move(bytes)});
  }
}

// Returns one line for every problem, and the compiled rulebook of each language, named by it. THE ONE PLACE that
// decides what may be embedded: every file is JSON, and the rules of each language load with the reference list.
std::vector<std::string> problems_of(const std::vector<File>& files, std::vector<File>& images) {
  std::vector<std::string> problems;
  std::set<std::string> languages;
  std::vector<std::vector<overclaim::NamedBytes>> layers(1);
  for (const File& file : files) {
    try {
      [[maybe_unused]] const nlohmann::json value = nlohmann::json::parse(file.bytes);
    } catch (const nlohmann::json::parse_error& error) {
      problems.push_back(file.name + ": " + error.what());
    }
    const fs::path name(file.name);
    const std::vector<std::string> parts(name.begin(), name.end());
    layers[0].push_back({file.name, file.bytes});
    if (parts[0] == "rules" && parts.size() == 3) languages.insert(parts[1]);
  }
  if (!problems.empty()) return problems;
  for (const std::string& language : languages) {
    overclaim::LoadedRulebook loaded = overclaim::load_rulebook(layers, {language});
    for (const overclaim::Problem& problem : loaded.problems) problems.push_back(to_string(problem));
    if (!loaded.rulebook) continue;
    images.push_back({language, overclaim::write_image(*loaded.rulebook)});
  }
  return problems;
}

// Writes `bytes` as adjacent string literals, one for each line of the file. Octal escapes always have three digits, so
// that a digit after one stays a digit.
void write_literal(std::ostream& out, std::string_view bytes) {
  out << "        \"";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n') {
      out << "\\n";
      if (i + 1 < bytes.size()) out << "\"\n        \"";
    } else if (c == '"' || c == '\\') {
      out << '\\' << c;
    } else if (c >= 0x20 && c < 0x7f) {
      out << c;
    } else {
      const auto byte = static_cast<unsigned>(static_cast<unsigned char>(c));
      out << '\\' << static_cast<char>('0' + (byte >> 6U)) << static_cast<char>('0' + ((byte >> 3U) & 7U))
          << static_cast<char>('0' + (byte & 7U));
    }
  }
  out << '"';
}

void write_array(std::ostream& out, std::string_view type, std::string_view name, const std::vector<File>& files) {
  out << "constexpr std::array<" << type << ", " << files.size() << "> " << name << " = {{\n";
  for (const File& file : files) {
    // The size is given, as a byte could be NUL and the view would end there.
    out << "    {\"" << file.name << "\", std::string_view(\n";
    write_literal(out, file.bytes);
    out << ", " << file.bytes.size() << ")},\n";
  }
  out << "}};\n";
}

void write_images(std::ostream& out, const std::vector<File>& images) {
  for (std::size_t i = 0; i < images.size(); ++i) {
    out << "alignas(16) constexpr char image_" << i << "[] =\n";
    write_literal(out, images[i].bytes);
    out << ";\n";
  }
  out << "constexpr std::array<BuiltinImage, " << images.size() << "> images = {{\n";
  for (std::size_t i = 0; i < images.size(); ++i) {
    out << "    {\"" << images[i].name << "\", std::string_view(image_" << i << ", " << images[i].bytes.size()
        << ")},\n";
  }
  out << "}};\n";
}

void write_source(std::ostream& out, const std::vector<File>& files, const std::vector<File>& images) {
  out << "// Written by tools/embed_rulebook. Edit rules/ or corpus/reference/ instead.\n"
         "#include <array>\n"
         "#include <string_view>\n\n"
         "#include \"app/builtin.h\"\n\n"
         "namespace overclaim {\n\n"
         "namespace {\n\n";
  write_array(out, "NamedBytes", "files", files);
  write_images(out, images);
  out << "\n}  // namespace\n\n"
         "std::span<const NamedBytes> builtin_files() { return files; }\n"
         "std::span<const BuiltinImage> builtin_images() { return images; }\n\n"
         "}  // namespace overclaim\n";
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.empty()) {
    std::cerr << "usage: embed_rulebook OUTPUT.cc PREFIX=FOLDER...\n";
    return 2;
  }
  std::vector<File> files;
  for (auto argument = arguments.begin() + 1; argument != arguments.end(); ++argument) {
    const std::size_t equals = argument->find('=');
    if (equals == std::string::npos) {
      std::cerr << "embed_rulebook: '" << *argument << "' is not PREFIX=FOLDER\n";
      return 2;
    }
    collect(argument->substr(0, equals), argument->substr(equals + 1), files);
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });

  std::vector<File> images;
  const std::vector<std::string> problems = problems_of(files, images);
  for (const std::string& problem : problems) std::cerr << problem << '\n';
  if (!problems.empty()) return 2;

  std::ofstream out(arguments.front(), std::ios::binary);
  write_source(out, files, images);
  out.close();
  if (!out) {
    std::cerr << "embed_rulebook: cannot write " << arguments.front() << '\n';
    static_cast<void>(std::remove(arguments.front().c_str()));
    return 4;
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "embed_rulebook: " << error.what() << '\n';
  return 2;
}
