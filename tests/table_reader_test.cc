#include "intake/table_reader.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace overclaim;
using namespace std::string_literals;

namespace {

// Gives `bytes` in pieces of `piece`; fails behind `fails_at`.
ByteSource source_of(std::string bytes, std::size_t piece = 1U << 20U, std::size_t fails_at = std::string::npos) {
  auto at = std::make_shared<std::size_t>(0);
  return [bytes = std::move(bytes), piece, fails_at, at](std::size_t most) -> std::optional<std::string> {
    if (*at >= fails_at) return std::nullopt;
    std::string out = bytes.substr(*at, std::min({most, piece, fails_at - *at}));
    *at += out.size();
    return out;
  };
}

std::string shown(const TableRow& row) {
  std::string out = std::to_string(row.number) + "@" + std::to_string(row.line) + " ";
  if (row.error) return out + row.error->code + ": " + row.error->message;
  out += row.id.empty() ? "" : row.id + " ";
  out += row.date.empty() ? "" : row.date + " ";
  out += "[" + row.text + "]";
  for (const auto& [name, value] : row.columns) out += " " + name + "=" + value;
  return out;
}

// All rows, a line each, or the error of opening.
std::string rows_of(ByteSource source, TableFormat format, const TableOptions& options = {}) {
  std::variant<TableReader, ReportError> opened = TableReader::open(std::move(source), format, options);
  if (const auto* error = std::get_if<ReportError>(&opened)) return error->code + ": " + error->message;
  std::string out;
  while (const std::optional<TableRow> row = std::get<TableReader>(opened).next()) out += shown(*row) + "\n";
  return out;
}

std::string csv(const std::string& bytes, const TableOptions& options = {}) {
  const std::string out = rows_of(source_of(bytes), TableFormat::csv, options);
  for (const std::size_t piece : {1U, 2U, 3U, 7U})
    CHECK(rows_of(source_of(bytes, piece), TableFormat::csv, options) == out);
  return out;
}

std::string utf16(const std::string& ascii, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : ascii) out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return out;
}

}  // namespace

