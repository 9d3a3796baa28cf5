// libzip over a source of our own, so that a file, a pipe's copy and bytes in memory are read alike and none is held as
// a whole. Covered by tests/container_test.cc.
#include "intake/container.h"

#include <zip.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <utility>

namespace overclaim {
namespace {

constexpr std::size_t piece_bytes = 64U << 10U;

// What libzip asks of a source; it owns this object and frees it with ZIP_SOURCE_FREE.
struct Source {
  ByteReader bytes;
  std::uint64_t at = 0;
  zip_error_t error;
};

zip_int64_t read_source(Source& source, void* data, zip_uint64_t length) {
  const std::uint64_t end = std::min<std::uint64_t>(source.bytes.size, source.at + length);
  const std::optional<std::string> read = source.bytes.read(source.at, end);
  if (!read) {
    zip_error_set(&source.error, ZIP_ER_READ, 0);
    return -1;
  }
  std::memcpy(data, read->data(), read->size());
  source.at += read->size();
  return static_cast<zip_int64_t>(read->size());
}

zip_int64_t on_source(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  auto& source = *static_cast<Source*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      source.at = 0;
      return 0;
    case ZIP_SOURCE_READ:
      return read_source(source, data, length);
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* status = static_cast<zip_stat_t*>(data);
      zip_stat_init(status);
      status->size = source.bytes.size;
      status->valid = ZIP_STAT_SIZE;
      return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&source.error, data, length);
    case ZIP_SOURCE_FREE:
      zip_error_fini(&source.error);
      delete &source;
      return 0;
    case ZIP_SOURCE_SEEK: {
      const zip_int64_t place =
          zip_source_seek_compute_offset(source.at, source.bytes.size, data, length, &source.error);
      if (place < 0) return -1;
      source.at = static_cast<std::uint64_t>(place);
      return 0;
    }
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(source.at);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                            ZIP_SOURCE_SUPPORTS, -1);
    default:
      zip_error_set(&source.error, ZIP_ER_OPNOTSUPP, 0);
      return -1;
  }
}

}  // namespace

struct Container::Zip {
  Zip() = default;
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  ~Zip() {
    if (archive != nullptr) zip_discard(archive);
  }

  zip_t* archive = nullptr;
  std::vector<ContainerEntry> entries;
  ContainerLimits limits;
};

namespace {

// One open member, read forward.
class Member {
 public:
  Member(std::shared_ptr<void> keep, zip_t* archive, zip_uint64_t index, const ContainerEntry& entry)
      : keep_(std::move(keep)), archive_(archive), index_(index), size_(entry.size), is_stored_(entry.is_stored) {}
  Member(const Member&) = delete;
  Member& operator=(const Member&) = delete;
  ~Member() { close(); }

  bool open() {
    close();
    file_ = zip_fopen_index(archive_, index_, 0);
    at_ = 0;
    return file_ != nullptr;
  }

  std::optional<std::string> read(std::uint64_t begin, std::uint64_t end) {
    if (file_ == nullptr && !open()) return std::nullopt;
    if (begin != at_ && !go_to(begin)) return std::nullopt;
    std::string out(static_cast<std::size_t>(end - begin), '\0');
    if (!take(out.data(), out.size())) return std::nullopt;
    // Only behind the last byte does libzip look at length and check sum.
    if (end == size_) {
      char more = 0;
      if (zip_fread(file_, &more, 1) != 0) return std::nullopt;
    }
    return out;
  }

 private:
  void close() {
    if (file_ != nullptr) zip_fclose(file_);
    file_ = nullptr;
  }

  bool take(char* out, std::size_t wanted) {
    while (wanted > 0) {
      const zip_int64_t got = zip_fread(file_, out, wanted);
      if (got <= 0) return false;
      out += got;
      wanted -= static_cast<std::size_t>(got);
      at_ += static_cast<std::uint64_t>(got);
    }
    return true;
  }

