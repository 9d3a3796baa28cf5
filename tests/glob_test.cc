#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "intake/glob.h"

using overclaim::matches_glob;

TEST_CASE("patterns take names and paths as shells do") {
  struct Row {
    std::string_view pattern, path;
    bool matches;
  };
  const std::vector<Row> rows = {
      {"*.html", "a.html", true},
      {"*.html", "site/en/a.html", true},
      {"*.html", "a.htm", false},
      {"*.html", ".html", true},
      {"*", "", true},
      {"?", "a", true},
      {"?", "", false},
      {"?", "/", false},
      {"a?c", "abc", true},
      {"site/*.html", "site/a.html", true},
      {"site/*.html", "site/en/a.html", false},
      {"site/**", "site/en/a.html", true},
      {"site/**/a.html", "site/a.html", true},
      {"site/**/a.html", "site/en/2024/a.html", true},
      {"site/**/a.html", "site/enXa.html", false},
      {"**/a.html", "a.html", true},
      {"**/a.html", "b/a.html", true},
      {"**/a.html", "ba.html", false},
      {"/a.html", "a.html", true},
      {"/a.html", "b/a.html", false},
      {"[a-c].txt", "b.txt", true},
      {"[a-c].txt", "d.txt", false},
      {"[!a-c].txt", "d.txt", true},
      {"[!a-c].txt", "a.txt", false},
      {"[]].txt", "].txt", true},
      {"[a", "[a", true},
      {"\\*.txt", "*.txt", true},
      {"\\*.txt", "a.txt", false},
      {"a*b*c", "a1b2b3c", true},
      {"a*b*c", "a1b2b3", false},
      {"A.txt", "a.txt", false},
      {"caf\xC3\xA9*", "caf\xC3\xA9.txt", true},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.pattern));
    CAPTURE(std::string(row.path));
    CHECK(matches_glob(row.pattern, row.path) == row.matches);
  }
}

TEST_CASE("what is no pattern is told") {
  for (const char* pattern : {"[", "a[b", "[!", "[]", "site/[a-z/*.html", "a\\", "\\"}) {
    CAPTURE(pattern);
    CHECK(overclaim::wrong_glob(pattern) != "");
  }
  for (const char* pattern : {"", "*", "[a]", "[]]", "[!]]", "a]", "\\[", "\\\\", "**/x"}) {
    CAPTURE(pattern);
    CHECK(overclaim::wrong_glob(pattern) == "");
  }
}

TEST_CASE("a pattern of many stars on a long name takes no long time") {
  std::string pattern, path(5000, 'a');
  for (int i = 0; i < 50; ++i) pattern += "a*";
  CHECK_FALSE(matches_glob(pattern + "b", path));
  CHECK(matches_glob(pattern, path));
}

// The plain way to say it, for all short patterns over a small alphabet.
static bool oracle(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return path.empty();
  if (pattern.front() == '*') {
    if (oracle(pattern.substr(1), path)) return true;
    return !path.empty() && path.front() != '/' && oracle(pattern, path.substr(1));
  }
  if (path.empty()) return false;
  const bool same = pattern.front() == path.front() || (pattern.front() == '?' && path.front() != '/');
  return same && oracle(pattern.substr(1), path.substr(1));
}

TEST_CASE("all patterns of up to four signs are taken as a naive reader takes them") {
  const std::string signs = "ab*?", letters = "ab";
  std::vector<std::string> patterns = {""}, paths = {""};
  for (std::size_t i = 0; i < patterns.size() && patterns[i].size() < 4; ++i) {
    for (const char sign : signs) patterns.push_back(patterns[i] + sign);
  }
  for (std::size_t i = 0; i < paths.size() && paths[i].size() < 5; ++i) {
    for (const char letter : letters) paths.push_back(paths[i] + letter);
  }
  std::size_t compared = 0;
  for (const std::string& pattern : patterns) {
    if (pattern.find("**") != pattern.npos) continue;  // another meaning
    for (const std::string& path : paths) {
      ++compared;
      if (matches_glob(pattern, path) == oracle(pattern, path)) continue;
      FAIL_CHECK(pattern << " on " << path);
    }
  }
  CHECK(compared > 5000);
}
