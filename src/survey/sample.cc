// Bottom-k sampling by hash instead of a generator: what is kept is a function of the set of sentences alone. The rank
// of a sentence is SHA-256("overclaim-sample/1\n" seed "\n" group "\n" tokens); the n of the lowest rank are the
// sample. Two groups and not one: claims are few, and a plain sample would say little of them. Covered by
// tests/sample_test.cc.
#include "survey/sample.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "check/folded_sentence.h"
#include "survey/said_claim.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::size_t most_neighbour = 300, id_digits = 12, hash_digits = 16;
constexpr std::string_view cut = "\u2026";

std::string last_words(std::string_view text) {
  if (text.size() <= most_neighbour) return std::string(text);
  const std::size_t space = text.find(' ', text.size() - most_neighbour);
  return std::string(cut) + std::string(space == text.npos ? std::string_view() : text.substr(space));
}

std::string first_words_of(std::string_view text) {
  if (text.size() <= most_neighbour) return std::string(text);
  const std::size_t space = text.rfind(' ', most_neighbour);
  return std::string(space == text.npos ? std::string_view() : text.substr(0, space + 1)) + std::string(cut);
}

std::uint64_t number_of(std::string_view hex) {
  std::uint64_t value = 0;
  std::from_chars(hex.data(), hex.data() + hash_digits, value, 16);
  return value;
}

struct Place {
  const Block* block;
  const Sentence* sentence;
};

}  // namespace

SampleMaker::SampleMaker(std::string seed, std::size_t n, std::size_t most_sentences)
    : seed_(std::move(seed)), n_(n), most_sentences_(most_sentences) {}

void SampleMaker::offer(SampledSentence sentence, Group& group) {
  const auto known = group.drawn.find(sentence.rank);
  if (known != group.drawn.end()) {
    if (is_earlier(sentence.at, known->second.at)) known->second = std::move(sentence);
    return;
  }
  group.drawn.emplace(sentence.rank, std::move(sentence));
  if (group.drawn.size() > n_) group.drawn.erase(std::prev(group.drawn.end()));
}

void SampleMaker::add(const Document& document, const Report& report, const std::string& day) {
  std::vector<Place> places;
  for (const Block& block : document.blocks) {
    for (const Sentence& sentence : block.sentences) places.push_back({&block, &sentence});
  }
  std::multimap<std::pair<std::uint32_t, std::uint32_t>, const Finding*> findings;
  for (const Finding& finding : report.findings) {
    findings.emplace(std::make_pair(finding.sentence_span.begin, finding.sentence_span.end), &finding);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Span span = places[i].sentence->span;
    const auto [first, last] = findings.equal_range({span.begin, span.end});
    const bool flagged =
        std::any_of(first, last, [](const auto& entry) { return entry.second->status == Status::flagged; });
    const FoldedSentence folded = folded_sentence(document, *places[i].sentence);
    if (!flagged && folded.words < least_sampled_words) continue;
    Group& group = flagged ? flagged_ : unflagged_;
    const std::string group_name = flagged ? "flagged" : "unflagged";
    SampledSentence sentence;
    sentence.rank = sha256_hex("overclaim-sample/1\n" + seed_ + '\n' + group_name + '\n' + folded.tokens);
    const std::uint64_t number = number_of(sentence.rank);
    if (group.known.count(number) == 0) {
      if (group.known.size() >= most_sentences_) {
        ++left_out_;
        continue;
      }
      group.known.insert(number);
    }
    if (group.drawn.size() >= n_ && (n_ == 0 || group.drawn.rbegin()->first < sentence.rank)) continue;
    sentence.id = sha256_hex("id\n" + sentence.rank).substr(0, id_digits);
    sentence.sentence = std::string(document.text_of(span));
    if (i > 0) sentence.before = last_words(document.text_of(places[i - 1].sentence->span));
    if (i + 1 < places.size()) sentence.after = first_words_of(document.text_of(places[i + 1].sentence->span));
    sentence.flagged = flagged;
    Finding place;
    place.span = document.source_of(span);
    place.channel = places[i].block->channel;
    place.hidden = places[i].block->hidden;
    place.line = 0;  // told only where a finding stands
    for (auto at = first; at != last; ++at) {
      if (place.line == 0) place = *at->second;
      sentence.findings.push_back({at->second->rule, at->second->status});
    }
    sentence.at = said_claim(report, place, day).at;
    offer(std::move(sentence), group);
  }
}

Sample SampleMaker::finish() const {
  Sample sample;
  sample.seed = seed_;
  sample.flagged.size = flagged_.known.size();
  sample.unflagged.size = unflagged_.known.size();
  sample.left_out = left_out_;
  const std::size_t half = (n_ + 1) / 2;
  sample.flagged.drawn = std::min(sample.flagged.size, half);
  sample.unflagged.drawn = std::min(sample.unflagged.size, n_ - sample.flagged.drawn);
  sample.flagged.drawn = std::min(sample.flagged.size, n_ - sample.unflagged.drawn);
  const auto take = [&](const Group& group, std::size_t count) {
    for (const auto& [rank, sentence] : group.drawn) {
      if (count-- == 0) break;
      sample.sentences.push_back(sentence);
    }
  };
  take(flagged_, sample.flagged.drawn);
  take(unflagged_, sample.unflagged.drawn);
  std::sort(sample.sentences.begin(), sample.sentences.end(),
            [](const SampledSentence& one, const SampledSentence& other) { return one.id < other.id; });
  return sample;
}

std::vector<const SampledSentence*> order_for_reader(const Sample& sample, int reader) {
  std::vector<std::pair<std::string, const SampledSentence*>> order;
  for (const SampledSentence& sentence : sample.sentences) {
    order.emplace_back(sha256_hex("reader " + std::to_string(reader) + '\n' + sentence.rank), &sentence);
  }
  std::sort(order.begin(), order.end());
  std::vector<const SampledSentence*> sentences;
  sentences.reserve(order.size());
  for (const auto& [rank, sentence] : order) sentences.push_back(sentence);
  return sentences;
}

}  // namespace overclaim
