// The border to JavaScript (engine.mjs): bytes in, bytes out, by addresses in the memory of the module. It holds the
// only state there is, one rulebook and the last answer, because a module has no other way to hand back memory;
// everything behind it is pure. ICU's data comes from outside too, so that all that is large is packed once. Run by
// tests/offline/.
#include <unicode/udata.h>

#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

#include "offline/offline_answer.h"
#include "rulebook/image.h"

namespace {

std::optional<overclaim::Rulebook> rulebook;
overclaim::OfflineAnswer answer;

}  // namespace

extern "C" {

void* overclaim_allocate(std::size_t size) { return std::malloc(size); }
void overclaim_free(void* address) { std::free(address); }

// ICU's data, which stay where they are for good; 16-byte aligned. 0 for done.
int overclaim_set_icu_data(const void* data) {
  UErrorCode status = U_ZERO_ERROR;
  udata_setCommonData(data, &status);
  return U_FAILURE(status) ? 1 : 0;
}

// A small image (rulebook/image.h), not needed any more afterwards. 0 for done.
int overclaim_open(const char* image, std::size_t size) {
  rulebook = overclaim::read_image({image, size}, overclaim::ImageUse::check);
  return rulebook ? 0 : 1;
}

// 0: overclaim_answer() is what was wanted; 1: it is a problem. Requires: overclaim_open was done.
int overclaim_ask(const char* request, std::size_t request_size, const char* text, std::size_t text_size) {
  answer = {};
  answer = overclaim::offline_answer({request, request_size}, {text, text_size}, *rulebook, OVERCLAIM_VERSION);
  return answer.is_problem ? 1 : 0;
}
const char* overclaim_answer() { return answer.text.data(); }
std::size_t overclaim_answer_size() { return answer.text.size(); }

}  // extern "C"
