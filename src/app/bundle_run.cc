// A bundle is checked by doing the run again in this process: a second program of the same name might be another one. What
// is done again is put together option by option, so that nothing a bundle says can name a place to write to or a program
// to start. Covered by tests/bundle_cli_test.cc.
#include "app/bundle_run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <system_error>
#include <utility>
#include <variant>

#include "app/check_settings.h"
#include "app/interruption.h"
#include "app/item_documents.h"
#include "app/output.h"
#include "app/report_folder.h"
#include "intake/folder_walk.h"
#include "report/finding_texts.h"
#include "report/wrap.h"
#include "store/bundle.h"
#include "text/sha256.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view own_report = "report.json";

void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

ExitStatus unusable(const std::string& message) {
  complain(message);
  return ExitStatus::unusable;
}

ExitStatus not_written(const std::string& message) {
  complain(message);
  return ExitStatus::not_written;
}

// A folder that goes with the object, unless it has taken its place.
class PassingFolder {
 public:
  explicit PassingFolder(fs::path path) : path_(std::move(path)) {}
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  fs::path path_;
};

std::optional<std::string> bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {};
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

// ---- what a run reads -------------------------------------------------------------------------------------------

void add_input(const std::string& path, const std::string& role, std::vector<BundleInput>& inputs) {
  const std::optional<FileDigest> digest = digest_of_file(path);
  inputs.push_back({path, role, digest ? digest->sha256 : "", digest ? digest->bytes : 0});
}

void add_inputs(const std::string& path, const std::string& role, const WalkOptions& walk,
                std::vector<BundleInput>& inputs) {
  if (!is_folder(path)) return add_input(path, role, inputs);
  FolderWalk files(path, walk);
  KindCounts left_out;
  while (const std::optional<WalkedFile> file = files.next(left_out)) {
    if (!file->error) add_input(file->path, role, inputs);
  }
}

// Every file the run may read, with its digest, in the order it is named; of folders all that is asked for.
std::vector<BundleInput> inputs_of(const Options& options) {
  std::vector<BundleInput> inputs;
  for (const std::string& path : options.operands) {
    add_inputs(path, "input", {options.include, options.exclude}, inputs);
  }
  if (!options.sites.empty()) add_input(options.sites, "sites", inputs);
  for (const std::string& path : options.review.decisions) add_input(path, "decisions", inputs);
  if (!options.review.baseline.empty()) add_input(options.review.baseline, "baseline", inputs);
  for (const std::string& path : options.rules) add_inputs(path, "rules", {}, inputs);
  return inputs;
}

// ---- making one -------------------------------------------------------------------------------------------------

// "" or why it cannot stand in a bundle under its own name.
std::string wrong_name(const std::string& path, bool is_copied) {
  if (valid_utf8(path) != path) return path + ": a bundle needs names in UTF-8";
  if (!is_copied) return "";
  const fs::path normal = fs::path(path).lexically_normal();
  if (!normal.is_absolute() && !normal.empty() && *normal.begin() != "..") return "";
  return path +
         ": --bundle-inputs takes what is named from the current folder on, without .. and / at its head; change to "
         "the folder where the inputs lie";
}

std::string wrong_names(const Options& options) {
  std::vector<std::string> named = options.operands;
  named.insert(named.end(), options.rules.begin(), options.rules.end());
  named.insert(named.end(), options.review.decisions.begin(), options.review.decisions.end());
  for (const std::string& path : {options.sites, options.review.baseline}) {
    if (!path.empty()) named.push_back(path);
  }
  for (const std::string& path : named) {
    if (const std::string wrong = wrong_name(path, options.bundle.inputs); !wrong.empty()) return wrong;
  }
  for (const std::string& argument : options.arguments) {
    if (valid_utf8(argument) != argument) return "a bundle needs a command line in UTF-8";
  }
  for (const OutputFile& file : options.outputs) {
    if (names_folder(file.path)) return file.path + ": a bundle takes files, not a folder of reports";
  }
  return "";
}

// Where each output stands in the bundle: its own name, or with a number before it where two have one name.
std::vector<std::string> names_in_bundle(const std::vector<OutputFile>& outputs) {
  std::set<std::string> taken = {std::string(own_report)};
  std::vector<std::string> names;
  for (const OutputFile& file : outputs) {
    const std::string name = fs::path(file.path).filename().string();
    std::string free = name;
    for (std::size_t n = 2; !taken.insert(free).second; ++n) free = std::to_string(n) + "-" + name;
    names.push_back(std::string(bundle_outputs) + "/" + free);
  }
  return names;
}

std::optional<std::string> write_file(const fs::path& path, std::string_view bytes) {
  Output output = Output::to_file(path.string());
  output.write(bytes);
  if (output.finish()) return {};
  return output.failure();
}

