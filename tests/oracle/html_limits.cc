// The parser's own time and memory grow with the square of nesting and of attributes in a tag, so hostile pages must be
// refused before it runs. Counting start tags minus end tags alone would not do: stray end tags, and end tags the
// parser ignores because a table cell or another block stands between, would hide any depth. So the scan keeps the
// names of open elements and closes one only where the parser would; where it is unsure it counts the element as open.
// Test: tests/html_oracle_test.cc.
#include "oracle/html_limits.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/html_tags.h"

namespace overclaim {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r'; }

// Is `name` one of the words of `list`, a string of words with a space on each side of every word?
bool is_one_of(std::string_view name, std::string_view list) {
  for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && at + name.size() < list.size() && list[at + name.size()] == ' ') return true;
  }
  return false;
}

constexpr std::string_view void_names =
    " area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr ";
constexpr std::string_view formatting_names = " a b big code em font i nobr s small strike strong tt u ";
// End tags of ordinary inline elements do not reach over these.
constexpr std::string_view special_names =
    " address applet article aside blockquote body button caption center colgroup dd details dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe li listing main marquee "
    "menu nav noembed noframes noscript object ol p plaintext pre script section select style summary table tbody td "
    "template textarea tfoot th thead title tr ul xmp ";
// No end tag but those of tables and of the element itself reaches over these.
constexpr std::string_view boundary_names = " applet caption frameset html marquee object select table td template th ";
// End tags that close their element over open blocks; those of other special elements do not.
constexpr std::string_view scoped_names =
    " address applet article aside blockquote button center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu nav object ol p pre section select summary ul ";
constexpr std::string_view table_names = " caption colgroup table tbody td template tfoot th thead tr ";
// Where the list of open formatting elements is cleared.
constexpr std::string_view marker_names = " applet caption marquee object td template th ";
// Start tags that close an open paragraph.
constexpr std::string_view paragraph_enders =
    " address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre section summary table ul xmp ";
constexpr std::string_view heading_names = " h1 h2 h3 h4 h5 h6 ";
constexpr std::string_view foreign_enders =
    " b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var ";
constexpr std::string_view raw_names = " script style textarea title ";

// What the content of an open element is read as. `unknown`: may be either; all tags count as open.
enum class Inside { html, svg, math, unknown };

struct NameTraits {
  std::string name;
  bool is_void = false, formatting = false, special = false, boundary = false, table_part = false, marker = false,
       scoped = false;
  bool ends_paragraph = false, heading = false, ends_foreign = false, raw = false;
  std::size_t open = 0;  // how many stand on the stack
};

struct OpenElement {
  NameTraits* name = nullptr;
  Inside inside = Inside::html;
  bool special = false, boundary = false;
  std::size_t look = 0;      // formatting: hash of the whole tag
  bool active = false;       // formatting: opened again when something around it closes
  bool integration = false;  // of SVG or MathML, with HTML inside
};

class OpenElements {
 public:
  std::size_t depth() const { return stack_.size() + waiting_.size(); }
  std::uint64_t reopened() const { return reopened_; }
  bool has_misplaced() const { return misplaced_; }
  bool is_open(std::string_view name) {
    const auto found = names_.find(std::string(name));
    return found != names_.end() && found->second.open > 0;
  }
  Inside inside() const { return stack_.empty() ? Inside::html : stack_.back().inside; }
  bool in_foreign() const { return inside() != Inside::html; }
  // In an element of SVG or MathML whose content is HTML.
  bool at_integration_point() const { return !stack_.empty() && stack_.back().integration; }
  bool in_integration_point() const {
    return std::any_of(stack_.begin(), stack_.end(), [](const OpenElement& element) { return element.integration; });
  }

  // Text, and start tags of inline elements: formatting elements closed with what was around them are opened again.
  void reopen() {
    while (!waiting_.empty() && waiting_.back().markers == markers_) {
      auto first = waiting_.end();
      while (first != waiting_.begin() && std::prev(first)->markers == markers_) --first;
      const std::vector<Waiting> reopened(first, waiting_.end());
      waiting_.erase(first, waiting_.end());
      for (const Waiting& one : reopened) push(one.element);
      reopened_ += reopened.size();
    }
  }

