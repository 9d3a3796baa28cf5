// A record becomes a page in three steps: framing (warc_framing.h), the answer in it (archived_page.h), and what kind
// of file that is (source_kind.h). Covered by tests/item_source_test.cc and tests/archives.
#include "intake/archive_items.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "intake/archived_page.h"
#include "intake/extract.h"
#include "intake/input_kind.h"
#include "intake/source_kind.h"
#include "text/read.h"

namespace overclaim {
namespace {

// The path of a URI, for its ending: "https://example.org/a/prices.md?x=1" is "/a/prices.md".
std::string_view path_of(std::string_view uri) {
  const std::size_t scheme = uri.find("://");
  if (scheme != uri.npos) uri.remove_prefix(scheme + 3);
  uri = uri.substr(0, uri.find_first_of("?#"));
  const std::size_t slash = uri.find('/');
  return slash == uri.npos ? std::string_view() : uri.substr(slash);
}

class Archive {
 public:
  Archive(ByteReader bytes, Packing packing, ArchiveName name, KindCounts& left_out, const WarcLimits& limits,
          const ArchiveRange& range = {})
      : framing_(PackedBytes(std::move(bytes), packing), limits),
        name_(std::move(name)),
        left_out_(left_out),
        end_(range.end) {
    if (range.begin > 0) framing_.go_to(range.begin);
  }

  std::optional<Item> next() {
    for (;;) {
      std::variant<WarcRecord, WarcDamage, WarcEnd> read = framing_.next();
      if (std::get_if<WarcEnd>(&read) != nullptr) return std::nullopt;
      if (WarcDamage* damage = std::get_if<WarcDamage>(&read)) {
        if (damage->place.of_file && damage->place.offset >= end_) return std::nullopt;
        Item item = blank(damage->uri, damage->date, damage->place);
        fail(item, std::move(damage->error));
        return item;
      }
      const WarcRecord& record = std::get<WarcRecord>(read);
      if (record.place.of_file && record.place.offset >= end_) return std::nullopt;
      if (std::optional<Item> item = item_of(record)) return item;
    }
  }

 private:
  Item blank(std::string_view uri, std::string_view date, const WarcPlace& place) const {
    Item item;
    item.source = name_.source;
    item.span_of = SpanOf::record;
    Record record;
    record.uri = uri;
    record.date = date;
    record.offset = place.offset;
    record.length = place.length;
    record.offset_of = place.of_file ? "file" : "unpacked";
    record.member = name_.member;
    item.record = std::move(record);
    item.captured = day_of(date);
    return item;
  }

  static void fail(Item& item, ReportError error) {
    item.kind = ItemKind::error;
    item.bytes.clear();
    item.size = item.record ? item.record->length : 0;
    item.error = std::move(error);
  }

  // Nothing where the record is no page; it is counted then.
  std::optional<Item> item_of(const WarcRecord& record) {
    std::variant<ArchivedPage, NoPage, ReportError> found = page_of(record);
    if (const NoPage* none = std::get_if<NoPage>(&found)) {
      ++left_out_[none->kind];
      if (!name_.failed_answers || none->status == 0) return std::nullopt;
      Item item = blank(record.uri(), record.date(), record.place);
      item.kind = ItemKind::no_page;
      item.answer = ServerAnswer{none->status, none->location};
      return item;
    }
    Item item = blank(record.uri(), record.date(), record.place);
    if (ReportError* error = std::get_if<ReportError>(&found)) {
      fail(item, std::move(*error));
      return item;
    }
    ArchivedPage& page = std::get<ArchivedPage>(found);
    if (!page.problem.empty()) item.problems.push_back(page.problem);
    if (!record.is_verified) {
      item.problems.emplace_back(
          "words of this page may be wrong: the archive is packed as one piece, and is damaged or "
          "cut off somewhere, so that nothing in it can be verified");
    }
    item.charset = name_.charset.empty() ? page.charset : name_.charset;
    item.bytes = std::move(page.bytes);
    if (record.type() == "conversion") {
      item.media_type = MediaType::plain;
      return item;
    }
    return settle(std::move(item), page.media_type);
  }

