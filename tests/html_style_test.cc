#include "text/html_style.h"

#include <doctest/doctest.h>

#include <string>

using namespace overclaim;

TEST_CASE("the last declaration that a browser takes counts") {
  using Property = StyleProperty;
  const struct {
    std::string css;
    Property property;
    std::string value;
  } rows[] = {
      {"display:none", Property::display, "none"},
      {" ; COLOR : red ;; Display:\n None ; ", Property::display, "none"},
      {"display:none;display:block", Property::display, "block"},
      {"display:none!important;display:block", Property::display, "none"},
      {"display:none ! IMPORTANT;display:block!important", Property::display, "block"},
      {"display:none;display:nonesuch", Property::display, "none"},
      {"display:none;display:none block", Property::display, "none"},
      {"display:nonesuch", Property::display, ""},
      {"display:no/**/ne", Property::display, ""},
      {"display:'none'", Property::display, ""},
      {"dis/**/play:none", Property::display, ""},
      {"/*a*/display/*b*/:/*c*/none/*d*/", Property::display, "none"},
      {"/*display:none", Property::display, ""},
      {"--display:none", Property::display, ""},
      {"x-display:none", Property::display, ""},
      {"--a:';display:none'", Property::display, ""},
      {"--a:\"\\\";display:none\"", Property::display, ""},
      {"--a:{display:none;display:none}", Property::display, ""},
      {"--a:(;display:none", Property::display, ""},
      {"a:url(b';display:none);display:block", Property::display, "block"},
      {"color red;display:none", Property::display, "none"},
      {"color red:display:none", Property::display, ""},
      {"d\\69 splay:n\\6fne", Property::display, "none"},
      {"display:none;display:var(--x)", Property::display, "var(--x)"},
      {"display:none;display:attr(x)", Property::display, "attr(x)"},
      {"display", Property::display, ""},
      {"", Property::display, ""},
      {"visibility:hidden;visibility:", Property::visibility, "hidden"},
      {"opacity:0;opacity:x", Property::opacity, "0"},
      {"opacity:0;opacity:1px", Property::opacity, "0"},
      {"font-size:0;font-size:5", Property::font_size, "0"},
      {"font-size:0;font-size:-5px", Property::font_size, "0"},
      {"font-size:0;font-size:calc(1px + 2em)", Property::font_size, "calc(1px + 2em)"},
      {"left:-9999px", Property::left, "-9999px"},
      {"opacity:0;opacity:1e0", Property::opacity, "1e0"},
      // What one word resets.
      {"display:none;all:unset", Property::display, "unset"},
      {"all:unset;display:none", Property::display, "none"},
      {"display:none;all:nonesuch", Property::display, "none"},
      {"display:none!important;all:initial", Property::display, "none"},
      {"font-size:0;font:16px serif", Property::font_size, "16px"},
      {"font-size:0;font:italic 400 1.2em/1.5 'A B', serif", Property::font_size, "1.2em"},
      {"font-size:0;font:16px / 2 serif", Property::font_size, "16px"},
      {"font-size:0;font:caption", Property::font_size, "medium"},
      {"font-size:0;font:inherit", Property::font_size, "inherit"},
      {"font-size:0;font:bogus 16px a", Property::font_size, "0"},
      {"clip-path:inset(50%);clip-path:bogus", Property::clip_path, "inset(50%)"},
      {"clip-path:inset(50%);clip-path:none", Property::clip_path, "none"},
      {"font:0/0 a", Property::font_size, "0"},
      {"font-size:0;font:16px", Property::font_size, "0"},
      {"font-size:0;font:16px/2", Property::font_size, "0"},
      {"font-size:0;font:16px /2", Property::font_size, "0"},
      {"font-size:0;font:400 serif", Property::font_size, "0"},
      {"left:-9999px;inset:auto", Property::left, "auto"},
      {"inset:1px 2px 3px -4px", Property::left, "-4px"},
      {"inset:1px 2px 3px -4px", Property::top, "1px"},
      {"inset:1px -2px", Property::left, "-2px"},
      {"left:-9999px;inset:red", Property::left, "-9999px"},
      {"left:-9999px;inset-inline-start:0", Property::left, "0"},
      {"left:-9999px;inset-block:0", Property::left, "-9999px"},
      {"left:-9999px;inset-inline:0 auto", Property::left, "0"},
      // Displays of two words.
      {"display:none;display:inline flow", Property::display, "inline flow"},
      {"display:none;display:inline flow-root list-item", Property::display, "inline flow-root list-item"},
      {"display:none;display:block inline", Property::display, "none"},
      {"display:none;display:flow grid", Property::display, "none"},
      {"text-decoration:line-through", Property::text_decoration, "line-through"},
      {"text-decoration:rgb(9, 9, 9) underline line-through 2px", Property::text_decoration,
       "rgb(9, 9, 9) underline line-through 2px"},
      {"text-decoration-line:line-through;text-decoration:none", Property::text_decoration, "none"},
      {"text-decoration:line-through nonesuch", Property::text_decoration, ""},
      {"text-decoration-color:transparent;text-decoration:line-through", Property::decoration_color, "line-through"},
      {"text-decoration:line-through;text-decoration-color:#0000", Property::decoration_color, "#0000"},
      {"text-decoration:line-through;text-decoration-color:nonesuch", Property::decoration_color, "line-through"},
      {"transform:scale(0)", Property::scaling, "scale(0)"},
      {"transform:scale(0)", Property::moving, "scale(0)"},
      {"transform:scale(0);all:unset", Property::scaling, "unset"},
      {"white-space:pre;white-space:nonesuch", Property::white_space, "pre"},
      {"transform:none", Property::moving, ""},
      {"transform:translateX(9999px)", Property::moving, "translatex(9999px)"},
      {"margin:-1px", Property::moving, ""},
      {"margin:0 0 0 9999px", Property::moving, "0 0 0 9999px"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.css);
    CHECK(InlineStyle(row.css).value(row.property) == row.value);
  }
}

