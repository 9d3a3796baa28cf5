// A bundle is checked by doing the run again in this process: a second program of the same name might be another one.
// What is done again is put together option by option, so that nothing a bundle says can name a place to write to or a
// program to start; and what stands in it as a link, a pipe or a device is not opened, as it may lead anywhere. Covered
// by tests/bundle_cli_test.cc.
#include "app/command_verify.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "app/bundle_run.h"
#include "app/check_run.h"
#include "app/check_settings.h"
#include "app/messages.h"
#include "app/passing_folder.h"
#include "app/run_inputs.h"
#include "intake/read_file.h"
#include "report/rule_selection.h"
#include "report/wrap.h"
#include "store/bundle.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> bytes_of(const fs::path& path) {
  std::variant<std::string, ReportError> bytes = read_whole(path.string(), InputTaken::own_file);
  if (std::string* read = std::get_if<std::string>(&bytes)) return std::move(*read);
  return {};
}

// All that stands in the folder but folders, by its path there; false for what is no file of its own.
std::map<std::string, bool> found_below(const fs::path& folder) {
  std::map<std::string, bool> found;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const fs::file_status status = at->symlink_status(error);
    if (fs::is_directory(status)) continue;
    found.emplace(at->path().lexically_relative(folder).generic_string(), fs::is_regular_file(status));
  }
  return found;
}

class Verification {
 public:
  Verification(std::string folder, const Builtin& builtin, const std::string& version)
      : named_(std::move(folder)), builtin_(builtin), version_(version) {}

  ExitStatus run() {
    std::error_code error;
    folder_ = fs::absolute(named_, error);
    const std::optional<std::string> package = bytes_of(folder_ / bundle_package),
                                     sums = bytes_of(folder_ / bundle_sums);
    if (!package || !sums) return fail(named_ + ": is no bundle; check --bundle FOLDER makes one");
    std::variant<std::vector<FileSum>, std::string> read = read_sums(*sums);
    if (const std::string* wrong = std::get_if<std::string>(&read)) return fail(named_ + "/" + *wrong);
    check_sums(std::get<std::vector<FileSum>>(read), *sums);
    std::variant<Bundle, std::string> manifest = read_bundle_json(*package);
    if (const std::string* wrong = std::get_if<std::string>(&manifest)) return fail(named_ + "/" + *wrong);
    bundle_ = std::get<Bundle>(std::move(manifest));
    check_members();
    // The sums of the files say nothing of what the list beside them claims.
    if (!package_changed_ && bundle_json(bundle_) != *package) {
      differs("datapackage.json: says something else than what it says of the run");
    }
    if (package_changed_) {
      differs("datapackage.json was changed, so what it says is not done again");
    } else if (holds_strange_) {
      differs("what a bundle says is not done again where it holds such things");
    } else {
      again();
    }
    return end();
  }

 private:
  void equal(const std::string& line) { text_ += "equal    " + terminal_safe(line) + "\n"; }
  void differs(const std::string& line) {
    text_ += "differs  " + terminal_safe(line) + "\n";
    all_equal_ = false;
  }
  void note(const std::string& line) { text_ += "         " + terminal_safe(line) + "\n"; }

  ExitStatus end() {
    if (!unable_.empty()) return fail(unable_, ExitStatus::not_written);
    text_ += all_equal_ ? "All is as it was, and the same comes out again.\n" : "Not all is as it was.\n";
    return print(text_, all_equal_ ? ExitStatus::clean : ExitStatus::flagged);
  }

  // Every file is an output or an input of the run: a page beside the reports that nothing made again is no part of it.
  void check_members() {
    std::set<std::string> known = {std::string(bundle_package), std::string(bundle_sums), std::string(bundle_request),
                                   std::string(bundle_reply)};
    for (const BundleOutput& output : bundle_.outputs) {
      known.insert(output.file);
      if (found_.count(output.file) == 0) differs(output.file + ": is no file of the bundle");
    }
    for (const BundleInput& input : bundle_.inputs) {
      if (bundle_.holds_inputs)
        known.insert((fs::path(bundle_inputs) / input.path).lexically_normal().generic_string());
    }
    for (const auto& [path, is_file] : found_) {
      if (is_file && listed_.count(path) > 0 && known.count(path) == 0) {
        differs(path + ": is no output and no input of the run");
      }
    }
  }

