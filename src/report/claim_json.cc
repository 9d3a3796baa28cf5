// Covered by tests/diff_report_test.cc and tests/history_report_test.cc.
#include "report/claim_json.h"

namespace overclaim {

using Json = nlohmann::ordered_json;

Json text_json_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json captured_claim_json(const CapturedClaim& claim) {
  return {{"fingerprint", claim.fingerprint},
          {"finding", claim.finding},
          {"rule", claim.rule},
          {"category", claim.category},
          {"severity", claim.severity},
          {"status", to_string(claim.status)},
          {"strength", to_string(claim.strength)},
          {"stance", to_string(claim.stance)},
          {"speaker", to_string(claim.speaker)},
          {"verdict", claim.verdict ? Json(to_string(*claim.verdict)) : Json(nullptr)},
          {"statements", claim.statements},
          {"conditions", claim.conditions},
          {"interventions", claim.interventions},
          {"before", claim.before},
          {"quote", claim.quote},
          {"after", claim.after},
          {"sentence_key", text_json_or_null(claim.sentence_key)},
          {"span", {{"begin", claim.begin}, {"end", claim.end}}},
          {"line", claim.line},
          {"column", claim.column},
          {"channel", to_string(claim.channel)},
          {"hidden", claim.hidden}};
}

std::string compact_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace overclaim
