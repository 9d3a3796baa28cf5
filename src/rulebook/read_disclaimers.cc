// rules/<lang>/disclaimers.json. Covered by tests/disclaimers_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_disclaimer_examples(const JsonNode& node, DisclaimerExamples& examples) {
  read_object(node, {required_key("match", examples.match, list_of(read_marked, 2)),
                     required_key("none", examples.none, list_of(read_unmarked, 2))});
}

void read_disclaimer(const JsonNode& node, DisclaimerKind& kind) {
  read_object(node, {required_key("id", kind.id, read_id), required_key("says", kind.says, read_line),
                     optional_key("weakens", kind.weakens, read_flag),
                     required_key("governs", kind.governs, list_of(read_id, 1)),
                     required_key("phrases", kind.phrases, list_of(read_line, 1)),
                     required_key("examples", kind.examples, read_disclaimer_examples)});
}

}  // namespace

void read_disclaimers(const JsonNode& node, std::vector<Placed<DisclaimerKind>>& disclaimers) {
  read_object(node, {required_key("disclaimers", disclaimers, list_of(placed(read_disclaimer)))});
}

}  // namespace overclaim
