// Another HTML parser (gumbo) as the measure of ours: its tree as the events of html_events.h. For tests and fuzzing.
#ifndef OVERCLAIM_TESTS_ORACLE_HTML_GUMBO_H_
#define OVERCLAIM_TESTS_ORACLE_HTML_GUMBO_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/html_events.h"

namespace overclaim {

struct GumboEvents {
  HtmlEvents page;
  std::optional<std::string> refused;  // why it was not parsed (html_limits.h); then no events
  bool fostered = false;               // something stands before older source: moved out of a table, mostly
  std::vector<OffsetRange> lost;       // text the parser moved to where it fits no source order; no event has it
};

GumboEvents gumbo_events(std::string_view input);

// Its texts as it decodes them, with the bytes they stand on, in the order of the tree. Without those of templates.
// Requires: gumbo_events() does not refuse the page; on some others the parser aborts.
struct GumboText {
  OffsetRange source;
  std::string text;
};
std::vector<GumboText> gumbo_texts(std::string_view input);

}  // namespace overclaim

#endif  // OVERCLAIM_TESTS_ORACLE_HTML_GUMBO_H_
