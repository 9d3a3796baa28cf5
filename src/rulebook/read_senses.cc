// rules/senses.json. Covered by tests/broken_rulebooks_test.cc and, for the pairs, tests/contradictions_test.cc.
#include <algorithm>
#include <iterator>
#include <string_view>

#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_sense(const JsonNode& node, Sense& sense) {
  read_object(node,
              {required_key("id", sense.id, read_id), required_key("says", sense.says, read_line),
               optional_key("denied", sense.denied, read_id), optional_key("one_claim", sense.one_claim, read_flag)});
}

void read_slot_name(const JsonNode& node, std::string& out) {
  const std::vector<std::string_view> names(std::begin(pair_slots), std::end(pair_slots));
  if (const auto index = node.as_choice(names)) out = names[*index];
}

void read_two_senses(const JsonNode& node, SensePair& pair) {
  std::vector<std::string> senses;
  list_of(read_id, 2)(node, senses);
  if (senses.size() > 2) node.problem("must hold two senses");
  if (senses.size() < 2) return;
  pair.first = senses[0];
  pair.second = senses[1];
}

void read_pair_examples(const JsonNode& node, PairExamples& examples) {
  read_object(node, {required_key("apart", examples.apart, list_of(read_lines, 1)),
                     required_key("together", examples.together, list_of(read_lines, 1))});
}

void read_pair(const JsonNode& node, SensePair& pair) {
  read_object(node,
              {required_key("id", pair.id, read_id), required_key("senses", pair, read_two_senses),
               optional_key("same", pair.same, list_of(read_slot_name)),
               optional_key("named", pair.named, list_of(read_slot_name)), required_key("says", pair.says, read_line),
               required_key("examples", pair.examples, read_pair_examples)});
}

void read_weakening(const JsonNode& node, Weakening& weakening) {
  read_object(
      node,
      {required_key("id", weakening.id, read_id), required_key("claims", weakening.claims, list_of(read_id, 1)),
       required_key("weakened_by", weakening.weakened_by, list_of(read_id, 1)),
       optional_key("same", weakening.same, list_of(read_slot_name)), required_key("says", weakening.says, read_line)});
}

}  // namespace

void read_senses(const JsonNode& node, SensesFile& file) {
  read_object(node, {required_key("senses", file.senses, list_of(placed(read_sense))),
                     optional_key("pairs", file.pairs, list_of(placed(read_pair))),
                     optional_key("weakenings", file.weakenings, list_of(placed(read_weakening))),
                     optional_key("elsewhere", file.elsewhere, list_of(placed(read_class_name)))});
}

}  // namespace overclaim
