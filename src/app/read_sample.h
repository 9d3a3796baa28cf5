// The sheets of a sample (report/sample_files.h) as two readers filled them in.
#ifndef OVERCLAIM_APP_READ_SAMPLE_H_
#define OVERCLAIM_APP_READ_SAMPLE_H_

#include <array>
#include <string>
#include <vector>

#include "report/sample_files.h"
#include "survey/coded_sample.h"

namespace overclaim {

struct FilledSheet {
  std::string name, bytes;
};

// Column "claim" holds yes, no or unsure, in any case. Rows may stand in any order, and columns be added. Appends all
// that is wrong, each with the sheet's name and line: other answers and none, rows that are missing, unknown or there
// twice, sentences that were changed. Spaces, and the ' that keeps a spreadsheet from taking a cell for a formula, do
// not count. In the order of the key; of use only where nothing is wrong.
std::vector<CodedSentence> read_sample_sheets(const SampleKey& key, const std::array<FilledSheet, 2>& sheets,
                                              std::vector<std::string>& problems);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_READ_SAMPLE_H_
