#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "intake/http_response.h"
#include "small_archives.h"

using namespace overclaim;
using namespace std::string_view_literals;
using overclaim::test::gzip;

namespace {

constexpr std::uint64_t longest = 1U << 20U;

HttpHead head_of(std::string_view bytes) {
  const auto head = read_http_head(bytes);
  REQUIRE(head.has_value());
  return *head;
}

}  // namespace

TEST_CASE("a head is a status line and fields, in any of the ways they are kept") {
  struct Row {
    std::string_view bytes;
    int status;
    std::size_t body_begin;
  };
  const std::vector<Row> rows = {
      {"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody"sv, 200, 25},
      {"HTTP/1.1 200\r\n\r\nbody"sv, 200, 16},
      {"HTTP/1.0 404 Not Found\n\nbody"sv, 404, 24},
      {"HTTP/2 301 \r\nLocation: x\r\n\r\n"sv, 301, 28},
      {"HTTP/1.1 200 OK\r\nA: b"sv, 200, 21},
      {"HTTP/1.1 200 OK"sv, 200, 15},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.bytes));
    const auto head = read_http_head(row.bytes);
    REQUIRE(head.has_value());
    CHECK(head->status == row.status);
    CHECK(head->body_begin == row.body_begin);
  }
  for (const std::string_view bytes :
       {""sv, "<html>"sv, "HTTP/1.1"sv, "HTTP/1.1 OK"sv, "HTTP/1.1 99 x"sv, "HTTP/1.1 2000 x"sv, "HTTP/1.1 200x"sv}) {
    CAPTURE(std::string(bytes));
    CHECK_FALSE(read_http_head(bytes).has_value());
  }
}

TEST_CASE("interim answers in front are passed over") {
  struct Row {
    std::string_view bytes;
    int status;
    std::string_view body;
  };
  const std::vector<Row> rows = {
      {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\nbody"sv, 200, "body"sv},
      {"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 100 Continue\n\nHTTP/1.1 404 Gone\n\nbody"sv, 404,
       "body"sv},
      {"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 404 Gone\r\n\r\n"sv, 200, "HTTP/1.1 404 Gone\r\n\r\n"sv},
      {"HTTP/1.1 100 Continue\r\n\r\nbody"sv, 100, "body"sv},
      {"HTTP/1.1 101 Switching Protocols\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"sv, 101, "HTTP/1.1 200 OK\r\n\r\n"sv},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.bytes));
    const auto head = read_final_http_head(row.bytes);
    REQUIRE(head.has_value());
    CHECK(head->status == row.status);
    CHECK(row.bytes.substr(head->body_begin) == row.body);
  }
  CHECK_FALSE(read_final_http_head("body").has_value());
}

TEST_CASE("fields: any case, folded lines, space around them, the first of a name") {
  const HttpHead head = head_of(
      "HTTP/1.1 200 OK\r\ncontent-TYPE:  text/html; charset=\"UTF-8\" \r\nX: a\r\n b\r\nX: c\r\nno colon\r\n\r\n");
  CHECK(field_of(head.fields, "Content-Type") == "text/html; charset=\"UTF-8\"");
  CHECK(field_of(head.fields, "x") == "a b");
  CHECK(field_of(head.fields, "Y").empty());
  CHECK(media_type_in("Text/HTML ;charset=x") == "text/html");
  CHECK(media_type_in("") == "");
  CHECK(media_type_in("image/") == "");
  CHECK(media_type_in("html") == "");
  CHECK(media_type_in("text/h tml") == "");
  CHECK(parameter_in("text/html; charset=\"UTF-8\"", "charset") == "UTF-8");
  CHECK(parameter_in("text/html;a=b; Charset = latin1 ; c=d", "charset") == "latin1");
  CHECK(parameter_in("text/html; charset='utf-8'", "charset") == "utf-8");
  CHECK(parameter_in("text/html", "charset") == "");
}

TEST_CASE("of several types the last that is one counts, as in browsers") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Content-Type: text/html; charset=x\r\n", "text/html; charset=x"},
      {"Content-Type: image/png, text/html\r\n", "text/html"},
      {"Content-Type: image/png; charset=x\r\ncontent-type: text/html\r\n", "text/html"},
      {"Content-Type: text/html, image/png\r\n", "image/png"},
      {"Content-Type: text/html, */*, image/, none\r\n", "text/html"},
      {"Content-Type: text/html; charset=x, text/html\r\n", "text/html; charset=x"},
      {"Content-Type: text/html; a=\", image/png\"\r\n", "text/html; a=\", image/png\""},
      {"Content-Type: image/\r\n", ""},
      {"X: y\r\n", ""},
  };
  for (const auto& row : rows) {
    const std::string fields = row.first;
    CAPTURE(fields);
    CHECK(content_type_of(head_of("HTTP/1.1 200 OK\r\n" + fields + "\r\n").fields) == row.second);
  }
}

