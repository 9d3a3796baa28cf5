// What holds for the rows of any table: they lie in the file one behind the other, and do not depend on the pieces that
// the file is read in.
#ifndef OVERCLAIM_TESTS_FUZZ_CHECK_TABLE_H_
#define OVERCLAIM_TESTS_FUZZ_CHECK_TABLE_H_

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "intake/table_reader.h"

namespace overclaim::test {

inline std::string rows_of(std::string_view bytes, TableFormat format, std::size_t piece) {
  std::size_t given = 0;
  const ByteSource source = [&](std::size_t most) -> std::optional<std::string> {
    const std::string_view next = bytes.substr(given, std::min(most, piece));
    given += next.size();
    return std::string(next);
  };
  std::variant<TableReader, ReportError> opened = TableReader::open(source, format);
  if (const auto* error = std::get_if<ReportError>(&opened)) return error->message;
  std::string out;
  std::uint64_t behind = 0;
  std::uint64_t number = 0;
  while (const std::optional<TableRow> row = std::get<TableReader>(opened).next()) {
    // What is said of the head comes first and is no row.
    const bool of_head = row->number == 0 && row->error && number == 0 && behind == 0;
    if (!of_head && row->number != ++number) std::abort();
    if (row->offset < behind || row->offset + row->length > bytes.size()) std::abort();
    behind = row->offset + row->length;
    if (row->error && !row->text.empty()) std::abort();
    out += row->id + "|" + row->text + "|" + std::to_string(row->line) + "\n";
  }
  return out;
}

inline void check_table(std::string_view bytes, TableFormat format) {
  const std::string rows = rows_of(bytes, format, bytes.size() + 1);
  if (rows_of(bytes, format, 1) != rows || rows_of(bytes, format, 7) != rows) std::abort();
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_FUZZ_CHECK_TABLE_H_
