// Covered by tests/case_cli_test.cc.
#include "app/case_captures.h"

#include <utility>

namespace overclaim {
namespace {

std::string in_words(std::size_t count) { return std::to_string(count) + (count == 1 ? " capture" : " captures"); }

}  // namespace

ComparedDigests compared_digests(CaseStore& store, const CaptureFilter& filter, const Rulebook& rulebook) {
  const std::vector<StoredDigests> all = store.digests(filter);
  const auto is_today = [&](const StoredDigests& one) {
    return one.rulebook == rulebook.digest && one.reference == rulebook.reference.digest;
  };
  std::size_t captures = 0;
  const StoredDigests* chosen = nullptr;
  for (const StoredDigests& one : all) {
    captures += one.captures;
    if (chosen == nullptr || is_today(one)) chosen = &one;
  }
  if (chosen == nullptr) return {};
  ComparedDigests compared{chosen->rulebook, chosen->reference, ""};
  if (chosen->captures < captures) {
    compared.notice = in_words(captures - chosen->captures) + " of " + std::to_string(captures) +
                      " were checked with other rules and are left out; recheck --write brings them up to date";
  } else if (!is_today(*chosen)) {
    compared.notice = "the case was checked with other rules than today's; recheck --write brings it up to date";
  }
  return compared;
}

std::variant<CaseCaptures, std::string> captures_of_case(const std::string& path, const CaptureFilter& filter,
                                                         const Rulebook& rulebook) {
  std::variant<CaseStore, std::string> opened = CaseStore::open(path, DatabaseUse::read);
  if (std::string* wrong = std::get_if<std::string>(&opened)) return std::move(*wrong);
  CaseStore& store = std::get<CaseStore>(opened);
  ComparedDigests digests = compared_digests(store, filter, rulebook);
  CaseCaptures made;
  made.notice = std::move(digests.notice);
  store.each_site(filter, digests.rulebook, digests.reference, [&](const std::string&, std::vector<Capture> captures) {
    std::move(captures.begin(), captures.end(), std::back_inserter(made.captures));
  });
  if (!store.failure().empty()) return store.failure();
  if (made.captures.empty()) return path + ": holds no capture of what was asked for";
  return made;
}

}  // namespace overclaim
