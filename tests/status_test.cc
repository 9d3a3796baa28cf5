#include <doctest/doctest.h>

#include "check/status.h"

using namespace overclaim;

TEST_CASE("the status table, row by row") {
  struct Row {
    CategoryKind kind;
    Stance stance;
    Speaker speaker;
    Status status;
  };
  using S = Stance;
  using P = Speaker;
  const auto flagging = CategoryKind::flagging, noting = CategoryKind::noting;
  const Row rows[] = {
      {flagging, S::asserted, P::page, Status::flagged},
      {flagging, S::reported, P::testimonial, Status::flagged},
      {flagging, S::reported, P::study, Status::flagged},
      {flagging, S::reported, P::third_party, Status::flagged},
      {flagging, S::reported, P::critic, Status::cleared},
      {flagging, S::negated, P::page, Status::cleared},
      {flagging, S::negated, P::testimonial, Status::cleared},
      {flagging, S::hedged, P::page, Status::cleared},
      {flagging, S::conditional, P::page, Status::cleared},
      {flagging, S::asked, P::page, Status::cleared},
      {noting, S::asserted, P::page, Status::noted},
      {noting, S::hedged, P::page, Status::noted},
      {noting, S::negated, P::page, Status::cleared},
      {noting, S::reported, P::critic, Status::cleared},
      {noting, S::asked, P::page, Status::cleared},
      {noting, S::conditional, P::page, Status::cleared},
  };
  for (const Row& row : rows) {
    CAPTURE(to_string(row.stance));
    CAPTURE(to_string(row.speaker));
    const StatusDecision decision = status_of(row.kind, row.stance, row.speaker, {});
    CHECK(decision.status == row.status);
    CHECK_FALSE(decision.lowered);
  }
}

TEST_CASE("a rule's when decides hedged, conditional and asked, and nothing else") {
  for (const Stance stance : {Stance::hedged, Stance::conditional, Stance::asked}) {
    CAPTURE(to_string(stance));
    When when;
    WhenAction& action = stance == Stance::hedged        ? when.hedged
                         : stance == Stance::conditional ? when.conditional
                                                         : when.asked;
    action = WhenAction::keep;
    CHECK(status_of(CategoryKind::flagging, stance, Speaker::page, when).status == Status::flagged);
    action = WhenAction::lower;
    CHECK(status_of(CategoryKind::flagging, stance, Speaker::page, when).status == Status::flagged);
    CHECK(status_of(CategoryKind::flagging, stance, Speaker::page, when).lowered);
    CHECK(status_of(CategoryKind::flagging, Stance::negated, Speaker::page, when).status == Status::cleared);
  }
}
