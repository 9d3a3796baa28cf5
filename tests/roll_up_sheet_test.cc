// The sheet by operator over the small archive of tests/roll_up, with the whole rulebook: goldens in four endings, and
// the facts read back from each. tools/accept_goldens writes the goldens anew.
#include "report/roll_up_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "app/builtin.h"
#include "app/site_table.h"
#include "check/check.h"
#include "intake/table_reader.h"
#include "places.h"
#include "roll_up_archive.h"
#include "rulebook/load.h"
#include "text/read.h"

namespace {

using namespace overclaim;
using nlohmann::json;

const LoadedRulebook& loaded() {
  static const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  static const LoadedRulebook rulebook = load_rulebook(layers);
  return rulebook;
}

const RollUp& sheet() {
  static const RollUp made = [] {
    RollUpOptions options;
    options.sites.rows = std::get<std::vector<SiteRow>>(read_sites(test::roll_up_file("sites.csv"), "sites.csv"));
    options.criteria = site_criteria(*loaded().rulebook);
    RollUpMaker maker(options);
    std::uint64_t offset = 0;
    for (const test::ArchivedFile& page : test::roll_up_pages()) {
      const Document document =
          read_document(page.html, {"clinics.warc", MediaType::html, ""}, loaded().rulebook->language);
      CheckOptions check_options;
      check_options.as_of = page.date.substr(0, 10);
      Report report = check(document, *loaded().rulebook, check_options);
      report.tool = {};  // it changes with every rule
      report.record = Record{page.uri, page.date, offset, page.html.size()};
      offset += 1000;
      maker.add(report);
    }
    return maker.finish();
  }();
  return made;
}

RollUpContext context() { return {&loaded().words, &*loaded().rulebook, nullptr, "en"}; }

std::map<std::string, std::string> endings() {
  const Sheet page = roll_up_sheet(sheet(), context());
  return {{"md", sheet_markdown(page)},
          {"html", sheet_html(page)},
          {"json", roll_up_json(sheet(), context())},
          {"csv", roll_up_csv(sheet(), context())}};
}

// Rows of the CSV by column, read by the reader of tables.
std::vector<std::map<std::string, std::string>> csv_rows(const std::string& csv) {
  std::size_t at = 0;
  TableOptions options;
  options.text_field = "table";
  options.id_field = "operator";
  options.date_field = "day";
  auto opened = TableReader::open(
      [&](std::size_t most) {
        std::string piece = csv.substr(at, most);
        at += piece.size();
        return std::optional<std::string>(piece);
      },
      TableFormat::csv, options);
  std::vector<std::map<std::string, std::string>> rows;
  while (const std::optional<TableRow> row = std::get<TableReader>(opened).next()) {
    REQUIRE(!row->error);
    std::map<std::string, std::string> cells(row->columns.begin(), row->columns.end());
    cells["table"] = row->text, cells["operator"] = row->id, cells["day"] = row->date;
    rows.push_back(std::move(cells));
  }
  return rows;
}

std::string cell_of(const json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string joined;
  for (const json& one : value) joined += (joined.empty() ? "" : " ") + one.get<std::string>();
  return joined;
}

// The guard of the CSV taken away again.
std::string unguarded(const std::string& cell) {
  return cell.size() > 1 && cell[0] == '\'' && std::string("=+-@").find(cell[1]) != std::string::npos ? cell.substr(1)
                                                                                                      : cell;
}

// Text of HTML and of Markdown, without mark-up and escapes.
std::string plain(const std::string& text, bool html) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (html && text[i] == '<') {
      i = std::min(text.find('>', i), text.size());
    } else if (!html && text[i] == '\\') {
      if (++i < text.size()) out += text[i];
    } else {
      out += text[i];
    }
  }
  for (const auto& [entity, sign] : std::vector<std::pair<std::string, std::string>>{
           {"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = out.find(entity); at != out.npos; at = out.find(entity, at + 1))
      out.replace(at, entity.size(), sign);
  }
  return out;
}

}  // namespace

TEST_CASE("the sheet by operator is as accepted") {
  const bool accept = std::getenv("OVERCLAIM_ACCEPT_GOLDENS") != nullptr;
  for (const auto& [ending, text] : endings()) {
    const std::string name = "clinics." + ending;
    CAPTURE(name);
    if (accept) {
      std::ofstream(std::string(test::source_dir) + "/tests/roll_up/" + name, std::ios::binary) << text;
      continue;
    }
    const std::string accepted = test::roll_up_file(name);
    const auto differs = std::mismatch(accepted.begin(), accepted.end(), text.begin(), text.end());
    const auto from = static_cast<std::size_t>(differs.first - accepted.begin());
    const std::size_t line = from == 0 ? 0 : accepted.rfind('\n', from - 1) + 1;
    CHECK(accepted.substr(line, 200) == text.substr(std::min(line, text.size()), 200));
    CHECK(accepted.size() == text.size());
  }
}

