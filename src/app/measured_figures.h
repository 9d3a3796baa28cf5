// What tools/evaluate measured and recorded, as it was when the program was built.
#ifndef OVERCLAIM_APP_MEASURED_FIGURES_H_
#define OVERCLAIM_APP_MEASURED_FIGURES_H_

#include <optional>
#include <string_view>

#include "report/methods_sheet.h"

namespace overclaim {

// corpus/pages/figures.json; defined in the CMake target overclaim::builtin.
std::string_view recorded_figures();

// The figures of a folder of labelled pages: "dev" or "test"; nothing where it has none.
std::optional<MeasuredFigures> measured_figures(std::string_view json, std::string_view folder);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_MEASURED_FIGURES_H_
