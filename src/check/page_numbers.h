// The figures of a page beside those of the works it names.
#ifndef OVERCLAIM_CHECK_PAGE_NUMBERS_H_
#define OVERCLAIM_CHECK_PAGE_NUMBERS_H_

#include <string>
#include <vector>

#include "check/cited_page.h"

namespace overclaim {

// A figure as read: `share` 0-1 of people ("40 %", "11 of 15"), or a count; `low` and `high` differ in "2-3".
enum class FigureForm { share, count, most, per_births };
struct Figure {
  FigureForm form = FigureForm::count;
  std::uint32_t begin = 0, end = 0;  // tokens
  double low = 0, high = 0;          // share: of 1; per_births: of `of`
  double of = 0;                     // the number behind "of"; 0 for none
  bool about = false, over = false;  // "nearly", "more than"
  std::string value;                 // in digits
};

// Example: "nearly 500 children" is a count of 500 with `about`; "11 of the 15" a share with `of` 15.
std::vector<Figure> read_figures(const Document& document, const Rulebook& rulebook, const SentenceView& view);

// Whether a share on a page says the same as `value` of `denominator` (or `value` percent with no denominator): equal
// when it rounds to it; about and over leave 5 %.
bool agrees(const Figure& figure, double share);

// Sources get the sentences in which a figure shows that an unnamed study is the one work of the page's list that has
// it ("In a recent study, 11 of the 15 ..."). Appends the checks by place.
void audit_numbers(const CitedPage& page, std::vector<CitedSource>& sources, std::vector<NumberCheck>& numbers);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_PAGE_NUMBERS_H_
