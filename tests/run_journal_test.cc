#include "app/run_journal.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "scratch_folder.h"

using namespace overclaim;

namespace {

JournalLine line(const std::string& item, std::vector<SinkPlace> places) {
  DocumentOutcome outcome;
  outcome.source = item + ".txt";
  outcome.counts = {1, 2, 3, 4};
  outcome.is_record = outcome.incomplete = true;
  outcome.error = "is \"lost\"\n";
  outcome.status = ExitStatus::incomplete;
  DocumentOutcome begun;
  begun.begins = true;
  begun.source = "a";
  return {item, {begun, outcome}, std::move(places)};
}

SinkPlace at(std::string_view bytes, std::uint64_t tail = 0, bool any = false) {
  return {behind({}, bytes), any, {tail, tail + 1}};
}

}  // namespace

TEST_CASE("a journal is read as it was written, without a last line that is cut") {
  const overclaim::test::ScratchFolder folder;
  const std::string path = folder.path("out.resume");
  const std::vector<JournalLine> lines = {line("1", {at("one", 5, true), at("x")}),
                                          line("2", {at("one two", 9, true), at("xy")})};
  JournalWriter(path, {"asked", {"a.unfinished", "b.unfinished"}}, {lines[0]}).add(lines[1]);
  for (const bool is_cut : {false, true}) {
    CAPTURE(is_cut);
    if (is_cut) std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
    const std::optional<Journal> journal = read_journal(path);
    REQUIRE(journal);
    CHECK(journal->header.asked == "asked");
    CHECK(journal->header.unfinished == std::vector<std::string>{"a.unfinished", "b.unfinished"});
    REQUIRE(journal->lines.size() == (is_cut ? 1 : 2));
    for (std::size_t i = 0; i < journal->lines.size(); ++i) {
      CHECK(journal->lines[i].item == lines[i].item);
      CHECK(journal->lines[i].outcomes == lines[i].outcomes);
      CHECK(journal->lines[i].places == lines[i].places);
    }
  }
}

TEST_CASE("what is no journal is none") {
  const overclaim::test::ScratchFolder folder;
  CHECK(!read_journal(folder.path("none")));
  for (const char* bytes : {"", "text", "{}\n", R"({"schema":"overclaim-resume/9","asked":"","unfinished":[]})"}) {
    CAPTURE(std::string(bytes));
    CHECK(!read_journal(folder.file("journal", bytes)));
  }
}

TEST_CASE("only lines that the output bears out count") {
  const overclaim::test::ScratchFolder folder;
  Journal journal;
  journal.lines = {line("1", {at("one")}), line("2", {at("one two")}), line("3", {at("one two three")})};
  struct Row {
    const char* bytes;
    std::size_t held;
  };
  const std::vector<Row> rows = {{"one two three and more", 3},
                                 {"one two three", 3},
                                 {"one two thr", 2},
                                 {"one two", 2},
                                 {"one tww three", 1},
                                 {"two", 0},
                                 {"", 0}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.bytes));
    CHECK(lines_held(journal, 0, folder.file("out", row.bytes)) == row.held);
  }
  CHECK(lines_held(journal, 0, folder.path("missing")) == 0);
  CHECK(lines_held(journal, 1, folder.path("out")) == 0);
}

TEST_CASE("an item's identity is its name, its place and its bytes") {
  const auto identity = [](const std::string& source, const std::string& bytes, std::optional<std::uint64_t> offset) {
    Item item;
    item.source = source;
    item.bytes = bytes;
    if (offset) item.record.emplace().offset = *offset;
    return identity_of(item);
  };
  const std::set<std::string> all = {identity("a", "text", {}), identity("b", "text", {}), identity("a", "texts", {}),
                                     identity("a", "text", 0), identity("a", "text", 1)};
  CHECK(all.size() == 5);
  CHECK(all.count(identity("a", "text", 1)) == 1);
}