TEST_CASE("chunks: extensions, trailers, and what is broken off or never was chunked") {
  struct Row {
    std::string_view body, text, problem_begins;
  };
  const std::vector<Row> rows = {
      {"4\r\nCell\r\n1\r\ns\r\n0\r\n\r\n", "Cells", ""},
      {"4;name=value\r\nCell\r\n0\r\nTrailer: x\r\n\r\n", "Cell", ""},
      {"0\r\n\r\n", "", ""},
      {"4\nCell\n0\n\n", "Cell", ""},
      {"0004\r\nCell\r\n00\r\n\r\n", "Cell", ""},
      {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789", ""},
      {"<p>Cells", "<p>Cells", ""},  // unpacked already
      {"", "", ""},
      {"0\n<p>Cells", "0\n<p>Cells", ""},  // a page that begins with a zero
      {"0\n\n<p>Cells", "0\n\n<p>Cells", ""},
      {"0", "0", ""},
      {"4\r\nCell\r\n0\r\n<p>More", "Cell", "the page breaks off here: what follows its last chunk is no trailer"},
      {"4\r\nCell\r\n0\r\n", "Cell", ""},
      {"4\r\nCell\r\n0\r\nA: b\r\n\r\nof another answer", "Cell", ""},
      {"4\r\nCell\r\n", "Cell", "the page breaks off here: its last chunk is missing"},
      {"4\r\nCell", "Cell", "the page breaks off here: its last chunk is missing"},
      {"9\r\nCell", "Cell", "the page breaks off here: a chunk is shorter"},
      {"4\r\nCells\r\n0\r\n\r\n", "Cell", "the page breaks off here: what follows is no chunk"},
      {"4\r\nCell\r\nx\r\n", "Cell", "the page breaks off here: what follows is no chunk"},
      {"4\r\nCell\r\n-1\r\n", "Cell", "the page breaks off here: what follows is no chunk"},
      {"4\r\nCell\r\nFFFFFFFFFFFFFFFFF\r\n", "Cell", "the page breaks off here: what follows is no chunk"},
      {"4\r\nCell\r\nFFFFFFFFFFFFFFFF\r\nab", "Cellab", "the page breaks off here: a chunk is shorter"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.body));
    const HttpBody body = without_chunks(row.body, longest);
    CHECK_FALSE(body.error.has_value());
    CHECK(body.bytes == row.text);
    CHECK(body.problem.starts_with(row.problem_begins));
    CHECK(body.problem.empty() == row.problem_begins.empty());
  }
  CHECK(without_chunks("4\r\nCell\r\n4\r\nCell\r\n0\r\n\r\n", 6).error->code == "too_long");
}

TEST_CASE("packings are taken off, several too, and a body that was unpacked already is taken as it is") {
  const std::string packed = gzip("Cells.");
  const std::string chunked = "4\r\n" + packed.substr(0, 4) + "\r\n" + "FF;x\r\n";
  struct Row {
    std::string fields, body, text;
  };
  const std::vector<Row> rows = {
      {"Content-Encoding: gzip\r\n", packed, "Cells."},
      {"Content-Encoding: x-gzip\r\n", packed, "Cells."},
      {"content-encoding: GZIP\r\n", packed, "Cells."},
      {"Content-Encoding: gzip, gzip\r\n", gzip(packed), "Cells."},
      {"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", gzip(packed), "Cells."},
      {"Content-Encoding: identity\r\n", "Cells.", "Cells."},
      {"Content-Encoding: gzip\r\n", "<p>Cells.", "<p>Cells."},
      {"Content-Encoding: br\r\n", "<p>Cells.", "<p>Cells."},
      {"Content-Encoding: deflate\r\n", "<p>Cells.", "<p>Cells."},
      {"Content-Encoding: gzip\r\n", "", ""},
      {"Content-Encoding: gzip\r\n", packed + packed, "Cells.Cells."},
      {"Content-Encoding: gzip\r\n", packed + "rubbish", "Cells."},
      {"Transfer-Encoding: gzip, chunked\r\n", "6\r\n" + packed.substr(0, 6) + "\r\n" + "40\r\n", "?"},
      {"Content-Encoding: br\r\n",
       "\x0B\x02\x80"
       "Cells\x03",
       "Cells"},
  };
  for (const Row& row : rows) {
    if (row.text == "?") continue;
    CAPTURE(row.fields);
    const std::string bytes = "HTTP/1.1 200 OK\r\n" + row.fields + "\r\n" + row.body;
    const HttpHead head = head_of(bytes);
    const HttpBody body = decode_body(head, std::string_view(bytes).substr(head.body_begin), longest);
    CHECK_FALSE(body.error.has_value());
    CHECK(body.bytes == row.text);
    CHECK(body.problem.empty());
  }
}

TEST_CASE("what breaks off is read as far as it goes; what cannot be read at all is an error") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Sentence " + std::to_string(i * 7919) + ". ";
  const std::string packed = gzip(text);
  const HttpBody half = unpacked(packed.substr(0, packed.size() / 2), "gzip", longest);
  CHECK_FALSE(half.error.has_value());
  CHECK(half.bytes.size() > 1000);
  CHECK(text.starts_with(half.bytes));
  CHECK(half.problem.starts_with("the page breaks off here"));
  CHECK(unpacked(packed.substr(0, 12), "gzip", longest).error->code == "damaged");
  CHECK(unpacked("\x0B\x02", "br", longest).error->code == "damaged");
  CHECK(unpacked(packed, "zip", longest).error->message.starts_with("is packed in a way that is not read: zip"));
  // A bomb: 8 MiB of zeros in a few KiB.
  CHECK(unpacked(gzip(std::string(8U << 20U, '\0')), "gzip", longest).error->code == "too_long");

  const HttpHead head = head_of("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
  CHECK(decode_body(head, "Cells.", longest).problem ==
        "the page breaks off here: its head says 100 bytes, and there are 6");
  CHECK(decode_body(head, "", longest).problem.empty());  // the answer to HEAD
  const HttpHead many = head_of("HTTP/1.1 200 OK\r\nContent-Encoding: gzip,gzip,gzip,gzip,gzip,gzip\r\n\r\n");
  CHECK(decode_body(many, packed, longest).error->code == "damaged");
  const HttpHead plain = head_of("HTTP/1.1 200 OK\r\n\r\n");
  CHECK(decode_body(plain, std::string(longest + 1, 'a'), longest).error->code == "too_long");
}
