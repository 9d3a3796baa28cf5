// A shard is a share of the bytes: what begins at byte p of all goes to shard p / step, so that the cut needs no look
// at what follows and the same inputs always give the same plan. The alternative, filling one shard after the other
// up to a size, gives a last shard of any size and no fixed number of them, which arrays of jobs want. A piece of a
// file is read by the same readers as the whole, set down at a record's place: nothing here knows what a record says.
// Covered by tests/shard_plan_test.cc and tests/shards_cli_test.cc.
#include "intake/shard_plan.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "intake/folder_walk.h"
#include "intake/input_kind.h"
#include "intake/warc_framing.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

constexpr std::uint64_t hashed_piece = 1U << 20U;

constexpr std::array<std::string_view, 6> kind_names = {"file", "csv", "tsv", "jsonl", "warc", "unreadable"};

const ReportError changed{"changed",
                          "changed while it was read, or since the manifest was made; make the shards again"};

// Where a file may be cut, and how many records begin from there to the next such place.
struct Cut {
  std::uint64_t begin = 0, number = 1, line = 1, records = 0;
};

struct TakenFile {
  std::string path;
  bool from_folder = false, readable = true;
  std::uint64_t size = 0;
};

class Planner {
 public:
  Planner(const IntakeOptions& options, const ShardSizes& sizes) : options_(options), sizes_(sizes) {}

  std::variant<ShardPlan, ShardProblem> plan(const std::vector<std::string>& named) {
    for (const std::string& path : named) {
      if (!list(path, named.size() > 1)) return *problem_;
    }
    for (const TakenFile& file : files_) total_ += file.size;
    const std::uint64_t wanted = sizes_.count > 0 ? sizes_.count : (total_ + sizes_.bytes - 1) / sizes_.bytes;
    plan_.shards.resize(static_cast<std::size_t>(std::max<std::uint64_t>(1, wanted)));
    for (std::size_t i = 0; i < plan_.shards.size(); ++i) plan_.shards[i].index = i;
    step_ = std::max<std::uint64_t>(1, (total_ + plan_.shards.size() - 1) / plan_.shards.size());
    for (const TakenFile& file : files_) {
      if (!cut(file)) return *problem_;
      before_ += file.size;
    }
    for (Shard& shard : plan_.shards) {
      std::variant<std::string, ShardProblem> digest = digest_of(shard.parts, options_);
      if (ShardProblem* problem = std::get_if<ShardProblem>(&digest)) return std::move(*problem);
      shard.sha256 = std::get<std::string>(std::move(digest));
      for (const ShardPart& part : shard.parts) {
        shard.bytes += part.end - part.begin;
        shard.records += part.records;
      }
      plan_.bytes += shard.bytes;
      plan_.records += shard.records;
    }
    return std::move(plan_);
  }

 private:
  bool fail(const std::string& source, ReportError error) {
    problem_ = ShardProblem{source, std::move(error)};
    return false;
  }

  void take(TakenFile file, bool may_be_double) {
    if (may_be_double) {
      std::error_code error;
      const std::string plain = std::filesystem::absolute(file.path, error).lexically_normal().string();
      if (!seen_.insert(error ? file.path : plain).second) {
        plan_.named_twice.push_back(file.path);
        return;
      }
    }
    files_.push_back(std::move(file));
  }

  bool list(const std::string& path, bool may_be_double) {
    if (!is_folder(path)) {
      const std::variant<InputBytes, ReportError> opened = open_input(path, options_.charset, InputTaken::any);
      if (const ReportError* error = std::get_if<ReportError>(&opened)) return fail(path, *error);
      take({path, false, true, std::get<InputBytes>(opened).size()}, may_be_double);
      return true;
    }
    FolderWalk walk(path, options_.walk);
    KindCounts left_out;
    bool any = false;
    while (const std::optional<WalkedFile> file = walk.next(left_out)) {
      if (file->error) return fail(file->path, *file->error);
      std::optional<std::uint64_t> size;
      const std::variant<InputBytes, ReportError> opened = open_input(file->path, options_.charset, InputTaken::any);
      if (const InputBytes* input = std::get_if<InputBytes>(&opened)) {
        const SourceJudgement judged =
            judge_source(reader_of(*input), file->path, options_.charset, is_table_by_option(options_, true));
        if (!left_out_kind(judged, *file).empty()) continue;
        size = input->size();
      }
      any = true;
      take({file->path, true, size.has_value(), size.value_or(0)}, may_be_double);
    }
    return any || fail(path, {"nothing_to_read", "is a folder without a file that is read"});
  }

