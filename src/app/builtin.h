// The rulebook and the reference list that are part of the program.
#ifndef OVERCLAIM_APP_BUILTIN_H_
#define OVERCLAIM_APP_BUILTIN_H_

#include <span>
#include <string_view>

#include "rulebook/named_bytes.h"

namespace overclaim {

// All of rules/ and corpus/reference/ as they were at build time, sorted by name in byte order. Never fails; the views
// live as long as the program. Written by tools/embed_rulebook, which refuses a rulebook with problems; defined in the
// CMake target overclaim::builtin.
// Example: for (const NamedBytes& file : builtin_files()) std::cout << file.name << '\n';
std::span<const NamedBytes> builtin_files();

// The rulebook of one of its languages, compiled at build time; to be read with read_image.
struct BuiltinImage {
  std::string_view language, bytes;
};
std::span<const BuiltinImage> builtin_images();

}  // namespace overclaim

#endif  // OVERCLAIM_APP_BUILTIN_H_
