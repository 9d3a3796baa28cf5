#include "survey/coded_sample.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

constexpr Answer yes = Answer::yes, no = Answer::no, unsure = Answer::unsure;

// `count` sentences with the same answers.
void put(std::size_t count, bool flagged, Answer first, Answer second, std::vector<CodedSentence>& sentences) {
  for (std::size_t i = 0; i < count; ++i) {
    sentences.push_back({"s" + std::to_string(sentences.size()), flagged, {first, second}});
  }
}

}  // namespace

// Flagged 20: 15 both yes, 2 both no, 2 yes/no, 1 unsure/yes. Unflagged 20: 1 both yes, 18 both no, 1 no/unsure.
// Of a corpus with 100 flagged and 1000 unflagged sentences.
TEST_CASE("figures worked out by hand") {
  std::vector<CodedSentence> sentences;
  put(15, true, yes, yes, sentences);
  put(2, true, no, no, sentences);
  put(2, true, yes, no, sentences);
  put(1, true, unsure, yes, sentences);
  put(1, false, yes, yes, sentences);
  put(18, false, no, no, sentences);
  put(1, false, no, unsure, sentences);
  const SampleFigures figures = figures_of(sentences, 100, 1000);

  const Judgement& first = figures.readers[0];
  CHECK(first.flagged == GroupCount{17, 2, 1});
  CHECK(first.unflagged == GroupCount{1, 19, 0});
  CHECK(first.precision->value == doctest::Approx(17.0 / 19));
  CHECK(first.missed->value == doctest::Approx(50));  // 1000 / 20
  CHECK(first.recall->value == doctest::Approx(89.4737 / 139.4737));
  const Judgement& second = figures.readers[1];
  CHECK(second.flagged == GroupCount{16, 4, 0});
  CHECK(second.unflagged == GroupCount{1, 18, 1});
  CHECK(second.precision->value == doctest::Approx(0.8));
  CHECK(figures.both.flagged == GroupCount{15, 2, 3});
  CHECK(figures.both.unflagged == GroupCount{1, 18, 1});
  CHECK(figures.both.precision->value == doctest::Approx(15.0 / 17));
  CHECK(figures.both.precision->interval == *wilson(15, 17));
  CHECK(figures.both.missed->value == doctest::Approx(1000.0 / 19));
  CHECK(figures.both.missed->interval.high == doctest::Approx(1000 * wilson(1, 19)->high));
  // 88.2353 / (88.2353 + 52.6316); the bounds at the corners of two intervals of 97.5 %.
  CHECK(figures.both.recall->value == doctest::Approx(0.6263736));
  const Interval right = *wilson(15, 17, z_97_5), missed = *wilson(1, 19, z_97_5);
  CHECK(figures.both.recall->interval.low == doctest::Approx(100 * right.low / (100 * right.low + 1000 * missed.high)));
  CHECK(figures.both.recall->interval.high ==
        doctest::Approx(100 * right.high / (100 * right.high + 1000 * missed.low)));
  CHECK(figures.agreement.answers == 40);
  CHECK(figures.agreement.agreed == doctest::Approx(36.0 / 40));
  CHECK(figures.differ == std::vector<std::string>{"s17", "s18", "s19", "s39"});
}

TEST_CASE("that no missed claim was seen does not make the recall certain") {
  std::vector<CodedSentence> sentences;
  put(50, true, yes, yes, sentences);
  put(50, false, no, no, sentences);
  const SampleFigures figures = figures_of(sentences, 200, 5000);
  CHECK(figures.both.missed->value == 0.0);
  CHECK(figures.both.missed->interval.low == 0.0);
  CHECK(figures.both.missed->interval.high > 300);
  CHECK(figures.both.recall->value == 1.0);
  CHECK(figures.both.recall->interval.high == 1.0);
  CHECK(figures.both.recall->interval.low < 0.5);
}

TEST_CASE("without an answer that decides there is no figure") {
  std::vector<CodedSentence> sentences;
  put(3, true, unsure, unsure, sentences);
  put(3, false, no, no, sentences);
  const SampleFigures open = figures_of(sentences, 10, 10);
  CHECK_FALSE(open.both.precision.has_value());
  CHECK(open.both.missed.has_value());
  CHECK_FALSE(open.both.recall.has_value());  // 10 flagged sentences, of which nothing is known
  const SampleFigures none = figures_of({}, 0, 0);
  CHECK_FALSE(none.both.precision.has_value());
  CHECK_FALSE(none.both.recall.has_value());
  CHECK(none.differ.empty());
}

TEST_CASE("where nothing in the corpus is flagged all claims are missed") {
  std::vector<CodedSentence> sentences;
  put(2, false, yes, yes, sentences);
  put(8, false, no, no, sentences);
  const SampleFigures figures = figures_of(sentences, 0, 100);
  CHECK_FALSE(figures.both.precision.has_value());
  CHECK(figures.both.missed->value == doctest::Approx(20));
  CHECK(figures.both.recall->value == 0.0);
  CHECK(figures.both.recall->interval == Interval{0, 0});
}
