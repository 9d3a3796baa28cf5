// Escapes by hand: what may stand in a path differs from what may stand in an address, and no library of ours knows
// both. Bytes that are not UTF-8 are escaped as they are, so a file name keeps its bytes. Covered by
// tests/uri_reference_test.cc.
#include "report/uri_reference.h"

#include <cstdint>

namespace overclaim {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF", standard_input = "-";

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

void escape(char c, std::string& out) {
  const auto byte = static_cast<unsigned char>(c);
  out += {'%', hex_digits[byte >> 4U], hex_digits[byte & 15U]};
}

int hex_value(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// 64 hex digits as base64url without padding.
std::string base64url(std::string_view hex) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string text;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char digit : hex) {
    bits = (bits << 4U) | static_cast<std::uint32_t>(hex_value(digit));
    count += 4;
    if (count < 6) continue;
    count -= 6;
    text += alphabet[(bits >> count) & 63U];
  }
  if (count > 0) text += alphabet[(bits << (6 - count)) & 63U];
  return text;
}

}  // namespace

std::string file_reference(std::string_view path) {
  std::string out = !path.empty() && path.front() == '/' ? "file://" : "";
  // A colon in the first segment would be read as the end of a scheme.
  if (path.substr(0, path.find('/')).find(':') != path.npos) out = "./";
  for (const char c : path) {
    if (is_unreserved(c) || std::string_view("/:@!$&'()*+,;=").find(c) != std::string_view::npos) {
      out += c;
    } else {
      escape(c, out);
    }
  }
  return out;
}

std::string address_reference(std::string_view address) {
  std::string out;
  bool fragment = false;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    const bool escaped = c == '%' && i + 2 < address.size() && is_hex(address[i + 1]) && is_hex(address[i + 2]);
    const bool opens_fragment = c == '#' && !fragment;
    fragment = fragment || c == '#';
    if (escaped || opens_fragment || is_unreserved(c) ||
        std::string_view(":/?@!$&'()*+,;=").find(c) != std::string_view::npos) {
      out += c;
    } else {
      escape(c, out);
    }
  }
  return out;
}

std::string reference_of(const Report& report) {
  if (report.record && !report.record->uri.empty()) return address_reference(report.record->uri);
  return report.source == standard_input ? "" : file_reference(report.source);
}

std::string identifier_of(const Report& report) {
  std::string reference = reference_of(report);
  if (!reference.empty()) return reference;
  constexpr std::size_t digest_digits = 64;
  if (report.sha256.size() != digest_digits) return std::string(standard_input);
  return "ni:///sha-256;" + base64url(report.sha256);
}

}  // namespace overclaim
