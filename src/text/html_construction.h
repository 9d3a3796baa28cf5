// From tokens to balanced events: the "tree construction" stage of the WHATWG standard, writing events where the
// standard builds a tree. Private to html_events.cc and the files named html_construction*.cc.
#ifndef OVERCLAIM_TEXT_HTML_CONSTRUCTION_H_
#define OVERCLAIM_TEXT_HTML_CONSTRUCTION_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/html_events.h"
#include "text/html_open_elements.h"
#include "text/html_tokenizer.h"

namespace overclaim {

class HtmlConstruction {
 public:
  explicit HtmlConstruction(std::string_view input);

  // All events of the page. Call once.
  HtmlEvents run();

  // Steps of the loops that go over open or waiting elements. Tests hold it linear in the page.
  std::uint64_t steps() const { return steps_; }

  // Whether a formatting element met one of the numbers that the standard gives for ends in the wrong place: more than
  // three elements up to a block ("<a><b><i><span><span><p><a>" is bold no more), eight blocks inside. Browsers keep to
  // them, and so does this; other parsers count otherwise.
  bool met_formatting_limit() const { return met_formatting_limit_; }

 private:
  using Slot = HtmlOpenElements::Slot;
  static constexpr Slot none = HtmlOpenElements::none;

  // The standard's insertion modes, by its names.
  enum class Mode : std::uint8_t {
    initial,
    before_head,
    in_head,
    in_head_noscript,
    after_head,
    in_body,
    text,
    in_table,
    in_caption,
    in_column_group,
    in_table_body,
    in_row,
    in_cell,
    in_select,
    in_select_in_table,
    in_template,
    after_body,
    in_frameset,
    after_frameset,
    after_after_body,
    after_after_frameset
  };

  // Each reads one token and returns true if the token must be read once more, by the mode that is set now.
  bool process(const HtmlToken& token);
  bool by_mode(const HtmlToken& token, Mode mode);
  bool initial(const HtmlToken& token);
  bool before_head(const HtmlToken& token);
  bool in_head(const HtmlToken& token);
  bool in_head_noscript(const HtmlToken& token);
  bool after_head(const HtmlToken& token);
  bool in_body(const HtmlToken& token);
  bool in_text(const HtmlToken& token);
  bool in_table(const HtmlToken& token);
  bool in_caption(const HtmlToken& token);
  bool in_column_group(const HtmlToken& token);
  bool in_table_body(const HtmlToken& token);
  bool in_row(const HtmlToken& token);
  bool in_cell(const HtmlToken& token);
  bool in_select(const HtmlToken& token);
  bool in_select_in_table(const HtmlToken& token);
  bool in_template(const HtmlToken& token);
  bool after_body(const HtmlToken& token);
  bool in_frameset(const HtmlToken& token);
  bool after_frameset(const HtmlToken& token);
  bool foreign(const HtmlToken& token);

  bool body_start(const HtmlToken& token);
  bool body_end(const HtmlToken& token);
  bool is_foreign(const HtmlToken& token) const;

  // ---- events ----

  void text(OffsetRange source, HtmlRun run);
  bool is_fostered(HtmlName name) const;
  void text(const HtmlToken& token) { text(token.source, token.run); }
  Slot open(OpenHtmlElement element, OffsetRange source);
  Slot insert(const HtmlToken& token);       // an HTML element for a start tag
  void insert_void(const HtmlToken& token);  // the same, closed at once
  void insert_foreign(const HtmlToken& token, HtmlNamespace in);
  Slot insert_implied(HtmlName name);                                // of which no tag is written
  void insert_content(const HtmlToken& token, HtmlContent content);  // its text is not mark-up
  void close(OffsetRange source);                                    // the innermost element
  void close() { close({at_, at_}); }                                // the same, without a tag
  void close_to(Slot slot, OffsetRange source);                      // it and all inside
  void close_implied(HtmlName except = HtmlName::other);
  void merge_attributes(Slot slot, const HtmlToken& token);

  // ---- formatting elements (html_construction_formatting.cc) ----

  void reopen_formatting();
  void insert_formatting(const HtmlToken& token);
  void end_formatting(const HtmlToken& token, HtmlName name);
  Slot special_above(Slot slot);
  void move_out(Slot block, std::size_t entry);
  void write_patches();

  // ---- blocks ----

  void close_paragraph();
  void end_other(const HtmlToken& token);    // "any other end tag"
  void clear_stack_to(std::uint32_t names);  // tables: closes down to one of some elements
  void end_select();
  void end_template(const HtmlToken& token);
  void drop_body();
  bool end_cell();
  bool end_caption(const HtmlToken& token);
  void reset_mode();
  bool in_template_element() const { return open_.innermost(HtmlName::template_) != none; }
  bool top_is(HtmlName name) const { return open_.top_is(name); }
  // Where the white space ends that a text begins with.
  std::size_t blank_prefix(OffsetRange source, bool with_zeros) const;
  bool is_blank(const HtmlToken& token) const { return blank_prefix(token.source, true) == token.source.end; }
  // Writes the white space a text begins with (or drops it) and gives the rest; an empty rest: nothing is left to do.
  HtmlToken without_blank(const HtmlToken& token, bool write);
  bool is_quirky(OffsetRange doctype) const;

  std::string_view input_;
  HtmlEvents out_;
  HtmlTokenizer tokenizer_;
  HtmlOpenElements open_;
  HtmlFormatting formatting_;
  Mode mode_ = Mode::initial, text_return_ = Mode::initial;
  std::vector<Mode> template_modes_;
  Slot html_ = none, body_ = none;
  Slot form_ = none;  // the form that what follows belongs to; form_closed: it is not open any more
  static constexpr Slot form_closed = static_cast<Slot>(-1);
  std::uint64_t at_ = 0;  // begin of the token being read
  std::uint64_t steps_ = 0;
  bool met_formatting_limit_ = false;
  std::uint64_t reopened_ = 0;  // formatting elements opened again
  bool has_head_ = false;
  bool frameset_ok_ = true;
  bool quirks_ = true;
  bool skip_line_end_ = false;  // behind <pre>, <textarea>
  bool xhtml_ = false;          // by its first bytes or the namespace of <html>: "<style/>" has no content
  bool done_ = false;

  // An event that belongs before an older one; see html_construction_formatting.cc.
  struct Patch {
    std::size_t event;  // the older one
    bool behind;        // it belongs directly behind that
    HtmlEvent made;
  };
  std::vector<Patch> patches_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_CONSTRUCTION_H_
