#include "check/page_numbers.h"

#include "citing_rulebook.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// "quote value => result work" or "quote value => not_comparable: missing parts".
std::string numbers_of(std::string_view text, const Rulebook& rulebook) {
  std::string out;
  for (const NumberCheck& number : citing_report(text, rulebook).numbers) {
    out +=
        (out.empty() ? "" : "; ") + number.quote + " " + number.value + " => " + std::string(to_string(number.result));
    if (!number.work.empty()) out += " " + number.work;
    for (const std::string& part : number.missing) out += " " + part;
    CHECK(number.reason.find('{') == number.reason.npos);
    CHECK(text.substr(number.span.begin, number.span.end - number.span.begin) == number.quote);
  }
  return out;
}

struct Row {
  std::string text, expected;
};

}  // namespace

TEST_CASE("figures against the work that is cited") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      {"In cerebral palsy 36% had better cognition (Marlow et al., 2016).", "36% 36% => consistent marlow-2016"},
      {"In cerebral palsy thirty-six percent had better cognition (Marlow et al., 2016).",
       "thirty-six percent 36% => consistent marlow-2016"},
      {"In cerebral palsy 5 of the 14 had better cognition (Marlow et al., 2016).",
       "5 of the 14 5/14 => consistent marlow-2016"},
      {"In cerebral palsy nearly 37% had better cognition (Marlow et al., 2016).",
       "nearly 37% 37% => consistent marlow-2016"},
      {"In cerebral palsy over 35% had better cognition (Marlow et al., 2016).",
       "over 35% 35% => consistent marlow-2016"},
      {"In cerebral palsy 30-40% had better cognition (Marlow et al., 2016).",
       "30-40% 30-40% => consistent marlow-2016"},
      {"In cerebral palsy 63% had better cognition (Marlow et al., 2016).", "63% 63% => differs marlow-2016"},
      {"In cerebral palsy 63% slept better (Marlow et al., 2016).", ""},
      {"In cerebral palsy 90% had better gross motor function (Marlow et al., 2016).",
       "90% 90% => differs marlow-2016"},
      {"Most patients with cerebral palsy had less spasticity (Marlow et al., 2016).",
       "Most patients >50% => differs marlow-2016"},
      {"Most patients with cerebral palsy had better gross motor function (Marlow et al., 2016).",
       "Most patients >50% => consistent marlow-2016"},
      {"Some 14 patients with cerebral palsy took part (Marlow et al., 2016).",
       "Some 14 patients 14 => consistent marlow-2016"},
      {"In all 140 patients with cerebral palsy took part (Marlow et al., 2016).",
       "140 patients 140 => differs marlow-2016"},
      {"Of these, 12 patients with cerebral palsy were boys (Marlow et al., 2016).", ""},
      {"A review published in Child Medicine looked at nearly 500 children given cord blood in cerebral palsy.",
       "nearly 500 children 500 => consistent ames-2022"},
      // A source that only may be the one says nothing against a figure.
      {"A study published in Northern Medicine gave cord blood to 600 children with cerebral palsy.", ""},
      // Two sources: nobody can tell whose figure it should be.
      {"In cerebral palsy 63% had better cognition (Marlow et al., 2016; Hale et al., 2018).", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(numbers_of(row.text, rulebook) == row.expected);
  }
}

TEST_CASE("how common a disease is depends on where one looks") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      {"Cerebral palsy affects 2-3 children out of every 1,000 births.",
       "2-3 children out of every 1,000 births 2-3/1000 => depends births-2020"},
      {"Cerebral palsy affects 2 in 1,000 live births.", "2 in 1,000 live births 2/1000 => depends births-2020"},
      {"Cerebral palsy affects 9 in 1,000 live births.", ""},
      {"Autism affects 2 in 1,000 live births.", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(numbers_of(row.text, rulebook) == row.expected);
  }
}

TEST_CASE("of several works that counted a disease the first of the list is told") {
  std::vector<Work> works = invented_works();
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (works[i].id != "births-2020") continue;
    Work again = works[i];
    again.id = "births-2021";
    works.insert(works.begin() + static_cast<std::ptrdiff_t>(i) + 1, again);
    break;
  }
  CHECK(numbers_of("Cerebral palsy affects 2 in 1,000 live births.", citing_rulebook(works)) ==
        "2 in 1,000 live births 2/1000 => depends births-2020");
  // One number only: the same as the page's, or nothing.
  for (Work& work : works) {
    if (work.id.starts_with("births")) work.results.pop_back();
  }
  const Rulebook one = citing_rulebook(works);
  CHECK(numbers_of("Cerebral palsy affects 1.5 in 1,000 live births.", one) ==
        "1.5 in 1,000 live births 1.5/1000 => consistent births-2020");
  CHECK(numbers_of("Cerebral palsy affects 1-2 in 1,000 live births.", one) ==
        "1-2 in 1,000 live births 1-2/1000 => consistent births-2020");
  CHECK(numbers_of("Cerebral palsy affects 2 in 1,000 live births.", one) == "");
  CHECK(numbers_of("Cerebral palsy affects 1.5 in 10,000 live births.", one) == "");
}

