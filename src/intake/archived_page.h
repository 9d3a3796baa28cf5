// What a record of a web archive holds: a page to check, something that is no page, or a page that cannot be had.
#ifndef OVERCLAIM_INTAKE_ARCHIVED_PAGE_H_
#define OVERCLAIM_INTAKE_ARCHIVED_PAGE_H_

#include <string>
#include <string_view>
#include <variant>

#include "check/report.h"
#include "intake/warc_framing.h"

namespace overclaim {

// `bytes`: the body without chunks and packings; what it is, is still to be told by content, then by `media_type` (as
// the server said: "text/html"; "" for unknown) and the uri. `charset`: a name of charset.h from the server's head, ""
// where it says none. `problem`: "" or why the body ends before its end.
struct ArchivedPage {
  std::string bytes, media_type, charset, problem;
};

// By kind, as in KindCounts (folder_walk.h): request, metadata, revisit, redirect, error_page, picture, script ...
// `status`: 300-599 of an answer without a page, else 0; `location`: as the server sent it.
struct NoPage {
  std::string kind;
  int status = 0;
  std::string location = {};
};

// A response with a status of 200 to 299, a resource or a conversion (WET) is a page where its type is text, unknown or
// a document (PDF, DOCX, ODT, mail); pictures, scripts, style sheets, data and the crawler's own notes are none; XML of
// any type is one where its first element is html. The error: too_long, damaged.
// Requires: record.block is whole unless the record is longer than the limits of its framing.
std::variant<ArchivedPage, NoPage, ReportError> page_of(const WarcRecord& record);

// The day in a date such as 2024-03-01T12:00:00Z; "" where it does not begin with a day of the calendar:
// 2024-02-30 is none.
std::string day_of(std::string_view date);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ARCHIVED_PAGE_H_
