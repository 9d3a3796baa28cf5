// One pass; kept are a few bytes a document and one claim a sentence and rule. A database on disk was not taken: the
// largest survey of clinics we know (725 sites, 11,771 pages) is a fortieth of what fits, and the core has no files.
// Pages are counted by address and documents by their bytes; what a page is hangs on no order, so neither does the
// sheet. Covered by tests/roll_up_test.cc.
#include "survey/roll_up.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "rulebook/rule.h"
#include "survey/said_claim.h"
#include "text/sha256.h"

namespace overclaim {
namespace {

using DocumentId = std::uint32_t;

constexpr std::size_t hash_digits = 16;

std::uint64_t hash_of(std::string_view text) {
  const std::string hex = sha256_hex(text);
  std::uint64_t value = 0;
  std::from_chars(hex.data(), hex.data() + hash_digits, value, 16);
  return value;
}

// What a page is, whatever day it was saved: its address, else its place in what was read. Sites move from http to
// https and drop their www. between two captures; the page stays the same.
std::string address_of(const Report& report) {
  if (!report.record) return report.source;
  const Record& record = *report.record;
  if (!record.uri.empty()) {
    std::string_view uri = std::string_view(record.uri).substr(0, record.uri.find('#'));
    while (!uri.empty() && uri.back() == '/') uri.remove_suffix(1);
    const std::string host = host_of(uri);
    if (host.empty()) return std::string(uri);
    const std::size_t begin = uri.find("://") + 3, path = uri.find_first_of("/?", begin);
    return host + (path == uri.npos ? "" : std::string(uri.substr(path)));
  }
  return report.source + '\n' + record.member + '\n' + std::to_string(record.offset) + '\n' +
         std::to_string(record.number);
}

// Ordered by length first, so that of several addresses of one text the plainest ("/", not "/index.html") is the page.
std::uint64_t key_of_address(const std::string& address) {
  constexpr unsigned hash_bits = 48;
  constexpr std::uint64_t longest = (1U << 16U) - 1;
  return std::min<std::uint64_t>(address.size(), longest) << hash_bits | hash_of(address) >> (64 - hash_bits);
}

bool is_careful(const Finding& finding) {
  if (finding.status != Status::noted) return false;
  return category_kind(finding.category) == CategoryKind::noting ||
         (finding.verdict && finding.verdict->kind == VerdictKind::supported);
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string key_of(const Finding& finding) {
  return finding.sentence_key.empty() ? "\"" + finding.quote : finding.sentence_key;
}

struct Kept {
  SaidClaim said;
  std::string last_day;
  std::vector<DocumentId> documents;  // sorted
};

struct CriterionCount {
  bool found = false;
  std::vector<DocumentId> told;  // where it was told that nothing stands there; empty once something was found
  bool shown = false;
};

struct DisclaimerCount {
  std::string message;
  std::vector<DocumentId> documents;
};

struct OperatorState {
  std::set<std::string> countries, hosts, days;
  std::vector<DocumentId> documents;
  std::size_t same_bytes = 0, long_inputs = 0, unread = 0, undated = 0, incomplete = 0;
  bool day_wanted = false, sells = false;
  NotExamined not_examined;
  std::map<std::string, CriterionCount> criteria;
  std::map<std::string, DisclaimerCount> disclaimers;
};

// The operator, whether it is careful wording, the rule, the sentence.
using ClaimKey = std::tuple<std::size_t, bool, std::string, std::string>;
// The operator, the condition, the treatment.
using CellKey = std::tuple<std::size_t, std::string, std::string>;

// The terms a claim surely speaks of. Of several that stand elsewhere on the page nobody can tell which one is meant,
// so "No risks." on a page about five conditions is said of none of them by name.
std::vector<std::string> terms_spoken_of(const std::vector<std::string>& terms, SlotFrom from) {
  const bool own = from == SlotFrom::match || from == SlotFrom::sentence;
  return terms.size() == 1 || (own && !terms.empty()) ? terms : std::vector<std::string>{""};
}

void insert_sorted(DocumentId id, std::vector<DocumentId>& ids) {
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  if (at == ids.end() || *at != id) ids.insert(at, id);
}

}  // namespace

class RollUpMaker::State {
 public:
  explicit State(RollUpOptions options) : options_(std::move(options)) {}

  void add(const Report& report);
  RollUp finish() const;

 private:
  enum class Reading { first, again, left_out };

