// Both sides are checked by the same rules in the same run wherever their bytes can be had: a difference between two
// versions of the rulebook would look like one between two pages. Covered by tests/diff_cli_test.cc.
#include "app/diff_side.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "app/case_captures.h"
#include "app/check_item.h"
#include "app/check_settings.h"
#include "intake/item_source.h"
#include "intake/ordered_workers.h"
#include "intake/own_output.h"
#include "intake/read_file.h"
#include "report/read_report.h"
#include "report/report_documents.h"
#include "report/source_line.h"
#include "report/wrap.h"
#include "rulebook/problem.h"
#include "store/sqlite.h"

namespace overclaim {
namespace {

constexpr std::uint64_t longest_report = std::uint64_t{1} << 30U;  // bytes
constexpr std::uint64_t report_head = 4096;
constexpr std::uint64_t shortest_report = 64;  // "[" and the like may begin a text

struct ItemCaptures {
  std::vector<Capture> captures;
  std::vector<std::string> complaints;
  bool incomplete = false;
};

// Where a document of a report stood: the same place of the same file, with the same bytes.
using DocumentKey = std::tuple<std::string, std::string, std::uint64_t, std::uint64_t, std::string>;

DocumentKey key_of(const std::string& source, const std::optional<Record>& record, const std::string& sha256) {
  return {source, record ? record->member : "", record ? record->offset : 0, record ? record->number : 0, sha256};
}

std::vector<Capture> captures_of_reports(const std::vector<Report>& reports, const SiteTable& sites,
                                         const std::string& captured_at) {
  std::vector<Capture> captures;
  captures.reserve(reports.size());
  for (const Report& report : reports) captures.push_back(capture_of(report, sites, captured_at));
  return captures;
}

// Whether the bytes of all documents of the report are among what was checked.
bool holds_all(const std::vector<Report>& reports, const std::vector<Capture>& checked) {
  std::set<DocumentKey> keys;
  for (const Capture& capture : checked) keys.insert(key_of(capture.source, capture.record, capture.sha256));
  return std::all_of(reports.begin(), reports.end(), [&](const Report& report) {
    return report.error || keys.count(key_of(report.source, report.record, report.sha256)) > 0;
  });
}

// What the report is about, and no more: a file may have grown since.
void keep_reported(const std::vector<Report>& reports, std::vector<Capture>& checked) {
  std::set<DocumentKey> keys;
  for (const Report& report : reports) keys.insert(key_of(report.source, report.record, report.sha256));
  std::erase_if(checked, [&](const Capture& capture) {
    return capture.state != CaptureState::failed &&
           keys.count(key_of(capture.source, capture.record, capture.sha256)) == 0;
  });
}

std::vector<std::string> sources_of(const std::vector<Report>& reports) {
  std::vector<std::string> sources;
  std::set<std::string> known;
  for (const Report& report : reports) {
    std::error_code error;
    if (known.insert(report.source).second && std::filesystem::is_regular_file(report.source, error)) {
      sources.push_back(report.source);
    }
  }
  return sources;
}

std::variant<ReadSide, std::string> read_report_side(const std::string& named, const std::string& bytes,
                                                     const Options& options, const ReportSettings& settings,
                                                     const LoadedRulebook& loaded, const SiteTable& sites) {
  std::variant<std::vector<Report>, std::string> read = read_reports(bytes);
  if (const std::string* wrong = std::get_if<std::string>(&read)) return named + ": " + *wrong;
  const std::vector<Report>& reports = std::get<std::vector<Report>>(read);
  ReadSide side;
  side.side.name = named;
  std::vector<Capture> reported = captures_of_reports(reports, sites, options.captured_at);
  CheckedCaptures checked =
      captures_of_inputs(sources_of(reports), options, settings, loaded, sites, [](const std::string&) {});
  const bool again = holds_all(reports, checked.captures);
  const std::string& rulebook = loaded.rulebook->digest;
  const std::string& reference = loaded.rulebook->reference.digest;
  const bool same_rules = std::all_of(reports.begin(), reports.end(), [&](const Report& report) {
    return report.tool.rulebook == rulebook && report.tool.reference == reference;
  });
  if (again) {
    keep_reported(reports, checked.captures);
    if (!same_rules) side.only_by_rules = only_by_rules(reported, checked.captures);
    side.side.captures = std::move(checked.captures);
    return side;
  }
  if (!same_rules) {
    return named +
           ": was made with other rules or another reference list, and its inputs do not lie where it says or have "
           "changed, so that they cannot be checked again; run diff where they lie, or name the inputs themselves";
  }
  side.side.captures = std::move(reported);
  const bool failed =
      std::any_of(reports.begin(), reports.end(), [](const Report& report) { return report.error.has_value(); });
  if (failed) side.status = ExitStatus::incomplete;
  return side;
}

// More and more of the file is looked at while it may be a report whose keys another program has put in order: their
// name of the schema stands last.
ReportSign report_sign_of(const InputBytes& input) {
  for (std::uint64_t size = report_head;; size *= 16) {
    const std::uint64_t end = std::min({input.size(), size, longest_report + 1});
    const std::optional<std::string> head = input.read(0, end);
    const ReportSign sign = head ? report_sign(*head) : ReportSign::none;
    if (sign != ReportSign::unknown || end < size) return sign;
  }
}

// "" or why the input is none to compare: something else that this program writes, or a report of another version.
std::string other_schema(const InputBytes& input) {
  const std::string head = input.read(0, std::min(input.size(), report_head)).value_or("");
  const std::string_view schema = own_schema(head);
  if (schema.empty() || schema == report_schema) return "";
  if (!schema.starts_with("overclaim-report/")) {
    return "is no report and no page, but " + terminal_safe(schema) + "; name the report, or the pages";
  }
  return "is a report of another version (" + terminal_safe(schema) + "), and this program reads " +
         std::string(report_schema) + "; make the report again with overclaim check --format json";
}

}  // namespace

CheckedCaptures captures_of_inputs(const std::vector<std::string>& inputs, const Options& options,
                                   const ReportSettings& settings, const LoadedRulebook& loaded, const SiteTable& sites,
                                   const std::function<void(const std::string&)>& complain,
                                   std::shared_ptr<InputBytes> standard_input) {
  CheckedCaptures made;
  IntakeOptions intake = intake_of(options);
  intake.standard_input = std::move(standard_input);
  intake.failed_answers = true;
  ItemSource items(inputs, intake);
  const auto check = [&](Item item) {
    ItemCaptures found;
    if (item.kind == ItemKind::no_page) {
      found.captures.push_back(capture_of_answer({item.answer->status, item.answer->location}, item.source,
                                                 *item.record, sites, options.captured_at));
      return found;
    }
    report_on_documents(std::move(item), settings, loaded, [&](const WeighedReport& weighed) {
      const Report& report = weighed.report;
      found.incomplete = found.incomplete || weighed.incomplete;
      if (report.error) found.complaints.push_back(source_line(report, loaded.words) + ": " + report.error->message);
      // A file that is not there is no capture of a page.
      if (!report.error || report.record) found.captures.push_back(capture_of(report, sites, options.captured_at));
    });
    return found;
  };
  const auto collect = [&](ItemCaptures found) {
    for (const std::string& complaint : found.complaints) complain(complaint);
    if (found.incomplete) made.status = ExitStatus::incomplete;
    std::move(found.captures.begin(), found.captures.end(), std::back_inserter(made.captures));
  };
  const std::size_t threads = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  OrderedWorkers<Item, ItemCaptures> workers({threads, 4 * threads + 4}, check);
  while (std::optional<Item> item = items.next()) {
    if (item->kind == ItemKind::source) continue;
    if (is_long(*item)) {
      while (!workers.is_empty()) collect(*workers.take());
      collect(check(*std::move(item)));
      continue;
    }
    const std::uint64_t weight = item->input ? item->input->size() : item->bytes.size();
    while (!workers.has_room(weight)) collect(*workers.take());
    workers.give(*std::move(item), weight);
  }
  while (!workers.is_empty()) collect(*workers.take());
  return made;
}

std::variant<ReadSide, std::string> read_side(const std::string& named, const Options& options,
                                              const ReportSettings& settings, const LoadedRulebook& loaded,
                                              const SiteTable& sites,
                                              const std::function<void(const std::string&)>& complain) {
  std::shared_ptr<InputBytes> standard_input;
  if (named == "-" || !is_folder(named)) {
    std::variant<InputBytes, ReportError> opened = open_input(named, "", InputTaken::any);
    if (const ReportError* error = std::get_if<ReportError>(&opened)) return named + ": " + error->message;
    if (named != "-" && is_database_file(named)) {
      const CaptureFilter filter{"", "", options.cases.from, options.cases.until};
      std::variant<CaseCaptures, std::string> read = captures_of_case(named, filter, *loaded.rulebook);
      if (std::string* wrong = std::get_if<std::string>(&read)) return std::move(*wrong);
      CaseCaptures& taken = std::get<CaseCaptures>(read);
      if (!taken.notice.empty()) complain(taken.notice);
      ReadSide side;
      side.side = {named, std::move(taken.captures)};
      return side;
    }
    InputBytes& input = std::get<InputBytes>(opened);
    if (const std::string wrong = other_schema(input); !wrong.empty()) return named + ": " + wrong;
    const ReportSign sign = report_sign_of(input);
    if (sign == ReportSign::unknown && input.size() > shortest_report) {
      return named + ": is JSON that breaks off, and no page; make the report again with overclaim check --format json";
    }
    if (sign == ReportSign::report) {
      if (input.size() > longest_report) return named + ": is too long a report; name its inputs instead";
      const std::optional<std::string> bytes = input.read(0, input.size());
      if (!bytes) return named + ": changed while it was read; try again";
      return read_report_side(named, *bytes, options, settings, loaded, sites);
    }
    if (named == "-") standard_input = std::make_shared<InputBytes>(std::move(input));
  }
  CheckedCaptures checked =
      captures_of_inputs({named}, options, settings, loaded, sites, complain, std::move(standard_input));
  if (checked.captures.empty()) return named + ": holds no page that could be read";
  ReadSide side;
  side.side = {named, std::move(checked.captures)};
  side.status = checked.status;
  return side;
}

}  // namespace overclaim