  bool go_to(std::uint64_t place) {
    // Asked of a packed member, libzip refuses and reads nothing any more.
    if (is_stored_) {
      if (zip_fseek(file_, static_cast<zip_int64_t>(place), SEEK_SET) != 0) return false;
      at_ = place;
      return true;
    }
    if (place < at_ && !open()) return false;
    std::string dropped(piece_bytes, '\0');
    while (at_ < place) {
      if (!take(dropped.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, place - at_))))
        return false;
    }
    return true;
  }

  std::shared_ptr<void> keep_;
  zip_t* archive_;
  zip_uint64_t index_;
  std::uint64_t size_;
  bool is_stored_;
  zip_file_t* file_ = nullptr;
  std::uint64_t at_ = 0;
};

}  // namespace

Container::Container(std::shared_ptr<Zip> zip) : zip_(std::move(zip)) {}
Container::Container(Container&&) noexcept = default;
Container& Container::operator=(Container&&) noexcept = default;
Container::~Container() = default;

const std::vector<ContainerEntry>& Container::entries() const { return zip_->entries; }

std::variant<Container, ReportError> Container::open(ByteReader bytes, const ContainerLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto* state = new Source{std::move(bytes), 0, {}};  // libzip frees it
  zip_error_init(&state->error);
  zip_source_t* source = zip_source_function_create(on_source, state, &error);
  if (source == nullptr) {
    zip_error_fini(&state->error);
    delete state;
    return ReportError{"damaged", "cannot be opened as a zip container"};
  }
  auto zip = std::make_shared<Zip>();
  zip->limits = limits;
  zip->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip->archive == nullptr) {
    const std::string why = zip_error_strerror(&error);
    zip_source_free(source);
    zip_error_fini(&error);
    return ReportError{"damaged", "cannot be opened as a zip container (" + why + ")"};
  }
  zip_error_fini(&error);
  const zip_int64_t count = zip_get_num_entries(zip->archive, 0);
  if (count == 0) return ReportError{"damaged", "is a zip container without a file in it"};
  if (count < 0 || static_cast<std::uint64_t>(count) > limits.entries) {
    return ReportError{"too_long", "is a zip container of " + std::to_string(count) + " files; at most " +
                                       std::to_string(limits.entries) + " are read: split it"};
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    ContainerEntry entry;
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(zip->archive, i, ZIP_FL_ENC_RAW, &status) == 0) {
      if ((status.valid & ZIP_STAT_NAME) != 0) entry.name = status.name;
      if ((status.valid & ZIP_STAT_SIZE) != 0) entry.size = status.size;
      if ((status.valid & ZIP_STAT_COMP_SIZE) != 0) entry.packed_size = status.comp_size;
      entry.is_stored = (status.valid & ZIP_STAT_COMP_METHOD) != 0 && status.comp_method == ZIP_CM_STORE;
      entry.is_encrypted = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
    }
    zip->entries.push_back(std::move(entry));
  }
  return Container(std::move(zip));
}

std::variant<ByteReader, ReportError> Container::member(std::size_t index) const {
  const ContainerEntry& entry = zip_->entries[index];
  if (entry.is_encrypted) return ReportError{"encrypted", "is encrypted; unpack it with its password first"};
  const ContainerLimits& limits = zip_->limits;
  if (entry.size > limits.ratio_from && entry.size / limits.ratio > entry.packed_size) {
    return ReportError{"too_long", "unpacks to more than " + std::to_string(limits.ratio) + " times its size"};
  }
  auto member = std::make_shared<Member>(zip_, zip_->archive, index, entry);
  if (!member->open()) return ReportError{"damaged", "cannot be unpacked"};
  return ByteReader{entry.size, [member](std::uint64_t begin, std::uint64_t end) { return member->read(begin, end); }};
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != name.npos || name.find('\0') != name.npos) return false;
  if (name.size() > 1 && name[1] == ':') return false;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t slash = std::min(name.find('/', at), name.size());
    if (name.substr(at, slash - at) == "..") return false;
    at = slash + 1;
  }
  return true;
}

}  // namespace overclaim