  Reading register_document(const Report& report, std::size_t number, OperatorState& state, const std::string& day);
  std::size_t operator_number(const Operator& found);
  void add_page(const Report& report, OperatorState& state);
  void add_finding(const Report& report, const Finding& finding, std::size_t number, const std::string& day);
  void add_strongest(const SaidClaim& said, std::size_t number);
  bool is_full() const { return claims_.size() + strongest_.size() >= options_.most_claims; }
  std::size_t pages_of(const std::vector<DocumentId>& documents) const;
  OperatorRollUp rolled(const std::string& name, std::size_t number) const;
  std::vector<NotSaid> not_said_by(const OperatorState& state) const;
  std::vector<SharedSentence> shared() const;

  RollUpOptions options_;
  Tool tool_;
  std::map<std::string, std::size_t> numbers_;  // of operators, by name
  std::vector<OperatorState> states_;
  std::unordered_map<std::string, DocumentId> known_;  // by operator and bytes
  std::vector<std::uint64_t> addresses_;               // of documents; the least key where one has several
  std::map<ClaimKey, Kept> claims_;
  std::map<CellKey, SaidClaim> strongest_;
  std::size_t places_ = 0;
  RollUpLimits limits_;
  Reading last_ = Reading::first;  // of the input whose parts are now added
  DocumentId document_ = 0;        // the same
};

std::size_t RollUpMaker::State::operator_number(const Operator& found) {
  const auto [at, is_new] = numbers_.emplace(found.name, states_.size());
  if (is_new) states_.emplace_back();
  OperatorState& state = states_[at->second];
  if (!found.country.empty()) state.countries.insert(found.country);
  if (!found.host.empty()) state.hosts.insert(found.host);
  if (found.undated) state.day_wanted = true;
  return at->second;
}

RollUpMaker::State::Reading RollUpMaker::State::register_document(const Report& report, std::size_t number,
                                                                  OperatorState& state, const std::string& day) {
  if (report.part && report.part->index > 0) return last_;
  const std::string bytes = std::to_string(number) + ' ' + (report.sha256.empty() ? address_of(report) : report.sha256);
  const std::uint64_t address = key_of_address(address_of(report));
  const auto known = known_.find(bytes);
  if (known == known_.end() && addresses_.size() >= options_.most_documents) {
    ++limits_.documents_left_out;
    return last_ = Reading::left_out;
  }
  if (day.empty()) {
    ++state.undated;
  } else {
    state.days.insert(day);
  }
  if (known != known_.end()) {
    ++state.same_bytes;
    document_ = known->second;
    addresses_[document_] = std::min(addresses_[document_], address);
    return last_ = Reading::again;
  }
  document_ = static_cast<DocumentId>(addresses_.size());
  addresses_.push_back(address);
  known_.emplace(bytes, document_);
  state.documents.push_back(document_);
  if (report.part) ++state.long_inputs;
  return last_ = Reading::first;
}

void RollUpMaker::State::add_page(const Report& report, OperatorState& state) {
  state.not_examined += report.coverage.not_examined;
  const auto& skipped = report.coverage.skipped;
  const bool missing =
      std::any_of(skipped.begin(), skipped.end(), [](const SkippedPart& part) { return !part.beside_the_page; });
  if (missing) ++state.incomplete;
  if (report.publisher && report.publisher->sells == "yes") state.sells = true;
  for (const ChecklistAnswer& answer : report.checklist) {
    if (!answer.met) continue;
    CriterionCount& count = state.criteria[answer.id];
    // "We found too little" is not "nothing stands there": a site is never said to be silent for it.
    const bool something = std::any_of(answer.counted.begin(), answer.counted.end(),
                                       [](const CountedSign& sign) { return sign.points > 0; });
    if (*answer.met || something) {
      count.found = true;
      std::vector<DocumentId>().swap(count.told);
    } else if (!count.found) {
      count.told.push_back(document_);
      count.shown = count.shown || answer.shown;
    }
  }
  for (const Disclaimer& given : report.disclaimers) {
    DisclaimerCount& count = state.disclaimers[given.id];
    count.message = given.message;
    insert_sorted(document_, count.documents);
  }
}

void RollUpMaker::State::add_strongest(const SaidClaim& said, std::size_t number) {
  for (const std::string& condition : terms_spoken_of(said.conditions, said.condition_from)) {
    for (const std::string& intervention : terms_spoken_of(said.interventions, said.intervention_from)) {
      const CellKey key{number, condition, intervention};
      const auto known = strongest_.find(key);
      if (known == strongest_.end()) {
        if (is_full()) {
          ++limits_.findings_left_out;
        } else {
          strongest_.emplace(key, said);
        }
      } else if (is_stronger(said, known->second)) {
        known->second = said;
      }
    }
  }
}

void RollUpMaker::State::add_finding(const Report& report, const Finding& finding, std::size_t number,
                                     const std::string& day) {
  const bool careful = is_careful(finding);
  if (finding.status != Status::flagged && !careful) return;
  SaidClaim said = said_claim(report, finding, day);
  if (!careful) add_strongest(said, number);
  const ClaimKey key{number, careful, finding.rule, key_of(finding)};
  auto known = claims_.find(key);
  if (known == claims_.end()) {
    if (is_full()) {
      ++limits_.findings_left_out;
      return;
    }
    known = claims_.emplace(key, Kept{said, day, {}}).first;
  }
  Kept& kept = known->second;
  if (is_earlier(said.at, kept.said.at)) kept.said = std::move(said);
  kept.last_day = std::max(kept.last_day, day);
  const auto at = std::lower_bound(kept.documents.begin(), kept.documents.end(), document_);
  if (at != kept.documents.end() && *at == document_) return;
  if (places_ >= options_.most_places) {
    ++limits_.places_left_out;
    return;
  }
  ++places_;
  kept.documents.insert(at, document_);
}

void RollUpMaker::State::add(const Report& report) {
  if (tool_.rulebook.empty()) {
    tool_ = report.tool;
    tool_.as_of.clear();
  }
  const std::string day = capture_day(report, options_.captured);
  const std::size_t number = operator_number(operator_of(report, day, options_.sites));
  OperatorState& state = states_[number];
  if (report.error) {
    ++state.unread;
    return;
  }
  const Reading reading = register_document(report, number, state, day);
  if (reading == Reading::left_out) return;
  if (reading == Reading::first) add_page(report, state);
  for (const Finding& finding : report.findings) add_finding(report, finding, number, day);
}

std::size_t RollUpMaker::State::pages_of(const std::vector<DocumentId>& documents) const {
  std::vector<std::uint64_t> pages;
  pages.reserve(documents.size());
  for (const DocumentId document : documents) pages.push_back(addresses_[document]);
  std::sort(pages.begin(), pages.end());
  return static_cast<std::size_t>(std::unique(pages.begin(), pages.end()) - pages.begin());
}

std::vector<NotSaid> RollUpMaker::State::not_said_by(const OperatorState& state) const {
  std::vector<NotSaid> points;
  for (const std::string& criterion : options_.criteria) {
    const auto count = state.criteria.find(criterion);
    if (count == state.criteria.end() || count->second.found || !count->second.shown) continue;
    points.push_back({criterion, pages_of(count->second.told)});
  }
  return points;
}

OperatorRollUp RollUpMaker::State::rolled(const std::string& name, std::size_t number) const {
  const OperatorState& state = states_[number];
  OperatorRollUp sheet;
  sheet.name = name;
  for (const std::string& country : state.countries) sheet.country += (sheet.country.empty() ? "" : ", ") + country;
  sheet.hosts.assign(state.hosts.begin(), state.hosts.end());
  sheet.pages = pages_of(state.documents);
  sheet.documents = state.documents.size();
  sheet.same_bytes = state.same_bytes, sheet.long_inputs = state.long_inputs, sheet.unread = state.unread;
  sheet.days.assign(state.days.begin(), state.days.end());
  sheet.undated = state.undated;
  sheet.day_wanted = state.day_wanted;
  sheet.not_examined = state.not_examined;
  sheet.incomplete = state.incomplete;
  for (auto at = claims_.lower_bound({number, false, "", ""}); at != claims_.end() && std::get<0>(at->first) == number;
       ++at) {
    const Kept& kept = at->second;
    (std::get<1>(at->first) ? sheet.careful : sheet.claims)
        .push_back({kept.said, pages_of(kept.documents), kept.last_day});
  }
  std::sort(sheet.claims.begin(), sheet.claims.end(), [](const RolledClaim& one, const RolledClaim& other) {
    const auto &a = one.said.conditions, &b = other.said.conditions;
    if (a.empty() != b.empty()) return b.empty();
    return a != b ? a < b : stands_before(one.said, other.said);
  });
  std::sort(sheet.careful.begin(), sheet.careful.end(),
            [](const RolledClaim& one, const RolledClaim& other) { return stands_before(one.said, other.said); });
  for (auto at = strongest_.lower_bound({number, "", ""}); at != strongest_.end() && std::get<0>(at->first) == number;
       ++at) {
    sheet.strongest.push_back({std::get<1>(at->first), std::get<2>(at->first), at->second});
  }
  // Those without a name stand last.
  std::stable_sort(sheet.strongest.begin(), sheet.strongest.end(), [](const auto& one, const auto& other) {
    const auto rank = [](const StrongestClaim& claim) {
      return std::make_tuple(claim.condition.empty(), std::string_view(claim.condition), claim.intervention.empty());
    };
    return rank(one) < rank(other);
  });
  sheet.not_said = not_said_by(state);
  const bool told = std::any_of(state.criteria.begin(), state.criteria.end(),
                                [](const auto& entry) { return entry.second.found || !entry.second.told.empty(); });
  sheet.looked_for_not_said = told && (state.sells || !sheet.claims.empty());
  if (!sheet.looked_for_not_said) sheet.not_said.clear();
  for (const auto& [id, count] : state.disclaimers) {
    sheet.disclaimers.push_back({id, count.message, pages_of(count.documents)});
  }
  return sheet;
}

std::vector<SharedSentence> RollUpMaker::State::shared() const {
  struct Site {
    const SaidClaim* earliest = nullptr;
    std::vector<DocumentId> documents;
  };
  struct Said {
    std::map<std::size_t, Site> sites;
    std::set<std::string> rules;
    const SaidClaim* shown = nullptr;
  };
  const auto is_cut = [](const SaidClaim& said) {
    return said.before.rfind("\u2026", 0) == 0 || said.after.find("\u2026") != said.after.npos;
  };
  std::map<std::string, Said> sentences;
  for (const auto& [key, kept] : claims_) {
    const SaidClaim& said = kept.said;
    if (std::get<1>(key) || said.sentence_words < least_shared_words) continue;
    Said& sentence = sentences[said.sentence_key];
    sentence.rules.insert(said.rule);
    Site& site = sentence.sites[std::get<0>(key)];
    if (site.earliest == nullptr || is_earlier(said.at, site.earliest->at)) site.earliest = &said;
    site.documents.insert(site.documents.end(), kept.documents.begin(), kept.documents.end());
    const SaidClaim*& shown = sentence.shown;
    if (shown == nullptr || (is_cut(said) != is_cut(*shown) ? is_cut(*shown) : is_earlier(said.at, shown->at))) {
      shown = &said;  // the earliest of those that are shown whole
    }
  }
  std::vector<SharedSentence> rows;
  for (const auto& [key, sentence] : sentences) {
    if (sentence.sites.size() < 2) continue;
    SharedSentence row{sentence.shown->sentence(), key, {sentence.rules.begin(), sentence.rules.end()}, {}};
    for (const auto& [name, number] : numbers_) {
      const auto site = sentence.sites.find(number);
      if (site == sentence.sites.end()) continue;
      row.sites.push_back({name, pages_of(site->second.documents), site->second.earliest->at});
    }
    std::stable_sort(row.sites.begin(), row.sites.end(), [](const SharedSite& one, const SharedSite& other) {
      const std::string &a = one.at.day, &b = other.at.day;
      return a.empty() != b.empty() ? b.empty() : a < b;
    });
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const SharedSentence& one, const SharedSentence& other) {
    if (one.sites.size() != other.sites.size()) return one.sites.size() > other.sites.size();
    return std::tie(one.sentence, one.key) < std::tie(other.sentence, other.key);
  });
  return rows;
}

RollUp RollUpMaker::State::finish() const {
  RollUp sheet;
  sheet.tool = tool_;
  for (const auto& [name, number] : numbers_) sheet.operators.push_back(rolled(name, number));
  std::sort(sheet.operators.begin(), sheet.operators.end(), [](const OperatorRollUp& one, const OperatorRollUp& other) {
    return std::make_pair(lower(one.name), one.name) < std::make_pair(lower(other.name), other.name);
  });
  sheet.shared = shared();
  sheet.limits = limits_;
  sheet.most_documents = options_.most_documents;
  sheet.most_claims = options_.most_claims, sheet.most_places = options_.most_places;
  return sheet;
}

RollUpMaker::RollUpMaker(RollUpOptions options) : state_(std::make_unique<State>(std::move(options))) {}
RollUpMaker::RollUpMaker(RollUpMaker&&) noexcept = default;
RollUpMaker& RollUpMaker::operator=(RollUpMaker&&) noexcept = default;
RollUpMaker::~RollUpMaker() = default;

void RollUpMaker::add(const Report& report) { state_->add(report); }
RollUp RollUpMaker::finish() const { return state_->finish(); }

}  // namespace overclaim
