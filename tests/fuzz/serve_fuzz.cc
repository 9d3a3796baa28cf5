// Any request to the server: its bytes are cut at zeros into method, target, fields and body. Sockets and framing are
// Beast's; what is ours begins here.
// What this finds becomes a row of tests/serve_site_test.cc or serve_form_test.cc.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/serve_form.h"
#include "app/serve_site.h"
#include "require.h"

namespace overclaim {
namespace {

std::string next(std::string_view& bytes) {
  const std::size_t end = bytes.find('\0');
  const std::string piece(bytes.substr(0, end));
  bytes = end == bytes.npos ? std::string_view() : bytes.substr(end + 1);
  return piece;
}

void read(std::string_view bytes) {
  ServeSite site;
  site.rulebook = &*test::builtin_rulebook().rulebook;
  site.words = &test::builtin_rulebook().words;
  site.version = "0";
  site.token = "token";
  ServeRequest request;
  request.method = next(bytes);
  request.target = next(bytes);
  request.fields.push_back({"host", "127.0.0.1:8340"});
  request.fields.push_back({"content-type", next(bytes)});
  request.fields.push_back({"accept", next(bytes)});
  request.body = bytes;
  static_cast<void>(route_name(request));
  static_cast<void>(parse_urlencoded(request.body));
  static_cast<void>(parse_multipart(request.body, "x"));
  const std::optional<ServeProblem> refused = refuse_before_body(request, site);
  if (find_route(request.method, request.path()) == nullptr) {
    test::require(refused.has_value(), "what is not there is refused");
  }
  const ServeResponse response = refused ? answer_problem(*refused, request, site) : answer(request, site);
  test::require(response.status >= 200 && response.status < 600, "an answer has a status");
  for (const HttpField& field : response.fields) {
    test::require(field.value.find_first_of("\r\n") == field.value.npos, "no field has a line end in it");
  }
  test::require(response.type.find_first_of("\r\n") == response.type.npos, "nor its type");
}

}  // namespace
}  // namespace overclaim

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  overclaim::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
