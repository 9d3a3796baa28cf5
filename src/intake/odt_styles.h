// What the styles of an OpenDocument text make of its paragraphs, runs and lists.
#ifndef OVERCLAIM_INTAKE_ODT_STYLES_H_
#define OVERCLAIM_INTAKE_ODT_STYLES_H_

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace overclaim {

struct OdtStyle {
  bool bold = false, raised = false, hidden = false, quote = false, title = false;
  std::optional<bool> struck;          // nothing: as what stands around it
  std::optional<bool> tiny, squeezed;  // likewise; so much that nobody reads it: under 4 pt, under a tenth of its width
};

// Styles are asked for by family and name ("paragraph", "P1"). Those added later replace earlier ones of the name, as
// those of the document's own part do.
class OdtStyles {
 public:
  // `styles`: an office:styles or office:automatic-styles.
  void add(const pugi::xml_node& styles);

  // With all it is based on; plain for an unknown one.
  OdtStyle style(std::string_view family, std::string_view name) const;

  // Lists whose first level is numbered, not bulleted.
  bool is_ordered(std::string_view list_style) const;

  // Marks of the list have words beside the number, on any level: "Step 1".
  bool has_words(std::string_view list_style) const;

 private:
  struct Row {
    std::string parent, weight, position, display, line_through, size, width;
  };
  std::map<std::string, Row, std::less<>> rows_;  // by "family name"
  struct List {
    bool ordered = false, words = false;
  };
  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ODT_STYLES_H_
