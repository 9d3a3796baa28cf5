// What a single block of plain text is by its shape alone, without words of any language.
#ifndef OVERCLAIM_TEXT_PLAIN_SHAPES_H_
#define OVERCLAIM_TEXT_PLAIN_SHAPES_H_

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace overclaim {

// A telephone number, e-mail or web address with at most a few words around it.
// Example: "Call now: 1-555-010-0199". Not: a sentence that ends in a telephone number.
bool is_contact_line(std::string_view text);

// The words before and behind the first number or address of a contact line; both "" for any other line.
// Example: words_beside_contact("Call now: 1-555-010-0199").front() == "Call now:".
std::array<std::string_view, 2> words_beside_contact(std::string_view text);

// Short items between separators: "Home › Clinic › Team", "Home | Prices | Contact".
bool is_menu_line(std::string_view text);

// The items of a menu line, without its separators; none for any other line.
std::vector<std::string_view> menu_items(std::string_view text);

// A date and nothing else, a label with a colon before it allowed: "Posted: Friday, May 9, 2025", "2025-05-09".
bool is_date_line(std::string_view text);

// "Copyright © 2024 Our Clinic"
bool is_copyright_line(std::string_view text);

// A field of a mail's head, by the names of the mail standard (RFC 5322), which are the same in every language:
// "From:", "Reply-To:". Some mail programs write "Sent:" for the date. Behind the name stands what mail programs put
// there: people, a day. Not: "From: 10 am to 3 pm", "From: the house that is never cold", "Date: it never rains".
bool is_mail_field(std::string_view text);

// An entry of a bibliography: authors with initials, the year in brackets, volume and pages, a DOI: two of these.
bool is_reference_entry(std::string_view text);

// Looser, for the entries of a list of sources: the shape above, a DOI, an address, a year and a name, or a name for
// its first or last sentence ("Rain over towns. Weather."). What has none of these and says a sentence is text under
// that heading.
bool names_source(std::string_view text);

// The statements in `text`: three words and more up to a full stop or an exclamation mark. Not: questions; a copyright
// notice or a telephone number up to its full stop. `open_too`: also what ends in three dots, and more than eight
// words without an end mark or a lone sign between them ("Home > Clinic | Team") that are not capitalised like a menu.
// Example: "© 2024 The House. It is never cold." -> "It is never cold."
std::vector<std::string_view> whole_sentences(std::string_view text, bool open_too);

// Wholly inside one pair of quotation marks, or that with a short attribution behind a dash.
bool is_quotation(std::string_view text);

// Opens with a quotation mark that is never closed: a quotation over several paragraphs.
bool is_open_quotation(std::string_view text);

// "Short label: text" or "Short label — text": bytes of the label, 0 if there is none.
std::size_t label_size(std::string_view text);

// A year of the last or this century stands in it.
bool has_year(std::string_view text);

// How many '|' stand in it.
std::size_t count_pipes(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_PLAIN_SHAPES_H_
