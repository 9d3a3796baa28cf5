// Weights, bands and severity adjustments: rules/scoring.json. The score is a ledger; its numbers are all here.
#ifndef OVERCLAIM_RULEBOOK_SCORING_H_
#define OVERCLAIM_RULEBOOK_SCORING_H_

#include <array>
#include <map>
#include <string>
#include <string_view>
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

// `classes`: earned only where a name of one of them stands in the finding's sentence; empty: always.
struct Credit {
  int points = 0;  // for one finding
  int most = 0;    // for all of them together
  std::vector<std::string> classes = {};
};

// A sum between `low` and `high` is the score as it stands. Beyond them the score nears 0 and 100 without reaching them
// while there is anything left to tell apart: each point of the sum moves it less and less.
struct Bounds {
  int low = 0, high = 100;
};

// What a rule says to earn nothing: Rule::credit.
inline constexpr std::string_view no_credit = "none";

struct Scoring {
  int start = 50;
  std::array<int, 5> cost{};  // of a flagged finding of severity 1 to 5; its k-th repeat costs cost / k^2
  int not_assessed_cost = 1;  // most a finding costs that the reference list says nothing about
  Bounds bounds;
  std::map<std::string, Credit> credits;  // by noting category, by the name a rule gives as its `credit`, "supported"
  int too_little = 3;                     // fewer noted findings than this, and nothing flagged: band `too_little_band`
  std::string too_little_band;
  std::vector<Band> bands;  // lowest first
  std::vector<Adjustment> adjustments;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_SCORING_H_
