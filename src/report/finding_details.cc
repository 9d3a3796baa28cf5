// One list of rows for HTML, terminal and Markdown. A table of columns was not taken: most rows are missing in most
// findings. Covered by tests/text_report_test.cc, tests/markdown_report_test.cc and the goldens.
#include "report/finding_details.h"

#include <algorithm>
#include <utility>

namespace overclaim {
namespace {

constexpr std::size_t most_authors = 3;

std::string joined(const std::vector<std::string>& texts) {
  std::string line;
  for (const std::string& text : texts) line += (line.empty() ? "" : ", ") + text;
  return line;
}

std::string severity(const Finding& finding) {
  if (finding.severity.value == 0) return "";
  std::string line = std::to_string(finding.severity.value);
  for (const SeverityAdjustment& adjustment : finding.severity.adjustments) {
    line += (adjustment.delta < 0 ? " (" : " (+") + std::to_string(adjustment.delta) + " " + adjustment.reason + ")";
  }
  return line;
}

std::string slot(const SlotFill& fill) {
  return fill.terms.empty() ? "" : joined(fill.terms) + " (" + std::string(to_string(fill.from)) + ")";
}

std::string cues(const Finding& finding) {
  std::string line;
  for (const FindingCue& cue : finding.cues) line += (line.empty() ? "" : ", ") + cue.id + " \"" + cue.text + "\"";
  return line;
}

std::string bytes(SourceSpan span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); }

std::string fit(const Fit& fit) {
  return "intervention " + std::string(to_string(fit.intervention)) + ", condition " +
         std::string(to_string(fit.condition)) + ", outcome " + std::string(to_string(fit.outcome)) + ", route " +
         std::string(to_string(fit.route)) + ", population " + std::string(to_string(fit.population));
}

class Rows {
 public:
  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) rows_.push_back({std::string(name), std::string(value)});
  }
  std::vector<DetailRow> take() { return std::move(rows_); }

 private:
  std::vector<DetailRow> rows_;
};

void add_works(const Statement& statement, const Rulebook& rulebook, std::vector<const Work*>& works) {
  for (const std::string& id : statement.works) {
    const Work* work = find_work(rulebook.reference, id);
    const bool is_new = std::find(works.begin(), works.end(), work) == works.end();
    if (work != nullptr && work->seen.as != SeenAs::memory && is_new) works.push_back(work);
  }
}

// "Sun JM" is Sun; an office has no initials.
std::string family_name(const std::string& author) {
  const std::size_t space = author.rfind(' ');
  if (space == author.npos) return author;
  const bool initials = std::all_of(author.begin() + static_cast<std::ptrdiff_t>(space) + 1, author.end(),
                                    [](char c) { return c >= 'A' && c <= 'Z'; });
  return initials ? author.substr(0, space) : author;
}

bool is_web_address(std::string_view url) {
  if (url.rfind("https://", 0) != 0 && url.rfind("http://", 0) != 0) return false;
  return std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace

std::string largest_parts(const Weighed& weighed) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, weighed.parts.size()); ++i) {
    const Summand& part = weighed.parts[i];
    if (part.points <= 0) break;
    text += (i > 0 ? ", " : "") + part.name + " +" + std::to_string(part.points);
  }
  return text;
}

std::vector<DetailRow> finding_details(const Finding& finding, const Rulebook* rulebook) {
  Rows rows;
  rows.add("rule", finding.rule);
  rows.add("severity", severity(finding));
  rows.add("stance", to_string(finding.stance));
  rows.add("speaker", to_string(finding.speaker));
  rows.add("strength", to_string(finding.strength));
  rows.add("line:column", std::to_string(finding.line) + ":" + std::to_string(finding.column));
  if (finding.page > 0) rows.add("page", std::to_string(finding.page));
  if (finding.paragraph > 0) rows.add("paragraph", std::to_string(finding.paragraph));
  rows.add("bytes", bytes(finding.span));
  if (finding.span_of != SpanOf::input) rows.add("span_of", to_string(finding.span_of));
  rows.add("scope", bytes(finding.scope));
  rows.add("channel", to_string(finding.channel));
  rows.add("cues", cues(finding));
  rows.add("intervention", slot(finding.claim.intervention));
  rows.add("condition", slot(finding.claim.condition));
  rows.add("outcome", slot(finding.claim.outcome));
  rows.add("comparator", slot(finding.claim.comparator));
  if (finding.verdict) {
    rows.add("verdict", to_string(finding.verdict->kind));
    rows.add("statements", joined(finding.verdict->statements));
    rows.add("fit", fit(finding.verdict->fit));
    std::vector<std::string> works;
    for (const Work* work : works_behind(finding, rulebook)) works.push_back(work->id);
    rows.add("works", joined(works));
  }
  if (finding.weighed) {
    rows.add("weighed", std::to_string(finding.weighed->points) + " points; " + largest_parts(*finding.weighed));
  }
  rows.add("also", joined(finding.also));
  rows.add("id", finding.id);
  rows.add("fingerprint", finding.fingerprint);
  return rows.take();
}

