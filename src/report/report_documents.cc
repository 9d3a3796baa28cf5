// Each key is asked for with a default, so that a report with keys this version does not know, or a damaged one, gives
// less and never a crash. Covered by tests/report_documents_test.cc, tests/read_report_test.cc,
// tests/explanation_test.cc and tests/decide_cli_test.cc.
#include "report/report_documents.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "check/report.h"
#include "report/wrap.h"
#include "rulebook/problem.h"
#include "text/charset.h"

namespace overclaim {

using nlohmann::json;

const json& member(const json& value, const char* key) {
  static const json none;
  if (!value.is_object()) return none;
  const auto found = value.find(key);
  return found == value.end() ? none : *found;
}

std::string text_of(const json& value, const char* key) {
  const json& found = member(value, key);
  return found.is_string() ? found.get<std::string>() : "";
}

namespace {

// Looks for the name of the schema where a report has it: in the outermost object, or in an object of a list of
// documents. Stops where it is found.
class SchemaSearch : public nlohmann::json_sax<json> {
 public:
  bool found() const { return found_; }
  std::size_t failed_at() const { return failed_at_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool binary(json::binary_t&) override { return true; }
  bool string(std::string& value) override {
    found_ = is_schema_ && depth_ <= deepest && value == report_schema;
    is_schema_ = false;
    return !found_;
  }
  bool key(std::string& name) override {
    is_schema_ = name == "schema";
    return true;
  }
  bool start_object(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    failed_at_ = position;
    return false;
  }

 private:
  static constexpr int deepest = 3;

  bool enter() {
    ++depth_;
    is_schema_ = false;
    return true;
  }
  bool leave() {
    --depth_;
    return true;
  }

  int depth_ = 0;
  bool is_schema_ = false, found_ = false;
  std::size_t failed_at_ = 0;
};

// As UTF-8 without a byte order mark; `decoded` keeps what had to be made.
std::string_view plain_bytes(std::string_view bytes, std::string& decoded) {
  if (const std::string_view charset = utf16_charset(bytes); !charset.empty()) {
    decoded = decode(bytes.substr(0, bytes.size() - bytes.size() % 2), charset).text;
    bytes = decoded;
  }
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

}  // namespace

ReportSign report_sign(std::string_view head) {
  std::string decoded;
  const std::string_view bytes = plain_bytes(head, decoded);
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == bytes.npos || (bytes[begin] != '{' && bytes[begin] != '[')) return ReportSign::none;
  SchemaSearch search;
  const bool whole = json::sax_parse(bytes, &search, json::input_format_t::json, false);
  if (search.found()) return ReportSign::report;
  // What fails at its very end is cut off there.
  return !whole && search.failed_at() >= bytes.size() ? ReportSign::unknown : ReportSign::none;
}

bool is_report(std::string_view bytes) { return report_sign(bytes) == ReportSign::report; }

std::string each_report_document(std::string_view given, const std::function<void(json&&)>& take) {
  std::string decoded;
  const std::string_view bytes = plain_bytes(given, decoded);
  constexpr const char* not_ours = "is no report of overclaim; make one with overclaim check --format json";
  const auto is_document = [](const json& value) {
    return text_of(value, "schema") == report_schema && member(value, "findings").is_array();
  };
  json whole = json::parse(bytes, nullptr, false);
  if (whole.is_array() && !whole.empty() && std::all_of(whole.begin(), whole.end(), is_document)) {
    for (json& document : whole) take(std::move(document));
    return "";
  }
  if (!whole.is_discarded()) {
    if (!member(whole, "documents").is_array()) {
      if (!is_document(whole)) return not_ours;
      take(std::move(whole));
      return "";
    }
    json& documents = whole["documents"];
    if (!std::all_of(documents.begin(), documents.end(), is_document)) return not_ours;
    for (json& document : documents) take(std::move(document));
    return "";
  }
  // One line after the other: all at once would take many times the memory.
  bool begun = is_report(bytes);
  for (std::size_t begin = 0, number = 1; begin < bytes.size(); ++number) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    json document = json::parse(line, nullptr, false);
    if (!is_document(document)) {
      if (!begun) return not_ours;
      return "line " + std::to_string(number) +
             (document.is_discarded() ? " is no JSON; the report may be cut off" : " is no document of a report");
    }
    take(std::move(document));
    begun = true;
  }
  return begun ? "" : not_ours;
}

std::variant<std::vector<ReportedFinding>, std::string> reported_findings(std::string_view bytes,
                                                                          std::string_view report_name) {
  std::vector<ReportedFinding> findings;
  const std::string wrong = each_report_document(bytes, [&](json&& document) {
    const std::string rulebook = text_of(member(document, "tool"), "rulebook");
    for (const json& finding : member(document, "findings")) {
      findings.push_back({text_of(finding, "id"), text_of(finding, "fingerprint"), text_of(finding, "rule"),
                          text_of(finding, "status"), text_of(finding, "text_hash"), rulebook,
                          text_of(finding, "quote")});
    }
  });
  if (!wrong.empty()) return terminal_safe(report_name) + ": " + wrong;
  return findings;
}

bool are_fingerprint_digits(std::string_view text) {
  return text.size() >= min_fingerprint_digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

std::string no_fingerprint_digits(std::string_view text) {
  return shown(text) + " is no fingerprint; give at least " + std::to_string(min_fingerprint_digits) +
         " of its digits (0-9, a-f)";
}

std::variant<ReportedFinding, std::string> find_reported(const std::vector<ReportedFinding>& findings,
                                                         std::string_view digits, std::string_view report_name) {
  if (!are_fingerprint_digits(digits)) return no_fingerprint_digits(digits);
  std::vector<const ReportedFinding*> found;
  std::set<std::string> fitting, hashes;
  for (const ReportedFinding& finding : findings) {
    const bool by_fingerprint = finding.fingerprint.rfind(digits, 0) == 0, by_id = finding.id.rfind(digits, 0) == 0;
    if (!by_fingerprint && !by_id) continue;
    fitting.insert(by_fingerprint ? finding.fingerprint : finding.id);
    hashes.insert(finding.text_hash);
    found.push_back(&finding);
  }
  const std::string name = terminal_safe(report_name);
  if (found.empty()) return name + ": has no finding " + shown(digits);
  if (fitting.size() > 1) {
    return shown(digits) + " fits " + std::to_string(fitting.size()) +
           " findings; give more digits: " + joined(std::vector<std::string_view>(fitting.begin(), fitting.end()));
  }
  if (hashes.size() > 1) {
    std::vector<std::string_view> ids;
    ids.reserve(found.size());
    for (const ReportedFinding* finding : found) ids.push_back(finding->id);
    return shown(digits) + " stands there in " + std::to_string(hashes.size()) +
           " ways of writing; name the one that was read by its id: " + joined(ids);
  }
  return *found.front();
}

}  // namespace overclaim
