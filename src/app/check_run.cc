// One thread reads and writes, the others check and render: reading is a hundredth of the work, and only one reader can
// keep the order of a pipe. A long input is read in parts by that one thread, when nothing else is in hand. Covered by
// tests/cli_test.cc, tests/archives and tests/bulk.
#include "app/check_run.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "app/check_item.h"
#include "app/check_settings.h"
#include "app/interruption.h"
#include "app/item_documents.h"
#include "app/output.h"
#include "app/progress.h"
#include "app/report_folder.h"
#include "app/report_sink.h"
#include "app/review.h"
#include "app/run_journal.h"
#include "app/run_sheets.h"
#include "intake/item_source.h"
#include "intake/ordered_workers.h"
#include "report/formats.h"
#include "report/wrap.h"
#include "text/charset.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::string_view folder_format = "html";  // the one format that can be a folder of files

// As the reports name it: --stdin-name stands for standard input.
std::vector<std::string> names_of(const Options& options) {
  std::vector<std::string> names;
  for (const std::string& path : options.operands) {
    names.push_back(path == "-" && !options.stdin_name.empty() ? options.stdin_name : path);
  }
  return names;
}

// All that decides what the outputs hold, but for the bytes of the inputs.
std::string asked_of(const Options& options, const Tool& tool) {
  std::string asked = tool.version + '\n' + tool.rulebook + '\n' + tool.reference + '\n' + tool.icu + '\n' + tool.as_of;
  const auto add = [&](const std::string& name, const std::vector<std::string>& values) {
    asked += '\n' + name;
    for (const std::string& value : values) asked += '\0' + value;
  };
  add("inputs", options.operands);
  for (const OutputFile& file : options.outputs) add("output", {file.format, file.path});
  add("only", options.only);
  add("disable", options.disable);
  add("include", options.include);
  add("exclude", options.exclude);
  const CheckLimits& limits = options.limits;
  add("texts", {options.language, options.stdin_name, options.encoding, options.text_field, options.id_field,
                options.date_field, options.pdf_command});
  add("numbers", {std::to_string(options.min_severity), std::to_string(options.show_cleared),
                  std::to_string(options.details), std::to_string(limits.bytes), std::to_string(limits.words),
                  std::to_string(limits.findings), std::to_string(limits.seconds)});
  return sha256_hex(asked);
}

class CheckRun {
 public:
  CheckRun(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
           const ErrorStream& errors, const std::string& version, const ReviewInputs& review)
      : options_(options),
        loaded_(loaded),
        rulebook_(*loaded.rulebook),
        words_(loaded.words),
        progress_(progress_kind(options, errors), errors.columns, loaded.words),
        review_(review),
        review_end_(review) {
    settings_ = settings_of(options, version);
    if (review.any()) settings_.review = &review_;
    tool_ = tool_of(settings_, rulebook_);
    context_ = {&loaded.words,
                &rulebook_,
                tool_,
                {{terminal.width}, options.show_cleared, options.details},
                rulebook_.language.code,
                names_of(options),
                std::any_of(options.operands.begin(), options.operands.end(), may_hold_many),
                review.mode()};
    if (!options.quiet) {
      FormatContext on_terminal = context_;
      on_terminal.text.style = terminal;
      sinks_.emplace_back(*find_format(options.format), Output::standard_output(), std::move(on_terminal),
                          options.format != "text");
    }
    first_file_ = sinks_.size();
  }

  ExitStatus run() {
    if (const std::string wrong = open_outputs(); !wrong.empty()) {
      complain(wrong);
      return ExitStatus::unusable;
    }
    ItemSource items(options_.operands, intake_of(options_));
    if (progress_.is_shown()) total_bytes_ = items.total_bytes();
    const ItemChecker checker{options_, settings_, loaded_, sinks_, folders_};
    Workers workers({threads(), 4 * threads() + 4}, [&checker](Work work) {
      std::optional<CheckedDocument> made;
      checker.check(std::move(work.item), work.place, [&](CheckedDocument checked) { made = std::move(checked); });
      return CheckedItem{std::move(work.identity), *std::move(made)};
    });
    if (const std::string wrong = go_through(items, workers, checker); !wrong.empty()) {
      complain(wrong);
      return ExitStatus::unusable;
    }
    return finish(items);
  }

 private:
  struct Work {
    Item item;
    RunPlace place;
    std::string identity;
  };
  struct CheckedItem {
    std::string identity;
    CheckedDocument document;
  };
  using Workers = OrderedWorkers<Work, CheckedItem>;

