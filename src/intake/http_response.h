// An HTTP response as a web archive keeps it: head and body in one run of bytes.
#ifndef OVERCLAIM_INTAKE_HTTP_RESPONSE_H_
#define OVERCLAIM_INTAKE_HTTP_RESPONSE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"
#include "intake/warc_framing.h"

namespace overclaim {

struct HttpHead {
  int status = 0;  // 100-599
  HeaderFields fields;
  std::size_t body_begin = 0;
};

// Nothing where the bytes do not begin with a status line of HTTP/1.x, HTTP/2 or HTTP/3. A head without an end is all
// head.
std::optional<HttpHead> read_http_head(std::string_view bytes);

// The same of the final answer: behind interim ones (100 Continue, 103 Early Hints) that a crawler kept in front of it.
// body_begin counts from the start of `bytes`. An interim answer with nothing behind it is the answer.
std::optional<HttpHead> read_final_http_head(std::string_view bytes);

// Of all fields of that name, and all that their commas part, the last that is a type, with its parameters, as browsers
// take it; "" for none. Example: of "image/png, text/html" it is "text/html".
std::string content_type_of(const HeaderFields& fields);

// "text/html" of "Text/HTML; charset=utf-8", and the value of a parameter without its quotes; "" for none. "image/" is
// no type.
std::string media_type_in(std::string_view content_type);
std::string parameter_in(std::string_view content_type, std::string_view name);

// A body as the sender meant it. `problem`: "" or why not all of it could be had; then `bytes` is what could. The error
// is set where nothing of it can be read (code too_long or damaged).
struct HttpBody {
  std::string bytes, problem;
  std::optional<ReportError> error;
};

// Takes off chunks and packings (gzip, deflate, br; several; x-gzip too) as the head says. Archives keep bodies as they
// came, or already unpacked under the old head: a body that does not begin as its head says is taken as it is.
// `longest`: of the body, packed and unpacked.
// Example: with "Transfer-Encoding: chunked", "4\r\nCell\r\n0\r\n\r\n" is "Cell".
HttpBody decode_body(const HttpHead& head, std::string_view body, std::uint64_t longest);

// The parts of it, for tests. Chunks may have extensions and trailers.
HttpBody without_chunks(std::string_view body, std::uint64_t longest);
HttpBody unpacked(std::string_view body, std::string_view coding, std::uint64_t longest);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_HTTP_RESPONSE_H_
