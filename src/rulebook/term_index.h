// All names of all classes as one tree of words, so that a sentence is searched once for every name.
#ifndef OVERCLAIM_RULEBOOK_TERM_INDEX_H_
#define OVERCLAIM_RULEBOOK_TERM_INDEX_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "rulebook/vocabulary.h"

namespace overclaim {

using TermIndexNode = std::uint32_t;

// One word of an expanded name; `exact` is "" or how the token must be written.
struct NameWord {
  WordId word = unknown_word;
  std::string exact;
};

class TermIndex {
 public:
  TermIndex() : nodes_(1) {}

  // Adds a name of `term` (an index of Rulebook::terms).
  void add(const std::vector<NameWord>& name, std::uint32_t term);

  static constexpr TermIndexNode root = 0;
  static constexpr TermIndexNode none = static_cast<TermIndexNode>(-1);

  // The node behind `node` and a token; none where no name goes on so.
  TermIndexNode next(TermIndexNode node, WordId word) const;

  // A name that ends at a node: the term, and for names with exact words how they must be written, word by word.
  struct Name {
    std::uint32_t term = 0;
    std::vector<std::string> exact;  // empty, or one entry a word
  };
  const std::vector<Name>& names(TermIndexNode node) const { return nodes_[node].names; }

 private:
  struct Node {
    std::vector<Name> names;
  };
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, TermIndexNode> edges_;  // node << 32 | word
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_TERM_INDEX_H_
