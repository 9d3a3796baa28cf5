// What a page says beside its running text: titles, descriptions, words of pictures, structured data, addresses.
#include <doctest/doctest.h>

#include <string>

#include "html_outlines.h"
#include "text/html_metadata.h"
#include "text/outline.h"

namespace overclaim {
namespace {

using test::check_outlines;
using test::html_language;
using test::HtmlRow;

TEST_CASE("channels beside the body") {
  const HtmlRow rows[] = {
      {"<title>Stem &amp; cell\n clinic</title>a", {"title heading| Stem & cell clinic", "paragraph| a"}},
      {"<meta name=Description content='We &quot;cure&quot;'><meta property=og:title content=T><meta name=twitter:card "
       "content=summary>",
       {"meta_description paragraph| We \"cure\"", "meta_description paragraph| T"}},
      {"<link rel=canonical href='https://x.example/blog/stem-cells-cure.html?a=b'><meta property=og:url "
       "content=https://x.example/blog/stem-cells-cure.html>",
       {"url paragraph| stem-cells-cure"}},
      {"<p>a.</p><img alt='A &amp; b'><p>c", {"paragraph| a.", "alt_text caption| A & b", "paragraph| c"}},
      {"<svg aria-label=heart><title>beat</title></svg>", {"alt_text caption| heart", "alt_text caption| beat"}},
      {"<script type=application/ld+json>{\"@type\":\"Clinic\",\"url\":\"http://x\",\"description\":\"We \\\"cure\\\" "
       "\\u00e9\\ud83d\\ude00\",\"a\":[1,true,{\"text\":\"<p>b &amp; c</p>d\"}]}</script>",
       {"structured_data paragraph| We \"cure\" \u00E9\U0001F600", "structured_data paragraph| b & c d"}},
      {"<script "
       "type=application/"
       "ld+json>{\"@type\":\"Question\",\"name\":\"Safe?\",\"acceptedAnswer\":{\"text\":\"Yes\",\"@type\":\"Answer\"}}<"
       "/script>",
       {"structured_data question| Safe?", "structured_data answer q0| Yes"}},
      {"<script type=application/ld+json>{\"description\":[{\"@language\":\"en\",\"@value\":\"No "
       "risk.\"},\"b\"],\"slogan\":{\"@value\":\"c\"},\"url\":{\"@value\":\"d\"},\"@value\":\"e\"}</script>",
       {"structured_data paragraph| No risk.", "structured_data paragraph| b", "structured_data paragraph| c"}},
      {"<script type=application/ld+json>{\"@type\":[\"Thing\",\"Question\"],\"name\":[{\"@value\":\"Safe?\"}],"
       "\"acceptedAnswer\":{\"text\":\"Yes\",\"@type\":\"https://schema.org/Answer\"}}</script>",
       {"structured_data question| Safe?", "structured_data answer q0| Yes"}},
      {"<script type=application/ld+json>{\"@type\":\"schema:Question\",\"name\":\"Safe\",\"about\":{\"@type\":"
       "\"UserQuestion\",\"name\":\"b\"}}</script>",
       {"structured_data question| Safe", "structured_data paragraph| b"}},
      {"<script type=application/ld+json>{\"name\":\"x\",}</script>",
       {"skipped Structured data (JSON-LD) that is not valid JSON; it was not read."}},
  };
  check_outlines(rows);
  CHECK(outline_of_html("<title> A &amp;\n b </title>", html_language()).title == "A & b");
}

TEST_CASE("words beside the running text stand behind the block they stand in") {
  const std::string json = "<script type=application/ld+json>{\"text\":\"No risk.\"}</script>";
  const HtmlRow rows[] = {
      {"<p>Our cells <img alt='no side effects'> help.</p><p>b",
       {"paragraph| Our cells help.", "alt_text caption| no side effects", "paragraph| b"}},
      {"<p>Our <img alt=one> cells <img alt='two &amp; three'> help.</p>",
       {"paragraph| Our cells help.", "alt_text caption| one", "alt_text caption| two & three"}},
      {"<p><img alt=first>Text. <img alt=between>More <img alt=last></p>",
       {"paragraph| Text. More", "alt_text caption| first", "alt_text caption| between", "alt_text caption| last"}},
      {"<p><img alt=only></p><p>b", {"alt_text caption| only", "paragraph| b"}},
      {"<p>So <img alt='\U0001F600'> good", {"paragraph| So good", "alt_text caption| \U0001F600"}},
      {"<p>un<img alt=x>broken", {"paragraph| unbroken", "alt_text caption| x"}},
      {"<h2>Why <a href=1>our <img alt='no risk'> clinic</a> helps</h2><p>b",
       {"heading2| Why our clinic helps", "alt_text caption| no risk", "paragraph h0| b"}},
      {"<ul><li>one <img alt=x> two<li>three</ul>",
       {"list_item1| one two", "alt_text caption| x", "list_item1| three"}},
      {"<p>We treat: <img alt=x></p><ul><li>one</ul>",
       {"paragraph| We treat:", "alt_text caption| x", "list_item1 l0| one"}},
      {"<p>Is it <img alt=x> safe?</p><p>Yes.</p>",
       {"question| Is it safe?", "alt_text caption| x", "answer h0 q0| Yes."}},
      {"<p>Our cells " + json + " help.</p>", {"paragraph| Our cells help.", "structured_data paragraph| No risk."}},
      {"<p>Our <svg aria-label=heart><title>beat</title><text>x</text></svg> cells <meta name=description content=m> "
       "help",
       {"paragraph| Our cells help", "alt_text caption| heart", "alt_text caption| beat",
        "meta_description paragraph| m"}},
      {"<p>Click <input type=submit value=Go> to start", {"paragraph| Click to start", "furniture| Go"}},
      {"<div>a <noscript><div>x</div></noscript> b <template><p>y</p></template> c <object><p>z</p></object> d</div>",
       {"paragraph| a b c d"}},
      {"<p>no <span hidden>known</span> risk. <span style='display:none'>It cures all.</span> More",
       {"paragraph| no risk. More", "hidden paragraph| known", "hidden paragraph| It cures all."}},
      {"<p>a <span hidden>b<br>c <img alt=d> e</span> f <i hidden>g</i>",
       {"paragraph| a f", "hidden paragraph| b c e", "alt_text hidden caption| d", "hidden paragraph| g"}},
      {"<div>a <span hidden>b<div>c</div>d<ul><li>e</ul></span> f</div>",
       {"paragraph| a f", "hidden paragraph| b", "hidden paragraph| c", "hidden paragraph| d", "hidden list_item1| e"}},
      {"<p><span hidden>a</span> b", {"paragraph| b", "hidden paragraph| a"}},
  };
  check_outlines(rows);
}

TEST_CASE("words beside the running text map back to their exact source") {
  const std::string html =
      "<p>Our cells <img alt='no &quot;side&quot; effects'> help <span hidden>all of <b>you</b></span> well.</p>";
  const Outline outline = outline_of_html(html, html_language());
  const struct {
    std::string words, source;
  } rows[] = {
      {"cells help well",
       "cells <img alt='no &quot;side&quot; effects'> help <span hidden>all of <b>you</b></span> well"},
      {"no \"side\" effects", "no &quot;side&quot; effects"},
      {"all of you", "all of <b>you"},
      {"cells", "cells"},
      {" help", " <img alt='no &quot;side&quot; effects'> help"},  // the space is the first of the two
  };
  for (const auto& row : rows) {
    CAPTURE(row.words);
    const std::size_t at = outline.text.find(row.words);
    REQUIRE(at != std::string::npos);
    const OffsetRange source = outline.text_to_source.original_of(at, at + row.words.size());
    CHECK(html.substr(source.begin, source.end - source.begin) == row.source);
  }
}

TEST_CASE("strings of structured data map back to their exact source") {
  const std::string html =
      "<script type=application/ld+json>{\"text\": \"We \\u0063ure <b>all</b> &amp; more\"}</script>";
  const Outline outline = outline_of_html(html, html_language());
  CHECK(outline.text == "We cure all & more");
  const OffsetRange cure = outline.text_to_source.original_of(3, 11);
  CHECK(html.substr(cure.begin, cure.end - cure.begin) == "\\u0063ure <b>all");
  const OffsetRange mark = outline.text_to_source.original_of(12, 13);
  CHECK(html.substr(mark.begin, mark.end - mark.begin) == "&amp;");
}

TEST_CASE("words of an address") {
  const struct {
    std::string address, words;
  } rows[] = {
      {"https://x.example/a/stem-cells/", "stem-cells"},
      {"https://x.example/", ""},
      {"https://x.example", ""},
      {"/blog/no-risk.html#top", "no-risk"},
      {"/blog/2024/", "blog"},
      {"cure?id=1/2", "cure"},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.address);
    const OffsetRange words = address_words(row.address);
    CHECK(row.address.substr(words.begin, words.end - words.begin) == row.words);
  }
}

}  // namespace
}  // namespace overclaim
