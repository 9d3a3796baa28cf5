// One function a format, all with the same page: none of them keeps anything. Covered by
// tests/reference_formats_test.cc.
#include "report/reference_formats.h"

#include <array>

namespace overclaim {
namespace {

constexpr std::array formats = {
    ReferenceFormat{"text", reference_text},         ReferenceFormat{"json", reference_json},
    ReferenceFormat{"csv", reference_csv},           ReferenceFormat{"bibtex", reference_bibtex},
    ReferenceFormat{"csl-json", reference_csl_json},
};

}  // namespace

std::span<const ReferenceFormat> reference_formats() { return formats; }

const ReferenceFormat* find_reference_format(std::string_view name) {
  for (const ReferenceFormat& format : formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace overclaim
