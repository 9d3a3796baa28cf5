// The program. Everything that depends on where it runs is found out here: arguments, terminal, environment. Covered by
// tests/cli_test.cc, which runs the program itself.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>
#include <variant>
#include <vector>

#include "app/builtin.h"
#include "app/command_check.h"
#include "app/command_decide.h"
#include "app/command_diff.h"
#include "app/command_explain.h"
#include "app/command_history.h"
#include "app/command_recheck.h"
#include "app/command_reference.h"
#include "app/command_rules.h"
#include "app/command_sample.h"
#include "app/command_screen.h"
#include "app/command_serve.h"
#include "app/command_shards.h"
#include "app/command_verify.h"
#include "app/command_why.h"
#include "app/command_worker.h"
#include "app/exit_status.h"
#include "app/load_rules.h"
#include "app/messages.h"
#include "app/options.h"
#include "app/terminal.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

// A file opened later must not come to stand where a closed standard stream is expected.
void occupy_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // Opened the wrong way round on purpose, so that using it fails as it would on a closed stream.
    const int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (::fcntl(descriptor, F_GETFD) == -1 && ::open("/dev/null", mode) != descriptor) std::_Exit(4);
  }
}

TerminalStyle terminal_of(const Options& options) {
  const bool is_terminal = ::isatty(STDOUT_FILENO) == 1;
  winsize size{};
  const bool known = is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return terminal_style(options, is_terminal, known ? size.ws_col : 0, [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return std::string(value == nullptr ? "" : value);
  });
}

ErrorStream error_stream() {
  ErrorStream errors;
  winsize size{};
  errors.is_terminal = ::isatty(STDERR_FILENO) == 1;
  errors.reports_to_terminal = ::isatty(STDOUT_FILENO) == 1;
  if (errors.is_terminal && ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    errors.columns = size.ws_col;
  }
  return errors;
}

// Verbs whose exit status an engine reads.
bool is_for_engines(std::string_view verb) { return verb == "screen" || verb == "shards" || verb == "worker"; }

bool is_of_shards(Verb verb) {
  return verb == Verb::shards_make || verb == Verb::shards_run || verb == Verb::shards_verify ||
         verb == Verb::shards_merge;
}

ExitStatus run(const std::vector<std::string>& arguments) {
  const auto exists = [](const std::string& path) {
    std::error_code error;
    return path == "-" || std::filesystem::exists(path, error);
  };
  const std::variant<Options, UsageError> parsed = parse_options(arguments, exists);
  if (const UsageError* error = std::get_if<UsageError>(&parsed)) return fail(error->message);
  const Options& options = std::get<Options>(parsed);
  const TerminalStyle terminal = terminal_of(options);
  if (options.verb == Verb::verify)
    return command_verify(options, {builtin_files(), builtin_images()}, OVERCLAIM_VERSION);
  if (options.verb == Verb::help) return print(help_text(options.help_about, terminal.width));

  const std::variant<LoadedRulebook, std::string> rules = load_rules(options, {builtin_files(), builtin_images()});
  if (const std::string* wrong = std::get_if<std::string>(&rules)) return fail(*wrong);
  const LoadedRulebook& loaded = std::get<LoadedRulebook>(rules);
  if (!loaded.rulebook) {
    for (const Problem& problem : loaded.problems) std::cerr << to_string(problem) << '\n';
    return fail(std::to_string(loaded.problems.size()) + " problems in the rulebook; nothing was checked");
  }
  if (options.verb == Verb::version) {
    return print("overclaim " OVERCLAIM_VERSION "\nrulebook " + loaded.rulebook->digest.substr(0, 16) + "\nICU " +
                 unicode_version() + "\n");
  }
  if (options.verb == Verb::check) return command_check(options, loaded, terminal, error_stream(), OVERCLAIM_VERSION);
  if (options.verb == Verb::why) return command_why(options, loaded, terminal);
  if (options.verb == Verb::explain) return command_explain(options, loaded, terminal);
  if (options.verb == Verb::sample) return command_sample(options, loaded, OVERCLAIM_VERSION);
  if (options.verb == Verb::history) return command_history(options, loaded, terminal);
  if (options.verb == Verb::passport) return command_passport(options, loaded, terminal);
  if (options.verb == Verb::recheck) return command_recheck(options, loaded, OVERCLAIM_VERSION);
  if (options.verb == Verb::diff) return command_diff(options, loaded, terminal, OVERCLAIM_VERSION);
  if (options.verb == Verb::decide) return command_decide(options, loaded);
  if (options.verb == Verb::decisions) return command_decisions(options, loaded, terminal);
  if (options.verb == Verb::screen) return command_screen(options, loaded, OVERCLAIM_VERSION);
  if (options.verb == Verb::worker) return command_worker(options, loaded, OVERCLAIM_VERSION);
  if (is_of_shards(options.verb)) return command_shards(options, loaded, OVERCLAIM_VERSION);
  if (options.verb == Verb::serve) return command_serve(options, loaded, OVERCLAIM_VERSION);
  switch (options.verb) {
    case Verb::reference_list:
    case Verb::reference_show:
    case Verb::reference_search:
    case Verb::reference_reconcile:
      return command_reference(options, loaded, terminal);
    default:
      return command_rules(options, loaded, terminal.width);
  }
}

}  // namespace
}  // namespace overclaim

int main(int argc, char** argv) {
  overclaim::occupy_standard_streams();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an output that cannot be written
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an output that cannot be written
  try {
    return static_cast<int>(overclaim::run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc)));
  } catch (const std::bad_alloc&) {
    std::cerr << "overclaim: out of memory\n";
    const bool engine = argc > 1 && overclaim::is_for_engines(argv[1]);
    return static_cast<int>(engine ? overclaim::ExitStatus::try_again : overclaim::ExitStatus::unusable);
  } catch (const std::exception& error) {  // out of memory, and mistakes of ours
    std::cerr << "overclaim: cannot go on: " << error.what() << '\n';
    return static_cast<int>(overclaim::ExitStatus::unusable);
  }
}
