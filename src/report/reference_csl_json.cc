// Fields and types are those of csl-data.json (citationstyles.org); what it has no field for stands in `custom`. That
// authors are missing is said there and not by an author called "others", whom a style would print. Covered by
// tests/reference_formats_test.cc and, with a reader that is not ours, by tests/schema/citations_test.mjs.
#include <nlohmann/json.hpp>

#include "report/author_name.h"
#include "report/reference_formats.h"

namespace overclaim {
namespace {

using Json = nlohmann::ordered_json;

std::string_view type_of(const Work& work) {
  switch (work.design) {
    case WorkDesign::registry:
      return "dataset";
    case WorkDesign::regulator:
      return "report";
    case WorkDesign::statute:
      return "legislation";
    case WorkDesign::court:
      return "legal_case";
    default:
      break;
  }
  const bool paper = !work.venue.empty() && (!work.doi.empty() || !work.pmid.empty());
  return paper ? "article-journal" : "document";
}

Json name_json(const std::string& written) {
  const AuthorName name = author_name(written);
  Json json = Json::object();
  if (!name.literal.empty()) {
    json["literal"] = name.literal;
    return json;
  }
  json["family"] = name.family;
  json["given"] = dotted(name.initials);
  if (!name.suffix.empty()) json["suffix"] = name.suffix;
  return json;
}

// {"date-parts": [[2026, 11, 20]]}, or of a year alone.
Json date_json(const std::vector<int>& parts) {
  Json date = Json::object();
  date["date-parts"] = Json::array({Json(parts)});
  return date;
}

// Requires: a day like 2026-11-20.
Json day_json(const std::string& day) {
  return date_json({std::stoi(day.substr(0, 4)), std::stoi(day.substr(5, 2)), std::stoi(day.substr(8, 2))});
}

Json item_of(const Work& work) {
  Json item = {{"id", work.id}, {"type", type_of(work)}};
  if (!work.authors.empty()) {
    item["author"] = Json::array();
    for (const std::string& author : work.authors) item["author"].push_back(name_json(author));
  }
  item["issued"] = date_json({work.year});
  item["title"] = work.title;
  if (!work.venue.empty()) item["container-title"] = work.venue;
  if (!work.doi.empty()) item["DOI"] = work.doi;
  if (!work.pmid.empty()) item["PMID"] = work.pmid;
  if (!work.url.empty()) item["URL"] = work.url;
  const bool dated = !work.seen.when.empty() && work.seen.when != day_not_recorded;
  if (dated) item["accessed"] = day_json(work.seen.when);
  item["custom"] = {{"seen_as", to_string(work.seen.as)},
                    {"seen_where", work.seen.where},
                    {"seen_when", work.seen.when},
                    {"authors_complete", work.authors_complete}};
  return item;
}

}  // namespace

std::string reference_csl_json(const ReferencePage& page) {
  Json items = Json::array();
  for (const Work* work : works_of(*page.selection, page.rulebook->reference)) items.push_back(item_of(*work));
  return items.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace overclaim
