// A regular expression of a rule. The only thing the rest of the program sees of RE2.
//
// Compiled at load to be checked, or on first use where that was done before; used by const threads. Patterns match on
// the folded sentence, longest match, between word edges of our own, because RE2's \b and \w are ASCII only (they are
// refused, as are look-around and back references, which RE2 has not).
#ifndef OVERCLAIM_RULEBOOK_REGEX_H_
#define OVERCLAIM_RULEBOOK_REGEX_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

struct RegexMatch {
  std::uint32_t begin = 0, end = 0;          // bytes of the text searched: group `span`, else the whole match
  std::uint32_t own_begin = 0, own_end = 0;  // group `own`; empty where there is none
};

// Pieces a text must have in it to be matched: each of `all`, and where `any` is not empty one of them. What RE2 can
// tell of a pattern; it spares looking at most texts.
// Example: "nct ?[0-9]{8}" needs "nct".
struct RegexNeeds {
  std::vector<std::string> all, any;
  friend bool operator==(const RegexNeeds&, const RegexNeeds&) = default;
};

class Regex {
 public:
  // `error` is "" or says what is wrong and what is allowed; then the regex matches nothing.
  static Regex compile(std::string_view pattern, std::string& error);

  // Of a pattern that `compile` took before: compiled when it is first used, as most pages need no more than a few.
  static Regex known(std::string pattern, RegexNeeds needs);
  const RegexNeeds& needs() const;  // nothing for a regex with an error

  // All matches from left to right, not overlapping.
  std::vector<RegexMatch> find_all(std::string_view folded) const;

 private:
  struct Compiled;  // hides RE2
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_REGEX_H_
