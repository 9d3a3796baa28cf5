#include "intake/eml.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

using namespace overclaim;

namespace {

std::string text_of(const ExtractResult& result) {
  if (const auto* error = std::get_if<ReportError>(&result)) return "error " + error->code + ": " + error->message;
  return std::get<Extracted>(result).text;
}

std::string left_out(const ExtractResult& result) {
  std::string out;
  if (const auto* extracted = std::get_if<Extracted>(&result)) {
    for (const std::string& line : extracted->left_out) out += line + "; ";
  }
  return out;
}

std::string multipart(const std::string& kind, const std::vector<std::string>& parts) {
  std::string out = "Content-Type: multipart/" + kind + "; boundary=x" + kind + "\n\n";
  for (const std::string& part : parts) out += "--x" + kind + "\n" + part + "\n";
  return out + "--x" + kind + "--\n";
}

const std::string plain = "Content-Type: text/plain\n\nNo risk.";
const std::string html = "Content-Type: text/html; charset=utf-8\n\n<p>No <b>risk</b>.</p>";
const std::string pdf =
    "Content-Type: application/pdf; name=\"a b.pdf\"\nContent-Disposition: attachment; filename=\"prices.pdf\"\n"
    "Content-Transfer-Encoding: base64\n\nJVBERi0=";

}  // namespace

TEST_CASE("the words of a mail") {
  struct Row {
    std::string mail, text, left_out;
  };
  const std::vector<Row> rows = {
      {"Subject: Hope\n\nA cure.\n", "Hope\n\nA cure.\n", ""},
      {"Subject: =?utf-8?Q?Caf=C3=A9?=\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
       "quoted-printable\n\ncaf=E9\n",
       "Caf\xC3\xA9\n\ncaf\xC3\xA9\n", ""},
      {"From: a@example.org\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+Tm88L3A+\n",
       "<p>No</p>\n", ""},
      {"Subject: A & B\n" + multipart("alternative", {plain, html}),
       "<title>A &amp; B</title>\n<p>No <b>risk</b>.</p>\n", ""},
      {"Subject: S\n" + multipart("alternative", {html, plain}), "<title>S</title>\n<p>No <b>risk</b>.</p>\n", ""},
      {"Subject: S\n" + multipart("alternative", {plain, multipart("related", {html, "Content-Type: image/png\n\nx"})}),
       "<title>S</title>\n<p>No <b>risk</b>.</p>\n", "1 attached picture; "},
      {"Subject: S\n" + multipart("alternative", {plain, "Content-Type: text/calendar\n\nBEGIN"}), "S\n\nNo risk.\n",
       "1 attachment: text/calendar; "},
      {"Subject: S\n" + multipart("alternative", {plain, "Content-Type: text/html\n\n \n"}), "S\n\nNo risk.\n", ""},
      {"Subject: S\n" + multipart("mixed", {plain, plain, pdf}), "S\n\nNo risk.\n\nNo risk.\n",
       "1 attachment: prices.pdf; "},
      {"Subject: S\n" + multipart("mixed", {html, "Content-Type: text/plain\n\nSent <from>\nhome\n\n- one\n- two"}),
       "<title>S</title>\n<p>No <b>risk</b>.</p>\n<p>Sent &lt;from&gt; home</p>\n<p>- one</p>\n<p>- two</p>\n", ""},
      {"Subject: S\n" + multipart("mixed", {"Content-Type: text/plain\nContent-Disposition: attachment\n\nNo."}),
       "S\n\n", "1 attachment: text/plain; "},
      {"Subject: Fwd\n" + multipart("mixed", {plain, "Content-Type: message/rfc822\n\nSubject: Inner\n" + html}),
       "<title>Fwd</title>\n<p>No risk.</p>\n<p>Inner</p>\n<p>No <b>risk</b>.</p>\n", ""},
      {"Subject: S\n" + multipart("related", {html, "Content-Type: text/css\n\np {}", "Content-Type: font/woff2\n\nx"}),
       "<title>S</title>\n<p>No <b>risk</b>.</p>\n", ""},
      {"Subject: S\n" +
           multipart("related", {multipart("alternative", {plain, html}), "Content-Type: text/css\n\np {}"}),
       "<title>S</title>\n<p>No <b>risk</b>.</p>\n", ""},
      // Beside no page it dresses none, and its words may be the mail's.
      {"Subject: S\nContent-Type: text/css\n\nNo risk.\n", "S\n\n", "1 attachment: text/css; "},
      {"Subject: S\n" + multipart("mixed", {html, "Content-Type: text/javascript\n\nNo risk."}),
       "<title>S</title>\n<p>No <b>risk</b>.</p>\n", "1 attachment: text/javascript; "},
      {"Subject: S\n" + multipart("related", {plain, "Content-Type: font/woff\n\nNo risk."}), "S\n\nNo risk.\n",
       "1 attachment: font/woff; "},
      {"Subject: S\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + plain + " Cut", "S\n\nNo risk. Cut\n",
       "the end: the mail is cut off; "},
      {"Subject: S\nContent-Type: multipart/mixed\n\nNo boundary named.\n", "S\n\nNo boundary named.\n", ""},
      {"From someone Sat Nov 21\nSubject: S\n\nFrom a mailbox.\n", "S\n\nFrom a mailbox.\n", ""},
      {"Subject: S\nContent-Type: nonsense\n\nText.\n", "S\n\nText.\n", ""},
      {"Subject: S\n\n", "S\n\n", ""},
      {"Subject: S\nContent-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n\nTgBvAC4A\n",
       "S\n\nNo.\n", ""},
      {"Subject: S\nContent-Type: text/plain; charset=us-ascii\n\ncaf\xC3\xA9\n", "S\n\ncaf\xC3\xA9\n", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.mail);
    const ExtractResult result = extract_eml(row.mail);
    CHECK(text_of(result) == row.text);
    CHECK(left_out(result) == row.left_out);
    const bool missing =
        row.left_out.find("cut off") != std::string::npos || row.left_out.find("attachment") != std::string::npos;
    CHECK(std::get<Extracted>(result).incomplete == missing);
  }
}

