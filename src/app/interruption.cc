// SA_RESETHAND makes the second signal final without a line of code in the handler. Covered by tests/bulk.
#include "app/interruption.h"

#include <csignal>

namespace overclaim {
namespace {

volatile std::sig_atomic_t interrupted = 0;

}  // namespace

void watch_for_interruption() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  static_cast<void>(::sigaction(SIGINT, &action, nullptr));
  static_cast<void>(::sigaction(SIGTERM, &action, nullptr));
}

bool was_interrupted() { return interrupted != 0; }

}  // namespace overclaim
