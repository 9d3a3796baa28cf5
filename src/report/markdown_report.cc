// The report of html_report.cc for people who keep notes. Long lines are not wrapped: what reads Markdown wraps them,
// and a line end within a sentence would break searches. Underlines are not taken: bold survives every tool. Covered by
// tests/markdown_report_test.cc and the goldens.
#include "report/markdown_report.h"

#include <algorithm>
#include <vector>

#include "report/checklist_rows.h"
#include "report/citation_lines.h"
#include "report/finding_details.h"
#include "report/markdown_escape.h"
#include "report/marked_sentence.h"
#include "report/note_formats.h"
#include "report/page_summary.h"
#include "report/source_line.h"

namespace overclaim {
namespace {

std::string number_label(std::size_t number) { return "\\[" + std::to_string(number) + "\\]"; }

std::string name_shown(const std::string& name, const Words& words) {
  return name == "-" ? say(words, "standard_input") : name;
}

class PageWriter {
 public:
  PageWriter(const CheckedPage& page, const Words& words, const Rulebook* rulebook, const TextOptions& options)
      : report_(*page.report),
        document_(page.document),
        words_(words),
        rulebook_(rulebook),
        options_(options),
        summary_(summarize(page, words, rulebook)) {}

  std::string write();

 private:
  std::string word(std::string_view key) const { return say(words_, key); }
  void paragraph(const std::string& markdown);
  void item(const std::string& markdown, std::size_t depth = 0);
  void heading(std::string_view key) { paragraph("## " + markdown_text(word(key))); }
  void close_list();
  void sentence_quote(const std::string& lead, const std::string& marked);

  void opening();
  void fair_lines(const std::vector<FairLine>& lines, std::string_view key);
  void claim(const TopClaim& top);
  void citations();
  void known(const PageNote& note, std::size_t depth);
  std::string fact(const KnownFact& known) const;
  std::string verdict(const PageNote& note) const;
  std::string quotes(const std::vector<std::size_t>& notes) const;
  std::string quote(const QuotedWords& words) const;
  void about(const std::vector<std::string>& lines, std::size_t depth);
  std::string place(const Finding& finding) const;

  void sentences();
  void sentence(const std::vector<const PageNote*>& notes);
  void flagged(const PageNote& note);
  void brief();
  void brief(const PageNote& note, bool with_verdict);
  void cleared();
  void dismissed();
  void details(const Finding& finding, std::size_t depth);
  void report_rows();
  bool is_told_above(const PageNote& note) const;

