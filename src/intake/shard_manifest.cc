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
using ReadJson = nlohmann::json;  // the ordered one takes the square of an object's keys

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

// What is wrong with a line, for people.
struct Unreadable {
  std::string why;
};

std::string bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0 || hex.find_first_not_of("0123456789abcdef") != hex.npos) {
    throw Unreadable{"source_bytes must be pairs of the digits 0-9 and a-f"};
  }
  const auto value = [](char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); };
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    out += static_cast<char>(static_cast<unsigned char>(value(hex[at]) * 16U + value(hex[at + 1])));
  }
  return out;
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

// The library's own words for a value of another type are about its code, so the type is looked at first.
const ReadJson& member(const ReadJson& json, const char* key) {
  if (!json.is_object()) throw Unreadable{"an object must stand where " + std::string(key) + " is looked for"};
  const auto found = json.find(key);
  if (found == json.end()) throw Unreadable{std::string(key) + " is missing"};
  return *found;
}

const ReadJson& member_that(bool (*fits)(const ReadJson&), const ReadJson& json, const char* key, const char* what) {
  const ReadJson& value = member(json, key);
  if (!fits(value)) throw Unreadable{std::string(key) + " must be " + what};
  return value;
}

std::string text_of(const ReadJson& json, const char* key) {
  return member_that([](const ReadJson& v) { return v.is_string(); }, json, key, "a text").get<std::string>();
}

std::string text_or_nothing_of(const ReadJson& json, const char* key) {
  return member(json, key).is_null() ? "" : text_of(json, key);
}

std::uint64_t count_of(const ReadJson& json, const char* key) {
  return member_that([](const ReadJson& v) { return v.is_number_unsigned(); }, json, key, "a whole number from 0 on")
      .get<std::uint64_t>();
}

const ReadJson& list_of(const ReadJson& json, const char* key) {
  return member_that([](const ReadJson& v) { return v.is_array(); }, json, key, "a list");
}

std::vector<std::string> texts_of(const ReadJson& json, const char* key) {
  std::vector<std::string> texts;
  for (const ReadJson& one : list_of(json, key)) {
    if (!one.is_string()) throw Unreadable{std::string(key) + " must be a list of texts"};
    texts.push_back(one.get<std::string>());
  }
  return texts;
}

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

ShardPart part_of(const ReadJson& json) {
  ShardPart part;
  part.source =
      member(json, "source_bytes").is_null() ? text_of(json, "source") : bytes_of(text_of(json, "source_bytes"));
  const std::optional<ShardPartKind> kind = shard_part_kind(text_of(json, "kind"));
  if (!kind) throw Unreadable{"kind is none of this program"};
  part.kind = *kind;
  part.from_folder =
      member_that([](const ReadJson& v) { return v.is_boolean(); }, json, "from_folder", "true or false").get<bool>();
  part.begin = count_of(json, "begin");
  part.end = count_of(json, "end");
  part.size = count_of(json, "size");
  part.head = count_of(json, "head");
  part.first_number = count_of(json, "first_number");
  part.first_line = count_of(json, "first_line");
  part.records = count_of(json, "records");
  const bool fits = part.begin <= part.end && part.end <= part.size && part.head <= part.begin && part.first_number > 0;
  if (!fits) throw Unreadable{"begin, end, size, head do not fit together"};
  return part;
}

Shard shard_of(const ReadJson& json, std::uint64_t index) {
  Shard shard;
  shard.index = count_of(json, "shard");
  if (shard.index != index) throw Unreadable{"shard " + std::to_string(index) + " is missing here"};
  for (const ReadJson& part : list_of(json, "parts")) shard.parts.push_back(part_of(part));
  shard.bytes = count_of(json, "bytes");
  shard.records = count_of(json, "records");
  shard.sha256 = text_of(json, "sha256");
  return shard;
}

ShardOptions options_of(const ReadJson& json) {
  ShardOptions options;
  options.only = texts_of(json, "only");
  options.disable = texts_of(json, "disable");
  const std::uint64_t severity = count_of(json, "min_severity");
  if (severity < 1 || severity > 5) throw Unreadable{"min_severity must be a number from 1 to 5"};
  options.min_severity = static_cast<int>(severity);
  options.as_of = text_or_nothing_of(json, "as_of");
  options.captured_at = text_or_nothing_of(json, "captured_at");
  options.encoding = text_or_nothing_of(json, "encoding");
  options.text_field = text_or_nothing_of(json, "text_field");
  options.id_field = text_or_nothing_of(json, "id_field");
  options.date_field = text_or_nothing_of(json, "date_field");
  if (!options.encoding.empty() && charset_of_label(options.encoding).empty()) {
    throw Unreadable{"encoding is none that is read"};
  }
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
    const ReadJson json = ReadJson::parse(bytes.substr(0, end), nullptr, false);
    bytes.remove_prefix(end + 1);
    try {
      if (line == 1) {
        const bool has_schema = json.is_object() && json.contains("schema") && json["schema"] == schema;
        if (!has_schema) {
          return "is no manifest of shards (" + std::string(schema) + "); overclaim shards make writes one";
        }
        manifest.version = text_of(json, "version");
        manifest.options = options_of(member(json, "options"));
        wanted = count_of(json, "shards");
        continue;
      }
      if (json.is_discarded()) throw Unreadable{"it is no JSON"};
      manifest.shards.push_back(shard_of(json, manifest.shards.size()));
    } catch (const Unreadable& unreadable) {
      return "cannot be read in line " + std::to_string(line) + ": " + unreadable.why;
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
