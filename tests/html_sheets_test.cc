// What a page's own style sheets surely hide is hidden as by an inline style, and nothing else is.
#include "text/html_sheets.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "text/outline.h"

using namespace overclaim;

namespace {

// The words that nobody sees.
std::string hidden_in(const std::string& html) {
  const Outline outline = outline_of_html(html, {});
  std::string shown;
  for (const Block& block : outline.blocks) {
    if (block.hidden) shown += outline.text.substr(block.span.begin, block.span.end - block.span.begin) + "; ";
  }
  return shown;
}

std::string page(const std::string& css, const std::string& body) {
  return "<head><style>" + css + "</style></head><body>" + body + "</body>";
}

}  // namespace

TEST_CASE("a rule of one class or id that hides is taken where nothing can turn it round") {
  const std::string text = "<p>We <span class=x>do not </span>cure.</p>";
  struct Row {
    std::string html, hidden;
  };
  const std::vector<Row> rows = {
      {page(".x{display:none}", text), "do not; "},
      {page("/* a */ .x { color : red; DISPLAY : none !important }", text), "do not; "},
      {page("p{margin:0}.y,.x{visibility:hidden}", text), "do not; "},
      {page(".x{font-size:0}", text), "do not; "},
      {page("#i{display:none}", "<p>A</p><p id=i>B</p>"), "B; "},
      {text + "<style>.x{display:none}</style>", "do not; "},
      {page(".x{display:none}", "<p>We <span class='big x'>do not </span>cure.</p>"), "do not; "},
      {page(".x{display:none}.y{color:red}", "<p>We <span class='y x'>do not </span>cure.</p>"), "do not; "},
      {page("@import url(a.css);.x{display:none}", text), ""},
      {page(".x{display:block}", text), ""},
      {page(".x{display:none;display:inline}", text), ""},
      {page(".x{color:red} /* .x{display:none} */", text), ""},
      {page("p::after{content:'.x{display:none}'}", text), ""},
      // Named twice, or by a selector of several parts, or for some windows only.
      {page(".x{display:none}.x{display:inline}", text), ""},
      {page(".x{display:none}.open .x{display:inline}", text), ""},
      {page(".x{display:none}.x:target{display:inline}", text), ""},
      {page("@media print{.x{display:none}}", text), ""},
      {page(".x{display:none}@media screen{.x{display:inline}}", text), ""},
      {page(".x{display:none;&.y{display:inline}}", text), ""},
      {page(".x{display:none}span{display:inline!important}", text), ""},
      {page(".x{display:none}[class]{display:inline!important}", text), ""},
      {page("span.x{display:none}", text), ""},
      {page(".x{display:none}.y{display:inline}", "<p>We <span class='x y'>do not </span>cure.</p>"), ""},
      {page(".x{display:none}", "<p>We <span class=x style='display:inline'>do not </span>cure.</p>"), ""},
      {page(".x{display:none}", "<p>We <span class=X>do not </span>cure.</p>"), ""},
      // A script, a handler or a sheet of another address may show it.
      {page(".x{display:none}", text + "<script>show('.x')</script>"), ""},
      {page(".x{display:none}", text + "<script>count(1)</script>"), "do not; "},
      {page(".x{display:none}", text + "<script src=a.js></script>"), ""},
      {page(".x{display:none}", text + "<script type='application/ld+json'>{\"x\":1}</script>"), "do not; "},
      {page("#i{display:none}", "<a onclick=\"open('i')\">A</a><p id=i>B</p>"), ""},
      {page(".x{display:none}", text + "<link rel=stylesheet href=a.css>"), ""},
      {page(".x{display:none}", text + "<link rel=icon href=a.ico>"), "do not; "},
      // Sheets that are none.
      {"<template><style>.x{display:none}</style></template>" + text, ""},
      {"<noscript><style>.x{display:none}</style></noscript>" + text, ""},
      {"<style media=print>.x{display:none}</style>" + text, ""},
      {"<style type=text/x>.x{display:none}</style>" + text, ""},
      {"<style type='TEXT/CSS'>.x{display:none}</style>" + text, "do not; "},
      {page(";.x{display:none}", text), ""},
      {page("@charset 'utf-8';.x{display:none}", text), "do not; "},
      {page(".x{display:none;display:block flow}", text), ""},
      {page(".x{display:none;all:unset}", text), ""},
      {page(".x{display:none", text), "do not; "},
      {page("}{.x", text), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.html);
    CHECK(hidden_in(row.html) == row.hidden);
  }
}

TEST_CASE("long sheets take linear time") {
  const std::vector<std::string> pieces = {
      ".x{display:none}", "{", "}", ";", "/*", "@media{", ".x ", "url(", "'", "a,.b,", "\\", "<i class='x y z'>"};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    double seconds[2] = {};
    for (const int i : {0, 1}) {
      std::string many;
      for (int n = 0; n < (i == 0 ? 20'000 : 80'000); ++n) many += piece;
      const std::string html = page(".x{display:none}" + many, many);
      const auto begin = std::chrono::steady_clock::now();
      outline_of_html(html, {});
      seconds[i] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    CHECK(seconds[1] < 12 * seconds[0] + 1);
  }
}
