// CSS's own syntax in one pass: what a declaration is, not what it looks like. Looking for "display:none" in the
// attribute was not enough: "display:none;display:inline" and "--a:';display:none'" are shown.
// Test: tests/html_style_test.cc.
#include "text/html_style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "text/html_tags.h"

namespace overclaim {
namespace {

struct PropertyRow {
  std::string_view name, keywords;  // space-parted
  StyleProperty property;
  bool takes_lengths;
  bool takes_all = false;
};

constexpr std::string_view keywords_of_all = " inherit initial unset revert revert-layer ";

constexpr PropertyRow properties[] = {
    {"display",
     " none block inline inline-block flex inline-flex grid inline-grid table inline-table table-row-group"
     " table-header-group table-footer-group table-row table-cell table-column-group table-column table-caption"
     " list-item contents flow flow-root ruby ruby-base ruby-text math -webkit-box -webkit-inline-box -webkit-flex"
     " -webkit-inline-flex ",
     StyleProperty::display, false},
    {"visibility", " visible hidden collapse ", StyleProperty::visibility, false},
    {"opacity", "", StyleProperty::opacity, true},
    {"font-size", " xx-small x-small small medium large x-large xx-large xxx-large smaller larger math ",
     StyleProperty::font_size, true},
    {"position", " static relative absolute fixed sticky ", StyleProperty::position, false},
    {"left", " auto ", StyleProperty::left, true},
    {"top", " auto ", StyleProperty::top, true},
    {"right", " auto ", StyleProperty::right, true},
    {"bottom", " auto ", StyleProperty::bottom, true},
    {"inset-inline-start", " auto ", StyleProperty::left, true},
    {"inset-block-start", " auto ", StyleProperty::top, true},
    {"text-indent", "", StyleProperty::text_indent, true},
    {"float", " none left right inline-start inline-end ", StyleProperty::float_side, false},
    {"text-decoration", "", StyleProperty::text_decoration, false},
    {"text-decoration-color", "", StyleProperty::decoration_color, false},
    {"scale", "", StyleProperty::scaling, false, true},
    {"white-space", " normal pre nowrap pre-wrap pre-line break-spaces ", StyleProperty::white_space, false},
    {"text-decoration-line", "", StyleProperty::text_decoration, false},
    {"transform", "", StyleProperty::moving, false, true},
    {"translate", "", StyleProperty::moving, false, true},
    {"margin", "", StyleProperty::moving, false, true},
    {"margin-left", "", StyleProperty::moving, false, true},
    {"margin-top", "", StyleProperty::moving, false, true},
    {"margin-inline-start", "", StyleProperty::moving, false, true},
    {"background", "", StyleProperty::background, false, true},
    {"background-image", "", StyleProperty::background, false, true},
    {"clip", " auto ", StyleProperty::clip, false},
    {"clip-path", " none border-box padding-box content-box ", StyleProperty::clip_path, false},
    {"-webkit-clip-path", " none border-box padding-box content-box ", StyleProperty::clip_path, false},
};

// What a value of text-decoration may hold besides lengths and functions of colours.
constexpr std::string_view words_of_decoration =
    " none underline overline line-through blink solid double dotted dashed wavy auto from-font transparent"
    " currentcolor black white gray grey silver red darkred crimson tomato maroon orange yellow green lime teal blue "
    "navy"
    " purple ";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool has_keyword(std::string_view keywords, std::string_view value) {
  if (value.empty() || value.find(' ') != std::string_view::npos) return false;
  return keywords.find(" " + std::string(value) + " ") != std::string_view::npos;
}

struct Number {
  double value = 0;
  std::string_view unit;
};

// The words of a value; what stands in brackets is one with what is before it.
std::vector<std::string_view> words_of(std::string_view value) {
  std::vector<std::string_view> words;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= value.size(); ++at) {
    if (at < value.size() && value[at] == '(') ++depth;
    if (at < value.size() && value[at] == ')') --depth;
    if (at < value.size() && (value[at] != ' ' || depth > 0)) continue;
    if (at > begin) words.push_back(value.substr(begin, at - begin));
    begin = at + 1;
  }
  return words;
}

// "-1.5em" -> -1.5 and "em", "1e2px" -> 100 and "px", "calc(0px)" -> 0 and "px".
std::optional<Number> number_of(std::string_view value) {
  if (value.starts_with("calc(") && value.ends_with(')')) {
    value = value.substr(5, value.size() - 6);
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
  }
  std::size_t at = !value.empty() && (value[0] == '-' || value[0] == '+') ? 1 : 0;
  double number = 0, place = 1;
  bool has_digits = false, in_fraction = false;
  for (; at < value.size() && (is_digit(value[at]) || (value[at] == '.' && !in_fraction)); ++at) {
    if (value[at] == '.') {
      in_fraction = true;
      continue;
    }
    has_digits = true;
    const int digit = value[at] - '0';
    if (in_fraction) place /= 10;
    number = in_fraction ? number + digit * place : number * 10 + digit;
  }
  if (at + 1 < value.size() && value[at] == 'e') {
    const bool is_signed = value[at + 1] == '-' || value[at + 1] == '+';
    std::size_t next = at + (is_signed ? 2 : 1);
    if (next < value.size() && is_digit(value[next])) {
      int exponent = 0;
      for (; next < value.size() && is_digit(value[next]); ++next)
        exponent = std::min(exponent * 10 + (value[next] - '0'), 300);
      number *= std::pow(10.0, value[at + 1] == '-' ? -exponent : exponent);
      at = next;
    }
  }
  const std::string_view unit = value.substr(at);
  if (!has_digits || unit.find_first_not_of("abcdefghijklmnopqrstuvwxyz%") != std::string_view::npos) return {};
  return Number{value[0] == '-' ? -number : number, unit};
}

// "block flow-root", "inline list-item": one word for the outside, one for the inside.
bool is_display_of_words(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  std::size_t outside = 0, inside = 0, item = 0;
  for (const std::string_view word : words) {
    outside += has_keyword(" block inline run-in ", word) ? 1U : 0U;
    inside += has_keyword(" flow flow-root table flex grid ruby math ", word) ? 1U : 0U;
    item += word == "list-item" ? 1U : 0U;
  }
  const bool is_of_these = outside + inside + item == words.size();
  return words.size() > 1 && is_of_these && outside < 2 && inside < 2 && item < 2;
}

bool is_decoration(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  return !words.empty() && std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return has_keyword(words_of_decoration, word) || word[0] == '#' || word.ends_with(')') || number_of(word);
  });
}

