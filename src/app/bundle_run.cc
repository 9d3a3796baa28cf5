// The bundle is made in a folder beside its place, of files that are on disk before it takes the place: what can be
// seen under its name is whole, whenever the machine stops. Covered by tests/bundle_cli_test.cc.
#include "app/bundle_run.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "app/check_settings.h"
#include "app/interruption.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/passing_folder.h"
#include "app/report_folder.h"
#include "app/run_inputs.h"
#include "store/bundle.h"
#include "text/sha256.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view own_report = "report.json";

// "" or why it cannot stand in a bundle under its own name.
std::string wrong_name(const std::string& path, bool is_copied) {
  if (!is_utf8(path)) return path + ": a bundle needs names in UTF-8";
  if (!is_copied) return "";
  const fs::path named = path;
  if (!named.is_absolute() && std::find(named.begin(), named.end(), "..") == named.end()) return "";
  return path +
         ": --bundle-inputs takes what is named from the current folder on, without .. in it and / at its head; change "
         "to the folder where the inputs lie";
}

std::string wrong_names(const Options& options) {
  std::vector<std::string> named = options.operands;
  named.insert(named.end(), options.rules.begin(), options.rules.end());
  named.insert(named.end(), options.review.decisions.begin(), options.review.decisions.end());
  for (const std::string& path : {options.sites, options.review.baseline}) {
    if (!path.empty()) named.push_back(path);
  }
  for (const std::string& path : named) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
      return path + ": is no file, and nobody could read it again; save it, and make the bundle of the file";
    }
    if (std::string wrong = wrong_name(path, options.bundle.inputs); !wrong.empty()) return wrong;
  }
  for (const std::string& argument : options.arguments) {
    if (!is_utf8(argument)) return "a bundle needs a command line in UTF-8";
  }
  for (const OutputFile& file : options.outputs) {
    if (names_folder(file.path)) return file.path + ": a bundle takes files, not a folder of reports";
  }
  return "";
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
  const auto write = [&](std::string_view name, std::string_view bytes) {
    return write_whole(Output::to_file((stage / name).string()), bytes);
  };
  if (std::string failed = write(bundle_package, bundle_json(bundle)); !failed.empty()) return failed;
  std::vector<FileSum> sums;
  for (const std::string& file : files_below(stage.string())) {
    const std::optional<FileDigest> digest = digest_of_file((stage / file).string());
    if (!digest) return (stage / file).string() + ": cannot be read";
    sums.emplace_back(file, digest->sha256);
  }
  const std::string text = sums_text(std::move(sums));
  if (std::string failed = write(bundle_sums, text); !failed.empty()) return failed;
  const std::string request = time_stamp_request(sha256_hex(text));
  if (std::string failed = write(bundle_request, request); !failed.empty()) return failed;
  for (const auto& entry : fs::recursive_directory_iterator(stage)) {
    if (entry.is_directory()) sync_folder(entry.path().string());
  }
  sync_folder(stage.string());
  return "";
}

}  // namespace

std::vector<BundleOutput> outputs_in_bundle(const std::vector<OutputFile>& asked) {
  const std::string folder = std::string(bundle_outputs) + "/";
  std::set<std::string> taken = {std::string(own_report)};
  std::vector<BundleOutput> outputs = {{"json", "", folder + std::string(own_report), "", 0}};
  for (const OutputFile& file : asked) {
    const std::string name = fs::path(file.path).filename().string();
    std::string free = name;
    for (std::size_t n = 2; !taken.insert(free).second; ++n) free = std::to_string(n) + "-" + name;
    outputs.push_back({file.format, file.path, folder + free, "", 0});
  }
  return outputs;
}

ExitStatus check_into_bundle(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                             const ErrorStream& errors, const std::string& version) {
  std::string folder = options.bundle.folder;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  std::error_code error;
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    return fail(folder + ": stands there already and was left as it is; name another folder");
  }
  if (const std::string wrong = wrong_names(options); !wrong.empty()) return fail(wrong);
  PassingFolder stage(fs::path(folder + ".unfinished-" + std::to_string(::getpid())));
  if (!fs::create_directories(stage.path() / bundle_outputs, error)) {
    return fail(folder + ": cannot be made a folder", ExitStatus::not_written);
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
  bundle.inputs = run_inputs(options);
  bundle.outputs = outputs_in_bundle(options.outputs);
  for (const BundleOutput& output : bundle.outputs) {
    if (output.path.empty()) continue;  // written into its place
    if (const auto failed = copy_file(output.path, stage.path() / output.file))
      return fail(*failed, ExitStatus::not_written);
  }
  for (BundleOutput& output : bundle.outputs) {
    const std::optional<FileDigest> digest = digest_of_file((stage.path() / output.file).string());
    if (!digest) return fail(output.file + ": cannot be read", ExitStatus::not_written);
    output.bytes = digest->bytes, output.sha256 = digest->sha256;
  }
  for (const BundleInput& input : bundle.inputs) {
    if (const std::string wrong = wrong_name(input.path, bundle.holds_inputs); !wrong.empty()) return fail(wrong);
  }
  if (const std::string failed = fill(bundle, stage.path()); !failed.empty())
    return fail(failed, ExitStatus::not_written);
  fs::rename(stage.path(), folder, error);
  if (error) return fail(folder + ": cannot be written (" + error.message() + ")", ExitStatus::not_written);
  stage.keep();
  sync_folder(fs::path(folder).parent_path().string());
  return status;
}

}  // namespace overclaim
