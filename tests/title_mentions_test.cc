#include "check/title_mentions.h"

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// "work words/of [text]" of each.
std::string titles_in(const std::string& text, const Rulebook& rulebook) {
  const Document document = read_document(text, {"page.txt", MediaType::plain}, rulebook.language);
  std::string out;
  for (const TitleMention& title : find_titles(document, document.blocks[0], rulebook.citation_index)) {
    out += (out.empty() ? "" : "; ") + rulebook.reference.works[title.work].id + " " + std::to_string(title.words) +
           "/" + std::to_string(title.of) + " [" + std::string(document.text_of(title.span)) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("a title is found by five words and three quarters of it, in their order") {
  // Of twelve words: one two three ... twelve.
  std::vector<Work> works = {
      invented_work("other", {"Ames B"}, 2011, "seven eight nine oak elm ash", WorkDesign::survey, {}, {}),
      invented_work("short", {"Brook F"}, 2012, "red green blue white black", WorkDesign::survey, {}, {}),
      invented_work("twelve", {"Carr L"}, 2013, "one two three four five six seven eight nine ten eleven twelve",
                    WorkDesign::survey, {}, {}),
      invented_work("twenty", {"Dunn C"}, 2014,
                    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici "
                    "sedici diciassette diciotto diciannove venti",
                    WorkDesign::survey, {}, {}),
      invented_work("twice", {"Eames D"}, 2015, "spring summer fall rain summer fall winter ice snow hail fog wind",
                    WorkDesign::survey, {}, {})};
  const Rulebook rulebook = citing_rulebook(works);
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"one two three four five six seven eight nine ten eleven twelve",
       "twelve 12/12 [one two three four five six seven eight nine ten eleven twelve]"},
      {"See One Two Three: Four, Five Six \u2014 seven eight nine ten eleven twelve, they say.",
       "twelve 12/12 [One Two Three: Four, Five Six \u2014 seven eight nine ten eleven twelve]"},
      // Cut short, at three quarters and below.
      {"one two three four five six seven eight nine", "twelve 9/12 [one two three four five six seven eight nine]"},
      {"one two three four five six seven eight", ""},
      {"four five six seven eight nine ten eleven twelve",
       "twelve 9/12 [four five six seven eight nine ten eleven twelve]"},
      {"red green blue white black", "short 5/5 [red green blue white black]"},
      {"red green blue white", ""},
      // Other words within, up to four.
      {"one two three four five six a b c d seven eight nine ten eleven twelve",
       "twelve 12/12 [one two three four five six a b c d seven eight nine ten eleven twelve]"},
      {"one two three four five six a b c d e seven eight nine ten eleven twelve", ""},
      // Words left out.
      {"one two three seven eight nine ten eleven twelve",
       "twelve 9/12 [one two three seven eight nine ten eleven twelve]"},
      {"one two three four seven eight nine ten eleven twelve",
       "twelve 10/12 [one two three four seven eight nine ten eleven twelve]"},
      // Up to four in one place.
      {"uno due tre otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove "
       "venti",
       "twenty 16/20 [uno due tre otto nove dieci undici dodici tredici quattordici quindici sedici diciassette "
       "diciotto diciannove venti]"},
      {"uno due tre nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
       ""},
      // Other words in their stead, and no word counts twice.
      {"one two three a b c seven eight nine ten eleven twelve",
       "twelve 9/12 [one two three a b c seven eight nine ten eleven twelve]"},
      {"one two three a b three four five six seven eight nine",
       "twelve 9/12 [one two three a b three four five six seven eight nine]"},
      {"spring summer fall winter ice snow hail fog wind",
       "twice 9/12 [spring summer fall winter ice snow hail fog wind]"},
      // Where it begins again, it begins there.
      {"one two three one two three four five six seven eight nine",
       "twelve 9/12 [one two three four five six seven eight nine]"},
      // Not in their order.
      {"seven eight nine ten eleven twelve one two three four five six", ""},
      {"six five four three two one", ""},
      // Twice, and two of them.
      {"red green blue white black red green blue white black",
       "short 5/5 [red green blue white black]; short 5/5 [red green blue white black]"},
      {"one two three four five six seven eight nine ten eleven twelve or red green blue white black",
       "twelve 12/12 [one two three four five six seven eight nine ten eleven twelve]; short 5/5 [red green blue white "
       "black]"},
      // Over each other: the more complete one.
      {"four five six seven eight nine oak elm ash", "other 6/6 [seven eight nine oak elm ash]"},
      {"one two three four five six seven eight nine oak elm ash", "other 6/6 [seven eight nine oak elm ash]"},
      {"one two three four five six seven eight nine oak elm", "other 5/6 [seven eight nine oak elm]"},
      {"red green", ""},
      {"red", ""},
  };
  for (const auto& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(titles_in(text, rulebook) == expected);
  }
}

TEST_CASE("two works of one title are both named, by their place in the list") {
  const std::string title = "red green blue white black";
  const Rulebook rulebook = citing_rulebook({invented_work("a", {"Ames B"}, 2011, title, WorkDesign::survey, {}, {}),
                                             invented_work("b", {"Brook F"}, 2012, title, WorkDesign::survey, {}, {})});
  CHECK(titles_in("red green blue white black", rulebook) ==
        "a 5/5 [red green blue white black]; b 5/5 [red green blue white black]");
}