TEST_CASE("rows of CSV") {
  struct Row {
    std::string bytes, expected;
  };
  const std::vector<Row> rows = {
      {"id,text\n7,No risk.\n", "1@2 7 [No risk.]\n"},
      {"id;text\r\n7;\"No risk; none.\"\r\n8;Yes", "1@2 7 [No risk; none.]\n2@3 8 [Yes]\n"},
      {"id\ttext\n7\tNo, none.\n", "1@2 7 [No, none.]\n"},
      {"id|text\n7|No.\n", "1@2 7 [No.]\n"},
      {"\xEF\xBB\xBFtext,id\n\"No \"\"risk\"\".\",7\n", "1@2 7 [No \"risk\".]\n"},
      {"text,id\n\"Two\nlines\r\nand more\",7\nnext,8\n", "1@2 7 [Two\nlines\r\nand more]\n2@5 8 [next]\n"},
      {"sep=;\nid;text\n1;a,b\n", "1@3 1 [a,b]\n"},
      {"text\nNo risk, no pain\n\"quoted, too\"\n", "1@2 [No risk, no pain]\n2@3 [quoted, too]\n"},
      {"Anything\nOne column.\n", "1@2 [One column.]\n"},
      {"id,text\n\n\r\n1,a\n\n\n2,b\n\n", "1@4 1 [a]\n2@7 2 [b]\n"},
      {"id,text\r1,a\r2,b", "1@2 1 [a]\n2@3 2 [b]\n"},
      {"Ad Text,Ad ID,Date,Clinic\nCure,9,2026-01-02,\"Hope, Inc\"\n", "1@2 9 2026-01-02 [Cure] Clinic=Hope, Inc\n"},
      {"id,text,\n1,a,b\n", "1@2 1 [a] column 3=b\n"},
      {"id,text\n1,\n", "1@2 1 []\n"},
      {"id,text\n1,\"\"\n", "1@2 1 []\n"},
      {"id,text\n1,5\" wide\n", "1@2 1 [5\" wide]\n"},
      {"", ""},
      {"\n\n", ""},
      {"id,text\n", ""},
      // Bad rows cost themselves only.
      {"id,text\n1\n2,b\n3,c,d\n4,e\n",
       "1@2 row: line 2: the row has 1 field where the first line names 2\n2@3 2 [b]\n"
       "3@4 row: line 4: the row has 3 fields where the first line names 2\n4@5 4 [e]\n"},
      {"id,text\n1,\"a\" b\n2,c\n",
       "1@2 row: line 2: something stands behind a closing quote; quotes inside a field are written twice\n2@3 2 "
       "[c]\n"},
      {"id,text\n1,\"never closed\n2,b\n3,c\n",
       "1@2 row: line 2: a quote is opened and never closed\n2@3 2 [b]\n3@4 3 [c]\n"},
      {"id,text\n1,\"open\n2,\"b\"\n",
       "1@2 row: line 2: something stands behind a closing quote; quotes inside a field are written twice\n2@3 2 "
       "[b]\n"},
      // Charsets.
      {"id,text\n1,caf\xE9 \x93no risk\x94 f\xFCr alle\n",
       "1@2 1 [caf\xC3\xA9 \xE2\x80\x9Cno risk\xE2\x80\x9D f\xC3\xBCr alle]\n"},
      {"id,text\n1,caf\xC3\xA9\n2,caf\xE9 f\xFCr alle\n", "1@2 1 [caf\xC3\xA9]\n2@3 2 [caf\xC3\xA9 f\xC3\xBCr alle]\n"},
      {utf16("id,text\n1,\"a\nb\"\n2,c\n", false), "1@2 1 [a\nb]\n2@4 2 [c]\n"},
      {utf16("id,text\r\n1,a\r\n", true), "1@2 1 [a]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(csv(row.bytes) == row.expected);
  }
}

TEST_CASE("a sentence in the place of the only name is told, as it may be a text") {
  const auto told = [](const std::string& name, const std::string& line) {
    return "0@" + line + " row: line " + line +
           ": the first row was taken for the name of the column and not checked: \"" + name +
           "\"; put a row with a name such as text above it, or say that it is a name with --text-field\n";
  };
  const auto letters = [](int count) {
    std::string all;
    while (count-- > 0) all += "\u00E9";
    return all;
  };
  struct Row {
    std::string bytes, told_name, rows;
  };
  const std::vector<Row> rows = {
      {"There are no side effects.\nIt cures.\n", "There are no side effects.", "1@2 [It cures.]\n"},
      {"\"No risks, no pain, no wait.\"\r\nIt cures.\r\n", "No risks, no pain, no wait.", "1@2 [It cures.]\n"},
      {"There are no risks\n", "There are no risks", ""},
      {"sep=;\nWe  cure all children\nIt cures.\n", "We  cure all children", "1@3 [It cures.]\n"},
      {"a" + letters(31) + " b c d\nIt cures.\n", "a" + letters(29), "1@2 [It cures.]\n"},  // cut between letters
      // Names, and tables of which one column is the text by its name.
      {"text\nIt cures.\n", "", "1@2 [It cures.]\n"},
      {"What they say\nIt cures.\n", "", "1@2 [It cures.]\n"},
      {"text;What was said about it\nIt cures.;x\n", "", "1@2 [It cures.] What was said about it=x\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(csv(row.bytes) ==
          (row.told_name.empty() ? "" : told(row.told_name, row.bytes.starts_with("sep=") ? "2" : "1")) + row.rows);
  }
  TableOptions named;
  named.text_field = "What does the clinic say?";
  CHECK(csv("What does the clinic say?\nIt cures.\n", named) == "1@2 [It cures.]\n");
}

TEST_CASE("columns are named, or found by their names, or asked for") {
  TableOptions named;
  named.text_field = "ANZEIGE";
  named.id_field = "nummer";
  CHECK(csv("nummer,Anzeige,text\n1,a,b\n", named) == "1@2 1 [a] text=b\n");
  named.date_field = "day";
  CHECK(csv("nummer,anzeige\n1,a\n", named) ==
        "columns: has no column \"day\" (--date-field); its columns are: nummer, anzeige");
  named.text_field = "nothing";
  CHECK(csv("nummer,anzeige\n", named) ==
        "columns: has no column \"nothing\" (--text-field); its columns are: nummer, anzeige");
  CHECK(csv("nummer,anzeige\n1,a\n") ==
        "columns: has no column whose name says that it holds the text; name it with --text-field. Its columns are: "
        "nummer, anzeige");
  // Two of one name: the words of the other would not be read, and nobody told.
  struct Row {
    std::string header, field, said;
  };
  for (const Row& row : std::vector<Row>{{"id,text,text", "", "columns: has 2 columns of the name \"text\""},
                                         {"TEXT,id,Text", "", "columns: has 2 columns of the name \"TEXT\""},
                                         {"ad-text,Ad Text", "", "columns: has 2 columns of the name \"ad-text\""},
                                         {"note,words,words", "words", "columns: has 2 columns of the name \"words\""},
                                         {"Note,NOTE", "note", "columns: has 2 columns of the name \"Note\""},
                                         {"text,Text", "Text", "1@2 [b] text=a\n"},
                                         {"Text,text", "", "1@2 [b] Text=a\n"},
                                         {"text,body", "text", "1@2 [a] body=b\n"},
                                         {"text,body", "",
                                          "columns: has several columns whose names say that they hold "
                                          "the text, and only one is read; name it with "
                                          "--text-field: text, body"},
                                         {"Ad Text,id,Caption", "", "columns: has several columns"},
                                         {"text,note,note", "", "1@2 [a] note=b note=c\n"}}) {
    CAPTURE(row.header);
    TableOptions options;
    options.text_field = row.field;
    std::string fields = "a,b,c,d\n";
    const auto count = static_cast<std::size_t>(std::count(row.header.begin(), row.header.end(), ','));
    fields = fields.substr(0, 2 * count + 1);
    CHECK(csv(row.header + "\n" + fields + "\n", options).rfind(row.said, 0) == 0);
  }
  CHECK(csv("\"id,text\n1,a\n").rfind("columns: begins with a line that does not name its columns: line 1", 0) == 0);
  const auto opened = TableReader::open(source_of("message,created at,library-id\n"), TableFormat::csv);
  CHECK(std::get<TableReader>(opened).text_field() == "message");
  CHECK(std::get<TableReader>(opened).date_field() == "created at");
  CHECK(std::get<TableReader>(opened).id_field() == "library-id");
}

TEST_CASE("headlines and titles are read above the text, and stay among the columns") {
  struct Row {
    std::string bytes, expected;
  };
  const std::vector<Row> rows = {
      {"id,headline,description\n1,No risk.,Hello.\n", "1@2 1 [No risk.\n\nHello.] headline=No risk.\n"},
      {"title;text\nNo risk;Hello\n", "1@2 [No risk\n\nHello] title=No risk\n"},
      {"text,Ad Headline,Subject\nHello,No risk,Hope\n",
       "1@2 [No risk\n\nHope\n\nHello] Ad Headline=No risk Subject=Hope\n"},
      {"title,text\nNo risk,<p>Hello\n", "1@2 [<h1>No risk</h1>\n<p>Hello] title=No risk\n"},
      {"title,text\nAll about <style> here,<p>Hello\n",
       "1@2 [<h1>All about &lt;style> here</h1>\n<p>Hello] title=All about <style> here\n"},
      {"title,text\nNo,None of it\n", "1@2 [No\n\nNone of it] title=No\n"},
      {"title,text\nNo risk,\n", "1@2 [No risk\n\n] title=No risk\n"},
      // Nothing to add.
      {"title,text\n,Hello\n", "1@2 [Hello] title=\n"},
      {"title,text\nNo risk,No risk at all\n", "1@2 [No risk at all] title=No risk\n"},
      {"headline\nNo risk\n", "1@2 [No risk]\n"},
      {"place,text\nNo risk,Hello\n", "1@2 [Hello] place=No risk\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(csv(row.bytes) == row.expected);
  }
  // Who names the column of the texts, or takes the title for something else, has said what it is.
  TableOptions named;
  named.text_field = "text";
  CHECK(csv("title,text\nNo risk,Hello\n", named) == "1@2 [Hello] title=No risk\n");
  TableOptions by_title;
  by_title.id_field = "title";
  CHECK(csv("title,text\nNo risk,Hello\n", by_title) == "1@2 No risk [Hello]\n");

  const auto jsonl = [](const std::string& bytes) { return rows_of(source_of(bytes), TableFormat::jsonl); };
  CHECK(jsonl("{\"text\":\"Hi\"}\n{\"title\":\"No risk.\",\"text\":\"Hi\"}\n") ==
        "1@1 [Hi]\n2@2 [No risk.\n\nHi] title=No risk.\n");
  CHECK(jsonl("{\"title\":[\"A\",\"B\"],\"text\":\"Hi\"}\n") == "1@1 [A\n\nB\n\nHi] title=[\"A\",\"B\"]\n");
  CHECK(jsonl("{\"title\":7,\"text\":\"Hi\"}\n") == "1@1 [Hi] title=7\n");
  CHECK(jsonl("{\"title\":\"A\",\"title\":\"B\",\"text\":\"Hi\"}\n") ==
        "1@1 row: line 1: \"title\" stands there more than once; give each a key of its own\n");
}

TEST_CASE("places of the rows are those of the file") {
  const auto check = [](const std::string& bytes, std::string (*written)(std::string_view)) {
    std::variant<TableReader, ReportError> opened = TableReader::open(source_of(bytes, 5), TableFormat::csv);
    std::string out;
    while (const std::optional<TableRow> row = std::get<TableReader>(opened).next()) {
      out += written(std::string_view(bytes).substr(row->offset, row->length)) + "|";
    }
    return out;
  };
  const auto as_it_is = [](std::string_view text) { return std::string(text); };
  const auto halved = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) out += text[i];
    return out;
  };
  const std::string table = "id;text\r\n1;\"a\r\nb\"\r\n\r\n2;\"x\" y\r\n3;c";
  const std::string expected = "1;\"a\r\nb\"|2;\"x\" y|3;c|";
  CHECK(check(table, as_it_is) == expected);
  CHECK(check("\xEF\xBB\xBF" + table, as_it_is) == expected);
  CHECK(check(utf16(table, false), halved) == expected);
  // A character of four bytes in UTF-16 before others.
  const std::string pair = "\xFF\xFEt\0e\0x\0t\0\n\0\x3D\xD8\x00\xDE\n\0c\0"s;
  std::variant<TableReader, ReportError> opened = TableReader::open(source_of(pair, 3), TableFormat::csv);
  auto& reader = std::get<TableReader>(opened);
  CHECK(reader.next()->text == "\xF0\x9F\x98\x80");
  CHECK(reader.next()->offset == 18);
}

