// People ask of a fact: what does it say, and who saw that, where and when. So each figure stands with its own source,
// not with that of the work. Covered by tests/reference_text_test.cc.
#include <algorithm>

#include "report/finding_details.h"
#include "report/reference_formats.h"
#include "report/reference_lines.h"
#include "report/why_text.h"
#include "report/wrap.h"
#include "rulebook/term_names.h"
#include "text/display_width.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t column = 18;      // of values
constexpr std::size_t least_text = 24;  // columns of a title or wording in a list; else the names before it go

// Cut to `width` columns, with an ellipsis where something is missing.
std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (std::size_t next = 0; next < text.size(); end = next) {
    next += code_point_at(text, next).size;
    if (display_width(text.substr(0, next)) + 1 > width) break;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)) + "\u2026";
}

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return text + std::string(used < width ? width - used : 0, ' ');
}

std::string joined(const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line;
}

class Page {
 public:
  explicit Page(const ReferencePage& page)
      : page_(page), rulebook_(*page.rulebook), words_(*page.words), text_(page.style) {}

  std::string lines() {
    std::size_t id = 0, facts = 0;
    for (const ReferenceEntry& entry : *page_.selection) {
      id = std::max(id, display_width(id_of(entry)));
      facts = std::max(facts, display_width(facts_of(entry)));
    }
    const std::size_t width = page_.style.width;
    const bool narrow = id + facts + 4 + least_text > width;
    std::string text;
    for (const ReferenceEntry& entry : *page_.selection) {
      std::string line = padded(id_of(entry), id) + "  ";
      if (!narrow) line += padded(facts_of(entry), facts) + "  ";
      line += entry.work != nullptr ? entry.work->title : entry.statement->honest;
      text += cut(terminal_safe(line), width) + "\n";
    }
    return text;
  }

  std::string in_full() {
    for (std::size_t i = 0; i < page_.selection->size(); ++i) {
      if (i > 0) text_.blank();
      const ReferenceEntry& entry = (*page_.selection)[i];
      if (entry.work != nullptr) add(*entry.work);
      if (entry.statement != nullptr) add(*entry.statement);
    }
    return text_.take();
  }

 private:
  std::string word(std::string_view group, std::string_view name) const {
    return say(words_, std::string(group) + std::string(name));
  }

  static std::string id_of(const ReferenceEntry& entry) {
    return entry.work != nullptr ? entry.work->id : entry.statement->id;
  }

  static std::string facts_of(const ReferenceEntry& entry) {
    if (entry.work != nullptr) {
      return std::to_string(entry.work->year) + " " + std::string(to_string(entry.work->design));
    }
    return std::string(to_string(entry.statement->direction)) + " " +
           std::string(to_string(entry.statement->certainty));
  }

  void row(std::string_view key, const std::string& value) {
    if (!value.empty()) text_.labelled(say(words_, key), Ink::quiet, {{value}}, 2, column);
  }

  void heading(std::string_view key) {
    text_.blank();
    text_.paragraph(say(words_, key), 0, Ink::strong);
  }

  std::string labels(const std::vector<std::string>& terms) const {
    if (terms.empty()) return say(words_, "reference_any");
    std::vector<std::string> names;
    names.reserve(terms.size());
    for (const std::string& term : terms) names.push_back(term_label(rulebook_, term));
    return listed(words_, names);
  }

  std::string known(const std::optional<bool>& value) const {
    return say(words_, !value ? "reference_not_known" : *value ? "reference_yes" : "reference_no");
  }

  std::string seen(const Seen& seen) const {
    const std::string as = word("seen_", to_string(seen.as));
    if (seen.when.empty() || seen.when == day_not_recorded) {
      return say(words_, "reference_seen_undated", {{"seen", as}, {"where", seen.where}});
    }
    return say(words_, "reference_seen", {{"seen", as}, {"where", seen.where}, {"when", seen.when}});
  }

  void seen_line(const Seen& of, std::size_t indent) {
    const bool web = of.where.rfind("http", 0) == 0;
    text_.paragraph({{seen(of), Ink::quiet, web ? of.where : ""}}, indent);
  }

  void source(const Work& work, std::size_t indent) {
    const std::string year = std::to_string(work.year), authors = authors_of(work, words_);
    text_.paragraph(work.venue.empty() ? say(words_, "reference_source_unnamed", {{"authors", authors}, {"year", year}})
                                       : say(words_, "reference_source",
                                             {{"authors", authors}, {"year", year}, {"venue", work.venue}}),
                    indent);
    const std::string address = address_of(work);
    std::vector<Piece> pieces;
    if (!address.empty()) pieces.push_back({address, Ink::plain, address});
    if (!work.pmid.empty()) {
      if (!pieces.empty()) pieces.push_back({"   "});
      pieces.push_back({say(words_, "reference_pubmed", {{"pmid", work.pmid}}), Ink::plain,
                        "https://pubmed.ncbi.nlm.nih.gov/" + work.pmid});
    }
    text_.paragraph(pieces, indent);
  }

