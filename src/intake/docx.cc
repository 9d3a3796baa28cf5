// Walks the parts of a Word document in reading order and writes what a reader would see. Character runs are read for
// four things only: bold (short bold paragraphs are headings in all but name), raised (note marks), hidden, struck. A
// conversion by LibreOffice was not taken: slow, heavy, and it drops what this must say (deleted, hidden, left out).
// Covered by tests/docx_test.cc and, on documents made by LibreOffice, tests/documents/.
#include "intake/docx.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intake/docx_fields.h"
#include "intake/docx_ignorable.h"
#include "intake/docx_styles.h"
#include "intake/docx_symbols.h"
#include "intake/left_out.h"
#include "intake/office_html.h"
#include "intake/office_xml.h"
#include "intake/office_zip.h"
#include "text/hex_digit.h"

namespace overclaim {
namespace {

using pugi::xml_node;

struct Relation {
  std::string type, target;  // the type's last word: "footnotes"
  bool external = false;
};

using Relations = std::map<std::string, Relation, std::less<>>;

std::string folder_of(const std::string& part) { return part.substr(0, part.rfind('/') + 1); }

// "header%31.xml" is "header1.xml"; a '%' before anything else stays.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool coded =
        text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
    out += coded ? static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2])) : text[at];
    if (coded) at += 2;
  }
  return out;
}

// A target as the name of a member: from `folder` on, or with a slash in front from the top; "." and ".." are steps.
// Example: resolved("word/", "../word/./header1.xml") == "word/header1.xml".
std::string resolved(const std::string& folder, std::string_view target) {
  std::string path(target);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (!path.starts_with('/')) path.insert(0, folder);
  std::string out;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = std::string_view(path).substr(begin, end - begin);
    if (step == "..") {
      out.resize(out.empty() ? 0 : out.rfind('/') == out.npos ? 0 : out.rfind('/'));
    } else if (!step.empty() && step != ".") {
      out += (out.empty() ? "" : "/") + std::string(step);
    }
    begin = end + 1;
  }
  return out;
}

ReportError two_of(const std::string& what) {
  return {"damaged", "is damaged (it names two " + what +
                         ", and programs differ in which they show); open it in an office program and save it again"};
}

