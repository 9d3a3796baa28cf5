// A short table of signatures instead of libmagic: we only tell what people hand in by mistake, so that the message can
// say what to do. Content goes before the name, because saved pages carry all kinds of names. Covered by
// tests/intake_test.cc.
#include "intake/input_kind.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "text/charset.h"
#include "text/html_signs.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t searched_bytes = 64U << 10U;  // for marks of HTML

struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view message;
};

constexpr std::string_view picture =
    "is a picture; only text is read: write down what it says, or take it from the page itself";
constexpr std::string_view packed = "is compressed; unpack it first and name the files in it";
constexpr std::string_view sound_or_film =
    "is a sound or video file; only text is read: save a transcript as text first";

constexpr std::string_view program = "is a program, not text; name a page saved as text or HTML";

constexpr std::array signatures = {
    Signature{0, "%PDF-"sv, "is a PDF; save it as text first, for example with pdftotext"},
    Signature{0, "PK\x03\x04"sv,
              "is a zip archive or an office document (docx, odt, epub); unpack it or save it as text first"},
    Signature{0, "PK\x05\x06"sv, "is an empty zip archive; there is nothing in it to read"},
    Signature{0, "\xD0\xCF\x11\xE0"sv, "is an old office document (doc, xls, ppt); save it as text first"},
    Signature{0, "{\\rtf"sv, "is an RTF document; save it as text first"},
    Signature{0, "\x89PNG"sv, picture},
    Signature{0, "\xFF\xD8\xFF"sv, picture},
    Signature{0, "GIF87a"sv, picture},
    Signature{0, "GIF89a"sv, picture},
    Signature{8, "WEBP"sv, picture},
    Signature{0, "\x1F\x8B"sv, packed},
    Signature{0, "BZh"sv, packed},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              packed},
    Signature{0, "\x28\xB5\x2F\xFD"sv, packed},
    Signature{0, "7z\xBC\xAF"sv, packed},
    Signature{0, "Rar!"sv, packed},
    Signature{4, "ftyp"sv, sound_or_film},
    Signature{0, "ID3"sv, sound_or_film},
    Signature{0, "OggS"sv, sound_or_film},
    Signature{0, "\x1A\x45\xDF\xA3"sv, sound_or_film},
    Signature{0,
              "\x7F"
              "ELF"sv,
              program},
    Signature{0, "SQLite format 3"sv, "is a database; export the texts in it first"},
};

// BZh, ID3 and the like are letters, so a text may begin with them: these count only beside bytes that no text has.
bool has_control_bytes(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x09 || (value > 0x0D && value < 0x20 && value != 0x1B);
  });
}

bool is_printable(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
}

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool starts_with_letters(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool ends_with_letters(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         starts_with_letters(text.substr(text.size() - lower_case.size()), lower_case);
}

// Text with marks in its lines is Markdown, which keeps the paragraphs between blank lines; but for what Markdown alone
// would pass over: front matter, code by indentation or fences, addresses of links.
MediaType of_marks_inside(std::string_view text) {
  if (text.starts_with("---")) return MediaType::html;
  while (!text.empty()) {
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    const std::string_view words = text.substr(indent);
    const bool fence = words.starts_with("```") || words.starts_with("~~~");
    if (indent >= 4 || fence || words.starts_with('\t') || words.starts_with('[')) return MediaType::html;
    text.remove_prefix(std::min(text.find_first_of("\r\n"), text.size() - 1) + 1);
  }
  return MediaType::markdown;
}

bool has_ending(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return ends_with_letters(name, ending); });
}

// The head as text where its charset is UTF-16, whose bytes are not those of ASCII; else as it is.
std::string readable(std::string_view head, std::size_t most, std::string_view charset) {
  head = head.substr(0, most);
  const std::string_view utf16 = charset.empty() ? utf16_charset(head) : charset;
  if (!utf16.starts_with("utf-16")) return std::string(head);
  return decode(head.substr(0, head.size() - head.size() % 2), utf16).text;
}

