// For people each operator is told in the same order: what was read, the strongest words, all claims, fair words, what
// was not found. The tables for programs are in roll_up_tables.cc. Covered by tests/roll_up_sheet_test.cc.
#include "report/roll_up_sheet.h"

#include <algorithm>
#include <utility>

#include "report/decision_lines.h"
#include "report/page_summary.h"
#include "report/source_line.h"
#include "rulebook/term_names.h"
#include "survey/said_claim.h"

namespace overclaim {
namespace {

constexpr std::size_t most_listed_days = 10;

std::string n_of(std::size_t n) { return std::to_string(n); }

class SheetWriter {
 public:
  SheetWriter(const RollUp& roll_up, const RollUpContext& context)
      : roll_up_(roll_up), context_(context), words_(*context.words) {}

  Sheet write();

 private:
  std::string word(std::string_view key) const { return say(words_, key); }
  void count(const std::string& key, std::size_t n) {
    if (n > 0) sheet_.paragraph(counted(words_, key, n));
  }
  void one_operator(const OperatorRollUp& one);
  void what_was_read(const OperatorRollUp& one);
  void strongest(const OperatorRollUp& one);
  void claims(const OperatorRollUp& one);
  void claim(const RolledClaim& claim, std::size_t pages);
  void not_said(const OperatorRollUp& one);
  void disclaimers(const OperatorRollUp& one);
  void shared();
  std::string known(const SaidClaim& said) const {
    return said.verdict ? word("verdict_" + std::string(to_string(*said.verdict))) : "";
  }
  std::string named(const std::string& term) const {
    return term.empty() ? word("rollup_not_named") : term_labels({term}, context_.rulebook);
  }

