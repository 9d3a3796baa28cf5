// Plain text to blocks. Each class of structure stands beside its honest opposite.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "plain_outlines.h"
#include "text/outline.h"

using namespace overclaim;
using namespace overclaim::test;

TEST_CASE("characters of plain text become clean blocks") {
  check_plain({
      {"nothing", "", ""},
      {"only white space", " \t\n\r\n\xC2\xA0\n", ""},
      {"LF", "It rained.\nIt snowed.\n", "paragraph | It rained.\nparagraph | It snowed."},
      {"CR LF", "It rained.\r\nIt snowed.\r\n", "paragraph | It rained.\nparagraph | It snowed."},
      {"CR", "It rained.\rIt snowed.", "paragraph | It rained.\nparagraph | It snowed."},
      {"CR CR LF throughout", "We tell all families that this therapy does not\r\r\nhelp them.\r\r\n\r\r\nIt rained.",
       "paragraph | We tell all families that this therapy does not help them.\nparagraph | It rained."},
      {"CR CR LF once", "We tell all families that this therapy\r\r\nIt rained.\r\n",
       "heading | We tell all families that this therapy\nparagraph h=0 | It rained."},
      {"line and paragraph separators", "It rained.\u2028It snowed.\u2029It froze.",
       "paragraph | It rained.\nparagraph | It snowed.\nparagraph | It froze."},
      {"byte order mark", "\uFEFFIt rained.", "paragraph | It rained."},
      {"spaces and tabs inside", "It  \t rained\t.", "paragraph | It rained ."},
      {"one no-break space stays", "It\u00A0rained.", "paragraph | It\u00A0rained."},
      {"a no-break space beside a space does not", "It\u00A0 rained.\u00A0", "paragraph | It rained."},
      {"control characters", std::string("It\0rained\x07now.", 14), "paragraph | It rained now."},
      {"controls that nobody sees", "It rai\u009Dned\u0085now.", "paragraph | It rai\u009Dned now."},
      {"bad bytes", "It \xFFrained.", "paragraph | It \uFFFDrained."},
      {"a soft hyphen is kept", "It rai\u00ADned.", "paragraph | It rai\u00ADned."},
      {"a drawn line is no text", "It rained.\n-----\nIt snowed.\n* * *\n",
       "paragraph | It rained.\nparagraph | It snowed."},
      {"dots are text", "...\n", "paragraph | ..."},
  });
}

TEST_CASE("bad bytes are counted") {
  CHECK(outline_of_plain("a\xFF\xC3(b\xE2\x82", plain_language()).bad_bytes == 4);
  CHECK(outline_of_plain("g\u00FCltig", plain_language()).bad_bytes == 0);
}

TEST_CASE("soft wraps are joined and paragraphs are not") {
  const std::string wrapped =
      "The clinic in Elmford opened in the spring of the year before last and\n"
      "has since seen ninety families. Each of them was asked to keep a diary of\n"
      "Monday and Tuesday walks, of falls, and of sleep.\n"
      "\n"
      "Nobody counted the falls of children who were not treated, so the diaries\n"
      "say little.\n";
  check_plain({
      {"hard-wrapped text", wrapped,
       "paragraph | The clinic in Elmford opened in the spring of the year before last and has since seen ninety "
       "families. Each of them was asked to keep a diary of Monday and Tuesday walks, of falls, and of sleep.\n"
       "paragraph | Nobody counted the falls of children who were not treated, so the diaries say little."},
      {"the same mailed as a quotation",
       "> The clinic in Elmford opened in the spring of the year before last and\n"
       "> has since seen ninety families. Each of them was asked to keep a diary of\n"
       "> Monday and Tuesday walks.\n"
       "Thank you for that.\n",
       "quote | The clinic in Elmford opened in the spring of the year before last and has since seen ninety families. "
       "Each of them was asked to keep a diary of Monday and Tuesday walks.\nparagraph | Thank you for that."},
      {"a title above wrapped text", "What We Have Learned\n" + wrapped,
       "heading | What We Have Learned\n"
       "paragraph h=0 | The clinic in Elmford opened in the spring of the year before last and has since seen ninety "
       "families. Each of them was asked to keep a diary of Monday and Tuesday walks, of falls, and of sleep.\n"
       "paragraph h=0 | Nobody counted the falls of children who were not treated, so the diaries say little."},
      {"short lines inside wrapped text are a list",
       wrapped +
           "\nThe diaries of these ninety families speak of three kinds of things, namely:\nWalks\nFalls\nSleep\n",
       "paragraph | The clinic in Elmford opened in the spring of the year before last and has since seen ninety "
       "families. Each of them was asked to keep a diary of Monday and Tuesday walks, of falls, and of sleep.\n"
       "paragraph | Nobody counted the falls of children who were not treated, so the diaries say little.\n"
       "paragraph | The diaries of these ninety families speak of three kinds of things, namely:\n"
       "list_item 1 l=2 | Walks\nlist_item 1 l=2 | Falls\nlist_item 1 l=2 | Sleep"},
      {"one soft wrap among paragraphs", "We saw the children again after a year and they\nwere taller.\nWe were glad.",
       "paragraph | We saw the children again after a year and they were taller.\nparagraph | We were glad."},
      {"a paragraph a line", "We saw the children again after a year and measured them.\nThe nurses measured them too.",
       "paragraph | We saw the children again after a year and measured them.\nparagraph | The nurses measured them "
       "too."},
      {"a name after an open line is no soft wrap by itself",
       "We saw the children again after a year\nElmford is a town.",
       "heading | We saw the children again after a year\nparagraph h=0 | Elmford is a town."},
      {"a narrow window", "Our nurses are\nkind and never\nin a hurry.",
       "paragraph | Our nurses are kind and never in a hurry."},
      {"short small words are no wrapped sentence", "Rooms\nbeds\nlamps\n\nWe paint them every year.",
       "heading | Rooms\nlist_item 1 h=0 | beds\nlist_item 1 h=0 | lamps\nparagraph h=0 | We paint them every year."},
      {"a hyphen at the line end is kept, the space is not",
       "The nurses gave everybody a careful and long-\nterm plan.",
       "paragraph | The nurses gave everybody a careful and long-term plan."},
      {"a dash is not a hyphen", "The nurses gave everybody a careful plan -\nand lunch.",
       "paragraph | The nurses gave everybody a careful plan - and lunch."},
      {"a hyphen before a name", "The nurses moved to a house on the river in Elm-\nFord.",
       "paragraph | The nurses moved to a house on the river in Elm-\nparagraph | Ford."},
      {"a wrapped line that starts with a number",
       "The house stands in a long street and the nurses say it has the number\n12. The door is green.\n\n"
       "Behind the door there is a hall with nine chairs, two of which are quite\nnew, and a\n"
       "table with a lamp that nobody has lit since the last of the doctors left\nthe house.\n",
       "paragraph | The house stands in a long street and the nurses say it has the number 12. The door is green.\n"
       "paragraph | Behind the door there is a hall with nine chairs, two of which are quite new, and a table with a "
       "lamp that nobody has lit since the last of the doctors left the house."},
  });
}

