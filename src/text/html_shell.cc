// Test: tests/html_blocks_test.cc.
#include "text/html_shell.h"

#include <string>

#include "text/html_context.h"
#include "text/html_tags.h"

namespace overclaim {
namespace {

constexpr std::size_t most_shell_words = 4;   // "Loading ...", "Please wait a moment"
constexpr std::size_t most_shell_bytes = 40;  // not all languages part words

// Of what is filled by scripts.
bool is_root(std::string_view written) {
  const std::string id = lower_case_of(written);
  return id == "root" || id == "app" || id == "__next" || id == "__nuxt";
}

}  // namespace

void HtmlShell::start_element(const HtmlEvent& tag, std::uint32_t number) {
  note_content();
  const HtmlAttribute* id = attribute_of(tag, HtmlAttributeName::id);
  if (id == nullptr || !is_root(id->value)) return;
  candidate_ = number;
  candidate_source_ = tag.source;
}

bool HtmlShell::end_element(std::uint32_t number) {
  if (number != candidate_) return false;
  empty_root_ = candidate_source_;
  candidate_ = 0;
  return true;
}

void HtmlShell::note_code(OffsetRange script) {
  if (script_.begin == script_.end) script_ = script;
}

void HtmlShell::note_without_scripts(std::string_view text) {
  if (lower_case_of(text).find("javascript") != std::string::npos) asks_for_scripts_ = true;
}

OffsetRange HtmlShell::script_part(std::size_t words, std::size_t bytes, bool shows_more) const {
  if (script_.begin == script_.end) return {};
  const bool has_root = empty_root_.end > empty_root_.begin;
  const bool asks = has_root || asks_for_scripts_;
  const bool nothing_else = words == 0 && !shows_more;
  if (!nothing_else && (!asks || words > most_shell_words || bytes > most_shell_bytes)) return {};
  return has_root ? empty_root_ : script_;
}

}  // namespace overclaim
