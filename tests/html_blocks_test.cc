#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "html_mixes.h"
#include "text/html_decode.h"
#include "text/html_flow.h"
#include "text/html_metadata.h"
#include "text/outline.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

Language test_language() {
  Language language;
  language.question_labels = {"q", "question"};
  language.answer_labels = {"a", "answer"};
  language.reference_headings = {"references", "sources"};
  language.furniture = {"leave a reply", "we use cookies", "all rights reserved"};
  return language;
}

// One line a block: "answer h3 l1 q3| text"; h, l, q: indexes of its heading, lead-in, question.
std::vector<std::string> shown(const Outline& outline) {
  std::vector<std::string> lines;
  for (const Block& block : outline.blocks) {
    std::string line;
    if (block.channel != Channel::body) line += std::string(to_string(block.channel)) + " ";
    if (block.hidden) line += "hidden ";
    line += to_string(block.kind);
    if (block.level > 0) line += std::to_string(block.level);
    if (block.heading != no_block) line += " h" + std::to_string(block.heading);
    if (block.lead_in != no_block) line += " l" + std::to_string(block.lead_in);
    if (block.question != no_block) line += " q" + std::to_string(block.question);
    lines.push_back(line + "| " + outline.text.substr(block.span.begin, block.span.end - block.span.begin));
  }
  for (const SkippedPart& part : outline.skipped) lines.push_back("skipped " + part.reason);
  return lines;
}

struct Row {
  std::string html;
  std::vector<std::string> lines;
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  const Language language = test_language();
  for (const Row& row : rows) {
    CAPTURE(row.html);
    const std::vector<std::string> lines = shown(outline_of_html(row.html, language));
    for (std::size_t i = 0; i < std::max(lines.size(), row.lines.size()); ++i) {
      CAPTURE(i);
      CHECK((i < lines.size() ? lines[i] : "(no block)") == (i < row.lines.size() ? row.lines[i] : "(no block)"));
    }
  }
}

TEST_CASE("white space collapses as on the screen") {
  const Row rows[] = {
      {"<p>no <b>side</b>&nbsp;effects", {"paragraph| no side effects"}},
      {"<p>  a \r\n b\t<i> c </i> d  </p>", {"paragraph| a b c d"}},
      {"<p>un<b>prov</b>en<wbr>able</p>", {"paragraph| unprovenable"}},
      {"<p>one<br>two<br> <br>three", {"paragraph| one two", "paragraph| three"}},
      {"<pre>a\n   b</pre>", {"paragraph| a b"}},
      {"a<div>b</div>c<hr>d", {"paragraph| a", "paragraph| b", "paragraph| c", "paragraph| d"}},
      {"<p>a<span style='display: block'>b</span>c", {"paragraph| a", "paragraph| b", "paragraph| c"}},
      {"<p>cu&shy;re", {"paragraph| cu\u00ADre"}},
      {"<p>a<!-- <p>b -->c", {"paragraph| ac"}},
      {"<p> &nbsp; </p><p></p>", {}},
      {"<p>effects.<sup>1</sup> More</p><p>10<sup>6</sup> cells",
       {"paragraph| effects. 1 More", "paragraph| 106 cells"}},
      {"<p>She said <q>it works</q>.", {"paragraph| She said \u201Cit works\u201D."}},
      {"", {}},
  };
  check(rows);
}

TEST_CASE("what no reader sees gives no block") {
  const Row rows[] = {
      {"<script>a()</script><style>b</style><template><p>c</template>d<noscript>e</noscript>", {"paragraph| d"}},
      {"<svg><text>a</text></svg><canvas>b</canvas><video>c</video><iframe>d</iframe><object>e</object>f",
       {"paragraph| f"}},
      {"<select><option>One<option>Two</select>", {"furniture| One", "furniture| Two"}},
  };
  check(rows);
}

