// Closed forms and no resampling: the same figures on every machine, and each can be worked out by hand. Covered by
// tests/intervals_test.cc.
#include "survey/intervals.h"

#include <algorithm>
#include <cmath>

namespace overclaim {

std::optional<Interval> wilson(std::size_t part, std::size_t whole, double z) {
  if (whole == 0) return std::nullopt;
  const double n = static_cast<double>(whole), p = static_cast<double>(part) / n, z2 = z * z;
  const double middle = p + z2 / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)), scale = 1 + z2 / n;
  // At the ends the bound is 0 or 1 exactly, and not a rounding error beside it.
  return Interval{part == 0 ? 0 : std::max(0.0, (middle - half) / scale),
                  part == whole ? 1 : std::min(1.0, (middle + half) / scale)};
}

Agreement agreement_of(const AgreementTable& table) {
  constexpr std::size_t kinds = std::tuple_size_v<AgreementTable>;
  Agreement found;
  std::array<double, kinds> first{}, second{};
  for (std::size_t i = 0; i < kinds; ++i) {
    for (std::size_t j = 0; j < kinds; ++j) found.answers += table[i][j];
  }
  if (found.answers == 0) return found;
  const double n = static_cast<double>(found.answers);
  const auto share = [&](std::size_t i, std::size_t j) { return static_cast<double>(table[i][j]) / n; };
  for (std::size_t i = 0; i < kinds; ++i) {
    for (std::size_t j = 0; j < kinds; ++j) {
      first[i] += share(i, j);
      second[j] += share(i, j);
    }
  }
  double chance = 0, diagonal = 0, all = 0;  // the sums called theta 2, 3 and 4 in the literature
  for (std::size_t i = 0; i < kinds; ++i) {
    found.agreed += share(i, i);
    chance += first[i] * second[i];
    diagonal += share(i, i) * (first[i] + second[i]);
    for (std::size_t j = 0; j < kinds; ++j) {
      const double sum = first[j] + second[i];
      all += share(i, j) * sum * sum;
    }
  }
  if (chance >= 1) return found;
  const double agreed = found.agreed, by_chance = 1 - chance;
  found.kappa = (agreed - chance) / by_chance;
  if (agreed >= 1) return found;
  const double variance = (agreed * (1 - agreed) / (by_chance * by_chance) +
                           2 * (1 - agreed) * (2 * agreed * chance - diagonal) / (by_chance * by_chance * by_chance) +
                           (1 - agreed) * (1 - agreed) * (all - 4 * chance * chance) / std::pow(by_chance, 4)) /
                          n;
  if (variance <= 0) return found;
  const double half = z_95 * std::sqrt(variance);
  found.interval = Interval{std::max(-1.0, *found.kappa - half), std::min(1.0, *found.kappa + half)};
  return found;
}

}  // namespace overclaim
