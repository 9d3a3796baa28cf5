// A bundle: a folder with what a run wrote, the hashes of all it read, and how it was run, so that somebody else can
// tell later that nothing has changed and that the same comes out again (docs/bundles.md). The values, and their files.
//
//   datapackage.json   a Frictionless data package with the run under "overclaim"
//   outputs/...        what the run wrote
//   inputs/...         what it read, where that was asked for, under the names it was read by
//   SHA256SUMS         of all of these, as sha256sum -c takes them
//   request.tsq        a request for a time stamp over SHA256SUMS (RFC 3161)
#ifndef OVERCLAIM_STORE_BUNDLE_H_
#define OVERCLAIM_STORE_BUNDLE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "check/report.h"

namespace overclaim {

inline constexpr std::string_view bundle_schema = "overclaim-bundle/1";
inline constexpr std::string_view bundle_package = "datapackage.json", bundle_sums = "SHA256SUMS",
                                  bundle_request = "request.tsq", bundle_reply = "reply.tsr",
                                  bundle_outputs = "outputs", bundle_inputs = "inputs";

// `path`: as it was named. `role`: input, sites, decisions, baseline or rules. `sha256`: "" where it could not be read.
struct BundleInput {
  std::string path, role, sha256;
  std::uint64_t bytes = 0;
  friend bool operator==(const BundleInput&, const BundleInput&) = default;
};

// `path`: where it was asked for; "" for the report that every bundle has. `file`: in the bundle.
struct BundleOutput {
  std::string format, path, file, sha256;
  std::uint64_t bytes = 0;
  friend bool operator==(const BundleOutput&, const BundleOutput&) = default;
};

struct Bundle {
  Tool tool;
  std::vector<std::string> arguments;
  std::size_t width = 80;  // columns of text reports
  int status = 0;          // how the run ended
  bool holds_inputs = false;
  std::vector<BundleInput> inputs;  // in the order they were named
  std::vector<BundleOutput> outputs;
};

// Bytes and SHA-256 of a file, read piece by piece; nothing where it cannot be read.
struct FileDigest {
  std::uint64_t bytes = 0;
  std::string sha256;
};
std::optional<FileDigest> digest_of_file(const std::string& path);

// datapackage.json.
std::string bundle_json(const Bundle& bundle);

// The text says what is wrong with it.
std::variant<Bundle, std::string> read_bundle_json(std::string_view bytes);

// A file of the bundle by its path in it, and its SHA-256.
using FileSum = std::pair<std::string, std::string>;

// Lines "digest  path" by path, as sha256sum writes them: where a path has a line end or a backslash, the line begins
// with one and they are \n, \r and \\. And back: the text says what is wrong.
std::string sums_text(std::vector<FileSum> sums);
std::variant<std::vector<FileSum>, std::string> read_sums(std::string_view text);

// A TimeStampReq (RFC 3161, in DER) for a SHA-256, which asks for the certificate and has no nonce: the same digest
// makes the same bytes. Requires: 64 hex digits.
std::string time_stamp_request(std::string_view sha256);

// All files below a folder, by path from there, in the order of their bytes. Links are not followed.
std::vector<std::string> files_below(const std::string& folder);

// "" where they are equal, else the first line that differs, for people: `line 12: "..." and now "..."`.
std::string first_difference(std::string_view before, std::string_view now);

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_BUNDLE_H_
