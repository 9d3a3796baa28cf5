// A cell's heading is the one above it, else the one before it in its row. Spans over rows are not followed: they are
// rare where claims stand. Test: tests/html_blocks_test.cc.
#include "text/html_tables.h"

#include <algorithm>
#include <string>

#include "text/html_context.h"

namespace overclaim {

void HtmlTables::start_tag(const HtmlEvent& tag, const HtmlContext& inside, std::size_t number) {
  const HtmlName name = tag.element;
  if (name == HtmlName::table) {
    if (!open_.empty()) open_.back().has_table = true;
    OpenTable table;
    table.number = number;
    const std::string_view role = value_of(tag, HtmlAttributeName::role);
    table.said_layout = role == "presentation" || role == "none";
    open_.push_back(table);
  }
  if (open_.empty()) return;
  OpenTable& table = open_.back();
  if (name == HtmlName::thead) table.in_head = true;
  if (name == HtmlName::tr) {
    ++table.rows;
    table.row = ++rows_;
    table.column = 0;
    table.row_heading = no_block;
  }
  if (inside.kind == BlockKind::heading) table.has_heading = true;
  if (name != HtmlName::td && name != HtmlName::th) return;
  const std::string_view span = value_of(tag, HtmlAttributeName::colspan);
  table.cell_span = span.size() == 1 && span[0] >= '1' && span[0] <= '9' ? static_cast<std::size_t>(span[0] - '0') : 1;
  table.cell_column = table.column;
  table.column += table.cell_span;
  table.widest_row = std::max(table.widest_row, table.column);
  table.in_head_cell = name == HtmlName::th;
  table.has_head_cell = table.has_head_cell || table.in_head_cell;
  const std::string scope = lower_case_of(value_of(tag, HtmlAttributeName::scope));
  table.head_is_row = scope == "row" || (scope != "col" && !table.in_head && table.rows > 1);
}

void HtmlTables::end_tag(HtmlName name, std::size_t number) {
  if (open_.empty()) return;
  if (name == HtmlName::thead) open_.back().in_head = false;
  if (name == HtmlName::td || name == HtmlName::th) open_.back().in_head_cell = false;
  if (number != open_.back().number) return;
  const OpenTable& table = open_.back();
  const bool is_layout =
      table.said_layout || (!table.has_head_cell && (table.has_heading || table.has_table || table.widest_row <= 1));
  if (is_layout) {
    layout_.resize(std::max(layout_.size(), number + 1));
    layout_[number] = true;
  }
  open_.pop_back();
}

void HtmlTables::note_block(HtmlDraft& draft, std::size_t index) {
  if (draft.context.kind != BlockKind::table_cell || open_.empty() || open_.back().number != draft.context.table)
    return;
  OpenTable& table = open_.back();
  draft.row = table.row;
  draft.column = table.cell_column;
  if (!table.in_head_cell) {
    const auto column = table.column_heading.find(table.cell_column);
    draft.cell_heading = column != table.column_heading.end() ? column->second : table.row_heading;
    return;
  }
  if (draft.context.hidden || draft.context.struck) return;  // nobody sees that it heads anything
  table.row_heading = index;  // for the rest of the row, also of a first row that is one heading and its values
  if (table.head_is_row) return;
  for (std::size_t i = 0; i < table.cell_span; ++i) table.column_heading[table.cell_column + i] = index;
}

}  // namespace overclaim
