// Tables while a page is read: which heading a cell has, and which tables only arrange the page.
#ifndef OVERCLAIM_TEXT_HTML_TABLES_H_
#define OVERCLAIM_TEXT_HTML_TABLES_H_

#include <cstddef>
#include <map>
#include <vector>

#include "text/html_drafts.h"
#include "text/html_events.h"

namespace overclaim {

class HtmlTables {
 public:
  // Every visible element of the page, in order. `inside`: the context in it; `number`: the element's.
  void start_tag(const HtmlEvent& tag, const HtmlContext& inside, std::size_t number);
  void end_tag(HtmlName name, std::size_t number);

  // A block of running text ended that will be draft `index`: gives a cell its heading, notes a heading.
  void note_block(HtmlDraft& draft, std::size_t index);

  // By number: tables that hold no data but other blocks. Complete behind the last end tag.
  const std::vector<bool>& layout() const { return layout_; }

 private:
  struct OpenTable {
    std::size_t number = 0;
    bool has_heading = false, has_table = false, has_head_cell = false, said_layout = false;
    std::size_t widest_row = 0, rows = 0, row = 0, column = 0;  // `row`: of all rows of the page
    std::size_t row_heading = no_block;
    bool in_head = false, in_head_cell = false, head_is_row = false;
    std::size_t cell_column = 0, cell_span = 1;
    std::map<std::size_t, std::size_t> column_heading;  // column -> draft
  };

  std::vector<OpenTable> open_;
  std::vector<bool> layout_;
  std::size_t rows_ = 0;  // of all tables so far
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_TABLES_H_
