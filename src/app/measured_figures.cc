// Covered by tests/methods_test.cc.
#include "app/measured_figures.h"

#include <nlohmann/json.hpp>

namespace overclaim {

std::optional<MeasuredFigures> measured_figures(std::string_view json, std::string_view folder) {
  const nlohmann::json all = nlohmann::json::parse(json, nullptr, false);
  const auto found = all.is_object() ? all.find(folder) : all.end();
  if (found == all.end() || !found->is_object()) return std::nullopt;
  const auto number = [&](const char* key) -> std::optional<double> {
    const auto value = found->find(key);
    if (value == found->end() || !value->is_number()) return std::nullopt;
    return value->get<double>();
  };
  MeasuredFigures figures;
  const std::optional<double> precision = number("precision"), recall = number("recall");
  if (!precision || !recall) return std::nullopt;
  figures.precision = *precision, figures.recall = *recall;
  const auto count = [&](const char* key) { return static_cast<std::size_t>(number(key).value_or(0)); };
  figures.found = count("found"), figures.wrong = count("wrong"), figures.missed = count("missed");
  figures.pages = count("pages");
  return figures;
}

}  // namespace overclaim
