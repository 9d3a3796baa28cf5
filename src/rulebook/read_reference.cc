// corpus/reference/: works and statements, checked as far as one file can be. Covered by tests/reference_test.cc.
#include <algorithm>

#include "rulebook/source_files.h"
#include "text/calendar_day.h"

namespace overclaim {

namespace {

constexpr std::array<std::string_view, 5> all_verdicts = {"supported", "overstated", "unproven", "contradicted",
                                                          "not_assessed"};

template <std::size_t Count>
auto one_of_names(const std::array<std::string_view, Count>& names) {
  return [names](const JsonNode& node, std::string& out) {
    if (const auto index = node.as_choice({names.begin(), names.end()})) out = names[*index];
  };
}

template <typename Read, typename Value>
auto or_null(Read read, Value start) {
  return [read, start](const JsonNode& node, auto& out) {
    if (node.is_null()) return;
    Value value = start;
    read(node, value);
    out = value;
  };
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "10.", 4 to 9 digits (parts of them parted by dots), "/", and visible characters.
bool is_doi(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (!text.starts_with("10.") || slash == text.npos || slash + 1 == text.size()) return false;
  std::string registrant(text.substr(3, slash - 3));
  std::erase(registrant, '.');
  return is_digits(registrant) && registrant.size() >= 4 && registrant.size() <= 9 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

void read_doi(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  if (!out.empty() && !is_doi(out)) {
    node.problem("must be a DOI like 10.1000/xyz123, without https://doi.org/, or \"\", is " + shown(out));
  }
}

void read_pmid(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  const bool good = is_digits(out) && out.front() != '0' && out.size() <= 8;
  if (!out.empty() && !good) node.problem("must be a PubMed number like 29080265 or \"\", is " + shown(out));
}

void read_seen_day(const JsonNode& node, std::string& out) {
  read_line_or_nothing(node, out);
  if (!out.empty() && out != day_not_recorded && !is_calendar_day(out)) {
    node.problem("must be a date like 2024-05-31 or " + shown(day_not_recorded) + ", is " + shown(out));
  }
}

void read_seen(const JsonNode& node, Seen& seen) {
  read_object(
      node, {required_key("as", seen.as, one_of(all_seen_as)), required_key("where", seen.where, read_line_or_nothing),
             required_key("when", seen.when, read_seen_day)});
}

auto number(double least, double most) {
  return [least, most](const JsonNode& node, double& out) { out = node.as_number(least, most).value_or(out); };
}

void read_effect(const JsonNode& node, std::optional<EffectSize>& out) {
  EffectSize& effect = out.emplace();
  const auto bound = or_null(number(-1000, 1000), 0.0);
  read_object(node,
              {required_key("what", effect.what, read_line), required_key("average", effect.average, number(0, 1000)),
               required_key("low", effect.low, bound), required_key("high", effect.high, bound),
               required_key("unit", effect.unit, read_line), required_key("than", effect.than, read_line),
               required_key("scale", effect.scale, number(1, 1000))});
  const double low = effect.low.value_or(effect.average), high = effect.high.value_or(effect.average);
  if (low > effect.average || effect.average > high || high > effect.scale) {
    node.problem("must have low <= average <= high <= scale");
  }
}

void read_result(const JsonNode& node, WorkResult& result) {
  read_object(node, {required_key("value", result.value, read_line_or_nothing),
                     required_key("denominator", result.denominator, read_line_or_nothing),
                     required_key("unit", result.unit, read_line_or_nothing),
                     required_key("outcome", result.outcome, read_line_or_nothing),
                     required_key("text", result.text, read_line), required_key("seen", result.seen, read_seen),
                     optional_key("effect", result.effect, read_effect)});
}

void read_work(const JsonNode& node, Work& work) {
  const auto ids = list_of(read_id);
  read_object(node, {required_key("id", work.id, read_id),
                     required_key("authors", work.authors, list_of(read_line)),
                     required_key("authors_complete", work.authors_complete, read_flag),
                     required_key("year", work.year, whole_number(1800, 2100)),
                     required_key("title", work.title, read_line),
                     required_key("venue", work.venue, read_line_or_nothing),
                     required_key("doi", work.doi, read_doi),
                     required_key("pmid", work.pmid, read_pmid),
                     required_key("url", work.url, read_url_or_nothing),
                     required_key("design", work.design, one_of(all_work_designs)),
                     required_key("n", work.n, or_null(whole_number(0, 100'000'000), 0)),
                     required_key("controlled", work.controlled, or_null(read_flag, false)),
                     required_key("blinded", work.blinded, or_null(read_flag, false)),
                     required_key("intervention", work.intervention, ids),
                     required_key("condition", work.condition, ids),
                     required_key("route", work.route, one_of_names(all_routes)),
                     required_key("age", work.age, read_line_or_nothing),
                     optional_key("ages", work.ages, read_age_range),
                     required_key("follow_up_months", work.follow_up_months, or_null(whole_number(0, 1200), 0)),
                     required_key("results", work.results, list_of(read_result)),
                     required_key("aliases", work.aliases, list_of(read_line)),
                     required_key("verification", work.verification, read_line),
                     required_key("seen", work.seen, read_seen)});
}

void read_search(const JsonNode& node, SearchRecord& search) {
  read_object(node, {required_key("where", search.where, read_line), required_key("words", search.words, read_line),
                     required_key("until", search.until, read_date_or_nothing)});
}

void read_example(const JsonNode& node, StatementExample& example) {
  read_object(node, {required_key("text", example.text, read_line),
                     required_key("verdict", example.verdict, one_of_names(all_verdicts))});
}

void read_statement(const JsonNode& node, Statement& statement) {
  const auto ids = list_of(read_id);
  read_object(node, {required_key("id", statement.id, read_id),
                     required_key("intervention", statement.intervention, ids),
                     required_key("condition", statement.condition, ids),
                     required_key("outcome", statement.outcome, ids),
                     required_key("population", statement.population, one_of_names(all_populations)),
                     required_key("route", statement.route, one_of_names(all_routes)),
                     required_key("ceiling", statement.ceiling, one_of(all_strengths)),
                     required_key("direction", statement.direction, one_of(all_effects)),
                     required_key("certainty", statement.certainty, one_of(all_certainties)),
                     required_key("claims", statement.claims, list_of(read_id)),
                     required_key("refutes", statement.refutes, ids),
                     required_key("summary", statement.summary, read_line),
                     required_key("honest", statement.honest, read_line),
                     required_key("works", statement.works, ids),
                     required_key("jurisdiction", statement.jurisdiction, read_line_or_nothing),
                     required_key("valid_from", statement.valid_from, read_date_or_nothing),
                     required_key("valid_to", statement.valid_to, read_date_or_nothing),
                     required_key("reviewed", statement.reviewed, read_date_or_nothing),
                     required_key("search", statement.search, or_null(read_search, SearchRecord{})),
                     required_key("examples", statement.examples, list_of(read_example, 2))});
  if (node.is_object() && statement.works.empty() && !statement.search) {
    node.problem("rests on nothing: name works, or the search that found none", "/works");
  }
  if (!is_calendar_day(statement.valid_from)) return;
  if (is_calendar_day(statement.valid_to) && statement.valid_from >= statement.valid_to) {
    node.problem("must be later than valid_from, " + statement.valid_from, "/valid_to");
  }
  if (is_calendar_day(statement.reviewed) && statement.reviewed < statement.valid_from) {
    node.problem("must not be before valid_from, " + statement.valid_from, "/reviewed");
  }
}

}  // namespace

void read_works(const JsonNode& node, std::vector<Placed<Work>>& works) {
  read_object(node, {required_key("works", works, list_of(placed(read_work)))});
}

void read_statements(const JsonNode& node, std::vector<Placed<Statement>>& statements) {
  read_object(node, {required_key("statements", statements, list_of(placed(read_statement)))});
}

}  // namespace overclaim
