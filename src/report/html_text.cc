// Text is cut at every place where a mark begins or ends; nested marks were not taken, as overlapping ones cannot nest.
// A row a block, text and notes side by side in one grid: no script has to line them up, and where the window is narrow
// the notes fall below the words they are about. Covered by tests/html_report_test.cc.
#include "report/html_text.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "report/html_escape.h"

namespace overclaim {
namespace {

bool in_view(const Block& block) { return block.channel == Channel::body && !block.hidden; }

// The notes on words of a block, in order of their number. Notes in view stand first, each group by position
// (page_summary.cc), so two searches find them.
std::vector<std::size_t> notes_in(const HtmlPage& page, const Block& block) {
  const std::vector<PageNote>& all = page.summary.notes;
  const auto shown = [](const PageNote& note) {
    return note.finding->channel == Channel::body && !note.finding->hidden;
  };
  const auto parting = std::partition_point(all.begin(), all.end(), shown);
  const auto first = in_view(block) ? all.begin() : parting, last = in_view(block) ? parting : all.end();
  auto note = std::partition_point(
      first, last, [&](const PageNote& known) { return known.finding->text_span.begin < block.span.begin; });
  std::vector<std::size_t> notes;
  for (; note != last && note->finding->text_span.begin < block.span.end; ++note) {
    if (contains(block.span, note->finding->text_span)) notes.push_back(note->number - 1);
  }
  return notes;
}

std::string reference(const HtmlPage& page, const PageNote& note) {
  const std::string number = std::to_string(note.number);
  return "<a class=\"label " + std::string(note.ask ? "ask" : "fair") + "\" id=\"" + page.prefix + "m" + number +
         "\" href=\"#" + page.prefix + "n" + number + "\" aria-label=\"" +
         html_text(say(page.words, "note_label", {{"n", number}})) + "\">" + number + "</a>";
}

std::string_view element_of(BlockKind kind) { return kind == BlockKind::quote ? "blockquote" : "div"; }

std::string row_of(const HtmlPage& page, const Document& document, const Block& block, std::string_view above) {
  const std::vector<std::size_t> notes = notes_in(page, block);
  // Isolated, so that our own words do not decide the direction of the page's.
  const std::string place = above.empty() ? "" : "<p class=\"where\">" + html_isolated(above) + "</p>";
  std::string html = "<div class=\"row\"><" + std::string(element_of(block.kind)) + " dir=\"auto\" class=\"said " +
                     std::string(to_string(block.kind)) + "\">" + place + "<p>" +
                     html_marked(page, document, block.span, notes) + "</p></" + std::string(element_of(block.kind)) +
                     ">\n";
  if (!notes.empty()) {
    html += "<ul class=\"notes\">\n";
    for (const std::size_t note : notes) html += html_note(page, note);
    html += "</ul>";
  }
  return html + "</div>\n";
}

std::string where(const HtmlPage& page, const Block& block) {
  if (block.channel != Channel::body) return say(page.words, "channel_" + std::string(to_string(block.channel)));
  return say(page.words, "hidden");
}

}  // namespace

std::string html_marked(const HtmlPage& page, const Document& document, Span span,
                        const std::vector<std::size_t>& notes) {
  // What begins and ends at each cut; one walk, as a long line may hold very many marks.
  struct Cut {
    int marks = 0, asks = 0;  // opened less closed
    std::vector<std::size_t> ended;
  };
  std::map<std::uint32_t, Cut> cuts = {{span.begin, {}}, {span.end, {}}};
  for (const std::size_t index : notes) {
    const PageNote& note = page.summary.notes[index];
    Cut &begin = cuts[note.finding->text_span.begin], &end = cuts[note.finding->text_span.end];
    ++begin.marks;
    --end.marks;
    if (note.ask) ++begin.asks, --end.asks;
    end.ended.push_back(index);
  }
  std::string html;
  int marks = 0, asks = 0;
  std::uint32_t at = span.begin;
  for (const auto& [place, cut] : cuts) {
    if (place > at) {
      const std::string text = html_text(document.text_of({at, place}));
      html += marks > 0 ? "<mark class=\"" + std::string(asks > 0 ? "ask" : "fair") + "\">" + text + "</mark>" : text;
    }
    for (const std::size_t index : cut.ended) html += reference(page, page.summary.notes[index]);
    marks += cut.marks;
    asks += cut.asks;
    at = place;
  }
  return html;
}

std::string html_visible_text(const HtmlPage& page, const Document& document) {
  std::string html, furniture;
  const auto close_furniture = [&] {
    if (!furniture.empty())
      html += "<div class=\"row\"><p class=\"said furniture\" dir=\"auto\">" + furniture + "</p></div>\n";
    furniture.clear();
  };
  for (const Block& block : document.blocks) {
    if (!in_view(block) || empty(block.span)) continue;
    if (block.kind == BlockKind::furniture && notes_in(page, block).empty()) {
      furniture += (furniture.empty() ? "" : " \u00B7 ") + html_isolated(document.text_of(block.span));
      continue;
    }
    close_furniture();
    html += row_of(page, document, block, "");
  }
  close_furniture();
  return html;
}

std::string html_hidden_text(const HtmlPage& page, const Document& document) {
  std::string html, unmarked;
  std::uint64_t count = 0;
  for (const Block& block : document.blocks) {
    if (in_view(block) || empty(block.span)) continue;
    if (!notes_in(page, block).empty()) {
      html += row_of(page, document, block, where(page, block));
      continue;
    }
    ++count;
    unmarked += "<li><p class=\"where\">" + html_text(where(page, block)) + "</p><p dir=\"auto\">" +
                html_text(document.text_of(block.span)) + "</p></li>\n";
  }
  if (count > 0) {
    html += "<details><summary>" + html_text(counted(page.words, "unmarked", count)) + "</summary><ul>\n" + unmarked +
            "</ul></details>\n";
  }
  return html;
}

}  // namespace overclaim
