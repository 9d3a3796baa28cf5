// Writes the HTML that office documents become (extracted.h), a block a line, with their paragraphs counted.
#ifndef OVERCLAIM_INTAKE_OFFICE_HTML_H_
#define OVERCLAIM_INTAKE_OFFICE_HTML_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/extracted.h"

namespace overclaim {

// `text` with &, < and > written as references, and bytes that are no UTF-8, or no character of a text, as U+FFFD.
std::string escape_text(std::string_view text);

// A page, written in order. Open lists are closed by what cannot stand in them. Whatever is called, the tags are
// balanced but for </li>, </td> and the like, which HTML lets out.
class OfficeHtml {
 public:
  enum class Kind { paragraph, heading, item, quote };

  struct Style {
    bool bold = false, raised = false, hidden = false, struck = false;
    friend bool operator==(const Style&, const Style&) = default;
  };

  struct Paragraph {
    Kind kind = Kind::paragraph;
    int level = 1;          // headings: 1-6; items: depth of nesting from 1
    bool ordered = false;   // items
    std::string list = {};  // items: another one begins another list
  };

  void set_title(std::string_view title);  // a line of its own at the start; call first

  // ---- inside a paragraph ----
  void begin_paragraph();
  void text(std::string_view words, Style style);
  void line_break();
  void begin_link(std::string_view address);  // no tag where it is not of the web
  void end_link();
  void picture(std::string_view description);
  void end_paragraph(const Paragraph& paragraph);  // writes nothing where nothing was put in

  // ---- around paragraphs ----
  void begin(
      std::string_view tag);  // "table", "tr", "td", "th", "footer", "div class=\"footnotes\"": a line of its own
  void end(std::string_view tag);
  // A list that is nested as it is written (ODT). Items in it are paragraphs of Kind::paragraph.
  void begin_list(bool ordered);
  void begin_item();
  void end_list();

  std::uint64_t size() const { return out_.size() + line_.size(); }
  bool has_words() const { return words_; }

  // Closes what is open.
  void finish(Extracted& extracted);

 private:
  struct List {
    bool ordered;
    std::string name;
  };
  // Lists stand in the part of the page they were begun in: a cell, a note.
  std::vector<std::vector<List>> lists_ = {{}};
  std::string out_, line_;
  std::vector<ExtractedPlace> places_;
  Style style_;
  bool in_link_ = false, line_words_ = false, words_ = false, item_is_open_ = false;
  std::uint64_t paragraphs_ = 0;

  void set_style(Style style);
  void close_lists(std::size_t down_to);
  void begin_items(const Paragraph& paragraph);
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_OFFICE_HTML_H_
