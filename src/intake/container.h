// A zip container read in place: nothing of it is ever written anywhere, and its names are only names.
#ifndef OVERCLAIM_INTAKE_CONTAINER_H_
#define OVERCLAIM_INTAKE_CONTAINER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/report.h"
#include "intake/byte_reader.h"

namespace overclaim {

struct ContainerEntry {
  std::string name;
  std::uint64_t size = 0, packed_size = 0;       // as the container says
  bool is_encrypted = false, is_stored = false;  // stored: not packed
};

struct ContainerLimits {
  std::uint64_t entries = 50'000;
  std::uint64_t ratio = 200;  // of a member that says it unpacks to more than ratio_from bytes
  std::uint64_t ratio_from = 256U << 20U;
};

class Container {
 public:
  // Reads the list of members. The error says why it cannot be had: damaged, too_long (too many members).
  // Requires: whatever `bytes` reads from outlives this and its members' readers.
  static std::variant<Container, ReportError> open(ByteReader bytes, const ContainerLimits& limits = {});

  Container(Container&&) noexcept;
  Container& operator=(Container&&) noexcept;
  ~Container();

  const std::vector<ContainerEntry>& entries() const;

  // A member's bytes, unpacked as they are read. Going back in a packed member starts it anew. Nothing can be read of a
  // member whose check sum or length does not fit, once its end is reached. The error: encrypted, damaged, too_long.
  // Requires: index < entries().size().
  std::variant<ByteReader, ReportError> member(std::size_t index) const;

 private:
  struct Zip;
  explicit Container(std::shared_ptr<Zip> zip);
  std::shared_ptr<Zip> zip_;
};

// Whether a name stays below the place its container is unpacked to: not absolute, no "..", no drive, no backslash, no
// byte of zero. Nothing is unpacked here; such a name says that somebody means harm.
bool is_safe_name(std::string_view name);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_CONTAINER_H_
