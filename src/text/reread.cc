// A second, smaller reader on purpose: it shares only the table of character references with the first. Covered by
// reread_test.cc.
#include "text/reread.h"

#include <algorithm>

#include "text/charset.h"
#include "text/hex_digit.h"
#include "text/html_entities.h"
#include "text/utf8.h"

namespace overclaim {

namespace {

bool is_white_space(char32_t c) {
  return c <= U' ' || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_white_space(c.value)) append_utf8(out, c.value);
    at += c.size;
  }
}

// Behind a line end: the "> " marks of quoted mail.
std::size_t skip_mail_marks(std::string_view slice, std::size_t at) {
  while (at < slice.size() && (slice[at] == '>' || slice[at] == ' ' || slice[at] == '\t')) ++at;
  return at;
}

std::string reread_plain(std::string_view slice) {
  std::string out;
  for (std::size_t at = 0; at < slice.size();) {
    if (slice[at] == '\n' || slice[at] == '\r') {
      at = skip_mail_marks(slice, at + 1);
      continue;
    }
    const CodePoint c = code_point_at(slice, at);
    append_visible(out, slice.substr(at, c.valid ? c.size : 0));
    if (!c.valid) append_utf8(out, replacement_character);
    at += c.size;
  }
  return out;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_name(std::string_view text, std::string_view name) {
  if (text.size() < name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (lower(text[i]) != name[i]) return false;
  }
  return true;
}

// Behind the tag or comment at `at`; an element whose content is never text is skipped whole.
std::size_t skip_markup(std::string_view slice, std::size_t at) {
  if (slice.substr(at).starts_with("<!--")) {
    const std::size_t end = slice.find("-->", at + 4);
    return end == std::string_view::npos ? slice.size() : end + 3;
  }
  std::size_t end = at + 1;
  char quote = 0;
  for (; end < slice.size(); ++end) {
    const char c = slice[end];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && slice[end - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      break;
    }
  }
  end = std::min(end + 1, slice.size());
  for (const std::string_view name : {"script", "style", "template", "noscript"}) {
    if (!starts_with_name(slice.substr(at + 1), name)) continue;
    for (std::size_t close = slice.find("</", end); close != std::string_view::npos;
         close = slice.find("</", close + 2)) {
      if (starts_with_name(slice.substr(close + 2), name)) return skip_markup(slice, close);
    }
    return slice.size();
  }
  return end;
}

bool opens_markup(std::string_view slice, std::size_t at) {
  if (at + 1 >= slice.size()) return false;
  const char c = slice[at + 1];
  return c == '/' || c == '!' || c == '?' || (lower(c) >= 'a' && lower(c) <= 'z');
}

// Does the tag `opening` ("<q") stand at `at`?
bool is_tag(std::string_view slice, std::size_t at, std::string_view opening) {
  if (!starts_with_name(slice.substr(at), opening)) return false;
  const std::size_t behind = at + opening.size();
  return behind < slice.size() &&
         (slice[behind] == '>' || slice[behind] == '/' || is_white_space(static_cast<unsigned char>(slice[behind])));
}

std::string reread_html(std::string_view slice, bool in_attribute) {
  std::string out;
  for (std::size_t at = 0; at < slice.size();) {
    if (!in_attribute && slice[at] == '<' && opens_markup(slice, at)) {
      if (is_tag(slice, at, "<q")) out += "\u201C";
      if (is_tag(slice, at, "</q")) out += "\u201D";
      at = skip_markup(slice, at);
      continue;
    }
    if (slice[at] == '&') {
      const CharacterReference reference = character_reference_at(slice, at, in_attribute);
      if (reference.size > 0) {
        append_visible(out, reference.text);
        at += reference.size;
        continue;
      }
    }
    const CodePoint c = code_point_at(slice, at);
    if (!is_white_space(c.value)) append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

// The code unit of "\uXXXX" at `at`, or -1.
int code_unit_at(std::string_view slice, std::size_t at) {
  if (slice.size() < at + 6 || slice[at] != '\\' || slice[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_value(slice[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

std::string reread_json(std::string_view slice) {
  std::string decoded;
  for (std::size_t at = 0; at < slice.size();) {
    if (slice[at] != '\\' || at + 1 >= slice.size()) {
      decoded += slice[at++];
      continue;
    }
    const int unit = code_unit_at(slice, at);
    if (unit < 0) {
      const char c = slice[at + 1];
      decoded += c == 'n' || c == 't' || c == 'r' || c == 'b' || c == 'f' ? ' ' : c;
      at += 2;
      continue;
    }
    at += 6;
    char32_t c = static_cast<char32_t>(unit);
    const int low = code_unit_at(slice, at);
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
      at += 6;
    }
    append_utf8(decoded, c >= 0xD800 && c < 0xE000 ? replacement_character : c);
  }
  return reread_html(decoded, false);
}

}  // namespace

std::string reread(std::string_view slice, std::string_view media_type, Channel channel) {
  if (media_type != "text/html") return reread_plain(slice);
  switch (channel) {
    case Channel::structured_data:
      return reread_json(slice);
    case Channel::meta_description:
    case Channel::alt_text:
    case Channel::url:
      return reread_html(slice, true);
    case Channel::body:
    case Channel::title:
      break;
  }
  return reread_html(slice, false);
}

bool reads_back(const Document& document, Span span, std::string_view quote, Channel channel) {
  const SourceSpan source = document.source_of(span);
  if (source.end > document.input.size() || source.begin > source.end) return false;
  std::string wanted;
  append_visible(wanted, quote);
  const auto read_again = [&](OffsetRange piece, std::string_view media_type) {
    return reread(decode_slice(document.input, piece, document.charset), media_type, channel);
  };
  const std::string& media_type = document.media_type;
  if (read_again({source.begin, source.end}, media_type) == wanted) return true;
  // Words that are not shown (a hidden span, the name of a drawing) may lie inside the slice; then each piece of the
  // input that the quote was made from has to read as its part of the quote.
  std::string again;
  const std::vector<OffsetRun>& runs = document.text_to_source.runs();
  auto run = std::partition_point(runs.begin(), runs.end(),
                                  [&](const OffsetRun& known) { return known.derived_end <= span.begin; });
  for (; run != runs.end() && run->derived_begin < span.end; ++run) {
    const OffsetRange piece = document.text_to_source.original_of(
        std::max<std::uint64_t>(run->derived_begin, span.begin), std::min<std::uint64_t>(run->derived_end, span.end));
    // The pieces of Markdown are letters as they stand, and references; its marks lie between them.
    const std::string_view as = media_type != "text/markdown" ? std::string_view(media_type)
                                : run->linear                 ? "text/plain"
                                                              : "text/html";
    again += read_again(document.decoded_to_input.input_of(piece), as);
  }
  return again == wanted;
}

}  // namespace overclaim
