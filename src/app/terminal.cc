// A list of names, as no terminal answers the question. Asking it with a sequence was not taken: a terminal that does
// not know the question prints it. Covered by tests/terminal_test.cc.
#include "app/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace overclaim {
namespace {

constexpr std::size_t widest = 100;  // longer lines are hard to read, however wide the window

// Of TERM_PROGRAM and TERM.
constexpr std::array programs = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal"};
constexpr std::array kinds = {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "wezterm", "contour"};

bool is_dumb(const Environment& environment) {
  const std::string kind = environment("TERM");
  return kind.empty() || kind == "dumb";
}

int number(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool chosen(Choice choice, bool otherwise) {
  return choice == Choice::always || (choice == Choice::automatic && otherwise);
}

}  // namespace

bool takes_hyperlinks(const Environment& environment) {
  const std::string kind = environment("TERM");
  if (is_dumb(environment)) return false;
  // A terminal within a terminal: what the outer one takes may not get through.
  if (kind.rfind("screen", 0) == 0 || kind.rfind("tmux", 0) == 0) return false;
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return true;
  if (std::find(programs.begin(), programs.end(), environment("TERM_PROGRAM")) != programs.end()) return true;
  for (const char* name : {"WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM"}) {
    if (!environment(name).empty()) return true;
  }
  // From these versions on: VTE 0.50 (0.50.0 itself fell over them), Konsole 20.12.
  return number(environment("VTE_VERSION")) > 5000 || number(environment("KONSOLE_VERSION")) >= 201200;
}

TerminalStyle terminal_style(const Options& options, bool is_terminal, std::size_t columns,
                             const Environment& environment) {
  TerminalStyle style;
  if (options.width) {
    style.width = *options.width;
  } else if (is_terminal && columns > 0) {
    style.width = std::min(columns, widest);
  }
  const bool able = is_terminal && !is_dumb(environment);
  style.color = chosen(options.color, able && environment("NO_COLOR").empty());
  style.hyperlinks = chosen(options.hyperlinks, is_terminal && takes_hyperlinks(environment));
  return style;
}

}  // namespace overclaim
