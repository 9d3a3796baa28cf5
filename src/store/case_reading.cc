// Captures as history takes them. A site at a time: claims move between the pages of one operator and nowhere else, and
// so much fits into memory. Covered by tests/case_store_test.cc.
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "store/case_store.h"
#include "text/calendar_day.h"

namespace overclaim {
namespace {

constexpr std::string_view capture_columns =
    "SELECT captures.id, pages.page, sites.name, captures.time, captures.state, captures.replaced_by,"
    " captures.moved_to, captures.as_of, coalesce(documents.sha256, ''), coalesce(documents.title, ''),"
    " coalesce(runs.rulebook, ''), coalesce(runs.reference, ''), coalesce(captures.reading_id, 0), captures.source,"
    " captures.uri, captures.record_date, captures.record_offset, captures.record_length, captures.offset_of,"
    " captures.member, captures.record_id, captures.record_number"
    " FROM captures JOIN pages ON pages.id = captures.page_id JOIN sites ON sites.id = captures.site_id"
    " LEFT JOIN documents ON documents.id = captures.document_id"
    " LEFT JOIN readings ON readings.id = captures.reading_id LEFT JOIN runs ON runs.id = readings.run_id WHERE ";

constexpr std::string_view finding_columns =
    "SELECT fingerprint, finding, rule, category, message, severity, status, strength, stance, speaker, verdict,"
    " statements, conditions, interventions, context_before, quote, context_after, sentence_key, sentence_words,"
    " text_hash, span_begin, span_end, line_number, column_number, block, channel, hidden"
    " FROM findings WHERE reading_id = ?1 ORDER BY id";

// The enumerator whose name it is; the first where it is none, which only a file that was written by hand can hold.
template <typename Enum, std::size_t Count>
Enum named(const std::string& name, const std::array<Enum, Count>& all) {
  for (const Enum one : all) {
    if (to_string(one) == name) return one;
  }
  return all.front();
}

constexpr std::array all_statuses = {Status::flagged, Status::noted, Status::cleared};
constexpr std::array all_verdicts = {VerdictKind::supported, VerdictKind::overstated, VerdictKind::unproven,
                                     VerdictKind::contradicted, VerdictKind::not_assessed};
constexpr std::array all_blocks = {BlockKind::paragraph, BlockKind::heading,        BlockKind::list_item,
                                   BlockKind::quote,     BlockKind::table_cell,     BlockKind::question,
                                   BlockKind::answer,    BlockKind::caption,        BlockKind::small_print,
                                   BlockKind::furniture, BlockKind::reference_entry};
constexpr std::array all_channels = {Channel::body,     Channel::title,           Channel::meta_description,
                                     Channel::alt_text, Channel::structured_data, Channel::url};

std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> names;
  const nlohmann::json parsed = nlohmann::json::parse(list, nullptr, false);
  if (!parsed.is_array()) return names;
  for (const nlohmann::json& name : parsed) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

std::uint64_t unsigned_number(const SqlStatement& row, int column) {
  return static_cast<std::uint64_t>(row.integer(column));
}

CapturedClaim claim_of(const SqlStatement& row) {
  CapturedClaim claim;
  claim.fingerprint = row.text(0), claim.finding = row.text(1);
  claim.rule = row.text(2), claim.category = row.text(3), claim.message = row.text(4);
  claim.severity = static_cast<int>(row.integer(5));
  claim.status = named(row.text(6), all_statuses);
  claim.strength = strength_named(row.text(7)).value_or(Strength::none);
  claim.stance = stance_named(row.text(8)).value_or(Stance::asserted);
  claim.speaker = speaker_named(row.text(9)).value_or(Speaker::page);
  if (!row.is_null(10)) claim.verdict = named(row.text(10), all_verdicts);
  claim.statements = names_in(row.text(11));
  claim.conditions = names_in(row.text(12));
  claim.interventions = names_in(row.text(13));
  claim.before = row.text(14), claim.quote = row.text(15), claim.after = row.text(16);
  claim.sentence_key = row.text(17);
  claim.sentence_words = static_cast<std::uint32_t>(row.integer(18));
  claim.text_hash = row.text(19);
  claim.begin = unsigned_number(row, 20), claim.end = unsigned_number(row, 21);
  claim.line = unsigned_number(row, 22), claim.column = unsigned_number(row, 23);
  claim.block = named(row.text(24), all_blocks);
  claim.channel = named(row.text(25), all_channels);
  claim.hidden = row.integer(26) != 0;
  return claim;
}

// Without its claims.
Capture capture_in(const SqlStatement& row) {
  Capture capture;
  capture.page = row.text(1), capture.site = row.text(2), capture.time = row.text(3);
  // Not known where it is no time, which again only a file written by hand can hold.
  if (!is_calendar_day(std::string_view(capture.time).substr(0, 10))) capture.time.clear();
  capture.state = capture_state_named(row.text(4)).value_or(CaptureState::failed);
  capture.replaced_by = row.text(5), capture.moved_to = row.text(6), capture.as_of = row.text(7);
  capture.sha256 = row.text(8), capture.title = row.text(9);
  capture.rulebook = row.text(10), capture.reference = row.text(11);
  capture.source = row.text(13);
  if (!row.is_null(14)) {
    Record record{row.text(14), row.text(15), unsigned_number(row, 16), unsigned_number(row, 17)};
    record.offset_of = row.text(18);
    record.member = row.text(19);
    record.id = row.text(20);
    record.number = unsigned_number(row, 21);
    capture.record = std::move(record);
  }
  return capture;
}

void take_claims(SqlStatement& find, std::int64_t reading, Capture& capture) {
  if (reading == 0) return;
  find.bind(reading);
  while (find.step()) capture.claims.push_back(claim_of(find));
}

}  // namespace

void CaseStore::each_site(const CaptureFilter& filter, std::string_view rulebook, std::string_view reference,
                          const std::function<void(const std::string&, std::vector<Capture>)>& take) {
  std::vector<std::string> sites;
  SqlStatement find_sites = database_.prepare(
      "SELECT name FROM sites WHERE (?1 = '' OR name = ?1) AND (?2 = '' OR id IN (SELECT site_id FROM captures JOIN"
      " pages ON pages.id = captures.page_id WHERE pages.page = ?2)) ORDER BY name");
  find_sites.bind(filter.site).bind(filter.page);
  while (find_sites.step()) sites.push_back(find_sites.text(0));
  SqlStatement find_captures =
      database_.prepare(std::string(capture_columns) +
                        "sites.name = ?1 AND (runs.id IS NULL OR (runs.rulebook = ?2 AND runs.reference = ?3))"
                        " AND (?4 = '' OR (captures.time <> '' AND captures.day >= ?4))"
                        " AND (?5 = '' OR (captures.time <> '' AND captures.day <= ?5))"
                        " ORDER BY pages.page, captures.time, documents.sha256, captures.id");
  SqlStatement find_claims = database_.prepare(finding_columns);
  for (const std::string& site : sites) {
    std::vector<Capture> captures;
    find_captures.bind(site).bind(rulebook).bind(reference).bind(filter.from).bind(filter.until);
    while (find_captures.step()) {
      captures.push_back(capture_in(find_captures));
      take_claims(find_claims, find_captures.integer(12), captures.back());
    }
    if (!captures.empty()) take(site, std::move(captures));
  }
}

std::vector<Capture> CaseStore::captures_from(std::string_view source, std::string_view sha256,
                                              const std::optional<Record>& record) {
  SqlStatement find = database_.prepare(
      std::string(capture_columns) +
      "documents.sha256 = ?1 AND captures.source = ?2 AND (CASE WHEN captures.uri IS NULL THEN ?3 = 0 ELSE ?3 = 1"
      " AND captures.member = ?4 AND captures.record_offset = ?5 AND captures.record_number = ?6 END)"
      " ORDER BY captures.id");
  const Record place = record.value_or(Record());
  find.bind(sha256).bind(source).bind(std::int64_t{record.has_value()}).bind(place.member);
  find.bind(static_cast<std::int64_t>(place.offset)).bind(static_cast<std::int64_t>(place.number));
  SqlStatement find_claims = database_.prepare(finding_columns);
  std::vector<Capture> captures;
  while (find.step()) {
    captures.push_back(capture_in(find));
    take_claims(find_claims, find.integer(12), captures.back());
  }
  return captures;
}

std::optional<Capture> CaseStore::capture(std::string_view page, std::string_view time, std::string_view sha256) {
  SqlStatement find = database_.prepare(std::string(capture_columns) +
                                        "pages.page = ?1 AND captures.time = ?2 AND documents.sha256 = ?3");
  find.bind(page).bind(time).bind(sha256);
  if (!find.step()) return std::nullopt;
  Capture capture = capture_in(find);
  SqlStatement find_claims = database_.prepare(finding_columns);
  take_claims(find_claims, find.integer(12), capture);
  return capture;
}

}  // namespace overclaim
