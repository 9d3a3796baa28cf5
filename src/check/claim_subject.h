// What findings are about, and whether two of them may be about the same thing: for what the sentences of a page do to
// each other.
#ifndef OVERCLAIM_CHECK_CLAIM_SUBJECT_H_
#define OVERCLAIM_CHECK_CLAIM_SUBJECT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/reading.h"
#include "check/report.h"
#include "rulebook/rulebook.h"
#include "text/document.h"

namespace overclaim {

// Term ids of a claim by slot of pair_slots, sorted; words like "the treatment" name nothing and are left out.
using Subject = std::array<std::vector<std::string_view>, 3>;

// A finding as one of the places of a sense.
struct SubjectPlace {
  std::size_t finding = 0;           // index into Report::findings
  std::uint32_t begin = 0;           // of its words
  std::uint32_t sentence_begin = 0;  // of its sentence
  bool flagged = false;
};

// Places of one subject, in text order.
struct SubjectGroup {
  Subject subject;
  std::vector<SubjectPlace> places;
};

// Groups looked at of one sense; a page that speaks of more subjects is read as far as these go.
inline constexpr std::size_t most_subjects = 64;

// The findings of one report and what they are about. Keeps references; outlives nothing it was given.
class SubjectFinder {
 public:
  SubjectFinder(const Document& document, const Rulebook& rulebook, const Reading& reading,
                const std::vector<Finding>& findings);

  // Places of these findings by what they are about; at most most_subjects groups, in order of their subjects. Of
  // `slots` only those named count; with "intervention" among them, findings that speak of something else than the
  // page's offer are left out (OpposedSenses::elsewhere).
  // `named`: slots that a finding must name in its own sentence to be a place. What stands in quotation marks within
  // its sentence is somebody's words and no place.
  std::vector<SubjectGroup> groups_of(const std::vector<std::size_t>& findings, const std::vector<std::string>& slots,
                                      const std::vector<std::string>& named = {}) const;

  // Whether the finding's own sentence names all these slots.
  bool names_itself(std::size_t finding, const std::vector<std::string>& slots) const;

  // Whether nothing that both name keeps them apart: in each slot one of them names nothing, or a thing of one is a
  // thing of the other or a kind of it.
  bool may_be_same(const Subject& one, const Subject& other) const;

  // The nearest place of a group that may be about the same and stands in another sentence; nothing where there is
  // none. Of two as near, the later.
  std::optional<SubjectPlace> nearest(std::size_t finding, const std::vector<SubjectGroup>& groups,
                                      const std::vector<std::string>& slots) const;

 private:
  Subject subject_of(const Finding& finding, const std::vector<std::string>& slots) const;
  bool speaks_of_something_else(const Finding& finding) const;
  bool is_quoted_speech(const Finding& finding) const;
  bool is_kind_of(std::string_view narrow, std::string_view wide) const;
  SubjectPlace place_of(std::size_t finding) const;

  const Document& document_;
  const Reading& reading_;
  const std::vector<Finding>& findings_;
  std::map<std::string_view, const CompiledTerm*> terms_;
  std::vector<bool> elsewhere_;  // by term
};

// Whether a place of each group stands in another sentence than one of the other.
bool stand_apart(const std::vector<SubjectPlace>& one, const std::vector<SubjectPlace>& other);

// The block that holds a span; no_block where none does.
std::size_t block_at(const Document& document, Span span);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CLAIM_SUBJECT_H_
