// What the terminal report says is data, so that a language is a folder and a reader of the report is never shown
// English by accident. A struct with a field a text was not taken: each text would be named four times. Covered by
// tests/words_test.cc.
#include <algorithm>

#include "rulebook/decision_word_keys.h"
#include "rulebook/format_word_keys.h"
#include "rulebook/history_word_keys.h"
#include "rulebook/json_reader.h"
#include "rulebook/publisher_signal.h"
#include "rulebook/reference_word_keys.h"
#include "rulebook/rule.h"
#include "rulebook/run_word_keys.h"
#include "rulebook/serve_word_keys.h"
#include "rulebook/source_word_keys.h"
#include "rulebook/survey_word_keys.h"
#include "rulebook/words.h"

namespace overclaim {
namespace {

const WordKey* find_key(std::string_view name) {
  const auto& keys = word_keys();
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const WordKey& key) { return key.key == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string_view> placeholders_of(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == text.npos) {
      names.push_back(text.substr(open));
      break;
    }
    names.push_back(text.substr(open + 1, close - open - 1));
  }
  return names;
}

void check_placeholders(const JsonNode& node, const WordKey& key, std::string_view text) {
  std::vector<std::string_view> written = placeholders_of(text), wanted = key.placeholders;
  std::sort(written.begin(), written.end());
  std::sort(wanted.begin(), wanted.end());
  if (written == wanted) return;
  std::string list;
  for (const std::string_view name : key.placeholders) {
    list += (list.empty() ? "{" : ", {") + std::string(name) + "}";
  }
  node.problem(list.empty() ? "may hold no placeholder" : "must hold exactly these, each once: " + list);
}

constexpr std::string_view language_names = "language_names";

// A code as the detector gives it: "es", "ceb", "zh-Hant".
bool is_language_code(std::string_view code) {
  const std::string_view letters = code.substr(0, code.find('-'));
  const bool small = std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return small && (letters.size() == 2 || letters.size() == 3);
}

void read_language_names(const JsonNode& node, Words& words) {
  bool any = false;
  const bool is_object = node.each_member([&](std::string_view code, const JsonNode& member) {
    any = true;
    if (!is_language_code(code)) return member.problem(shown(code) + " is no code of a language, such as \"es\"");
    read_line(member, words.languages[std::string(code)]);
  });
  if (is_object && !any) node.problem("must not be empty");
}

const std::vector<std::string>& page_kind_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> made;
    for (const PublisherKind kind : all_publisher_kinds) made.push_back(page_kind_key(to_string(kind)));
    return made;
  }();
  return keys;
}

// Of data: a band of rules/scoring.json.
bool is_band(std::string_view name) { return name.rfind(band_prefix, 0) == 0 && name.size() > band_prefix.size(); }

