// Asked when a bundle is made and when it is verified, so that both look at the same files. Covered by
// tests/bundle_cli_test.cc.
#include "app/run_inputs.h"

#include <optional>
#include <string>

#include "app/check_settings.h"
#include "app/load_rules.h"
#include "intake/folder_walk.h"

namespace overclaim {
namespace {

void add_input(const std::string& path, const std::string& role, std::vector<BundleInput>& inputs) {
  const std::optional<FileDigest> digest = digest_of_file(path);
  inputs.push_back({path, role, digest ? digest->sha256 : "", digest ? digest->bytes : 0});
}

// Without what the run writes itself.
void add_inputs(const std::string& path, const std::string& role, const WalkOptions& walk,
                std::vector<BundleInput>& inputs) {
  if (!is_folder(path)) return add_input(path, role, inputs);
  FolderWalk files(path, walk);
  KindCounts left_out;
  while (const std::optional<WalkedFile> file = files.next(left_out)) {
    if (!file->error && !is_place_of_own_report(walk, file->path)) add_input(file->path, role, inputs);
  }
}

}  // namespace

std::vector<BundleInput> run_inputs(const Options& options) {
  std::vector<BundleInput> inputs;
  for (const std::string& path : options.operands) {
    add_inputs(path, "input", intake_of(options).walk, inputs);
  }
  if (!options.sites.empty()) add_input(options.sites, "sites", inputs);
  for (const std::string& path : options.review.decisions) add_input(path, "decisions", inputs);
  if (!options.review.baseline.empty()) add_input(options.review.baseline, "baseline", inputs);
  for (const std::string& folder : options.rules) {
    if (!is_folder(folder)) add_input(folder, "rules", inputs);
    for (const std::string& path : rule_files(folder)) add_input(path, "rules", inputs);
  }
  return inputs;
}

}  // namespace overclaim
