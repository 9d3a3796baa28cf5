// What a format reader makes of its input: visible text cut into blocks, before sentences and folding.
//
// Each format has one reader: outline_of_plain (plain_blocks.cc), outline_of_html (html_blocks.cc). read.cc turns an
// Outline into a Document, the same way for all formats.
#ifndef OVERCLAIM_TEXT_OUTLINE_H_
#define OVERCLAIM_TEXT_OUTLINE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/language.h"

namespace overclaim {

// `text`: decoded, blocks parted by '\n', no '\n' inside a block (soft wraps are spaces), white space inside a block
// collapsed to single spaces, none at its ends. Invisible characters (zero width, soft hyphen, bidi controls) are kept:
// folding removes them and reports them. `blocks`: in order, not empty, not overlapping, without sentences yet.
// `text_to_source`: sorted within a block; see Document.
struct Outline {
  std::string text;
  OffsetMap text_to_source;
  std::vector<Block> blocks;
  std::vector<std::size_t> from_furniture;  // blocks that are paragraphs only for a sentence in them
  std::string title;
  std::uint64_t bad_bytes = 0;
  std::vector<SkippedPart> skipped;
  NotExamined not_examined;
};

// Plain text as people paste it: soft-wrapped lines, bullets in many styles, headings without mark-up, Q: and A:,
// menus, comment forms. Total; linear time.
Outline outline_of_plain(std::string_view input, const Language& language);

// Markdown (CommonMark with tables, strikethrough, task lists, footnotes). Read as the HTML it stands for; HTML inside
// is read too, tags left out. Front matter (--- lines at the start) and footnote marks give no words of the running
// text. Nested deeper than 512 levels it gives no block and one SkippedPart.
Outline outline_of_markdown(std::string_view input, const Language& language);

// HTML. Scripts, styles, templates and comments give no block. Words that stand in a block but not in its running text
// (descriptions of pictures, hidden inline text, words that are crossed out, captions of buttons, structured data) are
// blocks of their own, directly behind it; the block reads as if they were not there. A page over 16 MiB gives no block
// and one SkippedPart for the whole input. Linear time.
// Example: "<p>Our cells <img alt='no side effects'> help.</p>" is the paragraph "Our cells help." and then the
// alt_text "no side effects".
Outline outline_of_html(std::string_view input, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_OUTLINE_H_
