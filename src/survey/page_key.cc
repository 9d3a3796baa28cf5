// Rules of one host for all hosts: a key that is too fine makes two pages of one, and claims on it seem gone and new;
// one that is too coarse mixes two pages. What is dropped is what no server we know gives another page for. Covered by
// tests/page_key_test.cc.
#include "survey/page_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/hex_digit.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

// Parameters that say how a visitor came, or who it is.
constexpr std::array dropped_parameters = {
    "fbclid"sv, "gclid"sv,  "gclsrc"sv,  "dclid"sv,     "gbraid"sv,     "wbraid"sv,    "msclkid"sv, "yclid"sv,
    "twclid"sv, "ttclid"sv, "igshid"sv,  "mc_cid"sv,    "mc_eid"sv,     "_ga"sv,       "_gl"sv,     "hsctatracking"sv,
    "_hsenc"sv, "_hsmi"sv,  "srsltid"sv, "phpsessid"sv, "jsessionid"sv, "sessionid"sv, "cfid"sv,    "cftoken"sv};

constexpr std::array index_names = {"index.html"sv, "index.htm"sv,   "index.php"sv,    "index.asp"sv,
                                    "index.aspx"sv, "default.asp"sv, "default.aspx"sv, "default.htm"sv};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_unreserved(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '.' || c == '_' || c == '~';
}

// "%7E" is "~", and "%2f" is "%2F" (RFC 3986, 6.2.2).
std::string with_plain_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape =
        text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
    if (!is_escape) {
      out += text[i];
      continue;
    }
    const char byte = static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    if (is_unreserved(byte)) {
      out += byte;
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out += '%';
      out += digits[static_cast<std::size_t>(hex_value(text[i + 1]))];
      out += digits[static_cast<std::size_t>(hex_value(text[i + 2]))];
    }
    i += 2;
  }
  return out;
}

bool is_dropped(std::string_view parameter) {
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  return parameter.empty() || name.starts_with("utm_") ||
         std::find(dropped_parameters.begin(), dropped_parameters.end(), name) != dropped_parameters.end();
}

std::string kept_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!is_dropped(parameter)) {
      kept += kept.empty() ? '?' : '&';
      kept += with_plain_escapes(parameter);
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return kept;
}

std::string plain_path(std::string_view path) {
  const std::string lowered = lower(path);
  const std::size_t session = lowered.find(";jsessionid=");
  std::string out = with_plain_escapes(path.substr(0, session));
  const std::size_t slash = out.rfind('/');
  const std::string name = lower(slash == out.npos ? out : out.substr(slash + 1));
  if (slash != out.npos && std::find(index_names.begin(), index_names.end(), name) != index_names.end())
    out.resize(slash + 1);
  while (!out.empty() && out.back() == '/') out.pop_back();
  return out;
}

std::string_view scheme_of(std::string_view uri) {
  const std::size_t colon = uri.find("://");
  if (colon == uri.npos || colon == 0) return "";
  const std::string_view scheme = uri.substr(0, colon);
  const bool plain = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || is_digit(c) || c == '+';
  });
  return plain ? scheme : ""sv;
}

// "host" and what follows it ("/a?b").
struct Split {
  std::string_view scheme, authority, rest;
};

Split split(std::string_view uri) {
  Split parts;
  parts.scheme = scheme_of(uri);
  if (parts.scheme.empty()) return parts;
  uri.remove_prefix(parts.scheme.size() + 3);
  const std::size_t end = std::min(uri.find_first_of("/?#\\"), uri.size());
  parts.authority = uri.substr(0, end);
  parts.rest = uri.substr(end);
  return parts;
}

// ":8080" where the port is not the scheme's own.
std::string other_port(const Split& parts) {
  const std::size_t colon = parts.authority.rfind(':');
  if (colon == parts.authority.npos || parts.authority.find(']', colon) != parts.authority.npos) return "";
  const std::string_view port = parts.authority.substr(colon + 1);
  return port.empty() || port == "80" || port == "443" ? "" : ':' + std::string(port);
}

