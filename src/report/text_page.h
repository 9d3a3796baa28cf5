// A text for a terminal, put together line by line: wrapped, indented, with words marked in the line below.
#ifndef OVERCLAIM_REPORT_TEXT_PAGE_H_
#define OVERCLAIM_REPORT_TEXT_PAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace overclaim {

// Bytes [begin, end) of a text, to be marked with a row of `sign` below them.
struct TextMark {
  std::size_t begin = 0, end = 0;
  char sign = '^';
};

class TextPage {
 public:
  // Lines of at most `width` columns (20 at least).
  TextPage(std::size_t width, bool color);

  // Our own words. An empty text gives no line.
  void line(std::string_view text, std::size_t indent = 0);
  void heading(std::string_view text, std::size_t indent = 0);  // bold where there is colour
  void gap();                                                   // an empty line

  // Words of a page, made fit for a terminal. Where marks overlap the last one shows.
  // Example: marked("no side effects", {{3, 7, '^'}}, 2) is "  no side effects\n     ^^^^\n".
  void marked(std::string_view text, const std::vector<TextMark>& marks, std::size_t indent);

  const std::string& text() const { return text_; }

 private:
  void wrapped_line(std::string_view text, std::size_t indent, bool bold);

  std::size_t width_;
  bool color_;
  std::string text_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_REPORT_TEXT_PAGE_H_
