// One pass over the bytes with the four states of a quoted field. A quote that goes wrong costs one line, not the rest
// of the file: the record is then its first line, and reading goes on behind that. Each such line is scanned at most
// twice, as a line that leaves a quote open ends the one before it. Tables are pasted together from many hands, so the
// charset is decided piece by piece: what is valid UTF-8 is that. Covered by tests/table_reader_test.cc.
#include "intake/table_records.h"

#include <algorithm>
#include <utility>

#include "intake/input_kind.h"
#include "intake/parts.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::string_view separators = ",;\t|";

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

TableRecords::TableRecords(ByteSource source, bool quoted, std::string_view charset)
    : source_(std::move(source)), quoted_(quoted), named_(!charset.empty()), charset_(charset) {
  wide_ = charset_.starts_with("utf-16");
}

bool TableRecords::is_separator(char c) const {
  return separator_ != '\0' ? c == separator_ : separators.find(c) != separators.npos;
}

// Adds the next piece of the file to the buffer; false at its end.
bool TableRecords::fill() {
  if (ended_) return false;
  std::optional<std::string> piece = source_(table_piece_bytes);
  if (!piece || piece->empty()) {
    failed_ = !piece;
    ended_ = true;
    return false;
  }
  if (!begun_) {
    begun_ = true;
    while (piece->size() < head_bytes) {  // enough to decide the charset by
      const std::optional<std::string> more = source_(table_piece_bytes);
      if (!more || more->empty()) {
        failed_ = !more;
        ended_ = true;
        break;
      }
      *piece += *more;
    }
    if (!named_) {
      charset_ = utf16_charset(*piece);
      if (charset_.empty()) {
        charset_ = "utf-8";
        otherwise_ = decide_charset(std::string_view(*piece).substr(0, cut_plain_text(*piece)), false);
      }
    }
    wide_ = charset_.starts_with("utf-16");
  }
  if (!wide_) {
    buffer_ += *piece;
    return true;
  }
  carried_ += *piece;
  std::size_t whole = carried_.size() - carried_.size() % 2;
  if (whole >= 2) {  // the first half of a pair waits for the second
    const auto high = static_cast<unsigned char>(carried_[charset_ == "utf-16be" ? whole - 2 : whole - 1]);
    if ((high & 0xFCU) == 0xD8U) whole -= 2;
  }
  if (whole > 0) buffer_ += decode(std::string_view(carried_).substr(0, whole), charset_).text;
  carried_.erase(0, whole);
  return true;
}

void TableRecords::begin() {
  if (begun_) return;
  fill();
  if (buffer_.starts_with("\xEF\xBB\xBF")) consume(3);
}

// Bytes in the file: a character of UTF-16 has two of them, or four where UTF-8 needs four.
std::uint64_t TableRecords::source_length(std::string_view bytes) const {
  if (!wide_) return bytes.size();
  std::uint64_t length = 0;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if ((byte & 0xC0U) != 0x80U) length += byte >= 0xF0 ? 4 : 2;
  }
  return length;
}

void TableRecords::consume(std::size_t bytes) {
  const std::string_view taken = std::string_view(buffer_).substr(next_, bytes);
  offset_ += source_length(taken);
  line_ += static_cast<std::uint64_t>(std::count(taken.begin(), taken.end(), '\n'));
  next_ += bytes;
}

// The record at next_ as its first line alone.
TableRecord TableRecords::first_line(RecordProblem problem) {
  std::size_t end = buffer_.find('\n', next_);
  while (end == buffer_.npos && buffer_.size() - next_ < max_record_bytes) {
    const std::size_t searched = buffer_.size();
    if (!fill()) break;
    end = buffer_.find('\n', searched);
  }
  end = end == buffer_.npos ? buffer_.size() : end + 1;
  TableRecord record;
  record.line = line_;
  record.offset = offset_;
  const std::size_t begin = next_;
  record.problem = problem;
  consume(end - next_);
  record.bytes = without_line_end(std::string_view(buffer_).substr(begin, end - begin));
  record.length = source_length(record.bytes);
  return record;
}

