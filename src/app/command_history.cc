// Site by site, so that only one site's captures are in memory at a time; what is kept of each is its history. Covered
// by tests/case_cli_test.cc and tests/cases.
#include "app/command_history.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "app/case_captures.h"
#include "app/messages.h"
#include "report/history_formats.h"
#include "rulebook/problem.h"
#include "store/case_store.h"
#include "survey/history.h"
#include "survey/page_key.h"
#include "survey/passport.h"

namespace overclaim {
namespace {

constexpr std::size_t most_fingerprints = 50;  // that a beginning may mean

// The history of what the filter takes, as the captures of one site after the other give it.
History history_in(CaseStore& store, const CaptureFilter& filter, const ComparedDigests& digests) {
  History history;
  store.each_site(filter, digests.rulebook, digests.reference, [&](const std::string&, std::vector<Capture> captures) {
    History one = history_of(std::move(captures));
    std::move(one.sites.begin(), one.sites.end(), std::back_inserter(history.sites));
    std::move(one.undated.begin(), one.undated.end(), std::back_inserter(history.undated));
  });
  return history;
}

bool stood_on(const ClaimThread& thread, const std::string& page) {
  return std::any_of(thread.episodes.begin(), thread.episodes.end(),
                     [&](const Episode& episode) { return episode.page == page; });
}

bool has_fingerprint(const ClaimThread& thread, const std::string& prefix) {
  return std::any_of(thread.versions.begin(), thread.versions.end(),
                     [&](const ClaimVersion& version) { return version.claim.fingerprint.starts_with(prefix); });
}

// As the case names it, or by any address of it.
std::string page_named(CaseStore& store, const std::string& asked) {
  return asked.empty() || store.has_page(asked) ? asked : page_key(asked);
}

// Keeps what was asked for, after the whole site was followed: a claim of the page may have come from another.
void keep_asked(History& history, const CaseChoice& asked, const std::string& page) {
  for (SiteHistory& site : history.sites) {
    if (!page.empty()) {
      std::erase_if(site.pages, [&](const PageHistory& one) { return one.page != page; });
      std::erase_if(site.threads, [&](const ClaimThread& thread) { return !stood_on(thread, page); });
    }
    if (!asked.claim.empty()) {
      std::erase_if(site.threads, [&](const ClaimThread& thread) { return !has_fingerprint(thread, asked.claim); });
      std::erase_if(site.pages, [&](const PageHistory& one) {
        return std::none_of(site.threads.begin(), site.threads.end(),
                            [&](const ClaimThread& thread) { return stood_on(thread, one.page); });
      });
    }
  }
  std::erase_if(history.sites, [](const SiteHistory& site) { return site.pages.empty(); });
  if (!page.empty()) std::erase_if(history.undated, [&](const Capture& one) { return one.page != page; });
}

// Where decisions were made on other words, or with other rules, they are stale.
std::vector<PassportDecision> decisions_about(CaseStore& store, const ClaimThread& thread,
                                              const ComparedDigests& digests) {
  std::vector<PassportDecision> made;
  std::set<std::string> seen;
  for (const ClaimVersion& version : thread.versions) {
    const CapturedClaim& claim = version.claim;
    if (!seen.insert(claim.fingerprint).second) continue;
    for (const Decision& one : store.decisions(claim.fingerprint)) {
      const bool stale = one.text_hash != claim.text_hash || one.rulebook != digests.rulebook;
      made.push_back(
          {one.date, one.reviewer, one.role, std::string(to_string(one.decision)), one.reason, one.answer, stale});
    }
  }
  return made;
}

// Of several claims under one beginning: which they are.
std::string several_claims(const std::vector<const ClaimThread*>& threads) {
  std::string said = "several claims have this fingerprint; --page PAGE names one of them:";
  for (const ClaimThread* thread : threads) said += "\n  " + thread->id + " " + thread->page;
  return said;
}

}  // namespace

ExitStatus command_history(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  std::variant<CaseStore, std::string> opened = CaseStore::open(options.operands.front(), DatabaseUse::read);
  if (const std::string* wrong = std::get_if<std::string>(&opened)) return fail(*wrong);
  CaseStore& store = std::get<CaseStore>(opened);
  const CaseChoice& asked = options.cases;
  const std::string page = page_named(store, asked.page);
  const CaptureFilter filter{page, asked.site, asked.from, asked.until};
  const ComparedDigests digests = compared_digests(store, filter, *loaded.rulebook);
  if (!digests.notice.empty()) complain(digests.notice);
  History history = history_in(store, filter, digests);
  if (!store.failure().empty()) return fail(store.failure());
  keep_asked(history, asked, page);
  if (history.sites.empty() && history.undated.empty()) {
    const bool all =
        page.empty() && asked.site.empty() && asked.claim.empty() && asked.from.empty() && asked.until.empty();
    return fail(options.operands.front() + (all ? ": holds no capture yet; check --store adds some"
                                                : ": holds nothing of what was asked for; history without "
                                                  "--page, --site, --claim, --from and --until shows all"));
  }
  if (options.format == "json") return print(history_json(history));
  if (options.format == "html") return print(history_html(history, loaded.words, options.language));
  return print(history_text(history, loaded.words, terminal.width));
}

ExitStatus command_passport(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  const std::string &fingerprint = options.operands[0], &path = options.operands[1];
  std::variant<CaseStore, std::string> opened = CaseStore::open(path, DatabaseUse::read);
  if (const std::string* wrong = std::get_if<std::string>(&opened)) return fail(*wrong);
  CaseStore& store = std::get<CaseStore>(opened);
  const ComparedDigests digests = compared_digests(store, {}, *loaded.rulebook);
  if (!digests.notice.empty()) complain(digests.notice);

  std::set<std::string> sites;
  for (const std::string& whole : store.fingerprints(fingerprint, most_fingerprints)) {
    for (std::string& site : store.sites_with_fingerprint(whole)) sites.insert(std::move(site));
  }
  std::vector<Capture> captures;
  const auto take = [&](const std::string& site) {
    store.each_site({"", site, "", ""}, digests.rulebook, digests.reference,
                    [&](const std::string&, std::vector<Capture> read) {
                      std::move(read.begin(), read.end(), std::back_inserter(captures));
                    });
  };
  for (const std::string& site : sites) take(site);
  History history = history_of(captures);
  std::vector<const ClaimThread*> threads = threads_of(history, fingerprint);
  const std::string page = page_named(store, options.cases.page);
  if (!page.empty()) std::erase_if(threads, [&](const ClaimThread* thread) { return !stood_on(*thread, page); });
  if (!store.failure().empty()) return fail(store.failure());
  if (threads.empty()) return fail(path + ": holds no claim with the fingerprint " + shown(fingerprint));
  if (threads.size() > 1) return fail(several_claims(threads));

  // Who else says it, in any of its wordings.
  const ClaimThread thread = *threads.front();
  std::set<std::string> others;
  for (const ClaimVersion& version : thread.versions) {
    for (std::string& site : store.sites_with_sentence(version.claim.sentence_key)) {
      if (sites.count(site) == 0) others.insert(std::move(site));
    }
  }
  for (const std::string& site : others) take(site);
  if (!others.empty()) history = history_of(captures);
  if (!store.failure().empty()) return fail(store.failure());
  const Passport passport = passport_of(thread, history, captures, decisions_about(store, thread, digests));
  if (options.format == "json") return print(passport_json(passport));
  if (options.format == "html") return print(passport_html(passport, loaded.words, options.language));
  return print(passport_text(passport, loaded.words, terminal.width));
}

}  // namespace overclaim
