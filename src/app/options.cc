// Boost.Program_options cuts the arguments into names and values; what a value means is a function in the table. Its
// own typed values were not taken: their messages name C++ and no way out. Guessing of shortened names is off, so that
// a new option never changes what an old script says. Covered by tests/options_test.cc.
#include "app/options.h"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>

#include "app/option_values.h"
#include "app/verb_table.h"
#include "rulebook/problem.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

namespace po = boost::program_options;

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
        if (row.name != option.string_key || !belongs_to(row, verb)) continue;
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

std::string check_sample(const Options& options) {
  const SampleChoice& sample = options.sample;
  if (!sample.key.empty()) {
    if (!sample.output.empty()) return "sample --read prints its figures and takes no --output";
    return options.operands.size() == 2 ? "" : "sample --read KEY takes the two filled sheets";
  }
  if (options.operands.empty()) return "name what to draw from, or --read KEY and the two filled sheets";
  return sample.output.empty() ? "sample needs --output FOLDER/ for the two sheets and the key" : "";
}

// A case that was not told all would take what it was not told for gone.
std::string check_store(const Options& options) {
  if (options.store.empty()) return options.keep_testimony ? "--keep-testimony goes with --store" : "";
  const char* partly = !options.only.empty() ? "only" : !options.disable.empty() ? "disable" : nullptr;
  if (options.min_severity > 1) partly = "min-severity";
  return partly == nullptr ? "" : "--store keeps all that is found and goes without --" + std::string(partly);
}

std::string check_shards(const Options& options) {
  const ShardChoice& shards = options.shards;
  const std::vector<std::string>& operands = options.operands;
  const std::string name = name_of(row_of(options.verb));
  if (options.verb == Verb::shards_make) {
    if (operands.empty()) return "name the files and folders to be cut into shards";
    if (std::find(operands.begin(), operands.end(), "") != operands.end()) return "a file's name is empty";
    if (std::find(operands.begin(), operands.end(), "-") != operands.end()) {
      return "standard input (-) cannot be cut into shards; save it as a file";
    }
    if (shards.manifest.empty()) return "shards make needs --output FILE, the manifest";
    return shards.count > 0 && shards.bytes > 0 ? "--shards and --shard-bytes exclude each other" : "";
  }
  if (!operands.empty()) return name + " takes no " + shown(operands.front());
  if (options.verb == Verb::screen) return "";
  if (shards.manifest.empty()) return name + " needs --manifest FILE; shards make writes one";
  if (shards.out.empty()) return name + " needs --out FOLDER, where the outputs of the shards stand";
  if (options.verb == Verb::worker && shards.nats.empty()) return "worker needs --nats ADDRESS";
  return shards.all && shards.from ? "--all goes without --index and --range" : "";
}

std::string check_decide(const Options& options) {
  const ReviewChoice& review = options.review;
  if (options.operands.size() != 2) return "decide takes a fingerprint and the report it stands in";
  if (review.decision.empty()) return "decide needs --decision, one of " + joined(decision_names());
  if (review.reviewer.empty()) return "decide needs --reviewer NAME, who decides";
  if (review.role.empty()) return "decide needs --role ROLE, for example editor, lawyer, physician";
  if (review.reason.empty()) return "decide needs --reason TEXT: a decision without a reason helps nobody later";
  if (review.decisions.size() != 1) return "decide needs --decisions FILE, once: where the line is added";
  if (review.decision == to_string(DecisionKind::answered) && review.answer.empty()) {
    return "decide --decision answered needs --answer TEXT, what was answered";
  }
  return "";
}

// Of check: what goes with --decisions only.
std::string check_review(const Options& options) {
  const auto writes = [&](std::string_view format) {
    return std::any_of(options.outputs.begin(), options.outputs.end(),
                       [&](const OutputFile& file) { return file.format == format; });
  };
  const bool complaint = writes("complaint");
  if (options.review.decisions.empty()) {
    if (options.review.confirmed) return "--confirmed needs --decisions FILE, where people confirmed something";
    if (complaint || writes("letter")) {
      return std::string("--output ") + (complaint ? "complaint" : "letter") +
             " takes only what people confirmed; it needs --decisions FILE";
    }
  }
  if (complaint && options.authority.empty()) return "--output complaint needs --authority ID";
  if (!complaint && !options.authority.empty()) return "--authority goes with --output complaint=FILE";
  if (options.resume && (!options.review.decisions.empty() || !options.review.baseline.empty())) {
    return "--resume does not go with --decisions and --baseline";
  }
  if (options.bundle.inputs && options.bundle.folder.empty()) return "--bundle-inputs goes with --bundle FOLDER";
  if (options.bundle.folder.empty()) return "";
  if (options.resume) return "--resume does not go with --bundle";
  const auto is_stream = [](const std::string& path) { return path == "-"; };
  if (std::any_of(options.operands.begin(), options.operands.end(), is_stream) || is_stream(options.review.baseline)) {
    return "--bundle needs files: standard input (-) cannot be read again; save it";
  }
  return "";
}

std::string check_operands(const Options& options) {
  const std::vector<std::string>& operands = options.operands;
  switch (options.verb) {
    case Verb::check:
      if (operands.empty()) return "name a file to check, or - for standard input";
      if (std::string wrong = check_store(options); !wrong.empty()) return wrong;
      if ((!options.sites.empty() || !options.operator_field.empty()) && options.store.empty() &&
          std::none_of(options.outputs.begin(), options.outputs.end(),
                       [](const OutputFile& file) { return file.format == "rollup"; })) {
        return std::string(options.sites.empty() ? "--operator-field" : "--sites") +
               " goes with --output rollup=FILE or --store";
      }
      if (std::count(operands.begin(), operands.end(), "-") > 1) return "standard input (-) can be read only once";
      if (std::find(operands.begin(), operands.end(), "") != operands.end()) return "a file's name is empty";
      if (std::string wrong = check_review(options); !wrong.empty()) return wrong;
      if (options.resume && (!options.quiet || options.outputs.empty())) {
        return "--resume goes on with files, so it needs --output FORMAT=FILE and --quiet";
      }
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
    case Verb::diff:
      if (operands.size() != 2)
        return "diff takes two readings, the old one and the new one: diff 2021.warc.gz 2024.warc.gz";
      if (std::find(operands.begin(), operands.end(), "") != operands.end()) return "a file's name is empty";
      return operands[0] == "-" && operands[1] == "-" ? "standard input (-) can be read only once" : "";
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
    case Verb::sample:
      return check_sample(options);
    case Verb::screen:
    case Verb::shards_make:
    case Verb::shards_run:
    case Verb::shards_verify:
    case Verb::shards_merge:
    case Verb::worker:
      return check_shards(options);
    case Verb::history:
      return operands.size() == 1 ? "" : "history takes one case, the file of check --store";
    case Verb::passport:
      return operands.size() == 2 ? "" : "passport takes a fingerprint and a case, the file of check --store";
    case Verb::recheck:
      return operands.size() == 1 ? "" : "recheck takes one case, the file of check --store";
    case Verb::decide:
      return check_decide(options);
    case Verb::decisions:
      return operands.empty() ? "name the files of decisions" : "";
    case Verb::verify:
      return operands.size() == 1 ? "" : "verify takes one folder, a bundle that check --bundle made";
    case Verb::help:
    case Verb::version:
      return "";
  }
  return "";
}

}  // namespace

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
  options.arguments = arguments;
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

}  // namespace overclaim
