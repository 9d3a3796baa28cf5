// rules/<lang>/steering.json. Covered by tests/steering_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_steering_examples(const JsonNode& node, SteeringExamples& examples) {
  read_object(node, {required_key("match", examples.match, list_of(read_marked, 2)),
                     required_key("none", examples.none, list_of(read_unmarked, 2))});
}

void read_steering_entry(const JsonNode& node, Steering& steering) {
  read_object(
      node, {required_key("id", steering.id, read_id), required_key("kind", steering.kind, one_of(all_steering_kinds)),
             optional_key("unseen", steering.unseen, read_flag),
             required_key("phrases", steering.phrases, list_of(read_line, 1)),
             required_key("examples", steering.examples, read_steering_examples)});
}

}  // namespace

std::string_view to_string(SteeringKind kind) {
  switch (kind) {
    case SteeringKind::ignore_comment:
      return "ignore_comment";
    case SteeringKind::instruction:
      return "instruction";
  }
  return "";
}

void read_steering(const JsonNode& node, std::vector<Placed<Steering>>& steering) {
  read_object(node, {required_key("steering", steering, list_of(placed(read_steering_entry)))});
}

}  // namespace overclaim
