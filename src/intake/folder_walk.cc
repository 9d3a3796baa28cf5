// A list of names a level instead of std::filesystem's recursive iterator: that one has no order, follows links or not
// as a whole, and ends at the first folder it may not read. Covered by tests/folder_walk_test.cc.
#include "intake/folder_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "intake/glob.h"
#include "intake/own_output.h"

namespace overclaim {
namespace {

constexpr std::size_t most_levels = 256;

bool matches_any(const std::vector<std::string>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_glob(pattern, path); });
}

bool is_any_of(const std::vector<std::string>& paths, const std::filesystem::path& path) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& one) {
    std::error_code error;
    return std::filesystem::equivalent(path, one, error);
  });
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether it stands beside one of these, by whatever way it was reached.
bool is_kept_beside_own(const std::vector<std::string>& own, const std::string& path) {
  const auto folder_of = [](const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  };
  return std::any_of(own.begin(), own.end(), [&](const std::string& output) {
    std::error_code error;
    return is_kept_beside(std::filesystem::path(output).filename().string(),
                          std::filesystem::path(path).filename().string()) &&
           std::filesystem::equivalent(folder_of(path), folder_of(output), error);
  });
}

}  // namespace

bool is_kept_beside(std::string_view output, std::string_view name) {
  constexpr std::string_view unfinished = ".unfinished-", tail = ".resume-tail-";
  constexpr std::size_t made_up = 6;  // by mkostemp; of folders it is the number of the process
  if (output.empty() || !name.starts_with(output)) return false;
  const std::string_view rest = name.substr(output.size());
  if (rest == ".resume" || rest == ".resume-new") return true;
  if (rest.starts_with(tail)) {
    const std::string_view number = rest.substr(tail.size());
    return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
  }
  if (!rest.starts_with(unfinished)) return false;
  const std::string_view mark = rest.substr(unfinished.size());
  return !mark.empty() && (std::all_of(mark.begin(), mark.end(), is_digit) ||
                           (mark.size() == made_up && std::all_of(mark.begin(), mark.end(), is_letter_or_digit)));
}

bool is_folder(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_place_of_own_report(const WalkOptions& options, const std::string& path) {
  return is_any_of(options.own_reports, path) ||
         is_any_of(options.own_reports, std::filesystem::path(path).parent_path());
}

FolderWalk::FolderWalk(std::string folder, const WalkOptions& options) : folder_(std::move(folder)), options_(options) {
  if (!folder_.empty() && folder_.back() != '/') folder_ += '/';
}

std::optional<ReportError> FolderWalk::enter(const std::string& below, KindCounts& left_out) {
  if (levels_.size() >= most_levels) return ReportError{"not_readable", "lies in too many folders"};
  DIR* stream = ::opendir((folder_ + below).c_str());
  if (stream == nullptr) {
    if (errno == EACCES) {
      return ReportError{"no_permission", "you may not read this folder; change its permissions or copy it"};
    }
    return ReportError{"not_readable", "cannot be read (" + std::generic_category().message(errno) + ")"};
  }
  Level level;
  level.path = below;
  errno = 0;
  while (const dirent* entry = ::readdir(stream)) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (name.front() == '.') {
      ++left_out["hidden"];
      continue;
    }
    struct stat status {};
    const std::string path = folder_ + below + name;
    if (is_kept_beside_own(options_.own, path) || is_any_of(options_.own_whole, path)) continue;
    // A link that leads nowhere is a file that cannot be opened, and is told of then.
    const bool known = ::lstat(path.c_str(), &status) == 0;
    bool folder = known && S_ISDIR(status.st_mode);
    if (known && S_ISLNK(status.st_mode) && is_folder(path)) {
      ++left_out["folder_link"];
      continue;
    }
    if (known && !folder && !S_ISREG(status.st_mode) && !S_ISLNK(status.st_mode)) {
      ++left_out["device"];
      continue;
    }
    if (matches_any(options_.exclude, below + name)) {
      ++left_out["excluded"];
      continue;
    }
    if (folder && is_bundle_folder(path)) {
      ++left_out["own_output"];
      continue;
    }
    level.entries.push_back({name, folder});
    errno = 0;
  }
  const int error = errno;
  ::closedir(stream);
  if (error != 0) {
    return ReportError{"not_readable", "cannot be read (" + std::generic_category().message(error) + ")"};
  }
  std::sort(level.entries.begin(), level.entries.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<WalkedFile> FolderWalk::next(KindCounts& left_out) {
  if (!begun_) {
    begun_ = true;
    if (std::optional<ReportError> error = enter("", left_out)) return WalkedFile{folder_, false, std::move(error)};
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.entries.size()) {
      levels_.pop_back();
      continue;
    }
    const Entry& entry = level.entries[level.at++];
    const std::string below = level.path + entry.name;
    if (entry.is_folder) {
      if (std::optional<ReportError> error = enter(below + "/", left_out)) {
        return WalkedFile{folder_ + below, false, std::move(error)};
      }
      continue;
    }
    const bool asked_for = matches_any(options_.include, below);
    if (!options_.include.empty() && !asked_for) {
      ++left_out["excluded"];
      continue;
    }
    return WalkedFile{folder_ + below, asked_for, std::nullopt};
  }
  return std::nullopt;
}

}  // namespace overclaim
