// Being told to end: Ctrl-C, or a scheduler's SIGTERM.
#ifndef OVERCLAIM_APP_INTERRUPTION_H_
#define OVERCLAIM_APP_INTERRUPTION_H_

namespace overclaim {

// From now on the first SIGINT or SIGTERM only makes was_interrupted() true, so that a run can end in order; a second
// one ends the program at once, as it would have without this.
void watch_for_interruption();

bool was_interrupted();

}  // namespace overclaim

#endif  // OVERCLAIM_APP_INTERRUPTION_H_
