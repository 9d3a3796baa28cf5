#include "text/html_lines.h"

#include <doctest/doctest.h>

#include <string>

#include "html_outlines.h"

namespace overclaim {
namespace {

using test::check_outlines;
using test::HtmlRow;

TEST_CASE("a line begins anew behind a label, a question or a sentence, and goes on elsewhere") {
  const struct {
    std::string before, next;
    bool anew;
  } rows[] = {
      {"Is it wet? No", "Wind: strong", true},
      {"Does it ever rain in the whole of the old town of Elmford? No", "Wind: strong", true},
      {"Towels: no", "Side doors: shut", true},
      {"Towels: no", "\u2022 Side doors: shut", true},
      {"Towels - no", "Side doors \u2013 shut", true},
      {"We rent no boats.", "Side doors: shut", true},
      {"Towels: no", "Wind? No", true},
      {"Towels: no", "\u00C4rger: keiner", true},
      {"Towels: no", "Side doors vary by house", true},
      {"Is it wet? No", "Side doors vary by house", true},
      // A sentence goes on, whatever it is set in.
      {"There is no", "wind or rain", false},
      {"There is NO", "Wind Or Rain!", false},
      {"There is no", "Wind: none at all", false},
      {"There is", "No wind", false},
      {"Our promise: NO", "Wind Or Rain!", false},
      {"Our promise: no", "wind or rain", false},
      {"Our promise: there is no", "Wind or rain", false},
      {"And this is what we say to all of our guests: no", "Wind or rain", false},
      {"It is wet, it is", "Elmford in November", false},
      {"We rent:", "Boats: nine", false},  // its list
      {"Towels: no", "side doors: shut", false},
      {"Towels: no", "The side doors of the house are: shut", true},  // by the one word before it
      {"We never rent: canoes", "Beds for nine", false},              // its list
      {"Come at", "10:30 or later", false},
      {"", "Wind: strong", false},
      {"Towels: no", "", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.next);
    CHECK(begins_anew(row.before, row.next) == row.anew);
  }
}

TEST_CASE("lines of a page are parted where they say something of their own") {
  const HtmlRow rows[] = {
      {"<p>Is it wet? No<br>Wind: strong, cold</p>", {"paragraph| Is it wet? No", "paragraph| Wind: strong, cold"}},
      {"<p><b>Towels:</b> no<br><b>Side doors</b>: shut<br><i>Beds:</i> <br> nine",
       {"paragraph| Towels: no", "paragraph| Side doors: shut", "paragraph| Beds: nine"}},
      {"<p>There is no<br>wind.</p><p>There is NO<br>Wind Or Rain!</p>",
       {"paragraph| There is no wind.", "paragraph| There is NO Wind Or Rain!"}},
      {"<p>It falls on the lake,<br>It falls on the hill,<br>And never on me.</p>",
       {"paragraph| It falls on the lake, It falls on the hill, And never on me."}},
      // Of two lines in one text, only the last stands before the break.
      {"<p>Towels: yes<br>and there is no<br>Wind: none</p>", {"paragraph| Towels: yes and there is no Wind: none"}},
      // Text set as it is written.
      {"<pre>Towels: no\nSide doors: shut\r\nThere is no\nwind\n\nHere</pre>",
       {"paragraph| Towels: no", "paragraph| Side doors: shut", "paragraph| There is no wind", "paragraph| Here"}},
      {"<p style='white-space:pre-line'>Towels: no\nSide doors: shut",
       {"paragraph| Towels: no", "paragraph| Side doors: shut"}},
      {"<p>Towels: no\nSide doors: shut", {"paragraph| Towels: no Side doors: shut"}},
      {"<pre style='white-space:normal'>Towels: no\nSide doors: shut", {"paragraph| Towels: no Side doors: shut"}},
      // Boxes in a line.
      {"<div style='display:grid'><span>Towels: no</span> <span>Side doors: shut</span></div>",
       {"paragraph| Towels: no", "paragraph| Side doors: shut"}},
      {"<div style='display:flex'><span>There is no</span> <span>wind</span></div>", {"paragraph| There is no wind"}},
      {"<span style='display:table-cell'>Towels: no</span> <span style='display:table-cell'>Side doors: shut</span>",
       {"paragraph| Towels: no", "paragraph| Side doors: shut"}},
      {"<span style='display:table-cell'>There is no</span> <span style='display:table-cell'>wind</span>",
       {"paragraph| There is no wind"}},
      {"<div style='display:inline-block'>Towels: no</div> <div style='display:inline-block'>Side doors: shut</div>",
       {"paragraph| Towels: no", "paragraph| Side doors: shut"}},
  };
  check_outlines(rows);
}

TEST_CASE("an own display makes a block of an element, or a part of a line") {
  for (const std::string display : {"block", "flex", "grid", "table", "list-item", "table-row", "flow-root", "flow",
                                    "-webkit-box", "table-caption", "block flow"}) {
    const HtmlRow rows[] = {
        {"<span style='display:" + display + "'>There is no</span> <span style='display:" + display + "'>wind</span>",
         {"paragraph| There is no", "paragraph| wind"}}};
    check_outlines(rows);
  }
  for (const std::string display :
       {"inline", "inline-block", "inline flow", "contents", "initial", "unset", "inline-flex", "ruby"}) {
    const HtmlRow rows[] = {
        {"<div style='display:" + display + "'>There is no</div> <div style='display:" + display + "'>wind</div>",
         {"paragraph| There is no wind"}}};
    check_outlines(rows);
  }
  const HtmlRow rows[] = {
      {"<div style='display:inline;float:left'>There is no</div> <div style='position:fixed;display:inline'>wind</div>",
       {"paragraph| There is no", "paragraph| wind"}},
      {"<div style='display:inherit'>There is no</div> <div style='display:var(--x)'>wind</div>",
       {"paragraph| There is no", "paragraph| wind"}},
  };
  check_outlines(rows);
}

TEST_CASE("a label or a button that a sentence begins with is a part of it") {
  const HtmlRow rows[] = {
      {"<p><label>There is no</label> wind.</p>", {"paragraph| There is no wind."}},
      {"<p>Hello. <button>There is <b>no</b></button><i> wind</i>.</p>",
       {"paragraph| Hello.", "paragraph| There is no wind."}},
      // Captions stay captions.
      {"<p><label>Name</label> Ann</p>", {"furniture| Name", "paragraph| Ann"}},
      {"<p><label>Name:</label> ann</p>", {"furniture| Name:", "paragraph| ann"}},
      {"<label>Your name</label> <input name=a> as on your card",
       {"furniture| Your name", "paragraph| as on your card"}},
      {"<label>Beds</label><br>nine", {"furniture| Beds", "paragraph| nine"}},
      {"<button>Book</button><button>call</button><div>wind</div>",
       {"furniture| Book", "furniture| call", "paragraph| wind"}},
      {"<label><input type=checkbox> It is wet</label> indeed", {"furniture| It is wet", "paragraph| indeed"}},
      {"<nav><label>There is no</label> wind</nav>", {"furniture| There is no", "furniture| wind"}},
      {"<p><label hidden>There is no</label> wind.</p>", {"hidden furniture| There is no", "paragraph| wind."}},
  };
  check_outlines(rows);
}

}  // namespace
}  // namespace overclaim
