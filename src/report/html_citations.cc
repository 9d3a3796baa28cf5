// A source reads from the page's words to the study: what the page says, which work that is, in whom, what it found,
// and what to mind. The table is small and only what is stated stands in it. Covered by tests/html_report_test.cc and
// the goldens.
#include "report/html_citations.h"

#include <algorithm>

#include "report/html_escape.h"

namespace overclaim {
namespace {

std::string table(const ShownSource& source, const Words& words) {
  if (source.rows.empty()) return "";
  // Open where there is a difference to see.
  const bool differs =
      std::any_of(source.rows.begin(), source.rows.end(), [](const ShownSameness& row) { return row.differs; });
  std::string html = "<details" + std::string(differs ? " open" : "") + "><summary>" +
                     html_text(say(words, "same_thing")) + "</summary><table class=\"same\"><thead><tr>";
  for (const std::string_view key : {"same_thing_what", "same_thing_page", "same_thing_studied", "same_thing_so"}) {
    html += "<th scope=\"col\">" + html_text(say(words, key)) + "</th>";
  }
  html += "</tr></thead><tbody>";
  for (const ShownSameness& row : source.rows) {
    html += "<tr" + std::string(row.differs ? " class=\"differs\"" : "") + "><th scope=\"row\">" +
            html_text(row.aspect) + "</th><td>" + html_isolated(row.page) + "</td><td>" + html_text(row.studied) +
            "</td><td>" + html_text(row.result) + "</td></tr>";
  }
  return html + "</tbody></table></details>\n";
}

std::string source_item(const ShownSource& source, const Words& words) {
  std::string html =
      "<li><p><span class=\"quoted\">" + html_isolated(source.quote) + "</span></p>\n<p>" + html_text(source.source);
  if (!source.address.empty()) {
    html += " <a rel=\"noreferrer noopener\" href=\"" + html_text(source.address) + "\">" + html_text(source.address) +
            "</a>";
  }
  html += "</p>\n" + html_element("p class=\"quiet\"", source.what) + html_element("p", source.found);
  for (const std::string& problem : source.problems) html += html_element("p class=\"minds\"", problem);
  return html + table(source, words) + "</li>\n";
}

std::string list_of(const std::vector<ShownSource>& sources, std::size_t from, std::size_t to, const Words& words) {
  std::string html = "<ul class=\"sources\">\n";
  for (std::size_t i = from; i < to; ++i) html += source_item(sources[i], words);
  return html + "</ul>\n";
}

}  // namespace

std::string html_sources(const ShownCitations& shown, const Words& words) {
  if (shown.sources.empty() && shown.unknown_quotes.empty()) return "";
  const std::size_t first = std::min(shown.sources.size(), most_sources_shown);
  std::string html;
  if (first > 0) html += list_of(shown.sources, 0, first, words);
  if (shown.sources.size() > first) {
    html += "<details><summary>" +
            html_text(say(words, "cited_more", {{"n", std::to_string(shown.sources.size() - first)}})) + "</summary>" +
            list_of(shown.sources, first, shown.sources.size(), words) + "</details>\n";
  }
  if (shown.unknown.empty()) return html;
  html += "<details><summary>" + html_text(shown.unknown) + "</summary><ul>";
  for (const std::string& quote : shown.unknown_quotes) html += "<li class=\"quiet\">" + html_isolated(quote) + "</li>";
  return html + "</ul></details>\n";
}

std::string html_numbers(const ShownCitations& shown, const Words&) {
  if (shown.numbers.empty()) return "";
  std::string html = "<ul class=\"figures\">\n";
  for (const ShownNumber& number : shown.numbers) {
    html += "<li><p><span class=\"quoted\">" + html_isolated(number.quote) + "</span> <span class=\"verdict\">" +
            html_text(number.result) + "</span></p>" + html_element("p", number.reason) + "</li>\n";
  }
  return html + "</ul>\n";
}

}  // namespace overclaim