TEST_CASE("a study without a name is the one of the page's list that has its counts") {
  const Rulebook rulebook = citing_rulebook();
  const std::string list = "\n\nReferences\n\n1. Treatment of cerebral palsy with marrow cells: a report of 14 cases\n";
  CHECK(numbers_of("In a recent study, 9 of the 14 walked better." + list, rulebook) ==
        "9 of the 14 9/14 => consistent marlow-2016");
  CHECK(numbers_of("In a recent study, 10 of the 14 walked better." + list, rulebook) ==
        "10 of the 14 10/14 => not_comparable measure time comparison");
  CHECK(numbers_of("Last year, 9 of the 14 houses were sold." + list, rulebook) == "");
}

TEST_CASE("a rate that stands alone is said to be bare, and what is missing") {
  const Rulebook rulebook = citing_rulebook();
  const std::vector<Row> rows = {
      {"Our stem cells have an 85% success rate.", "85% 85% => not_comparable denominator measure time comparison"},
      {"Our stem cells have an 85% success rate after 6 months.",
       "85% 85% => not_comparable denominator measure comparison"},
      {"Of 40 patients, our stem cells have an 85% success rate on the GMFM after 6 months compared with controls.",
       ""},
      {"A review published in Child Medicine pooled trials of cord blood in cerebral palsy. Our success rate is 85%.",
       "85% 85% => not_comparable denominator measure time comparison"},
      {"Save 85% on our stem cells today.", ""},
      {"Some clinics claim an 85% success rate.", ""},
      // one part missing is none, two are
      {"Of 40 patients, our stem cells have an 85% success rate after 6 months.",
       "85% 85% => not_comparable measure comparison"},
      {"Of 40 patients, our stem cells have an 85% success rate after 6 months compared with controls.", ""},
      {"Our stem cells have an 85% success rate on the GMFM.", "85% 85% => not_comparable denominator time comparison"},
      {"Our stem cells have an 85% success rate compared with controls.",
       "85% 85% => not_comparable denominator measure time"},
      // the sentences beside it, and no others
      {"It was on the GMFM after 6 months. Our stem cells have an 85% success rate.",
       "85% 85% => not_comparable denominator comparison"},
      {"Our stem cells have an 85% success rate. It was on the GMFM after 6 months.",
       "85% 85% => not_comparable denominator comparison"},
      {"It was on the GMFM. All is well. Our stem cells have an 85% success rate. All is well. It took 6 months.",
       "85% 85% => not_comparable denominator measure time comparison"},
      {"Our stem cells have an 85% success rate. All is well. It took 6 months.",
       "85% 85% => not_comparable denominator measure time comparison"},
      {"All is well. All is fine. On the GMFM our stem cells have an 85% success rate.",
       "85% 85% => not_comparable denominator time comparison"},
      {"Our stem cells have an 85% success rate. It was 11 of 15.",
       "85% 85% => not_comparable measure time comparison"},
      {"Our stem cells have an 85% success rate. It was 1 of 1.", "85% 85% => not_comparable measure time comparison"},
      {"Our stem cells have an 85% success rate. There were 40 patients.",
       "85% 85% => not_comparable measure time comparison"},
      // the share that is the rate, and no figure beside it
      {"Our stem cells work: 85% of 40 patients improved.", "85% 85% => not_comparable measure time comparison"},
      {"Our stem cells have an 85% success rate, and for all of this 20% is paid.",
       "85% 85% => not_comparable denominator measure time comparison"},
      {"Our stem cells have a success rate of now about 85% 20% of the time.",
       "about 85% 85% => not_comparable denominator measure time comparison"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(numbers_of(row.text, rulebook) == row.expected);
  }
}

TEST_CASE("what is missing beside a bare rate is told in a sentence") {
  const Report report = citing_report("Our stem cells have an 85% success rate after 6 months.", citing_rulebook());
  REQUIRE(report.numbers.size() == 1);
  CHECK(report.numbers[0].reason ==
        "Beside this figure the page does not say of how many people, how it was measured, compared with whom.");
}

TEST_CASE("figures are read with their bounds, whatever they are compared with") {
  const Rulebook rulebook = citing_rulebook();
  const auto read = [&](const std::string& text) {
    const Document document = read_document(text, {}, rulebook.language);
    std::string out;
    for (const Figure& figure : read_figures(document, rulebook, make_view(document, rulebook, 0, 0))) {
      const SentenceView view = make_view(document, rulebook, 0, 0);
      const Span span{view.tokens[figure.begin].span.begin, view.tokens[figure.end - 1].span.end};
      out += (out.empty() ? "" : "; ") + std::string(document.text_of(span)) + " = " + figure.value;
      if (figure.of > 0) out += " of " + std::to_string(static_cast<int>(figure.of));
      if (figure.about) out += " about";
      if (figure.over) out += " over";
    }
    return out;
  };
  const std::vector<Row> rows = {
      {"Here 40% walked.", "40% = 40%"},
      {"Here 40-50% walked.", "40-50% = 40-50%"},
      {"Here 40\u201350% walked.", "40\u201350% = 40-50%"},
      {"Here 50-40% walked.", ""},
      {"Here 40 and 50% walked.", "50% = 50%"},
      {"Here 12.5 % walked.", "12.5 % = 12.5%"},
      {"Here two hundred and ten patients walked.", "two hundred and ten patients = 210"},
      {"Here two thousand three hundred patients walked.", "two thousand three hundred patients = 2300"},
      {"Here a hundred patients walked.", "hundred patients = 100"},
      {"Here 3 thousand patients walked.", "3 thousand patients = 3000"},
      {"Here 11 of the 15 walked.", "11 of the 15 = 11/15 of 15"},
      {"Here 3/47 walked.", "3/47 = 3/47 of 47"},
      {"Here 47/3 walked.", ""},
      {"Here 15 of 15 walked.", "15 of 15 = 15/15 of 15"},
      {"Here 0 of 15 walked.", "0 of 15 = 0/15 of 15"},
      {"Here 5 of 0 walked.", ""},
      {"Here nearly 500 children walked.", "nearly 500 children = 500 about"},
      {"Here more than 500 children walked.", "more than 500 children = 500 over"},
      {"Here about 40% walked.", "about 40% = 40% about"},
      {"Here one patient walked.", ""},
      {"Here two patients walked.", "two patients = 2"},
      {"In 2018 patients walked.", ""},
      {"It is seen in 2 of 1,000 births.", "2 of 1,000 births = 2/1000 of 1000"},
      {"It is seen in 2-3 children out of 100 births.", "2-3 children out of 100 births = 2-3/100 of 100"},
      {"2 of 1,000 births show it.", "2 of 1,000 births = 2/1000 of 1000"},
      {"It is seen in 2 of 99 births.", "2 of 99 = 2/99 of 99"},
      {"Most patients walked.", "Most patients = >50%"},
      {"Here 12.05% walked.", "12.05% = 12.05%"},
      // side by side, and in their order
      {"Here 20 patients or 40% walked.", "20 patients = 20; 40% = 40%"},
      {"Here 40% 20 patients walked.", "40% = 40%; 20 patients = 20"},
      {"Here 40 50% walked.", "50% = 50%"},
      {"Here 0 of 0 walked.", ""},
      {"Here 1 of 1 walked.", "1 of 1 = 1/1 of 1"},
      {"Here 3/47 thousand walked.", ""},
      // the figure before the births, within reach
      {"It is 2 small girls or boys of 1,000 births.", "2 small girls or boys of 1,000 births = 2/1000 of 1000"},
      {"It is 2 small girls or small boys of 1,000 births.", ""},
      {"It is seen in 2 of the many girls and the many boys, of 1,000 births.", ""},
      // an approximation right before the figure
      {"Here 40% walked in about a year.", "40% = 40%"},
      {"About all, here 40% walked over there.", "40% = 40%"},
      {"Here more than about 40% walked.", "about 40% = 40% about"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text) == row.expected);
  }
}

