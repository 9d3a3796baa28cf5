// The note for a doctor is a view of its own by :target alone, as a report holds no script; a second file was not
// taken, as it would be lost on the way to the printer. Covered by tests/html_report_test.cc and tests/browser.
#include "report/html_tensions.h"

#include <vector>

#include "report/fair_version.h"
#include "report/finding_details.h"
#include "report/html_escape.h"

namespace overclaim {
namespace {

std::string quote(const HtmlPage& page, const TensionQuote& one, bool ask) {
  std::string html = html_quote(one.words, ask);
  for (const std::string& about : one.about) html += html_element("p class=\"quiet\"", about);
  if (one.note == no_note) return html;
  return "<div class=\"numbered\">" + html_label(page, page.summary.notes[one.note]) + "<div>" + html + "</div></div>";
}

std::string side(const HtmlPage& page, std::string_view label_key, const std::vector<TensionQuote>& quotes, bool ask) {
  std::string html = "<div>" + html_element("dt", say(page.words, label_key)) + "<dd>";
  for (const TensionQuote& one : quotes) {
    html += quote(page, one, ask && (one.note == no_note || page.summary.notes[one.note].ask));
  }
  return html + "</dd></div>\n";
}

std::string more(const HtmlPage& page, const std::string& key, std::size_t count) {
  return count == 0 ? "" : html_element("p class=\"quiet\"", counted(page.words, key, count));
}

std::string sources(const HtmlPage& page, const std::vector<const Work*>& works) {
  std::string html;
  for (std::size_t i = 0; i < works.size() && i < most_named_works; ++i) {
    const std::string address = address_of(*works[i]), name = html_text(short_citation_of(*works[i], page.words));
    html += html.empty() ? "" : "; ";
    html +=
        address.empty() ? name : "<a rel=\"noreferrer noopener\" href=\"" + html_text(address) + "\">" + name + "</a>";
  }
  if (works.size() > most_named_works) html += "; \u2026";
  return html.empty() ? "" : " <span class=\"quiet\">(" + html + ")</span>";
}

std::string instead_of(const HtmlPage& page, const FairWording& one) {
  std::string list;
  for (const std::size_t n : shown_notes(one, page.summary)) {
    const PageNote& note = page.summary.notes[n];
    list += "<span class=\"quoted\">" + html_isolated(note.words.quote) + "</span> " + html_label(page, note) + " ";
  }
  // The list holds mark-up, so the words around it are put there apart.
  const std::string around = say(page.words, "fair_instead", {{"list", "\n"}});
  const std::size_t at = around.find('\n');
  return "<p class=\"quiet\">" + html_text(around.substr(0, at)) + list + html_text(around.substr(at + 1)) + "</p>";
}

}  // namespace

std::string html_apart(const HtmlPage& page, const TensionLines& lines) {
  if (lines.apart.empty()) return "";
  std::string html = html_element("p", say(page.words, "apart_intro")) + "<ul class=\"tensions\">\n";
  for (const ApartLines& row : lines.apart) {
    html += "<li>" + html_element("p class=\"says\"", row.says) + "<dl>\n" +
            side(page, "label_one_place", row.sides[0], true) + side(page, "label_other_place", row.sides[1], false) +
            "</dl>" + html_element("p class=\"quiet\"", row.distance) + more(page, "apart_more", row.more) + "</li>\n";
  }
  return html + "</ul>\n";
}

std::string html_taken_back(const HtmlPage& page, const TensionLines& lines) {
  if (lines.taken_back.empty()) return "";
  std::string html = html_element("p", say(page.words, "take_back_intro")) + "<ul class=\"tensions\">\n";
  for (const TakenBackLines& row : lines.taken_back) {
    html += "<li><dl>\n" + side(page, "label_strong", row.claims, true) +
            side(page, "label_weaker", {row.weaker}, false) + "</dl>" +
            html_element("p class=\"quiet\"", row.distance) + more(page, "apart_more", row.more) + "</li>\n";
  }
  return html + "</ul>\n" + more(page, "take_back_more", lines.more_taken_back);
}

std::string html_small_print(const HtmlPage& page, const TensionLines& lines) {
  if (lines.disclaimers.empty()) return "";
  std::string html = html_element("p", say(page.words, "small_print_intro")) + "<ul class=\"fair-lines\">\n";
  for (const DisclaimerLines& one : lines.disclaimers) {
    html += "<li><p><span class=\"quoted\">" + html_isolated(one.quote) + "</span> " + html_text(one.says) + "</p>" +
            html_element("p class=\"quiet\"", one.about) + "</li>\n";
  }
  return html + "</ul>\n" + more(page, "small_print_more", lines.more_disclaimers) +
         html_element("p", lines.undisclaimed);
}

std::string html_fair_version(const HtmlPage& page) {
  const FairVersion fair = fair_version(page.summary, page.words, page.rulebook);
  if (fair.wordings.empty() && fair.unknown.empty()) return "";
  const std::string intro =
      html_element("p", say(page.words, fair.wordings.empty() ? "fair_version_none" : "fair_version_intro"));
  std::string html;
  if (!fair.wordings.empty()) {
    html += "<ul class=\"wordings\">\n";
    for (const FairWording& one : fair.wordings) {
      html += "<li><p>" + html_text(one.text) +
              (one.copy_note.empty() ? "" : " <span class=\"quiet\">" + html_text(one.copy_note) + "</span>") +
              sources(page, one.works) + "</p>" + instead_of(page, one) + "</li>\n";
    }
    html += "</ul>\n";
  }
  if (!fair.unknown.empty()) {
    html += html_element("p", say(page.words, "fair_version_unknown")) + "<ul class=\"plain\">\n";
    for (const std::size_t n : fair.unknown) {
      const PageNote& note = page.summary.notes[n];
      html += "<li><span class=\"quoted\">" + html_isolated(note.words.quote) + "</span> " + html_label(page, note) +
              "</li>\n";
    }
    html += "</ul>\n";
  }
  return intro + "<details class=\"fair-version\"><summary>" + html_text(say(page.words, "details_open")) +
         "</summary>\n" + html + "</details>\n";
}

std::string html_doctor_note_link(const HtmlPage& page) {
  return "<p id=\"" + page.prefix + "take-along\">" + html_text(say(page.words, "doctor_note_intro")) + " <a href=\"#" +
         page.prefix + "doctor\">" + html_text(say(page.words, "doctor_note_open")) + "</a></p>\n";
}

std::string html_doctor_note(const HtmlPage& page, const CheckedPage& checked, const std::string& level) {
  const DoctorNote note = doctor_note(checked, page.summary, page.words, page.rulebook);
  const auto heading = [&](std::string_view key) { return html_element("p class=\"says\"", say(page.words, key)); };
  std::string html = "<section class=\"doctor\" id=\"" + page.prefix + "doctor\">" +
                     html_element(level, say(page.words, "heading_doctor_note"));
  if (!note.title.empty()) {
    html += "<p dir=\"auto\">" + html_text(say(page.words, "doctor_note_page", {{"title", note.title}})) + "</p>";
  }
  html += "<p class=\"source\">" + html_isolated(note.source) + "</p>" +
          html_element("p class=\"quiet\"", note.compared) + heading("doctor_note_questions") +
          "<ol class=\"boxes\">\n";
  for (const std::string& question : note.questions) html += html_element("li", question) + "\n";
  html += "</ol>\n";
  if (!note.claims.empty()) {
    html += heading("doctor_note_claims") + "<ul class=\"plain\">\n";
    for (const NotedClaim& one : note.claims) {
      html +=
          "<li>" + html_text(one.message) + " <span class=\"quoted\">" + html_isolated(one.quote) + "</span></li>\n";
    }
    html += "</ul>\n";
  }
  if (!note.known.empty()) {
    html += heading("doctor_note_known") + "<ul class=\"plain\">\n";
    for (const NotedFact& one : note.known) html += "<li>" + html_text(one.text) + sources(page, one.works) + "</li>\n";
    html += "</ul>\n";
  }
  if (!note.not_said.empty()) {
    html += heading("doctor_note_not_said") + "<ul class=\"plain\">\n";
    for (const std::string& line : note.not_said) html += html_element("li", line) + "\n";
    html += "</ul>\n";
  }
  return html + html_element("p class=\"quiet\"", say(page.words, "made_by")) + "<p class=\"back\"><a href=\"#" +
         page.prefix + "take-along\">" + html_text(say(page.words, "doctor_note_back")) + "</a></p></section>\n";
}

}  // namespace overclaim
