#include "intake/pdf_layout.h"

#include <doctest/doctest.h>

#include <cstdio>
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
  CHECK(written({one}).text == "shown 1 once\n");
  one.words = {{50, 100, 80, 112, "shown."}, {80, 98, 84, 105, "1,2"}, {88, 100, 110, 112, "It"}};
  CHECK(written({one}).text == "shown. It\n");  // the mark of a note
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