TEST_CASE("marks make list items and are not part of them") {
  check_plain({
      {"dots", "• Beds\n• Lamps", "list_item 1 | Beds\nlist_item 1 | Lamps"},
      {"many signs", "· Beds\n▪ Lamps\n► Chairs\n○ Doors\n– Floors\n+ Walls\n→ Roofs\n» Keys",
       "list_item 1 | Beds\nlist_item 1 | Lamps\nlist_item 1 | Chairs\nlist_item 1 | Doors\nlist_item 1 | Floors\n"
       "list_item 1 | Walls\nlist_item 1 | Roofs\nlist_item 1 | Keys"},
      {"ticks and crosses", "✓ Beds\n✔️ Lamps\n✅Chairs\n❌ Doors",
       "list_item 1 | Beds\nlist_item 1 | Lamps\nlist_item 1 | Chairs\nlist_item 1 | Doors"},
      {"a hyphen inside a word is none", "-5 degrees is cold.\n–ish is an ending.",
       "paragraph | -5 degrees is cold.\nparagraph | –ish is an ending."},
      {"a dash inside a wrapped sentence is none",
       "We saw the children again after a whole year\n– nobody had left – and measured them.",
       "paragraph | We saw the children again after a whole year – nobody had left – and measured them."},
      {"an item continued", "- The nurses came to the house and\n  Elmford was glad.\n- The doctors\ncame too.",
       "list_item 1 | The nurses came to the house and Elmford was glad.\nlist_item 1 | The doctors came too."},
      {"a bullet by itself", "•\nBeds\n•\nLamps", "list_item 1 | Beds\nlist_item 1 | Lamps"},
      {"numbers", "1. Beds are made.\n2) Lamps are lit.\n(3) Doors are shut.\n[4] Keys are kept.",
       "list_item 1 | Beds are made.\nlist_item 1 | Lamps are lit.\nlist_item 1 | Doors are shut.\nlist_item 1 | Keys "
       "are kept."},
      {"numbers that are none", "2024. That was the year.\n3.5 beds are free.\n(see) the other page.",
       "paragraph | 2024. That was the year.\nparagraph | 3.5 beds are free.\nparagraph | (see) the other page."},
      {"letters and Roman numbers", "a. Beds\nb. Lamps\n(i) Doors\n(ii) Keys",
       "list_item 1 | Beds\nlist_item 1 | Lamps\nlist_item 1 | Doors\nlist_item 1 | Keys"},
      {"an initial is no letter", "A. Novak opened the house.\nMs. Ball closed it.",
       "paragraph | A. Novak opened the house.\nparagraph | Ms. Ball closed it."},
      {"steps", "Step 1: Ask.\nStep 2: Listen.", "list_item 1 | Ask.\nlist_item 1 | Listen."},
      {"a number of something is no step", "Trial 3: nobody came.", "paragraph | Trial 3: nobody came."},
      {"levels by indentation", "- House\n  - Room\n      - Bed\n  - Hall\n- Garden",
       "list_item 1 | House\nlist_item 2 l=0 | Room\nlist_item 3 l=1 | Bed\nlist_item 2 l=0 | Hall\nlist_item 1 | "
       "Garden"},
      {"levels by another mark below a colon", "1. Rooms:\n• Hall\n• Attic\n2. Gardens:\n• Lawn",
       "list_item 1 | Rooms:\nlist_item 2 l=0 | Hall\nlist_item 2 l=0 | Attic\nlist_item 1 | Gardens:\nlist_item 2 l=3 "
       "| Lawn"},
      {"another mark without a colon", "1. Rooms\n• Hall", "list_item 1 | Rooms\nlist_item 1 | Hall"},
      {"a star right before a word is a note", "The house is warm*.\n*Not in winter.",
       "paragraph | The house is warm*.\nsmall_print | Not in winter."},
      {"a lone star below text too", "The house is warm.\n\n* Except in winter.",
       "paragraph | The house is warm.\nsmall_print | Except in winter."},
      {"stars of a list", "* Warm.\n* Dry.", "list_item 1 | Warm.\nlist_item 1 | Dry."},
      {"stars around a word", "*Warm* it is not.", "paragraph | *Warm* it is not."},
  });
}

