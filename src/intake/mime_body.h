// The bodies of a mail's parts: transfer encodings and boundaries.
#ifndef OVERCLAIM_INTAKE_MIME_BODY_H_
#define OVERCLAIM_INTAKE_MIME_BODY_H_

#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Characters that are none of the alphabet are passed over, as are those behind the padding of a whole group's end.
// - and _ are + and / where these do not occur and the body is whole only so.
std::string decode_base64(std::string_view text);

// Whether it holds characters that are none of the alphabet (white space aside), or goes on behind its padding: mail
// programs differ in what they make of that.
bool is_strange_base64(std::string_view text);

// `body`: with lines, whose ends may be escaped; `word`: without. An '=' that escapes nothing stays.
enum class QuotedPrintable { body, word };
std::string decode_quoted_printable(std::string_view text, QuotedPrintable form);

// The lines behind a body in base64 that are none of it: from the first line on that has spaces between words, behind
// padding or a blank line. Lists of mails put their footers there; mail programs show them as nothing or as noise.
std::string_view words_behind_base64(std::string_view text);

// By the value of Content-Transfer-Encoding; an unknown one leaves the bytes as they are.
std::string decode_transfer(std::string_view body, std::string_view encoding);

// True for the encodings that decode_transfer undoes, for those that change nothing ("8bit"), and for "".
bool is_transfer_encoding(std::string_view encoding);

// Text of "format=flowed; delsp=yes" (RFC 3676) with the lines joined that a space at their end goes on in the next:
// the space is none of the text.
// Example: unflowed("no si \nde effects\n") == "no side effects\n".
std::string unflowed(std::string_view text);

struct MimeParts {
  std::vector<std::string_view> parts;  // of the body, each with its own headers
  std::string_view before, behind;      // what stands around them; mail programs do not show it
  bool closed = false;                  // the last boundary was there
};

// At most `most` parts and one. Requires: boundary is not empty.
MimeParts split_multipart(std::string_view body, std::string_view boundary, std::size_t most);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_MIME_BODY_H_
