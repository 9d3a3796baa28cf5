// Names of a rule's parts and the two tables of categories. The categories are part of the report contract, so they
// stand in code and not in data: a rule file of another name is a mistake, not a new category. Covered by
// tests/load_test.cc.
#include "rulebook/rule.h"

#include <algorithm>

namespace overclaim {

std::string_view to_string(WhenAction action) {
  switch (action) {
    case WhenAction::clear:
      return "clear";
    case WhenAction::lower:
      return "lower";
    case WhenAction::keep:
      return "keep";
  }
  return "";
}

std::string_view to_string(Maturity maturity) {
  switch (maturity) {
    case Maturity::stable:
      return "stable";
    case Maturity::trial:
      return "trial";
  }
  return "";
}

const std::vector<std::string_view>& claim_slots() {
  static const std::vector<std::string_view> slots = {"intervention", "condition", "outcome", "comparator"};
  return slots;
}

const std::vector<std::string_view>& flagging_categories() {
  static const std::vector<std::string_view> categories = {
      "cure",        "guarantee",   "safety",        "efficacy", "permanence", "mechanism",  "cell-fate",
      "processing",  "superiority", "standard-care", "simple",   "panacea",    "regulatory", "evidence-misuse",
      "testimonial", "pressure",    "authority",     "price",    "natural"};
  return categories;
}

const std::vector<std::string_view>& noting_categories() {
  static const std::vector<std::string_view> categories = {
      "no-cure",  "risk",        "uncertainty", "effect-size", "trial",     "status",   "alternatives",
      "identity", "eligibility", "cost",        "authorship",  "conflicts", "refer-out"};
  return categories;
}

bool are_kindred(std::string_view one, std::string_view other) {
  static const std::vector<std::string_view> of_benefit = {"cure",       "guarantee", "efficacy",
                                                           "permanence", "panacea",   "mechanism"};
  const auto has = [&](std::string_view category) {
    return std::find(of_benefit.begin(), of_benefit.end(), category) != of_benefit.end();
  };
  return one == other || (has(one) && has(other));
}

std::string_view category_of(std::string_view rule_id) { return rule_id.substr(0, rule_id.find('.')); }

std::optional<CategoryKind> category_kind(std::string_view category) {
  const auto has = [&](const std::vector<std::string_view>& categories) {
    return std::find(categories.begin(), categories.end(), category) != categories.end();
  };
  if (has(flagging_categories())) return CategoryKind::flagging;
  if (has(noting_categories())) return CategoryKind::noting;
  return std::nullopt;
}

}  // namespace overclaim
