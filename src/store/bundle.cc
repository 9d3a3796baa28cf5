// A folder of plain files and no container of our own: what is to be believed in ten years must be read with what is
// there then, and sha256sum, a text editor and openssl will be. Covered by tests/bundle_test.cc and
// tests/bundle_cli_test.cc.
#include "store/bundle.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "intake/read_file.h"
#include "rulebook/json_reader.h"
#include "rulebook/problem.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

std::string hash_of(const std::string& sha256) { return "sha256:" + sha256; }

void read_any_text(const JsonNode& node, std::string& out) {
  if (node.is_null()) return;
  if (const auto text = node.as_text()) out = *text;
}

void read_bytes(const JsonNode& node, std::uint64_t& out) {
  constexpr double most = 1e15;
  out = static_cast<std::uint64_t>(node.as_number(0, most).value_or(0));
}

void read_input(const JsonNode& node, BundleInput& input) {
  read_object(node,
              {required_key("path", input.path, read_any_text), required_key("role", input.role, read_any_text),
               required_key("bytes", input.bytes, read_bytes), required_key("sha256", input.sha256, read_any_text)});
}

void read_output(const JsonNode& node, BundleOutput& output) {
  read_object(node,
              {required_key("format", output.format, read_any_text), required_key("path", output.path, read_any_text),
               required_key("file", output.file, read_any_text), required_key("bytes", output.bytes, read_bytes),
               required_key("sha256", output.sha256, read_any_text)});
}

void read_arguments(const JsonNode& node, std::vector<std::string>& out) {
  node.each_entry([&](const JsonNode& entry) { read_any_text(entry, out.emplace_back()); });
}

void read_tool(const JsonNode& node, Tool& tool) {
  read_object(node, {required_key("version", tool.version, read_any_text),
                     required_key("rulebook", tool.rulebook, read_any_text),
                     required_key("reference", tool.reference, read_any_text),
                     required_key("icu", tool.icu, read_any_text), required_key("as_of", tool.as_of, read_any_text)});
}

void read_run(const JsonNode& node, Bundle& bundle) {
  std::string schema;
  int width = 0;
  read_object(node, {required_key("schema", schema, read_any_text), required_key("tool", bundle.tool, read_tool),
                     required_key("arguments", bundle.arguments, read_arguments),
                     required_key("width", width, whole_number(1, 100000)),
                     required_key("status", bundle.status, whole_number(0, 255)),
                     required_key("holds_inputs", bundle.holds_inputs, read_flag),
                     required_key("inputs", bundle.inputs, list_of(read_input)),
                     required_key("outputs", bundle.outputs, list_of(read_output, 1))});
  bundle.width = static_cast<std::size_t>(width);
  if (schema != bundle_schema) node.problem("must be \"" + std::string(bundle_schema) + "\"", "/schema");
  for (const BundleOutput& output : bundle.outputs) {
    const fs::path path(output.file);
    const bool inside = path.lexically_normal() == path && path.has_parent_path() && *path.begin() == bundle_outputs;
    if (!inside) node.problem("must stand in outputs/", "/outputs");
  }
}

std::string cut(std::string_view line) {
  constexpr std::size_t most = 200;
  return shown(line.substr(0, most));
}

using Escape = std::pair<char, char>;
constexpr std::array escapes = {Escape{'\\', '\\'}, Escape{'\n', 'n'}, Escape{'\r', 'r'}};

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto found = std::find_if(escapes.begin(), escapes.end(), [c](const Escape& one) { return one.first == c; });
    if (found != escapes.end()) out += '\\';
    out += found != escapes.end() ? found->second : c;
  }
  return out;
}

// Nothing where something else than an escape stands behind a backslash.
std::optional<std::string> unescaped(std::string_view written) {
  std::string out;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] != '\\') {
      out += written[at];
      continue;
    }
    if (++at == written.size()) return {};
    const auto found =
        std::find_if(escapes.begin(), escapes.end(), [&](const Escape& one) { return one.second == written[at]; });
    if (found == escapes.end()) return {};
    out += found->first;
  }
  return out;
}

}  // namespace

std::optional<FileDigest> digest_of_file(const std::string& path) {
  constexpr std::uint64_t piece = 1U << 20U;
  std::error_code error;
  if (path != "-" && !fs::is_regular_file(path, error)) return {};  // a pipe was read already, or would be waited for
  const std::variant<InputBytes, ReportError> opened = open_input(path, "", InputTaken::any);
  const InputBytes* bytes = std::get_if<InputBytes>(&opened);
  if (bytes == nullptr) return {};
  Sha256 digest;
  for (std::uint64_t at = 0; at < bytes->size(); at += piece) {
    const std::optional<std::string> read = bytes->read(at, std::min(bytes->size(), at + piece));
    if (!read) return {};
    digest.update(*read);
  }
  return FileDigest{bytes->size(), digest.hex_digest()};
}

