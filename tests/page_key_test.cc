#include "survey/page_key.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace overclaim;

TEST_CASE("a page has one key however it was reached") {
  struct Row {
    std::string_view uri, key;
  };
  const Row rows[] = {
      {"https://meadow.example/autism", "meadow.example/autism"},
      {"http://www.Meadow.example:80/autism/", "meadow.example/autism"},
      {"https://meadow.example:443/autism/index.html#top", "meadow.example/autism"},
      {"https://meadow.example/autism/INDEX.PHP?utm_source=ad&fbclid=1", "meadow.example/autism"},
      {"https://meadow.example:8080/", "meadow.example:8080"},
      {"https://meadow.example", "meadow.example"},
      {"https://meadow.example/?p=12&gclid=x", "meadow.example?p=12"},
      {"https://meadow.example/a?b=1&c=2", "meadow.example/a?b=1&c=2"},
      {"https://meadow.example/%7Eann/a%2fb", "meadow.example/~ann/a%2Fb"},
      {"https://meadow.example/a;jsessionid=AB12?x=1", "meadow.example/a?x=1"},
      {"https://web.archive.org/web/20210302120000id_/https://www.meadow.example/autism/", "meadow.example/autism"},
      {"https://web.archive.org/web/20210302/http:/meadow.example/autism", "meadow.example/autism"},
      {"https://web.archive.org/about/", "web.archive.org/about"},
      {"https://meadow.example/Autism", "meadow.example/Autism"},
      {"urn:uuid:1", "urn:uuid:1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.uri);
    CHECK(page_key(row.uri) == row.key);
  }
}

TEST_CASE("a web archive's address says when the page was saved") {
  CHECK(archived_uri("https://web.archive.org/web/20210302121314if_/https://meadow.example/").time ==
        "2021-03-02T12:13:14Z");
  CHECK(archived_uri("https://web.archive.org/web/20210302/https://meadow.example/").time == "2021-03-02");
  CHECK(archived_uri("https://meadow.example/web/20210302/x").time.empty());
}

TEST_CASE("a file is its path below the folder that was named") {
  SiteTable sites;
  sites.roots = {"saved/"};
  Report report;
  report.source = "saved/meadow/a.html";
  CHECK(page_key_of(report, sites) == "meadow/a.html");
  CHECK(page_key_of(report, {}) == "a.html");
  report.record = Record{};
  report.record->number = 3;
  CHECK(page_key_of(report, sites) == "meadow/a.html#3");
  report.record->id = "ad-7";
  CHECK(page_key_of(report, sites) == "meadow/a.html#ad-7");
}

TEST_CASE("where a redirect leads") {
  struct Row {
    std::string_view uri, location, target;
  };
  const Row rows[] = {
      {"https://meadow.example/a/b", "https://brook.example/x", "https://brook.example/x"},
      {"https://meadow.example/a/b", "//brook.example/x", "https://brook.example/x"},
      {"https://meadow.example/a/b", "/c", "https://meadow.example/c"},
      {"https://meadow.example/a/b", "c", "https://meadow.example/a/c"},
      {"https://meadow.example/a/b", "../c?d=1#e", "https://meadow.example/c?d=1"},
      {"https://meadow.example", "c", "https://meadow.example/c"},
      {"https://meadow.example/a", "?b=1", "https://meadow.example/a?b=1"},
      {"https://meadow.example/a/", "./", "https://meadow.example/a/"},
      {"https://meadow.example/a", "", ""},
      {"a.html", "/b", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.location);
    CHECK(redirect_target(row.uri, row.location) == row.target);
  }
}
