// The difference between two readings (survey/diff.h) for people and for programs.
#ifndef OVERCLAIM_REPORT_DIFF_FORMATS_H_
#define OVERCLAIM_REPORT_DIFF_FORMATS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/sheet.h"
#include "rulebook/words.h"
#include "survey/diff.h"

namespace overclaim {

// For people: what changed, the kind that asks for most attention first; what nobody could compare; what differs by
// rules alone.
Sheet diff_sheet(const Diff& diff, const Words& words, std::string_view language);

// One object {schema: "overclaim-diff/1", old, new, rulebook, reference, compared_pages, unchanged, changes,
// judged_anew, apart, only_by_rules}, as docs/diff.schema.json says. `version`: of the program.
std::string diff_json(const Diff& diff, std::string_view version);

inline constexpr std::string_view diff_schema = "overclaim-diff/1";

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_DIFF_FORMATS_H_
