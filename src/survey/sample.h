// A random sample of a corpus's sentences for two readers: how often the program is right, and what it misses.
//
// A sentence is drawn by a hash of the seed and its folded tokens, so it hangs neither on the order of the inputs nor
// on how many threads read them, and nobody can choose. The same sentence on many pages is one sentence.
#ifndef OVERCLAIM_SURVEY_SAMPLE_H_
#define OVERCLAIM_SURVEY_SAMPLE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "check/report.h"
#include "survey/roll_up.h"
#include "text/document.h"

namespace overclaim {

// Sentences of fewer words ("Contact us") are drawn only where the program flags them.
inline constexpr std::uint32_t least_sampled_words = 3;

// Different sentences that are told apart, in each of the two groups; some 50 bytes each.
inline constexpr std::size_t most_sampled_sentences = 5'000'000;

struct SampledFinding {
  std::string rule;
  Status status = Status::flagged;
};

// `id`: 12 hex digits that say nothing of the answer. `before`, `after`: the sentences beside it, shortened; "" at the
// ends. `findings`: what the program found in it where it was read (`at`: the earliest place).
struct SampledSentence {
  std::string id, rank, before, sentence, after;
  bool flagged = false;
  std::vector<SampledFinding> findings;
  SeenAt at;
};

struct Stratum {
  std::size_t size = 0, drawn = 0;  // different sentences of the corpus, and those in the sample
};

// A sentence that the program flags at one place and not at another counts once in each group.
struct Sample {
  std::string seed;
  Stratum flagged, unflagged;
  std::size_t left_out = 0;                // places of sentences behind most_sampled_sentences
  std::vector<SampledSentence> sentences;  // by id
};

class SampleMaker {
 public:
  // Draws `n` sentences: half of them flagged, or what there is, and the others to make it `n`.
  SampleMaker(std::string seed, std::size_t n, std::size_t most_sentences = most_sampled_sentences);

  // Requires: `report` is what check() said of `document`. `day`: of the page, "" for unknown.
  void add(const Document& document, const Report& report, const std::string& day);

  Sample finish() const;

 private:
  struct Group {
    std::unordered_set<std::uint64_t> known;
    std::map<std::string, SampledSentence> drawn;  // the `n` of the lowest rank
  };

  void offer(SampledSentence sentence, Group& group);

  std::string seed_;
  std::size_t n_, most_sentences_, left_out_ = 0;
  Group flagged_, unflagged_;
};

// The order in which a reader (1 or 2) is shown the sentences: each another one, and neither that of the ids.
std::vector<const SampledSentence*> order_for_reader(const Sample& sample, int reader);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_SAMPLE_H_