  const RollUp& roll_up_;
  const RollUpContext& context_;
  const Words& words_;
  Sheet sheet_;
};

void SheetWriter::what_was_read(const OperatorRollUp& one) {
  const std::string separator = word("list_separator");
  std::string line = counted(words_, "rollup_pages", one.pages);
  if (one.documents != one.pages) line += separator + counted(words_, "rollup_texts", one.documents);
  if (one.days.size() > most_listed_days) {
    line += separator + say(words_, "rollup_days",
                            {{"n", n_of(one.days.size())}, {"first", one.days.front()}, {"last", one.days.back()}});
  } else if (!one.days.empty()) {
    std::string days;
    for (const std::string& day : one.days) days += (days.empty() ? "" : separator) + day;
    line += separator + say(words_, "rollup_day", {{"day", days}});
  }
  if (one.undated > 0) line += separator + counted(words_, "rollup_undated", one.undated);
  sheet_.paragraph(line + ".");
  std::string hosts;
  for (const std::string& host : one.hosts) hosts += (hosts.empty() ? "" : separator) + host;
  if (!hosts.empty()) sheet_.paragraph(say(words_, "rollup_hosts", {{"list", hosts}}));
  count("rollup_same", one.same_bytes);
  count("rollup_long", one.long_inputs);
  count("rollup_unread", one.unread);
  count("rollup_incomplete", one.incomplete);
  if (one.day_wanted) sheet_.paragraph(word("rollup_day_wanted"));
  sheet_.quiet(not_looked_at_line(one.not_examined, words_));
}

void SheetWriter::strongest(const OperatorRollUp& one) {
  if (one.strongest.empty()) return;
  sheet_.heading(3, word("rollup_heading_strongest"));
  sheet_.quiet(word("rollup_strongest_intro"));
  std::vector<std::vector<std::string>> rows;
  for (const StrongestClaim& cell : one.strongest) {
    const SaidClaim& said = cell.said;
    std::string words = "\u201C" + said.sentence() + "\u201D";
    if (said.speaker != Speaker::page) words += " (" + word("speaker_" + std::string(to_string(said.speaker))) + ")";
    if (!cell.condition.empty() && !names_condition(said)) words += " (" + word("rollup_named_elsewhere") + ")";
    rows.push_back({named(cell.condition), named(cell.intervention), words,
                    word("strength_" + std::string(to_string(said.strength))), known(said),
                    seen_at_line(said.at, words_)});
  }
  sheet_.table({word("rollup_column_condition"), word("rollup_column_treatment"), word("rollup_column_words"),
                word("rollup_column_strength"), word("rollup_column_known"), word("rollup_column_where")},
               std::move(rows));
}

void SheetWriter::claim(const RolledClaim& claim, std::size_t pages) {
  const SaidClaim& said = claim.said;
  std::vector<std::string> lines;
  const auto add = [&](std::string line) {
    if (!line.empty()) lines.push_back(std::move(line));
  };
  std::string about;
  if (said.speaker != Speaker::page) about = word("speaker_" + std::string(to_string(said.speaker)));
  if (said.at.hidden) about += (about.empty() ? "" : word("list_separator")) + word("hidden");
  if (said.at.channel != Channel::body) {
    about += (about.empty() ? "" : word("list_separator")) + word("channel_" + std::string(to_string(said.at.channel)));
  }
  if (!said.conditions.empty() && said.severity > 0 && !names_condition(said)) {
    about += (about.empty() ? "" : word("list_separator")) + word("rollup_named_elsewhere");
  }
  add(about);
  add(known(said));
  add(pages == 1 ? word("rollup_on_one_page")
                 : say(words_, "rollup_on_pages", {{"n", n_of(claim.pages)}, {"all", n_of(pages)}}));
  add(say(words_, "rollup_earliest", {{"where", seen_at_line(said.at, words_)}}));
  if (!claim.last_day.empty() && claim.last_day != said.at.day) {
    add(say(words_, "rollup_latest", {{"day", claim.last_day}}));
  }
  add(said.severity == 0 ? say(words_, "rollup_rule", {{"rule", said.rule}, {"finding", said.at.finding}})
                         : say(words_, "rollup_rule_severity",
                               {{"rule", said.rule},
                                {"severity", n_of(static_cast<std::size_t>(said.severity))},
                                {"finding", said.at.finding}}));
  sheet_.item(said.message, said.sentence(), std::move(lines));
}

void SheetWriter::claims(const OperatorRollUp& one) {
  sheet_.heading(3, word("rollup_heading_claims"));
  if (one.claims.empty()) sheet_.paragraph(word("claims_none"));
  const std::vector<std::string>* about = nullptr;
  for (const RolledClaim& rolled : one.claims) {
    const std::vector<std::string>& conditions = rolled.said.conditions;
    if (about == nullptr || *about != conditions) {
      sheet_.heading(4, conditions.empty() ? word("rollup_heading_no_condition")
                                           : say(words_, "rollup_heading_about",
                                                 {{"condition", term_labels(conditions, context_.rulebook)}}));
      about = &conditions;
    }
    claim(rolled, one.pages);
  }
  if (one.careful.empty()) return;
  sheet_.heading(3, word("rollup_heading_careful"));
  for (const RolledClaim& rolled : one.careful) claim(rolled, one.pages);
}

void SheetWriter::not_said(const OperatorRollUp& one) {
  if (!one.looked_for_not_said) return;
  sheet_.heading(3, counted(words_, "rollup_heading_not_said", one.pages));
  sheet_.paragraph(word(one.not_said.empty() ? "rollup_not_said_none" : "rollup_not_said_intro"));
  for (const NotSaid& point : one.not_said) {
    std::string line = nowhere_text(context_.rulebook, point.criterion);
    if (point.told_on != one.pages) {
      line += " " + say(words_, "rollup_told_on", {{"n", n_of(point.told_on)}, {"all", n_of(one.pages)}});
    }
    sheet_.item(line);
  }
}

void SheetWriter::disclaimers(const OperatorRollUp& one) {
  if (one.claims.empty() && one.disclaimers.empty()) return;
  sheet_.heading(3, word("rollup_heading_disclaimers"));
  for (const GivenDisclaimer& given : one.disclaimers) {
    const std::string n = n_of(given.pages);
    sheet_.item(given.pages == 1 ? say(words_, "rollup_disclaimer_on_one", {{"text", given.message}})
                                 : say(words_, "rollup_disclaimer_on_many", {{"text", given.message}, {"n", n}}));
  }
  if (one.claims.empty() || context_.rulebook == nullptr) return;
  std::string never;
  for (const CompiledDisclaimer& known : context_.rulebook->disclaimers) {
    const bool given = std::any_of(one.disclaimers.begin(), one.disclaimers.end(),
                                   [&](const GivenDisclaimer& at) { return at.id == known.kind.id; });
    if (!given) never += (never.empty() ? "" : " ") + known.kind.says;
  }
  if (!never.empty()) sheet_.quiet(say(words_, "rollup_disclaimer_never", {{"list", never}}));
}

void SheetWriter::one_operator(const OperatorRollUp& one) {
  sheet_.heading(2, one.country.empty()
                        ? one.name
                        : say(words_, "rollup_operator", {{"name", one.name}, {"country", one.country}}));
  if (one.pages == 0) {
    sheet_.paragraph(word("rollup_nothing"));
    count("rollup_unread", one.unread);
    return;
  }
  what_was_read(one);
  strongest(one);
  claims(one);
  not_said(one);
  disclaimers(one);
}

void SheetWriter::shared() {
  if (roll_up_.operators.size() < 2) return;
  sheet_.heading(2, word("rollup_heading_shared"));
  sheet_.paragraph(say(words_, "rollup_shared_intro", {{"n", n_of(least_shared_words)}}));
  if (roll_up_.shared.empty()) sheet_.paragraph(word("rollup_shared_none"));
  for (const SharedSentence& sentence : roll_up_.shared) {
    std::vector<std::string> lines;
    for (const SharedSite& site : sentence.sites) {
      const std::string where = seen_at_line(site.at, words_);
      lines.push_back(site.pages == 1 ? say(words_, "rollup_shared_site_one", {{"name", site.name}, {"where", where}})
                                      : say(words_, "rollup_shared_site_many",
                                            {{"name", site.name}, {"n", n_of(site.pages)}, {"where", where}}));
    }
    sheet_.item(say(words_, "rollup_shared_on", {{"n", n_of(sentence.sites.size())}}), sentence.sentence,
                std::move(lines));
  }
}

Sheet SheetWriter::write() {
  const bool reviewed = context_.totals != nullptr && context_.totals->review;
  const ReviewMode mode = !reviewed                                 ? ReviewMode::none
                          : context_.totals->review->only_confirmed ? ReviewMode::confirmed
                                                                    : ReviewMode::unreviewed;
  sheet_.title = reviewed_title(mode, word("rollup_title"), words_);
  sheet_.made_by = word("made_by");
  sheet_.language = context_.language;
  for (const std::string& note : roll_up_notes(roll_up_, context_)) sheet_.paragraph(note);
  if (roll_up_.operators.empty()) sheet_.paragraph(word("rollup_nothing"));
  for (const OperatorRollUp& one : roll_up_.operators) one_operator(one);
  shared();
  return std::move(sheet_);
}

}  // namespace

Sheet roll_up_sheet(const RollUp& roll_up, const RollUpContext& context) {
  return SheetWriter(roll_up, context).write();
}

std::string seen_at_line(const SeenAt& at, const Words& words) {
  Report report;
  report.source = at.source;
  report.record = at.record;
  if (at.part > 0) report.part = Part{at.part - 1, at.parts};
  Finding finding;
  finding.line = at.line, finding.column = at.column, finding.page = at.page, finding.paragraph = at.paragraph;
  return place_line(finding, words) + " " + source_line(report, words);
}

std::string term_labels(const std::vector<std::string>& terms, const Rulebook* rulebook) {
  std::string labels;
  for (const std::string& term : terms) {
    labels += (labels.empty() ? "" : ", ") + (rulebook == nullptr ? term : term_label(*rulebook, term));
  }
  return labels;
}

std::string nowhere_text(const Rulebook* rulebook, const std::string& criterion) {
  if (rulebook == nullptr) return criterion;
  for (const Criterion& known : rulebook->checklist.criteria) {
    if (known.id == criterion) return known.nowhere;
  }
  return criterion;
}

std::vector<std::string> site_criteria(const Rulebook& rulebook) {
  std::vector<std::string> ids;
  for (const Criterion& known : rulebook.checklist.criteria) {
    if (!known.nowhere.empty()) ids.push_back(known.id);
  }
  return ids;
}

std::vector<std::string> roll_up_notes(const RollUp& roll_up, const RollUpContext& context) {
  const Words& words = *context.words;
  std::vector<std::string> notes;
  NotExamined all;
  for (const OperatorRollUp& one : roll_up.operators) {
    all += one.not_examined;
  }
  if (context.totals != nullptr && context.totals->review) {
    notes.push_back(review_line(*context.totals->review, words));
    const std::size_t dismissed = context.totals->review->dismissed;
    if (dismissed > 0) notes.push_back(counted(words, "rollup_dismissed", dismissed));
  }
  notes.push_back(not_looked_at_line(all, words));
  const std::string selected = selection_line(context.selection, words);
  if (!selected.empty()) notes.push_back(selected);
  const RollUpLimits& limits = roll_up.limits;
  const auto limit = [&](const char* key, std::size_t n, std::size_t most) {
    if (n > 0) notes.push_back(say(words, key, {{"n", n_of(n)}, {"most", n_of(most)}}));
  };
  if (context.totals != nullptr && context.totals->stopped) notes.push_back(say(words, "run_stopped"));
  limit("rollup_limit_documents", limits.documents_left_out, roll_up.most_documents);
  limit("rollup_limit_claims", limits.findings_left_out, roll_up.most_claims);
  limit("rollup_limit_places", limits.places_left_out, roll_up.most_places);
  notes.push_back(say(words, "rollup_intro"));
  notes.push_back(say(words, "rollup_counting"));
  if (context.totals != nullptr) {
    const std::string list = left_out_in_words(*context.totals, words);
    if (!list.empty()) notes.push_back(say(words, "rollup_left_out", {{"list", list}}));
  }
  const Tool& tool = roll_up.tool;
  if (!tool.version.empty()) {
    notes.push_back(say(words, "rollup_program",
                        {{"version", tool.version},
                         {"rulebook", tool.rulebook.substr(0, 16)},
                         {"reference", tool.reference.substr(0, 16)},
                         {"icu", tool.icu}}));
  }
  return notes;
}

}  // namespace overclaim
