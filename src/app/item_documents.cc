// Limits are looked at before a document costs anything, where they can be. Covered by tests/inputs_cli_test.cc,
// tests/bulk and, for the equality of all verbs, tests/shards_cli_test.cc.
#include "app/item_documents.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "app/item_report.h"
#include "app/memory_limit.h"
#include "check/check.h"
#include "intake/parts.h"
#include "report/select_findings.h"
#include "report/wrap.h"
#include "text/positions.h"
#include "text/read.h"
#include "text/unicode_version.h"

namespace overclaim {
namespace {

const ReportError changed{"changed", "changed while it was read; check it again"};

class DocumentReports {
 public:
  DocumentReports(const ReportSettings& settings, const LoadedRulebook& loaded,
                  const std::function<void(WeighedReport)>& take)
      : settings_(settings),
        limits_(settings.limits),
        rulebook_(*loaded.rulebook),
        words_(loaded.words),
        tool_(tool_of(settings, rulebook_)),
        take_(take) {}

  void report_on(Item item) {
    if (item.kind == ItemKind::error) return fail(item, *item.error);
    if (item.input) return report_on_input(item);
    const Item named = without_text(item);
    if (is_over_bytes(named.size)) return fail(named, over_bytes(named.size));
    const CountedMemory memory(limits_.memory);
    const CheckOptions options = check_options(item, memory);
    try {
      ItemReport checked = report_on_item(std::move(item), options, rulebook_, words_);
      finish(std::move(checked.report), &checked.document, 0, memory.is_over());
    } catch (const OverMemory&) {
      fail(named, over_memory());
    }
  }

 private:
  std::string as_of(const Item& item) const {
    return !settings_.as_of.empty() || item.captured.empty() ? tool_.as_of : item.captured;
  }

  // What reports name of an item.
  static Item without_text(const Item& item) {
    Item named;
    named.source = item.source;
    named.record = item.record;
    named.captured = item.captured;
    named.size = item.size > 0 ? item.size : item.bytes.size();
    return named;
  }

  CheckOptions check_options(const Item& item, const CountedMemory& memory) const {
    CheckOptions options;
    options.only = settings_.only;
    options.disable = settings_.disable;
    options.version = tool_.version;
    options.as_of = as_of(item);
    options.max_words = limits_.words;
    options.max_findings = limits_.findings;
    using Clock = std::chrono::steady_clock;
    const auto end =
        limits_.seconds > 0 ? Clock::now() + std::chrono::seconds(limits_.seconds) : Clock::time_point::max();
    options.stopped = [end, &memory] { return memory.is_over() || Clock::now() > end; };
    return options;
  }

  bool is_over_bytes(std::uint64_t bytes) const { return limits_.bytes > 0 && bytes > limits_.bytes; }
  ReportError over_bytes(std::uint64_t bytes) const {
    return {std::string(over_bytes_code),
            "has " + std::to_string(bytes) + " bytes, and --max-bytes allows " + std::to_string(limits_.bytes)};
  }

  ReportError over_memory() const {
    const std::uint64_t kibibytes = limits_.memory >> 10U;
    const std::string most =
        kibibytes % 1024 == 0 ? std::to_string(kibibytes >> 10U) + " MiB" : std::to_string(kibibytes) + " KiB";
    return {std::string(over_memory_code), "takes more than " + most + " of memory to check; --max-memory allows more"};
  }

