// rules/scoring.json. Covered by tests/scoring_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

constexpr std::array<std::string_view, 3> where_names = {"sentence", "block", "page"};

void read_where(const JsonNode& node, AdjustmentWhere& out) {
  if (const auto index = node.as_choice({where_names.begin(), where_names.end()})) {
    out = static_cast<AdjustmentWhere>(*index);
  }
}

void read_adjustment(const JsonNode& node, Adjustment& adjustment) {
  read_object(node,
              {required_key("id", adjustment.id, read_id), required_key("delta", adjustment.delta, whole_number(-4, 4)),
               required_key("where", adjustment.where, read_where),
               required_key("classes", adjustment.classes, list_of(read_class_name, 1))});
}

void read_band(const JsonNode& node, Band& band) {
  read_object(node, {required_key("id", band.id, read_id), required_key("from", band.from, whole_number(0, 100)),
                     required_key("worst", band.worst, whole_number(0, 5))});
}

void read_credit(const JsonNode& node, Credit& credit) {
  read_object(node, {required_key("points", credit.points, whole_number(0, 50)),
                     required_key("most", credit.most, whole_number(0, 50)),
                     optional_key("classes", credit.classes, list_of(read_class_name, 1))});
}

void read_bounds(const JsonNode& node, Bounds& bounds) {
  read_object(node, {required_key("low", bounds.low, whole_number(0, 50)),
                     required_key("high", bounds.high, whole_number(50, 100))});
}

void read_costs(const JsonNode& node, std::array<int, 5>& cost) {
  std::vector<int> costs;
  list_of(whole_number(0, 100))(node, costs);
  if (costs.size() != cost.size()) return node.problem("needs five numbers, one for each severity from 1 to 5");
  for (std::size_t i = 0; i < cost.size(); ++i) {
    cost[i] = costs[i];
    if (i > 0 && cost[i] < cost[i - 1]) node.problem("a higher severity may not cost less than a lower one");
  }
}

void read_credits(const JsonNode& node, std::map<std::string, Credit>& credits) {
  node.each_member(
      [&](std::string_view key, const JsonNode& member) { read_credit(member, credits[std::string(key)]); });
}

}  // namespace

void read_scoring(const JsonNode& node, Scoring& scoring) {
  read_object(
      node,
      {required_key("start", scoring.start, whole_number(0, 100)), required_key("cost", scoring.cost, read_costs),
       required_key("not_assessed_cost", scoring.not_assessed_cost, whole_number(0, 100)),
       required_key("bounds", scoring.bounds, read_bounds), required_key("credits", scoring.credits, read_credits),
       required_key("too_little", scoring.too_little, whole_number(0, 100)),
       required_key("too_little_band", scoring.too_little_band, read_id),
       required_key("bands", scoring.bands, list_of(read_band, 2)),
       required_key("adjustments", scoring.adjustments, list_of(read_adjustment))});
  for (std::size_t i = 0; i < scoring.bands.size(); ++i) {
    if (i == 0 && scoring.bands[i].from != 0) node.problem("the lowest band must start at 0", "/bands/0/from");
    if (i > 0 && scoring.bands[i].from <= scoring.bands[i - 1].from) {
      node.problem("bands must stand in order, the lowest first", "/bands/" + std::to_string(i) + "/from");
    }
  }
}

}  // namespace overclaim
