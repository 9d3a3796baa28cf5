// Each key is asked for with a default, so that a report with keys this version does not know, or a damaged one, gives
// less and never a crash. Covered by tests/explanation_test.cc and tests/decide_cli_test.cc.
#include "report/report_documents.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "check/report.h"
#include "report/explanation.h"
#include "report/wrap.h"
#include "rulebook/problem.h"

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

std::vector<json> report_documents(std::string_view bytes) {
  std::vector<json> documents;
  const json whole = json::parse(bytes, nullptr, false);
  if (!whole.is_discarded()) {
    if (member(whole, "documents").is_array()) {
      for (const json& document : member(whole, "documents")) documents.push_back(document);
    } else {
      documents.push_back(whole);
    }
  } else {
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      const std::string_view line = bytes.substr(begin, end - begin);
      begin = end + 1;
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      documents.push_back(json::parse(line, nullptr, false));
    }
  }
  const bool ours = std::all_of(documents.begin(), documents.end(), [](const json& document) {
    return text_of(document, "schema") == report_schema && member(document, "findings").is_array();
  });
  if (!ours) documents.clear();
  return documents;
}

std::variant<std::vector<ReportedFinding>, std::string> reported_findings(std::string_view bytes,
                                                                          std::string_view report_name) {
  const std::vector<json> documents = report_documents(bytes);
  if (documents.empty()) {
    return terminal_safe(report_name) + ": is no report of overclaim; make one with overclaim check --format json";
  }
  std::vector<ReportedFinding> findings;
  for (const json& document : documents) {
    const std::string rulebook = text_of(member(document, "tool"), "rulebook");
    for (const json& finding : member(document, "findings")) {
      findings.push_back({text_of(finding, "id"), text_of(finding, "fingerprint"), text_of(finding, "rule"),
                          text_of(finding, "status"), text_of(finding, "text_hash"), rulebook,
                          text_of(finding, "quote")});
    }
  }
  return findings;
}

std::variant<ReportedFinding, std::string> find_reported(const std::vector<ReportedFinding>& findings,
                                                         std::string_view digits, std::string_view report_name) {
  const bool hex = std::all_of(digits.begin(), digits.end(),
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  if (!hex || digits.size() < min_fingerprint_digits) {
    return shown(digits) + " is no fingerprint; give at least " + std::to_string(min_fingerprint_digits) +
           " of its digits (0-9, a-f)";
  }
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
    for (const ReportedFinding* finding : found) ids.push_back(finding->id);
    return shown(digits) + " stands there in " + std::to_string(hashes.size()) +
           " ways of writing; name the one that was read by its id: " + joined(ids);
  }
  return *found.front();
}

}  // namespace overclaim
