// Words first, numbers behind Details: a parent reads the note, an officer opens it. The bar is drawn to the whole
// scale, however small the effect looks on it; a bar that fills its box says the opposite of its number. Covered by
// tests/html_report_test.cc.
#include "report/html_notes.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/finding_details.h"
#include "report/html_escape.h"
#include "rulebook/number_text.h"

namespace overclaim {
namespace {

std::string rect(std::string_view name, double from, double to, std::string_view y, std::string_view height) {
  return "<rect class=\"" + std::string(name) + "\" x=\"" + number_text(from) + "\" y=\"" + std::string(y) +
         "\" width=\"" + number_text(to - from) + "\" height=\"" + std::string(height) + "\"/>";
}

std::string bar(const ShownEffect& effect) {
  const EffectSize& size = effect.size;
  const double low = size.low.value_or(size.average), high = size.high.value_or(size.average);
  const double from = std::min(0.0, low);
  std::string svg = "<svg role=\"img\" class=\"bar\" viewBox=\"" + number_text(from) + " 0 " +
                    number_text(size.scale - from) + " 10\" preserveAspectRatio=\"none\"><title>" +
                    html_text(effect.line) + "</title>";
  svg += rect("scale", 0, size.scale, "1", "8");
  svg += rect("gain", 0, size.average, "1", "8");
  if (size.low && size.high) svg += rect("chance", low, high, "4", "2");
  return svg + "</svg>";
}

std::string figure(const ShownEffect& effect) {
  return "<figure><figcaption>" + html_text(effect.line) +
         (effect.range.empty() ? "" : " <span class=\"quiet\">" + html_text(effect.range) + "</span>") +
         "</figcaption>" + bar(effect) + "<p class=\"ends\" aria-hidden=\"true\"><span>0</span><span>" +
         number_text(effect.size.scale) + "</span></p></figure>\n";
}

// ---- details ----------------------------------------------------------------------------------------------------

std::string source(const Work& work) {
  std::string line = html_text(citation_of(work));
  const std::string address = address_of(work);
  if (!address.empty()) {
    line += " <a rel=\"noreferrer noopener\" href=\"" + html_text(address) + "\">" + html_text(address) + "</a>";
  }
  return "<li>" + line + " <span class=\"quiet\">(" + html_text(to_string(work.seen.as)) + ")</span></li>";
}

std::string sources(const HtmlPage& page, const Finding& finding) {
  const std::vector<const Work*> works = works_behind(finding, page.rulebook);
  if (works.empty()) return "";
  std::string list = html_element("p", say(page.words, "details_sources")) + "<ul>";
  for (const Work* work : works) list += source(*work);
  return list + "</ul>";
}

// Whether something is known of the claim itself; then what is to say of its wording stands in the details.
bool knows(const PageNote& note) { return !note.known.empty() || note.known_at != 0; }

std::string details(const HtmlPage& page, const PageNote& note) {
  std::string rows;
  for (const DetailRow& row : finding_details(*note.finding, page.rulebook)) {
    rows += "<div><dt>" + html_text(row.name) + "</dt><dd>" + html_isolated(row.value) + "</dd></div>";
  }
  return "<details><summary>" + html_text(say(page.words, "details_open")) + "</summary>" +
         (knows(note) ? html_element("p", note.why) : "") + "<dl>" + rows + "</dl>" + sources(page, *note.finding) +
         "</details>";
}

std::string list_of(const std::vector<std::string>& lines) {
  std::string html;
  for (const std::string& line : lines) html += html_element("p class=\"quiet\"", line);
  return html;
}

}  // namespace

bool is_told_above(const HtmlPage& page, std::size_t note) {
  return std::any_of(page.summary.claims.begin(), page.summary.claims.end(),
                     [note](const TopClaim& claim) { return claim.note == note; });
}

std::string html_label(const HtmlPage& page, const PageNote& note) {
  const std::string number = std::to_string(note.number);
  return "<a class=\"label " + std::string(note.ask ? "ask" : "fair") + "\" href=\"#" + page.prefix + "m" + number +
         "\" aria-label=\"" + html_text(say(page.words, "note_back", {{"n", number}})) + "\">" + number + "</a>";
}

std::string html_quote(const QuotedWords& words, bool ask) {
  std::string html = "<blockquote>";
  if (!words.lead.empty()) html += "<p class=\"lead\" dir=\"auto\">" + html_text(words.lead) + "</p>";
  return html + "<p dir=\"auto\">" + html_text(words.before) + "<mark class=\"" + (ask ? "ask" : "fair") + "\">" +
         html_text(words.quote) + "</mark>" + html_text(words.after) + "</p></blockquote>\n";
}

std::string html_verdict(const PageNote& note) {
  return html_element("p class=\"verdict\"", note.verdict) + html_element("p", note.verdict_note);
}

std::string html_facts(const HtmlPage& page, const PageNote& note) {
  std::string html;
  for (const KnownFact& fact : note.known) {
    html += "<p>" + html_text(fact.text) +
            (fact.copy_note.empty() ? "" : " <span class=\"quiet\">" + html_text(fact.copy_note) + "</span>") +
            "</p>\n";
    for (const ShownEffect& effect : fact.effects) html += figure(effect);
  }
  if (note.known_at != 0) {
    const std::string number = std::to_string(note.known_at);
    html += "<p><a href=\"#" + page.prefix + (is_told_above(page, note.known_at - 1) ? "c" : "n") + number + "\">" +
            html_text(say(page.words, "known_at", {{"n", number}})) + "</a></p>\n";
  }
  return html;
}

std::string html_note(const HtmlPage& page, std::size_t index, bool with_quote) {
  const PageNote& note = page.summary.notes[index];
  const std::string number = std::to_string(note.number);
  std::string html = "<li class=\"note\" id=\"" + page.prefix + "n" + number + "\">";
  html += "<p class=\"says\">" + html_label(page, note) + " " + html_text(note.message) + "</p>\n";
  if (with_quote) html += html_quote(note.words, note.ask);
  html += list_of(note.about) + html_verdict(note);
  if (is_told_above(page, index)) {
    html += "<p><a href=\"#" + page.prefix + "c" + number + "\">" +
            html_text(say(page.words, "told_above", {{"n", number}})) + "</a></p>\n";
  } else {
    html += html_facts(page, note);
    if (!knows(note)) html += html_element("p", note.why);
    if (!note.question.empty()) {
      html += "<p class=\"question\">" + html_text(say(page.words, "ask", {{"question", note.question}})) + "</p>\n";
    }
  }
  for (const std::string& line : note.decided) html += "<p>" + html_isolated(line) + "</p>\n";
  return html + details(page, note) + "</li>\n";
}

}  // namespace overclaim
