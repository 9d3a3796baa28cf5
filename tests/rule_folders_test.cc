// Folders given to --rules: what in them looks like rules and would not be read is said, and nothing is checked
// without it.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <string>

#include "cli_shell.h"

namespace {

namespace fs = std::filesystem;
using overclaim::test::CliShell;
using overclaim::test::ProgramEnd;

// A file of one rule that finds "blarg".
const std::string blarg = R"({"category": "cure", "rules": [{"id": "cure.made", "severity": 3, "message": "Says it.",
  "plain": "Said.", "ask": "Who?", "phrases": ["blarg"],
  "examples": {"match": ["[[blarg]] b", "b [[blarg]]"], "clear": ["Not [[blarg]].", "Is it [[blarg]]?"],
               "none": ["b", "c"]}}]})";

ProgramEnd check_with(const std::function<void(const CliShell&)>& fill, const std::string& options = "") {
  const CliShell shell;
  shell.folder.file("page.txt", "Blarg.\n");
  fs::create_directory(shell.folder.path("mine"));
  fill(shell);
  return shell("check " + options + " --rules mine page.txt");
}

void link(const CliShell& shell, const std::string& to, const std::string& name) {
  fs::create_directories(fs::path(shell.folder.path(name)).parent_path());
  fs::create_symlink(to, shell.folder.path(name));
}

}  // namespace

TEST_CASE("rules that would be passed over are named, and nothing is checked") {
  struct Row {
    const char* what;
    std::function<void(const CliShell&)> fill;
    std::string error;
  };
  const auto file = [](const std::string& name) {
    return [name](const CliShell& shell) { shell.folder.file(name, blarg); };
  };
  const auto files = [](const std::string& one, const std::string& other) {
    return [one, other](const CliShell& shell) {
      shell.folder.file(one, blarg);
      shell.folder.file(other, blarg);
    };
  };
  const Row rows[] = {
      {"a folder that is no language", file("mine/eng/cure.json"),
       "mine: rules/eng/cure.json is not read: there is no rules/eng/language.json; rules for this language stand in "
       "rules/en"},
      {"one beside the folder of the language", files("mine/en/cure.json", "mine/eng/cure.json"),
       "mine: rules/eng/cure.json is not read: there is no rules/eng/language.json; rules for this language stand in "
       "rules/en"},
      {"another case", file("mine/en/cure.JSON"), "mine/en/cure.JSON: is not read; write .json in small letters"},
      {"a link to nothing", [](const CliShell& shell) { link(shell, "/nowhere", "mine/en/cure.json"); },
       "mine/en/cure.json: is a link to nothing"},
      {"a pipe",
       [](const CliShell& shell) {
         fs::create_directory(shell.folder.path("mine/en"));
         REQUIRE(::mkfifo(shell.folder.path("mine/en/cure.json").c_str(), 0600) == 0);
       },
       "mine/en/cure.json: cannot be read; it is no file"},
      {"a linked folder below that of a language",
       [](const CliShell& shell) {
         shell.folder.file("mine/en/cure.json", blarg);
         link(shell, "..", "mine/en/more");
       },
       "mine/en/more: is a link to a folder, too deep to be followed"},
      {"a link to the folder itself", [](const CliShell& shell) { link(shell, ".", "mine/en"); },
       "mine/en/en: is a link to a folder, too deep to be followed"},
      {"the language beside rules/", files("mine/rules/en/cure.json", "mine/en/safety.json"),
       "mine/en: is not read; its place is in mine/rules"},
      {"a shared file beside rules/", files("mine/rules/en/cure.json", "mine/senses.json"),
       "mine/senses.json: is not read; its place is in mine/rules"},
      {"works beside their place", files("mine/rules/en/cure.json", "mine/corpus/works/a.json"),
       "mine/corpus/works: is not read; its place is in mine/corpus/reference"},
      {"hidden rules only", file("mine/.git/en/cure.json"),
       "mine: holds no rules; they are .json files in a folder for each language"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const ProgramEnd end = check_with(row.fill);
    CHECK(end.status == 2);
    CHECK(end.out.empty());
    CHECK(end.err == "overclaim: " + row.error + "\n");
  }
}

TEST_CASE("a folder with nothing for the language is refused, and one with other languages beside it is not") {
  const auto other = [](const CliShell& shell) {
    shell.folder.file("mine/de/language.json", R"({"code": "de"})");
    shell.folder.file("mine/de/cure.json", "not read");
  };
  const ProgramEnd alone = check_with(other);
  CHECK(alone.status == 2);
  CHECK(alone.err == "overclaim: mine: holds nothing for the language \"en\"\n");
  const ProgramEnd beside = check_with([&](const CliShell& shell) {
    other(shell);
    shell.folder.file("mine/en/cure.json", blarg);
  });
  CHECK(beside.status == 1);
  CHECK(beside.err.empty());
  // What holds for all languages is something for this one.
  CHECK(check_with([](const CliShell& shell) {
          shell.folder.file("mine/retired_ids.json", R"({"retired": []})");
        }).status == 0);
}

TEST_CASE("rules are read through links, and what is no rule is left alone") {
  const auto linked_folder = [](const CliShell& shell) {
    shell.folder.file("elsewhere/cure.json", blarg);
    link(shell, "../elsewhere", "mine/en");
  };
  const auto linked_file = [](const CliShell& shell) {
    shell.folder.file("elsewhere/made.json", blarg);
    link(shell, "../../elsewhere/made.json", "mine/en/cure.json");
  };
  const auto among_others = [](const CliShell& shell) {
    for (const char* name : {"mine/rules/en/cure.json", "mine/package.json", "mine/src/en/a.json"}) {
      shell.folder.file(name, blarg);
    }
    for (const char* name : {"mine/rules/README.md", "mine/rules/en/.cure.json.swp", "mine/rules/en/cure.json.bak",
                             "mine/rules/.git/HEAD.json", "mine/works/a.json"}) {
      shell.folder.file(name, "no rules");
    }
  };
  for (const auto& fill : {std::function<void(const CliShell&)>(linked_folder), {linked_file}, {among_others}}) {
    const ProgramEnd end = check_with(fill, "--format json");
    CHECK(end.err.empty());
    CHECK(end.status == 1);
    CHECK(end.out.find("cure.made") != std::string::npos);
  }
}
