// The manifest of a job cut into shards: a file of JSON lines, a header and then a line a shard
// (docs/shards.schema.json).
#ifndef OVERCLAIM_INTAKE_SHARD_MANIFEST_H_
#define OVERCLAIM_INTAKE_SHARD_MANIFEST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "intake/shard_plan.h"

namespace overclaim {

// What was asked for when the shards were made and decides what is reported; every shard is run with it.
struct ShardOptions {
  std::vector<std::string> only, disable;
  int min_severity = 1;
  std::string as_of, captured_at;                // days; "" for none
  std::string encoding;                          // a label of charset.h; "": decided by the input
  std::string text_field, id_field, date_field;  // "": found by their names
  friend bool operator==(const ShardOptions&, const ShardOptions&) = default;
};

struct ShardManifest {
  std::string version;  // of the program that made it
  ShardOptions options;
  std::vector<Shard> shards;  // shards[i].index is i
  std::string sha256;         // of the file it was read from; it stands in every shard's output
};

// Every key is always there; what is absent is null. A path that is no UTF-8 is also written as its bytes.
std::string manifest_lines(const ShardManifest& manifest);

// The error says what is wrong in which line: no manifest, cut off, shards missing.
std::variant<ShardManifest, std::string> read_manifest(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_SHARD_MANIFEST_H_
