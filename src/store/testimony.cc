// By the key of the sentence, as spans of neighbours are not kept. Covered by tests/case_store_test.cc.
#include "store/testimony.h"

#include <set>
#include <string>
#include <string_view>

namespace overclaim {
namespace {

constexpr std::string_view testimonial_category = "testimonial";

bool is_testimony(const CapturedClaim& claim) {
  return claim.speaker == Speaker::testimonial || claim.category == testimonial_category;
}

}  // namespace

void leave_out_testimony(std::vector<CapturedClaim>& claims) {
  std::set<std::string, std::less<>> told;
  for (const CapturedClaim& claim : claims) {
    if (is_testimony(claim) && !claim.sentence_key.empty()) told.insert(claim.sentence_key);
  }
  for (CapturedClaim& claim : claims) {
    if (!is_testimony(claim) && told.count(claim.sentence_key) == 0) continue;
    claim.before.clear();
    claim.after.clear();
  }
}

}  // namespace overclaim
