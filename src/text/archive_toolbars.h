// What web archives put around the pages they keep.
#ifndef OVERCLAIM_TEXT_ARCHIVE_TOOLBARS_H_
#define OVERCLAIM_TEXT_ARCHIVE_TOOLBARS_H_

#include <string_view>
#include <vector>

#include "text/html_events.h"

namespace overclaim {

// Removes the Wayback Machine's toolbar (between its two comments, or the elements wm-ipp-base and wm-ipp) and the
// header of archive.today (the element HEADER beside CONTENT) from the events of a page; where they stood, in order.
// The page's links stay as the archive rewrote them. What bears such a name and does not begin the body, has no link to
// its archive, a heading, a sentence, a line of three words and more about something else than captures, or more words
// than a toolbar stays: it is the page's own. Linear time.
std::vector<OffsetRange> remove_archive_toolbars(std::string_view input, std::vector<HtmlEvent>& events);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_ARCHIVE_TOOLBARS_H_
