#include "report/reference_formats.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/builtin.h"
#include "report/reconciliation.h"
#include "rulebook/load.h"
#include "small_reference.h"
#include "text/display_width.h"

using namespace overclaim;
using nlohmann::json;

namespace {

const LoadedRulebook& small() {
  static const LoadedRulebook loaded = [] {
    static const test::Files files = test::small_reference();
    const std::vector<std::vector<NamedBytes>> layers = {test::views_of(files)};
    return load_rulebook(layers);
  }();
  REQUIRE(loaded.rulebook);
  return loaded;
}

const LoadedRulebook& builtin() {
  static const LoadedRulebook loaded = [] {
    const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
    return load_rulebook(layers);
  }();
  REQUIRE(loaded.rulebook);
  return loaded;
}

std::string written(const LoadedRulebook& loaded, const char* format, const ReferenceSelection& selection,
                    bool in_full = false, TerminalStyle style = {}) {
  return find_reference_format(format)->write({&selection, &*loaded.rulebook, &builtin().words, style, in_full});
}

ReferenceSelection of(const std::vector<std::string>& ids) {
  return std::get<ReferenceSelection>(select_by_id(small().rulebook->reference, ids));
}

// Reads RFC 4180 as a program of its own would: rows of cells.
std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    std::string& cell = rows.back().back();
    if (quoted) {
      if (csv[i] == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
        cell += csv[++i];
      } else if (csv[i] == '"') {
        quoted = false;
      } else {
        cell += csv[i];
      }
    } else if (csv[i] == '"') {
      quoted = true;
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
    } else if (csv[i] == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
      ++i;
      rows.emplace_back(1);
    } else {
      cell += csv[i];
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("BibTeX escapes what TeX would read, and never counts a brace of a title") {
  CHECK(written(small(), "bibtex", of({"doe-2020", "office-2021"})) ==
        "@article{doe-2020,\n"
        "  author = {Doe, J. and von Bahr, Jr, K. L. and {River House} and others},\n"
        "  title = {{=Walking \\& \\textbraceleft{}cells\\textbraceright{}: 100 \\% of \\$5\\_000, \"so\" they say}},\n"
        "  journal = {Journal of Examples},\n"
        "  year = {2020},\n"
        "  doi = {10.1000/Xyz_1},\n"
        "  pmid = {12345},\n"
        "  url = {https://example.org/a_b},\n"
        "  seen = {abstract, 2026-11-20}\n"
        "}\n"
        "\n"
        "@misc{office-2021,\n"
        "  title = {{Notice to patients}},\n"
        "  howpublished = {Health Office},\n"
        "  year = {2021},\n"
        "  url = {https://example.org/notice},\n"
        "  seen = {secondary, not recorded}\n"
        "}\n");
  CHECK(written(small(), "bibtex", {}).empty());
}

TEST_CASE("a statement is cited by the works it rests on") {
  const std::string all = written(small(), "bibtex", of({"harm.documented"}));
  CHECK(all.find("@misc{office-2021,") == 0);
  CHECK(all.find("@article{doe-2020,") != all.npos);
  CHECK(written(small(), "bibtex", of({"palsy.walking"})).find("unseen") == std::string::npos);
}

TEST_CASE("CSL-JSON has names in parts, days as numbers, and says how a work was seen") {
  const json items = json::parse(written(small(), "csl-json", of({"doe-2020", "office-2021"})));
  CHECK(items[0] == json::parse(R"({
    "id": "doe-2020", "type": "article-journal",
    "author": [{"family": "Doe", "given": "J."}, {"family": "von Bahr", "given": "K. L.", "suffix": "Jr"},
               {"literal": "River House"}],
    "issued": {"date-parts": [[2020]]}, "title": "=Walking & {cells}: 100 % of $5_000, \"so\" they say",
    "container-title": "Journal of Examples", "DOI": "10.1000/Xyz_1", "PMID": "12345", "URL": "https://example.org/a_b",
    "accessed": {"date-parts": [[2026, 11, 20]]},
    "custom": {"seen_as": "abstract", "seen_where": "https://example.org/abstract", "seen_when": "2026-11-20",
               "authors_complete": false}})"));
  CHECK(items[1]["type"] == "report");
  CHECK_FALSE(items[1].contains("author"));
  CHECK_FALSE(items[1].contains("accessed"));
}

// Names of csl-data.json of citationstyles.org, of those we may come to use.
TEST_CASE("all built-in works are CSL-JSON items of known fields and types, and BibTeX entries of balanced braces") {
  const std::set<std::string> fields = {"id",  "type", "author", "issued",   "title", "container-title",
                                        "DOI", "PMID", "URL",    "accessed", "custom"};
  const std::set<std::string> types = {"article-journal", "dataset", "document", "legal_case", "legislation", "report"};
  const std::set<std::string> name_parts = {"family", "given", "suffix", "literal"};
  const ReferenceSelection all = select(*builtin().rulebook, {});
  const json items = json::parse(written(builtin(), "csl-json", all));
  CHECK(items.size() > 80);
  for (const json& item : items) {
    const std::string id = item["id"];
    CAPTURE(id);
    for (const auto& [key, value] : item.items()) CHECK_MESSAGE(fields.count(key) == 1, key);
    CHECK(types.count(item["type"]) == 1);
    if (!item.contains("author")) continue;
    for (const json& name : item["author"]) {
      for (const auto& [key, value] : name.items()) CHECK_MESSAGE(name_parts.count(key) == 1, key);
      CHECK(name.contains("literal") != name.contains("family"));
    }
  }
  const std::string bibtex = written(builtin(), "bibtex", all);
  std::size_t entries = 0, open = 0;
  std::set<std::string> keys;
  for (std::size_t i = 0; i < bibtex.size(); ++i) {
    if (bibtex[i] == '@' && open == 0) {
      ++entries;
      const std::size_t brace = bibtex.find('{', i);
      CHECK(keys.insert(bibtex.substr(brace + 1, bibtex.find(',', brace) - brace - 1)).second);
    }
    if (bibtex[i] == '{') ++open;
    if (bibtex[i] == '}') {
      REQUIRE(open > 0);
      --open;
    }
  }
  CHECK(open == 0);
  CHECK(entries == items.size());
}

TEST_CASE("CSV has a row a statement, a work and a figure, all of one length, and no formula") {
  const auto rows = rows_of(written(small(), "csv", of({"palsy.walking", "doe-2020"})));
  REQUIRE(rows.size() == 5);  // header, statement, work, two figures: nobody saw the third
  for (const auto& row : rows) CHECK(row.size() == rows[0].size());
  const auto cell = [&](std::size_t row, const char* column) {
    const auto found = std::find(rows[0].begin(), rows[0].end(), column);
    REQUIRE(found != rows[0].end());
    return rows[row][static_cast<std::size_t>(found - rows[0].begin())];
  };
  struct Row {
    std::size_t row;
    const char *column, *text;
  };
  const Row expected[] = {
      {1, "kind", "statement"},
      {1, "id", "palsy.walking"},
      {1, "search_words", "palsy walking"},
      {1, "valid_to", "2024-12-18"},
      {2, "kind", "work"},
      {2, "title", "'=Walking & {cells}: 100 % of $5_000, \"so\" they say"},
      {2, "authors", "Doe J; von Bahr KL Jr; River House"},
      {2, "all_authors", "false"},
      {2, "n", "40"},
      {2, "blinded", "true"},
      {3, "kind", "figure"},
      {3, "id", "doe-2020/1"},
      {3, "of_work", "doe-2020"},
      {3, "value", "-1.4"},
      {3, "seen_where", "https://example.org/abstract"},
      {4, "id", "doe-2020/2"},
      {4, "seen_as", "secondary"},
      {4, "denominator", "40"},
  };
  for (const Row& row : expected) {
    CAPTURE(std::string(row.column));
    CHECK(cell(row.row, row.column) == row.text);
  }
}

TEST_CASE("JSON of all entries is the data of the list, without what nobody saw") {
  const json whole = json::parse(written(small(), "json", select(*small().rulebook, {})));
  CHECK(whole["schema"] == "overclaim-reference/1");
  CHECK(whole["as_of"] == "2026-11-20");
  const test::Files files = test::small_reference();
  json works = json::parse(files.at("corpus/reference/works/small.json"))["works"];
  works.erase(2);
  works[0]["results"].erase(2);
  json given = whole["works"];
  CHECK(given[0]["named_by"] == json::parse(R"({"statements": ["harm.documented", "palsy.walking"],
                                                "rules": ["safety.no-risks"]})"));
  for (json& work : given) work.erase("named_by");
  CHECK(given == works);
  CHECK(whole["statements"] == json::parse(files.at("corpus/reference/statements/small.json"))["statements"]);
}

TEST_CASE("a list is a line an entry, cut to the width") {
  const ReferenceSelection all = select(*small().rulebook, {});
  TerminalStyle style;
  style.width = 100;
  CHECK(written(small(), "text", all, false, style) ==
        "harm.documented  harm high         Harms have been reported.\n"
        "palsy.walking    unknown low       It has not been shown to help children walk.\n"
        "doe-2020         2020 rct_blinded  =Walking & {cells}: 100 % of $5_000, \"so\" they say\n"
        "office-2021      2021 regulator    Notice to patients\n");
  style.width = 40;  // too narrow for the middle column
  CHECK(written(small(), "text", all, false, style) ==
        "harm.documented  Harms have been report\u2026\n"
        "palsy.walking    It has not been shown\u2026\n"
        "doe-2020         =Walking & {cells}: 10\u2026\n"
        "office-2021      Notice to patients\n");
}

TEST_CASE("a work in full says of each figure who saw it, where and when") {
  CHECK(written(small(), "text", of({"doe-2020"}), true) ==
        "doe-2020\n"
        "  =Walking & {cells}: 100 % of $5_000, \"so\" they say\n"
        "  Doe J, von Bahr KL Jr, River House and others (2020). Journal of Examples.\n"
        "  https://doi.org/10.1000/Xyz_1   PubMed 12345\n"
        "\n"
        "  What it is      a trial drawn by lot in which people did not know what they\n"
        "                  were given\n"
        "  How many        40\n"
        "  Compared        yes\n"
        "  Blinded         yes\n"
        "  Treatment       cord blood\n"
        "  Condition       river palsy\n"
        "  How given       into a vein\n"
        "  Age             2 to 6 years\n"
        "  Watched for     12 months\n"
        "  Also called     the River trial\n"
        "\n"
        "What it found, and who saw it\n"
        "  Walking fell by 1.4 points.\n"
        "    Figure: -1.4 points. Outcome: walk.\n"
        "    Its abstract was read: https://example.org/abstract, 2026-11-20.\n"
        "  Three of 40 children had fever.\n"
        "    Figure: 3 of 40 children.\n"
        "    Read in a copy, not in the paper: a news page. The day was not recorded.\n"
        "\n"
        "Who saw it\n"
        "  Its abstract was read: https://example.org/abstract, 2026-11-20.\n"
        "  The abstract was read.\n"
        "\n"
        "Statements that rest on it\n"
        "  harm.documented  Harms have been reported.\n"
        "  palsy.walking  It has not been shown to help children walk.\n"
        "\n"
        "Rules that name it\n"
        "  safety.no-risks  Says there is no risk.\n");
}

TEST_CASE("a statement in full says what it rests on, for how long it holds, and what was searched") {
  const std::string text = written(small(), "text", of({"palsy.walking"}), true);
  for (const char* line :
       {"  Fair wording    It has not been shown to help children walk.\n", "  Evidence        nothing was shown\n",
        "  Certainty       low, in our own reading\n", "  Where           US\n",
        "  Holds           from 2020-01-01, until 2024-12-18\n", "  Reviewed        2026-11-19\n",
        "  Searched        Looked for in a public index, with the words palsy walking,\n                  until "
        "2026-11-01.\n",
        "    Figure: -1.4 points. Outcome: walk.\n      Its abstract was read: https://example.org/abstract, "
        "2026-11-20.\n",
        "  \"It helps children walk.\" We found no good study that shows this.\n"}) {
    CAPTURE(text);
    CHECK_MESSAGE(text.find(line) != text.npos, line);
  }
  CHECK(text.find("unseen") == text.npos);
  CHECK(text.find("Nobody saw this") == text.npos);
}

TEST_CASE("every built-in entry in full fits a narrow and a wide terminal, and links only where links are taken") {
  const ReferenceSelection all = select(*builtin().rulebook, {});
  for (const std::size_t width : {40U, 80U, 100U}) {
    TerminalStyle style;
    style.width = width;
    const std::string text =
        written(builtin(), "text", all, true, style) + written(builtin(), "text", all, false, style);
    CHECK(text.find('\033') == text.npos);
    std::istringstream lines(text);
    std::string widest;
    for (std::string line; std::getline(lines, line);) {
      if (display_width(line) > display_width(widest)) widest = line;
    }
    CAPTURE(widest);
    CHECK(display_width(widest) <= width);
  }
  TerminalStyle links;
  links.hyperlinks = true;
  CHECK(written(builtin(), "text", all, true, links).find("\033]8;;https://doi.org/") != std::string::npos);
}

TEST_CASE("names to match a spreadsheet with are those pages are read with, and ids are known") {
  const std::vector<NamedEntity> entities = named_entities(*small().rulebook);
  std::string line;
  for (const NamedEntity& entity : entities) line += entity.id + " ";
  CHECK(line == "condition.any condition.palsy therapy.any therapy.cell therapy.cord-blood doe-2020 office-2021 ");
  CHECK(entities[1].names == std::vector<std::string>{"river palsy", "RP"});
  CHECK(entities[1].broader == "condition.any");
  CHECK(entities[5].names == std::vector<std::string>{"=Walking & {cells}: 100 % of $5_000, \"so\" they say",
                                                      "10.1000/Xyz_1", "12345", "the River trial"});

  const json whole = json::parse(reconciliation_json(*small().rulebook));
  for (const char* key : {"versions", "name", "identifierSpace", "schemaSpace", "defaultTypes"}) {
    CAPTURE(std::string(key));
    CHECK(whole.contains(key));
  }
  REQUIRE(whole["entities"].size() == entities.size());
  CHECK(whole["entities"][0]["broader"].is_null());
  std::set<std::string> types;
  for (const json& type : whole["defaultTypes"]) types.insert(type["id"]);
  for (const json& entity : whole["entities"]) {
    CHECK(types.count(entity["type"][0]["id"]) == 1);
    CHECK(entity["names"][0] == entity["name"]);
  }
  const auto rows = rows_of(reconciliation_csv(*small().rulebook));
  CHECK(rows[0] == std::vector<std::string>{"name", "id", "type", "label"});
  CHECK(rows[3] == std::vector<std::string>{"river palsy", "condition.palsy", "condition", "river palsy"});
}
