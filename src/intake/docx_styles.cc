// Word writes style names in English in every language ("heading 1" for the id "berschrift1"), so that headings are
// known by name as well as by outline level. Covered by tests/docx_test.cc.
#include "intake/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "intake/office_xml.h"

namespace overclaim {
namespace {

constexpr int least_half_points = 8;  // of a letter's height that is read
constexpr int least_width = 10;       // per cent
constexpr int longest_chain = 16;     // of styles based on one another; hostile ones go in a ring

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> toggle(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = child_of(properties, name);
  if (!node) return std::nullopt;
  const std::string_view value = value_of(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

template <typename T>
void inherit(std::optional<T>& own, const std::optional<T>& base) {
  if (!own) own = base;
}

void inherit(DocxStyle& own, const DocxStyle& base) {
  inherit(own.outline, base.outline);
  inherit(own.list_level, base.list_level);
  inherit(own.list, base.list);
  inherit(own.bold, base.bold);
  inherit(own.hidden, base.hidden);
  inherit(own.raised, base.raised);
  inherit(own.struck, base.struck);
  inherit(own.tiny, base.tiny);
  inherit(own.squeezed, base.squeezed);
  own.quote = own.quote || base.quote;
}

}  // namespace

bool is_unseen(const DocxStyle& style) {
  return style.hidden.value_or(false) || style.tiny.value_or(false) || style.squeezed.value_or(false);
}

DocxStyle paragraph_properties(const pugi::xml_node& properties) {
  DocxStyle style;
  style.outline = number_of(value_of(child_of(properties, "outlineLvl"), "val"));
  if (const pugi::xml_node list = child_of(properties, "numPr")) {
    style.list_level = number_of(value_of(child_of(list, "ilvl"), "val"));
    const std::string_view id = value_of(child_of(list, "numId"), "val");
    if (!id.empty()) style.list = std::string(id);
  }
  return style;
}

void add_run_properties(DocxStyle& style, const pugi::xml_node& properties) {
  DocxStyle own;
  own.bold = toggle(properties, "b");
  own.hidden = toggle(properties, "vanish");
  const std::optional<bool> once = toggle(properties, "strike"), twice = toggle(properties, "dstrike");
  if (once || twice) own.struck = once.value_or(false) || twice.value_or(false);
  if (const pugi::xml_node raised = child_of(properties, "vertAlign")) {
    own.raised = value_of(raised, "val") == "superscript";
  }
  if (const std::optional<int> size = number_of(value_of(child_of(properties, "sz"), "val"))) {
    own.tiny = *size < least_half_points;
  }
  std::string_view width = value_of(child_of(properties, "w"), "val");
  if (width.ends_with('%')) width.remove_suffix(1);
  if (const std::optional<int> percent = number_of(width)) own.squeezed = *percent < least_width;
  inherit(own, style);
  own.title = style.title;
  style = std::move(own);
}

DocxStyles::DocxStyles(const pugi::xml_node& styles, const pugi::xml_node& numbering) {
  std::map<std::string, std::string, std::less<>> based_on;
  for (const pugi::xml_node& node : styles.children()) {
    if (local_name(node) != "style") continue;
    const std::string id(value_of(node, "styleId"));
    DocxStyle style = paragraph_properties(child_of(node, "pPr"));
    add_run_properties(style, child_of(node, "rPr"));
    const std::string name = lower(value_of(child_of(node, "name"), "val"));
    if (name.size() == 9 && name.starts_with("heading ") && name[8] >= '1' && name[8] <= '9' && !style.outline) {
      style.outline = name[8] - '1';
    }
    style.title = name == "title";
    style.quote = name == "quote" || name == "intense quote" || name == "quotations";
    const std::string_view is_default = value_of(node, "default");
    if (value_of(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) default_paragraph_ = id;
    based_on[id] = value_of(child_of(node, "basedOn"), "val");
    styles_[id] = std::move(style);
  }
  std::map<std::string, DocxStyle, std::less<>> resolved;
  for (const auto& [id, own] : styles_) {
    DocxStyle style = own;
    std::string base = based_on[id];
    for (int step = 0; step < longest_chain && !base.empty(); ++step) {
      const auto found = styles_.find(base);
      if (found == styles_.end()) break;
      inherit(style, found->second);
      base = based_on[base];
    }
    resolved[id] = std::move(style);
  }
  styles_ = std::move(resolved);
  styles_.try_emplace("");

  std::map<std::string, std::map<int, Level>, std::less<>> kinds;  // by abstractNumId
  for (const pugi::xml_node& node : numbering.children()) {
    if (local_name(node) != "abstractNum") continue;
    auto& levels = kinds[std::string(value_of(node, "abstractNumId"))];
    for (const pugi::xml_node& level : node.children()) {
      if (local_name(level) != "lvl") continue;
      const auto [number, said] = level_of(level);
      levels[number] = said;
    }
  }
  for (const pugi::xml_node& node : numbering.children()) {
    if (local_name(node) != "num") continue;
    const std::string list(value_of(node, "numId"));
    if (const auto levels = kinds.find(value_of(child_of(node, "abstractNumId"), "val")); levels != kinds.end()) {
      for (const auto& [number, said] : levels->second) levels_[{list, number}] = said;
    }
    for (const pugi::xml_node& change : node.children()) {
      if (const pugi::xml_node level = child_of(change, "lvl")) {
        const auto [number, said] = level_of(level);
        levels_[{list, number}] = said;
      }
    }
  }
}

std::pair<int, DocxStyles::Level> DocxStyles::level_of(const pugi::xml_node& level) {
  const std::string_view format = value_of(child_of(level, "numFmt"), "val");
  return {number_of(value_of(level, "ilvl")).value_or(0),
          {format != "bullet" && format != "none", has_word(value_of(child_of(level, "lvlText"), "val"))}};
}

const DocxStyle& DocxStyles::style(std::string_view id) const {
  const auto found = styles_.find(id.empty() ? std::string_view(default_paragraph_) : id);
  return found != styles_.end() ? found->second : styles_.find("")->second;
}

bool DocxStyles::is_ordered(const std::string& list, int level) const {
  const auto found = levels_.find({list, level});
  return found != levels_.end() && found->second.ordered;
}

bool DocxStyles::has_words(const std::string& list, int level) const {
  const auto found = levels_.find({list, level});
  return found != levels_.end() && found->second.words;
}

}  // namespace overclaim