std::vector<DetailRow> report_details(const Report& report) {
  Rows rows;
  rows.add("source", report.source);
  if (report.record) {
    rows.add("uri", report.record->uri);
    rows.add("date", report.record->date);
    rows.add("member", report.record->member);
    rows.add("id", report.record->id);
    if (report.record->number > 0) rows.add("number", std::to_string(report.record->number));
    rows.add("offset", std::to_string(report.record->offset) + " (" + report.record->offset_of + ")");
    rows.add("length", std::to_string(report.record->length));
    for (const RecordColumn& column : report.record->columns) rows.add("column " + column.name, column.value);
  }
  rows.add("sha256", report.sha256);
  rows.add("bytes", std::to_string(report.bytes));
  rows.add("media_type", report.media_type);
  rows.add("charset", report.charset);
  rows.add("language", report.language);
  if (report.publisher) {
    rows.add("publisher", report.publisher->kind);
    rows.add("sells", report.publisher->sells);
  }
  rows.add("version", report.tool.version);
  rows.add("rulebook", report.tool.rulebook);
  rows.add("reference", report.tool.reference);
  rows.add("as_of", report.tool.as_of);
  rows.add("icu", report.tool.icu);
  return rows.take();
}

std::vector<const Work*> works_behind(const Finding& finding, const Rulebook* rulebook) {
  std::vector<const Work*> works;
  if (!finding.verdict || rulebook == nullptr) return works;
  for (const std::string& id : finding.verdict->statements) {
    const Statement* statement = find_statement(rulebook->reference, id);
    if (statement != nullptr) add_works(*statement, *rulebook, works);
  }
  return works;
}

std::vector<const Work*> works_behind(const Statement& statement, const Rulebook* rulebook) {
  std::vector<const Work*> works;
  if (rulebook != nullptr) add_works(statement, *rulebook, works);
  return works;
}

std::string citation_of(const Work& work) {
  const std::size_t named = std::min(work.authors.size(), most_authors);
  std::string who;
  for (std::size_t i = 0; i < named; ++i) who += (i == 0 ? "" : ", ") + work.authors[i];
  if (named > 0) who += work.authors.size() > named || !work.authors_complete ? " \u2026 " : ". ";
  return who + work.title + ". " + (work.venue.empty() ? "" : work.venue + " ") + std::to_string(work.year) + ".";
}

std::string short_citation_of(const Work& work, const Words& words) {
  const bool alone = work.authors.empty() || (work.authors.size() == 1 && work.authors_complete);
  const std::string& unsigned_in = work.venue.empty() ? work.title : work.venue;
  const std::string who = work.authors.empty() ? unsigned_in : family_name(work.authors.front());
  return say(words, alone ? "source_alone" : "source_team", {{"who", who}, {"year", std::to_string(work.year)}});
}

std::string address_of(const Work& work) {
  const std::string address = work.doi.empty() ? work.url : "https://doi.org/" + work.doi;
  return is_web_address(address) ? address : "";
}

std::string cleared_because(const Finding& finding, const Words& words) {
  const bool by_weight = finding.cleared_by == cleared_by_weighing;
  std::string reason =
      say(words, "cleared_" + std::string(by_weight ? cleared_by_weighing : to_string(finding.stance)));
  for (const FindingCue& cue : finding.cues) {
    if (cue.id == finding.cleared_by) return say(words, "cleared_by", {{"reason", reason}, {"cue", cue.text}});
  }
  return reason;
}

}  // namespace overclaim
