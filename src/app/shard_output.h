// The output of one shard: reports as JSON lines, and behind them a line that says what they are
// (docs/shards.schema.json).
#ifndef OVERCLAIM_APP_SHARD_OUTPUT_H_
#define OVERCLAIM_APP_SHARD_OUTPUT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "app/output.h"
#include "check/report.h"
#include "text/sha256.h"

namespace overclaim {

struct ShardFooter {
  std::string manifest;  // its digest
  std::uint64_t shard = 0;
  std::uint64_t documents = 0, bytes = 0;  // lines before the footer, and their bytes
  std::string sha256;                      // of those bytes
  Tool tool;                               // as_of is not kept: the manifest and the reference list decide it
  int severity = 0;                        // the highest flagged; 0 for none
  bool incomplete = false;                 // something was not covered
};

// "shard-000123.jsonl".
std::string shard_file_name(std::uint64_t index);

// Whether two outputs were made by the same program, rulebook and reference list.
bool same_making(const Tool& a, const Tool& b);

// Takes its place, whole and on disk, in finish(). Who dies before leaves an unfinished file; nobody reads it.
class ShardOutput {
 public:
  ShardOutput(const std::string& folder, std::uint64_t index);

  // A line with its line end. False where this or something before it failed.
  bool write(std::string_view line);

  // Sets what the footer says of the lines. False where anything failed; nothing stands in the place then.
  bool finish(ShardFooter footer);

  const std::string& failure() const { return output_.failure(); }  // for people; "" for none

 private:
  Output output_;
  std::uint64_t documents_ = 0, bytes_ = 0;
  Sha256 digest_;
};

struct ShardDamage {
  enum class Kind { missing, truncated, changed, not_readable } kind = Kind::missing;
  std::string why;  // for people, to stand behind the name
};

// Reads all of it and compares it with its footer. `take`: is given the lines piece by piece, not line by line; what
// was taken counts only where a footer comes back. Returning false stops (not_readable).
std::variant<ShardFooter, ShardDamage> read_shard_output(const std::string& path,
                                                         const std::function<bool(std::string_view)>& take = nullptr);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SHARD_OUTPUT_H_
