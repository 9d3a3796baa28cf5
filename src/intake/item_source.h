// Everything the user named, item by item: files, folders, archives, tables, standard input.
#ifndef OVERCLAIM_INTAKE_ITEM_SOURCE_H_
#define OVERCLAIM_INTAKE_ITEM_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/folder_walk.h"
#include "intake/item.h"
#include "intake/source_kind.h"
#include "intake/table_reader.h"

namespace overclaim {

struct IntakeOptions {
  WalkOptions walk;
  TableOptions table;       // its charset is that below
  std::string charset;      // a name of charset.h; "": decided by each input
  std::string stdin_name;   // "": "-"
  std::string pdf_command;  // "": the usual one
  // Answers of servers without a page (redirects but 304, 4xx, 5xx) come as items too, besides being counted.
  bool failed_answers = false;
  // Standard input, where somebody has opened it to look at it: it is taken from here, once, as it cannot be read again.
  std::shared_ptr<InputBytes> standard_input = nullptr;
};

// What of a file is read: all of it, or the records that begin in these bytes. `first`: of a table that is begun in its
// middle, the record that begins there.
struct FileRange {
  std::uint64_t begin = 0, end = std::numeric_limits<std::uint64_t>::max();
  TablePlace first;
};

// The items of one file that was opened and judged, without the ItemKind::source at their head. Where `range` begins
// behind 0, the file is a table or an archive, and a record begins there (shard_plan.h says where one may).
// Requires: options and left_out outlive it; judged is what judge_source says of it.
std::function<std::optional<Item>()> items_of_file(const std::string& name, InputBytes input,
                                                   const SourceJudgement& judged, const IntakeOptions& options,
                                                   KindCounts& left_out, const FileRange& range = {});

// In the order in which they were named, each file's items in theirs. Nothing is lost in silence: what cannot be read
// is an item of its own with the reason, and the rest goes on; what holds no text by its nature (pictures, scripts,
// requests of an archive) is counted by kind.
// Example: ItemSource({"site.warc.gz"}, {}).next() is {ItemKind::source, "site.warc.gz"}; then come its pages.
class ItemSource {
 public:
  ItemSource(std::vector<std::string> named, IntakeOptions options);
  ItemSource(const ItemSource&) = delete;
  ItemSource& operator=(const ItemSource&) = delete;

  std::optional<Item> next();

  // Bytes of all files named and of those in folders; nothing where standard input is among them. Walks the folders.
  std::optional<std::uint64_t> total_bytes() const;

  // So far.
  const KindCounts& left_out() const { return left_out_; }

 private:
  using Items = std::function<std::optional<Item>()>;

  std::optional<Item> begin_named();
  std::optional<Item> begin_walked(const WalkedFile& file);
  Item begin_file(const std::string& path, const std::string& name);
  Items items_of(const std::string& name, InputBytes input, const WalkedFile* walked, bool& is_left_out);

  std::vector<std::string> named_;
  IntakeOptions options_;
  std::size_t at_ = 0;
  std::optional<FolderWalk> walk_;
  bool walk_gave_ = false;  // a file of the folder now walked was read or failed
  Items items_;
  KindCounts left_out_;
};

// Whether a file in a folder is a table only by its name; one that was named itself is, where a column is named.
bool is_table_by_option(const IntakeOptions& options, bool is_walked);

// What a file met in a folder is counted as where it is not read: one that holds no text by its nature and was not
// asked for ("excluded"), and what says that this program wrote it, asked for or not ("own_output"). "" where it is read.
std::string left_out_kind(const SourceJudgement& judged, const WalkedFile& file);

// Whether it may hold more than one document, by its name alone: a folder, an archive, a table.
bool may_hold_many(const std::string& path);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ITEM_SOURCE_H_