TEST_CASE("words of a mail that only some programs show, or none, are said") {
  struct Row {
    std::string mail, left_out;
  };
  const std::string head = "Subject: S\nContent-Type: text/html; charset=utf-8\n\n";
  const std::string one = "1 passage for Outlook alone (a conditional comment), in other words; ";
  const std::string around = "1 passage before or behind the parts of the mail, which mail programs do not show; ";
  const std::string part = "--b\n" + plain + "\n--b--\n";
  const std::string parts = "Subject: S\nContent-Type: multipart/mixed; boundary=b\n\n";
  const std::string coded = "Subject: S\nContent-Transfer-Encoding: base64\n\nTm8gcmlzay4=\n";
  const std::vector<Row> rows = {
      {head + "<!--[if mso]><p>It has no risk.</p><![endif]--><p>We are open.</p>", one},
      {head + "<!-- [if (gte mso 9)|(IE)]><td>It has no risk.<![endif]--><p>We are open.</p>", one},
      {head + "<!--[if mso]><p>It has no risk.</p><p>No pain at all.</p><![endif]-->Open.",
       "2 passages for Outlook alone (conditional comments), in other words; "},
      // A button that is drawn once more, settings, tables, and what others show: the same words, or none.
      {head + "<!--[if mso]><v:rect href=\"x\"><center>Book a visit</center></v:rect><![endif]--><p>Book a visit</p>",
       ""},
      {head +
           "<!--[if mso]><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml><style>p {margin: 0}</style><![endif]-->Open.",
       ""},
      {head +
           "<!--[if mso]><table><tr><td width=\"600\"><![endif]--><p>We are open.</p><!--[if mso]></table><![endif]-->",
       ""},
      {head + "<!--[if !mso]><!--><p>It has no risk.</p><!--<![endif]-->", ""},
      {head + "<!-- It has no risk. --><p>We are open.</p>", ""},
      {head + "<!--[if mso]>It has no", one},
      // Around the parts.
      {parts + "It has no risk.\n" + part, around},
      {parts + part + "It has no risk.", around},
      {parts + "This is a multi-part message in MIME format.\n" + part + "\n", ""},
      {coded + "\n-- \nIt has no risk.\n", around},
      {coded, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.mail);
    CHECK(left_out(extract_eml(row.mail)) == row.left_out);
  }
}

