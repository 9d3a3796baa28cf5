// A table of our own, after Unicode's confusables.txt: of its thousands of rows only letters that people type, and none
// of the Greek letters that biology writes into Latin words (beta, gamma, delta, kappa, mu, omega: NF-kappa-B,
// IFN-gamma, microgram), where a fold would call a gene's name tampering. Covered by tests/fold_test.cc.
#include "text/look_alikes.h"

namespace overclaim {

char look_alike(char32_t folded, char32_t written) {
  switch (written) {  // Greek capitals
    case U'\u0391':
      return 'a';
    case U'\u0392':
      return 'b';
    case U'\u0395':
      return 'e';
    case U'\u0396':
      return 'z';
    case U'\u0397':
      return 'h';
    case U'\u0399':
      return 'i';
    case U'\u039A':
      return 'k';
    case U'\u039C':
      return 'm';
    case U'\u039D':
      return 'n';
    case U'\u039F':
      return 'o';
    case U'\u03A1':
      return 'p';
    case U'\u03A4':
      return 't';
    case U'\u03A5':
      return 'y';
    case U'\u03A7':
      return 'x';
    default:
      break;
  }
  switch (folded) {
    // Greek
    case U'\u03B1':
      return 'a';
    case U'\u03B5':
      return 'e';
    case U'\u03B7':
      return 'n';
    case U'\u03B9':
      return 'i';
    case U'\u03BD':
      return 'v';
    case U'\u03BF':
      return 'o';
    case U'\u03C1':
      return 'p';
    case U'\u03C4':
      return 't';
    case U'\u03C5':
      return 'u';
    case U'\u03C7':
      return 'x';
    case U'\u03F3':
      return 'j';
    // Cyrillic
    case U'\u0430':
      return 'a';
    case U'\u0432':
      return 'b';
    case U'\u0433':
      return 'r';
    case U'\u0435':
      return 'e';
    case U'\u043A':
      return 'k';
    case U'\u043C':
      return 'm';
    case U'\u043D':
      return 'h';
    case U'\u043E':
      return 'o';
    case U'\u043F':
      return 'n';
    case U'\u0440':
      return 'p';
    case U'\u0441':
      return 'c';
    case U'\u0442':
      return 't';
    case U'\u0443':
      return 'y';
    case U'\u0445':
      return 'x';
    case U'\u0448':
      return 'w';
    case U'\u044C':
      return 'b';
    case U'\u0455':
      return 's';
    case U'\u0456':
      return 'i';
    case U'\u0458':
      return 'j';
    case U'\u0461':
      return 'w';
    case U'\u0475':
      return 'v';
    case U'\u04AF':
      return 'y';
    case U'\u04BB':
      return 'h';
    case U'\u04CF':
      return 'l';
    case U'\u0501':
      return 'd';
    case U'\u051B':
      return 'q';
    case U'\u051D':
      return 'w';
    // Armenian
    case U'\u0570':
      return 'h';
    case U'\u0578':
      return 'n';
    case U'\u057D':
      return 'u';
    case U'\u0585':
      return 'o';
    // Phonetic letters and small capitals: Latin by name, but in no word of any spelling
    case U'\u0251':
      return 'a';
    case U'\u0261':
      return 'g';
    case U'\u0269':
      return 'i';
    case U'\u1D00':
      return 'a';
    case U'\u1D04':
      return 'c';
    case U'\u1D07':
      return 'e';
    case U'\u1D0F':
      return 'o';
    case U'\u1D1C':
      return 'u';
    case U'\u1D20':
      return 'v';
    case U'\u1D21':
      return 'w';
    case U'\u1D22':
      return 'z';
    case U'\uA731':
      return 's';
    default:
      return 0;
  }
}

bool is_symbol_letter(char32_t written) { return written == U'\u03B1'; }

}  // namespace overclaim
