// One item after the other, part by part; nothing is kept but a line an input (most_run_entries of them), so that a run
// over a thousand files, one very long file or one archive needs no more memory than one part. Covered by
// tests/cli_test.cc and tests/archives.
#include "app/command_check.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/item_report.h"
#include "app/output.h"
#include "app/report_folder.h"
#include "app/report_sink.h"
#include "app/run_sheets.h"
#include "check/check.h"
#include "intake/item_source.h"
#include "intake/parts.h"
#include "intake/read_file.h"
#include "report/formats.h"
#include "report/select_findings.h"
#include "report/source_line.h"
#include "report/wrap.h"
#include "text/charset.h"
#include "text/positions.h"
#include "text/read.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

constexpr std::string_view folder_format = "html";  // the one format that can be a folder of files

std::string unknown_name(const std::vector<std::string>& names, const Rulebook& rulebook, std::string_view option) {
  std::vector<std::string_view> known;
  for (const auto* categories : {&flagging_categories(), &noting_categories()}) {
    known.insert(known.end(), categories->begin(), categories->end());
  }
  for (const CompiledRule& rule : rulebook.rules) known.push_back(rule.rule.id);
  for (const std::string& name : names) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const std::string_view nearest = nearest_name(name, known);
    return "--" + std::string(option) + " names no rule and no category: " + shown(name) +
           (nearest.empty() ? "; overclaim rules list shows them" : "; did you mean " + std::string(nearest) + "?");
  }
  return "";
}

class CheckRun {
 public:
  CheckRun(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
           const std::string& version)
      : options_(options), loaded_(loaded), rulebook_(*loaded.rulebook), words_(loaded.words) {
    tool_ = {version, rulebook_.digest, rulebook_.reference.digest, unicode_version(),
             judging_day(options).empty() ? rulebook_.reference.as_of : judging_day(options)};
    const FormatContext context{&loaded.words,
                                &rulebook_,
                                tool_,
                                {{terminal.width}, options.show_cleared, options.details},
                                rulebook_.language.code,
                                names_of(options),
                                std::any_of(options.operands.begin(), options.operands.end(), may_hold_many)};
    if (!options.quiet) {
      FormatContext on_terminal = context;
      on_terminal.text.style = terminal;
      sinks_.emplace_back(*find_format(options.format), Output::standard_output(), std::move(on_terminal),
                          options.format != "text");
    }
    for (const OutputFile& file : options.outputs) {
      if (is_run_sheet(file.format)) continue;
      if (file.format == folder_format && names_folder(file.path)) {
        folders_.emplace_back(file.path, context);
        continue;
      }
      sinks_.emplace_back(*find_format(file.format), Output::to_file(file.path), context);
    }
  }

  ExitStatus run() {
    std::variant<RunSheets, std::string> sheets = RunSheets::open(options_, loaded_, tool_);
    if (const std::string* wrong = std::get_if<std::string>(&sheets)) {
      complain(*wrong);
      return ExitStatus::unusable;
    }
    sheets_.emplace(std::get<RunSheets>(std::move(sheets)));
    for (ReportSink& sink : sinks_) sink.begin();
    ItemSource items(options_.operands, intake_options());
    while (std::optional<Item> item = items.next()) {
      if (has_reader() && !sheets_->any() && all_failed()) break;  // nobody reads on
      take(*std::move(item));
    }
    totals_.left_out = items.left_out();
    for (ReportSink& sink : sinks_) {
      if (sink.finish(totals_)) continue;
      complain(sink.failure());
      status_ = ExitStatus::not_written;
    }
    for (ReportFolder& folder : folders_) {
      if (folder.finish()) continue;
      complain(folder.failure());
      status_ = ExitStatus::not_written;
    }
    if (!sheets_->finish(totals_)) {
      for (const std::string& failure : sheets_->failures()) complain(failure);
      status_ = ExitStatus::not_written;
    }
    if (sums_of(totals_).unreadable > 0) {
      status_ = higher(status_, any_read_ ? ExitStatus::incomplete : ExitStatus::unusable);
    }
    return status_ == ExitStatus::flagged && options_.exit_zero ? ExitStatus::clean : status_;
  }

