// The tables are made once, and JSON and CSV only write them, so that neither can say more than the other. Flat rows
// that name their operator, not a tree: that is what spreadsheets and databases take. Covered by
// tests/roll_up_sheet_test.cc.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "report/csv.h"
#include "report/roll_up_sheet.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

// Keys of all rows in the same order; a value is text, a number, true or false, a list of texts, or null.
struct RollUpTable {
  std::string name;
  std::vector<Json> rows;
};

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json number_or_null(std::uint64_t number) { return number == 0 ? Json(nullptr) : Json(number); }

// Where the terms of a slot were read: match, sentence, block, heading, page.
Json from(const std::vector<std::string>& terms, SlotFrom where) {
  return terms.empty() ? Json(nullptr) : Json(to_string(where));
}

void put_place(const SeenAt& at, Json& row) {
  static const Record none;
  const Record& record = at.record ? *at.record : none;
  row["day"] = text_or_null(at.day);
  row["source"] = at.source;
  row["uri"] = text_or_null(record.uri);
  row["member"] = text_or_null(record.member);
  row["record_offset"] = at.record ? Json(record.offset) : Json(nullptr);
  row["record_id"] = text_or_null(record.id);
  row["record_number"] = number_or_null(record.number);
  row["part"] = number_or_null(at.part);
  row["line"] = at.line;
  row["column"] = at.column;
  row["page"] = number_or_null(at.page);
  row["paragraph"] = number_or_null(at.paragraph);
  row["channel"] = to_string(at.channel);
  row["hidden"] = at.hidden;
  row["sha256"] = text_or_null(at.sha256);
  row["finding"] = text_or_null(at.finding);
}

void put_claim(const SaidClaim& said, Json& row) {
  row["sentence"] = said.sentence();
  row["quote"] = said.quote;
  row["message"] = said.message;
  row["rule"] = said.rule;
  row["severity"] = said.severity == 0 ? Json(nullptr) : Json(said.severity);
  row["strength"] = to_string(said.strength);
  row["stance"] = to_string(said.stance);
  row["speaker"] = to_string(said.speaker);
  row["verdict"] = said.verdict ? Json(to_string(*said.verdict)) : Json(nullptr);
  row["statements"] = said.statements;
}

