// The order follows the reader, as in the HTML report: what was read, what is fair, what to ask; then each sentence
// with the words underlined. Claims of one sentence stand under it together, so that nobody reads it three times. The
// calm words stand at the end, not at the beginning: the end is what a terminal shows. A table was not taken: sentences
// do not fit columns. Covered by tests/text_report_test.cc and the goldens.
#include "report/text_report.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/checklist_rows.h"
#include "report/citation_lines.h"
#include "report/finding_details.h"
#include "report/marked_sentence.h"
#include "report/note_formats.h"
#include "report/page_summary.h"
#include "report/source_line.h"
#include "text/display_width.h"

namespace overclaim {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t long_report = 30;  // claims from which a reader is told of other ways to read them
constexpr std::size_t most_sources = 3;  // of one fact; all stand in the details

std::string number_label(std::size_t number) { return "[" + std::to_string(number) + "]"; }

std::string listed(const std::vector<std::string>& items, const Words& words) {
  std::string list;
  for (const std::string& item : items) list += (list.empty() ? "" : say(words, "list_separator")) + item;
  return list;
}

// Who says it, or where: " (in the page's title)".
std::string in_brackets(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += " (" + line + ")";
  return text;
}

class PageWriter {
 public:
  PageWriter(const CheckedPage& page, const Words& words, const Rulebook* rulebook, const TextOptions& options)
      : report_(*page.report),
        document_(page.document),
        words_(words),
        rulebook_(rulebook),
        options_(options),
        summary_(summarize(page, words, rulebook)),
        out_(options.style),
        text_column_(indent + number_label(summary_.notes.size()).size() + 1) {}

  std::string write();

 private:
  using Pieces = std::vector<Piece>;

  std::string word(std::string_view key) const { return say(words_, key); }
  std::string source_name() const;
  void heading(std::string_view key);
  void bullet(std::string text);

  void opening();
  void fair();
  void fair_lines(const std::vector<FairLine>& lines, std::string_view key);
  void claims();
  void claim(const TopClaim& top);
  void citations();
  void not_said();
  void before_paying();

  void sentences();
  void sentence(const std::vector<const PageNote*>& notes);
  void flagged(const PageNote& note);
  void brief();
  void brief(const PageNote& note, bool with_verdict);
  void cleared();
  void dismissed();
  void report_details_rows();

  Pieces known(const KnownFact& fact) const;
  std::vector<Pieces> known_lines(const PageNote& note) const;
  std::vector<Pieces> verdict_lines(const PageNote& note) const;
  std::string short_quotes(const std::vector<std::size_t>& notes) const;
  std::string quoted(std::string_view text) const { return say(words_, "quote", {{"text", text}}); }
  std::string place(const Finding& finding) const;
  void rows(const std::vector<DetailRow>& rows, std::size_t at);
  void details(const PageNote& note, std::size_t at);
  bool is_told_above(const PageNote& note) const;

