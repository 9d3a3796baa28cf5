// A compiled rulebook as bytes, so that a program starts without reading, checking and compiling its rules again.
//
// An image belongs to the program it is linked into: it is written by the build (tools/embed_rulebook) and read back by
// the same code, it is no exchange format. What it costs: docs/performance.md.
#ifndef OVERCLAIM_RULEBOOK_IMAGE_H_
#define OVERCLAIM_RULEBOOK_IMAGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "rulebook/rulebook.h"

namespace overclaim {

// fast: read where it lies, for a program that is mapped into memory. small: without what only shows a rulebook, and in
// an order that compressors shrink to a twentieth; reading it takes some ten milliseconds. For a page that carries it.
enum class ImageForm { fast, small };

// The same rulebook gives the same bytes.
std::string write_image(const Rulebook& rulebook, ImageForm form = ImageForm::fast);

// To check pages, a rulebook needs neither its examples nor its phrases as they were written: they are left empty.
enum class ImageUse { check, show };

// Nothing for bytes that write_image did not write: another version, cut off, or changed where it shows; and for a
// small image that is to be shown. The rulebook and its copies point into `bytes` of a fast image (flat.h), which must
// outlive them; aligned to 8 bytes nothing of it is copied.
// Example: read_image(image, ImageUse::show)->digest == rulebook.digest
std::optional<Rulebook> read_image(std::string_view bytes, ImageUse use);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_IMAGE_H_
