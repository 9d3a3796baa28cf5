#include "app/serve_form.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

TEST_CASE("a query is read field by field, and a broken escape makes it none") {
  struct Row {
    std::string text;
    std::optional<Form> form;
  };
  std::string many;
  for (std::size_t i = 0; i <= most_form_fields; ++i) many += "a=1&";
  const std::vector<Row> rows = {
      {"", Form{}},
      {"a=1", Form{{"a", "1"}}},
      {"a=1+2&b=%41%20", Form{{"a", "1 2"}, {"b", "A "}}},
      {"a&=b&&c==", Form{{"a", ""}, {"", "b"}, {"c", "="}}},
      {"a=%00%ff", Form{{"a", std::string("\0\xff", 2)}}},
      {"a=%4", std::nullopt},
      {"a=%zz", std::nullopt},
      {"%=1", std::nullopt},
      {many, std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_urlencoded(row.text) == row.form);
  }
}

TEST_CASE("a multipart form is read, and one that is not well formed is none") {
  struct Row {
    const char* what;
    std::string body;
    std::optional<Form> form;
  };
  const std::string head = "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n";
  std::string many;
  for (std::size_t i = 0; i <= most_form_fields; ++i) many += head + "\r\nx\r\n";
  const std::vector<Row> rows = {
      {"a text", head + "\r\nOne.\r\nTwo.\r\n--b--\r\n", Form{{"text", "One.\r\nTwo."}}},
      {"no text", head + "\r\n\r\n--b--\r\n", Form{{"text", ""}}},
      {"a file",
       "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%22b;c.txt\"\r\nContent-Type: "
       "text/plain\r\n\r\n" +
           std::string("\0--b\xff", 5) + "\r\n--b--",
       Form{{"file", std::string("\0--b\xff", 5), "a\"b;c.txt"}}},
      {"no file chosen", "--b\r\ncontent-disposition:form-data;filename=\"\";name=file\r\n\r\n\r\n--b--",
       Form{{"file", "", ""}}},
      {"two", head + "\r\n1\r\n" + head + "\r\n2\r\n--b--", Form{{"text", "1"}, {"text", "2"}}},
      {"an escaped quotation mark", "--b\r\nContent-Disposition: form-data; name=\"a\\\"b\"\r\n\r\nx\r\n--b--",
       Form{{"a\"b", "x"}}},
      {"no end", head + "\r\nOne.", std::nullopt},
      {"no blank line", head + "One.\r\n--b--", std::nullopt},
      {"no name", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", std::nullopt},
      {"no disposition", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", std::nullopt},
      {"another disposition", "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--", std::nullopt},
      {"text before it", "x" + head + "\r\nx\r\n--b--", std::nullopt},
      {"nothing", "", std::nullopt},
      {"only a boundary", "--b", std::nullopt},
      {"only headers", head, std::nullopt},
      {"too many fields", many + "--b--", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(parse_multipart(row.body, "b") == row.form);
  }
  CHECK(parse_multipart("--\r\n", "") == std::nullopt);
  CHECK(parse_multipart("--" + std::string(71, 'b'), std::string(71, 'b')) == std::nullopt);
}

TEST_CASE("a form cut anywhere is no form and no crash") {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"text\"; filename=\"a.txt\"\r\n\r\nOne.\r\n--b--";
  for (std::size_t size = 0; size < body.size(); ++size) {
    CAPTURE(size);
    CHECK(parse_multipart(body.substr(0, size), "b") == std::nullopt);
  }
  CHECK(parse_multipart(body, "b") != std::nullopt);
}

TEST_CASE("a media type is told from its parameters") {
  CHECK(media_type("Text/HTML; charset=\"utf-8\"") == "text/html");
  CHECK(media_type("") == "");
  CHECK(media_parameter("Text/HTML; Charset=\"utf-8\"", "charset") == "utf-8");
  CHECK(media_parameter("text/html;charset=latin1 ; x=y", "charset") == "latin1");
  CHECK(media_parameter("text/html", "charset") == "");
  CHECK(media_parameter("text/html; charset", "charset") == "");
  CHECK(media_parameter("multipart/form-data; boundary=----a", "boundary") == "----a");
}