// Whether it may bring back what stands beyond the edge: any transform, a margin of a hand's breadth.
bool moves(std::string_view name, std::string_view value) {
  if (has_keyword(keywords_of_all, value) || value == "none") return false;
  if (!name.starts_with("margin")) return true;
  constexpr double least = 100;
  for (const std::string_view word : words_of(value)) {
    const std::optional<Number> number = number_of(word);
    const bool is_far = number && (number->unit == "%" ? number->value : pixels_of(word).value_or(0)) >= least;
    if (is_far || word.find('(') != std::string_view::npos) return true;
  }
  return false;
}

bool takes(const PropertyRow& row, std::string_view value) {
  if (row.property == StyleProperty::moving) return moves(row.name, value);
  if (row.takes_all) return true;
  if (has_keyword(keywords_of_all, value) || has_keyword(row.keywords, value)) return true;
  if (value.find("var(") != std::string_view::npos || value.find("attr(") != std::string_view::npos) return true;
  if (row.property == StyleProperty::clip || row.property == StyleProperty::clip_path)
    return value.find('(') != std::string_view::npos;
  if (row.property == StyleProperty::display && is_display_of_words(value)) return true;
  if (row.property == StyleProperty::text_decoration || row.property == StyleProperty::decoration_color)
    return is_decoration(value);
  if (!row.takes_lengths) return false;
  if (value.find('(') != std::string_view::npos) return true;  // calc() and the like
  const std::optional<Number> number = number_of(value);
  if (!number) return false;
  if (row.property == StyleProperty::opacity) return number->unit.empty() || number->unit == "%";
  if (row.property == StyleProperty::font_size && number->value < 0) return false;
  return !number->unit.empty() || number->value == 0;
}

const PropertyRow& row_of(std::string_view name) {
  return *std::find_if(std::begin(properties), std::end(properties),
                       [&](const PropertyRow& row) { return row.name == name; });
}

constexpr std::string_view words_before_size =
    " normal italic oblique small-caps bold bolder lighter ultra-condensed extra-condensed condensed semi-condensed"
    " semi-expanded expanded extra-expanded ultra-expanded ";

// The size in a value of `font`, which must name a family too: "bold 16px/1.2 serif" -> "16px". Empty where browsers
// drop the value.
std::string_view size_of_font(std::string_view value) {
  if (has_keyword(" caption icon menu message-box small-caption status-bar ", value)) return "medium";
  if (value.find("var(") != std::string_view::npos || has_keyword(keywords_of_all, value)) return value;
  const std::vector<std::string_view> words = words_of(value);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view size = words[i].substr(0, words[i].find('/'));
    if (has_keyword(keywords_of_all, size)) return {};
    if (size.empty() || !takes(row_of("font-size"), size)) {
      if (!has_keyword(words_before_size, words[i]) && !number_of(words[i])) return {};
      continue;
    }
    std::size_t family = i + 1;
    if (family < words.size() && words[family] == "/") ++family;
    if (words[i].ends_with('/') || (family < words.size() && words[family - 1] == "/")) ++family;
    if (family < words.size() && words[family].size() > 1 && words[family][0] == '/') ++family;
    return family < words.size() ? size : std::string_view();
  }
  return {};
}