TEST_CASE("a majority reaches from half to all") {
  const Rulebook rulebook = citing_rulebook();
  const Document document = read_document("Most patients walked.", {}, rulebook.language);
  const std::vector<Figure> figures = read_figures(document, rulebook, make_view(document, rulebook, 0, 0));
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].form == FigureForm::most);
  CHECK(figures[0].low == 0.5);
  CHECK(figures[0].high == 1);
}

TEST_CASE("a share agrees when it rounds to it") {
  const auto share = [](double low, double high, bool about, bool over) {
    return Figure{FigureForm::share, 0, 1, low, high, 0, about, over, ""};
  };
  CHECK(agrees(share(0.73, 0.73, false, false), 11.0 / 15));
  CHECK_FALSE(agrees(share(0.72, 0.72, false, false), 11.0 / 15));
  CHECK(agrees(share(0.70, 0.70, true, false), 11.0 / 15));
  CHECK(agrees(share(0.70, 0.70, false, true), 11.0 / 15));
  CHECK_FALSE(agrees(share(0.75, 0.75, false, true), 11.0 / 15));
  CHECK(agrees(share(0.7, 0.8, false, false), 11.0 / 15));
  // half a percent is left at both ends
  CHECK(agrees(share(0, 0, false, false), 0.005));
  CHECK_FALSE(agrees(share(0, 0, false, false), 0.0051));
  CHECK(agrees(share(0.7, 0.8, false, false), 0.7 - 0.005));
  CHECK_FALSE(agrees(share(0.7, 0.8, false, false), 0.694));
  CHECK(agrees(share(0.7, 0.8, false, false), 0.8 + 0.005));
  CHECK_FALSE(agrees(share(0.7, 0.8, false, false), 0.806));
  CHECK(agrees(share(0.7, 0.7, false, true), 0.7));
  CHECK_FALSE(agrees(share(0.7, 0.7, false, true), 0.699));
}
