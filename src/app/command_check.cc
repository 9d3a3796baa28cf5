// One input after the other, part by part; nothing is kept but a line an input, so that a run over a thousand files or
// one very long file needs no more memory than one part. Covered by tests/cli_test.cc.
#include "app/command_check.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/output.h"
#include "app/report_folder.h"
#include "check/check.h"
#include "intake/input_kind.h"
#include "intake/parts.h"
#include "intake/read_file.h"
#include "report/formats.h"
#include "report/select_findings.h"
#include "report/wrap.h"
#include "text/charset.h"
#include "text/positions.h"
#include "text/read.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

// A report format and where it goes. `shows_errors`: false on standard output in text, where standard error has just
// named what could not be read.
struct Sink {
  const ReportFormat* format = nullptr;
  Output output;
  FormatContext context;
  bool shows_errors = true;
  std::size_t written = 0;  // documents
};

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
      : options_(options), rulebook_(*loaded.rulebook) {
    tool_ = {version, rulebook_.digest, rulebook_.reference.digest, unicode_version(),
             judging_day(options).empty() ? rulebook_.reference.as_of : judging_day(options)};
    const FormatContext context{
        &loaded.words,           &rulebook_,       tool_, {{terminal.width}, options.show_cleared, options.details},
        rulebook_.language.code, names_of(options)};
    if (!options.quiet) {
      sinks_.push_back({find_format(options.format), Output::standard_output(), context, options.format != "text"});
      sinks_.back().context.text.style = terminal;
    }
    for (const OutputFile& file : options.outputs) {
      if (file.format == folder_format && names_folder(file.path)) {
        folders_.emplace_back(file.path, context);
        continue;
      }
      sinks_.push_back({find_format(file.format), Output::to_file(file.path), context});
    }
  }

  ExitStatus run() {
    for (Sink& sink : sinks_) sink.output.write(sink.format->begin(sink.context));
    for (const std::string& path : options_.operands) {
      if (has_reader() && all_failed()) break;  // nobody reads on
      totals_.inputs.push_back({name_of(path, options_), {}, false, ""});
      check_input(path);
    }
    for (Sink& sink : sinks_) {
      sink.output.write(sink.format->end(totals_, sink.context));
      if (sink.output.finish()) continue;
      complain(sink.output.failure());
      status_ = ExitStatus::not_written;
    }
    for (ReportFolder& folder : folders_) {
      if (folder.finish()) continue;
      complain(folder.failure());
      status_ = ExitStatus::not_written;
    }
    if (unreadable_ > 0) {
      const bool none_read = unreadable_ == totals_.inputs.size();
      status_ = higher(status_, none_read ? ExitStatus::unusable : ExitStatus::incomplete);
    }
    return status_ == ExitStatus::flagged && options_.exit_zero ? ExitStatus::clean : status_;
  }

 private:
  static void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

  bool has_reader() const { return !sinks_.empty() || !folders_.empty(); }
  bool all_failed() const {
    return std::all_of(sinks_.begin(), sinks_.end(), [](const Sink& sink) { return !sink.output.failure().empty(); }) &&
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

  void emit(const Report& report, const Document* document = nullptr) {
    const CheckedPage page{&report, document, totals_.inputs.size() - 1};
    for (Sink& sink : sinks_) {
      if (report.error && !sink.shows_errors) continue;
      sink.output.write(sink.format->document(page, sink.written++, sink.context));
    }
    for (ReportFolder& folder : folders_) folder.add(page);
  }

  // The parts of a report that are known without reading the input's text.
  Report blank_report(const std::string& name) const {
    Report report;
    report.tool = tool_;
    report.source = name;
    return report;
  }

  void emit_error(const std::string& name, std::optional<Part> part, ReportError error) {
    complain((name == "-" ? "standard input" : name) + ": " + error.message);
    Report report = blank_report(name);
    report.part = part;
    report.error = std::move(error);
    emit(report);
  }

  void check_input(const std::string& path) {
    const std::string name = name_of(path, options_);
    std::variant<InputBytes, ReportError> opened = open_input(path, charset_of_label(options_.encoding));
    if (ReportError* error = std::get_if<ReportError>(&opened)) {
      ++unreadable_;
      totals_.inputs.back().error = error->message;
      return emit_error(name, std::nullopt, std::move(*error));
    }
    const InputBytes& input = std::get<InputBytes>(opened);
    const std::optional<InputPlan> plan = plan_input(input, name, charset_of_label(options_.encoding));
    if (!plan) {
      ++unreadable_;
      totals_.inputs.back().error = changed.message;
      return emit_error(name, std::nullopt, changed);
    }
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return emit_too_long(name, input.size(), *plan);
    }
    check_parts(name, input, *plan);
  }

  void check_parts(const std::string& name, const InputBytes& input, const InputPlan& plan) {
    CheckOptions options;
    options.only = options_.only;
    options.disable = options_.disable;
    options.version = tool_.version;
    options.as_of = judging_day(options_);
    options.sha256 = plan.sha256;
    options.bytes = input.size();
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
      std::optional<Part> part;
      if (plan.parts.size() > 1) part = Part{i, plan.parts.size()};
      std::optional<std::string> bytes = input.read(plan.parts[i].begin, plan.parts[i].end);
      if (!bytes) {
        status_ = higher(status_, ExitStatus::incomplete);
        totals_.inputs.back().incomplete = true;
        return emit_error(name, part, changed);
      }
      const Document document =
          read_document(*std::move(bytes), {name, plan.media_type, plan.charset}, rulebook_.language);
      options.part_begin = plan.parts[i].begin;
      Report report = check(document, rulebook_, options);
      report.part = part;
      finish(report, &document);
      const std::uint64_t end = document.input.size();
      if (i + 1 < plan.parts.size()) options.part_start = positions_of(document, {&end, 1}, options.part_start)[0];
    }
  }

  void finish(Report& report, const Document* document = nullptr) {
    const int highest = highest_severity(report);
    if (highest >= options_.fail_on) status_ = higher(status_, ExitStatus::flagged);
    const std::vector<SkippedPart>& skipped = report.coverage.skipped;
    const bool missing =
        std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return !part.beside_the_page; });
    if (missing) status_ = higher(status_, ExitStatus::incomplete);
    keep_severity_from(options_.min_severity, report);
    RunEntry& entry = totals_.inputs.back();
    entry.counts += counts_of(report);
    if (!report.coverage.skipped.empty()) entry.incomplete = true;
    emit(report, document);
  }

  // Mark-up and shifted text are not cut, and reading them whole would take memory without bound.
  void emit_too_long(const std::string& name, std::uint64_t bytes, const InputPlan& plan) {
    Report report = blank_report(name);
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
  const Rulebook& rulebook_;
  Tool tool_;
  std::vector<Sink> sinks_;
  std::vector<ReportFolder> folders_;
  RunTotals totals_;
  std::size_t unreadable_ = 0;  // inputs of which nothing could be read
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
