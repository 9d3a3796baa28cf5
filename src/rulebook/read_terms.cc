// rules/<lang>/terms.json. Covered by tests/broken_rulebooks_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_slot(const JsonNode& node, std::string& out) {
  std::vector<std::string_view> slots = claim_slots();
  if (const auto index = node.as_choice(slots)) out = slots[*index];
}

void read_term(const JsonNode& node, Term& term) {
  read_object(node, {required_key("id", term.id, read_id), optional_key("broader", term.broader, read_id_or_nothing),
                     required_key("names", term.names, list_of(read_line, 1)),
                     optional_key("examples", term.examples, list_of(read_marked)),
                     optional_key("anaphor", term.anaphor, read_flag), optional_key("own", term.own, read_flag)});
}

void read_class(const JsonNode& node, TermClass& term_class) {
  bool has_example = false;
  const auto read_terms_of_class = list_of([&](const JsonNode& entry, Term& term) {
    read_term(entry, term);
    has_example = has_example || entry.count_of("examples") > 0;
  });
  read_object(
      node, {required_key("class", term_class.name, read_class_name), optional_key("slot", term_class.slot, read_slot),
             optional_key("includes", term_class.includes, list_of(read_line)),
             optional_key("terms", term_class.terms, read_terms_of_class)});
  if (!node.is_object()) return;
  if (node.count_of("terms") == 0 && node.count_of("includes") == 0) {
    node.problem("a class needs at least one entry in \"terms\" or \"includes\"");
  }
  if (!term_class.terms.empty() && !has_example) {
    node.problem("a class needs at least one term with \"examples\"", "/terms");
  }
}

}  // namespace

void read_terms(const JsonNode& node, std::vector<Placed<TermClass>>& classes) {
  read_object(node, {required_key("classes", classes, list_of(placed(read_class)))});
}

}  // namespace overclaim
