// File by file, as each was checked: with the options that the case remembers, and no others. Only bytes that are the
// same are compared, so that whatever differs comes from the rules, the list or the program. Covered by
// tests/case_cli_test.cc.
#include "app/command_recheck.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "app/case_adder.h"
#include "app/check_settings.h"
#include "app/messages.h"
#include "intake/item_source.h"
#include "report/recheck_report.h"
#include "store/case_store.h"
#include "store/testimony.h"
#include "survey/decision.h"
#include "survey/finding_changes.h"

namespace overclaim {
namespace {

// The options a run was made with, as the case keeps them; nothing where they are not understood any more.
std::optional<Options> options_kept(const std::string& kept, const std::string& source) {
  const nlohmann::json words = nlohmann::json::parse(kept, nullptr, false);
  if (!words.is_array()) return std::nullopt;
  std::vector<std::string> arguments = {"check", "--store", "-"};
  for (const nlohmann::json& word : words) {
    if (!word.is_string()) return std::nullopt;
    arguments.push_back(word.get<std::string>());
  }
  arguments.insert(arguments.end(), {"--", source});
  std::variant<Options, UsageError> parsed = parse_options(arguments, [](const std::string&) { return true; });
  Options* options = std::get_if<Options>(&parsed);
  return options == nullptr ? std::nullopt : std::optional(std::move(*options));
}

class RecheckRun {
 public:
  RecheckRun(CaseStore store, const Options& options, const LoadedRulebook& loaded, const std::string& version)
      : store_(std::move(store)), options_(options), loaded_(loaded), version_(version) {
    ReportSettings settings;
    settings.version = version;
    made_.tool = tool_of(settings, *loaded.rulebook);
    made_.written = options.cases.write;
  }

  ExitStatus run() {
    for (const StoredSource& source : store_.sources()) {
      const CheckedWith& with = source.with;
      if (with == with_today(with.options)) {
        made_.up_to_date += source.captures;
      } else {
        read_again(source);
      }
    }
    flush();
    if (!store_.failure().empty()) {
      return fail(store_.failure(), options_.cases.write ? ExitStatus::not_written : ExitStatus::unusable);
    }
    const HeldDecisions held = held_decisions(store_.decisions());
    for (PageChange& change : changes_.sorted()) {
      std::vector<std::string> people = confirmed_by(change.change, held);
      made_.changes.push_back({std::move(change), std::move(people)});
    }
    ExitStatus status = made_.changes.empty() ? ExitStatus::clean : ExitStatus::flagged;
    if (!made_.not_again.empty()) status = ExitStatus::incomplete;
    return print(options_.format == "json" ? recheck_json(made_)
                                           : recheck_text(made_, loaded_.words, options_.width.value_or(default_width)),
                 status);
  }

 private:
  static constexpr std::size_t most_waiting = 200, default_width = 80;

  CheckedWith with_today(const std::string& kept_options) const {
    return {made_.tool.version, made_.tool.rulebook, made_.tool.reference, made_.tool.icu, kept_options};
  }

  void read_again(const StoredSource& source) {
    const std::optional<Options> kept = options_kept(source.with.options, source.source);
    std::string error;
    if (!kept) error = "was checked with options that this program does not know";
    if (source.source == "-") error = "was standard input";
    if (!error.empty()) {
      made_.not_again.push_back({source.source, error, source.captures});
      return;
    }
    const ReportSettings settings = settings_of(*kept, version_);
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    std::optional<CaptureToAdd> whole;  // of a long input, till its last part is there
    ItemSource items({source.source}, intake_of(*kept));
    while (std::optional<Item> item = items.next()) {
      if (item->kind == ItemKind::source || item->kind == ItemKind::no_page) continue;
      report_on_documents(*std::move(item), settings, loaded_, [&](const WeighedReport& weighed) {
        const Report& report = weighed.report;
        if (report.error && report.sha256.empty() && !report.record) error = report.error->message;
        if (report.error) return;
        CaptureToAdd made{capture_of(report, {}, kept->captured_at), cited_works(report, *loaded_.rulebook)};
        if (report.part) {
          if (report.part->index == 0) {
            whole = std::move(made);
          } else if (whole) {
            join_part(std::move(made), *whole);
          }
          if (report.part->index + 1 < report.part->of || !whole) return;
          made = *std::exchange(whole, std::nullopt);
        }
        take(source, made, *kept, seen);
      });
    }
    if (seen.size() >= source.captures) return;
    if (error.empty()) error = "holds other bytes now";
    made_.not_again.push_back({source.source, error, source.captures - seen.size()});
  }

  // `made`: of the bytes as they are read now; a page of the case keeps its name, its operator and its time.
  void take(const StoredSource& source, const CaptureToAdd& made, const Options& kept,
            std::set<std::tuple<std::string, std::string, std::string>>& seen) {
    for (Capture& was : store_.captures_from(source.source, made.capture.sha256, made.capture.record)) {
      if (was.rulebook != source.with.rulebook || was.reference != source.with.reference) continue;
      if (!seen.insert({was.page, was.time, was.sha256}).second) continue;
      Capture is = was;
      is.claims = made.capture.claims;
      if (!kept.keep_testimony) leave_out_testimony(is.claims);
      is.state = made.capture.state;
      is.replaced_by = made.capture.replaced_by;
      is.rulebook = made.capture.rulebook, is.reference = made.capture.reference, is.as_of = made.capture.as_of;
      if (is.state != was.state || is.replaced_by != was.replaced_by) ++made_.replaced_otherwise;
      changes_.add(was, finding_changes(was.claims, is.claims));
      ++made_.checked_again;
      if (!options_.cases.write) continue;
      const CheckedWith with = with_today(source.with.options);
      if (!waiting_.empty() && (waiting_with_ != with || waiting_.size() >= most_waiting)) flush();
      waiting_with_ = with;
      keep_testimony_ = kept.keep_testimony;
      waiting_.push_back({std::move(is), made.works});
    }
  }

  void flush() {
    if (waiting_.empty()) return;
    AddOptions add;
    add.keep_testimony = keep_testimony_;
    store_.add(waiting_with_, waiting_, add);
    waiting_.clear();
  }

  static std::vector<std::string> confirmed_by(const FindingChange& change, const HeldDecisions& held) {
    std::vector<std::string> people;
    const auto found = change.was ? held.find(change.was->fingerprint) : held.end();
    if (found == held.end()) return people;
    for (const Decision& decision : found->second) {
      if (decision.decision == DecisionKind::confirmed) people.push_back(decision.reviewer + ", " + decision.date);
    }
    return people;
  }

  CaseStore store_;
  const Options& options_;
  const LoadedRulebook& loaded_;
  const std::string& version_;
  Recheck made_;
  PageChanges changes_;
  std::vector<CaptureToAdd> waiting_;
  CheckedWith waiting_with_;
  bool keep_testimony_ = false;
};

}  // namespace

ExitStatus command_recheck(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  const DatabaseUse use = options.cases.write ? DatabaseUse::write : DatabaseUse::read;
  std::variant<CaseStore, std::string> store = CaseStore::open(options.operands.front(), use);
  if (const std::string* wrong = std::get_if<std::string>(&store)) return fail(*wrong);
  return RecheckRun(std::get<CaseStore>(std::move(store)), options, loaded, version).run();
}

}  // namespace overclaim
