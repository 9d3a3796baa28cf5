// Between the events of a page and its blocks: text cut where the page cuts it, with what the mark-up around says.
// html_blocks.cc makes drafts, html_structure.cc decides from all of them together what each block is.
#ifndef OVERCLAIM_TEXT_HTML_DRAFTS_H_
#define OVERCLAIM_TEXT_HTML_DRAFTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "text/document.h"
#include "text/html_events.h"
#include "text/language.h"
#include "text/outline.h"

namespace overclaim {

// What the open elements say about a text. Copied from parent to child. Numbers name an element; 0: none.
struct HtmlContext {
  BlockKind kind = BlockKind::paragraph;  // of the innermost element that has a say
  int heading_level = 0;                  // kind heading
  bool hidden = false, invisible = false;
  // Why it is hidden; nothing inside can undo the first, an inline style can the others.
  bool not_shown = false, not_visible = false, without_size = false, indented_away = false;
  bool no_box = false;   // not displayed at all: it takes no place, and parts nothing around it
  bool struck = false;   // crossed out: seen, and taken back
  bool above = false;    // set over other words, as <rt> is
  bool unheard = false;  // aria-hidden: kept from those who listen to a page, seen by all others
  bool in_ruby = false;
  bool preformatted = false;  // line ends are seen as they are written
  bool furniture = false, small_print = false, reference = false;
  bool named_furniture = false;                                      // furniture by a class or an id alone
  bool strong = false, link = false, small = false, quoted = false;  // all of the text may be so
  bool term = false, summary = false, button = false;                // dt, summary, button
  bool margin = false;                                               // header or footer of the page
  bool question_name = false, answer_text = false;                   // of a schema.org Question
  std::uint32_t part = 0;  // header, footer, nav, aside: headings outside are not theirs
  std::uint32_t aside = 0, list = 0, item = 0, table = 0, details = 0, question = 0;
  int list_depth = 0;
};

struct HtmlDraft {
  Span span;
  Channel channel = Channel::body;
  HtmlContext context;
  bool all_strong = true, all_link = true, all_small = true, all_quoted = true;
  std::size_t list_before = no_block;   // first block of a list item: draft that stands directly before the list
  std::size_t cell_heading = no_block;  // td: draft of the column's or the row's th
  std::size_t label = no_block;         // draft of the label: this is its value (Block::label)
  std::size_t answers = no_block;       // structured data: draft of the question
  std::size_t row = 0, column = 0;      // of a table cell: its row on the page, from 1, and the column
  bool is_question = false, is_answer = false;
  bool is_choice = false;  // a visitor's answer in a form: stands at a box to tick, or in a list to choose from
};

// Makes furniture of the drafts in `lists`, ranges of their indexes: asides that hold nothing but links. Linear.
void mark_as_furniture(const std::vector<OffsetRange>& lists, std::vector<HtmlDraft>& drafts);

// Turns drafts into blocks, one each, in order: kinds, headings, lead-ins, questions and answers.
// `layout_tables`: numbers of tables that only arrange the page; their cells are paragraphs.
// Fills blocks and from_furniture; counts sentences to tick or to choose as values of fields.
// Requires: the drafts' spans lie within the outline's text.
void set_blocks(std::vector<HtmlDraft> drafts, const std::vector<bool>& layout_tables, const Language& language,
                Outline& outline);

// The outline of a page from its events; what outline_of_html does with those of the HTML parser. Taken out of the
// events first: toolbars of archives.
Outline outline_of_events(std::string_view input, HtmlEvents page, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_DRAFTS_H_
