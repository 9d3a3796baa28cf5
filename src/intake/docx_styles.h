// What the styles and lists of a Word document make of its paragraphs and runs.
#ifndef OVERCLAIM_INTAKE_DOCX_STYLES_H_
#define OVERCLAIM_INTAKE_DOCX_STYLES_H_

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace overclaim {

// Nothing: said neither by the style nor by those it is based on.
struct DocxStyle {
  std::optional<int> outline;  // 0-8, 9 for none
  std::optional<int> list_level;
  std::optional<std::string> list;  // "0": none
  std::optional<bool> bold, hidden, raised, struck;
  std::optional<bool> tiny, squeezed;  // so much that nobody reads it: under 4 pt, under a tenth of its width
  bool quote = false, title = false;
};

// True where a reader sees nothing of it.
bool is_unseen(const DocxStyle& style);

// What a w:pPr or w:rPr says itself.
DocxStyle paragraph_properties(const pugi::xml_node& properties);
void add_run_properties(DocxStyle& style, const pugi::xml_node& properties);

class DocxStyles {
 public:
  // `styles`, `numbering`: the root elements of styles.xml and numbering.xml, or none.
  DocxStyles(const pugi::xml_node& styles, const pugi::xml_node& numbering);

  // With all it is based on. Unknown ids are plain; "" is the default paragraph style.
  const DocxStyle& style(std::string_view id) const;

  // Lists that are numbered, not bulleted.
  bool is_ordered(const std::string& list, int level) const;

  // Its marks have words besides the number: "Step 1".
  bool has_words(const std::string& list, int level) const;

 private:
  std::map<std::string, DocxStyle, std::less<>> styles_;
  std::string default_paragraph_;
  struct Level {
    bool ordered = false, words = false;
  };
  static std::pair<int, Level> level_of(const pugi::xml_node& level);
  std::map<std::pair<std::string, int>, Level> levels_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_DOCX_STYLES_H_