TEST_CASE("what a mail says otherwise than it was read is said") {
  const std::string words = "Content-Type: text/plain\n\nOur cells have some side effects.";
  const std::string unlike = "Content-Type: text/plain\n\nOur cells have no side effects.";
  const std::string like =
      "Content-Type: text/html\n\n<h1>Our CELLS</h1><p>have <a href=x>some</a> side&nbsp;effects.</p>";
  struct Row {
    std::string mail, text, left_out;
    bool incomplete;
  };
  const std::string encoding =
      "what its letters mean in an encoding that is not known here (they were read as they stand): ";
  const std::string strange =
      "what its coded words are to other programs: its base64 holds characters that are none of it; ";
  const std::string charset = "what its bytes mean in a charset that is not known here (they were read in another): ";
  const std::vector<Row> rows = {
      {"Subject: S\nContent-Transfer-Encoding: Quoted-Printable (x)\n\nn=6F risk\n", "S\n\nno risk\n", "", false},
      {"Subject: S\nContent-Transfer-Encoding: x-uuencode\n\nbegin\n", "S\n\nbegin\n", encoding + "x-uuencode; ", true},
      {"Subject: S\nContent-Transfer-Encoding: base64\n\n-Tm8gcmlzay4=\n", "S\n\nNo risk.\n", strange, true},
      {"Subject: S\nContent-Transfer-Encoding: base64\n\nTm8=TmV2ZXI=\n", "S\n\nNoNever\n", strange, true},
      {"Subject: S\nContent-Transfer-Encoding: base64\n\n Tm8g\r\ncmlzay4=\n", "S\n\nNo risk.\n", "", false},
      {"Subject: S\nContent-Type: text/plain; charset=utf-7\n\nn+AG8- risk\n", "S\n\nn+AG8- risk\n",
       charset + "utf-7; ", true},
      {"Subject: S\nContent-Type: text/plain; charset=\"utf-8 (x)\"\n\nno\n", "S\n\nno\n", "", false},
      {"Subject: S\nContent-Type: text/plain (x); charset='utf-8'\n\nno\n", "S\n\nno\n", "", false},
      {"Subject: S\nContent-Type: text/plain; charset=unknown-8bit\n\nno\n", "S\n\nno\n", "", false},
      {"Subject: S\nContent-Type: text/plain; format=flowed; delsp=yes\n\nno ri \nsk\n", "S\n\nno risk\n", "", false},
      {"Subject: S\nContent-Type: text/plain; format=flowed\n\nno \nrisk\n", "S\n\nno \nrisk\n", "", false},
      {"Subject: S\nSubject: No risk\n\nText\n", "S\n\nText\n", "a second field with another value: subject; ", true},
      {"Subject: S\nSubject: S\n\nText\n", "S\n\nText\n", "", false},
      {"Subject: S\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nTm8=\n", "S\n\nTm8=\n",
       "a second field with another value: content-transfer-encoding; ", true},
      {"Subject: " + std::string(70'000, 'a') + "\n\nText\n", std::string(65'536, 'a') + "\n\nText\n",
       "the rest of a head that is too long; ", true},
      // Versions of the same text that are not read: named where their words are others.
      {"Subject: S\n" + multipart("alternative", {words, like}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "\n", "", false},
      {"Subject: S\n" + multipart("alternative", {words + "\nSee https://example.org/ now", like + "<p>See now</p>"}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "<p>See now</p>\n", "", false},
      {"Subject: S\n" + multipart("alternative", {unlike, like}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "\n",
       "1 other version of the text, in other words: text/plain; ", false},
      {"Subject: S\n" + multipart("alternative", {html, like}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "\n",
       "1 other version of the text, in other words: text/html; ", false},
      {"Subject: S\n" + multipart("alternative", {words, "Content-Type: text/x-amp-html\n\n<p>No risk</p>", like}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "\n",
       "1 other version of the text, in other words: text/x-amp-html; ", false},
      {"Subject: S\n" + multipart("alternative", {multipart("mixed", {unlike}), like}),
       "<title>S</title>\n" + like.substr(like.find("<h1>")) + "\n",
       "1 other version of the text, in other words: multipart/mixed; ", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.mail.substr(0, 2000));
    const ExtractResult result = extract_eml(row.mail);
    CHECK(text_of(result) == row.text);
    CHECK(left_out(result) == row.left_out);
    CHECK(std::get<Extracted>(result).incomplete == row.incomplete);
  }
}

TEST_CASE("a mail has a title and a day") {
  const ExtractResult result =
      extract_eml("Date: Sat, 21 Nov 2026 09:00:00 +0100\r\nSubject: Hope\r\n for all\r\n\r\nText.\r\n");
  const auto& mail = std::get<Extracted>(result);
  CHECK(mail.title == "Hope for all");
  CHECK(mail.date == "2026-11-21");
  CHECK(mail.media_type == MediaType::plain);
  CHECK(mail.places.empty());
}

TEST_CASE("what is no mail to read says why") {
  std::string many = "Subject: S\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 20'000; ++i) many += "--b\n\nx\n";
  std::string fields;
  for (int i = 0; i < 200'000; ++i) fields += "a:b\n";
  std::string words = "Subject: ";
  for (int i = 0; i < 9'000; ++i) words += "=?x?Q?";
  CHECK(text_of(extract_eml(words + "\n\nText.\n")).find("Text.") != std::string::npos);
  std::string deep = "Subject: S\n";
  for (int i = 0; i < 1000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  std::string mails = "Subject: S\n";
  for (int i = 0; i < 1000; ++i) mails += "Content-Type: message/rfc822\n\n";
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"Just some words.\n", "error damaged"},
      {"", "error damaged"},
      {"Note: no field of a mail\n\nwords\n", "error damaged"},
      {many, "error too_long"},
      {fields, "error damaged"},
      {deep, "error too_long"},
      {mails, "error too_long"},
      {"Subject: S\n" + multipart("encrypted", {plain}), "error encrypted"},
      {"Subject: S\nContent-Type: application/pkcs7-mime\n\nxx", "error encrypted"},
      {"Subject: S\n\n-----BEGIN PGP MESSAGE-----\nabc\n", "error encrypted"},
      {"From a Sat\nSubject: 1\n\none\n\nFrom b Sun\nSubject: 2\n\ntwo\n", "error binary: is a mailbox of several"},
      {"\r\n\nFrom a Sat\nSubject: 1\n\none\n\nFrom b Sun\nSubject: 2\n\ntwo\n",
       "error binary: is a mailbox of several"},
      {"\xEF\xBB\xBF\nFrom a Sat\nSubject: 1\n\none\n\nFrom b Sun\nSubject: 2\n\ntwo\n",
       "error binary: is a mailbox of several"},
  };
  for (const auto& row : rows) {
    const auto& mail = row.first;
    const auto& begins = row.second;
    CAPTURE(mail.substr(0, 60));
    CHECK(text_of(extract_eml(mail)).rfind(begins, 0) == 0);
  }
  ExtractLimits small;
  small.text_bytes = 10;
  CHECK(text_of(extract_eml("Subject: S\n\nmore than ten bytes\n", small)).rfind("error too_long", 0) == 0);
}

TEST_CASE("versions of another kind than words are named") {
  const std::string attached = "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nNo risk.";
  struct Row {
    std::string version, left_out;
    bool incomplete;
  };
  const std::vector<Row> rows = {
      {pdf, "1 attachment: prices.pdf; ", true},
      {attached, "1 attachment: a.txt; ", true},
      {"Content-Type: text/calendar\n\nNo risk.", "1 attachment: text/calendar; ", true},
      {"Content-Type: image/png\n\nx", "1 attached picture; ", false},
      {multipart("mixed", {plain, pdf}), "1 attachment: prices.pdf; ", true},
      {"Content-Type: text/markdown\n\nNo *risk*.", "", false},
      {"Content-Type: text/markdown\n\nNever any risk.", "1 other version of the text, in other words: text/markdown; ",
       false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.version);
    for (const bool first : {true, false}) {
      const ExtractResult result = extract_eml(
          "Subject: S\n" + multipart("alternative", first ? std::vector<std::string>{row.version, plain, html}
                                                          : std::vector<std::string>{plain, html, row.version}));
      CHECK(text_of(result) == "<title>S</title>\n<p>No <b>risk</b>.</p>\n");
      CHECK(left_out(result) == row.left_out);
      REQUIRE(std::holds_alternative<Extracted>(result));
      CHECK(std::get<Extracted>(result).incomplete == row.incomplete);
    }
  }
}

TEST_CASE("what one part leaves open hides no other") {
  const std::string second =
      "Content-Type: text/html\n\n<h2>Beds</h2><p>No risk &amp; dry.</p><blockquote>Cold.</blockquote>";
  for (const std::string open :
       {"<p>Hello all</p><!-- ", "<p>Hello all</p><a title=\"", "<p>Hello all</p><template>", "<p>Hello all</p><style>",
        "<p>Hello all</p><div hidden>", "<p>Hello all</p><textarea>", "<p>Hello all</p><select><option>Cold"}) {
    CAPTURE(open);
    const ExtractResult result =
        extract_eml("Subject: S\n" + multipart("mixed", {"Content-Type: text/html\n\n" + open, second}));
    CHECK(text_of(result).find("<h2>Beds</h2>\n<p>No risk &amp; dry.</p>\n<blockquote>Cold.</blockquote>\n") !=
          std::string::npos);
    CHECK(text_of(result).find("Hello all") != std::string::npos);
    CHECK(left_out(result) == "the marks around its words: one part would have hidden another; ");
  }
  const ExtractResult closed = extract_eml("Subject: S\n" + multipart("mixed", {html, plain, second}));
  CHECK(text_of(closed).find("<p>No <b>risk</b>.</p>") != std::string::npos);
  CHECK(left_out(closed).empty());
}

TEST_CASE("lines of a head that are no fields of a mail are read") {
  const std::string head = "From: a@b.c\nDate: 9 May 2025\nSubject: S\n";
  CHECK(text_of(extract_eml(head + "Side effects: none\nRisks: none\nX-Mailer: a b\n\nHello.\n")) ==
        "S\n\nSide effects: none\nrisks: none\n\nHello.\n");
  CHECK(text_of(extract_eml("Subject: S\nFrom: the house that is never cold\nDate: it never rains\n\nHello.\n")) ==
        "S\n\nfrom: the house that is never cold\ndate: it never rains\n\nHello.\n");
  CHECK(text_of(extract_eml(head + "Side-effects: none\n\nHello.\n")) == "S\n\nside-effects: none\n\nHello.\n");
  CHECK(text_of(extract_eml("Subject: S\nDate: Sat Nov 21 09:00:00 2026\n\nHello.\n")) == "S\n\nHello.\n");
  CHECK(text_of(extract_eml(head + "Received: from a\n by b\nList-Id: c\nSender: Ann\nCmm-Id: a=b/c\n\nHello.\n")) ==
        "S\n\nHello.\n");
}

TEST_CASE("mails with carriage returns for line ends") {
  std::string mail = "Subject: S\n" + multipart("mixed", {plain, pdf});
  const ExtractResult expected = extract_eml(mail);
  for (char& c : mail) c = c == '\n' ? '\r' : c;
  CHECK(text_of(extract_eml(mail)) == text_of(expected));
  CHECK(left_out(extract_eml(mail)) == left_out(expected));
  CHECK(text_of(extract_eml("Subject: S\r\rOne.\r\rTwo.")) == "S\n\nOne.\n\nTwo.\n");
}

TEST_CASE("mails cut anywhere are read as far as they go") {
  const std::string mail = "Subject: Hope\n" + multipart("mixed", {multipart("alternative", {plain, html}), pdf});
  for (std::size_t size = 14; size < mail.size(); ++size) {
    CAPTURE(size);
    CHECK(std::holds_alternative<Extracted>(extract_eml(mail.substr(0, size))));
  }
}

TEST_CASE("mails are known by their fields") {
  const std::vector<std::pair<std::string, bool>> rows = {
      {"From: a@b.c\nSubject: b\n\nText", true},
      {"From: a\nSubject: b\n\nText", false},
      {"Return-Path: <a>\r\nReceived: from b\r\n by c\r\n", true},
      {"From a Sat\nFrom: a@b.c\nDate: 9 May 2025\n", true},
      {"\xEF\xBB\xBF"
       "From: A <a@b.c>\nTo: b\n",
       true},
      {"From: a@b.c\rSubject: b\r\rText", true},
      {"From: a@b.c\nSubject: b\nX-cut o", true},
      {"Message-ID: <a@b>\nThread-Topic: a\nTo: b\n\n", true},
      {"Date: 12 March 2027\nFrom: 10 am to 3 pm\nRisks: none\n\nCome.", false},
      {"From: a@b.c\nDate: 12 March 2027\nRisks: none\n\nCome.", false},
      {"From: a@b.c\nSubject: b\nSide effects: none\n\nCome.", false},
      {"Subject: b\nFrom: the house that is never cold\n\nCome.", false},
      {"From: a@b.c\nDate: it is never cold here\n\nCome.", false},
      {"From: a@b.c\nTo: all of those who like it cold\n\nCome.", false},
      {"Note: this\nDate: today\n", false},
      {"Subject to change.\nFrom: a\nTo: b\n", false},
      {"<html>", false},
      {"", false}};
  for (const auto& row : rows) {
    const auto& head = row.first;
    const auto& expected = row.second;
    CAPTURE(head);
    CHECK(is_eml(head) == expected);
  }
}
