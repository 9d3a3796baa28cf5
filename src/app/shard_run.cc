// The input is read once before it is checked: a shard whose bytes changed since the manifest was made would else look
// like any other, and the merged result would be of no input there ever was. Covered by tests/shards_cli_test.cc.
#include "app/shard_run.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "app/check_settings.h"
#include "intake/read_file.h"
#include "report/json_report.h"

namespace overclaim {
namespace {

// A file that cannot be read for now; all else stays as it is, however often one tries.
bool may_pass(const ReportError& error) { return error.code == "not_readable"; }

std::optional<ShardFooter> footer_that_fits(const ShardJob& job, std::size_t index) {
  std::variant<ShardFooter, ShardDamage> read = read_shard_output(job.out + "/" + shard_file_name(index));
  const ShardFooter* footer = std::get_if<ShardFooter>(&read);
  if (footer == nullptr || footer->shard != index || footer->manifest != job.manifest.sha256) return std::nullopt;
  if (!same_making(footer->tool, tool_of(job.settings, *job.loaded->rulebook))) return std::nullopt;
  return *footer;
}

}  // namespace

std::variant<ShardJob, ShardEnd> begin_job(const Options& options, const LoadedRulebook& loaded,
                                           const std::string& version) {
  const std::string& path = options.shards.manifest;
  const std::variant<std::string, ReportError> bytes = read_whole(path);
  if (const ReportError* error = std::get_if<ReportError>(&bytes)) {
    return ShardEnd{may_pass(*error) ? ExitStatus::try_again : ExitStatus::unusable, path + ": " + error->message};
  }
  std::variant<ShardManifest, std::string> read = read_manifest(std::get<std::string>(bytes));
  if (const std::string* wrong = std::get_if<std::string>(&read)) {
    return ShardEnd{ExitStatus::bad_input, path + ": " + *wrong};
  }
  ShardJob job;
  job.manifest = std::get<ShardManifest>(std::move(read));
  job.settings = settings_of(job.manifest.options, version);
  job.intake = intake_of(job.manifest.options, options.pdf_command);
  job.loaded = &loaded;
  job.out = options.shards.out;
  const std::string unknown = wrong_selection(job.settings, *loaded.rulebook);
  if (!unknown.empty()) return ShardEnd{ExitStatus::bad_input, path + ": " + unknown};
  return job;
}

bool is_done(const ShardJob& job, std::size_t index) { return footer_that_fits(job, index).has_value(); }

ShardEnd run_shard(const ShardJob& job, std::size_t index) {
  const Shard& shard = job.manifest.shards[index];
  ShardEnd end;
  if (const std::optional<ShardFooter> done = footer_that_fits(job, index)) {
    end.was_done = true;
    end.severity = done->severity;
    end.status = done->incomplete ? ExitStatus::incomplete : ExitStatus::clean;
    return end;
  }
  const std::variant<std::string, ShardProblem> digest = digest_of(shard.parts, job.intake);
  if (const ShardProblem* problem = std::get_if<ShardProblem>(&digest)) {
    end.status = may_pass(problem->error) ? ExitStatus::try_again : ExitStatus::bad_input;
    end.message = problem->source + ": " + problem->error.message;
    return end;
  }
  if (std::get<std::string>(digest) != shard.sha256) {
    end.status = ExitStatus::bad_input;
    end.message =
        "shard " + std::to_string(index) + ": its input changed since the manifest was made; make the shards again";
    return end;
  }

  std::error_code error;
  std::filesystem::create_directories(job.out, error);
  ShardOutput output(job.out, index);
  ShardFooter footer;
  footer.manifest = job.manifest.sha256;
  footer.shard = index;
  footer.tool = tool_of(job.settings, *job.loaded->rulebook);
  bool changed = false;
  KindCounts left_out;
  for (const ShardPart& part : shard.parts) {
    const auto items = items_of_part(part, job.intake, left_out);
    while (std::optional<Item> item = items()) {
      report_on_documents(*std::move(item), job.settings, *job.loaded, [&](const WeighedReport& weighed) {
        footer.severity = std::max(footer.severity, weighed.severity);
        footer.incomplete = footer.incomplete || weighed.incomplete;
        changed = changed || (weighed.report.error && weighed.report.error->code == "changed");
        output.write(to_json_document(weighed.report, selection_of(job.settings)) + "\n");
      });
      if (!output.failure().empty()) break;
    }
  }
  end.severity = footer.severity;
  if (changed) {
    end.status = ExitStatus::bad_input;
    end.message = "shard " + std::to_string(index) + ": its input changed while it was read; make the shards again";
    return end;
  }
  end.status = footer.incomplete ? ExitStatus::incomplete : ExitStatus::clean;
  if (!output.finish(footer)) {
    end.status = ExitStatus::not_written;
    end.message = output.failure();
  }
  return end;
}

}  // namespace overclaim