  const Report& report_;
  const Document* document_;
  const Words& words_;
  const Rulebook* rulebook_;
  const TextOptions& options_;
  const PageSummary summary_;
  TerminalText out_;
  std::size_t text_column_;
};

std::string PageWriter::source_name() const { return source_line(report_, words_); }

void PageWriter::heading(std::string_view key) {
  out_.blank();
  out_.paragraph(word(key), 0, Ink::strong);
}

void PageWriter::bullet(std::string text) { out_.labelled("-", Ink::plain, {{std::move(text)}}, indent, indent + 2); }

// ---- the summary ------------------------------------------------------------------------------------------------

void PageWriter::opening() {
  out_.paragraph(summary_.review, 0, Ink::strong);
  out_.paragraph(summary_.not_looked_at);
  for (const std::string& limit : summary_.limits) out_.paragraph(limit, 0, Ink::strong);
  if (!report_.tool.as_of.empty()) {
    out_.paragraph(say(words_, "compared_on", {{"date", report_.tool.as_of}}), 0, Ink::quiet);
  }
  out_.blank();
  out_.paragraph(report_.title, 0, Ink::strong);
  out_.paragraph(source_name(), 0, report_.title.empty() ? Ink::strong : Ink::quiet);
  if (report_.bytes == 0) return;
  std::string all = summary_.kind;
  if (!summary_.band.empty()) {
    all += (all.empty() ? "" : " ") + say(words_, "overall", {{"band", summary_.band}});
  }
  out_.paragraph(all);
  out_.paragraph(say(words_, "summary", {{"list", in_words(summary_.counts, words_)}}));
  if (summary_.counts.ask > long_report) {
    out_.paragraph(say(words_, "long_report", {{"n", std::to_string(summary_.counts.ask)}}), 0, Ink::quiet);
  }
}

std::string PageWriter::short_quotes(const std::vector<std::size_t>& notes) const {
  std::vector<std::string> quotes;
  for (std::size_t i = 0; i < notes.size() && i < most_quotes; ++i) {
    const PageNote& note = summary_.notes[notes[i]];
    quotes.push_back(number_label(note.number) + " " + quoted(note.words.quote));
  }
  return listed(quotes, words_) + (notes.size() > most_quotes ? " \u2026" : "");
}

void PageWriter::fair_lines(const std::vector<FairLine>& lines, std::string_view key) {
  if (lines.empty()) return;
  out_.paragraph(word(key), indent);
  for (std::size_t i = 0; i < lines.size() && i < most_fair_lines; ++i) {
    bullet(lines[i].message + " " + short_quotes(lines[i].notes));
  }
  if (lines.size() > most_fair_lines) {
    out_.paragraph(counted(words_, "fair_more", lines.size() - most_fair_lines), indent, Ink::quiet);
  }
}

void PageWriter::fair() {
  heading("heading_fair");
  if (summary_.supported.empty() && summary_.careful.empty()) return out_.paragraph(summary_.no_fair, indent);
  fair_lines(summary_.supported, "fair_supported");
  fair_lines(summary_.careful, "fair_careful");
}

std::vector<PageWriter::Pieces> PageWriter::verdict_lines(const PageNote& note) const {
  if (note.verdict.empty()) return {};
  return {{{note.verdict, Ink::strong}, {note.verdict_note.empty() ? "" : " " + note.verdict_note}}};
}

// A fact with where it stands: "Sun and others, 2017".
PageWriter::Pieces PageWriter::known(const KnownFact& fact) const {
  Pieces pieces = {{fact.text}};
  if (!fact.copy_note.empty()) pieces.push_back({" " + fact.copy_note, Ink::quiet});
  if (fact.statement == nullptr) return pieces;
  const std::vector<const Work*> works = works_behind(*fact.statement, rulebook_);
  for (std::size_t i = 0; i < works.size() && i < most_sources; ++i) {
    pieces.push_back({i == 0 ? " (" : "; ", Ink::quiet});
    pieces.push_back({short_citation_of(*works[i], words_), Ink::quiet, address_of(*works[i])});
  }
  if (works.size() > most_sources) pieces.push_back({"; \u2026", Ink::quiet});
  if (!works.empty()) pieces.push_back({")", Ink::quiet});
  return pieces;
}

std::vector<PageWriter::Pieces> PageWriter::known_lines(const PageNote& note) const {
  std::vector<Pieces> lines;
  for (const KnownFact& fact : note.known) {
    lines.push_back(known(fact));
    for (const ShownEffect& effect : fact.effects) {
      lines.push_back({{effect.line}, {effect.range.empty() ? "" : " " + effect.range, Ink::quiet}});
    }
  }
  if (note.known_at != 0) {
    lines.push_back({{say(words_, "known_at", {{"n", number_label(note.known_at)}}), Ink::quiet}});
  }
  if (lines.empty() && !note.why.empty()) lines.push_back({{note.why}});
  return lines;
}

void PageWriter::claim(const TopClaim& top) {
  const PageNote& note = summary_.notes[top.note];
  const std::string says = word("label_says"), known = word("label_known"), ask = word("label_ask");
  const std::size_t column =
      text_column_ + std::max({display_width(says), display_width(known), display_width(ask)}) + 2;
  std::string number = number_label(note.number);
  number.resize(text_column_ - indent, ' ');
  const auto lines = [&](const std::string& label, std::size_t at, const std::vector<Pieces>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      out_.labelled(i == 0 ? label : "", Ink::strong, all[i], at, column);
    }
  };
  const std::string asked = note.words.lead.empty() ? "" : quoted(note.words.lead) + " ";
  std::vector<Pieces> said = {
      {{note.message + " "}, {asked}, {quoted(note.words.quote), Ink::mark}, {in_brackets(note.about), Ink::quiet}}};
  const std::vector<std::size_t> also = other_words(top, summary_);
  if (!also.empty()) said.push_back({{say(words_, "also_said", {{"list", short_quotes(also)}}), Ink::quiet}});
  lines(number + says, indent, said);
  std::vector<Pieces> told = verdict_lines(note);
  for (Pieces& line : known_lines(note)) told.push_back(std::move(line));
  lines(known, text_column_, told);
  if (!note.question.empty()) lines(ask, text_column_, {{{note.question}}});
}

