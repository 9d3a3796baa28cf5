// In one place for check, sample, screen and shards. Covered by tests/cli_test.cc.
#include "app/check_settings.h"

#include "text/charset.h"

namespace overclaim {

ShardOptions shard_options_of(const Options& options) {
  return {options.only,     options.disable,    options.min_severity, options.as_of,     options.captured_at,
          options.encoding, options.text_field, options.id_field,     options.date_field};
}

ReportSettings settings_of(const ShardOptions& options, const std::string& version) {
  ReportSettings settings;
  settings.only = options.only;
  settings.disable = options.disable;
  settings.min_severity = options.min_severity;
  settings.as_of = options.as_of;
  settings.captured_at = options.captured_at;
  settings.charset = charset_of_label(options.encoding);
  settings.version = version;
  return settings;
}

ReportSettings settings_of(const Options& options, const std::string& version) {
  ReportSettings settings = settings_of(shard_options_of(options), version);
  settings.limits = options.limits;
  return settings;
}

IntakeOptions intake_of(const ShardOptions& options, const std::string& pdf_command) {
  IntakeOptions intake;
  intake.table = {options.text_field, options.id_field, options.date_field, ""};
  intake.charset = charset_of_label(options.encoding);
  intake.pdf_command = pdf_command;
  return intake;
}

IntakeOptions intake_of(const Options& options) {
  IntakeOptions intake = intake_of(shard_options_of(options), options.pdf_command);
  intake.walk = {options.include, options.exclude};
  for (const OutputFile& output : options.outputs) {
    intake.walk.own.push_back(output.path);
    intake.walk.own_reports.push_back(output.path);
  }
  if (!options.bundle.folder.empty()) {
    std::string folder = options.bundle.folder;
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    intake.walk.own.push_back(folder);
    intake.walk.own_whole.push_back(folder);
    for (const std::string& path : options.bundle.written_then) intake.walk.own_whole.push_back(path);
  }
  if (!options.store.empty()) {
    for (const char* kept_beside : {"", "-wal", "-shm", "-journal"}) {
      intake.walk.own_whole.push_back(options.store + kept_beside);
    }
  }
  intake.stdin_name = options.stdin_name;
  intake.failed_answers = !options.store.empty();
  return intake;
}

}  // namespace overclaim