  NameTraits& traits_of(const std::string& name) {
    const auto [found, is_new] = names_.try_emplace(name);
    NameTraits& traits = found->second;
    if (is_new) {
      traits.name = name;
      traits.is_void = is_one_of(name, void_names);
      traits.formatting = is_one_of(name, formatting_names);
      traits.special = is_one_of(name, special_names);
      traits.boundary = is_one_of(name, boundary_names);
      traits.table_part = is_one_of(name, table_names);
      traits.scoped = is_one_of(name, scoped_names);
      traits.marker = is_one_of(name, marker_names);
      traits.ends_paragraph = is_one_of(name, paragraph_enders);
      traits.heading = is_one_of(name, heading_names);
      traits.ends_foreign = is_one_of(name, foreign_enders);
      traits.raw = is_one_of(name, raw_names);
    }
    return traits;
  }

  void start_tag(NameTraits& name, const HtmlTag& tag, std::string_view written) {
    const bool glyph = at_integration_point() && is_one_of(name.name, " mglyph malignmark ");
    if (glyph && !tag.self_closing) return push_foreign(name);
    if (in_foreign() && stack_.back().inside != Inside::unknown) {
      if (name.ends_foreign || (name.name == "font" && tag.font_attributes)) {
        while (in_foreign()) pop_back();
      } else {
        if (!tag.self_closing) push_foreign(name);
        return;
      }
    }
    const bool unknown = in_foreign();
    if (!unknown && is_one_of(name.name, " html body head ")) return;  // the parser has its own
    if (!unknown && name.table_part && name.name != "table" && name.name != "template" && !in_table()) return;
    if (!unknown) close_implied(name);
    if (name.is_void && !unknown) return reopen();
    OpenElement element;
    element.name = &name;
    element.inside = unknown ? Inside::unknown : Inside::html;
    element.special = name.special;
    element.boundary = name.boundary;
    if (name.name == "svg") element.inside = Inside::svg;
    if (name.name == "math") element.inside = Inside::math;
    if (!name.special || is_one_of(name.name, " applet button marquee object select xmp ")) reopen();
    if (name.formatting && element.inside == Inside::html) {
      element.look = std::hash<std::string_view>{}(written);
      element.active = true;
      forget_fourth(element.look);
    }
    push(element);
  }

  void end_tag(NameTraits& name) {
    if (name.formatting && forget_waiting(name)) return;
    if (name.open == 0 || is_one_of(name.name, " html body head frameset ")) return;
    if (name.formatting) return end_formatting(name);
    for (std::size_t at = stack_.size(); at-- > 0;) {
      const OpenElement& element = stack_[at];
      if (element.name == &name || (name.heading && element.name->heading))
        return name.name == "form" ? erase(at) : pop_to(at);
      bool stops = element.special;
      if (name.table_part) stops = element.name->name == "table" || element.name->name == "template";
      if (name.scoped)
        stops = element.boundary || (name.name == "li" && is_one_of(element.name->name, " ol ul ")) ||
                (name.name == "p" && element.name->name == "button");
      if (stops) return;  // the parser ignores the tag
    }
  }

 private:
  void push(const OpenElement& element) {
    ++element.name->open;
    if (element.name->marker && element.inside == Inside::html) ++markers_;
    stack_.push_back(element);
  }

  void erase(std::size_t at) {
    OpenElement& element = stack_[at];
    --element.name->open;
    if (element.name->marker && element.inside == Inside::html) --markers_;
    stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  void pop_back() { erase(stack_.size() - 1); }

  // Of formatting elements that look the same the parser opens at most three again.
  void forget_fourth(std::size_t look) {
    int same = 0;
    for (std::size_t at = stack_.size(); at-- > 0 && !stack_[at].name->marker;) {
      if (!stack_[at].active || stack_[at].look != look || ++same < 3) continue;
      stack_[at].active = false;
      return;
    }
  }

  // Closes the element at `at` and all above it. Active formatting elements above it wait to be opened again, but not
  // those of a closed table cell.
  void pop_to(std::size_t at) {
    std::vector<Waiting> closed;  // from the last on
    while (stack_.size() > at) {
      const OpenElement element = stack_.back();
      if (element.active) closed.push_back({element, markers_});
      pop_back();
    }
    const auto is_cleared = [this](const Waiting& one) { return one.markers > markers_; };
    while (!waiting_.empty() && is_cleared(waiting_.back())) waiting_.pop_back();
    for (std::size_t i = closed.size(); i-- > 0;) {
      if (!is_cleared(closed[i])) waiting_.push_back(closed[i]);
    }
  }

  // The last waiting element of that name, if one waits: its end tag only makes it forgotten.
  bool forget_waiting(const NameTraits& name) {
    for (std::size_t at = waiting_.size(); at-- > 0 && waiting_[at].markers == markers_;) {
      if (waiting_[at].element.name != &name) continue;
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(at));
      return true;
    }
    return false;
  }

