// What a wording comes to, whatever its words: rules/senses.json.
#ifndef OVERCLAIM_RULEBOOK_SENSE_H_
#define OVERCLAIM_RULEBOOK_SENSE_H_

#include <string>

namespace overclaim {

// Rules that say the same in other words name the same sense; in the score they are one claim. A statement of the
// reference list names the senses that its documented cases refute. `says`: the sense in plain words, "there is no risk".
struct Sense {
  std::string id, says;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SENSE_H_
