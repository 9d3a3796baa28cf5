// Where a zip archive ends, and whether its file holds another one.
#ifndef OVERCLAIM_INTAKE_ZIP_END_H_
#define OVERCLAIM_INTAKE_ZIP_END_H_

#include "intake/byte_reader.h"

namespace overclaim {

// Whether the end record of another archive stands outside of what the last one covers: before its first member, or
// behind its last. Which of two archives is shown differs from program to program. A zip file kept as a member of the
// last archive is none. False too where there is no end record, or bytes cannot be read.
// Memory: the directory of the last archive, at most 64 MiB of it.
bool holds_another_archive(const ByteReader& bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ZIP_END_H_
