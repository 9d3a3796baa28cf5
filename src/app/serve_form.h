// What a browser sends: forms and queries, read strictly. A form that is not well formed is no form.
#ifndef OVERCLAIM_APP_SERVE_FORM_H_
#define OVERCLAIM_APP_SERVE_FORM_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

struct FormField {
  std::string name, value;
  std::optional<std::string> file_name = {};  // of an uploaded file, as the browser calls it; "" where none was chosen
  friend bool operator==(const FormField&, const FormField&) = default;
};

using Form = std::vector<FormField>;

inline constexpr std::size_t most_form_fields = 32;

// application/x-www-form-urlencoded. Nothing where an escape is cut or wrong, or there are too many fields.
// Example: parse_urlencoded("a=1+2&b=%41") has a "1 2" and b "A".
std::optional<Form> parse_urlencoded(std::string_view text);

// multipart/form-data (RFC 7578). Nothing where a boundary, a blank line or a name is missing, or there are too many
// fields. Content may hold any bytes.
std::optional<Form> parse_multipart(std::string_view body, std::string_view boundary);

// A media type in lower case without its parameters, and one parameter of it without quotation marks; "" for none.
// Example: media_type("Text/HTML; charset=\"utf-8\"") == "text/html"; media_parameter(..., "charset") == "utf-8".
std::string media_type(std::string_view content_type);
std::string media_parameter(std::string_view content_type, std::string_view name);

// The first field of that name, or nullptr.
const FormField* find_field(const Form& form, std::string_view name);

// Percent escapes as bytes; nothing where one is cut or wrong.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_FORM_H_
