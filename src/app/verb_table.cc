// Verbs of two words are rows of their own and no table in a table: help, messages and parsing treat them alike.
// Covered by tests/options_test.cc.
#include "app/verb_table.h"

#include <algorithm>
#include <array>

namespace overclaim {
namespace {

constexpr std::array verbs = {
    VerbRow{
        Verb::check, "check", "", "FILE|FOLDER...",
        "Check what pages say: HTML, text, Markdown, PDF, DOCX, ODT, mails, web archives (WARC, WACZ), tables (CSV, "
        "TSV, JSONL), and folders of them. - is standard input. The word check may be left out."},
    VerbRow{Verb::why, "why", "", "FILE:LINE",
            "Say why the sentences of a line are flagged or not, and what nearly matched. FILE:FROM-TO takes several "
            "lines; - is standard input."},
    VerbRow{Verb::explain, "explain", "", "RULE | FINGERPRINT REPORT",
            "Explain a rule in plain words, or a finding of a JSON report by its fingerprint or id."},
    VerbRow{Verb::rules_list, "rules", "list", "", "List all rules, one a line."},
    VerbRow{Verb::rules_show, "rules", "show", "ID", "Show one rule in full."},
    VerbRow{Verb::rules_test, "rules", "test", "", "Run every example of the rulebook."},
    VerbRow{Verb::rules_lint, "rules", "lint", "",
            "Look for mistakes in the rulebook, its wording and the reference list."},
    VerbRow{Verb::reference_list, "reference", "list", "[works | statements]",
            "List works and statements of the reference list, one a line."},
    VerbRow{Verb::reference_show, "reference", "show", "ID...",
            "Show works and statements in full: what they say, and who saw that where and when."},
    VerbRow{Verb::reference_search, "reference", "search", "WORD...",
            "Look for words in titles, authors, summaries and names of conditions and treatments."},
    VerbRow{Verb::reference_reconcile, "reference", "reconcile", "",
            "Write the names and ids of conditions, therapies and works, to match a spreadsheet with (json or csv)."},
    VerbRow{Verb::serve, "serve", "", "",
            "Show a page in the browser: paste a text, understand it. Nothing leaves this computer."},
    VerbRow{Verb::sample, "sample", "", "FILE|FOLDER... | SHEET SHEET",
            "Draw sentences at random for two readers, who say which are claims; with --read, say from their sheets "
            "how often the program is right on this corpus and what it misses."},
    VerbRow{Verb::diff, "diff", "", "OLD NEW",
            "Say what changed between two readings of the same pages: which claims are new, stronger, weaker, in other "
            "words, moved, back or gone. Each is a report (json, jsonl) or anything that check reads."},
    VerbRow{Verb::screen, "screen", "", "",
            "For engines: read JSON lines from standard input, write a report or an error for each to standard output. "
            "Keeps nothing from one to the next; never ends with status 1."},
    VerbRow{Verb::shards_make, "shards", "make", "FILE|FOLDER...",
            "Cut a big job into shards that can be checked anywhere: writes a manifest."},
    VerbRow{Verb::shards_run, "shards", "run", "",
            "Check shards of a manifest, one file of JSON lines each; those that are done are passed over."},
    VerbRow{Verb::shards_verify, "shards", "verify", "",
            "Say which shards are missing, damaged or made in another way. This tells whether a job is done."},
    VerbRow{Verb::shards_merge, "shards", "merge", "",
            "Put the outputs together: the bytes that overclaim check --format jsonl writes for the same inputs."},
    VerbRow{
        Verb::history, "history", "", "CASE",
        "Say when claims of a case (check --store) were first and last seen, what became of their words, which came "
        "back."},
    VerbRow{
        Verb::passport, "passport", "", "FINGERPRINT CASE",
        "Say all that a case holds about one claim: its wordings, its evidence then and now, who else says it, what "
        "was decided."},
    VerbRow{
        Verb::recheck, "recheck", "", "CASE",
        "Check the pages of a case again with today's rules, where they still lie: what changes, and what of it was "
        "confirmed by a person."},
    VerbRow{Verb::worker, "worker", "", "",
            "Take shards from a NATS server until all outputs are there. Only where it was built with NATS."},
    VerbRow{Verb::decide, "decide", "", "FINGERPRINT REPORT|CASE",
            "Write down what a person decided about a finding of a JSON report: adds a line to a file of decisions."},
    VerbRow{Verb::decisions, "decisions", "", "FILE...",
            "List what people decided, side by side, where they differ, and, against a report, what no longer fits."},
    VerbRow{
        Verb::verify, "verify", "", "FOLDER",
        "Check a bundle that check --bundle made: whether its files are as they were, and whether checking again gives "
        "the same bytes."},
};

}  // namespace

std::span<const VerbRow> verb_table() { return verbs; }

const VerbRow* find_verb(std::string_view first, std::string_view second) {
  const auto* found = std::find_if(verbs.begin(), verbs.end(),
                                   [&](const VerbRow& row) { return row.first == first && row.second == second; });
  return found == verbs.end() ? nullptr : found;
}

const VerbRow& row_of(Verb verb) {
  return *std::find_if(verbs.begin(), verbs.end(), [&](const VerbRow& row) { return row.verb == verb; });
}

std::string name_of(const VerbRow& row) {
  return std::string(row.first) + (row.second.empty() ? "" : " ") + std::string(row.second);
}

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> words;
  for (const VerbRow& row : verbs) {
    if (words.empty() || words.back() != row.first) words.push_back(row.first);
  }
  return words;
}

std::vector<std::string_view> second_words(std::string_view first) {
  std::vector<std::string_view> words;
  for (const VerbRow& row : verbs) {
    if (row.first == first && !row.second.empty()) words.push_back(row.second);
  }
  return words;
}

}  // namespace overclaim
