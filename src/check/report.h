// What the program says about one document. Field names, their order and their meaning are the report contract
// (docs/report-format.md, docs/report.schema.json, version overclaim-report/1). Plain values; made by check (check.h)
// and by the callers that could not read something.
#ifndef OVERCLAIM_CHECK_REPORT_H_
#define OVERCLAIM_CHECK_REPORT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/citation.h"
#include "check/decision.h"
#include "check/tensions.h"
#include "rulebook/rule.h"
#include "rulebook/stance.h"
#include "text/document.h"
#include "text/positions.h"

namespace overclaim {

inline constexpr std::string_view report_schema = "overclaim-report/1";

struct Tool {
  std::string version, rulebook, reference, icu, as_of;  // empty: null in JSON
};

struct RecordColumn {
  std::string name, value;
};

// Where in an archive or a table the document stood. `offset_of`: what offset and length count bytes of: "file";
// "unpacked", where an archive is packed as one piece; "line", its own, of screen. `member`: the archive's name in a
// container. `id`, `number` (from 1; 0 for none) and `columns` are those of a table's row.
struct Record {
  std::string uri, date;
  std::uint64_t offset = 0, length = 0;
  std::string offset_of = "file", member = {}, id = {};
  std::uint64_t number = 0;
  std::vector<RecordColumn> columns = {};
};

struct Part {
  std::uint64_t index = 0, of = 0;  // index from 0
};

struct ReportError {
  std::string code, message;  // code: not_found, not_readable, folder, binary, too_long, ...
};

enum class Status { flagged, noted, cleared };

struct SeverityAdjustment {
  std::string reason;
  int delta = 0;
};

struct Severity {
  int base = 0;
  std::vector<SeverityAdjustment> adjustments;
  int value = 0;  // 1-5; 0 for noting rules
};

// A place outside the finding's own span that decided it. role: heading, lead_in, question, answer.
struct ContextPlace {
  SourceSpan span;
  std::string role;
};

struct FindingCue {
  std::string id, role;
  SourceSpan span;
  std::string text;
};

// Finding::cleared_by where no cue but the page's publisher cleared it.
inline constexpr std::string_view cleared_by_publisher = "publisher";
// And where the sentence as a whole does not read like a claim on this page (weighing.h).
inline constexpr std::string_view cleared_by_weighing = "weighing";

enum class SpanOf { input, record, field, extracted };
enum class SlotFrom { match, sentence, block, heading, page, rule };

struct SlotFill {
  std::vector<std::string> terms;  // ids, in text order; empty: the slot is empty
  SlotFrom from = SlotFrom::match;
};

struct ClaimSlots {
  SlotFill intervention, condition, outcome, comparator;
};

enum class VerdictKind { supported, overstated, unproven, contradicted, not_assessed };

// The order in which findings are to be asked about: contradicted, overstated, unproven, not assessed (or none),
// supported; 0 for the first.
int rank_of(const std::optional<VerdictKind>& verdict);
enum class FitKind { exact, broader, narrower, other, unstated };

struct Fit {
  FitKind intervention = FitKind::unstated, condition = FitKind::unstated, outcome = FitKind::unstated,
          route = FitKind::unstated, population = FitKind::unstated;
};

struct Verdict {
  VerdictKind kind = VerdictKind::not_assessed;
  std::vector<std::string> statements;
  Fit fit;
  std::string reason;
};

// What a name adds to the weighing of a sentence: "word:walk", "stem:walk", "pair:no risk", "sign:block:heading",
// "page", "start".
struct Summand {
  std::string name;
  std::int32_t points = 0;
};

// Where the weighing of the whole sentence decided: the sum, and what adds up to it.
struct Weighed {
  std::int32_t points = 0;
  std::vector<Summand> parts;  // most points first, then by name
};

struct Finding {
  std::string id, fingerprint, rule, category;
  Severity severity;
  Status status = Status::flagged;
  Stance stance = Stance::asserted;
  Speaker speaker = Speaker::page;
  Strength strength = Strength::effect;
  Span text_span, sentence_span;  // in Document::text; not printed
  // Of the sentence's folded tokens, the same for the same sentence on any page, and how many they are. "" where nobody
  // filled it.
  std::string sentence_key;
  std::uint32_t sentence_words = 0;
  SourceSpan span;
  SpanOf span_of = SpanOf::input;
  std::uint64_t utf16_begin = 0, utf16_end = 0;
  std::uint64_t line = 1, column = 1;
  std::uint64_t page = 0, paragraph = 0;  // of an extracted document, from 1; 0 for none
  Channel channel = Channel::body;
  bool hidden = false;
  BlockKind block = BlockKind::paragraph;
  std::string quote, context_before, context_after;  // neighbours: up to 80 characters of the block on each side
  std::vector<ContextPlace> context;
  SourceSpan sentence, scope;
  std::vector<FindingCue> cues;
  std::string cleared_by;  // the cue id that cleared it; cleared_by_publisher, "" where none did
  ClaimSlots claim;
  std::optional<Verdict> verdict;
  std::string credit;    // of scoring.json, what a noted finding earns; "" for nothing. Not printed
  bool evasion = false;  // found only because hidden or look-alike characters were folded
  bool implied = false;
  std::optional<Weighed> weighed;
  std::vector<std::string> also;        // rules whose overlapping findings of the same category stand behind this one
  std::vector<std::string> also_alike;  // those of them with its status and stance. Not printed
  Baseline baseline = Baseline::none;
  std::vector<HeldDecision> decisions;  // by reviewer; empty where nobody decided, or nobody asked
};

struct RuleText {
  std::string message, plain, ask;
  std::vector<std::string> works;
  std::vector<Basis> basis;
};

// kind: one of text/tampering.h: a word in disguise; ignore_comment, instruction
// (rulebook/steering.h): a sentence for programs, of which line and column (0 for the others) and whether visitors see
// it are known. Only span, kind and text are printed in JSON.
struct TamperingPlace {
  SourceSpan span;
  std::string kind, text;
  std::uint64_t line = 0, column = 0;
  bool seen = true;
};

// Whether a place speaks to programs: ignore_comment, instruction.
bool is_steering(const TamperingPlace& place);

struct Coverage {
  std::uint64_t bytes = 0, bytes_read = 0;
  std::uint64_t bad_bytes = 0;  // read, but not valid in the charset; shown as U+FFFD
  std::vector<SkippedPart> skipped;
  NotExamined not_examined;
};

struct ScorePart {
  std::string reason;
  int points = 0;
  std::string finding;  // finding id, "" for none
};

struct Score {
  int value = 0;  // 0-100
  std::string band;
  std::vector<ScorePart> parts;  // add up to value
};

struct Publisher {
  std::string kind, sells;
  std::vector<SourceSpan> spans;
};

// How often a sign of the checklist was counted, and the points that made.
struct CountedSign {
  std::string sign;
  int times = 0, points = 0;
};

// One criterion of the checklist (rulebook/checklist.h). `met`: nothing where it cannot be told.
struct ChecklistAnswer {
  std::string id, group, work, basis;
  std::optional<bool> met;
  std::vector<SourceSpan> spans;  // what decided it, in text order
  std::string message, ask;
  bool shown = true;  // false: only behind Details, as the page need not say it
  int points = 0, needs = 0;
  std::vector<CountedSign> counted;
};

struct Report {
  Tool tool;
  std::string source;
  std::optional<Record> record;
  std::optional<Part> part;
  std::optional<ReportError> error;
  std::string captured;  // the day it was saved or printed, YYYY-MM-DD; "" for unknown. Not printed
  std::string sha256;
  std::uint64_t bytes = 0;
  std::string media_type, charset, language, title;
  std::optional<Publisher> publisher;
  std::string
      replaced_by;  // what stands in place of the page: a name of rulebook/page_replacement.h; "" for the page itself
  std::optional<Score> score;
  std::vector<Finding> findings;          // by span, then rule
  std::map<std::string, RuleText> rules;  // of all findings
  std::vector<Contradiction> contradictions;
  std::vector<Disclaimer> disclaimers;    // in text order
  std::vector<std::string> undisclaimed;  // ids of flagged findings that no disclaimer governs
  std::vector<TakeBack> take_backs;       // by the place of the claim
  std::vector<Citation> citations;        // by their first span
  std::vector<NumberCheck> numbers;       // by span
  std::vector<ChecklistAnswer> checklist;
  std::vector<TamperingPlace> tampering;
  Coverage coverage;
  std::optional<Review> review;  // where decisions were given
};

std::string_view to_string(Status status);
std::string_view to_string(SpanOf span_of);
std::string_view to_string(SlotFrom from);
std::string_view to_string(VerdictKind kind);
std::string_view to_string(FitKind kind);

}  // namespace overclaim

#endif  // OVERCLAIM_CHECK_REPORT_H_
