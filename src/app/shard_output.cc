// The footer is the last line, so that a file that was cut off is known by its end. Covered by
// tests/shard_output_test.cc and tests/shards_cli_test.cc.
#include "app/shard_output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view schema = "overclaim-shard/1";
constexpr std::size_t piece_bytes = 1U << 20U;
constexpr std::size_t longest_footer = 4096;

std::string footer_line(const ShardFooter& footer) {
  const Json json = {{"schema", schema},
                     {"manifest", footer.manifest},
                     {"shard", footer.shard},
                     {"records", footer.documents},
                     {"bytes", footer.bytes},
                     {"sha256", footer.sha256},
                     {"version", footer.tool.version},
                     {"rulebook", footer.tool.rulebook},
                     {"reference", footer.tool.reference},
                     {"icu", footer.tool.icu},
                     {"severity", footer.severity},
                     {"status", footer.incomplete ? "incomplete" : "complete"}};
  return json.dump() + "\n";
}

std::variant<ShardFooter, std::string> read_footer(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  try {
    if (!json.is_object() || json.at("schema").get<std::string>() != schema) throw std::out_of_range("schema");
    ShardFooter footer;
    footer.manifest = json.at("manifest").get<std::string>();
    footer.shard = json.at("shard").get<std::uint64_t>();
    footer.documents = json.at("records").get<std::uint64_t>();
    footer.bytes = json.at("bytes").get<std::uint64_t>();
    footer.sha256 = json.at("sha256").get<std::string>();
    footer.tool.version = json.at("version").get<std::string>();
    footer.tool.rulebook = json.at("rulebook").get<std::string>();
    footer.tool.reference = json.at("reference").get<std::string>();
    footer.tool.icu = json.at("icu").get<std::string>();
    footer.severity = json.at("severity").get<int>();
    footer.incomplete = json.at("status").get<std::string>() == "incomplete";
    return footer;
  } catch (const nlohmann::json::exception&) {
  } catch (const std::out_of_range&) {
  }
  return std::string("its last line is no footer");
}

class File {
 public:
  // What is no file is not opened: a pipe would be waited for.
  explicit File(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    struct stat status {};
    if (descriptor_ >= 0 && (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode))) {
      ::close(descriptor_);
      descriptor_ = -1;
      errno = 0;
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  bool is_open() const { return descriptor_ >= 0; }
  std::uint64_t size() const {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size)
                                                                         : 0;
  }
  // "" at the end and where it cannot be read.
  std::string read(std::uint64_t begin, std::size_t most) const {
    std::string bytes(most, '\0');
    std::size_t got = 0;
    while (got < most) {
      const ssize_t count = ::pread(descriptor_, bytes.data() + got, most - got, static_cast<off_t>(begin + got));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      got += static_cast<std::size_t>(count);
    }
    bytes.resize(got);
    return bytes;
  }

 private:
  int descriptor_;
};

}  // namespace

std::string shard_file_name(std::uint64_t index) {
  const std::string digits = std::to_string(index);
  return "shard-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits + ".jsonl";
}

bool same_making(const Tool& a, const Tool& b) {
  return a.version == b.version && a.rulebook == b.rulebook && a.reference == b.reference && a.icu == b.icu;
}

ShardOutput::ShardOutput(const std::string& folder, std::uint64_t index)
    : output_(Output::to_file_hidden(folder + "/" + shard_file_name(index))) {}

bool ShardOutput::write(std::string_view line) {
  ++documents_;
  bytes_ += line.size();
  digest_.update(line);
  return output_.write(line);
}

bool ShardOutput::finish(ShardFooter footer) {
  footer.documents = documents_;
  footer.bytes = bytes_;
  footer.sha256 = digest_.hex_digest();
  output_.write(footer_line(footer));
  return output_.finish();
}

std::variant<ShardFooter, ShardDamage> read_shard_output(const std::string& path,
                                                         const std::function<bool(std::string_view)>& take) {
  using Kind = ShardDamage::Kind;
  const File file(path);
  if (!file.is_open()) {
    return errno == ENOENT
               ? ShardDamage{Kind::missing, "is missing"}
               : ShardDamage{
                     Kind::not_readable,
                     errno == 0 ? "is no file" : "cannot be read (" + std::generic_category().message(errno) + ")"};
  }
  const std::uint64_t size = file.size();
  const std::uint64_t tail_begin = size - std::min<std::uint64_t>(size, longest_footer);
  const std::string tail = file.read(tail_begin, longest_footer);
  if (!tail.ends_with('\n')) return ShardDamage{Kind::truncated, "is cut off: its last line has no end"};
  const std::size_t before = tail.size() > 1 ? tail.rfind('\n', tail.size() - 2) : tail.npos;
  if (before == tail.npos && tail_begin > 0)
    return ShardDamage{Kind::truncated, "is cut off: its last line is no footer"};
  const std::size_t footer_begin = before == tail.npos ? 0 : before + 1;
  std::variant<ShardFooter, std::string> read =
      read_footer(std::string_view(tail).substr(footer_begin, tail.size() - 1 - footer_begin));
  if (const std::string* wrong = std::get_if<std::string>(&read)) {
    return ShardDamage{Kind::truncated, "is cut off: " + *wrong};
  }
  const ShardFooter& footer = std::get<ShardFooter>(read);
  const std::uint64_t end = tail_begin + footer_begin;
  if (end != footer.bytes) {
    return ShardDamage{Kind::changed, "has " + std::to_string(end) + " bytes of reports where its last line says " +
                                          std::to_string(footer.bytes)};
  }
  Sha256 digest;
  for (std::uint64_t at = 0; at < end;) {
    const std::string piece = file.read(at, static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, end - at)));
    if (piece.empty()) return ShardDamage{Kind::not_readable, "cannot be read to its end"};
    digest.update(piece);
    if (take && !take(piece)) return ShardDamage{Kind::not_readable, "was not read to its end"};
    at += piece.size();
  }
  if (digest.hex_digest() != footer.sha256) {
    return ShardDamage{Kind::changed, "was changed: its reports are not those its last line speaks of"};
  }
  return footer;
}

}  // namespace overclaim