void PageWriter::claims() {
  heading("heading_claims");
  if (summary_.claims.empty()) return out_.paragraph(summary_.no_claims, indent);
  for (std::size_t i = 0; i < summary_.claims.size(); ++i) {
    if (i > 0) out_.blank();
    claim(summary_.claims[i]);
  }
  if (summary_.more_claims > 0) {
    out_.blank();
    out_.paragraph(counted(words_, "claims_more", summary_.more_claims), indent);
  }
}

void PageWriter::citations() {
  const ShownCitations shown = shown_citations(report_, words_, rulebook_);
  if (!shown.sources.empty() || !shown.unknown.empty()) heading("heading_cites");
  for (const ShownSource& source : shown.sources) {
    Pieces name = {{quoted(source.quote) + " "}, {source.source}};
    if (!source.address.empty()) name.push_back({" " + source.address, Ink::quiet, source.address});
    out_.labelled("-", Ink::plain, name, indent, indent + 2);
    out_.paragraph(source.what, indent + 2, Ink::quiet);
    out_.paragraph(source.found, indent + 2);
    for (const std::string& problem : source.problems) out_.paragraph(problem, indent + 2, Ink::strong);
    for (const ShownSameness& row : source.rows) {
      if (!row.differs) continue;
      out_.paragraph(
          say(words_, "same_thing_row", {{"aspect", row.aspect}, {"page", row.page}, {"studied", row.studied}}),
          indent + 2);
    }
  }
  if (!shown.unknown.empty()) out_.paragraph(shown.unknown, indent, Ink::quiet);
  if (!shown.numbers.empty()) heading("heading_figures");
  for (const ShownNumber& number : shown.numbers) {
    out_.labelled("-", Ink::plain, {{quoted(number.quote) + " "}, {number.result, Ink::strong}, {". " + number.reason}},
                  indent, indent + 2);
  }
}

void PageWriter::not_said() {
  if (!summary_.looked_for_not_said) return;
  heading("heading_not_said");
  if (summary_.not_said.empty()) return out_.paragraph(word("not_said_none"), indent);
  out_.paragraph(word("not_said_intro"), indent);
  for (const std::string& line : summary_.not_said) bullet(line);
  if (summary_.more_not_said > 0) {
    out_.blank();
    out_.paragraph(counted(words_, "not_said_more", summary_.more_not_said), indent);
  }
}

void PageWriter::before_paying() {
  heading("heading_before_paying");
  out_.paragraph(word("before_paying_intro"), indent);
  for (const std::string& question : summary_.questions) bullet(question);
}

