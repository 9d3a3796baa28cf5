// Read with read(2) and answered line by line, before the next read may wait: an engine that sends one record and waits
// for the answer must get it. Each line is a table of one row to the reader of tables, so that columns are found as in
// files, but never by what other lines say. Covered by tests/screen_test.cc and tests/cluster.
#include "app/command_screen.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

#include "app/check_settings.h"
#include "app/messages.h"
#include "app/output.h"
#include "intake/archived_page.h"
#include "intake/input_kind.h"
#include "intake/table_reader.h"
#include "report/json_report.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::size_t piece_bytes = 64U << 10U;

// The reader of tables names the line; here it is always the first of its table, which says nothing.
std::string without_line(const std::string& message) {
  const std::string line = "line 1: ";
  return message.rfind(line, 0) == 0 ? message.substr(line.size()) : message;
}

class Screen {
 public:
  Screen(const Options& options, const LoadedRulebook& loaded, const std::string& version)
      : loaded_(loaded),
        settings_(settings_of(options, version)),
        table_{options.text_field, options.id_field, options.date_field, ""},
        source_(options.stdin_name.empty() ? "-" : options.stdin_name),
        output_(Output::standard_output()) {}

  ExitStatus run() {
    std::string piece(piece_bytes, '\0');
    for (bool first = true;; first = false) {
      const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return cannot_read(errno);
      if (count == 0) break;
      const std::string_view bytes(piece.data(), static_cast<std::size_t>(count));
      if (first) {
        if (const std::optional<ReportError> error = no_records(bytes.substr(0, head_bytes))) {
          return overclaim::fail("standard input " + error->message, ExitStatus::bad_input);
        }
      }
      if (!take(bytes)) return overclaim::fail(output_.failure(), ExitStatus::not_written);
    }
    if (!end_line()) return overclaim::fail(output_.failure(), ExitStatus::not_written);
    return any_bad_ ? ExitStatus::incomplete : ExitStatus::clean;
  }

 private:
  // Why the stream as a whole is none of records: it begins like a picture, an archive or UTF-32. Bytes of zero and
  // control characters do not count: they are the fault of the record they stand in, and others may stand behind it.
  static std::optional<ReportError> no_records(std::string_view head) {
    std::optional<ReportError> error = not_text(head);
    if (error && error->code == "binary" && not_text_kind(head) == "unknown_binary") return std::nullopt;
    return error;
  }

  static ExitStatus cannot_read(int error) {
    const bool stays = error == EBADF || error == EISDIR || error == EINVAL;
    return overclaim::fail("standard input cannot be read (" + std::generic_category().message(error) + ")",
                           stays ? ExitStatus::bad_input : ExitStatus::try_again);
  }

  bool take(std::string_view bytes) {
    while (!bytes.empty()) {
      // A carriage return alone ends a line too, as in tables; between the two of CR LF there is an empty line.
      const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
      add(bytes.substr(0, end));
      if (end == bytes.size()) return true;
      bytes.remove_prefix(end + 1);
      if (!end_line()) return false;
    }
    return true;
  }

  // Of a line that is too long only its digest and its length are kept.
  void add(std::string_view bytes) {
    const bool was_too_long = length_ > max_record_bytes;
    length_ += bytes.size();
    if (!was_too_long) line_ += bytes;
    if (length_ <= max_record_bytes) return;
    digest_.update(was_too_long ? bytes : std::string_view(line_));
    std::string().swap(line_);
  }

  bool end_line() {
    const std::string line = std::exchange(line_, "");
    const std::uint64_t length = std::exchange(length_, 0);
    if (length > max_record_bytes) return answer_too_long(std::exchange(digest_, Sha256()).hex_digest(), length);
    return line.empty() || answer(line);
  }

  // A record of its own: no place in a file, no number in a table.
  Item blank(std::string id, std::uint64_t length) const {
    Item item;
    item.source = source_;
    item.span_of = SpanOf::field;
    Record record;
    record.length = length;
    record.offset_of = "line";
    record.id = std::move(id);
    item.record = std::move(record);
    return item;
  }

  bool answer_too_long(const std::string& digest, std::uint64_t length) {
    Item item = blank(digest, length);
    const ReportError error{"too_long", "the record has " + std::to_string(length) + " bytes, more than " +
                                            std::to_string(max_record_bytes >> 20U) + " MiB; it was passed over"};
    fail(item, error);
    return report_on(std::move(item));
  }

  static void fail(Item& item, const ReportError& error) {
    item.kind = ItemKind::error;
    item.size = item.record->length;
    item.error = ReportError{error.code, without_line(error.message)};
  }

  bool answer(const std::string& line) {
    bool given = false;
    const ByteSource source = [&](std::size_t) -> std::optional<std::string> {
      return std::exchange(given, true) ? std::string() : line;
    };
    Item item = blank("", line.size());
    std::variant<TableReader, ReportError> opened = TableReader::open(source, TableFormat::jsonl, table_);
    if (ReportError* error = std::get_if<ReportError>(&opened)) {
      fail(item, *error);
    } else if (std::optional<TableRow> row = std::get<TableReader>(opened).next()) {
      item.record->id = std::move(row->id);
      item.record->date = row->date;
      for (auto& [name, value] : row->columns) item.record->columns.push_back({name, std::move(value)});
      item.captured = day_of(row->date);
      if (row->error) {
        fail(item, *row->error);
      } else {
        item.bytes = std::move(row->text);
        item.charset = "utf-8";
        item.media_type = media_type_of(item.bytes, "");
      }
    }
    if (item.record->id.empty()) item.record->id = sha256_hex(line);
    return report_on(std::move(item));
  }

  bool report_on(Item item) {
    report_on_documents(std::move(item), settings_, loaded_, [&](const WeighedReport& weighed) {
      any_bad_ = any_bad_ || weighed.incomplete;
      output_.write(to_json_document(weighed.report, selection_of(settings_)) + "\n");
    });
    return output_.failure().empty();
  }

  const LoadedRulebook& loaded_;
  ReportSettings settings_;
  TableOptions table_;
  std::string source_;
  Output output_;
  std::string line_;  // what was read of it
  std::uint64_t length_ = 0;
  Sha256 digest_;  // of a line that is too long
  bool any_bad_ = false;
};

}  // namespace

ExitStatus command_screen(const Options& options, const LoadedRulebook& loaded, const std::string& version) {
  const std::string unknown = wrong_selection(settings_of(options, version), *loaded.rulebook);
  if (!unknown.empty()) return fail(unknown);
  return Screen(options, loaded, version).run();
}

}  // namespace overclaim