TEST_CASE("a colon leads in what stands below it") {
  check_plain({
      {"bullets", "The house has:\n• Beds\n• Lamps",
       "paragraph | The house has:\nlist_item 1 l=0 | Beds\nlist_item 1 l=0 | Lamps"},
      {"bullets below a blank line", "The house has:\n\n- Beds\n\n- Lamps\n",
       "paragraph | The house has:\nlist_item 1 l=0 | Beds\nlist_item 1 l=0 | Lamps"},
      {"nested items stand under their parents", "The house has:\n- Rooms\n  - Hall",
       "paragraph | The house has:\nlist_item 1 l=0 | Rooms\nlist_item 2 l=1 | Hall"},
      {"no colon, no lead-in", "The house has much to show.\n• Beds\n• Lamps",
       "paragraph | The house has much to show.\nlist_item 1 | Beds\nlist_item 1 | Lamps"},
      {"lines without marks",
       "We were asked, and the house in Elmford has:\nBeds with curtains\nLamps\nA door\nSo nobody needs to wait in "
       "the rain when the nurses are late.",
       "paragraph | We were asked, and the house in Elmford has:\nlist_item 1 l=0 | Beds with curtains\n"
       "list_item 1 l=0 | Lamps\nlist_item 1 l=0 | A door\n"
       "paragraph | So nobody needs to wait in the rain when the nurses are late."},
      {"lines without marks that are sentences",
       "Two things are known so far:\nThe beds are warm.\nThe lamps are lit.\n\nMore is to come.",
       "paragraph | Two things are known so far:\nlist_item 1 l=0 | The beds are warm.\nlist_item 1 l=0 | The lamps "
       "are lit.\nparagraph | More is to come."},
      {"lines with labels may be long",
       "The house has two floors:\nUpper floor — beds, lamps, a long row of windows to the river and a small room in "
       "which the nurses drink tea\n"
       "Lower floor — doors\nBoth are dry.",
       "paragraph | The house has two floors:\nlist_item 1 l=0 | Upper floor — beds, lamps, a long row of windows to "
       "the river and a small room in which the nurses drink tea\n"
       "list_item 1 l=0 | Lower floor — doors\nparagraph | Both are dry."},
      {"lines parted by blank lines",
       "Bring with you:\n\nShoes\n\nA warm coat\n\nThe nurses will bring the tea and the cake for all of you.",
       "paragraph | Bring with you:\nlist_item 1 l=0 | Shoes\nlist_item 1 l=0 | A warm coat\n"
       "paragraph | The nurses will bring the tea and the cake for all of you."},
      {"a list ends at a capitalised line above text",
       "The house has:\nmany beds\nmany lamps\nHow to Find the House\nGo down the road until the river comes into "
       "sight, then turn.",
       "paragraph | The house has:\nlist_item 1 l=0 | many beds\nlist_item 1 l=0 | many lamps\n"
       "heading | How to Find the House\nparagraph h=3 | Go down the road until the river comes into sight, then "
       "turn."},
      {"one line is no list", "Here is what the nurses told us:\nNobody came.\n\nWe went home.",
       "paragraph | Here is what the nurses told us:\nparagraph | Nobody came.\nparagraph | We went home."},
      {"long paragraphs are no list",
       "Here is what the nurses told us:\nThe house was built by a man from Elmford who had never seen a river before, "
       "and it shows in the cellar.\n"
       "The garden was planted by his wife, who had seen many rivers and liked none of them, and it shows as well.",
       "paragraph | Here is what the nurses told us:\nparagraph | The house was built by a man from Elmford who had "
       "never "
       "seen a river before, and it shows in the cellar.\nparagraph | The garden was planted by his wife, who had seen "
       "many rivers and liked none of them, and it shows as well."},
      {"a label is no lead-in", "Beds: There are nine of them.\nLamps: There are none.",
       "paragraph | Beds: There are nine of them.\nparagraph | Lamps: There are none."},
      {"questions to ask", "Ask the nurses:\nWho counted the beds?\nWho paid for them?",
       "paragraph | Ask the nurses:\nlist_item 1 l=0 | Who counted the beds?\nlist_item 1 l=0 | Who paid for them?"},
      {"semicolons, a joining word and a full stop", "The house has:\nbeds;\nlamps; and\ndoors.\nIt is old.",
       "paragraph | The house has:\nlist_item 1 l=0 | beds;\nlist_item 1 l=0 | lamps; and\nlist_item 1 l=0 | "
       "doors.\nparagraph | It is old."},
  });
}

