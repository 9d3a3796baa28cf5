// Covered by tests/docx_test.cc and tests/odt_test.cc.
#include "intake/left_out.h"

namespace overclaim {

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::vector<std::string> LeftOut::lines() const {
  std::vector<std::string> out;
  const auto say = [&](std::uint64_t count, const char* one, const char* many) {
    if (count > 0) out.push_back(counted(count, one, many));
  };
  say(comments, "comment", "comments");
  say(deletions, "deleted passage (tracked changes)", "deleted passages (tracked changes)");
  say(charts, "chart", "charts");
  say(diagrams, "diagram", "diagrams");
  say(objects, "embedded object", "embedded objects");
  say(rubies, "note above the words (ruby)", "notes above the words (ruby)");
  say(symbols, "symbol", "symbols");
  say(list_marks, "list mark with words", "list marks with words");
  say(form_fields, "form field with words", "form fields with words");
  say(fields, "field that makes words", "fields that make words");
  say(alternatives, "passage that other programs show instead of one that was read",
      "passages that other programs show instead of ones that were read");
  return out;
}

ReportError too_long_text(std::uint64_t most) {
  return {"too_long",
          "has more than " + std::to_string(most >> 20U) + " MiB of text; it was not read: save it in several parts"};
}

ReportError too_deep(std::uint64_t most) {
  return {"too_long", "nests deeper than " + std::to_string(most) +
                          " elements; it was not read: save its text as a file of its own"};
}

}  // namespace overclaim
