// Letters of other alphabets that pass for Latin ones. Apart from fold.cc because it is a table to look things up in.
#ifndef OVERCLAIM_TEXT_LOOK_ALIKES_H_
#define OVERCLAIM_TEXT_LOOK_ALIKES_H_

namespace overclaim {

// The ASCII letter that `folded` (a letter after case folding) passes for, or 0. `written` is the letter before
// folding: Greek capitals look like other Latin letters than their small forms do (capital eta like H, small eta like
// n).
char look_alike(char32_t folded, char32_t written);

// True for letters that science puts at the end or start of a Latin word ("TNF" + alpha): look-alikes only inside it.
bool is_symbol_letter(char32_t written);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LOOK_ALIKES_H_