  std::size_t shard_of(std::uint64_t place) const {
    return std::min(static_cast<std::size_t>((before_ + place) / step_), plan_.shards.size() - 1);
  }

  // A record begins at `begin`: a new cut where it belongs to another shard than the one before.
  void meet(std::vector<Cut>& cuts, std::uint64_t begin, std::uint64_t number, std::uint64_t line) const {
    if (shard_of(begin) != shard_of(cuts.back().begin)) cuts.push_back({begin, number, line, 0});
    ++cuts.back().records;
  }

  // Nothing but the start where the table is read only as a whole.
  std::vector<Cut> cuts_of_table(const InputBytes& input, TableFormat format, std::uint64_t& head) const {
    std::vector<Cut> cuts = {{}};
    std::uint64_t at = 0;
    const ByteSource source = [&](std::size_t most) -> std::optional<std::string> {
      const std::uint64_t end = std::min<std::uint64_t>(input.size(), at + most);
      std::optional<std::string> read = input.read(at, end);
      at = end;
      return read;
    };
    TableOptions table = options_.table;
    table.charset = options_.charset;
    std::variant<TableReader, ReportError> opened = TableReader::open(source, format, table);
    TableReader* reader = std::get_if<TableReader>(&opened);
    if (reader == nullptr) return cuts;
    std::uint64_t records = 0;
    while (const std::optional<TablePlace> place = reader->pass_over()) {
      ++records;
      if (records == 1) {
        cuts.back().line = place->line;
        cuts.back().records = 1;
      } else {
        meet(cuts, place->offset, place->number, place->line);
      }
    }
    if (!reader->may_be_cut()) return {{0, 1, 1, records}};
    head = reader->head();
    return cuts;
  }

  std::vector<Cut> cuts_of_archive(const InputBytes& input, Packing packing, std::uint64_t& head) const {
    std::vector<Cut> cuts = {{}};
    WarcFraming framing(PackedBytes(reader_of(input), packing));
    std::uint64_t records = 0;
    bool whole = false;
    for (;;) {
      const std::variant<WarcRecord, WarcDamage, WarcEnd> read = framing.next();
      if (std::get_if<WarcEnd>(&read) != nullptr) break;
      ++records;
      const WarcRecord* record = std::get_if<WarcRecord>(&read);
      if (record == nullptr || !record->place.of_file) {
        whole = true;
        if (record == nullptr) continue;
        break;  // its records have no place of their own; counting them would not help anybody
      }
      if (records == 1) {
        head = std::max<std::uint64_t>(head_bytes, record->place.offset);
        cuts.back().records = 1;
      } else {
        meet(cuts, record->place.offset, 1, 1);
      }
    }
    if (whole) return {{0, 1, 1, records}};
    return cuts;
  }

