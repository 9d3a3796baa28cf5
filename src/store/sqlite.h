// A database file and its statements. The only place that knows sqlite3.h.
#ifndef OVERCLAIM_STORE_SQLITE_H_
#define OVERCLAIM_STORE_SQLITE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace overclaim {

enum class DatabaseUse { read, write };

class SqlStatement;

// Whether the file is a database, by its first bytes; false also where it cannot be read.
bool is_database_file(const std::string& path);

// An open file that remembers its first failure, as app/output.h does; what is asked of it behind that does nothing and
// gives nothing. A failure says which file, what happened, and what to do about it.
class Database {
 public:
  // `write` makes the file where there is none. Waits up to `wait_seconds` where another program writes.
  static std::variant<Database, std::string> open(const std::string& path, DatabaseUse use, int wait_seconds = 60);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // Runs statements that give no rows; true where all went well.
  bool run(const std::string& sql);

  // The first column of the first row; nothing where there is none, or on failure.
  std::optional<std::int64_t> number(std::string_view sql);
  std::string text(std::string_view sql);

  // Made once, bound and stepped often. Requires: the database outlives it.
  SqlStatement prepare(std::string_view sql);

  // Rows that statements have inserted, changed or deleted since the file was opened.
  std::int64_t changes() const;

  // "" or what failed, for people: "case.sqlite: the disk is full; ...".
  const std::string& failure() const;
  const std::string& path() const;

  // As if a statement had failed; keeps the first.
  void fail(const std::string& what);

 private:
  friend class SqlStatement;
  friend class Transaction;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Parameters are bound in their order, columns read by their place from 0.
// Example: for (find.bind("a"); find.step();) use(find.integer(0)); ... find.reset();
class SqlStatement {
 public:
  SqlStatement(SqlStatement&& other) noexcept;
  SqlStatement& operator=(SqlStatement&& other) noexcept;
  ~SqlStatement();

  SqlStatement& bind(std::string_view text);
  SqlStatement& bind(std::int64_t number);
  SqlStatement& bind_bytes(std::string_view bytes);
  SqlStatement& bind_null();
  SqlStatement& bind_or_null(std::int64_t id);  // null for 0

  // True where there is a row. At the end, and on failure, the statement is ready to be bound anew.
  bool step();

  // step() to the end; true where nothing failed.
  bool run();

  // For a statement that is left before its end.
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;  // of a blob its bytes
  bool is_null(int column) const;

 private:
  friend class Database;
  SqlStatement(Database::State* database, sqlite3_stmt* statement) : database_(database), statement_(statement) {}

  Database::State* database_;
  sqlite3_stmt* statement_;
  int bound_ = 0;
};

// Either all of it or nothing: without commit() the file stays as it was. Takes the right to write at once, so that it
// waits at its beginning and never in its middle.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  // False where anything failed since it began.
  bool commit();

 private:
  Database& database_;
  bool open_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_SQLITE_H_
