// Boost.Program_options cuts the arguments into names and values; what a value means is a function in the table. Its
// own typed values were not taken: their messages name C++ and no way out. Guessing of shortened names is off, so that
// a new option never changes what an old script says. Covered by tests/options_test.cc.
#include "app/options.h"

#include <algorithm>
#include <array>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>

#include "app/calendar_day.h"
#include "report/formats.h"
#include "report/reference_formats.h"
#include "report/wrap.h"
#include "rulebook/problem.h"
#include "rulebook/reference.h"
#include "text/charset.h"

namespace overclaim {
namespace {

namespace po = boost::program_options;

// ---- verbs ------------------------------------------------------------------------------------------------------

struct VerbRow {
  Verb verb;
  std::string_view first, second, operands, help;
};

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
};

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

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names,
                         std::string_view before = "") {
  const std::string_view nearest = nearest_name(name, names);
  return nearest.empty() ? "" : "; did you mean " + std::string(before) + std::string(nearest) + "?";
}

// ---- values -----------------------------------------------------------------------------------------------------

std::string read_number(const std::string& value, int least, int most, int& out) {
  int number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || number < least || number > most) {
    return "takes a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ", not " +
           shown(value);
  }
  out = number;
  return "";
}

std::string read_name(const std::string& value, const std::vector<std::string_view>& names) {
  if (std::find(names.begin(), names.end(), value) != names.end()) return "";
  return "takes one of " + joined(names) + ", not " + shown(value) + did_you_mean(value, names);
}

std::string read_choice(const std::string& value, Choice& out) {
  out = value == "always" ? Choice::always : value == "never" ? Choice::never : Choice::automatic;
  return read_name(value, {"auto", "always", "never"});
}

bool is_of_reference(Verb verb) {
  return verb == Verb::reference_list || verb == Verb::reference_show || verb == Verb::reference_search;
}

std::string read_format(const std::string& value, Verb verb) {
  std::vector<std::string_view> names;
  if (verb == Verb::reference_reconcile) {
    names = {"json", "csv"};
  } else if (is_of_reference(verb)) {
    for (const ReferenceFormat& format : reference_formats()) names.push_back(format.name);
  } else {
    for (const ReportFormat& format : report_formats()) names.push_back(format.name);
  }
  return read_name(value, names);
}

std::string read_text(const std::string& value, std::string& out) {
  if (value.empty()) return "takes a value that is not empty";
  out = value;
  return "";
}

std::string read_day(const std::string& value, std::string& out) {
  if (!is_calendar_day(value)) return "takes a day written YYYY-MM-DD, for example 2025-04-30, not " + shown(value);
  out = value;
  return "";
}

// "cure,safety" counts as two.
std::string read_list(const std::string& value, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin <= value.size();) {
    const std::size_t end = std::min(value.find(',', begin), value.size());
    if (end == begin) return "takes names parted by commas, not " + shown(value);
    out.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  return "";
}

// The same, of names as to_string writes them.
template <typename Enum, std::size_t Count>
std::string read_names(const std::string& value, const std::array<Enum, Count>& all, std::vector<std::string>& out) {
  std::vector<std::string> given;
  std::string wrong = read_list(value, given);
  std::vector<std::string_view> names;
  for (const Enum one : all) names.push_back(to_string(one));
  for (const std::string& name : given) {
    if (wrong.empty()) wrong = read_name(name, names);
    out.push_back(name);
  }
  return wrong;
}

// ---- options ----------------------------------------------------------------------------------------------------

using Text = const std::string&;

const std::vector<Verb> for_check = {Verb::check};
const std::vector<Verb> for_written = {Verb::check, Verb::reference_list, Verb::reference_show, Verb::reference_search,
                                       Verb::reference_reconcile};
const std::vector<Verb> for_links = {Verb::check, Verb::reference_show};
const std::vector<Verb> for_text = {
    Verb::check, Verb::why, Verb::explain, Verb::reference_list, Verb::reference_show, Verb::reference_search};
const std::vector<Verb> for_color = {Verb::check, Verb::why, Verb::explain, Verb::reference_show};
const std::vector<Verb> for_input = {Verb::check, Verb::why};
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
                                        Verb::serve};
const std::vector<Verb> for_serve = {Verb::serve};

