// The command line as values. One table says which options there are; it makes parsing, --help, and later the man page
// and the completions.
#ifndef OVERCLAIM_APP_OPTIONS_H_
#define OVERCLAIM_APP_OPTIONS_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/check_limits.h"

namespace overclaim {

enum class Verb {
  check,
  why,
  explain,
  rules_list,
  rules_show,
  rules_test,
  rules_lint,
  reference_list,
  reference_show,
  reference_search,
  reference_reconcile,
  serve,
  sample,
  diff,
  screen,
  history,
  passport,
  recheck,
  shards_make,
  shards_run,
  shards_verify,
  shards_merge,
  worker,
  decide,
  decisions,
  verify,
  help,
  version
};

// When to colour, and when to make links.
enum class Choice { automatic, always, never };

// When progress is shown: on a terminal, never, or as JSON.
enum class ProgressChoice { automatic, never, json };

struct OutputFile {
  std::string format, path;
  friend bool operator==(const OutputFile&, const OutputFile&) = default;
};

// Which entries reference list takes; empty is any. Terms as given, not yet compared with the rulebook; the other names
// are those of reference.h.
struct ReferenceFields {
  std::vector<std::string> conditions, interventions, outcomes, designs, seen, directions;
};

// Of serve.
struct ServeChoice {
  std::string address = "127.0.0.1";
  int port = 8340;  // 0: any that is free
  bool open = false, is_public = false;
  std::vector<std::string> hosts, proxies;
  int per_minute = 240;  // requests of one client; counted with --public
};

// Of sample. `key`: the key of a sample whose filled sheets are read; "" to draw one.
struct SampleChoice {
  std::string seed = "1", output, key;
  int n = 200;
};

// Of the verbs for engines: shards and worker.
struct ShardChoice {
  std::string manifest, out;
  std::uint64_t count = 0, bytes = 0;  // of shards make; 0 for not said
  // Of shards run: which shards, [from, to); nothing of both: what the engine says in the environment.
  std::optional<std::uint64_t> from, to;
  bool all = false;
  std::optional<int> fail_on;  // nothing: never status 1
  std::string nats;            // an address like nats://127.0.0.1:4222
  int idle_seconds = 60;       // of worker: with nothing to do, while shards are missing
};

// Of history and passport, and of a store as one side of diff; "" for any.
struct CaseChoice {
  std::string page, site, claim, from, until;
  bool write = false;  // of recheck
};

// Of people's decisions: of check, decide and decisions.
struct ReviewChoice {
  std::vector<std::string> decisions;  // files; of decide the one that is written
  std::string baseline, against;       // reports; "" for none
  bool confirmed = false;
  std::string decision, reviewer, role, reason, answer, date;  // of decide
};

// Of check: where a bundle is made; "" for none.
struct BundleChoice {
  std::string folder;
  bool inputs = false;                    // the inputs go in too
  std::vector<std::string> written_then;  // of a run that is done again: where it wrote
};

struct Options {
  std::vector<std::string> arguments;  // as they were given
  Verb verb = Verb::check;
  std::optional<Verb> help_about;  // with Verb::help: nothing for the whole program
  // Files of check, FILE:LINE of why, what to explain, the id of rules show; of reference works or statements, ids,
  // words.
  std::vector<std::string> operands;
  std::string format = "text";  // "json" for reference reconcile
  std::vector<OutputFile> outputs;
  int fail_on = 1, min_severity = 1;
  std::vector<std::string> only, disable;  // rule ids or categories; not yet compared with the rulebook
  std::vector<std::string> rules;          // folders
  ReferenceFields fields;
  ServeChoice serve;
  SampleChoice sample;
  std::string sites;           // a list of who runs which host; "" for none
  std::string operator_field;  // the column of a table that names who runs it; "" for none
  std::string store;           // a case (SQLite) that a run adds to; "" for none
  bool keep_testimony = false;
  CaseChoice cases;
  ShardChoice shards;
  ReviewChoice review;
  BundleChoice bundle;
  std::string authority;  // of --output complaint; "" for none
  bool builtin_rules = true;
  std::string language = "en";
  bool show_cleared = false, details = false, quiet = false, exit_zero = false, expand = false, all = false;
  std::string as_of, captured_at;                // days like 2025-04-30; "" for none
  std::string stdin_name;                        // "" for none
  std::string encoding;                          // a label of charset.h; "": decided by the input
  std::vector<std::string> include, exclude;     // patterns for files in folders (intake/glob.h)
  std::string text_field, id_field, date_field;  // columns of tables; "": found by their names
  std::string pdf_command;                       // "": pdftotext
  std::size_t jobs = 0;                          // 0: one a core
  ProgressChoice progress = ProgressChoice::automatic;
  bool resume = false;
  CheckLimits limits;
  Choice color = Choice::automatic, hyperlinks = Choice::automatic;
  std::optional<std::size_t> width;
};

// The day whose evidence judges: --as-of, else --captured-at, else "" (the reference list's own date).
inline const std::string& judging_day(const Options& options) {
  return options.as_of.empty() ? options.captured_at : options.as_of;
}

// Lines `from` to `to` of an input, from 1.
struct LinePlace {
  std::string path;
  std::uint64_t from = 0, to = 0;
  friend bool operator==(const LinePlace&, const LinePlace&) = default;
};

// Nothing where the text is no FILE:LINE and no FILE:FROM-TO. Example: "a:b.txt:16-18" is {"a:b.txt", 16, 18}.
std::optional<LinePlace> read_line_place(const std::string& text);

// A line of the table. `set` reads the value and returns "" or what is wrong with it; `value` is how help shows it, ""
// for an option that takes none. `letter` is the short form, '\0' for none.
struct OptionRow {
  std::string_view name;
  char letter;
  std::string_view value;
  std::vector<Verb> verbs;
  std::string_view help;
  std::string (*set)(Options& options, const std::string& value);
};

std::span<const OptionRow> option_table();

// One line that says what is wrong and, where it can, what was likely meant.
struct UsageError {
  std::string message;
};

// `arguments` are those behind the program's name. A first argument that is no verb is a file to check; only where it
// is no file (`exists` says so) and nearly a verb it is taken for a slip of the hand.
// Example: parse_options({"page.txt", "--format", "json"}, exists) has verb check, one operand and the format json.
std::variant<Options, UsageError> parse_options(const std::vector<std::string>& arguments,
                                                const std::function<bool(const std::string&)>& exists);

// What --help prints for a verb, or for the whole program; lines of at most `width` columns.
std::string help_text(std::optional<Verb> verb, std::size_t width);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_OPTIONS_H_
