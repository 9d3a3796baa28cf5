// The same for one thread and for many: all a document's reports are made here, and only their order is left to the
// run. Covered by tests/cli_test.cc and tests/bulk.
#include "app/check_item.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/item_report.h"
#include "check/check.h"
#include "intake/parts.h"
#include "report/select_findings.h"
#include "report/source_line.h"
#include "text/charset.h"
#include "text/positions.h"
#include "text/read.h"

namespace overclaim {
namespace {

const ReportError changed{"changed", "changed while it was read; check it again"};

class ItemCheck {
 public:
  ItemCheck(const ItemChecker& run, Item item, RunPlace place, const std::function<void(CheckedDocument)>& take)
      : run_(run),
        limits_(run.options.limits),
        item_(std::move(item)),
        bytes_to_(bytes_to(item_)),
        place_(place),
        take_(take) {}

  void check() {
    switch (item_.kind) {
      case ItemKind::source: {
        CheckedDocument begun;
        begun.outcome.begins = true;
        begun.outcome.source = item_.source;
        begun.bytes_to = bytes_to_;
        return take_(std::move(begun));
      }
      case ItemKind::error:
        return give_error(*item_.error);
      case ItemKind::document:
        if (item_.input) return check_input();
        check_held();
    }
  }

 private:
  const Options& options() const { return run_.options; }

  // What an item says of its own day goes before what holds for the whole run.
  const std::string& as_of() const {
    return !options().as_of.empty() || item_.captured.empty() ? run_.tool.as_of : item_.captured;
  }

  CheckOptions check_options() const {
    CheckOptions options;
    options.only = run_.options.only;
    options.disable = run_.options.disable;
    options.version = run_.tool.version;
    options.as_of = as_of();
    options.max_words = limits_.words;
    options.max_findings = limits_.findings;
    if (limits_.seconds > 0) {
      const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits_.seconds);
      options.stopped = [end] { return std::chrono::steady_clock::now() > end; };
    }
    return options;
  }

  // The parts of a report that are known without reading the text.
  Report blank_report() const {
    Report report;
    report.tool = run_.tool;
    report.tool.as_of = as_of();
    report.source = item_.source;
    report.record = item_.record;
    return report;
  }

  bool is_over_bytes(std::uint64_t bytes) const { return limits_.bytes > 0 && bytes > limits_.bytes; }
  ReportError over_bytes(std::uint64_t bytes) const {
    return {"over_bytes",
            "has " + std::to_string(bytes) + " bytes, and --max-bytes allows " + std::to_string(limits_.bytes)};
  }

  void check_input() {
    const InputBytes& input = *item_.input;
    if (is_over_bytes(input.size())) return give_error(over_bytes(input.size()));
    const std::optional<InputPlan> plan = plan_input(input, item_.source, charset_of_label(options().encoding));
    if (!plan) return give_error(changed);
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return give_too_long(input.size(), *plan);
    }
    Position part_start;
    for (std::size_t i = 0; i < plan->parts.size(); ++i) {
      std::optional<Part> part;
      if (plan->parts.size() > 1) part = Part{i, plan->parts.size()};
      std::optional<std::string> bytes = input.read(plan->parts[i].begin, plan->parts[i].end);
      if (!bytes) return give_error(changed, part);
      CheckOptions options = check_options();
      options.sha256 = plan->sha256;
      options.bytes = input.size();
      options.part_begin = plan->parts[i].begin;
      options.part_start = part_start;
      const Document document =
          read_document(*std::move(bytes), {item_.source, plan->media_type, plan->charset}, run_.rulebook.language);
      Report report = overclaim::check(document, run_.rulebook, options);
      report.part = part;
      give(std::move(report), &document);
      const std::uint64_t end = document.input.size();
      if (i + 1 < plan->parts.size()) part_start = positions_of(document, {&end, 1}, part_start)[0];
    }
  }

  // A page of an archive, a row, a document's text: held in memory, and never in parts.
  void check_held() {
    const std::uint64_t bytes = item_.size > 0 ? item_.size : item_.bytes.size();
    if (is_over_bytes(bytes)) return give_error(over_bytes(bytes));
    ItemReport checked = report_on_item(std::move(item_), check_options(), run_.rulebook, run_.words);
    give(std::move(checked.report), &checked.document);
  }

