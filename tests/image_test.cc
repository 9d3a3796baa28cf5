#include "rulebook/image.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "report/json_report.h"
#include "rulebook/load.h"
#include "text/read.h"

using namespace overclaim;

namespace {

Rulebook loaded_rulebook() {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  LoadedRulebook loaded = load_rulebook(layers);
  REQUIRE(loaded.rulebook.has_value());
  return *std::move(loaded.rulebook);
}

}  // namespace

TEST_CASE("an image is read back to the same image") {
  const std::string bytes = write_image(loaded_rulebook());
  const std::optional<Rulebook> read = read_image(bytes, ImageUse::show);
  REQUIRE(read.has_value());
  const bool same = write_image(*read) == bytes;
  CHECK(same);
}

TEST_CASE("the built-in image is that of the built-in files") {
  REQUIRE(!builtin_images().empty());
  for (const BuiltinImage& image : builtin_images()) {
    CAPTURE(image.language);
    const bool same = image.bytes == write_image(loaded_rulebook());
    CHECK(same);
  }
}

TEST_CASE("a rulebook from an image reports what the compiled one reports") {
  const Rulebook rulebook = loaded_rulebook();
  const std::string bytes = write_image(rulebook);
  const std::optional<Rulebook> read = read_image(bytes, ImageUse::check);
  REQUIRE(read.has_value());
  CHECK(read->rules.size() == rulebook.rules.size());
  CHECK(read->program_owners.rules.size() == rulebook.program_owners.rules.size());
  CHECK(read->program_owners.cues.size() == rulebook.phrase_index.size());
  CHECK(read->words.texts == rulebook.words.texts);
  std::size_t findings = 0;
  for (std::size_t i = 0; i < rulebook.rules.size(); ++i) {
    for (const std::string& example : rulebook.rules[i].rule.examples.match) {
      CAPTURE(example);
      const Document document = read_document(example, {}, rulebook.language);
      const Report expected = check(document, rulebook);
      findings += expected.findings.size();
      CHECK(to_json_document(check(document, *read)) == to_json_document(expected));
    }
  }
  CHECK(findings > 100);
}

TEST_CASE("bytes that are no image are refused") {
  const std::string bytes = write_image({});
  REQUIRE(read_image(bytes, ImageUse::show).has_value());
  CHECK(!read_image("", ImageUse::show).has_value());
  CHECK(!read_image("{\"rules\": []}", ImageUse::show).has_value());
  CHECK(!read_image(bytes + "x", ImageUse::show).has_value());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(!read_image(std::string_view(bytes).substr(0, size), ImageUse::show).has_value());
  }
  // A length that would take more than there is.
  std::string huge = bytes;
  for (std::size_t i = 0; i < 8; ++i) huge[std::size_t{32} + i] = '\xFF';
  CHECK(!read_image(huge, ImageUse::show).has_value());
}

TEST_CASE("a small image reports what a fast one reports") {
  const Rulebook rulebook = loaded_rulebook();
  const std::string bytes = write_image(rulebook, ImageForm::small);
  const std::string fast = write_image(rulebook);
  CHECK(bytes.size() < fast.size() / 2);
  CHECK_FALSE(read_image(bytes, ImageUse::show).has_value());
  const std::optional<Rulebook> read = read_image(bytes, ImageUse::check);
  REQUIRE(read.has_value());
  const bool same = write_image(*read, ImageForm::small) == bytes;
  CHECK(same);
  std::size_t findings = 0;
  for (const CompiledRule& rule : rulebook.rules) {
    for (const std::string& example : rule.rule.examples.match) {
      CAPTURE(example);
      const Document document = read_document(example, {}, rulebook.language);
      const Report expected = check(document, rulebook);
      findings += expected.findings.size();
      CHECK(to_json_document(check(document, *read)) == to_json_document(expected));
    }
  }
  CHECK(findings > rulebook.rules.size());
}

TEST_CASE("a small image that was cut off or changed is not read, or is read without going astray") {
  const std::string bytes = write_image(loaded_rulebook(), ImageForm::small);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{10}, std::size_t{24}, std::size_t{1000}, bytes.size() / 2, bytes.size() - 1}) {
    CAPTURE(size);
    CHECK_FALSE(read_image(bytes.substr(0, size), ImageUse::check).has_value());
  }
  CHECK_FALSE(read_image(bytes + "x", ImageUse::check).has_value());
}
