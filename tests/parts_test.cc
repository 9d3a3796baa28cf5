#include "intake/parts.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scratch_folder.h"
#include "text/sha256.h"

using namespace overclaim;
using namespace std::string_view_literals;

TEST_CASE("plain text is cut at a blank line, else at a line end, else before an open character") {
  struct Row {
    std::string_view window;
    std::size_t expected;
  };
  const std::vector<Row> rows = {
      {"One.\n\nTwo.\nThr", 6},
      {"One.\n\nTwo.\n\n\nThr", 13},
      {"One.\r\n\r\nTwo.", 8},
      {"One.\r\rTwo.", 6},
      {"One.\n \t\nTwo.", 8},
      {"One.\nTwo.\nThr", 10},
      {"One.\r\nTwo.", 6},
      {"One.\rTwo.", 5},
      {"One.\nTwo.\r", 5},  // the CR may be half of a CR LF
      {"One.\r\nTwo.\r", 6},
      {"One Two\r", 7},  // so it goes to the next part
      {"\r", 1},
      {"One Two", 7},
      {"One\xC3", 3},  // a character is not torn
      {"One\xE5\xB9", 3},
      {"One\xF0\x9F\x98", 3},
      {"One\xE5\xB9\xB2", 6},
      {"One\xF0\x9F\x98\x80", 7},
      {"\xF0\x9F\x98", 3},         // nothing but an open character: taken as it is
      {"One\x80\x80\x80\x80", 7},  // no character at all
      {"\n", 1},
      {"\n\n", 2},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.window));
    CHECK(cut_plain_text(row.window) == row.expected);
  }
}

namespace {

InputPlan plan_of(const std::string& bytes, std::uint64_t longest, std::string_view name = "page.txt",
                  std::string_view charset = "") {
  const overclaim::test::ScratchFolder folder;
  auto opened = open_input(folder.file("input", bytes));
  REQUIRE(std::holds_alternative<InputBytes>(opened));
  const auto plan = plan_input(std::get<InputBytes>(opened), name, charset, longest);
  REQUIRE(plan.has_value());
  return *plan;
}

}  // namespace

TEST_CASE("short inputs are one part") {
  CHECK(plan_of("", 10).parts == std::vector<PartRange>{{0, 0}});
  CHECK(plan_of("One.\n\nTwo.", 10).parts == std::vector<PartRange>{{0, 10}});
  CHECK(plan_of("One.\n\nTwo.", 10).sha256 == sha256_hex("One.\n\nTwo."));
}

TEST_CASE("text in other charsets is cut where no character is torn") {
  struct Row {
    std::string what;
    std::string_view charset, window;
    std::size_t expected;
  };
  const Row rows[] = {
      {"a blank line of units", "utf-16le", "a\0\n\0\n\0b\0\n\0c\0"sv, 6},
      {"the other way", "utf-16be", "\0a\0\n\0\n\0b\0\n\0c"sv, 6},
      {"a line of units", "utf-16le", "a\0\r\0\n\0b\0"sv, 6},
      {"bytes of two units are no line end", "utf-16be", "\x01\n\n\x01\0b"sv, 6},
      {"half a pair", "utf-16le", "a\0\x3D\xD8"sv, 2},
      {"half a unit", "utf-16le", "a\0b"sv, 2},
      {"CR that may be half of CR LF", "utf-16le", "a\0\r\0"sv, 2},
      {"a line", "gb18030", "a\n\xC3\xBB\xC3", 2},
      {"a space", "gb18030", "\xC3 \xBB\x94\x39\xFC", 2},
      {"no space at all", "gb18030", "\xC3\xBB\xC3", 3},
      {"a second byte is no space", "shift_jis", "z \x95\x5C", 2},
      {"one byte a letter", "koi8-r", "\xC1\xC2\xC3", 3},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(cut_plain_text(row.window, row.charset) == row.expected);
  }
  const std::string shifted = "\x1B$B\x49\x7B\x1B(B\n\nMore.\n\nMore.";
  const InputPlan plan = plan_of(shifted, 12, "page.txt", "iso-2022-jp");
  CHECK(plan.parts == std::vector<PartRange>{{0, shifted.size()}});
  const InputPlan units = plan_of(std::string("\xFF\xFE"
                                              "a\0\n\0b\0\n\0",
                                              10),
                                  8);
  CHECK(units.charset == "utf-16le");
  CHECK(units.parts == std::vector<PartRange>{{0, 6}, {6, 10}});
}

TEST_CASE("long plain text is cut, long HTML is not") {
  const std::string text = "One.\n\nTwo.\nThree four.";
  CHECK(plan_of(text, 12).parts == std::vector<PartRange>{{0, 6}, {6, 11}, {11, 22}});
  const InputPlan html = plan_of(text, 12, "page.html");
  CHECK(html.media_type == MediaType::html);
  CHECK(html.parts == std::vector<PartRange>{{0, text.size()}});
  CHECK(html.sha256 == sha256_hex(text));
}

TEST_CASE("parts of random text cover it, fit, and tear no line end and no character") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a",    "b ",     "\n",     "\r\n",       "\r",
                                           "\n\n", "\u00E9", "\u5E72", "\U0001F600", "word "};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<bool> inside(1, false);  // a cut here would tear something
    for (unsigned i = 0; i < 40; ++i) {
      const std::string& piece = pieces[random() % pieces.size()];
      for (std::size_t b = 0; b < piece.size(); ++b) {
        const bool torn = b > 0 && (piece == "\r\n" || static_cast<unsigned char>(piece[0]) >= 0x80);
        inside.push_back(false);
        inside[text.size() + b] = torn || (piece[b] == '\n' && !text.empty() && b == 0 && text.back() == '\r');
      }
      text += piece;
    }
    const std::uint64_t longest = 5 + random() % 12;
    const InputPlan plan = plan_of(text, longest);
    CAPTURE(text);
    CAPTURE(longest);
    std::uint64_t at = 0;
    for (const PartRange& part : plan.parts) {
      CHECK(part.begin == at);
      CHECK(part.end > part.begin);
      CHECK(part.end - part.begin <= longest);
      CHECK(!inside[part.begin]);
      at = part.end;
    }
    CHECK(at == text.size());
    CHECK(plan.sha256 == sha256_hex(text));
  }
}
