// Text on its way into XML 1.0, in an element and between quotation marks alike.
#ifndef OVERCLAIM_REPORT_XML_TEXT_H_
#define OVERCLAIM_REPORT_XML_TEXT_H_

#include <string>
#include <string_view>

namespace overclaim {

// XML 1.0 knows these characters and no others; not even an escape may name another.
bool is_xml_character(char32_t c);

// Mark-up as entities; line ends and tabs as references, as an attribute would make them spaces; what XML has no place
// for and bytes that are not UTF-8 as U+FFFD. Example: xml_text("a<b\n") == "a&lt;b&#10;".
std::string xml_text(std::string_view text);

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_XML_TEXT_H_
