#include "report/uri_reference.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace overclaim;

namespace {

struct Row {
  std::string name, reference;
};

}  // namespace

TEST_CASE("names of files and addresses become URI references") {
  const std::vector<Row> files = {
      {"page.html", "page.html"},
      {"a b/50%.html", "a%20b/50%25.html"},
      {"a?b#c", "a%3Fb%23c"},
      {"\u00FC.txt", "%C3%BC.txt"},
      {"\xFF", "%FF"},
      {"a:b.txt", "./a:b.txt"},
      {"a/b:c.txt", "a/b:c.txt"},
      {"/srv/a b.html", "file:///srv/a%20b.html"},
      {"../x", "../x"},
      {"<\"\\^`{|}>", "%3C%22%5C%5E%60%7B%7C%7D%3E"},
  };
  for (const Row& row : files) CHECK(file_reference(row.name) == row.reference);
  const std::vector<Row> addresses = {
      {"http://a.example/\u00FC?q=1 2", "http://a.example/%C3%BC?q=1%202"},
      {"http://a.example/%20%zz%", "http://a.example/%20%25zz%25"},
      {"http://a.example/#a#b", "http://a.example/#a%23b"},
      {"http://a.example/[x]<y>", "http://a.example/%5Bx%5D%3Cy%3E"},
  };
  for (const Row& row : addresses) CHECK(address_reference(row.name) == row.reference);
}

TEST_CASE("a document is named by its address, its file or its hash") {
  Report report;
  report.source = "-";
  CHECK(reference_of(report).empty());
  CHECK(identifier_of(report) == "-");
  // Of no bytes; base64url of it as Python's base64 writes it.
  report.sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  CHECK(identifier_of(report) == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
  report.source = "a b.warc";
  CHECK(identifier_of(report) == "a%20b.warc");
  report.record = Record{};
  CHECK(identifier_of(report) == "a%20b.warc");
  report.record->uri = "http://a.example/";
  CHECK(identifier_of(report) == "http://a.example/");
}
