#include "text/plain_letters.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

std::string shown(const std::string& written) {
  const std::optional<PlainLetters> letters = plain_letters(written);
  if (!letters) return "";
  std::string out = letters->word;
  if (!letters->other.empty()) out += "/" + letters->other;
  if (!letters->without_edges.empty()) out += " [" + letters->without_edges + "]";
  return out + " " + std::string(to_string(letters->kind)) + (letters->is_foreign ? " foreign" : "");
}

}  // namespace

TEST_CASE("a disguised word is read letter by letter") {
  struct Row {
    std::string written, expected;
  };
  const std::vector<Row> rows = {
      // Digits.
      {"cur3", "cure [cur] digits_for_letters"},
      {"c0mpletely", "completely digits_for_letters"},
      {"gu4ranteed", "guaranteed digits_for_letters"},
      {"s4f3", "safe [saf] digits_for_letters"},
      {"r1sk", "risk/rlsk digits_for_letters"},
      {"0ver", "over [ver] digits_for_letters"},
      {"week5", "weeks [week] digits_for_letters"},
      {"B12", ""},
      {"p53", ""},
      {"H2O", ""},
      {"1st", ""},
      {"CD34", "cdea [cd] digits_for_letters"},  // no word of any rule
      {"a1c", ""},
      {"S1P", ""},
      {"covid19", ""},
      {"2024", ""},
      // Other alphabets alone: Cyrillic, Greek capitals.
      {"\u0440\u043E\u0445", "pox look_alike_letters foreign"},
      {"\u0397\u0395\u0391\u03A4", "heat look_alike_letters foreign"},
      {"\u0440\u0430\u0431\u043E\u0442\u0430\u043B\u0438", ""},  // a letter that looks like none
      {"\u03B1", ""},
      // Letter styles.
      {"\u0274\u1D0F", "no styled_letters"},
      {"s\u026A\u1D05\u1D07", "side styled_letters"},
      {"\u1D43\u02E2\u1D4F", "ask styled_letters"},
      {"\U0001F152\U0001F164\U0001F161\U0001F154", "cure styled_letters"},
      // Marks: struck through, heaped; never an accent.
      {"n\u0336o\u0336", "no marked_letters"},
      {"c\u0338u\u0338re", "cure marked_letters"},
      {"cu\u0301\u0316\u0317re\u030A\u0310", "cure marked_letters"},
      {"na\u00EFve", ""},
      {"nai\u0308ve", ""},
      {"Vi\u1EC7t", ""},
      {"plain", ""},
      {"", ""},
      {"don't", ""},
      {"\xF0\x9F\x99\x82", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(shown(row.written) == row.expected);
  }
}

TEST_CASE("words of other alphabets") {
  CHECK(has_foreign_letter("\u0440\u0430\u0431"));
  CHECK(has_foreign_letter("\u03B1"));
  CHECK_FALSE(has_foreign_letter("caf\u00E9"));
  CHECK_FALSE(has_foreign_letter("n\u0336o"));
  CHECK_FALSE(has_foreign_letter("1+1"));
}
