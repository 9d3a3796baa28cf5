// Written for what mailers send, not only for what RFC 5322 allows: anything that cannot be understood stays as it is.
// Covered by tests/mime_test.cc.
#include "intake/mime_headers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "intake/mime_body.h"
#include "text/calendar_day.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr std::size_t longest_field = 64U << 10U;  // the rest of a longer one is left out
constexpr std::size_t most_fields = 10'000;        // further ones are left out
constexpr std::size_t longest_word = 500;          // of an encoded word; RFC 2047 allows 75
constexpr int most_continuations = 100;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The next line without its end; `rest` begins behind it.
std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Bytes of the name before the colon, 0 where the line is no field.
std::size_t field_name(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] > ' ' && line[at] < 127 && line[at] != ':') ++at;
  std::size_t colon = at;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  return colon < line.size() && line[colon] == ':' ? at : 0;
}

// Without it, or with the wrong one, words of a mail are not read, or read as others.
bool is_gone_by(std::string_view name) { return name == "subject" || name.starts_with("content-"); }

// Where the value of a field ends and its parameters begin: a ';' in a comment is none. A comment that nothing closes
// is no comment.
std::size_t value_end(std::string_view field) {
  int comments = 0;
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] == '\\' && comments > 0) {
      ++at;
    } else if (field[at] == '(') {
      ++comments;
    } else if (field[at] == ')' && comments > 0) {
      --comments;
    } else if (field[at] == ';' && comments == 0) {
      return at;
    }
  }
  return std::min(comments == 0 ? field.size() : field.find(';'), field.size());
}

// As decode_mime_text, but for the few bytes of a header, from which no charset can be guessed.
std::string decode_few(std::string_view bytes, std::string_view label) {
  const std::string_view charset = charset_of_label(label);
  if (charset == "utf-8" || (charset.empty() && is_utf8(bytes))) return std::string(bytes);
  return decode(bytes, charset.empty() ? "windows-1252" : charset).text;
}

struct EncodedWord {
  std::string charset, bytes;
  std::size_t size = 0;  // as written
};

// "=?charset*language?Q?text?=" at the start of `text`.
std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  text = text.substr(0, longest_word);
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end > 80 || charset_end + 3 > text.size() || text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset_end + 3;
  const std::size_t end = text.find("?=", begin);
  if (end == text.npos) return std::nullopt;
  const std::string_view inside = text.substr(begin, end - begin);
  if (inside.find_first_of("\r\n") != inside.npos) return std::nullopt;
  EncodedWord word;
  word.charset = lower(text.substr(2, std::min(charset_end, text.find('*', 2)) - 2));
  word.size = end + 2;
  const char encoding = lower(text[charset_end + 1]);
  if (encoding == 'b') {
    word.bytes = decode_base64(inside);
  } else if (encoding == 'q') {
    std::string spaced(inside);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    word.bytes = decode_quoted_printable(spaced, QuotedPrintable::word);
  } else {
    return std::nullopt;
  }
  return word;
}

std::string percent_decoded(std::string_view text) {
  std::string marks(text);
  std::replace(marks.begin(), marks.end(), '=', '\x01');
  std::replace(marks.begin(), marks.end(), '%', '=');
  std::string out = decode_quoted_printable(marks, QuotedPrintable::word);
  std::replace(out.begin(), out.end(), '\x01', '=');
  return out;
}

// A parameter's value: a quoted string or a token; `rest` begins behind it.
std::string take_parameter(std::string_view& rest) {
  std::string out;
  if (rest.starts_with('"')) {
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
      if (rest[at] == '\\' && at + 1 < rest.size()) ++at;
      out += rest[at];
    }
    rest = rest.substr(std::min(at + 1, rest.size()));
  } else {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    out = trimmed(rest.substr(0, end));
    rest = rest.substr(end);
  }
  return out;
}

}  // namespace

