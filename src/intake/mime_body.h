// The bodies of a mail's parts: transfer encodings and boundaries.
#ifndef OVERCLAIM_INTAKE_MIME_BODY_H_
#define OVERCLAIM_INTAKE_MIME_BODY_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Characters that are none of the alphabet are passed over, as are those behind the padding of a whole group's end.
std::string decode_base64(std::string_view text);

// `body`: with lines, whose ends may be escaped; `word`: without. An '=' that escapes nothing stays.
enum class QuotedPrintable { body, word };
std::string decode_quoted_printable(std::string_view text, QuotedPrintable form);

// By the value of Content-Transfer-Encoding; an unknown one leaves the bytes as they are.
std::string decode_transfer(std::string_view body, std::string_view encoding);

struct MimeParts {
  std::vector<std::string_view> parts;  // of the body, each with its own headers; what stands around them is left out
  bool closed = false;                  // the last boundary was there
};

// At most `most` parts and one. Requires: boundary is not empty.
MimeParts split_multipart(std::string_view body, std::string_view boundary, std::size_t most);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_MIME_BODY_H_
