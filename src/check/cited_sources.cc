// Mentions of one source into one, and the sentences that speak of it. Only what surely is one source is joined: the
// same work, the same line of the page's list, the same author and year. Covered by cited_sources_test.cc.
#include <algorithm>
#include <map>

#include "check/citation_roles.h"
#include "check/citations.h"

namespace overclaim {

namespace {

constexpr std::size_t most_near = 2, most_following = 3, most_blocks = 3;
constexpr std::size_t most_places = 200;  // of one source; a page that names it oftener says no more

bool is_in_text(const Mention& mention) { return mention.form != MentionForm::entry; }

std::string group_of(const Mention& mention, std::size_t at) {
  if (mention.works.size() == 1) return "w" + std::to_string(mention.works[0]);
  if (mention.entry != no_entry) return "e" + std::to_string(mention.entry);
  if (!mention.key.empty()) return "k" + mention.key;
  return "m" + std::to_string(at);
}

class ContextFinder {
 public:
  ContextFinder(const std::vector<Mention>& mentions, const Document& document, const Rulebook& rulebook,
                const Reading& reading)
      : document_(document), rulebook_(rulebook), reading_(reading), has_mention_(document.blocks.size()) {
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      has_mention_[b].assign(document.blocks[b].sentences.size(), false);
      const std::size_t lead_in = document.blocks[b].lead_in;
      if (lead_in != no_block) items_[lead_in].push_back(b);
    }
    for (const Mention& mention : mentions) {
      if (is_in_text(mention) && mention.sentence < has_mention_[mention.block].size()) {
        has_mention_[mention.block][mention.sentence] = true;
      }
    }
  }

  void add(const Mention& mention, CitedSource& source) const {
    if (!is_in_text(mention) || mention.sentence >= has_mention_[mention.block].size()) return;
    put({mention.block, mention.sentence}, source.told);
    if (!mention.leads) {
      for (std::size_t s = mention.sentence; s-- > 0 && mention.sentence - s <= most_near;) {
        if (has_mention_[mention.block][s]) break;
        put({mention.block, s}, source.near);
      }
      return;
    }
    const std::size_t count = has_mention_[mention.block].size();
    std::size_t s = mention.sentence + 1;
    for (; s < count && s <= mention.sentence + most_following && !has_mention_[mention.block][s]; ++s) {
      if (speaks_of_itself(reading_.views[mention.block][s])) return;
      put({mention.block, s}, source.told);
    }
    if (s == count) add_following_blocks(mention.block, source);
  }

 private:
  static void put(CitedSentence place, std::vector<CitedSentence>& places) {
    if (places.size() >= most_places) return;
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }

  // "Our", "we": the page has left the source.
  bool speaks_of_itself(const SentenceView& view) const {
    return std::any_of(view.hits.begin(), view.hits.end(),
                       [&](const TermHit& hit) { return rulebook_.terms[hit.term].own && hit.end == hit.begin + 1; });
  }

  // Paragraphs under the same heading that open with "This study", and the lists they introduce.
  void add_following_blocks(std::size_t block, CitedSource& source) const {
    std::size_t added = 0;
    for (std::size_t b = block + 1; b < document_.blocks.size() && added < most_blocks; ++b) {
      const Block& next = document_.blocks[b];
      if (next.heading != document_.blocks[block].heading || next.sentences.empty()) return;
      if (next.kind == BlockKind::list_item && next.lead_in != no_block) continue;
      if (has_mention_[b][0] ||
          find_role(CitationRole::follow_on, document_, rulebook_, reading_.views[b][0]).empty()) {
        return;
      }
      ++added;
      put({b, 0}, source.told);
      const auto items = items_.find(b);
      if (items == items_.end()) continue;
      for (const std::size_t item : items->second) {
        for (std::size_t s = 0; s < document_.blocks[item].sentences.size(); ++s) put({item, s}, source.told);
      }
    }
  }

  const Document& document_;
  const Rulebook& rulebook_;
  const Reading& reading_;
  std::vector<std::vector<bool>> has_mention_;  // by block and sentence
  std::map<std::size_t, std::vector<std::size_t>> items_;
};

// What all mentions of a group together say.
void settle(CitedSource& source) {
  bool sure = false;
  for (const Mention& mention : source.mentions) {
    sure = sure || mention.sure;
    for (const std::uint32_t work : mention.works) {
      if (std::find(source.candidates.begin(), source.candidates.end(), work) == source.candidates.end()) {
        source.candidates.push_back(work);
      }
    }
  }
  std::sort(source.candidates.begin(), source.candidates.end());
  const bool weak =
      std::all_of(source.mentions.begin(), source.mentions.end(), [](const Mention& mention) { return mention.weak; });
  if (source.candidates.size() != 1 || weak) return;
  source.work = source.candidates[0];
  source.candidates.clear();
  source.certainty = sure ? CitationCertainty::certain : CitationCertainty::probable;
}

}  // namespace

std::vector<CitedSource> join_mentions(std::vector<Mention> mentions, const Document& document,
                                       const Rulebook& rulebook, const Reading& reading) {
  const ContextFinder contexts(mentions, document, rulebook, reading);
  std::map<std::string, std::size_t> groups;
  std::vector<CitedSource> sources;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto [known, is_new] = groups.emplace(group_of(mentions[i], i), sources.size());
    if (is_new) sources.emplace_back();
    CitedSource& source = sources[known->second];
    contexts.add(mentions[i], source);
    source.mentions.push_back(std::move(mentions[i]));
  }
  for (CitedSource& source : sources) settle(source);
  return sources;
}

}  // namespace overclaim