TEST_CASE("headings are found with and without mark-up") {
  check_plain({
      {"levels nest", "# House\nIt is old.\n## Rooms ##\nThey are cold.\n# Garden\nIt is green.",
       "heading 1 | House\nparagraph h=0 | It is old.\nheading 2 h=0 | Rooms\nparagraph h=2 | They are cold.\nheading "
       "1 | Garden\nparagraph h=4 | It is green."},
      {"a tag is no heading", "#elmford is lovely today.", "paragraph | #elmford is lovely today."},
      {"underlined", "House\n=====\nIt is old.\n\nRooms\n-----\nThey are cold.",
       "heading 1 | House\nparagraph h=0 | It is old.\nheading 2 h=0 | Rooms\nparagraph h=2 | They are cold."},
      {"bold alone", "It rains.\n**The rooms**\nThey are cold.",
       "paragraph | It rains.\nheading | The rooms\nparagraph h=1 | They are cold."},
      {"bold inside", "**The rooms** are cold.", "paragraph | **The rooms** are cold."},
      {"title case", "It rains.\n\nThe Rooms of the House\n\nThey are cold.",
       "paragraph | It rains.\nheading | The Rooms of the House\nparagraph h=1 | They are cold."},
      {"a short line over longer text",
       "It rains.\n\nSide doors\n\nThey are open from nine to five, and on Sundays until noon.",
       "paragraph | It rains.\nheading | Side doors\nparagraph h=1 | They are open from nine to five, and on Sundays "
       "until noon."},
      {"a short sentence is no heading",
       "It rains.\n\nThe doors are open.\n\nThey are open from nine to five, and on Sundays until noon.",
       "paragraph | It rains.\nparagraph | The doors are open.\nparagraph | They are open from nine to five, and on "
       "Sundays until noon."},
      {"a line that runs on is no heading", "It rains.\n\nDear Ms. Ball,\n\nThe doors are open from nine to five.",
       "paragraph | It rains.\nparagraph | Dear Ms. Ball,\nparagraph | The doors are open from nine to five."},
      {"small letters are no heading", "It rains.\n\nand so on\n\nThe doors are open from nine to five.",
       "paragraph | It rains.\nparagraph | and so on\nparagraph | The doors are open from nine to five."},
      {"a colon over text", "It rains.\n\nHow We Work:\n\nWe come in the morning and leave at night.",
       "paragraph | It rains.\nheading | How We Work:\nparagraph h=1 | We come in the morning and leave at night."},
      {"a title with a colon inside", "Rooms and Doors: What the House Has\nIt has many of them.",
       "heading | Rooms and Doors: What the House Has\nparagraph h=0 | It has many of them."},
      {"two headings in a row", "It rains.\nThe House of Elmford\nRooms and Beds\nThey are cold.",
       "paragraph | It rains.\nheading | The House of Elmford\nheading | Rooms and Beds\nparagraph h=2 | They are "
       "cold."},
      {"a run of short lines is a list below its first",
       "It rains.\n\nThings we keep\nold beds\nold lamps\nold doors\n\nWe keep them dry.",
       "paragraph | It rains.\nheading | Things we keep\nlist_item 1 h=1 | old beds\nlist_item 1 h=1 | old "
       "lamps\nlist_item 1 h=1 | old doors\nparagraph h=1 | We keep them dry."},
      {"a number by itself over text",
       "1. Side doors\nThey are open from nine to five.\n\n2. Front doors\nThey are shut all day long.",
       "heading | Side doors\nparagraph h=0 | They are open from nine to five.\nheading | Front doors\nparagraph h=2 | "
       "They are shut all day long."},
      {"numbers in a row over text", "1. Side doors\n2. Front doors\nThey are open from nine to five.",
       "list_item 1 | Side doors\nlist_item 1 | Front doors\nparagraph | They are open from nine to five."},
      {"a word over a short text", "It rains.\nDoors\nNone here.",
       "paragraph | It rains.\nheading | Doors\nparagraph h=1 | None here."},
      {"fields of a mail are none", "It rains.\n\nTo: Ann\nSubject: The Old House\n\nIt is cold in here.",
       "paragraph | It rains.\nfurniture | To: Ann\nparagraph | Subject: The Old House\nparagraph | It is cold in "
       "here."},
      {"a title below a label and its sentence",
       "It rains.\nBeds: There are none.\nLast Words: What We Saw\nIt is cold in there.",
       "paragraph | It rains.\nparagraph | Beds: There are none.\nheading | Last Words: What We Saw\nparagraph h=2 | "
       "It is cold in there."},
      {"a line over quoted mail is none", "Ann wrote:\n> It is cold.\n--\nNora",
       "paragraph | Ann wrote:\nquote | It is cold.\nparagraph | Nora"},
  });
}