const std::vector<OptionRow>& table() {
  static const std::vector<OptionRow> rows = {
      {"format", '\0', "FORMAT", for_written,
       "How the report is written: text, markdown, html, json or jsonl; fair (the page's claims as they could be "
       "printed fairly) or note (one page for your doctor); of reference text, json, csv, bibtex or csl-json. Default: "
       "text.",
       [](Options& options, Text value) {
         options.format = value;
         return read_format(value, options.verb);
       }},
      {"output", 'o', "FORMAT=FILE", for_written,
       "Write to a file too; of check html=FOLDER/ writes an index and one file a page. May be given several times.",
       [](Options& options, Text value) -> std::string {
         const std::size_t equals = value.find('=');
         if (equals == value.npos || equals + 1 == value.size()) {
           return "takes FORMAT=FILE, for example json=report.json, not " + shown(value);
         }
         options.outputs.push_back({value.substr(0, equals), value.substr(equals + 1)});
         return read_format(options.outputs.back().format, options.verb);
       }},
      {"fail-on", '\0', "N", for_check,
       "End with status 1 where something of severity N (1 to 5) or more is flagged. Default: 1.",
       [](Options& options, Text value) { return read_number(value, 1, 5, options.fail_on); }},
      {"min-severity", '\0', "N", for_check,
       "Leave out of the report what has a severity under N (1 to 5). Default: 1.",
       [](Options& options, Text value) { return read_number(value, 1, 5, options.min_severity); }},
      {"only", '\0', "NAME", for_check, "Use only this rule or category. May be given several times, or with commas.",
       [](Options& options, Text value) { return read_list(value, options.only); }},
      {"disable", '\0', "NAME", for_check,
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
      {"stdin-name", '\0', "NAME", for_input,
       "What standard input is called in the report; an ending such as .html counts.",
       [](Options& options, Text value) { return read_text(value, options.stdin_name); }},
      {"as-of", '\0', "DAY", for_input,
       "Judge by the evidence of this day (YYYY-MM-DD). Default: the day a page was saved, as its archive, its table "
       "or "
       "--captured-at says, else that of the reference list.",
       [](Options& options, Text value) { return read_day(value, options.as_of); }},
      {"captured-at", '\0', "DAY", for_input, "The day (YYYY-MM-DD) on which the pages were saved.",
       [](Options& options, Text value) { return read_day(value, options.captured_at); }},
      {"encoding", '\0', "NAME", for_input,
       "Read every input in this encoding, for example windows-1252. Default: what the input says or looks like.",
       [](Options& options, Text value) -> std::string {
         options.encoding = value;
         if (!charset_of_label(value).empty()) return "";
         const std::vector<std::string_view> names = charset_names();
         return "takes one of " + joined(names) + ", not " + shown(value) + did_you_mean(value, names);
       }},
      {"include", '\0', "GLOB", for_check,
       "Of folders read only files that match, for example '*.html' or 'site/**/prices.*'. May be given several times.",
       [](Options& options, Text value) {
         options.include.emplace_back();
         return read_text(value, options.include.back());
       }},
      {"exclude", '\0', "GLOB", for_check,
       "Of folders leave out files and folders that match. May be given several times.",
       [](Options& options, Text value) {
         options.exclude.emplace_back();
         return read_text(value, options.exclude.back());
       }},
      {"text-field", '\0', "NAME", for_check,
       "The column of a table (CSV, TSV, JSONL) that holds the texts. Default: found by its name (text, body ...).",
       [](Options& options, Text value) { return read_text(value, options.text_field); }},
      {"id-field", '\0', "NAME", for_check, "The column that names a row. Default: found by its name (id ...).",
       [](Options& options, Text value) { return read_text(value, options.id_field); }},
      {"date-field", '\0', "NAME", for_check,
       "The column with the day of a text, by whose evidence it is judged. Default: found by its name (date ...).",
       [](Options& options, Text value) { return read_text(value, options.date_field); }},
      {"pdf-command", '\0', "PROGRAM", for_check,
       "The program that takes the text out of a PDF, used as pdftotext is. Default: pdftotext.",
       [](Options& options, Text value) { return read_text(value, options.pdf_command); }},
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

bool belongs_to(const OptionRow& row, Verb verb) {
  return std::find(row.verbs.begin(), row.verbs.end(), verb) != row.verbs.end();
}

std::string unknown_option(const std::string& written, Verb verb) {
  const std::string name = written.substr(std::min(written.find_first_not_of('-'), written.size()));
  std::vector<std::string_view> names;
  for (const OptionRow& row : option_table()) {
    if (belongs_to(row, verb)) {
      names.push_back(row.name);
    } else if (row.name == name) {
      return "--" + name + " does not go with " + name_of(row_of(verb)) + "; it goes with " +
             name_of(row_of(row.verbs.front()));
    }
  }
  const std::string hint = did_you_mean(name, names, "--");
  return "there is no option " + written + (hint.empty() ? "; --help lists them" : hint);
}

// Cuts the arguments up and sets what they say; "" or what is wrong.
std::string read_arguments(std::vector<std::string> arguments, Options& options) {
  const Verb verb = options.verb;
  if (verb == Verb::why) {  // "-:16" is a place, not an option
    std::erase_if(arguments, [&](const std::string& argument) {
      if (argument.rfind("-:", 0) != 0) return false;
      options.operands.push_back(argument);
      return true;
    });
  }
  po::options_description description;
  for (const OptionRow& row : option_table()) {
    if (!belongs_to(row, verb)) continue;
    const std::string name = std::string(row.name) + (row.letter == '\0' ? "" : std::string(",") + row.letter);
    if (row.value.empty()) {
      description.add_options()(name.c_str(), "");
    } else {
      description.add_options()(name.c_str(), po::value<std::string>(), "");
    }
  }
  using namespace po::command_line_style;
  constexpr int style = allow_long | long_allow_adjacent | long_allow_next | allow_short | short_allow_adjacent |
                        short_allow_next | allow_dash_for_short | allow_sticky;
  try {
    const po::parsed_options parsed = po::command_line_parser(arguments).options(description).style(style).run();
    for (const po::option& option : parsed.options) {
      if (option.position_key >= 0) {
        options.operands.insert(options.operands.end(), option.value.begin(), option.value.end());
        continue;
      }
      for (const OptionRow& row : option_table()) {
        if (row.name != option.string_key) continue;
        const std::string wrong = row.set(options, option.value.empty() ? "" : option.value.front());
        if (!wrong.empty()) return "--" + std::string(row.name) + " " + wrong;
      }
      if (options.verb == Verb::help || options.verb == Verb::version) return "";  // nothing behind it counts
    }
  } catch (const po::unknown_option& error) {
    return unknown_option(error.get_option_name(), verb);
  } catch (const po::error& error) {
    return error.what();
  }
  return "";
}

std::string check_serve(const Options& options) {
  const ServeChoice& serve = options.serve;
  if (!options.operands.empty()) return "serve takes no " + shown(options.operands.front());
  if (serve.is_public) {
    return serve.hosts.empty() ? "serve --public needs --host NAME, the name by which browsers reach the page" : "";
  }
  const bool for_public = !serve.hosts.empty() || !serve.proxies.empty() || serve.address != ServeChoice().address ||
                          serve.per_minute != ServeChoice().per_minute;
  return for_public ? "--host, --address, --proxy and --rate go with serve --public" : "";
}

std::string check_operands(const Options& options) {
  const std::vector<std::string>& operands = options.operands;
  switch (options.verb) {
    case Verb::check:
      if (operands.empty()) return "name a file to check, or - for standard input";
      if (std::count(operands.begin(), operands.end(), "-") > 1) return "standard input (-) can be read only once";
      if (std::find(operands.begin(), operands.end(), "") != operands.end()) return "a file's name is empty";
      return "";
    case Verb::why:
      if (operands.size() != 1) return "why takes one place, for example page.html:16";
      if (!read_line_place(operands.front())) {
        return "why takes FILE:LINE or FILE:FROM-TO, for example page.html:16, not " + shown(operands.front());
      }
      return "";
    case Verb::explain:
      if (operands.size() == 1 || operands.size() == 2) return "";
      return "explain takes the id of a rule, or a fingerprint and the report it stands in";
    case Verb::rules_show:
      return operands.size() == 1 ? "" : "rules show takes the id of one rule; rules list lists them";
    case Verb::reference_list:
      if (operands.empty() || (operands.size() == 1 && (operands[0] == "works" || operands[0] == "statements"))) {
        return "";
      }
      return "reference list takes works or statements, not " +
             shown(operands[0] == "works" || operands[0] == "statements" ? operands[1] : operands[0]) +
             "; reference show takes ids, reference search words";
    case Verb::reference_show:
      return operands.empty() ? "reference show takes the ids of works and statements; reference list lists them" : "";
    case Verb::reference_search:
      return operands.empty() ? "reference search takes words, for example: reference search cord blood" : "";
    case Verb::rules_list:
    case Verb::rules_test:
    case Verb::rules_lint:
    case Verb::reference_reconcile:
      return operands.empty() ? "" : name_of(row_of(options.verb)) + " takes no " + shown(operands.front());
    case Verb::serve:
      return check_serve(options);
    case Verb::help:
    case Verb::version:
      return "";
  }
  return "";
}

}  // namespace

std::span<const OptionRow> option_table() { return table(); }

std::optional<LinePlace> read_line_place(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos || colon == 0) return {};
  const std::size_t dash = std::min(text.find('-', colon), text.size());
  const auto number = [&](std::size_t begin, std::size_t end) -> std::uint64_t {
    std::uint64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, value);
    return error == std::errc() && stop == text.data() + end ? value : 0;
  };
  LinePlace place;
  place.path = text.substr(0, colon);
  place.from = number(colon + 1, dash);
  place.to = dash == text.size() ? place.from : number(dash + 1, text.size());
  if (place.from == 0 || place.to < place.from) return {};
  return place;
}

