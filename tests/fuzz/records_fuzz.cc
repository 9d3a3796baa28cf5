// Any bytes as what we write and read again: reports, lines of decisions, bundles with their sums, manifests of shards.
// The first byte chooses which. What can be read and is written again reads the same.
// What this finds becomes a row of tests/read_report_test.cc, decision_file_test.cc, bundle_test.cc,
// shard_plan_test.cc.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "intake/shard_manifest.h"
#include "report/read_report.h"
#include "require.h"
#include "store/bundle.h"
#include "store/decision_file.h"

namespace overclaim {
namespace {

// The value, or nothing where it was refused with a reason.
template <typename Value>
const Value* value_or_reason(const std::variant<Value, std::string>& read) {
  if (const auto* reason = std::get_if<std::string>(&read)) {
    test::require(!reason->empty(), "what is refused is refused with a reason");
    return nullptr;
  }
  return &std::get<Value>(read);
}

void read_decisions(std::string_view bytes) {
  const auto lines = read_decision_lines(bytes, "decisions");
  const DecisionLines* read = value_or_reason(lines);
  if (read == nullptr) return;
  std::string again;
  for (const Decision& decision : read->decisions) again += decision_line(decision) + "\n";
  const auto second = read_decision_lines(again, "decisions");
  const DecisionLines* same = value_or_reason(second);
  test::require(same != nullptr && same->decisions.size() == read->decisions.size(), "decisions read again");
}

void read_bundle(std::string_view bytes) {
  const auto bundle = read_bundle_json(bytes);
  const Bundle* read = value_or_reason(bundle);
  if (read == nullptr) return;
  const auto second = read_bundle_json(bundle_json(*read));
  const Bundle* same = value_or_reason(second);
  test::require(same != nullptr && same->inputs == read->inputs && same->outputs == read->outputs &&
                    same->arguments == read->arguments,
                "a bundle reads again");
}

void read_shards(std::string_view bytes) {
  const auto manifest = read_manifest(bytes);
  const ShardManifest* read = value_or_reason(manifest);
  if (read == nullptr) return;
  const auto second = read_manifest(manifest_lines(*read));
  const ShardManifest* same = value_or_reason(second);
  test::require(same != nullptr && same->options == read->options && same->shards.size() == read->shards.size(),
                "a manifest reads again");
}

void read(std::string_view bytes) {
  if (bytes.empty()) return;
  const unsigned choice = static_cast<unsigned char>(bytes[0]) % 5U;
  bytes.remove_prefix(1);
  if (choice == 0) static_cast<void>(value_or_reason(read_reports(bytes)));
  if (choice == 1) read_decisions(bytes);
  if (choice == 2) read_bundle(bytes);
  if (choice == 3) static_cast<void>(value_or_reason(read_sums(bytes)));
  if (choice == 4) read_shards(bytes);
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
