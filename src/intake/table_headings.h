// The columns of a table that stand above its texts: headlines, titles, subjects.
#ifndef OVERCLAIM_INTAKE_TABLE_HEADINGS_H_
#define OVERCLAIM_INTAKE_TABLE_HEADINGS_H_

#include <string>
#include <string_view>

namespace overclaim {

// Whether a column of this name, in lower case with `_` for spaces, dashes and dots, holds what is shown above the
// text. Example: "headline", "ad_creative_link_titles".
bool is_heading_name(std::string_view plain_name);

// The text with the heading above it: as h1 where the text is HTML, else as a paragraph of its own. The text as it is
// where the heading says nothing or is what it begins with.
// Example: with_heading("No risk", "Hello.") == "No risk\n\nHello."
std::string with_heading(std::string_view heading, std::string text);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_TABLE_HEADINGS_H_
