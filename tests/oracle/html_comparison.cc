#include "oracle/html_comparison.h"

#include <algorithm>
#include <utility>

#include "oracle/html_gumbo.h"
#include "text/html_construction.h"
#include "text/html_drafts.h"

namespace overclaim {
namespace {

void erase_all(std::string& text, std::string_view piece) {
  for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at)) {
    text.erase(at, piece.size());
  }
}

// The characters people see, without white space, in no order; those of hidden text apart.
std::string visible_characters(const Outline& outline) {
  std::string seen, hidden;
  for (const Block& block : outline.blocks) {
    if (block.channel != Channel::body) continue;
    for (std::uint32_t at = block.span.begin; at < block.span.end; ++at) {
      if (outline.text[at] != ' ') (block.hidden ? hidden : seen) += outline.text[at];
    }
  }
  // The marks of <q> are made by us where an end tag is written, which the other parser loses on the way.
  for (const std::string_view mark : {"\u201C", "\u201D"}) {
    erase_all(seen, mark);
    erase_all(hidden, mark);
  }
  std::sort(seen.begin(), seen.end());
  std::sort(hidden.begin(), hidden.end());
  return seen + '\n' + hidden;
}

}  // namespace

std::string shown_blocks(const Outline& outline) {
  std::string shown;
  const auto number = [&shown](std::string_view name, std::size_t value) {
    if (value != no_block) shown += " " + std::string(name) + std::to_string(value);
  };
  for (const Block& block : outline.blocks) {
    shown += "kind " + std::to_string(static_cast<int>(block.kind));
    shown += " channel " + std::to_string(static_cast<int>(block.channel));
    shown += " level " + std::to_string(block.level);
    if (block.hidden) shown += " hidden";
    number("heading ", block.heading);
    number("lead-in ", block.lead_in);
    number("question ", block.question);
    shown += "| " + outline.text.substr(block.span.begin, block.span.end - block.span.begin) + "\n";
  }
  const NotExamined& counts = outline.not_examined;
  shown += "title " + outline.title + "\ncounts";
  for (const auto count :
       {counts.images, counts.videos, counts.audios, counts.frames, counts.scripted_regions, counts.links})
    shown += " " + std::to_string(count);
  for (const SkippedPart& part : outline.skipped)
    shown += "\nskipped " + std::to_string(part.span.begin) + " " + part.reason;
  return shown + "\n";
}

std::string comparable_html(std::string html) {
  for (const std::string_view piece :
       {"<isindex>", "</foo>", "<dialog>", "</dialog>", "</>", "</br>", "<main>", "</form>", "</marquee>", "</object>"})
    erase_all(html, piece);
  const bool drawing = html.find("<svg") != std::string::npos || html.find("<math") != std::string::npos;
  if (drawing) {
    erase_all(html, "</p>");
    erase_all(html, "<frameset>");
    erase_all(html, "<annotation-xml encoding=text/html>");
  }
  if (html.find("<template>") != std::string::npos) erase_all(html, "<noscript>");
  return html;
}

HtmlComparison compare_html(std::string_view html, const Language& language) {
  HtmlComparison comparison;
  GumboEvents events = gumbo_events(html);
  if (events.refused || !events.lost.empty()) return comparison;
  HtmlConstruction construction(html);
  construction.run();
  if (construction.met_formatting_limit()) return comparison;
  comparison.compared = true;
  comparison.fostered = events.fostered;
  const Outline ours = outline_of_html(html, language);
  const Outline theirs = outline_of_events(html, std::move(events.page), language);
  comparison.ours = comparison.fostered ? visible_characters(ours) : shown_blocks(ours);
  comparison.theirs = comparison.fostered ? visible_characters(theirs) : shown_blocks(theirs);
  return comparison;
}

}  // namespace overclaim