TEST_CASE("TSV has quotes or plain words") {
  const auto tsv = [](const std::string& bytes) { return rows_of(source_of(bytes), TableFormat::tsv); };
  CHECK(tsv("id\ttext\n1\t\"a\tb\"\n") == "1@2 1 [a\tb]\n");
  CHECK(tsv("id\ttext\n1\t\"Safe\" they say\n2\tb, c; d\n") == "1@2 1 [\"Safe\" they say]\n2@3 2 [b, c; d]\n");
  CHECK(tsv("id\ttext\n1\t\"open\n2\tb\n") == "1@2 1 [\"open]\n2@3 2 [b]\n");
  CHECK(tsv("text\nOne; two, three\n") == "1@2 [One; two, three]\n");
}

TEST_CASE("rows of JSONL") {
  const auto jsonl = [](const std::string& bytes, const TableOptions& options = {}) {
    return rows_of(source_of(bytes, 3), TableFormat::jsonl, options);
  };
  std::string deep = "{\"text\":";
  for (int i = 0; i < 100'000; ++i) deep += "[";
  CHECK(jsonl("{\"id\":7,\"text\":\"No "
              "\\u201Crisk\\\"\",\"n\":1.5,\"tags\":[\"a\"],\"none\":null}\r\n\r\n{\"text\":\"\"}") ==
        "1@1 7 [No \xE2\x80\x9Crisk\"] n=1.5 tags=[\"a\"] none=\n2@3 []\n");
  CHECK(jsonl("{\"ad_creative_bodies\":[\"One.\",\"Two.\"],\"id\":\"x\"}") == "1@1 x [One.\n\nTwo.]\n");
  CHECK(jsonl("{\"text\":\"a\"}\n{\"text\":5}\n{\"id\":1}\n{\"text\":null}\nbroken\n[1]\n{\"text\":\"caf\xE9 f\xFCr "
              "alle\"}\n" +
              deep + "\n{\"text\":\"b\"}\n") ==
        "1@1 [a]\n2@2 row: line 2: \"text\" is no string\n3@3 row: line 3: \"text\" is missing\n"
        "4@4 row: line 4: \"text\" is missing\n5@5 row: line 5: broken JSON; each line is one object\n"
        "6@6 row: line 6: JSON, but no object; each line is one object\n7@7 [caf\xC3\xA9 f\xC3\xBCr alle]\n"
        "8@8 row: line 8: the JSON nests deeper than 256 levels\n9@9 [b]\n");
  CHECK(jsonl("broken\n{\"text\":\"b\"}\n") == "1@1 row: line 1: broken JSON; each line is one object\n2@2 [b]\n");
  CHECK(jsonl("{\"a\":1,\"b\":2}\n").rfind("columns: has no column whose name", 0) == 0);
  CHECK(jsonl("x\n{\"a\":1,\"b\":2}\n{\"text\":\"lost?\"}\n").find("2@2 columns: has no column") != std::string::npos);
  CHECK(jsonl("") == "");
  CHECK(jsonl("{\"text\":\"a\",\"text\":\"b\"}\n{\"text\":\"c\"}\n") ==
        "1@1 row: line 1: \"text\" stands there more than once; give each a key of its own\n2@2 [c]\n");
  CHECK(jsonl("{\"text\":\"a\"}\n{\"id\":1,\"text\":\"b\",\"te\\u0078t\":\"c\"}\n") ==
        "1@1 [a]\n2@2 row: line 2: \"text\" stands there more than once; give each a key of its own\n");
  CHECK(jsonl(std::string("{\"text\":\"a\"}\0 more\n{\"text\":\"b\"}\n", 32)) ==
        "1@1 row: line 1: the row holds a byte of zero, which is no text\n2@2 [b]\n");
  CHECK(jsonl("{\"id\":1,\"id\":2,\"text\":\"a\"}\n") ==
        "1@1 row: line 1: \"id\" stands there more than once; give each a key of its own\n");
  CHECK(jsonl("{\"date\":\"2020-01-01\",\"text\":\"a\",\"date\":\"2024-01-01\"}\n") ==
        "1@1 row: line 1: \"date\" stands there more than once; give each a key of its own\n");
  CHECK(jsonl("{\"text\":\"a\",\"by\":{\"text\":\"b\",\"text\":\"c\"},\"Text\":\"d\"}\n") ==
        "1@1 [a] by={\"text\":\"b\",\"text\":\"c\"} Text=d\n");
  TableOptions named;
  named.text_field = "b";
  CHECK(jsonl("{\"a\":1,\"b\":\"x\"}\n", named) == "1@1 [x] a=1\n");
}

TEST_CASE("a later row of JSONL with another text than the one that is read is told") {
  const auto jsonl = [](const std::string& bytes, const std::string& text_field = "") {
    TableOptions options;
    options.text_field = text_field;
    return rows_of(source_of(bytes), TableFormat::jsonl, options);
  };
  const std::string told = "\" says that it holds the text, and \"";
  CHECK(jsonl("{\"foo\":\"a\"}\n{\"foo\":\"b\",\"text\":\"c\"}\n{\"foo\":\"d\"}\n") ==
        "1@1 [a]\n2@2 row: line 2: \"text" + told +
            "foo\" is read; name the one to be read with --text-field\n3@3 [d]\n");
  CHECK(jsonl("{\"text\":\"a\"}\n{\"text\":\"b\",\"Ad Text\":[\"c\"]}\n").find("\"Ad Text" + told) !=
        std::string::npos);
  CHECK(jsonl("{\"Text\":\"a\"}\n{\"Text\":\"b\",\"text\":\"c\"}\n").find("\"text" + told) != std::string::npos);
  // Nothing is lost with one that is empty, and whoever names the column has named all that is to be read.
  CHECK(jsonl("{\"text\":\"a\"}\n{\"text\":\"b\",\"body\":\"\",\"post\":null,\"copy\":[]}\n") ==
        "1@1 [a]\n2@2 [b] body= post= copy=[]\n");
  CHECK(jsonl("{\"text\":\"a\"}\n{\"text\":\"b\",\"comment\":12,\"copy\":true}\n") ==
        "1@1 [a]\n2@2 [b] comment=12 copy=true\n");
  CHECK(jsonl("{\"text\":\"a\"}\n{\"text\":\"b\",\"body\":\"c\"}\n", "text") == "1@1 [a]\n2@2 [b] body=c\n");
}

TEST_CASE("values of JSON are shown as they stand there") {
  const auto shown_value = [](const std::string& value) {
    const std::string row = rows_of(source_of("{\"text\":\"a\",\"v\":" + value + "}\n"), TableFormat::jsonl);
    return row.starts_with("1@1 [a] v=") && row.ends_with('\n') ? row.substr(10, row.size() - 11) : row;
  };
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\"b\\n\"", "b\n"},
      {"null", ""},
      {"[ ]", "[]"},
      {"{ }", "{}"},
      {"[1, -2, 0.5, true, null, \"x\\ty\"]", "[1,-2,0.5,true,null,\"x\\ty\"]"},
      {"{\"z\": {\"b\": [[1], {}], \"a\": \"\"}, \"y\": 2}", "{\"z\":{\"b\":[[1],{}],\"a\":\"\"},\"y\":2}"},
      {"[\"b\", \"c\"]", "[\"b\",\"c\"]"},
      {"7", "7"},
  };
  for (const auto& row : rows) {
    const std::string value = row.first;
    CAPTURE(value);
    CHECK(shown_value(value) == row.second);
  }
}

