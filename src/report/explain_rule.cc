// The order of questions people ask: what, so what, what now; how a rule works comes behind what it means. Phrases are
// not shown, examples are: `rules show` is the view for those who write rules. Covered by tests/explanation_test.cc.
#include <algorithm>
#include <vector>

#include "report/explanation.h"
#include "report/reference_lines.h"
#include "report/text_page.h"
#include "report/why_text.h"
#include "rulebook/phrase_writing.h"

namespace overclaim {

namespace {

constexpr std::size_t examples_shown = 2, statements_shown = 5, exceptions_shown = 6, names_shown = 6, indent = 2;

// "The procedure has [[no side effects]]." with the marks of examples as simple brackets.
std::string example_text(std::string text) {
  for (const std::string_view mark : {"[[", "]]"}) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) text.erase(at, 1);
  }
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

class RuleWriter {
 public:
  RuleWriter(const CompiledRule& rule, const Rulebook& rulebook, const Words& words, const ExplanationOptions& options)
      : compiled_(rule),
        rule_(rule.rule),
        rulebook_(rulebook),
        words_(words),
        options_(options),
        page_(options.width, options.color) {}

  std::string write() {
    page_.heading(rule_.id);
    page_.line(
        say(words_, "explain_found", {{"message", rule_.message}, {"category", std::string(category_of(rule_.id))}}));
    section("explain_why", {rule_.plain});
    section("explain_ask", {rule_.ask});
    section("explain_severity", severity());
    section("explain_context", context());
    section("explain_where", places());
    section("explain_unless", exceptions());
    section("explain_examples", examples());
    statements();
    basis();
    page_.gap();
    page_.line(say(words_, "explain_rule_hint", {{"id", rule_.id}}));
    return page_.text();
  }

 private:
  using Lines = std::vector<std::string>;

  void section(std::string_view heading, const Lines& lines) {
    if (std::all_of(lines.begin(), lines.end(), [](const std::string& text) { return text.empty(); })) return;
    page_.gap();
    page_.heading(say(words_, heading));
    for (const std::string& text : lines) page_.line(text, indent);
  }

  std::string word(std::string_view group, std::string_view name) const {
    return say(words_, std::string(group) + std::string(name));
  }

  Lines severity() const {
    if (compiled_.kind == CategoryKind::noting) return {say(words_, "explain_severity_noting")};
    Lines lines = {say(words_, "explain_severity_flagging", {{"n", std::to_string(rule_.severity)}})};
    if (rulebook_.scoring) {
      for (const Adjustment& adjustment : rulebook_.scoring->adjustments) {
        if (std::find(rule_.adjust.begin(), rule_.adjust.end(), adjustment.id) == rule_.adjust.end()) continue;
        lines.push_back(say(words_, key_of(adjustment.where),
                            {{"delta", signed_number(adjustment.delta)}, {"names", names_of(adjustment)}}));
      }
    }
    if (rule_.by_wording) lines.push_back(say(words_, "explain_by_wording"));
    if (rule_.implied) lines.push_back(say(words_, "explain_implied"));
    if (rule_.maturity == Maturity::trial) lines.push_back(say(words_, "explain_trial"));
    return lines;
  }

  static std::string_view key_of(AdjustmentWhere where) {
    switch (where) {
      case AdjustmentWhere::sentence:
        return "explain_adjustment_sentence";
      case AdjustmentWhere::block:
        return "explain_adjustment_block";
      case AdjustmentWhere::page:
        break;
    }
    return "explain_adjustment_page";
  }

  std::string names_of(const Adjustment& adjustment) const {
    PhraseNode node;
    node.kind = PhraseKind::classes;
    for (const std::string& name : adjustment.classes) node.classes.push_back({name, ""});
    return in_words(node, rulebook_, names_shown);
  }

  Lines context() const {
    if (compiled_.kind == CategoryKind::noting) return {say(words_, "explain_noting")};
    Lines lines = {say(words_, "explain_denied")};
    const auto add = [&](std::string_view stance, WhenAction action) {
      lines.push_back(say(words_, "explain_when",
                          {{"stance", word("when_", stance)}, {"action", word("action_", to_string(action))}}));
    };
    add("hedged", rule_.when.hedged);
    add("conditional", rule_.when.conditional);
    add("asked", rule_.when.asked);
    lines.push_back(say(words_, "explain_promoted"));
    return lines;
  }

