// A decision is checked against the report before it is written: one on a finding that is not there would be lost in
// the file for ever. Covered by tests/decide_cli_test.cc.
#include "app/command_decide.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/case_captures.h"
#include "app/messages.h"
#include "app/review.h"
#include "app/today.h"
#include "report/decision_lines.h"
#include "report/decision_list.h"
#include "report/report_documents.h"
#include "report/wrap.h"
#include "store/case_store.h"
#include "store/decision_file.h"
#include "store/sqlite.h"
#include "survey/decision.h"

namespace overclaim {
namespace {

constexpr std::size_t most_fitting = 16;  // fingerprints with the same first digits

// The findings of a case that the digits may mean, later captures before earlier ones.
std::vector<ReportedFinding> findings_of_case(CaseStore& store, const std::string& digits, const Rulebook& rulebook) {
  const ComparedDigests digests = compared_digests(store, {}, rulebook);
  std::vector<ReportedFinding> findings;
  for (const std::string& fingerprint : store.fingerprints(digits, most_fitting)) {
    for (const std::string& site : store.sites_with_fingerprint(fingerprint)) {
      CaptureFilter of_site;
      of_site.site = site;
      const auto take = [&](const std::string&, const std::vector<Capture>& captures) {
        for (auto capture = captures.rbegin(); capture != captures.rend(); ++capture) {
          for (const CapturedClaim& claim : capture->claims) {
            if (claim.fingerprint != fingerprint) continue;
            findings.push_back({claim.finding, fingerprint, claim.rule, std::string(to_string(claim.status)),
                                claim.text_hash, capture->rulebook, claim.quote});
          }
        }
      };
      store.each_site(of_site, digests.rulebook, digests.reference, take);
    }
  }
  return findings;
}

// The lines of a file that may not be there yet.
std::variant<DecisionLines, std::string> lines_so_far(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error) && !error) return DecisionLines();
  return read_decision_file(path);
}

}  // namespace

ExitStatus command_decide(const Options& options, const LoadedRulebook& loaded) {
  const ReviewChoice& given = options.review;
  const std::string& report = options.operands[1];
  std::optional<CaseStore> store;
  std::variant<std::string, std::vector<ReportedFinding>> findings;
  if (is_database_file(report)) {
    std::variant<CaseStore, std::string> opened = CaseStore::open(report, DatabaseUse::write);
    if (const std::string* wrong = std::get_if<std::string>(&opened)) return fail(*wrong);
    store.emplace(std::get<CaseStore>(std::move(opened)));
    findings = findings_of_case(*store, options.operands[0], *loaded.rulebook);
    if (!store->failure().empty()) return fail(store->failure());
  } else {
    findings = findings_of_file(report);
  }
  if (const std::string* wrong = std::get_if<std::string>(&findings)) return fail(*wrong);
  const std::variant<ReportedFinding, std::string> found = find_reported(
      std::get<std::vector<ReportedFinding>>(findings), options.operands[0], report == "-" ? "standard input" : report);
  if (const std::string* wrong = std::get_if<std::string>(&found)) return fail(*wrong);
  const ReportedFinding& finding = std::get<ReportedFinding>(found);
  if (finding.text_hash.empty() || finding.rulebook.empty()) {
    return fail(report +
                ": does not say how the sentence was written and by which rules; make the report again with "
                "this version");
  }
  Decision decision{finding.fingerprint, finding.text_hash, finding.rulebook, given.reviewer, given.role};
  decision.decision = *decision_of(given.decision);
  decision.reason = given.reason;
  decision.answer = given.answer;
  decision.date = given.date.empty() ? today() : given.date;
  if (const std::string wrong = wrong_in(decision); !wrong.empty()) return fail("--" + wrong);
  // Later decisions count more, so that one of a day to come would shut out all others until then.
  if (const std::string now = today(); decision.date > now) {
    return fail("--date: " + decision.date + " is still to come; today is " + now + ", and nothing was added");
  }

  const std::string& path = given.decisions.front();
  const std::variant<DecisionLines, std::string> before = lines_so_far(path);
  if (const std::string* wrong = std::get_if<std::string>(&before)) {
    complain(*wrong);
    return fail("nothing was added");
  }
  for (const Decision& one : std::get<DecisionLines>(before).decisions) {
    if (one.fingerprint == decision.fingerprint && one.reviewer == decision.reviewer && one.date > decision.date) {
      return fail(decision.reviewer + " decided on this finding on " + one.date +
                  ", which counts more than a decision of " + decision.date + "; nothing was added");
    }
  }
  if (const std::optional<std::string> failed = append_decision(path, decision)) {
    return fail(*failed, ExitStatus::not_written);
  }
  if (store && !store->add_decisions({&decision, 1})) {
    return fail(store->failure() + "; the decision stands in " + path +
                    ", and check --store --decisions takes it into the case",
                ExitStatus::not_written);
  }
  return print(terminal_safe(finding.fingerprint + " " + finding.rule + " " +
                             say(loaded.words, "quote", {{"text", finding.quote}})) +
               "\n" + terminal_safe(decision_lines({decision, Staleness::none}, loaded.words).front()) + "\n");
}

ExitStatus command_decisions(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  std::vector<Decision> all;
  for (const std::string& path : options.operands) {
    std::variant<DecisionLines, std::string> lines = read_decision_file(path);
    if (const std::string* wrong = std::get_if<std::string>(&lines)) return fail(*wrong);
    DecisionLines& read = std::get<DecisionLines>(lines);
    for (const std::size_t line : read.cut_lines) {
      complain(say(loaded.words, "decisions_cut", {{"n", std::to_string(line)}, {"file", path}}));
    }
    all.insert(all.end(), read.decisions.begin(), read.decisions.end());
  }
  DecisionList list = decision_list(all);
  if (!options.review.against.empty()) {
    const std::variant<std::string, std::vector<ReportedFinding>> findings = findings_of_file(options.review.against);
    if (const std::string* wrong = std::get_if<std::string>(&findings)) return fail(*wrong);
    std::vector<SeenFinding> seen;
    for (const ReportedFinding& finding : std::get<std::vector<ReportedFinding>>(findings)) {
      seen.push_back({finding.fingerprint, finding.text_hash, finding.rulebook});
    }
    list.stale = stale_decisions(list.held, seen);
  }
  if (options.format == "json") return print(decision_list_json(list));
  if (options.format == "csv") return print(decision_list_csv(list));
  return print(decision_list_text(list, loaded.words, terminal.width));
}

}  // namespace overclaim
