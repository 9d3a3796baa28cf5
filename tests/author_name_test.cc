#include "report/author_name.h"

#include <doctest/doctest.h>

#include <string>

using namespace overclaim;

TEST_CASE("a name that ends in initials is a person's, everything else stays whole") {
  struct Row {
    const char* written;
    AuthorName name;
  };
  const Row rows[] = {
      {"Sun JM", {"Sun", "JM", "", ""}},
      {"von Bahr L", {"von Bahr", "L", "", ""}},
      {"Cox CS Jr", {"Cox", "CS", "Jr", ""}},
      {"Lee J-P", {"Lee", "J-P", "", ""}},
      {"Bor\u0161tnar \u0160", {"Bor\u0161tnar", "\u0160", "", ""}},
      {"Duke University", {"", "", "", "Duke University"}},
      {"Wang Yali", {"", "", "", "Wang Yali"}},
      {"Mesoblast", {"", "", "", "Mesoblast"}},
      {"FDA", {"", "", "", "FDA"}},
      {"Jr", {"", "", "", "Jr"}},
      {"Smith Jr", {"", "", "", "Smith Jr"}},
      {"Office UNESCO", {"", "", "", "Office UNESCO"}},
      {"", {"", "", "", ""}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.written));
    const AuthorName name = author_name(row.written);
    CAPTURE(name.family);
    CAPTURE(name.literal);
    CHECK(name == row.name);
  }
}

TEST_CASE("initials get their dots") {
  CHECK(dotted("CS") == "C. S.");
  CHECK(dotted("L") == "L.");
  CHECK(dotted("J-P") == "J.-P.");
  CHECK(dotted("\u0160A") == "\u0160. A.");
  CHECK(dotted("").empty());
}