std::string relations_of(const std::string& part) {
  const std::string folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

class Reader {
 public:
  Reader(OfficeZip archive, const ExtractLimits& limits) : archive_(std::move(archive)), limits_(limits) {}

  ExtractResult read() {
    const Relations package = relations("_rels/.rels", "");
    std::string main = "word/document.xml";
    std::string core = "docProps/core.xml";
    std::set<std::string> mains;
    for (const auto& [id, relation] : package) {
      if (relation.type == "officeDocument" && archive_.has(relation.target)) {
        if (!mains.empty() && !mains.contains(relation.target)) error_ = two_of("documents");
        mains.insert(relation.target);
        main = relation.target;
      }
      if (relation.type == "core-properties" && archive_.has(relation.target)) core = relation.target;
    }
    Extracted extracted;
    if (archive_.has(core)) {
      const auto document = part(core);
      extracted.title = all_words(child_of(document->document_element(), "title"));
      html_.set_title(extracted.title);
    }
    const Relations beside = relations(relations_of(main), folder_of(main));
    const auto styles = related(beside, "styles"), numbering = related(beside, "numbering");
    styles_ = std::make_unique<DocxStyles>(styles->document_element(), numbering->document_element());
    const auto document = part(main);
    relations_ = beside;
    if (!error_ && !child_of(document->document_element(), "body")) {
      error_ = ReportError{"damaged", "is damaged (its document has no body); save it again in an office program"};
    }
    story(child_of(document->document_element(), "body"), 0);
    notes(beside, "footnotes", "footnote", footnotes_);
    notes(beside, "endnotes", "endnote", endnotes_);
    margins(beside, "header");
    margins(beside, "footer");
    const auto comments = related(beside, "comments");
    for (const xml_node& comment : comments->document_element().children()) {
      if (local_name(comment) == "comment") ++left_out_.comments;
    }
    if (error_) return *error_;
    html_.finish(extracted);
    if (extracted.text.size() > limits_.text_bytes) return too_long_text(limits_.text_bytes);
    extracted.left_out = left_out_.lines();
    return extracted;
  }

 private:
  // The part parsed; empty where it could not be, which is then the error of the whole.
  std::unique_ptr<pugi::xml_document> part(const std::string& name) {
    auto document = std::make_unique<pugi::xml_document>();
    if (!error_) error_ = parse_office_member(*document, archive_, name);
    left_out_.alternatives += drop_ignorable(document->document_element());
    return document;
  }

  Relations relations(const std::string& name, const std::string& folder) {
    Relations found;
    if (!archive_.has(name)) return found;
    const auto document = part(name);
    for (const xml_node& node : document->document_element().children()) {
      Relation relation;
      const std::string_view type = value_of(node, "Type");
      relation.type = type.substr(type.rfind('/') + 1);
      relation.external = value_of(node, "TargetMode") == "External";
      const std::string_view target = value_of(node, "Target");
      if (relation.external) {
        relation.target = target;
      } else {
        relation.target = resolved(folder, target);
        if (!archive_.has(relation.target)) relation.target = resolved(folder, percent_decoded(target));
      }
      const auto [at, is_new] = found.try_emplace(std::string(value_of(node, "Id")), relation);
      if (!is_new && at->second.target != relation.target && !error_) error_ = two_of("parts by the same name");
    }
    return found;
  }

  std::unique_ptr<pugi::xml_document> related(const Relations& beside, std::string_view type) {
    const std::string name = related_name(beside, type);
    return name.empty() ? std::make_unique<pugi::xml_document>() : part(name);
  }

  std::string related_name(const Relations& beside, std::string_view type) const {
    for (const auto& [id, relation] : beside) {
      if (relation.type == type && archive_.has(relation.target)) return relation.target;
    }
    return "";
  }

  // For the links of another part than the main one; the caller keeps them while they are needed.
  Relations links_of(const std::string& part_name) { return relations(relations_of(part_name), folder_of(part_name)); }

  bool goes_on(std::uint32_t depth) {
    if (!error_ && depth > limits_.depth) error_ = too_deep(limits_.depth);
    if (!error_ && html_.size() > limits_.text_bytes) error_ = too_long_text(limits_.text_bytes);
    return !error_.has_value();
  }

  // ---- blocks ----

  void blocks(const xml_node& around, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (xml_node node = around.first_child(); node; node = node.next_sibling()) {
      if (local_name(node) == "p") {
        const xml_node last = last_of_line(node);
        paragraph(node, last, depth + 1);
        node = last;
      } else {
        block(node, depth + 1);
      }
    }
  }

  // Paragraphs that Word shows as one: a large first letter and the text beside it, and those whose end is deleted or
  // hidden. The last of them says what they are.
  static xml_node last_of_line(xml_node node) {
    while (has_no_end(node)) {
      xml_node next = node.next_sibling();
      while (next && !is_block(next)) next = next.next_sibling();
      if (local_name(next) != "p") break;
      node = next;
    }
    return node;
  }

  static bool is_block(const xml_node& node) {
    const std::string_view name = local_name(node);
    return name == "p" || name == "tbl" || name == "sdt" || name == "sectPr" || has_inside(node, "p");
  }

  static bool has_no_end(const xml_node& paragraph) {
    const xml_node properties = child_of(paragraph, "pPr");
    const std::string_view drop_cap = value_of(child_of(properties, "framePr"), "dropCap");
    if (drop_cap == "drop" || drop_cap == "margin") return true;
    const xml_node end = child_of(properties, "rPr");
    return child_of(end, "del") || child_of(end, "moveFrom") || is_on(child_of(end, "vanish")) ||
           is_on(child_of(end, "specVanish"));
  }

  // <w:vanish/>, but not <w:vanish w:val="0"/>.
  static bool is_on(const xml_node& property) {
    const std::string_view value = value_of(property, "val");
    return property && value != "0" && value != "false" && value != "off";
  }

  // The body, a box, a note: no field that begins in one ends in another.
  void story(const xml_node& around, std::uint32_t depth) {
    DocxFields outer = std::exchange(fields_, DocxFields(around, limits_.depth));
    blocks(around, depth);
    left_out_.fields += fields_.unread();
    fields_ = std::move(outer);
  }

  void block(const xml_node& node, std::uint32_t depth) {
    const std::string_view name = local_name(node);
    if (name == "p") {
      paragraph(node, node, depth);
    } else if (name == "tbl") {
      table(node, depth);
    } else if (name == "del" || name == "moveFrom") {
      count_deleted(node);
    } else if (name == "AlternateContent") {
      blocks(alternative(node), depth + 1);
    } else if (name == "txbxContent") {
      story(node, depth + 1);
    } else if (name == "altChunk" || name == "subDoc") {
      ++left_out_.objects;
    } else if (name != "sectPr" && name != "pPr" && name != "tblPr") {
      blocks(node, depth + 1);
    }
  }

  // What is read of them. Another one with other words is what other programs show: counted.
  xml_node alternative(const xml_node& alternatives) {
    const xml_node chosen = chosen_alternative(alternatives);
    const std::string read = words_of_runs(chosen);
    for (const xml_node& other : alternatives.children()) {
      if (other == chosen) continue;
      const std::string words = words_of_runs(other);
      if (!words.empty() && words != read) ++left_out_.alternatives;
    }
    return chosen;
  }

  void count_deleted(const xml_node& node) {
    if (has_inside(node, "delText") || has_inside(node, "t")) ++left_out_.deletions;
  }

  void table(const xml_node& node, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    html_.begin("table");
    rows(node, depth + 1);
    html_.end("table");
  }

  void rows(const xml_node& around, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      if (local_name(node) != "tr") {
        if (local_name(node) != "tblPr") rows(node, depth + 1);  // w:sdt and the like around rows
        continue;
      }
      const xml_node properties = child_of(node, "trPr");
      if (child_of(properties, "del")) {
        count_deleted(node);
        continue;
      }
      html_.begin("tr");
      cells(node, child_of(properties, "tblHeader") ? "th" : "td", depth + 1);
      html_.end("tr");
    }
  }

  void cells(const xml_node& around, std::string_view tag, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      if (local_name(node) == "tc") {
        html_.begin(tag);
        blocks(node, depth + 1);
        html_.end(tag);
      } else if (local_name(node) != "trPr") {
        cells(node, tag, depth + 1);
      }
    }
  }

  const DocxStyle& style_of(const xml_node& paragraph) const {
    return styles_->style(value_of(child_of(child_of(paragraph, "pPr"), "pStyle"), "val"));
  }

  // One of several where Word shows several as one (last_of_line).
  void paragraph(const xml_node& first, const xml_node& last, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    const std::size_t first_box = boxes_.size();
    html_.begin_paragraph();
    for (xml_node node = first; node; node = node == last ? xml_node() : node.next_sibling()) {
      if (local_name(node) == "p") runs(node, style_of(node), depth + 1);
    }
    const DocxStyle& base = style_of(last);
    const DocxStyle own = paragraph_properties(child_of(last, "pPr"));

    OfficeHtml::Paragraph as;
    const int outline = own.outline.value_or(base.outline.value_or(9));
    const std::string list = own.list.value_or(base.list.value_or("0"));
    const int level = own.list_level.value_or(base.list_level.value_or(0));
    if (list != "0" && styles_->has_words(list, level)) ++left_out_.list_marks;
    if (base.title || (outline >= 0 && outline < 9)) {
      as.kind = OfficeHtml::Kind::heading;
      as.level = base.title ? 1 : outline + 1;
    } else if (list != "0") {
      as.kind = OfficeHtml::Kind::item;
      as.level = level + 1;
      as.list = list;
      as.ordered = styles_->is_ordered(list, level);
    } else if (base.quote) {
      as.kind = OfficeHtml::Kind::quote;
    }
    html_.end_paragraph(as);

    // Text boxes hang on a paragraph and are read behind it.
    std::vector<Box> boxes(boxes_.begin() + static_cast<std::ptrdiff_t>(first_box), boxes_.end());
    boxes_.resize(first_box);
    for (const Box& box : boxes) {
      if (box.words.empty()) {
        block(box.content, depth + 1);
      } else {
        html_.begin_paragraph();
        html_.text(box.words, {});
        html_.end_paragraph({});
      }
    }
  }

  // ---- inside a paragraph ----

  void runs(const xml_node& around, const DocxStyle& style, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      const std::string_view name = local_name(node);
      if (name == "r") {
        run(node, style, depth + 1);
      } else if (name == "hyperlink") {
        const auto relation = relations_.find(value_of(node, "id"));
        const bool known = relation != relations_.end() && relation->second.external;
        html_.begin_link(known ? std::string_view(relation->second.target) : std::string_view());
        runs(node, style, depth + 1);
        html_.end_link();
      } else if (name == "del" || name == "moveFrom") {
        count_deleted(node);
      } else if (name == "AlternateContent") {
        runs(alternative(node), style, depth + 1);
      } else if (name == "rt") {
        count_ruby(node);
      } else if (name == "altChunk" || name == "subDoc") {
        ++left_out_.objects;
      } else if (name == "fldSimple" && !has_inside(node, "t")) {
        html_.text(words_of_instruction(value_of(node, "instr")), {});
      } else if (name == "p" || name == "tbl") {
        boxes_.push_back({node, ""});  // not of the format, but not lost
      } else if (name != "pPr" && name != "rPr" && name != "sdtPr") {
        runs(node, style, depth + 1);
      }
    }
  }

  void run(const xml_node& node, const DocxStyle& around, std::uint32_t depth) {
    DocxStyle style = around;
    const xml_node properties = child_of(node, "rPr");
    if (const std::string_view id = value_of(child_of(properties, "rStyle"), "val"); !id.empty()) {
      const DocxStyle& named = styles_->style(id);
      if (named.bold) style.bold = named.bold;
      if (named.hidden) style.hidden = named.hidden;
      if (named.raised) style.raised = named.raised;
      if (named.struck) style.struck = named.struck;
      if (named.tiny) style.tiny = named.tiny;
      if (named.squeezed) style.squeezed = named.squeezed;
    }
    add_run_properties(style, properties);
    const bool heading = around.title || around.outline.value_or(9) < 9;  // there bold says nothing more
    run_content(node,
                {style.bold.value_or(false) && !heading, style.raised.value_or(false), is_unseen(style),
                 style.struck.value_or(false)},
                depth);
  }

  void run_content(const xml_node& around, OfficeHtml::Style style, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      const std::string_view name = local_name(node);
      if (name == "fldChar") {
        html_.text(fields_.mark(node), style);
      } else if (fields_.in_instruction()) {
        if (name == "instrText" || name == "t") fields_.add(all_words(node));
      } else if (name == "rPr" || name == "instrText") {
        continue;
      } else if (name == "rt") {
        count_ruby(node);
      } else if (name == "t") {
        html_.text(all_words(node), style);
      } else if (name == "sym") {
        const std::string symbol = docx_symbol(value_of(node, "font"), value_of(node, "char"));
        if (symbol.empty()) ++left_out_.symbols;
        html_.text(symbol.empty() ? " " : symbol, style);
      } else if (name == "tab" || name == "ptab") {
        html_.text(" ", style);
      } else if (name == "br" || name == "cr") {
        html_.line_break();
      } else if (name == "noBreakHyphen") {
        html_.text("\u2011", style);
      } else if (name == "softHyphen") {
        html_.text("\u00AD", style);
      } else if (name == "delText") {
        ++left_out_.deletions;
      } else if (name == "footnoteReference") {
        footnotes_.emplace_back(value_of(node, "id"));
      } else if (name == "endnoteReference") {
        endnotes_.emplace_back(value_of(node, "id"));
      } else if (name == "drawing" || name == "pict" || name == "object") {
        if (name == "object") ++left_out_.objects;
        drawing(node, value_of(child_of(child_of(node, "inline"), "docPr"), "descr"), depth + 1);
      } else if (name == "AlternateContent") {
        run_content(alternative(node), style, depth + 1);
      } else {
        run_content(node, style, depth + 1);  // w:ruby, w:rubyBase
      }
    }
  }

  void count_ruby(const xml_node& node) {
    if (all_words(node).find_first_not_of(" \t\r\n") != std::string::npos) ++left_out_.rubies;
  }

  void drawing(const xml_node& around, std::string_view description, std::uint32_t depth) {
    if (!goes_on(depth)) return;
    for (const xml_node& node : around.children()) {
      const std::string_view name = local_name(node);
      if (name == "txbxContent") {
        boxes_.push_back({node, ""});
      } else if (name == "txBody") {  // of a shape that another program drew
        for (const xml_node& line : node.children()) {
          if (std::string words = words_of_runs(line); !words.empty()) boxes_.push_back({line, std::move(words)});
        }
      } else if (name == "p") {  // words of a drawing outside of its shapes
        if (std::string words = words_of_runs(node); !words.empty()) boxes_.push_back({node, std::move(words)});
      } else if (name == "docPr" || name == "cNvPr") {
        if (!value_of(node, "descr").empty()) description = value_of(node, "descr");
      } else if (name == "pic") {
        const std::string_view own = value_of(child_of(child_of(node, "nvPicPr"), "cNvPr"), "descr");
        html_.picture(own.empty() ? description : own);
      } else if (name == "imagedata") {
        html_.picture(value_of(around, "alt"));
      } else if (name == "textpath") {
        if (!value_of(node, "string").empty()) boxes_.push_back({node, std::string(value_of(node, "string"))});
      } else if (name == "chart") {
        ++left_out_.charts;
      } else if (name == "relIds") {
        ++left_out_.diagrams;
      } else if (name == "AlternateContent") {
        drawing(alternative(node), description, depth + 1);
      } else {
        drawing(node, description, depth + 1);
      }
    }
  }

  // ---- notes, head and foot of the pages ----

  void notes(const Relations& beside, std::string_view type, std::string_view element,
             const std::vector<std::string>& ids) {
    if (ids.empty() || error_) return;
    const std::string name = related_name(beside, type);
    if (name.empty()) return;
    const auto document = part(name);
    Relations outer = std::exchange(relations_, links_of(name));
    std::map<std::string_view, xml_node> by_id;
    for (const xml_node& node : document->document_element().children()) {
      if (local_name(node) == element) by_id[value_of(node, "id")] = node;
    }
    html_.begin("div class=\"footnotes\"");
    html_.begin_list(true);
    std::set<std::string_view> written;
    // A note may name another, so the list may grow while it is gone through.
    for (std::size_t i = 0; i < ids.size(); ++i) {  // NOLINT(modernize-loop-convert)
      const auto found = by_id.find(ids[i]);
      if (found == by_id.end() || !written.insert(found->first).second) continue;
      html_.begin_item();
      story(found->second, 0);
    }
    html_.end_list();
    html_.end("div class=\"footnotes\"");
    relations_ = std::move(outer);
  }

  static bool holds_picture(const xml_node& node) { return has_inside(node, "pic") || has_inside(node, "imagedata"); }

  // Pages of several kinds have several; of those with the same words one is written.
  void margins(const Relations& beside, std::string_view type) {
    std::set<std::string> seen, parts;
    for (const auto& [id, relation] : beside) {
      if (error_ || relation.type != type || !archive_.has(relation.target)) continue;
      if (!parts.insert(relation.target).second) continue;
      const auto document = part(relation.target);
      const std::string words = all_words(*document);
      const bool has_words = words.find_first_not_of(" \t\r\n") != words.npos;
      const bool is_drawn = has_inside(document->document_element(), "textpath");  // its words are no text here
      if (!is_drawn && (has_words ? !seen.insert(words).second : !holds_picture(*document))) continue;
      Relations outer = std::exchange(relations_, links_of(relation.target));
      html_.begin(type);
      story(document->document_element(), 0);
      html_.end(type);
      relations_ = std::move(outer);
    }
  }

  struct Box {
    xml_node content;
    std::string words;  // of a WordArt, which has no content
  };

  OfficeZip archive_;
  ExtractLimits limits_;
  OfficeHtml html_;
  std::unique_ptr<DocxStyles> styles_;
  Relations relations_;  // of the part that is being read
  std::optional<ReportError> error_;
  LeftOut left_out_;
  std::vector<Box> boxes_;
  DocxFields fields_;  // of the story that is being read
  std::vector<std::string> footnotes_, endnotes_;
};

}  // namespace

ExtractResult extract_docx(std::string_view bytes, const ExtractLimits& limits) {
  std::variant<OfficeZip, ReportError> archive = OfficeZip::open(bytes, limits);
  if (auto* error = std::get_if<ReportError>(&archive)) return *error;
  return Reader(std::move(std::get<OfficeZip>(archive)), limits).read();
}

}  // namespace overclaim
