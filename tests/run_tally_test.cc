#include "app/run_tally.h"

#include <doctest/doctest.h>

using namespace overclaim;

namespace {

DocumentOutcome begun(const std::string& source) {
  DocumentOutcome outcome;
  outcome.begins = true;
  outcome.source = source;
  return outcome;
}

DocumentOutcome read(std::size_t ask, ExitStatus status = ExitStatus::clean) {
  DocumentOutcome outcome;
  outcome.counts.ask = ask;
  outcome.status = status;
  return outcome;
}

}  // namespace

TEST_CASE("a tally counts documents, parts and what could not be read by input") {
  RunTally tally;
  tally.add(begun("ads.jsonl"), 100);
  tally.add(read(2, ExitStatus::flagged), 30);
  tally.add(read(0), 60);
  DocumentOutcome lost = read(0, ExitStatus::incomplete);
  lost.is_record = true;
  lost.error = "is damaged";
  tally.add(lost, 90);
  tally.add(begun("long.txt"), 50);
  for (const bool is_first : {true, false}) {
    DocumentOutcome part = read(1, ExitStatus::flagged);
    part.is_part = true;
    part.is_first_part = is_first;
    tally.add(part, is_first ? 25 : 50);
  }
  REQUIRE(tally.totals.inputs.size() == 2);
  const RunEntry &ads = tally.totals.inputs[0], &whole = tally.totals.inputs[1];
  CHECK(ads.documents == 2);
  CHECK(ads.flagged == 1);
  CHECK(ads.failed == 1);
  CHECK(ads.counts.ask == 2);
  CHECK(whole.documents == 1);
  CHECK(whole.flagged == 1);
  CHECK(whole.counts.ask == 2);
  CHECK(tally.any_read());
  CHECK(tally.status() == ExitStatus::incomplete);
}

TEST_CASE("what an earlier run did counts as done and not for the pace") {
  RunTally tally;
  tally.add(begun("a"), 100);
  tally.add(read(1), 40);
  tally.is_replayed();
  tally.add(read(1), 70);
  const RunProgress progress = tally.progress(300);
  CHECK(progress.documents == 2);
  CHECK(progress.bytes == 70);
  CHECK(progress.documents_before == 1);
  CHECK(progress.bytes_before == 40);
  // What stands in an input behind its last record is done when the next begins.
  tally.add(begun("b"), 200);
  CHECK(tally.progress(300).bytes == 100);
  tally.end_of_inputs();
  CHECK(tally.progress(300).bytes == 300);
}
