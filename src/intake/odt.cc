// Walks the text of an OpenDocument file in reading order, as docx.cc does that of a Word document: the two formats
// share the writer, not the walk, as they nest lists, notes and boxes in different ways. Covered by tests/odt_test.cc
// and, on documents made by LibreOffice, tests/documents/.
#include "intake/odt.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intake/left_out.h"
#include "intake/odt_styles.h"
#include "intake/office_html.h"
#include "intake/office_xml.h"
#include "intake/office_zip.h"

namespace overclaim {
namespace {

using pugi::xml_node;

class Reader {
 public:
  Reader(OfficeZip archive, const ExtractLimits& limits) : archive_(std::move(archive)), limits_(limits) {}

  ExtractResult read() {
    if (archive_.has("META-INF/manifest.xml")) {
      const std::variant<std::string, ReportError> manifest = archive_.member("META-INF/manifest.xml");
      if (const auto* error = std::get_if<ReportError>(&manifest)) return *error;
      if (std::get<std::string>(manifest).find("encryption-data") != std::string::npos) {
        return ReportError{"encrypted", "is encrypted; open it with its password and save it without one"};
      }
    }
    Extracted extracted;
    if (archive_.has("meta.xml")) {
      const auto meta = part("meta.xml");
      extracted.title = all_words(child_of(child_of(meta->document_element(), "meta"), "title"));
      html_.set_title(extracted.title);
    }
    const auto named = archive_.has("styles.xml") ? part("styles.xml") : std::make_unique<pugi::xml_document>();
    const auto content = part("content.xml");
    const xml_node root = content->document_element();
    styles_.add(child_of(named->document_element(), "styles"));
    OdtStyles margin_styles = styles_;
    styles_.add(child_of(root, "automatic-styles"));
    margin_styles.add(child_of(named->document_element(), "automatic-styles"));

    const xml_node body = child_of(child_of(root, "body"), "text");
    if (!error_ && !body) {
      error_ = ReportError{"damaged", "is damaged (its document has no text part); save it again in an office program"};
    }
    blocks(body, 0);
    notes("footnote");
    notes("endnote");
    styles_ = std::move(margin_styles);
    margins(child_of(named->document_element(), "master-styles"));
    if (error_) return *error_;
    html_.finish(extracted);
    if (extracted.text.size() > limits_.text_bytes) return too_long_text(limits_.text_bytes);
    extracted.left_out = left_out_.lines();
    return extracted;
  }

 private:
  std::unique_ptr<pugi::xml_document> part(const std::string& name) {
    auto document = std::make_unique<pugi::xml_document>();
    if (!error_) error_ = parse_office_member(*document, archive_, name);
    return document;
  }

  bool goes_on(std::uint32_t depth) {
    if (!error_ && depth > limits_.depth) error_ = too_deep(limits_.depth);
    if (!error_ && html_.size() > limits_.text_bytes) error_ = too_long_text(limits_.text_bytes);
    return !error_.has_value();
  }

  // ---- blocks ----

  void blocks(const xml_node& around, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) block(node, depth + 1);
  }

  void block(const xml_node& node, std::uint32_t depth) {
    const std::string_view name = local_name(node);
    if (name == "p" || name == "h") {
      paragraph(node, depth);
    } else if (name == "list" && has_inside(node, "p")) {  // numbered headings stand in lists too
      list(node, depth);
    } else if (name == "table") {
      table(node, depth);
    } else if (name == "section" || name == "covered-table-cell") {
      const bool outer = hidden_;
      hidden_ = hidden_ || is_hidden_section(node) || name == "covered-table-cell";
      blocks(node, depth + 1);
      hidden_ = outer;
    } else if (name == "tracked-changes") {
      for (const xml_node& change : node.children()) {
        if (child_of(change, "deletion")) ++left_out_.deletions;
      }
    } else if (name == "annotation") {
      ++left_out_.comments;
    } else if (name == "forms") {
      count_form_fields(node);
    } else if (name == "user-field-decls") {
      for (const xml_node& field : node.children())
        user_fields_[value_of(field, "name")] = value_of(field, "string-value");
    } else if (name == "frame" || name == "object" || name == "image") {
      html_.begin_paragraph();
      const std::size_t first_box = boxes_.size();
      inline_node(node, {}, depth + 1);
      html_.end_paragraph({});
      write_boxes(first_box, depth);
    } else if (!is_beside_the_text(name)) {
      blocks(node, depth + 1);
    }
  }

  // A condition is not worked out: the file says what came of it when it was saved.
  static bool is_hidden_section(const xml_node& node) {
    const std::string_view display = value_of(node, "display");
    return display == "none" || (display == "condition" && value_of(node, "is-hidden") == "true");
  }