  const Report& report_;
  const Document* document_;
  const Words& words_;
  const Rulebook* rulebook_;
  const TextOptions& options_;
  const PageSummary summary_;
  std::string out_;
  bool in_list_ = false;
};

// The question or the line with the colon that the words belong to stands above them.
void PageWriter::sentence_quote(const std::string& lead, const std::string& marked) {
  if (!lead.empty()) {
    close_list();
    out_ += "> " + markdown_text(lead) + "\n>\n";
  }
  paragraph("> " + marked);
}

void PageWriter::close_list() {
  if (in_list_) out_ += '\n';
  in_list_ = false;
}

void PageWriter::paragraph(const std::string& markdown) {
  if (markdown.empty()) return;
  close_list();
  out_ += markdown + "\n\n";
}

void PageWriter::item(const std::string& markdown, std::size_t depth) {
  if (markdown.empty()) return;
  in_list_ = true;
  out_ += std::string(2 * depth, ' ') + "- " + markdown + "\n";
}

// ---- the summary ------------------------------------------------------------------------------------------------

void PageWriter::opening() {
  if (!summary_.review.empty()) paragraph(markdown_bold(summary_.review));
  paragraph(markdown_text(summary_.not_looked_at));
  for (const std::string& limit : summary_.limits) paragraph(markdown_bold(limit));
  if (!report_.tool.as_of.empty()) {
    paragraph(markdown_text(say(words_, "compared_on", {{"date", report_.tool.as_of}})));
  }
  const std::string source = source_line(report_, words_);
  paragraph("# " + markdown_text(report_.title.empty() ? source : report_.title));
  if (!report_.title.empty()) paragraph(markdown_text(source));
  if (report_.bytes == 0) return;
  std::string all = summary_.kind;
  if (!summary_.band.empty()) all += (all.empty() ? "" : " ") + say(words_, "overall", {{"band", summary_.band}});
  paragraph(markdown_text(all));
  paragraph(markdown_text(say(words_, "summary", {{"list", in_words(summary_.counts, words_)}})));
}

std::string PageWriter::quotes(const std::vector<std::size_t>& notes) const {
  std::string list;
  for (std::size_t i = 0; i < notes.size() && i < most_quotes; ++i) {
    const PageNote& note = summary_.notes[notes[i]];
    list += (list.empty() ? "" : say(words_, "list_separator")) +
            markdown_text(say(words_, "quote", {{"text", note.words.quote}})) + " " + number_label(note.number);
  }
  return notes.size() > most_quotes ? list + " \u2026" : list;
}

void PageWriter::fair_lines(const std::vector<FairLine>& lines, std::string_view key) {
  if (lines.empty()) return;
  paragraph(markdown_text(word(key)));
  for (std::size_t i = 0; i < lines.size() && i < most_fair_lines; ++i) {
    item(markdown_text(lines[i].message) + " " + quotes(lines[i].notes));
  }
  if (lines.size() > most_fair_lines) {
    paragraph(markdown_text(counted(words_, "fair_more", lines.size() - most_fair_lines)));
  }
}

std::string PageWriter::verdict(const PageNote& note) const {
  if (note.verdict.empty()) return "";
  return markdown_bold(note.verdict) + (note.verdict_note.empty() ? "" : " " + markdown_text(note.verdict_note));
}

std::string PageWriter::fact(const KnownFact& known) const {
  std::string line = markdown_text(known.text);
  if (!known.copy_note.empty()) line += " " + markdown_text(known.copy_note);
  if (known.statement == nullptr) return line;
  std::string sources;
  for (const Work* work : works_behind(*known.statement, rulebook_)) {
    sources += (sources.empty() ? "" : "; ") + markdown_link(short_citation_of(*work, words_), address_of(*work));
  }
  return sources.empty() ? line : line + " (" + sources + ")";
}

void PageWriter::known(const PageNote& note, std::size_t depth) {
  for (const KnownFact& one : note.known) {
    item(fact(one), depth);
    for (const ShownEffect& effect : one.effects) {
      item(markdown_text(effect.line) + (effect.range.empty() ? "" : " " + markdown_text(effect.range)), depth);
    }
  }
  if (note.known_at != 0) {
    item(say(words_, "known_at", {{"n", number_label(note.known_at)}}), depth);
  } else if (note.known.empty()) {
    item(markdown_text(note.why), depth);
  }
}

void PageWriter::about(const std::vector<std::string>& lines, std::size_t depth) {
  for (const std::string& line : lines) item(markdown_text(line), depth);
}

void PageWriter::claim(const TopClaim& top) {
  const PageNote& note = summary_.notes[top.note];
  paragraph("### " + number_label(note.number) + " " + markdown_text(note.message));
  sentence_quote(note.words.lead, quote(note.words));
  item(markdown_bold(word("label_says")) + ": " + markdown_text(note.message));
  about(note.about, 1);
  const std::vector<std::size_t> also = other_words(top, summary_);
  if (!also.empty()) item(say(words_, "also_said", {{"list", quotes(also)}}), 1);
  item(markdown_bold(word("label_known")) + ": " + verdict(note));
  known(note, 1);
  if (!note.question.empty()) item(markdown_bold(word("label_ask")) + ": " + markdown_text(note.question));
}

void PageWriter::citations() {
  const ShownCitations shown = shown_citations(report_, words_, rulebook_);
  if (!shown.sources.empty() || !shown.unknown.empty()) heading("heading_cites");
  for (const ShownSource& source : shown.sources) {
    item(markdown_text(say(words_, "quote", {{"text", source.quote}})) + " " +
         markdown_link(source.source, source.address));
    item(markdown_text(source.what), 1);
    item(markdown_text(source.found), 1);
    for (const std::string& problem : source.problems) item(markdown_bold(problem), 1);
    for (const ShownSameness& row : source.rows) {
      if (!row.differs) continue;
      item(markdown_text(
               say(words_, "same_thing_row", {{"aspect", row.aspect}, {"page", row.page}, {"studied", row.studied}})),
           1);
    }
  }
  paragraph(markdown_text(shown.unknown));
  if (!shown.numbers.empty()) heading("heading_figures");
  for (const ShownNumber& number : shown.numbers) {
    item(markdown_text(say(words_, "quote", {{"text", number.quote}})) + " " + markdown_bold(number.result) + ". " +
         markdown_text(number.reason));
  }
}

// ---- the sentences ----------------------------------------------------------------------------------------------

// A text with pieces of it in bold, each with its label behind it; where pieces overlap they are one in bold.
std::string with_marks(std::string_view text, const std::vector<Underline>& marks) {
  std::vector<std::size_t> cuts = {0, text.size()};
  for (const Underline& mark : marks) cuts.insert(cuts.end(), {mark.begin, mark.end});
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  const auto is_marked = [&](std::size_t at) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](const Underline& mark) { return mark.begin <= at && at < mark.end; });
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < cuts.size();) {
    // Up to where a label stands or the ink changes.
    std::size_t next = i + 1;
    const bool marked = is_marked(cuts[i]);
    const auto label_at = [&](std::size_t at) {
      std::string labels;
      for (const Underline& mark : marks) {
        if (mark.end == at) labels += mark.label;
      }
      return labels;
    };
    while (next + 1 < cuts.size() && label_at(cuts[next]).empty() && is_marked(cuts[next]) == marked) ++next;
    const std::string piece = markdown_line(text.substr(cuts[i], cuts[next] - cuts[i]));
    const std::string_view raw = text.substr(cuts[i], cuts[next] - cuts[i]);
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    const std::string label = label_at(cuts[next]);
    if (!out.empty() && is_space(raw.front()) && out.back() != ' ') out += ' ';
    if (!piece.empty()) {
      const char before = out.empty() ? ' ' : out.back();
      const char behind = !label.empty() || cuts[next] == text.size() ? ' ' : text[cuts[next]];
      out += marked ? markdown_bold_within(piece, before, behind) : markdown_escaped(piece, out.empty());
    }
    out += label;
    if (is_space(raw.back()) && cuts[next] != text.size() && (out.empty() || out.back() != ' ')) out += ' ';
    i = next;
  }
  return out;
}

