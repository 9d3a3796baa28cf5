// Keys in the order of corpus/reference/README.md, so that an entry can be put back into a file of the list. Covered by
// tests/reference_formats_test.cc.
#include <nlohmann/json.hpp>

#include "report/reference_formats.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json seen_json(const Seen& seen) { return {{"as", to_string(seen.as)}, {"where", seen.where}, {"when", seen.when}}; }

Json result_json(const WorkResult& result) {
  Json json = {{"value", result.value}, {"denominator", result.denominator},
               {"unit", result.unit},   {"outcome", result.outcome},
               {"text", result.text},   {"seen", seen_json(result.seen)}};
  if (result.effect) {
    const EffectSize& effect = *result.effect;
    json["effect"] = {{"what", effect.what},          {"average", effect.average}, {"low", or_null(effect.low)},
                      {"high", or_null(effect.high)}, {"unit", effect.unit},       {"than", effect.than},
                      {"scale", effect.scale}};
  }
  return json;
}

Json work_json(const Work& work, const Rulebook& rulebook) {
  Json results = Json::array(), statements = Json::array(), rules = Json::array();
  for (const WorkResult& result : work.results) {
    if (may_be_shown(result.seen)) results.push_back(result_json(result));
  }
  for (const Statement* statement : statements_on(work, rulebook.reference)) statements.push_back(statement->id);
  for (const Rule* rule : rules_naming(work, rulebook)) rules.push_back(rule->id);
  return {{"id", work.id},
          {"authors", work.authors},
          {"authors_complete", work.authors_complete},
          {"year", work.year},
          {"title", work.title},
          {"venue", work.venue},
          {"doi", work.doi},
          {"pmid", work.pmid},
          {"url", work.url},
          {"design", to_string(work.design)},
          {"n", or_null(work.n)},
          {"controlled", or_null(work.controlled)},
          {"blinded", or_null(work.blinded)},
          {"intervention", work.intervention},
          {"condition", work.condition},
          {"route", work.route},
          {"age", work.age},
          {"follow_up_months", or_null(work.follow_up_months)},
          {"results", results},
          {"aliases", work.aliases},
          {"verification", work.verification},
          {"seen", seen_json(work.seen)},
          {"named_by", {{"statements", statements}, {"rules", rules}}}};
}

Json statement_json(const Statement& statement) {
  Json search, examples = Json::array();
  if (statement.search) {
    search = {
        {"where", statement.search->where}, {"words", statement.search->words}, {"until", statement.search->until}};
  }
  for (const StatementExample& example : statement.examples) {
    examples.push_back({{"text", example.text}, {"verdict", example.verdict}});
  }
  return {{"id", statement.id},
          {"intervention", statement.intervention},
          {"condition", statement.condition},
          {"outcome", statement.outcome},
          {"population", statement.population},
          {"route", statement.route},
          {"ceiling", to_string(statement.ceiling)},
          {"direction", to_string(statement.direction)},
          {"certainty", to_string(statement.certainty)},
          {"claims", statement.claims},
          {"refutes", statement.refutes},
          {"summary", statement.summary},
          {"honest", statement.honest},
          {"works", statement.works},
          {"jurisdiction", statement.jurisdiction},
          {"valid_from", statement.valid_from},
          {"valid_to", statement.valid_to},
          {"reviewed", statement.reviewed},
          {"search", search},
          {"examples", examples}};
}

}  // namespace

std::string reference_json(const ReferencePage& page) {
  Json works = Json::array(), statements = Json::array();
  for (const ReferenceEntry& entry : *page.selection) {
    if (entry.work != nullptr) works.push_back(work_json(*entry.work, *page.rulebook));
    if (entry.statement != nullptr) statements.push_back(statement_json(*entry.statement));
  }
  const Json whole = {{"schema", "overclaim-reference/1"},
                      {"reference", page.rulebook->reference.digest},
                      {"as_of", page.rulebook->reference.as_of},
                      {"works", works},
                      {"statements", statements}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace overclaim
