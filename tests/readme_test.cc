// Everything the README and the pages named below show is run, in their order: in each ```console block, a line `$ ...
// overclaim ...` is a command and the lines up to the next `$` are what it must print (standard output and error
// together). A line `...` stands for any number of lines. Other commands (`$ tools/try`) are for people and are not run
// here.
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "places.h"

namespace {

namespace fs = std::filesystem;

struct Example {
  std::size_t line;  // of the README, 1-based
  std::string command;
  std::vector<std::string> output;
};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Example> examples_of(const std::string& markdown) {
  std::vector<Example> examples;
  bool inside = false;
  std::size_t number = 0;
  for (const std::string& line : lines_of(markdown)) {
    ++number;
    if (line.rfind("```", 0) == 0) {
      inside = !inside && line == "```console";
      continue;
    }
    if (!inside) continue;
    if (line.rfind("$ ", 0) == 0) {
      examples.push_back({number, line.substr(2), {}});
    } else if (!examples.empty()) {
      examples.back().output.push_back(line);
    }
  }
  return examples;
}

// Whether the shell would start overclaim: first in the line or after the last pipe, by name or by its place in the
// build.
bool runs_overclaim(std::string_view command) {
  const std::size_t pipe = command.rfind('|');
  if (pipe != std::string_view::npos) command.remove_prefix(pipe + 1);
  command.remove_prefix(std::min(command.size(), command.find_first_not_of(' ')));
  const std::string_view program = command.substr(0, command.find(' '));
  return program == "overclaim" || program == "build/release/overclaim";
}

// Whether `printed` is what `shown` stands for; both are lists of lines, and "..." in `shown` is any number of lines.
bool agrees(const std::vector<std::string>& shown, const std::vector<std::string>& printed, std::size_t i = 0,
            std::size_t j = 0) {
  if (i == shown.size()) return j == printed.size();
  if (shown[i] == "...") {
    for (std::size_t next = j; next <= printed.size(); ++next) {
      if (agrees(shown, printed, i + 1, next)) return true;
    }
    return false;
  }
  return j < printed.size() && shown[i] == printed[j] && agrees(shown, printed, i + 1, j + 1);
}

}  // namespace

TEST_CASE("console blocks become commands with the lines they show") {
  const std::vector<Example> examples = examples_of(
      "text\n```console\n$ tools/try\n$ overclaim check a.txt\none\n...\n$ cat a | overclaim check -\n```\n"
      "$ not in a block\n```json\n$ not a console\n```\n");
  REQUIRE(examples.size() == 3);
  CHECK(examples[0].command == "tools/try");
  CHECK(examples[1].command == "overclaim check a.txt");
  CHECK(examples[1].line == 4);
  CHECK(examples[1].output == std::vector<std::string>{"one", "..."});
  CHECK(examples[2].output.empty());
}

TEST_CASE("a command is run when the shell would start overclaim") {
  struct Row {
    const char* command;
    bool runs;
  };
  for (const Row& row :
       {Row{"overclaim check a.txt", true}, Row{"overclaim", true}, Row{"cat a | overclaim check -", true},
        Row{"build/release/overclaim --version", true}, Row{"tools/try", false}, Row{"cd overclaim", false},
        Row{"git clone x/overclaim y", false}, Row{"overclaimer a", false}}) {
    CAPTURE(row.command);
    CHECK(runs_overclaim(row.command) == row.runs);
  }
}

TEST_CASE("shown output agrees only with what it stands for") {
  using Lines = std::vector<std::string>;
  struct Row {
    Lines shown, printed;
    bool same;
  };
  const std::vector<Row> rows = {
      {{}, {}, true},
      {{}, {"a"}, false},
      {{"a"}, {}, false},
      {{"a", "b"}, {"a", "b"}, true},
      {{"a", "b"}, {"a", "c"}, false},
      {{"a"}, {"a", "b"}, false},
      {{"..."}, {}, true},
      {{"..."}, {"a", "b"}, true},
      {{"a", "..."}, {"a", "b", "c"}, true},
      {{"...", "c"}, {"a", "b", "c"}, true},
      {{"...", "c"}, {"c", "c", "c"}, true},
      {{"a", "...", "c"}, {"a", "c"}, true},
      {{"a", "...", "c"}, {"a", "c", "d"}, false},
      {{"...", "b", "...", "d"}, {"a", "b", "b", "c", "d"}, true},
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    CAPTURE(row);
    CHECK(agrees(rows[row].shown, rows[row].printed) == rows[row].same);
  }
}

namespace {

// A folder of its own to run in, so that commands which write leave the tree alone. What commands may read are links to
// the real things, build/release/overclaim is the program under test. Removed at the end.
class Workplace {
 public:
  Workplace() : path_(fs::temp_directory_path() / ("overclaim-readme-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "build/release");
    const fs::path root = overclaim::test::source_dir;
    for (const char* name : {"corpus", "rules", "docs", "README.md"}) fs::create_symlink(root / name, path_ / name);
    fs::create_symlink(overclaim::test::program_path, path_ / "build/release/overclaim");
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { fs::remove_all(path_); }

  std::string output_of(const std::string& command) const {
    const std::string script = (path_ / "command.sh").string();
    std::ofstream(script) << "cd '" << path_.string() << "' && PATH=\"$PWD/build/release:$PATH\"\n" << command << '\n';
    FILE* pipe = ::popen(("sh '" + script + "' 2>&1").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot start a shell");
    std::string output;
    std::array<char, 4096> chunk{};
    for (std::size_t count = 0; (count = std::fread(chunk.data(), 1, chunk.size(), pipe)) > 0;) {
      output.append(chunk.data(), count);
    }
    const int status = ::pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) >= 126) output += "(the command did not run to its end)\n";
    return output;
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("every overclaim command of the README and of these pages prints what they show") {
  for (const std::string name : {"README.md", "docs/decisions.md", "docs/bundles.md"}) {
    std::ifstream in(fs::path(overclaim::test::source_dir) / name);
    const std::string markdown{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const Workplace workplace;
    std::size_t run = 0;
    for (const Example& example : examples_of(markdown)) {
      if (!runs_overclaim(example.command)) continue;
      ++run;
      const std::string output = workplace.output_of(example.command);
      const std::string place = name + ":" + std::to_string(example.line) + ": " + example.command;
      CAPTURE(place);
      CAPTURE(output);
      CHECK(agrees(example.output, lines_of(output)));
    }
    CAPTURE(name);
    CHECK(run > 0);
  }
}
