// Nothing here changes anything on the server: it stores nothing. What a foreign page could still do is to make it work
// (a POST costs a check), and to read the token if it came by another name; both are refused, the first by the
// browser's own word on where a request comes from, the second by Host. Covered by tests/serve_guard_test.cc.
#include "app/serve_guard.h"

#include <algorithm>
#include <array>
#include <utility>

namespace overclaim {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// "Name:80" -> {"name", "80"}; an IPv6 address keeps its brackets.
std::pair<std::string, std::string> parts_of(std::string_view host) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.find(':', bracket == host.npos ? 0 : bracket);
  if (colon == host.npos) return {lower(host), ""};
  return {lower(host.substr(0, colon)), std::string(host.substr(colon + 1))};
}

bool is_our_name(std::string_view host, const ServeNames& names) {
  const std::pair<std::string, std::string> parts = parts_of(host);
  const std::string &name = parts.first, &port = parts.second;
  constexpr std::array<std::string_view, 3> loopback = {"127.0.0.1", "localhost", "[::1]"};
  if (std::find(loopback.begin(), loopback.end(), name) != loopback.end()) {
    return port == std::to_string(names.port) || (port.empty() && names.port == 80);
  }
  // The proxy before us has a port of its own, which we do not know.
  const bool digits = port.find_first_not_of("0123456789") == port.npos;
  return digits && std::any_of(names.hosts.begin(), names.hosts.end(),
                               [&](const std::string& known) { return lower(known) == name; });
}

bool is_path(std::string_view target) {
  if (!target.starts_with('/') || target.starts_with("//")) return false;
  return std::all_of(target.begin(), target.end(),
                     [](char c) { return c > 0x20 && c < 0x7F && c != '#' && c != '\\'; });
}

// "http://127.0.0.1:8340" of this very server; the scheme may be https where a proxy stands before it.
bool is_own_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return lower(origin.substr(scheme.size())) == lower(host);
  }
  return false;
}

bool is_cross_site(const ServeRequest& request) {
  const std::string_view site = request.field("sec-fetch-site"), origin = request.field("origin");
  if (!site.empty() && site != "same-origin" && site != "none") {
    // A link from elsewhere may open a page: it carries no text, and the page's answer cannot be read from there.
    return request.method != "GET" && request.method != "HEAD";
  }
  if (origin.empty()) return false;
  if (origin == "null") return site != "same-origin";
  return !is_own_origin(origin, request.field("host"));
}

}  // namespace

bool is_from_browser(const ServeRequest& request) {
  return request.count("sec-fetch-site") > 0 || request.count("origin") > 0;
}

bool equal_tokens(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0U : 1U;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
    difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
  }
  return difference == 0;
}

std::optional<ServeProblem> refuse_head(const ServeRequest& request, const ServeNames& names) {
  using Kind = ServeProblemKind;
  if (!is_path(request.target)) return ServeProblem{Kind::bad_request};
  for (const std::string_view once : {"host", "content-length", "transfer-encoding", "content-type", "origin"}) {
    if (request.count(once) > 1) return ServeProblem{Kind::bad_request};
  }
  const bool chunked = request.count("transfer-encoding") > 0, counted = request.count("content-length") > 0;
  // Two ways to say where a request ends are how one is smuggled past whoever reads the other.
  if (chunked && (counted || lower(request.field("transfer-encoding")) != "chunked")) {
    return ServeProblem{Kind::bad_request};
  }
  if (request.field("content-length").find_first_not_of("0123456789") != std::string_view::npos) {
    return ServeProblem{Kind::bad_request};
  }
  const bool has_body = chunked || (counted && request.field("content-length") != "0");
  if (has_body && request.method != "POST") return ServeProblem{Kind::bad_request};
  // Packed bytes would be read as if they were words.
  if (const std::string coding = lower(request.field("content-encoding")); !coding.empty() && coding != "identity") {
    return ServeProblem{Kind::unsupported_media_type};
  }
  if (request.count("host") == 0) return ServeProblem{Kind::bad_request};
  if (!is_our_name(request.field("host"), names)) return ServeProblem{Kind::wrong_host};
  if (is_cross_site(request)) return ServeProblem{Kind::cross_site};
  return std::nullopt;
}

}  // namespace overclaim