  std::optional<Item> settle(Item item, std::string_view media_type) {
    const std::string_view name = path_of(item.record->uri);
    // The reader takes the bytes and gives them back.
    const auto held = std::make_shared<std::string>(std::move(item.bytes));
    const ByteReader reader{held->size(), [held](std::uint64_t begin, std::uint64_t end) -> std::optional<std::string> {
                              return held->substr(static_cast<std::size_t>(begin),
                                                  static_cast<std::size_t>(end - begin));
                            }};
    const SourceJudgement judged = judge_source(reader, name, item.charset, false, media_type);
    item.bytes = std::move(*held);
    const bool mail = media_type == "message/rfc822" || media_type == "multipart/related";
    if (judged.kind == SourceKind::none) {
      if (judged.not_text.empty()) {
        fail(item, *judged.error);
        return item;
      }
      ++left_out_[judged.not_text];
      return std::nullopt;
    }
    if (judged.kind == SourceKind::web_archive || judged.kind == SourceKind::web_container) {
      fail(item, {"nested", "is an archive in an archive, which is not read; take it out and name it"});
      return item;
    }
    const bool html = media_type == "text/html" || media_type == "application/xhtml+xml";
    if (is_extracted(judged.kind) && (judged.kind != SourceKind::mail || (mail && !html))) {
      extract_into(item, judged);
      return item;
    }
    if (!html && !kind_by_name(name).empty() && media_type != "text/plain") {
      ++left_out_[std::string(kind_by_name(name))];
      return std::nullopt;
    }
    item.media_type = html ? MediaType::html : media_type_of(item.bytes, name, item.charset);
    return item;
  }

  void extract_into(Item& item, const SourceJudgement& judged) const {
    ExtractResult result = extract(judged.kind, item.bytes, name_.pdf_command);
    if (ReportError* error = std::get_if<ReportError>(&result)) return fail(item, std::move(*error));
    take_judged(std::get<Extracted>(std::move(result)), judged, item);
  }

  WarcFraming framing_;
  ArchiveName name_;
  KindCounts& left_out_;
  std::uint64_t end_;
};

// The members of a container, one archive after the other.
class Members {
 public:
  Members(Container container, ArchiveName name, KindCounts& left_out)
      : container_(std::move(container)), name_(std::move(name)), left_out_(left_out) {}

  std::optional<Item> next() {
    for (;;) {
      if (archive_) {
        if (std::optional<Item> item = archive_->next()) return item;
        archive_.reset();
      }
      if (at_ == container_.entries().size()) return std::nullopt;
      if (std::optional<Item> error = begin(at_++)) return error;
    }
  }

 private:
  std::optional<Item> begin(std::size_t index) {
    const ContainerEntry& entry = container_.entries()[index];
    if (!is_safe_name(entry.name)) {
      return error_item(entry, {"unsafe_name", "leads out of its container by its name, and was not read"});
    }
    if (!entry.name.starts_with("archive/") || entry.name.find(".warc") == entry.name.npos) {
      if (!entry.name.ends_with('/')) ++left_out_["archive_index"];
      return std::nullopt;
    }
    std::variant<ByteReader, ReportError> opened = container_.member(index);
    if (ReportError* error = std::get_if<ReportError>(&opened)) return error_item(entry, std::move(*error));
    const ByteReader& bytes = std::get<ByteReader>(opened);
    const std::optional<std::string> head = bytes.read(0, std::min<std::uint64_t>(bytes.size, head_bytes));
    if (!head) return error_item(entry, {"damaged", "cannot be unpacked"});
    ArchiveName name = name_;
    name.member = entry.name;
    archive_ = std::make_unique<Archive>(bytes, packing_of(*head), std::move(name), left_out_, WarcLimits{});
    return std::nullopt;
  }

  Item error_item(const ContainerEntry& entry, ReportError error) const {
    Item item;
    item.kind = ItemKind::error;
    item.source = name_.source;
    item.span_of = SpanOf::record;
    item.size = entry.packed_size;
    Record record;
    record.member = entry.name;
    item.record = std::move(record);
    item.error = std::move(error);
    return item;
  }

  Container container_;
  ArchiveName name_;
  KindCounts& left_out_;
  std::size_t at_ = 0;
  std::unique_ptr<Archive> archive_;
};

}  // namespace

std::function<std::optional<Item>()> archive_items(ByteReader bytes, Packing packing, ArchiveName name,
                                                   KindCounts& left_out, const WarcLimits& limits,
                                                   const ArchiveRange& range) {
  return [archive = std::make_shared<Archive>(std::move(bytes), packing, std::move(name), left_out, limits, range)] {
    return archive->next();
  };
}

std::function<std::optional<Item>()> container_items(Container container, ArchiveName name, KindCounts& left_out) {
  return [members = std::make_shared<Members>(std::move(container), std::move(name), left_out)] {
    return members->next();
  };
}

}  // namespace overclaim
