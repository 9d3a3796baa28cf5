#include "places.h"

namespace overclaim::test {

const char* const source_dir = OVERCLAIM_SOURCE_DIR;
const char* const program_path = OVERCLAIM_PROGRAM;

}  // namespace overclaim::test