  // Mark-up and shifted text are not cut, and reading them whole would take memory without bound.
  void give_too_long(std::uint64_t bytes, const InputPlan& plan) {
    Report report = blank_report();
    report.sha256 = plan.sha256;
    report.bytes = report.coverage.bytes = bytes;
    report.media_type = std::string(to_string(plan.media_type));
    report.language = run_.rulebook.language.code;
    report.charset = plan.charset;
    const bool html = plan.media_type == MediaType::html;
    const std::string what = html                                     ? "HTML"
                             : plan.media_type == MediaType::markdown ? "Markdown"
                                                                      : "Text in the encoding " + plan.charset;
    report.coverage.skipped.push_back({{0, bytes},
                                       what + " longer than " +
                                           std::to_string((html ? max_saved_page_bytes : max_document_bytes) >> 20U) +
                                           " MiB is not read; save its text as plain text in UTF-8."});
    give(std::move(report), nullptr);
  }

  void give_error(ReportError error, std::optional<Part> part = std::nullopt) {
    Report report = blank_report();
    report.part = part;
    report.error = std::move(error);
    if (item_.record) {
      const std::uint64_t begin = item_.record->offset;
      report.coverage.bytes = item_.size;
      report.coverage.skipped.push_back({{begin, begin + item_.record->length}, as_sentence(report.error->message)});
    }
    give(std::move(report), nullptr);
  }

  void give(Report report, const Document* document) {
    CheckedDocument checked;
    DocumentOutcome& outcome = checked.outcome;
    outcome.source = report.source;
    outcome.is_record = report.record.has_value();
    outcome.is_part = report.part.has_value();
    outcome.is_first_part = !report.part || report.part->index == 0;
    if (report.error) {
      if (report.error->message.empty()) report.error->message = limit_in_words(report.error->code);
      outcome.error = report.error->message;
      document = nullptr;
      Report named = report;
      named.part = std::nullopt;
      checked.complaint = source_line(named, run_.words) + ": " + report.error->message;
    } else {
      finish(report, outcome);
    }
    const CheckedPage page{&report, document, place_.input, place_.is_first};
    for (const ReportSink& sink : run_.sinks) checked.pieces.push_back(sink.render(page, place_.document));
    for (const ReportFolder& folder : run_.folders) checked.folder_pieces.push_back(folder.render(page));
    checked.report = std::move(report);
    checked.bytes_to = bytes_to_;
    ++place_.document;
    place_.is_first = false;
    take_(std::move(checked));
  }

  std::string limit_in_words(std::string_view code) const {
    if (code == over_words_code) {
      return "has more than " + std::to_string(limits_.words) + " words and marks; --max-words allows more";
    }
    return "took longer than " + std::to_string(limits_.seconds) + " seconds; --max-seconds allows more";
  }

  void finish(Report& report, DocumentOutcome& outcome) const {
    if (highest_severity(report) >= options().fail_on) outcome.status = ExitStatus::flagged;
    const std::vector<SkippedPart>& skipped = report.coverage.skipped;
    const bool missing =
        std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return !part.beside_the_page; });
    if (missing) outcome.status = ExitStatus::incomplete;
    keep_severity_from(options().min_severity, report);
    outcome.counts = counts_of(report);
    outcome.incomplete = !skipped.empty();
  }

  const ItemChecker& run_;
  const CheckLimits& limits_;
  Item item_;
  const std::uint64_t bytes_to_;
  RunPlace place_;
  const std::function<void(CheckedDocument)>& take_;
};

}  // namespace

std::uint64_t bytes_to(const Item& item) {
  if (item.kind == ItemKind::source) return item.size;
  if (item.record) return item.record->offset + item.record->length;
  return item.input ? item.input->size() : std::max<std::uint64_t>(item.size, item.bytes.size());
}

bool is_long(const Item& item) { return item.input && item.input->size() > max_document_bytes; }

void ItemChecker::check(Item item, RunPlace place, const std::function<void(CheckedDocument)>& take) const {
  ItemCheck(*this, std::move(item), place, take).check();
}

}  // namespace overclaim
