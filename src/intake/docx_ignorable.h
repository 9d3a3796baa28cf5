// What Word leaves out of a document because it does not know it, as the document itself asks for (mc:Ignorable).
#ifndef OVERCLAIM_INTAKE_DOCX_IGNORABLE_H_
#define OVERCLAIM_INTAKE_DOCX_IGNORABLE_H_

#include <cstdint>
#include <pugixml.hpp>

namespace overclaim {

// Puts behind the root, where nobody looks for words, the elements that an Ignorable around them names by their prefix,
// with all in them; but not those whose namespace Word knows, or of which a ProcessContent says that what is in them
// stays. Returns how many of them had words. Time and memory grow with the tree alone.
// Example: below <w:document mc:Ignorable="x" xmlns:x="urn:x"> an <x:z> is put away.
std::uint64_t drop_ignorable(pugi::xml_node root);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_DOCX_IGNORABLE_H_
