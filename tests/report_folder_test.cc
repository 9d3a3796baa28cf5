#include "app/report_folder.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "report_parts.h"
#include "scratch_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace overclaim;
using overclaim::test::html_context;
using overclaim::test::ReadPage;
using overclaim::test::ScratchFolder;

}  // namespace

TEST_CASE("the name of a report is harmless, short, and hangs on its source alone") {
  struct Row {
    std::string source, begin;
  };
  const std::vector<Row> rows = {
      {"site/Our Prices.html", "our-prices-html-"},
      {"../../etc/passwd", "passwd-"},
      {"..", "page-"},
      {"/", "page-"},
      {"-", "page-"},
      {"", "page-"},
      {"a/b/", "b-"},
      {"CON", "con-"},
      {"\u05D0.txt", "txt-"},
      {"a\nb\"<c>&.html", "a-b-c-html-"},
      {std::string(300, 'x'), std::string(48, 'x').append("-")},
      {std::string("a\0b", 3), "a-b-"},
      {"a\\..\\b", "a-b-"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    const std::string name = report_file_name(row.source, 0);
    CHECK(name.rfind(row.begin, 0) == 0);
    CHECK(name.size() == row.begin.size() + 8 + 5);
    CHECK(name.size() <= 80);
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.") == std::string::npos);
    CHECK(name.find("..") == std::string::npos);
    CHECK(name != "index.html");
    CHECK(name == report_file_name(row.source, 0));
  }
  CHECK(report_file_name("a/x.txt", 0) != report_file_name("b/x.txt", 0));
  CHECK(report_file_name("x.txt", 1) == report_file_name("x.txt", 0).substr(0, 14) + "-part-2.html");
}

TEST_CASE("a folder gets an index and one file a page, and again over its own") {
  const ScratchFolder scratch;
  const ReadPage one("Our cells cure asthma.\n", "one.txt"), two("Nobody knows more.\n", "two.txt");
  Report lost;
  lost.source = "lost.bin";
  lost.error = ReportError{"binary", "is no text"};
  for (int round = 0; round < 2; ++round) {
    ReportFolder folder(scratch.path("out/reports/"), html_context({"one.txt", "two.txt"}));
    for (const ReadPage* page : {&one, &two, &one}) folder.write(folder.render(page->checked()));
    folder.write(folder.render({&lost}));
    CHECK(folder.finish());
    CHECK(folder.failure().empty());
  }
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(scratch.path("out/reports"))) {
    ++files;
    CHECK(entry.path().extension() == ".html");
  }
  CHECK(files == 3);
  const std::string index = scratch.read("out/reports/index.html");
  CHECK(index.find("href=\"" + report_file_name("two.txt", 0) + "\"") != index.npos);
  CHECK(index.find("is no text") != index.npos);
  CHECK(scratch.read("out/reports/" + report_file_name("one.txt", 0)).find("asthma") != std::string::npos);
}

TEST_CASE("what is not ours is left as it is") {
  const ReadPage one("Our cells cure asthma.\n", "one.txt");
  const std::string name = report_file_name("one.txt", 0);
  {
    const ScratchFolder scratch;
    scratch.file("out/" + name, "my notes");
    scratch.file("out/index.html", "<!doctype html>my site");
    ReportFolder folder(scratch.path("out"), html_context());
    folder.write(folder.render(one.checked()));
    CHECK(!folder.finish());
    CHECK(folder.failure().find(name) != std::string::npos);
    CHECK(scratch.read("out/" + name) == "my notes");
    CHECK(scratch.read("out/index.html") == "<!doctype html>my site");
  }
  {
    // A link that leads out of the folder, to a file that could be a report.
    const ScratchFolder scratch;
    scratch.file("outside.html", html_opening(html_context()));
    scratch.file("out/keep", "");
    fs::create_symlink(scratch.path("outside.html"), scratch.path("out/" + name));
    ReportFolder folder(scratch.path("out"), html_context());
    folder.write(folder.render(one.checked()));
    CHECK(!folder.finish());
    CHECK(scratch.read("outside.html") == html_opening(html_context()));
  }
  {
    const ScratchFolder scratch;
    scratch.file("file", "");
    ReportFolder folder(scratch.path("file/"), html_context());
    CHECK(!folder.failure().empty());
  }
}

TEST_CASE("a path with a slash at its end, or one where a folder stands, is a folder") {
  const ScratchFolder scratch;
  scratch.file("out/keep", "");
  CHECK(names_folder("reports/"));
  CHECK(names_folder(scratch.path("out")));
  CHECK(!names_folder(scratch.path("out/keep")));
  CHECK(!names_folder("report.html"));
}