  void check_sums(const std::vector<FileSum>& sums, const std::string& text) {
    listed_ = {std::string(bundle_sums), std::string(bundle_request), std::string(bundle_reply)};
    found_ = found_below(folder_);
    for (const auto& [path, is_file] : found_) {
      if (is_file) continue;
      differs(path + ": is a link, a pipe or a device, which no bundle holds, and was not opened");
      holds_strange_ = true;
    }
    std::size_t good = 0;
    for (const auto& [path, sha256] : sums) {
      listed_.insert(path);
      const auto here = found_.find(path);
      if (here != found_.end() && !here->second) continue;
      std::optional<FileDigest> digest;
      if (here != found_.end()) digest = digest_of_file((folder_ / path).string());
      if (digest && digest->sha256 == sha256) {
        ++good;
        continue;
      }
      differs(path + (digest ? ": was changed in the bundle" : ": is gone from the bundle"));
      if (path == bundle_package) package_changed_ = true;
    }
    for (const auto& [path, is_file] : found_) {
      if (is_file && listed_.insert(path).second) differs(path + ": does not belong to the bundle");
    }
    if (std::none_of(sums.begin(), sums.end(), [](const FileSum& sum) { return sum.first == bundle_package; })) {
      differs("datapackage.json: has no line in SHA256SUMS");
      package_changed_ = true;
    }
    if (good == sums.size()) equal("SHA256SUMS: " + std::to_string(good) + " files");
    const std::optional<std::string> request = bytes_of(folder_ / bundle_request);
    if (!request || *request != time_stamp_request(sha256_hex(text))) {
      differs("request.tsq: is no request for these SHA256SUMS");
    }
    std::error_code error;
    if (fs::exists(folder_ / bundle_reply, error)) {
      note("reply.tsr is there and was not checked; openssl does it, with the certificate of who stamped:");
      note("openssl ts -verify -in reply.tsr -queryfile request.tsq -CAfile CERTIFICATE.pem");
    }
  }

  // Of the options, what decides the outputs. Where they are written, what is started and what is kept is not taken
  // over.
  Options replayed(const Options& asked) const {
    Options run;
    run.arguments = asked.arguments;
    run.operands = asked.operands;
    run.fail_on = asked.fail_on, run.min_severity = asked.min_severity;
    run.only = asked.only, run.disable = asked.disable;
    run.rules = asked.rules;
    run.builtin_rules = asked.builtin_rules;
    run.sites = asked.sites, run.operator_field = asked.operator_field;
    run.language = asked.language;
    run.show_cleared = asked.show_cleared, run.details = asked.details, run.exit_zero = asked.exit_zero;
    run.as_of = asked.as_of, run.captured_at = asked.captured_at;
    run.stdin_name = asked.stdin_name, run.encoding = asked.encoding;
    run.include = asked.include, run.exclude = asked.exclude;
    run.text_field = asked.text_field, run.id_field = asked.id_field, run.date_field = asked.date_field;
    run.limits = asked.limits;
    run.review = asked.review;
    run.authority = asked.authority;
    run.bundle.folder = folder_.string();  // it may lie among its inputs, and so may what was written then
    for (const OutputFile& output : asked.outputs) run.bundle.written_then.push_back(output.path);
    run.quiet = true;
    run.progress = ProgressChoice::never;
    return run;
  }

  void again() {
    const auto exists = [](const std::string& path) {
      std::error_code error;
      return fs::exists(path, error);
    };
    std::error_code error;
    const fs::path before = fs::current_path(error);
    if (bundle_.holds_inputs) {
      fs::create_directories(folder_ / bundle_inputs, error);
      fs::current_path(folder_ / bundle_inputs, error);
      if (error) return differs("inputs: the folder cannot be entered");
    }
    const std::variant<Options, UsageError> parsed = parse_options(bundle_.arguments, exists);
    if (const UsageError* wrong = std::get_if<UsageError>(&parsed)) {
      differs("the command line means nothing to this program: " + wrong->message);
    } else if (const Options& asked = std::get<Options>(parsed); asked.verb != Verb::check) {
      differs("the command line is not one of check");
    } else if (!asked.pdf_command.empty()) {
      differs("was made with --pdf-command " + asked.pdf_command + ", a program that is not started from a bundle");
    } else {
      check_again(asked);
    }
    fs::current_path(before, error);
  }

  bool are_as_asked(const std::vector<OutputFile>& asked) const {
    const auto same = [](const BundleOutput& one, const BundleOutput& other) {
      return one.format == other.format && one.path == other.path && one.file == other.file;
    };
    const std::vector<BundleOutput> wanted = outputs_in_bundle(asked);
    return std::equal(wanted.begin(), wanted.end(), bundle_.outputs.begin(), bundle_.outputs.end(), same);
  }

