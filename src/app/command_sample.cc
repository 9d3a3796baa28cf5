// Reads what check reads, one document after the other; the sample is a function of the set of sentences, so more threads
// would change nothing but the time. Covered by tests/cli_survey_test.cc.
#include "app/command_sample.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <system_error>
#include <utility>
#include <variant>

#include "app/item_report.h"
#include "app/output.h"
#include "app/read_sample.h"
#include "app/report_folder.h"
#include "check/check.h"
#include "intake/item_source.h"
#include "intake/parts.h"
#include "intake/read_file.h"
#include "report/sample_files.h"
#include "report/source_line.h"
#include "report/wrap.h"
#include "survey/sample.h"
#include "text/charset.h"
#include "text/positions.h"
#include "text/read.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;

void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

class SampleRun {
 public:
  SampleRun(const Options& options, const LoadedRulebook& loaded, const std::string& version)
      : options_(options),
        rulebook_(*loaded.rulebook),
        words_(loaded.words),
        maker_(options.sample.seed, static_cast<std::size_t>(options.sample.n)) {
    tool_ = {version, rulebook_.digest, rulebook_.reference.digest, unicode_version(), rulebook_.reference.as_of};
    if (!judging_day(options).empty()) tool_.as_of = judging_day(options);
  }

  ExitStatus run() {
    IntakeOptions intake;
    intake.walk = {options_.include, options_.exclude};
    intake.table = {options_.text_field, options_.id_field, options_.date_field, ""};
    intake.charset = charset_of_label(options_.encoding);
    intake.stdin_name = options_.stdin_name;
    intake.pdf_command = options_.pdf_command;
    ItemSource items(options_.operands, intake);
    while (std::optional<Item> item = items.next()) take(*std::move(item));
    if (!any_read_) return status_ == ExitStatus::clean ? ExitStatus::clean : ExitStatus::unusable;
    return higher(status_, write());
  }

 private:
  CheckOptions check_options(const Item& item) const {
    CheckOptions options;
    options.version = tool_.version;
    options.as_of = options_.as_of.empty() && !item.captured.empty() ? item.captured : tool_.as_of;
    return options;
  }

  void fail(const Item& item, const std::string& message) {
    Report named;
    named.source = item.source;
    named.record = item.record;
    complain(source_line(named, words_) + ": " + message);
    status_ = higher(status_, ExitStatus::incomplete);
  }

  void add(const Document& document, const Report& report) {
    any_read_ = true;
    for (const SkippedPart& part : report.coverage.skipped) {
      if (!part.beside_the_page) status_ = higher(status_, ExitStatus::incomplete);
    }
    maker_.add(document, report, capture_day(report, options_.captured_at));
  }

  void take(Item item) {
    if (item.kind == ItemKind::source) return;
    if (item.kind == ItemKind::error) return fail(item, item.error->message);
    if (item.input) return add_input(item);
    const CheckOptions options = check_options(item);
    const ItemReport checked = report_on_item(std::move(item), options, rulebook_, words_);
    add(checked.document, checked.report);
  }

  void add_input(const Item& item) {
    const InputBytes& input = *item.input;
    const std::optional<InputPlan> plan = plan_input(input, item.source, charset_of_label(options_.encoding));
    if (!plan) return fail(item, "changed while it was read; draw again");
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return fail(item, "is too long to be read in one piece");
    }
    CheckOptions options = check_options(item);
    options.sha256 = plan->sha256;
    options.bytes = input.size();
    for (std::size_t i = 0; i < plan->parts.size(); ++i) {
      std::optional<std::string> bytes = input.read(plan->parts[i].begin, plan->parts[i].end);
      if (!bytes) return fail(item, "changed while it was read; draw again");
      const Document document =
          read_document(*std::move(bytes), {item.source, plan->media_type, plan->charset}, rulebook_.language);
      options.part_begin = plan->parts[i].begin;
      Report report = check(document, rulebook_, options);
      if (plan->parts.size() > 1) report.part = Part{i, plan->parts.size()};
      add(document, report);
      const std::uint64_t end = document.input.size();
      if (i + 1 < plan->parts.size()) options.part_start = positions_of(document, {&end, 1}, options.part_start)[0];
    }
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
      complain(path + ": stands there already and was left as it is; name another place");
      return ExitStatus::not_written;
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
      Output output = Output::to_file(paths[i]);
      output.write(texts[i]);
      if (output.finish()) continue;
      complain(output.failure());
      return ExitStatus::not_written;
    }
    return ExitStatus::clean;
  }

  const Options& options_;
  const Rulebook& rulebook_;
  const Words& words_;
  SampleMaker maker_;
  Tool tool_;
  bool any_read_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

std::optional<std::string> bytes_of(const std::string& path) {
  const std::variant<InputBytes, ReportError> opened = open_input(path, "", InputTaken::any);
  if (const auto* error = std::get_if<ReportError>(&opened)) {
    complain(path + ": " + error->message);
    return std::nullopt;
  }
  const InputBytes& input = std::get<InputBytes>(opened);
  std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) complain(path + ": cannot be read");
  return bytes;
}

ExitStatus read_back(const Options& options, const Words& words) {
  const std::optional<std::string> key_bytes = bytes_of(options.sample.key);
  if (!key_bytes) return ExitStatus::unusable;
  const std::variant<SampleKey, std::string> read = read_sample_key(*key_bytes);
  if (const auto* wrong = std::get_if<std::string>(&read)) {
    complain(options.sample.key + ": " + *wrong);
    return ExitStatus::unusable;
  }
  const SampleKey& key = std::get<SampleKey>(read);
  std::array<FilledSheet, 2> sheets;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::optional<std::string> bytes = bytes_of(options.operands[i]);
    if (!bytes) return ExitStatus::unusable;
    sheets[i] = {options.operands[i], *std::move(bytes)};
  }
  std::vector<std::string> problems;
  const std::vector<CodedSentence> coded = read_sample_sheets(key, sheets, problems);
  for (const std::string& problem : problems) complain(problem);
  if (!problems.empty()) return ExitStatus::unusable;
  Output output = Output::standard_output();
  output.write(sample_text(key, coded, figures_of(coded, key.flagged_size, key.unflagged_size), words));
  if (output.finish()) return ExitStatus::clean;
  complain(output.failure());
  return ExitStatus::not_written;
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
