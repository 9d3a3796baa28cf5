// Where shards are cut, and the manifest that says so.
#include "intake/shard_plan.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "intake/shard_manifest.h"
#include "job_inputs.h"

namespace {

using namespace overclaim;
using overclaim::test::ScratchFolder;

ShardPlan plan(const std::vector<std::string>& named, const ShardSizes& sizes, const IntakeOptions& options = {}) {
  std::variant<ShardPlan, ShardProblem> planned = plan_shards(named, options, sizes);
  if (const ShardProblem* problem = std::get_if<ShardProblem>(&planned)) {
    FAIL(problem->source << ": " << problem->error.message);
  }
  return std::get<ShardPlan>(std::move(planned));
}

}  // namespace

TEST_CASE("parts follow one another, cover their files, and hold every record once") {
  const ScratchFolder folder;
  overclaim::test::write_job_inputs(folder, 30);
  for (const std::string name : {"ads.jsonl", "ads.csv", "ads.tsv", "wide.csv", "late.jsonl", "site.warc.gz",
                                 "site.warc.zst", "one.warc.gz", "damaged.warc.gz", "folder"}) {
    CAPTURE(name);
    const ShardPlan whole = plan({folder.path(name)}, {1, 0});
    for (const std::uint64_t count : {2U, 3U, 10U, 1000U}) {
      CAPTURE(count);
      const ShardPlan cut = plan({folder.path(name)}, {count, 0});
      CHECK(cut.shards.size() == count);
      CHECK(cut.records == whole.records);
      CHECK(cut.bytes == whole.bytes);
      std::string source;
      std::uint64_t end = 0, size = 0, number = 1;
      for (std::size_t i = 0; i < cut.shards.size(); ++i) {
        CHECK(cut.shards[i].index == i);
        for (const ShardPart& part : cut.shards[i].parts) {
          if (part.source != source) {
            CHECK(end == size);
            end = 0;
            number = 1;
            source = part.source;
          }
          CHECK(part.begin == end);
          CHECK(part.head <= part.begin);
          if (part.kind == ShardPartKind::csv || part.kind == ShardPartKind::jsonl) CHECK(part.first_number == number);
          number += part.records;
          end = part.end;
          size = part.size;
        }
      }
      CHECK(end == size);
    }
  }
}

TEST_CASE("the same inputs give the same plan, and shards of about the bytes asked for") {
  const ScratchFolder folder;
  overclaim::test::write_job_inputs(folder, 200);
  const std::vector<std::string> named = {folder.path("ads.jsonl"), folder.path("site.warc.gz")};
  const ShardPlan first = plan(named, {0, 4096}), second = plan(named, {0, 4096});
  CHECK(first.shards == second.shards);
  REQUIRE(first.shards.size() > 4);
  for (const Shard& shard : first.shards) {
    CAPTURE(shard.index);
    CHECK(shard.bytes > 3000);
    CHECK(shard.bytes < 5200);
    CHECK(shard.sha256.size() == 64);
  }
}

TEST_CASE("a manifest comes back as it was written") {
  const ScratchFolder folder;
  overclaim::test::write_job_inputs(folder, 10);
  const std::string odd = folder.file("caf\xE9.txt", "x");
  ShardManifest manifest;
  manifest.version = "1.2.3";
  manifest.options = {{"safety"}, {"cure"}, 2, "2020-01-02", "", "latin1", "a \"field\"", "", "d"};
  manifest.shards = plan({folder.path("ads.csv"), odd, folder.path("folder")}, {5, 0}).shards;
  const std::string lines = manifest_lines(manifest);
  const std::variant<ShardManifest, std::string> read = read_manifest(lines);
  REQUIRE(std::holds_alternative<ShardManifest>(read));
  const ShardManifest& again = std::get<ShardManifest>(read);
  CHECK(again.version == manifest.version);
  CHECK(again.options == manifest.options);
  CHECK(again.shards == manifest.shards);
  CHECK(manifest_lines(again) == lines);
}

TEST_CASE("a manifest that is not whole is refused") {
  const ScratchFolder folder;
  ShardManifest manifest;
  manifest.shards = plan({folder.file("a.csv", "text\none\ntwo\nthree\n")}, {3, 0}).shards;
  const std::string whole = manifest_lines(manifest);
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string lines = whole;
    const std::size_t at = lines.find(from);
    REQUIRE(at != lines.npos);
    return lines.replace(at, from.size(), to);
  };
  struct Row {
    std::string bytes, said;
  };
  for (const Row& row : std::vector<Row>{
           {"", "is empty"},
           {whole.substr(0, whole.size() - 1), "is cut off in line 4"},
           {whole.substr(0, whole.size() / 2), "is cut off in line "},
           {whole.substr(0, whole.rfind("{\"shard\"")), "has 2 shards where its first line says 3"},
           {"{}\n", "is no manifest of shards"},
           {"[]\n", "is no manifest of shards"},
           {"{broken\n", "is no manifest of shards"},
           {changed("overclaim-shards/1", "overclaim-shards/2"), "is no manifest of shards"},
           {changed("\"shard\":1", "\"shard\":2"), "shard 1 is missing here"},
           {changed("\"kind\":\"csv\"", "\"kind\":\"odd\""), "cannot be read in line 2: kind"},
           {changed("\"overclaim-shards/1\"", "7"), "is no manifest of shards"},
           {changed("\"version\":\"\"", "\"version\":7"), "in line 1: version must be a text"},
           {changed("\"options\":{", "\"options\":7,\"x\":{"),
            "in line 1: an object must stand where only is looked for"},
           {changed("\"only\":[]", "\"only\":[1]"), "in line 1: only must be a list of texts"},
           {changed("\"disable\":[]", "\"disable\":{}"), "in line 1: disable must be a list"},
           {changed("\"min_severity\":1", "\"min_severity\":9"), "in line 1: min_severity must be"},
           {changed("\"as_of\":null", "\"as_of\":[]"), "in line 1: as_of must be a text"},
           {changed("\"shards\":3", "\"shards\":\"3\""), "in line 1: shards must be a whole number"},
           {changed("{\"shard\":0", "{shard:0"), "in line 2: it is no JSON"},
           {changed("{\"shard\":0", "[]\n{\"shard\":0"), "in line 2: an object must stand where shard is looked for"},
           {changed("\"parts\":[", "\"parts\":7,\"x\":["), "in line 2: parts must be a list"},
           {changed("\"source_bytes\":null", "\"source_bytes\":\"6z\""),
            "in line 2: source_bytes must be pairs of the digits"},
           {changed("\"from_folder\":false", "\"from_folder\":0"), "in line 2: from_folder must be true or false"},
           {changed("\"sha256\":\"", "\"sha256\":1,\"x\":\""), "in line 2: sha256 must be a text"},
           {changed("\"begin\":0", "\"begin\":-1"), "cannot be read in line 2: begin must be a whole number"},
           {changed("\"begin\":0", "\"begin\":99"), "cannot be read in line 2: begin, end, size, head"},
           {changed("\"from_folder\"", "\"from\""), "cannot be read in line 2: from_folder is missing"}}) {
    CAPTURE(row.bytes);
    const std::variant<ShardManifest, std::string> read = read_manifest(row.bytes);
    REQUIRE(std::holds_alternative<std::string>(read));
    CHECK(std::get<std::string>(read).find(row.said) != std::string::npos);
  }
}
