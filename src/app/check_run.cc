// One thread reads and writes, the others check and render: reading is a hundredth of the work, and only one reader can
// keep the order of a pipe. A long input is read in parts by that one thread, when nothing else is in hand. Covered by
// tests/cli_test.cc, tests/archives and tests/bulk.
#include "app/check_run.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "app/case_adder.h"
#include "app/check_item.h"
#include "app/check_settings.h"
#include "app/interruption.h"
#include "app/item_documents.h"
#include "app/messages.h"
#include "app/output.h"
#include "app/progress.h"
#include "app/report_folder.h"
#include "app/report_sink.h"
#include "app/resumption.h"
#include "app/review.h"
#include "app/run_sheets.h"
#include "app/run_tally.h"
#include "intake/item_source.h"
#include "intake/ordered_workers.h"
#include "report/formats.h"
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
// `width`: of reports as text.
std::string asked_of(const Options& options, const Tool& tool, std::size_t width) {
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
  if (!options.store.empty())
    add("store", {options.store, options.sites, options.operator_field, std::to_string(options.keep_testimony)});
  add("numbers",
      {std::to_string(options.min_severity), std::to_string(options.show_cleared), std::to_string(options.details),
       std::to_string(limits.bytes), std::to_string(limits.words), std::to_string(limits.findings),
       std::to_string(limits.seconds), std::to_string(limits.memory), std::to_string(options.fail_on)});
  const auto is_text = [](const OutputFile& file) { return file.format == "text"; };
  if (std::any_of(options.outputs.begin(), options.outputs.end(), is_text)) add("width", {std::to_string(width)});
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
        settings_(settings_of(options, version)),
        progress_(progress_kind(options, errors), errors.columns, loaded.words),
        review_(review),
        review_end_(review) {
    if (review.any()) settings_.review = &review_;
    tool_ = tool_of(settings_, rulebook_);
    context_ = {&loaded.words,
                &rulebook_,
                tool_,
                {{terminal.width}, options.show_cleared, options.details},
                rulebook_.language.code,
                names_of(options),
                std::any_of(options.operands.begin(), options.operands.end(), may_hold_many),
                review.mode(),
                selection_of(settings_)};
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
      complain_lines(wrong);
      return is_unwritten_ ? ExitStatus::not_written : ExitStatus::unusable;
    }
    ItemSource items(options_.operands, intake_of(options_));
    if (progress_.is_shown()) total_bytes_ = items.total_bytes();
    const ItemChecker checker{options_, settings_, loaded_, sinks_, folders_};
    Workers workers({threads(), 4 * threads() + 4}, [&checker](Work work) {
      if (work.item.kind == ItemKind::no_page) return CheckedItem{"", {}, std::move(work.item)};
      std::optional<CheckedDocument> made;
      checker.check(std::move(work.item), work.place, [&](CheckedDocument checked) { made = std::move(checked); });
      return CheckedItem{std::move(work.identity), *std::move(made)};
    });
    if (const std::string wrong = go_through(items, workers, checker); !wrong.empty()) {
      complain(wrong);
      return tally_.totals.stopped ? ExitStatus::incomplete : ExitStatus::unusable;
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
    std::optional<Item> no_page = {};  // instead of a document
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

  std::string open_outputs() {
    if (std::string wrong = unknown_authority(options_, loaded_); !wrong.empty()) return wrong;
    std::vector<OutputFile> files;
    std::variant<NamedSites, std::string> sites = named_sites(options_);
    if (const std::string* wrong = std::get_if<std::string>(&sites)) return *wrong;
    if (!options_.store.empty()) {
      std::variant<CaseAdder, std::string> store =
          CaseAdder::open(options_, loaded_, tool_, std::get<NamedSites>(sites).table);
      if (const std::string* wrong = std::get_if<std::string>(&store)) {
        is_unwritten_ = true;
        return *wrong;
      }
      store_.emplace(std::get<CaseAdder>(std::move(store)));
    }
    sheets_.emplace(RunSheets::open(options_, loaded_, tool_, std::get<NamedSites>(std::move(sites))));
    for (const OutputFile& file : options_.outputs) {
      if (is_run_sheet(file.format)) continue;
      if (file.format == folder_format && names_folder(file.path)) {
        folders_.emplace_back(file.path, context_);
      } else {
        files.push_back(file);
      }
    }
    // A run can be gone on with where all that it writes are files, a piece a document; worth it where it is long.
    const bool is_bulk = context_.many || options_.operands.size() > 1 || options_.operands.front() == "-";
    const bool by_documents = !files.empty() && folders_.empty() && !sheets_->any();
    if (by_documents && (is_bulk || options_.resume) && is_plain_file(files.front().path)) {
      resumption_ =
          Resumption(files.front().path + ".resume", files, asked_of(options_, tool_, context_.text.style.width));
    }
    if (options_.resume) {
      if (!resumption_.is_possible()) {
        return "--resume goes with reports that are written document by document, not with html=FOLDER/, rollup and "
               "methods";
      }
      if (std::string wrong = resumption_.look_back(); !wrong.empty()) return wrong;
    }
    if (std::string wrong = resumption_.what_stands_in_the_way(); !wrong.empty()) return wrong;
    for (std::size_t i = 0; i < first_file_; ++i) sinks_[i].begin();
    sinks_.reserve(first_file_ + files.size());  // the resumption points at them
    std::vector<ReportSink*> to_files;
    for (std::size_t i = 0; i < files.size(); ++i) {
      Output output = resumption_.is_possible() ? resumption_.open(i) : Output::to_file(files[i].path);
      sinks_.emplace_back(*find_format(files[i].format), std::move(output), context_, true,
                          resumption_.is_possible() ? resumption_.tail_file(i) : "");
      to_files.push_back(&sinks_.back());
    }
    resumption_.begin(to_files);
    return "";
  }

  static bool is_plain_file(const std::string& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
  }

  // ---- the run --------------------------------------------------------------------------------------------------

  // "" or why a run that was stopped cannot be gone on with.
  std::string go_through(ItemSource& items, Workers& workers, const ItemChecker& checker) {
    bool watches = false;
    while (std::optional<Item> item = items.next()) {
      if (!std::exchange(watches, true)) watch_for_interruption();
      if (was_interrupted()) {
        tally_.totals.stopped = true;
        break;
      }
      if (has_reader() && !sheets_->any() && all_failed()) break;  // nobody reads on
      if (item->kind == ItemKind::no_page) {  // only the store asks for them, in their order among the pages
        const std::uint64_t weight = item->source.size();
        while (!workers.has_room(weight)) collect(*workers.take());
        workers.give({*std::move(item), {}, ""}, weight);
        continue;
      }
      const bool begins = item->kind == ItemKind::source;
      if (begins) {
        ++input_count_;
        is_first_ = true;
      }
      std::string identity = resumption_.is_possible() ? identity_of(*item) : "";
      if (resumption_.is_replaying()) {
        if (!replay(*item, identity)) return changed(item->source + " is not what it was when the run began");
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
    if (!resumption_.is_replaying()) return "";
    if (tally_.totals.stopped) return say(words_, "run_stopped_in_replay");
    return all_failed() ? "" : changed("the inputs end before what the run had done");
  }

  static std::string changed(const std::string& what) { return "--resume: " + what + "; start anew without --resume"; }

  bool replay(const Item& item, const std::string& identity) {
    const std::optional<JournalLine> line = resumption_.replay(identity);
    if (!line) return false;
    for (const DocumentOutcome& outcome : line->outcomes) tally_.add(outcome, bytes_to(item));
    tally_.is_replayed();
    if (item.kind == ItemKind::source) return true;
    document_count_ += line->outcomes.size();
    is_first_ = false;
    return true;
  }

  void collect(CheckedItem checked) {
    if (checked.no_page) {
      const Item& item = *checked.no_page;
      if (store_ && item.answer && item.record) {
        store_->add({item.answer->status, item.answer->location}, item.source, *item.record);
      }
      return;
    }
    outcomes_.clear();
    write(std::move(checked.document));
    end_item(checked.identity);
  }

  void write(CheckedDocument checked) {
    if (!checked.complaint.empty()) complain(checked.complaint);
    tally_.add(checked.outcome, checked.bytes_to);
    if (!checked.outcome.begins) {
      for (std::size_t i = 0; i < sinks_.size(); ++i) {
        if (checked.pieces[i]) sinks_[i].write(*checked.pieces[i]);
      }
      for (std::size_t i = 0; i < folders_.size(); ++i) folders_[i].write(std::move(checked.folder_pieces[i]));
      sheets_->add(checked.report);
      if (store_) store_->add(checked.report);
      review_end_.add(checked.review);
    }
    if (resumption_.is_possible()) outcomes_.push_back(std::move(checked.outcome));
    progress_.show(progress());
  }

  void end_item(const std::string& identity) {
    if (!resumption_.is_possible()) return;
    if (store_) store_->flush();  // what the journal says is done is in the store
    JournalLine line{identity, std::move(outcomes_), {}};
    for (std::size_t i = first_file_; i < sinks_.size(); ++i) line.places.push_back(sinks_[i].place());
    resumption_.add(line);
    outcomes_.clear();
  }

  ExitStatus finish(const ItemSource& items) {
    RunTotals& totals = tally_.totals;
    totals.left_out = items.left_out();
    if (!totals.stopped) tally_.end_of_inputs();  // with what stands behind the last record
    const RunProgress last = progress();
    if (review_.has_decisions) totals.review = review_end_.review();
    bool all_written = true;
    for (ReportSink& sink : sinks_) all_written = finished(sink.finish(totals), sink.failure()) && all_written;
    for (ReportFolder& folder : folders_)
      all_written = finished(folder.finish(totals.stopped), folder.failure()) && all_written;
    if (!sheets_->finish(totals)) {
      all_written = false;
      for (const std::string& failure : sheets_->failures()) complain(failure);
    }
    if (store_) all_written = finished(store_->flush(), store_->failure()) && all_written;
    progress_.end(last);
    for (const std::string& line : review_end_.finish(words_)) complain(line);
    ExitStatus status = all_written ? tally_.status() : ExitStatus::not_written;
    if (all_written && !totals.stopped) resumption_.remove();
    if (sums_of(totals).unreadable > 0) {
      status = higher(status, tally_.any_read() ? ExitStatus::incomplete : ExitStatus::unusable);
    }
    if (totals.stopped) {
      status = higher(status, ExitStatus::incomplete);
      complain(say(words_, resumption_.is_possible() ? "run_stopped_resume" : "run_stopped"));
    }
    return status == ExitStatus::flagged && options_.exit_zero ? ExitStatus::clean : status;
  }

  bool finished(bool written, const std::string& failure) {
    if (!written) complain(failure);
    return written;
  }

  // ---- what is shown --------------------------------------------------------------------------------------------

  void complain(const std::string& message) {
    progress_.clear();
    overclaim::complain(message);
  }

  RunProgress progress() const { return tally_.progress(total_bytes_); }

  bool has_reader() const { return !sinks_.empty() || !folders_.empty() || store_; }
  bool all_failed() const {
    return (!store_ || !store_->failure().empty()) &&
           std::all_of(sinks_.begin(), sinks_.end(), [](const ReportSink& sink) { return !sink.failure().empty(); }) &&
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
  std::optional<CaseAdder> store_;
  bool is_unwritten_ = false;  // the store cannot be opened
  ProgressShow progress_;
  const ReviewInputs& review_;
  ReviewEnd review_end_;

  Resumption resumption_;
  std::vector<DocumentOutcome> outcomes_;  // of the item in hand

  std::size_t input_count_ = 0, document_count_ = 0;  // given to workers
  bool is_first_ = true;                              // the next document is the first of its input

  RunTally tally_;
  std::optional<std::uint64_t> total_bytes_;
};

}  // namespace

ExitStatus run_check(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal,
                     const ErrorStream& errors, const std::string& version) {
  const std::variant<ReviewInputs, std::string> review = read_review(options);
  if (const std::string* wrong = std::get_if<std::string>(&review)) return fail(*wrong);
  return CheckRun(options, loaded, terminal, errors, version, std::get<ReviewInputs>(review)).run();
}

}  // namespace overclaim
