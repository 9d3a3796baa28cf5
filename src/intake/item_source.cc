// A closure an open file (its archive, its table) instead of a class for each kind: all of them only give the next
// item. Covered by tests/item_source_test.cc and tests/inputs_cli_test.cc.
#include "intake/item_source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <utility>
#include <variant>

#include "intake/archive_items.h"
#include "intake/archived_page.h"
#include "intake/container.h"
#include "intake/extract.h"
#include "intake/input_kind.h"
#include "intake/source_kind.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

using Items = std::function<std::optional<Item>()>;

const ReportError changed{"changed", "changed while it was read; check it again"};

Item error_item(const std::string& name, ReportError error) {
  Item item;
  item.kind = ItemKind::error;
  item.source = name;
  item.error = std::move(error);
  return item;
}

Items only(Item item) {
  auto held = std::make_shared<std::optional<Item>>(std::move(item));
  return [held] { return std::exchange(*held, std::nullopt); };
}

Items one_error(const std::string& name, ReportError error) { return only(error_item(name, std::move(error))); }

Items document_items(const std::string& name, const InputBytes& input, const SourceJudgement& judged,
                     const std::string& pdf_command) {
  if (input.size() > max_extracted_file_bytes) {
    return one_error(name, {"too_long", "is longer than " + std::to_string(max_extracted_file_bytes >> 20U) +
                                            " MiB; save it as text first"});
  }
  std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return one_error(name, changed);
  Item item;
  item.source = name;
  item.bytes = *std::move(bytes);
  ExtractResult result = extract(judged.kind, item.bytes, pdf_command);
  if (ReportError* error = std::get_if<ReportError>(&result)) return one_error(name, std::move(*error));
  take_judged(std::get<Extracted>(std::move(result)), judged, item);
  return only(std::move(item));
}

Item item_of(const std::string& name, TableRow row) {
  Item item;
  item.source = name;
  item.span_of = SpanOf::field;
  Record record;
  record.date = row.date;
  record.offset = row.offset;
  record.length = row.length;
  record.offset_of = "file";
  record.id = std::move(row.id);
  record.number = row.number;
  for (auto& [column, value] : row.columns) record.columns.push_back({column, std::move(value)});
  item.captured = day_of(row.date);
  item.record = std::move(record);
  if (row.error) {
    item.kind = ItemKind::error;
    item.size = row.length;
    item.error = std::move(row.error);
    return item;
  }
  item.bytes = std::move(row.text);
  item.charset = "utf-8";
  item.media_type = media_type_of(item.bytes, "");
  return item;
}

Items table_items(const std::string& name, const InputBytes& input, TableFormat format, const IntakeOptions& options,
                  const FileRange& range) {
  // Reads go forward; InputBytes outlives the reader (items_of keeps it).
  auto at = std::make_shared<std::uint64_t>(0);
  const ByteSource source = [&input, at](std::size_t most) -> std::optional<std::string> {
    const std::uint64_t end = std::min<std::uint64_t>(input.size(), *at + most);
    std::optional<std::string> read = input.read(*at, end);
    *at = end;
    return read;
  };
  TableOptions columns = options.table;
  columns.charset = options.charset;
  std::variant<TableReader, ReportError> opened = TableReader::open(source, format, columns);
  if (ReportError* error = std::get_if<ReportError>(&opened)) return one_error(name, std::move(*error));
  auto table = std::make_shared<TableReader>(std::get<TableReader>(std::move(opened)));
  if (range.begin > 0) {
    table->go_to(range.first);
    *at = range.begin;
  }
  return [table, name, end = range.end, is_empty = range.begin == 0]() mutable -> std::optional<Item> {
    std::optional<TableRow> row = table->next();
    const bool had_none = std::exchange(is_empty, false) && !row;
    if (had_none) return error_item(name, {"nothing_to_read", "is a table without a row"});
    if (!row || row->offset >= end) return std::nullopt;
    return item_of(name, *std::move(row));
  };
}

}  // namespace

std::function<std::optional<Item>()> items_of_file(const std::string& name, InputBytes opened,
                                                   const SourceJudgement& judged, const IntakeOptions& options,
                                                   KindCounts& left_out, const FileRange& range) {
  const auto input = std::make_shared<InputBytes>(std::move(opened));
  const ByteReader bytes = reader_of(*input);
  const auto keep = [input](Items items) -> Items { return [input, items = std::move(items)] { return items(); }; };
  switch (judged.kind) {
    case SourceKind::none:
      return one_error(name, *judged.error);
    case SourceKind::web_archive:
      return keep(archive_items(bytes, judged.packing,
                                {name, "", options.charset, options.pdf_command, options.failed_answers}, left_out,
                                WarcLimits{}, ArchiveRange{range.begin, range.end}));
    case SourceKind::web_container: {
      std::variant<Container, ReportError> opened_container = Container::open(bytes);
      if (ReportError* error = std::get_if<ReportError>(&opened_container)) return one_error(name, std::move(*error));
      return keep(container_items(std::get<Container>(std::move(opened_container)),
                                  {name, "", options.charset, options.pdf_command, options.failed_answers}, left_out));
    }
    case SourceKind::table:
      return keep(table_items(name, *input, *judged.table, options, range));
    case SourceKind::pdf:
    case SourceKind::docx:
    case SourceKind::odt:
    case SourceKind::mail:
      return document_items(name, *input, judged, options.pdf_command);
    case SourceKind::text:
      break;
  }
  Item item;
  item.source = name;
  item.input.emplace(std::move(*input));
  return only(std::move(item));
}

