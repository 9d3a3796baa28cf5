#include "text/read.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace overclaim {
namespace {

TEST_CASE("reading HTML gives the header's example and leads back to the bytes") {
  const Document document = read_document("<p>no <b>side</b>&nbsp;effects", {"page.html", MediaType::html}, {});
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.text_of(document.blocks[0].span) == "no side effects");
  CHECK(document.source == "page.html");
  CHECK(document.media_type == "text/html");
  REQUIRE(document.blocks[0].sentences.size() == 1);
  const std::vector<Token>& tokens = document.blocks[0].sentences[0].tokens;
  REQUIRE(tokens.size() == 3);
  const SourceSpan source = document.source_of({tokens[1].span.begin, tokens[2].span.end});
  CHECK(document.input.substr(source.begin, source.end - source.begin) == "side</b>&nbsp;effects");
}

TEST_CASE("reading plain text joins soft lines, drops a byte order mark, counts bad bytes") {
  const Document document = read_document("\xEF\xBB\xBFOur cells \xFFmake a\nlasting change. They\r\nstay.",
                                          {"page.txt", MediaType::plain}, {});
  CHECK(document.media_type == "text/plain");
  CHECK(document.charset == "utf-8");
  CHECK(document.bad_bytes == 1);
  REQUIRE(document.blocks.size() == 1);
  REQUIRE(document.blocks[0].sentences.size() == 2);
  CHECK(document.text_of(document.blocks[0].sentences[0].span) == "Our cells \uFFFDmake a lasting change.");
  CHECK(document.text_of(document.blocks[0].sentences[1].span) == "They stay.");
  CHECK(document.source_of(document.blocks[0].sentences[0].span).begin == 3);
  CHECK(document.source_of(document.blocks[0].sentences[1].span).end == document.input.size());
}

TEST_CASE("a byte order mark in front of HTML is not text") {
  const Document document = read_document("\xEF\xBB\xBF<p>Cells", {"page.html", MediaType::html}, {});
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.text == "Cells");
}

TEST_CASE("nothing in gives a document with nothing in it") {
  for (const MediaType type : {MediaType::plain, MediaType::html}) {
    for (const std::string input : {"", " \n\t", "\xEF\xBB\xBF", "\xE2\x80\x8B"}) {
      CAPTURE(input.size());
      const Document document = read_document(input, {"", type}, {});
      CHECK(document.input == input);
      for (const Block& block : document.blocks) CHECK(block.sentences.empty());
    }
  }
}

TEST_CASE("tampering is found across mark-up") {
  const Document document = read_document("<p>A cu<b>&#8203;</b>re", {"", MediaType::html}, {});
  REQUIRE(document.tampering.size() == 1);
  CHECK(document.source_of(document.tampering[0].span) == SourceSpan{5, 23});
}

}  // namespace
}  // namespace overclaim
