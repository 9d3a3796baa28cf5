#include "report/json_text.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace overclaim;

namespace {

using Json = nlohmann::ordered_json;

std::string by_library(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <typename... Values>
std::string by_us(const Values&... values) {
  std::string text;
  JsonText(text).value(values...);
  return text;
}

struct Place {
  int begin = 0, end = 0;
};
void place_fields(JsonText& json, const Place& place) {
  json.field("begin", place.begin);
  json.field("end", place.end);
}

}  // namespace

TEST_CASE("values are written as JSON") {
  CHECK(by_us(nullptr) == "null");
  CHECK(by_us(true) == "true");
  CHECK(by_us(-3) == "-3");
  CHECK(by_us(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
  CHECK(by_us(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(by_us("\"no\" \\ risks\n\x01\x1f\x7f") == R"("\"no\" \\ risks\n\u0001\u001f)"
                                                  "\x7f\"");
  CHECK(by_us(std::vector<std::string>{}) == "[]");
  CHECK(by_us(std::vector<std::string>{"a", ""}) == R"(["a",""])");
  CHECK(by_us(std::optional<bool>()) == "null");
  CHECK(by_us(Place{3, 9}, place_fields) == R"({"begin":3,"end":9})");
  CHECK(by_us(std::vector<Place>{},
              [](JsonText& json, const std::vector<Place>& places) {
                json.field("places", places, place_fields);
                json.field("more", std::vector<Place>{{1, 2}, {3, 4}}, place_fields);
                json.field("none", std::optional<Place>(), place_fields);
                json.field("one", std::optional<Place>({5, 6}), place_fields);
                json.text_or_null("empty", "");
                json.text_or_null("full", "x");
              }) ==
        R"({"places":[],"more":[{"begin":1,"end":2},{"begin":3,"end":4}],"none":null,"one":{"begin":5,"end":6},)"
        R"("empty":null,"full":"x"})");
}

TEST_CASE("text is written as the library writes it, whatever its bytes are") {
  // Bytes that begin, go on with and end characters, in all mixes, so that most sequences are broken somewhere.
  const std::string bytes = "a\"\\\n\x01\x7f\x80\xBF\xC0\xC3\xE0\xE2\xED\xEF\xF0\xF4\xF8\xFF\xA0\x90\x9F\xAC";
  std::mt19937 random(5);
  int failures = 0;
  for (int round = 0; round < 200'000 && failures < 3; ++round) {
    std::string text;
    const std::size_t size = random() % 8;
    for (std::size_t i = 0; i < size; ++i) text += bytes[random() % bytes.size()];
    if (by_us(text) == by_library(text)) continue;
    ++failures;
    CAPTURE(round);
    CHECK(by_us(text) == by_library(text));
  }
  for (const char* text : {"fresh \u2013 not frozen", "\u00E9\u0301", "\U0001F600", "\u2028", "\uFFFD", ""}) {
    CAPTURE(text);
    CHECK(by_us(text) == by_library(text));
  }
}