std::string PageWriter::quote(const QuotedWords& words) const {
  return with_marks(words.before + words.quote + words.after,
                    {{words.before.size(), words.before.size() + words.quote.size(), ""}});
}

bool PageWriter::is_told_above(const PageNote& note) const {
  return std::any_of(summary_.claims.begin(), summary_.claims.end(),
                     [&](const TopClaim& top) { return top.note + 1 == note.number; });
}

std::string PageWriter::place(const Finding& finding) const { return place_line(finding, words_); }

void PageWriter::details(const Finding& finding, std::size_t depth) {
  if (!options_.details) return;
  for (const DetailRow& row : finding_details(finding, rulebook_)) {
    item(markdown_text(row.name) + ": " + markdown_text(row.value), depth);
  }
  for (const Work* work : works_behind(finding, rulebook_)) {
    item(markdown_link(citation_of(*work), address_of(*work)) + " (" + markdown_text(to_string(work->seen.as)) + ")",
         depth);
  }
}

void PageWriter::flagged(const PageNote& note) {
  item(number_label(note.number) + " " + markdown_bold(note.message));
  about(note.about, 1);
  item(verdict(note), 1);
  if (is_told_above(note)) {
    item(say(words_, "told_above", {{"n", number_label(note.number)}}), 1);
  } else {
    known(note, 1);
    if (!note.question.empty()) item(markdown_text(say(words_, "ask", {{"question", note.question}})), 1);
  }
  about(note.decided, 1);
  const std::string weight = word("weight_" + std::to_string(std::clamp(note.finding->severity.value, 1, 5)));
  item(markdown_text(place(*note.finding) + " " + weight), 1);
  details(*note.finding, 1);
}

