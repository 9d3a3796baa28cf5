#include "intake/pdf_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace overclaim;

namespace {

// Words of 6 points a letter, 12 high, from (left, top) on; as they are drawn.
void draw(PdfPage& page, double left, double top, const std::string& words, double height = 12) {
  std::string word;
  for (const char c : words + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    const double width = 0.5 * height * static_cast<double>(word.size());
    page.words.push_back({left, top, left + width, top + height, word});
    left += width + 0.5 * height;
    word.clear();
  }
}

PdfPage page() {
  PdfPage out;
  out.width = 600;
  out.height = 800;
  return out;
}

Extracted written(std::vector<PdfPage> pages) {
  Extracted out;
  write_pdf_text({"", std::move(pages)}, out);
  return out;
}

}  // namespace

TEST_CASE("the words pdftotext writes are read") {
  const PdfWords words = read_pdf_words(
      "<!DOCTYPE html>\n<title>A &amp; B</title>\n<page width=\"612.0\" height=\"792\">\n"
      "    <word xMin=\"33.7\" yMin=\"34.1\" xMax=\"88.4\" yMax=\"60.6\">&lt;Hope&gt;</word>\n"
      "    <word xMin=\"nan\" yMin=\"34.1\" xMax=\"88.4\" yMax=\"60.6\">lost</word>\n"
      "    <word broken\n</page>\n<page width=\"1\" height=\"2\">");
  CHECK(words.title == "A & B");
  REQUIRE(words.pages.size() == 2);
  REQUIRE(words.pages[0].words.size() == 1);
  CHECK(words.pages[0].words[0].text == "<Hope>");
  CHECK(words.pages[0].words[0].left == doctest::Approx(33.7));
  CHECK(words.pages[0].height == doctest::Approx(792));
  CHECK(read_pdf_words("").pages.empty());
}

TEST_CASE("lines are put together, paragraphs parted") {
  PdfPage one = page();
  draw(one, 50, 100, "Our clinic", 20);  // a heading by its size
  draw(one, 50, 140, "Our cells help children and");
  draw(one, 50, 154, "have no risks at all for any");
  draw(one, 50, 168, "child.");
  draw(one, 50, 196, "Another paragraph stands here");  // a wider step
  draw(one, 50, 210, "and goes on.");
  draw(one, 50, 224, "This one begins where the line");  // there was room for it above
  draw(one, 50, 238, "before ends early.");
  CHECK(
      written({one}).text ==
      "Our clinic\n\nOur cells help children and have no risks at all for any child.\n\nAnother paragraph stands here "
      "and goes on.\n\nThis one begins where the line before ends early.\n");
}

TEST_CASE("columns that stand close are not read across") {
  PdfPage one = page();
  draw(one, 50, 100, "Some cells may help but");
  draw(one, 50, 114, "nobody has shown that");
  draw(one, 198, 100, "they do. There are no");
  draw(one, 198, 114, "trials.");
  CHECK(written({one}).text == "Some cells may help but nobody has shown that they do. There are no trials.\n");
}

TEST_CASE("cells of a row are no sentence") {
  PdfPage one = page();
  draw(one, 50, 100, "Cells");
  draw(one, 200, 100, "9000 euro");
  draw(one, 50, 114, "Therapy");
  draw(one, 200, 114, "included");
  CHECK(written({one}).text == "Cells\n\n9000 euro\n\nTherapy\n\nincluded\n");
}

TEST_CASE("a sentence goes on over the page, past the head and foot that every page has") {
  std::vector<PdfPage> pages;
  const std::vector<std::string> words = {"There are no", "side effects known. We say", "this often."};
  for (std::size_t i = 0; i < words.size(); ++i) {
    PdfPage one = page();
    draw(one, 50, 20, "Hope Clinic");
    draw(one, 50, 100, words[i]);
    draw(one, 50, 780, "Page " + std::to_string(i + 1) + " of 3");
    pages.push_back(one);
  }
  const Extracted out = written(pages);
  CHECK(out.text == "There are no side effects known. We say this often.\n\nHope Clinic\n\nPage 1 of 3\n");
  const std::vector<ExtractedPlace> places = {{0, "page", 1}, {13, "page", 2}, {40, "page", 3}, {53, "page", 1}};
  CHECK(out.places == places);
}