TEST_CASE("kinds of blocks") {
  const Row rows[] = {
      {"<h1>A</h1><p>b<h3>C</h3><p>d<h2>E</h2><p>f",
       {"heading1| A", "paragraph h0| b", "heading3 h0| C", "paragraph h2| d", "heading2 h0| E", "paragraph h4| f"}},
      {"<div role=heading aria-level=2>A</div>b", {"heading2| A", "paragraph h0| b"}},
      {"<h2>A</h2><p><strong>Our team</strong></p><p>b</p><h2>C</h2>",
       {"heading2| A", "heading h0| Our team", "paragraph h1| b", "heading2| C"}},
      {"<p><b>Not a heading.</b></p><p>b</p>", {"paragraph| Not a heading.", "paragraph| b"}},
      {"<p>a</p><p><b>Nothing follows</b></p>", {"paragraph| a", "paragraph| Nothing follows"}},
      {"<blockquote><p>It worked.</p></blockquote><p><q>Yes</q></p>", {"quote| It worked.", "quote| \u201CYes\u201D"}},
      {"<figure><img><figcaption>Cells</figcaption></figure>", {"caption| Cells"}},
      {"<p><small>Not approved.</small></p><div class='page Disclaimer-box'>Vary.</div><div class=fine-print>x</div>",
       {"small_print| Not approved.", "small_print| Vary.", "small_print| x"}},
      {"<body class=legal><p>a", {"paragraph| a"}},
      {"<nav><a href=1>Home</a></nav><div class=cookie-banner>We use cookies.</div><p>Leave a "
       "reply</p><label>Name</label>",
       {"furniture| Home", "furniture| We use cookies.", "furniture| Leave a reply", "furniture| Name"}},
      {"<header><h1><a href=1>Clinic</a></h1><ul><li><a href=2>Prices</a></ul></header><p>a",
       {"heading1| Clinic", "furniture| Prices", "paragraph h0| a"}},
      {"<footer><ul><li><a href=1>Terms</a><li>We cure all.</ul></footer>",
       {"furniture| Terms", "list_item1| We cure all."}},
      {"<h2>A</h2><aside><a href=1>x</a> <a href=2>y</a></aside><aside><p>Note.</aside><p>b",
       {"heading2| A", "furniture| x y", "paragraph| Note.", "paragraph h0| b"}},
      {"<p>Start today.</p><button>Book your free visit now</button><button>Call</button>",
       {"paragraph| Start today.", "furniture| Book your free visit now", "furniture| Call"}},
      {"<p>Click <button>here</button> to start</p>", {"paragraph| Click here to start"}},
      {"<input type=submit value='Send &amp; go'>", {"furniture| Send & go"}},
      {"<p>x<table>stray<tr><td>y</table>", {"paragraph| x", "paragraph| stray", "paragraph| y"}},
  };
  check(rows);
}

TEST_CASE("furniture is made of captions: a sentence in it is read, and heads, asks and answers nothing") {
  const Row rows[] = {
      // Where it stands does not matter, nor whether another sentence stands there too.
      {"<nav><p>It never rains.</nav>", {"paragraph| It never rains."}},
      {"<div class=navbar><h2>It never rains in Elmford!</h2></div><p>a",
       {"paragraph| It never rains in Elmford!", "paragraph| a"}},
      {"<div role=menu><ul><li><a href=1>It never rains.</a></ul></div>", {"paragraph| It never rains."}},
      {"<div class=cookie-banner>We use cookies. It never rains.</div>",
       {"paragraph| We use cookies. It never rains."}},
      {"<label>It never rains.</label><legend>\u201CIt never rains.\u201D*</legend>",
       {"paragraph| It never rains.", "paragraph| \u201CIt never rains.\u201D*"}},
      {"<textarea readonly>It never rains.</textarea>", {"paragraph| It never rains."}},
      {"<button>Sun without rain. Book now</button><input type=submit value='It never rains.'>",
       {"paragraph| Sun without rain. Book now", "paragraph| It never rains."}},
      {"<label>It never \u2014 ever \u2014 rains.</label>", {"paragraph| It never \u2014 ever \u2014 rains."}},
      {"<aside><a href=1>Weather</a> <a href=2>It never rains. Really?</a></aside>",
       {"paragraph| Weather It never rains. Really?"}},
      {"<header><ul><li><a href=1>It never rains.</a></ul></header>", {"paragraph| It never rains."}},
      // Nor an end mark, where there are more words than a caption has.
      {"<div class=gdpr>our rooms stay dry in all weathers and nobody coughs</div>",
       {"paragraph| our rooms stay dry in all weathers and nobody coughs"}},
      {"<label>It never rains in Elmford \u2026</label>", {"paragraph| It never rains in Elmford \u2026"}},
      // Captions, menus and paths stay what they are, however long.
      {"<nav><a href=1>Home</a> <a href=2>our house</a> <a href=3>beds and rooms</a> <a href=4>how to get "
       "there</a></nav>",
       {"furniture| Home our house beds and rooms how to get there"}},
      {"<nav>Home Our House Beds And Rooms How To Get There Prices</nav>",
       {"furniture| Home Our House Beds And Rooms How To Get There Prices"}},
      {"<div class=breadcrumb>home / towns by the sea / Elmford / houses / rooms with a view / beds</div>",
       {"furniture| home / towns by the sea / Elmford / houses / rooms with a view / beds"}},
      {"<aside><a href=1>How a wet summer in Elmford changed the life of nine families</a></aside>",
       {"furniture| How a wet summer in Elmford changed the life of nine families"}},
      {"<nav><a href=1>How a wet summer changed \u2026</a></nav>", {"furniture| How a wet summer changed \u2026"}},
      {"<label>How did you hear about our house?</label><button>Book now!</button><label>Dr. Lind</label>",
       {"furniture| How did you hear about our house?", "furniture| Book now!", "furniture| Dr. Lind"}},
      {"<div class=cookies>We use cookies.</div><nav>\u00A9 2024 The House of Elmford. All rights reserved.</nav>",
       {"furniture| We use cookies.", "furniture| \u00A9 2024 The House of Elmford. All rights reserved."}},
      {"<div class=cookies>Cookies help us to keep this house warm.</div>",
       {"furniture| Cookies help us to keep this house warm."}},
      // What the visitor says: the caption of a box to tick, and what can be chosen from a list.
      {"<label><input type=checkbox> It never rains here.</label><label>It never snows.</label>",
       {"furniture| It never rains here.", "paragraph| It never snows."}},
      {"<input type=radio id=a><label for=a>It never rains here.</label>", {"furniture| It never rains here."}},
      {"<select><option>It never rains here.</select>", {"furniture| It never rains here."}},
      {"<input type=checkbox hidden><label>It never rains here.</label>", {"paragraph| It never rains here."}},
      {"<nav>Call us today on 1-555-010-0199.</nav>", {"furniture| Call us today on 1-555-010-0199."}},
      // A question in a button is asked as before; what was furniture answers no question.
      {"<button>Does it rain here?</button><p>Never.</p><div class=cookies>No, it does not. We use cookies.</div>",
       {"question| Does it rain here?", "answer h0 q0| Never.", "paragraph| No, it does not. We use cookies."}},
  };
  check(rows);
}

