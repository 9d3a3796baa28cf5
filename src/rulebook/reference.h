// The reference list: works that were read, and statements of what can honestly be said, resting on them.
// corpus/reference/works/*.json and corpus/reference/statements/*.json; one field a key, same names.
#ifndef OVERCLAIM_RULEBOOK_REFERENCE_H_
#define OVERCLAIM_RULEBOOK_REFERENCE_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/stance.h"

namespace overclaim {

enum class WorkDesign {
  ipd_meta_analysis,
  meta_analysis,
  systematic_review,
  rct_blinded,
  rct_open,
  controlled_nonrandomised,
  case_series,
  case_report,
  registry,
  survey,
  preclinical,
  instrument,
  guideline,
  expert_statement,
  regulator,
  statute,
  court
};
inline constexpr std::array all_work_designs = {WorkDesign::ipd_meta_analysis,
                                                WorkDesign::meta_analysis,
                                                WorkDesign::systematic_review,
                                                WorkDesign::rct_blinded,
                                                WorkDesign::rct_open,
                                                WorkDesign::controlled_nonrandomised,
                                                WorkDesign::case_series,
                                                WorkDesign::case_report,
                                                WorkDesign::registry,
                                                WorkDesign::survey,
                                                WorkDesign::preclinical,
                                                WorkDesign::instrument,
                                                WorkDesign::guideline,
                                                WorkDesign::expert_statement,
                                                WorkDesign::regulator,
                                                WorkDesign::statute,
                                                WorkDesign::court};
std::string_view to_string(WorkDesign design);

// Of works and statements; `any` and `not_stated` say that there is no more to say.
inline constexpr std::array<std::string_view, 10> all_routes = {
    "intravenous", "intrathecal", "brain", "eye", "spinal", "joint", "mixed", "not_applicable", "not_stated", "any"};
inline constexpr std::array<std::string_view, 3> all_populations = {"children", "adults", "any"};

// What was looked at when a figure was checked, best first. Verdicts and number checks rest on the first four only;
// `secondary` is shown as read in a copy; `memory` is not shown.
enum class SeenAs { full_text, abstract, registry, official, secondary, memory };
inline constexpr std::array all_seen_as = {SeenAs::full_text, SeenAs::abstract,  SeenAs::registry,
                                           SeenAs::official,  SeenAs::secondary, SeenAs::memory};
std::string_view to_string(SeenAs seen);

// What `when` says where an earlier reader left no date.
inline constexpr std::string_view day_not_recorded = "not recorded";

struct Seen {
  SeenAs as = SeenAs::memory;
  std::string where, when;
};
inline bool is_checked(const Seen& seen) { return seen.as != SeenAs::secondary && seen.as != SeenAs::memory; }

// A difference between two groups that can be drawn: `average` `unit` more than in `than`, on a scale from 0 to
// `scale`. `what`: of which treatment, on which outcome, when. `low` and `high`: what chance leaves open.
struct EffectSize {
  std::string what, unit, than;
  double average = 0, scale = 100;
  std::optional<double> low, high;
};

struct WorkResult {
  std::string value, denominator, unit, outcome, text;
  Seen seen;
  std::optional<EffectSize> effect;
};

// In years.
struct AgeRange {
  double from = 0, to = 0;
};

struct Work {
  std::string id;
  std::vector<std::string> authors;
  bool authors_complete = true;
  int year = 0;
  std::string title, venue, doi, pmid, url;
  WorkDesign design = WorkDesign::case_report;
  std::optional<int> n, follow_up_months;
  std::optional<bool> controlled, blinded;
  std::vector<std::string> intervention, condition;  // term ids
  std::string route, age;
  std::optional<AgeRange> ages;  // of `age`, where it can be told
  std::vector<WorkResult> results;
  std::vector<std::string> aliases;
  std::string verification;
  Seen seen;
};

enum class Effect { benefit, no_difference, harm, unknown };
inline constexpr std::array all_effects = {Effect::benefit, Effect::no_difference, Effect::harm, Effect::unknown};
std::string_view to_string(Effect effect);

enum class Certainty { high, moderate, low, very_low };
inline constexpr std::array all_certainties = {Certainty::high, Certainty::moderate, Certainty::low,
                                               Certainty::very_low};
std::string_view to_string(Certainty certainty);

// Where and how something was looked for in vain.
struct SearchRecord {
  std::string where, words, until;
};

struct StatementExample {
  std::string text, verdict;
};

// `intervention`, `condition`, `outcome`: term ids, empty for any. `claims`: categories and rule ids it judges.
// `refutes`: senses of which a documented case in `works` refutes a universal claim about the whole field.
// `ceiling`: the strongest wording the evidence bears.
struct Statement {
  std::string id;
  std::vector<std::string> intervention, condition, outcome;
  std::string population = "any", route = "any";
  Strength ceiling = Strength::none;
  Effect direction = Effect::unknown;
  Certainty certainty = Certainty::very_low;
  std::vector<std::string> claims, refutes;
  std::string summary, honest;
  std::vector<std::string> works;
  std::string jurisdiction, valid_from, valid_to, reviewed;
  std::optional<SearchRecord> search;
  std::vector<StatementExample> examples;
};

struct Reference {
  std::vector<Work> works;            // sorted by id
  std::vector<Statement> statements;  // sorted by id
  std::string digest;                 // SHA-256 over the files, as Rulebook::digest
  std::string as_of;                  // the latest `reviewed` date: the list's own date
};

const Work* find_work(const Reference& reference, std::string_view id);
const Statement* find_statement(const Reference& reference, std::string_view id);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_REFERENCE_H_
