#include "app/serve_page.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "app/serve_check.h"
#include "report/html_escape.h"
#include "report/html_report.h"
#include "serve_site_fixture.h"
#include "zip_bytes.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

std::string part(const std::string& name, const std::string& value, const std::string& more = "") {
  return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value + "\r\n";
}

ServeResponse send_form(const std::string& body, const std::string& path = "/report") {
  return ask(request("POST", path,
                     {{"content-type", "multipart/form-data; boundary=b"}, {"sec-fetch-site", "same-origin"}},
                     body + "--b--\r\n"));
}

std::string token() { return part("token", site().token); }

}  // namespace

TEST_CASE("a pasted text gets the report of --format html, with a line above it") {
  const std::string text = "Our therapy cures autism.\r\nIt has no side effects.";
  const ServeResponse response = send_form(token() + part("text", text) + part("file", "", "; filename=\"\""));
  REQUIRE(response.status == 200);
  CheckRequest request = read_pasted(say(*site().words, "serve_pasted"), text);
  const CheckedText checked = check_text(std::move(request), *site().rulebook, "test");
  const FormatContext context = context_of(checked, *site().rulebook, *site().words);
  CHECK(has(response.body, html_section({&checked.report, &checked.document}, 0, context)));
  CHECK(has(response.body, html_closing(context)));
  CHECK(has(response.body, "<nav class=\"again\""));
  CHECK_FALSE(has(response.body, "http-equiv"));  // the policy comes as a header, and lets the script in
  // The text goes along, to be changed.
  CHECK(has(response.body,
            "<textarea name=\"text\" hidden>\nOur therapy cures autism.\nIt has no side effects.</textarea>"));
  CHECK_FALSE(has(send_form(token() + part("text", std::string(70'000, 'a'))).body, "<textarea"));
}

TEST_CASE("a file wins over the field, and one that cannot be read is told, with the text kept") {
  const std::string file = part("file", "<html><p>no side effects", "; filename=\"C:\\papers\\page.html\"");
  const ServeResponse response = send_form(token() + part("text", "something else") + file);
  REQUIRE(response.status == 200);
  CHECK(has(response.body, "<bdi>page.html</bdi>"));
  CHECK_FALSE(has(response.body, "something else"));
  const ServeResponse pdf =
      send_form(token() + part("text", "kept <b>") + part("file", "%PDF-1.4 \x01", "; filename=\"a.pdf\""));
  CHECK(pdf.status == 422);
  CHECK(has(pdf.body, "PDF"));
  CHECK(has(pdf.body, ">\nkept &lt;b&gt;</textarea>"));
}

TEST_CASE("documents are read as check reads them, with the paragraph of each finding") {
  const std::string leaflet =
      test::zip_bytes({{"[Content_Types].xml", "<Types/>"},
                       {"word/document.xml",
                        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>About us.</w:t></w:r></w:p>"
                        "<w:p><w:r><w:t>Our therapy cures autism.</w:t></w:r></w:p></w:body></w:document>"}});
  const ServeResponse word = send_form(token() + part("file", leaflet, "; filename=\"leaflet.docx\""));
  REQUIRE(word.status == 200);
  CHECK(has(word.body, "<bdi>leaflet.docx</bdi>"));
  CHECK(has(word.body, "cures autism"));
  const std::string mail =
      "From: Casa Brisa <hello@casabrisa.example>\r\nTo: a@b.example\r\nSubject: Our offer\r\n"
      "Date: Mon, 02 Jun 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\n\r\nOur therapy cures autism.\r\n";
  const ServeResponse letter = send_form(token() + part("file", mail, "; filename=\"offer.eml\""));
  REQUIRE(letter.status == 200);
  CHECK(has(letter.body, "cures autism"));
  CHECK_FALSE(has(letter.body, "MIME-Version"));
}

TEST_CASE("without a text or this launch's token the field comes back with what stood in it") {
  CHECK(send_form(token() + part("text", " \r\n\t")).status == 422);
  for (const std::string& body : {part("text", "kept"), part("token", "x") + part("text", "kept")}) {
    const ServeResponse response = send_form(body);
    CHECK(response.status == 403);
    CHECK(has(response.body, ">\nkept</textarea>"));
    CHECK(has(response.body, "role=\"alert\""));
    CHECK(has(response.body, site().token));
  }
  CHECK(send_form(part("text", "again"), "/").status == 200);
  CHECK(has(send_form(part("text", "again"), "/").body, ">\nagain</textarea>"));
  for (const char* type : {"text/plain", "multipart/form-data", ""}) {
    CAPTURE(type);
    CHECK(ask(request("POST", "/report", {{"content-type", type}}, "x")).status == 400);
  }
  const HttpField urlencoded{"content-type", "application/x-www-form-urlencoded"};
  CHECK(ask(request("POST", "/report", {urlencoded}, "text=x&token=" + site().token)).status == 200);
}

TEST_CASE("each example can be looked at, and has something to say") {
  for (const char* n : {"1", "2", "3"}) {
    CAPTURE(n);
    const std::string text = say(*site().words, "serve_example_" + std::string(n) + "_text");
    CHECK(has(ask(request("GET", "/?example=" + std::string(n))).body, ">\n" + html_text(text) + "</textarea>"));
    CheckRequest request;
    request.bytes = text;
    const CheckedText checked = check_text(std::move(request), *site().rulebook, "test");
    CHECK_FALSE(checked.report.findings.empty());
    int flagged = 0;
    for (const Finding& finding : checked.report.findings) flagged += finding.status == Status::flagged ? 1 : 0;
    CHECK((flagged > 0) == (std::string(n) != "2"));  // the careful leaflet is not questioned
  }
  CHECK(has(ask(request("GET", "/?example=9")).body, "\n</textarea>"));
  CHECK(has(ask(request("GET", "/?%")).body, "\n</textarea>"));
}

TEST_CASE("whatever is pasted or uploaded comes back as text") {
  const std::vector<std::string> payloads = {"</textarea><script>alert(1)</script>",
                                             "\"><img src=x onerror=alert(1)>",
                                             "</title><svg/onload=alert(1)>",
                                             "<!--",
                                             "]]>",
                                             "&lt;script&gt;",
                                             std::string("a\0b", 3),
                                             "\xE2\x80\xAEtxt.exe",
                                             "{{7*7}}",
                                             "\xFF\xFE\xC0\xAF"};
  for (const std::string& payload : payloads) {
    CAPTURE(payload);
    const std::string sentence = payload + " has no side effects.";
    const std::vector<ServeResponse> answers = {
        send_form(token() + part("text", sentence)),
        send_form(part("text", sentence)),
        send_form(part("text", sentence), "/"),
        send_form(token() + part("file", sentence, "; filename=\"" + payload + ".txt\"")),
    };
    for (const ServeResponse& response : answers) {
      CHECK(response.type == "text/html; charset=utf-8");
      if (&response == &answers.front()) CHECK(response.status == 200);
      for (const char* raw : {"<script>alert", "<img src=x", "<svg/onload", "\xE2\x80\xAE", "onerror=alert(1)>"}) {
        CHECK_FALSE(has(response.body, raw));
      }
      CHECK_FALSE(has(response.body, std::string_view("\0", 1)));
    }
  }
}
