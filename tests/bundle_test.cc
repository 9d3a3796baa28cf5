#include "store/bundle.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scratch_folder.h"
#include "text/sha256.h"

using namespace overclaim;
using overclaim::test::ScratchFolder;

namespace {

Bundle sample_bundle() {
  Bundle bundle;
  bundle.tool = {"0.1.0", std::string(64, 'a'), std::string(64, 'b'), "72.1", "2026-01-01"};
  bundle.arguments = {"check", "pages/a \"b\".txt", "--bundle", "case"};
  bundle.width = 120;
  bundle.status = 1;
  bundle.holds_inputs = true;
  bundle.inputs = {{"pages/a \"b\".txt", "input", std::string(64, 'c'), 12}, {"gone.txt", "input", "", 0}};
  bundle.outputs = {{"json", "", "outputs/report.json", std::string(64, 'd'), 7},
                    {"html", "out/r.html", "outputs/r.html", std::string(64, 'e'), 8}};
  return bundle;
}

bool has_openssl() { return std::system("openssl version >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("a bundle's package is read back, and is a data package") {
  const Bundle bundle = sample_bundle();
  const std::string json = bundle_json(bundle);
  const auto read = read_bundle_json(json);
  REQUIRE_MESSAGE(std::holds_alternative<Bundle>(read), std::get<std::string>(read));
  const Bundle& again = std::get<Bundle>(read);
  CHECK(again.arguments == bundle.arguments);
  CHECK(again.inputs == bundle.inputs);
  CHECK(again.outputs == bundle.outputs);
  CHECK(again.width == 120);
  CHECK(again.status == 1);
  CHECK(again.holds_inputs);
  CHECK(again.tool.rulebook == bundle.tool.rulebook);
  CHECK(bundle_json(again) == json);
  // Of a data package: a name of lower case, resources with a path in it, a size and a hash.
  const nlohmann::json package = nlohmann::json::parse(json);
  REQUIRE(package["resources"].size() == 3);  // what could not be read is no resource
  CHECK(package["resources"][0]["path"] == "outputs/report.json");
  CHECK(package["resources"][2]["path"] == "inputs/pages/a \"b\".txt");
  for (const auto& resource : package["resources"]) {
    const std::string name = resource["name"], hash = resource["hash"];
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") == std::string::npos);
    CHECK(hash.rfind("sha256:", 0) == 0);
    CHECK(resource["bytes"].is_number_unsigned());
  }
}

TEST_CASE("what is no bundle, or leads out of it, is refused") {
  struct Row {
    const char *what, *with, *wrong;
  };
  const std::vector<Row> rows = {
      {"overclaim-bundle/1", "overclaim-bundle/9",
       "datapackage.json /overclaim/schema: must be \"overclaim-bundle/1\""},
      {"\"file\": \"outputs/r.html\"", "\"file\": \"../r.html\"",
       "datapackage.json /overclaim/outputs: must stand in outputs/"},
      {"\"file\": \"outputs/r.html\"", "\"file\": \"/etc/passwd\"",
       "datapackage.json /overclaim/outputs: must stand in outputs/"},
      {"\"file\": \"outputs/r.html\"", "\"file\": \"outputs/../r\"",
       "datapackage.json /overclaim/outputs: must stand in outputs/"},
      {"\"width\"", "\"wide\"", "datapackage.json /overclaim: needs the key \"width\""},
      {"\"overclaim\": {", "\"other\": {", "datapackage.json: is of no run of overclaim"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.with);
    std::string json = bundle_json(sample_bundle());
    const std::size_t at = json.find(row.what);
    REQUIRE(at != json.npos);
    const auto read = read_bundle_json(json.replace(at, std::string(row.what).size(), row.with));
    REQUIRE(std::holds_alternative<std::string>(read));
    const bool first = std::get<std::string>(read) == row.wrong;
    const bool unknown_first = std::string(row.what) == "\"width\"";
    CHECK((first || unknown_first));
  }
  CHECK(std::holds_alternative<std::string>(read_bundle_json("{")));
}

TEST_CASE("sums are lines for sha256sum, by path") {
  const std::string a(64, 'a'), b(64, 'b');
  CHECK(sums_text({{"outputs/z", a}, {"datapackage.json", b}}) == b + "  datapackage.json\n" + a + "  outputs/z\n");
  const auto read = read_sums(b + "  datapackage.json\n" + a + "  outputs/z\n");
  REQUIRE(std::holds_alternative<std::vector<FileSum>>(read));
  CHECK(std::get<std::vector<FileSum>>(read) == std::vector<FileSum>{{"datapackage.json", b}, {"outputs/z", a}});
  // As sha256sum writes names that would break the line.
  const std::vector<FileSum> odd = {{"a\nb", a}, {"c\\d\r", b}, {"e f", a}};
  const std::string lines = "\\" + a + "  a\\nb\n\\" + b + "  c\\\\d\\r\n" + a + "  e f\n";
  CHECK(sums_text(odd) == lines);
  const auto odd_read = read_sums(lines);
  REQUIRE(std::holds_alternative<std::vector<FileSum>>(odd_read));
  CHECK(std::get<std::vector<FileSum>>(odd_read) == odd);
  for (const std::string& wrong : std::vector<std::string>{"x\n", a + " z\n", a + "  \n", "\\" + a + "  a\\x\n",
                                                           "\\" + a + "  a\\\n", "\\\\" + a + "  a\n"}) {
    CAPTURE(wrong);
    CHECK(std::holds_alternative<std::string>(read_sums(wrong)));
  }
}

TEST_CASE("the request for a time stamp is one, as openssl reads and writes it") {
  const std::string digest = sha256_hex("sums");
  const std::string request = time_stamp_request(digest);
  CHECK(request.size() == 59);
  if (!has_openssl()) {
    MESSAGE("openssl is not here; the request was not read by it");
    return;
  }
  const ScratchFolder folder;
  folder.file("sums", "sums");
  folder.file("request.tsq", request);
  const std::string script = "cd '" + folder.path("") +
                             "' && openssl ts -query -in request.tsq -text >text 2>/dev/null && "
                             "openssl ts -query -data sums -sha256 -cert -no_nonce -out theirs.tsq 2>/dev/null && "
                             "cmp request.tsq theirs.tsq";
  CHECK(std::system(script.c_str()) == 0);  // the same bytes as openssl makes
  const std::string text = folder.read("text");
  CAPTURE(text);
  CHECK(text.find("Hash Algorithm: sha256") != text.npos);
  CHECK(text.find("Nonce: unspecified") != text.npos);
  CHECK(text.find("Certificate required: yes") != text.npos);
}

TEST_CASE("the first line that differs is shown") {
  struct Row {
    std::string before, now, shown;
  };
  const std::vector<Row> rows = {
      {"a\nb\n", "a\nb\n", ""},
      {"a\nb\n", "a\nc\n", "line 2, byte 1: \"b\" and now \"c\""},
      {"a\n", "a\nc\n", "line 2, byte 1: \"\" and now \"c\""},
      {"", "x", "line 1, byte 1: \"\" and now \"x\""},
      {std::string(100, 'x') + "1", std::string(100, 'x') + "2",
       "line 1, byte 101: \"" + std::string(40, 'x') + "1\" and now \"" + std::string(40, 'x') + "2\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.now);
    CHECK(first_difference(row.before, row.now) == row.shown);
  }
}