TEST_CASE("lists, lead-ins, references") {
  const Row rows[] = {
      {"<h2>A</h2><p>We treat:</p><ul><li>one<li>two</ul>",
       {"heading2| A", "paragraph h0| We treat:", "list_item1 h0 l1| one", "list_item1 h0 l1| two"}},
      {"<p>We treat</p><ul><li>one</ul>", {"paragraph| We treat", "list_item1| one"}},
      {"<p>We treat:</p><p>Much.</p><ul><li>one</ul>", {"paragraph| We treat:", "paragraph| Much.", "list_item1| one"}},
      {"<ul><li>one<ul><li>two<ol><li>three</ol></ul><li>four</ul>",
       {"list_item1| one", "list_item2 l0| two", "list_item3 l1| three", "list_item1| four"}},
      {"<p>a:</p><ul><li><p>one</p><p>more</p></ul>", {"paragraph| a:", "list_item1 l0| one", "list_item1 l0| more"}},
      {"<dl><dt>Dose<dd>one<dt>Price<dd>two</dl><p>a",
       {"heading| Dose", "list_item1 h0| one", "heading| Price", "list_item1 h2| two", "paragraph| a"}},
      {"<h2>References:</h2><ol><li>A. 2019.<li>B. 2020.</ol>",
       {"heading2| References:", "reference_entry h0| A. 2019.", "reference_entry h0| B. 2020."}},
      {"<ol class=references><li>A</ol><ul><li id=cite_note-1>B<li id=ref2>C<li id=refund>D</ul>",
       {"reference_entry| A", "reference_entry| B", "reference_entry| C", "list_item1| D"}},
      // A sentence that names no source is none, whatever stands over it.
      {"<h2>Sources</h2><ul><li>It never rains.<li>It never rains here (2020).<li>Rain, 2nd edition</ul>",
       {"heading2| Sources", "list_item1 h0| It never rains.", "list_item1 h0| It never rains here (2020).",
        "reference_entry h0| Rain, 2nd edition"}},
      {"<ol class=reflist><li>It never rains.</ol><ul><li id=cite_note-1>It never rains.</ul>",
       {"list_item1| It never rains.", "list_item1| It never rains."}},
      {"<h2>Sources</h2><ul><li>It rains less and less. Weather, 2019.<li>Rain over towns. doi:10.5555/abc."
       "<li>The rain in Elmford. https://example.org/rain</ul>",
       {"heading2| Sources", "reference_entry h0| It rains less and less. Weather, 2019.",
        "reference_entry h0| Rain over towns. doi:10.5555/abc.",
        "reference_entry h0| The rain in Elmford. https://example.org/rain"}},
      {"<h2>Sources</h2><ul><li>It rains in small towns. Weather Letters.<li>Royal Society of Rain. It is wet "
       "there.</ul>",
       {"heading2| Sources", "reference_entry h0| It rains in small towns. Weather Letters.",
        "reference_entry h0| Royal Society of Rain. It is wet there."}},
      {"<h2>Sources</h2><ul><li>It never rains. It never snows.<li>Yes. It never rains.</ul>",
       {"heading2| Sources", "list_item1 h0| It never rains. It never snows.", "list_item1 h0| Yes. It never rains."}},
      {"<h2>Sources</h2><ul><li>Progress in the rain of small towns... : Weather Research</ul>",
       {"heading2| Sources", "reference_entry h0| Progress in the rain of small towns... : Weather Research"}},
  };
  check(rows);
}

