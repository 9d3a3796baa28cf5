// Where a page names a source, and which works of the reference list that may be.
#ifndef OVERCLAIM_CHECK_CITATION_MENTIONS_H_
#define OVERCLAIM_CHECK_CITATION_MENTIONS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check/citation_subject.h"
#include "check/reading.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

inline constexpr std::size_t no_entry = static_cast<std::size_t>(-1);

// identifier: a DOI, a number of PubMed or of a register. title: a work's title. entry: a line of the page's own list
// of sources. authors: "Sun et al. (2017)". number: "[2]", a superscript. loose: "a Duke study".
enum class MentionForm { identifier, title, entry, authors, number, loose };

struct Mention {
  MentionForm form = MentionForm::loose;
  std::size_t block = 0, sentence = 0;
  Span span;
  std::vector<std::uint32_t> works;  // indexes into Reference::works, sorted; empty: not in the list
  bool sure = false;                 // the mention says itself which work it is; then there is one work
  int year = 0;                      // that the page gives the source; 0 for none
  std::string key;                   // equal keys are one source: "sun 2017", an identifier; "" for none
  std::size_t entry = no_entry;      // the line of the page's list it is or points at
  bool weak = false;                 // fits a work, but would fit others that are not in the list as well
  bool leads = false;  // a sentence tells of it ("Sun et al. found"), so that what follows may go on about it
};

// By place; mentions do not overlap. Linear in the page: works are looked up by hash. "a study" with nothing that tells
// it from others is no mention.
std::vector<Mention> find_mentions(const Document& document, const Rulebook& rulebook, const Reading& reading,
                                   const SubjectReader& subjects);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITATION_MENTIONS_H_