  // Of a form every control keeps its words in attributes, and what was put in once more as text.
  void count_form_fields(const xml_node& forms) {
    struct Fields : pugi::xml_tree_walker {
      bool for_each(pugi::xml_node& each) override {
        for (const std::string_view words : {"label", "value", "current-value", "title"}) {
          if (!has_word(value_of(each, words))) continue;
          ++count;
          break;
        }
        return true;
      }
      std::uint64_t count = 0;
    } fields;
    xml_node start = forms;
    start.traverse(fields);
    left_out_.form_fields += fields.count;
  }

  static bool is_beside_the_text(std::string_view name) {
    return name == "forms" || name == "script" || name == "event-listeners" || name == "sequence-decls" ||
           name == "user-field-decls" || name == "variable-decls" || name == "title" || name == "desc" ||
           name == "note-citation" || name == "ruby-text" || name.ends_with("-source") || name == "glue-point";
  }

  void list(const xml_node& node, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    const std::string_view style = value_of(node, "style-name");
    const bool outer = ordered_;
    if (!style.empty()) ordered_ = styles_.is_ordered(style);
    if (styles_.has_words(style)) ++left_out_.list_marks;
    html_.begin_list(ordered_);
    for (const xml_node& item : node.children()) {
      if (local_name(item) == "list-item") html_.begin_item();
      blocks(item, depth + 1);
    }
    html_.end_list();
    ordered_ = outer;
  }

  void table(const xml_node& node, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    html_.begin("table");
    rows(node, "td", depth + 1);
    html_.end("table");
  }

  // White space between the cells of a file written for people is none, and would part a label from its value.
  static bool is_cell(const xml_node& node) {
    const std::string_view name = local_name(node);
    if (name == "table-cell" || name == "covered-table-cell") return true;
    return has_word(node.type() == pugi::node_element ? all_words(node) : std::string(node.value()));
  }

  void rows(const xml_node& around, std::string_view tag, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      const std::string_view name = local_name(node);
      if (name == "table-row") {
        html_.begin("tr");
        for (const xml_node& cell : node.children()) {
          if (!is_cell(cell)) continue;
          html_.begin(tag);
          block(cell, depth + 1);
          html_.end(tag);
        }
        html_.end("tr");
      } else {
        rows(node, name == "table-header-rows" ? "th" : tag, depth + 1);
      }
    }
  }

  void paragraph(const xml_node& node, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    const OdtStyle style = styles_.style("paragraph", value_of(node, "style-name"));
    OfficeHtml::Paragraph as;
    if (local_name(node) == "h" || style.title) {
      as.kind = OfficeHtml::Kind::heading;
      const std::string level(value_of(node, "outline-level"));
      as.level = level.size() == 1 && !style.title ? level[0] - '0' : level.size() > 1 ? 6 : 1;
    } else if (style.quote) {
      as.kind = OfficeHtml::Kind::quote;
    }
    Run words;
    words.tiny = style.tiny.value_or(false);
    words.squeezed = style.squeezed.value_or(false);
    words.bold = style.bold && as.kind != OfficeHtml::Kind::heading;
    words.hidden = style.hidden || hidden_ || is_hidden_paragraph(node);
    words.struck = style.struck.value_or(false);
    const std::size_t first_box = boxes_.size();
    html_.begin_paragraph();
    in_heading_ = as.kind == OfficeHtml::Kind::heading;
    inline_nodes(node, words, depth + 1);
    html_.end_paragraph(as);
    write_boxes(first_box, depth);
  }

  static bool is_hidden_paragraph(const xml_node& node) {
    const xml_node field =
        node.find_node([](const xml_node& inner) { return local_name(inner) == "hidden-paragraph"; });
    return field && value_of(field, "is-hidden") == "true";
  }

  // Boxes hang on a paragraph and are read behind it.
  void write_boxes(std::size_t first, std::uint32_t depth) {
    const std::vector<xml_node> boxes(boxes_.begin() + static_cast<std::ptrdiff_t>(first), boxes_.end());
    boxes_.resize(first);
    for (const xml_node& box : boxes) block(box, depth + 1);
  }

  // ---- inside a paragraph ----

  // Letters that nobody can read are as good as hidden, but words inside them may have a size of their own.
  struct Run : OfficeHtml::Style {
    bool tiny = false, squeezed = false;

    OfficeHtml::Style seen() const { return {bold, raised, hidden || tiny || squeezed, struck}; }
  };

