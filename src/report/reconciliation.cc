// Names come from the lexicon that pages are read with, so that what the program finds in a text it finds in a cell.
// Answering queries is the work of a service; this is what it answers from. Covered by tests/reconciliation_test.cc.
#include "report/reconciliation.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "report/csv.h"
#include "report/finding_details.h"
#include "report/reference_selection.h"
#include "rulebook/term_names.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

struct EntityType {
  std::string_view id, name, slot;  // slot: "" for works
};
constexpr std::array types = {EntityType{"condition", "Condition", "condition"},
                              EntityType{"therapy", "Therapy", "intervention"},
                              EntityType{"work", "Published work", ""}};

void add_name(const std::string& name, std::vector<std::string>& names) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void add_terms(const EntityType& type, const Rulebook& rulebook, std::vector<NamedEntity>& entities) {
  std::vector<bool> taken(rulebook.terms.size(), false);
  for (const CompiledClass& one : rulebook.classes) {
    if (one.slot != type.slot) continue;
    for (std::size_t term = 0; term < one.has_term.size(); ++term) taken[term] = taken[term] || one.has_term[term];
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const CompiledTerm& term = rulebook.terms[i];
    if (!taken[i] || term.anaphor || term.own) continue;
    NamedEntity entity;
    entity.id = term.id;
    entity.names = names_of(term, rulebook);
    if (entity.names.empty()) continue;
    entity.name = entity.names.front();
    entity.type = type.id;
    entity.broader = term.broader;
    if (!term.broader.empty()) entity.description = term_label(rulebook, term.broader);
    entities.push_back(std::move(entity));
  }
}

void add_works(const EntityType& type, const Rulebook& rulebook, std::vector<NamedEntity>& entities) {
  for (const Work& work : rulebook.reference.works) {
    if (!may_be_shown(work.seen)) continue;
    NamedEntity entity;
    entity.id = work.id;
    entity.name = work.title;
    entity.type = type.id;
    entity.description = citation_of(work);
    for (const std::string* name : {&work.title, &work.doi, &work.pmid}) add_name(*name, entity.names);
    for (const std::string& alias : work.aliases) add_name(alias, entity.names);
    entities.push_back(std::move(entity));
  }
}

Json type_json(const EntityType& type) { return {{"id", type.id}, {"name", type.name}}; }

}  // namespace

std::vector<NamedEntity> named_entities(const Rulebook& rulebook) {
  std::vector<NamedEntity> entities;
  for (const EntityType& type : types) {
    const auto begin = static_cast<std::ptrdiff_t>(entities.size());
    if (type.slot.empty()) {
      add_works(type, rulebook, entities);
    } else {
      add_terms(type, rulebook, entities);
    }
    std::sort(entities.begin() + begin, entities.end(),
              [](const NamedEntity& a, const NamedEntity& b) { return a.id < b.id; });
  }
  return entities;
}

std::string reconciliation_json(const Rulebook& rulebook) {
  Json default_types = Json::array(), entities = Json::array();
  for (const EntityType& type : types) default_types.push_back(type_json(type));
  for (const NamedEntity& entity : named_entities(rulebook)) {
    const auto type =
        std::find_if(types.begin(), types.end(), [&](const EntityType& one) { return one.id == entity.type; });
    entities.push_back({{"id", entity.id},
                        {"name", entity.name},
                        {"type", Json::array({type_json(*type)})},
                        {"description", entity.description},
                        {"broader", entity.broader.empty() ? Json(nullptr) : Json(entity.broader)},
                        {"names", entity.names}});
  }
  const Json whole = {{"versions", Json::array({"0.2"})},
                      {"name", "overclaim reference list"},
                      {"identifierSpace", "urn:overclaim:reference"},
                      {"schemaSpace", "urn:overclaim:types"},
                      {"defaultTypes", default_types},
                      {"rulebook", rulebook.digest},
                      {"reference", rulebook.reference.digest},
                      {"entities", entities}};
  return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string reconciliation_csv(const Rulebook& rulebook) {
  std::string text = csv_row({"name", "id", "type", "label"});
  for (const NamedEntity& entity : named_entities(rulebook)) {
    for (const std::string& name : entity.names) text += csv_row({name, entity.id, entity.type, entity.name});
  }
  return text;
}

}  // namespace overclaim
