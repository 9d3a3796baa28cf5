// A case: what was captured of which pages, what was found in it, and what people decided about that. One SQLite file;
// docs/store.md explains its tables.
#ifndef OVERCLAIM_STORE_CASE_STORE_H_
#define OVERCLAIM_STORE_CASE_STORE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "check/decision.h"
#include "store/sqlite.h"
#include "survey/capture.h"

namespace overclaim {

// With what pages were checked. `options`: those of the command line that decide what a report says, a JSON list of
// words: ["--min-severity","2"]. There is no clock in it: the same way of checking is the same run.
struct CheckedWith {
  std::string version, rulebook, reference, icu, options = "[]";
  friend bool operator==(const CheckedWith&, const CheckedWith&) = default;
};

// A source that a page names. `work`: its id in the reference list, with the title and the year there; "" where it is
// not in it.
struct CitedWork {
  std::string mention, work, title;
  int year = 0;
  std::string certainty;  // "" where the source is not known
  std::vector<std::string> problems;
};

struct CaptureToAdd {
  Capture capture;
  std::vector<CitedWork> works;
};

struct AddOptions {
  bool keep_testimony = false;  // also the neighbours of what patients and parents tell
  bool names_sites = false;     // the captures' sites come from a list, so they go before those in the store
};

// What a store has to say to a reader; empty is any. Days, both included; captures without a day are in none.
struct CaptureFilter {
  std::string page, site, from, until;
};

// Captures were checked with these rules and this list; `captures` of them.
struct StoredDigests {
  std::string rulebook, reference;
  std::size_t captures = 0;
};

// Where captures stand that can be read again, and how they were read.
struct StoredSource {
  CheckedWith with;
  std::string source;
  std::size_t captures = 0;
};

// Like Database it remembers its first failure and does nothing behind it.
class CaseStore {
 public:
  // `write` makes the file where there is none, and brings an older one up to date. The text says why it cannot be
  // opened.
  static std::variant<CaseStore, std::string> open(const std::string& path, DatabaseUse use);

  // All of them or none, in one transaction. A capture is known by its page, its time and its bytes (a failed one by
  // what failed): one that is there already stays as it is, unless it was checked in another way; then the new findings
  // go before the old ones, which stay in the file. Findings of the same bytes, checked in the same way, are kept once.
  // False where it failed; the file is then as it was.
  bool add(const CheckedWith& with, std::span<const CaptureToAdd> captures, const AddOptions& options);

  // Calls `take` for each site with its captures, by name and in_order(); of those that were checked with other digests
  // than these only what needs no rules (failed ones). In memory: one site.
  void each_site(const CaptureFilter& filter, std::string_view rulebook, std::string_view reference,
                 const std::function<void(const std::string& site, std::vector<Capture> captures)>& take);

  // The pairs of digests that captures were last checked with, most captures first.
  std::vector<StoredDigests> digests(const CaptureFilter& filter);

  // Sites that have a page on which this fingerprint or this sentence was found, by name.
  std::vector<std::string> sites_with_fingerprint(std::string_view fingerprint);
  std::vector<std::string> sites_with_sentence(std::string_view sentence_key);

  // Fingerprints that begin so, sorted; at most `most`.
  std::vector<std::string> fingerprints(std::string_view prefix, std::size_t most);

  // Sorted by their way of checking, then by name.
  std::vector<StoredSource> sources();

  // Nothing where the capture is not in the store. `claims` are those of its last check.
  std::optional<Capture> capture(std::string_view page, std::string_view time, std::string_view sha256);

  // The captures that were read out of this file with these bytes, and where it was an archive or a table at this
  // place.
  std::vector<Capture> captures_from(std::string_view source, std::string_view sha256,
                                     const std::optional<Record>& record);

  // Adds a decision; one that is there already in every word stays once.
  bool add_decisions(std::span<const Decision> decisions);

  // In the order in which they were added; `fingerprint` "" is any.
  std::vector<Decision> decisions(std::string_view fingerprint = "");

  bool is_empty();
  bool has_page(std::string_view page);

  // Changed rows since it was opened.
  std::int64_t changes() const { return database_.changes(); }

  // "" or what failed, for people.
  const std::string& failure() const { return database_.failure(); }

 private:
  explicit CaseStore(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_STORE_CASE_STORE_H_
