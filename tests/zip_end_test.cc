#include "intake/zip_end.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/source_kind.h"
#include "zip_bytes.h"

using namespace overclaim;
using overclaim::test::zip_bytes;

TEST_CASE("another archive before or behind the one that counts is seen, one that is a member of it is not") {
  const std::string one = zip_bytes({{"[Content_Types].xml", "x"}, {"word/document.xml", "The one."}});
  const std::string other = zip_bytes({{"[Content_Types].xml", "x"}, {"word/document.xml", "The other."}});
  std::string with_comment = one;  // the other as the comment of the one
  with_comment[with_comment.size() - 2] = static_cast<char>(other.size() & 0xFFU);
  with_comment[with_comment.size() - 1] = static_cast<char>(other.size() >> 8U);
  std::string random;
  for (std::uint32_t i = 0, x = 1; i < 3000; ++i) random += static_cast<char>((x = x * 1664525U + 1013904223U) >> 24U);
  const std::string stored = zip_bytes({{"a", random}});
  struct Row {
    std::string bytes;
    bool another;
  };
  const std::vector<Row> rows = {
      {one, false},
      {one + other, true},
      {other + one, true},
      {with_comment + other, true},
      {one + "words behind it", false},
      {"words before it" + one, false},
      {zip_bytes({{"inner.zip", random + one + random}}), false},
      {zip_bytes({{"inner.zip", stored}, {"b", "x"}}), false},
      {one.substr(0, one.size() - 4), false},
      {"", false},
      {"PK\x05\x06", false},
      {"no zip at all, however long it may be", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes.size());
    CHECK(holds_another_archive(reader_of(row.bytes)) == row.another);
  }
  CHECK(judge_source(reader_of(one), "a.docx").kind == SourceKind::docx);
  const SourceJudgement judged = judge_source(reader_of(one + other), "a.docx");
  REQUIRE(judged.error);
  CHECK(judged.error->message.starts_with("holds two zip archives"));
}
