// Captured claims as JSON: the same keys in diff, history and passport.
#ifndef OVERCLAIM_REPORT_CLAIM_JSON_H_
#define OVERCLAIM_REPORT_CLAIM_JSON_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "survey/capture.h"

namespace overclaim {

// {fingerprint, finding, rule, category, severity, status, strength, stance, speaker, verdict, statements, conditions,
// interventions, before, quote, after, sentence_key, span, line, column, channel, hidden}.
nlohmann::ordered_json captured_claim_json(const CapturedClaim& claim);

nlohmann::ordered_json text_json_or_null(std::string_view text);

// Compact, one line, bytes that are not UTF-8 replaced.
std::string compact_json(const nlohmann::ordered_json& json);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_CLAIM_JSON_H_
