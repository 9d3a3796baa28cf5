// What two readers said of a sample (sample.h), against what the program said: figures for this corpus.
#ifndef OVERCLAIM_SURVEY_CODED_SAMPLE_H_
#define OVERCLAIM_SURVEY_CODED_SAMPLE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "survey/intervals.h"

namespace overclaim {

enum class Answer { yes, no, unsure };  // is it a claim to ask about?

struct CodedSentence {
  std::string id;
  bool flagged = false;  // by the program
  std::array<Answer, 2> answers = {Answer::unsure, Answer::unsure};
};

struct Estimate {
  double value = 0;
  Interval interval;  // 95 %
};

// Answers on a group of sentences; `open`: unsure, or, of both readers together, not the same.
struct GroupCount {
  std::size_t yes = 0, no = 0, open = 0;
  friend bool operator==(const GroupCount&, const GroupCount&) = default;
};

// By one reader, or by both where they agree. Open answers are left out of the shares, and counted. `precision`: of
// what the program flags, what is a claim. `missed`: claims among all the different sentences of the corpus that it
// does not flag. `recall`: of all claims of the corpus, what it flags. Nothing where no answer decides.
struct Judgement {
  GroupCount flagged, unflagged;
  std::optional<Estimate> precision, missed, recall;
};

struct SampleFigures {
  std::array<Judgement, 2> readers;
  Judgement both;
  Agreement agreement;
  std::vector<std::string> differ;  // ids where the readers did not say the same, in the order given
};

// `flagged_size`, `unflagged_size`: the different sentences of the corpus in each group, of which the sentences given
// are random samples.
//
// precision: yes / (yes + no) among the flagged, Wilson. missed: the same share of the unflagged times their number,
// with its Wilson bounds. recall: F p / (F p + U m); its bounds take Wilson intervals of p and m at 97.5 % each, at the
// corner that is worst and the one that is best: together they hold both shares in 95 of 100 samples (Bonferroni), also
// where no missed claim was seen, where the delta method and the bootstrap would give an interval of no width. No
// correction for sampling without replacement: where much of a group was drawn the intervals are wider than they need
// be.
SampleFigures figures_of(const std::vector<CodedSentence>& sentences, std::size_t flagged_size,
                         std::size_t unflagged_size);

}  // namespace overclaim

#endif  // OVERCLAIM_SURVEY_CODED_SAMPLE_H_
