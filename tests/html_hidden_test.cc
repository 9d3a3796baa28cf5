// Which words of a page its visitors see.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "html_outlines.h"
#include "text/outline.h"

namespace overclaim {
namespace {

using test::check_outlines;
using test::html_language;
using test::HtmlRow;
using test::shown;

TEST_CASE("what no reader sees gives no block") {
  const HtmlRow rows[] = {
      {"<script>a()</script><style>b</style><template><p>c</template>d<noscript>e</noscript>", {"paragraph| d"}},
      {"<svg><text>a</text></svg><canvas>b</canvas><video>c</video><iframe>d</iframe><object>e</object>f",
       {"paragraph| f"}},
      {"<select><option>One<option>Two</select>", {"furniture| One", "furniture| Two"}},
  };
  check_outlines(rows);
}

TEST_CASE("hidden text is marked, not mixed into what people read") {
  const HtmlRow rows[] = {
      {"<div hidden><p>a</p></div><p>b", {"hidden paragraph| a", "paragraph| b"}},
      {"<div hidden>a</div><div style='color:red; DISPLAY : none'>b</div><div "
       "style=visibility:hidden>c</div>",
       {"hidden paragraph| a", "hidden paragraph| b", "hidden paragraph| c"}},
      {"<p>Seen. <span hidden>not <b>seen</b> here</span> More",
       {"paragraph| Seen. More", "hidden paragraph| not seen here"}},
      {"<h2 hidden>A</h2><p>b", {"hidden heading2| A", "paragraph| b"}},
      {"<dialog>a</dialog><dialog open>b</dialog>", {"hidden paragraph| a", "paragraph| b"}},
  };
  check_outlines(rows);
}

TEST_CASE("what people see is read, whatever it is called") {
  const HtmlRow rows[] = {
      // Kept from those who listen, seen by the others.
      {"<p>There are <span aria-hidden=true>no</span> risks.", {"paragraph| There are no risks."}},
      {"<h2 aria-label='No risks'><span aria-hidden=true>N</span><span aria-hidden=true>o</span> <b "
       "aria-hidden=TRUE>risks</b></h2><p>b",
       {"heading2| No risks", "paragraph h0| b"}},
      {"<div aria-hidden=true>No <img alt=picture> risks <svg><title>drawing</title></svg></div>",
       {"paragraph| No risks", "alt_text hidden caption| picture", "alt_text hidden caption| drawing"}},
      // Only what the style says in the end.
      {"<p>There are <span style='display:nonesuch'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style='display:none;display:inline'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style=\"--a:';display:none'\">no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style='color:red/*;display:none*/'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style='background:url(a;display:none)'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<p>There are <span hidden style='display:inline'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<dialog style='display:block'>No risks.</dialog>", {"paragraph| No risks."}},
      {"<p>There are <span style='visibility:hidden'>some <b style='visibility:visible'>no</b></span> risks.",
       {"paragraph| There are no risks.", "hidden paragraph| some"}},
      {"<p style='visibility:hidden'>Never <b style='visibility:visible'>no risks</b> at all.",
       {"hidden paragraph| Never", "paragraph| no risks", "hidden paragraph| at all."}},
      {"<p>Never <span style='display:none'>a <b style='display:inline'>b</b></span> c",
       {"paragraph| Never c", "hidden paragraph| a b"}},
      {"<p>There are <span style='display:none;all:unset'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span hidden style='all:unset'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style='display:none;display:inline flow'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<p>There are <span style='opacity:0;opacity:1e0'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<p>There are <span style='font-size:0;font:1rem serif'>no</span> risks.", {"paragraph| There are no risks."}},
      {"<div style='font-size:0'><p style='font:1rem serif'>No risks.</p><font size=3>No pain.</font></div>",
       {"paragraph| No risks.", "paragraph| No pain."}},
      // Moved in the flow, moved back.
      {"<p>There are <span style='position:relative;left:-9999px'>no</span> <span "
       "style='position:sticky;top:-1000px'>known</span> risks.",
       {"paragraph| There are no known risks."}},
      {"<p>There are <span style='position:absolute;left:-9999px;transform:translate(9999px)'>no</span> <span "
       "style='position:absolute;left:-9999px;margin-left:9999px'>known</span> <span "
       "style='position:absolute;left:-9999px;inset:auto'>serious</span> risks.",
       {"paragraph| There are no known serious risks."}},
      // Near the edge, of a size, half seen.
      {"<p>There are <span style='font-size:0.5em;opacity:0.1;position:absolute;left:-9px'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<p>There are <span style='left:-9999px'>no</span> <i style='text-indent:-9999px'>known</i> risks.",
       {"paragraph| There are no known risks."}},
      {"<div style='font-size:0'><p class=column>No risks.</p> <p style='font-size:1rem'>No pain.</p></div>",
       {"paragraph| No risks.", "paragraph| No pain."}},
  };
  check_outlines(rows);
}

TEST_CASE("what an inline style hides is no part of the sentence around") {
  const std::string styles[] = {"display:none",
                                "DISPLAY : none ! important; display:inline",
                                "display:none;display:nonesuch",
                                "d\\69splay:none",
                                "visibility:hidden",
                                "font-size:1px",
                                "font:2px serif",
                                "opacity:.02",
                                "opacity:3%",
                                "position:absolute;clip:rect(0,0,0,0)",
                                "position:absolute;clip:rect(1px 1px 1px 1px)",
                                "clip-path:inset(50%)",
                                "clip-path:circle(0)",
                                "visibility:collapse",
                                "opacity:0",
                                "opacity:0.00",
                                "opacity:0%",
                                "font-size:0",
                                "font-size:0px",
                                "color:red;font-size:.0em",
                                "position:absolute;left:-9999px",
                                "position:fixed;top:-100em",
                                "position:absolute;inset:0 auto auto -9999px;margin:-1px",
                                "font:0/0 a",
                                "all:unset;display:none",
                                "position:absolute;right:99999px",
                                "position:fixed;bottom:99999px;left:0",
                                "opacity:calc(0)",
                                "font-size:calc( 0px )",
                                "display:inline-block;transform:scale(0)",
                                "position:absolute;transform:rotate(9deg) scaleX(0)",
                                "display:inline-block;scale:0 1",
                                "clip-path:polygon(0 0,0 0,0 0)",
                                "display:inline-block;text-indent:-999em"};
  for (const std::string& style : styles) {
    CAPTURE(style);
    const std::string html = "<p><span style='" + style + "'>It is <b>not</b> true that</span> there are no risks.";
    const std::vector<std::string> lines = shown(outline_of_html(html, html_language()));
    CHECK(lines == std::vector<std::string>{"paragraph| there are no risks.", "hidden paragraph| It is not true that"});
  }
  const HtmlRow rows[] = {
      {"<div style='font-size:0'>a <b style='font-size:200%'>b</b> <img alt=c></div>",
       {"hidden paragraph| a b", "alt_text caption| c"}},
      {"<p>There are <span style='opacity:.4;font-size:9px;clip:rect(0,0,0,0);clip-path:inset(10%)'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<p>There are <span style='font-size:1em;clip-path:circle(50%);position:absolute;clip:auto'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<div style='text-indent:-9999px'>a<p style='text-indent:0'>b</p></div>",
       {"hidden paragraph| a", "paragraph| b"}},
  };
  check_outlines(rows);
}

TEST_CASE("what is not displayed takes no place in the sentence around") {
  const std::string nothing[] = {"<div hidden></div>",
                                 "<div hidden><p>x</p><p>y</p></div>",
                                 "<div popover>x</div>",
                                 "<hr style='display:none'>",
                                 "<ul hidden><li>x</ul>",
                                 "<table hidden><tr><td>x</table>",
                                 "<dialog>x</dialog>",
                                 "<br hidden><br hidden>",
                                 "<br style='display:none'><br hidden>",
                                 "<section style='display:none'>x<br><br>y</section>"};
  for (const std::string& html : nothing) {
    CAPTURE(html);
    const std::vector<std::string> lines =
        shown(outline_of_html("<div>There is no" + html + " wind.</div>", html_language()));
    REQUIRE_FALSE(lines.empty());
    CHECK(lines[0] == "paragraph| There is no wind.");
    for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].starts_with("hidden "));
  }
  const HtmlRow rows[] = {
      {"<div>a<div hidden><p>b</p><p>c</p></div> d</div>",
       {"paragraph| a d", "hidden paragraph| b", "hidden paragraph| c"}},
      {"<aside><ul><li><a href=1>Rooms</a><ul hidden><li><a href=2>How the house stays dry all "
       "year</a></ul></ul></aside>",
       {"furniture| Rooms", "hidden furniture| How the house stays dry all year"}},
      // What is there and not seen parts the lines.
      {"<div>a<div style='visibility:hidden'>b</div>c</div>", {"paragraph| a", "hidden paragraph| b", "paragraph| c"}},
      {"<div>a<div style='opacity:0'></div>c</div>", {"paragraph| a", "paragraph| c"}},
      {"<div>a<hr>c<br><br>d</div>", {"paragraph| a", "paragraph| c", "paragraph| d"}},
      {"<div>a<div popover style='display:block'>b</div>c</div>", {"paragraph| a", "paragraph| b", "paragraph| c"}},
  };
  check_outlines(rows);
}

