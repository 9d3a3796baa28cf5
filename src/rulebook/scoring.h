// Weights, bands and severity adjustments: rules/scoring.json. The score is a ledger; its numbers are all here.
#ifndef OVERCLAIM_RULEBOOK_SCORING_H_
#define OVERCLAIM_RULEBOOK_SCORING_H_

#include <array>
#include <map>
#include <string>
#include <vector>

namespace overclaim {

enum class AdjustmentWhere { sentence, block, page };

// Changes the severity of a flagged finding whose rule names it in `adjust`, where a name of one of `classes` stands in
// the finding's sentence, block or page. Severities stay within 1 to 5.
struct Adjustment {
  std::string id;
  int delta = 0;
  AdjustmentWhere where = AdjustmentWhere::sentence;
  std::vector<std::string> classes;  // of terms.json
};

// A band holds scores from `from` on. `worst`: the highest severity of a flagged finding with which it may be given.
struct Band {
  std::string id;
  int from = 0;
  int worst = 5;
};

struct Credit {
  int points = 0;  // for one finding
  int most = 0;    // for all of them together
};

struct Scoring {
  int start = 50;
  std::array<int, 5> cost{};              // of a flagged finding of severity 1 to 5; its k-th repeat costs cost / k^2
  int not_assessed_cost = 1;              // most a finding costs that the reference list says nothing about
  std::map<std::string, Credit> credits;  // by noting category, by rule id (which goes first), and "supported"
  int too_little = 3;                     // fewer noted findings than this, and nothing flagged: band `too_little_band`
  std::string too_little_band;
  std::vector<Band> bands;  // lowest first
  std::vector<Adjustment> adjustments;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SCORING_H_