TEST_CASE("objects of many keys cost no more than their bytes") {
  std::string line = "{\"text\":\"a\"", nested = "{\"text\":\"a\",\"n\":{\"k\":0";
  for (int i = 0; i < 200'000; ++i) {
    line += ",\"" + std::to_string(i) + "\":0";
    nested += ",\"" + std::to_string(i) + "\":0";
  }
  const std::string out = rows_of(source_of(line + "}\n" + nested + "}}\n"), TableFormat::jsonl);
  CHECK(out.starts_with("1@1 [a] 0=0 1=0 "));
  CHECK(out.find("\n2@2 [a] n={\"k\":0,\"0\":0,") != std::string::npos);
}

TEST_CASE("a record that is too long is an error, and reading goes on behind it") {
  const std::string much(17U << 20U, 'x');
  const std::string table = "id,text\n1,a\n2,\"" + much + "\nmore\"\n3,b\n";
  CHECK(rows_of(source_of(table), TableFormat::csv) == "1@2 1 [a]\n2@3 row: line 3: the row has " +
                                                           std::to_string(much.size() + 9) +
                                                           " bytes, more than 16 MiB; it was passed over\n3@5 3 [b]\n");
  const std::string line = "{\"text\":\"a\"}\n" + much + "\n{\"text\":\"b\"}\n";
  CHECK(rows_of(source_of(line), TableFormat::jsonl) == "1@1 [a]\n2@2 row: line 2: the row has " +
                                                            std::to_string(much.size()) +
                                                            " bytes, more than 16 MiB; it was passed over\n3@3 [b]\n");
  CHECK(rows_of(source_of("id,text\n1,\"" + much), TableFormat::csv).rfind("1@2 row: line 2: the row has", 0) == 0);
}