TEST_CASE("items and parted words begin lines, headings of two lines do not") {
  PdfPage one = page();
  draw(one, 50, 60, "What children need and", 20);
  draw(one, 50, 82, "Families", 20);
  draw(one, 50, 120, "We offer a long pro-");
  draw(one, 50, 134, "gramme of many weeks:");
  draw(one, 50, 148, "- rest");
  draw(one, 50, 162, "- play");
  CHECK(written({one}).text ==
        "What children need and Families\n\nWe offer a long pro-\ngramme of many weeks:\n- rest\n- play\n");
}

TEST_CASE("words parted at a line's end are put together where the document knows them") {
  PdfPage one = page();
  draw(one, 50, 100, "Effects are known. No side ef-");
  draw(one, 50, 114, "fects were seen, and well-");
  draw(one, 50, 128, "tolerated it is, the pro-");
  draw(one, 50, 142, "gramme. A long-");
  draw(one, 50, 156, "term one and a soft\u00AD");
  draw(one, 50, 170, "ened word.");
  CHECK(written({one}).text ==
        "Effects are known. No side effects were seen, and well-\ntolerated it is, the pro-\ngramme. A long-\nterm one "
        "and a softened word.\n");
}

TEST_CASE("words drawn twice are read once, pages without words are named") {
  PdfPage one = page();
  draw(one, 50, 100, "No risk");
  draw(one, 50.4, 100.3, "No risk");
  draw(one, 50, 150, "No risk");
  const Extracted out = written({page(), one, page()});
  CHECK(out.text == "No risk\n\nNo risk\n");
  CHECK(out.places == std::vector<ExtractedPlace>{{0, "page", 2}});
  CHECK(out.left_out == std::vector<std::string>{"2 pages without text, empty or only pictures: 1, 3"});
}

TEST_CASE("a line that stands at the foot of one page only stays there") {
  PdfPage one = page(), two = page();
  draw(one, 50, 100, "One.");
  draw(one, 50, 780, "Results vary.");
  draw(two, 50, 100, "Two.");
  CHECK(written({one, two}).text == "One.\n\nResults vary.\n\nTwo.\n");
}

TEST_CASE("raised marks stay in their line, words from right to left too") {
  PdfPage one = page();
  one.words = {{50, 100, 80, 112, "shown"}, {80, 98, 84, 105, "1"}, {88, 100, 110, 112, "once"}};
  CHECK(written({one}).text == "shown once\n");  // the mark of a note
  one.words = {{50, 100, 80, 112, "shown."}, {80, 98, 84, 105, "1,2"}, {88, 100, 110, 112, "It"}};
  CHECK(written({one}).text == "shown. It\n");
  one.words = {{50, 100, 80, 112, "shown."}, {80, 98, 84, 105, "5kg"}, {88, 100, 110, 112, "It"}};
  CHECK(written({one}).text == "shown. 5kg It\n");
  one.words = {{100, 100, 130, 112, "a"}, {66, 100, 96, 112, "b"}};
  CHECK(written({one}).text == "a b\n");
}

TEST_CASE("pages without places") {
  Extracted out;
  write_paged_text("There are no\n\fside effects.\n\f\fNew page.\n\f", out);
  CHECK(out.text == "There are no\nside effects.\n\nNew page.\n");
  const std::vector<ExtractedPlace> places = {{0, "page", 1}, {13, "page", 2}, {28, "page", 4}};
  CHECK(out.places == places);
}

