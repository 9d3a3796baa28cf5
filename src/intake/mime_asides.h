// Words of a mail that only some mail programs show, or none.
#ifndef OVERCLAIM_INTAKE_MIME_ASIDES_H_
#define OVERCLAIM_INTAKE_MIME_ASIDES_H_

#include <string>
#include <string_view>

namespace overclaim {

// What mail programs write before the parts of a mail for readers without MIME: short, and it names MIME.
bool is_usual_preamble(std::string_view text);

// What a mail in HTML says to Outlook alone, in comments of the form "<!--[if mso]> ... <![endif]-->": their HTML, each
// in a <div>. "" where none has words.
std::string outlook_passages(std::string_view html);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_MIME_ASIDES_H_
