// The header fields of a mail or of one of its parts.
#ifndef OVERCLAIM_INTAKE_MIME_HEADERS_H_
#define OVERCLAIM_INTAKE_MIME_HEADERS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

struct MimeField {
  std::string name;   // in lower case
  std::string value;  // unfolded, without the space around it; bytes as they stand
};

struct MimeHeaders {
  std::vector<MimeField> fields;
  std::string_view body;  // behind the blank line
  std::string stray;      // lines of the head that are no fields, with their ends
  bool cut = false;       // of the fields that a reader goes by, some are too long or too many to be kept

  // The first field of the name (in lower case), "" for none.
  std::string_view value(std::string_view name) const;
};

// The mail with its line ends as line feeds where the first of them is a lone carriage return, as old programs for the
// Macintosh write all of them; nothing where it may be read as it is. As long as `mail`.
// Example: with_line_feeds("Subject: a\r\rb") == "Subject: a\n\nb".
std::optional<std::string> with_line_feeds(std::string_view mail);

// Total. Lines that are no field stand in `stray`; where not even the first line is one, there are no fields and all is
// body.
MimeHeaders read_mime_headers(std::string_view part);

// "text/html; charset=utf-8; name*0=a; name*1=b": the value in lower case, and the parameters by name in lower case,
// RFC 2231 put together and decoded to UTF-8.
struct MimeValue {
  std::string value;
  std::map<std::string, std::string, std::less<>> parameters;

  std::string_view parameter(std::string_view name) const;
};

MimeValue read_mime_value(std::string_view field);

// What stands before the first ';', in lower case, without comments and quotes.
// Example: mime_token("Quoted-Printable (by hand)") == "quoted-printable".
std::string mime_token(std::string_view field);

// Encoded words (RFC 2047) and raw bytes as UTF-8, control characters as spaces.
// Example: decode_mime_words("=?utf-8?Q?No_risk?=") == "No risk".
std::string decode_mime_words(std::string_view text);

// The bytes as UTF-8, by the label of their charset, or by themselves where it is "", unknown, or US-ASCII.
std::string decode_mime_text(std::string_view bytes, std::string_view label, bool html);

// "Sat, 21 Nov 2026 09:00:00 +0100" is "2026-11-21", the day where it was written; "" for no date.
std::string mime_date(std::string_view field);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_MIME_HEADERS_H_
