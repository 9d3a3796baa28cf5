// Words that tell a program what to do with the page: marks that switch tools off, and instructions to machine readers.
//
// Nothing obeys them. They are reported as places of Report::tampering and change neither findings nor score nor
// status.
#ifndef OVERCLAIM_CHECK_STEERING_H_
#define OVERCLAIM_CHECK_STEERING_H_

#include <functional>
#include <vector>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// A sentence that holds words of an entry of Rulebook::steering; of several entries the first by id.
struct FoundSteering {
  const Steering* steering = nullptr;
  TamperingPlace place;
};

// In the order of the input, none within another. Looked for in the document's sentences and in what gives none
// (text/unread_texts.h). What visitors see is left out where it is told at arm's length: between quotation marks,
// marked up as a quotation, introduced by a line with a colon, or under words that say somebody else says it. Line and
// column of the places are not set. Linear time; where `stopped` turns true the rest is not looked at.
// Example: `<p>Our cells help.</p><!-- overclaim: ignore -->` gives the place of "overclaim: ignore".
std::vector<FoundSteering> find_steering(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                         const std::function<bool()>& stopped = {});

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_STEERING_H_
