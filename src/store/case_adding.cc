// Rows are found before they are made, so that adding again touches nothing. INSERT OR IGNORE alone was not taken: it
// would pass over a broken constraint as it passes over a known row. Covered by tests/case_store_test.cc.
#include <nlohmann/json.hpp>
#include <utility>

#include "store/case_store.h"
#include "store/testimony.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Over all that stands in the rows of a reading; fields cannot run into each other.
class ReadingDigest {
 public:
  void add(std::string_view text) {
    digest_.update(std::to_string(text.size()));
    digest_.update(":");
    digest_.update(text);
  }
  void add(std::uint64_t number) { add(std::to_string(number)); }
  void add(const std::vector<std::string>& texts) {
    add(texts.size());
    for (const std::string& text : texts) add(text);
  }
  std::string hex() { return digest_.hex_digest().substr(0, 16); }

 private:
  Sha256 digest_;
};

void add_claim(ReadingDigest& digest, const CapturedClaim& claim) {
  for (const std::string* text : {&claim.fingerprint, &claim.finding, &claim.rule, &claim.category, &claim.message,
                                  &claim.before, &claim.quote, &claim.after, &claim.sentence_key, &claim.text_hash}) {
    digest.add(*text);
  }
  for (const std::string_view name :
       {to_string(claim.status), to_string(claim.strength), to_string(claim.stance), to_string(claim.speaker),
        claim.verdict ? to_string(*claim.verdict) : std::string_view(), to_string(claim.block),
        to_string(claim.channel)}) {
    digest.add(name);
  }
  digest.add(claim.statements);
  digest.add(claim.conditions);
  digest.add(claim.interventions);
  for (const std::uint64_t number : {static_cast<std::uint64_t>(claim.severity), std::uint64_t{claim.sentence_words},
                                     claim.begin, claim.end, claim.line, claim.column, std::uint64_t{claim.hidden}}) {
    digest.add(number);
  }
}

std::string digest_of(const std::vector<CapturedClaim>& claims, const std::vector<CitedWork>& works) {
  ReadingDigest digest;
  digest.add(claims.size());
  for (const CapturedClaim& claim : claims) add_claim(digest, claim);
  for (const CitedWork& work : works) {
    for (const std::string* text : {&work.mention, &work.work, &work.title, &work.certainty}) digest.add(*text);
    digest.add(static_cast<std::uint64_t>(work.year));
    digest.add(work.problems);
  }
  return digest.hex();
}

std::int64_t signed_number(std::uint64_t number) { return static_cast<std::int64_t>(number); }

class CaseWriter {
 public:
  CaseWriter(Database& database, const AddOptions& options) : database_(database), options_(options) {}

  void begin(const CheckedWith& with) {
    find_run_.bind(with.version).bind(with.rulebook).bind(with.reference).bind(with.icu).bind(with.options);
    if (find_run_.step()) {
      run_ = find_run_.integer(0);
      find_run_.reset();
    }
    with_ = &with;
  }

  void add(const CaptureToAdd& given) {
    const Capture& capture = given.capture;
    const std::int64_t page = id_in(find_page_, add_page_, capture.page);
    const bool is_read = capture.state != CaptureState::failed;
    const std::int64_t document = is_read ? document_of(capture) : 0;
    const std::int64_t reading = is_read ? reading_of(document, given) : 0;
    const std::string_view failure = is_read ? std::string_view() : std::string_view(capture.replaced_by);

    find_capture_.bind(page).bind(capture.time).bind(document).bind(failure);
    if (find_capture_.step()) {
      const std::int64_t id = find_capture_.integer(0), reading_then = find_capture_.integer(1);
      const std::string site_then = find_capture_.text(2), as_of_then = find_capture_.text(3);
      find_capture_.reset();
      if (is_read && (reading_then != reading || as_of_then != capture.as_of)) {
        change_reading_.bind(id).bind(reading).bind(to_string(capture.state)).bind(capture.replaced_by);
        change_reading_.bind(capture.as_of).run();
      }
      if (options_.names_sites && site_then != capture.site) {
        change_site_.bind(id).bind(id_in(find_site_, add_site_, capture.site)).run();
      }
      return;
    }
    const std::int64_t site = id_in(find_site_, add_site_, capture.site);
    add_capture_.bind(page).bind(site).bind(capture.time).bind(to_string(capture.state)).bind(capture.replaced_by);
    add_capture_.bind(capture.moved_to).bind(capture.as_of).bind_or_null(document).bind_or_null(reading);
    add_capture_.bind(capture.source);
    if (capture.record) {
      const Record& record = *capture.record;
      add_capture_.bind(record.uri).bind(record.date).bind(signed_number(record.offset));
      add_capture_.bind(signed_number(record.length)).bind(record.offset_of).bind(record.member).bind(record.id);
      add_capture_.bind(signed_number(record.number));
    }
    add_capture_.run();
  }

