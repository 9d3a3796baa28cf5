// Signatures where there are any, then names: a table and a mail are texts too, and only their names or first lines
// tell them from prose. Covered by tests/source_kind_test.cc.
#include "intake/source_kind.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "intake/container.h"
#include "intake/eml.h"
#include "intake/input_kind.h"
#include "intake/own_output.h"
#include "intake/zip_end.h"

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

// Of the kinds that fit, the only one; text for several, none for none of them.
SourceKind only_kind(bool docx, bool odt, bool container) {
  if (static_cast<int>(docx) + static_cast<int>(odt) + static_cast<int>(container) > 1) return SourceKind::text;
  return docx ? SourceKind::docx : odt ? SourceKind::odt : container ? SourceKind::web_container : SourceKind::none;
}

// What a kind is known by, as the programs that open it know it: the list of types (DOCX), a first member "mimetype"
// (ODT), a description of the container (WACZ). Only where there is none of these do the other members decide.
SourceJudgement judge_zip(const ByteReader& bytes) {
  const auto opened = Container::open(bytes);
  if (const auto* error = std::get_if<ReportError>(&opened)) return refused(*error);
  if (holds_another_archive(bytes)) {
    return refused({"binary",
                    "holds two zip archives, one behind the other, and programs differ in which one they show; save "
                    "each as a file of its own"});
  }
  const std::vector<ContainerEntry>& entries = std::get<Container>(opened).entries();
  bool mimetype = false, content = false, types = false, word = false, document = false, archive = false,
       package = false;
  for (const ContainerEntry& entry : entries) {
    archive = archive || (entry.name.starts_with("archive/") && entry.name.find(".warc") != entry.name.npos);
    package = package || entry.name == "datapackage.json";
    mimetype = mimetype || entry.name == "mimetype";
    content = content || entry.name == "content.xml";
    // Which part is the document is said by another; its folder is the same in all programs.
    const std::string name = lower(entry.name);
    types = types || name == "[content_types].xml";
    word = word || (name.starts_with("word/") && name.ends_with(".xml"));
    document = document || name == "word/document.xml";
  }
  SourceKind kind = only_kind(types && word, entries.front().name == "mimetype" && content, package && archive);
  if (kind == SourceKind::none) kind = only_kind(document, mimetype && content, archive);
  if (kind == SourceKind::text) {
    return refused({"binary",
                    "is of two kinds: its members make it two of a DOCX, an ODT and a WACZ, and programs differ in "
                    "which one they show; save it again as one of them"});
  }
  if (kind != SourceKind::none) return of_kind(kind);
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

// Where "%PDF-1.4" or the like stands so near the start that readers of PDF find it; npos for nowhere.
std::size_t pdf_mark(std::string_view head) {
  constexpr std::size_t searched_for_pdf = 1024;
  constexpr std::string_view mark = "%PDF-";
  const std::size_t at = head.substr(0, searched_for_pdf + mark.size()).find(mark);
  const std::size_t digit = at == head.npos ? head.npos : at + mark.size();
  return digit < head.size() && head[digit] >= '0' && head[digit] <= '9' ? at : head.npos;
}

bool has_no_words(std::string_view lead) {
  if (lead.starts_with("\xEF\xBB\xBF")) lead.remove_prefix(3);
  return lead.find_first_not_of(" \t\r\n\f\0"sv) == lead.npos;
}

// White space, a byte order mark, and lines of comments: nothing that anybody reads.
bool is_blank_lead(std::string_view lead) {
  constexpr std::string_view blanks = " \t\r\n\f\0"sv, line_ends = "\r\n";
  if (lead.starts_with("\xEF\xBB\xBF")) lead.remove_prefix(3);
  for (;;) {
    lead.remove_prefix(std::min(lead.find_first_not_of(blanks), lead.size()));
    if (lead.empty()) return true;
    const std::size_t line_end = lead.find_first_of(line_ends);
    if (lead.front() != '%' || line_end == lead.npos) return false;
    lead.remove_prefix(line_end);
  }
}

bool ends_as_pdf(const ByteReader& bytes) {
  constexpr std::uint64_t searched_for_end = 1024;
  const auto tail = bytes.read(bytes.size - std::min(bytes.size, searched_for_end), bytes.size);
  return tail && tail->find("%%EOF") != tail->npos;
}

bool is_html_type(std::string_view media_type) {
  return media_type == "text/html" || media_type == "application/xhtml+xml";
}

// Whether a browser shows it as a page, whatever its bytes are. Names of what runs on a server (.php) say nothing of a
// saved file.
bool opens_as_page(std::string_view name, std::string_view media_type) {
  if (!media_type.empty()) return is_html_type(media_type);
  const std::string ending = ending_of(name);
  return ending == "html" || ending == "htm" || ending == "xhtml" || ending == "xht" || ending == "shtml";
}

// "1 0 obj" or the like at the beginning of a line behind `from`.
bool has_pdf_object(std::string_view head, std::size_t from) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = head.find(" obj", from); at != head.npos; at = head.find(" obj", at + 1)) {
    std::size_t begin = at;
    while (begin > from && is_digit(head[begin - 1])) --begin;
    if (begin == at || head[begin - 1] != ' ') continue;
    std::size_t number = begin - 1;
    while (number > from && is_digit(head[number - 1])) --number;
    if (number < begin - 1 && (head[number - 1] == '\n' || head[number - 1] == '\r')) return true;
  }
  return false;
}

