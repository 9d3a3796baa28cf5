// One row an option: its name, what it goes with, what help says of it, and what it sets. Covered by
// tests/options_test.cc.
#include <string>
#include <vector>

#include "app/option_values.h"
#include "app/options.h"
#include "app/run_sheets.h"
#include "report/wrap.h"
#include "rulebook/problem.h"
#include "rulebook/reference.h"
#include "survey/decision.h"
#include "text/charset.h"

namespace overclaim {
namespace {

using Text = const std::string&;

const std::vector<Verb> for_check = {Verb::check};
const std::vector<Verb> for_diff = {Verb::diff};
const std::vector<Verb> for_sites = {Verb::check, Verb::diff};
// What decides what a report says; of shards it is said when they are made.
const std::vector<Verb> for_report = {Verb::check, Verb::screen, Verb::shards_make};
const std::vector<Verb> for_table = {Verb::check, Verb::screen, Verb::shards_make, Verb::sample, Verb::diff};
const std::vector<Verb> for_folders = {Verb::check, Verb::shards_make, Verb::sample, Verb::diff};
const std::vector<Verb> for_day = {Verb::check, Verb::why, Verb::screen, Verb::shards_make, Verb::sample, Verb::diff};
const std::vector<Verb> for_encoding = {Verb::check, Verb::why, Verb::shards_make, Verb::sample, Verb::diff};
const std::vector<Verb> for_name = {Verb::check, Verb::why, Verb::screen, Verb::sample};
const std::vector<Verb> for_pdf = {Verb::check, Verb::shards_run, Verb::worker, Verb::sample, Verb::diff};
const std::vector<Verb> for_limits = {Verb::check, Verb::screen};
const std::vector<Verb> for_make = {Verb::shards_make};
const std::vector<Verb> for_run = {Verb::shards_run};
const std::vector<Verb> for_done = {Verb::shards_run, Verb::shards_merge};
const std::vector<Verb> for_outputs = {Verb::shards_run, Verb::shards_verify, Verb::shards_merge, Verb::worker};
const std::vector<Verb> for_worker = {Verb::worker};
const std::vector<Verb> for_written = {Verb::check, Verb::reference_list, Verb::reference_show, Verb::reference_search,
                                       Verb::reference_reconcile};
const std::vector<Verb> for_links = {Verb::check, Verb::reference_show};
const std::vector<Verb> for_text = {
    Verb::check,   Verb::why,      Verb::explain, Verb::reference_list, Verb::reference_show, Verb::reference_search,
    Verb::history, Verb::passport, Verb::recheck, Verb::diff,           Verb::decisions};
const std::vector<Verb> for_color = {Verb::check, Verb::why, Verb::explain, Verb::reference_show};
const std::vector<Verb> for_output = {
    Verb::check, Verb::reference_list, Verb::reference_show, Verb::reference_search, Verb::reference_reconcile,
    Verb::sample};
const std::vector<Verb> for_sample = {Verb::sample};
const std::vector<Verb> for_list = {Verb::reference_list};
const std::vector<Verb> for_rulebook = {Verb::check,
                                        Verb::why,
                                        Verb::explain,
                                        Verb::rules_list,
                                        Verb::rules_show,
                                        Verb::rules_test,
                                        Verb::rules_lint,
                                        Verb::reference_list,
                                        Verb::reference_show,
                                        Verb::reference_search,
                                        Verb::reference_reconcile,
                                        Verb::serve,
                                        Verb::sample,
                                        Verb::diff,
                                        Verb::screen,
                                        Verb::shards_make,
                                        Verb::shards_run,
                                        Verb::shards_verify,
                                        Verb::shards_merge,
                                        Verb::history,
                                        Verb::passport,
                                        Verb::recheck,
                                        Verb::worker,
                                        Verb::decide,
                                        Verb::decisions,
                                        Verb::verify};
const std::vector<Verb> for_case = {Verb::history, Verb::passport, Verb::recheck};
const std::vector<Verb> for_history = {Verb::history};
const std::vector<Verb> for_serve = {Verb::serve};
const std::vector<Verb> for_decide = {Verb::decide};

}  // namespace

std::span<const OptionRow> option_table() {
  static const std::vector<OptionRow> rows = {
      {"format", '\0', "FORMAT", for_written,
       "How the report is written: text, markdown, html, json, jsonl or csv; sarif, junit, rdjsonl, annotations or "
       "hypothesis, for other programs; fair (the page's claims as they could be printed fairly) or note (one page for "
       "your doctor); of reference text, json, csv, bibtex or csl-json. Default: text.",
       [](Options& options, Text value) {
         options.format = value;
         return read_format(value, options.verb);
       }},
      {"format", '\0', "FORMAT", {Verb::decisions}, "How the list is written: text, json or csv. Default: text.",
       [](Options& options, Text value) {
         options.format = value;
         return read_format(value, options.verb);
       }},
      {"output", 'o', "FORMAT=FILE", for_output,
       "Write to a file too; of check html=FOLDER/ writes an index and one file a page, rollup=FILE a sheet by "
       "operator "
       "(.md, .html, .json, .csv), methods=FILE how it was done (.md, .html), letter=FILE questions to who published it "
       "and complaint=FILE a draft for an authority (.md, .html, .txt; with --decisions). Of sample the FOLDER/ or FILE for the "
       "sheets and the key. May be given several times.",
       [](Options& options, Text value) -> std::string {
         if (options.verb == Verb::sample) return read_text(value, options.sample.output);
         const std::size_t equals = value.find('=');
         if (equals == value.npos || equals + 1 == value.size()) {
           return "takes FORMAT=FILE, for example json=report.json, not " + shown(value);
         }
         options.outputs.push_back({value.substr(0, equals), value.substr(equals + 1)});
         const OutputFile& file = options.outputs.back();
         if (options.verb == Verb::check && is_run_sheet(file.format)) return wrong_sheet_ending(file);
         return read_format(file.format, options.verb);
       }},
      {"format", '\0', "FORMAT", for_diff, "How it is written: text, markdown, json or html. Default: text.",
       [](Options& options, Text value) {
         options.format = value;
         return read_name(value, {"text", "markdown", "json", "html"});
       }},
      {"output", 'o', "FORMAT=FILE", for_diff, "Write to a file too. May be given several times.",
       [](Options& options, Text value) -> std::string {
         const std::size_t equals = value.find('=');
         if (equals == value.npos || equals + 1 == value.size()) {
           return "takes FORMAT=FILE, for example html=diff.html, not " + shown(value);
         }
         options.outputs.push_back({value.substr(0, equals), value.substr(equals + 1)});
         return read_name(options.outputs.back().format, {"text", "markdown", "json", "html"});
       }},
      {"quiet", 'q', "", for_diff, "Print nothing; the exit status, --output and error messages stay.",
       [](Options& options, Text) {
         options.quiet = true;
         return std::string();
       }},
      {"sites", '\0', "FILE", for_sites,
       "With --output rollup=FILE, --store and diff, a table (CSV) of who runs which host: host, operator, country, "
       "from, until.",
       [](Options& options, Text value) { return read_text(value, options.sites); }},
      {"store", '\0', "FILE", for_check,
       "Add what is checked to a case, a database that is made where there is none; for history, passport and diff.",
       [](Options& options, Text value) { return read_text(value, options.store); }},
      {"keep-testimony", '\0', "", for_check,
       "With --store, keep the words around what patients and parents tell, too.",
       [](Options& options, Text) {
         options.keep_testimony = true;
         return std::string();
       }},
      {"format", '\0', "FORMAT", for_case, "How it is written: text, json or (not of recheck) html. Default: text.",
       [](Options& options, Text value) {
         options.format = value;
         return options.verb == Verb::recheck ? read_name(value, {"text", "json"})
                                              : read_name(value, {"text", "json", "html"});
       }},
      {"page", '\0', "PAGE", {Verb::history, Verb::passport}, "Only this page: meadow.example/autism, or its address.",
       [](Options& options, Text value) { return read_text(value, options.cases.page); }},
      {"site", '\0', "NAME", for_history, "Only the pages of this operator.",
       [](Options& options, Text value) { return read_text(value, options.cases.site); }},
      {"claim", '\0', "FINGERPRINT", for_history, "Only this claim, by its fingerprint or the beginning of it.",
       [](Options& options, Text value) { return read_text(value, options.cases.claim); }},
      {"from", '\0', "DAY", {Verb::history, Verb::diff}, "Of a case only captures of this day (YYYY-MM-DD) and later.",
       [](Options& options, Text value) { return read_day(value, options.cases.from); }},
      {"until", '\0', "DAY", {Verb::history, Verb::diff}, "Of a case only captures of this day (YYYY-MM-DD) and earlier.",
       [](Options& options, Text value) { return read_day(value, options.cases.until); }},
      {"write",
       '\0',
       "",
       {Verb::recheck},
       "Take the new findings into the case; the old ones stay in it.",
       [](Options& options, Text) {
         options.cases.write = true;
         return std::string();
       }},
      {"seed", '\0', "TEXT", for_sample, "The same seed draws the same sentences. Default: 1.",
       [](Options& options, Text value) { return read_text(value, options.sample.seed); }},
      {"n", '\0', "N", for_sample, "How many sentences to draw (2 to 100000), half of them flagged. Default: 200.",
       [](Options& options, Text value) { return read_number(value, 2, 100000, options.sample.n); }},
      {"read", '\0', "KEY", for_sample, "Read the two sheets back that were drawn with this key.",
       [](Options& options, Text value) { return read_text(value, options.sample.key); }},
      {"operator-field", '\0', "NAME", for_sites,
       "For --output rollup and --store, the column of a table that names who placed a text: an advertiser, a clinic.",
       [](Options& options, Text value) { return read_text(value, options.operator_field); }},
      {"fail-on", '\0', "N", for_check,
       "End with status 1 where something of severity N (1 to 5) or more is flagged. Default: 1.",
       [](Options& options, Text value) { return read_number(value, 1, 5, options.fail_on); }},
      {"min-severity", '\0', "N", for_report,
       "Leave out of the report what has a severity under N (1 to 5). Default: 1.",
       [](Options& options, Text value) { return read_number(value, 1, 5, options.min_severity); }},
      {"only", '\0', "NAME", for_report, "Use only this rule or category. May be given several times, or with commas.",
       [](Options& options, Text value) { return read_list(value, options.only); }},
      {"disable", '\0', "NAME", for_report,
       "Leave out this rule or category. May be given several times, or with commas.",
       [](Options& options, Text value) { return read_list(value, options.disable); }},
      {"show-cleared", '\0', "", for_check, "List what was set aside because of its context, with the reason.",
       [](Options& options, Text) {
         options.show_cleared = true;
         return std::string();
       }},
      {"details", '\0', "", for_check,
       "In text and Markdown, add what is needed to check the report itself: rules, cues, exact places, sources, the "
       "wording score.",
       [](Options& options, Text) {
         options.details = true;
         return std::string();
       }},
      {"width", '\0', "N", for_text, "Columns of the text report (20 to 500). Default: those of the terminal, else 80.",
       [](Options& options, Text value) {
         int width = 0;
         std::string wrong = read_number(value, 20, 500, width);
         options.width = static_cast<std::size_t>(width);
         return wrong;
       }},
      {"color", '\0', "WHEN", for_color, "Colour in the text report: auto, always or never. Default: auto.",
       [](Options& options, Text value) { return read_choice(value, options.color); }},
      {"hyperlinks", '\0', "WHEN", for_links,
       "Links to studies in the text report: auto (on terminals that are known to take them), always or never. "
       "Default: auto.",
       [](Options& options, Text value) { return read_choice(value, options.hyperlinks); }},
      {"stdin-name", '\0', "NAME", for_name,
       "What standard input is called in the report; an ending such as .html counts.",
       [](Options& options, Text value) { return read_text(value, options.stdin_name); }},
      {"as-of", '\0', "DAY", for_day,
       "Judge by the evidence of this day (YYYY-MM-DD). Default: the day a page was saved, as its archive, its table "
       "or "
       "--captured-at says, else that of the reference list.",
       [](Options& options, Text value) { return read_day(value, options.as_of); }},
      {"captured-at", '\0', "DAY", for_day, "The day (YYYY-MM-DD) on which the pages were saved.",
       [](Options& options, Text value) { return read_day(value, options.captured_at); }},
      {"encoding", '\0', "NAME", for_encoding,
       "Read every input in this encoding, for example windows-1252. Default: what the input says or looks like.",
       [](Options& options, Text value) -> std::string {
         options.encoding = value;
         if (!charset_of_label(value).empty()) return "";
         const std::vector<std::string_view> names = charset_names();
         return "takes one of " + joined(names) + ", not " + shown(value) + did_you_mean(value, names);
       }},
      {"include", '\0', "GLOB", for_folders,
       "Of folders read only files that match, for example '*.html' or 'site/**/prices.*'. May be given several times.",
       [](Options& options, Text value) {
         options.include.emplace_back();
         return read_glob(value, options.include.back());
       }},
      {"exclude", '\0', "GLOB", for_folders,
       "Of folders leave out files and folders that match. May be given several times.",
       [](Options& options, Text value) {
         options.exclude.emplace_back();
         return read_glob(value, options.exclude.back());
       }},
      {"text-field", '\0', "NAME", for_table,
       "The column of a table (CSV, TSV, JSONL) that holds the texts. Default: found by its name (text, body ...).",
       [](Options& options, Text value) { return read_text(value, options.text_field); }},
      {"id-field", '\0', "NAME", for_table, "The column that names a row. Default: found by its name (id ...).",
       [](Options& options, Text value) { return read_text(value, options.id_field); }},
      {"date-field", '\0', "NAME", for_table,
       "The column with the day of a text, by whose evidence it is judged. Default: found by its name (date ...).",
       [](Options& options, Text value) { return read_text(value, options.date_field); }},
      {"pdf-command", '\0', "PROGRAM", for_pdf,
       "The program that takes the text out of a PDF, used as pdftotext is. Default: pdftotext.",
       [](Options& options, Text value) { return read_text(value, options.pdf_command); }},
      {"jobs", 'j', "N", for_sites, "Check this many documents at the same time (1 to 256). Default: one a core.",
       [](Options& options, Text value) {
         int jobs = 0;
         std::string wrong = read_number(value, 1, 256, jobs);
         options.jobs = static_cast<std::size_t>(jobs);
         return wrong;
       }},
      {"progress", '\0', "WHEN", for_check,
       "Show on standard error how far the run is: auto (a line on a terminal, for several inputs), never, or json (an "
       "object a second). Default: auto.",
       [](Options& options, Text value) {
         options.progress = value == "json"    ? ProgressChoice::json
                            : value == "never" ? ProgressChoice::never
                                               : ProgressChoice::automatic;
         return read_name(value, {"auto", "never", "json"});
       }},
      {"resume", '\0', "", for_check,
       "Go on where a run with the same inputs, options and --output files was stopped; start anew where none was. "
       "Needs -q and --output.",
       [](Options& options, Text) {
         options.resume = true;
         return std::string();
       }},
      {"max-bytes", '\0', "N", for_limits,
       "Do not check documents of more bytes; K and M may stand behind the number. Default: no limit; of HTML 64M.",
       [](Options& options, Text value) { return read_bytes(value, options.limits.bytes); }},
      {"max-words", '\0', "N", for_limits,
       "Do not check documents of more words and marks (of long texts, parts of 16 MiB). Default: 8000000.",
       [](Options& options, Text value) { return read_count(value, options.limits.words); }},
      {"max-findings", '\0', "N", for_limits,
       "List at most so many findings of a document and only count the rest. Default: 300000.",
       [](Options& options, Text value) { return read_count(value, options.limits.findings); }},
      {"max-seconds", '\0', "N", for_limits,
       "Give up a document that takes longer (0: never); the run goes on. Default: 300.",
       [](Options& options, Text value) {
         int seconds = 0;
         std::string wrong = read_number(value, 0, 86400, seconds);
         options.limits.seconds = static_cast<unsigned>(seconds);
         return wrong;
       }},
      {"max-memory", '\0', "N", for_limits,
       "Give up a document that takes more bytes of memory (0: any); K, M and G may stand behind the number; the run goes "
       "on. Default: 6G.",
       [](Options& options, Text value) {
         if (value == "0") options.limits.memory = 0;
         return value == "0" ? std::string() : read_bytes(value, options.limits.memory);
       }},
      {"quiet", 'q', "", for_written, "Print no report; the exit status, --output and error messages stay.",
       [](Options& options, Text) {
         options.quiet = true;
         return std::string();
       }},
      {"exit-zero", '\0', "", for_check, "End with status 0 instead of 1.",
       [](Options& options, Text) {
         options.exit_zero = true;
         return std::string();
       }},
      {"condition", '\0', "TERM", for_list,
       "Only what is about this condition or a kind of it: cerebral-palsy. May be given several times, or with commas.",
       [](Options& options, Text value) { return read_list(value, options.fields.conditions); }},
      {"intervention", '\0', "TERM", for_list, "Only what is about this treatment or a kind of it: cord-blood.",
       [](Options& options, Text value) { return read_list(value, options.fields.interventions); }},
      {"outcome", '\0', "TERM", for_list, "Only what is about this outcome or a kind of it: walking.",
       [](Options& options, Text value) { return read_list(value, options.fields.outcomes); }},
      {"design", '\0', "NAME", for_list, "Only works of this design: rct_blinded, meta_analysis, regulator ...",
       [](Options& options, Text value) { return read_names(value, all_work_designs, options.fields.designs); }},
      {"seen", '\0', "NAME", for_list,
       "Only works that were seen as full_text, abstract, registry, official or secondary (in a copy).",
       [](Options& options, Text value) { return read_names(value, all_seen_as, options.fields.seen); }},
      {"direction", '\0', "NAME", for_list, "Only statements of benefit, no_difference, harm or unknown.",
       [](Options& options, Text value) { return read_names(value, all_effects, options.fields.directions); }},
      {"all",
       '\0',
       "",
       {Verb::why, Verb::explain},
       "Show all that nearly matched, and all statements of the reference list.",
       [](Options& options, Text) {
         options.all = true;
         return std::string();
       }},
      {"expand",
       '\0',
       "",
       {Verb::rules_show},
       "Show phrases with their words and names written out.",
       [](Options& options, Text) {
         options.expand = true;
         return std::string();
       }},
      {"port", '\0', "N", for_serve, "Listen on this port; 0 takes any that is free. Default: 8340.",
       [](Options& options, Text value) { return read_number(value, 0, 65535, options.serve.port); }},
      {"open", '\0', "", for_serve, "Open the page in the browser.",
       [](Options& options, Text) {
         options.serve.open = true;
         return std::string();
       }},
      {"public", '\0', "", for_serve,
       "For others too, behind a reverse proxy: limits each client and writes a log without content. Needs --host.",
       [](Options& options, Text) {
         options.serve.is_public = true;
         return std::string();
       }},
      {"host", '\0', "NAME", for_serve,
       "With --public, the name by which browsers reach the page: overclaim.example.org. May be given several times.",
       [](Options& options, Text value) { return read_list(value, options.serve.hosts); }},
      {"address", '\0', "ADDRESS", for_serve,
       "With --public, the address to listen on, in numbers. Default: 127.0.0.1, where only this computer can reach "
       "it.",
       [](Options& options, Text value) { return read_text(value, options.serve.address); }},
      {"proxy", '\0', "ADDRESS", for_serve,
       "With --public, the address of a proxy whose X-Forwarded-For is believed. Default: this computer.",
       [](Options& options, Text value) { return read_list(value, options.serve.proxies); }},
      {"rate", '\0', "N", for_serve,
       "With --public, how many requests a minute one client may send (10 to 60000). Default: 240.",
       [](Options& options, Text value) { return read_number(value, 10, 60000, options.serve.per_minute); }},
      {"output", 'o', "FILE", for_make, "Where the manifest is written.",
       [](Options& options, Text value) { return read_text(value, options.shards.manifest); }},
      {"output",
       'o',
       "jsonl=FILE",
       {Verb::shards_merge},
       "Write to a file instead of standard output. May be given several times.",
       [](Options& options, Text value) -> std::string {
         const std::size_t equals = value.find('=');
         if (equals == value.npos || equals + 1 == value.size()) return "takes jsonl=FILE, not " + shown(value);
         options.outputs.push_back({value.substr(0, equals), value.substr(equals + 1)});
         return read_format(options.outputs.back().format, options.verb);
       }},
      {"shards", '\0', "N", for_make,
       "Make exactly N shards (1 to 1000000), some empty where there is too little to do.",
       [](Options& options, Text value) {
         int count = 0;
         std::string wrong = read_number(value, 1, 1000000, count);
         options.shards.count = static_cast<std::uint64_t>(count);
         return wrong;
       }},
      {"shard-bytes", '\0', "N", for_make, "Make shards of about N bytes of input each, for example 64M. Default: 64M.",
       [](Options& options, Text value) { return read_bytes(value, options.shards.bytes); }},
      {"manifest", 'm', "FILE", for_outputs, "The manifest that shards make wrote.",
       [](Options& options, Text value) { return read_text(value, options.shards.manifest); }},
      {"out", '\0', "FOLDER", for_outputs, "The folder with one output a shard: shard-000000.jsonl ...",
       [](Options& options, Text value) { return read_text(value, options.shards.out); }},
      {"index", 'i', "I", for_run,
       "Check the shard I, from 0. Default: SLURM_ARRAY_TASK_ID, else JOB_COMPLETION_INDEX.",
       [](Options& options, Text value) -> std::string {
         int index = 0;
         std::string wrong = read_number(value, 0, 999999, index);
         options.shards.from = static_cast<std::uint64_t>(index);
         options.shards.to = *options.shards.from + 1;
         return wrong;
       }},
      {"range", '\0', "A:B", for_run, "Check the shards from A up to and without B; those that there are.",
       [](Options& options, Text value) { return read_range(value, options.shards.from, options.shards.to); }},
      {"all", '\0', "", for_run, "Check all shards.",
       [](Options& options, Text) {
         options.shards.all = true;
         return std::string();
       }},
      {"fail-on", '\0', "N", for_done,
       "End with status 1 where something of severity N (1 to 5) or more is flagged. Default: never.",
       [](Options& options, Text value) {
         int severity = 0;
         std::string wrong = read_number(value, 1, 5, severity);
         options.shards.fail_on = severity;
         return wrong;
       }},
      {"nats", '\0', "ADDRESS", for_worker, "The NATS server, with JetStream: nats://127.0.0.1:4222.",
       [](Options& options, Text value) { return read_text(value, options.shards.nats); }},
      {"idle", '\0', "SECONDS", for_worker,
       "Give up where shards are missing and no work came for so long (1 to 86400). Default: 60.",
       [](Options& options, Text value) { return read_number(value, 1, 86400, options.shards.idle_seconds); }},
      {"decisions", '\0', "FILE", {Verb::check, Verb::decide},
       "What people decided, one JSON object a line (overclaim decide adds them); reports show it. What was dismissed does "
       "not count for --fail-on. May be given several times to check.",
       [](Options& options, Text value) {
         options.review.decisions.emplace_back();
         return read_text(value, options.review.decisions.back());
       }},
      {"baseline", '\0', "REPORT", for_check,
       "An earlier report (json, jsonl): what is flagged there does not count for --fail-on.",
       [](Options& options, Text value) { return read_text(value, options.review.baseline); }},
      {"confirmed", '\0', "", for_check,
       "With --decisions, write only what people confirmed: for print and posting.",
       [](Options& options, Text) {
         options.review.confirmed = true;
         return std::string();
       }},
      {"authority", '\0', "ID", for_check,
       "With --output complaint=FILE, whom it is for; an unknown id lists the known ones.",
       [](Options& options, Text value) { return read_text(value, options.authority); }},
      {"bundle", '\0', "FOLDER", for_check,
       "Put the outputs, the hashes of all that was read and how it was checked into a new folder; overclaim verify checks "
       "it.",
       [](Options& options, Text value) { return read_text(value, options.bundle.folder); }},
      {"bundle-inputs", '\0', "", for_check, "With --bundle, put what was read in too.",
       [](Options& options, Text) {
         options.bundle.inputs = true;
         return std::string();
       }},
      {"decision", '\0', "NAME", for_decide, "What was decided: confirmed, dismissed, needs_evidence or answered.",
       [](Options& options, Text value) {
         options.review.decision = value;
         return read_name(value, decision_names());
       }},
      {"reviewer", '\0', "NAME", for_decide, "Who decided.",
       [](Options& options, Text value) { return read_text(value, options.review.reviewer); }},
      {"role", '\0', "ROLE", for_decide, "As what: editor, lawyer, physician ...",
       [](Options& options, Text value) { return read_text(value, options.review.role); }},
      {"reason", '\0', "TEXT", for_decide, "Why, for those who read it later.",
       [](Options& options, Text value) { return read_text(value, options.review.reason); }},
      {"answer", '\0', "TEXT", for_decide, "What those who published the words answered.",
       [](Options& options, Text value) { return read_text(value, options.review.answer); }},
      {"date", '\0', "DAY", for_decide, "When (YYYY-MM-DD). Default: today.",
       [](Options& options, Text value) { return read_day(value, options.review.date); }},
      {"against", '\0', "REPORT", {Verb::decisions},
       "A report (json, jsonl): which decisions no longer fit it.",
       [](Options& options, Text value) { return read_text(value, options.review.against); }},
      {"rules", '\0', "FOLDER", for_rulebook,
       "Add the rules in this folder; an equal id replaces a built-in rule. May be given several times.",
       [](Options& options, Text value) {
         options.rules.emplace_back();
         return read_text(value, options.rules.back());
       }},
      {"no-builtin-rules", '\0', "", for_rulebook, "Start without the built-in rules.",
       [](Options& options, Text) {
         options.builtin_rules = false;
         return std::string();
       }},
      {"lang", '\0', "CODE", for_rulebook,
       "Language of the rules, and of texts whose language cannot be told. Default: en.",
       [](Options& options, Text value) { return read_text(value, options.language); }},
      {"help", 'h', "", for_rulebook, "Print this help.",
       [](Options& options, Text) {
         options.help_about = options.verb;
         options.verb = Verb::help;
         return std::string();
       }},
      {"version", 'V', "", for_check, "Print the version.",
       [](Options& options, Text) {
         options.verb = Verb::version;
         return std::string();
       }},
  };
  return rows;
}

}  // namespace overclaim
