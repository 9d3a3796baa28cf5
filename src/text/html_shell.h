// Pages that only scripts fill: what a saved copy shows of them is an empty frame ("Loading ...").
#ifndef OVERCLAIM_TEXT_HTML_SHELL_H_
#define OVERCLAIM_TEXT_HTML_SHELL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/html_events.h"
#include "text/offset_map.h"

namespace overclaim {

// Collects, while a page is walked, what tells such a frame from a short page.
class HtmlShell {
 public:
  // An element that may hold others or words. `number`: its own, never 0.
  void start_element(const HtmlEvent& tag, std::uint32_t number);

  // True where the element was made to be filled by a script and held nothing.
  bool end_element(std::uint32_t number);

  // Something stands in the innermost open element, so it is not empty.
  void note_content() { candidate_ = 0; }

  // A script that is code stands there.
  void note_code(OffsetRange script);

  // Text of a <noscript>, or of an element in it.
  void note_without_scripts(std::string_view text);

  // Where the script's part stands on a page that has so many words and bytes of its own; empty where it is no such
  // page. A short page stays a page: few words are a frame's only beside an empty root element or a request to switch
  // scripts on. `shows_more`: pictures, films or frames.
  OffsetRange script_part(std::size_t words, std::size_t bytes, bool shows_more) const;

 private:
  std::uint32_t candidate_ = 0;  // an open element scripts may fill, nothing inside yet
  OffsetRange candidate_source_, empty_root_;
  OffsetRange script_;  // the first one that is code
  bool asks_for_scripts_ = false;
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_SHELL_H_
