// OpenDocument text (.odt, .ott): LibreOffice and others.
#ifndef OVERCLAIM_INTAKE_ODT_H_
#define OVERCLAIM_INTAKE_ODT_H_

#include <string_view>

#include "intake/extracted.h"

namespace overclaim {

// As extract_docx (docx.h).
ExtractResult extract_odt(std::string_view bytes, const ExtractLimits& limits = {});

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ODT_H_
