// What the style sheets in a page surely hide: a text that stands in the page for programs alone.
#ifndef OVERCLAIM_TEXT_HTML_SHEETS_H_
#define OVERCLAIM_TEXT_HTML_SHEETS_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/html_events.h"
#include "text/html_style.h"

namespace overclaim {

// Style sheets are not applied. Read is only the plain case that needs no cascade: a rule whose selector is one class or
// one id (or a list of plain selectors) says display:none, visibility:hidden or font-size:0, and nothing on the page can
// turn it round: no sheet or script of another address, no script or handler that asks for parts of the page, no other
// selector, script or handler that names the class or id, no other name of the element about which a sheet says one of
// the three, no rule that says so of elements without naming them (at-rules, types, pseudo-classes), no policy of the
// page about sheets, nothing that browsers may drop. Menus and folded answers, which a script or another rule opens, so
// stay what they are: seen. Linear in the page.
class HtmlSheets {
 public:
  HtmlSheets() = default;

  // Reads the <style> elements, scripts and handlers of a page. They are views into `input`, which must live as long.
  HtmlSheets(std::string_view input, const std::vector<HtmlEvent>& events);

  // The declaration that hides the element, or nullptr. Its inline style goes before it and is not asked here.
  // Example: <style>.x{display:none}</style> and <p class="x"> -> display none.
  const InlineStyle* hiding(const HtmlEvent& tag) const;

 private:
  struct Named {
    int times = 0;                      // selectors that name it
    bool says = false;                  // something about display, visibility or size
    std::optional<InlineStyle> hiding;  // where that hides
    std::string written;                // as the last rule of it alone writes it
  };

  void read_sheet(std::string_view css);
  bool read_rule(std::string_view selectors, std::string_view body);  // false where it is none that is followed
  void leave_open(std::string_view css);
  void open(std::string_view selectors, bool inherited, bool outranks);
  void name_all(std::string_view css);
  void take_out(std::string_view code);

  std::unordered_map<std::string, Named> named_;  // ".class", "#id" in small letters: in old pages case is no matter
  std::unordered_set<std::string> open_types_;    // elements that a rule without their names may show
  bool shows_inside_ = false;                     // a rule may show what is inside a hidden element
  bool is_open_ = false;                          // what is not followed may turn everything round
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_HTML_SHEETS_H_