std::string_view MimeHeaders::value(std::string_view name) const {
  for (const MimeField& field : fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

std::string_view MimeValue::parameter(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::string> with_line_feeds(std::string_view mail) {
  const std::size_t first = mail.find_first_of("\r\n");
  if (first == mail.npos || mail[first] == '\n' || mail.substr(first + 1, 1) == "\n") return std::nullopt;
  std::string out(mail);
  for (std::size_t at = first; at < out.size(); ++at) {
    if (out[at] == '\r' && (at + 1 == out.size() || out[at + 1] != '\n')) out[at] = '\n';
  }
  return out;
}

MimeHeaders read_mime_headers(std::string_view part) {
  MimeHeaders headers;
  headers.body = part;
  std::string_view rest = part;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) {
      headers.body = rest;
      return headers;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !headers.fields.empty()) {
      std::string& value = headers.fields.back().value;
      const std::string_view more = trimmed(line);
      const bool fits = value.size() < longest_field;
      if (fits) value += " " + std::string(more.substr(0, longest_field));
      if ((!fits || more.size() > longest_field) && is_gone_by(headers.fields.back().name)) headers.cut = true;
    } else if (const std::size_t name = field_name(line); name > 0) {
      const std::string_view value = trimmed(line.substr(line.find(':', name) + 1));
      const bool too_many = headers.fields.size() >= most_fields;
      if ((too_many || value.size() > longest_field) && is_gone_by(lower(line.substr(0, name)))) headers.cut = true;
      if (too_many) continue;
      headers.fields.push_back({lower(line.substr(0, name)), std::string(value.substr(0, longest_field))});
    } else if (headers.fields.empty()) {
      return headers;
    } else {
      headers.stray += std::string(line) + '\n';
    }
  }
  headers.body = rest;
  return headers;
}

std::string decode_mime_text(std::string_view bytes, std::string_view label, bool html) {
  std::string_view charset = charset_of_label(label);
  const std::string lower_label = lower(trimmed(label));
  const bool says_nothing = charset.empty() || lower_label == "us-ascii" || lower_label == "ascii";
  if (says_nothing) {
    const std::string decided = std::string(decide_charset(bytes, html));
    charset = charset_of_label(decided);
  }
  std::string text = charset.empty() || charset == "utf-8" ? std::string(bytes) : decode(bytes, charset).text;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

std::string decode_mime_words(std::string_view text) {
  std::string out, pending, pending_charset;
  const auto flush = [&] {
    if (!pending.empty()) out += decode_few(pending, pending_charset);
    pending.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const std::optional<EncodedWord> word = encoded_word(text.substr(at))) {
      if (word->charset != pending_charset) flush();
      pending_charset = word->charset;
      pending += word->bytes;
      at += word->size;
      // Space between two encoded words is none of the text.
      const std::size_t next = text.find_first_not_of(" \t\r\n", at);
      if (next != text.npos && next > at && encoded_word(text.substr(next))) at = next;
      continue;
    }
    flush();
    const std::size_t next = std::min(text.find("=?", at + 1), text.size());
    const std::string_view raw = text.substr(at, next - at);
    out += decode_few(raw, "");
    at = next;
  }
  flush();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

std::string mime_token(std::string_view field) {
  std::string out;
  int comments = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < field.size(); ++at) {
    const char c = field[at];
    if (c == '\\' && (quoted || comments > 0)) {
      if (++at < field.size() && comments == 0) out += field[at];
    } else if (comments > 0) {
      comments += c == '(' ? 1 : c == ')' ? -1 : 0;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == '(' && !quoted) {
      ++comments;
    } else if (c == ';' && !quoted) {
      break;
    } else {
      out += c;
    }
  }
  std::string_view token = trimmed(out);
  if (token.size() > 1 && token.front() == '\'' && token.back() == '\'') token = token.substr(1, token.size() - 2);
  return lower(token);
}

MimeValue read_mime_value(std::string_view field) {
  MimeValue out;
  const std::size_t end = value_end(field);
  out.value = mime_token(field.substr(0, end));
  std::string_view rest = field.substr(end);
  std::map<std::string, std::string, std::less<>> raw;
  while (!rest.empty()) {
    while (!rest.empty() && (rest.front() == ';' || is_space(rest.front()))) rest.remove_prefix(1);
    const std::size_t equals = rest.find_first_of("=;");
    if (equals == rest.npos || rest[equals] == ';') {
      rest = equals == rest.npos ? std::string_view() : rest.substr(equals);
      continue;
    }
    const std::string name = lower(trimmed(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    raw.try_emplace(name, take_parameter(rest));
  }
  for (const auto& [name, value] : raw) {
    const std::size_t star = name.find('*');
    if (star == name.npos) {
      out.parameters.try_emplace(name, decode_mime_words(value));
      continue;
    }
    // name*=charset'language'text, or pieces name*0=, name*1*= ...
    const std::string base = name.substr(0, star);
    if (name != base + "*" && name != base + "*0" && name != base + "*0*") continue;
    std::string bytes;
    bool encoded = false;
    const auto add = [&](const std::string& key, bool percent) {
      const auto found = raw.find(key);
      if (found == raw.end()) return false;
      encoded = encoded || percent;
      bytes += percent ? percent_decoded(found->second) : found->second;
      return true;
    };
    if (name == base + "*") {
      add(name, true);
    } else {
      for (int i = 0; i < most_continuations; ++i) {
        const std::string piece = base + "*" + std::to_string(i);
        if (!add(piece, false) && !add(piece + "*", true)) break;
      }
    }
    std::string charset;
    const std::size_t first = bytes.find('\'');
    const std::size_t second = first == bytes.npos ? first : bytes.find('\'', first + 1);
    if (encoded && second != bytes.npos) {
      charset = bytes.substr(0, first);
      bytes.erase(0, second + 1);
    }
    out.parameters[base] = decode_few(bytes, charset);
  }
  return out;
}

std::string mime_date(std::string_view field) {
  static constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                              "jul", "aug", "sep", "oct", "nov", "dec"};
  if (const std::size_t comma = field.find(','); comma != field.npos) field.remove_prefix(comma + 1);
  field = trimmed(field);
  const auto number = [&]() -> int {
    int value = 0, digits = 0;
    while (!field.empty() && field.front() >= '0' && field.front() <= '9' && digits < 4) {
      value = value * 10 + (field.front() - '0');
      field.remove_prefix(1);
      ++digits;
    }
    return digits == 0 ? -1 : value;
  };
  const auto skip = [&] {
    while (!field.empty() && (is_space(field.front()) || field.front() == '-')) field.remove_prefix(1);
  };
  const int day = number();
  skip();
  const auto month = std::find(months.begin(), months.end(), lower(field.substr(0, 3)));
  field.remove_prefix(std::min<std::size_t>(3, field.size()));
  while (!field.empty() && lower(field.front()) >= 'a' && lower(field.front()) <= 'z') field.remove_prefix(1);
  skip();
  const std::size_t before = field.size();
  int year = number();
  const std::size_t digits = before - field.size();
  if (digits == 2) year += year < 50 ? 2000 : 1900;
  if (day < 1 || day > 31 || month == months.end() || year < 1970 || year > 9999) return "";
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string date = std::to_string(year) + "-" + two(static_cast<int>(month - months.begin()) + 1) + "-" + two(day);
  return is_calendar_day(date) ? date : "";
}

}  // namespace overclaim
