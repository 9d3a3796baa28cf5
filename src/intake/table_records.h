// The records of a table as they stand in the file: where each begins and ends, before anything in it is understood.
#ifndef OVERCLAIM_INTAKE_TABLE_RECORDS_H_
#define OVERCLAIM_INTAKE_TABLE_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/table_reader.h"

namespace overclaim {

enum class RecordProblem {
  none,
  too_long,       // more than max_record_bytes; passed over to its end
  text_at_quote,  // something stands behind a closing quote; the record is only its first line
  open_quote,     // a quote never closes; the record is only its first line
  not_readable    // the file cannot be read on; the last record there is
};

struct TableRecord {
  std::string_view bytes;  // of the reader's buffer, until the next call; in the file's charset, but UTF-8 for UTF-16
  std::uint64_t line = 1, offset = 0, length = 0;
  RecordProblem problem = RecordProblem::none;
};

class TableRecords {
 public:
  // `quoted`: quotes may hold line ends (CSV, TSV). `charset`: as TableOptions::charset.
  TableRecords(ByteSource source, bool quoted, std::string_view charset);

  // The next record that is not empty; nothing at the end.
  std::optional<TableRecord> next();

  // Before the first call of next(), while it is not set any of , ; tab | parts fields.
  void set_separator(char separator) { separator_ = separator; }

  // The next record is the one at this place; so many lines stand before it. The source goes there too, by the caller.
  // Requires: a record begins there, and one was read before (the charset is decided by the start of the file).
  void go_to(std::uint64_t offset, std::uint64_t line);

  std::uint64_t offset() const { return offset_; }  // where in the file reading goes on
  bool is_wide() const { return wide_; }            // UTF-16

  // A piece of a record as UTF-8. Where no charset was named, a piece that is not valid UTF-8 is read in the charset
  // that the start of the file seems to be in, or the piece itself.
  std::string decoded(std::string_view piece) const;

 private:
  bool fill();
  void begin();
  bool is_separator(char c) const;
  std::uint64_t source_length(std::string_view bytes) const;
  void consume(std::size_t bytes);
  TableRecord first_line(RecordProblem problem);

  ByteSource source_;
  bool quoted_, named_, wide_ = false, begun_ = false, ended_ = false, failed_ = false;
  std::string charset_, otherwise_;  // otherwise_: of what is not valid UTF-8
  char separator_ = '\0';
  std::string buffer_, carried_;  // carried_: bytes of UTF-16 that are no whole character yet
  std::size_t next_ = 0;          // of buffer_: behind the record that was given out
  std::uint64_t offset_ = 0, line_ = 1;
};

// The fields of a record, quotes taken away. Requires: a record without a problem. Where `quotes` is false they are
// characters like others.
std::vector<std::string> split_record(std::string_view bytes, char separator, bool quotes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_TABLE_RECORDS_H_
