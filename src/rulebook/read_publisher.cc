// rules/<lang>/publisher.json, and the names of publishers. Covered by tests/publisher_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_signal_examples(const JsonNode& node, SignalExamples& examples) {
  read_object(node, {required_key("match", examples.match, list_of(read_marked, 2)),
                     required_key("none", examples.none, list_of(read_unmarked, 2))});
}

void read_signal(const JsonNode& node, PublisherSignal& signal) {
  read_object(node,
              {required_key("id", signal.id, read_id), required_key("kind", signal.kind, one_of(all_publisher_kinds)),
               required_key("sells", signal.sells, one_of(all_sells)),
               required_key("weight", signal.weight, whole_number(1, 5)),
               required_key("phrases", signal.phrases, list_of(read_line, 1)),
               required_key("examples", signal.examples, read_signal_examples)});
}

}  // namespace

std::string_view to_string(PublisherKind kind) {
  switch (kind) {
    case PublisherKind::seller:
      return "seller";
    case PublisherKind::broker:
      return "broker";
    case PublisherKind::bank:
      return "bank";
    case PublisherKind::law_firm:
      return "law_firm";
    case PublisherKind::charity:
      return "charity";
    case PublisherKind::news:
      return "news";
    case PublisherKind::regulator:
      return "regulator";
    case PublisherKind::patient:
      return "patient";
    case PublisherKind::unknown:
      return "unknown";
  }
  return "";
}

std::string_view to_string(Sells sells) {
  switch (sells) {
    case Sells::yes:
      return "yes";
    case Sells::no:
      return "no";
    case Sells::unknown:
      return "unknown";
  }
  return "";
}

void read_publisher_signals(const JsonNode& node, std::vector<Placed<PublisherSignal>>& signals) {
  read_object(node, {required_key("signals", signals, list_of(placed(read_signal)))});
}

}  // namespace overclaim
