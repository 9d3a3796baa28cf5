// "Done" is a statement about files, never about a queue: queues lose and keep messages when their server dies, while
// an output that is there and fits its manifest is done, whoever wrote it and however often. Covered by
// tests/shards_cli_test.cc.
#include "app/shard_audit.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <tuple>

namespace overclaim {
namespace {

namespace fs = std::filesystem;

using Making = std::tuple<std::string, std::string, std::string, std::string>;

Making making_of(const Tool& tool) { return {tool.version, tool.rulebook, tool.reference, tool.icu}; }

std::string in_words(const Tool& tool) {
  return "overclaim " + tool.version + ", rulebook " + tool.rulebook.substr(0, 16) + ", reference list " +
         tool.reference.substr(0, 16) + ", ICU " + tool.icu;
}

// Names in the folder that look like outputs, in the order of their bytes.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entries(folder, error), end; !error && entries != end; entries.increment(error)) {
    const std::string name = entries->path().filename().string();
    if (name.starts_with("shard-") && name.ends_with(".jsonl")) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

ShardAudit audit_shards(const ShardManifest& manifest, const std::string& folder) {
  ShardAudit audit;
  std::vector<std::optional<ShardFooter>> footers(manifest.shards.size());
  for (std::size_t i = 0; i < footers.size(); ++i) {
    const std::string name = shard_file_name(i);
    std::variant<ShardFooter, ShardDamage> read = read_shard_output(folder + "/" + name);
    if (const ShardDamage* damage = std::get_if<ShardDamage>(&read)) {
      audit.fatal.push_back(name + ": " + damage->why);
      continue;
    }
    const ShardFooter& footer = std::get<ShardFooter>(read);
    if (footer.manifest != manifest.sha256) {
      audit.fatal.push_back(name + ": is foreign: made of another manifest (" + footer.manifest.substr(0, 16) + ")");
    } else if (footer.shard != i) {
      audit.fatal.push_back(name + ": is foreign: holds shard " + std::to_string(footer.shard));
    } else {
      footers[i] = footer;
    }
  }

  std::map<Making, std::size_t> makings;
  for (const std::optional<ShardFooter>& footer : footers) {
    if (footer) ++makings[making_of(footer->tool)];
  }
  const ShardFooter* model = nullptr;
  for (const std::optional<ShardFooter>& footer : footers) {
    if (!footer) continue;
    if (model == nullptr || makings[making_of(footer->tool)] > makings[making_of(model->tool)]) model = &*footer;
  }
  for (std::size_t i = 0; i < footers.size(); ++i) {
    if (footers[i] && same_making(footers[i]->tool, model->tool)) {
      audit.severity = std::max(audit.severity, footers[i]->severity);
      audit.incomplete = audit.incomplete || footers[i]->incomplete;
      continue;
    }
    if (footers[i]) {
      audit.fatal.push_back(shard_file_name(i) + ": was made by " + in_words(footers[i]->tool) + ", most others by " +
                            in_words(model->tool));
    }
    audit.to_run.push_back(i);
  }

  for (const std::string& name : names_in(folder)) {
    const std::string digits = name.substr(6, name.size() - 12);
    const bool is_number =
        !digits.empty() && digits.size() < 19 && digits.find_first_not_of("0123456789") == digits.npos;
    if (is_number && name == shard_file_name(std::stoull(digits)) && std::stoull(digits) < footers.size()) continue;
    std::variant<ShardFooter, ShardDamage> read = read_shard_output(folder + "/" + name);
    const ShardFooter* footer = std::get_if<ShardFooter>(&read);
    const bool ours = footer != nullptr && footer->manifest == manifest.sha256 && footer->shard < footers.size();
    const std::optional<ShardFooter>* known = ours ? &footers[footer->shard] : nullptr;
    if (!ours) {
      audit.others.push_back(name + ": is foreign: no shard of this manifest is named so");
    } else if (*known && (*known)->sha256 == footer->sha256) {
      audit.others.push_back(name + ": is doubled: the same as " + shard_file_name(footer->shard));
    } else {
      audit.others.push_back(name + ": is doubled: holds shard " + std::to_string(footer->shard) +
                             (*known ? ", and differs from " : ", which belongs in ") + shard_file_name(footer->shard));
    }
  }
  return audit;
}

std::string array_of(const std::vector<std::uint64_t>& indices) {
  std::string out;
  for (std::size_t i = 0; i < indices.size();) {
    std::size_t last = i;
    while (last + 1 < indices.size() && indices[last + 1] == indices[last] + 1) ++last;
    out += (out.empty() ? "" : ",") + std::to_string(indices[i]);
    if (last > i) out += "-" + std::to_string(indices[last]);
    i = last + 1;
  }
  return out;
}

}  // namespace overclaim