std::variant<Options, UsageError> parse_options(const std::vector<std::string>& arguments,
                                                const std::function<bool(const std::string&)>& exists) {
  Options options;
  if (arguments.empty()) return UsageError{"name a file to check, or - for standard input; --help says more"};
  const std::string& first = arguments.front();
  std::vector<std::string> rest = arguments;

  if (first == "help" && !exists(first)) {
    options.verb = Verb::help;
    return options;
  }
  if ((first == "--help" || first == "-h") && arguments.size() == 1) {
    options.verb = Verb::help;
    return options;
  }
  const std::vector<std::string_view> firsts = first_words(), seconds = second_words(first);
  if (!seconds.empty()) {
    const std::string second = arguments.size() > 1 ? arguments[1] : "";
    const VerbRow* row = find_verb(first, second);
    const bool help = second == "--help" || second == "-h";
    if (row == nullptr && !help) {
      const std::string choices = first + " needs one of " + joined(seconds);
      return UsageError{second.empty() ? choices : choices + ", not " + shown(second) + did_you_mean(second, seconds)};
    }
    options.verb = help ? Verb::help : row->verb;
    if (help) {
      options.help_about = find_verb(first, seconds.front())->verb;
      return options;
    }
    if (options.verb == Verb::reference_reconcile) options.format = "json";
    rest.erase(rest.begin(), rest.begin() + 2);
  } else if (const VerbRow* row = find_verb(first, "")) {
    options.verb = row->verb;
    rest.erase(rest.begin());
  } else if (!first.starts_with("-") && first.find_first_of("./") == first.npos && !exists(first)) {
    const std::string hint = did_you_mean(first, firsts);
    if (!hint.empty()) return UsageError{"there is no verb and no file " + shown(first) + hint};
  }

  std::string wrong = read_arguments(rest, options);
  if (wrong.empty()) wrong = check_operands(options);
  if (!wrong.empty()) return UsageError{wrong};
  return options;
}