TEST_CASE("questions own the text up to the next heading") {
  check_plain({
      {"labels", "Q: Is it warm?\nA: No. It is cold.\nThe stove is broken.\nQ: Is it dry?\nA: Yes.",
       "question | Is it warm?\nanswer h=0 q=0 | No. It is cold.\nparagraph h=0 q=0 | The stove is broken.\nquestion | "
       "Is it dry?\nanswer h=3 q=3 | Yes."},
      {"numbered and bold labels", "**Question 1:** Is it warm?\n**Answer 1:** No.",
       "question | Is it warm?\nanswer h=0 q=0 | No."},
      {"labels by themselves", "Q:\nIs it warm?\nA:\nNo.", "question | Is it warm?\nanswer h=0 q=0 | No."},
      {"labels with full stops", "Q. Is it warm?\nA. No.", "question | Is it warm?\nanswer h=0 q=0 | No."},
      {"an answer label without a question is text", "A: the first group.", "paragraph | A: the first group."},
      {"a word with a colon is no label", "Answers: there are none.", "paragraph | Answers: there are none."},
      {"a line with a question mark",
       "It rains.\n\nIs the house warm in winter?\n\nNo.\n\nIt is cold.\n\nThe Stove Room\n\nIt is shut.",
       "paragraph | It rains.\nquestion | Is the house warm in winter?\nanswer h=1 q=1 | No.\nparagraph h=1 q=1 | It "
       "is cold.\nheading | The Stove Room\nparagraph h=4 | It is shut."},
      {"below a heading", "All We Get Asked\nIs it warm?\nNo.\nIs it dry?\nNo.",
       "heading | All We Get Asked\nquestion h=0 | Is it warm?\nanswer h=1 q=1 | No.\nquestion h=0 | Is it "
       "dry?\nanswer h=3 q=3 | No."},
      {"a question at the end", "It rains.\nIs it warm?", "paragraph | It rains.\nquestion | Is it warm?"},
      {"a question above a heading", "Is it warm?\nThe Stove Room\nIt is shut.",
       "question | Is it warm?\nheading | The Stove Room\nparagraph h=1 | It is shut."},
      {"a paragraph that ends in a question", "We went there twice. Is it warm?\nIt is not.",
       "paragraph | We went there twice. Is it warm?\nparagraph | It is not."},
      {"items below a question belong to it", "Is it warm?\nYes, thanks to:\n- stoves\n- coats",
       "question | Is it warm?\nanswer h=0 q=0 | Yes, thanks to:\nlist_item 1 h=0 l=1 q=0 | stoves\nlist_item 1 h=0 "
       "l=1 q=0 | coats"},
      {"a numbered question over text",
       "1. Is it warm?\nNo, it is cold in there.\n2. Is it dry?\nNo, it is wet in there.",
       "question | Is it warm?\nanswer h=0 q=0 | No, it is cold in there.\nquestion | Is it dry?\nanswer h=2 q=2 | No, "
       "it is wet in there."},
      {"marked as a heading", "## Is it warm?\nNo.", "question 2 | Is it warm?\nanswer h=0 q=0 | No."},
      {"numbered, with a short answer", "1. Does it stay warm in winter?\nNo.",
       "question | Does it stay warm in winter?\nanswer h=0 q=0 | No."},
      {"a numbered list of questions", "1. Is it warm?\n2. Is it dry?",
       "list_item 1 | Is it warm?\nlist_item 1 | Is it dry?"},
  });
}

TEST_CASE("references are entries and not text") {
  check_plain({
      {"below their heading", "It rains.\n\nReferences\n\n1. Rain over Elmford\n\n2. More rain\n\nOur Video Wall",
       "paragraph | It rains.\nheading | References\nreference_entry h=1 | Rain over Elmford\nreference_entry h=1 | "
       "More rain\nheading | Our Video Wall"},
      {"unnumbered", "Sources:\nRain over Elmford. Elmford Press, 2019.\nMore rain. Elmford Press, 2020.",
       "heading | Sources:\nreference_entry h=0 | Rain over Elmford. Elmford Press, 2019.\nreference_entry h=0 | More "
       "rain. Elmford Press, 2020."},
      {"addresses", "References\nhttps://example.org/rain\nhttps://example.org/snow",
       "heading | References\nreference_entry h=0 | https://example.org/rain\nreference_entry h=0 | "
       "https://example.org/snow"},
      {"the word in a sentence", "References are kept in the hall of the house.\n1. Bring two.",
       "paragraph | References are kept in the hall of the house.\nlist_item 1 | Bring two."},
      {"by shape",
       "Novak, P., Ball, T. (2016). Rain over towns. Weather, 9(1), 90-95.\nNovak P, Ball T. Rain over towns. Weather. "
       "2016;9(1):90-5.",
       "reference_entry | Novak, P., Ball, T. (2016). Rain over towns. Weather, 9(1), 90-95.\nreference_entry | Novak "
       "P, Ball T. Rain over towns. Weather. 2016;9(1):90-5."},
      {"a year in a sentence", "Rain was measured by Novak (2016). It was wet.",
       "paragraph | Rain was measured by Novak (2016). It was wet."},
      {"a DOI in a sentence", "The paper (doi:10.5555/abc) says that it rained.",
       "paragraph | The paper (doi:10.5555/abc) says that it rained."},
  });
}

