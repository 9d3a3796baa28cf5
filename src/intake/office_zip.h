// The zip container of office documents, read in memory.
#ifndef OVERCLAIM_INTAKE_OFFICE_ZIP_H_
#define OVERCLAIM_INTAKE_OFFICE_ZIP_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "intake/extracted.h"

struct zip;

namespace overclaim {

// Members are asked for by their full name, and where none has it, by that name in other case, as Word does; names are
// never used for anything else, and nothing is written anywhere.
class OfficeZip {
 public:
  // `bytes` must outlive the object. Errors: binary (no zip; an old or encrypted office document is told apart),
  // damaged, too_long (more entries than limits.entries).
  static std::variant<OfficeZip, ReportError> open(std::string_view bytes, const ExtractLimits& limits);

  bool has(const std::string& name) const;

  // The member unpacked. Errors: damaged (absent, cut off, wrong check sum, two of the name in any case), encrypted, too_long: its size and ratio
  // are looked at before and while unpacking, and all members together may have twice limits.member_bytes.
  std::variant<std::string, ReportError> member(const std::string& name);

 private:
  struct Discard {
    void operator()(struct zip* archive) const;
  };
  OfficeZip(struct zip* archive, const ExtractLimits& limits) : archive_(archive), limits_(limits) {}

  // Its place in the archive, -1 for none.
  std::int64_t place_of(const std::string& name) const;

  std::unique_ptr<struct zip, Discard> archive_;
  std::map<std::string, std::int64_t, std::less<>> places_;  // by name in lower case
  std::set<std::string, std::less<>> doubled_;               // names in lower case that several members have
  ExtractLimits limits_;
  std::uint64_t unpacked_ = 0;
};

enum class OfficeKind { docx, odt };

// What an office document is, by its members and not by its name; nothing for another zip file (a spreadsheet too), or
// what is no zip file.
std::optional<OfficeKind> office_kind(std::string_view bytes);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_OFFICE_ZIP_H_
