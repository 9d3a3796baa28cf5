// The order is the order of the reader's questions: must I decide, what was read, what is fair, what is not, what is
// missing, what do I ask; only then the text. Strings put together, no template engine: there is one page and its parts
// are few. Covered by tests/html_report_test.cc, the goldens, and tests/browser, which looks at it in a browser.
#include "report/html_report.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/citation_lines.h"
#include "report/html_checklist.h"
#include "report/html_citations.h"
#include "report/html_details.h"
#include "report/html_escape.h"
#include "report/html_notes.h"
#include "report/html_style.h"
#include "report/html_tensions.h"
#include "report/html_text.h"
#include "report/page_summary.h"
#include "report/source_line.h"

namespace overclaim {
namespace {

std::string shown_name(const std::string& source, const Words& words) {
  return source == "-" ? say(words, "standard_input") : source;
}

std::string opening(const FormatContext& context, const std::string& title, const HtmlFrame* frame = nullptr) {
  const Words& words = *context.words;
  const std::string policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" +
                             html_style_hash() + "'; base-uri 'none'; form-action 'none'\">\n";
  return "<!DOCTYPE html>\n<html lang=\"" + html_text(context.language) + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         (frame == nullptr ? policy : frame->policy) + std::string(html_generator) +
         "\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         "<meta name=\"color-scheme\" content=\"light dark\">\n" +
         (frame == nullptr ? "<meta name=\"referrer\" content=\"no-referrer\">\n" : "") +
         "<meta name=\"robots\" content=\"noindex\">\n" +
         html_element("title", reviewed_title(context.review, title, words)) + "\n<style>" + html_style() +
         "</style>\n" + (frame == nullptr ? "" : frame->head) + "</head>\n<body>\n" +
         (frame == nullptr ? "" : frame->above) + "<header class=\"calm\">" +
         html_element("p class=\"calm-heading\"", say(words, "calm_heading")) +
         html_element("p", say(words, "calm_text")) + "</header>\n<main>\n";
}

bool is_one_page(const FormatContext& context) { return context.inputs.size() < 2 && !context.many; }

// The headings of a page's report: h1 and h2 in a file of its own, one step lower in a file of several.
struct Headings {
  std::string page, part, detail;
};

Headings headings(const FormatContext& context) {
  return is_one_page(context) ? Headings{"h1", "h2", "h3"} : Headings{"h2", "h3", "h4"};
}

// <section> with a heading of our own words; its id names it within the page.
std::string part(const HtmlPage& page, const Headings& level, const std::string& name, std::string_view heading_key,
                 const std::string& body) {
  return "<section class=\"part " + name + "\">" + html_element(level.part, say(page.words, heading_key)) +
         "<div class=\"body\">\n" + body + "</div></section>\n";
}

std::string part_if(const HtmlPage& page, const Headings& level, const std::string& name, std::string_view heading_key,
                    const std::string& body) {
  return body.empty() ? "" : part(page, level, name, heading_key, body);
}

std::string paragraphs(const std::vector<std::string>& lines) {
  std::string html;
  for (const std::string& line : lines) html += html_element("p", line);
  return html;
}

std::string listed(const std::vector<std::string>& lines, std::string_view name) {
  std::string html = "<ul class=\"" + std::string(name) + "\">\n";
  for (const std::string& line : lines) html += html_element("li", line) + "\n";
  return html + "</ul>\n";
}

// ---- what is fair -----------------------------------------------------------------------------------------------

std::string short_quotes(const HtmlPage& page, const std::vector<std::size_t>& notes) {
  std::string html;
  for (std::size_t i = 0; i < notes.size() && i < most_quotes; ++i) {
    const PageNote& note = page.summary.notes[notes[i]];
    html += "<span class=\"quoted\">" + html_isolated(note.words.quote) + "</span> " + html_label(page, note) + " ";
  }
  return notes.size() > most_quotes ? html + "\u2026" : html;
}

std::string fair_lines(const HtmlPage& page, const std::vector<FairLine>& lines, std::string_view heading_key) {
  if (lines.empty()) return "";
  std::string html = html_element("p", say(page.words, heading_key)) + "<ul class=\"fair-lines\">\n";
  for (std::size_t i = 0; i < lines.size() && i < most_fair_lines; ++i) {
    html += "<li><p>" + html_text(lines[i].message) + "</p><p>" + short_quotes(page, lines[i].notes) + "</p></li>\n";
  }
  html += "</ul>\n";
  if (lines.size() > most_fair_lines) {
    html += html_element("p class=\"quiet\"", counted(page.words, "fair_more", lines.size() - most_fair_lines));
  }
  return html;
}

std::string fair(const HtmlPage& page) {
  const std::string html = fair_lines(page, page.summary.supported, "fair_supported") +
                           fair_lines(page, page.summary.careful, "fair_careful");
  return html.empty() ? html_element("p", page.summary.no_fair) : html;
}

// ---- the claims -------------------------------------------------------------------------------------------------

std::string line(const HtmlPage& page, std::string_view label_key, const std::string& body) {
  return "<div>" + html_element("dt", say(page.words, label_key)) + "<dd>" + body + "</dd></div>\n";
}

std::string claim(const HtmlPage& page, const TopClaim& top) {
  const PageNote& note = page.summary.notes[top.note];
  std::string says = "<p class=\"says\">" + html_label(page, note) + " " + html_text(note.message) + "</p>\n" +
                     html_quote(note.words, true);
  for (const std::string& about : note.about) says += html_element("p class=\"quiet\"", about);
  if (!top.also.empty()) says += "<p class=\"also\">" + short_quotes(page, top.also) + "</p>\n";
  std::string known = html_verdict(note) + html_facts(page, note);
  if (note.known.empty() && note.known_at == 0) known += html_element("p", note.why);
  return "<li class=\"claim\" id=\"" + page.prefix + "c" + std::to_string(note.number) + "\"><dl>\n" +
         line(page, "label_says", says) + line(page, "label_known", known) +
         line(page, "label_ask", html_element("p class=\"question\"", note.question)) + "</dl></li>\n";
}

std::string claims(const HtmlPage& page) {
  if (page.summary.claims.empty()) return html_element("p", page.summary.no_claims);
  std::string html = "<ul class=\"claims\">\n";
  for (const TopClaim& top : page.summary.claims) html += claim(page, top);
  html += "</ul>\n";
  if (page.summary.more_claims > 0) {
    html += html_element("p class=\"quiet\"", counted(page.words, "claims_more", page.summary.more_claims));
  }
  return html;
}

// ---- what people dismissed --------------------------------------------------------------------------------------

std::string dismissed(const HtmlPage& page) {
  if (page.summary.dismissed.empty()) return "";
  std::string html = html_element("p", say(page.words, "dismissed_intro")) + "<ul class=\"fair-lines\">\n";
  for (const DismissedWords& one : page.summary.dismissed) {
    html += "<li>" + html_quote(one.words, false) + html_element("p", one.message);
    for (const std::string& line : one.decided) html += "<p>" + html_isolated(line) + "</p>";
    html += html_element("p class=\"quiet\"", place_line(*one.finding, page.words)) + "</li>\n";
  }
  return html + "</ul>\n";
}

// ---- the text ---------------------------------------------------------------------------------------------------

// Without the text, the notes alone.
std::string notes_alone(const HtmlPage& page) {
  std::string html = html_element("p", say(page.words, "text_missing")) + "<ul class=\"notes\">\n";
  for (std::size_t i = 0; i < page.summary.notes.size(); ++i) html += html_note(page, i, true);
  return page.summary.notes.empty() ? "" : html + "</ul>\n";
}

std::string text(const HtmlPage& page, const Headings& level, const Document* document) {
  std::string intro = "<p>" + html_text(say(page.words, "text_intro")) +
                      "</p>\n<ul class=\"legend\"><li><mark class=\"ask\">" + html_text(say(page.words, "legend_ask")) +
                      "</mark></li><li><mark class=\"fair\">" + html_text(say(page.words, "legend_fair")) +
                      "</mark></li></ul>\n";
  std::string html = "<section class=\"page-text\">" + html_element(level.part, say(page.words, "heading_text"));
  html += document == nullptr ? notes_alone(page) : intro + html_visible_text(page, *document);
  html += "</section>\n";
  const std::string hidden = document == nullptr ? "" : html_hidden_text(page, *document);
  if (hidden.empty()) return html;
  return html + "<section class=\"page-text unseen\">" + html_element(level.part, say(page.words, "heading_hidden")) +
         html_element("p", say(page.words, "hidden_intro")) + hidden + "</section>\n";
}

std::string title_of(const Report& report, const FormatContext& context) {
  const std::string source = source_line(report, *context.words);
  const std::string level = headings(context).page;
  const std::string review = review_line(report, *context.words);
  const std::string above = review.empty() ? "" : "<p><strong>" + html_text(review) + "</strong></p>\n";
  if (report.title.empty()) return above + "<" + level + ">" + html_isolated(source) + "</" + level + ">\n";
  return above + "<" + level + ">" + html_isolated(report.title) + "</" + level + ">\n<p class=\"source\">" +
         html_isolated(source) + "</p>\n";
}

std::string body_of(const CheckedPage& checked, const HtmlPage& page, const FormatContext& context) {
  const Report& report = *checked.report;
  const PageSummary& summary = page.summary;
  const Headings level = headings(context);
  if (report.error) return html_element("p", summary.not_looked_at);

  std::string looked = html_element("p", summary.not_looked_at) + paragraphs(summary.limits);
  if (!report.tool.as_of.empty()) {
    looked += html_element("p class=\"quiet\"", say(page.words, "compared_on", {{"date", report.tool.as_of}}));
  }
  std::string html = part(page, level, "looked", "heading_not_looked_at", looked) +
                     part(page, level, "fair", "heading_fair", fair(page)) +
                     part(page, level, "matters", "heading_claims", claims(page));
  const TensionLines tensions = tension_lines(checked, summary, page.words);
  html += part_if(page, level, "apart", "heading_apart", html_apart(page, tensions)) +
          part_if(page, level, "taken-back", "heading_take_back", html_taken_back(page, tensions)) +
          part_if(page, level, "small-print", "heading_small_print", html_small_print(page, tensions));
  const ShownCitations citations = shown_citations(report, page.words, page.rulebook);
  const std::string sources = html_sources(citations, page.words), numbers = html_numbers(citations, page.words);
  if (!sources.empty()) html += part(page, level, "cites", "heading_cites", sources);
  if (!numbers.empty()) html += part(page, level, "figures", "heading_figures", numbers);
  if (summary.looked_for_not_said) {
    html += part(page, level, "missing", "heading_not_said",
                 summary.not_said.empty() ? html_element("p", say(page.words, "not_said_none"))
                                          : html_element("p", say(page.words, "not_said_intro")) +
                                                listed(summary.not_said, "plain") + html_checklist(page, report));
  }
  html += part(page, level, "pay", "heading_before_paying",
               html_element("p", say(page.words, "before_paying_intro")) + listed(summary.questions, "boxes"));
  html += part_if(page, level, "fairer", "heading_fair_version", html_fair_version(page));
  if (summary.counts.ask > 0) {
    html += part(page, level, "take-along", "heading_doctor_note", html_doctor_note_link(page)) +
            html_doctor_note(page, checked, level.part);
  }
  html += part_if(page, level, "dismissed", "dismissed_heading", dismissed(page));
  html += text(page, level, checked.document);
  const std::string overall =
      summary.band.empty() ? "" : html_element("p", say(page.words, "overall", {{"band", summary.band}}));
  return html +
         part(page, level, "record", "heading_details", overall + html_report_details(page, report, level.detail));
}

std::string footer(const FormatContext& context) {
  return "</main>\n<footer>" + html_element("p", say(*context.words, "made_by")) + "</footer>\n</body>\n</html>\n";
}

std::string counts(const HtmlIndexEntry& entry, const Words& words) {
  if (!entry.error.empty()) return say(words, "could_not_be_read", {{"message", entry.error}});
  return in_words(entry.counts, words);
}

// What the run left out, above an index: its counts are of the rest.
std::string selection_of(const FormatContext& context) {
  const std::string line = html_element("p", selection_line(context.selection, *context.words));
  return line.empty() ? "" : line + "\n";
}

std::string index_opening(const FormatContext& context, std::size_t count) {
  const std::string heading = say(*context.words, "index_heading", {{"n", std::to_string(count)}});
  return opening(context, heading) + html_element("h1", heading) + "\n" +
         html_element("p", say(*context.words, "index_order")) + "\n" + selection_of(context);
}

}  // namespace

std::string html_page_opening(const FormatContext& context, const std::string& title, const HtmlFrame& frame) {
  return opening(context, title, &frame);
}

std::string html_opening(const FormatContext& context, const HtmlFrame* frame) {
  const Words& words = *context.words;
  if (is_one_page(context)) {
    const std::string name = context.inputs.empty() ? "" : shown_name(context.inputs[0], words);
    return opening(context, say(words, "report_title", {{"source", name}}), frame);
  }
  // What an archive or a folder holds is known at the end, and the index stands there.
  if (context.many) {
    const std::string heading = say(words, "index_heading_open");
    return opening(context, heading) + html_element("h1", heading) + "\n" +
           html_element("p", say(words, "index_order")) + "\n" + selection_of(context);
  }
  std::string html = index_opening(context, context.inputs.size()) + "<nav><ol class=\"index\">\n";
  for (std::size_t i = 0; i < context.inputs.size(); ++i) {
    html += "<li><a href=\"#page-" + std::to_string(i + 1) + "\">" +
            html_isolated(shown_name(context.inputs[i], words)) + "</a></li>\n";
  }
  return html + "</ol></nav>\n";
}

std::string html_section(const CheckedPage& checked, std::size_t index, const FormatContext& context) {
  const Report& report = *checked.report;
  const PageSummary summary = summarize(with_selection(checked, context), *context.words, context.rulebook);
  const HtmlPage page{summary, *context.words, context.rulebook, "p" + std::to_string(index + 1) + "-"};
  // Of several parts, or pages of an archive, only the first is the place the index leads to.
  const bool is_first = checked.is_first && (!report.part || report.part->index == 0);
  const std::string id = is_first ? " id=\"page-" + std::to_string(checked.input + 1) + "\"" : "";
  return "<article" + id + ">\n" + title_of(report, context) + body_of(checked, page, context) + "</article>\n";
}

std::string html_closing(const FormatContext& context, const RunTotals* totals) {
  const Words& words = *context.words;
  const std::string stopped =
      totals != nullptr && totals->stopped ? html_element("p", say(words, "run_stopped")) + "\n" : "";
  if (!context.many || totals == nullptr) return stopped + footer(context);
  const RunSums sums = sums_of(*totals);
  const std::size_t pages = sums.documents + sums.unreadable;
  std::string html = "<section class=\"part\">" +
                     html_element("h2", say(words, "index_heading", {{"n", std::to_string(pages)}})) +
                     "<nav><ol class=\"index\">\n";
  for (std::size_t i = 0; i < totals->inputs.size(); ++i) {
    const RunEntry& entry = totals->inputs[i];
    const std::string name = html_isolated(shown_name(entry.name, words));
    const bool any = entry.documents + entry.unreadable() > 0;
    html += "<li><p>" + (any ? "<a href=\"#page-" + std::to_string(i + 1) + "\">" + name + "</a>" : name) +
            "</p><p class=\"quiet\">" + html_isolated(in_words(entry, words)) + "</p></li>\n";
  }
  html += "</ol></nav>\n";
  if (totals->further.inputs > 0) {
    html += html_element(
        "p", counted(words, "index_further", totals->further.inputs) + ": " + in_words(totals->further, words));
  }
  const std::string left_out = left_out_in_words(*totals, words);
  if (!left_out.empty()) html += html_element("p", say(words, "left_out", {{"list", left_out}}));
  return html + "</section>\n" + stopped + footer(context);
}

std::string html_index(std::span<const HtmlIndexEntry> entries, const FormatContext& context, bool stopped) {
  std::string html = index_opening(context, entries.size()) + "<ol class=\"index\">\n";
  for (const HtmlIndexEntry& entry : entries) {
    const std::string name = shown_name(entry.name, *context.words);
    const std::string label = html_isolated(entry.title.empty() ? name : entry.title);
    html += "<li><p>" + (entry.file.empty() ? label : "<a href=\"" + html_text(entry.file) + "\">" + label + "</a>") +
            "</p>";
    if (!entry.title.empty()) html += "<p class=\"source\">" + html_isolated(name) + "</p>";
    html += "<p class=\"quiet\">" + html_isolated(counts(entry, *context.words)) + "</p></li>\n";
  }
  html += "</ol>\n";
  if (stopped) html += html_element("p", say(*context.words, "run_stopped")) + "\n";
  return html + footer(context);
}

}  // namespace overclaim
