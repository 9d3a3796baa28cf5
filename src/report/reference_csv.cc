// One table for works, figures and statements, so that a search, which finds all of them, is one file too; columns that
// an entry has not are empty. Three files were not taken: --output names one. Covered by
// tests/reference_formats_test.cc.
#include <array>
#include <map>
#include <optional>

#include "report/csv.h"
#include "report/reference_formats.h"

namespace overclaim {
namespace {

constexpr std::array columns = {"kind",         "id",
                                "of_work",      "intervention",
                                "condition",    "outcome",
                                "population",   "route",
                                "authors",      "all_authors",
                                "year",         "title",
                                "venue",        "doi",
                                "pmid",         "url",
                                "design",       "n",
                                "controlled",   "blinded",
                                "age",          "follow_up_months",
                                "aliases",      "value",
                                "denominator",  "unit",
                                "text",         "seen_as",
                                "seen_where",   "seen_when",
                                "verification", "ceiling",
                                "direction",    "certainty",
                                "claims",       "refutes",
                                "summary",      "honest",
                                "works",        "jurisdiction",
                                "valid_from",   "valid_to",
                                "reviewed",     "search_where",
                                "search_words", "search_until"};

using Row = std::map<std::string_view, std::string>;

std::string joined_by(const std::vector<std::string>& texts, std::string_view separator) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : std::string(separator)) + text;
  return line;
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }
std::string flag(const std::optional<bool>& value) { return !value ? "" : *value ? "true" : "false"; }

void add_seen(const Seen& seen, Row& row) {
  row["seen_as"] = to_string(seen.as);
  row["seen_where"] = seen.where;
  row["seen_when"] = seen.when;
}

Row row_of(const Work& work) {
  Row row = {{"kind", "work"},
             {"id", work.id},
             {"intervention", joined_by(work.intervention, "; ")},
             {"condition", joined_by(work.condition, "; ")},
             {"route", work.route},
             {"authors", joined_by(work.authors, "; ")},
             {"all_authors", work.authors_complete ? "true" : "false"},
             {"year", std::to_string(work.year)},
             {"title", work.title},
             {"venue", work.venue},
             {"doi", work.doi},
             {"pmid", work.pmid},
             {"url", work.url},
             {"design", std::string(to_string(work.design))},
             {"n", number(work.n)},
             {"controlled", flag(work.controlled)},
             {"blinded", flag(work.blinded)},
             {"age", work.age},
             {"follow_up_months", number(work.follow_up_months)},
             {"aliases", joined_by(work.aliases, "; ")},
             {"verification", work.verification}};
  add_seen(work.seen, row);
  return row;
}

Row row_of(const Work& work, std::size_t index) {
  const WorkResult& result = work.results[index];
  Row row = {{"kind", "figure"},      {"id", work.id + "/" + std::to_string(index + 1)},
             {"of_work", work.id},    {"outcome", result.outcome},
             {"value", result.value}, {"denominator", result.denominator},
             {"unit", result.unit},   {"text", result.text}};
  add_seen(result.seen, row);
  return row;
}

Row row_of(const Statement& statement) {
  Row row = {{"kind", "statement"},
             {"id", statement.id},
             {"intervention", joined_by(statement.intervention, "; ")},
             {"condition", joined_by(statement.condition, "; ")},
             {"outcome", joined_by(statement.outcome, "; ")},
             {"population", statement.population},
             {"route", statement.route},
             {"ceiling", std::string(to_string(statement.ceiling))},
             {"direction", std::string(to_string(statement.direction))},
             {"certainty", std::string(to_string(statement.certainty))},
             {"claims", joined_by(statement.claims, "; ")},
             {"refutes", joined_by(statement.refutes, "; ")},
             {"summary", statement.summary},
             {"honest", statement.honest},
             {"works", joined_by(statement.works, "; ")},
             {"jurisdiction", statement.jurisdiction},
             {"valid_from", statement.valid_from},
             {"valid_to", statement.valid_to},
             {"reviewed", statement.reviewed}};
  if (statement.search) {
    row["search_where"] = statement.search->where;
    row["search_words"] = statement.search->words;
    row["search_until"] = statement.search->until;
  }
  return row;
}

std::string line_of(const Row& row) {
  std::vector<std::string> cells;
  for (const std::string_view column : columns) {
    const auto found = row.find(column);
    cells.push_back(found == row.end() ? "" : found->second);
  }
  return csv_row(cells);
}

}  // namespace

std::string reference_csv(const ReferencePage& page) {
  std::string text = csv_row({columns.begin(), columns.end()});
  for (const ReferenceEntry& entry : *page.selection) {
    if (entry.statement != nullptr) text += line_of(row_of(*entry.statement));
    if (entry.work == nullptr) continue;
    text += line_of(row_of(*entry.work));
    for (std::size_t i = 0; i < entry.work->results.size(); ++i) {
      if (may_be_shown(entry.work->results[i].seen)) text += line_of(row_of(*entry.work, i));
    }
  }
  return text;
}

}  // namespace overclaim
