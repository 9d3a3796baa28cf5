// Written by hand, as no library of ours reads multipart; boundaries are looked for once from the front, so time is
// linear. Covered by tests/serve_form_test.cc.
#include "app/serve_form.h"

#include <algorithm>

#include "text/hex_digit.h"

namespace overclaim {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// `name="value"` or `name=value` behind the first ';'. In quotation marks only \" and \\ are escapes: a browser writes
// Windows paths and their kind as they are.
std::optional<std::string> parameter_of(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at < header.size()) {
    ++at;
    const std::size_t equals = header.find('=', at);
    if (equals == header.npos) return std::nullopt;
    const std::string key = lower(trimmed(header.substr(at, equals - at)));
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        const bool escape =
            header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\');
        if (escape) ++at;
        value += header[at];
      }
      at = header.find(';', at);
    } else {
      const std::size_t end = std::min(header.find(';', at), header.size());
      value = trimmed(header.substr(at, end - at));
      at = end;
    }
    if (key == name) return value;
  }
  return std::nullopt;
}

// Browsers write %0D, %0A and %22 for these three signs in names, and nothing else so.
std::string form_name(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escape = text.substr(i, 3);
    if (escape == "%0D" || escape == "%0A") {
      out += ' ';
      i += 2;
    } else if (escape == "%22") {
      out += '"';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::optional<Form> parse_urlencoded(std::string_view text) {
  Form form;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::optional<std::string> name = percent_decoded(pair.substr(0, equals), true);
    std::optional<std::string> value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || form.size() == most_form_fields) return std::nullopt;
    form.push_back({*std::move(name), *std::move(value)});
  }
  return form;
}

std::optional<Form> parse_multipart(std::string_view body, std::string_view boundary) {
  constexpr std::size_t longest_boundary = 70;  // RFC 2046
  if (boundary.empty() || boundary.size() > longest_boundary) return std::nullopt;
  const std::string opening = "--" + std::string(boundary), parting = "\r\n" + opening;
  if (!body.starts_with(opening)) return std::nullopt;
  Form form;
  std::size_t at = opening.size();
  while (true) {
    if (body.substr(at, 2) == "--") return form;  // what stands behind the last boundary counts for nothing
    if (body.substr(at, 2) != "\r\n" || form.size() == most_form_fields) return std::nullopt;
    at += 2;
    FormField field;
    bool named = false;
    while (body.substr(at, 2) != "\r\n") {  // the headers of this part
      const std::size_t end = body.find("\r\n", at);
      if (end == body.npos) return std::nullopt;
      const std::string_view header = body.substr(at, end - at);
      at = end + 2;
      const std::size_t colon = std::min(header.find(':'), header.size());
      if (lower(header.substr(0, colon)) != "content-disposition") continue;
      const std::string_view value = header.substr(std::min(colon + 1, header.size()));
      if (media_type(value) != "form-data") return std::nullopt;
      const std::optional<std::string> name = parameter_of(value, "name"), file = parameter_of(value, "filename");
      if (!name) return std::nullopt;
      field.name = form_name(*name);
      if (file) field.file_name = form_name(*file);
      named = true;
    }
    at += 2;
    const std::size_t end = body.find(parting, at);
    if (!named || end == body.npos) return std::nullopt;
    field.value = body.substr(at, end - at);
    form.push_back(std::move(field));
    at = end + parting.size();
  }
}

std::string media_type(std::string_view content_type) {
  return lower(trimmed(content_type.substr(0, content_type.find(';'))));
}

std::string media_parameter(std::string_view content_type, std::string_view name) {
  return parameter_of(content_type, name).value_or("");
}

const FormField* find_field(const Form& form, std::string_view name) {
  const auto found = std::find_if(form.begin(), form.end(), [&](const FormField& field) { return field.name == name; });
  return found == form.end() ? nullptr : &*found;
}

}  // namespace overclaim
