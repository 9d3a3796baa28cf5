#include "app/terminal.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

namespace {

using namespace overclaim;
using Variables = std::map<std::string, std::string>;

Environment environment_of(const Variables& variables) {
  return [variables](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
  };
}

std::string line_of(const Variables& variables) {
  std::string line;
  for (const auto& [name, value] : variables) line += name + "=" + value + " ";
  return line;
}

}  // namespace

TEST_CASE("links are made by themselves only where the terminal is known to take them") {
  struct Row {
    Variables variables;
    bool takes;
  };
  const std::vector<Row> rows = {
      {{}, false},
      {{{"TERM", "xterm-256color"}}, false},
      {{{"TERM", "dumb"}, {"WT_SESSION", "1"}}, false},
      {{{"WT_SESSION", "1"}}, false},  // no terminal says what it is
      {{{"TERM", "xterm-256color"}, {"WT_SESSION", "1"}}, true},
      {{{"TERM", "xterm-kitty"}}, true},
      {{{"TERM", "xterm"}, {"KITTY_WINDOW_ID", "1"}}, true},
      {{{"TERM", "foot"}}, true},
      {{{"TERM", "xterm-256color"}, {"TERM_PROGRAM", "iTerm.app"}}, true},
      {{{"TERM", "xterm-256color"}, {"TERM_PROGRAM", "vscode"}}, true},
      {{{"TERM", "xterm-256color"}, {"TERM_PROGRAM", "Apple_Terminal"}}, false},
      {{{"TERM", "xterm-256color"}, {"VTE_VERSION", "6800"}}, true},
      {{{"TERM", "xterm-256color"}, {"VTE_VERSION", "5000"}}, false},
      {{{"TERM", "xterm-256color"}, {"VTE_VERSION", "4402"}}, false},
      {{{"TERM", "xterm-256color"}, {"VTE_VERSION", "new"}}, false},
      {{{"TERM", "xterm-256color"}, {"KONSOLE_VERSION", "220401"}}, true},
      {{{"TERM", "xterm-256color"}, {"KONSOLE_VERSION", "180401"}}, false},
      {{{"TERM", "screen-256color"}, {"VTE_VERSION", "6800"}}, false},
      {{{"TERM", "tmux-256color"}, {"KITTY_WINDOW_ID", "1"}}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(line_of(row.variables));
    CHECK(takes_hyperlinks(environment_of(row.variables)) == row.takes);
  }
}

TEST_CASE("what the options say goes before what the terminal is") {
  struct Row {
    Choice color, hyperlinks;
    bool is_terminal;
    Variables variables;
    bool colored, linked;
  };
  const Variables able = {{"TERM", "xterm-kitty"}}, mono = {{"TERM", "xterm-kitty"}, {"NO_COLOR", "1"}},
                  dumb = {{"TERM", "dumb"}};
  const std::vector<Row> rows = {
      {Choice::automatic, Choice::automatic, true, able, true, true},
      {Choice::automatic, Choice::automatic, false, able, false, false},
      {Choice::automatic, Choice::automatic, true, mono, false, true},
      {Choice::automatic, Choice::automatic, true, dumb, false, false},
      {Choice::automatic, Choice::automatic, true, {}, false, false},
      {Choice::always, Choice::always, false, {}, true, true},
      {Choice::always, Choice::always, true, mono, true, true},
      {Choice::never, Choice::never, true, able, false, false},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    Options options;
    options.color = rows[i].color;
    options.hyperlinks = rows[i].hyperlinks;
    const TerminalStyle style = terminal_style(options, rows[i].is_terminal, 80, environment_of(rows[i].variables));
    CHECK(style.color == rows[i].colored);
    CHECK(style.hyperlinks == rows[i].linked);
  }
}

TEST_CASE("lines are as wide as asked, else as the terminal, but never too long to read") {
  struct Row {
    std::optional<std::size_t> asked;
    bool is_terminal;
    std::size_t columns, width;
  };
  const std::vector<Row> rows = {{{}, false, 0, 80},   {{}, true, 0, 80},    {{}, true, 64, 64},
                                 {{}, true, 300, 100}, {200, true, 64, 200}, {{}, false, 64, 80}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    Options options;
    options.width = rows[i].asked;
    CHECK(terminal_style(options, rows[i].is_terminal, rows[i].columns, environment_of({})).width == rows[i].width);
  }
}
