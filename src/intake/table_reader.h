// Tables of texts, a row at a time: CSV, TSV, JSONL, in memory that does not grow with the file.
#ifndef OVERCLAIM_INTAKE_TABLE_READER_H_
#define OVERCLAIM_INTAKE_TABLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "check/report.h"

namespace overclaim {

enum class TableFormat { csv, tsv, jsonl };

// By the name (.csv, .tsv, .tab, .jsonl, .ndjson), else by content where it begins with a JSON object on a line of its
// own; nothing for other files. CSV cannot be told by content: prose has commas too.
std::optional<TableFormat> table_format(std::string_view head, std::string_view name);

// The next bytes of a file, at most `most` and at least one; "" at its end, nothing where it cannot be read.
using ByteSource = std::function<std::optional<std::string>(std::size_t most)>;

// How much of a file is asked for at a time. The first piece decides the charset.
inline constexpr std::size_t table_piece_bytes = 256U << 10U;

// Which column is what, by its name; "" to find it by the names such columns usually have. Case does not matter. Where
// `text_field` is "", columns of headings (table_headings.h) are read with the text.
struct TableOptions {
  std::string text_field = {}, id_field = {}, date_field = {};
  std::string charset = {};  // a name of charset.h; "": decided by the first bytes
};

// A record longer than this is an error row.
inline constexpr std::uint64_t max_record_bytes = 16U << 20U;

// `offset`, `length`: bytes of the record in the file, without its line end.
// `error`: the row could not be read (code "row"); the message says why and in which line. Its other fields may be
// filled as far as they were understood, `text` never is.
struct TableRow {
  std::uint64_t number = 0;  // of the record, from 1, the header not counted, blank lines not counted
  std::uint64_t line = 0;    // where it begins, from 1
  std::uint64_t offset = 0, length = 0;
  std::string id, date, text;                                // UTF-8; below its headings, where it has any
  std::vector<std::pair<std::string, std::string>> columns;  // the others, headings too, in the order of the file
  std::optional<ReportError> error;
};

// Where a record stands, without what it says.
struct TablePlace {
  std::uint64_t number = 1, line = 1, offset = 0, length = 0;
};

// Rows of CSV (RFC 4180, parted by comma, semicolon, tab or bar as its first line is), TSV (quotes as in CSV, or none)
// or JSON objects a line. CSV and TSV begin with the names of the columns; where the only name is a sentence and was
// not asked for, an error row with the number 0 says so first.
// Example: on "id;text\n7;\"No risk.\"\n" next() gives {number 1, line 2, offset 8, length 12, id "7", text "No
// risk."}, then nothing.
class TableReader {
 public:
  // Reads up to the first row. The error (code "columns" or "not_readable") lists the columns there are where none
  // could be told to be the text. An empty file has no rows and is no error.
  static std::variant<TableReader, ReportError> open(ByteSource source, TableFormat format,
                                                     const TableOptions& options = {});

  TableReader(TableReader&&) noexcept;
  TableReader& operator=(TableReader&&) noexcept;
  ~TableReader();

  // The next row, good or bad; nothing at the end. A file that cannot be read any further ends with an error row of the
  // code "not_readable".
  std::optional<TableRow> next();

  // The next record unread: its place, good or bad; nothing at the end. For those who cut a table into shards.
  std::optional<TablePlace> pass_over();

  // False where a record cannot be read without those before it: UTF-16, and tables of which no column is the text.
  bool may_be_cut() const;

  // Bytes from the start of the file that decide how each row is read: charset and columns. Known after the first row.
  std::uint64_t head() const;

  // The next row is the one at this place. The caller's source goes there too, behind this call.
  // Requires: nothing was read yet; a record begins there; may_be_cut() when all was passed over.
  void go_to(const TablePlace& place);

  std::string_view text_field() const;  // the names as they stand in the file; "" for none
  std::string_view id_field() const;
  std::string_view date_field() const;

 private:
  class Rows;
  explicit TableReader(std::unique_ptr<Rows> rows);
  std::unique_ptr<Rows> rows_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_TABLE_READER_H_
