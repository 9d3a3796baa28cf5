// Cutting a big job into shards: pieces that can be checked anywhere, in any order, and put together again.
#ifndef OVERCLAIM_INTAKE_SHARD_PLAN_H_
#define OVERCLAIM_INTAKE_SHARD_PLAN_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intake/item_source.h"
#include "intake/read_file.h"

namespace overclaim {

enum class ShardPartKind {
  file,  // read whole, whatever it is
  csv,   // records [begin, end), as of the next three
  tsv,
  jsonl,
  warc,       // plain or packed record by record
  unreadable  // could not be read when the plan was made; its error is part of the result
};

std::string_view to_string(ShardPartKind kind);
std::optional<ShardPartKind> shard_part_kind(std::string_view name);

// A piece of one file: the records that begin in bytes [begin, end). The parts of a file follow one another and cover
// it. `head`: of a piece that begins behind 0, how many bytes from the start of the file decide how it is read as well
// (the names of the columns, the encoding, the dictionary of a packed archive).
struct ShardPart {
  std::string source;  // as named, or the folder as named and the rest
  ShardPartKind kind = ShardPartKind::file;
  bool from_folder = false;
  std::uint64_t begin = 0, end = 0, size = 0, head = 0;
  std::uint64_t first_number = 1, first_line = 1;  // of the record at `begin`, in the whole file; tables only
  std::uint64_t records = 1;                       // rows, records of an archive (also such that are no pages), or 1
  friend bool operator==(const ShardPart&, const ShardPart&) = default;
};

// `sha256`: of the bytes the shard is made of: of each part its head and its bytes.
struct Shard {
  std::uint64_t index = 0;
  std::vector<ShardPart> parts;  // none: there was less to do than shards asked for
  std::uint64_t bytes = 0, records = 0;
  std::string sha256;
  friend bool operator==(const Shard&, const Shard&) = default;
};

struct ShardPlan {
  std::vector<Shard> shards;
  std::uint64_t bytes = 0, records = 0;
  std::vector<std::string> named_twice;  // taken once, where they were named first
};

// How big: exactly so many shards, or as many as shards of about so many bytes need. One of the two is 0.
struct ShardSizes {
  std::uint64_t count = 0, bytes = 64U << 20U;
};

struct ShardProblem {
  std::string source;
  ReportError error;
};

// Files in the order in which `check` takes them, folders walked as it walks them. Tables and archives are cut between
// records, so that a shard holds what begins in its share of the bytes; other files are whole. What cannot be cut so
// that each piece reads as it does in the whole stays whole: UTF-16 tables, archives packed as one piece or damaged
// somewhere. A file that is named twice, or also stands in a folder that is named, is taken once; equal bytes under two
// names are two files. Reads every input twice (archives are unpacked). The error: an input that was named and cannot
// be read, a folder that cannot be walked, or a file that changes meanwhile. Memory: the names of the files, and the
// plan.
// Example: plan_shards({"ads.jsonl"}, {}, {3, 0}) has three shards of one part each.
std::variant<ShardPlan, ShardProblem> plan_shards(const std::vector<std::string>& named, const IntakeOptions& options,
                                                  const ShardSizes& sizes);

// The digest of what the parts are now; nothing where one cannot be read, or has another size. The error has the code
// "changed", or one of open_input.
std::variant<std::string, ShardProblem> digest_of(const std::vector<ShardPart>& parts, const IntakeOptions& options);

// The items of a part, ItemKind::source left out. Requires: `options` and `left_out` outlive it.
std::function<std::optional<Item>()> items_of_part(const ShardPart& part, const IntakeOptions& options,
                                                   KindCounts& left_out);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_SHARD_PLAN_H_