// Appends the character the escape at `at` stands for; the place behind it.
std::size_t unescape(std::string_view css, std::size_t at, std::string& text) {
  std::size_t end = at + 1;
  char32_t c = 0;
  while (end < css.size() && end < at + 7 && is_hex(css[end])) {
    const char digit = css[end++];
    c = c * 16 + static_cast<char32_t>(is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
  }
  if (end == at + 1) {
    text += end < css.size() ? css[end++] : '?';  // at the end it stands for U+FFFD, which no keyword has
    return end;
  }
  if (end < css.size() && is_blank(css[end])) ++end;
  text += c > 0 && c < 0x80 ? static_cast<char>(c) : '?';  // no name or keyword has others
  return end;
}

}  // namespace

std::size_t css_opaque_end(std::string_view css, std::size_t at) {
  const auto closed = [&](std::size_t from, char mark, bool at_line_end) {
    for (; from < css.size(); ++from) {
      if (css[from] == mark) return from + 1;
      if (at_line_end && css[from] == '\n') return from;
      if (css[from] == '\\') ++from;
    }
    return css.size();
  };
  if (css[at] == '"' || css[at] == '\'') return closed(at + 1, css[at], true);
  if (css.substr(at, 2) == "/*") {
    const std::size_t end = css.find("*/", at + 2);
    return end == std::string_view::npos ? css.size() : end + 2;
  }
  if (css[at] == '(' && at >= 3 && lower_case_of(css.substr(at - 3, 3)) == "url") {
    const std::size_t first = std::min(css.find_first_not_of(" \t\n\r\f", at + 1), css.size());
    if (first < css.size() && css[first] != '"' && css[first] != '\'') return closed(first, ')', false);
  }
  return at;
}

InlineStyle::InlineStyle(std::string_view css) {
  std::string name, value;
  std::string brackets;  // that close what is open
  bool in_value = false;
  const auto end_declaration = [&] {
    if (in_value) declare(name, value);
    name.clear();
    value.clear();
    in_value = false;
  };
  for (std::size_t at = 0; at < css.size();) {
    std::string& text = in_value ? value : name;
    const char c = css[at];
    if (const std::size_t end = css_opaque_end(css, at); end > at) {
      text += c == '/' ? ' ' : c == '(' ? '(' : '"';  // what it says is never asked
      at = end;
      continue;
    }
    if (c == '\\') {
      at = unescape(css, at, text);
      continue;
    }
    ++at;
    if (brackets.empty() && c == ';') {
      end_declaration();
    } else if (brackets.empty() && c == ':' && !in_value) {
      in_value = true;
    } else {
      if (c == '(' || c == '[' || c == '{') brackets += c == '(' ? ')' : c == '[' ? ']' : '}';
      if (!brackets.empty() && c == brackets.back()) brackets.pop_back();
      if (is_blank(c)) {
        if (!text.empty() && text.back() != ' ') text += ' ';
      } else {
        text += c;
      }
    }
  }
  end_declaration();
}

void InlineStyle::declare(std::string_view name, std::string_view value) {
  const auto trim = [](std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  };
  const std::string lower_name = lower_case_of(trim(name));
  const std::string lower_value = lower_case_of(value);
  std::string_view words = trim(lower_value);
  bool important = false;
  if (const std::size_t mark = words.rfind('!'); mark != std::string_view::npos) {
    important = trim(words.substr(mark + 1)) == "important";
    if (important) words = trim(words.substr(0, mark));
  }
  if (expand(lower_name, words, important)) return;
  const auto row = std::find_if(std::begin(properties), std::end(properties),
                                [&](const PropertyRow& property) { return property.name == lower_name; });
  if (row != std::end(properties) && takes(*row, words)) set(row->property, words, important);
}

// Whether `name` stands for several properties; then they have their values.
bool InlineStyle::expand(std::string_view name, std::string_view value, bool important) {
  if (name == "all") {
    if (!has_keyword(keywords_of_all, value)) return true;
    for (std::size_t i = 0; i < declared_.size(); ++i) {
      const auto property = static_cast<StyleProperty>(i);
      set(property, property == StyleProperty::moving ? "" : value, important);
    }
    return true;
  }
  if (name == "font") {
    if (const std::string_view size = size_of_font(value); !size.empty())
      set(StyleProperty::font_size, size, important);
    return true;
  }
  if (name == "text-decoration" && takes(row_of(name), value)) set(StyleProperty::decoration_color, value, important);
  if (name == "transform" && !number_of(value)) set(StyleProperty::scaling, value, important);
  const bool both = name == "inset", across = name == "inset-inline", down = name == "inset-block";
  if (!both && !across && !down) return false;
  const std::vector<std::string_view> sides = words_of(value);
  const bool are_lengths =
      std::all_of(sides.begin(), sides.end(), [](std::string_view side) { return takes(row_of("left"), side); });
  if (sides.empty() || sides.size() > (both ? 4U : 2U) || !are_lengths) return true;
  const std::size_t left = !both || sides.size() == 1 ? 0 : sides.size() == 4 ? 3 : 1;
  if (both || down) set(StyleProperty::top, sides[0], important);
  if (both || across) set(StyleProperty::left, sides[left], important);
  return true;
}