TEST_CASE("a page on its side is turned, a margin note on its side turns no page") {
  PdfPage upright = page();
  draw(upright, 50, 100, "There are no side");
  draw(upright, 50, 114, "effects of this treatment.");
  PdfPage down, up;  // the same page, its text running down and up the paper
  down.width = up.width = upright.height;
  down.height = up.height = upright.width;
  for (const PdfWord& word : upright.words) {
    down.words.push_back({800 - word.bottom, word.left, 800 - word.top, word.right, word.text});
    up.words.push_back({word.top, 600 - word.right, word.bottom, 600 - word.left, word.text});
  }
  const std::string expected = written({upright}).text;
  CHECK(expected == "There are no side effects of this treatment.\n");
  CHECK(written({down}).text == expected);
  CHECK(written({up}).text == expected);
  upright.words.push_back({10, 300, 22, 340, "Draft"});
  PdfPage turned = upright;
  turn_upright(turned);
  CHECK(turned.width == upright.width);
  CHECK(turned.words[0].left == upright.words[0].left);
}

TEST_CASE("letters that are spaced out are words again") {
  // Letters half as wide as high; `gap` between them, a space of the font more between words.
  const auto spaced = [](const std::string& words, double gap, double height = 12) {
    PdfPage out = page();
    double left = 50;
    for (const char c : words) {
      if (c == ' ') {
        left += gap + 0.28 * height;
        continue;
      }
      out.words.push_back({left, 100, left + 0.5 * height, 100 + height, std::string(1, c)});
      left += 0.5 * height + gap;
    }
    draw(out, 50, 160, "Our clinic is open.");
    return out;
  };
  for (const double gap : {1.2, 2.0, 4.0, 6.0}) {
    CAPTURE(gap);
    CHECK(written({spaced("NO SIDE EFFECTS", gap)}).text == "NO SIDE EFFECTS\n\nOur clinic is open.\n");
    CHECK(written({spaced("There are no risks.", gap)}).text == "There are no risks.\n\nOur clinic is open.\n");
  }
  CHECK(written({spaced("100% SAFE CARE", 3)}).text == "100% SAFE CARE\n\nOur clinic is open.\n");
  // Three letters are none, digits are a table, and what is far apart are columns.
  CHECK(written({spaced("A I B", 4)}).text == "A I B\n\nOur clinic is open.\n");
  CHECK(written({spaced("12345 67", 4)}).text == "1 2 3 4 5 6 7\n\nOur clinic is open.\n");
  CHECK(written({spaced("ABCDEF", 9)}).text == "A B C D E F\n\nOur clinic is open.\n");
}

TEST_CASE("the raised mark of a note is not read, a power or a lowered number is") {
  struct Row {
    std::string before, mark, text;
  };
  const std::vector<Row> rows = {
      {"true", "2", "true that"},  {"no", "1,2", "no that"},         {"no", "(1)", "no that"},
      {"no", "[12]", "no that"},   {"no", "a", "no that"},           {"no", "*", "no that"},
      {"no", "\u2020", "no that"}, {"100%", "1", "100% that"},       {"10", "6", "10 6 that"},
      {"cm", "2", "cm 2 that"},    {"5m", "2", "5m 2 that"},         {"R", "2", "R 2 that"},
      {"Ca", "2+", "Ca 2+ that"},  {"Brand", "TM", "Brand TM that"}, {"XX", "e", "XX e that"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.before);
    PdfPage one = page();
    one.words = {{50, 100, 80, 112, row.before}, {80, 98, 84, 105, row.mark}, {88, 100, 110, 112, "that"}};
    CHECK(written({one}).text == row.text + "\n");
  }
  PdfPage lowered = page(), large = page(), apart = page();
  lowered.words = {{50, 100, 80, 112, "CO"}, {80, 106, 84, 114, "2"}, {88, 100, 110, 112, "gas"}};
  CHECK(written({lowered}).text == "CO 2 gas\n");
  large.words = {{50, 100, 80, 112, "phase"}, {80, 98, 86, 109, "2"}, {90, 100, 110, 112, "trial"}};
  CHECK(written({large}).text == "phase 2 trial\n");
  apart.words = {{50, 100, 80, 112, "phase"}, {84, 98, 88, 105, "2"}, {92, 100, 110, 112, "trial"}};
  CHECK(written({apart}).text == "phase 2 trial\n");
}

