// Quotations and titles are known by the names of OpenDocument's default styles, which are English in every language.
// Covered by tests/odt_test.cc.
#include "intake/odt_styles.h"

#include <array>
#include <charconv>
#include <utility>

#include "intake/office_xml.h"

namespace overclaim {
namespace {

constexpr int longest_chain = 16;  // of styles based on one another; hostile ones go in a ring

std::string key_of(std::string_view family, std::string_view name) {
  return std::string(family) + " " + std::string(name);
}

bool is_bold(std::string_view weight) { return weight == "bold" || (weight.size() == 3 && weight >= "600"); }

// "super 58%", "33% 58%": raised; "sub", "-33%": not.
bool is_raised(std::string_view position) {
  return position.starts_with("super") ||
         (!position.empty() && position[0] >= '1' && position[0] <= '9' && position.find('%') != position.npos);
}

// "" where nothing is said of a line through the words.
std::string line_through(const pugi::xml_node& text) {
  const std::string_view style = value_of(text, "text-line-through-style");
  return std::string(style.empty() ? value_of(text, "text-line-through-type") : style);
}

// The number that a length or percentage begins with, and its unit; nothing where it begins with none.
std::optional<std::pair<double, std::string_view>> measure_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return std::pair{value, text.substr(static_cast<std::size_t>(end - text.data()))};
}

// Percentages are of what stands around: a third of that is no longer read.
std::optional<bool> is_tiny(std::string_view size) {
  constexpr double least_points = 4, least_percent = 33;
  constexpr std::array<std::pair<std::string_view, double>, 6> units = {
      {{"pt", 1}, {"px", 0.75}, {"pc", 12}, {"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}}};
  const auto measure = measure_of(size);
  if (!measure) return std::nullopt;
  if (measure->second == "%") return measure->first < least_percent;
  for (const auto& [unit, points] : units) {
    if (measure->second == unit) return measure->first * points < least_points;
  }
  return std::nullopt;
}

std::optional<bool> is_squeezed(std::string_view width) {
  constexpr double least_percent = 10;
  const auto measure = measure_of(width);
  if (!measure || measure->second != "%") return std::nullopt;
  return measure->first < least_percent;
}

}  // namespace

void OdtStyles::add(const pugi::xml_node& styles) {
  for (const pugi::xml_node& node : styles.children()) {
    if (local_name(node) == "style") {
      const pugi::xml_node text = child_of(node, "text-properties");
      rows_[key_of(value_of(node, "family"), value_of(node, "name"))] = {
          std::string(value_of(node, "parent-style-name")),
          std::string(value_of(text, "font-weight")),
          std::string(value_of(text, "text-position")),
          std::string(value_of(text, "display")),
          line_through(text),
          std::string(value_of(text, "font-size")),
          std::string(value_of(text, "text-scale"))};
    } else if (local_name(node) == "list-style") {
      List& list = lists_[std::string(value_of(node, "name"))];
      list = {local_name(node.first_child()) == "list-level-style-number" &&
                  !value_of(node.first_child(), "num-format").empty(),
              false};
      for (const pugi::xml_node& level : node.children()) {
        for (const std::string_view mark : {"num-prefix", "num-suffix", "bullet-char"}) {
          list.words = list.words || has_word(value_of(level, mark));
        }
      }
    }
  }
}

OdtStyle OdtStyles::style(std::string_view family, std::string_view name) const {
  OdtStyle style;
  std::string weight, position, display, line, size, width;
  std::string at(name);
  for (int step = 0; step < longest_chain && !at.empty(); ++step) {
    if (at == "Quotations") style.quote = true;
    if (at == "Title") style.title = true;
    const auto row = rows_.find(key_of(family, at));
    if (row == rows_.end()) break;
    if (weight.empty()) weight = row->second.weight;
    if (position.empty()) position = row->second.position;
    if (display.empty()) display = row->second.display;
    if (line.empty()) line = row->second.line_through;
    if (size.empty()) size = row->second.size;
    if (width.empty()) width = row->second.width;
    at = row->second.parent;
  }
  style.bold = is_bold(weight);
  style.raised = is_raised(position);
  style.hidden = display == "none";
  if (!line.empty()) style.struck = line != "none";
  style.tiny = is_tiny(size);
  style.squeezed = is_squeezed(width);
  return style;
}

bool OdtStyles::is_ordered(std::string_view list_style) const {
  const auto found = lists_.find(list_style);
  return found != lists_.end() && found->second.ordered;
}

bool OdtStyles::has_words(std::string_view list_style) const {
  const auto found = lists_.find(list_style);
  return found != lists_.end() && found->second.words;
}

}  // namespace overclaim
