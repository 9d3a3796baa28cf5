// A trie with its edges in one hash table: names share their first words, and a page's word costs one look-up.
// Covered by match_test.cc.
#include "rulebook/term_index.h"

namespace overclaim {

namespace {

std::uint64_t edge_key(TermIndexNode node, WordId word) { return (static_cast<std::uint64_t>(node) << 32) | word; }

}  // namespace

void TermIndex::add(const std::vector<NameWord>& name, std::uint32_t term) {
  TermIndexNode node = root;
  bool has_exact = false;
  for (const NameWord& word : name) {
    const auto [edge, is_new] = edges_.emplace(edge_key(node, word.word), static_cast<TermIndexNode>(nodes_.size()));
    if (is_new) nodes_.emplace_back();
    node = edge->second;
    has_exact = has_exact || !word.exact.empty();
  }
  Name entry{term, {}};
  if (has_exact) {
    for (const NameWord& word : name) entry.exact.push_back(word.exact);
  }
  for (const Name& known : nodes_[node].names) {
    if (known.term == term && known.exact == entry.exact) return;
  }
  nodes_[node].names.push_back(std::move(entry));
}

TermIndexNode TermIndex::next(TermIndexNode node, WordId word) const {
  if (word == unknown_word) return none;
  const auto edge = edges_.find(edge_key(node, word));
  return edge == edges_.end() ? none : edge->second;
}

}  // namespace overclaim
