// rules/<lang>/citations.json, and the names of roles. Covered by tests/citations_file_test.cc.
#include "rulebook/source_files.h"

namespace overclaim {

namespace {

void read_examples(const JsonNode& node, SignalExamples& examples) {
  read_object(node, {required_key("match", examples.match, list_of(read_marked, 2)),
                     required_key("none", examples.none, list_of(read_unmarked, 1))});
}

void read_phrase(const JsonNode& node, CitationPhrase& phrase) {
  read_object(node,
              {required_key("id", phrase.id, read_id), required_key("role", phrase.role, one_of(all_citation_roles)),
               optional_key("of", phrase.of, read_id), optional_key("value", phrase.value, read_id),
               optional_key("shown", phrase.shown, read_line), optional_key("within", phrase.within, read_id),
               optional_key("designs", phrase.designs, list_of(one_of(all_work_designs), 1)),
               optional_key("terms", phrase.terms, list_of(read_id, 1)),
               optional_key("phrases", phrase.phrases, list_of(read_line, 1)),
               optional_key("examples", phrase.examples, read_examples)});
  if (!node.is_object()) return;
  const bool is_aspect = phrase.role == CitationRole::aspect;
  if (phrase.role == CitationRole::kind && phrase.designs.empty()) node.problem("a kind of source needs designs");
  if (is_aspect && (phrase.of.empty() || phrase.value.empty() || phrase.shown.empty())) {
    node.problem("an aspect needs of, value and shown");
  }
  if (phrase.phrases.empty() && (!is_aspect || phrase.terms.empty())) node.problem("needs phrases");
  if (!phrase.phrases.empty() && !node.has("examples")) node.problem("needs examples");
}

}  // namespace

std::string_view to_string(CitationRole role) {
  switch (role) {
    case CitationRole::kind:
      return "kind";
    case CitationRole::venue_lead:
      return "venue_lead";
    case CitationRole::authors_more:
      return "authors_more";
    case CitationRole::authors_and:
      return "authors_and";
    case CitationRole::follow_on:
      return "follow_on";
    case CitationRole::retreat:
      return "retreat";
    case CitationRole::trial:
      return "trial";
    case CitationRole::case_title:
      return "case_title";
    case CitationRole::no_difference:
      return "no_difference";
    case CitationRole::aspect:
      return "aspect";
    case CitationRole::part:
      return "part";
    case CitationRole::rate:
      return "rate";
    case CitationRole::measure:
      return "measure";
    case CitationRole::comparison:
      return "comparison";
    case CitationRole::people:
      return "people";
    case CitationRole::most:
      return "most";
    case CitationRole::about:
      return "about";
    case CitationRole::over:
      return "over";
    case CitationRole::per_births:
      return "per_births";
    case CitationRole::age_lead:
      return "age_lead";
  }
  return "";
}

void read_citations(const JsonNode& node, CitationsFile& file) {
  const auto words = list_of(read_line, 1);
  read_object(node, {required_key("registries", file.words.registries, words),
                     required_key("plain_words", file.words.plain_words, words),
                     required_key("range_words", file.words.range_words, words),
                     required_key("year_words", file.words.year_words, words),
                     required_key("phrases", file.phrases, list_of(placed(read_phrase)))});
}

}  // namespace overclaim