// A PDF behind other bytes; nothing where a mark of one is among the words of a text. What is both, words and a whole
// PDF, is neither: whichever were read, somebody would see the other.
std::optional<SourceJudgement> judge_led_pdf(const ByteReader& bytes, std::string_view head, std::string_view name,
                                             std::string_view media_type) {
  const std::size_t mark = pdf_mark(head);
  if (mark == head.npos) return std::nullopt;
  const bool is_called_pdf = ending_of(name) == "pdf" || media_type == "application/pdf";
  if (is_called_pdf || has_no_words(head.substr(0, mark))) return of_kind(SourceKind::pdf);
  if (opens_as_page(name, media_type) || is_eml(head)) return std::nullopt;
  const bool begins_line = head[mark - 1] == '\n' || head[mark - 1] == '\r';
  if (!begins_line || !has_pdf_object(head, mark) || !ends_as_pdf(bytes)) return std::nullopt;
  if (is_blank_lead(head.substr(0, mark))) return of_kind(SourceKind::pdf);
  return refused(
      {"binary", "holds words and a whole PDF behind them; take the words away, or name it .pdf where they are none"});
}

SourceJudgement judge_head(const ByteReader& bytes, std::string_view head, std::string_view name,
                           std::string_view charset, bool is_table, std::string_view media_type) {
  if (head.starts_with("%PDF-")) return of_kind(SourceKind::pdf);
  if (head.starts_with("PK\x03\x04"sv)) return judge_zip(bytes);
  if (const Packing packing = packing_of(head); packing != Packing::none) return judge_packed(bytes, packing);
  if (head.starts_with(record_start) && head.substr(5, 1).find_first_of("01") == 0) {
    return of_kind(SourceKind::web_archive);
  }
  // Its first letters are damaged, but what follows and its name say what it is.
  const bool named_archive = ending_of(name) == "warc" || ending_of(name) == "wet";
  if (named_archive && head.find("\nWARC-Type:") < 1024) return of_kind(SourceKind::web_archive);
  if (std::optional<SourceJudgement> pdf = judge_led_pdf(bytes, head, name, media_type)) return *std::move(pdf);
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
  return head.starts_with("%PDF-") || pdf_mark(head) != head.npos || head.starts_with("PK\x03\x04"sv) ||
         packing_of(head) != Packing::none;
}

SourceJudgement judge_source(const ByteReader& bytes, std::string_view name, std::string_view charset, bool is_table,
                             std::string_view media_type) {
  const std::optional<std::string> head = bytes.read(0, std::min<std::uint64_t>(bytes.size, head_bytes));
  if (!head) return refused({"changed", "changed while it was read; check it again"});
  SourceJudgement judged = judge_head(bytes, *head, name, charset, is_table, media_type);
  judged.is_own = is_own_output(*head);
  if (!opens_as_page(name, media_type)) return judged;
  judged.not_text.clear();
  if (judged.kind == SourceKind::web_archive || judged.kind == SourceKind::web_container) {
    return refused({"binary",
                    "is called a page of HTML, and its bytes are also a web archive; name it after what it is (.html, "
                    ".warc, .wacz)"});
  }
  judged.is_page_too =
      judged.kind == SourceKind::pdf || judged.kind == SourceKind::docx || judged.kind == SourceKind::odt;
  return judged;
}

}  // namespace overclaim
