// What of a Word document stands there only for the program that opens it: fields, and passages written several times.
#ifndef OVERCLAIM_INTAKE_DOCX_FIELDS_H_
#define OVERCLAIM_INTAKE_DOCX_FIELDS_H_

#include <cstdint>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Of an mc:AlternateContent the one that Word shows: the first choice whose namespaces it knows, else the fallback.
// None where there is neither.
pugi::xml_node chosen_alternative(const pugi::xml_node& alternatives);

// The words of its runs (w:t, a:t) one after the other, which are not those of positions and sizes.
std::string words_of_runs(const pugi::xml_node& node);

// What a field shows that has no result saved: the words in its instruction, "" where it makes them by itself.
// Example: words_of_instruction(" MACROBUTTON NoMacro Press here ") == "Press here".
std::string words_of_instruction(std::string_view instruction);

// The fields of a story (body, box, note), by their marks in the order of reading. A field is begin, instruction,
// separate, result, end, each a run; fields stand in instructions of others. A begin that nothing ends is no field, as
// else all that follows it would be its instruction.
class DocxFields {
 public:
  DocxFields() = default;
  // Looks for the begins without an end, not in boxes, which are stories of their own, nor deeper than `depth`.
  DocxFields(const pugi::xml_node& story, std::uint32_t depth);

  // A w:fldChar. The words that are shown where a field ends without a result, mostly "".
  std::string mark(const pugi::xml_node& node);

  bool in_instruction() const { return in_instruction_ > 0; }
  void add(std::string_view words);  // to the instruction of the innermost field

  // Fields that ended without a result and whose kind makes words: what these are is not known.
  std::uint64_t unread() const { return unread_; }

 private:
  struct Field {
    bool in_instruction = true;
    std::string instruction;
  };
  void find_unended(const pugi::xml_node& around, std::vector<pugi::xml_node>& open, std::uint32_t depth);

  std::set<std::size_t> unended_;  // hashes of their nodes
  std::vector<Field> fields_;      // open ones
  std::uint64_t in_instruction_ = 0, unread_ = 0;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_DOCX_FIELDS_H_
