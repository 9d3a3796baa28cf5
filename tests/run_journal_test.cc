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
  {
    JournalWriter writer(path, {"asked", {"a.unfinished", "b.unfinished"}});
    writer.add(lines[0]);
    CHECK(!JournalReader::open(path));
    writer.take_place();
    writer.add(lines[1]);
  }
  for (const bool is_cut : {false, true}) {
    CAPTURE(is_cut);
    if (is_cut) std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
    std::optional<JournalReader> journal = JournalReader::open(path);
    REQUIRE(journal);
    CHECK(journal->header().asked == "asked");
    CHECK(journal->header().unfinished == std::vector<std::string>{"a.unfinished", "b.unfinished"});
    for (std::size_t i = 0; i < (is_cut ? 1U : 2U); ++i) {
      const std::optional<JournalLine> read = journal->next();
      REQUIRE(read);
      CHECK(read->item == lines[i].item);
      CHECK(read->outcomes == lines[i].outcomes);
      CHECK(read->places == lines[i].places);
    }
    CHECK(!journal->next());
    CHECK(!journal->next());
  }
}

TEST_CASE("what is no journal is none") {
  const overclaim::test::ScratchFolder folder;
  CHECK(!JournalReader::open(folder.path("none")));
  for (const char* bytes : {"", "text", "{}\n", R"({"schema":"overclaim-resume/9","asked":"","unfinished":[]})"}) {
    CAPTURE(std::string(bytes));
    CHECK(!JournalReader::open(folder.file("journal", bytes)));
  }
}

TEST_CASE("a journal that has not taken its place leaves the earlier one, and nothing of its own") {
  const overclaim::test::ScratchFolder folder;
  const std::string path = folder.file("out.resume", "the earlier one");
  { JournalWriter(path, {"asked", {}}).add(line("1", {})); }
  CHECK(std::filesystem::file_size(path) == 15);
  CHECK(!std::filesystem::exists(passing_journal(path)));
}

TEST_CASE("only lines that all outputs bear out count") {
  const overclaim::test::ScratchFolder folder;
  const std::string path = folder.path("out.resume");
  {
    JournalWriter journal(path, {"asked", {}});
    journal.add(line("1", {at("one", 1), at("1")}));
    journal.add(line("2", {at("one two", 2), at("12")}));
    journal.add(line("3", {at("one two three", 3), at("123")}));
    journal.take_place();
  }
  struct Row {
    const char *final_bytes, *unfinished_bytes, *second_bytes;
    std::size_t held;
    const char* from;
  };
  const std::vector<Row> rows = {{"one two three and more", "", "123", 3, "final"},
                                 {"an older report", "one two three", "1234", 3, "unfinished"},
                                 {"one", "one two", "123", 2, "unfinished"},
                                 {"one two thr", "one", "123", 2, "final"},
                                 {"one two three", "", "12", 2, "final"},
                                 {"one tww three", "", "123", 1, "final"},
                                 {"one two three", "", "", 0, "final"},
                                 {"two", "", "123", 0, "final"}};
  for (const Row& row : rows) {
    CAPTURE(std::string(row.final_bytes));
    CAPTURE(std::string(row.second_bytes));
    const std::string final_file = folder.file("final", row.final_bytes);
    const HeldRun held = held_run(path, {{final_file, folder.file("unfinished", row.unfinished_bytes)},
                                         {folder.file("second", row.second_bytes)}});
    CHECK(held.lines == row.held);
    CHECK(held.files[0] == folder.path(row.from));
    REQUIRE(held.places.size() == (row.held == 0 ? 0 : 2));
    if (row.held > 0) CHECK(held.places[0].tail_bytes[0] == row.held);
  }
  CHECK(held_run(path, {{folder.path("missing")}, {folder.path("second")}}).lines == 0);
  CHECK(held_run(folder.path("none"), {{folder.path("final")}}).lines == 0);
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
