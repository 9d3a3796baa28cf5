// By the JSON library, as std::to_chars for double is not in the standard library that emscripten brings. Covered by
// tests/number_text_test.cc.
#include "rulebook/number_text.h"

#include <nlohmann/json.hpp>

namespace overclaim {

std::string number_text(double number) {
  std::string text = nlohmann::json(number).dump();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

}  // namespace overclaim