 private:
  std::int64_t last_id() {
    const std::int64_t id = last_id_.step() ? last_id_.integer(0) : 0;
    last_id_.reset();
    return id;
  }

  std::int64_t id_in(SqlStatement& find, SqlStatement& add, const std::string& name) {
    find.bind(name);
    if (find.step()) {
      const std::int64_t id = find.integer(0);
      find.reset();
      return id;
    }
    add.bind(name).run();
    return last_id();
  }

  std::int64_t run() {
    if (run_ == 0) {
      add_run_.bind(with_->version).bind(with_->rulebook).bind(with_->reference).bind(with_->icu).bind(with_->options);
      add_run_.run();
      run_ = last_id();
    }
    return run_;
  }

  std::int64_t document_of(const Capture& capture) {
    find_document_.bind(capture.sha256);
    if (find_document_.step()) {
      const std::int64_t id = find_document_.integer(0);
      find_document_.reset();
      return id;
    }
    add_document_.bind(capture.sha256).bind(capture.title).run();
    return last_id();
  }

  std::int64_t reading_of(std::int64_t document, const CaptureToAdd& given) {
    std::vector<CapturedClaim> claims = given.capture.claims;
    if (!options_.keep_testimony) leave_out_testimony(claims);
    const std::string digest = digest_of(claims, given.works);
    find_reading_.bind(document).bind(run()).bind(digest);
    if (find_reading_.step()) {
      const std::int64_t id = find_reading_.integer(0);
      find_reading_.reset();
      return id;
    }
    add_reading_.bind(document).bind(run()).bind(digest).run();
    const std::int64_t reading = last_id();
    for (const CapturedClaim& claim : claims) add_finding(reading, claim);
    for (const CitedWork& work : given.works) add_citation(reading, work);
    return reading;
  }

  void add_finding(std::int64_t reading, const CapturedClaim& claim) {
    SqlStatement& add = add_finding_;
    add.bind(reading).bind(claim.category).bind(claim.rule).bind(claim.message).bind(to_string(claim.status));
    add.bind(std::int64_t{claim.severity}).bind(to_string(claim.strength)).bind(to_string(claim.stance));
    add.bind(to_string(claim.speaker));
    claim.verdict ? add.bind(to_string(*claim.verdict)) : add.bind_null();
    add.bind(list_of(claim.statements)).bind(list_of(claim.conditions)).bind(list_of(claim.interventions));
    add.bind(claim.quote).bind(claim.before).bind(claim.after);
    add.bind(claim.sentence_key).bind(std::int64_t{claim.sentence_words}).bind(claim.text_hash);
    add.bind(claim.fingerprint).bind(claim.finding).bind(signed_number(claim.begin)).bind(signed_number(claim.end));
    add.bind(signed_number(claim.line)).bind(signed_number(claim.column)).bind(to_string(claim.block));
    add.bind(to_string(claim.channel)).bind(std::int64_t{claim.hidden}).run();
  }

  void add_citation(std::int64_t reading, const CitedWork& work) {
    std::int64_t id = 0;
    if (!work.work.empty()) {
      find_work_.bind(work.work);
      if (find_work_.step()) {
        id = find_work_.integer(0);
        find_work_.reset();
      } else {
        add_work_.bind(work.work).bind(work.title).bind_or_null(work.year).run();
        id = last_id();
      }
    }
    add_citation_.bind(reading).bind_or_null(id).bind(work.mention);
    work.certainty.empty() ? add_citation_.bind_null() : add_citation_.bind(work.certainty);
    add_citation_.bind(list_of(work.problems)).run();
  }

