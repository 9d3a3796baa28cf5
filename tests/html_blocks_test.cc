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

TEST_CASE("white space collapses as on the screen") {
  const HtmlRow rows[] = {
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
      {"<p>no <sup>1</sup> rain<sup>2</sup>", {"paragraph| no 1 rain 2"}},
      {"<p>effects.<sup>1</sup> More</p><p>10<sup>6</sup> cells",
       {"paragraph| effects. 1 More", "paragraph| 106 cells"}},
      {"<p>She said <q>it works</q>.", {"paragraph| She said \u201Cit works\u201D."}},
      {"", {}},
  };
  check_outlines(rows);
}

TEST_CASE("kinds of blocks") {
  const HtmlRow rows[] = {
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
  check_outlines(rows);
}

TEST_CASE("furniture is made of captions: a sentence in it is read, and heads, asks and answers nothing") {
  const HtmlRow rows[] = {
      // Where it stands does not matter, nor whether another sentence stands there too.
      {"<nav><p>It never rains.</nav>", {"paragraph| It never rains."}},
      {"<div class=navbar><h2>It never rains in Elmford!</h2></div><p>a",
       {"paragraph| It never rains in Elmford!", "paragraph| a"}},
      // A heading is one, whatever class it stands in; the page's name and a notice's are captions.
      {"<div class=navbar><h1>Always dry</h1><p>Rooms</p><h2><a href=1>Elmford</a></h2></div><p>a",
       {"paragraph| Always dry", "furniture| Rooms", "furniture| Elmford", "paragraph| a"}},
      {"<div id=cookie><h2>Cookies</h2><h3>Never wet</h3></div><div class=pagination><h2>No rain</h2></div>",
       {"furniture| Cookies", "paragraph| Never wet", "paragraph| No rain"}},
      {"<nav class=navbar><h2>Our rooms</h2></nav><div class=navbar><nav><h2>Beds</h2></nav></div>",
       {"furniture| Our rooms", "furniture| Beds"}},
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
  check_outlines(rows);
}

TEST_CASE("lists, lead-ins, references") {
  const HtmlRow rows[] = {
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
  check_outlines(rows);
}

TEST_CASE("tables: cells know their column or their row") {
  const HtmlRow rows[] = {
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
  check_outlines(rows);
}

TEST_CASE("questions and their answers") {
  const HtmlRow rows[] = {
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
  check_outlines(rows);
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
  const Outline outline = outline_of_html(html, html_language());
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
    for (const SkippedPart& part : outline_of_html(row.html, html_language()).skipped) {
      CHECK(part.reason.find("never ends") != std::string::npos);
      CHECK_FALSE(part.beside_the_page);
      taken.push_back(row.html.substr(part.span.begin, part.span.end - part.span.begin));
    }
    CHECK(taken == row.taken);
  }
}

TEST_CASE("elements without content are those of XHTML where the page is XHTML") {
  const std::string xml = "<?xml version='1.0'?>", html = "<html xmlns='http://www.w3.org/1999/xhtml'>";
  const HtmlRow rows[] = {
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
  check_outlines(rows);
}

TEST_CASE("what was not looked at is counted") {
  const NotExamined counts =
      outline_of_html(
          "<img><picture><source><img></picture><svg><svg></svg></svg><canvas></canvas><video></video><audio></audio>"
          "<iframe src='https://www.youtube.com/embed/x'></iframe><iframe src=x></iframe><embed><object><img></object>"
          "<div id=root> </div><div id=app>text</div><noscript>Turn it on <img></noscript><noscript> </noscript>"
          "<p><a href=1>a</a><a name=x>b</a><p><a href=2>c<p>d",
          html_language())
          .not_examined;
  CHECK(counts.images == 4);
  CHECK(counts.videos == 2);
  CHECK(counts.audios == 1);
  CHECK(counts.frames == 3);
  CHECK(counts.scripted_regions == 2);
  CHECK(counts.links == 2);
}

TEST_CASE("a picture behind the words is counted") {
  const struct {
    std::string html;
    std::uint64_t images;
  } rows[] = {
      {"<div style='background:url(a.png)'>a</div>", 1},
      {"<div style=\"color:red;background-image: URL('a.png'), none\">a</div>", 1},
      {"<p style='background:red'>a<img style='background:url(a)'>", 2},
      {"<div style='background:url(a.png);background:none'>a</div>", 0},
      {"<div style='background:red;--a:url(a.png)'>a</div>", 0},
      {"<div style='cursor:url(a.cur)'>a</div>", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    CHECK(outline_of_html(row.html, html_language()).not_examined.images == row.images);
  }
}

TEST_CASE("sentences to tick or to choose are not read, and counted") {
  const struct {
    std::string html;
    std::uint64_t fields;
  } rows[] = {
      {"<label><input type=checkbox checked> It never rains here.</label>", 1},
      {"<input type=radio id=a><label for=a>It never rains here.</label>", 1},
      {"<select><option>It never rains here.<option selected>It never snows here.</select>", 2},
      {"<select><option>Rooms<option>Beds and rooms</select><label><input type=checkbox> Yes</label>", 0},
      {"<div hidden><input type=checkbox> It never rains here.</div>", 0},
      {"<label>It never rains here.</label>", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.html);
    CHECK(outline_of_html(row.html, html_language()).not_examined.field_values == row.fields);
  }
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
          html_language())
          .not_examined;
  CHECK(counts.style_sheets == 2);
  CHECK(counts.shadow_trees == 1);
  CHECK(counts.field_values == 3);
  CHECK(counts.captions == 2);
  CHECK(counts.videos == 1);
}

}  // namespace
}  // namespace overclaim