  void check_again(const Options& asked) {
    if (!are_as_asked(asked.outputs)) return differs("the outputs are not those of the command line");
    if (asked.bundle.inputs != bundle_.holds_inputs) differs("holds_inputs is not what the command line says");
    if (asked.width && *asked.width != bundle_.width) differs("the width is not that of the command line");
    Options run = replayed(asked);
    compare_inputs(run);
    const std::variant<LoadedRulebook, std::string> rules = load_rules(run, builtin_);
    if (const std::string* wrong = std::get_if<std::string>(&rules)) return differs(*wrong);
    const LoadedRulebook& loaded = std::get<LoadedRulebook>(rules);
    if (!loaded.rulebook) return differs("the rules cannot be read by this program");
    const ReportSettings settings = settings_of(run, version_);
    compare_tool(tool_of(settings, *loaded.rulebook));
    // That the same comes out again says little where little was looked for.
    if (const std::string line = selection_line(selection_of(settings), loaded.words); !line.empty()) note(line);

    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    std::string name = (folder / "overclaim-verify-XXXXXX").string();
    if (error || ::mkdtemp(name.data()) == nullptr) {
      const char* given = std::getenv("TMPDIR");
      unable_ = "cannot make a folder to work in, in " + std::string(given == nullptr ? "/tmp" : given) +
                "; name another one by TMPDIR";
      return;
    }
    const PassingFolder scratch{fs::path(name)};
    fs::create_directories(scratch.path() / bundle_outputs, error);
    for (const BundleOutput& output : bundle_.outputs) {
      run.outputs.push_back({output.format, (scratch.path() / output.file).string()});
    }
    // report.json was the last to be written, and stands first in the list.
    std::rotate(run.outputs.begin(), run.outputs.begin() + 1, run.outputs.end());
    TerminalStyle style;
    style.width = bundle_.width;
    const ExitStatus status = run_check(run, loaded, style, {}, version_);
    if (static_cast<int>(status) != bundle_.status) {
      differs("the run ended with status " + std::to_string(bundle_.status) + ", and now with " +
              std::to_string(static_cast<int>(status)));
    }
    for (const BundleOutput& output : bundle_.outputs) compare_output(output, scratch.path());
  }

  void compare_inputs(const Options& run) {
    const std::vector<BundleInput> now = run_inputs(run);
    std::size_t same = 0;
    for (const BundleInput& input : bundle_.inputs) {
      const auto found = std::find_if(now.begin(), now.end(), [&](const BundleInput& one) {
        return one.path == input.path && one.role == input.role;
      });
      if (found != now.end() && found->sha256 == input.sha256) {
        if (found->bytes != input.bytes) differs(input.path + ": datapackage.json says another length");
        ++same;
      } else if (found == now.end() || found->sha256.empty()) {
        differs(input.path + ": is not there any more (" + input.role + ")");
        if (!bundle_.holds_inputs) gone_ = true;
      } else {
        differs(input.path + ": was changed (" + input.role + ")");
      }
    }
    for (const BundleInput& one : now) {
      const bool known = std::any_of(bundle_.inputs.begin(), bundle_.inputs.end(), [&](const BundleInput& input) {
        return input.path == one.path && input.role == one.role;
      });
      if (!known) differs(one.path + ": was not there (" + one.role + ")");
    }
    if (same == bundle_.inputs.size()) {
      equal("inputs: " + std::to_string(same) + (bundle_.holds_inputs ? ", in the bundle" : ", where they lie"));
    }
    if (gone_) note("the bundle names its inputs and does not hold them: run verify in the folder where check was run");
  }

  void compare_tool(const Tool& now) {
    const auto compare = [&](const std::string& what, const std::string& before, const std::string& after) {
      if (before != after) differs(what + ": " + before + ", and now " + after);
    };
    const Tool& then = bundle_.tool;
    compare("program", then.version, now.version);
    compare("rules", then.rulebook, now.rulebook);
    compare("reference list", then.reference, now.reference);
    compare("ICU", then.icu, now.icu);
    compare("the day whose statements judge", then.as_of, now.as_of);
    const bool same = then.version == now.version && then.rulebook == now.rulebook && then.reference == now.reference &&
                      then.icu == now.icu;
    if (same) equal("program " + now.version + ", rules " + now.rulebook.substr(0, 16) + ", ICU " + now.icu);
  }

  void compare_output(const BundleOutput& output, const fs::path& scratch) {
    const std::optional<std::string> before = bytes_of(folder_ / output.file), now = bytes_of(scratch / output.file);
    if (!before) return;  // said by check_members
    if (!now) return differs(output.file + ": was not written this time");
    if (before->size() != output.bytes || sha256_hex(*before) != output.sha256) {
      differs(output.file + ": datapackage.json says another length or digest");
    }
    const std::string difference = first_difference(*before, *now);
    difference.empty() ? equal(output.file) : differs(output.file + ", " + difference);
  }

  std::string named_;
  fs::path folder_;
  const Builtin& builtin_;
  const std::string& version_;
  Bundle bundle_;
  std::string text_;
  std::string unable_;                 // why the run could not be done again, through no fault of the bundle
  std::map<std::string, bool> found_;  // see found_below
  std::set<std::string> listed_;       // in the sums, or needs no line there
  bool all_equal_ = true, package_changed_ = false, holds_strange_ = false, gone_ = false;
};

}  // namespace

ExitStatus command_verify(const Options& options, const Builtin& builtin, const std::string& version) {
  return Verification(options.operands.front(), builtin, version).run();
}

}  // namespace overclaim