TEST_CASE("what the small archive is there to show") {
  const auto& operators = sheet().operators;
  REQUIRE(operators.size() == 4);
  CHECK(operators[0].name == "Harbourlight Regenerative");
  CHECK(operators[1].name == "Lindenbrook Cell House");
  CHECK(operators[2].name == "Old Pier Wellness");  // the same address, two years before
  CHECK(operators[3].name == "Stonefield Clinic, Ltd");
  CHECK(operators[1].pages == 2);
  CHECK(operators[1].documents == 3);
  CHECK(operators[1].same_bytes == 1);
  CHECK(operators[2].claims.empty());
  CHECK_FALSE(operators[2].looked_for_not_said);
  CHECK(operators[3].claims.empty());
  // One sentence on two sites; "There are no side effects." and "No risks." are too short to tell.
  REQUIRE(sheet().shared.size() == 1);
  REQUIRE(sheet().shared[0].sites.size() == 2);
  CHECK(sheet().shared[0].sites[0].name == "Lindenbrook Cell House");
  CHECK(sheet().shared[0].sites[0].at.day == "2021-04-10");
}

TEST_CASE("JSON and CSV hold the same rows and cells") {
  const auto texts = endings();
  const json root = json::parse(texts.at("json"));
  CHECK(root["schema"] == "overclaim-roll-up/1");
  const auto rows = csv_rows(texts.at("csv"));
  std::size_t at = 0;
  for (const char* table :
       {"notes", "operators", "claims", "careful", "strongest", "not_said", "disclaimers", "shared"}) {
    for (const json& row : root[table]) {
      REQUIRE(at < rows.size());
      CAPTURE(row.dump());
      CHECK(rows[at].at("table") == table);
      for (const auto& [key, value] : row.items()) {
        CAPTURE(key);
        REQUIRE(rows[at].count(key) == 1);
        CHECK(unguarded(rows[at].at(key)) == cell_of(value));
      }
      ++at;
    }
  }
  CHECK(at == rows.size());
}

TEST_CASE("Markdown and HTML tell what the tables hold") {
  const auto texts = endings();
  const json root = json::parse(texts.at("json"));
  const std::string markdown = plain(texts.at("md"), false), html = plain(texts.at("html"), true);
  std::size_t facts = 0;
  for (const std::string* text : {&markdown, &html}) {
    const auto stands = [&](const std::string& fact) {
      ++facts;
      CAPTURE(fact);
      CAPTURE(text == &html);
      CHECK(text->find(fact) != text->npos);
    };
    for (const json& row : root["notes"]) stands(row["text"]);
    for (const json& row : root["operators"]) {
      stands(row["operator"]);
      for (const json& host : row["hosts"]) stands(host);
      for (const json& day : row["days"]) stands(day);
    }
    for (const char* table : {"claims", "careful"}) {
      for (const json& row : root[table]) {
        stands(row["sentence"]);
        stands(row["message"]);
        stands("Rule " + row["rule"].get<std::string>());
        stands("finding " + row["finding"].get<std::string>());
        stands("Line " + row["line"].dump() + ", column " + row["column"].dump() + ". " +
               row["uri"].get<std::string>() + ", saved on " + row["day"].get<std::string>());
        if (!row["condition"].is_null() && table == std::string("claims"))
          stands("About " + row["condition"].get<std::string>());
        stands(row["of_pages"] == 1 ? "On the page read."
                                    : "On " + row["pages"].dump() + " of " + row["of_pages"].dump() + " pages.");
      }
    }
    for (const json& row : root["strongest"]) stands(row["sentence"]);
    for (const json& row : root["not_said"]) stands(row["text"]);
    for (const json& row : root["disclaimers"]) stands(row["text"]);
    for (const json& row : root["shared"])
      stands(row["operator"].get<std::string>() + ": " + row["pages"].dump() + " page");
  }
  CHECK(facts > 300);
}

TEST_CASE("operators are never ordered by what they claim") {
  std::vector<std::string> names;
  for (const OperatorRollUp& one : sheet().operators) names.push_back(one.name);
  CHECK(std::is_sorted(names.begin(), names.end()));
  const std::string csv = endings().at("csv"), columns = csv.substr(0, csv.find('\n'));
  CHECK(columns.find("score") == columns.npos);
}

TEST_CASE("limits that were reached stand above all") {
  RollUp full = sheet();
  full.limits = {3, 4, 5};
  full.most_documents = 30, full.most_claims = 40, full.most_places = 50;
  const std::vector<std::string> notes = roll_up_notes(full, context());
  REQUIRE(notes.size() >= 4);
  CHECK(notes[1].find("3 texts more were read and left out, as this sheet holds 30") != std::string::npos);
  CHECK(notes[2].find("4 findings in further sentences were left out, as this sheet holds 40") != std::string::npos);
  CHECK(notes[3].find("5 times a page was not counted with a claim, as this sheet holds 50") != std::string::npos);
}

TEST_CASE("our own words on many pages name no one and judge no one") {
  const std::string text = sheet_markdown(roll_up_sheet(sheet(), context()));
  for (const char* word : {"fraud", "scam", "illegal", "quack", "liar", "worst"}) {
    CAPTURE(std::string(word));
    CHECK(text.find(word) == text.npos);
  }
}
