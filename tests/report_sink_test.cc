#include "app/report_sink.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "scratch_folder.h"

using namespace overclaim;

namespace {

std::string one(const FormatContext& /*context*/) { return "begin "; }
std::string body(const CheckedPage& page, std::size_t index, const FormatContext& /*context*/) {
  return page.report->source + std::to_string(index);
}
std::string behind(const CheckedPage& page, std::size_t /*index*/, const FormatContext& /*context*/) {
  return "tail of " + page.report->source;
}
std::string sparse(const CheckedPage& page, std::size_t index, const FormatContext& /*context*/) {
  return index % 2 == 1 ? "" : "only " + page.report->source;
}
std::string last(const RunTotals& /*totals*/, const FormatContext& /*context*/) { return " end"; }

constexpr ReportFormat with_tail = {"x", one, body, ", ", last, {{{" | ", "; ", behind}, {" / ", "+", sparse}}}};

std::string bytes_of(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("a sink writes what a run in memory is, with what stands behind all documents") {
  const overclaim::test::ScratchFolder folder;
  for (std::size_t count : {0U, 1U, 3U}) {
    CAPTURE(count);
    std::vector<Report> reports(count);
    std::vector<CheckedPage> pages;
    for (std::size_t i = 0; i < count; ++i) {
      reports[i].source = std::string(1, static_cast<char>('a' + i));
      pages.push_back({&reports[i]});
    }
    const std::string path = folder.path("report");
    ReportSink sink(with_tail, Output::to_file(path), {});
    sink.begin();
    for (std::size_t i = 0; i < count; ++i) sink.write(*sink.render(pages[i], i));
    CHECK(sink.finish({}));
    CHECK(bytes_of(path) == write_run(with_tail, pages, {}, {}));
    if (count == 3) CHECK(bytes_of(path) == "begin a0, b1, c2 | tail of a; tail of b; tail of c / only a+only c end");
  }
}

TEST_CASE("pieces that are empty are not parted from the others") {
  const overclaim::test::ScratchFolder folder;
  constexpr ReportFormat with_gaps = {"x", one, sparse, ", ", last, {}};
  const std::vector<Report> reports(3);
  std::vector<CheckedPage> pages;
  for (const Report& report : reports) pages.push_back({&report});
  const std::string path = folder.path("report");
  ReportSink sink(with_gaps, Output::to_file(path), {});
  sink.begin();
  // From 1 on the first and the last piece are empty.
  for (std::size_t i = 0; i < pages.size(); ++i) sink.write(*sink.render(pages[i], i + 1));
  CHECK(sink.finish({}));
  CHECK(bytes_of(path) == "begin only  end");
  CHECK(write_run(with_gaps, pages, {}, {}) == "begin only , only  end");
}

TEST_CASE("a sink that shows no errors leaves them out and counts them all the same") {
  const overclaim::test::ScratchFolder folder;
  Report failed, read;
  failed.error = ReportError{"not_found", "is not there"};
  read.source = "b";
  const std::string path = folder.path("report");
  ReportSink sink(with_tail, Output::to_file(path), {}, false);
  sink.begin();
  CHECK(!sink.render({&failed}, 0));
  sink.write(*sink.render({&read}, 1));
  CHECK(sink.finish({}));
  CHECK(bytes_of(path) == "begin b1 | tail of b /  end");
}