TEST_CASE("tables: cells know their column or their row") {
  const Row rows[] = {
      {"<table><tr><th>Group<th>Better<tr><td>Cells<td>12 of 15</table>",
       {"table_cell| Group", "table_cell| Better", "table_cell h0| Cells", "table_cell h1| 12 of 15"}},
      {"<table><tr><th colspan=2>Both<th>One<tr><td>a<td>b<td>c</table>",
       {"table_cell| Both", "table_cell| One", "table_cell h0| a", "table_cell h0| b", "table_cell h1| c"}},
      {"<table><tr><th>Age<td>5<tr><th>Dose<td>2</table>",
       {"table_cell| Age", "table_cell h0| 5", "table_cell| Dose", "table_cell h2| 2"}},
      {"<table><tr><td>a<td>b</table>", {"table_cell| a", "table_cell| b"}},
      {"<table><tr><td><h2>A</h2><p>b<td>c</table>", {"heading2| A", "paragraph h0| b", "paragraph h0| c"}},
      {"<table role=presentation><tr><td>a<td>b</table>", {"paragraph| a", "paragraph| b"}},
  };
  check(rows);
}

TEST_CASE("questions and their answers") {
  const Row rows[] = {
      {"<h2>Is it a cure?</h2><p>No.</p><p>Not yet.</p><h2>B</h2><p>c",
       {"question2| Is it a cure?", "answer h0 q0| No.", "paragraph h0 q0| Not yet.", "heading2| B",
        "paragraph h3| c"}},
      {"<p>Is it safe?</p><p>Yes.</p>", {"question| Is it safe?", "answer h0 q0| Yes."}},
      {"<p>We know much. Is it safe?</p><p>Yes.</p>", {"paragraph| We know much. Is it safe?", "paragraph| Yes."}},
      {"<p>a</p><p>Is it safe?</p>", {"paragraph| a", "paragraph| Is it safe?"}},
      {"<p><b>Does it hurt?</b><br>No.</p>", {"question| Does it hurt?", "answer h0 q0| No."}},
      {"<p>Q: When?<br>A: Now.</p><p>Q: Who<p>A: You",
       {"question| Q: When?", "answer h0 q0| A: Now.", "question| Q: Who", "answer h2 q2| A: You"}},
      {"<details><summary>How much?</summary><p>9</p><p>euro</p></details><p>x",
       {"question| How much?", "answer h0 q0| 9", "paragraph h0 q0| euro", "paragraph| x"}},
      {"<details><summary>More</summary><p>9</p></details><p>x", {"heading| More", "paragraph h0| 9", "paragraph| x"}},
      {"<dl><dt>Safe?<dd>Yes<dt>New?<dd>No</dl>",
       {"question| Safe?", "answer h0 q0| Yes", "question| New?", "answer h2 q2| No"}},
      {"<div itemscope itemtype='https://schema.org/Question'><span itemprop=name>On safety</span>"
       "<div itemscope itemprop=acceptedAnswer itemtype='https://schema.org/Answer'><div itemprop=text>It is "
       "safe.</div></div></div><p>x",
       {"question| On safety", "answer h0 q0| It is safe.", "paragraph| x"}},
      {"<ul><li>Is it safe?<li>Is it new?</ul>", {"list_item1| Is it safe?", "list_item1| Is it new?"}},
      {"<ul><li><b>Is it safe?</b><br>Yes</ul><p>x", {"question| Is it safe?", "answer h0 q0| Yes", "paragraph| x"}},
      {"<button>Is it safe?</button><div>Yes.</div>", {"question| Is it safe?", "answer h0 q0| Yes."}},
      {"<h2>Why us?</h2><h3>Price</h3><p>a", {"heading2| Why us?", "heading3 h0| Price", "paragraph h1| a"}},
  };
  check(rows);
}

