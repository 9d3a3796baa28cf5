#include "text/document.h"

#include <doctest/doctest.h>

#include <set>
#include <string_view>

namespace overclaim {
namespace {

TEST_CASE("every enumerator has a name of its own") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(BlockKind::furniture); ++i) names.insert(to_string(static_cast<BlockKind>(i)));
  CHECK(names.size() == static_cast<std::size_t>(BlockKind::furniture) + 1);
  CHECK(names.count("") == 0);
  CHECK(to_string(BlockKind::list_item) == "list_item");

  names.clear();
  for (int i = 0; i <= static_cast<int>(Channel::url); ++i) names.insert(to_string(static_cast<Channel>(i)));
  CHECK(names.size() == static_cast<std::size_t>(Channel::url) + 1);
  CHECK(to_string(Channel::meta_description) == "meta_description");

  names.clear();
  for (int i = 0; i <= static_cast<int>(TokenKind::symbol); ++i) names.insert(to_string(static_cast<TokenKind>(i)));
  CHECK(names.size() == static_cast<std::size_t>(TokenKind::symbol) + 1);
  CHECK(to_string(TokenKind::joint) == "joint");

  CHECK(to_string(TamperingKind::invisible_characters) == "invisible_characters");
  CHECK(to_string(TamperingKind::look_alike_letters) == "look_alike_letters");
}

TEST_CASE("a span leads to the input bytes of its first and last character and all between") {
  Document document;
  document.input = "no <b>side</b>&nbsp;effects";
  document.text = "no side effects";
  document.text_to_source.append_linear(3, 0);
  document.text_to_source.append_linear(4, 6);
  document.text_to_source.append_atomic(1, 14, 20);
  document.text_to_source.append_linear(7, 20);
  CHECK(document.source_of({0, 15}) == SourceSpan{0, 27});
  CHECK(document.source_of({3, 7}) == SourceSpan{6, 10});
  CHECK(document.source_of({7, 8}) == SourceSpan{14, 20});
  CHECK(document.text_of({3, 7}) == "side");
}

}  // namespace
}  // namespace overclaim
