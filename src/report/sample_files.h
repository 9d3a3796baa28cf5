// A sample for two readers (survey/sample.h) as files: a sheet for each, and the key that neither of them sees.
#ifndef OVERCLAIM_REPORT_SAMPLE_FILES_H_
#define OVERCLAIM_REPORT_SAMPLE_FILES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rulebook/words.h"
#include "survey/coded_sample.h"
#include "survey/sample.h"

namespace overclaim {

// CSV with a byte order mark, which spreadsheets want: id, before, sentence, after, claim, note. Nothing in it says
// what the program thinks. `reader`: 1 or 2.
std::string sample_sheet(const Sample& sample, int reader);

// JSON {schema: "overclaim-sample-key/1", tool, seed, inputs, strata, left_out, sentences}.
std::string sample_key(const Sample& sample, const Tool& tool, const std::vector<std::string>& inputs);

struct KeyedSentence {
  std::string id, sentence;
  bool flagged = false;
};

struct SampleKey {
  std::size_t flagged_size = 0, unflagged_size = 0, left_out = 0;
  std::vector<KeyedSentence> sentences;  // in the order of the key
};

// The text is what is wrong with it.
std::variant<SampleKey, std::string> read_sample_key(std::string_view json);

// For people, a line each.
std::string sample_text(const SampleKey& key, const std::vector<CodedSentence>& coded, const SampleFigures& figures,
                        const Words& words);

std::string_view to_string(Answer answer);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_SAMPLE_FILES_H_
