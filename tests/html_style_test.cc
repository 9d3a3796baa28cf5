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
      {"display:none;display:attr(x)", Property::display, "none"},
      {"display", Property::display, ""},
      {"", Property::display, ""},
      {"visibility:hidden;visibility:", Property::visibility, "hidden"},
      {"opacity:0;opacity:x", Property::opacity, "0"},
      {"opacity:0;opacity:1px", Property::opacity, "0"},
      {"font-size:0;font-size:5", Property::font_size, "0"},
      {"font-size:0;font-size:-5px", Property::font_size, "0"},
      {"font-size:0;font-size:calc(1px + 2em)", Property::font_size, "calc(1px + 2em)"},
      {"left:-9999px", Property::left, "-9999px"},
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
      {"0", 0, true},      {"0.0em", 0, true},      {"-0px", 0, true},         {".0", 0, true},
      {"0%", 1, true},     {"-99em", -1584, false}, {"-9999px", -9999, false}, {"+2.5px", 2.5, false},
      {"auto", 1, false},  {"", 1, false},          {"-", 1, false},           {".", 1, false},
      {"1.2.3", 1, false}, {"0 0", 1, false},       {"calc(0px)", 1, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    CHECK(pixels_of(row.value).value_or(1) == doctest::Approx(row.pixels));
    CHECK(is_zero(row.value) == row.zero);
  }
}
