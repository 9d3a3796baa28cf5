// All names of all classes as one tree of words, so that a sentence is searched once for every name.
#ifndef OVERCLAIM_RULEBOOK_TERM_INDEX_H_
#define OVERCLAIM_RULEBOOK_TERM_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rulebook/flat.h"
#include "rulebook/vocabulary.h"

namespace overclaim {

using TermIndexNode = std::uint32_t;

// One word of an expanded name; `exact` is "" or how the token must be written.
struct NameWord {
  WordId word = unknown_word;
  std::string exact;
};

// An index as rows that pack well (image.h). Its nodes in preorder, those below one node in order of word; the root has
// neither depth nor word. Of all names of all nodes: the term, and how many words of `exacts` it has.
struct TermIndexRows {
  std::vector<std::uint8_t> depths;  // from 1
  std::vector<WordId> words;
  std::vector<std::uint8_t> name_counts;  // the root's first
  std::vector<std::uint32_t> terms;
  std::vector<std::uint8_t> exact_counts;
  std::vector<std::string> exacts;
};

class TermIndex {
 public:
  // Requires: no name has 255 words or more, and no node as many names.
  TermIndexRows rows() const;

  // Nothing for rows that are none of an index. The nodes have other numbers than before; all else is the same.
  static std::optional<TermIndex> from_rows(const TermIndexRows& rows);

  // Adds a name of `term` (an index of Rulebook::terms).
  void add(const std::vector<NameWord>& name, std::uint32_t term);

  static constexpr TermIndexNode root = 0;
  static constexpr TermIndexNode none = static_cast<TermIndexNode>(-1);

  // The node behind `node` and a token; none where no name goes on so.
  TermIndexNode next(TermIndexNode node, WordId word) const;

  // A name that ends at a node.
  struct Name {
    std::uint32_t term = 0;
    std::uint32_t exact_begin = 0, exact_end = 0;  // see exact_of
    std::uint32_t next = 0;                        // 1 + index of the next name of the node, 0: none
  };

  // Calls use(name) for every name that ends at a node, in the order they were added.
  template <typename Use>
  void for_each_name(TermIndexNode node, const Use& use) const {
    for (std::uint32_t n = first_name_[node]; n != 0; n = names_[n - 1].next) use(names_[n - 1]);
  }

  // How the words of a name must be written, one entry a word, "" for any way; empty where all may be written any way.
  std::span<const std::string> exact_of(const Name& name) const {
    return {exacts_.data() + name.exact_begin, exacts_.data() + name.exact_end};
  }

 private:
  friend struct RulebookImage;

  struct Edge {
    TermIndexNode from = 0;
    WordId word = unknown_word;  // unknown_word: the place is free
    TermIndexNode to = 0;
  };

  // Where the edge stands in the table, or the free place where it would.
  std::size_t slot_of(TermIndexNode from, WordId word) const;
  void grow();

  Flat<Edge> edges_;  // open addressing; a power of two of places, at most half of them taken
  std::uint64_t edge_count_ = 0;
  Flat<std::uint32_t> first_name_{std::vector<std::uint32_t>{0}};  // by node: 1 + index of names_, 0: none
  Flat<Name> names_;
  std::vector<std::string> exacts_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_TERM_INDEX_H_