TEST_CASE("what stands in a table outside of its cells is shown before it, hidden or not") {
  const HtmlRow rows[] = {
      {"<div>There is <table hidden>no</table> wind.</div>", {"paragraph| There is no wind."}},
      {"<div>There is <table hidden><tr><b>no</b><td>x</table> wind.</div>",
       {"paragraph| There is no wind.", "hidden paragraph| x"}},
      {"<table hidden>No wind.<tr><td>x</table>", {"paragraph| No wind.", "hidden paragraph| x"}},
      {"<table style='text-decoration:line-through'>No wind<tr><td>x</table>", {"paragraph| No wind", "furniture| x"}},
      {"<table class=navbar>No wind<tr><td>x</table>", {"paragraph| No wind", "furniture| x"}},
      {"<table><tr hidden>No wind<td>x</table>", {"paragraph| No wind", "hidden paragraph| x"}},
      {"<div hidden><table>No wind<tr><td>x</table></div>", {"hidden paragraph| No wind", "hidden paragraph| x"}},
      {"<p>a<table hidden><tr><td>b<p>c</table>", {"paragraph| a", "hidden paragraph| b", "hidden paragraph| c"}},
  };
  check_outlines(rows);
}

TEST_CASE("what browsers never paint clears nothing") {
  const HtmlRow rows[] = {
      {"<p><span popover>It is not true that</span> there is wind.",
       {"paragraph| there is wind.", "hidden paragraph| It is not true that"}},
      {"<p><span popover style='display:revert'>not</span> a", {"paragraph| a", "hidden paragraph| not"}},
      {"<p><span popover style='display:inline'>not</span> a", {"paragraph| not a"}},
      {"<p><span style='display:table-column'>not</span> a", {"paragraph| a", "hidden paragraph| not"}},
      {"<p>It does <meter>not</meter> <progress>ever</progress> rain.", {"paragraph| It does rain."}},
      {"<p>It does <math><mphantom><mtext>not</mtext></mphantom></math> rain.", {"paragraph| It does rain."}},
      {"<p>It does <math>not<mrow>ever</mrow><annotation>at all</annotation></math> rain.",
       {"paragraph| It does rain."}},
      {"<p>It does <math><mtext>not <b>ever</b></mtext></math> <mphantom>and</mphantom> <annotation>never</annotation> "
       "rain.",
       {"paragraph| It does not ever and never rain."}},
  };
  check_outlines(rows);
}