TEST_CASE("a file that cannot be read on ends with an error") {
  const std::string table = "id,text\n1,a\n2,b\n";
  CHECK(rows_of(source_of(table, 4, 12), TableFormat::csv) ==
        "1@2 1 [a]\n2@3 not_readable: could not be read to its end; try again, or copy it first\n");
  CHECK(rows_of(source_of(table, 4, 14), TableFormat::csv) ==
        "1@2 1 [a]\n2@3 not_readable: could not be read to its end; try again, or copy it first\n");
  CHECK(rows_of(source_of(table, 4, 0), TableFormat::csv).rfind("not_readable", 0) == 0);
  CHECK(rows_of(source_of(table, 4, 4), TableFormat::csv).rfind("not_readable", 0) == 0);
}

TEST_CASE("lines that leave quotes open do not cost each other time") {
  std::string table = "id,text\n";
  for (int i = 0; i < 50'000; ++i) table += std::to_string(i) + ",\"open\n";
  std::size_t rows = 0;
  std::variant<TableReader, ReportError> opened = TableReader::open(source_of(table), TableFormat::csv);
  while (std::get<TableReader>(opened).next()) ++rows;
  CHECK(rows == 50'000);
}

TEST_CASE("tables are known by name, JSONL by content too") {
  CHECK(table_format("", "ads.CSV") == TableFormat::csv);
  CHECK(table_format("", "ads.tsv") == TableFormat::tsv);
  CHECK(table_format("", "ads.ndjson") == TableFormat::jsonl);
  CHECK(table_format("{\"text\":\"a\"}\n{\"te", "-") == TableFormat::jsonl);
  CHECK_FALSE(table_format("{\n \"text\":\"a\"}\n", "-"));
  CHECK_FALSE(table_format("{a}\n", "-"));
  CHECK_FALSE(table_format("id,text\n1,a\n", "-"));
  CHECK_FALSE(table_format("", "csv"));
}