TEST_CASE("channels beside the body") {
  const Row rows[] = {
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
      {"<script type=application/ld+json>{\"name\":\"x\",}</script>",
       {"skipped Structured data (JSON-LD) that is not valid JSON; it was not read."}},
  };
  check(rows);
  CHECK(outline_of_html("<title> A &amp;\n b </title>", test_language()).title == "A & b");
}

TEST_CASE("words beside the running text stand behind the block they stand in") {
  const std::string json = "<script type=application/ld+json>{\"text\":\"No risk.\"}</script>";
  const Row rows[] = {
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
  check(rows);
}

TEST_CASE("words beside the running text map back to their exact source") {
  const std::string html =
      "<p>Our cells <img alt='no &quot;side&quot; effects'> help <span hidden>all of <b>you</b></span> well.</p>";
  const Outline outline = outline_of_html(html, test_language());
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

TEST_CASE("a page of ordinary mark-up is read whole") {
  const std::string html = R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Larch Lane Clinic</title><!-- made by hand --><!--[if IE]><script src="old.js"></script><![endif]-->
<link rel="stylesheet" href="a.css"><link rel="canonical" href="https://larch.example/knees/">
<meta name="description" content="Knees &amp; hips"><style>p > b { color: red }</style>
<script>if (1 < 2 && "</p>") { document.write("<b>x<\/b>"); }</script>
<script type="application/ld+json">{"@type": "MedicalClinic", "name": "Larch Lane", "url": "https://larch.example"}</script>
<noscript><style>.lazy { display: none }</style><img src="pixel.gif" alt=""></noscript></head>
<body class="home page"><noscript><iframe src="tags.html" height="0"></iframe></noscript>
<a class="skip" href="#main">Skip to content</a>
<header><nav aria-label="Main"><ul><li><a href="/"><img src="logo.svg" alt="Larch Lane logo"> Home</a></li>
<li><a href="/knees">Knees <svg width="8" viewBox="0 0 8 8" aria-hidden="true"><title>arrow</title><path d="M0 0"/></svg></a>
<ul><li><a href="/hips">Hips</a></li></ul></li></ul><button aria-expanded="false"><span class="sr">Menu</span>
<svg><use href="#bars"></use></svg></button></nav></header>
<main id="main"><h1>Knees <img src="star.png" alt="five stars"> and hips</h1>
<p>Our team <em>looks</em> at <a href="/knees">your <img src="knee.png" alt="a knee"> knee</a><!-- todo --> first.<br>
Then we talk.<sup><a href="#n1">1</a></sup> <span class="icon" aria-hidden="true">&rarr;</span> Call us.</p>
<picture><source srcset="a.webp"><img src="a.jpg" alt="A waiting room" loading="lazy"></picture>
<figure><img src="b.jpg"><figcaption>The <i>garden</i> in May</figcaption></figure>
<video controls poster="v.jpg"><source src="v.mp4">Your browser shows no video.</video>
<script>window.dataLayer = window.dataLayer || []; // <!-- old -->
</script><p>After <script>track("</div>")</script>the script.</p>
<table><thead><tr><th>Visit<th>Price</thead><tbody><tr><td>First<td>40 <img alt="euro" src="e.png"></tbody></table>
<blockquote><p>Kind people.</p><cite>A guest</cite></blockquote>
<form action="/find"><label for="q">Search <input id="q" type="search" placeholder="words"></label>
<select><option selected>Knees<option>Hips</select><textarea>Write here</textarea><input type="submit" value="Send"></form>
<iframe src="https://www.youtube.com/embed/x" title="Film"></iframe>
<div style="display:none"><p>Thank you, we will call.</p></div></main>
<aside><h2>Near you</h2><ul><li><a href="/a">Ashford</a></ul></aside>
<footer><p>&copy; 2024 Larch Lane <img src="tel.png" alt="Phone"> 555&nbsp;0100</p><small>Results vary.</small></footer>
<script src="end.js" async></script><script>(function(){var a='<div>'+"x"+'</div>';})();</script></body></html>
)";
  const Outline outline = outline_of_html(html, test_language());
  CHECK(outline.skipped.empty());
  for (const std::string_view words :
       {"Larch Lane Clinic\n", "Knees & hips\n", "Larch Lane\n", "Larch Lane logo\n", "\nKnees and hips\nfive stars\n",
        "\nOur team looks at your knee first. Then we talk. 1 \u2192 Call us.\na knee\n", "\nThe garden in May\n",
        "\nAfter the script.\n", "\n40\neuro\n", "\nSend\n", "\n\u00A9 2024 Larch Lane 555 0100\nPhone\n"}) {
    CAPTURE(words);
    CHECK(outline.text.find(words) != std::string::npos);
  }
  CAPTURE(outline.text);
  CHECK(outline.text.find("todo") == std::string::npos);
  CHECK(outline.text.find("track") == std::string::npos);
}

TEST_CASE("hidden text is marked, not mixed into what people read") {
  const Row rows[] = {
      {"<div hidden><p>a</p></div><p>b", {"hidden paragraph| a", "paragraph| b"}},
      {"<div hidden>a</div><div style='color:red; DISPLAY : none'>b</div><div "
       "style=visibility:hidden>c</div>",
       {"hidden paragraph| a", "hidden paragraph| b", "hidden paragraph| c"}},
      {"<p>Seen. <span hidden>not <b>seen</b> here</span> More",
       {"paragraph| Seen. More", "hidden paragraph| not seen here"}},
      {"<h2 hidden>A</h2><p>b", {"hidden heading2| A", "paragraph| b"}},
      {"<dialog>a</dialog><dialog open>b</dialog>", {"hidden paragraph| a", "paragraph| b"}},
  };
  check(rows);
}

TEST_CASE("what people see is read, whatever it is called") {
  const Row rows[] = {
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
      // Near the edge, of a size, half seen.
      {"<p>There are <span style='font-size:0.5em;opacity:0.1;position:absolute;left:-9px'>no</span> risks.",
       {"paragraph| There are no risks."}},
      {"<p>There are <span style='left:-9999px'>no</span> <i style='text-indent:-9999px'>known</i> risks.",
       {"paragraph| There are no known risks."}},
      {"<div style='font-size:0'><p class=column>No risks.</p> <p style='font-size:1rem'>No pain.</p></div>",
       {"paragraph| No risks.", "paragraph| No pain."}},
  };
  check(rows);
}

TEST_CASE("what an inline style hides is no part of the sentence around") {
  const std::string styles[] = {"display:none",
                                "DISPLAY : none ! important; display:inline",
                                "display:none;display:nonesuch",
                                "d\\69splay:none",
                                "visibility:hidden",
                                "visibility:collapse",
                                "opacity:0",
                                "opacity:0.00",
                                "opacity:0%",
                                "font-size:0",
                                "font-size:0px",
                                "color:red;font-size:.0em",
                                "position:absolute;left:-9999px",
                                "position:fixed;top:-100em",
                                "display:inline-block;text-indent:-999em"};
  for (const std::string& style : styles) {
    CAPTURE(style);
    const std::string html = "<p><span style='" + style + "'>It is <b>not</b> true that</span> there are no risks.";
    const std::vector<std::string> lines = shown(outline_of_html(html, test_language()));
    CHECK(lines == std::vector<std::string>{"paragraph| there are no risks.", "hidden paragraph| It is not true that"});
  }
  const Row rows[] = {
      {"<div style='font-size:0'>a <b style='font-size:200%'>b</b> <img alt=c></div>",
       {"hidden paragraph| a b", "alt_text caption| c"}},
      {"<div style='text-indent:-9999px'>a<p style='text-indent:0'>b</p></div>",
       {"hidden paragraph| a", "paragraph| b"}},
  };
  check(rows);
}

TEST_CASE("an element without an end that takes the rest of the page is named") {
  const struct {
    std::string html;
    std::vector<std::string> taken;
  } rows[] = {
      {"<title>A</title><style><p>No risks.</p>", {"<p>No risks.</p>"}},
      {"<p>A<textarea><p>No risks.</p>\n", {"<p>No risks.</p>\n"}},
      {"<p>A<script src=x><p>No risks.", {"<p>No risks."}},
      {"<title>A<body><p>No risks.", {"A<body><p>No risks."}},
      {"<p>A<iframe src=x><p>No risks.", {"<p>No risks."}},
      {"<p>A<style>p{}</body></html>\n", {}},  // nothing of the page is in it
      {"<p>A<script>go()", {}},
      {"<title>A", {}},
      {"<p>A<style><p>B</style>", {}},
      {"<p>A<xmp><p>B", {}},  // seen as it is written
      {"<p>A<plaintext><p>B", {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    std::vector<std::string> taken;
    for (const SkippedPart& part : outline_of_html(row.html, test_language()).skipped) {
      CHECK(part.reason.find("never ends") != std::string::npos);
      CHECK_FALSE(part.beside_the_page);
      taken.push_back(row.html.substr(part.span.begin, part.span.end - part.span.begin));
    }
    CHECK(taken == row.taken);
  }
}

TEST_CASE("elements without content are those of XHTML where the page is XHTML") {
  const std::string xml = "<?xml version='1.0'?>", html = "<html xmlns='http://www.w3.org/1999/xhtml'>";
  const Row rows[] = {
      {xml + "<html><head><style/></head><body><p>No risks.</p></body></html>", {"paragraph| No risks."}},
      {"\xEF\xBB\xBF\n" + xml + "<html><body><script src='x'/><p>No risks.</p><script src='y'/></body></html>",
       {"paragraph| No risks."}},
      {html + "<head><title/></head><body><p>A <textarea/> b <iframe src='x' /> c</p></body></html>",
       {"paragraph| A", "paragraph| b c"}},
      // Neither one nor the other.
      {"<p>A</p><style/><p>B</p><style></style><p>C</p>", {"paragraph| A", "paragraph| C"}},
      {html + "<body><p><title/>It is not true that</title> there are no risks.</p></body></html>",
       {"paragraph| there are no risks.", "title heading| It is not true that"}},
      {"<p>A<html xmlns='http://www.w3.org/1999/xhtml'><style/>B</style>C", {"paragraph| AC"}},
  };
  check(rows);
}

TEST_CASE("what was not looked at is counted") {
  const NotExamined counts =
      outline_of_html(
          "<img><picture><source><img></picture><svg><svg></svg></svg><canvas></canvas><video></video><audio></audio>"
          "<iframe src='https://www.youtube.com/embed/x'></iframe><iframe src=x></iframe><embed><object><img></object>"
          "<div id=root> </div><div id=app>text</div><noscript>Turn it on <img></noscript><noscript> </noscript>"
          "<p><a href=1>a</a><a name=x>b</a><p><a href=2>c<p>d",
          test_language())
          .not_examined;
  CHECK(counts.images == 4);
  CHECK(counts.videos == 2);
  CHECK(counts.audios == 1);
  CHECK(counts.frames == 3);
  CHECK(counts.scripted_regions == 2);
  CHECK(counts.links == 2);
}

TEST_CASE("what may hide or add words is counted") {
  const NotExamined counts =
      outline_of_html(
          "<head><style>p{}</style><link rel='stylesheet' href=x><link rel='icon' href=y>"
          "<noscript><style>p{}</style></noscript></head>"
          "<template><style>p{}</style></template><div><template shadowrootmode=open><p>No risks.</p></template></div>"
          "<input value='No risks'><input value=' '><input><input type=submit value=Go><input type=hidden value=x>"
          "<input type=email value='a@b.example'><textarea>No risks.</textarea><textarea> </textarea>"
          "<video><track src=a kind=captions><track src=b></video>",
          test_language())
          .not_examined;
  CHECK(counts.style_sheets == 2);
  CHECK(counts.shadow_trees == 1);
  CHECK(counts.field_values == 3);
  CHECK(counts.captions == 2);
  CHECK(counts.videos == 1);
}

TEST_CASE("a sentence over mark-up maps back to its exact source") {
  const std::string html = "<p>There are no <b>side</b>&nbsp;effects.</p>";
  const Outline outline = outline_of_html(html, test_language());
  const std::size_t at = outline.text.find("no side effects");
  REQUIRE(at != std::string::npos);
  const OffsetRange source = outline.text_to_source.original_of(at, at + 15);
  CHECK(html.substr(source.begin, source.end - source.begin) == "no <b>side</b>&nbsp;effects");
}

TEST_CASE("strings of structured data map back to their exact source") {
  const std::string html =
      "<script type=application/ld+json>{\"text\": \"We \\u0063ure <b>all</b> &amp; more\"}</script>";
  const Outline outline = outline_of_html(html, test_language());
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

TEST_CASE("a page is read however deep it nests and however many attributes it has; one over 16 MiB is not") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string all;
    while (times-- > 0) all += piece;
    return all;
  };
  const std::string pages[] = {repeat("<div>", 100'000) + "Cells help.", repeat("<b>", 100'000) + "Cells help.",
                               "<p" + repeat(" a=1 class=b", 30'000) + ">Cells help.",
                               repeat("<table><tr><td>", 20'000) + "Cells help."};
  for (const std::string& page : pages) {
    CAPTURE(page.substr(0, 20));
    const Outline outline = outline_of_html(page, test_language());
    CHECK(outline.text == "Cells help.");
    CHECK(outline.skipped.empty());
  }
  const std::string long_page((16U << 20U) + 1, 'a');
  const Outline outline = outline_of_html(long_page, test_language());
  CHECK(outline.blocks.empty());
  REQUIRE(outline.skipped.size() == 1);
  CHECK(outline.skipped[0].span.end == long_page.size());
  CHECK(outline.skipped[0].reason.find("16 MiB") != std::string::npos);
}

void check_outline(const std::string& html, const Outline& outline) {
  CAPTURE(html);
  for (std::size_t at = 0; at < outline.text.size();) {
    const CodePoint code_point = code_point_at(outline.text, at);
    CHECK(code_point.valid);
    at += code_point.size;
  }
  CHECK(outline.text_to_source.derived_size() == outline.text.size());
  std::uint64_t derived = 0, original = 0;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;
  for (const OffsetRun& run : outline.text_to_source.runs()) {
    CHECK(run.derived_begin == derived);
    CHECK(run.original_end <= html.size());
    const std::string_view text =
        std::string_view(outline.text).substr(run.derived_begin, run.derived_end - run.derived_begin);
    if (run.linear)
      CHECK(text == std::string_view(html).substr(run.original_begin, run.original_end - run.original_begin));
    if (text == "\n") original = 0;  // a new block, from anywhere
    CHECK(run.original_begin >= original);
    derived = run.derived_end;
    original = text == "\n" ? 0 : run.original_end;
    if (run.original_begin < run.original_end) pieces.emplace_back(run.original_begin, run.original_end);
  }
  std::sort(pieces.begin(), pieces.end());
  for (std::size_t i = 1; i < pieces.size(); ++i) CHECK(pieces[i].first >= pieces[i - 1].second);
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < outline.blocks.size(); ++i) {
    const Block& block = outline.blocks[i];
    CAPTURE(i);
    CHECK(block.span.begin == end + (i > 0 ? 1 : 0));  // parted by one '\n'
    CHECK(block.span.end > block.span.begin);
    end = block.span.end;
    const std::string text = outline.text.substr(block.span.begin, end - block.span.begin);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(text.find("  ") == std::string::npos);
    CHECK(text.front() != ' ');
    CHECK(text.back() != ' ');
    for (const std::size_t index : {block.heading, block.lead_in, block.question})
      CHECK((index == no_block || index < i));
  }
  CHECK(end == outline.text.size());
  for (const SkippedPart& part : outline.skipped) CHECK(part.span.begin <= part.span.end);
}

TEST_CASE("maps are exact and blocks in order, on random mixes") {
  const Language language = test_language();
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    HtmlMixes mixes(seed + 500000);
    const std::string html = mixes.next(3 + seed % 60);
    check_outline(html, outline_of_html(html, language));
  }
}

TEST_CASE("all visible words are in a block or named as skipped, on random mixes without elements that hide") {
  const Language language = test_language();
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    HtmlMixes mixes(seed);
    static constexpr std::string_view tags[] = {"<p>",    "</p>",     "<b>",           "</b>",    "<table>",    "<tr>",
                                                "<td>",   "</table>", "<ul>",          "<li>",    "</ul>",      "<div>",
                                                "</div>", "<h2>",     "</h2>",         "<br>",    "<a href=x>", "</a>",
                                                "<q>",    "</q>",     "<span hidden>", "</span>", "</br>"};
    std::string html;
    std::vector<std::string> words;
    for (int i = 0; i < 40; ++i) {
      html += tags[mixes.number() % (sizeof(tags) / sizeof(tags[0]))];
      words.push_back("w" + std::to_string(i) + "w");
      html += words.back();
    }
    CAPTURE(html);
    const Outline outline = outline_of_html(html, language);
    for (const std::string& word : words) {
      CAPTURE(word);
      const std::size_t at = html.find(word);
      bool skipped = false;
      for (const SkippedPart& part : outline.skipped)
        skipped = skipped || (part.span.begin <= at && at < part.span.end);
      CHECK((outline.text.find(word) != std::string::npos) != skipped);
    }
  }
}

// Counted, not timed: what is made of a page, and so what later steps walk over. html_events_test counts the parser's steps.
TEST_CASE("what is made of a page grows with its size, not with its square") {
  const Language language = test_language();
  const std::string pieces[] = {
      "<p>text <b>bold</b> &amp; more.</p>", "<ul><li>a<li>b</ul>",           "<img alt='a b'><ul></ul>",
      "<p>a <span hidden>b</span> c",        "<table>x<tr><td>y</table>",     "<h3>Why?</h3><p>a",
      "<aside><a href=x>y</a></aside>",      "<p>a<br>b<br><br>c<sup>1</sup>"};
  for (const std::string& piece : pieces) {
    CAPTURE(piece);
    const auto made = [&](std::size_t times) {
      std::string html;
      for (std::size_t i = 0; i < times; ++i) html += piece;
      const Outline outline = outline_of_html(html, language);
      CHECK(!outline.blocks.empty());
      return outline.blocks.size() + outline.text.size() + outline.skipped.size() +
             outline.text_to_source.runs().size();
    };
    CHECK(made(20000) <= 10 * made(2000) + 100);
  }
}

}  // namespace
}  // namespace overclaim
