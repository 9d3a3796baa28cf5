// The fields of places, and of contradictions, disclaimers and take-backs.
#ifndef OVERCLAIM_REPORT_JSON_TENSIONS_H_
#define OVERCLAIM_REPORT_JSON_TENSIONS_H_

#include "check/tensions.h"
#include "report/json_text.h"

namespace overclaim {

void span_fields(JsonText& json, SourceSpan span);
void contradiction_fields(JsonText& json, const Contradiction& contradiction);
void disclaimer_fields(JsonText& json, const Disclaimer& disclaimer);
void take_back_fields(JsonText& json, const TakeBack& take_back);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_JSON_TENSIONS_H_