std::string bundle_json(const Bundle& bundle) {
  Json resources = Json::array(), inputs = Json::array(), outputs = Json::array();
  const auto add_resource = [&](const std::string& name, const std::string& path, std::uint64_t bytes,
                                const std::string& sha256) {
    resources.push_back({{"name", name}, {"path", path}, {"bytes", bytes}, {"hash", hash_of(sha256)}});
  };
  for (const BundleOutput& output : bundle.outputs) {
    outputs.push_back({{"format", output.format},
                       {"path", text_or_null(output.path)},
                       {"file", output.file},
                       {"bytes", output.bytes},
                       {"sha256", output.sha256}});
    add_resource("output-" + std::to_string(outputs.size()), output.file, output.bytes, output.sha256);
  }
  for (const BundleInput& input : bundle.inputs) {
    inputs.push_back(
        {{"path", input.path}, {"role", input.role}, {"bytes", input.bytes}, {"sha256", text_or_null(input.sha256)}});
    if (bundle.holds_inputs && !input.sha256.empty()) {
      const std::string path = (fs::path(bundle_inputs) / input.path).lexically_normal().generic_string();
      add_resource("input-" + std::to_string(inputs.size()), path, input.bytes, input.sha256);
    }
  }
  const Json tool = {{"version", text_or_null(bundle.tool.version)},
                     {"rulebook", text_or_null(bundle.tool.rulebook)},
                     {"reference", text_or_null(bundle.tool.reference)},
                     {"icu", text_or_null(bundle.tool.icu)},
                     {"as_of", text_or_null(bundle.tool.as_of)}};
  const Json run = {{"schema", bundle_schema},       {"tool", tool},
                    {"arguments", bundle.arguments}, {"width", bundle.width},
                    {"status", bundle.status},       {"holds_inputs", bundle.holds_inputs},
                    {"inputs", std::move(inputs)},   {"outputs", std::move(outputs)}};
  const Json package = {{"name", "overclaim-bundle"},
                        {"profile", "data-package"},
                        {"title", "A run of overclaim"},
                        {"resources", std::move(resources)},
                        {"overclaim", run}};
  return package.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<Bundle, std::string> read_bundle_json(std::string_view bytes) {
  Bundle bundle;
  std::vector<Problem> problems;
  bool found = false;
  const std::string name(bundle_package);
  read_json(name, bytes, problems, [&](const JsonNode& node) {
    node.with_member("overclaim", [&](const JsonNode& run) {
      found = true;
      read_run(run, bundle);
    });
  });
  if (!problems.empty()) return to_string(problems.front());
  if (!found) return name + ": is of no run of overclaim";
  return bundle;
}

std::string sums_text(std::vector<FileSum> sums) {
  std::sort(sums.begin(), sums.end());
  std::string text;
  for (const auto& [path, sha256] : sums) {
    const std::string written = escaped(path);
    text += (written == path ? "" : "\\") + sha256 + "  " + written + "\n";
  }
  return text;
}

std::variant<std::vector<FileSum>, std::string> read_sums(std::string_view text) {
  constexpr std::size_t digits = 64;
  std::vector<FileSum> sums;
  for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const bool is_escaped = line.starts_with('\\');
    if (is_escaped) line.remove_prefix(1);
    const bool good = line.size() > digits + 2 && line.substr(digits, 2) == "  " &&
                      line.substr(0, digits).find_first_not_of("0123456789abcdef") == line.npos;
    std::optional<std::string> path;
    if (good) path = is_escaped ? unescaped(line.substr(digits + 2)) : std::string(line.substr(digits + 2));
    if (!path) return std::string(bundle_sums) + ":" + std::to_string(number) + ": is no line of a digest and a path";
    sums.emplace_back(*std::move(path), line.substr(0, digits));
  }
  return sums;
}

std::string time_stamp_request(std::string_view sha256) {
  // SEQUENCE { INTEGER 1, SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.2.1, NULL }, OCTET STRING (32) }, BOOLEAN TRUE }
  constexpr std::string_view head(
      "\x30\x39\x02\x01\x01\x30\x31\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20", 24);
  constexpr std::string_view want_certificate("\x01\x01\xFF", 3);
  std::string request(head);
  const auto nibble = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  for (std::size_t i = 0; i + 1 < sha256.size(); i += 2) {
    request += static_cast<char>(static_cast<unsigned char>(nibble(sha256[i]) * 16U + nibble(sha256[i + 1])));
  }
  return request += want_certificate;
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (!at->is_directory(error)) files.push_back(at->path().lexically_relative(folder).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string first_difference(std::string_view before, std::string_view now) {
  if (before == now) return "";
  std::size_t line = 1, begin = 0;
  const std::size_t common = std::min(before.size(), now.size());
  for (std::size_t at = 0; at < common && before[at] == now[at]; ++at) {
    if (before[at] == '\n') ++line, begin = at + 1;
  }
  const auto line_of = [begin](std::string_view text) {
    const std::string_view rest = text.substr(std::min(begin, text.size()));
    return rest.substr(0, rest.find('\n'));
  };
  std::string_view old_line = line_of(before), new_line = line_of(now);
  // Of a long line, such as JSON has, from shortly before the first byte that differs.
  constexpr std::size_t lead = 40;
  const std::size_t same = static_cast<std::size_t>(
      std::mismatch(old_line.begin(),
                    old_line.begin() + static_cast<std::ptrdiff_t>(std::min(old_line.size(), new_line.size())),
                    new_line.begin())
          .first -
      old_line.begin());
  const std::size_t from = same > lead ? same - lead : 0;
  return "line " + std::to_string(line) + ", byte " + std::to_string(same + 1) + ": " + cut(old_line.substr(from)) +
         " and now " + cut(new_line.substr(from));
}

}  // namespace overclaim
