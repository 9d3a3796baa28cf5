// One writer for all office formats, so that what a list or a heading becomes is said once. Tags that close by
// themselves in HTML are not closed here: a nested list then needs no bookkeeping of items, and the text is plainer to
// read. Covered by tests/office_html_test.cc.
#include "intake/office_html.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace overclaim {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 && !is_space(byte);
}

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    if (static_cast<unsigned char>(byte) >= 0x80) {
      const CodePoint point = code_point_at(text, at);
      if (point.valid) {
        out.append(text, at, point.size);
      } else {
        append_utf8(out, replacement_character);
      }
      at += point.size;
      continue;
    }
    ++at;
    if (byte == '&') {
      out += "&amp;";
    } else if (byte == '<') {
      out += "&lt;";
    } else if (byte == '>') {
      out += "&gt;";
    } else if (is_control(byte)) {
      append_utf8(out, replacement_character);
    } else {
      out += is_space(byte) ? ' ' : byte;
    }
  }
}

std::string attribute(std::string_view value) {
  std::string escaped;
  for (const char byte : escape_text(value)) {
    if (byte == '"') {
      escaped += "&quot;";
    } else {
      escaped += byte;
    }
  }
  return escaped;
}

// Nothing but spaces, and no-break spaces, which people type to move things about.
bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.starts_with("\xC2\xA0")) {
      text.remove_prefix(2);
    } else if (is_space(text.front())) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

bool is_web_address(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://") || address.starts_with("mailto:");
}

}  // namespace

std::string escape_text(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

void OfficeHtml::set_title(std::string_view title) {
  if (!is_blank(title)) out_ += "<title>" + escape_text(title) + "</title>\n";
}

void OfficeHtml::begin_paragraph() {
  line_.clear();
  line_words_ = in_link_ = false;
  style_ = {};
}

void OfficeHtml::set_style(Style style) {
  if (style == style_) return;
  if (style_.raised) line_ += "</sup>";
  if (style_.bold) line_ += "</b>";
  if (style_.struck) line_ += "</s>";
  if (style_.hidden) line_ += "</span>";
  if (style.hidden) line_ += "<span hidden>";
  if (style.struck) line_ += "<s>";
  if (style.bold) line_ += "<b>";
  if (style.raised) line_ += "<sup>";
  style_ = style;
}

void OfficeHtml::text(std::string_view words, Style style) {
  if (words.empty()) return;
  if (is_blank(words)) {  // has no weight of its own, and no word is hidden by it
    line_ += ' ';
    return;
  }
  set_style(style);
  append_escaped(line_, words);
  line_words_ = true;
}

void OfficeHtml::line_break() {
  set_style({});
  if (line_words_) line_ += "<br>";
}

void OfficeHtml::begin_link(std::string_view address) {
  end_link();
  set_style({});
  if (!is_web_address(address)) return;
  line_ += "<a href=\"" + attribute(address) + "\">";
  in_link_ = true;
}

void OfficeHtml::end_link() {
  set_style({});
  if (std::exchange(in_link_, false)) line_ += "</a>";
}

void OfficeHtml::picture(std::string_view description) {
  set_style({});
  line_ += is_blank(description) ? "<img>" : "<img alt=\"" + attribute(description) + "\">";
  line_words_ = true;
}

void OfficeHtml::close_lists(std::size_t down_to) {
  std::vector<List>& open = lists_.back();
  while (open.size() > down_to) {
    out_ += open.back().ordered ? "</ol>\n" : "</ul>\n";
    open.pop_back();
  }
}

void OfficeHtml::begin_items(const Paragraph& paragraph) {
  std::vector<List>& open = lists_.back();
  const auto depth = static_cast<std::size_t>(std::clamp(paragraph.level, 1, 9));
  close_lists(depth);
  const bool goes_on =
      open.size() == depth && open.back().ordered == paragraph.ordered && open.back().name == paragraph.list;
  if (open.size() == depth && !goes_on) close_lists(depth - 1);
  while (open.size() < depth) {
    open.push_back({paragraph.ordered, paragraph.list});
    out_ += paragraph.ordered ? "<ol>\n" : "<ul>\n";
  }
}

void OfficeHtml::end_paragraph(const Paragraph& paragraph) {
  end_link();
  if (!line_words_) {
    line_.clear();
    return;
  }
  const std::string_view inside = std::string_view(line_).substr(line_.find_first_not_of(' '));
  const bool nested = std::exchange(item_is_open_, false);
  std::string begin = "<p>", end = "</p>";
  switch (paragraph.kind) {
    case Kind::paragraph:
      if (nested) begin = "", end = "";
      break;
    case Kind::heading: {
      const std::string level = std::to_string(std::clamp(paragraph.level, 1, 6));
      begin = "<h" + level + ">";
      end = "</h" + level + ">";
      break;
    }
    case Kind::item:
      begin_items(paragraph);
      begin = "<li>";
      end = "";
      break;
    case Kind::quote:
      begin = "<blockquote><p>";
      end = "</p></blockquote>";
      break;
  }
  const bool flat = !lists_.back().empty() && !lists_.back().back().name.empty();
  if (flat && paragraph.kind != Kind::item) close_lists(0);
  out_ += begin;
  places_.push_back({out_.size(), "paragraph", ++paragraphs_});
  out_ += inside;
  out_ += end;
  out_ += '\n';
  words_ = true;
  line_.clear();
  line_words_ = false;
}

void OfficeHtml::begin(std::string_view tag) {
  if (!lists_.back().empty() && !lists_.back().back().name.empty()) close_lists(0);
  if (item_is_open_) out_ += '\n';
  out_ += "<" + std::string(tag) + ">\n";
  item_is_open_ = false;
  lists_.emplace_back();
}

void OfficeHtml::end(std::string_view tag) {
  close_lists(0);
  if (lists_.size() > 1) lists_.pop_back();
  out_ += "</" + std::string(tag.substr(0, tag.find(' '))) + ">\n";
  item_is_open_ = false;
}

void OfficeHtml::begin_list(bool ordered) {
  lists_.back().push_back({ordered, ""});
  out_ += ordered ? "<ol>\n" : "<ul>\n";
  item_is_open_ = false;
}

void OfficeHtml::begin_item() {
  if (item_is_open_) out_ += '\n';
  out_ += "<li>";
  item_is_open_ = true;
}

void OfficeHtml::end_list() {
  if (std::exchange(item_is_open_, false)) out_ += '\n';
  if (!lists_.back().empty()) close_lists(lists_.back().size() - 1);
}

void OfficeHtml::finish(Extracted& extracted) {
  while (lists_.size() > 1) {
    close_lists(0);
    lists_.pop_back();
  }
  close_lists(0);
  extracted.text = std::move(out_);
  extracted.media_type = MediaType::html;
  extracted.places = std::move(places_);
}

}  // namespace overclaim
