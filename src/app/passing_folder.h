// A folder for files on their way to somewhere else.
#ifndef OVERCLAIM_APP_PASSING_FOLDER_H_
#define OVERCLAIM_APP_PASSING_FOLDER_H_

#include <filesystem>
#include <system_error>
#include <utility>

namespace overclaim {

// Goes with the object, and all that stands in it, unless keep() says that it has taken its place.
class PassingFolder {
 public:
  explicit PassingFolder(std::filesystem::path path) : path_(std::move(path)) {}
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  const std::filesystem::path& path() const { return path_; }
  void keep() { path_.clear(); }

 private:
  std::filesystem::path path_;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_PASSING_FOLDER_H_