  void end_formatting(const NameTraits& name) {
    bool special_above = false;
    for (std::size_t at = stack_.size(); at-- > 0;) {
      if (stack_[at].name == &name) {
        if (!special_above) {
          for (std::size_t above = stack_.size(); above-- > at + 1;) {
            if (!stack_[above].name->formatting) erase(above);
          }
        }
        return erase(at);
      }
      if (stack_[at].boundary) return;
      special_above = special_above || stack_[at].special;
    }
  }

  // Foreign content: <svg>, <math> and the elements inside them where HTML goes on.
  void push_foreign(NameTraits& name) {
    // Names with a place of their own in HTML: the parser takes these elements for that, and aborts.
    if (name.table_part || name.boundary) misplaced_ = true;
    const Inside around = stack_.back().inside;
    const std::string& around_name = stack_.back().name->name;
    OpenElement element;
    element.name = &name;
    element.inside = around;
    const bool svg_html = around == Inside::svg && is_one_of(name.name, " foreignobject desc title ");
    const bool math_html = around == Inside::math && is_one_of(name.name, " mi mo mn ms mtext ");
    if (svg_html || math_html) {
      element.inside = Inside::html;
      element.special = element.boundary = element.integration = true;
    } else if (name.name == "annotation-xml" || is_one_of(around_name, " mi mo mn ms mtext ")) {
      element.inside = Inside::unknown;
      element.special = element.boundary = element.integration = true;
    } else if (name.name == "svg") {
      element.inside = Inside::svg;
    }
    push(element);
  }

  // Elements a start tag closes: the paragraph, list item, cell, option before it.
  void close_implied(const NameTraits& name) {
    const std::string& n = name.name;
    if (n == "li" || n == "dd" || n == "dt") close_item(n);
    if (name.ends_paragraph && traits_of("p").open > 0) close_in_scope(" p ", " button ");
    if (name.heading && !stack_.empty() && stack_.back().name->heading) pop_to(stack_.size() - 1);
    if (n == "a" || n == "nobr") end_tag(traits_of(n));
    if (n == "button") close_in_scope(" button ", " ");
    if (n == "option" || n == "optgroup") {
      if (!stack_.empty() && is_one_of(stack_.back().name->name, " option ")) pop_to(stack_.size() - 1);
      if (n == "optgroup" && is_open("select") && !stack_.empty() && stack_.back().name->name == "optgroup")
        pop_to(stack_.size() - 1);
    }
    if (n == "td" || n == "th") close_in_table(" td th ");
    if (n == "tr") close_in_table(" tr ");
    if (n == "tbody" || n == "thead" || n == "tfoot") close_in_table(" tbody thead tfoot caption colgroup ");
    if (n == "rt" || n == "rp") {
      if (!stack_.empty() && is_one_of(stack_.back().name->name, " rt rp ")) pop_to(stack_.size() - 1);
    }
  }

  void close_item(const std::string& name) {
    for (std::size_t at = stack_.size(); at-- > 0;) {
      const std::string& open = stack_[at].name->name;
      if (name == "li" ? open == "li" : open == "dd" || open == "dt") return pop_to(at);
      if (stack_[at].special && !is_one_of(open, " address div p ")) return;
    }
  }

  void close_in_scope(std::string_view names, std::string_view more_boundaries) {
    for (std::size_t at = stack_.size(); at-- > 0;) {
      const std::string& open = stack_[at].name->name;
      if (is_one_of(open, names)) return pop_to(at);
      if (stack_[at].boundary || is_one_of(open, more_boundaries)) return;
    }
  }

  // Rows and cells outside a table are ignored by the parser. In a template they may stand alone.
  bool in_table() const {
    return std::any_of(stack_.begin(), stack_.end(), [](const OpenElement& element) {
      return element.name->name == "table" || element.name->name == "template";
    });
  }

  void close_in_table(std::string_view names) {
    std::size_t innermost = stack_.size();
    for (std::size_t at = stack_.size(); at-- > 0;) {
      const std::string& open = stack_[at].name->name;
      if (open == "select" || open == "template") return;
      if (is_one_of(open, names) && innermost == stack_.size()) innermost = at;
      if (open == "table") break;
    }
    if (innermost < stack_.size()) pop_to(innermost);
  }