TEST_CASE("lengths") {
  const struct {
    std::string value;
    double pixels;  // 1: none
    bool zero;
  } rows[] = {
      {"0", 0, true},           {"0.0em", 0, true},      {"-0px", 0, true},         {".0", 0, true},
      {"0%", 1, true},          {"-99em", -1584, false}, {"-9999px", -9999, false}, {"+2.5px", 2.5, false},
      {"auto", 1, false},       {"", 1, false},          {"-", 1, false},           {".", 1, false},
      {"1.2.3", 1, false},      {"0 0", 1, false},       {"calc(0px)", 0, true},    {"0e0", 0, true},
      {"-1e3px", -1000, false}, {"2em", 32, false},      {"5e-1px", 0.5, false},    {"1e", 1, false},
      {"0e5em", 0, true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    CHECK(pixels_of(row.value).value_or(1) == doctest::Approx(row.pixels));
    CHECK(is_zero(row.value) == row.zero);
  }
}

TEST_CASE("colours and scales that leave nothing to be seen") {
  for (const char* value : {"transparent", "line-through transparent", "#0000", "#ABCDEF00", "rgba(0,0,0,0)",
                            "rgba(1, 2, 3, 0.0)", "rgb(0 0 0 / 0%)", "hsl(0 0% 0% / 0) underline"}) {
    CAPTURE(value);
    CHECK(has_clear_color(value));
  }
  for (const char* value : {"", "line-through", "#000", "#000000", "#0001", "rgb(0,0,0)", "rgb(0 0 0)", "rgba(0,0,0,1)",
                            "rgb(0 0 0 / 5%)", "var(--x)", "rgb(", "()"}) {
    CAPTURE(value);
    CHECK_FALSE(has_clear_color(value));
  }
  for (const char* value :
       {"0", "scale(0)", "scale(1, 0)", "scalex(0)", "rotate(9deg) scale3d(1,0,1)", "1 0", "calc(0)"}) {
    CAPTURE(value);
    CHECK(scales_to_nothing(value));
  }
  for (const char* value : {"", "none", "1", "scale(1)", "scale(.5)", "translate(0)", "scale(0) bogus", "scale()"}) {
    CAPTURE(value);
    CHECK_FALSE(scales_to_nothing(value));
  }
}
