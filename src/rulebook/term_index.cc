// A trie with its edges in one flat hash table: names share their first words, a page's word costs one look-up, and a
// rulebook image is read without building it again. Covered by match_test.cc.
#include "rulebook/term_index.h"

#include <algorithm>
#include <utility>

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

TermIndexRows TermIndex::rows() const {
  std::vector<Edge> sorted;
  for (const Edge& edge : edges_) {
    if (edge.word != unknown_word) sorted.push_back(edge);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const Edge& a, const Edge& b) { return std::pair(a.from, a.word) < std::pair(b.from, b.word); });
  const auto edges_of = [&](TermIndexNode node) {
    const auto before = [](const Edge& edge, TermIndexNode from) { return edge.from < from; };
    const auto begin = std::lower_bound(sorted.begin(), sorted.end(), node, before);
    return std::pair(begin, std::lower_bound(begin, sorted.end(), node + 1, before));
  };
  TermIndexRows rows;
  const auto put_names = [&](TermIndexNode node) {
    std::uint8_t count = 0;
    for_each_name(node, [&](const Name& name) {
      const std::span<const std::string> exact = exact_of(name);
      rows.terms.push_back(name.term);
      rows.exact_counts.push_back(static_cast<std::uint8_t>(exact.size()));
      rows.exacts.insert(rows.exacts.end(), exact.begin(), exact.end());
      ++count;
    });
    rows.name_counts.push_back(count);
  };
  put_names(root);
  std::vector<decltype(edges_of(root))> path = {edges_of(root)};  // what is still to be gone through at each depth
  while (!path.empty()) {
    auto& [next, end] = path.back();
    if (next == end) {
      path.pop_back();
      continue;
    }
    const Edge edge = *next++;
    rows.depths.push_back(static_cast<std::uint8_t>(path.size()));
    rows.words.push_back(edge.word);
    put_names(edge.to);
    path.push_back(edges_of(edge.to));
  }
  return rows;
}

std::optional<TermIndex> TermIndex::from_rows(const TermIndexRows& rows) {
  const std::size_t count = rows.depths.size();
  if (rows.words.size() != count || rows.name_counts.size() != count + 1) return std::nullopt;
  if (rows.terms.size() != rows.exact_counts.size()) return std::nullopt;
  TermIndex index;
  std::size_t places = 1024;
  while (places < 2 * (count + 1)) places *= 2;
  index.edges_.own().resize(places);
  index.edge_count_ = count;
  index.first_name_.own().assign(count + 1, 0);
  index.exacts_ = rows.exacts;
  index.names_.own().reserve(rows.terms.size());
  std::size_t name = 0, exact = 0;
  const auto add_names = [&](std::size_t node) {
    for (std::size_t left = rows.name_counts[node]; left > 0; --left, ++name) {
      if (name == rows.terms.size() || rows.exact_counts[name] > rows.exacts.size() - exact) return false;
      Name added;
      added.term = rows.terms[name];
      added.exact_begin = static_cast<std::uint32_t>(exact);
      exact += rows.exact_counts[name];
      added.exact_end = static_cast<std::uint32_t>(exact);
      if (left > 1) added.next = static_cast<std::uint32_t>(name + 2);
      if (left == rows.name_counts[node]) index.first_name_.own()[node] = static_cast<std::uint32_t>(name + 1);
      index.names_.own().push_back(added);
    }
    return true;
  };
  if (!add_names(root)) return std::nullopt;
  std::vector<TermIndexNode> path = {root};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t depth = rows.depths[i];
    if (depth == 0 || depth > path.size() || rows.words[i] == unknown_word) return std::nullopt;
    const auto node = static_cast<TermIndexNode>(i + 1);
    path.resize(depth);
    index.edges_.own()[index.slot_of(path.back(), rows.words[i])] = {path.back(), rows.words[i], node};
    path.push_back(node);
    if (!add_names(node)) return std::nullopt;
  }
  if (name != rows.terms.size() || exact != rows.exacts.size()) return std::nullopt;
  return index;
}

}  // namespace overclaim