  // What check() left to its caller to say.
  std::string limit_in_words(std::string_view code) const {
    if (code == over_words_code) {
      return "has more than " + std::to_string(limits_.words) + " words and marks; --max-words allows more";
    }
    return "took longer than " + std::to_string(limits_.seconds) + " seconds; --max-seconds allows more";
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

  void fail(const Item& item, ReportError error) {
    WeighedReport failed{blank_report(item), nullptr, 0, true};
    failed.report.error = std::move(error);
    if (item.record || is_over_limit(*failed.report.error)) {
      failed.report.coverage.bytes = item.input ? item.input->size() : item.size;
      if (!item.record) failed.report.bytes = failed.report.coverage.bytes;
      skip_all(0, failed.report);
    }
    take_(std::move(failed));
  }

  void fail(const Item& item, const InputPlan& plan, std::size_t index, const ReportError& error) {
    if (plan.parts.size() == 1) return fail(item, error);
    WeighedReport failed{blank_report(item), nullptr, 0, true};
    failed.report.part = Part{index, plan.parts.size()};
    failed.report.error = error;
    failed.report.bytes = item.input->size();
    failed.report.coverage.bytes = plan.parts[index].end - plan.parts[index].begin;
    skip_all(plan.parts[index].begin, failed.report);
    take_(std::move(failed));
  }

  // `begin`: of what the report is about, in a file that is no archive and no table.
  static void skip_all(std::uint64_t begin, Report& report) {
    std::uint64_t length = report.coverage.bytes;
    if (report.record) {
      begin = report.record->offset;
      length = report.record->length;
    }
    report.coverage.skipped = {{{begin, begin + length}, as_sentence(report.error->message)}};
  }

  void report_on_input(const Item& item) {
    const InputBytes& input = *item.input;
    if (is_over_bytes(input.size())) return fail(item, over_bytes(input.size()));
    const std::optional<InputPlan> plan = plan_input(input, item.source, settings_.charset);
    if (!plan) return fail(item, changed);
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return finish(too_long(item, input.size(), *plan), nullptr, 0, false);
    }
    Position part_start;
    for (std::size_t i = 0; i < plan->parts.size(); ++i) {
      std::optional<Part> part;
      if (plan->parts.size() > 1) part = Part{i, plan->parts.size()};
      std::optional<std::string> bytes = input.read(plan->parts[i].begin, plan->parts[i].end);
      if (!bytes) return fail(item, *plan, i, changed);
      const CountedMemory memory(limits_.memory);
      std::optional<Document> read;
      try {
        const ThrowOverMemory reading;
        read = read_document(*std::move(bytes), {item.source, plan->media_type, plan->charset}, rulebook_.language);
      } catch (const OverMemory&) {
        // On which line the next part begins is not known now, and it asks for no less.
        for (; i < plan->parts.size(); ++i) fail(item, *plan, i, over_memory());
        return;
      }
      const Document& document = *read;
      CheckOptions options = check_options(item, memory);
      options.sha256 = plan->sha256;
      options.bytes = input.size();
      options.part_begin = plan->parts[i].begin;
      options.part_start = part_start;
      Report report = check(document, rulebook_, options);
      report.part = part;
      finish(std::move(report), &document, plan->parts[i].begin, memory.is_over());
      const std::uint64_t end = document.input.size();
      if (i + 1 < plan->parts.size()) part_start = positions_of(document, {&end, 1}, part_start)[0];
    }
  }

  // Mark-up and shifted text are not cut, and reading them whole would take memory without bound.
  Report too_long(const Item& item, std::uint64_t bytes, const InputPlan& plan) const {
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
    return report;
  }

  void finish(Report report, const Document* document, std::uint64_t begin, bool is_over_memory) {
    if (report.error) {
      const bool took_memory = report.error->code == stopped_code && is_over_memory;
      report.error = took_memory ? over_memory() : ReportError{report.error->code, limit_in_words(report.error->code)};
      skip_all(begin, report);
      return take_({std::move(report), nullptr, 0, true});
    }
    const std::vector<SkippedPart>& skipped = report.coverage.skipped;
    const bool incomplete =
        std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return !part.beside_the_page; });
    ReviewOutcome review;
    if (settings_.review != nullptr) review = apply_review(*settings_.review, report);
    const int severity = highest_severity(report);
    keep_severity_from(settings_.min_severity, report);
    if (settings_.review != nullptr && settings_.review->only_confirmed) keep_confirmed(report);
    take_({std::move(report), document, severity, incomplete, std::move(review)});
  }

  const ReportSettings& settings_;
  const CheckLimits& limits_;
  const Rulebook& rulebook_;
  const Words& words_;
  Tool tool_;
  const std::function<void(WeighedReport)>& take_;
};

}  // namespace

RuleSelection selection_of(const ReportSettings& settings) {
  return {settings.only, settings.disable, settings.min_severity};
}

Tool tool_of(const ReportSettings& settings, const Rulebook& rulebook) {
  const std::string& day = settings.as_of.empty() ? settings.captured_at : settings.as_of;
  return {settings.version, rulebook.digest, rulebook.reference.digest, unicode_version(),
          day.empty() ? rulebook.reference.as_of : day};
}

void report_on_documents(Item item, const ReportSettings& settings, const LoadedRulebook& loaded,
                         const std::function<void(WeighedReport)>& take) {
  DocumentReports(settings, loaded, take).report_on(std::move(item));
}

std::string wrong_selection(const ReportSettings& settings, const Rulebook& rulebook) {
  std::vector<std::string_view> known;
  for (const auto* categories : {&flagging_categories(), &noting_categories()}) {
    known.insert(known.end(), categories->begin(), categories->end());
  }
  for (const CompiledRule& rule : rulebook.rules) known.push_back(rule.rule.id);
  for (const auto& [option, names] : {std::pair{"only", &settings.only}, std::pair{"disable", &settings.disable}}) {
    for (const std::string& name : *names) {
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      const std::string_view nearest = nearest_name(name, known);
      return "--" + std::string(option) + " names no rule and no category: " + shown(name) +
             (nearest.empty() ? "; overclaim rules list shows them" : "; did you mean " + std::string(nearest) + "?");
    }
  }
  if (is_empty(selection_of(settings), rulebook)) {
    if (settings.disable.empty())
      return "--only leaves no rule to look for; overclaim rules list shows those there are";
    return std::string(settings.only.empty() ? "--disable leaves" : "--only and --disable leave") +
           " no rule to look for; name fewer after --disable";
  }
  return "";
}

}  // namespace overclaim
