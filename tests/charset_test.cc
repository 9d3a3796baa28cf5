#include "text/charset.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "hand_rulebook.h"
#include "text/positions.h"
#include "text/read.h"
#include "text/utf8.h"

using namespace overclaim;
using namespace std::string_view_literals;
using namespace overclaim::test;

namespace {

// The bytes of UTF-8 text in a charset, by ICU; nothing where a character of it has none.
std::optional<std::string> encoded(std::string_view text, const char* converter_name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* utf8 = ucnv_open("UTF-8", &status);
  UConverter* converter = ucnv_open(converter_name, &status);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string bytes(text.size() * 4 + 64, '\0');
  char* target = bytes.data();
  const char* source = text.data();
  ucnv_convertEx(converter, utf8, &target, bytes.data() + bytes.size(), &source, source + text.size(), nullptr, nullptr,
                 nullptr, nullptr, 1, 1, &status);
  ucnv_close(utf8);
  ucnv_close(converter);
  if (U_FAILURE(status)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(target - bytes.data()));
  return bytes;
}

Rulebook risk_rulebook() {
  RulebookSource source = hand_source();
  source.rules.push_back(hand_rule("safety.no-risks", {"no {risk}"}));
  return built(source);
}

struct Encoding {
  std::string_view charset;
  const char* converter;
  std::vector<std::string> letters;  // that it can write
};

const std::vector<Encoding>& encodings() {
  static const std::vector<Encoding> rows = {
      {"windows-1252", "windows-1252", {"\u201C", "\u201D", "\u2019", "\u00FC", "\u00DF", "\u20AC", "\u2013"}},
      {"windows-1251", "windows-1251", {"\u043D", "\u0435", "\u0442", "\u00AB", "\u2014"}},
      {"koi8-r", "KOI8-R", {"\u043D", "\u0435", "\u0442", "\u042F", "\u00A9"}},
      {"gb18030", "gb18030", {"\u6CA1", "\u6709", "\u3002", "\U0001F600", "\u20AC", "\u00FC", "\u201C"}},
      {"gbk", "GBK", {"\u6CA1", "\u6709", "\u3002", "\u201C", "\u526F"}},
      {"big5", "Big5", {"\u6C92", "\u6709", "\u3002", "\u526F"}},
      {"shift_jis", "ibm-943_P15A-2003", {"\u526F", "\u4F5C", "\u7528", "\u3002", "\u30BD", "\u8868", "\uFF76"}},
      {"euc-jp", "EUC-JP", {"\u526F", "\u4F5C", "\u7528", "\u3002", "\u30BD"}},
      {"iso-2022-jp", "ISO-2022-JP", {"\u526F", "\u4F5C", "\u7528", "\u3002"}},
      {"euc-kr", "windows-949", {"\uBD80", "\uC791", "\uC6A9", "\u3002"}},
      {"utf-16le", "UTF-16LE", {"\u201C", "\u6CA1", "\U0001F600", "\u043D", "\u00FC"}},
      {"utf-16be", "UTF-16BE", {"\u201C", "\u6CA1", "\U0001F600", "\u043D", "\u00FC"}},
      {"iso-8859-2", "ISO-8859-2", {"\u0142", "\u0159", "\u00FC"}},
      {"macintosh", "macintosh", {"\u201C", "\u00FC", "\u2022"}},
  };
  return rows;
}

}  // namespace