  std::vector<OpenElement> stack_;
  std::unordered_map<std::string, NameTraits> names_;  // node-based: pointers to its values stay good
  // A formatting element that is no longer open, with the markers that stood below it.
  struct Waiting {
    OpenElement element;
    std::size_t markers;
  };
  std::vector<Waiting> waiting_;
  std::size_t markers_ = 0;  // open table cells and their like
  std::uint64_t reopened_ = 0;
  bool misplaced_ = false;
};

// Where the raw text that begins at `at` ends: at its own end tag.
std::size_t raw_text_end(std::string_view input, std::size_t at, std::string_view name) {
  for (std::size_t found = input.find("</", at); found != std::string_view::npos; found = input.find("</", found + 2)) {
    const std::size_t behind = found + 2 + name.size();
    if (behind < input.size() && lower_case_of(input.substr(found + 2, name.size())) == name &&
        (is_space(input[behind]) || input[behind] == '/' || input[behind] == '>')) {
      return found;
    }
  }
  return input.size();
}

}  // namespace

HtmlScan scan_html(std::string_view input) {
  constexpr std::string_view literal_opening = "<![CDATA[", literal_closing = "]]>";
  HtmlScan scan;
  const auto refuse = [](std::string reason) {
    HtmlScan refused;
    refused.refused = std::move(reason);
    return refused;
  };
  if (input.size() > max_html_bytes) {
    return refuse("This page is longer than 16 MiB and was not read as HTML. Split it, or save only its main part.");
  }
  OpenElements open;
  std::uint64_t attribute_pairs = 0;
  std::size_t text = 0;  // begin of the text before the next tag
  for (std::size_t at = input.find('<'); at != std::string_view::npos; at = input.find('<', at)) {
    if (at > text) open.reopen();
    text = at;
    if (!is_html_tag_at(input, at)) {
      const bool is_literal = input.substr(at, literal_opening.size()) == literal_opening;
      if (is_literal && (!open.in_foreign() || open.in_integration_point())) {
        scan.literal_openings.push_back(at);
        const std::size_t closing = input.find(literal_closing, at);
        if (open.at_integration_point() || open.in_foreign())
          scan.unread.push_back({at, std::min(closing, input.size())});
      }
      // In SVG and MathML the section ends later, and its content counts here as mark-up: more, never less.
      at = text = std::max(html_markup_end(input, at), at + 1);
      continue;
    }
    const HtmlTag tag = html_tag_at(input, at);
    const std::string_view written = input.substr(at, tag.end - at);
    at = text = tag.end;
    if (tag.attributes > max_html_attributes) {
      return refuse("One tag of this page has more than " + std::to_string(max_html_attributes) +
                    " attributes; the page was not read. Copy its visible text and check that instead.");
    }
    const auto attributes = static_cast<std::uint64_t>(tag.attributes);
    attribute_pairs += attributes * attributes / 2;
    if (!tag.complete) break;  // the tokenizer drops a tag that never closes
    NameTraits& name = open.traits_of(lower_case_of(tag.name));
    if (tag.closing) {
      open.end_tag(name);
    } else {
      const bool was_foreign = open.in_foreign();
      open.start_tag(name, tag, written);
      if (open.depth() > static_cast<std::size_t>(max_html_depth)) {
        return refuse("The elements of this page nest deeper than " + std::to_string(max_html_depth) +
                      " levels; the page was not read. Copy its visible text and check that instead.");
      }
      // Inside <select> the parser reads the content of <style> and <title> as mark-up.
      const bool is_raw =
          name.raw && !was_foreign && (!open.is_open("select") || name.name == "script" || name.name == "textarea");
      if (is_raw) at = text = raw_text_end(input, at, name.name);
    }
    if (open.has_misplaced()) {
      return refuse(
          "A drawing or formula of this page holds elements of a table or form; the page was not read. "
          "Copy its visible text and check that instead.");
    }
    if (open.reopened() > max_html_reopened || attribute_pairs > max_html_attribute_pairs) {
      return refuse(
          "This page leaves too many text styles open, or has too many attributes, to be read in bounded time. "
          "Copy its visible text and check that instead.");
    }
  }
  return scan;
}

}  // namespace overclaim
