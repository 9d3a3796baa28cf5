// The type a server names decides only what is not looked at: a page sent as an unknown type is still a page. Covered
// by tests/item_source_test.cc and tests/archives.
#include "intake/archived_page.h"

#include <algorithm>
#include <array>

#include "intake/http_response.h"
#include "intake/input_kind.h"
#include "text/calendar_day.h"
#include "text/charset.h"
#include "text/read.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return out;
}

// A server's word for the type, and what it is counted as; "" for what is read. The first row that begins the type or
// ends it ("+json") holds.
struct TypeRow {
  std::string_view begins, ends, kind;
};

constexpr std::array types = {
    TypeRow{"text/html"sv, "", ""},
    TypeRow{"application/xhtml+xml"sv, "", ""},
    TypeRow{"text/css"sv, "", "script"},
    TypeRow{"", "javascript"sv, "script"},
    TypeRow{"", "ecmascript"sv, "script"},
    TypeRow{"application/wasm"sv, "", "script"},
    TypeRow{"image/"sv, "", "picture"},
    TypeRow{"audio/"sv, "", "sound_or_film"},
    TypeRow{"video/"sv, "", "sound_or_film"},
    TypeRow{"application/vnd.apple.mpegurl"sv, "", "sound_or_film"},
    TypeRow{"application/dash+xml"sv, "", "sound_or_film"},
    TypeRow{"font/"sv, "", "font"},
    TypeRow{"application/font"sv, "", "font"},
    TypeRow{"application/x-font"sv, "", "font"},
    TypeRow{"application/vnd.ms-fontobject"sv, "", "font"},
    TypeRow{"", "json"sv, "data"},
    TypeRow{"", "xml"sv, "data"},
    TypeRow{"text/csv"sv, "", "data"},
    TypeRow{"text/dns"sv, "", "metadata"},
};

// No page by its type, but perhaps one all the same: its first element tells.
bool is_other_xml(std::string_view type) {
  return type == "application/xml" || type == "text/xml" || (type.ends_with("+xml") && type != "application/xhtml+xml");
}

std::string_view kind_of_type(std::string_view type) {
  for (const TypeRow& row : types) {
    if (row.begins.empty() ? type.ends_with(row.ends) : type.starts_with(row.begins)) return row.kind;
  }
  return "";
}

// Whether the first element is html, behind declarations, comments and the like.
bool has_html_root(std::string_view bytes) {
  constexpr std::string_view space = " \t\r\n", root = "<html";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(space), bytes.size()));
    const std::string_view closed_by = bytes.starts_with("<?") ? "?>" : bytes.starts_with("<!--") ? "-->" : ">";
    if (!bytes.starts_with("<?") && !bytes.starts_with("<!")) break;
    const std::size_t end = bytes.find(closed_by, 2);
    if (end == bytes.npos) return false;
    bytes.remove_prefix(end + closed_by.size());
  }
  return bytes.starts_with(root) && bytes.size() > root.size() &&
         (space.find(bytes[root.size()]) != space.npos || bytes[root.size()] == '>');
}

// A page of HTML after all, as its first element says. "" or what it is counted as.
std::string_view settle_xml(ArchivedPage& page) {
  if (!is_other_xml(page.media_type)) return "";
  if (!has_html_root(page.bytes)) return kind_of_type(page.media_type);
  page.media_type = "application/xhtml+xml";
  return "";
}

std::string_view kind_of_status(int status) {
  if (status >= 200 && status <= 299) return status == 206 ? "fragment" : "";
  if (status == 304) return "revisit";
  return status >= 300 && status <= 399 ? "redirect" : "error_page";
}

// The server's charset, unless the bytes say better: a byte order mark, or UTF-8 beyond doubt.
std::string charset_of(std::string_view bytes, std::string_view content_type) {
  const std::string_view named = charset_of_label(parameter_in(content_type, "charset"));
  if (named.empty() || bytes.starts_with("\xEF\xBB\xBF") || !utf16_charset(bytes.substr(0, head_bytes)).empty()) {
    return "";
  }
  if (named == "utf-8") return std::string(named);
  std::size_t beyond_ascii = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(bytes, at);
    if (!point.valid) return std::string(named);
    ++beyond_ascii;
    at += point.size;
  }
  return beyond_ascii >= 3 ? "utf-8" : std::string(named);
}

std::string too_long(std::uint64_t bytes) {
  return "has " + std::to_string(bytes) + " bytes; pages of an archive are read up to " +
         std::to_string(max_document_bytes >> 20U) + " MiB: take it out and check it alone";
}

