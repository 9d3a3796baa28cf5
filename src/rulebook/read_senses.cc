// rules/senses.json. Covered by tests/load_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_sense(const JsonNode& node, Sense& sense) {
  read_object(node, {required_key("id", sense.id, read_id), required_key("says", sense.says, read_line)});
}

}  // namespace

void read_senses(const JsonNode& node, std::vector<Placed<Sense>>& senses) {
  read_object(node, {required_key("senses", senses, list_of(placed(read_sense)))});
}

}  // namespace overclaim
