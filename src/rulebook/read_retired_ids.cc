// rules/retired_ids.json. Covered by tests/broken_rulebooks_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_retired_id(const JsonNode& node, RetiredId& retired) {
  read_object(
      node, {required_key("id", retired.id, read_id), optional_key("successor", retired.successor, read_id_or_nothing),
             required_key("reason", retired.reason, read_line)});
}

}  // namespace

void read_retired_ids(const JsonNode& node, std::vector<Placed<RetiredId>>& retired) {
  read_object(node, {required_key("retired", retired, list_of(placed(read_retired_id)))});
}

}  // namespace overclaim
