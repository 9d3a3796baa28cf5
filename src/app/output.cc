// Written with write(2) at once: a stream that buffers would tell of a full disk only when the program ends. Covered by
// tests/cli_test.cc.
#include "app/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace overclaim {

Output Output::standard_output() {
  Output output;
  output.name_ = "standard output";
  output.descriptor_ = STDOUT_FILENO;
  return output;
}

namespace {

// "out/run.json" has "out/run.json.unfinished-Ab12cD", or hidden "out/.run.json.unfinished-Ab12cD".
std::string passing_name(const std::string& path, bool hidden) {
  const std::filesystem::path place(path);
  const std::string name = place.filename().string() + ".unfinished-XXXXXX";
  return hidden ? (place.parent_path() / ("." + name)).string() : path + ".unfinished-XXXXXX";
}

mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

std::string place_of_output(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_symlink(path, error)) return path;
  const std::filesystem::path place = std::filesystem::weakly_canonical(path, error);
  return error ? path : place.string();
}

Output Output::to_file(const std::string& path) { return open_file(path, false); }
Output Output::to_file_hidden(const std::string& path) { return open_file(path, true); }

Output Output::open_file(const std::string& path, bool hidden) {
  Output output;
  output.name_ = path;
  output.owned_ = true;
  output.path_ = place_of_output(path);  // a link stays

  struct stat status {};
  const bool exists = ::stat(output.path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    output.fail(EISDIR);
    return output;
  }
  if (exists && !S_ISREG(status.st_mode)) {
    output.descriptor_ = ::open(output.path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (output.descriptor_ < 0) output.fail(errno);
    return output;
  }
  if (exists && ::access(output.path_.c_str(), W_OK) != 0) {
    output.fail(errno);  // renaming over it would get round its permissions
    return output;
  }
  std::string unfinished = passing_name(output.path_, hidden);
  output.descriptor_ = ::mkostemp(unfinished.data(), O_CLOEXEC);
  if (output.descriptor_ < 0) {
    output.fail(errno);
    return output;
  }
  output.unfinished_ = unfinished;
  static_cast<void>(::fchmod(output.descriptor_, exists ? status.st_mode & 07777U : usual_mode()));
  return output;
}

Output::Output(Output&& other) noexcept
    : name_(std::move(other.name_)),
      path_(std::move(other.path_)),
      unfinished_(std::exchange(other.unfinished_, "")),
      failure_(std::move(other.failure_)),
      place_(other.place_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(std::exchange(other.owned_, false)),
      keeps_(other.keeps_) {}

Output::~Output() {
  if (keeps_ && failure_.empty()) unfinished_.clear();
  discard();
}

void Output::discard() {
  if (owned_ && descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
  unfinished_.clear();
}

void Output::fail(int error) { fail_for("cannot be written (" + std::generic_category().message(error) + ")"); }

void Output::fail_for(const std::string& why) {
  if (failure_.empty()) failure_ = name_ + ": " + why;
  discard();
}

WrittenPlace behind(WrittenPlace place, std::string_view bytes) {
  constexpr std::uint64_t prime = 1099511628211U;
  place.bytes += bytes.size();
  for (const char c : bytes) place.hash = (place.hash ^ static_cast<unsigned char>(c)) * prime;
  return place;
}

Output Output::continue_file(const std::string& path, const std::string& begun, const WrittenPlace& place) {
  Output output = to_file(path);
  std::ifstream in(begun, std::ios::binary);
  std::string block(std::size_t{1} << 16U, '\0');
  while (output.failure_.empty() && output.place_.bytes < place.bytes) {
    const std::uint64_t wanted = std::min<std::uint64_t>(block.size(), place.bytes - output.place_.bytes);
    in.read(block.data(), static_cast<std::streamsize>(wanted));
    if (in.gcount() <= 0) break;
    output.write({block.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (!(output.place_ == place)) output.fail_for("cannot be gone on with, as what was written of it has changed");
  return output;
}

bool Output::write(std::string_view bytes) {
  if (owned_) place_ = behind(place_, bytes);
  while (failure_.empty() && !bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      fail(errno);
      break;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return failure_.empty();
}

bool Output::finish() {
  if (!failure_.empty()) return false;
  if (!owned_) return true;
  // A name that appears before its bytes are safe would be half a file after a power cut.
  if (!unfinished_.empty() && ::fsync(descriptor_) != 0) {
    fail(errno);
    return false;
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) {
    fail(errno);
  } else if (!unfinished_.empty() && ::rename(unfinished_.c_str(), path_.c_str()) != 0) {
    fail(errno);
  } else if (!unfinished_.empty()) {
    unfinished_.clear();
    sync_folder(std::filesystem::path(path_).parent_path().string());
  }
  return failure_.empty();
}

std::string write_whole(Output output, std::string_view text) {
  output.write(text);
  output.finish();
  return output.failure();
}

void sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));
  ::close(descriptor);
}

}  // namespace overclaim
