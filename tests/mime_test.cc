#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "intake/mime_body.h"
#include "intake/mime_headers.h"

using namespace overclaim;
using namespace std::string_literals;

TEST_CASE("transfer encodings") {
  const std::vector<std::pair<std::string, std::string>> base64 = {{"Tm8gcmlzaw==", "No risk"},
                                                                   {"Tm8g\r\ncmlz\naw==", "No risk"},
                                                                   {"Tm8gcmlzaw", "No risk"},
                                                                   {"Tm8gcmlzaw==Tm8=", "No riskNo"},
                                                                   {"*T*m8=*", "No"},
                                                                   {"-Tm8g", "No "},  // as mail programs read it
                                                                   {"-Tm8g+A==", "No \xF8"},
                                                                   {"-_8-", "\xFB\xFF>"},  // whole only so
                                                                   {"Pz8-Pz8_", "?\?>??\?"},
                                                                   {"", ""},
                                                                   {"=", ""},
                                                                   {"T", ""}};
  for (const auto& row : base64) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(decode_base64(written) == expected);
  }
  const std::vector<std::pair<std::string, std::string>> body = {{"caf=C3=A9", "caf\xC3\xA9"},
                                                                 {"one =\r\nline", "one line"},
                                                                 {"one =  \nline", "one line"},
                                                                 {"end  \nnext", "end\nnext"},
                                                                 {"end \t\r\nx", "end\r\nx"},
                                                                 {"kept=20\nx", "kept \nx"},
                                                                 {"a=", "a"},
                                                                 {"a=4", "a=4"},
                                                                 {"5 = 3", "5 = 3"},
                                                                 {"=zz", "=zz"},
                                                                 {"=3d=3D", "=="}};
  for (const auto& row : body) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(decode_quoted_printable(written, QuotedPrintable::body) == expected);
  }
  CHECK(decode_transfer("Tm8=", "BASE64 ") == "No");
  CHECK(decode_transfer("a=20b", "quoted-printable") == "a b");
  CHECK(decode_transfer("a=20b", "7bit") == "a=20b");
  CHECK(decode_transfer("a=20b", "Quoted-Printable (by hand)") == "a b");
  CHECK(decode_transfer("a=20b", "(quoted-printable) 8bit") == "a=20b");
  CHECK(decode_transfer("Tm8=", "\"base64\"") == "No");
  CHECK(decode_transfer("Tm8=", "base64; x=y") == "No");
  CHECK(is_transfer_encoding("8BIT (no \\) change)"));
  CHECK(is_transfer_encoding(""));
  CHECK_FALSE(is_transfer_encoding("x-uuencode"));
}

TEST_CASE("base64 that programs read differently is known") {
  for (const char* plain : {"", "Tm8gcmlzaw==", "Tm8g\r\ncmlz\n aw==\n", "Tm8gcmlzaw"}) {
    CAPTURE(plain);
    CHECK_FALSE(is_strange_base64(plain));
  }
  for (const char* strange : {"-Tm8g", "Tm8_", "*Tm8=", "Tm8=.", "Tm8=Tm8=", "Tm8=\nTm8="}) {
    CAPTURE(strange);
    CHECK(is_strange_base64(strange));
  }
}

TEST_CASE("words behind a body in base64") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Tm8gcmlzaw==\n\n-- \nA list: no risk.\n", "A list: no risk.\n"},
      {"Tm8gcmlzaw==\r\nNo risk.\r\n", "No risk.\r\n"},
      {"Tm8g\n\nNo risk.", "No risk."},
      {"Tm8g\ncmlz aw\n", ""},  // a space in a line, and no end before it
      {"\nTm8gcmlzaw==\nTm8gcmlzaw==\n\n", ""},
      {"Tm8g", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(words_behind_base64(written) == expected);
  }
}

TEST_CASE("what stands around the parts of a mail") {
  const MimeParts parts = split_multipart("Before.\n--b\n\nNo.\n--b\n\nRisk.\n--b--\nBehind.\n", "b", 10);
  CHECK(parts.parts == std::vector<std::string_view>{"\nNo.", "\nRisk."});
  CHECK(parts.before == "Before.\n");
  CHECK(parts.behind == "Behind.\n");
  const MimeParts open = split_multipart("--b\n\nNo.", "b", 10);
  CHECK(open.before.empty());
  CHECK(open.behind.empty());
}

TEST_CASE("flowed text without the spaces at its line ends") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"no si \nde effec \nts.\n", "no side effects.\n"},
      {"no  \r\nrisk\r\nnow\r\n", "no risk\r\nnow\r\n"},
      {"> no ri \n> sk\nYes\n", "> no risk\nYes\n"},
      {"> one \n>> two\n", "> one\n>> two\n"},
      {" From us\n", "From us\n"},
      {"text \n-- \nname\n", "text\n-- \nname\n"},
      {"open ", "open"},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(unflowed(written) == expected);
  }
}