std::optional<TableRecord> TableRecords::next() {
  begin();
  for (;;) {  // empty lines
    while (next_ < buffer_.size() && (buffer_[next_] == '\n' || buffer_[next_] == '\r')) consume(1);
    if (next_ < buffer_.size()) break;
    if (!fill()) break;
  }
  if (next_ >= table_piece_bytes) {  // now and then: each move costs what is left in the buffer
    buffer_.erase(0, next_);
    next_ = 0;
  }
  if (next_ == buffer_.size()) {
    if (!std::exchange(failed_, false)) return std::nullopt;
    return TableRecord{{}, line_, offset_, 0, RecordProblem::not_readable};
  }

  TableRecord record;
  record.line = line_;
  record.offset = offset_;
  const auto end_at = [&](std::size_t end) {
    record.bytes = std::string_view(buffer_).substr(next_, end - next_);
    record.length += source_length(record.bytes);
    if (record.problem == RecordProblem::too_long) record.bytes = {};
  };
  enum class State { field_start, plain, quoted, behind_quote } state = State::field_start;
  for (std::size_t pos = next_;; ++pos) {
    if (pos - next_ > max_record_bytes) record.problem = RecordProblem::too_long;
    if (record.problem == RecordProblem::too_long && pos - next_ > table_piece_bytes) {  // let it go
      end_at(pos);
      consume(pos - next_);
      buffer_.erase(0, pos);
      next_ = pos = 0;
    }
    while (pos == buffer_.size() && fill()) {
    }
    if (pos == buffer_.size()) {
      if (std::exchange(failed_, false)) {
        next_ = buffer_.size();
        return TableRecord{{}, record.line, record.offset, 0, RecordProblem::not_readable};
      }
      if (state == State::quoted && record.problem == RecordProblem::none) return first_line(RecordProblem::open_quote);
      end_at(pos);
      consume(pos - next_);
      return record;
    }
    const char c = buffer_[pos];
    if (state == State::quoted) {
      if (c == '"') state = State::behind_quote;
      continue;
    }
    if (c == '\n' || c == '\r') {
      while (c == '\r' && pos + 1 == buffer_.size() && fill()) {
      }
      const bool two = c == '\r' && pos + 1 < buffer_.size() && buffer_[pos + 1] == '\n';
      end_at(pos);
      consume(pos + (two ? 2 : 1) - next_);
      if (c == '\r' && !two) ++line_;
      return record;
    }
    if (!quoted_) continue;
    if (state == State::behind_quote && c == '"') {
      state = State::quoted;
    } else if (is_separator(c)) {
      state = State::field_start;
    } else if (state == State::behind_quote) {
      if (record.problem == RecordProblem::none) return first_line(RecordProblem::text_at_quote);
      state = State::plain;
    } else {
      state = state == State::field_start && c == '"' ? State::quoted : State::plain;
    }
  }
}

void TableRecords::go_to(std::uint64_t offset, std::uint64_t line) {
  buffer_.clear();
  carried_.clear();
  next_ = 0;
  ended_ = failed_ = false;
  offset_ = offset;
  line_ = line;
}

std::string TableRecords::decoded(std::string_view piece) const {
  if (wide_) return std::string(piece);
  if (charset_ == "utf-8") {
    if (named_ || is_utf8(piece)) return std::string(piece);
    const std::string own = otherwise_ != "utf-8" ? otherwise_ : std::string(decide_charset(piece, false));
    if (own == "utf-8" || own.starts_with("utf-16")) return std::string(piece);
    return decode(piece, own).text;
  }
  return decode(piece, charset_).text;
}

std::vector<std::string> split_record(std::string_view bytes, char separator, bool quotes) {
  std::vector<std::string> fields;
  for (std::size_t at = 0;;) {
    std::string field;
    if (quotes && at < bytes.size() && bytes[at] == '"') {
      for (++at; at < bytes.size(); ++at) {
        if (bytes[at] == '"') {
          if (at + 1 >= bytes.size() || bytes[at + 1] != '"') break;
          ++at;
        }
        field += bytes[at];
      }
      at = std::min(at + 1, bytes.size());
    } else {
      const std::size_t end = std::min(bytes.find(separator, at), bytes.size());
      field = bytes.substr(at, end - at);
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= bytes.size()) return fields;
    ++at;  // the separator
  }
}

}  // namespace overclaim
