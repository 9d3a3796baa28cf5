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

TEST_CASE("what another rule may show without naming it is not surely hidden") {
  const std::string text = "<p>There are <span class=x>no</span> side effects.</p>";
  const std::string hide = ".x{display:none}";
  // Each shows the word in Chromium.
  const std::vector<std::string> showing = {
      // In at-rules, and in other rules.
      "@media screen{span{display:inline!important}}",
      "@supports (display:grid){span{display:inline !important}}",
      "@layer a{span{display:inline!important}}",
      "@scope (p){span{display:inline!important}}",
      "@media screen{@media all{:root span{display:inline}}}",
      "p{span{display:inline!important}}",
      "p{color:red;@media screen{& span{display:inline!important}}}",
      ".page,p{& span{display:inline}}",
      // Important in other spellings.
      "span{display:inline!IMPORTANT}",
      "span{display:inline!imp\\6frtant}",
      "span{display:inline! /**/ important}",
      "span{displ\\61y:inline!important}",
      "span{dis\\play:inline!important}",
      "span{all:unset!important}",
      // More than one class says, without a name of the element.
      "#main span{display:inline}",
      ".page span{display:inline}",
      ":root span{display:inline}",
      "span:not(.q){display:inline}",
      "span:nth-child(n){display:inline}",
      ":root /*.q*/span{display:inline}",
      ":is(.q,p>span){display:inline}",
      ":root>*{display:inline!important}",
      "*{display:inline!important}",
      // Lists with a part that browsers do not know, brackets that stay open, and sheets not for such elements.
      "@namespace url(http://www.w3.org/2000/svg);",
      "@imp\\6frt url(a.css);",
      "a(",
      "p{width:calc(1px} ",
  };
  for (const std::string& css : showing) {
    CAPTURE(css);
    CHECK(hidden_in(page(css + hide, text)).empty());
  }
  for (const std::string& rule : std::vector<std::string>{
           ".x,{display:none}", ",.x{display:none}", ".x,>>{display:none}", ".x,a:bogus{display:none}",
           ".x,.1y{display:none}", "<!-- .x{display:none}", ".x{visibility:hidden}@keyframes a{to{visibility:visible}}",
           ".x{font-size:0}@keyframes a{to{font-size:9px}}p{animation:a 0s forwards}"}) {
    CAPTURE(rule);
    CHECK(hidden_in(page(rule, text)).empty());
  }
  CHECK(hidden_in(page(".1x{display:none}", "<p>There are <span class=1x>no</span> risks.</p>")).empty());
  // What is inside may be seen again where the box stays.
  for (const std::string& rule :
       std::vector<std::string>{".x{visibility:hidden}b{visibility:visible}", ".x{font-size:0}.y{font-size:9px}"}) {
    CAPTURE(rule);
    CHECK(hidden_in(page(rule, "<p>There are <span class=x><b class=y>no</b></span> risks.</p>")).empty());
  }
  for (const std::string& html : std::vector<std::string>{
           "<style media=screen>span{display:inline!important}</style>" + page(hide, text),
           "<style title=a>p{color:red}</style><style title=b>" + hide + "</style>" + text,
           page(hide, text + "<svg><style>span{display:inline&#33;important}</style></svg>"),
           "<meta http-equiv=Content-Security-Policy content=\"style-src 'none'\">" + page(hide, text),
           // In a page without a doctype, case is no matter.
           page(hide + ".X{display:inline}", text),
           // Scripts that do not say the name.
           page(hide, text + "<script>document.querySelector('style').remove()</script>"),
           page(hide, text + "<script>for(const e of document.querySelectorAll('span'))e.hidden=0</script>"),
           page(hide, text + "<script>s.disabled=true</script>"),
           page(hide, text + "<script>self['docu'+'ment'].open()</script>"),
           "<style onload='this.disabled=1'>" + hide + "</style>" + text,
           "<style onload=th&#105;s.rem&#111;ve()>" + hide + "</style>" + text,
           page(hide, text + "<iframe srcdoc='&lt;script>a()&lt;/script>'></iframe>"),
       }) {
    CAPTURE(html);
    CHECK(hidden_in(html).empty());
  }
}

TEST_CASE("rules about other elements, and rules that show nothing, leave hidden what is hidden") {
  const std::string text = "<p>There are <span class=x>no</span> side effects.</p>";
  for (const std::string& css : std::vector<std::string>{
           "body{font:16px serif}", "@media screen{.y{display:block}}", "@media print{nav:hover{display:block}}",
           ".menu li{display:inline-block}", "ul li:hover ul{display:block}", "@media screen{p{display:block}}",
           "@font-face{font-family:A;font-display:swap}", "@keyframes a{from{opacity:0}to{opacity:1}}",
           "[hidden]{display:none}", "a[href]{color:red!important}", "p:hover{text-decoration:underline}",
           "@supports (display:grid){div:first-child{display:grid}}", ".y,p.z{display:none}"}) {
    CAPTURE(css);
    CHECK(hidden_in(page(css + ".x{display:none}", text)) == "no; ");
  }
  for (const std::string& tag : std::vector<std::string>{
           "<script>window.dataLayer=window.dataLayer||[];function g(){dataLayer.push(arguments)}g('js')</script>",
           "<a onclick=\"count(1)\" class=document>A</a>", "<meta http-equiv=refresh content=9>"}) {
    CAPTURE(tag);
    CHECK(hidden_in(page(".x{display:none}", text + tag)) == "no; ");
  }
}

TEST_CASE("long sheets take linear time") {
  const std::vector<std::string> pieces = {".x{display:none}",
                                           "{",
                                           "}",
                                           ";",
                                           "/*",
                                           "@media{",
                                           ".x ",
                                           "url(",
                                           "'",
                                           "a,.b,",
                                           "\\",
                                           "<i class='x y z'>",
                                           "p{",
                                           "display:block;",
                                           "(",
                                           "b{font-size:1px}",
                                           "onload=a ",
                                           "&span:"};
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