TEST_CASE("labels mean what browsers mean by them, and every name can be decoded") {
  const std::vector<std::pair<std::string_view, std::string_view>> rows = {
      {"utf8", "utf-8"},
      {"ISO-8859-1", "windows-1252"},
      {" us-ascii\n", "windows-1252"},
      {"latin1", "windows-1252"},
      {"ISO-8859-9", "windows-1254"},
      {"gb2312", "gbk"},
      {"GBK", "gbk"},
      {"gb18030", "gb18030"},
      {"Windows-31J", "shift_jis"},
      {"sjis", "shift_jis"},
      {"ks_c_5601-1987", "euc-kr"},
      {"utf-16", "utf-16le"},
      {"tis-620", "windows-874"},
      {"koi8-ru", "koi8-u"},
      {"", ""},
      {"utf", ""},
      {"latin", ""},
      {"utf-8 utf8", ""},
      {"hz-gb-2312", ""},
  };
  for (const auto& [label, name] : rows) {
    CAPTURE(label);
    CHECK(charset_of_label(label) == name);
  }
  for (const std::string_view name : charset_names()) {
    CAPTURE(name);
    CHECK(charset_of_label(name) == name);
    if (name == "utf-8") continue;
    const std::string_view word = name == "utf-16le" ? "o\0k\0"sv : name == "utf-16be" ? "\0o\0k"sv : "ok"sv;
    const DecodedInput decoded = decode(word, name);
    CHECK(decoded.text == "ok");
    CHECK(decoded.bad_bytes == 0);
  }
  const std::vector<std::string_view> names = charset_names();
  CHECK(std::is_sorted(names.begin(), names.end()));
}

