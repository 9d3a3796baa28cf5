// One sweep over the visible text. Look-alike letters are found where they are folded (fold.cc), because there the
// letters of a word are known in all their forms. Covered by tests/fold_test.cc.
#include "text/tampering.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstddef>
#include <cstdint>

#include "text/fold.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

bool is_word_character(char32_t c) {
  return u_isUAlphabetic(static_cast<UChar32>(c)) != 0 || u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool hides_a_word(char32_t invisible) {
  const bool soft_hyphen = invisible == 0xAD;
  // Quotation marks and dashes of Windows-1252 in a page that was read as Latin-1: an accident, and a common one.
  const bool lost_mark = invisible >= 0x91 && invisible <= 0x97;
  const bool variation_selector = invisible >= 0xFE00 && invisible <= 0xFE0F;
  return !soft_hyphen && !lost_mark && !variation_selector;
}

}  // namespace

bool needs_no_joiners(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
      return true;
    default:
      return false;
  }
}

std::vector<Tampering> words_with_invisible_characters(std::string_view text) {
  std::vector<Tampering> found_words;
  std::size_t begin = 0, end = 0;  // the word so far; none if empty
  bool pending = false, found = false;
  const auto close = [&] {
    if (found) {
      found_words.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, TamperingKind::invisible_characters});
    }
    begin = end = 0;
    pending = found = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool in_word = begin != end;
    if (is_invisible(c.value)) {
      pending = pending || (in_word && hides_a_word(c.value));
    } else if ((is_word_character(c.value) || (in_word && is_mark(c.value))) && needs_no_joiners(c.value)) {
      if (!in_word) begin = at;
      end = at + c.size;
      found = found || pending;
      pending = false;
    } else {
      close();
    }
    at += c.size;
  }
  close();
  return found_words;
}

std::string_view to_string(TamperingKind kind) {
  switch (kind) {
    case TamperingKind::invisible_characters:
      return "invisible_characters";
    case TamperingKind::look_alike_letters:
      return "look_alike_letters";
    case TamperingKind::digits_for_letters:
      return "digits_for_letters";
    case TamperingKind::marked_letters:
      return "marked_letters";
    case TamperingKind::styled_letters:
      return "styled_letters";
  }
  return "";
}

}  // namespace overclaim
