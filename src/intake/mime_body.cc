// Covered by tests/mime_test.cc.
#include "intake/mime_body.h"

#include <algorithm>
#include <cstdint>

#include "intake/mime_headers.h"
#include "text/hex_digit.h"

namespace overclaim {
namespace {

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool is_url_digit(char c) { return c == '-' || c == '_'; }

// Mail programs pass over - and _, so they are taken for + and / only where the body has none of these, and comes out
// even with them alone.
bool has_url_digits(std::string_view text) {
  if (text.find_first_of("+/") != text.npos || text.find_first_of("-_") == text.npos) return false;
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c == '=' || base64_digit(c) >= 0; });
  const auto others = std::count_if(text.begin(), text.end(), is_url_digit);
  return (digits + others) % 4 == 0 && digits % 4 != 0;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3);
  const bool url_digits = has_url_digits(text);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') {  // an end; another coded piece may follow, as some mailers join them
      bits = 0;
      count = 0;
      continue;
    }
    const int digit = url_digits && is_url_digit(c) ? (c == '-' ? 62 : 63) : base64_digit(c);
    if (digit < 0) continue;
    bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
    }
  }
  return out;
}

bool is_strange_base64(std::string_view text) {
  bool ended = false;
  for (const char c : text) {
    if (base64_digit(c) >= 0 && !ended) continue;
    ended = ended || c == '=';
    if (c != '=' && std::string_view(" \t\r\n").find(c) == std::string_view::npos) return true;
  }
  return false;
}

std::string_view words_behind_base64(std::string_view text) {
  bool may_end = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t next = std::min(text.find('\n', begin), text.size() - 1) + 1;
    std::string_view line = text.substr(begin, next - begin);
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    line = first == line.npos ? std::string_view() : line.substr(first, line.find_last_not_of(" \t\r\n") + 1 - first);
    if (may_end && line.find(' ') != line.npos) return text.substr(begin);
    may_end = may_end || line.ends_with('=') || (line.empty() && begin > 0);
    begin = next;
  }
  return {};
}

std::string decode_quoted_printable(std::string_view text, QuotedPrintable form) {
  std::string out;
  out.reserve(text.size());
  std::size_t kept = 0;  // spaces behind this, at the end of a line, were put there on the way
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '=') {
      const int high = at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
      const int low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        kept = out.size();
        at += 2;
        continue;
      }
      if (form == QuotedPrintable::body) {
        const std::size_t end = text.find_first_not_of(" \t\r", at + 1);
        if (end == text.npos || text[end] == '\n') {
          at = end == text.npos ? text.size() - 1 : end;
          kept = out.size();
          continue;
        }
      }
    }
    if (form == QuotedPrintable::body && c == '\n') {
      const bool carriage_return = out.size() > kept && out.back() == '\r';
      if (carriage_return) out.pop_back();
      while (out.size() > kept && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
      if (carriage_return) out += '\r';
    }
    out += c;
    if (c == '\n') kept = out.size();
  }
  return out;
}

std::string decode_transfer(std::string_view body, std::string_view encoding) {
  const std::string name = mime_token(encoding);
  if (name == "base64") return decode_base64(body);
  if (name == "quoted-printable") return decode_quoted_printable(body, QuotedPrintable::body);
  return std::string(body);
}

bool is_transfer_encoding(std::string_view encoding) {
  const std::string name = mime_token(encoding);
  for (const std::string_view known :
       {"", "base64", "quoted-printable", "7bit", "8bit", "binary", "7-bit", "8-bit", "7 bit", "8 bit"}) {
    if (name == known) return true;
  }
  return false;
}

std::string unflowed(std::string_view text) {
  std::string out;
  bool joins = false;  // the line before goes on in this one
  std::size_t quoted_before = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const std::string_view line_end = text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool carriage_return = line.ends_with('\r');
    if (carriage_return) line.remove_suffix(1);
    const std::size_t quoted = std::min(line.find_first_not_of('>'), line.size());  // a mail that is answered
    std::string_view words = line.substr(quoted);
    if (words.starts_with(' ')) words.remove_prefix(1);  // put before lines that a reader could take for others
    const bool is_signature = words == "-- ";
    if (joins && (quoted != quoted_before || is_signature)) {
      out += '\n';
      joins = false;
    }
    if (!joins && quoted > 0) out += std::string(quoted, '>') + ' ';
    joins = words.ends_with(' ') && !is_signature;
    quoted_before = quoted;
    if (joins) words.remove_suffix(1);
    out += words;
    if (joins) continue;
    if (carriage_return) out += '\r';
    out += line_end;
  }
  return out;
}

MimeParts split_multipart(std::string_view body, std::string_view boundary, std::size_t most) {
  MimeParts out;
  std::size_t begin = body.npos;  // of the open part
  for (std::size_t line = 0; line < body.size();) {
    const std::size_t line_end = body.find('\n', line);
    const std::size_t next = line_end == body.npos ? body.size() : line_end + 1;
    std::string_view text = body.substr(line, next - line);
    if (text.starts_with("--") && text.substr(2).starts_with(boundary)) {
      text.remove_prefix(2 + boundary.size());
      const bool last = text.starts_with("--");
      if (last) text.remove_prefix(2);
      if (text.find_first_not_of(" \t\r\n") == text.npos) {
        if (begin != body.npos) {
          std::size_t end = line;  // the line end before a boundary is the boundary's
          if (end > begin && body[end - 1] == '\n') --end;
          if (end > begin && body[end - 1] == '\r') --end;
          out.parts.push_back(body.substr(begin, end - begin));
        }
        if (begin == body.npos) out.before = body.substr(0, line);
        begin = next;
        if (last) out.behind = body.substr(next);
        if (last || out.parts.size() > most) {
          out.closed = true;
          return out;
        }
      }
    }
    line = next;
  }
  if (begin != body.npos) out.parts.push_back(body.substr(begin));
  return out;
}

}  // namespace overclaim
