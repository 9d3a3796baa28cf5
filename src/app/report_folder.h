// HTML reports in a folder: index.html, and a file for each page that was read.
#ifndef OVERCLAIM_APP_REPORT_FOLDER_H_
#define OVERCLAIM_APP_REPORT_FOLDER_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/checked_page.h"
#include "report/formats.h"
#include "report/html_report.h"

namespace overclaim {

// The name of a page's report: what is harmless of the source's own name, and eight digits of a hash of the whole name,
// so that it hangs on nothing but the source. Letters, digits, '-' and '_' only, at most 80 bytes, never "index.html".
// Example: report_file_name("site/Our Prices.html", 0) is "our-prices-html-3f1c77a0.html" (with its own digits); part 1
// ends in "-part-2.html".
std::string report_file_name(std::string_view source, std::size_t part);

// Whether `path` names a folder: it ends with a slash, or a folder stands there.
bool names_folder(const std::string& path);

// A page's line of the index, and its file: "" where it has none.
struct FolderPiece {
  HtmlIndexEntry entry;
  std::string html;
};

// Writes as it goes and keeps only the lines of the index. Makes the folder if it is missing. A file in it that is no
// report of ours, a link, or a folder is never overwritten: that is a failure, and the others are still written.
class ReportFolder {
 public:
  // `context.words` outlives this.
  ReportFolder(std::string folder, const FormatContext& context);

  // May be called by several threads at once, and while another thread writes.
  FolderPiece render(const CheckedPage& page) const;

  void write(FolderPiece piece);
  bool finish(bool stopped = false);  // writes index.html; false where anything failed

  // "" or the first failure, for people: "reports/index.html: ...".
  const std::string& failure() const { return failure_; }

 private:
  void write_file(const std::string& name, std::string_view bytes);
  void fail(const std::string& message);

  std::string folder_, failure_;
  FormatContext context_;
  std::vector<HtmlIndexEntry> entries_;
  std::set<std::string> written_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_REPORT_FOLDER_H_
