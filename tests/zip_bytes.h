// Zip files made in memory, good and hostile ones.
#ifndef OVERCLAIM_TESTS_ZIP_BYTES_H_
#define OVERCLAIM_TESTS_ZIP_BYTES_H_

#include <zip.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace overclaim::test {

struct ZipMember {
  std::string name, bytes;
  std::uint64_t zeros = 0;    // instead of `bytes`
  std::string password = {};  // not "": encrypted
};

// So many bytes of zero, without memory for them.
inline zip_int64_t give_zeros(void* left, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  static_assert(sizeof(std::uint64_t) == sizeof(zip_uint64_t));
  auto& rest = *static_cast<std::pair<std::uint64_t, std::uint64_t>*>(left);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      rest.first = rest.second;
      return 0;
    case ZIP_SOURCE_READ: {
      const std::uint64_t piece = length < rest.first ? length : rest.first;
      std::memset(data, 0, piece);
      rest.first -= piece;
      return static_cast<zip_int64_t>(piece);
    }
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = rest.second;
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return 0;
  }
}

inline std::string zip_bytes(const std::vector<ZipMember>& members) {
  const auto fail = [](const char* what) -> void { throw std::runtime_error(what); };
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (source == nullptr) fail("no zip source");
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  if (archive == nullptr) fail("no zip archive");
  std::vector<std::pair<std::uint64_t, std::uint64_t>> zeros(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const ZipMember& member = members[i];
    zeros[i] = {member.zeros, member.zeros};
    zip_source_t* bytes = member.zeros > 0 ? zip_source_function(archive, give_zeros, &zeros[i])
                                           : zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
    const zip_int64_t at = zip_file_add(archive, member.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
    if (at < 0) fail("cannot add a member");
    const auto index = static_cast<zip_uint64_t>(at);
    if (member.zeros > 0) zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 1);
    if (!member.password.empty()) {
      zip_file_set_encryption(archive, index, ZIP_EM_AES_256, member.password.c_str());
    }
  }
  if (zip_close(archive) != 0) fail("cannot write the zip file");
  std::string out;
  if (zip_source_open(source) != 0) fail("cannot read the zip file back");
  std::string piece(1U << 16U, '\0');
  for (zip_int64_t read; (read = zip_source_read(source, piece.data(), piece.size())) > 0;) {
    out.append(piece, 0, static_cast<std::size_t>(read));
  }
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

// Writes another unpacked size into both headers of the only member.
inline std::string with_size(std::string zip, std::uint32_t size) {
  const auto put = [&](std::size_t at) {
    for (unsigned i = 0; i < 4; ++i) zip[at + i] = static_cast<char>((size >> (8 * i)) & 0xFFU);
  };
  put(22);
  put(zip.find("PK\x01\x02") + 24);
  return zip;
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_ZIP_BYTES_H_
