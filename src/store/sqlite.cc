// Failures as values, as everywhere at the border: a caller that adds ten rows looks once, at commit(). Exceptions were
// not taken, as none cross our layers. Covered by tests/sqlite_test.cc and, for kills and full disks, tests/cases.
#include "store/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace overclaim {

namespace {

constexpr std::string_view database_head{"SQLite format 3\0", 16};

// Something else than a file: a pipe would be waited for, also where SQLite looks beside its own file.
bool is_there_and_no_file(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

// The first bytes of a file, as many as there are; "" where it cannot be read.
std::string head_of(const std::string& path) {
  if (is_there_and_no_file(path)) return "";
  std::ifstream in(path, std::ios::binary);
  std::string head(database_head.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return head;
}

bool holds_something_else(const std::string& path) {
  const std::string head = head_of(path);
  return !head.empty() && head != database_head;
}

}  // namespace

bool is_database_file(const std::string& path) { return head_of(path) == database_head; }

struct Database::State {
  sqlite3* handle = nullptr;
  std::string path, failure;

  // What an SQLite code means to the person at the keyboard.
  std::string said(int code) const {
    switch (code & 0xFF) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return "another program has been writing to it for too long; wait for it to end, then run this again";
      case SQLITE_FULL:
        return "the disk is full; nothing of this step was kept. Make room and run this again";
      case SQLITE_READONLY:
        return "may only be read; allow writing to the file and its folder, or copy it to where you may write";
      case SQLITE_CANTOPEN:
        return "cannot be opened" + system_error() + "; is the folder there, and may you write to it?";
      case SQLITE_NOTADB:
        return "is no case store; name another file";
      case SQLITE_CORRUPT:
        return "is damaged (" + std::string(sqlite3_errmsg(handle)) +
               "); keep a copy, and make it anew from the archives with check --store";
      case SQLITE_IOERR:
        if (code != SQLITE_IOERR_READ && code != SQLITE_IOERR_SHORT_READ) {
          return "cannot be written" + system_error() +
                 "; nothing of this step was kept. Make room on the disk and run this again";
        }
        return "cannot be read" + system_error();
      default:
        return std::string("cannot be used (") + sqlite3_errmsg(handle) + ")";
    }
  }

  std::string system_error() const {
    const int error = sqlite3_system_errno(handle);
    return error == 0 ? "" : " (" + std::string(std::strerror(error)) + ")";
  }

  bool take(int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return true;
    if (failure.empty()) failure = path + ": " + said(sqlite3_extended_errcode(handle));
    return false;
  }

  ~State() { sqlite3_close(handle); }
};

std::variant<Database, std::string> Database::open(const std::string& path, DatabaseUse use, int wait_seconds) {
  auto state = std::make_unique<State>();
  state->path = path;
  const int flags = use == DatabaseUse::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  // A device or a pipe takes what is written and keeps nothing; SQLite would only say that the disk is full.
  if (is_there_and_no_file(path)) {
    return path + ": is no file; a case is kept in one of its own, for example case.sqlite";
  }
  for (const char* beside : {"-journal", "-wal", "-shm"}) {
    if (is_there_and_no_file(path + beside)) return path + beside + ": is no file, and stands where the case keeps one";
  }
  // SQLite takes a short file of anything for an empty database, and would write over it.
  if (holds_something_else(path)) return path + ": is no case store; name another file";
  // "file:..." and ":memory:" are names of files here.
  const std::string plain = path.starts_with('/') ? path : "./" + path;
  const int code = sqlite3_open_v2(plain.c_str(), &state->handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (state->handle == nullptr) return path + ": out of memory";
  sqlite3_extended_result_codes(state->handle, 1);
  if (!state->take(code)) return state->failure;
  sqlite3_busy_timeout(state->handle, wait_seconds * 1000);
  return Database(std::move(state));
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

const std::string& Database::failure() const { return state_->failure; }
const std::string& Database::path() const { return state_->path; }
std::int64_t Database::changes() const { return sqlite3_total_changes(state_->handle); }

void Database::fail(const std::string& what) {
  if (state_->failure.empty()) state_->failure = state_->path + ": " + what;
}

bool Database::run(const std::string& sql) {
  if (!state_->failure.empty()) return false;
  return state_->take(sqlite3_exec(state_->handle, sql.c_str(), nullptr, nullptr, nullptr));
}

std::optional<std::int64_t> Database::number(std::string_view sql) {
  SqlStatement statement = prepare(sql);
  return statement.step() ? std::optional(statement.integer(0)) : std::nullopt;
}

std::string Database::text(std::string_view sql) {
  SqlStatement statement = prepare(sql);
  return statement.step() ? statement.text(0) : std::string();
}

SqlStatement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (state_->failure.empty()) {
    state_->take(sqlite3_prepare_v2(state_->handle, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  }
  return {state_.get(), statement};
}

SqlStatement::SqlStatement(SqlStatement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)), bound_(other.bound_) {}

SqlStatement& SqlStatement::operator=(SqlStatement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  std::swap(bound_, other.bound_);
  return *this;
}

SqlStatement::~SqlStatement() { sqlite3_finalize(statement_); }

SqlStatement& SqlStatement::bind(std::string_view text) {
  ++bound_;
  // An empty view may have no data, which would bind a null.
  const char* data = text.data() == nullptr ? "" : text.data();
  if (statement_ != nullptr) {
    database_->take(sqlite3_bind_text64(statement_, bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  return *this;
}

SqlStatement& SqlStatement::bind(std::int64_t number) {
  ++bound_;
  if (statement_ != nullptr) database_->take(sqlite3_bind_int64(statement_, bound_, number));
  return *this;
}

SqlStatement& SqlStatement::bind_bytes(std::string_view bytes) {
  ++bound_;
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  if (statement_ != nullptr) {
    database_->take(sqlite3_bind_blob64(statement_, bound_, data, bytes.size(), SQLITE_TRANSIENT));
  }
  return *this;
}

SqlStatement& SqlStatement::bind_null() {
  ++bound_;
  if (statement_ != nullptr) database_->take(sqlite3_bind_null(statement_, bound_));
  return *this;
}

SqlStatement& SqlStatement::bind_or_null(std::int64_t id) { return id == 0 ? bind_null() : bind(id); }

bool SqlStatement::step() {
  if (statement_ == nullptr) return false;
  if (database_->failure.empty()) {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    database_->take(code);
  }
  reset();
  return false;
}

bool SqlStatement::run() {
  while (step()) {
  }
  return database_->failure.empty();
}

void SqlStatement::reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  bound_ = 0;
}

std::int64_t SqlStatement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqlStatement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string()
                          : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool SqlStatement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Transaction::Transaction(Database& database) : database_(database), open_(database.run("BEGIN IMMEDIATE")) {}

Transaction::~Transaction() {
  if (!open_) return;
  // Not through run(): a failure before this must not keep it from happening, and one in it changes nothing.
  sqlite3_exec(database_.state_->handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Transaction::commit() {
  if (!open_ || !database_.run("COMMIT")) return false;
  open_ = false;
  return true;
}

}  // namespace overclaim
