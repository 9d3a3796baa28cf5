// What the audits of citations and figures ask of a page: its sentences, its claims by sentence, and the reference
// list's own texts read with the same phrases.
#ifndef OVERCLAIM_CHECK_CITED_PAGE_H_
#define OVERCLAIM_CHECK_CITED_PAGE_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "check/citation_roles.h"
#include "check/citations.h"

namespace overclaim {

class CitedPage {
 public:
  CitedPage(const Document& of_document, const Rulebook& of_rulebook, const Reading& of_reading,
            const std::vector<Finding>& findings)
      : document(of_document),
        rulebook(of_rulebook),
        reading(of_reading),
        subjects(of_document, of_rulebook, of_reading),
        findings_(findings) {
    find_retreats();
  }

  const SentenceView& view(CitedSentence place) const { return reading.views[place.block][place.sentence]; }
  Span span(CitedSentence place) const { return document.blocks[place.block].sentences[place.sentence].span; }
  std::vector<RoleMatch> find(CitationRole role, CitedSentence place) const {
    return find_role(role, document, rulebook, view(place));
  }

  // Indexes of the flagged findings in a sentence.
  std::vector<std::size_t> claims_in(CitedSentence place) const;
  // Whether a sentence, or any sentence of the page, says of a source what the problem would say.
  bool takes_back(CitedSentence place, CitationProblem problem) const;
  bool takes_back(CitationProblem problem) const { return retreats_.count(to_string(problem)) > 0; }

  const Document& document;
  const Rulebook& rulebook;
  const Reading& reading;
  SubjectReader subjects;

 private:
  void find_retreats();

  const std::vector<Finding>& findings_;  // by text_span
  std::set<std::string_view> retreats_;   // names of problems
};

// A line of the reference list, read as a page of one block.
class ListText {
 public:
  ListText(const std::string& line, const Rulebook& rulebook);
  std::vector<RoleMatch> find(CitationRole role) const;
  const std::vector<SentenceView>& views() const { return reading_.views[0]; }
  const Document& document() const { return document_; }

 private:
  const Rulebook& rulebook_;
  Document document_;
  Reading reading_;
};

// A result as a plain sentence, with the note that it was read in a copy where it was.
std::string told_result(const WorkResult& result, const Rulebook& rulebook);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_CITED_PAGE_H_