ItemSource::ItemSource(std::vector<std::string> named, IntakeOptions options)
    : named_(std::move(named)), options_(std::move(options)) {}

std::optional<Item> ItemSource::next() {
  for (;;) {
    if (items_) {
      if (std::optional<Item> item = items_()) return item;
      items_ = nullptr;
    }
    if (walk_) {
      if (const std::optional<WalkedFile> file = walk_->next(left_out_)) {
        if (std::optional<Item> item = begin_walked(*file)) return item;
        continue;
      }
      walk_.reset();
      if (!walk_gave_) {
        const std::string& folder = named_[at_ - 1];
        items_ = one_error(folder, {"nothing_to_read", "is a folder without a file that is read"});
        Item begun;
        begun.kind = ItemKind::source;
        begun.source = folder;
        return begun;
      }
      continue;
    }
    if (at_ == named_.size()) return std::nullopt;
    if (std::optional<Item> item = begin_named()) return item;
  }
}

std::optional<std::uint64_t> ItemSource::total_bytes() const {
  std::uint64_t total = 0;
  const auto add = [&total](const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error) total += size;
  };
  for (const std::string& path : named_) {
    if (path == "-") return {};
    if (!is_folder(path)) {
      add(path);
      continue;
    }
    FolderWalk walk(path, options_.walk);
    KindCounts left_out;
    while (const std::optional<WalkedFile> file = walk.next(left_out)) add(file->path);
  }
  return total;
}

std::optional<Item> ItemSource::begin_named() {
  const std::string& path = named_[at_++];
  if (path != "-" && is_folder(path)) {
    walk_.emplace(path, options_.walk);
    walk_gave_ = false;
    return std::nullopt;
  }
  return begin_file(path, path == "-" && !options_.stdin_name.empty() ? options_.stdin_name : path);
}

Item ItemSource::begin_file(const std::string& path, const std::string& name) {
  Item begun;
  begun.kind = ItemKind::source;
  begun.source = name;
  std::variant<InputBytes, ReportError> opened =
      path == "-" && options_.standard_input
          ? std::variant<InputBytes, ReportError>(std::move(*options_.standard_input))
          : open_input(path, options_.charset, InputTaken::any);
  if (ReportError* error = std::get_if<ReportError>(&opened)) {
    items_ = one_error(name, std::move(*error));
    return begun;
  }
  begun.size = std::get<InputBytes>(opened).size();
  bool is_left_out = false;
  items_ = items_of(name, std::get<InputBytes>(std::move(opened)), nullptr, is_left_out);
  return begun;
}

// Nothing where the file is no text by its nature; it is counted then.
std::optional<Item> ItemSource::begin_walked(const WalkedFile& file) {
  Item begun;
  begun.kind = ItemKind::source;
  begun.source = file.path;
  if (file.error) {
    items_ = one_error(file.path, *file.error);
  } else {
    std::variant<InputBytes, ReportError> opened = open_input(file.path, options_.charset, InputTaken::any);
    if (ReportError* error = std::get_if<ReportError>(&opened)) {
      items_ = one_error(file.path, std::move(*error));
    } else {
      begun.size = std::get<InputBytes>(opened).size();
      bool is_left_out = false;
      items_ = items_of(file.path, std::get<InputBytes>(std::move(opened)), &file, is_left_out);
      if (is_left_out) return std::nullopt;
    }
  }
  walk_gave_ = true;
  return begun;
}

ItemSource::Items ItemSource::items_of(const std::string& name, InputBytes opened, const WalkedFile* walked,
                                       bool& is_left_out) {
  const SourceJudgement judged =
      judge_source(reader_of(opened), name, options_.charset, is_table_by_option(options_, walked != nullptr));
  if (walked != nullptr) {
    if (const std::string left_out = left_out_kind(judged, *walked); !left_out.empty()) {
      if (!judged.is_own || !is_place_of_own_report(options_.walk, name)) ++left_out_[left_out];
      is_left_out = true;
      return nullptr;
    }
  }
  return items_of_file(name, std::move(opened), judged, options_, left_out_);
}

bool is_table_by_option(const IntakeOptions& options, bool is_walked) {
  return !is_walked && !options.table.text_field.empty();
}

std::string left_out_kind(const SourceJudgement& judged, const WalkedFile& file) {
  if (judged.is_own) return "own_output";
  if (file.asked_for) return "";
  const bool by_name = judged.kind == SourceKind::text || judged.kind == SourceKind::table;
  if (!judged.not_text.empty() || !by_name) return judged.not_text;
  return std::string(kind_by_name(file.path));
}

bool may_hold_many(const std::string& path) {
  constexpr std::array endings = {".warc"sv, ".wet"sv, ".gz"sv,  ".zst"sv,   ".wacz"sv,
                                  ".csv"sv,  ".tsv"sv, ".tab"sv, ".jsonl"sv, ".ndjson"sv};
  return is_folder(path) || std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
           return std::string_view(path).ends_with(ending);
         });
}

}  // namespace overclaim
