// Records of a web archive (WARC 1.0 and 1.1, WET), one after the other, in memory that does not grow with the archive.
#ifndef OVERCLAIM_INTAKE_WARC_FRAMING_H_
#define OVERCLAIM_INTAKE_WARC_FRAMING_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "check/report.h"
#include "intake/packed_bytes.h"
#include "text/read.h"

namespace overclaim {

using HeaderFields =
    std::vector<std::pair<std::string, std::string>>;  // name as written, value without space around it

// The value of the first field of this name, whatever its case; "" for none.
std::string_view field_of(const HeaderFields& fields, std::string_view name);

// Lines "Name: value" up to an empty line or the end; lines may end in LF alone, and a line that begins with a space
// goes on with the one before. A line without a colon is left out.
HeaderFields read_fields(std::string_view lines);

struct WarcLimits {
  std::uint64_t head_bytes = 256U << 10U;
  std::uint64_t block_bytes = max_document_bytes + (1U << 20U);  // a body and its HTTP head
  std::uint64_t kept_of_longer = 64U << 10U;                     // of a longer block: enough to say what it was
  // What may be read in vain; then the rest of the archive is given up.
  std::uint64_t damaged_places = 1000;
  std::uint64_t damaged_bytes = std::uint64_t{4} << 30U;
};

// Where a record stands. `of_file`: bytes of the archive as given, so that cutting them out gives the record; else the
// archive is packed as one piece, and the place counts bytes of what it unpacks to.
struct WarcPlace {
  std::uint64_t offset = 0, length = 0;
  bool of_file = true;
};

struct WarcRecord {
  std::string version;  // "1.0"
  HeaderFields fields;
  WarcPlace place;
  std::uint64_t block_length = 0;  // as the record says, and as it is
  bool is_verified = true;         // false: it shares a packed member whose check sum does not fit, or was cut off
  std::string block;               // all of it; only the first kept_of_longer bytes where it is over block_bytes

  std::string_view type() const { return field_of(fields, "WARC-Type"); }
  std::string_view uri() const;  // without the <> some writers put around it
  std::string_view date() const { return field_of(fields, "WARC-Date"); }
};

// Something that cannot be read as a record: which bytes of the file, and of which record where that is known. Reading
// goes on behind it.
struct WarcDamage {
  ReportError error;  // code damaged; the message goes on from the file's name
  WarcPlace place;
  std::string type, uri, date;
};

struct WarcEnd {};

class WarcFraming {
 public:
  explicit WarcFraming(PackedBytes bytes, const WarcLimits& limits = {});

  // The first record is the one at this place of the file, and not the first of the file. Requires: nothing was read
  // yet; a record begins there that has a place of_file.
  void go_to(std::uint64_t place);

  // A record that is whole (its member's check sum fits, where it is packed alone, and the next record or the end
  // follows), a damaged place, or the end. After a damaged place the next record that begins as one is looked for.
  std::variant<WarcRecord, WarcDamage, WarcEnd> next();

 private:
  struct MemberStart {
    std::uint64_t unpacked = 0, file = 0;
  };

  bool fill(std::size_t wanted);
  bool more();
  void drop(std::size_t bytes);
  std::string_view rest() const { return std::string_view(buffer_).substr(head_); }
  std::uint64_t position() const { return buffer_begin_ + head_; }
  bool begins_member(std::uint64_t unpacked, std::uint64_t& file) const;
  WarcPlace place_from(std::uint64_t begin, std::uint64_t end) const;
  void drop_members(std::uint64_t unpacked);
  bool is_verified(const WarcPlace& place);
  std::uint64_t next_member(std::uint64_t unpacked) const;
  std::string read_block(std::uint64_t begin, WarcRecord& record);
  std::string read_end(std::uint64_t begin, std::uint64_t& end);
  WarcDamage damaged(std::uint64_t begin, std::string why, const WarcRecord& record);
  void find_next(std::uint64_t begin);
  bool to_next_record_in_buffer();

  PackedBytes bytes_;
  WarcLimits limits_;
  std::string buffer_;  // unpacked bytes from buffer_begin_; those before head_ are done with
  std::size_t head_ = 0;
  std::uint64_t buffer_begin_ = 0;
  std::uint64_t member_ = 0;  // where in the file the member begins that holds the record now read
  std::uint64_t checked_member_ = 0;
  bool member_was_checked_ = false, member_is_whole_ = false;
  std::deque<MemberStart> members_;  // that begin in the buffer or at the record now read
  UnpackStep last_ = UnpackStep::data;
  bool at_member_start_ = true;  // the next unpacked byte is the first of a member
  std::uint64_t damages_ = 0, damaged_bytes_ = 0;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_WARC_FRAMING_H_
