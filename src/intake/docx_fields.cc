// Covered by tests/docx_test.cc.
#include "intake/docx_fields.h"

#include <algorithm>
#include <array>

#include "intake/office_xml.h"

namespace overclaim {
namespace {

using pugi::xml_node;

constexpr int most_declarations = 200;            // of namespaces, at one element
constexpr std::size_t longest_requirement = 100;  // bytes of the prefixes that a choice asks for

// What Word 2016 and later understand. One that is missing here costs no words: the fallback is read, and that there is
// another text is said.
constexpr std::array<std::string_view, 27> known_namespaces = {
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "http://schemas.microsoft.com/office/word/2018/wordml",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/drawing/2010/picture",
    "http://schemas.microsoft.com/office/drawing/2012/chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "http://schemas.microsoft.com/office/drawing/2015/10/21/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/9/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/10/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/11/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/12/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/13/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/5/14/chartex",
    "http://schemas.microsoft.com/office/drawing/2016/ink",
    "http://schemas.microsoft.com/office/drawing/2017/model3d",
    "urn:schemas-microsoft-com:vml",
    "http://schemas.openxmlformats.org/officeDocument/2006/math"};

// By the declarations where programs put them: at the choice, or at the root, among the first attributes. To look
// everywhere would take time by the square of a hostile document.
bool is_known_prefix(const xml_node& choice, std::string_view prefix) {
  for (const xml_node& node : {choice, choice.parent(), choice.root().first_child()}) {
    int looked_at = 0;
    for (const pugi::xml_attribute& said : node.attributes()) {
      if (++looked_at > most_declarations) break;
      const std::string_view name = said.name();
      if (!name.starts_with("xmlns:") || name.substr(6) != prefix) continue;
      return std::find(known_namespaces.begin(), known_namespaces.end(), std::string_view(said.value())) !=
             known_namespaces.end();
    }
  }
  return false;
}

// Takes the next word off; a quoted one is one word.
std::string_view take_word(std::string_view& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) {
    text = {};
    return text;
  }
  text.remove_prefix(first);
  const bool quoted = text.front() == '"';
  if (quoted) text.remove_prefix(1);
  const std::size_t end = std::min(text.find_first_of(quoted ? "\"" : " \t\r\n"), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(std::min(end + (quoted ? 1 : 0), text.size()));
  return word;
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

// Kinds that make words, of which nothing is known here. Those of page numbers, days and cross-references are none.
bool makes_words(std::string_view instruction) {
  static constexpr std::array<std::string_view, 10> kinds = {
      "EQ",           "SYMBOL",      "IF",          "FILLIN",      "AUTOTEXT",
      "AUTOTEXTLIST", "DOCPROPERTY", "DOCVARIABLE", "INCLUDETEXT", "GLOSSARY"};
  return std::find(kinds.begin(), kinds.end(), upper(take_word(instruction))) != kinds.end();
}

}  // namespace

xml_node chosen_alternative(const xml_node& alternatives) {
  for (const xml_node& choice : alternatives.children()) {
    if (local_name(choice) != "Choice" || !choice.first_child()) continue;
    std::string_view wanted = value_of(choice, "Requires");
    bool known = wanted.size() <= longest_requirement;
    while (known && wanted.find_first_not_of(" \t\r\n") != wanted.npos) {
      known = is_known_prefix(choice, take_word(wanted));
    }
    if (known) return choice;
  }
  return child_of(alternatives, "Fallback");
}

std::string words_of_runs(const xml_node& node) {
  struct Words : pugi::xml_tree_walker {
    bool for_each(xml_node& each) override {
      if (local_name(each) == "br") words += ' ';
      if (local_name(each.parent()) == "t") words += each.value();
      return true;
    }
    std::string words;
  } walker;
  xml_node start = node;
  start.traverse(walker);
  return walker.words;
}

std::string words_of_instruction(std::string_view instruction) {
  const std::string kind = upper(take_word(instruction));
  if (kind == "MACROBUTTON" || kind == "GOTOBUTTON") {
    take_word(instruction);  // what it does
    const std::size_t first = instruction.find_first_not_of(" \t\r\n");
    if (first == instruction.npos) return "";
    return std::string(instruction.substr(first, instruction.find_last_not_of(" \t\r\n") + 1 - first));
  }
  if (kind != "QUOTE") return "";
  std::string words;
  for (std::string_view word = take_word(instruction); !word.empty(); word = take_word(instruction)) {
    if (word.front() == '\\') break;  // how it is formatted
    words += (words.empty() ? "" : " ") + std::string(word);
  }
  return words;
}

DocxFields::DocxFields(const xml_node& story, std::uint32_t depth) {
  std::vector<xml_node> open;
  find_unended(story, open, depth);
  for (const xml_node& node : open) unended_.insert(node.hash_value());
}

// Goes where the reader goes (docx.cc).
void DocxFields::find_unended(const xml_node& around, std::vector<xml_node>& open, std::uint32_t depth) {
  if (depth == 0) return;
  for (const xml_node& node : around.children()) {
    const std::string_view name = local_name(node);
    if (name == "fldChar") {
      const std::string_view type = value_of(node, "fldCharType");
      if (type == "begin") open.push_back(node);
      if (type == "end" && !open.empty()) open.pop_back();
    } else if (name == "AlternateContent") {
      find_unended(chosen_alternative(node), open, depth - 1);
    } else if (name != "del" && name != "moveFrom" && name != "txbxContent" && name != "rt" &&
               !(name == "tr" && child_of(child_of(node, "trPr"), "del"))) {
      find_unended(node, open, depth - 1);
    }
  }
}

std::string DocxFields::mark(const xml_node& node) {
  const std::string_view type = value_of(node, "fldCharType");
  if (type == "begin" && unended_.count(node.hash_value()) == 0) {
    fields_.emplace_back();
    ++in_instruction_;
  }
  if (fields_.empty() || (type != "separate" && type != "end")) return "";
  Field& field = fields_.back();
  const bool without_result = field.in_instruction && type == "end";
  if (field.in_instruction) --in_instruction_;
  field.in_instruction = false;
  std::string words;
  if (without_result && in_instruction_ == 0) {
    words = words_of_instruction(field.instruction);
    if (makes_words(field.instruction)) ++unread_;
  }
  if (type == "end") fields_.pop_back();
  return words;
}

void DocxFields::add(std::string_view words) {
  if (fields_.empty() || !fields_.back().in_instruction) return;
  fields_.back().instruction += words;
}

}  // namespace overclaim