// ---- the sentences ----------------------------------------------------------------------------------------------

bool PageWriter::is_told_above(const PageNote& note) const {
  return std::any_of(summary_.claims.begin(), summary_.claims.end(),
                     [&](const TopClaim& top) { return top.note + 1 == note.number; });
}

std::string PageWriter::place(const Finding& finding) const { return place_line(finding, words_); }

void PageWriter::rows(const std::vector<DetailRow>& all, std::size_t at) {
  std::size_t widest = 0;
  for (const DetailRow& row : all) widest = std::max(widest, display_width(row.name));
  for (const DetailRow& row : all) {
    out_.labelled(row.name, Ink::quiet, {{row.value, Ink::quiet}}, at, at + widest + 2);
  }
}

void PageWriter::details(const PageNote& note, std::size_t at) {
  if (!options_.details) return;
  const std::vector<const Work*> works = works_behind(*note.finding, rulebook_);
  rows(finding_details(*note.finding, rulebook_), at);
  for (const Work* work : works) {
    Pieces pieces = {{citation_of(*work), Ink::quiet}};
    const std::string address = address_of(*work);
    if (!address.empty()) {
      pieces.push_back({" "});
      pieces.push_back({address, Ink::quiet, address});
    }
    pieces.push_back({" (" + std::string(to_string(work->seen.as)) + ")", Ink::quiet});
    out_.labelled("-", Ink::quiet, pieces, at, at + 2);
  }
}

void PageWriter::flagged(const PageNote& note) {
  const std::size_t at = text_column_;
  Pieces says = {{note.message, Ink::strong}};
  // Where right-to-left words are turned round, an underline may be off by a word: the words themselves are not.
  if (has_right_to_left(note.words.quote)) says.push_back({" " + quoted(note.words.quote)});
  says.push_back({in_brackets(note.about), Ink::quiet});
  out_.labelled(number_label(note.number), Ink::mark, says, indent, at);
  for (const Pieces& line : verdict_lines(note)) out_.paragraph(line, at);
  if (is_told_above(note)) {
    out_.paragraph(say(words_, "told_above", {{"n", number_label(note.number)}}), at);
  } else {
    for (const Pieces& line : known_lines(note)) out_.paragraph(line, at);
    if (!note.question.empty()) out_.paragraph(say(words_, "ask", {{"question", note.question}}), at);
  }
  const std::string weight = word("weight_" + std::to_string(std::clamp(note.finding->severity.value, 1, 5)));
  for (const std::string& line : note.decided) out_.paragraph(line, at);
  out_.paragraph(place(*note.finding) + " " + weight, at, Ink::quiet);
  details(note, at);
}

// Of one sentence, or one alone of a sentence that is not known or too long.
void PageWriter::sentence(const std::vector<const PageNote*>& notes) {
  out_.blank();
  out_.paragraph(notes.front()->words.lead, indent, Ink::quiet);
  auto [text, marks] = marked_sentence(notes, document_, number_label);
  out_.sentence(text, std::move(marks), indent);
  for (const PageNote* note : notes) flagged(*note);
}

void PageWriter::sentences() {
  if (summary_.counts.ask == 0) return;
  heading("heading_sentences");
  for (const std::vector<const PageNote*>& notes : by_sentence(summary_, document_)) sentence(notes);
}

// Fair and careful words, and stories, in short. What is said of all that match the list is said once.
void PageWriter::brief() {
  const std::vector<std::size_t> supported = notes_of(summary_.supported), careful = notes_of(summary_.careful),
                                 stories = stories_of(summary_);
  if (summary_.counts.fair > 0) heading("noted_heading");
  if (!supported.empty()) out_.paragraph(word("fair_supported"), indent);
  for (const std::size_t note : supported) brief(summary_.notes[note], false);
  if (!careful.empty()) out_.paragraph(word("fair_careful"), indent);
  for (const std::size_t note : careful) brief(summary_.notes[note], true);
  if (!stories.empty()) heading("stories_heading");
  for (const std::size_t note : stories) brief(summary_.notes[note], true);
}

