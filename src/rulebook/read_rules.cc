// rules/<lang>/<category>.json. Defaults stand at the fields of Rule and nowhere else. Covered by
// tests/broken_rulebooks_test.cc.
#include <algorithm>

#include "rulebook/source_files.h"
#include "text/calendar_day.h"

namespace overclaim {

namespace {

constexpr std::array all_block_kinds = {BlockKind::heading,         BlockKind::paragraph,  BlockKind::list_item,
                                        BlockKind::quote,           BlockKind::table_cell, BlockKind::question,
                                        BlockKind::answer,          BlockKind::caption,    BlockKind::small_print,
                                        BlockKind::reference_entry, BlockKind::furniture};
constexpr std::array all_channels = {Channel::body,     Channel::title,           Channel::meta_description,
                                     Channel::alt_text, Channel::structured_data, Channel::url};

void read_when(const JsonNode& node, When& when) {
  read_object(node, {optional_key("hedged", when.hedged, one_of(all_when_actions)),
                     optional_key("conditional", when.conditional, one_of(all_when_actions)),
                     optional_key("asked", when.asked, one_of(all_when_actions))});
}

// {"condition": "term-id"}; whether there is such a term is for resolve.cc.
void read_slot_defaults(const JsonNode& node, std::vector<SlotDefault>& slots) {
  node.each_member([&](std::string_view slot, const JsonNode& member) {
    const std::vector<std::string_view>& allowed = claim_slots();
    if (std::find(allowed.begin(), allowed.end(), slot) == allowed.end()) {
      return member.problem("there is no slot " + shown(slot) + "; allowed: " + joined(allowed));
    }
    SlotDefault& added = slots.emplace_back();
    added.slot = slot;
    read_id(member, added.term);
  });
}

void read_basis(const JsonNode& node, Basis& basis) {
  read_object(
      node, {required_key("jurisdiction", basis.jurisdiction, read_line),
             required_key("instrument", basis.instrument, read_line),
             optional_key("provision", basis.provision, read_line_or_nothing), required_key("url", basis.url, read_url),
             optional_key("valid_from", basis.valid_from, read_date_or_nothing),
             optional_key("valid_to", basis.valid_to, read_date_or_nothing),
             optional_key("verified", basis.verified, read_line_or_nothing)});
  // Dates of this form order as text.
  if (is_calendar_day(basis.valid_from) && is_calendar_day(basis.valid_to) && basis.valid_to < basis.valid_from) {
    node.problem("ends before it begins, " + basis.valid_from, "/valid_to");
  }
}

// What a weighed rule finds hangs on the points, which are learned anew, and is measured on pages; examples that would
// have to be found again each time say nothing of it. What it must not find can be said.
void read_rule_examples(const JsonNode& node, CategoryKind kind, bool weighed, RuleExamples& examples) {
  const bool can_clear = kind == CategoryKind::flagging && !weighed;
  read_object(node, {key_required_if(!weighed, "match", examples.match, list_of(read_marked, weighed ? 0 : 2)),
                     key_required_if(can_clear, "clear", examples.clear, list_of(read_marked, can_clear ? 2 : 0)),
                     required_key("none", examples.none, list_of(read_unmarked, 2))});
}

void read_rule(const JsonNode& node, std::string_view category, Rule& rule) {
  const CategoryKind kind = category_kind(category).value();
  const bool flags = kind == CategoryKind::flagging;
  const auto read_id_of_category = [&](const JsonNode& member, std::string& out) {
    const auto text = member.as_text();
    if (!text) return;
    read_rule_id(member, out);
    if (out.find('.') != out.npos && category_of(out) != category) {
      member.problem("the part before the dot must be the category of the file, " + shown(category) + ", is " +
                     shown(category_of(out)));
    }
  };
  const auto read_examples = [&](const JsonNode& member, RuleExamples& out) {
    read_rule_examples(member, kind, rule.weighed, out);
  };
  const auto lines = list_of(read_line);
  const auto ids = list_of(read_id);
  read_object(node, {required_key("id", rule.id, read_id_of_category),
                     key_required_if(flags, "severity", rule.severity, whole_number(1, 5)),
                     optional_key("adjust", rule.adjust, ids),
                     optional_key("maturity", rule.maturity, one_of(all_maturities)),
                     optional_key("by_wording", rule.by_wording, read_flag),
                     optional_key("implied", rule.implied, read_flag),
                     optional_key("on_selling_pages", rule.on_selling_pages, read_flag),
                     optional_key("weighed", rule.weighed, read_flag),
                     required_key("message", rule.message, read_line),
                     required_key("plain", rule.plain, read_line),
                     key_required_if(flags, "ask", rule.ask, read_line),
                     optional_key("phrases", rule.phrases, lines),
                     optional_key("regexes", rule.regexes, lines),
                     optional_key("unless", rule.unless, lines),
                     optional_key("blocks", rule.blocks, list_of(one_of(all_block_kinds))),
                     optional_key("channels", rule.channels, list_of(one_of(all_channels))),
                     optional_key("strength", rule.strength, one_of(all_strengths)),
                     optional_key("when", rule.when, read_when),
                     optional_key("slots", rule.slots, read_slot_defaults),
                     optional_key("credit", rule.credit, read_id),
                     optional_key("senses", rule.senses, ids),
                     optional_key("statements", rule.statements, ids),
                     optional_key("works", rule.works, ids),
                     optional_key("basis", rule.basis, list_of(read_basis)),
                     required_key("examples", rule.examples, read_examples)});
  if (node.is_object() && !rule.weighed && node.count_of("phrases") + node.count_of("regexes") == 0) {
    node.problem("needs at least one entry in \"phrases\" or \"regexes\"");
  }
}

}  // namespace

void read_rules(const JsonNode& node, std::string_view category, std::vector<Placed<Rule>>& rules) {
  std::string written;
  const auto read_category = [&](const JsonNode& member, std::string& out) {
    read_line(member, out);
    if (!out.empty() && out != category) {
      member.problem("must be the name of the file, " + shown(category) + ", is " + shown(out));
    }
  };
  const auto read_one = [&](const JsonNode& entry, Rule& rule) { read_rule(entry, category, rule); };
  read_object(node, {required_key("category", written, read_category),
                     required_key("rules", rules, list_of(placed(read_one)))});
}

}  // namespace overclaim