namespace {

// Two pages with a head each, a foot on the first, and the text of each.
std::vector<PdfPage> two_pages(const std::string& text, const std::string& foot, const std::string& head,
                               const std::string& next) {
  PdfPage one = page(), two = page();
  draw(one, 50, 500, "Our clinic is open.");
  draw(one, 50, 730, text);
  if (!foot.empty()) draw(one, 50, 770, foot);
  if (!head.empty()) draw(two, 50, 20, head);
  draw(two, 50, 60, next);
  return {one, two};
}

}  // namespace

TEST_CASE("what stands at the edge of a page does not part a sentence") {
  struct Row {
    std::string foot, head;
  };
  const std::vector<Row> rows = {
      {"Heron Hospital Page 1", "Heron Hospital leaflet"},
      {"1", ""},
      {"- 1 -", ""},
      {"1/12", ""},
      {"", "Seite 2"},
      {"Heron Hospital 1", ""},
      {"1 Heron Hospital", ""},
      {"Page 1 of 12", "Heron Hospital"},
      {"* See our web site for more.", ""},
      {"Heron Hospital, Main Road.", "Heron Hospital leaflet 2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.foot);
    CAPTURE(row.head);
    const Extracted out = written(two_pages("This is new, and it does not", row.foot, row.head, "cure autism."));
    CHECK(out.text.rfind("Our clinic is open.\n\nThis is new, and it does not cure autism.\n", 0) == 0);
    CHECK(out.text.find("\n\n" + row.foot) != std::string::npos);
    CHECK(out.text.find("\n\n" + row.head) != std::string::npos);
  }
}

TEST_CASE("lines at the edge of a page that may be text stay") {
  struct Row {
    std::string text, foot, head, next;
  };
  const std::vector<Row> rows = {
      {"Our new drug", "It is new, and it does not", "", "cure autism."},          // open, as the text is
      {"It is new, and it does not", "", "Myths about us:", "cure autism."},       // a frame of what follows
      {"It is new, and it does not", "", "always help or", "cure autism."},        // goes on itself
      {"It does not cure autism.", "Results vary.", "Our therapy", "cures all."},  // no sentence is open
      {"It does not", "", "2 Side effects", "None are known."},                    // a heading with its number
      {"It has risks, as in", "", "Side effects", "None are known."},
      {"Of those who came here,", "1 of 3 children improved, and there are", "", "known risks."},
      {"Of those who came here,", "all did well in phase 1", "", "and later."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Extracted out = written(two_pages(row.text, row.foot, row.head, row.next));
    std::vector<std::size_t> places;
    for (const std::string& part : {row.text, row.foot, row.head, row.next}) {
      if (!part.empty()) places.push_back(out.text.find(part));
    }
    CHECK(std::is_sorted(places.begin(), places.end()));
    CHECK(places.back() != std::string::npos);
  }
  // A number that is no page's: the text below it begins too close, or it stands among other words.
  PdfPage cells = page();
  draw(cells, 50, 500, "Our prices are");
  draw(cells, 50, 760, "Cells");
  draw(cells, 300, 760, "12");
  draw(cells, 50, 774, "All");
  draw(cells, 300, 774, "20");
  draw(cells, 50, 450, "We list them below.");
  CHECK(written({cells}).text == "Our prices are\n\nCells\n\n12\n\nAll\n\n20\n\nWe list them below.\n");
}

namespace {

// `words` from `left` on with `space` between them.
void spread(PdfPage& page, double left, double top, const std::vector<std::string>& words, double space) {
  for (const std::string& word : words) {
    const double width = 6 * static_cast<double>(word.size());
    page.words.push_back({left, top, left + width, top + 12, word});
    left += width + space;
  }
}

}  // namespace

TEST_CASE("a justified line is one, however wide its spaces are") {
  PdfPage one = page();
  spread(one, 50, 100, {"This", "drug", "does", "not"}, 25);
  spread(one, 50, 114, {"cure", "autism", "and", "it"}, 29);
  draw(one, 50, 128, "has risks.");
  CHECK(written({one}).text == "This drug does not cure autism and it has risks.\n");

  PdfPage two_words = page();  // in a line as long as the one before
  draw(two_words, 50, 100, "It is gentle and has");
  spread(two_words, 50, 114, {"no", "side"}, 84);
  draw(two_words, 50, 128, "effects.");
  CHECK(written({two_words}).text == "It is gentle and has no side effects.\n");

  PdfPage table = page();  // gaps that go down through the lines
  spread(table, 50, 100, {"Pain", "none", "rare"}, 30);
  spread(table, 50, 114, {"Harm", "some", "often"}, 30);
  CHECK(written({table}).text == "Pain\n\nnone\n\nrare\n\nHarm\n\nsome\n\noften\n");

  PdfPage cells = page();  // of unlike width in one row, and two under a line that is longer
  spread(cells, 50, 100, {"Pain"}, 0);
  spread(cells, 104, 100, {"none"}, 0);
  spread(cells, 190, 100, {"rare"}, 0);
  draw(cells, 50, 130, "We list what is known of these");
  spread(cells, 50, 144, {"risks", "none"}, 40);
  CHECK(written({cells}).text == "Pain\n\nnone\n\nrare\n\nWe list what is known of these risks\n\nnone\n");
}

TEST_CASE("a headline of several lines at the left margin is one") {
  struct Row {
    std::vector<std::string> lines;
    double size;
    const char* text;
  };
  const std::vector<Row> rows = {
      {{"NO", "SIDE", "EFFECTS"}, 12, "NO SIDE EFFECTS"},
      {{"With No", "Side Effects"}, 20, "With No Side Effects"},
      {{"With No", "Side Effects"}, 12, "With No\n\nSide Effects"},  // as large as the text: two lines of a list
      {{"NO PAIN.", "GO HOME"}, 12, "NO PAIN.\n\nGO HOME"},
      {{"A", "B", "C", "D", "E"}, 12, "A\n\nB\n\nC\n\nD\n\nE"},  // a list
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    PdfPage one = page();
    draw(one, 50, 100, "We welcome families to our clinic in the city.");
    double top = 300;
    for (const std::string& line : row.lines) {
      draw(one, 50, top, line, row.size);
      top += 1.25 * row.size;
    }
    CHECK(written({one}).text == "We welcome families to our clinic in the city.\n\n" + std::string(row.text) + "\n");
  }
  PdfPage apart = page();  // a step that is wider, and another margin
  draw(apart, 50, 100, "We welcome families to our clinic in the city.");
  draw(apart, 50, 300, "NO");
  draw(apart, 50, 322, "RISKS");
  draw(apart, 90, 337, "HERE");
  CHECK(written({apart}).text.find("NO\n\nRISKS\n\nHERE\n") != std::string::npos);
}

TEST_CASE("the title is read where no page shows it") {
  const auto with_title = [](const std::string& title, std::size_t empty_pages = 0) {
    PdfPage one = page();
    draw(one, 50, 100, "Our clinic is open.");
    std::vector<PdfPage> pages(empty_pages, page());
    pages.push_back(one);
    Extracted out;
    write_pdf_text({title, pages}, out);
    CHECK(out.title == title);
    return out;
  };
  const Extracted out = with_title("No side effects");
  CHECK(out.text == "Our clinic is open.\n\nNo side effects\n");
  CHECK(out.places == std::vector<ExtractedPlace>{{0, "page", 1}});
  CHECK(with_title("No side effects", 1).places == std::vector<ExtractedPlace>{{0, "page", 2}, {21, "page", 1}});
  for (const char* const title : {"", "Leaflet", "Microsoft Word - no risk.docx", "clinic is open"}) {
    CAPTURE(title);
    CHECK(with_title(title).text == "Our clinic is open.\n");
  }
}
