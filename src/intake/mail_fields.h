// Which fields at the head of a text are those of a mail, and which are words that somebody wrote to be read.
#ifndef OVERCLAIM_INTAKE_MAIL_FIELDS_H_
#define OVERCLAIM_INTAKE_MAIL_FIELDS_H_

#include <string_view>

#include "intake/mime_headers.h"

namespace overclaim {

// From, Date, Subject, Received ...: the fields that nearly every mail has. `name` in lower case.
bool is_usual_in_mails(std::string_view name);

// What a text that is no mail hardly begins with: From with an address, a Message-ID in angle brackets.
bool is_sign_of_a_mail(const MimeField& field);

// What a mail program would not write there: an own field, a sentence in place of an address or of a day.
// Example: true for "Risks: none" and for "Date: come any day".
bool is_text_in_the_head(const MimeField& field);

// "Side-effects: none", of a name that no program puts in: letters, digits and the marks of a sentence.
bool is_said_in_a_field(const MimeField& field);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_MAIL_FIELDS_H_
