// A name of a closed set has a key of its own ("design_rct_blinded"), made from the set, so that a name added there
// asks for its words. Covered by tests/words_test.cc.
#include "rulebook/reference_word_keys.h"

#include <string>

#include "rulebook/reference.h"

namespace overclaim {
namespace {

std::vector<std::string> made_keys() {
  std::vector<std::string> keys;
  keys.reserve(std::size(all_work_designs) + std::size(all_effects) + std::size(all_routes) +
               std::size(all_populations));
  for (const WorkDesign design : all_work_designs) keys.push_back("design_" + std::string(to_string(design)));
  for (const Effect effect : all_effects) keys.push_back("direction_" + std::string(to_string(effect)));
  for (const std::string_view route : all_routes) keys.push_back("route_" + std::string(route));
  for (const std::string_view population : all_populations) keys.push_back("population_" + std::string(population));
  return keys;
}

}  // namespace

const std::vector<WordKey>& reference_word_keys() {
  static const std::vector<std::string> made = made_keys();
  static const std::vector<WordKey> keys = [] {
    std::vector<WordKey> all = {
        {"reference_found_nothing", {}},
        {"reference_near", {"id"}},
        {"reference_source", {"authors", "year", "venue"}},
        {"reference_source_unnamed", {"authors", "year"}},
        {"reference_pubmed", {"pmid"}},
        {"reference_design", {}},
        {"reference_people", {}},
        {"reference_people_unknown", {}},
        {"reference_controlled", {}},
        {"reference_blinded", {}},
        {"reference_yes", {}},
        {"reference_no", {}},
        {"reference_not_known", {}},
        {"reference_therapy", {}},
        {"reference_condition", {}},
        {"reference_outcome", {}},
        {"reference_any", {}},
        {"reference_route", {}},
        {"reference_population", {}},
        {"reference_age", {}},
        {"reference_follow_up", {}},
        {"reference_months", {"n"}},
        {"reference_aliases", {}},
        {"reference_results", {}},
        {"reference_figure", {"figure"}},
        {"reference_figure_of", {"value", "denominator"}},
        {"reference_measured", {"outcome"}},
        {"reference_seen", {"seen", "where", "when"}},
        {"reference_seen_undated", {"seen", "where"}},
        {"reference_who_saw", {}},
        {"reference_resting", {}},
        {"reference_no_resting", {}},
        {"reference_rules", {}},
        {"reference_honest", {}},
        {"reference_direction", {}},
        {"reference_certainty", {}},
        {"reference_certainty_own", {"certainty"}},
        {"reference_ceiling", {}},
        {"reference_claims", {}},
        {"reference_holds", {}},
        {"reference_holds_from", {"day"}},
        {"reference_holds_to", {"day"}},
        {"reference_jurisdiction", {}},
        {"reference_reviewed", {}},
        {"reference_search", {}},
        {"reference_rests_on", {}},
        {"reference_examples", {}},
        {"reference_example", {"text", "verdict"}},
    };
    for (const std::string& key : made) all.push_back({key, {}});
    return all;
  }();
  return keys;
}

}  // namespace overclaim