// Letters, digits and marks of code page 037, whose space is the at sign of all others. No text in another encoding is
// made of these bytes alone with that for its space: none of them is a letter of ASCII, and of the bytes beyond ASCII
// more than half are missing.
bool is_ebcdic(std::string_view head) {
  constexpr std::string_view marks =
      "\x0D\x15\x25\x4B\x4D\x4E\x50\x5A\x5B\x5C\x5D\x5E\x60\x61\x6B\x6C\x6D\x6F\x7A\x7D\x7E\x7F";
  std::size_t letters = 0, spaces = 0, others = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned row = byte >> 4U, column = byte & 0x0FU;
    const bool small = (row == 0x8 || row == 0x9 || row == 0xA) && column >= (row == 0xA ? 2 : 1) && column <= 9;
    const bool capital = (row == 0xC || row == 0xD || row == 0xE) && column >= (row == 0xE ? 2 : 1) && column <= 9;
    const bool digit = row == 0xF && column <= 9;
    if (small || capital) {
      ++letters;
    } else if (byte == 0x40) {
      ++spaces;
    } else if (!digit && marks.find(c) == marks.npos) {
      ++others;
    }
  }
  constexpr std::size_t fewest_letters = 8;
  return letters >= fewest_letters && letters * 2 >= head.size() && spaces * 20 >= head.size() &&
         others * 50 <= head.size();
}

// The signature that the head has, nullptr for none.
const Signature* signature_of(std::string_view head) {
  for (const Signature& signature : signatures) {
    if (head.size() < signature.at || !head.substr(signature.at).starts_with(signature.bytes)) continue;
    const bool certain = signature.bytes == "%PDF-" || signature.bytes == "{\\rtf";
    if (certain || !is_printable(signature.bytes) || has_control_bytes(head)) return &signature;
  }
  return nullptr;
}

}  // namespace

std::string_view not_text_kind(std::string_view head) {
  const Signature* signature = signature_of(head.substr(0, head_bytes));
  if (signature == nullptr) return "unknown_binary";
  if (signature->message == picture) return "picture";
  if (signature->message == sound_or_film) return "sound_or_film";
  if (signature->message == program) return "program";
  return "";
}

std::optional<ReportError> not_text(std::string_view head, std::string_view charset) {
  head = head.substr(0, head_bytes);
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) {
    return ReportError{"charset", "is UTF-32 text, which is not read; save it as UTF-8 first"};
  }
  if (const Signature* signature = signature_of(head)) return ReportError{"binary", std::string(signature->message)};
  if (charset.empty() && is_ebcdic(head)) {
    return ReportError{"charset", "is EBCDIC text, which is not read; save it as UTF-8 first"};
  }
  const std::string text = readable(head, head_bytes, charset);
  if (text.find('\0') != text.npos) {
    return ReportError{"binary", "is not text (it holds bytes of zero); save it as text in UTF-8 first"};
  }
  const auto controls = std::count_if(text.begin(), text.end(), [](char byte) {
    return has_control_bytes({&byte, 1});
  });
  if (static_cast<std::size_t>(controls) * 10 > text.size()) {
    return ReportError{"binary", "is not text (it is full of control characters); save it as text in UTF-8 first"};
  }
  return std::nullopt;
}

bool is_markdown_name(std::string_view name) { return has_ending(name, {".md", ".markdown"}); }

bool is_html_name(std::string_view name) {
  return has_ending(
      name, {".html", ".htm", ".xhtml", ".xht", ".shtml", ".shtm", ".php", ".phtml", ".asp", ".aspx", ".jsp", ".cfm"});
}

MediaType media_type_of(std::string_view head, std::string_view name, std::string_view charset) {
  if (is_markdown_name(name)) return MediaType::markdown;
  if (is_html_name(name)) return MediaType::html;
  const std::string text = readable(head, searched_bytes, charset);
  switch (html_signs(text)) {
    case HtmlSigns::page:
      return MediaType::html;
    case HtmlSigns::inside:
      return of_marks_inside(text);
    case HtmlSigns::none:
      break;
  }
  return MediaType::plain;
}

}  // namespace overclaim
