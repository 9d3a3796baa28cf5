// Any bytes as a zip file: its members are listed and read to their ends, in either order.
// What this finds becomes a row of tests/container_test.cc.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "intake/container.h"
#include "require.h"

namespace overclaim {
namespace {

constexpr ContainerLimits limits = {20, 50, 1U << 20U};
constexpr std::uint64_t most_read = 1U << 20U;

void read_member(const Container& container, std::size_t index) {
  const auto opened = container.member(index);
  if (const auto* error = std::get_if<ReportError>(&opened)) {
    test::require(!error->code.empty() && !error->message.empty(), "an error says something");
    return;
  }
  const ByteReader& reader = std::get<ByteReader>(opened);
  const std::uint64_t end = std::min(reader.size, most_read);
  const auto whole = reader.read(0, end);
  if (!whole) return;
  test::require(whole->size() == end, "as many bytes as asked for");
  const auto half = reader.read(end / 2, end);
  test::require(half && *half == whole->substr(end / 2), "going back gives the same bytes");
}

void read(std::string_view bytes) {
  const auto opened = Container::open(reader_of(std::string(bytes)), limits);
  if (const auto* error = std::get_if<ReportError>(&opened)) {
    test::require(!error->code.empty() && !error->message.empty(), "an error says something");
    return;
  }
  const Container& container = std::get<Container>(opened);
  test::require(container.entries().size() <= limits.entries, "no more members than allowed");
  for (std::size_t i = container.entries().size(); i-- > 0;) {
    static_cast<void>(is_safe_name(container.entries()[i].name));
    read_member(container, i);
  }
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
