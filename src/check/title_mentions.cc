// Three words in a row lead to a work; how many of its title's words follow in order decides. An edit distance would
// forgive more and find titles in ordinary sentences. Covered by title_mentions_test.cc.
#include "check/title_mentions.h"

#include <algorithm>
#include <array>
#include <map>

namespace overclaim {

namespace {

constexpr std::uint32_t longest_hole = 4;  // words of a title that may be missing or other in one place

struct Run {
  std::uint32_t work = 0, first = 0, last = 0;  // words of the block
  std::uint32_t next = 0;                       // place in the title behind the last word found
  std::uint32_t found = 0;
};

}  // namespace

std::vector<TitleMention> find_titles(const Document& document, const Block& block, const CitationIndex& index) {
  std::vector<const Token*> words;
  for (const Sentence& sentence : block.sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.kind == TokenKind::word || token.kind == TokenKind::number) words.push_back(&token);
    }
  }
  std::vector<Run> done;
  std::map<std::uint32_t, Run> open;
  for (std::uint32_t i = 0; i + 2 < words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::uint32_t k = 0; k < 3; ++k) hash = word_hash(document.folded_of(*words[i + k]), hash);
    for (const WorkKey& key : keys_of(index.titles, hash)) {
      auto known = open.find(key.work);
      const bool goes_on = known != open.end() && key.extra + 3 > known->second.next && i + 3 > known->second.last &&
                           i <= known->second.last + 1 + longest_hole && key.extra <= known->second.next + longest_hole;
      if (!goes_on) {
        if (known != open.end()) done.push_back(known->second);
        open[key.work] = {key.work, i, i + 2, key.extra + 3, 3};
        continue;
      }
      Run& run = known->second;
      run.found += std::min({std::uint32_t{3}, key.extra + 3 - run.next, i + 2 - run.last});
      run.next = key.extra + 3;
      run.last = i + 2;
    }
  }
  for (const auto& [work, run] : open) done.push_back(run);
  std::vector<TitleMention> mentions;
  for (const Run& run : done) {
    const std::uint32_t of = index.title_words[run.work];
    if (run.found < fewest_title_words || run.found * 4 < of * 3) continue;
    mentions.push_back({{words[run.first]->span.begin, words[run.last]->span.end}, run.work, run.found, of});
  }
  const auto completeness = [](const TitleMention& m) {
    return std::array<double, 2>{double(m.words) / m.of, double(m.words)};
  };
  std::vector<TitleMention> best;
  for (const TitleMention& mention : mentions) {
    const bool beaten = std::any_of(mentions.begin(), mentions.end(), [&](const TitleMention& other) {
      return overlaps(other.span, mention.span) && completeness(other) > completeness(mention);
    });
    if (!beaten) best.push_back(mention);
  }
  std::sort(best.begin(), best.end(), [](const TitleMention& a, const TitleMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.work < b.work;
  });
  return best;
}

}  // namespace overclaim