// Copied through a file of ours and not by the system's copy: it must be on disk before the bundle takes its place.
std::optional<std::string> copy_file(const std::string& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  std::ifstream in(from, std::ios::binary);
  if (!in) return from + ": cannot be read";
  Output output = Output::to_file(to.string());
  std::string block(std::size_t{1} << 20U, '\0');
  while (in) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    output.write({block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (!in.eof()) return from + ": cannot be read";
  if (output.finish()) return {};
  return output.failure();
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

// The bundle's files in `stage`, where the outputs stand already; "" or what failed.
std::string fill(const Bundle& bundle, const fs::path& stage) {
  if (bundle.holds_inputs) {
    std::set<std::string> copied;
    for (const BundleInput& input : bundle.inputs) {
      if (input.sha256.empty() || !copied.insert(input.path).second) continue;
      const fs::path to = (stage / bundle_inputs / input.path).lexically_normal();
      if (const std::optional<std::string> failed = copy_file(input.path, to)) return *failed;
      const std::optional<FileDigest> digest = digest_of_file(to.string());
      if (!digest || digest->sha256 != input.sha256) return input.path + ": changed while it was read; try again";
    }
  }
  if (const auto failed = write_file(stage / bundle_package, bundle_json(bundle))) return *failed;
  std::vector<FileSum> sums;
  for (const std::string& file : files_below(stage.string())) {
    const std::optional<FileDigest> digest = digest_of_file((stage / file).string());
    if (!digest) return (stage / file).string() + ": cannot be read";
    sums.emplace_back(file, digest->sha256);
  }
  const std::string text = sums_text(std::move(sums));
  if (const auto failed = write_file(stage / bundle_sums, text)) return *failed;
  if (const auto failed = write_file(stage / bundle_request, time_stamp_request(sha256_hex(text)))) return *failed;
  for (const auto& entry : fs::recursive_directory_iterator(stage)) {
    if (entry.is_directory()) sync_folder(entry.path());
  }
  sync_folder(stage);
  return "";
}

}  // namespace

ExitStatus check_into_bundle(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                             const ErrorStream& errors, const std::string& version) {
  std::string folder = options.bundle.folder;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  std::error_code error;
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    return unusable(folder + ": stands there already and was left as it is; name another folder");
  }
  if (const std::string wrong = wrong_names(options); !wrong.empty()) return unusable(wrong);
  PassingFolder stage(fs::path(folder + ".unfinished-" + std::to_string(::getpid())));
  if (!fs::create_directories(stage.path() / bundle_outputs, error)) {
    return not_written(folder + ": cannot be made a folder");
  }

  Options run = options;
  run.outputs.push_back({"json", (stage.path() / bundle_outputs / own_report).string()});
  const ExitStatus status = run_check(run, loaded, terminal, errors, version);
  if (status == ExitStatus::unusable || status == ExitStatus::not_written) return status;
  if (was_interrupted()) {
    complain("the run was stopped, so no bundle was made");
    return higher(status, ExitStatus::incomplete);
  }

  Bundle bundle;
  bundle.tool = tool_of(settings_of(options, version), *loaded.rulebook);
  bundle.arguments = options.arguments;
  bundle.width = terminal.width;
  bundle.status = static_cast<int>(status);
  bundle.holds_inputs = options.bundle.inputs;
  bundle.inputs = inputs_of(options);
  const std::vector<std::string> names = names_in_bundle(options.outputs);
  bundle.outputs.push_back({"json", "", std::string(bundle_outputs) + "/" + std::string(own_report), "", 0});
  for (std::size_t i = 0; i < names.size(); ++i) {
    bundle.outputs.push_back({options.outputs[i].format, options.outputs[i].path, names[i], "", 0});
    if (const auto failed = copy_file(options.outputs[i].path, stage.path() / names[i])) return not_written(*failed);
  }
  for (BundleOutput& output : bundle.outputs) {
    const std::optional<FileDigest> digest = digest_of_file((stage.path() / output.file).string());
    if (!digest) return not_written(output.file + ": cannot be read");
    output.bytes = digest->bytes, output.sha256 = digest->sha256;
  }
  for (const BundleInput& input : bundle.inputs) {
    if (const std::string wrong = wrong_name(input.path, bundle.holds_inputs); !wrong.empty()) return unusable(wrong);
  }
  if (const std::string failed = fill(bundle, stage.path()); !failed.empty()) return not_written(failed);
  fs::rename(stage.path(), folder, error);
  if (error) return not_written(folder + ": cannot be written (" + error.message() + ")");
  stage.keep();
  sync_folder(fs::path(folder).parent_path());
  return status;
}

// ---- checking one -----------------------------------------------------------------------------------------------

namespace {

class Verification {
 public:
  Verification(std::string folder, const Builtin& builtin, const std::string& version)
      : named_(std::move(folder)), builtin_(builtin), version_(version) {}

  ExitStatus run() {
    std::error_code error;
    folder_ = fs::absolute(named_, error);
    const std::optional<std::string> package = bytes_of(folder_ / bundle_package),
                                     sums = bytes_of(folder_ / bundle_sums);
    if (!package || !sums) return unusable(named_ + ": is no bundle; check --bundle FOLDER makes one");
    std::variant<std::vector<FileSum>, std::string> read = read_sums(*sums);
    if (const std::string* wrong = std::get_if<std::string>(&read)) return unusable(named_ + "/" + *wrong);
    check_sums(std::get<std::vector<FileSum>>(read), *sums);
    std::variant<Bundle, std::string> manifest = read_bundle_json(*package);
    if (const std::string* wrong = std::get_if<std::string>(&manifest)) return unusable(named_ + "/" + *wrong);
    bundle_ = std::get<Bundle>(std::move(manifest));
    if (package_changed_) {
      differs("datapackage.json was changed, so what it says is not done again");
    } else {
      again();
    }
    return print();
  }

 private:
  void equal(const std::string& line) { text_ += "equal    " + terminal_safe(line) + "\n"; }
  void differs(const std::string& line) {
    text_ += "differs  " + terminal_safe(line) + "\n";
    all_equal_ = false;
  }
  void note(const std::string& line) { text_ += "         " + terminal_safe(line) + "\n"; }

  ExitStatus print() {
    text_ += all_equal_ ? "All is as it was, and the same comes out again.\n" : "Not all is as it was.\n";
    Output output = Output::standard_output();
    output.write(text_);
    if (!output.finish()) return not_written(output.failure());
    return all_equal_ ? ExitStatus::clean : ExitStatus::flagged;
  }

  void check_sums(const std::vector<FileSum>& sums, const std::string& text) {
    std::set<std::string> listed = {std::string(bundle_sums), std::string(bundle_request), std::string(bundle_reply)};
    std::size_t good = 0;
    for (const auto& [path, sha256] : sums) {
      listed.insert(path);
      const std::optional<FileDigest> digest = digest_of_file((folder_ / path).string());
      if (digest && digest->sha256 == sha256) {
        ++good;
        continue;
      }
      differs(path + (digest ? ": was changed in the bundle" : ": is gone from the bundle"));
      if (path == bundle_package) package_changed_ = true;
    }
    for (const std::string& path : files_below(folder_.string())) {
      if (listed.insert(path).second) differs(path + ": does not belong to the bundle");
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

  // Of the options, what decides the outputs. Where they are written, what is started and what is kept is not taken over.
  static Options replayed(const Options& asked) {
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

  void check_again(const Options& asked) {
    Options run = replayed(asked);
    compare_inputs(run);
    const std::variant<LoadedRulebook, std::string> rules = load_rules(run, builtin_);
    if (const std::string* wrong = std::get_if<std::string>(&rules)) return differs(*wrong);
    const LoadedRulebook& loaded = std::get<LoadedRulebook>(rules);
    if (!loaded.rulebook) return differs("the rules cannot be read by this program");
    compare_tool(tool_of(settings_of(run, version_), *loaded.rulebook));

    std::string name = (fs::temp_directory_path() / "overclaim-verify-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return differs("no folder to write to: " + name);
    const PassingFolder scratch{fs::path(name)};
    std::error_code error;
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
    const std::vector<BundleInput> now = inputs_of(run);
    std::size_t same = 0;
    for (const BundleInput& input : bundle_.inputs) {
      const auto found = std::find_if(now.begin(), now.end(), [&](const BundleInput& one) {
        return one.path == input.path && one.role == input.role;
      });
      if (found != now.end() && found->sha256 == input.sha256) {
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
    const bool same = then.version == now.version && then.rulebook == now.rulebook && then.reference == now.reference &&
                      then.icu == now.icu;
    if (same) equal("program " + now.version + ", rules " + now.rulebook.substr(0, 16) + ", ICU " + now.icu);
  }

  void compare_output(const BundleOutput& output, const fs::path& scratch) {
    const std::optional<std::string> before = bytes_of(folder_ / output.file), now = bytes_of(scratch / output.file);
    if (!before) return;  // said by check_sums
    if (!now) return differs(output.file + ": was not written this time");
    const std::string difference = first_difference(*before, *now);
    difference.empty() ? equal(output.file) : differs(output.file + ", " + difference);
  }

  std::string named_;
  fs::path folder_;
  const Builtin& builtin_;
  const std::string& version_;
  Bundle bundle_;
  std::string text_;
  bool all_equal_ = true, package_changed_ = false, gone_ = false;
};

}  // namespace

ExitStatus command_verify(const Options& options, const Builtin& builtin, const std::string& version) {
  return Verification(options.operands.front(), builtin, version).run();
}

}  // namespace overclaim
