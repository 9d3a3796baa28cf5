// Read as strictly as rules are: a manifest goes through many hands and file systems, and half of one would silently be
// half a job; so the header says how many shards follow. Covered by tests/shard_plan_test.cc.
#include "intake/shard_manifest.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "text/charset.h"
#include "text/sha256.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "overclaim-shards/1";

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

std::string bytes_of(const std::string& hex) {
  std::string out;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    out += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
  }
  return out;
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
std::string text_of(const Json& value) { return value.is_null() ? "" : value.get<std::string>(); }

std::string line_of(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json part_json(const ShardPart& part) {
  return {{"source", part.source},
          {"source_bytes", is_utf8(part.source) ? Json() : Json(hex_of(part.source))},
          {"kind", to_string(part.kind)},
          {"from_folder", part.from_folder},
          {"begin", part.begin},
          {"end", part.end},
          {"size", part.size},
          {"head", part.head},
          {"first_number", part.first_number},
          {"first_line", part.first_line},
          {"records", part.records}};
}

ShardPart part_of(const Json& json) {
  ShardPart part;
  part.source = json.at("source_bytes").is_null() ? json.at("source").get<std::string>()
                                                  : bytes_of(json.at("source_bytes").get<std::string>());
  const std::optional<ShardPartKind> kind = shard_part_kind(json.at("kind").get<std::string>());
  if (!kind) throw std::out_of_range("kind");
  part.kind = *kind;
  part.from_folder = json.at("from_folder").get<bool>();
  part.begin = json.at("begin").get<std::uint64_t>();
  part.end = json.at("end").get<std::uint64_t>();
  part.size = json.at("size").get<std::uint64_t>();
  part.head = json.at("head").get<std::uint64_t>();
  part.first_number = json.at("first_number").get<std::uint64_t>();
  part.first_line = json.at("first_line").get<std::uint64_t>();
  part.records = json.at("records").get<std::uint64_t>();
  const bool fits = part.begin <= part.end && part.end <= part.size && part.head <= part.begin && part.first_number > 0;
  if (!fits) throw std::out_of_range("begin, end, size, head");
  return part;
}

Shard shard_of(const Json& json, std::uint64_t index) {
  Shard shard;
  shard.index = json.at("shard").get<std::uint64_t>();
  if (shard.index != index) throw std::out_of_range("shard " + std::to_string(index) + " is missing here");
  for (const Json& part : json.at("parts")) shard.parts.push_back(part_of(part));
  shard.bytes = json.at("bytes").get<std::uint64_t>();
  shard.records = json.at("records").get<std::uint64_t>();
  shard.sha256 = json.at("sha256").get<std::string>();
  return shard;
}

ShardOptions options_of(const Json& json) {
  ShardOptions options;
  options.only = json.at("only").get<std::vector<std::string>>();
  options.disable = json.at("disable").get<std::vector<std::string>>();
  options.min_severity = json.at("min_severity").get<int>();
  options.as_of = text_of(json.at("as_of"));
  options.captured_at = text_of(json.at("captured_at"));
  options.encoding = text_of(json.at("encoding"));
  options.text_field = text_of(json.at("text_field"));
  options.id_field = text_of(json.at("id_field"));
  options.date_field = text_of(json.at("date_field"));
  if (!options.encoding.empty() && charset_of_label(options.encoding).empty()) throw std::out_of_range("encoding");
  return options;
}

}  // namespace

std::string manifest_lines(const ShardManifest& manifest) {
  const ShardOptions& options = manifest.options;
  std::uint64_t bytes = 0, records = 0;
  std::string lines;
  for (const Shard& shard : manifest.shards) {
    Json parts = Json::array();
    for (const ShardPart& part : shard.parts) parts.push_back(part_json(part));
    lines += line_of({{"shard", shard.index},
                      {"parts", std::move(parts)},
                      {"bytes", shard.bytes},
                      {"records", shard.records},
                      {"sha256", shard.sha256}});
    bytes += shard.bytes;
    records += shard.records;
  }
  return line_of({{"schema", schema},
                  {"version", manifest.version},
                  {"options",
                   {{"only", options.only},
                    {"disable", options.disable},
                    {"min_severity", options.min_severity},
                    {"as_of", or_null(options.as_of)},
                    {"captured_at", or_null(options.captured_at)},
                    {"encoding", or_null(options.encoding)},
                    {"text_field", or_null(options.text_field)},
                    {"id_field", or_null(options.id_field)},
                    {"date_field", or_null(options.date_field)}}},
                  {"shards", manifest.shards.size()},
                  {"bytes", bytes},
                  {"records", records}}) +
         lines;
}

std::variant<ShardManifest, std::string> read_manifest(std::string_view bytes) {
  ShardManifest manifest;
  manifest.sha256 = sha256_hex(bytes);
  std::uint64_t wanted = 0, line = 0;
  while (!bytes.empty()) {
    ++line;
    const std::size_t end = bytes.find('\n');
    if (end == bytes.npos) return "is cut off in line " + std::to_string(line);
    const Json json = Json::parse(bytes.substr(0, end), nullptr, false);
    bytes.remove_prefix(end + 1);
    try {
      if (line == 1) {
        if (!json.is_object() || json.value("schema", "") != schema) {
          return "is no manifest of shards (" + std::string(schema) + "); overclaim shards make writes one";
        }
        manifest.version = json.at("version").get<std::string>();
        manifest.options = options_of(json.at("options"));
        wanted = json.at("shards").get<std::uint64_t>();
        continue;
      }
      manifest.shards.push_back(shard_of(json, manifest.shards.size()));
    } catch (const std::exception& error) {
      return "cannot be read in line " + std::to_string(line) + ": " + error.what();
    }
  }
  if (line == 0) return std::string("is empty");
  if (manifest.shards.size() != wanted) {
    return "has " + std::to_string(manifest.shards.size()) + " shards where its first line says " +
           std::to_string(wanted);
  }
  return manifest;
}

}  // namespace overclaim
