// The main result is one that can be pictured, else one on an outcome, else the first: a reader wants what was found
// before how many were counted. Covered by tests/citation_lines_test.cc and the goldens.
#include "report/citation_lines.h"

#include <algorithm>

#include "report/finding_details.h"
#include "report/page_summary.h"

namespace overclaim {
namespace {

constexpr std::size_t longest_quote = 160;  // bytes of the page's words; a whole line of a list of sources is longer

std::string shortened(const std::string& text) {
  if (text.size() <= longest_quote) return text;
  const std::size_t space = text.rfind(' ', longest_quote);
  return text.substr(0, space == text.npos || space == 0 ? 0 : space) + " \u2026";
}

class Shower {
 public:
  Shower(const Words& words, const Rulebook* rulebook) : words_(words), rulebook_(rulebook) {}

  ShownSource source(const Citation& citation) const {
    ShownSource shown;
    shown.quote = shortened(citation.mention);
    shown.problems = citation.reasons;
    if (citation.work.empty()) {
      std::string list;
      for (const std::string& id : citation.candidates) list += (list.empty() ? "" : "; ") + name_of(id);
      shown.source = say(words_, "cited_perhaps", {{"list", list}});
      return shown;
    }
    const Work* work = work_of(citation.work);
    shown.source = name_of(citation.work);
    if (citation.certainty != CitationCertainty::certain) {
      shown.source = say(words_, "cited_probably", {{"source", shown.source}});
    }
    for (const SamenessRow& row : citation.same_thing) {
      if (row.page.empty() && row.studied.empty()) continue;
      shown.rows.push_back({say(words_, "aspect_" + row.aspect), stated(row.page), stated(row.studied),
                            say(words_, "same_" + std::string(to_string(row.result))),
                            row.result == Sameness::different});
    }
    if (work == nullptr) return shown;
    shown.address = address_of(*work);
    shown.what = what(*work);
    shown.found = found(*work);
    // Told once: what the page leaves out or turns round is that result.
    for (const std::string& problem : shown.problems) {
      if (const WorkResult* main = main_result(*work); main != nullptr && problem.find(main->text) != problem.npos) {
        shown.found.clear();
      }
    }
    return shown;
  }

 private:
  const Work* work_of(const std::string& id) const {
    return rulebook_ == nullptr ? nullptr : find_work(rulebook_->reference, id);
  }
  std::string name_of(const std::string& id) const {
    const Work* work = work_of(id);
    return work == nullptr ? id : citation_of(*work);
  }
  std::string stated(const std::string& text) const { return text.empty() ? say(words_, "same_not_stated") : text; }

  // "A report of cases, 17 people, compared with nobody."
  std::string what(const Work& work) const {
    std::vector<std::string> parts = {say(words_, "design_" + std::string(to_string(work.design)))};
    if (work.n && *work.n > 0) parts.push_back(say(words_, "cited_people", {{"n", std::to_string(*work.n)}}));
    if (work.age.find_first_of("0123456789") != std::string::npos) {
      parts.push_back(say(words_, "cited_age", {{"age", work.age}}));
    }
    if (!work.intervention.empty() && work.controlled) {
      parts.push_back(say(words_, *work.controlled ? "cited_compared" : "cited_not_compared"));
    }
    if (work.follow_up_months) {
      parts.push_back(say(words_, "cited_months", {{"n", std::to_string(*work.follow_up_months)}}));
    }
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : "; ") + part;
    if (!line.empty() && line[0] >= 'a' && line[0] <= 'z') line[0] = static_cast<char>(line[0] - 'a' + 'A');
    return line + ".";
  }

  static const WorkResult* main_result(const Work& work) {
    const WorkResult* main = nullptr;
    int best = 0;
    for (const WorkResult& result : work.results) {
      if (result.seen.as == SeenAs::memory) continue;
      const int rank = result.effect ? 3 : !result.outcome.empty() ? 2 : 1;
      if (rank > best) main = &result;
      best = std::max(best, rank);
    }
    return main;
  }

  std::string found(const Work& work) const {
    const WorkResult* main = main_result(work);
    if (main == nullptr) return "";
    const std::string text = say(words_, "cited_found", {{"result", main->text}});
    return is_checked(main->seen) ? text : text + " " + say(words_, "known_in_copy");
  }

  const Words& words_;
  const Rulebook* rulebook_;
};

}  // namespace

ShownCitations shown_citations(const Report& report, const Words& words, const Rulebook* rulebook) {
  const Shower shower(words, rulebook);
  ShownCitations shown;
  for (const Citation& citation : report.citations) {
    if (citation.work.empty() && citation.candidates.empty()) {
      shown.unknown_quotes.push_back(shortened(citation.mention));
    } else {
      shown.sources.push_back(shower.source(citation));
    }
  }
  std::stable_sort(shown.sources.begin(), shown.sources.end(), [](const ShownSource& a, const ShownSource& b) {
    return !a.problems.empty() && b.problems.empty();
  });
  if (!shown.unknown_quotes.empty()) shown.unknown = counted(words, "cited_unknown", shown.unknown_quotes.size());
  for (const NumberCheck& number : report.numbers) {
    shown.numbers.push_back(
        {number.quote, say(words, "number_result_" + std::string(to_string(number.result))), number.reason});
  }
  return shown;
}

}  // namespace overclaim
