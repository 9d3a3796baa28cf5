// A capture is made of its report alone, so that whoever has the report has the capture, whatever day it is read.
// Covered by tests/capture_test.cc.
#include "survey/capture.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "survey/decision.h"
#include "survey/page_key.h"
#include "survey/said_claim.h"

namespace overclaim {
namespace {

constexpr std::array all_states = {CaptureState::read, CaptureState::replaced, CaptureState::failed};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A time of day is kept only in the one form in which times sort as texts do: "2024-03-01T12:00:00Z".
std::string sortable_time(std::string_view date) {
  std::string day = day_at_start(date);
  if (day.empty()) return "";
  constexpr std::size_t whole = 19;
  if (date.size() < whole + 1 || (date[10] != 'T' && date[10] != ' ') || date.back() != 'Z') return day;
  for (std::size_t i = 11; i < whole; ++i) {
    const bool colon = i == 13 || i == 16;
    if (colon ? date[i] != ':' : !is_digit(date[i])) return day;
  }
  return day + 'T' + std::string(date.substr(11, 8)) + 'Z';
}

// Where and when, of a page that was read and of one that was not.
Capture blank_capture(const Report& report, const SiteTable& sites, const std::string& otherwise_day) {
  Report place;  // whose page it is hangs on the page's own address, not on that of the archive that gave it out
  place.source = report.source;
  place.record = report.record;
  place.captured = report.captured;
  std::string saved;
  if (place.record) {
    ArchivedUri own = archived_uri(place.record->uri);
    place.record->uri = std::move(own.uri);
    saved = std::move(own.time);
    if (saved.empty()) saved = sortable_time(place.record->date);
  }
  Capture capture;
  capture.time = saved.empty() ? capture_day(report, otherwise_day) : saved;
  capture.page = page_key_of(place, sites);
  capture.site = operator_of(place, day_at_start(capture.time), sites).name;
  capture.sha256 = report.sha256;
  capture.source = report.source;
  capture.record = report.record;
  if (capture.record) capture.record->columns.clear();
  capture.title = report.title;
  capture.rulebook = report.tool.rulebook;
  capture.reference = report.tool.reference;
  capture.as_of = report.tool.as_of;
  return capture;
}

// What is missing behind the end has no bytes of the input, unlike a passage in another language.
bool is_cut_off(const Report& report) {
  const std::vector<SkippedPart>& skipped = report.coverage.skipped;
  return std::any_of(skipped.begin(), skipped.end(),
                     [](const SkippedPart& part) { return !part.beside_the_page && part.span.begin == part.span.end; });
}

CapturedClaim claim_of(const Report& report, const Finding& finding) {
  SaidClaim said = said_claim(report, finding, "");
  CapturedClaim claim;
  claim.fingerprint = finding.fingerprint;
  claim.finding = finding.id;
  claim.rule = std::move(said.rule);
  claim.category = std::move(said.category);
  claim.message = std::move(said.message);
  claim.severity = said.severity;
  claim.status = finding.status;
  claim.strength = said.strength;
  claim.stance = said.stance;
  claim.speaker = said.speaker;
  claim.verdict = said.verdict;
  claim.statements = std::move(said.statements);
  claim.conditions = std::move(said.conditions);
  claim.interventions = std::move(said.interventions);
  claim.before = std::move(said.before);
  claim.quote = std::move(said.quote);
  claim.after = std::move(said.after);
  claim.sentence_key = std::move(said.sentence_key);
  claim.sentence_words = said.sentence_words;
  claim.text_hash = text_hash_of(claim.before, claim.quote, claim.after);
  claim.begin = finding.span.begin, claim.end = finding.span.end;
  claim.line = finding.line, claim.column = finding.column;
  claim.block = finding.block;
  claim.channel = finding.channel;
  claim.hidden = finding.hidden;
  return claim;
}

auto claim_place(const CapturedClaim& claim) { return std::tie(claim.begin, claim.end, claim.rule, claim.fingerprint); }

bool comes_before(const Capture& one, const Capture& other) {
  const auto page = [](const Capture& capture) { return std::tie(capture.site, capture.page); };
  if (page(one) != page(other)) return page(one) < page(other);
  if (one.time.empty() != other.time.empty()) return other.time.empty();
  const auto answer = [](const Capture& capture) {
    static const Record none;
    const Record& record = capture.record ? *capture.record : none;
    return std::tie(capture.time, capture.state, capture.sha256, capture.replaced_by, capture.moved_to, capture.source,
                    record.uri, record.member, record.offset, record.number);
  };
  return answer(one) < answer(other);
}

bool is_same(const Capture& one, const Capture& other) {
  return one.site == other.site && one.page == other.page && one.time == other.time && one.state == other.state &&
         one.sha256 == other.sha256 && one.replaced_by == other.replaced_by && one.moved_to == other.moved_to &&
         (!one.time.empty() || one.source == other.source);
}

void sort_claims(std::vector<CapturedClaim>& claims) {
  std::sort(claims.begin(), claims.end(),
            [](const CapturedClaim& one, const CapturedClaim& other) { return claim_place(one) < claim_place(other); });
  claims.erase(std::unique(claims.begin(), claims.end(),
                           [](const CapturedClaim& one, const CapturedClaim& other) {
                             return claim_place(one) == claim_place(other);
                           }),
               claims.end());
}

}  // namespace

std::string_view to_string(CaptureState state) {
  switch (state) {
    case CaptureState::read:
      return "read";
    case CaptureState::replaced:
      return "replaced";
    case CaptureState::failed:
      return "failed";
  }
  return "";
}

std::optional<CaptureState> capture_state_named(std::string_view name) {
  for (const CaptureState state : all_states) {
    if (to_string(state) == name) return state;
  }
  return std::nullopt;
}

Capture capture_of(const Report& report, const SiteTable& sites, const std::string& otherwise_day) {
  Capture capture = blank_capture(report, sites, otherwise_day);
  if (report.error) {
    capture.state = CaptureState::failed;
    capture.replaced_by = report.error->code;
    return capture;
  }
  if (!report.replaced_by.empty()) {
    capture.state = CaptureState::replaced;
    capture.replaced_by = report.replaced_by;
    return capture;
  }
  for (const Finding& finding : report.findings) capture.claims.push_back(claim_of(report, finding));
  if (is_cut_off(report)) capture.replaced_by = cut_off_page;
  return capture;
}

Capture capture_of_answer(const FailedAnswer& answer, const std::string& source, const Record& record,
                          const SiteTable& sites, const std::string& otherwise_day) {
  Report report;
  report.source = source;
  report.record = record;
  Capture capture = blank_capture(report, sites, otherwise_day);
  capture.state = CaptureState::failed;
  const bool leads_on = answer.status >= 300 && answer.status <= 399;
  const std::string target = leads_on ? redirect_target(archived_uri(record.uri).uri, answer.location) : "";
  capture.replaced_by = leads_on ? "redirect" : "http " + std::to_string(answer.status);
  capture.moved_to = target.empty() ? "" : page_key(target);
  return capture;
}

std::vector<Capture> in_order(std::vector<Capture> captures) {
  // From http to https, from "www." to none: the page itself, a moment later.
  std::erase_if(captures, [](const Capture& capture) {
    return capture.state == CaptureState::failed && capture.moved_to == capture.page;
  });
  std::sort(captures.begin(), captures.end(), comes_before);
  std::vector<Capture> kept;
  for (Capture& capture : captures) {
    if (kept.empty() || !is_same(kept.back(), capture)) {
      kept.push_back(std::move(capture));
      continue;
    }
    std::move(capture.claims.begin(), capture.claims.end(), std::back_inserter(kept.back().claims));
  }
  for (Capture& capture : kept) sort_claims(capture.claims);
  return kept;
}

}  // namespace overclaim
