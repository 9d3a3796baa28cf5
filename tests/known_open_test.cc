// What is known and open, docs/testing.md: what a person sees on a page, and the program does not. A row that passes is
// mended and belongs among the minimal pairs.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "places.h"
#include "rulebook/image.h"
#include "text/read.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const std::optional<Rulebook> read = read_image(builtin_images().front().bytes, ImageUse::show);
  REQUIRE(read);
  return *read;
}

// `wanted`: the words of the input that should be flagged; "" where nothing should be.
struct Row {
  std::string id, text, wanted;
  MediaType media = MediaType::plain;
};

std::vector<Row> rows() {
  std::ifstream file(std::string(test::source_dir) + "/tests/fixtures/known_open.jsonl");
  std::vector<Row> out;
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    out.push_back({row.at("id").get<std::string>(), row.at("text").get<std::string>(),
                   row.at("wanted").get<std::string>(),
                   row.at("media") == "html" ? MediaType::html : MediaType::plain});
  }
  return out;
}

bool is_mended(const Row& row) {
  const std::size_t at = row.text.find(row.wanted);
  REQUIRE(at != std::string::npos);
  const Document document = read_document(row.text, {"page", row.media}, rulebook().language);
  const std::vector<Finding> findings = check(document, rulebook(), {}).findings;
  const auto is_flagged = [](const Finding& finding) { return finding.status == Status::flagged; };
  if (row.wanted.empty()) return std::none_of(findings.begin(), findings.end(), is_flagged);
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return is_flagged(finding) && finding.span.begin < at + row.wanted.size() && finding.span.end > at;
  });
}

}  // namespace

TEST_CASE("what is known and open is still so, or goes to the minimal pairs") {
  const std::vector<Row> all = rows();
  CHECK(all.size() >= 20);
  for (const Row& row : all) {
    CAPTURE(row.id);
    CAPTURE(row.text);
    CHECK(!is_mended(row));
  }
}
