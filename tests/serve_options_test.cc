// The options of serve; that the program listens as they say is tested by tests/serve/http_test.mjs.
#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "app/options.h"

using namespace overclaim;

namespace {

std::variant<Options, UsageError> parsed(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "serve");
  return parse_options(arguments, [](const std::string&) { return false; });
}

}  // namespace

TEST_CASE("without options serve is for this computer alone") {
  const std::variant<Options, UsageError> result = parsed({});
  REQUIRE(std::holds_alternative<Options>(result));
  const Options& options = std::get<Options>(result);
  CHECK(options.verb == Verb::serve);
  CHECK(options.serve.address == "127.0.0.1");
  CHECK(options.serve.port == 8340);
  CHECK_FALSE(options.serve.is_public);
  CHECK_FALSE(options.serve.open);
}

TEST_CASE("every option of serve is read") {
  const std::variant<Options, UsageError> result =
      parsed({"--public", "--host", "a.example,b.example", "--host=c.example", "--address", "10.0.0.1", "--proxy",
              "10.0.0.2", "--rate", "60", "--port", "0", "--open"});
  REQUIRE(std::holds_alternative<Options>(result));
  const ServeChoice& serve = std::get<Options>(result).serve;
  CHECK(serve.is_public);
  CHECK(serve.open);
  CHECK(serve.hosts == std::vector<std::string>{"a.example", "b.example", "c.example"});
  CHECK(serve.proxies == std::vector<std::string>{"10.0.0.2"});
  CHECK(serve.address == "10.0.0.1");
  CHECK(serve.per_minute == 60);
  CHECK(serve.port == 0);
}

TEST_CASE("what would open serve to others by mistake is a wrong command line") {
  struct Row {
    std::vector<std::string> arguments;
    std::string message;
  };
  const std::vector<Row> rows = {
      {{"--public"}, "serve --public needs --host NAME, the name by which browsers reach the page"},
      {{"--address", "0.0.0.0"}, "--host, --address, --proxy and --rate go with serve --public"},
      {{"--host", "a.example"}, "--host, --address, --proxy and --rate go with serve --public"},
      {{"--proxy", "10.0.0.1"}, "--host, --address, --proxy and --rate go with serve --public"},
      {{"--rate", "60"}, "--host, --address, --proxy and --rate go with serve --public"},
      {{"--rate", "9"}, "--rate takes a whole number from 10 to 60000, not \"9\""},
      {{"--port", "65536"}, "--port takes a whole number from 0 to 65535, not \"65536\""},
      {{"page.html"}, "serve takes no \"page.html\""},
      {{"--format", "json"}, "--format does not go with serve; it goes with check"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const std::variant<Options, UsageError> result = parsed(row.arguments);
    REQUIRE(std::holds_alternative<UsageError>(result));
    CHECK(std::get<UsageError>(result).message == row.message);
  }
}