std::vector<WordKey> all_keys() {
  std::vector<WordKey> keys = {
      // What was not looked at.
      {"words_only", {}},
      {"not_looked_at", {"list"}},
      {"images_one", {}},
      {"images_many", {"n"}},
      {"videos_one", {}},
      {"videos_many", {"n"}},
      {"audios_one", {}},
      {"audios_many", {"n"}},
      {"frames_one", {}},
      {"frames_many", {"n"}},
      {"scripted_regions_one", {}},
      {"scripted_regions_many", {"n"}},
      {"links_one", {}},
      {"links_many", {"n"}},
      {"list_separator", {}},
      {"not_read", {"reason"}},
      {"could_not_be_read", {"message"}},
      {"uncovered_text", {"language"}},
      {"further_findings", {"n"}},
      {"uncovered_part", {"language"}},
      {"language_unnamed", {"code"}},
      // Sources and figures.
      {"heading_cites", {}},
      {"heading_figures", {}},
      {"cited_probably", {"source"}},
      {"cited_perhaps", {"list"}},
      {"cited_unknown_one", {}},
      {"cited_unknown_many", {"n"}},
      {"cited_more", {"n"}},
      {"cited_people", {"n"}},
      {"cited_age", {"age"}},
      {"cited_months", {"n"}},
      {"cited_compared", {}},
      {"cited_not_compared", {}},
      {"cited_found", {"result"}},
      {"same_thing", {}},
      {"same_thing_what", {}},
      {"same_thing_page", {}},
      {"same_thing_studied", {}},
      {"same_thing_so", {}},
      {"same_thing_row", {"aspect", "page", "studied"}},
      {"same_same", {}},
      {"same_different", {}},
      {"same_not_stated", {}},
      {"aspect_cell", {}},
      {"aspect_source", {}},
      {"aspect_donor", {}},
      {"aspect_route", {}},
      {"aspect_dose", {}},
      {"aspect_preparation", {}},
      {"aspect_age", {}},
      {"aspect_disease", {}},
      {"number_result_consistent", {}},
      {"number_result_differs", {}},
      {"number_result_depends", {}},
      {"number_result_not_comparable", {}},
      {"citation_no_control", {}},
      {"citation_not_a_trial", {"design"}},
      {"citation_other_product", {"page", "studied"}},
      {"citation_other_route", {"page", "studied"}},
      {"citation_other_subject", {"page", "studied"}},
      {"citation_other_part", {"page", "studied"}},
      {"citation_animals", {}},
      {"citation_year_mismatch", {"given", "year"}},
      {"citation_opposite_result", {"result"}},
      {"citation_result_omitted", {"result"}},
      {"citation_counted_twice", {"n"}},
      {"number_same", {"result"}},
      {"number_same_people", {"n"}},
      {"number_differs", {"result"}},
      {"number_more_people", {"n"}},
      {"number_depends", {"result"}},
      {"number_bare", {"list"}},
      {"number_missing_denominator", {}},
      {"number_missing_measure", {}},
      {"number_missing_time", {}},
      {"number_missing_comparison", {}},
      // The document and its summary.
      {"standard_input", {}},
      {"part", {"source", "index", "of"}},
      {"no_text", {}},
      {"cleared_hint", {}},
      {"details_hint", {}},
      {"long_report", {"n"}},
      {"page_sells", {}},
      {"summary", {"list"}},
      {"tampering_one", {}},
      {"tampering_many", {"n"}},
      {"bad_bytes_one", {}},
      {"bad_bytes_many", {"n"}},
      // Findings.
      {"ask", {"question"}},
      {"quote", {"text"}},
      {"place", {"line", "column"}},
      {"place_short", {"line", "column"}},
      {"speaker_testimonial", {}},
      {"speaker_study", {}},
      {"speaker_third_party", {}},
      {"speaker_critic", {}},
      {"evasion", {}},
      {"hidden", {}},
      {"channel_title", {}},
      {"channel_meta_description", {}},
      {"channel_alt_text", {}},
      {"channel_structured_data", {}},
      {"channel_url", {}},
      {"noted_heading", {}},
      {"stories_heading", {}},
      {"heading_sentences", {}},
      {"cleared_heading", {}},
      {"cleared_asserted", {}},
      {"cleared_weighing", {}},
      {"cleared_negated", {}},
      {"cleared_hedged", {}},
      {"cleared_asked", {}},
      {"cleared_conditional", {}},
      {"cleared_reported", {}},
      {"cleared_by", {"reason", "cue"}},
      {"cleared_reason", {"reason"}},
      {"weight_1", {}},
      {"weight_2", {}},
      {"weight_3", {}},
      {"weight_4", {}},
      {"weight_5", {}},
      // What the reports for people share.
      {"calm_heading", {}},
      {"calm_text", {}},
      {"report_title", {"source"}},
      {"compared_on", {"date"}},
      {"heading_not_looked_at", {}},
      {"heading_fair", {}},
      {"heading_claims", {}},
      {"heading_not_said", {}},
      {"heading_before_paying", {}},
      {"heading_text", {}},
      {"heading_hidden", {}},
      {"heading_details", {}},
      {"fair_supported", {}},
      {"fair_careful", {}},
      {"fair_none", {}},
      {"fair_more_one", {}},
      {"fair_more_many", {"n"}},
      {"claims_none", {}},
      {"claims_unchecked", {}},
      {"claims_more_one", {}},
      {"claims_more_many", {"n"}},
      {"label_says", {}},
      {"label_known", {}},
      {"label_ask", {}},
      {"also_said", {"list"}},
      {"verdict_supported", {}},
      {"verdict_about_studies", {}},
      {"verdict_overstated", {}},
      {"verdict_unproven", {}},
      {"verdict_contradicted", {}},
      {"verdict_not_assessed", {}},
      {"known_in_copy", {}},
      {"known_partly_in_copy", {}},
      {"known_at", {"n"}},
      {"noted_story", {}},
      {"take_back_hedged", {}},
      // What the page's sentences do to each other; its fair version; the note for a doctor.
      {"heading_apart", {}},
      {"apart_intro", {}},
      {"label_one_place", {}},
      {"label_other_place", {}},
      {"apart_more_one", {}},
      {"apart_more_many", {"n"}},
      {"heading_take_back", {}},
      {"take_back_intro", {}},
      {"label_strong", {}},
      {"label_weaker", {}},
      {"take_back_more_one", {}},
      {"take_back_more_many", {"n"}},
      {"distance_none", {}},
      {"distance_one", {}},
      {"distance_few", {"n"}},
      {"distance_many", {"n", "share"}},
      {"claim_larger", {}},
      {"weaker_larger", {}},
      {"weaker_small", {}},
      {"heading_small_print", {}},
      {"small_print_intro", {}},
      {"disclaimer_stands", {"where"}},
      {"disclaimer_governs_one", {}},
      {"disclaimer_governs_many", {"n"}},
      {"disclaimer_near", {}},
      {"disclaimer_far_one", {}},
      {"disclaimer_far_many", {"n"}},
      {"small_print_more_one", {}},
      {"small_print_more_many", {"n"}},
      {"undisclaimed_one", {}},
      {"undisclaimed_many", {"n"}},
      {"heading_fair_version", {}},
      {"fair_version_intro", {}},
      {"fair_instead", {"list"}},
      {"fair_version_unknown", {}},
      {"fair_version_none", {}},
      {"heading_doctor_note", {}},
      {"doctor_note_intro", {}},
      {"doctor_note_page", {"title"}},
      {"doctor_note_questions", {}},
      {"doctor_note_claims", {}},
      {"doctor_note_known", {}},
      {"doctor_note_not_said", {}},
      {"doctor_note_open", {}},
      {"doctor_note_back", {}},
      {"fair_and_note_hint", {}},
      {"told_above", {"n"}},
      {"source_alone", {"who", "year"}},
      {"source_team", {"who", "year"}},
      {"effect_size", {"what", "average", "unit", "than", "scale"}},
      {"effect_range", {"low", "high"}},
      {"not_said_intro", {}},
      {"not_said_none", {}},
      {"not_said_more_one", {}},
      {"not_said_more_many", {"n"}},
      {"checklist_all", {}},
      {"checklist_found", {}},
      {"checklist_not_found", {}},
      {"checklist_open", {}},
      {"checklist_after", {"source"}},
      {"checklist_ages", {"from", "to"}},
      {"checklist_no_occasion", {}},
      {"checklist_not_asked", {}},
      {"checklist_too_short", {}},
      {"checklist_not_all_read", {}},
      {"before_paying_intro", {}},
      {"pay_ask_maker", {}},
      {"pay_ask_permit", {}},
      {"pay_ask_harms", {}},
      {"pay_ask_follow_up", {}},
      {"pay_ask_refund", {}},
      // The page's text with its notes.
      {"text_intro", {}},
      {"legend_ask", {}},
      {"legend_fair", {}},
      {"text_missing", {}},
      {"note_label", {"n"}},
      {"note_back", {"n"}},
      {"hidden_intro", {}},
      {"unmarked_one", {}},
      {"unmarked_many", {"n"}},
      // Several pages in one report.
      {"index_heading", {"n"}},
      {"index_order", {}},
      {"index_ask_one", {}},
      {"index_ask_many", {"n"}},
      {"index_fair_one", {}},
      {"index_fair_many", {"n"}},
      {"index_story_one", {}},
      {"index_story_many", {"n"}},
      {"index_cleared_one", {}},
      {"index_cleared_many", {"n"}},
      {"index_incomplete", {}},
      {"index_nothing", {}},
      // Behind Details.
      {"details_open", {}},
      {"details_report", {}},
      {"details_page", {}},
      {"details_score", {}},
      {"details_score_total", {"value"}},
      {"details_cleared", {}},
      {"details_sources", {}},
      {"overall", {"band"}},
      {"made_by", {}},
      // The end of a run over several documents.
      {"documents_many", {"n"}},
      {"documents_flagged", {"documents", "n"}},
      {"unreadable_one", {}},
      {"unreadable_many", {"n"}},
      // Why: the place and the sentence.
      {"why_line", {"source", "line"}},
      {"why_lines", {"source", "from", "to"}},
      {"why_sentence", {"place", "what"}},
      {"visible", {}},
      {"block_heading", {}},
      {"block_paragraph", {}},
      {"block_list_item", {}},
      {"block_quote", {}},
      {"block_table_cell", {}},
      {"block_question", {}},
      {"block_answer", {}},
      {"block_caption", {}},
      {"block_small_print", {}},
      {"block_reference_entry", {}},
      {"block_furniture", {}},
      {"why_under_heading", {"text"}},
      {"why_under_lead_in", {"text"}},
      {"why_under_question", {"text"}},
      {"why_no_sentence", {}},
      {"why_nearest", {"place", "text"}},
      {"why_no_sentence_at_all", {}},
      {"why_unread", {"list"}},
      {"why_few_rules", {"n", "all"}},
      {"why_no_finding", {}},
      // Why: a finding.
      {"status_flagged", {}},
      {"status_noted", {}},
      {"status_cleared", {}},
      {"why_finding", {"status", "rule"}},
      {"why_answered", {"text"}},
      {"manner", {"speaker", "stance", "strength"}},
      {"speaker_page", {}},
      {"stance_asserted", {}},
      {"stance_negated", {}},
      {"stance_hedged", {}},
      {"stance_asked", {}},
      {"stance_conditional", {}},
      {"stance_reported", {}},
      {"strength_none", {}},
      {"strength_association", {}},
      {"strength_possible", {}},
      {"strength_effect", {}},
      {"strength_certain", {}},
      {"because_flagged_asserted", {}},
      {"because_flagged_hedged", {}},
      {"because_flagged_asked", {}},
      {"because_flagged_conditional", {}},
      {"because_flagged_reported", {}},
      {"because_noted", {}},
      {"because_noted_supported", {}},
      {"because_noted_story", {}},
      {"because_cleared", {"reason"}},
      {"why_severity", {"value", "steps"}},
      {"why_severity_cleared", {"value", "steps"}},
      {"severity_base", {"n"}},
      {"severity_step", {"delta", "reason"}},
      {"severity_named", {"name", "id"}},
      {"why_cue", {"cue", "id", "effect"}},
      {"why_cue_outside", {"cue", "id", "effect", "text"}},
      {"why_cue_short", {"cue", "id", "effect", "text"}},
      {"why_cue_owned", {"cue", "id"}},
      {"cue_asserted", {}},
      {"cue_negated", {}},
      {"cue_hedged", {}},
      {"cue_asked", {}},
      {"cue_conditional", {}},
      {"cue_reported", {}},
      {"cue_strength", {"strength"}},
      {"cue_speaker", {"speaker"}},
      {"cue_frame", {}},
      {"why_claim", {"list"}},
      {"slot_intervention", {}},
      {"slot_condition", {}},
      {"slot_outcome", {}},
      {"slot_comparator", {}},
      {"slot_fill", {"slot", "terms", "from"}},
      {"from_match", {}},
      {"from_sentence", {}},
      {"from_block", {}},
      {"from_heading", {}},
      {"from_page", {}},
      {"from_rule", {}},
      {"why_verdict", {"verdict"}},
      {"judged_supported", {}},
      {"judged_overstated", {}},
      {"judged_unproven", {}},
      {"judged_contradicted", {}},
      {"judged_not_assessed", {}},
      {"why_weighed", {"points", "list"}},
      {"why_also", {"list"}},
      // Why: what nearly matched.
      {"why_taken_heading", {}},
      {"taken_unless", {"quote", "words", "phrase"}},
      {"taken_block", {"quote", "block"}},
      {"taken_channel", {"quote", "channel"}},
      {"taken_longer", {"quote", "rule"}},
      {"why_near_heading", {}},
      {"near_phrase", {"phrase"}},
      {"near_replaced", {"text", "instead", "missing"}},
      {"near_left_out", {"text", "missing"}},
      {"near_longer_gap", {"text", "missing", "instead"}},
      {"near_elsewhere", {"text", "missing"}},
      {"element_in_words", {"element", "words"}},
      {"why_more", {"n"}},
      // Explain: a rule.
      {"explain_found", {"message", "category"}},
      {"explain_why", {}},
      {"explain_ask", {}},
      {"explain_severity", {}},
      {"explain_severity_flagging", {"n"}},
      {"explain_severity_noting", {}},
      {"explain_adjustment_sentence", {"delta", "names"}},
      {"explain_adjustment_block", {"delta", "names"}},
      {"explain_adjustment_page", {"delta", "names"}},
      {"explain_by_wording", {}},
      {"explain_implied", {}},
      {"explain_trial", {}},
      {"explain_context", {}},
      {"explain_denied", {}},
      {"explain_noting", {}},
      {"explain_promoted", {}},
      {"explain_when", {"stance", "action"}},
      {"when_hedged", {}},
      {"when_conditional", {}},
      {"when_asked", {}},
      {"action_clear", {}},
      {"action_lower", {}},
      {"action_keep", {}},
      {"explain_where", {}},
      {"explain_blocks_all", {}},
      {"explain_blocks", {"list"}},
      {"explain_channels_all", {}},
      {"explain_channels", {"list"}},
      {"channel_body", {}},
      {"explain_unless", {}},
      {"explain_unless_entry", {"phrase"}},
      {"explain_examples", {}},
      {"example_match", {"text"}},
      {"example_clear", {"text"}},
      {"example_none", {"text"}},
      {"explain_statements", {}},
      {"explain_statement", {"summary", "certainty", "id"}},
      {"explain_search", {"where", "words", "until"}},
      {"certainty_high", {}},
      {"certainty_moderate", {}},
      {"certainty_low", {}},
      {"certainty_very_low", {}},
      {"explain_work", {"authors", "year", "title", "seen"}},
      {"and_others", {}},
      {"no_author", {}},
      {"seen_full_text", {}},
      {"seen_abstract", {}},
      {"seen_registry", {}},
      {"seen_official", {}},
      {"seen_secondary", {}},
      {"explain_basis", {}},
      {"explain_basis_entry", {"jurisdiction", "text"}},
      {"explain_rule_hint", {"id"}},
      // Explain: a finding.
      {"explain_place", {"source", "place"}},
      {"explain_fingerprint", {"id", "fingerprint"}},
      {"explain_other_rulebook", {}},
      {"explain_rule_gone", {}},
      {"explain_rule_question", {"id"}},
      {"explain_cue", {"cue", "id", "effect"}},
  };
  keys.insert(keys.end(), decision_word_keys().begin(), decision_word_keys().end());
  keys.insert(keys.end(), format_word_keys().begin(), format_word_keys().end());
  keys.insert(keys.end(), reference_word_keys().begin(), reference_word_keys().end());
  keys.insert(keys.end(), history_word_keys().begin(), history_word_keys().end());
  keys.insert(keys.end(), run_word_keys().begin(), run_word_keys().end());
  keys.insert(keys.end(), serve_word_keys().begin(), serve_word_keys().end());
  keys.insert(keys.end(), source_word_keys().begin(), source_word_keys().end());
  keys.insert(keys.end(), survey_word_keys().begin(), survey_word_keys().end());
  for (const std::string& key : page_kind_keys()) keys.push_back({key, {}});
  return keys;
}

}  // namespace

