// Signatures where there are any, then names: a table and a mail are texts too, and only their names or first lines
// tell them from prose. Covered by tests/source_kind_test.cc.
#include "intake/source_kind.h"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/container.h"
#include "intake/eml.h"
#include "intake/input_kind.h"
#include "intake/own_output.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view record_start = "WARC/";
constexpr std::uint64_t searched_for_record = 4U << 20U;

std::string lower(std::string text) {
  for (char& byte : text) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return text;
}

std::string ending_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return "";
  return lower(std::string(name.substr(dot + 1)));
}

using Ending = std::pair<std::string_view, std::string_view>;

// Sorted. All of these are text by their bytes, or binary of a kind that is worth a name of its own.
constexpr auto endings = std::to_array<Ending>({
    {"atom", "data"},          {"avi", "sound_or_film"}, {"avif", "picture"},      {"bmp", "picture"},
    {"cdx", "data"},           {"cdxj", "data"},         {"css", "script"},        {"eot", "font"},
    {"gif", "picture"},        {"ico", "picture"},       {"jpeg", "picture"},      {"jpg", "picture"},
    {"js", "script"},          {"json", "data"},         {"jsx", "script"},        {"less", "script"},
    {"m3u8", "sound_or_film"}, {"map", "script"},        {"mjs", "script"},        {"mov", "sound_or_film"},
    {"mp3", "sound_or_film"},  {"mp4", "sound_or_film"}, {"otf", "font"},          {"png", "picture"},
    {"py", "script"},          {"rss", "data"},          {"scss", "script"},       {"sh", "script"},
    {"svg", "picture"},        {"tif", "picture"},       {"tiff", "picture"},      {"ts", "script"},
    {"ttf", "font"},           {"wasm", "script"},       {"wav", "sound_or_film"}, {"webm", "sound_or_film"},
    {"webmanifest", "data"},   {"webp", "picture"},      {"woff", "font"},         {"woff2", "font"},
    {"xml", "data"},           {"xsl", "data"},          {"yaml", "data"},         {"yml", "data"},
});

// The first bytes of what a packed file holds.
std::string first_unpacked(const ByteReader& bytes, Packing packing, std::size_t wanted) {
  PackedBytes unpacked(bytes, packing);
  std::string head;
  while (head.size() < wanted) {
    const UnpackStep step = unpacked.read(head, wanted - head.size());
    if (step == UnpackStep::end || step == UnpackStep::failed) break;
  }
  return head;
}

SourceJudgement refused(ReportError error, std::string not_text = "") {
  SourceJudgement judged;
  judged.kind = SourceKind::none;
  judged.error = std::move(error);
  judged.not_text = std::move(not_text);
  return judged;
}

SourceJudgement of_kind(SourceKind kind) {
  SourceJudgement judged;
  judged.kind = kind;
  return judged;
}

SourceJudgement judge_zip(const ByteReader& bytes) {
  const auto opened = Container::open(bytes);
  if (const auto* error = std::get_if<ReportError>(&opened)) return refused(*error);
  bool mimetype = false, content = false, types = false, word = false, document = false;
  for (const ContainerEntry& entry : std::get<Container>(opened).entries()) {
    if (entry.name.starts_with("archive/") && entry.name.find(".warc") != entry.name.npos) {
      return of_kind(SourceKind::web_container);
    }
    mimetype = mimetype || entry.name == "mimetype";
    content = content || entry.name == "content.xml";
    // Which part is the document is said by another; its folder is the same in all programs.
    const std::string name = lower(entry.name);
    types = types || name == "[content_types].xml";
    word = word || (name.starts_with("word/") && name.ends_with(".xml"));
    document = document || name == "word/document.xml";
  }
  if (document || (types && word)) return of_kind(SourceKind::docx);
  if (mimetype && content) return of_kind(SourceKind::odt);
  return refused({"binary",
                  "is a zip archive or an office document of a kind that is not read (xlsx, pptx, epub ...); unpack it "
                  "and name the folder, or save it as text first"});
}

// Where the first record is damaged, another near the start tells what the file is.
bool has_record_behind(ByteReader bytes, Packing packing) {
  bytes.size = std::min(bytes.size, searched_for_record);
  return PackedBytes(std::move(bytes), packing).find_member(1, record_start).has_value();
}

SourceJudgement judge_packed(const ByteReader& bytes, Packing packing) {
  // A dictionary that lies in front of the first record is no record.
  if (first_unpacked(bytes, packing, record_start.size()) != record_start && !has_record_behind(bytes, packing)) {
    return refused({"binary", "is compressed and no web archive; unpack it first and name the files in it"});
  }
  SourceJudgement judged = of_kind(SourceKind::web_archive);
  judged.packing = packing;
  return judged;
}

SourceJudgement judge_head(const ByteReader& bytes, std::string_view head, std::string_view name,
                           std::string_view charset, bool is_table) {
  if (head.starts_with("%PDF-")) return of_kind(SourceKind::pdf);
  if (head.starts_with("PK\x03\x04"sv)) return judge_zip(bytes);
  if (const Packing packing = packing_of(head); packing != Packing::none) return judge_packed(bytes, packing);
  if (head.starts_with(record_start) && head.substr(5, 1).find_first_of("01") == 0) {
    return of_kind(SourceKind::web_archive);
  }
  // Its first letters are damaged, but what follows and its name say what it is.
  const bool named_archive = ending_of(name) == "warc" || ending_of(name) == "wet";
  if (named_archive && head.find("\nWARC-Type:") < 1024) return of_kind(SourceKind::web_archive);
  if (std::optional<ReportError> error = not_text(head, charset)) {
    std::string kind = error->code == "binary" ? std::string(not_text_kind(head)) : "";
    if (kind == "unknown_binary" && !kind_by_name(name).empty()) kind = kind_by_name(name);
    return refused(*std::move(error), std::move(kind));
  }
  const std::string ending = ending_of(name);
  const bool marked_up = is_html_name(name) || is_markdown_name(name);
  const bool page = marked_up || ending == "txt";
  SourceJudgement judged;
  if (!page || (is_table && !marked_up)) judged.table = table_format(head, name);
  if (!judged.table && is_table && !marked_up) judged.table = TableFormat::csv;
  if (judged.table) {
    judged.kind = SourceKind::table;
  } else if (ending == "eml" || ending == "mht" || ending == "mhtml" || (!page && is_eml(head))) {
    judged.kind = SourceKind::mail;
  }
  return judged;
}
}  // namespace

std::string_view kind_by_name(std::string_view path) {
  const std::string ending = ending_of(path);
  const auto found = std::lower_bound(endings.begin(), endings.end(), ending,
                                      [](const Ending& row, const std::string& wanted) { return row.first < wanted; });
  return found != endings.end() && found->first == ending ? found->second : "";
}

bool may_be_readable(std::string_view head) {
  return head.starts_with("%PDF-") || head.starts_with("PK\x03\x04"sv) || packing_of(head) != Packing::none;
}

SourceJudgement judge_source(const ByteReader& bytes, std::string_view name, std::string_view charset, bool is_table) {
  const std::optional<std::string> head = bytes.read(0, std::min<std::uint64_t>(bytes.size, head_bytes));
  if (!head) return refused({"changed", "changed while it was read; check it again"});
  SourceJudgement judged = judge_head(bytes, *head, name, charset, is_table);
  judged.is_own = is_own_output(*head);
  return judged;
}

}  // namespace overclaim
