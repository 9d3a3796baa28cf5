#include <doctest/doctest.h>

#include "text/reread.h"

using namespace overclaim;

TEST_CASE("a slice is read again without white space, mark-up and escapes") {
  struct Row {
    std::string_view slice, media_type;
    Channel channel;
    std::string_view text;
  };
  const Row rows[] = {
      {"no  side\n   effects", "text/plain", Channel::body, "nosideeffects"},
      {"no side\n> > effects", "text/plain", Channel::body, "nosideeffects"},
      {"a &amp; b", "text/plain", Channel::body, "a&amp;b"},
      {"no <b>side</b>&nbsp;effects", "text/html", Channel::body, "nosideeffects"},
      {"a<!-- > -->b", "text/html", Channel::body, "ab"},
      {"a<img alt=\"x > y\">b", "text/html", Channel::body, "ab"},
      {"a<script>if (a < b) {}</script>b", "text/html", Channel::body, "ab"},
      {"a < b", "text/html", Channel::body, "a<b"},
      {"a &amp; b &#8217; &bogus;", "text/html", Channel::body, "a&b\xE2\x80\x99&bogus;"},
      {"a<b", "text/html", Channel::alt_text, "a<b"},
      {"a\\u00e9\\n\\\"b\\ud83c\\udf40", "text/html", Channel::structured_data, "a\xC3\xA9\"b\xF0\x9F\x8D\x80"},
      {"a\xFF"
       "b",
       "text/plain", Channel::body,
       "a\xEF\xBF\xBD"
       "b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.slice);
    CHECK(reread(row.slice, row.media_type, row.channel) == row.text);
  }
}

TEST_CASE("a quote that is not what the slice says does not read back") {
  Document document;
  document.input = document.text = "no side effects";
  document.media_type = "text/plain";
  document.text_to_source = identity_map(document.text.size());
  CHECK(reads_back(document, {0, 7}, "no side", Channel::body));
  CHECK_FALSE(reads_back(document, {0, 7}, "no sign", Channel::body));
  CHECK_FALSE(reads_back(document, {0, 8}, "no side e", Channel::body));
}