TEST_CASE("what only seems hidden or crossed out is seen") {
  const std::string seen[] = {"<span hidden=until-found>no</span>",
                              "<span hidden style='display:revert'>no</span>",
                              "<span hidden style='all:revert'>no</span>",
                              "<s style='text-decoration-color:transparent'>no</s>",
                              "<s style='text-decoration:line-through #0000'>no</s>",
                              "<span style='text-decoration:line-through rgba(0,0,0,0)'>no</span>",
                              "<span style='text-decoration:line-through rgb(0 0 0 / 0%)'>no</span>",
                              "<rt>no</rt>",
                              "<span style='display:none;display:attr(x)'>no</span>",
                              "<span style='font-size:0'><button>no</button></span>",
                              "<span style='clip-path:ellipse(0)'>no</span>",
                              "<span style='transform:scale(0)'>no</span>",
                              "<span style='display:inline-block;transform:scale(0) bogus'>no</span>",
                              "<span style='position:absolute;left:5px;right:99999px'>no</span>",
                              "<script type=a style='display:inline'>no</script>",
                              "<style type=a style='display:inline'>no</style>",
                              "<noframes style='display:inline'>no</noframes>",
                              "<title style='display:inline'>no</title>",
                              "<rp style='display:inline'>no</rp>"};
  for (const std::string& html : seen) {
    CAPTURE(html);
    CHECK(shown(outline_of_html("<p>There is " + html + " wind.", html_language())) ==
          std::vector<std::string>{"paragraph| There is no wind."});
  }
  const HtmlRow rows[] = {
      {"<div hidden=until-found>no wind</div>", {"hidden paragraph| no wind"}},
      {"<p>a <span hidden style='display:revert-layer'>no</span>", {"paragraph| a", "hidden paragraph| no"}},
      {"<p>a <s style='text-decoration:line-through rgb(0,0,0)'>no</s>", {"paragraph| a", "furniture| no"}},
      {"<p>a <s style='text-decoration-color:#000'>no</s>", {"paragraph| a", "furniture| no"}},
      {"<p>a <s style='text-decoration-color:transparent;text-decoration:line-through'>no</s>",
       {"paragraph| a", "furniture| no"}},
      {"<p>a <script style='display:none'>no</script><style style='display:var(--x)'>no</style>", {"paragraph| a"}},
      // Only the first line of a block is set off.
      {"<div style='text-indent:-9999px'>a <b>b<br>c</b> d<br>e</div><p>f",
       {"hidden paragraph| a b", "paragraph| c d e", "paragraph| f"}},
      {"<div style='text-indent:-9999px'>a<p>b<br>c</p></div>",
       {"hidden paragraph| a", "hidden paragraph| b", "paragraph| c"}},
      {"<p>a <i style='display:inline-block;text-indent:-9999px'>b<br>c</i> d",
       {"paragraph| a c d", "hidden paragraph| b"}},
  };
  check_outlines(rows);
}

