// A trie with its edges in one flat hash table: names share their first words, a page's word costs one look-up, and a
// rulebook image is read without building it again. Covered by match_test.cc.
#include "rulebook/term_index.h"

#include <algorithm>

namespace overclaim {

std::size_t TermIndex::slot_of(TermIndexNode from, WordId word) const {
  const std::size_t mask = edges_.size() - 1;
  const std::uint64_t key = (static_cast<std::uint64_t>(from) << 32) | word;
  std::size_t slot = static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> 32U) & mask;
  while (edges_[slot].word != unknown_word && (edges_[slot].from != from || edges_[slot].word != word)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void TermIndex::grow() {
  std::vector<Edge>& edges = edges_.own();
  std::vector<Edge> old(edges.empty() ? 1024 : edges.size() * 2);
  old.swap(edges);
  for (const Edge& edge : old) {
    if (edge.word != unknown_word) edges[slot_of(edge.from, edge.word)] = edge;
  }
}

void TermIndex::add(const std::vector<NameWord>& name, std::uint32_t term) {
  TermIndexNode node = root;
  bool has_exact = false;
  for (const NameWord& word : name) {
    if (2 * (edge_count_ + 1) > edges_.size()) grow();
    Edge& edge = edges_.own()[slot_of(node, word.word)];
    if (edge.word == unknown_word) {
      edge = {node, word.word, static_cast<TermIndexNode>(first_name_.size())};
      first_name_.own().push_back(0);
      ++edge_count_;
    }
    node = edge.to;
    has_exact = has_exact || !word.exact.empty();
  }
  std::vector<std::string> exact;
  if (has_exact) {
    for (const NameWord& word : name) exact.push_back(word.exact);
  }
  std::uint32_t* last = &first_name_.own()[node];
  while (*last != 0) {
    Name& known = names_.own()[*last - 1];
    const std::span<const std::string> written = exact_of(known);
    if (known.term == term && std::equal(written.begin(), written.end(), exact.begin(), exact.end())) return;
    last = &known.next;
  }
  *last = static_cast<std::uint32_t>(names_.size()) + 1;
  Name added;
  added.term = term;
  added.exact_begin = static_cast<std::uint32_t>(exacts_.size());
  exacts_.insert(exacts_.end(), exact.begin(), exact.end());
  added.exact_end = static_cast<std::uint32_t>(exacts_.size());
  names_.own().push_back(added);
}

TermIndexNode TermIndex::next(TermIndexNode node, WordId word) const {
  if (word == unknown_word || edges_.empty()) return none;
  const Edge& edge = edges_[slot_of(node, word)];
  return edge.word == unknown_word ? none : edge.to;
}

}  // namespace overclaim
