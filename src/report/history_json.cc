// Covered by tests/history_report_test.cc.
#include "report/claim_json.h"
#include "report/history_formats.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

template <typename Values, typename Write>
Json list(const Values& values, Write write) {
  Json out = Json::array();
  for (const auto& value : values) out.push_back(write(value));
  return out;
}

Json gap_json(const Gap& gap) {
  return {{"kind", to_string(gap.kind)},
          {"from", gap.from},
          {"until", gap.until},
          {"detail", text_json_or_null(gap.detail)}};
}

Json version_json(const ClaimVersion& version) {
  return {{"sentence", version.claim.sentence()},
          {"quote", version.claim.quote},
          {"rule", version.claim.rule},
          {"fingerprint", version.claim.fingerprint},
          {"status", to_string(version.claim.status)},
          {"strength", to_string(version.claim.strength)},
          {"page", version.page},
          {"first_seen", version.first_seen},
          {"last_seen", version.last_seen},
          {"captures", version.captures},
          {"change", version.change ? Json(to_string(*version.change)) : Json(nullptr)},
          {"by_context", version.by_context},
          {"claim", captured_claim_json(version.claim)}};
}

Json thread_json(const ClaimThread& thread) {
  return {{"id", thread.id},
          {"site", thread.site},
          {"page", thread.page},
          {"state", to_string(thread.state)},
          {"removed", thread.removed},
          {"instead", text_json_or_null(thread.instead)},
          {"instead_since", text_json_or_null(thread.instead_since)},
          {"first_seen", thread.first_seen()},
          {"last_seen", thread.last_seen()},
          {"first_absent", text_json_or_null(thread.first_absent())},
          {"versions", list(thread.versions, version_json)},
          {"episodes", list(thread.episodes,
                            [](const Episode& episode) -> Json {
                              return {{"page", episode.page},
                                      {"first_seen", episode.first_seen},
                                      {"last_seen", episode.last_seen},
                                      {"first_absent", text_json_or_null(episode.first_absent)},
                                      {"absent_captures", episode.absent_captures},
                                      {"end", to_string(episode.end)}};
                            })},
          {"moves", list(thread.moves, [](const ClaimMove& move) -> Json {
             return {{"from_page", move.from_page},
                     {"to_page", move.to_page},
                     {"last_seen", move.last_seen},
                     {"first_seen", move.first_seen}};
           })}};
}

Json moment_json(const CaptureMoment& capture) {
  return {{"time", capture.time},
          {"state", to_string(capture.state)},
          {"reason", text_json_or_null(capture.replaced_by)},
          {"moved_to", text_json_or_null(capture.moved_to)},
          {"sha256", text_json_or_null(capture.sha256)},
          {"source", capture.source},
          {"offset", capture.record ? Json(capture.record->offset) : Json(nullptr)}};
}

Json page_json(const PageHistory& page) {
  return {{"page", page.page},
          {"title", text_json_or_null(page.title)},
          {"captures", list(page.captures, moment_json)},
          {"gaps", list(page.gaps, gap_json)}};
}

Json judged_json(const DatedVerdict& judged) {
  return {{"time", judged.time},
          {"as_of", text_json_or_null(judged.as_of)},
          {"reference", text_json_or_null(judged.reference)},
          {"verdict", judged.verdict ? Json(to_string(*judged.verdict)) : Json(nullptr)},
          {"statements", judged.statements}};
}

}  // namespace

std::string history_json(const History& history) {
  const Json json = {{"schema", history_schema},
                     {"sites", list(history.sites,
                                    [](const SiteHistory& site) -> Json {
                                      return {{"site", site.site},
                                              {"last_looked", site.last_looked},
                                              {"pages", list(site.pages, page_json)},
                                              {"threads", list(site.threads, thread_json)}};
                                    })},
                     {"undated", list(history.undated, [](const Capture& capture) -> Json {
                        return {{"page", capture.page},
                                {"site", capture.site},
                                {"source", capture.source},
                                {"sha256", text_json_or_null(capture.sha256)}};
                      })}};
  return compact_json(json) + '\n';
}

std::string passport_json(const Passport& passport) {
  const Json json = {{"schema", passport_schema},
                     {"thread", thread_json(passport.thread)},
                     {"last_looked", passport.last_looked},
                     {"gaps", list(passport.gaps, gap_json)},
                     {"then", judged_json(passport.then)},
                     {"now", judged_json(passport.now)},
                     {"elsewhere", list(passport.elsewhere,
                                        [](const SameWordsElsewhere& other) -> Json {
                                          return {{"site", other.site},
                                                  {"page", other.page},
                                                  {"first_seen", other.first_seen},
                                                  {"last_seen", other.last_seen}};
                                        })},
                     {"decisions", list(passport.decisions, [](const PassportDecision& made) -> Json {
                        return {{"date", made.date},     {"reviewer", made.reviewer},
                                {"role", made.role},     {"decision", made.decision},
                                {"reason", made.reason}, {"answer", text_json_or_null(made.answer)},
                                {"stale", made.stale}};
                      })}};
  return compact_json(json) + '\n';
}

}  // namespace overclaim
