#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "intake/folder_walk.h"
#include "scratch_folder.h"

using namespace overclaim;
using overclaim::test::ScratchFolder;

namespace {

// Paths below the folder, "!" before an error.
std::vector<std::string> walked(const ScratchFolder& scratch, const WalkOptions& options, KindCounts& counts) {
  FolderWalk walk(scratch.path(""), options);
  const std::size_t root = scratch.path("").size();
  std::vector<std::string> paths;
  while (const auto file = walk.next(counts)) {
    paths.push_back((file->error ? "!" : "") + file->path.substr(root) + (file->asked_for ? " (asked for)" : ""));
  }
  return paths;
}

}  // namespace

TEST_CASE("files come in the order of the bytes of their names, folders in their place") {
  const ScratchFolder scratch;
  for (const char* name : {"b.txt", "a/z.txt", "a/b/c.txt", "a.txt", "B.txt", ".hidden", ".git/config", "a/.x"}) {
    scratch.file(name, "x");
  }
  KindCounts counts;
  CHECK(walked(scratch, {}, counts) == std::vector<std::string>{"B.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt"});
  CHECK(counts == KindCounts{{"hidden", 3}});
}

TEST_CASE("patterns choose and leave out, and what they leave out is counted") {
  const ScratchFolder scratch;
  for (const char* name : {"a.html", "b.md", "en/c.html", "en/old/d.html", "old/e.html"}) scratch.file(name, "x");
  KindCounts counts;
  CHECK(walked(scratch, {{"*.html"}, {}}, counts) ==
        std::vector<std::string>{"a.html (asked for)", "en/c.html (asked for)", "en/old/d.html (asked for)",
                                 "old/e.html (asked for)"});
  CHECK(counts == KindCounts{{"excluded", 1}});
  counts.clear();
  // A folder that is left out counts once, with all in it.
  CHECK(walked(scratch, {{}, {"old", "*.md"}}, counts) == std::vector<std::string>{"a.html", "en/c.html"});
  CHECK(counts == KindCounts{{"excluded", 3}});
  counts.clear();
  CHECK(walked(scratch, {{"en/**"}, {"en/old"}}, counts) == std::vector<std::string>{"en/c.html (asked for)"});
}

TEST_CASE("what the run itself writes into the folder is no input") {
  const ScratchFolder scratch;
  for (const char* name :
       {"a.txt", "r.json.resume", "r.json.resume-new", "r.json.resume-tail-1", "r.json.unfinished-Ab12cD",
        "old.json.resume", "in/r.json.resume", "r.json.resume.html", "r.json.unfinished-notes.html"}) {
    scratch.file(name, "x");
  }
  KindCounts counts;
  WalkOptions options;
  options.own = {scratch.path("in/../r.json")};
  CHECK(walked(scratch, options, counts) == std::vector<std::string>{"a.txt", "in/r.json.resume", "old.json.resume",
                                                                     "r.json.resume.html",
                                                                     "r.json.unfinished-notes.html"});
  CHECK(counts.empty());
}

TEST_CASE("links to files are followed, links to folders are not; devices are counted, unreadable folders named") {
  const ScratchFolder scratch;
  const ScratchFolder elsewhere;
  elsewhere.file("far.txt", "x");
  scratch.file("a.txt", "x");
  scratch.file("sub/b.txt", "x");
  namespace fs = std::filesystem;
  fs::create_symlink(scratch.path("a.txt"), scratch.path("link.txt"));
  fs::create_symlink(scratch.path("nowhere"), scratch.path("lost.txt"));
  fs::create_directory_symlink(scratch.path(""), scratch.path("sub/loop"));
  fs::create_directory_symlink(elsewhere.path(""), scratch.path("out"));
  REQUIRE(::mkfifo(scratch.path("pipe").c_str(), 0600) == 0);
  KindCounts counts;
  CHECK(walked(scratch, {}, counts) == std::vector<std::string>{"a.txt", "link.txt", "lost.txt", "sub/b.txt"});
  CHECK(counts == KindCounts{{"device", 1}, {"folder_link", 2}});

  counts.clear();
  if (::geteuid() != 0) {  // nothing is forbidden to root
    fs::permissions(scratch.path("sub"), fs::perms::none);
    CHECK(walked(scratch, {}, counts) == std::vector<std::string>{"a.txt", "link.txt", "lost.txt", "!sub"});
    fs::permissions(scratch.path("sub"), fs::perms::owner_all);
  }
  FolderWalk missing(scratch.path("missing"), {});
  const auto file = missing.next(counts);
  REQUIRE(file.has_value());
  CHECK(file->error->code == "not_readable");
  CHECK_FALSE(missing.next(counts).has_value());
}
