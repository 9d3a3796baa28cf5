// What patients and parents tell about their health is kept as short as it can be.
#ifndef OVERCLAIM_STORE_TESTIMONY_H_
#define OVERCLAIM_STORE_TESTIMONY_H_

#include <vector>

#include "survey/capture.h"

namespace overclaim {

// Takes the neighbours (before, after) from all claims of a testimonial: those that a testimonial says, those of the
// category of that name, and any other claim in the same sentence, whose neighbours would tell the same. The words of
// the claim, its place and the hash of its sentence stay.
void leave_out_testimony(std::vector<CapturedClaim>& claims);

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_TESTIMONY_H_