  bool cut(const TakenFile& file) {
    ShardPart part;
    part.source = file.path;
    part.from_folder = file.from_folder;
    part.end = part.size = file.size;
    if (!file.readable) {
      part.kind = ShardPartKind::unreadable;
      add(part);
      return true;
    }
    const std::variant<InputBytes, ReportError> opened = open_input(file.path, options_.charset, InputTaken::any);
    if (const ReportError* error = std::get_if<ReportError>(&opened)) return fail(file.path, *error);
    const InputBytes& input = std::get<InputBytes>(opened);
    if (input.size() != file.size) return fail(file.path, changed);
    const SourceJudgement judged =
        judge_source(reader_of(input), file.path, options_.charset, is_table_by_option(options_, file.from_folder));
    std::vector<Cut> cuts = {{0, 1, 1, 1}};
    std::uint64_t head = 0;
    if (judged.kind == SourceKind::table) {
      part.kind = *judged.table == TableFormat::csv   ? ShardPartKind::csv
                  : *judged.table == TableFormat::tsv ? ShardPartKind::tsv
                                                      : ShardPartKind::jsonl;
      cuts = cuts_of_table(input, *judged.table, head);
    } else if (judged.kind == SourceKind::web_archive) {
      part.kind = ShardPartKind::warc;
      cuts = cuts_of_archive(input, judged.packing, head);
    }
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      part.begin = cuts[i].begin;
      part.end = i + 1 < cuts.size() ? cuts[i + 1].begin : file.size;
      part.head = part.begin == 0 ? 0 : std::min(head, part.begin);
      part.first_number = cuts[i].number;
      part.first_line = cuts[i].line;
      part.records = cuts[i].records;
      add(part);
    }
    return true;
  }

  void add(const ShardPart& part) { plan_.shards[shard_of(part.begin)].parts.push_back(part); }

  const IntakeOptions& options_;
  ShardSizes sizes_;
  ShardPlan plan_;
  std::vector<TakenFile> files_;
  std::set<std::string> seen_;
  std::uint64_t total_ = 0, before_ = 0, step_ = 1;  // before_: bytes of the files before the one now cut
  std::optional<ShardProblem> problem_;
};

bool add_bytes(const InputBytes& input, std::uint64_t begin, std::uint64_t end, Sha256& digest) {
  for (std::uint64_t at = begin; at < end; at += hashed_piece) {
    const std::optional<std::string> piece = input.read(at, std::min(end, at + hashed_piece));
    if (!piece) return false;
    digest.update(*piece);
  }
  return true;
}

}  // namespace

std::string_view to_string(ShardPartKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<ShardPartKind> shard_part_kind(std::string_view name) {
  const auto* found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<ShardPartKind>(found - kind_names.begin());
}

std::variant<ShardPlan, ShardProblem> plan_shards(const std::vector<std::string>& named, const IntakeOptions& options,
                                                  const ShardSizes& sizes) {
  return Planner(options, sizes).plan(named);
}

std::variant<std::string, ShardProblem> digest_of(const std::vector<ShardPart>& parts, const IntakeOptions& options) {
  Sha256 digest;
  for (const ShardPart& part : parts) {
    const std::variant<InputBytes, ReportError> opened = open_input(part.source, options.charset, InputTaken::any);
    const InputBytes* input = std::get_if<InputBytes>(&opened);
    if (part.kind == ShardPartKind::unreadable) {
      if (input != nullptr) return ShardProblem{part.source, changed};
      continue;
    }
    if (input == nullptr) return ShardProblem{part.source, std::get<ReportError>(opened)};
    if (input->size() != part.size) return ShardProblem{part.source, changed};
    if (!add_bytes(*input, 0, part.head, digest) || !add_bytes(*input, part.begin, part.end, digest)) {
      return ShardProblem{part.source, {"not_readable", "could not be read to its end; try again"}};
    }
  }
  return digest.hex_digest();
}

std::function<std::optional<Item>()> items_of_part(const ShardPart& part, const IntakeOptions& options,
                                                   KindCounts& left_out) {
  std::variant<InputBytes, ReportError> opened = open_input(part.source, options.charset, InputTaken::any);
  if (ReportError* error = std::get_if<ReportError>(&opened)) {
    Item item;
    item.kind = ItemKind::error;
    item.source = part.source;
    item.error = std::move(*error);
    auto held = std::make_shared<std::optional<Item>>(std::move(item));
    return [held] { return std::exchange(*held, std::nullopt); };
  }
  InputBytes& input = std::get<InputBytes>(opened);
  const SourceJudgement judged =
      judge_source(reader_of(input), part.source, options.charset, is_table_by_option(options, part.from_folder));
  FileRange range;
  if (part.begin > 0 || part.end < part.size) {
    range = {part.begin, part.end, {part.first_number, part.first_line, part.begin, 0}};
  }
  return items_of_file(part.source, std::move(input), judged, options, left_out, range);
}

}  // namespace overclaim