void PageWriter::sentence(const std::vector<const PageNote*>& notes) {
  const auto [text, marks] = marked_sentence(notes, document_, number_label);
  sentence_quote(notes.front()->words.lead, with_marks(text, marks));
  for (const PageNote* note : notes) flagged(*note);
}

void PageWriter::sentences() {
  if (summary_.counts.ask == 0) return;
  heading("heading_sentences");
  for (const std::vector<const PageNote*>& group : by_sentence(summary_, document_)) sentence(group);
}

void PageWriter::brief() {
  const std::vector<std::size_t> supported = notes_of(summary_.supported), careful = notes_of(summary_.careful),
                                 stories = stories_of(summary_);
  if (summary_.counts.fair > 0) heading("noted_heading");
  if (!supported.empty()) paragraph(markdown_text(word("fair_supported")));
  for (const std::size_t note : supported) brief(summary_.notes[note], false);
  if (!careful.empty()) paragraph(markdown_text(word("fair_careful")));
  for (const std::size_t note : careful) brief(summary_.notes[note], true);
  if (!stories.empty()) heading("stories_heading");
  for (const std::size_t note : stories) brief(summary_.notes[note], true);
}

void PageWriter::brief(const PageNote& note, bool with_verdict) {
  item(number_label(note.number) + " " + quote(note.words) + " (" + markdown_text(note.message) + ")");
  about(note.about, 1);
  if (with_verdict) item(verdict(note), 1);
  if (!note.known.empty() || note.known_at != 0) known(note, 1);
  about(note.decided, 1);
  item(markdown_text(place(*note.finding)), 1);
  details(*note.finding, 1);
}

void PageWriter::cleared() {
  if (!options_.show_cleared || summary_.cleared.empty()) return;
  heading("cleared_heading");
  for (const ClearedWords& one : summary_.cleared) {
    item(quote(one.words) + " (" + markdown_text(one.message) + ")");
    item(markdown_text(say(words_, "cleared_reason", {{"reason", one.because}})), 1);
    about(one.about, 1);
    item(markdown_text(place(*one.finding)), 1);
    details(*one.finding, 1);
  }
}

void PageWriter::dismissed() {
  if (summary_.dismissed.empty()) return;
  heading("dismissed_heading");
  paragraph(markdown_text(word("dismissed_intro")));
  for (const DismissedWords& one : summary_.dismissed) {
    item(quote(one.words) + " (" + markdown_text(one.message) + ")");
    about(one.decided, 1);
    item(markdown_text(place(*one.finding)), 1);
    details(*one.finding, 1);
  }
}

void PageWriter::report_rows() {
  if (!options_.details) return;
  heading("details_report");
  for (const DetailRow& row : report_details(report_)) item(markdown_text(row.name) + ": " + markdown_text(row.value));
  if (!report_.checklist.empty()) heading("checklist_all");
  for (const DetailRow& row : checklist_rows(report_, words_, rulebook_)) {
    item(markdown_text(row.name) + ": " + markdown_text(row.value));
  }
  if (!report_.score) return;
  heading("details_score");
  paragraph(markdown_text(say(words_, "details_score_total", {{"value", std::to_string(report_.score->value)}})));
  for (const ScorePart& part : report_.score->parts) {
    item(markdown_text((part.points > 0 ? "+" : "") + std::to_string(part.points)) + " " +
         markdown_text(part.reason + (part.finding.empty() ? "" : " " + part.finding)));
  }
}