TEST_CASE("words of a header") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"No risk", "No risk"},
      {"=?utf-8?Q?No_risk?=", "No risk"},
      {"=?UTF-8?b?Q3VyZWQ=?= now", "Cured now"},
      {"=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "caf\xC3\xA9"},  // a character in two words
      {"=?utf-8?q?a?=\r\n =?iso-8859-1?q?=E9?=", "a\xC3\xA9"},
      {"=?iso-8859-1*en?Q?=A9_2026?=", "\xC2\xA9 2026"},
      {"=?utf-8?Q?open", "=?utf-8?Q?open"},
      {"=?utf-8?X?open?=", "=?utf-8?X?open?="},
      {"a =?utf-8?Q?b?= c", "a b c"},
      {"caf\xE9", "caf\xC3\xA9"},
      {"caf\xC3\xA9", "caf\xC3\xA9"},
      {"=?no-such?Q?a?=", "a"},
      {"tab\there", "tab here"},
      {"=??Q?a?=", "a"},
  };
  for (const auto& row : rows) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(decode_mime_words(written) == expected);
  }
}

TEST_CASE("header fields and their parameters") {
  const MimeHeaders headers =
      read_mime_headers("Subject: one\r\n two\r\nX-Odd : 1\nno field here\nContent-Type: text/plain\r\n\r\nBody\r\n");
  CHECK(headers.value("subject") == "one two");
  CHECK(headers.value("x-odd") == "1");
  CHECK(headers.value("content-type") == "text/plain");
  CHECK(headers.value("to").empty());
  CHECK(headers.body == "Body\r\n");
  CHECK(read_mime_headers("Just text.\n\nMore").body == "Just text.\n\nMore");
  CHECK(read_mime_headers("A: b").fields.size() == 1);

  const MimeValue type = read_mime_value(
      "Text/HTML ; charset=\"UTF-8\"; Boundary=\"a;\\\"b\" ; flag; filename*0*=utf-8''na%C3%AFve; filename*1=\" "
      "50%.pdf\"; "
      "title*=iso-8859-1'en'caf%E9");
  CHECK(type.value == "text/html");
  CHECK(type.parameter("charset") == "UTF-8");
  CHECK(type.parameter("boundary") == "a;\"b");
  CHECK(type.parameter("filename") == "na\xC3\xAFve 50%.pdf");
  CHECK(type.parameter("title") == "caf\xC3\xA9");
  CHECK(read_mime_value("text/html (a; b) ; charset=utf-8").value == "text/html");
  CHECK(read_mime_value("text/html (a; b) ; charset=utf-8").parameter("charset") == "utf-8");
  CHECK(read_mime_value("text/html (open; charset=utf-8").parameter("charset") == "utf-8");
  CHECK(read_mime_value("attachment; filename=a (1).pdf").parameter("filename") == "a (1).pdf");
  CHECK_FALSE(headers.cut);
  CHECK(read_mime_headers("Subject: " + std::string(70'000, 'a') + "\n\n").cut);
  CHECK_FALSE(read_mime_headers("To: " + std::string(70'000, 'a') + "\n\n").cut);
  CHECK(read_mime_value("attachment; filename=\"=?utf-8?Q?a=20b.pdf?=\"").parameter("filename") == "a b.pdf");
}

TEST_CASE("days of mails") {
  const std::vector<std::pair<std::string, std::string>> rows = {{"Sat, 21 Nov 2026 09:00:00 +0100", "2026-11-21"},
                                                                 {"1 Jan 99 00:00 GMT", "1999-01-01"},
                                                                 {"Mon,  3 February 2020 1:2:3", "2020-02-03"},
                                                                 {"03-Mar-2021", "2021-03-03"},
                                                                 {"yesterday", ""},
                                                                 {"", ""},
                                                                 {"32 Jan 2020", ""},
                                                                 {"12 Foo 2020", ""}};
  for (const auto& row : rows) {
    const auto& written = row.first;
    const auto& expected = row.second;
    CAPTURE(written);
    CHECK(mime_date(written) == expected);
  }
}

TEST_CASE("boundaries") {
  const auto parts = [](const std::string& body, std::size_t most = 10) {
    const MimeParts split = split_multipart(body, "b", most);
    std::string out = split.closed ? "closed" : "open";
    for (const std::string_view part : split.parts) out += "|" + std::string(part);
    return out;
  };
  CHECK(parts("before\n--b\none\n--b\r\ntwo\r\n--b--\nbehind") == "closed|one|two");
  CHECK(parts("--b\none\n--bb\ntwo") == "open|one\n--bb\ntwo");
  CHECK(parts("--b  \none\n--b-- \n") == "closed|one");
  CHECK(parts("no boundary") == "open");
  CHECK(parts("--b\n--b\n--b--") == "closed||");
  CHECK(parts("--b\na\n--b\nb\n--b\nc\n--b\nd", 1) == "closed|a|b");
}