  Lines places() const {
    Lines lines;
    if (rule_.blocks.empty()) {
      lines.push_back(say(words_, "explain_blocks_all"));
    } else {
      Lines kinds;
      for (const BlockKind kind : rule_.blocks) kinds.push_back(word("block_", to_string(kind)));
      lines.push_back(say(words_, "explain_blocks", {{"list", listed(words_, kinds)}}));
    }
    if (rule_.channels.empty()) {
      lines.push_back(say(words_, "explain_channels_all"));
    } else {
      Lines channels;
      for (const Channel channel : rule_.channels) channels.push_back(word("channel_", to_string(channel)));
      lines.push_back(say(words_, "explain_channels", {{"list", listed(words_, channels)}}));
    }
    return lines;
  }

  Lines exceptions() const {
    Lines lines;
    const std::size_t all = rule_.unless.size(), shown = options_.all ? all : std::min(all, exceptions_shown);
    for (std::size_t i = 0; i < shown; ++i) {
      const ParsedPhrase parsed = parse_phrase(rule_.unless[i], rulebook_.language);
      lines.push_back(say(words_, "explain_unless_entry", {{"phrase", in_words(parsed.root, rulebook_)}}));
    }
    if (shown < all) lines.push_back(say(words_, "why_more", {{"n", std::to_string(all - shown)}}));
    return lines;
  }

  Lines examples() const {
    Lines lines;
    const auto add = [&](std::string_view key, const std::vector<std::string>& texts) {
      for (std::size_t i = 0; i < std::min(texts.size(), examples_shown); ++i) {
        lines.push_back(say(words_, key, {{"text", example_text(texts[i])}}));
      }
    };
    add("example_match", rule_.examples.match);
    add("example_clear", rule_.examples.clear);
    add("example_none", rule_.examples.none);
    return lines;
  }

  // Those the rule names or that name the rule first, then those of the category.
  void statements() {
    const auto names = [](const std::vector<std::string>& list, std::string_view wanted) {
      return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    std::vector<const Statement*> found, wider;
    for (const Statement& statement : rulebook_.reference.statements) {
      if (names(rule_.statements, statement.id) || names(statement.claims, rule_.id)) {
        found.push_back(&statement);
      } else if (names(statement.claims, category_of(rule_.id))) {
        wider.push_back(&statement);
      }
    }
    found.insert(found.end(), wider.begin(), wider.end());
    if (found.empty() && rule_.works.empty()) return;
    page_.gap();
    page_.heading(say(words_, "explain_statements"));
    const std::size_t shown = options_.all ? found.size() : std::min(found.size(), statements_shown);
    for (std::size_t i = 0; i < shown; ++i) add_statement(page_, *found[i], rulebook_.reference, words_, indent);
    for (const std::string& id : rule_.works) {
      if (const Work* work = find_work(rulebook_.reference, id)) add_work(page_, *work, words_, indent);
    }
    if (shown < found.size()) {
      page_.line(say(words_, "why_more", {{"n", std::to_string(found.size() - shown)}}), indent);
    }
  }

  void basis() {
    Lines lines;
    for (const Basis& basis : rule_.basis) {
      const std::string text = basis.instrument + (basis.provision.empty() ? "" : ", " + basis.provision) +
                               (basis.url.empty() ? "" : " " + basis.url);
      lines.push_back(say(words_, "explain_basis_entry", {{"jurisdiction", basis.jurisdiction}, {"text", text}}));
    }
    section("explain_basis", lines);
  }

  const CompiledRule& compiled_;
  const Rule& rule_;
  const Rulebook& rulebook_;
  const Words& words_;
  const ExplanationOptions& options_;
  TextPage page_;
};

}  // namespace

std::string explain_rule(const CompiledRule& rule, const Rulebook& rulebook, const Words& words,
                         const ExplanationOptions& options) {
  return RuleWriter(rule, rulebook, words, options).write();
}

}  // namespace overclaim