void InlineStyle::set(StyleProperty property, std::string_view value, bool important) {
  Declared& declared = declared_[static_cast<std::size_t>(property)];
  if (declared.important && !important) return;
  declared = {std::string(value), important};
}

std::optional<double> pixels_of(std::string_view value) {
  const std::optional<Number> number = number_of(value);
  if (!number) return {};
  constexpr std::pair<std::string_view, double> units[] = {
      {"", 1},      {"px", 1},   {"em", 16}, {"rem", 16}, {"pt", 1.3}, {"ex", 8}, {"ch", 8},
      {"cm", 37.8}, {"mm", 3.8}, {"in", 96}, {"pc", 16},  {"vw", 10},  {"vh", 10}};
  for (const auto& [unit, pixels] : units) {
    if (number->unit == unit) return number->value * pixels;
  }
  return {};
}

bool is_zero(std::string_view value) {
  const std::optional<Number> number = number_of(value);
  return number && number->value == 0;
}

bool is_too_small(std::string_view font_size) {
  constexpr double least = 3;
  return is_zero(font_size) || pixels_of(font_size).value_or(least) < least;
}

bool is_too_faint(std::string_view opacity) {
  const std::optional<Number> number = number_of(opacity);
  constexpr double most = 0.05;
  return number && (number->unit == "%" ? number->value / 100 : number->value) <= most;
}

bool clips_all(std::string_view clip) {
  const std::size_t open = clip.find('(');
  if (open == std::string_view::npos || !clip.ends_with(')')) return false;
  const std::string_view shape = clip.substr(0, open);
  std::string sides(clip.substr(open + 1, clip.size() - open - 2));
  std::replace(sides.begin(), sides.end(), ',', ' ');
  const std::vector<std::string_view> words = words_of(sides);
  if (words.empty()) return false;
  if (shape == "rect") {
    return std::all_of(words.begin(), words.end(), [](std::string_view side) {
      return is_zero(side) || std::abs(pixels_of(side).value_or(1000)) <= 1;
    });
  }
  const std::optional<Number> first = number_of(words.front());
  if (shape == "polygon") return std::all_of(words.begin(), words.end(), is_zero);
  if (shape == "inset") return first && first->unit == "%" && first->value >= 50 && words.size() == 1;
  const bool is_complete = shape == "circle" || (shape == "ellipse" && words.size() > 1);
  return is_complete && first && first->value == 0;
}

bool scales_to_nothing(std::string_view scaling) {
  const std::vector<std::string_view> words = words_of(scaling);
  const auto is_number = [](std::string_view word) { return number_of(word).has_value(); };
  if (std::all_of(words.begin(), words.end(), is_number)) return std::any_of(words.begin(), words.end(), is_zero);
  const auto is_function = [](std::string_view word) { return word.ends_with(')'); };
  if (!std::all_of(words.begin(), words.end(), is_function)) return false;  // browsers drop it
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const std::size_t open = word.find('(');
    if (!word.starts_with("scale") || open == std::string_view::npos) return false;
    std::string factors(word.substr(open + 1, word.size() - open - 2));
    std::replace(factors.begin(), factors.end(), ',', ' ');
    const std::vector<std::string_view> numbers = words_of(factors);
    return std::any_of(numbers.begin(), numbers.end(), is_zero);
  });
}

bool has_clear_color(std::string_view value) {
  const std::vector<std::string_view> words = words_of(value);
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    if (word == "transparent") return true;
    if (word[0] == '#') return (word.size() == 5 && word.ends_with('0')) || (word.size() == 9 && word.ends_with("00"));
    if (!word.ends_with(')')) return false;
    word.remove_suffix(1);
    std::size_t alpha = word.find('/');
    if (alpha == std::string_view::npos && std::count(word.begin(), word.end(), ',') == 3) alpha = word.rfind(',');
    if (alpha == std::string_view::npos) return false;
    word.remove_prefix(alpha + 1);
    word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
    return is_zero(word.substr(0, word.find_last_not_of(' ') + 1));
  });
}

}  // namespace overclaim
