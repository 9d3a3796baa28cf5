// A record is believed only where what stands behind it fits: the end, or another record. A length that lies would else
// swallow the next records, and nobody would know. Covered by tests/warc_framing_test.cc, tests/archives and
// tools/faults.
#include "intake/warc_framing.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view record_start = "WARC/";
constexpr std::size_t most_line_ends = 16;  // some writers leave more than the two there must be
constexpr std::size_t piece_bytes = 256U << 10U;

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

// Bytes up to and with the empty line that ends a head, 0 where there is none.
std::size_t head_length(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    const std::string_view behind = text.substr(at + 1);
    if (behind.starts_with("\n")) return at + 2;
    if (behind.starts_with("\r\n")) return at + 3;
  }
  return 0;
}

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return std::nullopt;
  return value;
}

}  // namespace

std::string_view field_of(const HeaderFields& fields, std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return same_letters(field.first, name); });
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

HeaderFields read_fields(std::string_view lines) {
  HeaderFields fields;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (trimmed(line).empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !fields.empty()) {
      fields.back().second += ' ';
      fields.back().second += trimmed(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    fields.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return fields;
}

std::string_view WarcRecord::uri() const {
  std::string_view uri = field_of(fields, "WARC-Target-URI");
  if (uri.size() > 1 && uri.front() == '<' && uri.back() == '>') uri = uri.substr(1, uri.size() - 2);
  return uri;
}

WarcFraming::WarcFraming(PackedBytes bytes, const WarcLimits& limits) : bytes_(std::move(bytes)), limits_(limits) {}

void WarcFraming::go_to(std::uint64_t place) {
  bytes_.go_to(place);
  buffer_begin_ = bytes_.packing() == Packing::none ? place : 0;
}

// Unpacks one piece more; false at the end and where that fails (last_ says which).
bool WarcFraming::more() {
  if (last_ == UnpackStep::end || last_ == UnpackStep::failed) return false;
  if (head_ > piece_bytes && head_ > buffer_.size() / 2) {
    buffer_.erase(0, head_);
    buffer_begin_ += head_;
    head_ = 0;
  }
  const std::uint64_t behind = buffer_begin_ + buffer_.size();
  last_ = bytes_.read(buffer_, piece_bytes);
  if (last_ == UnpackStep::member_end) {
    at_member_start_ = true;
    return true;
  }
  if (last_ != UnpackStep::data) return false;
  if (at_member_start_ && bytes_.packing() != Packing::none && buffer_begin_ + buffer_.size() > behind) {
    members_.push_back({behind, bytes_.member_begin()});
    at_member_start_ = false;
  }
  return true;
}

// Until there are so many bytes to read, if there are.
bool WarcFraming::fill(std::size_t wanted) {
  while (rest().size() < wanted) {
    if (!more()) return false;
  }
  return true;
}

void WarcFraming::drop(std::size_t bytes) { head_ += bytes; }

bool WarcFraming::begins_member(std::uint64_t unpacked, std::uint64_t& file) const {
  for (const MemberStart& member : members_) {
    if (member.unpacked != unpacked) continue;
    file = member.file;
    return true;
  }
  return false;
}

// Of what begins at `begin` and ends at `end`; more line ends may stand between there and where reading stands.
WarcPlace WarcFraming::place_from(std::uint64_t begin, std::uint64_t end) const {
  if (bytes_.packing() == Packing::none) return {begin, end - begin, true};
  std::uint64_t file_begin = 0, file_end = 0;
  if (!begins_member(begin, file_begin)) return {begin, end - begin, false};
  if (begins_member(position(), file_end)) return {file_begin, file_end - file_begin, true};
  if (rest().empty() && at_member_start_) {
    file_end = last_ == UnpackStep::failed ? bytes_.member_begin() : bytes_.at();
    return {file_begin, file_end - file_begin, true};
  }
  return {begin, end - begin, false};
}

// Forgets members that begin before `unpacked`, but for the last of them, which may hold what is read next.
void WarcFraming::drop_members(std::uint64_t unpacked) {
  for (; !members_.empty() && members_.front().unpacked < unpacked; members_.pop_front()) {
    member_ = members_.front().file;
  }
}

// A record alone in its member was verified when its end was read. The check sum of a member of many records stands
// behind them all: it is unpacked once more to its end before the first of them is handed on.
bool WarcFraming::is_verified(const WarcPlace& place) {
  if (place.of_file) return true;
  if (!member_was_checked_ || checked_member_ != member_) {
    member_was_checked_ = true;
    checked_member_ = member_;
    member_is_whole_ = bytes_.is_whole_member(member_);
  }
  return member_is_whole_;
}

// Where the first known member at or behind `unpacked` begins; far away where there is none.
std::uint64_t WarcFraming::next_member(std::uint64_t unpacked) const {
  for (const MemberStart& member : members_) {
    if (member.unpacked >= unpacked) return member.unpacked;
  }
  return std::numeric_limits<std::uint64_t>::max();
}

// "" or what is wrong.
std::string WarcFraming::read_block(std::uint64_t begin, WarcRecord& record) {
  const bool whole = record.block_length <= limits_.block_bytes;
  const std::uint64_t kept = whole ? record.block_length : limits_.kept_of_longer;
  for (std::uint64_t left = record.block_length; left > 0;) {
    if (!fill(1)) return last_ == UnpackStep::failed ? bytes_.failure() : "the file breaks off in it";
    // A member holds whole records: where the next one begins as a record does, this one is shorter than it says.
    std::uint64_t end = position() + std::min<std::uint64_t>(left, rest().size());
    const std::uint64_t member = next_member(std::max(position(), begin + 1));
    if (member == position() && fill(record_start.size()) && rest().starts_with(record_start)) {
      return "holds " + std::to_string(record.block_length - left) + " bytes where it says that it holds " +
             std::to_string(record.block_length);
    }
    if (member > position()) end = std::min(end, member);
    const std::string_view piece = rest().substr(0, static_cast<std::size_t>(end - position()));
    if (record.block.size() < kept)
      record.block += piece.substr(0, static_cast<std::size_t>(kept - record.block.size()));
    left -= piece.size();
    drop(piece.size());
  }
  return "";
}

// Line ends behind a block, and what must follow. "" or what is wrong.
std::string WarcFraming::read_end(std::uint64_t begin, std::uint64_t& end) {
  end = position();
  std::string ends;
  while (ends.size() < most_line_ends && fill(1)) {
    if (rest().front() != '\r' && rest().front() != '\n') break;
    ends += rest().front();
    drop(1);
    if (ends.size() <= 4) end = position();
  }
  const bool packed = bytes_.packing() != Packing::none;
  const bool begun = fill(record_start.size());
  if (begun && rest().starts_with(record_start)) return "";
  // The check sum of this record's own member does not fit.
  if (last_ == UnpackStep::failed && rest().empty() && !(packed && at_member_start_)) return bytes_.failure();
  // A member that ends here is whole, and its check sum fits; two line ends are as the format wants them. What follows
  // is looked at by the next call. Else the length may lie.
  std::uint64_t file = 0;
  const bool member_ends = packed && (begins_member(position(), file) || (at_member_start_ && rest().empty()));
  const bool alone = packed && begins_member(begin, file);  // then its check sum is to be seen
  if (member_ends || record_start.starts_with(rest()) || (!alone && ends.starts_with("\r\n\r\n"))) return "";
  return "what follows it is no record: its length is wrong, or it is damaged";
}

WarcDamage WarcFraming::damaged(std::uint64_t begin, std::string why, const WarcRecord& record) {
  WarcDamage damage;
  damage.type = record.type();
  damage.uri = record.uri();
  damage.date = record.date();
  std::uint64_t from = begin;
  const bool of_file = bytes_.packing() == Packing::none || begins_member(begin, from);
  // Where a member cannot even be begun, nothing of it is known but its place.
  const bool no_member = !of_file && last_ == UnpackStep::failed && rest().empty() && position() == begin;
  if (no_member) from = bytes_.member_begin();
  damage.place = {from, 0, of_file || no_member};

  std::uint64_t to = 0;
  damaged_bytes_ += buffer_begin_ + buffer_.size() - begin;
  const bool given_up = ++damages_ > limits_.damaged_places || damaged_bytes_ > limits_.damaged_bytes;
  if (given_up) {
    last_ = UnpackStep::end;
    buffer_.clear();
    head_ = 0;
    to = bytes_.size();
    why += "; too much of this archive is damaged, so that the rest of it was not read";
  } else {
    find_next(begin);
    to = position();
    const bool at_end = rest().empty() && !fill(1);
    if (damage.place.of_file && bytes_.packing() != Packing::none && !begins_member(position(), to)) {
      damage.place.of_file = at_end;
      to = at_end ? bytes_.size() : position();
      if (!at_end) damage.place.offset = begin;
    } else if (at_end && damage.place.of_file) {
      to = bytes_.size();
    }
  }
  damage.place.length = to > damage.place.offset ? to - damage.place.offset : 0;
  const std::string what = damage.type.empty() ? "a place in it" : "a record of it (" + damage.type + ")";
  damage.error = {"damaged", what + " cannot be read: " + why};
  return damage;
}

// Whether the buffer, from a byte behind where reading stands, has a line that begins a record; goes there.
bool WarcFraming::to_next_record_in_buffer() {
  const std::size_t hit = rest().find("\nWARC/1."sv);
  if (hit == std::string_view::npos) {
    drop(rest().size() - std::min<std::size_t>(rest().size(), 7));
    return false;
  }
  drop(hit + 1);
  return true;
}

void WarcFraming::find_next(std::uint64_t begin) {
  const bool packed = bytes_.packing() != Packing::none;
  std::uint64_t file = begin;
  const bool has_place = !packed || begins_member(begin, file);
  // A member of its own, or no packing: look in the file, from behind the damaged record's first byte.
  const bool cannot_go_on = last_ == UnpackStep::failed;
  if (has_place || cannot_go_on) {
    if (!has_place) file = bytes_.member_begin();
    const std::optional<std::uint64_t> next = bytes_.find_member(file + 1, record_start);
    const std::uint64_t unpacked = packed ? buffer_begin_ + buffer_.size() : next.value_or(bytes_.size());
    buffer_.clear();
    head_ = 0;
    buffer_begin_ = unpacked;
    members_.clear();
    last_ = next ? UnpackStep::data : UnpackStep::end;
    at_member_start_ = true;
    if (next) bytes_.go_to(*next);
    if (next) static_cast<void>(fill(1));
    return;
  }
  // One piece: what is unpacked already stays, the next line that begins a record is looked for.
  while (!to_next_record_in_buffer()) {
    if (!more()) {
      drop(rest().size());
      return;
    }
  }
}

std::variant<WarcRecord, WarcDamage, WarcEnd> WarcFraming::next() {
  drop_members(position());
  WarcRecord record;
  // Empty lines between records are left by some writers.
  for (std::size_t ends = 0; ends < most_line_ends && fill(1); ++ends) {
    if (rest().front() != '\r' && rest().front() != '\n') break;
    drop(1);
  }
  if (!fill(1)) {
    if (last_ != UnpackStep::failed) return WarcEnd{};
    const std::string why = bytes_.failure();
    return damaged(position(), why, record);
  }
  const std::uint64_t begin = position();
  drop_members(begin);

  std::size_t length = 0;
  while ((length = head_length(rest().substr(0, static_cast<std::size_t>(limits_.head_bytes)))) == 0) {
    if (rest().size() >= limits_.head_bytes) return damaged(begin, "its head is too long or has no end", record);
    if (rest().size() >= record_start.size() && !rest().starts_with(record_start)) {
      return damaged(begin, "it does not begin as a record does", record);
    }
    if (!more()) {
      return damaged(begin, last_ == UnpackStep::failed ? bytes_.failure() : "the file breaks off in it", record);
    }
  }
  const std::string_view head = rest().substr(0, length);
  if (!head.starts_with(record_start)) return damaged(begin, "it does not begin as a record does", record);
  const std::size_t line_end = head.find('\n');
  record.version = trimmed(head.substr(record_start.size(), line_end - record_start.size()));
  record.fields = read_fields(head.substr(line_end + 1));
  drop(length);
  const std::optional<std::uint64_t> block_length = number(field_of(record.fields, "Content-Length"));
  if (!block_length) return damaged(begin, "it does not say how long it is", record);
  record.block_length = *block_length;
  std::string wrong = read_block(begin, record);
  std::uint64_t end = 0;
  if (wrong.empty()) wrong = read_end(begin, end);
  if (!wrong.empty()) return damaged(begin, wrong, record);
  record.place = place_from(begin, end);
  if (!record.place.of_file) drop_members(begin + 1);
  record.is_verified = is_verified(record.place);
  return record;
}

}  // namespace overclaim