 private:
  static void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

  bool has_reader() const { return !sinks_.empty() || !folders_.empty(); }
  bool all_failed() const {
    return std::all_of(sinks_.begin(), sinks_.end(), [](const ReportSink& sink) { return !sink.failure().empty(); }) &&
           std::all_of(folders_.begin(), folders_.end(),
                       [](const ReportFolder& folder) { return !folder.failure().empty(); });
  }

  // As the reports name it: --stdin-name stands for standard input.
  static const std::string& name_of(const std::string& path, const Options& options) {
    return path == "-" && !options.stdin_name.empty() ? options.stdin_name : path;
  }
  static std::vector<std::string> names_of(const Options& options) {
    std::vector<std::string> names;
    for (const std::string& path : options.operands) {
      names.push_back(name_of(path, options));
    }
    return names;
  }

  IntakeOptions intake_options() const {
    IntakeOptions intake;
    intake.walk = {options_.include, options_.exclude};
    intake.table = {options_.text_field, options_.id_field, options_.date_field, ""};
    intake.charset = charset_of_label(options_.encoding);
    intake.stdin_name = options_.stdin_name;
    intake.pdf_command = options_.pdf_command;
    return intake;
  }

  void emit(const Report& report, const Document* document = nullptr) {
    const CheckedPage page{&report, document, input_count_ - 1, is_first_};
    is_first_ = false;
    const std::size_t index = document_count_++;
    for (ReportSink& sink : sinks_) {
      if (const std::optional<ReportPiece> piece = sink.render(page, index)) sink.write(*piece);
    }
    for (ReportFolder& folder : folders_) folder.add(page);
    sheets_->add(report);
  }

  // The parts of a report that are known without reading the text.
  Report blank_report(const Item& item) const {
    Report report;
    report.tool = tool_;
    report.tool.as_of = as_of(item);
    report.source = item.source;
    report.record = item.record;
    return report;
  }

  // What an item says of its own day goes before what holds for the whole run.
  std::string as_of(const Item& item) const {
    if (!options_.as_of.empty() || item.captured.empty()) return tool_.as_of;
    return item.captured;
  }

  void emit_error(const Item& item, std::optional<Part> part, ReportError error) {
    Report report = blank_report(item);
    report.part = part;
    report.error = std::move(error);
    if (item.record) {
      const std::uint64_t begin = item.record->offset;
      report.coverage.bytes = item.size;
      report.coverage.skipped.push_back({{begin, begin + item.record->length}, as_sentence(report.error->message)});
    }
    Report named = report;
    named.part = std::nullopt;
    complain(source_line(named, words_) + ": " + report.error->message);
    emit(report);
  }

  void take(Item item) {
    switch (item.kind) {
      case ItemKind::source:
        ++input_count_;
        is_first_ = true;
        entry_ = &begin_entry(totals_, item.source);
        return;
      case ItemKind::error:
        if (item.record) ++entry_->failed;
        return take_error(item, *item.error);
      case ItemKind::document:
        if (item.input) return check_input(item);
        check_item(std::move(item));
    }
  }

  void take_error(const Item& item, const ReportError& error) {
    entry_->error = error.message;
    // Among many inputs that are summed up, a file that was not read is counted as a record is.
    if (entry_ == &totals_.further && !item.record) ++entry_->failed;
    emit_error(item, std::nullopt, error);
  }

