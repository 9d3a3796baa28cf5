// A page as the rest of the program sees it: the visible text, its structure, and the way back to the input.
//
// Made by read_document (read.h); const from then on. All members are values; nothing points into anything else.
#ifndef OVERCLAIM_TEXT_DOCUMENT_H_
#define OVERCLAIM_TEXT_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/input_map.h"
#include "text/offset_map.h"
#include "text/span.h"
#include "text/tampering.h"

namespace overclaim {

enum class TokenKind {
  word,         // letters, or letters and digits
  number,       // "3", "3,000", "2.5"
  punctuation,  // one mark, or a run of the same mark ("...")
  joint,  // a hyphen, slash or apostrophe without spaces between two words, and a possessive 's: skipped by phrases
  symbol  // pictures and other signs, one token a run: skipped by phrases
};

// A token's folded form is document.folded_of(token). A contraction is two tokens ("does" + "n't", folded "does",
// "not"). `after_prefix`: behind a joint and a prefix of the language ("invasive" in "non-invasive").
struct Token {
  Span span;
  FoldedSpan folded;
  TokenKind kind = TokenKind::word;
  bool after_prefix = false;
};

// A sentence without the space around it. Headings, list items and table cells start and end sentences.
struct Sentence {
  Span span;
  std::vector<Token> tokens;
};

enum class BlockKind {
  heading,
  paragraph,
  list_item,
  quote,
  table_cell,
  question,
  answer,
  caption,
  small_print,
  reference_entry,
  furniture
};

enum class Channel { body, title, meta_description, alt_text, structured_data, url };

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

// A paragraph-like piece. `heading`, `lead_in`, `question` and the like are indexes into Document::blocks, always smaller than the
// block's own, or no_block:
//   heading   the nearest heading (or question) above in the same part of the page; for a heading the next higher one.
//   lead_in   the block a list item finishes: the sentence with the colon, or the parent item of a nested list.
//   question  the question this block answers.
//   label     the block whose value this one is, both short: "None" behind "Side effects" in the next cell, line or
//             item. Read together as "Side effects: None"; cues of the label do not go on into the value.
//   beside    the cell right before this one in its row.
// `is_caption`: the words on a button, which are furniture, and what was furniture and says a sentence.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Channel channel = Channel::body;
  bool hidden = false;
  int level = 0;  // headings: 1-6, 0 where unknown; list items: depth of nesting from 1
  Span span;
  bool is_caption = false;
  std::size_t heading = no_block, lead_in = no_block, question = no_block, label = no_block, beside = no_block;
  std::vector<Sentence> sentences;
};

// What a reader could not or did not look at.
// `beside_the_page`: it was put around the page by somebody else (an archive's toolbar), so nothing of the page is
// missing.
struct SkippedPart {
  SourceSpan span;
  std::string reason;  // plain words, one sentence
  bool beside_the_page = false;
};

// A stretch in a language for which there are no rules (language_detection.h). Its blocks have no sentences.
struct UncoveredStretch {
  SourceSpan span;
  std::string language;  // its code
  bool whole = false;    // the whole document
};

// What shows words, or hides them, and is not looked at. Of them a page may have many and be honest.
//   style_sheets   <style> and linked sheets: not applied, so words may be hidden or added by them
//   shadow_trees   <template shadowrootmode>: what a browser shows in place of an element's own text
//   field_values   texts that stand in fields of forms before anybody typed
//   captions       tracks of subtitles and captions of videos
struct NotExamined {
  std::uint64_t images = 0, videos = 0, audios = 0, frames = 0, scripted_regions = 0, links = 0;
  std::uint64_t style_sheets = 0, shadow_trees = 0, field_values = 0, captions = 0;

  NotExamined& operator+=(const NotExamined& more);
};

// One of its counts under the name it has in reports.
struct NotExaminedField {
  std::string_view name;
  std::uint64_t NotExamined::*count;
};

// All of them, in the order of reports.
inline constexpr NotExaminedField not_examined_fields[] = {
    {"images", &NotExamined::images},
    {"videos", &NotExamined::videos},
    {"audios", &NotExamined::audios},
    {"frames", &NotExamined::frames},
    {"scripted_regions", &NotExamined::scripted_regions},
    {"links", &NotExamined::links},
    {"style_sheets", &NotExamined::style_sheets},
    {"shadow_trees", &NotExamined::shadow_trees},
    {"field_values", &NotExamined::field_values},
    {"captions", &NotExamined::captions},
};

struct Document {
  std::string source;      // the name given by the caller
  std::string input;       // the bytes as given
  std::string media_type;  // text/plain, text/html, text/markdown
  std::string charset;     // see charset.h; utf-8
  std::string language;    // of the page where it can be told, else of the rulebook that reads it
  std::string title;
  std::uint64_t bad_bytes = 0;  // input bytes that are not valid in the charset; shown as U+FFFD

  std::string text;          // visible, case and typography kept; blocks are parted by '\n'
  std::string folded;        // what words are compared on, see fold.h
  OffsetMap folded_to_text;  // sorted from end to end
  // To the decoded input, in bytes of UTF-8. Sorted within a block. A block that stands inside another (a picture's
  // words in a sentence) comes behind it, so its source may lie before or inside the source of the block before.
  OffsetMap text_to_source;
  InputMap decoded_to_input;  // from there to the bytes as given; the identity where they are UTF-8 already
  std::vector<Block> blocks;

  std::vector<Tampering> tampering;  // by position
  std::vector<SkippedPart> skipped;
  std::vector<UncoveredStretch> uncovered;  // in order of their blocks
  NotExamined not_examined;

  std::string_view text_of(Span span) const { return std::string_view(text).substr(span.begin, span.end - span.begin); }
  std::string_view folded_of(const Token& token) const {
    return std::string_view(folded).substr(token.folded.begin, token.folded.end - token.folded.begin);
  }

  // The smallest piece of the input that holds all bytes a span was made from. Within a block: from the first byte of
  // its first character to the last byte of its last.
  SourceSpan source_of(Span span) const;
};

std::string_view to_string(TokenKind kind);
std::string_view to_string(BlockKind kind);
std::string_view to_string(Channel channel);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_DOCUMENT_H_
