// By the first bytes as our writers put them and by nothing that a page is likely to have; tests/own_output_test.cc
// asks the writers, so that a mark that changes there is missed here.
#include "intake/own_output.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <variant>

#include "intake/read_file.h"
#include "report/html_report.h"

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t mark_within = 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF", csv_head = "row,source,part,parts,record_uri,",
                           bundle_name = "overclaim-bundle";
constexpr std::size_t longest_package_head = 64;
// The kind of a database that SQLite keeps for whoever made it (store/case_schema.h).
constexpr std::size_t application_id_at = 68;
constexpr std::string_view database = "SQLite format 3\0"sv, application_id = "ovcl";

// What stands behind it, or the same where it does not stand there.
std::string_view behind(std::string_view text, std::string_view mark) {
  return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string_view without_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool is_there(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

std::string_view own_schema(std::string_view head) {
  std::string_view left = without_space(behind(head.substr(0, mark_within), byte_order_mark));
  left = without_space(behind(left, "["));
  for (const std::string_view piece : {"{"sv, "\"schema\""sv, ":"sv}) {
    if (!left.starts_with(piece)) return "";
    left = without_space(left.substr(piece.size()));
  }
  if (!left.starts_with("\"overclaim-")) return "";
  left.remove_prefix(1);
  return left.substr(0, std::min(left.find('"'), left.size()));
}

bool is_own_output(std::string_view head) {
  head = head.substr(0, mark_within);
  if (head.starts_with(database)) {
    return head.size() > application_id_at && head.substr(application_id_at).starts_with(application_id);
  }
  if (head.starts_with("<!DOCTYPE html>")) return head.find(html_generator) != head.npos;
  return behind(head, byte_order_mark).starts_with(csv_head) || !own_schema(head).empty();
}

bool is_bundle_folder(const std::string& folder) {
  if (!is_there(folder + "/SHA256SUMS")) return false;
  const std::variant<InputBytes, ReportError> opened =
      open_input(folder + "/datapackage.json", "", InputTaken::own_file);
  const InputBytes* package = std::get_if<InputBytes>(&opened);
  if (package == nullptr) return false;
  const std::optional<std::string> head =
      package->read(0, std::min<std::uint64_t>(package->size(), longest_package_head));
  return head && head->find("\"" + std::string(bundle_name) + "\"") != head->npos;
}

}  // namespace overclaim