std::variant<ArchivedPage, NoPage, ReportError> payload_of(const WarcRecord& record, std::string_view content_type) {
  ArchivedPage page;
  page.media_type = media_type_in(content_type);
  const std::string kind(kind_of_type(page.media_type));
  const bool is_xml = is_other_xml(page.media_type);
  if (!kind.empty() && (!is_xml || !has_html_root(record.block))) return NoPage{kind};
  if (record.block.size() < record.block_length) return ReportError{"too_long", too_long(record.block_length)};
  if (record.block.size() > max_document_bytes) return ReportError{"too_long", too_long(record.block.size())};
  page.bytes = record.block;
  page.charset = charset_of(page.bytes, content_type);
  if (const std::string_view settled = settle_xml(page); !settled.empty()) return NoPage{std::string(settled)};
  return page;
}

std::variant<ArchivedPage, NoPage, ReportError> response_of(const WarcRecord& record) {
  const std::string_view uri = record.uri();
  if (uri.starts_with("dns:")) return NoPage{"metadata"};
  const std::optional<HttpHead> head = read_final_http_head(record.block);
  if (!head) {
    const std::string kind = media_type_in(content_type_of(record.fields));
    if (kind.starts_with("application/http"))
      return ReportError{"damaged", "does not begin as an answer of a server does"};
    return payload_of(record, content_type_of(record.fields));  // ftp and the like
  }
  if (const std::string_view kind = kind_of_status(head->status); !kind.empty()) {
    const bool failed = head->status >= 300 && head->status != 304;
    const std::string_view location = failed ? field_of(head->fields, "Location") : std::string_view();
    return NoPage{std::string(kind), failed ? head->status : 0, std::string(location)};
  }
  const std::string content_type = content_type_of(head->fields);
  ArchivedPage page;
  page.media_type = media_type_in(content_type);
  const std::string kind(kind_of_type(page.media_type));
  const bool is_xml = is_other_xml(page.media_type);
  if (!kind.empty() && !is_xml) return NoPage{kind};
  // Of a long list of addresses, or one that cannot be unpacked, nobody needs to be told.
  const std::string_view kept = std::string_view(record.block).substr(head->body_begin);
  const bool may_be_data = is_xml && !has_html_root(kept);
  if (record.block.size() < record.block_length) {
    if (may_be_data) return NoPage{kind};
    return ReportError{"too_long", too_long(record.block_length)};
  }
  HttpBody body = decode_body(*head, kept, max_document_bytes);
  if (body.error && may_be_data) return NoPage{kind};
  if (body.error) return *std::move(body.error);
  page.bytes = std::move(body.bytes);
  page.problem = std::move(body.problem);
  page.charset = charset_of(page.bytes, content_type);
  if (const std::string_view settled = settle_xml(page); !settled.empty()) return NoPage{std::string(settled)};
  return page;
}

}  // namespace

std::string day_of(std::string_view date) {
  if (date.size() > 10 && date[10] != 'T' && date[10] != ' ') return "";
  const std::string_view day = date.substr(0, 10);
  return is_calendar_day(day) && !day.starts_with("000") ? std::string(day) : "";
}

std::variant<ArchivedPage, NoPage, ReportError> page_of(const WarcRecord& record) {
  const std::string type = lower(record.type());
  const std::string_view segment = field_of(record.fields, "WARC-Segment-Number");
  if (type == "continuation" || (!segment.empty() && type != "metadata" && type != "warcinfo")) {
    return ReportError{"damaged", "is kept in several pieces, which are not put together; write the archive anew"};
  }
  if (type == "request") return NoPage{"request"};
  if (type == "revisit") return NoPage{"revisit"};
  if (type == "metadata" || type == "warcinfo") return NoPage{"metadata"};
  std::variant<ArchivedPage, NoPage, ReportError> page = NoPage{"unknown_record"};
  if (type == "response") {
    page = response_of(record);
  } else if (type == "resource" || type == "conversion") {
    // What a crawler writes down about itself.
    const std::string_view uri = record.uri();
    if (uri.starts_with("metadata:") || uri.starts_with("dns:") || uri.starts_with("warcinfo:")) {
      return NoPage{"metadata"};
    }
    page = payload_of(record, content_type_of(record.fields));
  }
  const std::string_view cut = field_of(record.fields, "WARC-Truncated");
  if (ArchivedPage* found = std::get_if<ArchivedPage>(&page);
      found != nullptr && found->problem.empty() && !cut.empty()) {
    found->problem = "the page breaks off here: whoever saved it stopped (" + std::string(cut.substr(0, 40)) + ")";
  }
  return page;
}

}  // namespace overclaim
