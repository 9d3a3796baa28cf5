// The declarations of an inline style that say whether, and as what, the text of its element is shown.
#ifndef OVERCLAIM_TEXT_HTML_STYLE_H_
#define OVERCLAIM_TEXT_HTML_STYLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace overclaim {

enum class StyleProperty : std::uint8_t {
  display,
  visibility,
  opacity,
  font_size,
  position,
  left,
  top,
  right,
  bottom,
  text_indent,
  float_side,
  text_decoration,   // text-decoration-line too; values with words that are none of it are dropped
  decoration_color,  // the whole of text-decoration where that says it
  scaling,           // transform, scale
  white_space,
  moving,      // transform, translate or a wide margin: what `left` says is not where the element is
  background,  // of pictures, background-image too: its address is asked for only whether there is one
  clip,        // "rect(...)", for what is taken out of the flow
  clip_path,
  count
};

// Values in lower case, white space collapsed; `all`, `font` and `inset` give the properties they reset; empty where the
// property is not declared or not with a value browsers take. A value with var() or attr() is taken and says nothing: what it
// becomes stands elsewhere.
class InlineStyle {
 public:
  InlineStyle() = default;

  // As CSS reads the attribute: comments, strings, brackets and escapes are what they are, a declaration with an
  // unknown value is dropped, the last one wins, "!important" before that. Linear time.
  // Example: "color:red; DISPLAY : none !important; display:inline" -> display none.
  explicit InlineStyle(std::string_view written);

  std::string_view value(StyleProperty property) const { return declared_[static_cast<std::size_t>(property)].value; }
  bool is(StyleProperty property, std::string_view value_of_it) const { return value(property) == value_of_it; }

 private:
  struct Declared {
    std::string value;
    bool important = false;
  };

  void declare(std::string_view name, std::string_view value);
  bool expand(std::string_view name, std::string_view value, bool important);
  void set(StyleProperty property, std::string_view value, bool important);

  std::array<Declared, static_cast<std::size_t>(StyleProperty::count)> declared_;
};

// The end of the string or comment at `at` of a style, or of the address in the brackets of "url(" there; `at` where
// there is none. What stands in it is no syntax.
std::size_t css_opaque_end(std::string_view css, std::size_t at);

// A length as pixels, a font taken to have 16 and a window 1000 of them: "-99em" -> -1584. Nothing for percentages,
// keywords and calculations of more than one number: calc(0px) is 0.
std::optional<double> pixels_of(std::string_view value);

// "0", "0.0", "-0px", "0%": any unit.
bool is_zero(std::string_view value);

// A size of letters under three pixels, an opacity of a twentieth at most: there, and not to be read.
bool is_too_small(std::string_view font_size);
bool is_too_faint(std::string_view opacity);

// Whether nothing is left of an element: "rect(0, 0, 0, 0)", "rect(1px 1px 1px 1px)", "inset(50%)", "circle(0)",
// "polygon(0 0, 0 0)".
bool clips_all(std::string_view clip);

// A value of `transform` or `scale` that leaves nothing: "scale(0)", "rotate(9deg) scaleY(0)", "1 0".
bool scales_to_nothing(std::string_view scaling);

// A colour among the words of the value that nobody sees: "transparent", "#0000", "rgba(0, 0, 0, 0)".
bool has_clear_color(std::string_view value);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_STYLE_H_