TEST_CASE("furniture is known by its shape or by the language") {
  check_plain({
      {"telephone numbers", "Call now: 1-555-010-0199\n+44 20 7946 0123\n(555) 010-0199 or 555-0100",
       "furniture | Call now: 1-555-010-0199\nfurniture | +44 20 7946 0123\nfurniture | (555) 010-0199 or 555-0100"},
      {"a sentence with a number", "If you want to see the house, call the nurses at 1-555-010-0199 and ask for Ann.",
       "paragraph | If you want to see the house, call the nurses at 1-555-010-0199 and ask for Ann."},
      {"numbers that are no telephone", "Between 2015-2016 it rained.\nIt cost 1,000,000,000 marks.",
       "paragraph | Between 2015-2016 it rained.\nparagraph | It cost 1,000,000,000 marks."},
      {"it heads nothing, and takes a short line with it",
       "Call now: 1-555-010-0199\nBook Your Room\n\nThe House in Elmford\n\nIt is old.",
       "furniture | Call now: 1-555-010-0199\nfurniture | Book Your Room\nheading | The House in Elmford\nparagraph "
       "h=2 | It is old."},
      {"mail and web addresses", "Email: ann@example.org\nwww.example.org",
       "furniture | Email: ann@example.org\nfurniture | www.example.org"},
      {"paths and menus", "Home › House › Rooms\nHome | House | Prices | Contact",
       "furniture | Home › House › Rooms\nfurniture | Home | House | Prices | Contact"},
      {"rows of a table are not", "Bed | 9 | warm\nLamp | 2 | cold",
       "table_cell | Bed | 9 | warm\ntable_cell | Lamp | 2 | cold"},
      {"a menu below one another", "Home\nRooms\nContact us\nPrices\n\nThe House in Elmford\n\nIt is old.",
       "furniture | Home\nfurniture | Rooms\nfurniture | Contact us\nfurniture | Prices\nheading | The House in "
       "Elmford\nparagraph h=4 | It is old."},
      {"dates alone", "Friday, May 9, 2025\nPosted: 9 May 2025\n2025-05-09\n09.05.2025",
       "furniture | Friday, May 9, 2025\nfurniture | Posted: 9 May 2025\nfurniture | 2025-05-09\nfurniture | "
       "09.05.2025"},
      {"a date in a title", "Top 10 Rooms 2025\nThey are all cold.",
       "heading | Top 10 Rooms 2025\nparagraph h=0 | They are all cold."},
      {"several ways to reach one place", "Call us: +1 (555) 010-0199 | ann@example.org",
       "paragraph | Call us: +1 (555) 010-0199 | ann@example.org"},
      {"copyright", "It rains.\nCopyright © 2024 The House. All rights reserved.",
       "paragraph | It rains.\nfurniture | Copyright © 2024 The House. All rights reserved."},
      {"whole lines of the language", "It rains.\nShare this:\nWe share this house.",
       "paragraph | It rains.\nfurniture | Share this:\nparagraph | We share this house."},
      {"the tail of a page",
       "The house in Elmford is old and cold and wet.\n\nLeave a Reply\n\nName\n\nNext Story\n\nHow Do You Paint a "
       "Door?\n\nMore Doors",
       "paragraph | The house in Elmford is old and cold and wet.\nfurniture | Leave a Reply\nfurniture | "
       "Name\nfurniture | Next Story\nfurniture | How Do You Paint a Door?\nfurniture | More Doors"},
      {"a statement below furniture is text",
       "The House\nLeave a Reply\n\nAnn wrote that the house made her well again within a week.",
       "heading | The House\nfurniture h=0 | Leave a Reply\nparagraph h=0 | Ann wrote that the house made her well "
       "again within a week."},
  });
}

