// rules/<lang>/replaced_pages.json. Covered by tests/page_replacement_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

constexpr int longest_replacement = 300;  // words

void read_replacement_examples(const JsonNode& node, ReplacementExamples& examples) {
  read_object(node, {required_key("match", examples.match, list_of(read_unmarked, 2)),
                     required_key("none", examples.none, list_of(read_unmarked, 2))});
}

void read_replacement(const JsonNode& node, PageReplacement& replacement) {
  read_object(node, {required_key("id", replacement.id, read_id),
                     required_key("kind", replacement.kind, one_of(all_replacements)),
                     required_key("most_words", replacement.most_words, whole_number(0, longest_replacement)),
                     optional_key("scripts", replacement.scripts, read_flag),
                     required_key("phrases", replacement.phrases, list_of(read_line)),
                     required_key("examples", replacement.examples, read_replacement_examples)});
}

}  // namespace

std::string_view to_string(ReplacedBy replaced_by) {
  switch (replaced_by) {
    case ReplacedBy::parked:
      return "parked";
    case ReplacedBy::not_found:
      return "not_found";
    case ReplacedBy::login:
      return "login";
    case ReplacedBy::script_shell:
      return "script_shell";
    case ReplacedBy::suspended:
      return "suspended";
  }
  return "";
}

void read_replaced_pages(const JsonNode& node, std::vector<Placed<PageReplacement>>& pages) {
  read_object(node, {required_key("pages", pages, list_of(placed(read_replacement)))});
}

}  // namespace overclaim
