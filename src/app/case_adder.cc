// Captures wait here and not in the store: a transaction that is open while pages are checked would keep other writers
// out for minutes. Covered by tests/case_cli_test.cc and tests/cases.
#include "app/case_adder.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "rulebook/reference.h"
#include "store/decision_file.h"

namespace overclaim {
namespace {

// What a row of the store takes besides its words.
constexpr std::size_t row_bytes = 400;

std::size_t bytes_of(const Capture& capture) {
  std::size_t bytes = row_bytes;
  for (const CapturedClaim& claim : capture.claims) {
    bytes += row_bytes + claim.before.size() + claim.quote.size() + claim.after.size();
  }
  return bytes;
}

// A file that is not there, a folder: no page was asked for.
bool is_of_a_page(const Report& report) { return !report.error || report.record || !report.sha256.empty(); }

}  // namespace

std::vector<CitedWork> cited_works(const Report& report, const Rulebook& rulebook) {
  std::vector<CitedWork> works;
  for (const Citation& citation : report.citations) {
    CitedWork made;
    made.mention = citation.mention;
    made.work = citation.work;
    if (const Work* work = find_work(rulebook.reference, citation.work)) {
      made.title = work->title;
      made.year = work->year;
    }
    if (!citation.work.empty() || !citation.candidates.empty()) made.certainty = to_string(citation.certainty);
    for (const CitationProblem problem : citation.problems) made.problems.emplace_back(to_string(problem));
    works.push_back(std::move(made));
  }
  return works;
}

void join_part(CaptureToAdd part, CaptureToAdd& whole) {
  // Where a part could not be read, nobody knows what the page is without.
  if (part.capture.state == CaptureState::failed) {
    whole.capture = std::move(part.capture);
    return;
  }
  if (whole.capture.state != CaptureState::read) return;
  std::move(part.capture.claims.begin(), part.capture.claims.end(), std::back_inserter(whole.capture.claims));
  std::move(part.works.begin(), part.works.end(), std::back_inserter(whole.works));
}

std::string options_of_run(const Options& options) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) words.insert(words.end(), {"--" + name, value});
  };
  add("as-of", options.as_of);
  add("captured-at", options.captured_at);
  add("encoding", options.encoding);
  add("text-field", options.text_field);
  add("id-field", options.id_field);
  add("date-field", options.date_field);
  if (options.language != Options().language) add("lang", options.language);
  if (options.keep_testimony) words.emplace_back("--keep-testimony");
  return nlohmann::json(words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::variant<CaseAdder, std::string> CaseAdder::open(const Options& options, const LoadedRulebook& loaded,
                                                     const Tool& tool, SiteTable sites) {
  std::variant<CaseStore, std::string> store = CaseStore::open(options.store, DatabaseUse::write);
  if (std::string* wrong = std::get_if<std::string>(&store)) return std::move(*wrong);
  // The files are the truth; the case has a copy, for reading.
  for (const std::string& path : options.review.decisions) {
    std::variant<DecisionLines, std::string> lines = read_decision_file(path);
    if (std::string* wrong = std::get_if<std::string>(&lines)) return std::move(*wrong);
    CaseStore& opened = std::get<CaseStore>(store);
    if (!opened.add_decisions(std::get<DecisionLines>(lines).decisions)) return opened.failure();
  }
  return CaseAdder(std::get<CaseStore>(std::move(store)), options, loaded, tool, std::move(sites));
}

CaseAdder::CaseAdder(CaseStore store, const Options& options, const LoadedRulebook& loaded, const Tool& tool,
                     SiteTable sites)
    : store_(std::move(store)),
      with_{tool.version, tool.rulebook, tool.reference, tool.icu, options_of_run(options)},
      sites_(std::move(sites)),
      captured_at_(options.captured_at),
      loaded_(&loaded) {
  add_options_.keep_testimony = options.keep_testimony;
  add_options_.names_sites = !sites_.rows.empty() || !sites_.field.empty();
}

void CaseAdder::add(const Report& report) {
  if (!is_of_a_page(report)) return;
  CaptureToAdd made{capture_of(report, sites_, captured_at_), cited_works(report, *loaded_->rulebook)};
  if (!report.part) return wait(std::move(made));
  if (report.part->index == 0) part_.clear();
  if (part_.empty()) {
    part_.push_back(std::move(made));
  } else {
    join_part(std::move(made), part_.front());
  }
  if (report.part->index + 1 < report.part->of) return;
  wait(std::move(part_.front()));
  part_.clear();
}

void CaseAdder::add(const FailedAnswer& answer, const std::string& source, const Record& record) {
  wait({capture_of_answer(answer, source, record, sites_, captured_at_), {}});
}

void CaseAdder::wait(CaptureToAdd made) {
  waiting_bytes_ += bytes_of(made.capture);
  waiting_.push_back(std::move(made));
  if (waiting_.size() >= most_waiting || waiting_bytes_ >= most_waiting_bytes) flush();
}

bool CaseAdder::flush() {
  if (!waiting_.empty()) store_.add(with_, waiting_, add_options_);
  waiting_.clear();
  waiting_bytes_ = 0;
  return store_.failure().empty();
}

}  // namespace overclaim
