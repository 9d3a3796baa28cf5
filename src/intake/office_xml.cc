// A tree is needed, as styles and lists point across the document; its memory is bounded beforehand by counting the
// bytes that can begin a node. Covered by tests/office_zip_test.cc and tests/docx_test.cc.
#include "intake/office_xml.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace overclaim {
namespace {

constexpr std::uint64_t most_tree_bytes = 160U << 20U;
constexpr std::uint64_t node_bytes = 64, attribute_bytes = 40;  // of pugixml on 64 bits

ReportError damaged(const std::string& name, const std::string& what) {
  return {"damaged", "is damaged (" + name + ": " + what + "); open it in an office program and save it again"};
}

// A character of code 0 would end the string it stands in, and words behind it would be lost in silence.
bool has_zero_reference(std::string_view text) {
  for (std::size_t at = text.find("&#"); at != text.npos; at = text.find("&#", at + 2)) {
    std::size_t digit = at + 2;
    if (digit < text.size() && (text[digit] == 'x' || text[digit] == 'X')) ++digit;
    const std::size_t first = digit;
    while (digit < text.size() && text[digit] == '0') ++digit;
    if (digit > first && (digit == text.size() || text[digit] == ';')) return true;
  }
  return false;
}

// Bytes that the tree of `bytes` may need: a node for each tag that opens and for each text behind a tag. In UTF-16
// every second byte is a text by that count, so each tag has one there.
std::uint64_t most_tree(std::string_view bytes, bool wide) {
  std::uint64_t nodes = 0, attributes = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
    if (bytes[at] == '<') nodes += wide ? 2 : next != '/' ? 1 : 0;
    if (bytes[at] == '>' && next != '<' && !wide) ++nodes;
    if (bytes[at] == '=') ++attributes;
  }
  return nodes * node_bytes + attributes * attribute_bytes + bytes.size() * (wide ? 2U : 1U);
}

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

}  // namespace

std::optional<ReportError> parse_office_xml(pugi::xml_document& document, std::string bytes, const std::string& name) {
  const bool wide = std::string_view(bytes).substr(0, 64).find('\0') != std::string_view::npos;
  const std::uint64_t tree = most_tree(bytes, wide);
  if (tree > most_tree_bytes) {
    return ReportError{"too_long",
                       "has too much mark-up (" + name + "); it was not read: save its text as a file of its own"};
  }
  std::string narrow;
  if (wide)
    std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(narrow), [](char byte) { return byte != '\0'; });
  if ((!wide && bytes.find('\0') != bytes.npos) || has_zero_reference(wide ? narrow : bytes)) {
    return damaged(name, "it holds characters of code 0");
  }
  constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), flags);
  if (!result) return damaged(name, result.description());
  return std::nullopt;
}

std::optional<ReportError> parse_office_member(pugi::xml_document& document, OfficeZip& archive,
                                               const std::string& name) {
  std::variant<std::string, ReportError> bytes = archive.member(name);
  if (ReportError* error = std::get_if<ReportError>(&bytes)) return std::move(*error);
  return parse_office_xml(document, std::get<std::string>(std::move(bytes)), name);
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string_view value_of(const pugi::xml_node& node, std::string_view attribute) {
  for (pugi::xml_attribute each = node.first_attribute(); each; each = each.next_attribute()) {
    if (without_prefix(each.name()) == attribute) return each.value();
  }
  return {};
}

bool has_inside(const pugi::xml_node& node, std::string_view name) {
  return local_name(node) == name ||
         node.find_node([&](const pugi::xml_node& inner) { return local_name(inner) == name; });
}

bool has_word(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::adjacent_find(text.begin(), text.end(),
                            [&](char left, char right) { return is_letter(left) && is_letter(right); }) != text.end();
}

std::string all_words(const pugi::xml_node& node) {
  struct Words : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& each) override {
      words += each.value();
      return true;
    }
    std::string words;
  } walker;
  pugi::xml_node start = node;
  start.traverse(walker);
  return walker.words;
}

}  // namespace overclaim
