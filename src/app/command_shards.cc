// Each verb does one thing and leaves the rest to the engine: no daemon, no lock, no state but files. Covered by
// tests/shards_cli_test.cc, tools/cluster and tests/cluster.
#include "app/command_shards.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/check_settings.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/output_clash.h"
#include "app/shard_audit.h"
#include "app/shard_run.h"
#include "intake/shard_plan.h"
#include "report/wrap.h"
#include "text/charset.h"

namespace overclaim {
namespace {

std::string counted(std::uint64_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// ---- make ----

ExitStatus make(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  ShardManifest manifest;
  manifest.version = version;
  manifest.options = shard_options_of(options);
  const std::string unknown = wrong_selection(settings_of(manifest.options, version), *loaded.rulebook);
  if (!unknown.empty()) return fail(unknown);
  const IntakeOptions intake = intake_of(options);
  const std::string clash = clash_of_files({options.shards.manifest}, options.operands, intake);
  if (!clash.empty()) return fail(clash);
  ShardSizes sizes;
  sizes.count = options.shards.count;
  if (options.shards.bytes > 0) sizes.bytes = options.shards.bytes;
  std::variant<ShardPlan, ShardProblem> planned = plan_shards(options.operands, intake, sizes);
  if (const ShardProblem* problem = std::get_if<ShardProblem>(&planned)) {
    return fail(problem->source + ": " + problem->error.message);
  }
  ShardPlan& plan = std::get<ShardPlan>(planned);
  for (const std::string& name : plan.named_twice) complain(name + ": is named twice and taken once");
  manifest.shards = std::move(plan.shards);
  if (!deliver(Output::to_file(options.shards.manifest), manifest_lines(manifest))) return ExitStatus::not_written;
  complain(counted(manifest.shards.size(), "shard") + ", " + counted(plan.records, "record") + ", " +
           counted(plan.bytes, "byte"));
  return ExitStatus::clean;
}

// ---- run ----

struct Indices {
  std::size_t from = 0, to = 0;
};

// What the engine says in the environment; --index, --range and --all go before it.
std::variant<Indices, std::string> indices_of(const ShardChoice& choice, std::size_t count) {
  std::uint64_t from = choice.from.value_or(0), to = choice.to.value_or(count);
  if (!choice.from && !choice.all) {
    const char* value = nullptr;
    for (const char* name : {"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"}) {
      if (value == nullptr) value = std::getenv(name);
    }
    if (value == nullptr) return std::string("shards run needs --index I, --range A:B or --all");
    const std::string digits = value;
    if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != digits.npos) {
      return "the environment gives no number of a shard: " + shown(digits);
    }
    from = std::stoull(digits);
    to = from + 1;
  }
  if (from >= count) {
    return "there is no shard " + std::to_string(from) + "; the manifest has " + counted(count, "shard") + ", from 0";
  }
  return Indices{static_cast<std::size_t>(from), static_cast<std::size_t>(std::min<std::uint64_t>(to, count))};
}

ExitStatus run(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  std::variant<ShardJob, ShardEnd> begun = begin_job(options, loaded, version);
  if (const ShardEnd* wrong = std::get_if<ShardEnd>(&begun)) return fail(wrong->message, wrong->status);
  const ShardJob& job = std::get<ShardJob>(begun);
  const std::variant<Indices, std::string> chosen = indices_of(options.shards, job.manifest.shards.size());
  if (const std::string* wrong = std::get_if<std::string>(&chosen)) return fail(*wrong);
  const auto [from, to] = std::get<Indices>(chosen);

  ExitStatus status = ExitStatus::clean;
  std::size_t done = 0;
  for (std::size_t i = from; i < to; ++i) {
    const ShardEnd end = run_shard(job, i);
    if (!end.message.empty()) complain(end.message);
    status = higher(status, end.status);
    if (options.shards.fail_on && end.severity >= *options.shards.fail_on) status = higher(status, ExitStatus::flagged);
    if (end.was_done) ++done;
    if (end.status == ExitStatus::not_written) break;  // the next would not be either
  }
  if (done > 0) complain(counted(done, "shard") + " passed over: the output is there");
  return status;
}

// ---- verify, merge ----

ExitStatus verify(const ShardManifest& manifest, const std::string& out) {
  const ShardAudit audit = audit_shards(manifest, out);
  std::string text;
  for (const auto* problems : {&audit.fatal, &audit.others}) {
    for (const std::string& problem : *problems) text += terminal_safe(problem) + "\n";
  }
  if (!audit.to_run.empty()) text += "to run again: " + array_of(audit.to_run) + "\n";
  if (text.empty()) text = counted(manifest.shards.size(), "shard") + ", all there\n";
  const bool well = audit.fatal.empty() && audit.others.empty();
  return higher(print(text), well ? ExitStatus::clean : ExitStatus::incomplete);
}

ExitStatus merge(const Options& options, const ShardManifest& manifest) {
  const std::string& out = options.shards.out;
  std::vector<std::string> written, read = {options.shards.manifest};
  for (const OutputFile& file : options.outputs) written.push_back(file.path);
  for (std::size_t i = 0; i < manifest.shards.size(); ++i) read.push_back(out + "/" + shard_file_name(i));
  if (const std::string clash = clash_of_files(written, read); !clash.empty()) return fail(clash);
  const ShardAudit audit = audit_shards(manifest, out);
  for (const auto* problems : {&audit.fatal, &audit.others}) {
    for (const std::string& problem : *problems) complain(problem);
  }
  if (!audit.to_run.empty()) {
    return fail("nothing was merged; to run again: " + array_of(audit.to_run), ExitStatus::bad_input);
  }
  std::vector<Output> outputs;
  for (const OutputFile& file : options.outputs) outputs.push_back(Output::to_file(file.path));
  if (outputs.empty()) outputs.push_back(Output::standard_output());
  for (std::size_t i = 0; i < manifest.shards.size(); ++i) {
    const auto copied = read_shard_output(out + "/" + shard_file_name(i), [&](std::string_view lines) {
      bool any = false;
      for (Output& output : outputs) any = output.write(lines) || any;
      return any;
    });
    if (std::get_if<ShardFooter>(&copied) != nullptr) continue;
    for (Output& output : outputs) output.fail_for("not written: " + shard_file_name(i) + " changed meanwhile");
    break;
  }
  ExitStatus status = audit.incomplete ? ExitStatus::incomplete : ExitStatus::clean;
  if (options.shards.fail_on && audit.severity >= *options.shards.fail_on) status = higher(status, ExitStatus::flagged);
  for (Output& output : outputs) {
    if (!output.finish()) status = fail(output.failure(), ExitStatus::not_written);
  }
  return status;
}

}  // namespace

ExitStatus command_shards(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  if (options.verb == Verb::shards_make) return make(options, loaded, version);
  if (options.verb == Verb::shards_run) return run(options, loaded, version);
  const std::variant<ShardJob, ShardEnd> begun = begin_job(options, loaded, version);
  if (const ShardEnd* wrong = std::get_if<ShardEnd>(&begun)) return fail(wrong->message, wrong->status);
  const ShardManifest& manifest = std::get<ShardJob>(begun).manifest;
  return options.verb == Verb::shards_verify ? verify(manifest, options.shards.out) : merge(options, manifest);
}

}  // namespace overclaim
