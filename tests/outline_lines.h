// An outline as lines, so that a failing row shows what was read instead.
#ifndef OVERCLAIM_TESTS_OUTLINE_LINES_H_
#define OVERCLAIM_TESTS_OUTLINE_LINES_H_

#include <string>
#include <vector>

#include "text/outline.h"

namespace overclaim::test {

// One line a block: "answer h3 l1 q3| text"; h, l, q: indexes of its heading, lead-in, question.
inline std::vector<std::string> shown(const Outline& outline) {
  std::vector<std::string> lines;
  for (const Block& block : outline.blocks) {
    std::string line;
    if (block.channel != Channel::body) line += std::string(to_string(block.channel)) + " ";
    if (block.hidden) line += "hidden ";
    line += to_string(block.kind);
    if (block.level > 0) line += std::to_string(block.level);
    if (block.heading != no_block) line += " h" + std::to_string(block.heading);
    if (block.lead_in != no_block) line += " l" + std::to_string(block.lead_in);
    if (block.question != no_block) line += " q" + std::to_string(block.question);
    lines.push_back(line + "| " + outline.text.substr(block.span.begin, block.span.end - block.span.begin));
  }
  for (const SkippedPart& part : outline.skipped) lines.push_back("skipped " + part.reason);
  return lines;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_OUTLINE_LINES_H_
