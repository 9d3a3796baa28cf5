// Reads what check reads, one document after the other; the sample is a function of the set of sentences, so more
// threads would change nothing but the time. Covered by tests/cli_survey_test.cc.
#include "app/command_sample.h"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

#include "app/check_settings.h"
#include "app/messages.h"
#include "app/read_sample.h"
#include "app/report_folder.h"
#include "intake/read_file.h"
#include "report/sample_files.h"
#include "report/source_line.h"
#include "survey/sample.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

class SampleRun {
 public:
  SampleRun(const Options& options, const LoadedRulebook& loaded, const std::string& version)
      : options_(options),
        loaded_(loaded),
        settings_(settings_of(options, version)),
        tool_(tool_of(settings_, *loaded.rulebook)),
        maker_(options.sample.seed, static_cast<std::size_t>(options.sample.n)) {}

  ExitStatus run() {
    ItemSource items(options_.operands, intake_of(options_));
    while (std::optional<Item> item = items.next()) {
      if (item->kind == ItemKind::source) continue;
      report_on_documents(*std::move(item), settings_, loaded_, [&](const WeighedReport& weighed) { add(weighed); });
    }
    if (!any_read_) return status_ == ExitStatus::clean ? ExitStatus::clean : ExitStatus::unusable;
    return higher(status_, write());
  }

 private:
  void fail(const Report& report) {
    Report named = report;
    named.part = std::nullopt;
    complain(source_line(named, loaded_.words) + ": " + report.error->message);
    status_ = higher(status_, ExitStatus::incomplete);
  }

  void add(const WeighedReport& weighed) {
    if (weighed.report.error) return fail(weighed.report);
    if (weighed.incomplete) status_ = higher(status_, ExitStatus::incomplete);
    if (weighed.document == nullptr) return;
    any_read_ = true;
    maker_.add(*weighed.document, weighed.report, capture_day(weighed.report, options_.captured_at));
  }

  ExitStatus write() {
    const Sample sample = maker_.finish();
    const std::array<std::string, 3> paths = sample_paths(options_.sample.output);
    std::error_code error;
    const fs::path folder = fs::path(paths[0]).parent_path();
    if (!folder.empty()) fs::create_directories(folder, error);
    const std::array<std::string, 3> texts = {sample_sheet(sample, 1), sample_sheet(sample, 2),
                                              sample_key(sample, tool_, options_.operands)};
    for (const std::string& path : paths) {
      // A sheet may hold the work of days.
      if (!fs::exists(path, error)) continue;
      return overclaim::fail(path + ": stands there already and was left as it is; name another place",
                             ExitStatus::not_written);
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
      if (!deliver(Output::to_file(paths[i]), texts[i])) return ExitStatus::not_written;
    }
    return ExitStatus::clean;
  }

  const Options& options_;
  const LoadedRulebook& loaded_;
  const ReportSettings settings_;
  const Tool tool_;
  SampleMaker maker_;
  bool any_read_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

ExitStatus read_back(const Options& options, const Words& words) {
  const std::variant<std::string, ReportError> key_bytes = read_whole(options.sample.key);
  if (const auto* error = std::get_if<ReportError>(&key_bytes)) return fail(options.sample.key + ": " + error->message);
  const std::variant<SampleKey, std::string> read = read_sample_key(std::get<std::string>(key_bytes));
  if (const auto* wrong = std::get_if<std::string>(&read)) return fail(options.sample.key + ": " + *wrong);
  const SampleKey& key = std::get<SampleKey>(read);
  std::array<FilledSheet, 2> sheets;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::variant<std::string, ReportError> bytes = read_whole(options.operands[i]);
    if (const auto* error = std::get_if<ReportError>(&bytes)) return fail(options.operands[i] + ": " + error->message);
    sheets[i] = {options.operands[i], std::get<std::string>(std::move(bytes))};
  }
  std::vector<std::string> problems;
  const std::vector<CodedSentence> coded = read_sample_sheets(key, sheets, problems);
  for (const std::string& problem : problems) complain(problem);
  if (!problems.empty()) return ExitStatus::unusable;
  return print(sample_text(key, coded, figures_of(coded, key.flagged_size, key.unflagged_size), words));
}

}  // namespace

std::array<std::string, 3> sample_paths(const std::string& output) {
  if (names_folder(output)) {
    const std::string folder = output.back() == '/' ? output : output + '/';
    return {folder + "coder-1.csv", folder + "coder-2.csv", folder + "key.json"};
  }
  std::string stem = output;
  if (stem.ends_with(".csv") && stem.size() > 4 && stem[stem.size() - 5] != '/') stem.resize(stem.size() - 4);
  return {stem + "-1.csv", stem + "-2.csv", stem + "-key.json"};
}

ExitStatus command_sample(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  return options.sample.key.empty() ? SampleRun(options, loaded, version).run() : read_back(options, loaded.words);
}

}  // namespace overclaim