TEST_CASE("words set above others stand beside the sentence") {
  const HtmlRow rows[] = {
      {"<p>Our <ruby>cure<rp>(</rp><rt>fast</rt><rp>)</rp></ruby> works.",
       {"paragraph| Our cure works.", "paragraph| fast"}},
      {"<p>It <ruby>heals<rt>so <b>fast</b></ruby> all.", {"paragraph| It heals all.", "paragraph| so fast"}},
      {"<p><ruby>No leaks.<rt>x</rt></ruby>", {"paragraph| No leaks.", "paragraph| x"}},
  };
  check_outlines(rows);
}

TEST_CASE("what is crossed out stands beside the sentence, and is read where it is a sentence itself") {
  const std::string elements[] = {"s", "del", "strike", "span style='text-decoration:line-through red'",
                                  "span style='text-decoration-line:underline line-through'"};
  for (const std::string& element : elements) {
    CAPTURE(element);
    const std::string name = element.substr(0, element.find(' '));
    const std::string html = "<p>It does <" + element + ">not <b>ever</b></" + name + "> rain.";
    CHECK(shown(outline_of_html(html, html_language())) ==
          std::vector<std::string>{"paragraph| It does rain.", "furniture| not ever"});
  }
  const HtmlRow rows[] = {
      {"<p>Rooms: <del>$900</del> $500 <del>a week</del>",
       {"paragraph| Rooms: $500", "furniture| $900", "furniture| a week"}},
      {"<p>$<del>900</del>500", {"paragraph| $500", "furniture| 900"}},
      {"<p>It has <del>some</del><ins>no</ins> leaks.", {"paragraph| It has no leaks.", "furniture| some"}},
      {"<p>It does<s> not </s>rain. <s>No<br>wind.</s> Sun",
       {"paragraph| It does rain. Sun", "furniture| not", "furniture| No wind."}},
      {"<p><s>Some say that</s> it never rains.", {"paragraph| it never rains.", "furniture| Some say that"}},
      {"<p><s>It never rains in Elmford.</s> It pours.",
       {"paragraph| It pours.", "paragraph| It never rains in Elmford."}},
      // What is taken back heads, asks, answers and labels nothing.
      {"<h2><s>Common myths</s></h2><p>It never rains.", {"furniture| Common myths", "paragraph| It never rains."}},
      {"<h2 style='text-decoration:line-through'>Common myths</h2><p>It never rains.",
       {"furniture| Common myths", "paragraph| It never rains."}},
      {"<del><h2>Common myths</h2><p>Is it wet?</p></del><p>It never rains.",
       {"furniture| Common myths", "furniture| Is it wet?", "paragraph| It never rains."}},
      {"<div>A <del>b<div>c</div>d</del> e",
       {"paragraph| A", "furniture| b", "furniture| c", "paragraph| e", "furniture| d"}},
      {"<p>A <s>b<div>c</div>d</s> e",
       {"paragraph| A", "furniture| b", "furniture| c", "paragraph| e", "furniture| d"}},
      {"<ul><li><s>We treat:</s><ul><li>one</ul></ul>", {"furniture| We treat:", "list_item2| one"}},
      // No line is seen there.
      {"<p>It does <s style='text-decoration:none'>not</s> rain.", {"paragraph| It does not rain."}},
      {"<p>It does <s style='all:unset'>not</s> rain.", {"paragraph| It does not rain."}},
      {"<p>It does <span style='text-decoration:line-through transparent'>not</span> rain.",
       {"paragraph| It does not rain."}},
      {"<p>It <s>may <b style='display:inline-block'>not</b> well</s> rain.",
       {"paragraph| It not rain.", "furniture| may well"}},
      {"<p style='text-decoration:line-through'>It may <b style='float:left'>not</b> rain",
       {"furniture| It may", "paragraph| not", "furniture| rain"}},
      {"<p>It does <u>not</u> <ins>ever</ins> rain.", {"paragraph| It does not ever rain."}},
      // Nor where nothing is seen.
      {"<p>A <span hidden>b <s>c</s></span> d", {"paragraph| A d", "hidden paragraph| b", "hidden furniture| c"}},
      {"<p>A <s>b <span hidden>c</span></s> d", {"paragraph| A d", "furniture| b", "hidden furniture| c"}},
  };
  check_outlines(rows);
}

}  // namespace
}  // namespace overclaim