// ---- help -------------------------------------------------------------------------------------------------------

std::string help_text(std::optional<Verb> verb, std::size_t width) {
  constexpr std::size_t column = 26;
  const auto entry = [&](const std::string& left, std::string_view right) {
    std::string text = "  " + left;
    const std::string lines = wrapped(right, width, column);
    if (text.size() + 2 > column) return text + "\n" + lines;
    return text + std::string(column - text.size(), ' ') + lines.substr(column);
  };
  const Verb about = verb.value_or(Verb::check);
  const std::string_view group = row_of(about).first;

  std::string text;
  if (about == Verb::check) {
    text = wrapped("overclaim reads what a page says about a treatment and shows the wording to question.", width, 0) +
           "\n";
  }
  text += "Usage:\n";
  for (const VerbRow& row : verbs) {
    if (verb && row.first != group) continue;
    text += "  overclaim " + name_of(row) + (row.operands.empty() ? "" : " " + std::string(row.operands)) +
            " [OPTION...]\n";
    text += wrapped(row.help, width, 6);
  }
  text += "\nOptions:\n";
  for (const OptionRow& row : option_table()) {
    const bool shown_here =
        std::any_of(row.verbs.begin(), row.verbs.end(), [&](Verb of) { return row_of(of).first == group; });
    if (!shown_here) continue;
    std::string left = row.letter == '\0' ? "    --" : std::string("-") + row.letter + ", --";
    left += row.name;
    if (!row.value.empty()) left += " " + std::string(row.value);
    text += entry(left, row.help);
  }
  if (about != Verb::check) return text;
  text += "\nExit status:\n";
  text += entry("0", "All was read, and nothing was flagged (see --fail-on).");
  text += entry("1", "Something was flagged.");
  text += entry("2", "The command line or a rule is wrong, or nothing could be read.");
  text += entry("3", "Some input or part was not covered; the rest is complete.");
  text += entry("4", "An output could not be written.");
  return text;
}

}  // namespace overclaim
