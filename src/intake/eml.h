// Mails as files (.eml): RFC 5322 and MIME.
#ifndef OVERCLAIM_INTAKE_EML_H_
#define OVERCLAIM_INTAKE_EML_H_

#include <string_view>

#include "intake/extracted.h"

namespace overclaim {

// True where the first line that is not blank is a header field, two of the fields a mail has (From, Date, Subject,
// Received, Message-ID, MIME-Version ...) stand in the head, one of them as only mails have it (From with an address,
// a Message-ID in angle brackets), and no line of it says anything else: no other words, no field such as "Risks", no
// Date that is no date. Example: not is_eml("Date: 12 March 2027\nFrom: 10 am to 3 pm\nRisks: none\n").
bool is_eml(std::string_view head);

// The words of the mail: its subject, lines of its head that are no fields of a mail, and, of parts that say the same,
// the HTML one; mails inside it too. HTML where any part is, else plain text. Attachments are not read; each is named in
// left_out. So are encodings and charsets that are not known, and the versions of the same text that were not read,
// where their words are others.
// Example: "Subject: Hope\n\nA cure.\n" is the plain text "Hope\n\nA cure.\n" with the title "Hope".
ExtractResult extract_eml(std::string_view bytes, const ExtractLimits& limits = {});

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_EML_H_
