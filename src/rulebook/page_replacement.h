// What may stand in place of a page: rules/<lang>/replaced_pages.json.
#ifndef OVERCLAIM_RULEBOOK_PAGE_REPLACEMENT_H_
#define OVERCLAIM_RULEBOOK_PAGE_REPLACEMENT_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/phrase_program.h"

namespace overclaim {

// parked: the domain is for sale or unused. not_found: the server says "200 OK", the page that it is not there.
// script_shell: a frame that a script fills. suspended: the host has shut the site.
enum class ReplacedBy { parked, not_found, login, script_shell, suspended };
inline constexpr std::array all_replacements = {ReplacedBy::parked, ReplacedBy::not_found, ReplacedBy::login,
                                                ReplacedBy::script_shell, ReplacedBy::suspended};
std::string_view to_string(ReplacedBy replaced_by);

// Whole texts of pages; one that begins with '<' is HTML.
struct ReplacementExamples {
  std::vector<std::string> match, none;
};

// `most_words`: in the text a visitor reads, without menus and footers; a longer page has something to say of its own.
// `scripts`: the page must have regions that scripts fill; then it needs no phrase, only to be as short.
struct PageReplacement {
  std::string id;
  ReplacedBy kind = ReplacedBy::parked;
  int most_words = 0;
  bool scripts = false;
  std::vector<std::string> phrases;
  ReplacementExamples examples;
};

struct CompiledReplacement {
  PageReplacement replacement;
  std::vector<PhraseProgram> phrases;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_PAGE_REPLACEMENT_H_
