#include "check/report.h"

#include <doctest/doctest.h>

#include <set>

using namespace overclaim;

TEST_CASE("what goes against the evidence is asked about first, what agrees with it last") {
  const std::optional<VerdictKind> order[] = {VerdictKind::contradicted, VerdictKind::overstated, VerdictKind::unproven,
                                              VerdictKind::not_assessed, VerdictKind::supported};
  for (int i = 0; i < 5; ++i) CHECK(rank_of(order[i]) == i);
  CHECK(rank_of(std::nullopt) == rank_of(VerdictKind::not_assessed));
}

TEST_CASE("a place speaks to programs by its kind") {
  const auto speaks = [](std::string kind) {
    TamperingPlace place;
    place.kind = std::move(kind);
    return is_steering(place);
  };
  CHECK(speaks("ignore_comment"));
  CHECK(speaks("instruction"));
  CHECK_FALSE(speaks("invisible_characters"));
  CHECK_FALSE(speaks("look_alike_letters"));
  CHECK_FALSE(speaks(""));
}
