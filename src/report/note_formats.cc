// Plain lists: a note is read by somebody who has two minutes. Covered by tests/note_formats_test.cc,
// tests/fair_version_test.cc and tests/tension_lines_test.cc.
#include "report/note_formats.h"

#include <vector>

#include "report/finding_details.h"
#include "report/markdown_escape.h"
#include "report/page_summary.h"
#include "report/source_line.h"

namespace overclaim {
namespace {

constexpr std::size_t indent = 2;

std::string number_label(std::size_t note) { return "[" + std::to_string(note + 1) + "]"; }

std::vector<Piece> with_sources(const std::string& text, const std::vector<const Work*>& works, const Words& words) {
  std::vector<Piece> pieces = {{text}};
  for (std::size_t i = 0; i < works.size() && i < most_named_works; ++i) {
    pieces.push_back({i == 0 ? " (" : "; ", Ink::quiet});
    pieces.push_back({short_citation_of(*works[i], words), Ink::quiet, address_of(*works[i])});
  }
  if (works.size() > most_named_works) pieces.push_back({"; \u2026", Ink::quiet});
  if (!works.empty()) pieces.push_back({")", Ink::quiet});
  return pieces;
}

void bullet(TerminalText& out, const std::vector<Piece>& pieces, std::string_view sign = "-") {
  out.labelled(sign, Ink::plain, pieces, indent, indent + sign.size() + 1);
}

void heading(TerminalText& out, std::string_view key, const Words& words) {
  out.blank();
  out.paragraph(say(words, key), 0, Ink::strong);
}

std::string shown_wording(const FairWording& one) {
  return one.copy_note.empty() ? one.text : one.text + " " + one.copy_note;
}

// The page's own words that a fair wording stands for.
std::string instead_of(const FairWording& one, const PageSummary& summary, const Words& words) {
  std::string list;
  for (const std::size_t n : shown_notes(one, summary)) {
    list += (list.empty() ? "" : say(words, "list_separator")) +
            say(words, "quote", {{"text", summary.notes[n].words.quote}});
  }
  return say(words, "fair_instead", {{"list", list}});
}

std::string could_not_be_read(const PageSummary& summary) { return summary.not_looked_at + "\n"; }

// ---- a quote in its sentence ------------------------------------------------------------------------------------

std::string in_brackets(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += " (" + line + ")";
  return text;
}

void quote(TerminalText& out, const TensionQuote& one, std::string_view label, const Words& words,
           std::size_t at = indent + 2) {
  const std::string& text = one.words.quote;
  const std::string number = one.note == no_note ? "" : number_label(one.note) + " ";
  out.labelled("-", Ink::plain,
               {{std::string(label) + ": ", Ink::quiet},
                {number},
                {say(words, "quote", {{"text", one.words.before + text + one.words.after}})},
                {in_brackets(one.about), Ink::quiet}},
               at, at + 2);
}

std::string markdown_quote(const TensionQuote& one, const Words& words) {
  const std::string number = one.note == no_note ? "" : " \\[" + std::to_string(one.note + 1) + "\\]";
  std::string out =
      markdown_text(say(words, "quote", {{"text", one.words.before + one.words.quote + one.words.after}})) + number;
  for (const std::string& line : one.about) out += " " + markdown_text("(" + line + ")");
  return out;
}

std::string markdown_sources(const std::vector<const Work*>& works, const Words& words) {
  std::string list;
  for (std::size_t i = 0; i < works.size() && i < most_named_works; ++i) {
    list += (list.empty() ? "" : "; ") + markdown_link(short_citation_of(*works[i], words), address_of(*works[i]));
  }
  if (works.size() > most_named_works) list += "; \u2026";
  return list.empty() ? "" : " (" + list + ")";
}

}  // namespace

void write_tensions(TerminalText& out, const TensionLines& lines, const Words& words) {
  if (!lines.apart.empty()) {
    heading(out, "heading_apart", words);
    out.paragraph(say(words, "apart_intro"), indent);
    for (const ApartLines& row : lines.apart) {
      out.blank();
      bullet(out, {{row.says, Ink::strong}});
      for (const TensionQuote& one : row.sides[0]) quote(out, one, say(words, "label_one_place"), words);
      for (const TensionQuote& one : row.sides[1]) quote(out, one, say(words, "label_other_place"), words);
      out.paragraph(row.distance, indent + 2, Ink::quiet);
      if (row.more > 0) out.paragraph(counted(words, "apart_more", row.more), indent + 2, Ink::quiet);
    }
  }
  if (!lines.taken_back.empty()) {
    heading(out, "heading_take_back", words);
    out.paragraph(say(words, "take_back_intro"), indent);
    for (const TakenBackLines& row : lines.taken_back) {
      out.blank();
      for (const TensionQuote& one : row.claims) quote(out, one, say(words, "label_strong"), words, indent);
      quote(out, row.weaker, say(words, "label_weaker"), words, indent);
      out.paragraph(row.distance, indent + 2, Ink::quiet);
      if (row.more > 0) out.paragraph(counted(words, "apart_more", row.more), indent + 2, Ink::quiet);
    }
    if (lines.more_taken_back > 0) {
      out.blank();
      out.paragraph(counted(words, "take_back_more", lines.more_taken_back), indent, Ink::quiet);
    }
  }
  if (lines.disclaimers.empty()) return;
  heading(out, "heading_small_print", words);
  out.paragraph(say(words, "small_print_intro"), indent);
  for (const DisclaimerLines& one : lines.disclaimers) {
    bullet(out, {{say(words, "quote", {{"text", one.quote}}) + " " + one.says + " "}, {one.about, Ink::quiet}});
  }
  if (lines.more_disclaimers > 0) {
    out.paragraph(counted(words, "small_print_more", lines.more_disclaimers), indent, Ink::quiet);
  }
  out.paragraph(lines.undisclaimed, indent);
}

std::string to_fair_text(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                         const TerminalStyle& style) {
  const PageSummary summary = summarize(page, words, rulebook);
  if (page.report->error) return could_not_be_read(summary);
  const FairVersion fair = fair_version(summary, words, rulebook);
  TerminalText out(style);
  out.paragraph(summary.review, 0, Ink::strong);
  out.paragraph(summary.selection, 0, Ink::strong);
  out.paragraph(say(words, "heading_fair_version"), 0, Ink::strong);
  const std::string source = source_line(*page.report, words);
  out.paragraph(page.report->title.empty() ? source : page.report->title, 0, Ink::quiet);
  out.blank();
  out.paragraph(say(words, fair.wordings.empty() ? "fair_version_none" : "fair_version_intro"));
  for (const FairWording& one : fair.wordings) {
    bullet(out, with_sources(shown_wording(one), one.works, words));
    out.paragraph(instead_of(one, summary, words), indent + 2, Ink::quiet);
  }
  if (!fair.unknown.empty()) {
    out.blank();
    out.paragraph(say(words, "fair_version_unknown"));
    for (const std::size_t n : fair.unknown) {
      bullet(out, {{say(words, "quote", {{"text", summary.notes[n].words.quote}})}});
    }
  }
  return out.take();
}

std::string to_doctor_note(const CheckedPage& page, const Words& words, const Rulebook* rulebook,
                           const TerminalStyle& style) {
  const PageSummary summary = summarize(page, words, rulebook);
  if (page.report->error) return could_not_be_read(summary);
  const DoctorNote note = doctor_note(page, summary, words, rulebook);
  TerminalText out(style);
  out.paragraph(summary.review, 0, Ink::strong);
  out.paragraph(summary.selection, 0, Ink::strong);
  out.paragraph(say(words, "heading_doctor_note"), 0, Ink::strong);
  if (!note.title.empty()) out.paragraph(say(words, "doctor_note_page", {{"title", note.title}}));
  out.paragraph(note.source, 0, Ink::quiet);
  out.paragraph(note.compared, 0, Ink::quiet);
  heading(out, "doctor_note_questions", words);
  for (const std::string& question : note.questions) bullet(out, {{question}}, "[ ]");
  if (!note.claims.empty()) heading(out, "doctor_note_claims", words);
  for (const NotedClaim& one : note.claims) {
    bullet(out, {{one.message + " " + say(words, "quote", {{"text", one.quote}})}});
  }
  if (!note.known.empty()) heading(out, "doctor_note_known", words);
  for (const NotedFact& one : note.known) bullet(out, with_sources(one.text, one.works, words));
  if (!note.not_said.empty()) heading(out, "doctor_note_not_said", words);
  for (const std::string& line : note.not_said) bullet(out, {{line}});
  out.blank();
  out.paragraph(say(words, "made_by"), 0, Ink::quiet);
  return out.take();
}

std::string markdown_tensions(const TensionLines& lines, const Words& words) {
  const auto word = [&](std::string_view key) { return markdown_text(say(words, key)); };
  const auto item = [](const std::string& text, std::size_t depth) {
    return text.empty() ? "" : std::string(2 * depth, ' ') + "- " + text + "\n";
  };
  std::string out;
  if (!lines.apart.empty()) {
    out += "## " + word("heading_apart") + "\n\n" + word("apart_intro") + "\n\n";
    for (const ApartLines& row : lines.apart) {
      out += item(markdown_bold(row.says), 0);
      for (const TensionQuote& one : row.sides[0])
        out += item(word("label_one_place") + ": " + markdown_quote(one, words), 1);
      for (const TensionQuote& one : row.sides[1]) {
        out += item(word("label_other_place") + ": " + markdown_quote(one, words), 1);
      }
      out += item(markdown_text(row.distance), 1);
      if (row.more > 0) out += item(markdown_text(counted(words, "apart_more", row.more)), 1);
    }
    out += "\n";
  }
  if (!lines.taken_back.empty()) {
    out += "## " + word("heading_take_back") + "\n\n" + word("take_back_intro") + "\n\n";
    for (const TakenBackLines& row : lines.taken_back) {
      for (std::size_t i = 0; i < row.claims.size(); ++i) {
        out += item(word("label_strong") + ": " + markdown_quote(row.claims[i], words), i == 0 ? 0 : 1);
      }
      out += item(word("label_weaker") + ": " + markdown_quote(row.weaker, words), 1);
      out += item(markdown_text(row.distance), 1);
      if (row.more > 0) out += item(markdown_text(counted(words, "apart_more", row.more)), 1);
    }
    out += "\n";
    if (lines.more_taken_back > 0) {
      out += markdown_text(counted(words, "take_back_more", lines.more_taken_back)) + "\n\n";
    }
  }
  if (lines.disclaimers.empty()) return out;
  out += "## " + word("heading_small_print") + "\n\n" + word("small_print_intro") + "\n\n";
  for (const DisclaimerLines& one : lines.disclaimers) {
    out += item(markdown_text(say(words, "quote", {{"text", one.quote}})) + " " + markdown_text(one.says) + " " +
                    markdown_text(one.about),
                0);
  }
  out += "\n";
  if (lines.more_disclaimers > 0) {
    out += markdown_text(counted(words, "small_print_more", lines.more_disclaimers)) + "\n\n";
  }
  return lines.undisclaimed.empty() ? out : out + markdown_text(lines.undisclaimed) + "\n\n";
}

std::string markdown_fair_version(const FairVersion& fair, const PageSummary& summary, const Words& words) {
  if (fair.wordings.empty() && fair.unknown.empty()) return "";
  std::string out = "## " + markdown_text(say(words, "heading_fair_version")) + "\n\n" +
                    markdown_text(say(words, fair.wordings.empty() ? "fair_version_none" : "fair_version_intro")) +
                    "\n\n";
  for (const FairWording& one : fair.wordings) {
    out += "- " + markdown_text(shown_wording(one)) + markdown_sources(one.works, words) + "\n  - " +
           markdown_text(instead_of(one, summary, words)) + "\n";
  }
  if (!fair.wordings.empty()) out += "\n";
  if (fair.unknown.empty()) return out;
  out += markdown_text(say(words, "fair_version_unknown")) + "\n\n";
  for (const std::size_t n : fair.unknown) {
    out += "- " + markdown_text(say(words, "quote", {{"text", summary.notes[n].words.quote}})) + "\n";
  }
  return out + "\n";
}

std::string markdown_doctor_note(const DoctorNote& note, const Words& words) {
  const auto part = [&](std::string_view key) { return "### " + markdown_text(say(words, key)) + "\n\n"; };
  std::string out = "## " + markdown_text(say(words, "heading_doctor_note")) + "\n\n" + part("doctor_note_questions");
  for (const std::string& question : note.questions) out += "- [ ] " + markdown_text(question) + "\n";
  if (!note.claims.empty()) out += "\n" + part("doctor_note_claims");
  for (const NotedClaim& one : note.claims) {
    out += "- " + markdown_text(one.message) + " " + markdown_text(say(words, "quote", {{"text", one.quote}})) + "\n";
  }
  if (!note.known.empty()) out += "\n" + part("doctor_note_known");
  for (const NotedFact& one : note.known) {
    out += "- " + markdown_text(one.text) + markdown_sources(one.works, words) + "\n";
  }
  if (!note.not_said.empty()) out += "\n" + part("doctor_note_not_said");
  for (const std::string& line : note.not_said) out += "- " + markdown_text(line) + "\n";
  return out + "\n";
}

}  // namespace overclaim