TEST_CASE("a sentence in furniture or among sources is text") {
  check_plain({
      {"behind a copyright", "It rains.\n\n© 2024 The House of Elmford. It never rains.",
       "paragraph | It rains.\nparagraph | © 2024 The House of Elmford. It never rains."},
      {"in the tail of a page",
       "The house in Elmford is old and cold and wet.\n\nLeave a Reply\n\nIt never rains.\n\nMore Doors",
       "paragraph | The house in Elmford is old and cold and wet.\nfurniture | Leave a Reply\nparagraph | It never "
       "rains.\nfurniture | More Doors"},
      {"beside a telephone number", "It rains.\n\nIt never rains. Call 1-555-010-0199",
       "paragraph | It rains.\nparagraph | It never rains. Call 1-555-010-0199"},
      {"in a menu", "Home | It never rains. | Prices", "paragraph | Home | It never rains. | Prices"},
      {"in the fields of a mail", "From: Ann Lind\nSubject: It never rains.",
       "furniture | From: Ann Lind\nparagraph | Subject: It never rains."},
      {"beside a number: words of no language's list",
       "Never cold: +44 20 7946 0958\nRain-free: 020 7946 0958\nNever wet 24/7: 020 7946 0958\nAll dry, warm: "
       "a@b.example",
       "paragraph | Never cold: +44 20 7946 0958\nparagraph | Rain-free: 020 7946 0958\nparagraph | Never wet 24/7: "
       "020 "
       "7946 0958\nparagraph | All dry, warm: a@b.example"},
      {"in items that are no menu", "100% dry | 100% warm rooms | Never cold",
       "paragraph | 100% dry | 100% warm rooms | Never cold"},
      {"in items of a menu", "Home | House cured | Contact us", "paragraph | Home | House cured | Contact us"},
      {"in items in capitals, more than known ones", "Home | No Rain | No Snow | Prices",
       "paragraph | Home | No Rain | No Snow | Prices"},
      {"below a heading of sources", "It rains.\n\nSources:\n\nIt never rains.\n\nRain. Elmford Press, 2019.",
       "paragraph | It rains.\nheading | Sources:\nparagraph h=1 | It never rains.\nreference_entry h=1 | Rain. "
       "Elmford Press, 2019."},
      {"with a year, and a mark",
       "It rains.\n\nReferences\n\n1. It never rains here (2020).\n2. Rain in towns, Weather.",
       "paragraph | It rains.\nheading | References\nlist_item 1 h=1 | It never rains here (2020).\nlist_item 1 h=1 | "
       "Rain in towns, Weather."},
      {"headlines of other pages are none",
       "The house in Elmford is old and cold and wet.\n\nNext Story\n\nHow wet summers change families...\n\nWhat "
       "doors "
       "say about us",
       "paragraph | The house in Elmford is old and cold and wet.\nfurniture | Next Story\nfurniture | How wet summers "
       "change families...\nfurniture | What doors say about us"},
  });
}

TEST_CASE("pasted mail: its fields, the line over a quotation and the signature are furniture") {
  check_plain({
      {"fields", "From: Ann Lind <ann@a.example>\nTo: Nora\nSubject: Beds\n\nThe beds are free today, all of them.",
       "furniture | From: Ann Lind <ann@a.example>\nfurniture | To: Nora\nparagraph | Subject: Beds\n"
       "paragraph | The beds are free today, all of them."},
      {"quoted fields", "> From: Ann\n> Sent: Monday\n>\n> The beds are free.",
       "furniture | From: Ann\nfurniture | Sent: Monday\nquote | The beds are free."},
      {"names of fields before other words",
       "Date: 12 March 2027\nFrom: 10 am to 3 pm\nRain: none\n\nCome and see us, all.",
       "furniture | Date: 12 March 2027\nparagraph | From: 10 am to 3 pm\nparagraph | Rain: none\nparagraph | Come and "
       "see "
       "us, all."},
      {"a sentence is no sender",
       "Subject: The house is never cold\nFrom: the house that is never wet\n\nCome and see us.",
       "paragraph | Subject: The house is never cold\nparagraph | From: the house that is never wet\nparagraph | Come "
       "and "
       "see us."},
      {"one field is none", "To: all parents of the house\n\nThe beds are free today, all of them.",
       "heading | To: all parents of the house\nparagraph h=0 | The beds are free today, all of them."},
      {"the line over a quotation",
       "Thank you for that.\n\nOn 3 May 2025 at 10:00, Ann Lind <ann@a.example> wrote:\n> The beds are free.",
       "paragraph | Thank you for that.\nfurniture | On 3 May 2025 at 10:00, Ann Lind <ann@a.example> wrote:\n"
       "quote | The beds are free."},
      {"the same on two lines",
       "Thank you for that.\n\nOn Saturday, 3 May 2025, Ann Lind <ann@a.example>\nwrote:\n> The beds are free.",
       "paragraph | Thank you for that.\nfurniture | On Saturday, 3 May 2025, Ann Lind <ann@a.example> wrote:\n"
       "quote | The beds are free."},
      {"a page's own words over a quotation", "The house says:\n> The beds are free.",
       "paragraph | The house says:\nquote | The beds are free."},
      {"a signature", "The beds are free today, all of them.\n-- \nAnn Lind\nElmford House\nWe heal beds.",
       "paragraph | The beds are free today, all of them.\nfurniture | Ann Lind\nfurniture | Elmford House\n"
       "paragraph | We heal beds."},
      {"slogans of a signature",
       "The beds are free today, all of them.\n-- \nAnn Lind, Head of Beds\nSleep well and wake without pain\n"
       "100% rest\nann@elmford.example",
       "paragraph | The beds are free today, all of them.\nfurniture | Ann Lind, Head of Beds\n"
       "paragraph | Sleep well and wake without pain\nparagraph | 100% rest\nfurniture | ann@elmford.example"},
      {"a quoted signature", "> The beds are free.\n> -- \n> Ann Lind\nThank you for that.",
       "quote | The beds are free.\nfurniture | Ann Lind\nparagraph | Thank you for that."},
      {"a rule is no signature", "The beds are free.\n--\nThe rooms are cold.",
       "paragraph | The beds are free.\nparagraph | The rooms are cold."},
      {"a text that goes on is none",
       "It rained.\n-- \nIt snowed.\nIt froze.\nIt rained.\nIt snowed.\nIt froze.\nIt rained.\nIt snowed.\nIt froze.\n"
       "It rained.\nIt snowed.\nIt froze.\nIt rained.\nIt thawed.",
       "paragraph | It rained.\nparagraph | It snowed.\nparagraph | It froze.\nparagraph | It rained.\n"
       "paragraph | It snowed.\nparagraph | It froze.\nparagraph | It rained.\nparagraph | It snowed.\n"
       "paragraph | It froze.\nparagraph | It rained.\nparagraph | It snowed.\nparagraph | It froze.\n"
       "paragraph | It rained.\nparagraph | It thawed."},
      {"format=flowed, of one width",
       "The nurses of the house in Elmford told us on Monday that \nNora was well and that on the day after it all of "
       "the \n"
       "Ann and Beth had gone home.\nWe were glad to hear that.",
       "paragraph | The nurses of the house in Elmford told us on Monday that Nora was well and that on the day after "
       "it "
       "all of the Ann and Beth had gone home.\nparagraph | We were glad to hear that."},
  });
}

