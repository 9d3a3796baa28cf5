// The keys contradictions, disclaimers, undisclaimed and take_backs of a document.
#ifndef OVERCLAIM_REPORT_JSON_TENSIONS_H_
#define OVERCLAIM_REPORT_JSON_TENSIONS_H_

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "check/tensions.h"

namespace overclaim {

nlohmann::ordered_json contradictions_json(const std::vector<Contradiction>& contradictions);
nlohmann::ordered_json disclaimers_json(const std::vector<Disclaimer>& disclaimers);
nlohmann::ordered_json take_backs_json(const std::vector<TakeBack>& take_backs);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_JSON_TENSIONS_H_
