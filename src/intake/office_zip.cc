// libzip over memory. What a member says of its size is only a claim, so it is refused where the claim is too large and
// the bytes are counted again while they come; minizip was not taken, as its memory reader has no such bounds either
// and fewer eyes on it. Covered by tests/office_zip_test.cc.
#include "intake/office_zip.h"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace overclaim {
namespace {

constexpr std::uint64_t small_member = 1U << 20U;  // below this a ratio says nothing
constexpr std::size_t piece_bytes = 64U << 10U;
constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0";

ReportError damaged(const std::string& what) {
  return {"damaged", "is damaged (" + what + "); open it in an office program and save it again"};
}

ReportError too_long(const std::string& what) {
  return {"too_long", what + "; it was not read: save its text as a file of its own"};
}

const ReportError encrypted = {"encrypted", "is encrypted; open it with its password and save it without one"};

// "EncryptedPackage" as the names in a compound file are written.
std::string encrypted_package_name() {
  std::string name;
  for (const char letter : std::string_view("EncryptedPackage")) name += {letter, '\0'};
  return name;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

ReportError not_a_zip(std::string_view bytes) {
  if (!bytes.starts_with(compound_file)) return damaged("it is no zip file, or its end is missing");
  if (bytes.find(encrypted_package_name()) != bytes.npos) return encrypted;
  return {"binary", "is an old office document (doc, xls, ppt); save it as docx, odt or text first"};
}

std::uint64_t most_of_ratio(std::uint64_t packed, std::uint64_t ratio) {
  return packed > UINT64_MAX / ratio ? UINT64_MAX : packed * ratio;
}

}  // namespace

void OfficeZip::Discard::operator()(struct zip* archive) const { zip_discard(archive); }

std::variant<OfficeZip, ReportError> OfficeZip::open(std::string_view bytes, const ExtractLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return not_a_zip(bytes);
  }
  OfficeZip opened(archive, limits);
  const zip_int64_t entries = zip_get_num_entries(archive, 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.entries) {
    return too_long("holds " + std::to_string(entries) + " members, more than " + std::to_string(limits.entries));
  }
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
    if (name == nullptr) continue;
    if (!opened.places_.try_emplace(lower(name), i).second) opened.doubled_.insert(lower(name));
  }
  return opened;
}

std::int64_t OfficeZip::place_of(const std::string& name) const {
  if (const zip_int64_t exact = zip_name_locate(archive_.get(), name.c_str(), 0); exact >= 0) return exact;
  const auto found = places_.find(lower(name));
  return found == places_.end() ? -1 : found->second;
}

bool OfficeZip::has(const std::string& name) const { return place_of(name) >= 0; }

std::variant<std::string, ReportError> OfficeZip::member(const std::string& name) {
  const std::int64_t found = place_of(name);
  if (found < 0) return damaged("it has no " + name);
  if (doubled_.contains(lower(name)))
    return damaged("it holds " + name + " twice, and programs differ in which they show");
  const auto index = static_cast<zip_uint64_t>(found);
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive_.get(), index, 0, &stat) != 0 || (stat.valid & needed) != needed) {
    return damaged("the size of " + name + " is not known");
  }
  if (stat.encryption_method != ZIP_EM_NONE) return encrypted;

  const std::uint64_t most = std::min(limits_.member_bytes, 2 * limits_.member_bytes - unpacked_);
  const std::uint64_t by_ratio = std::max(small_member, most_of_ratio(stat.comp_size, limits_.ratio));
  const ReportError too_large =
      too_long("holds a member (" + name + ") of more than " + std::to_string(std::min(most, by_ratio)) +
               " bytes once unpacked, out of " + std::to_string(stat.comp_size) + " packed ones");
  if (stat.size > most || stat.size > by_ratio) return too_large;

  struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(archive_.get(), index, 0));
  if (file == nullptr) return damaged(name + " cannot be unpacked");
  std::string out;
  std::string piece(piece_bytes, '\0');
  for (;;) {
    const zip_int64_t read = zip_fread(file.get(), piece.data(), piece.size());
    if (read < 0) return damaged(name + " is cut off or altered");
    if (read == 0) break;
    out.append(piece, 0, static_cast<std::size_t>(read));
    if (out.size() > most || out.size() > by_ratio) return too_large;
  }
  if (out.size() != stat.size) return damaged(name + " is not as long as it says");
  unpacked_ += out.size();
  return out;
}

std::optional<OfficeKind> office_kind(std::string_view bytes) {
  if (!bytes.starts_with("PK")) return std::nullopt;
  ExtractLimits any;
  any.entries = UINT64_MAX;
  std::variant<OfficeZip, ReportError> opened = OfficeZip::open(bytes, any);
  auto* archive = std::get_if<OfficeZip>(&opened);
  if (archive == nullptr) return std::nullopt;
  if (archive->has("mimetype")) {
    any.member_bytes = 256;
    const std::variant<std::string, ReportError> type = archive->member("mimetype");
    const auto* text = std::get_if<std::string>(&type);
    if (text != nullptr && text->starts_with("application/vnd.oasis.opendocument.text")) return OfficeKind::odt;
  }
  if (archive->has("[Content_Types].xml") && (archive->has("word/document.xml") || archive->has("word/styles.xml"))) {
    return OfficeKind::docx;
  }
  return std::nullopt;
}

}  // namespace overclaim