  static ProgressKind progress_kind(const Options& options, const ErrorStream& errors) {
    if (options.progress == ProgressChoice::json) return ProgressKind::json;
    const bool is_bulk =
        options.operands.size() > 1 || std::any_of(options.operands.begin(), options.operands.end(), may_hold_many);
    // Between reports on the same terminal a line would only be in their way.
    const bool has_place = errors.is_terminal && (options.quiet || !errors.reports_to_terminal);
    const bool wanted = options.progress == ProgressChoice::automatic && has_place && is_bulk;
    return wanted ? ProgressKind::line : ProgressKind::none;
  }
  std::size_t threads() const {
    return options_.jobs > 0 ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
  }

  // ---- outputs --------------------------------------------------------------------------------------------------

  std::string tail_name(const std::string& path) const { return path + ".resume-tail"; }

  std::string open_outputs() {
    std::vector<const OutputFile*> files;
    std::variant<RunSheets, std::string> sheets = RunSheets::open(options_, loaded_, tool_);
    if (const std::string* wrong = std::get_if<std::string>(&sheets)) return *wrong;
    sheets_.emplace(std::get<RunSheets>(std::move(sheets)));
    for (const OutputFile& file : options_.outputs) {
      if (is_run_sheet(file.format)) continue;
      if (file.format == folder_format && names_folder(file.path)) {
        folders_.emplace_back(file.path, context_);
      } else {
        files.push_back(&file);
      }
    }
    // A run can be gone on with where all that it writes are files, a piece a document; worth it where it is long.
    const bool is_bulk = context_.many || options_.operands.size() > 1 || options_.operands.front() == "-";
    const bool by_documents = !files.empty() && folders_.empty() && !sheets_->any();
    if (by_documents && (is_bulk || options_.resume) && is_plain_file(files.front()->path)) {
      journal_path_ = files.front()->path + ".resume";
    }
    std::optional<Journal> journal;
    if (options_.resume) {
      if (journal_path_.empty()) {
        return "--resume goes with reports that are written document by document, not with html=FOLDER/, rollup and "
               "methods";
      }
      journal = read_journal(journal_path_);
    }
    const std::string asked = asked_of(options_, tool_);
    if (journal && journal->header.asked != asked) {
      return "--resume: " + journal_path_ +
             " is of a run with other inputs, options, rules or another program; start anew without --resume";
    }
    std::vector<std::string> begun(files.size());
    std::size_t held = journal ? journal->lines.size() : 0;
    for (std::size_t i = 0; held > 0 && i < files.size(); ++i) {
      std::size_t best = 0;
      std::vector<std::string> candidates = {files[i]->path};
      if (i < journal->header.unfinished.size()) candidates.push_back(journal->header.unfinished[i]);
      for (const std::string& candidate : candidates) {
        const std::size_t lines = lines_held(*journal, i, candidate);
        if (lines > best || begun[i].empty()) {
          best = lines;
          begun[i] = candidate;
        }
      }
      held = std::min(held, best);
    }
    JournalHeader header{asked, {}};
    for (std::size_t i = 0; i < files.size(); ++i) {
      const SinkPlace place = held > 0 ? journal->lines[held - 1].places[i] : SinkPlace();
      Output output =
          held > 0 ? Output::continue_file(files[i]->path, begun[i], place.body) : Output::to_file(files[i]->path);
      header.unfinished.push_back(output.unfinished());
      sinks_.emplace_back(*find_format(files[i]->format), std::move(output), context_, true,
                          journal_path_.empty() ? "" : tail_name(files[i]->path));
      held > 0 ? sinks_.back().go_on(place) : sinks_.back().begin();
    }
    for (std::size_t i = 0; i < first_file_; ++i) sinks_[i].begin();
    if (journal) {
      left_ = journal->header.unfinished;
      journal->lines.resize(held);
      known_ = std::move(journal->lines);
      if (held == 0) forget_earlier();
    }
    if (journal_path_.empty()) return "";
    journal_.emplace(journal_path_, header, known_);
    for (ReportSink& sink : sinks_) sink.keep_unfinished();
    return "";
  }

  static bool is_plain_file(const std::string& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
  }

  static void remove_left(const std::string& path) {
    std::error_code error;
    if (!path.empty()) std::filesystem::remove(path, error);
  }

