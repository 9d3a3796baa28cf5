// Page by page, as the person who has to correct something looks for it. Covered by
// tests/recheck_report_test.cc and tests/case_cli_test.cc.
#include "report/recheck_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "report/wrap.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

const CapturedClaim& words_of(const FindingChange& change) { return change.is ? *change.is : *change.was; }

std::string counted(const Words& words, const std::string& key, std::size_t count) {
  return count == 1 ? say(words, key + "_one") : say(words, key + "_many", {{"n", std::to_string(count)}});
}

std::string judged(const CapturedClaim& claim) {
  std::string said(to_string(claim.status));
  said += ", " + std::string(to_string(claim.strength));
  if (claim.severity > 0) said += ", " + std::to_string(claim.severity);
  if (claim.verdict) said += ", " + std::string(to_string(*claim.verdict));
  return said;
}

std::string_view line_key(FindingChangeKind kind) {
  switch (kind) {
    case FindingChangeKind::gone:
      return "recheck_gone";
    case FindingChangeKind::found:
      return "recheck_found";
    case FindingChangeKind::changed:
      return "recheck_changed";
  }
  return "";
}

Json side(const std::optional<CapturedClaim>& claim) {
  if (!claim) return nullptr;
  Json json;
  json["status"] = to_string(claim->status);
  json["strength"] = to_string(claim->strength);
  json["stance"] = to_string(claim->stance);
  json["severity"] = claim->severity;
  json["verdict"] = claim->verdict ? Json(to_string(*claim->verdict)) : Json(nullptr);
  json["statements"] = claim->statements;
  return json;
}

}  // namespace

std::string recheck_text(const Recheck& recheck, const Words& words, std::size_t width) {
  std::string out;
  const auto line = [&](const std::string& text, std::size_t indent = 0) {
    out += wrapped(terminal_safe(text), width, indent);
  };
  const auto confirmed =
      static_cast<std::size_t>(std::count_if(recheck.changes.begin(), recheck.changes.end(),
                                             [](const RecheckedChange& one) { return !one.confirmed_by.empty(); }));
  if (recheck.checked_again == 0 && recheck.not_again.empty()) {
    line(say(words, "recheck_all_today"));
    return out;
  }
  line(say(words, "recheck_first",
           {{"captures", counted(words, "recheck_captures", recheck.checked_again)},
            {"changes", counted(words, "recheck_changes", recheck.changes.size())},
            {"confirmed", std::to_string(confirmed)}}));
  if (recheck.up_to_date > 0) {
    line(say(words, "recheck_up_to_date", {{"captures", counted(words, "recheck_captures", recheck.up_to_date)}}));
  }
  if (recheck.replaced_otherwise > 0) {
    line(say(words, "recheck_replaced_otherwise",
             {{"captures", counted(words, "recheck_captures", recheck.replaced_otherwise)}}));
  }
  for (const NotCheckedAgain& one : recheck.not_again) {
    line(say(
        words, "recheck_not_again",
        {{"captures", counted(words, "recheck_captures", one.captures)}, {"source", one.source}, {"why", one.why}}));
  }
  line(say(words, recheck.written ? "recheck_written" : "recheck_not_written"));
  const PageChange* before = nullptr;
  for (const RecheckedChange& one : recheck.changes) {
    const PageChange& change = one.change;
    if (before == nullptr || before->page != change.page || before->site != change.site) {
      out += '\n';
      line(change.page == change.site ? change.page : change.page + " (" + change.site + ")");
    }
    before = &change;
    const CapturedClaim& claim = words_of(change.change);
    line(say(words, line_key(change.change.kind), {{"sentence", claim.sentence()}}), 2);
    const bool both = change.change.was && change.change.is;
    line(claim.rule + " " + claim.fingerprint + ": " +
             (both ? judged(*change.change.was) + " -> " + judged(*change.change.is) : judged(claim)),
         4);
    std::string seen = counted(words, "recheck_captures", change.captures);
    if (!change.first.empty()) seen += ", " + change.first.substr(0, 10);
    if (change.last.substr(0, 10) != change.first.substr(0, 10)) seen += " - " + change.last.substr(0, 10);
    line(seen, 4);
    for (const std::string& person : one.confirmed_by) {
      line(say(words, "recheck_confirmed", {{"person", person}}), 4);
    }
  }
  return out;
}

std::string recheck_json(const Recheck& recheck) {
  Json whole;
  whole["schema"] = "overclaim-recheck/1";
  whole["tool"] = {{"version", recheck.tool.version},
                   {"rulebook", recheck.tool.rulebook},
                   {"reference", recheck.tool.reference},
                   {"icu", recheck.tool.icu}};
  whole["checked_again"] = recheck.checked_again;
  whole["up_to_date"] = recheck.up_to_date;
  whole["replaced_otherwise"] = recheck.replaced_otherwise;
  whole["written"] = recheck.written;
  whole["not_again"] = Json::array();
  for (const NotCheckedAgain& one : recheck.not_again) {
    whole["not_again"].push_back({{"source", one.source}, {"captures", one.captures}, {"why", one.why}});
  }
  whole["changes"] = Json::array();
  for (const RecheckedChange& one : recheck.changes) {
    const PageChange& page = one.change;
    const CapturedClaim& claim = words_of(page.change);
    Json change;
    change["kind"] = to_string(page.change.kind);
    change["site"] = page.site;
    change["page"] = page.page;
    change["first"] = page.first;
    change["last"] = page.last;
    change["captures"] = page.captures;
    change["fingerprint"] = claim.fingerprint;
    change["rule"] = claim.rule;
    change["quote"] = claim.quote;
    change["sentence"] = claim.sentence();
    change["what"] = page.change.what;
    change["was"] = side(page.change.was);
    change["is"] = side(page.change.is);
    change["confirmed_by"] = one.confirmed_by;
    whole["changes"].push_back(std::move(change));
  }
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace overclaim
