// Reports of ours, read back from what was written: for the verbs that take a report.
#ifndef OVERCLAIM_REPORT_REPORT_DOCUMENTS_H_
#define OVERCLAIM_REPORT_REPORT_DOCUMENTS_H_

#include <cstddef>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace overclaim {

// Whether the first bytes of a file, or all of them, are those of a report of ours (json, jsonl), also where another
// program has written it anew: with other spaces, its keys in another order, a byte order mark, in UTF-16.
// unknown: JSON so far, and more of it has to be seen.
// Example: report_sign("{\n  \"run\": {") == ReportSign::unknown.
enum class ReportSign { none, unknown, report };
ReportSign report_sign(std::string_view head);

bool is_report(std::string_view bytes);  // ReportSign::report

// Hands over the documents of a run (json), of one line each (jsonl), of a list, or the single one, in their order. "" or what is
// wrong, for people: that it is no report of ours, or which line is not; documents before it have been handed over.
// Example: each_report_document("{}", take) begins with "is no report of overclaim" and takes nothing.
std::string each_report_document(std::string_view bytes, const std::function<void(nlohmann::json&&)>& take);

// The member of an object, and null where there is none.
const nlohmann::json& member(const nlohmann::json& value, const char* key);

// The text under a key, and "" where there is none.
std::string text_of(const nlohmann::json& value, const char* key);

// What decisions and baselines need of a finding. `text_hash`: "" of a report that was made before there were any.
struct ReportedFinding {
  std::string id, fingerprint, rule, status, text_hash, rulebook, quote;
};

// All findings of a report, in its order; the text says what is wrong with it.
std::variant<std::vector<ReportedFinding>, std::string> reported_findings(std::string_view bytes,
                                                                          std::string_view report_name);

// Of a fingerprint or an id at least so many first digits name a finding.
inline constexpr std::size_t min_fingerprint_digits = 6;

// Whether the text may be so many digits (0-9, a-f), and what to tell people where it is not.
bool are_fingerprint_digits(std::string_view text);
std::string no_fingerprint_digits(std::string_view text);

// The finding with that fingerprint or id, or with at least min_fingerprint_digits first digits of one of them that fit
// no other. The text says what is wrong: no digits, no such finding, several. Of several with one fingerprint the
// first, where all are written alike.
// Example: find_reported(findings, "df45d12a", "report.json")
std::variant<ReportedFinding, std::string> find_reported(const std::vector<ReportedFinding>& findings,
                                                         std::string_view digits, std::string_view report_name);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_REPORT_DOCUMENTS_H_