TEST_CASE("a name between a title and a day is no heading") {
  check_plain({
      {"a byline",
       "A House By The River\nBy Ann Lind and Nora Berg\nMay 3, 2025\n\nThe house is old and warm, and all nine rooms "
       "look out over the river.",
       "heading | A House By The River\ncaption h=0 | By Ann Lind and Nora Berg\nfurniture h=0 | May 3, 2025\n"
       "paragraph h=0 | The house is old and warm, and all nine rooms look out over the river."},
      {"a title under a title",
       "A House By The River\nRooms And Beds\n\nThe house is old and warm, and all nine rooms look out over the river.",
       "heading | A House By The River\nheading | Rooms And Beds\nparagraph h=1 | The house is old and warm, and all "
       "nine rooms look out over the river."},
  });
}

TEST_CASE("rows of cells are a table") {
  check_plain({
      {"with a head", "The beds are these, and we have counted them.\n\n| Bed | Price |\n| One | 5 |\n| Two | 6 |",
       "paragraph | The beds are these, and we have counted them.\ntable_cell | | Bed | Price |\n"
       "table_cell | | One | 5 |\ntable_cell | | Two | 6 |"},
      {"one row is none", "The beds | the rooms | and all else we have are counted in the evening by the nurses.",
       "paragraph | The beds | the rooms | and all else we have are counted in the evening by the nurses."},
  });
}

TEST_CASE("quotations keep their marks and may be followed by a name") {
  check_plain({
      {"curly marks", "“The house made us well again.”\n— Ann, mother of Leo",
       "quote | “The house made us well again.”\ncaption | Ann, mother of Leo"},
      {"straight marks", "\"The house made us well again.\"\n- Ann\n\nIt rains.",
       "quote | \"The house made us well again.\"\ncaption | Ann\nparagraph | It rains."},
      {"no space behind the dash", "„Das Haus hat uns gesund gemacht.“\n—Ann",
       "quote | „Das Haus hat uns gesund gemacht.“\ncaption | Ann"},
      {"the name in the same line", "“The house made us well again.” — Ann, mother of Leo",
       "quote | “The house made us well again.” — Ann, mother of Leo"},
      {"over two paragraphs", "“The house is old.\n\n“It made us well again.”",
       "quote | “The house is old.\nquote | “It made us well again.”"},
      {"short ones", "\"A miracle.\"\n- Ann", "quote | \"A miracle.\"\ncaption | Ann"},
      {"two quotations in a sentence", "“Warm” is not the same thing as “hot”",
       "paragraph | “Warm” is not the same thing as “hot”"},
      {"a quoted word", "It rains.\n\n“Improvement” means that the doors now close at night.",
       "paragraph | It rains.\nparagraph | “Improvement” means that the doors now close at night."},
      {"dashes below text are bullets", "The house made us well again.\n- Ann\n- Leo",
       "paragraph | The house made us well again.\nlist_item 1 | Ann\nlist_item 1 | Leo"},
      {"mail quoting", "> The house is warm.\n> > Is it dry\nNo.",
       "quote | The house is warm.\nquote | Is it dry\nparagraph | No."},
      {"a comparison is no mail quoting", "> 50 % of the beds are free.", "paragraph | > 50 % of the beds are free."},
  });
}

TEST_CASE("the first heading is the title") {
  CHECK(outline_of_plain("Call now: 1-555-010-0199\nThe House in Elmford\nIt is old.", plain_language()).title ==
        "The House in Elmford");
  CHECK(outline_of_plain("It is old.\n\nThe House in Elmford\n\nIt is old.", plain_language()).title.empty());
}
