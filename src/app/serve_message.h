// A request and its answer as plain values, so that what the server says is tested without a socket.
#ifndef OVERCLAIM_APP_SERVE_MESSAGE_H_
#define OVERCLAIM_APP_SERVE_MESSAGE_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

struct HttpField {
  std::string name, value;  // names in lower case
  friend bool operator==(const HttpField&, const HttpField&) = default;
};

struct ServeRequest {
  std::string method, target;  // as sent: "GET", "/v1/rules/cure.a-cure?x=1"
  std::vector<HttpField> fields;
  std::string body;

  std::size_t count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](const HttpField& field) { return field.name == name; }));
  }
  // The first of that name; "" for none.
  std::string_view field(std::string_view name) const {
    for (const HttpField& field : fields) {
      if (field.name == name) return field.value;
    }
    return {};
  }
  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  std::string_view query() const {
    const std::size_t mark = target.find('?');
    return mark == target.npos ? std::string_view() : std::string_view(target).substr(mark + 1);
  }
};

// `body` is whole: an answer is finished before its first byte is sent, so that a late failure is still an answer.
struct ServeResponse {
  int status = 200;
  std::string type, body;
  std::vector<HttpField> fields;  // besides those that every answer has
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_MESSAGE_H_
