// Site by site, so that only one site's captures are in memory at a time; what is kept of each is its history. Covered by
// tests/case_cli_test.cc and tests/cases.
#include "app/command_history.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "app/output.h"
#include "report/wrap.h"
#include "rulebook/problem.h"
#include "store/case_store.h"
#include "survey/history.h"
#include "survey/page_key.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

void complain(const std::string& message) { std::cerr << "overclaim: " << terminal_safe(message) << '\n'; }

ExitStatus fail(const std::string& message) {
  complain(message);
  return ExitStatus::unusable;
}

ExitStatus print(const std::string& text) {
  Output output = Output::standard_output();
  output.write(text);
  if (output.finish()) return ExitStatus::clean;
  complain(output.failure());
  return ExitStatus::not_written;
}

std::string captures_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " capture" : " captures");
}

// The digests whose captures are compared; "" of both where nothing was read.
StoredDigests digests_to_compare(CaseStore& store, const CaptureFilter& filter, const Rulebook& rulebook) {
  const std::vector<StoredDigests> all = store.digests(filter);
  std::size_t captures = 0;
  const StoredDigests* chosen = nullptr;
  for (const StoredDigests& one : all) {
    captures += one.captures;
    const bool is_today = one.rulebook == rulebook.digest && one.reference == rulebook.reference.digest;
    if (is_today || chosen == nullptr) chosen = &one;
  }
  if (chosen == nullptr) return {};
  const bool is_today = chosen->rulebook == rulebook.digest && chosen->reference == rulebook.reference.digest;
  if (chosen->captures < captures) {
    complain(captures_in_words(captures - chosen->captures) + " of " + std::to_string(captures) +
             " were checked with other rules and are left out; recheck --write brings them up to date");
  } else if (!is_today) {
    complain("the case was checked with other rules than today's; recheck --write brings it up to date");
  }
  return *chosen;
}

// The history of what the filter takes, as the captures of one site after the other give it.
History history_in(CaseStore& store, const CaptureFilter& filter, const StoredDigests& digests) {
  History history;
  store.each_site(filter, digests.rulebook, digests.reference, [&](const std::string&, std::vector<Capture> captures) {
    History one = history_of(std::move(captures));
    std::move(one.sites.begin(), one.sites.end(), std::back_inserter(history.sites));
    std::move(one.undated.begin(), one.undated.end(), std::back_inserter(history.undated));
  });
  return history;
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json thread_json(const ClaimThread& thread) {
  Json json;
  json["id"] = thread.id;
  json["page"] = thread.page;
  json["state"] = to_string(thread.state);
  json["removed"] = thread.removed;
  json["versions"] = Json::array();
  for (const ClaimVersion& one : thread.versions) {
    Json version;
    version["sentence"] = one.claim.sentence();
    version["quote"] = one.claim.quote;
    version["rule"] = one.claim.rule;
    version["fingerprint"] = one.claim.fingerprint;
    version["status"] = to_string(one.claim.status);
    version["strength"] = to_string(one.claim.strength);
    version["page"] = one.page;
    version["first_seen"] = one.first_seen;
    version["last_seen"] = one.last_seen;
    version["change"] = one.change ? Json(to_string(*one.change)) : Json(nullptr);
    json["versions"].push_back(std::move(version));
  }
  json["episodes"] = Json::array();
  for (const Episode& one : thread.episodes) {
    json["episodes"].push_back({{"page", one.page},
                                {"first_seen", one.first_seen},
                                {"last_seen", one.last_seen},
                                {"first_absent", or_null(one.first_absent)},
                                {"absent_captures", one.absent_captures},
                                {"end", to_string(one.end)}});
  }
  json["moves"] = Json::array();
  for (const ClaimMove& one : thread.moves) {
    json["moves"].push_back({{"from_page", one.from_page},
                             {"to_page", one.to_page},
                             {"last_seen", one.last_seen},
                             {"first_seen", one.first_seen}});
  }
  return json;
}

std::string history_json(const History& history) {
  Json whole;
  whole["sites"] = Json::array();
  for (const SiteHistory& one : history.sites) {
    Json site;
    site["site"] = one.site;
    site["pages"] = Json::array();
    for (const PageHistory& page : one.pages) {
      Json captures = Json::array();
      for (const CaptureMoment& capture : page.captures) {
        captures.push_back({{"time", capture.time}, {"state", to_string(capture.state)}});
      }
      site["pages"].push_back({{"page", page.page}, {"captures", std::move(captures)}});
    }
    site["threads"] = Json::array();
    for (const ClaimThread& thread : one.threads) site["threads"].push_back(thread_json(thread));
    whole["sites"].push_back(std::move(site));
  }
  return whole.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

bool stood_on(const ClaimThread& thread, const std::string& page) {
  return std::any_of(thread.episodes.begin(), thread.episodes.end(),
                     [&](const Episode& episode) { return episode.page == page; });
}

bool has_fingerprint(const ClaimThread& thread, const std::string& prefix) {
  return std::any_of(thread.versions.begin(), thread.versions.end(),
                     [&](const ClaimVersion& version) { return version.claim.fingerprint.starts_with(prefix); });
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

}  // namespace

ExitStatus command_history(const Options& options, const LoadedRulebook& loaded, const TerminalStyle& terminal) {
  static_cast<void>(terminal);
  std::variant<CaseStore, std::string> opened = CaseStore::open(options.operands.front(), DatabaseUse::read);
  if (const std::string* wrong = std::get_if<std::string>(&opened)) return fail(*wrong);
  CaseStore& store = std::get<CaseStore>(opened);
  const CaseChoice& asked = options.cases;
  const std::string page = page_key(asked.page);
  const CaptureFilter filter{page, asked.site, asked.from, asked.until};
  const StoredDigests digests = digests_to_compare(store, filter, *loaded.rulebook);
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
  return print(history_json(history));
}

}  // namespace overclaim