  // ---- the run --------------------------------------------------------------------------------------------------

  std::string go_through(ItemSource& items, Workers& workers, const ItemChecker& checker) {
    bool watches = false;
    while (std::optional<Item> item = items.next()) {
      if (!std::exchange(watches, true)) watch_for_interruption();
      if (was_interrupted()) {
        totals_.stopped = true;
        break;
      }
      if (has_reader() && !sheets_->any() && all_failed()) break;  // nobody reads on
      const bool begins = item->kind == ItemKind::source;
      if (begins) {
        ++input_count_;
        is_first_ = true;
      }
      std::string identity = journal_ ? identity_of(*item) : "";
      if (replayed_ < known_.size()) {
        const JournalLine& line = known_[replayed_++];
        if (line.item != identity) {
          return "--resume: " + item->source + " is not what it was when the run began; start anew without --resume";
        }
        for (const DocumentOutcome& outcome : line.outcomes) count(outcome, bytes_to(*item));
        if (!begins) {
          document_count_ += line.outcomes.size();
          is_first_ = false;
        }
        if (replayed_ == known_.size()) forget_earlier();
        continue;
      }
      const RunPlace place{document_count_, input_count_ - 1, is_first_};
      const std::uint64_t weight = item->input ? item->input->size() : item->bytes.size();
      if (is_long(*item)) {
        while (!workers.is_empty()) collect(*workers.take());
        outcomes_.clear();
        checker.check(*std::move(item), place, [&](CheckedDocument checked) {
          ++document_count_;
          write(std::move(checked));
        });
        end_item(identity);
        is_first_ = false;
        continue;
      }
      if (!begins) {
        ++document_count_;
        is_first_ = false;
      }
      while (!workers.has_room(weight)) collect(*workers.take());
      workers.give({*std::move(item), place, std::move(identity)}, weight);
      while (std::optional<CheckedItem> checked = workers.take_ready()) collect(*std::move(checked));
    }
    while (!workers.is_empty()) collect(*workers.take());
    return "";
  }

  // The files of the run that is gone on with are kept until all that they hold was found again.
  void forget_earlier() {
    for (const std::string& left : left_) remove_left(left);
    left_.clear();
    known_.clear();
    replayed_ = 0;
  }

  void collect(CheckedItem checked) {
    outcomes_.clear();
    write(std::move(checked.document));
    end_item(checked.identity);
  }

  void write(CheckedDocument checked) {
    if (!checked.complaint.empty()) complain(checked.complaint);
    count(checked.outcome, checked.bytes_to);
    if (!checked.outcome.begins) {
      for (std::size_t i = 0; i < sinks_.size(); ++i) {
        if (checked.pieces[i]) sinks_[i].write(*checked.pieces[i]);
      }
      for (std::size_t i = 0; i < folders_.size(); ++i) folders_[i].write(std::move(checked.folder_pieces[i]));
      sheets_->add(checked.report);
      review_end_.add(checked.review);
    }
    if (journal_) outcomes_.push_back(std::move(checked.outcome));
    progress_.show(progress());
  }

  void end_item(const std::string& identity) {
    if (!journal_) return;
    JournalLine line{identity, std::move(outcomes_), {}};
    for (std::size_t i = first_file_; i < sinks_.size(); ++i) line.places.push_back(sinks_[i].place());
    journal_->add(line);
    outcomes_.clear();
  }

  // `bytes_to`: of the input that is read, up to behind this document; of an input that begins its size.
  void count(const DocumentOutcome& outcome, std::uint64_t bytes_to) {
    if (outcome.begins) {
      bytes_before_ += std::exchange(input_bytes_, bytes_to);
      bytes_in_ = 0;
      entry_ = &begin_entry(totals_, outcome.source);
      return;
    }
    bytes_in_ = std::min(std::max(bytes_in_, bytes_to), input_bytes_);
    ++documents_done_;
    RunEntry& entry = *entry_;
    status_ = higher(status_, outcome.status);
    entry.incomplete = entry.incomplete || outcome.incomplete;
    if (!outcome.error.empty() && !outcome.is_part) {
      entry.error = outcome.error;
      // Among many inputs that are summed up, a file that was not read is counted as a record is.
      if (outcome.is_record || entry_ == &totals_.further) ++entry.failed;
      return;
    }
    any_read_ = true;
    if (outcome.is_first_part) ++entry.documents;
    entry.counts += outcome.counts;
    if (outcome.counts.ask > 0) ++flagged_;
    if (outcome.counts.ask > 0 && outcome.is_first_part) ++entry.flagged;
  }