  void figures(const Work& work, std::size_t indent) {
    for (const WorkResult& result : work.results) {
      if (!may_be_shown(result.seen)) continue;
      text_.paragraph(result.text, indent);
      std::string line;
      if (!result.value.empty()) {
        std::string figure = result.value;
        if (!result.denominator.empty()) {
          figure = say(words_, "reference_figure_of", {{"value", result.value}, {"denominator", result.denominator}});
        }
        if (!result.unit.empty()) figure += " " + result.unit;
        line = say(words_, "reference_figure", {{"figure", figure}});
      }
      if (!result.outcome.empty()) {
        line += (line.empty() ? "" : " ") +
                say(words_, "reference_measured", {{"outcome", term_label(rulebook_, result.outcome)}});
      }
      text_.paragraph(line, indent + 2, Ink::quiet);
      seen_line(result.seen, indent + 2);
    }
  }

  void add(const Work& work) {
    text_.paragraph(work.id, 0, Ink::strong);
    text_.paragraph(work.title, 2);
    source(work, 2);
    text_.blank();
    row("reference_design", word("design_", to_string(work.design)));
    row("reference_people", work.n ? std::to_string(*work.n) : say(words_, "reference_people_unknown"));
    row("reference_controlled", known(work.controlled));
    row("reference_blinded", known(work.blinded));
    if (!work.intervention.empty()) row("reference_therapy", labels(work.intervention));
    if (!work.condition.empty()) row("reference_condition", labels(work.condition));
    row("reference_route", word("route_", work.route));
    row("reference_age", work.age);
    if (work.follow_up_months) {
      row("reference_follow_up", say(words_, "reference_months", {{"n", std::to_string(*work.follow_up_months)}}));
    }
    row("reference_aliases", joined(work.aliases));
    if (!work.results.empty()) heading("reference_results");
    figures(work, 2);
    heading("reference_who_saw");
    seen_line(work.seen, 2);
    text_.paragraph(work.verification, 2);
    heading("reference_resting");
    const std::vector<const Statement*> resting = statements_on(work, rulebook_.reference);
    if (resting.empty()) text_.paragraph(say(words_, "reference_no_resting"), 2);
    for (const Statement* statement : resting) {
      text_.paragraph({{statement->id, Ink::strong}, {"  " + statement->honest}}, 2);
    }
    const std::vector<const Rule*> rules = rules_naming(work, rulebook_);
    if (!rules.empty()) heading("reference_rules");
    for (const Rule* rule : rules) text_.paragraph({{rule->id, Ink::strong}, {"  " + rule->message}}, 2);
  }

  std::string validity(const Statement& statement) const {
    std::vector<std::string> parts;
    if (!statement.valid_from.empty()) {
      parts.push_back(say(words_, "reference_holds_from", {{"day", statement.valid_from}}));
    }
    if (!statement.valid_to.empty()) {
      parts.push_back(say(words_, "reference_holds_to", {{"day", statement.valid_to}}));
    }
    return listed(words_, parts);
  }

  void add(const Statement& statement) {
    text_.paragraph(statement.id, 0, Ink::strong);
    text_.paragraph(statement.summary, 2);
    text_.blank();
    row("reference_honest", statement.honest);
    row("reference_direction", word("direction_", to_string(statement.direction)));
    row("reference_certainty",
        say(words_, "reference_certainty_own", {{"certainty", word("certainty_", to_string(statement.certainty))}}));
    row("reference_ceiling", word("strength_", to_string(statement.ceiling)));
    row("reference_therapy", labels(statement.intervention));
    row("reference_condition", labels(statement.condition));
    row("reference_outcome", labels(statement.outcome));
    row("reference_population", word("population_", statement.population));
    row("reference_route", word("route_", statement.route));
    row("reference_claims", joined(statement.claims));
    row("reference_jurisdiction", statement.jurisdiction);
    row("reference_holds", validity(statement));
    row("reference_reviewed", statement.reviewed);
    if (statement.search) {
      row("reference_search", say(words_, "explain_search",
                                  {{"where", statement.search->where},
                                   {"words", statement.search->words},
                                   {"until", statement.search->until}}));
    }
    works(statement);
    heading("reference_examples");
    for (const StatementExample& example : statement.examples) {
      text_.paragraph(
          say(words_, "reference_example", {{"text", example.text}, {"verdict", word("verdict_", example.verdict)}}),
          2);
    }
  }

  void works(const Statement& statement) {
    bool any = false;
    for (const std::string& id : statement.works) {
      const Work* work = find_work(rulebook_.reference, id);
      if (work == nullptr || !may_be_shown(work->seen)) continue;
      if (!any) heading("reference_rests_on");
      any = true;
      text_.paragraph({{work->id, Ink::strong}, {"  " + work->title}}, 2);
      source(*work, 4);
      seen_line(work->seen, 4);
      figures(*work, 4);
    }
  }

  const ReferencePage& page_;
  const Rulebook& rulebook_;
  const Words& words_;
  TerminalText text_;
};

}  // namespace

std::string reference_text(const ReferencePage& page) {
  Page text(page);
  return page.in_full ? text.in_full() : text.lines();
}

}  // namespace overclaim
