// One pair a text, so that an example shows one thing and its failure names one place; examples with several marks were
// not taken for that reason. Covered by tests/marked_text_test.cc.
#include "rulebook/marked_text.h"

namespace overclaim {

MarkedText marked_text(std::string_view example, std::string& error) {
  error.clear();
  const std::size_t open = example.find("[["), close = example.find("]]");
  if (open == example.npos && close == example.npos) {
    error = "needs one marked place, [[like this]]";
  } else if (open == example.npos || close == example.npos || close < open) {
    error = "the marks [[ and ]] must stand in pairs";
  } else if (example.find("[[", open + 2) != example.npos || example.find("]]", close + 2) != example.npos) {
    error = "has more than one marked place; write one example for each";
  } else if (close == open + 2) {
    error = "marks nothing: put the words between [[ and ]]";
  }
  if (!error.empty()) return {};
  MarkedText marked;
  marked.begin = open;
  marked.end = close - 2;
  marked.text = std::string(example.substr(0, open)) + std::string(example.substr(open + 2, close - open - 2)) +
                std::string(example.substr(close + 2));
  return marked;
}

bool has_marks(std::string_view text) { return text.find("[[") != text.npos || text.find("]]") != text.npos; }

}  // namespace overclaim