  void inline_nodes(const xml_node& around, Run style, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) inline_node(node, style, depth + 1);
  }

  void inline_node(const xml_node& node, Run style, std::uint32_t depth) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      html_.text(node.value(), style.seen());
      return;
    }
    const std::string_view name = local_name(node);
    if (name == "span") {
      const OdtStyle own = styles_.style("text", value_of(node, "style-name"));
      style.bold = (style.bold || own.bold) && !in_heading_;
      style.raised = style.raised || own.raised;
      style.hidden = style.hidden || own.hidden;
      style.struck = own.struck.value_or(style.struck);
      style.tiny = own.tiny.value_or(style.tiny);
      style.squeezed = own.squeezed.value_or(style.squeezed);
      inline_nodes(node, style, depth + 1);
    } else if (name == "s" || name == "tab") {
      html_.text(" ", style.seen());
    } else if (name == "line-break") {
      html_.line_break();
    } else if (name == "a") {
      html_.begin_link(value_of(node, "href"));
      inline_nodes(node, style, depth + 1);
      html_.end_link();
    } else if (name == "note") {
      (value_of(node, "note-class") == "endnote" ? endnotes_ : footnotes_).push_back(child_of(node, "note-body"));
    } else if (name == "annotation") {
      ++left_out_.comments;
    } else if (name == "frame") {
      frame(node, depth + 1);
    } else if (name == "object" || name == "object-ole" || name == "plugin" || name == "applet") {
      ++left_out_.objects;
    } else if (name == "hidden-text") {
      style.hidden = style.hidden || value_of(node, "is-hidden") == "true";
      html_.text(value_of(node, "string-value"), style.seen());
    } else if (name == "user-field-get") {
      user_field(node, style);
    } else if (name == "ruby-text") {
      if (all_words(node).find_first_not_of(" \t\r\n") != std::string::npos) ++left_out_.rubies;
    } else if (name == "text-box" || name == "p" || name == "h" || name == "list" || name == "table" ||
               child_of(node, "p") || child_of(node, "list")) {  // a drawn shape with words
      boxes_.push_back(node);
    } else if (!is_beside_the_text(name)) {
      if (value_of(node, "display") == "none") style.hidden = true;
      inline_nodes(node, style, depth + 1);
    }
  }

  // Office programs show what the field was declared to be, not what was saved in its place.
  void user_field(const xml_node& node, Run style) {
    const std::string saved = all_words(node);
    const auto declared = user_fields_.find(value_of(node, "name"));
    const bool differs = declared != user_fields_.end() && !declared->second.empty() && declared->second != saved;
    if (differs && !saved.empty()) ++left_out_.fields;
    html_.text(differs ? declared->second : std::string_view(saved), style.seen());
  }

  void frame(const xml_node& node, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    const xml_node description = child_of(node, "desc"), title = child_of(node, "title");
    if (child_of(node, "object") || child_of(node, "object-ole") || child_of(node, "plugin") ||
        child_of(node, "floating-frame")) {
      ++left_out_.objects;  // with a picture of it beside
    } else if (child_of(node, "image")) {
      html_.picture(all_words(description ? description : title));
    }
    for (const xml_node& child : node.children()) {
      if (local_name(child) == "text-box" || local_name(child) == "table") boxes_.push_back(child);
    }
  }

  // ---- notes, head and foot of the pages ----

  void notes(std::string_view note_class) {
    // Notes may hold boxes, but no notes; a hostile one that does is read until none is left.
    std::vector<xml_node>& waiting = note_class == "endnote" ? endnotes_ : footnotes_;
    if (waiting.empty() || error_) return;
    html_.begin("div class=\"footnotes\"");
    html_.begin_list(true);
    for (std::size_t i = 0; i < waiting.size() && !error_; ++i) {
      const xml_node note = waiting[i];
      html_.begin_item();
      blocks(note, 0);
    }
    html_.end_list();
    html_.end("div class=\"footnotes\"");
  }

  void margins(const xml_node& masters) {
    std::set<std::string> seen;
    for (const std::string_view margin : {"header", "footer"}) {
      for (const xml_node& page : masters.children()) {
        for (const xml_node& node : page.children()) {
          if (!local_name(node).starts_with(margin) || value_of(node, "display") == "false") continue;
          const std::string words = all_words(node);
          if (words.find_first_not_of(" \t\r\n") == words.npos || !seen.insert(words).second) continue;
          html_.begin(margin);
          blocks(node, 0);
          html_.end(margin);
        }
      }
    }
  }

  OfficeZip archive_;
  ExtractLimits limits_;
  OfficeHtml html_;
  OdtStyles styles_;
  std::optional<ReportError> error_;
  LeftOut left_out_;
  std::vector<xml_node> boxes_, footnotes_, endnotes_;
  std::map<std::string_view, std::string_view> user_fields_;  // what stands in them, by name
  bool hidden_ = false, ordered_ = false, in_heading_ = false;
};

}  // namespace

ExtractResult extract_odt(std::string_view bytes, const ExtractLimits& limits) {
  std::variant<OfficeZip, ReportError> archive = OfficeZip::open(bytes, limits);
  if (auto* error = std::get_if<ReportError>(&archive)) return *error;
  return Reader(std::move(std::get<OfficeZip>(archive)), limits).read();
}

}  // namespace overclaim
