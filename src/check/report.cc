// The names of enumerators in reports. One switch each, so that the compiler names a forgotten enumerator; a table
// would be found out by a test only. Covered by tests/report_test.cc and tests/json_report_test.cc.
#include "check/report.h"

#include "rulebook/steering.h"

namespace overclaim {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::flagged:
      return "flagged";
    case Status::noted:
      return "noted";
    case Status::cleared:
      return "cleared";
  }
  return "";
}

std::string_view to_string(SpanOf span_of) {
  switch (span_of) {
    case SpanOf::input:
      return "input";
    case SpanOf::record:
      return "record";
    case SpanOf::field:
      return "field";
    case SpanOf::extracted:
      return "extracted";
  }
  return "";
}

std::string_view to_string(SlotFrom from) {
  switch (from) {
    case SlotFrom::match:
      return "match";
    case SlotFrom::sentence:
      return "sentence";
    case SlotFrom::block:
      return "block";
    case SlotFrom::heading:
      return "heading";
    case SlotFrom::page:
      return "page";
    case SlotFrom::rule:
      return "rule";
  }
  return "";
}

int rank_of(const std::optional<VerdictKind>& verdict) {
  switch (verdict.value_or(VerdictKind::not_assessed)) {
    case VerdictKind::contradicted:
      return 0;
    case VerdictKind::overstated:
      return 1;
    case VerdictKind::unproven:
      return 2;
    case VerdictKind::not_assessed:
      return 3;
    case VerdictKind::supported:
      return 4;
  }
  return 4;
}

std::string_view to_string(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::supported:
      return "supported";
    case VerdictKind::overstated:
      return "overstated";
    case VerdictKind::unproven:
      return "unproven";
    case VerdictKind::contradicted:
      return "contradicted";
    case VerdictKind::not_assessed:
      return "not_assessed";
  }
  return "";
}

std::string_view to_string(FitKind kind) {
  switch (kind) {
    case FitKind::exact:
      return "exact";
    case FitKind::broader:
      return "broader";
    case FitKind::narrower:
      return "narrower";
    case FitKind::other:
      return "other";
    case FitKind::unstated:
      return "unstated";
  }
  return "";
}

bool is_steering(const TamperingPlace& place) {
  for (const SteeringKind kind : all_steering_kinds) {
    if (place.kind == to_string(kind)) return true;
  }
  return false;
}

}  // namespace overclaim
