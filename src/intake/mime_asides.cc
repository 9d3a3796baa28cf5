// Covered by tests/eml_test.cc.
#include "intake/mime_asides.h"

#include <algorithm>

#include "intake/office_xml.h"

namespace overclaim {

bool is_usual_preamble(std::string_view text) {
  constexpr std::size_t longest = 400;
  return text.size() <= longest && (text.find("MIME") != text.npos || text.find("Mime") != text.npos);
}

std::string outlook_passages(std::string_view html) {
  std::string out;
  for (std::size_t at = html.find("<!--"); at != html.npos; at = html.find("<!--", at)) {
    const std::size_t begin = at + 4, end = std::min(html.find("-->", begin), html.size());
    std::string_view comment = html.substr(begin, end - begin);
    comment.remove_prefix(std::min(comment.find_first_not_of(" \t\r\n"), comment.size()));
    const std::size_t condition = comment.starts_with("[if") ? comment.find("]>") : comment.npos;
    if (condition != comment.npos) {
      comment.remove_prefix(condition + 2);
      comment = comment.substr(0, comment.rfind("<![endif]"));
      if (has_word(comment)) out += "<div>" + std::string(comment) + "</div>\n";
    }
    at = end;
  }
  return out;
}

}  // namespace overclaim
