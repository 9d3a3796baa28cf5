// rules/<lang>/weighing.json. Covered by weighing_test.cc.
#include <algorithm>

#include "rulebook/source_files.h"

namespace overclaim {

namespace {

constexpr int most_points = 10'000;

void read_table(const JsonNode& node, PointTable& table) {
  node.each_member([&](std::string_view name, const JsonNode& member) {
    const std::optional<int> points = member.as_whole_number(-most_points, most_points);
    const WordId id = table.names.intern(name);
    if (table.points.size() < id) table.points.own().resize(id);
    table.points.own()[id - 1] = points.value_or(0);
  });
}

// "nerv rebuild": 40. A stem without points of its own gets none.
void read_pairs(const JsonNode& node, Card& card) {
  node.each_member([&](std::string_view name, const JsonNode& member) {
    const std::size_t space = name.find(' ');
    if (space == name.npos || space == 0 || space + 1 == name.size() || name.find(' ', space + 1) != name.npos) {
      return member.problem("the name of a pair must be two stems with a space between, is " + shown(name));
    }
    PairPoints pair;
    pair.first = card.stems.names.intern(name.substr(0, space));
    pair.second = card.stems.names.intern(name.substr(space + 1));
    pair.points = member.as_whole_number(-most_points, most_points).value_or(0);
    card.pairs.own().push_back(pair);
  });
  card.stems.points.own().resize(card.stems.names.size());
  std::vector<PairPoints>& pairs = card.pairs.own();
  std::sort(pairs.begin(), pairs.end(), [](const PairPoints& a, const PairPoints& b) {
    return a.first != b.first ? a.first < b.first : a.second < b.second;
  });
}

void read_card(const JsonNode& node, Card& card) {
  read_object(node, {required_key("start", card.start, whole_number(-most_points, most_points)),
                     optional_key("signs", card.signs, read_table), optional_key("words", card.words, read_table),
                     optional_key("stems", card.stems, read_table), optional_key("pairs", card, read_pairs)});
}

void read_ending(const JsonNode& node, StemEnding& ending) {
  read_object(node,
              {required_key("ending", ending.ending, read_line), optional_key("put", ending.put, read_line_or_nothing),
               required_key("least", ending.least, whole_number(1, 10))});
}

void read_weighed_rule(const JsonNode& node, WeighedRule& rule) {
  read_object(node, {required_key("rule", rule.rule, read_rule_id), required_key("card", rule.card, read_card)});
}

}  // namespace

void read_weighing(const JsonNode& node, Weighing& weighing) {
  read_object(node,
              {required_key("endings", weighing.endings, list_of(read_ending)),
               required_key("doubled_stay", weighing.doubled_stay, read_line_or_nothing),
               required_key("page_most", weighing.page_most, whole_number(0, most_points)),
               required_key("sells_from", weighing.sells_from, whole_number(-most_points, most_points)),
               required_key("sells_not_to", weighing.sells_not_to, whole_number(-most_points, most_points)),
               required_key("doubt_from", weighing.doubt_from, whole_number(-most_points, most_points)),
               required_key("page_share", weighing.page_share, whole_number(0, 1000)),
               required_key("flag_at", weighing.flag_at, whole_number(-most_points, most_points)),
               required_key("keep_at", weighing.keep_at, whole_number(-most_points, most_points)),
               required_key("usual_care", weighing.usual_care, list_of(read_class_name)),
               required_key("page", weighing.page, read_card), required_key("sentence", weighing.sentence, read_card),
               required_key("rules", weighing.rules, list_of(read_weighed_rule, 1))});
}

}  // namespace overclaim