  Database& database_;
  const AddOptions& options_;
  const CheckedWith* with_ = nullptr;
  std::int64_t run_ = 0;

  SqlStatement last_id_ = database_.prepare("SELECT last_insert_rowid()");
  SqlStatement find_run_ = database_.prepare(
      "SELECT id FROM runs WHERE version = ?1 AND rulebook = ?2 AND reference = ?3 AND icu = ?4 AND options = ?5");
  SqlStatement add_run_ =
      database_.prepare("INSERT INTO runs (version, rulebook, reference, icu, options) VALUES (?1, ?2, ?3, ?4, ?5)");
  SqlStatement find_page_ = database_.prepare("SELECT id FROM pages WHERE page = ?1");
  SqlStatement add_page_ = database_.prepare("INSERT INTO pages (page) VALUES (?1)");
  SqlStatement find_site_ = database_.prepare("SELECT id FROM sites WHERE name = ?1");
  SqlStatement add_site_ = database_.prepare("INSERT INTO sites (name) VALUES (?1)");
  SqlStatement find_document_ = database_.prepare("SELECT id FROM documents WHERE sha256 = ?1");
  SqlStatement add_document_ = database_.prepare("INSERT INTO documents (sha256, title) VALUES (?1, ?2)");
  SqlStatement find_reading_ =
      database_.prepare("SELECT id FROM readings WHERE document_id = ?1 AND run_id = ?2 AND digest = ?3");
  SqlStatement add_reading_ =
      database_.prepare("INSERT INTO readings (document_id, run_id, digest) VALUES (?1, ?2, ?3)");
  SqlStatement find_capture_ = database_.prepare(
      "SELECT captures.id, coalesce(reading_id, 0), sites.name, as_of FROM captures"
      " JOIN sites ON sites.id = captures.site_id"
      " WHERE page_id = ?1 AND time = ?2 AND coalesce(document_id, 0) = ?3"
      " AND CASE state WHEN 'failed' THEN replaced_by ELSE '' END = ?4");
  SqlStatement add_capture_ = database_.prepare(
      "INSERT INTO captures (page_id, site_id, time, state, replaced_by, moved_to, as_of, document_id, reading_id,"
      " source, uri, record_date, record_offset, record_length, offset_of, member, record_id, record_number)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)");
  SqlStatement change_reading_ =
      database_.prepare("UPDATE captures SET reading_id = ?2, state = ?3, replaced_by = ?4, as_of = ?5 WHERE id = ?1");
  SqlStatement change_site_ = database_.prepare("UPDATE captures SET site_id = ?2 WHERE id = ?1");
  SqlStatement add_finding_ = database_.prepare(
      "INSERT INTO findings (reading_id, category, rule, message, status, severity, strength, stance, speaker,"
      " verdict, statements, conditions, interventions, quote, context_before, context_after, sentence_key,"
      " sentence_words, text_hash, fingerprint, finding, span_begin, span_end, line_number, column_number, block,"
      " channel, hidden) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
      " ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28)");
  SqlStatement find_work_ = database_.prepare("SELECT id FROM works WHERE work = ?1");
  SqlStatement add_work_ = database_.prepare("INSERT INTO works (work, title, year) VALUES (?1, ?2, ?3)");
  SqlStatement add_citation_ = database_.prepare(
      "INSERT INTO citations (reading_id, work_id, mention, certainty, problems) VALUES (?1, ?2, ?3, ?4, ?5)");
};

}  // namespace

bool CaseStore::add(const CheckedWith& with, std::span<const CaptureToAdd> captures, const AddOptions& options) {
  Transaction transaction(database_);
  CaseWriter writer(database_, options);
  writer.begin(with);
  for (const CaptureToAdd& capture : captures) writer.add(capture);
  return transaction.commit();
}

}  // namespace overclaim
