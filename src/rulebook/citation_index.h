// By what a page may name a work of the reference list, looked up by hash: built once with the rulebook, so that a page
// is read in linear time however long the list grows.
#ifndef OVERCLAIM_RULEBOOK_CITATION_INDEX_H_
#define OVERCLAIM_RULEBOOK_CITATION_INDEX_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/citation_phrase.h"
#include "rulebook/reference.h"
#include "text/language.h"

namespace overclaim {

// `extra`: see the lists of CitationIndex.
struct WorkKey {
  std::uint64_t hash = 0;
  std::uint32_t work = 0, extra = 0;  // work: index into Reference::works
};

// The words of one alias without plain ones, as hashes (word_hash, exact_hash for names with their own capitals).
struct WorkAlias {
  std::vector<std::uint64_t> words;
  std::uint32_t work = 0, year = 0;  // year: one of the words, 0 for none
};

// All lists of keys are sorted by hash.
struct CitationIndex {
  std::vector<WorkKey> identifiers;  // DOI ("10.1/x"), "pmid1", "pmc1", "nct1"; folded
  std::vector<WorkKey> authors;      // last word of the first author's family name; extra: the year
  std::vector<WorkKey> titles;       // three words in a row of a title of at least five; extra: place of the first
  std::vector<WorkKey> venues;       // all words of the venue
  std::vector<WorkKey> alias_words;  // first of an alias's words; work: index into aliases
  std::vector<WorkAlias> aliases;
  std::vector<std::uint32_t> title_words;  // by work, how many its title has
};

inline constexpr std::uint32_t fewest_title_words = 5;

// Of a folded word, or of words put together one after the other: word_hash("b", word_hash("a")).
std::uint64_t word_hash(std::string_view folded, std::uint64_t before = 0);
// Of a word as written, for names that are told from common words by their capitals ("RESTORE").
std::uint64_t exact_hash(std::string_view written);

// The keys of one hash.
std::span<const WorkKey> keys_of(const std::vector<WorkKey>& keys, std::uint64_t hash);

// The words of a line as a page's tokens would be: written and folded.
struct LineWord {
  std::string written, folded;
};
std::vector<LineWord> words_of_line(std::string_view line, const Language& language);

CitationIndex index_citations(const Reference& reference, const CitationWords& words, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_CITATION_INDEX_H_
