// Keys in the order of the contract, as in json_report.cc. Covered by tests/json_report_test.cc.
#include "report/json_tensions.h"

#include <nlohmann/json.hpp>
#include <string>

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json span_json(SourceSpan span) { return {{"begin", span.begin}, {"end", span.end}}; }

template <typename Value, typename Write>
Json list(const std::vector<Value>& values, const Write& write) {
  Json array = Json::array();
  for (const Value& value : values) array.push_back(write(value));
  return array;
}

Json contradiction_json(const Contradiction& contradiction) {
  return {{"sense_pair", contradiction.sense_pair},
          {"findings", contradiction.findings},
          {"spans", list(contradiction.spans, span_json)},
          {"sides", contradiction.sides},
          {"message", contradiction.message}};
}

Json disclaimer_json(const Disclaimer& disclaimer) {
  return {{"id", disclaimer.id},
          {"quote", disclaimer.quote},
          {"span", span_json(disclaimer.span)},
          {"channel", to_string(disclaimer.channel)},
          {"block", to_string(disclaimer.block)},
          {"hidden", disclaimer.hidden},
          {"governs", disclaimer.governs},
          {"distance", disclaimer.distance ? Json(*disclaimer.distance) : Json(nullptr)},
          {"message", disclaimer.message}};
}

Json take_back_json(const TakeBack& take_back) {
  return {{"claim", take_back.claim},
          {"by", to_string(take_back.by)},
          {"id", text_or_null(take_back.id)},
          {"finding", text_or_null(take_back.finding)},
          {"sentence", span_json(take_back.sentence)},
          {"weaker", span_json(take_back.weaker)},
          {"blocks", take_back.blocks},
          {"share", take_back.share},
          {"stands_out", to_string(take_back.stands_out)},
          {"small_print", take_back.small_print},
          {"message", take_back.message}};
}

}  // namespace

Json contradictions_json(const std::vector<Contradiction>& contradictions) {
  return list(contradictions, contradiction_json);
}
Json disclaimers_json(const std::vector<Disclaimer>& disclaimers) { return list(disclaimers, disclaimer_json); }
Json take_backs_json(const std::vector<TakeBack>& take_backs) { return list(take_backs, take_back_json); }

}  // namespace overclaim