RollUpTable claims_table(const char* name, const RollUp& roll_up, std::vector<RolledClaim> OperatorRollUp::*claims,
                         const RollUpContext& context) {
  RollUpTable table{name, {}};
  for (const OperatorRollUp& one : roll_up.operators) {
    for (const RolledClaim& claim : one.*claims) {
      Json row = {{"operator", one.name},
                  {"conditions", claim.said.conditions},
                  {"condition", text_or_null(term_labels(claim.said.conditions, context.rulebook))},
                  {"condition_from", from(claim.said.conditions, claim.said.condition_from)},
                  {"treatments", claim.said.interventions},
                  {"treatment", text_or_null(term_labels(claim.said.interventions, context.rulebook))},
                  {"treatment_from", from(claim.said.interventions, claim.said.intervention_from)}};
      put_claim(claim.said, row);
      row["pages"] = claim.pages;
      row["of_pages"] = one.pages;
      row["last_day"] = text_or_null(claim.last_day);
      put_place(claim.said.at, row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

RollUpTable operators_table(const RollUp& roll_up) {
  RollUpTable table{"operators", {}};
  for (const OperatorRollUp& one : roll_up.operators) {
    table.rows.push_back({{"operator", one.name},
                          {"country", text_or_null(one.country)},
                          {"hosts", one.hosts},
                          {"pages", one.pages},
                          {"texts", one.documents},
                          {"same_bytes", one.same_bytes},
                          {"long_texts", one.long_inputs},
                          {"unread", one.unread},
                          {"incomplete", one.incomplete},

                          {"days", one.days},
                          {"undated", one.undated},
                          {"day_wanted", one.day_wanted}});
    for (const auto& [name, count] : not_examined_fields) {
      table.rows.back()[std::string(name)] = one.not_examined.*count;
    }
  }
  return table;
}

RollUpTable strongest_table(const RollUp& roll_up, const RollUpContext& context) {
  const auto label = [&](const std::string& term) {
    return term.empty() ? Json(nullptr) : Json(term_labels({term}, context.rulebook));
  };
  RollUpTable table{"strongest", {}};
  for (const OperatorRollUp& one : roll_up.operators) {
    for (const StrongestClaim& cell : one.strongest) {
      Json row = {{"operator", one.name},
                  {"condition_id", text_or_null(cell.condition)},
                  {"condition", label(cell.condition)},
                  {"condition_from", from(cell.said.conditions, cell.said.condition_from)},
                  {"treatment_id", text_or_null(cell.intervention)},
                  {"treatment", label(cell.intervention)},
                  {"treatment_from", from(cell.said.interventions, cell.said.intervention_from)}};
      put_claim(cell.said, row);
      put_place(cell.said.at, row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

RollUpTable not_said_table(const RollUp& roll_up, const RollUpContext& context) {
  RollUpTable table{"not_said", {}};
  for (const OperatorRollUp& one : roll_up.operators) {
    for (const NotSaid& point : one.not_said) {
      table.rows.push_back({{"operator", one.name},
                            {"criterion", point.criterion},
                            {"text", nowhere_text(context.rulebook, point.criterion)},
                            {"told_on", point.told_on},
                            {"of_pages", one.pages}});
    }
  }
  return table;
}

// `pages` 0: on none of those read.
RollUpTable disclaimers_table(const RollUp& roll_up, const RollUpContext& context) {
  RollUpTable table{"disclaimers", {}};
  for (const OperatorRollUp& one : roll_up.operators) {
    const auto put = [&](const std::string& id, const std::string& text, std::size_t pages) {
      table.rows.push_back(
          {{"operator", one.name}, {"disclaimer", id}, {"text", text}, {"pages", pages}, {"of_pages", one.pages}});
    };
    for (const GivenDisclaimer& given : one.disclaimers) put(given.id, given.message, given.pages);
    if (one.claims.empty() || context.rulebook == nullptr) continue;
    for (const CompiledDisclaimer& known : context.rulebook->disclaimers) {
      const bool given = std::any_of(one.disclaimers.begin(), one.disclaimers.end(),
                                     [&](const GivenDisclaimer& at) { return at.id == known.kind.id; });
      if (!given) put(known.kind.id, known.kind.says, 0);
    }
  }
  return table;
}

// A row a site; `order` from 1, the earliest capture first.
RollUpTable shared_table(const RollUp& roll_up) {
  RollUpTable table{"shared", {}};
  for (const SharedSentence& sentence : roll_up.shared) {
    for (std::size_t i = 0; i < sentence.sites.size(); ++i) {
      const SharedSite& site = sentence.sites[i];
      Json row = {{"sentence", sentence.sentence},
                  {"sentence_key", sentence.key},
                  {"rules", sentence.rules},
                  {"sites", sentence.sites.size()},
                  {"order", i + 1},
                  {"operator", site.name},
                  {"pages", site.pages}};
      put_place(site.at, row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

RollUpTable notes_table(const RollUp& roll_up, const RollUpContext& context) {
  RollUpTable table{"notes", {}};
  for (const std::string& note : roll_up_notes(roll_up, context)) table.rows.push_back({{"text", note}});
  return table;
}

std::vector<RollUpTable> tables_of(const RollUp& roll_up, const RollUpContext& context) {
  return {notes_table(roll_up, context),
          operators_table(roll_up),
          claims_table("claims", roll_up, &OperatorRollUp::claims, context),
          claims_table("careful", roll_up, &OperatorRollUp::careful, context),
          strongest_table(roll_up, context),
          not_said_table(roll_up, context),
          disclaimers_table(roll_up, context),
          shared_table(roll_up)};
}

std::string compact(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string cell_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return compact(value);
  std::string joined;
  for (const Json& one : value) joined += (joined.empty() ? "" : " ") + one.get<std::string>();
  return joined;
}

// Columns of all tables, each once, in the order in which they first come.
const std::vector<std::string>& columns() {
  static const std::vector<std::string> names = {"table",          "operator",      "country",      "hosts",
                                                 "pages",          "of_pages",      "texts",        "same_bytes",
                                                 "long_texts",     "unread",        "incomplete",   "last_day",
                                                 "days",           "undated",       "day_wanted",   "images",
                                                 "videos",         "audios",        "frames",       "scripted_regions",
                                                 "links",          "style_sheets",  "shadow_trees", "field_values",
                                                 "captions",       "conditions",    "condition_id", "condition",
                                                 "condition_from", "treatments",    "treatment_id", "treatment",
                                                 "treatment_from", "sentence",      "quote",        "message",
                                                 "rule",           "severity",      "strength",     "stance",
                                                 "speaker",        "verdict",       "statements",   "criterion",
                                                 "disclaimer",     "text",          "told_on",      "sentence_key",
                                                 "rules",          "sites",         "order",        "day",
                                                 "source",         "uri",           "member",       "record_offset",
                                                 "record_id",      "record_number", "part",         "line",
                                                 "column",         "page",          "paragraph",    "channel",
                                                 "hidden",         "sha256",        "finding"};
  return names;
}

}  // namespace

std::string roll_up_json(const RollUp& roll_up, const RollUpContext& context) {
  const Tool& tool = roll_up.tool;
  const Json tool_json = {{"version", text_or_null(tool.version)},
                          {"rulebook", text_or_null(tool.rulebook)},
                          {"reference", text_or_null(tool.reference)},
                          {"icu", text_or_null(tool.icu)}};
  std::string out = "{\"schema\":\"overclaim-roll-up/1\",\"tool\":" + compact(tool_json);
  for (const RollUpTable& table : tables_of(roll_up, context)) {
    out += ",\n\"" + table.name + "\":[";
    for (std::size_t i = 0; i < table.rows.size(); ++i) out += (i == 0 ? "\n" : ",\n") + compact(table.rows[i]);
    out += "]";
  }
  return out + "}\n";
}

std::string roll_up_csv(const RollUp& roll_up, const RollUpContext& context) {
  std::string out = csv_row(columns());
  for (const RollUpTable& table : tables_of(roll_up, context)) {
    for (const Json& row : table.rows) {
      std::vector<std::string> cells;
      for (const std::string& column : columns()) {
        const auto value = row.find(column);
        cells.push_back(column == "table" ? table.name : value == row.end() ? "" : cell_of(*value));
      }
      out += csv_row(cells);
    }
  }
  return out;
}

}  // namespace overclaim