  void check_input(const Item& item) {
    const InputBytes& input = *item.input;
    const std::optional<InputPlan> plan = plan_input(input, item.source, charset_of_label(options_.encoding));
    if (!plan) return take_error(item, changed);
    ++entry_->documents;
    any_read_ = true;
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return emit_too_long(item, input.size(), *plan);
    }
    check_parts(item, input, *plan);
  }

  CheckOptions check_options(const Item& item) const {
    CheckOptions options;
    options.only = options_.only;
    options.disable = options_.disable;
    options.version = tool_.version;
    options.as_of = as_of(item);
    return options;
  }

  void check_parts(const Item& item, const InputBytes& input, const InputPlan& plan) {
    CheckOptions options = check_options(item);
    options.sha256 = plan.sha256;
    options.bytes = input.size();
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
      std::optional<Part> part;
      if (plan.parts.size() > 1) part = Part{i, plan.parts.size()};
      std::optional<std::string> bytes = input.read(plan.parts[i].begin, plan.parts[i].end);
      if (!bytes) {
        status_ = higher(status_, ExitStatus::incomplete);
        entry_->incomplete = true;
        return emit_error(item, part, changed);
      }
      const Document document =
          read_document(*std::move(bytes), {item.source, plan.media_type, plan.charset}, rulebook_.language);
      options.part_begin = plan.parts[i].begin;
      Report report = check(document, rulebook_, options);
      report.part = part;
      finish(report, &document);
      const std::uint64_t end = document.input.size();
      if (i + 1 < plan.parts.size()) options.part_start = positions_of(document, {&end, 1}, options.part_start)[0];
    }
  }

  // A page of an archive, a row, a document's text: held in memory, and never in parts.
  void check_item(Item item) {
    ++entry_->documents;
    any_read_ = true;
    const CheckOptions options = check_options(item);
    ItemReport checked = report_on_item(std::move(item), options, rulebook_, words_);
    finish(checked.report, &checked.document);
  }

  void finish(Report& report, const Document* document = nullptr) {
    const int highest = highest_severity(report);
    if (highest >= options_.fail_on) status_ = higher(status_, ExitStatus::flagged);
    const std::vector<SkippedPart>& skipped = report.coverage.skipped;
    const bool missing =
        std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return !part.beside_the_page; });
    if (missing) status_ = higher(status_, ExitStatus::incomplete);
    keep_severity_from(options_.min_severity, report);
    const MarkCounts counts = counts_of(report);
    entry_->counts += counts;
    if (counts.ask > 0 && (!report.part || report.part->index == 0)) ++entry_->flagged;
    if (!skipped.empty()) entry_->incomplete = true;
    emit(report, document);
  }

  // Mark-up and shifted text are not cut, and reading them whole would take memory without bound.
  void emit_too_long(const Item& item, std::uint64_t bytes, const InputPlan& plan) {
    Report report = blank_report(item);
    report.sha256 = plan.sha256;
    report.bytes = report.coverage.bytes = bytes;
    report.media_type = std::string(to_string(plan.media_type));
    report.language = rulebook_.language.code;
    report.charset = plan.charset;
    const bool html = plan.media_type == MediaType::html;
    const std::string what = html                                     ? "HTML"
                             : plan.media_type == MediaType::markdown ? "Markdown"
                                                                      : "Text in the encoding " + plan.charset;
    report.coverage.skipped.push_back({{0, bytes},
                                       what + " longer than " +
                                           std::to_string((html ? max_saved_page_bytes : max_document_bytes) >> 20U) +
                                           " MiB is not read; save its text as plain text in UTF-8."});
    finish(report);
  }

  inline static const ReportError changed{"changed", "changed while it was read; check it again"};

  const Options& options_;
  const LoadedRulebook& loaded_;
  const Rulebook& rulebook_;
  const Words& words_;
  Tool tool_;
  std::vector<ReportSink> sinks_;
  std::optional<RunSheets> sheets_;
  std::vector<ReportFolder> folders_;
  RunTotals totals_;
  RunEntry* entry_ = nullptr;                         // of the input now read
  std::size_t input_count_ = 0, document_count_ = 0;  // begun
  bool is_first_ = true;                              // the next report is the first of its input
  bool any_read_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace

ExitStatus command_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                         const std::string& version) {
  std::string wrong = unknown_name(options.only, *loaded.rulebook, "only");
  if (wrong.empty()) wrong = unknown_name(options.disable, *loaded.rulebook, "disable");
  if (!wrong.empty()) {
    std::cerr << "overclaim: " << wrong << '\n';
    return ExitStatus::unusable;
  }
  return CheckRun(options, loaded, terminal, version).run();
}

}  // namespace overclaim
