// Counts and the first few names, so that a night's run leaves a log of one page. Covered by tests/methods_test.cc.
#include "survey/run_log.h"

#include <algorithm>

#include "survey/site.h"

namespace overclaim {
namespace {

constexpr std::size_t year_digits = 4, digest_kept = 32;

std::string name_of(const Report& report) {
  if (!report.record) return report.source;
  const Record& record = *report.record;
  if (!record.uri.empty()) return record.uri;
  return report.source +
         (record.number > 0 ? "#" + std::to_string(record.number) : "@" + std::to_string(record.offset));
}

}  // namespace

void RunLogMaker::add_reason(const std::string& reason, const std::string& name) {
  const auto known = log_.reasons.find(reason);
  if (known == log_.reasons.end() && log_.reasons.size() >= most_logged_reasons) {
    ++log_.further_reasons;
    return;
  }
  LoggedReason& logged = log_.reasons[reason];
  ++logged.count;
  const auto& names = logged.names;
  if (names.size() < most_logged_names && std::find(names.begin(), names.end(), name) == names.end()) {
    logged.names.push_back(name);
  }
}

void RunLogMaker::add_input(const Report& report) {
  if (any_ && report.source == source_) return;
  any_ = true;
  source_ = report.source;
  if (log_.inputs.size() >= most_logged_inputs) {
    ++log_.further_inputs;
  } else if (report.record || report.error) {
    log_.inputs.push_back({report.source, "", 0});
  } else {
    log_.inputs.push_back({report.source, report.sha256, report.bytes});
  }
}

void RunLogMaker::add(const Report& report) {
  add_input(report);
  const std::string name = name_of(report);
  if (report.error) {
    ++log_.unread;
    add_reason(report.error->message, name);
    return;
  }
  log_.bytes += report.coverage.bytes;
  log_.bytes_read += report.coverage.bytes_read;
  for (const SkippedPart& part : report.coverage.skipped) add_reason(part.reason, name);
  log_.not_examined += report.coverage.not_examined;
  if (report.part && report.part->index > 0) return;
  ++log_.documents;
  const std::string digest = report.sha256.substr(0, digest_kept);
  if (texts_.count(digest) > 0) {
    ++log_.same_bytes;
  } else if (texts_.size() >= most_logged_texts) {
    log_.doubles_limited = true;
  } else {
    texts_.insert(digest);
  }
  const std::string day = capture_day(report, captured_);
  if (day.empty()) {
    ++log_.undated;
    return;
  }
  ++log_.years[day.substr(0, year_digits)];
  if (log_.first_day.empty() || day < log_.first_day) log_.first_day = day;
  log_.last_day = std::max(log_.last_day, day);
}

}  // namespace overclaim
