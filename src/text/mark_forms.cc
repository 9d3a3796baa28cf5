// Lists by what they fold to. Unicode's own classes were not taken: Pi and Pf lack the straight and low forms, Pd does
// not say which dash ties and which parts. Covered by tests/fold_test.cc.
#include "text/mark_forms.h"

#include <unicode/uchar.h>

namespace overclaim {
namespace {

struct Forms {
  std::u32string_view characters;
  std::string_view form;
};

constexpr Forms forms[] = {
    {U"\t\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F"
     U"\u205F\u3000",
     " "},
    {U"'`\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u1FEF\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u275B\u275C"
     U"\uA78C\uFF07\uFF40",
     "'"},
    {U"\"\u00AB\u00BB\u02BA\u05F4\u201C\u201D\u201E\u201F\u2033\u2034\u2036\u2037\u2057\u275D\u275E\u2E42\u301D\u301E"
     U"\u301F\uFF02",
     "\""},
    {U"\u2010\u2011\uFE63\uFF0D", "-"},
    {U"\u2012\u2013\uFE32", "\u2013"},
    {U"\u2212", "\u2212"},
    {U"\u2014\u2015\u2E3A\u2E3B\uFE31\uFE58", "\u2014"},
    {U"\u2044\u2215", "/"},
    {U"\u2024", "."},
    {U"\u2025\uFE30", ".."},
    {U"\u2026\u22EF\uFE19", "..."},
};

// Care of, degrees, telephone, the numero and the information sign: "c/o", "tel", "no", "i".
constexpr std::u32string_view letters_in_a_sign = U"\u2100\u2101\u2105\u2106\u2116\u2121\u2139\u213B";

}  // namespace

std::string_view mark_form(char32_t c) {
  for (const Forms& row : forms) {
    if (row.characters.find(c) != row.characters.npos) return row.form;
  }
  return {};
}

bool keeps_its_form(char32_t c) {
  if (letters_in_a_sign.find(c) != letters_in_a_sign.npos) return true;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_SUPER:
    case U_DT_SUB:
    case U_DT_FRACTION:
      return true;
    case U_DT_CIRCLE:
      return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) != U_NT_NONE;
    default:
      return false;
  }
}

}  // namespace overclaim