std::string page_kind_key(std::string_view kind) { return "page_kind_" + std::string(kind); }

const std::vector<WordKey>& word_keys() {
  static const std::vector<WordKey> keys = all_keys();
  return keys;
}

Words read_words(const NamedBytes& file, std::vector<Problem>& problems) {
  Words words;
  std::vector<std::string_view> allowed;
  for (const WordKey& key : word_keys()) allowed.push_back(key.key);
  allowed.push_back(language_names);

  read_json(file.name, file.bytes, problems, [&](const JsonNode& root) {
    const bool is_object = root.each_member([&](std::string_view name, const JsonNode& member) {
      if (name == language_names) return read_language_names(member, words);
      static const WordKey band;
      const WordKey* key = is_band(name) ? &band : find_key(name);
      if (key == nullptr) {
        const std::string_view nearest = nearest_name(name, allowed);
        return member.problem(
            "unknown key " + shown(name) +
            (nearest.empty() ? "; allowed: " + joined(allowed) : "; did you mean " + shown(nearest) + "?"));
      }
      std::string& text = words.texts[std::string(name)];
      const std::size_t before = problems.size();
      // A separator ends with a space on purpose.
      if (name == "list_separator") {
        text = member.as_text().value_or("");
      } else {
        read_line(member, text);
      }
      if (problems.size() == before) check_placeholders(member, *key, text);
    });
    if (!is_object) return;
    for (const std::string_view name : allowed) {
      if (!root.has(name)) root.problem("needs the key " + shown(name));
    }
  });
  return words;
}

std::string language_name(const Words& words, std::string_view code) {
  const auto found = words.languages.find(code);
  if (found != words.languages.end()) return found->second;
  std::string name = say(words, "language_unnamed", {{"code", code}});
  return name.empty() ? std::string(code) : name;
}

std::string say(const Words& words, std::string_view key,
                std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  const auto found = words.texts.find(key);
  if (found == words.texts.end()) return "";
  std::string out;
  std::string_view rest = found->second;
  // One pass over the template, so that a brace in a filled value is never read as a placeholder.
  for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
    const std::size_t close = rest.find('}', open);
    if (close == rest.npos) break;
    out += rest.substr(0, open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const auto& [placeholder, value] : values) {
      if (placeholder == name) out += value;
    }
    rest.remove_prefix(close + 1);
  }
  return out += rest;
}

}  // namespace overclaim
