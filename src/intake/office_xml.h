// The XML inside office documents, with bounds around pugixml.
#ifndef OVERCLAIM_INTAKE_OFFICE_XML_H_
#define OVERCLAIM_INTAKE_OFFICE_XML_H_

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "intake/extracted.h"
#include "intake/office_zip.h"

namespace overclaim {

// Parses `bytes` into `document`, which keeps them. Nothing where it went well. Entities of a document type are not
// expanded and no file or address is opened, whatever it names. Errors: damaged; too_long where the tree would need
// more than 160 MiB.
std::optional<ReportError> parse_office_xml(pugi::xml_document& document, std::string bytes, const std::string& name);

// The same of a member of the archive, which must be there. Errors: also those of OfficeZip::member.
std::optional<ReportError> parse_office_member(pugi::xml_document& document, OfficeZip& archive,
                                               const std::string& name);

// The name without its prefix: "w:p" is "p". Prefixes are free in XML, so none is relied on.
std::string_view local_name(const pugi::xml_node& node);

// The first child, or the value of the attribute, of that local name; none, or "".
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
std::string_view value_of(const pugi::xml_node& node, std::string_view attribute);

// True where it or a node below it has that local name. Does not recurse.
bool has_inside(const pugi::xml_node& node, std::string_view name);

// Two letters stand beside each other: a word, not a bullet that is drawn with a letter ("o").
bool has_word(std::string_view text);

// All character data below it, one after the other. Comments and processing instructions part it into several nodes, of
// which xml_node::text() would be the first alone.
std::string all_words(const pugi::xml_node& node);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_OFFICE_XML_H_
