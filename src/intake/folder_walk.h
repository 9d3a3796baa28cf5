// The files in a folder and the folders in it.
#ifndef OVERCLAIM_INTAKE_FOLDER_WALK_H_
#define OVERCLAIM_INTAKE_FOLDER_WALK_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/report.h"

namespace overclaim {

// What was seen and not read, by kind, because it is no text or was not asked for. The words for a kind stand in
// rules/en/words.json as left_out_<kind>_one and _many.
using KindCounts = std::map<std::string, std::uint64_t>;

struct WalkOptions {
  std::vector<std::string> include, exclude;  // patterns (glob.h) for paths from the folder on; empty include: all
  // Where the run writes something: what it keeps beside these on its way is passed over, not counted.
  std::vector<std::string> own = {};
  // The same of these paths alone, files and folders: a case, a bundle.
  std::vector<std::string> own_whole = {};
  // Where the run writes reports, files and folders: one of ours that stands there (own_output.h) is not counted, so
  // that the same run says the same the next time.
  std::vector<std::string> own_reports = {};
};

struct WalkedFile {
  std::string path;                  // the folder's path as given, and the rest
  bool asked_for = false;            // a pattern of `include` matches it
  std::optional<ReportError> error;  // a folder that cannot be read
};

// Files in the order of the bytes of their names, a folder's in its place. Hidden files and folders (a dot first) are
// left out; so is what `exclude` matches, a folder with all in it, what no `include` matches, and a bundle of ours. Links
// to files are followed, links to folders are not: they may lead in a circle or out of the folder. All of that is
// counted.
// Memory: the names of the folders on the way down.
class FolderWalk {
 public:
  FolderWalk(std::string folder, const WalkOptions& options);

  // The next file, or nothing at the end.
  std::optional<WalkedFile> next(KindCounts& left_out);

 private:
  struct Entry {
    std::string name;
    bool is_folder = false;
  };
  struct Level {
    std::string path;  // below the folder, "" or with a slash at its end
    std::vector<Entry> entries;
    std::size_t at = 0;
  };

  std::optional<ReportError> enter(const std::string& below, KindCounts& left_out);

  std::string folder_;
  WalkOptions options_;
  std::vector<Level> levels_;
  bool begun_ = false;
};

// Whether `name` is what a run keeps on its way beside `output`, both in one folder: the output's own name with
// ".resume", ".resume-new", ".resume-tail-1" and so on, or ".unfinished-" and six letters or figures or a number.
bool is_kept_beside(std::string_view output, std::string_view name);

// Whether the path is one of own_reports, or stands in one.
bool is_place_of_own_report(const WalkOptions& options, const std::string& path);

bool is_folder(const std::string& path);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_FOLDER_WALK_H_
