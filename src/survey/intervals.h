// Shares, and how sure one can be of them after a sample.
#ifndef OVERCLAIM_SURVEY_INTERVALS_H_
#define OVERCLAIM_SURVEY_INTERVALS_H_

#include <array>
#include <cstddef>
#include <optional>

namespace overclaim {

struct Interval {
  double low = 0, high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Of the standard normal distribution: two-sided 95 % and 97.5 %.
inline constexpr double z_95 = 1.959963984540054, z_97_5 = 2.241402727604945;

// The score interval of E. B. Wilson (1927) for a proportion of which `part` of `whole` were seen: it stays within 0
// and 1, and says something where none or all were seen. Nothing where `whole` is 0.
// Example: wilson(8, 10) is 0.490 to 0.943.
std::optional<Interval> wilson(std::size_t part, std::size_t whole, double z = z_95);

// Answers of two readers, of at most four kinds: table[i][j] counts what the first called i and the second j.
using AgreementTable = std::array<std::array<std::size_t, 4>, 4>;

struct Agreement {
  std::size_t answers = 0;
  double agreed = 0;            // the share of equal answers
  std::optional<double> kappa;  // nothing where chance alone would make them agree
  std::optional<Interval>
      interval;  // of kappa, 95 %; nothing where the sample cannot tell it: they never differ, or always
};

// J. Cohen's kappa (1960) with the large-sample standard error of J. L. Fleiss, J. Cohen and B. S. Everitt (1969),
// which is the delta method; cut at -1 and 1.
// Example: 20, 5, 10, 15 in a table of two answers is kappa 0.4.
Agreement agreement_of(const AgreementTable& table);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_INTERVALS_H_
