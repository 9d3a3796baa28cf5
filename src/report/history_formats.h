// Claims over time (survey/history.h) and the life of one (survey/passport.h), for people and for programs.
#ifndef OVERCLAIM_REPORT_HISTORY_FORMATS_H_
#define OVERCLAIM_REPORT_HISTORY_FORMATS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/sheet.h"
#include "rulebook/words.h"
#include "survey/history.h"
#include "survey/passport.h"

namespace overclaim {

// Site by site, page by page: each claim's life in one line, its wordings as a table, and, in HTML, a drawing. Claims
// that were never flagged are counted only.
Sheet history_sheet(const History& history, const Words& words, std::string_view language);

std::string history_text(const History& history, const Words& words, std::size_t width);
std::string history_html(const History& history, const Words& words, std::string_view language);

// One object {schema: "overclaim-history/1", sites: [{site, last_looked, pages, threads}], undated}, as
// docs/history.schema.json says; all threads, flagged or not.
std::string history_json(const History& history);

Sheet passport_sheet(const Passport& passport, const Words& words, std::string_view language);
std::string passport_text(const Passport& passport, const Words& words, std::size_t width);
std::string passport_html(const Passport& passport, const Words& words, std::string_view language);

// One object {schema: "overclaim-passport/1", thread, last_looked, gaps, then, now, elsewhere, decisions}.
std::string passport_json(const Passport& passport);

inline constexpr std::string_view history_schema = "overclaim-history/1", passport_schema = "overclaim-passport/1";

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_HISTORY_FORMATS_H_