  ExitStatus finish(const ItemSource& items) {
    totals_.left_out = items.left_out();
    if (!totals_.stopped) bytes_in_ = input_bytes_;  // with what stands behind the last record
    const RunProgress last = progress();
    if (review_.has_decisions) totals_.review = review_end_.review();
    bool all_written = true;
    for (ReportSink& sink : sinks_) all_written = finished(sink.finish(totals_), sink.failure()) && all_written;
    for (ReportFolder& folder : folders_)
      all_written = finished(folder.finish(totals_.stopped), folder.failure()) && all_written;
    if (!sheets_->finish(totals_)) {
      all_written = false;
      for (const std::string& failure : sheets_->failures()) complain(failure);
    }
    progress_.end(last);
    for (const std::string& line : review_end_.finish(words_)) complain(line);
    if (!all_written) status_ = ExitStatus::not_written;
    if (journal_ && all_written && !totals_.stopped) {
      journal_->remove();
      for (const OutputFile& file : options_.outputs) {
        for (std::size_t i = 0; i < most_format_tails; ++i) remove_left(tail_file_name(tail_name(file.path), i));
      }
    }
    if (sums_of(totals_).unreadable > 0) {
      status_ = higher(status_, any_read_ ? ExitStatus::incomplete : ExitStatus::unusable);
    }
    if (totals_.stopped) {
      status_ = higher(status_, ExitStatus::incomplete);
      complain(say(words_, journal_ ? "run_stopped_resume" : "run_stopped"));
    }
    return status_ == ExitStatus::flagged && options_.exit_zero ? ExitStatus::clean : status_;
  }

  bool finished(bool written, const std::string& failure) {
    if (!written) complain(failure);
    return written;
  }

  // ---- what is shown --------------------------------------------------------------------------------------------

  void complain(const std::string& message) {
    progress_.clear();
    std::cerr << "overclaim: " << terminal_safe(message) << '\n';
  }

  RunProgress progress() const { return {documents_done_, flagged_, bytes_before_ + bytes_in_, total_bytes_}; }

  bool has_reader() const { return !sinks_.empty() || !folders_.empty(); }
  bool all_failed() const {
    return std::all_of(sinks_.begin(), sinks_.end(), [](const ReportSink& sink) { return !sink.failure().empty(); }) &&
           std::all_of(folders_.begin(), folders_.end(),
                       [](const ReportFolder& folder) { return !folder.failure().empty(); });
  }

  const Options& options_;
  const LoadedRulebook& loaded_;
  const Rulebook& rulebook_;
  const Words& words_;
  ReportSettings settings_;
  Tool tool_;
  FormatContext context_;
  std::vector<ReportSink> sinks_;  // those from first_file_ on are files of --output
  std::size_t first_file_ = 0;
  std::vector<ReportFolder> folders_;
  std::optional<RunSheets> sheets_;
  ProgressShow progress_;
  const ReviewInputs& review_;
  ReviewEnd review_end_;

  std::string journal_path_;
  std::optional<JournalWriter> journal_;
  std::vector<JournalLine> known_;  // of the run that is gone on with
  std::size_t replayed_ = 0;
  std::vector<std::string> left_;          // its passing files
  std::vector<DocumentOutcome> outcomes_;  // of the item in hand

  std::size_t input_count_ = 0, document_count_ = 0;  // given to workers
  bool is_first_ = true;                              // the next document is the first of its input

  RunTotals totals_;
  RunEntry* entry_ = nullptr;  // of the input now written
  std::size_t documents_done_ = 0, flagged_ = 0;
  std::uint64_t bytes_before_ = 0, input_bytes_ = 0, bytes_in_ = 0;
  std::optional<std::uint64_t> total_bytes_;
  bool any_read_ = false;
  ExitStatus status_ = ExitStatus::clean;
};

}  // namespace

ExitStatus run_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                     const ErrorStream& errors, const std::string& version) {
  const std::variant<ReviewInputs, std::string> review = read_review(options);
  if (const std::string* wrong = std::get_if<std::string>(&review)) {
    std::cerr << "overclaim: " << terminal_safe(*wrong) << '\n';
    return ExitStatus::unusable;
  }
  return CheckRun(options, loaded, terminal, errors, version, std::get<ReviewInputs>(review)).run();
}

}  // namespace overclaim