void PageWriter::brief(const PageNote& note, bool with_verdict) {
  Pieces pieces = {{quoted(note.words.quote) + " " + note.message},
                   {in_brackets(note.about) + " " + place(*note.finding), Ink::quiet}};
  const bool told = !note.known.empty() || note.known_at != 0;
  std::vector<Pieces> lines = with_verdict ? verdict_lines(note) : std::vector<Pieces>{};
  if (told) {
    for (Pieces& line : known_lines(note)) lines.push_back(std::move(line));
  }
  if (note.known.empty() && lines.size() == 1) {  // only where it was told: on the same line
    pieces.push_back({" "});
    pieces.insert(pieces.end(), lines[0].begin(), lines[0].end());
    lines.clear();
  }
  out_.labelled(number_label(note.number), Ink::strong, pieces, indent, text_column_);
  for (const Pieces& line : lines) out_.paragraph(line, text_column_);
  for (const std::string& line : note.decided) out_.paragraph(line, text_column_);
  details(note, text_column_);
}

void PageWriter::cleared() {
  if (!options_.show_cleared || summary_.cleared.empty()) return;
  heading("cleared_heading");
  for (const ClearedWords& one : summary_.cleared) {
    out_.labelled(
        "-", Ink::plain,
        {{quoted(one.words.quote) + " " + one.message + " " + say(words_, "cleared_reason", {{"reason", one.because}})},
         {in_brackets(one.about) + " " + place(*one.finding), Ink::quiet}},
        indent, 2 * indent);
    if (options_.details) rows(finding_details(*one.finding, rulebook_), 2 * indent);
  }
}

void PageWriter::dismissed() {
  if (summary_.dismissed.empty()) return;
  heading("dismissed_heading");
  out_.paragraph(word("dismissed_intro"), indent);
  for (const DismissedWords& one : summary_.dismissed) {
    out_.labelled("-", Ink::plain,
                  {{quoted(one.words.quote) + " " + one.message}, {" " + place(*one.finding), Ink::quiet}}, indent,
                  2 * indent);
    for (const std::string& line : one.decided) out_.paragraph(line, 2 * indent);
    if (options_.details) rows(finding_details(*one.finding, rulebook_), 2 * indent);
  }
}

void PageWriter::report_details_rows() {
  if (!options_.details) return;
  heading("details_report");
  rows(report_details(report_), indent);
  if (!report_.checklist.empty()) {
    heading("checklist_all");
    rows(checklist_rows(report_, words_, rulebook_), indent);
  }
  if (!report_.score) return;
  heading("details_score");
  out_.paragraph(say(words_, "details_score_total", {{"value", std::to_string(report_.score->value)}}), indent);
  std::vector<DetailRow> ledger;
  for (const ScorePart& part : report_.score->parts) {
    ledger.push_back({(part.points > 0 ? "+" : "") + std::to_string(part.points),
                      part.reason + (part.finding.empty() ? "" : " " + part.finding)});
  }
  rows(ledger, indent);
}

std::string PageWriter::write() {
  if (report_.error) {
    out_.paragraph(source_name(), 0, Ink::strong);
    out_.paragraph(summary_.not_looked_at);
    return out_.take();
  }
  opening();
  if (report_.bytes > 0) {
    fair();
    claims();
    write_tensions(out_, tension_lines({&report_, document_}, summary_, words_), words_);
    citations();
    not_said();
    before_paying();
    sentences();
    brief();
    dismissed();
    cleared();
  }
  report_details_rows();
  return out_.take();
}

}  // namespace

std::string to_text(const CheckedPage& page, const Words& words, const Rulebook* rulebook, const TextOptions& options) {
  return PageWriter(page, words, rulebook, options).write();
}

}  // namespace overclaim
