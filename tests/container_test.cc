#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "intake/container.h"
#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::zip_bytes;

TEST_CASE("members are listed and read at any place, in any order") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "Sentence " + std::to_string(i) + ".\n";
  const auto opened = Container::open(reader_of(zip_bytes({{"a.txt", "Cells."}, {"long.txt", text}, {"empty", ""}})));
  const Container& container = std::get<Container>(opened);
  REQUIRE(container.entries().size() == 3);
  CHECK(container.entries()[1].name == "long.txt");
  CHECK(container.entries()[1].size == text.size());
  const auto member = container.member(1);
  const ByteReader& bytes = std::get<ByteReader>(member);
  CHECK(bytes.size == text.size());
  for (const std::uint64_t begin : {0U, 100'000U, 500'000U, 7U, 300'000U}) {
    CAPTURE(begin);
    CHECK(bytes.read(begin, begin + 50) == text.substr(begin, 50));
  }
  CHECK(bytes.read(0, text.size()) == text);
  const auto empty = container.member(2);
  CHECK(std::get<ByteReader>(empty).read(0, 0) == "");
}

TEST_CASE("what is no container, too many members, bombs and encrypted members are errors") {
  const std::string good = zip_bytes({{"a.txt", "Cells. Cells. Cells. Cells. Cells."}});
  for (std::size_t cut = 0; cut < good.size(); cut += 5) {
    CAPTURE(cut);
    const auto opened = Container::open(reader_of(good.substr(0, cut)));
    CHECK(std::get<ReportError>(opened).code == "damaged");
  }
  ContainerLimits few;
  few.entries = 1;
  CHECK(std::get<ReportError>(Container::open(reader_of(zip_bytes({{"a", "x"}, {"b", "y"}})), few)).code == "too_long");

  ContainerLimits limits;
  limits.ratio = 100;
  limits.ratio_from = 1U << 20U;
  const auto bomb = Container::open(reader_of(zip_bytes({{"bomb", "", 64U << 20U}, {"a", "Cells."}})), limits);
  CHECK(std::get<ReportError>(std::get<Container>(bomb).member(0)).code == "too_long");
  const auto beside = std::get<Container>(bomb).member(1);
  CHECK(std::get<ByteReader>(beside).read(0, 6) == "Cells.");
  const auto locked = Container::open(reader_of(zip_bytes({{"secret", "Cells.", 0, "password"}})));
  CHECK(std::get<ReportError>(std::get<Container>(locked).member(0)).code == "encrypted");
}

TEST_CASE("a member whose bytes do not fit its check sum or its length is not read to its end") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += std::to_string(i * 7919) + " ";
  const std::string good = zip_bytes({{"a.txt", text}});
  // The length it declares stands in the list at the end, 24 bytes behind the list's mark.
  const std::size_t list = good.rfind("PK\x01\x02");
  REQUIRE(list != good.npos);
  std::string shorter = good;
  shorter[list + 24] = static_cast<char>(shorter[list + 24] - 1);
  std::string damaged = good;
  damaged[60] = static_cast<char>(damaged[60] ^ 1);
  for (const std::string& bytes : {shorter, damaged}) {
    const auto opened = Container::open(reader_of(bytes));
    const auto* container = std::get_if<Container>(&opened);
    if (container == nullptr) continue;  // refused at once
    const auto member = container->member(0);
    if (std::get_if<ReportError>(&member) != nullptr) continue;
    const ByteReader& reader = std::get<ByteReader>(member);
    CHECK_FALSE(reader.read(0, reader.size).has_value());
  }
}

TEST_CASE("names that lead out of a container are told") {
  for (const std::string_view name : {"../x", "a/../../x", "/etc/passwd", "a\\b", "C:x", "..", "", "a/.."}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(is_safe_name(name));
  }
  for (const std::string_view name : {"a", "archive/data.warc.gz", "a/..b", "a/b../c", "...", "a//b"}) {
    CAPTURE(std::string(name));
    CHECK(is_safe_name(name));
  }
}