TEST_CASE("the charset is what mark, declaration, validity and looks say, in this order") {
  const std::string russian = *encoded(
      "\u0423 \u043D\u0430\u0441 \u043D\u0435\u0442 \u043F\u043E\u0431\u043E\u0447\u043D\u044B\u0445 "
      "\u044D\u0444\u0444\u0435\u043A\u0442\u043E\u0432, \u0438 \u044D\u0442\u043E \u0432\u0430\u0436\u043D\u043E "
      "\u0434\u043B\u044F \u0432\u0441\u0435\u0445 \u0440\u043E\u0434\u0438\u0442\u0435\u043B\u0435\u0439.",
      "KOI8-R");
  const std::string japanese = *encoded(
      "\u3053\u306E\u6CBB\u7642\u306B\u306F\u526F\u4F5C\u7528\u304C\u3042\u308A\u307E\u305B\u3093\u3002"
      "\u307F\u306A\u3055\u3093\u306E\u5065\u5EB7\u306E\u305F\u3081\u306B\u6BCE\u65E5\u306E\u751F\u6D3B\u306E"
      "\u4E2D\u3067\u884C\u3044\u307E\u3059\u3002",
      "ibm-943_P15A-2003");
  const std::string chinese = *encoded(
      "\u8FD9\u79CD\u6CBB\u7597\u6CA1\u6709\u526F\u4F5C\u7528\uFF0C\u6211\u4EEC\u7684\u533B\u751F\u5728\u4E2D\u56FD"
      "\u5DE5\u4F5C\u4E86\u4E00\u5E74\u3002\u4ED6\u4EEC\u662F\u5F88\u597D\u7684\u4EBA\uFF0C\u4E0D\u8BF4\u5047\u8BDD"
      "\u3002",
      "gb18030");
  struct Row {
    std::string what, input;
    bool html;
    std::string_view expected;
  };
  const Row rows[] = {
      {"nothing", "", true, "utf-8"},
      {"ASCII", "<p>ok", true, "utf-8"},
      {"a mark", "\xEF\xBB\xBF<meta charset=koi8-r>", true, "utf-8"},
      {"a mark of UTF-16", "\xFF\xFE<\0p\0>\0", true, "utf-16le"},
      {"a mark of UTF-16, the other way", std::string("\xFE\xFF\0<", 4), true, "utf-16be"},
      {"UTF-16 without a mark", std::string("n\0o\0 \0r\0i\0s\0k\0", 14), false, "utf-16le"},
      {"the other way", std::string("\0n\0o\0 \0r\0i\0s\0k", 14), false, "utf-16be"},
      {"a declaration", "<meta charset=\"KOI8-R\"><p>\xC1", true, "koi8-r"},
      {"in text it is none", "<meta charset=\"KOI8-R\"> caf\xE9", false, "windows-1252"},
      {"http-equiv", "<META content='text/html; charset=gb2312' http-equiv=Content-Type>", true, "gbk"},
      {"http-equiv is needed", "<meta name=x content='text/html; charset=gb2312'><p>caf\xE9", true, "windows-1252"},
      {"latin1 is windows-1252", "<meta charset=iso-8859-1><p>\x93", true, "windows-1252"},
      {"a lie: not valid", "<meta charset=utf-8><p>caf\xE9", true, "utf-8"},
      {"a lie: valid UTF-8", "<meta charset=latin1><p>caf\xC3\xA9", true, "windows-1252"},
      {"that lie seen in three characters", "<meta charset=latin1><p>\u201CNo risks\u201D, caf\u00E9", true, "utf-8"},
      {"a declaration cannot be in UTF-16", "<meta charset=utf-16><p>caf\xC3\xA9", true, "utf-8"},
      {"in a comment it is none", "<!-- <meta charset=koi8-r> --><meta charset=big5>", true, "big5"},
      {"in an attribute neither", "<p title='<meta charset=koi8-r>'><meta charset=big5>", true, "big5"},
      {"the first that is known", "<meta charset=bogus><meta charset=big5>", true, "big5"},
      {"XML says it too", "<?xml version='1.0' encoding='Shift_JIS'?><html>", true, "shift_jis"},
      {"late in the head", std::string(1100, ' ') + "<meta charset=koi8-r>", true, "koi8-r"},
      {"behind a long script",
       "<!doctype html><html><head><SCRIPT>" + std::string(1100, '/') +
           "<p></x><meta charset=koi8-r></script><link href=a><title>"
           "<meta charset=koi8-u></title><meta charset=gbk><p>\x81\x30",
       true, "gbk"},
      {"the early one goes before", "<meta charset=big5>" + std::string(1100, ' ') + "<meta charset=koi8-r>", true,
       "big5"},
      {"behind the head", std::string(1100, ' ') + "</head><meta charset=koi8-r>", true, "utf-8"},
      {"in the body", std::string(1100, ' ') + "<p><meta charset=koi8-r>", true, "utf-8"},
      {"too late", std::string(70'000, ' ') + "<meta charset=koi8-r>", true, "utf-8"},
      {"valid UTF-8", "caf\xC3\xA9", false, "utf-8"},
      {"UTF-8 cut off", "na\xC3\xAFve caf\xC3\xA9 \xE2\x80", false, "utf-8"},
      {"damaged UTF-8", "\u00E9\u00E8\u00FC\u00E4\u00F6\u00DF\u201C\u201D\u2013\u20AC \xFF", false, "utf-8"},
      {"few high bytes", "It\x92s safe.", false, "windows-1252"},
      {"curly quotes", "\x93No side effects\x94, they say. It\x92s na\xEFve.", false, "windows-1252"},
      {"Russian", russian, false, "koi8-r"},
      {"Japanese", japanese, false, "shift_jis"},
      {"Chinese", chinese, false, "gb18030"},
      {"Japanese mail", *encoded("\u526F\u4F5C\u7528", "ISO-2022-JP"), false, "iso-2022-jp"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(decide_charset(row.input, row.html) == row.expected);
  }
}

TEST_CASE("decoding gives U+FFFD for what is not valid, counts it, and knows where each character stood") {
  struct Row {
    std::string what;
    std::string_view charset, input, text;
    std::uint64_t bad_bytes;
    std::vector<OffsetRange> characters;
  };
  const std::vector<Row> rows = {
      {"one byte each", "windows-1252", "\x93\xFC.\x81", "\u201C\u00FC.\u0081", 0, {{0, 1}, {1, 2}, {2, 3}, {3, 4}}},
      {"no such letter", "iso-8859-7", "a\xFF", "a\uFFFD", 1, {{0, 1}, {1, 2}}},
      {"two bytes and four", "gb18030", "\xC3\xBB\x94\x39\xFC\x36", "\u6CA1\U0001F600", 0, {{0, 2}, {2, 6}}},
      {"the euro of old Chinese pages", "gbk", "\x80", "\u20AC", 0, {{0, 1}}},
      {"a lead byte by itself", "gbk", "\xC3", "\uFFFD", 1, {{0, 1}}},
      {"a broken pair keeps its letter", "shift_jis", "\x95\x20z", "\uFFFD z", 1, {{0, 1}, {1, 2}, {2, 3}}},
      {"a backslash as second byte", "shift_jis", "\x95\x5Cz", "\u8868z", 0, {{0, 2}, {2, 3}}},
      {"a pair of surrogates", "utf-16le", "\x3D\xD8\x00\xDE"sv, "\U0001F600", 0, {{0, 4}}},
      {"lone surrogates", "utf-16le", "\x3D\xD8z\0\x00\xDE"sv, "\uFFFDz\uFFFD", 4, {{0, 2}, {2, 4}, {4, 6}}},
      {"half a unit at the end", "utf-16be", "\0a\0"sv, "a\uFFFD", 1, {{0, 2}, {2, 3}}},
      {"marks stay", "utf-16be", "\xFE\xFF\0a\xFE\xFF"sv, "\uFEFFa\uFEFF", 0, {{0, 2}, {2, 4}, {4, 6}}},
      {"shifts belong to the letter before", "iso-2022-jp", "\x1B$B\x49\x7B\x1B(Bz", "\u526Fz", 0, {{0, 8}, {8, 9}}},
      {"nothing", "koi8-r", "", "", 0, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const DecodedInput decoded = decode(row.input, row.charset);
    CHECK(decoded.text == row.text);
    CHECK(decoded.bad_bytes == row.bad_bytes);
    std::vector<OffsetRange> characters;
    for (std::size_t at = 0; at < decoded.text.size();) {
      const std::size_t size = code_point_at(decoded.text, at).size;
      characters.push_back(decoded.to_input.input_of({at, at + size}));
      CHECK(decoded.to_input.decoded_of(characters.back().begin) == at);
      at += size;
    }
    CHECK(characters == row.characters);
    CHECK(decoded.to_input.input_of({0, decoded.text.size()}) == OffsetRange{0, row.input.size()});
  }
}

TEST_CASE("a map knows long gaps, empty pieces and its own end") {
  InputMap map;
  CHECK(map.is_identity());
  CHECK(map.input_of({3, 9}) == OffsetRange{3, 9});
  map.append(1, 1);
  map.skip(100000);
  for (int i = 0; i < 600; ++i) map.append(3, 2);
  map.append(2, 0);  // with the next one
  map.append(2, 70);
  map.append(1, 1);
  const std::uint64_t end = 100001 + 1200 + 71;
  CHECK(map.input_of({0, 1}) == OffsetRange{0, 100001});
  CHECK(map.input_of({1, 4}) == OffsetRange{100001, 100003});
  CHECK(map.input_of({2, 3}) == OffsetRange{100001, 100003});
  CHECK(map.input_of({1 + 3 * 500, 1 + 3 * 502}) == OffsetRange{101001, 101005});
  CHECK(map.input_of({1801, 1803}) == OffsetRange{101201, 101271});
  CHECK(map.input_of({1803, 1805}) == OffsetRange{101201, 101271});
  CHECK(map.input_of({1805, 1806}) == OffsetRange{101271, end});
  CHECK(map.input_of({1806, 1806}) == OffsetRange{end, end});
  CHECK(map.decoded_of(0) == 0);
  CHECK(map.decoded_of(500) == 0);
  CHECK(map.decoded_of(101001) == 1501);
  CHECK(map.decoded_of(101002) == 1501);
  CHECK(map.decoded_of(end) == 1806);
  InputMap copy;
  copy.append(map, {1, 1});
  copy.append(map, {1, 1801});
  copy.append(map, {1801, 1806});
  for (std::uint64_t at = 0; at < 1805; ++at) {
    const OffsetRange place = copy.input_of({at, at + 1}), original = map.input_of({at + 1, at + 2});
    CHECK(place == OffsetRange{original.begin - 100001, original.end - 100001});
  }
}

TEST_CASE("a finding's place counts bytes as given, units and columns of the decoded page") {
  const Rulebook rulebook = risk_rulebook();
  for (const Encoding& row : encodings()) {
    std::string around;
    for (const std::string& letter : row.letters) around += letter;
    const std::string page = "<p>" + around + "</p>\r\n<p>" + around + " \"There are no side&#32;effects\" " + around;
    CAPTURE(row.charset);
    const std::string input = encoded(page, row.converter).value();
    const Document document = read_document(input, {"", MediaType::html, std::string(row.charset)}, rulebook.language);
    CHECK(document.bad_bytes == 0);
    const Report report = check(document, rulebook);
    CHECK(report.coverage.skipped.empty());
    REQUIRE(report.findings.size() == 1);
    const Finding& finding = report.findings[0];
    CHECK(finding.quote == "no side effects");
    CHECK(report.charset == row.charset);
    CHECK(decode_slice(input, {finding.span.begin, finding.span.end}, row.charset) == "no side&#32;effects");
    const std::uint64_t in_page = page.find("no side");
    CHECK(finding.span.begin == encoded(page.substr(0, in_page), row.converter).value().size());
    const Position wanted = positions_of(page, std::vector<std::uint64_t>{in_page}).front();
    CHECK(finding.utf16_begin == wanted.utf16);
    CHECK(finding.line == 2);
    CHECK(finding.column == wanted.column);
  }
}

TEST_CASE("a page says the same in every charset that can write it, and each sentence leads back to its bytes") {
  const Rulebook rulebook = risk_rulebook();
  std::mt19937 random(11);
  const std::vector<std::string> common = {"no side effects", " ", " ",  "\r\n", "\n\n", ". ",
                                           "Cells ",          "a", "- ", "1. "};
  for (const Encoding& row : encodings()) {
    CAPTURE(row.charset);
    const std::string charset(row.charset);
    const bool shifts = charset == "iso-2022-jp";
    for (int round = 0; round < 40; ++round) {
      std::string text;
      for (unsigned i = 0; i < 60; ++i) {
        const auto& from = random() % 2 == 0 ? common : row.letters;
        text += from[random() % from.size()];
      }
      CAPTURE(text);
      const std::string input = encoded(text, row.converter).value();
      for (const MediaType type : {MediaType::plain, MediaType::html, MediaType::markdown}) {
        const Document plain = read_document(text, {"", type, "utf-8"}, rulebook.language);
        const Document document = read_document(input, {"", type, charset}, rulebook.language);
        REQUIRE(document.text == plain.text);
        REQUIRE(document.blocks.size() == plain.blocks.size());
        for (std::size_t b = 0; b < plain.blocks.size(); ++b) {
          CHECK(document.blocks[b].kind == plain.blocks[b].kind);
          for (const Sentence& sentence : plain.blocks[b].sentences) {
            const SourceSpan in_utf8 = plain.source_of(sentence.span), place = document.source_of(sentence.span);
            const std::string wanted = text.substr(in_utf8.begin, in_utf8.end - in_utf8.begin);
            CHECK(decode_slice(input, {place.begin, place.end}, charset) == wanted);
            if (!shifts) CHECK(place.begin == encoded(text.substr(0, in_utf8.begin), row.converter).value().size());
          }
        }
        const Report expected = check(plain, rulebook), report = check(document, rulebook);
        REQUIRE(report.findings.size() == expected.findings.size());
        for (std::size_t i = 0; i < report.findings.size(); ++i) {
          CHECK(report.findings[i].quote == expected.findings[i].quote);
          CHECK(report.findings[i].fingerprint == expected.findings[i].fingerprint);
          CHECK(report.findings[i].utf16_begin == expected.findings[i].utf16_begin);
          CHECK(report.findings[i].column == expected.findings[i].column);
        }
        CHECK(report.coverage.skipped.size() == expected.coverage.skipped.size());
      }
    }
  }
}

TEST_CASE("bytes of no charset at all are read to their end") {
  std::mt19937 random(5);
  for (const std::string_view charset : charset_names()) {
    CAPTURE(charset);
    for (int round = 0; round < 20; ++round) {
      std::string bytes;
      for (unsigned i = 0; i < 200; ++i) bytes += static_cast<char>(random() % 256);
      const Document document = read_document(bytes, {"", MediaType::plain, std::string(charset)}, {});
      for (const Block& block : document.blocks) {
        const SourceSpan place = document.source_of(block.span);
        CHECK(place.begin <= place.end);
        CHECK(place.end <= bytes.size());
      }
    }
  }
}