std::string PageWriter::write() {
  if (report_.error) {
    paragraph(markdown_text(summary_.not_looked_at));
    paragraph("# " + markdown_text(name_shown(report_.source, words_)));
    return std::move(out_);
  }
  opening();
  if (report_.bytes > 0) {
    heading("heading_fair");
    if (summary_.supported.empty() && summary_.careful.empty()) paragraph(markdown_text(summary_.no_fair));
    fair_lines(summary_.supported, "fair_supported");
    fair_lines(summary_.careful, "fair_careful");

    heading("heading_claims");
    if (summary_.claims.empty()) paragraph(markdown_text(summary_.no_claims));
    for (const TopClaim& top : summary_.claims) claim(top);
    if (summary_.more_claims > 0) paragraph(markdown_text(counted(words_, "claims_more", summary_.more_claims)));

    close_list();
    out_ += markdown_tensions(tension_lines({&report_, document_}, summary_, words_), words_);

    citations();
    if (summary_.looked_for_not_said) {
      heading("heading_not_said");
      paragraph(markdown_text(word(summary_.not_said.empty() ? "not_said_none" : "not_said_intro")));
      for (const std::string& line : summary_.not_said) item(markdown_text(line));
      if (summary_.more_not_said > 0) {
        paragraph(markdown_text(counted(words_, "not_said_more", summary_.more_not_said)));
      }
    }
    heading("heading_before_paying");
    paragraph(markdown_text(word("before_paying_intro")));
    for (const std::string& question : summary_.questions) item("[ ] " + markdown_text(question));

    close_list();
    out_ += markdown_fair_version(fair_version(summary_, words_, rulebook_), summary_, words_);

    sentences();
    brief();
    dismissed();
    cleared();
    close_list();
    if (summary_.counts.ask > 0) {
      out_ += markdown_doctor_note(doctor_note({&report_, document_}, summary_, words_, rulebook_), words_);
    }
  }
  report_rows();
  close_list();
  return std::move(out_);
}

}  // namespace

std::string to_markdown(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                        const TextOptions& options) {
  std::string text = PageWriter(page, words, rulebook, options).write();
  while (text.size() > 1 && text.compare(text.size() - 2, 2, "\n\n") == 0) text.pop_back();
  return text;
}

std::string to_markdown(const RunTotals& totals, const Words& words) {
  if (totals.inputs.empty()) return "";
  std::string text;
  const std::string left_out = left_out_in_words(totals, words);
  if (totals.inputs.size() > 1 || totals.inputs.front().documents > 1) {
    const RunSums sums = sums_of(totals);
    const std::size_t pages = sums.documents + sums.unreadable;
    text += "# " + markdown_text(say(words, "index_heading", {{"n", std::to_string(pages)}})) + "\n\n" +
            markdown_text(say(words, "index_order")) + "\n\n";
    std::size_t number = 0;
    for (const RunEntry& entry : totals.inputs) {
      text += std::to_string(++number) + ". " + markdown_text(name_shown(entry.name, words)) + ": " +
              markdown_text(in_words(entry, words)) + "\n";
    }
    if (totals.further.inputs > 0) {
      text += std::to_string(++number) + ". " + markdown_text(counted(words, "index_further", totals.further.inputs)) +
              ": " + markdown_text(in_words(totals.further, words)) + "\n";
    }
    text += "\n";
  }
  if (!left_out.empty()) text += markdown_text(say(words, "left_out", {{"list", left_out}})) + "\n\n";
  if (totals.stopped) text += markdown_bold(say(words, "run_stopped")) + "\n\n";
  return text + markdown_bold(say(words, "calm_heading")) + " " + markdown_text(say(words, "calm_text")) + "\n\n" +
         markdown_text(say(words, "made_by")) + "\n";
}

}  // namespace overclaim
