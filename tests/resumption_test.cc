#include "app/resumption.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "report_parts.h"
#include "scratch_folder.h"

using namespace overclaim;

namespace {

// A run of three items, whose reports are a line each; SARIF's rules wait in a tail file.
class Run {
 public:
  explicit Run(const overclaim::test::ScratchFolder& folder, const std::string& asked = "asked")
      : resumption_(folder.path("out.resume"), {{"jsonl", folder.path("out")}, {"sarif", folder.path("sarif")}},
                    asked) {}

  std::string look_back() { return resumption_.look_back(); }

  void begin() {
    const std::vector<std::string> formats = {"jsonl", "sarif"};
    FormatContext context;
    context.words = &overclaim::test::builtin_rulebook().words;
    context.rulebook = &*overclaim::test::builtin_rulebook().rulebook;
    sinks_.reserve(formats.size());
    for (std::size_t i = 0; i < formats.size(); ++i) {
      sinks_.emplace_back(*find_format(formats[i]), resumption_.open(i), context, true, resumption_.tail_file(i));
    }
    resumption_.begin({&sinks_[0], &sinks_[1]});
  }

  void write(const std::string& item) {
    sinks_[0].write({item + "\n", {}});
    sinks_[1].write({"{}", {"tail of " + item, ""}});
    resumption_.add({item, {}, {sinks_[0].place(), sinks_[1].place()}});
  }

  bool replay(const std::string& item) { return resumption_.replay(item).has_value(); }
  bool is_replaying() const { return resumption_.is_replaying(); }

  void finish() {
    for (ReportSink& sink : sinks_) CHECK(sink.finish({}));
    resumption_.remove();
  }

 private:
  Resumption resumption_;
  std::vector<ReportSink> sinks_;
};

std::map<std::string, std::string> contents(const overclaim::test::ScratchFolder& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path(""))) {
    contents[entry.path().filename().string()] = folder.read(entry.path().filename().string());
  }
  return contents;
}

// Ends after two items, without finish().
void stop_after_two(const overclaim::test::ScratchFolder& folder) {
  Run run(folder);
  CHECK(run.look_back().empty());
  run.begin();
  run.write("one");
  run.write("two");
}

}  // namespace

TEST_CASE("a run that is gone on with ends as one that was never stopped") {
  const overclaim::test::ScratchFolder folder, whole;
  {
    Run run(whole);
    run.begin();
    for (const char* item : {"one", "two", "three"}) run.write(item);
    run.finish();
  }
  stop_after_two(folder);
  Run run(folder);
  CHECK(run.look_back().empty());
  run.begin();
  CHECK(run.is_replaying());
  CHECK(run.replay("one"));
  CHECK(run.replay("two"));
  CHECK(!run.is_replaying());
  run.write("three");
  run.finish();
  CHECK(contents(folder) == contents(whole));
  CHECK(contents(whole).size() == 2);
}

TEST_CASE("a run that ends while it finds its place changes nothing") {
  const overclaim::test::ScratchFolder folder;
  stop_after_two(folder);
  const auto before = contents(folder);
  CHECK(before.size() == 5);  // two reports, two tails, the journal
  CHECK(before.count("out.resume") == 1);
  for (const char* second : {"", "other"}) {
    CAPTURE(std::string(second));
    Run run(folder);
    CHECK(run.look_back().empty());
    run.begin();
    CHECK(run.replay("one"));
    if (*second != '\0') CHECK(!run.replay(second));
    CHECK(run.is_replaying());
  }
  CHECK(contents(folder) == before);
  CHECK(Run(folder, "something else").look_back().find("start anew without --resume") != std::string::npos);
  CHECK(contents(folder) == before);
}

TEST_CASE("what a run left that was killed while it found its place is taken away by the next") {
  const overclaim::test::ScratchFolder folder;
  stop_after_two(folder);
  const auto before = contents(folder);
  folder.file("out.resume-new", R"({"schema":"overclaim-resume/1","asked":"asked","unfinished":[")" +
                                    folder.file("out.unfinished-killed", "one") + "\"]}\n");
  {
    Run run(folder);
    CHECK(run.look_back().empty());
    run.begin();
  }
  CHECK(contents(folder) == before);
}

TEST_CASE("a forged journal takes no file away") {
  const overclaim::test::ScratchFolder folder;
  const std::string journal = R"({"schema":"overclaim-resume/1","asked":"asked","unfinished":[")";
  for (const char* name : {"victim.txt", "out.notes", "out.unfinished-killed.txt", "sub/out.unfinished-killed"}) {
    for (const char* place : {"out.resume", "out.resume-new"}) {
      CAPTURE(name);
      CAPTURE(place);
      const std::string victim = folder.file(name, "precious");
      folder.file(place, journal + victim + "\"]}\n");
      Run run(folder);
      CHECK(run.look_back().empty());
      run.begin();
      run.finish();
      CHECK(folder.read(name) == "precious");
    }
  }
}

TEST_CASE("what is none of ours and stands where a run keeps its notes is not touched") {
  const auto in_the_way = [](const overclaim::test::ScratchFolder& folder) {
    const Resumption resumption(folder.path("out.resume"), {{"sarif", folder.path("out")}}, "asked");
    return resumption.what_stands_in_the_way();
  };
  for (const char* name : {"out.resume", "out.resume-new", "out.resume-tail-1"}) {
    CAPTURE(name);
    const overclaim::test::ScratchFolder folder;
    CHECK(in_the_way(folder).empty());
    folder.file("elsewhere", "mine");
    std::filesystem::create_symlink(folder.path("elsewhere"), folder.path(name));
    CHECK(in_the_way(folder).starts_with(folder.path(name) + ": stands where"));
    std::filesystem::remove(folder.path(name));
    folder.file(name, "mine");
    CHECK(in_the_way(folder).starts_with(folder.path(name) + ": stands where"));
    std::filesystem::remove(folder.path(name));
    std::filesystem::create_directory(folder.path(name));
    CHECK(in_the_way(folder).starts_with(folder.path(name) + ": stands where"));
  }
  const overclaim::test::ScratchFolder folder;
  stop_after_two(folder);
  CHECK(in_the_way(folder).empty());
  // Of a full disk, or a run that was killed at once.
  for (const char* begun : {"", "{", R"({"asked":"12)"}) {
    for (const char* name : {"out.resume", "out.resume-new"}) {
      CAPTURE(begun);
      CAPTURE(name);
      const overclaim::test::ScratchFolder other;
      other.file(name, begun);
      CHECK(in_the_way(other).empty());
      {
        Run run(other);
        run.begin();
        run.write("one");
        run.finish();
      }
      CHECK(contents(other).size() == 2);
    }
  }
}

TEST_CASE("a run whose output is a link is gone on with") {
  const overclaim::test::ScratchFolder folder;
  folder.file("far/real", "");
  std::filesystem::create_symlink(folder.path("far/real"), folder.path("out"));
  stop_after_two(folder);
  {
    Run run(folder);
    CHECK(run.look_back().empty());
    run.begin();
    CHECK(run.is_replaying());
    CHECK(run.replay("one"));
    CHECK(run.replay("two"));
    run.finish();
  }
  CHECK(folder.read("far/real") == "one\ntwo\n");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path("far"))) files += entry.exists() ? 1U : 0U;
  CHECK(files == 1);
}
