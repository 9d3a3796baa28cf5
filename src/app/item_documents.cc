// Limits are looked at before a document costs anything, where they can be. Covered by tests/inputs_cli_test.cc,
// tests/bulk and, for the equality of all verbs, tests/shards_cli_test.cc.
#include "app/item_documents.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "app/item_report.h"
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
    if (item.kind == ItemKind::error) return fail(item, std::nullopt, *item.error);
    if (item.input) return report_on_input(item);
    const std::uint64_t bytes = item.size > 0 ? item.size : item.bytes.size();
    if (is_over_bytes(bytes)) return fail(item, std::nullopt, over_bytes(bytes));
    const CheckOptions options = check_options(item);
    ItemReport checked = report_on_item(std::move(item), options, rulebook_, words_);
    finish(std::move(checked.report), &checked.document);
  }

 private:
  std::string as_of(const Item& item) const {
    return !settings_.as_of.empty() || item.captured.empty() ? tool_.as_of : item.captured;
  }

  CheckOptions check_options(const Item& item) const {
    CheckOptions options;
    options.only = settings_.only;
    options.disable = settings_.disable;
    options.version = tool_.version;
    options.as_of = as_of(item);
    options.max_words = limits_.words;
    options.max_findings = limits_.findings;
    if (limits_.seconds > 0) {
      const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limits_.seconds);
      options.stopped = [end] { return std::chrono::steady_clock::now() > end; };
    }
    return options;
  }

  bool is_over_bytes(std::uint64_t bytes) const { return limits_.bytes > 0 && bytes > limits_.bytes; }
  ReportError over_bytes(std::uint64_t bytes) const {
    return {"over_bytes",
            "has " + std::to_string(bytes) + " bytes, and --max-bytes allows " + std::to_string(limits_.bytes)};
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

  void fail(const Item& item, std::optional<Part> part, ReportError error) {
    WeighedReport failed{blank_report(item), nullptr, 0, true};
    failed.report.part = part;
    failed.report.error = std::move(error);
    if (item.record) {
      const std::uint64_t begin = item.record->offset;
      failed.report.coverage.bytes = item.size;
      failed.report.coverage.skipped.push_back(
          {{begin, begin + item.record->length}, as_sentence(failed.report.error->message)});
    }
    take_(std::move(failed));
  }

  void report_on_input(const Item& item) {
    const InputBytes& input = *item.input;
    if (is_over_bytes(input.size())) return fail(item, std::nullopt, over_bytes(input.size()));
    const std::optional<InputPlan> plan = plan_input(input, item.source, settings_.charset);
    if (!plan) return fail(item, std::nullopt, changed);
    const bool html = plan->media_type == MediaType::html;
    if (plan->parts.size() == 1 && input.size() > (html ? max_saved_page_bytes : max_document_bytes)) {
      return finish(too_long(item, input.size(), *plan), nullptr);
    }
    Position part_start;
    for (std::size_t i = 0; i < plan->parts.size(); ++i) {
      std::optional<Part> part;
      if (plan->parts.size() > 1) part = Part{i, plan->parts.size()};
      std::optional<std::string> bytes = input.read(plan->parts[i].begin, plan->parts[i].end);
      if (!bytes) return fail(item, part, changed);
      const Document document =
          read_document(*std::move(bytes), {item.source, plan->media_type, plan->charset}, rulebook_.language);
      CheckOptions options = check_options(item);
      options.sha256 = plan->sha256;
      options.bytes = input.size();
      options.part_begin = plan->parts[i].begin;
      options.part_start = part_start;
      Report report = check(document, rulebook_, options);
      report.part = part;
      finish(std::move(report), &document);
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

  void finish(Report report, const Document* document) {
    if (report.error) {
      report.error->message = limit_in_words(report.error->code);
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