std::string below_root(const std::string& source, const std::vector<std::string>& roots) {
  for (std::string root : roots) {
    while (root.size() > 1 && root.back() == '/') root.pop_back();
    const std::string below = root == "/" ? root : root + '/';
    if (source.starts_with(below)) return source.substr(below.size());
  }
  const std::size_t slash = source.rfind('/');
  return slash == source.npos ? source : source.substr(slash + 1);
}

std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  bool ends_in_folder = false;
  while (!path.empty()) {
    path.remove_prefix(path.front() == '/' ? 1 : 0);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, end);
    ends_in_folder = part == "." || part == ".." || part.empty();
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != "." && !part.empty()) {
      kept.push_back(part);
    }
    path.remove_prefix(end);
  }
  std::string out;
  for (const std::string_view part : kept) out += '/' + std::string(part);
  return ends_in_folder || out.empty() ? out + '/' : out;
}

}  // namespace

ArchivedUri archived_uri(std::string_view uri) {
  constexpr std::size_t whole_time = 14;
  ArchivedUri itself{std::string(uri), ""};
  const Split parts = split(uri);
  if (host_of(uri) != "web.archive.org" || !parts.rest.starts_with("/web/")) return itself;
  std::string_view rest = parts.rest.substr(5);
  std::size_t digits = 0;
  while (digits < rest.size() && is_digit(rest[digits])) ++digits;
  if (digits < 4) return itself;
  const std::string stamp(rest.substr(0, std::min(digits, whole_time)));
  rest.remove_prefix(digits);
  const std::size_t slash = rest.find('/');
  if (slash > 4 || slash + 1 == rest.size()) return itself;  // "if_", "id_", "im_"
  rest.remove_prefix(slash + 1);
  std::string own(rest);
  for (const std::string_view scheme : {"http:/"sv, "https:/"sv}) {
    if (rest.starts_with(scheme) && !rest.starts_with(std::string(scheme) + '/'))
      own = std::string(scheme) + '/' + std::string(rest.substr(scheme.size()));
  }
  if (scheme_of(own).empty()) own = "http://" + own;
  ArchivedUri found{own, ""};
  if (stamp.size() >= 8) found.time = stamp.substr(0, 4) + '-' + stamp.substr(4, 2) + '-' + stamp.substr(6, 2);
  if (stamp.size() == whole_time) {
    found.time += 'T' + stamp.substr(8, 2) + ':' + stamp.substr(10, 2) + ':' + stamp.substr(12, 2) + 'Z';
  }
  return found;
}

std::string page_key(std::string_view uri) {
  const std::string own = archived_uri(uri).uri;
  const Split parts = split(own);
  const std::string host = host_of(own);
  if (host.empty()) return own.substr(0, own.find('#'));
  std::string_view rest = parts.rest.substr(0, parts.rest.find('#'));
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string_view query = question == rest.size() ? ""sv : rest.substr(question + 1);
  return host + other_port(parts) + plain_path(rest.substr(0, question)) + kept_query(query);
}

std::string page_key_of(const Report& report, const SiteTable& sites) {
  std::string file = below_root(report.source, sites.roots);
  if (!report.record) return file;
  const Record& record = *report.record;
  if (!record.uri.empty()) return page_key(record.uri);
  const std::string within = record.member.empty() ? file : file + '/' + record.member;
  if (!record.id.empty()) return within + '#' + record.id;
  return within + '#' + std::to_string(record.number > 0 ? record.number : record.offset);
}

std::string redirect_target(std::string_view uri, std::string_view location) {
  location = location.substr(0, location.find('#'));
  const Split from = split(uri);
  if (location.empty() || from.scheme.empty()) return "";
  const std::string scheme(from.scheme), origin = scheme + "://" + std::string(from.authority);
  if (!scheme_of(location).empty()) return std::string(location);
  if (location.starts_with("//")) return scheme + ':' + std::string(location);
  const std::string_view path = from.rest.substr(0, from.rest.find_first_of("?#"));
  if (location.front() == '?') return origin + (path.empty() ? "/" : std::string(path)) + std::string(location);
  const std::size_t question = std::min(location.find('?'), location.size());
  const std::string query(location.substr(question));
  std::string whole(location.substr(0, question));
  if (whole.front() != '/')
    whole = std::string(path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1)) + whole;
  return origin + without_dots(whole) + query;
}

}  // namespace overclaim
