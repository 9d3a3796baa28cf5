// Keys in the order of the contract, as in json_report.cc. Covered by tests/json_report_test.cc.
#include "report/json_tensions.h"

namespace overclaim {

void span_fields(JsonText& json, SourceSpan span) {
  json.field("begin", span.begin);
  json.field("end", span.end);
}

void contradiction_fields(JsonText& json, const Contradiction& contradiction) {
  json.field("sense_pair", contradiction.sense_pair);
  json.field("findings", contradiction.findings);
  json.field("spans", contradiction.spans, span_fields);
  json.field("sides", contradiction.sides);
  json.field("message", contradiction.message);
}

void disclaimer_fields(JsonText& json, const Disclaimer& disclaimer) {
  json.field("id", disclaimer.id);
  json.field("quote", disclaimer.quote);
  json.field("span", disclaimer.span, span_fields);
  json.field("channel", to_string(disclaimer.channel));
  json.field("block", to_string(disclaimer.block));
  json.field("hidden", disclaimer.hidden);
  json.field("governs", disclaimer.governs);
  json.field("distance", disclaimer.distance);
  json.field("message", disclaimer.message);
}

void take_back_fields(JsonText& json, const TakeBack& take_back) {
  json.field("claim", take_back.claim);
  json.field("by", to_string(take_back.by));
  json.text_or_null("id", take_back.id);
  json.text_or_null("finding", take_back.finding);
  json.field("sentence", take_back.sentence, span_fields);
  json.field("weaker", take_back.weaker, span_fields);
  json.field("blocks", take_back.blocks);
  json.field("share", take_back.share);
  json.field("stands_out", to_string(take_back.stands_out));
  json.field("small_print", take_back.small_print);
  json.field("message", take_back.message);
}

}  // namespace overclaim
