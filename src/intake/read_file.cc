// Plain POSIX reads. std::ifstream was not taken: it cannot say why it failed, opens folders, and reads pipes badly;
// mmap was not taken: a file that shrinks while it is read would end the program by a signal. Covered by
// tests/intake_test.cc and tests/inputs_cli_test.cc.
#include "intake/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "intake/input_kind.h"
#include "intake/source_kind.h"
#include "text/read.h"

namespace overclaim {
namespace {

ReportError error_of(int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {"not_found", "no such file; check the name and the folder"};
    case EACCES:
    case EPERM:
      return {"no_permission", "you may not read this file; change its permissions or copy it"};
    case EISDIR:
      return {"folder", "is a folder; name the files in it"};
    default:
      return {"not_readable", "cannot be read (" + std::generic_category().message(number) + ")"};
  }
}

// An open file of this process: what a shell names for "<(...)", and standard input by its longer name.
bool names_descriptor(std::string_view path) {
  return path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/") || path == "/dev/stdin";
}

// "" or why what was opened is not read.
std::string unfit_kind(mode_t mode, bool takes_pipes) {
  if (S_ISREG(mode) || (S_ISFIFO(mode) && takes_pipes)) return "";
  if (S_ISFIFO(mode)) return "is a named pipe, which may never end; name a file, or - for standard input";
  return "is a device or a socket; name a file, or - for standard input";
}

// Adds up to `limit` bytes. 0 or the number of the error.
int read_up_to(int descriptor, std::uint64_t limit, std::string& out) {
  constexpr std::uint64_t piece = 1U << 18U;
  while (limit > 0) {
    const std::size_t before = out.size();
    const auto wanted = static_cast<std::size_t>(std::min(limit, piece));
    out.resize(before + wanted);
    const ssize_t got = ::read(descriptor, out.data() + before, wanted);
    out.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) return 0;
    limit -= static_cast<std::uint64_t>(got);
  }
  return 0;
}

int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// What was read so far and the rest of the pipe, in a file without a name. -1 and `error` where that fails.
int spool(int pipe, std::string& begun, std::uint64_t& size, int& error) {
  std::FILE* file = std::tmpfile();
  const int descriptor = file == nullptr ? -1 : ::fcntl(::fileno(file), F_DUPFD_CLOEXEC, 0);
  error = descriptor < 0 ? errno : 0;
  if (file != nullptr) static_cast<void>(std::fclose(file));
  if (descriptor < 0) return -1;
  for (size = 0; error == 0 && !begun.empty();) {
    error = write_all(descriptor, begun);
    size += begun.size();
    begun.clear();
    if (error == 0) error = read_up_to(pipe, 1U << 20U, begun);
  }
  if (error == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

}  // namespace

InputBytes::InputBytes(InputBytes&& other) noexcept { *this = std::move(other); }

InputBytes& InputBytes::operator=(InputBytes&& other) noexcept {
  std::swap(held_, other.held_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(changed_seconds_, other.changed_seconds_);
  std::swap(changed_nanoseconds_, other.changed_nanoseconds_);
  return *this;
}

InputBytes::~InputBytes() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

bool InputBytes::unchanged() const {
  struct stat now {};
  return ::fstat(descriptor_, &now) == 0 && static_cast<std::uint64_t>(now.st_size) == size_ &&
         now.st_mtim.tv_sec == changed_seconds_ && now.st_mtim.tv_nsec == changed_nanoseconds_;
}

std::optional<std::string> InputBytes::read(std::uint64_t begin, std::uint64_t end) const {
  if (descriptor_ < 0) return held_.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  if (!unchanged()) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(end - begin), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = ::pread(descriptor_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(begin + at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

std::variant<InputBytes, ReportError> open_input(const std::string& path, std::string_view charset, InputTaken taken) {
  const bool own_file = taken == InputTaken::own_file;
  const bool standard_input = path == "-" && !own_file;
  InputBytes input;
  // Without O_NONBLOCK opening a pipe waits for somebody who writes to it.
  const int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (own_file ? O_NOFOLLOW : 0);
  input.descriptor_ = standard_input ? STDIN_FILENO : ::open(path.c_str(), flags);
  if (input.descriptor_ < 0 && own_file && errno == ELOOP) {
    return ReportError{"not_a_file", "is a link, which is not followed here"};
  }
  if (input.descriptor_ < 0) return error_of(errno);
  struct stat status {};
  if (::fstat(input.descriptor_, &status) != 0) return error_of(errno);
  if (S_ISDIR(status.st_mode)) return error_of(EISDIR);
  if (!standard_input) {
    std::string unfit = unfit_kind(status.st_mode, !own_file && names_descriptor(path));
    if (!unfit.empty()) return ReportError{"not_a_file", std::move(unfit)};
    const int opened_with = ::fcntl(input.descriptor_, F_GETFL);
    if (opened_with < 0 || ::fcntl(input.descriptor_, F_SETFL, opened_with & ~O_NONBLOCK) != 0) return error_of(errno);
  }

  // Size fields lie for pipes and for files the kernel makes up, so the bytes decide whether an input is long.
  std::string begun;
  int error = read_up_to(input.descriptor_, max_document_bytes + 1, begun);
  if (error != 0) return error_of(error);
  const bool is_short = begun.size() <= max_document_bytes;
  const bool whole_file = !is_short && S_ISREG(status.st_mode) &&
                          ::lseek(input.descriptor_, 0, SEEK_CUR) == static_cast<off_t>(max_document_bytes + 1);
  // Before a long pipe is kept: a film piped in by mistake would fill the disk first.
  const bool judged_later = taken != InputTaken::text && (is_short || whole_file || may_be_readable(begun));
  if (!judged_later) {
    if (std::optional<ReportError> unfit = not_text(begun, charset)) return *std::move(unfit);
  }
  if (is_short) {
    if (!standard_input) ::close(input.descriptor_);
    input.descriptor_ = -1;
    input.size_ = begun.size();
    input.held_ = std::move(begun);
    return input;
  }
  if (!whole_file) {
    const int spooled = spool(input.descriptor_, begun, input.size_, error);
    if (!standard_input) ::close(input.descriptor_);
    input.descriptor_ = spooled;
    if (spooled < 0) {
      return ReportError{"not_readable", "cannot be kept in a temporary file (" +
                                             std::generic_category().message(error) +
                                             "); make room, or save it as a file and name that"};
    }
    if (::fstat(spooled, &status) != 0) return error_of(errno);
  }
  input.size_ = static_cast<std::uint64_t>(status.st_size);
  input.changed_seconds_ = status.st_mtim.tv_sec;
  input.changed_nanoseconds_ = status.st_mtim.tv_nsec;
  return input;
}

std::variant<std::string, ReportError> read_whole(const std::string& path, InputTaken taken) {
  std::variant<InputBytes, ReportError> opened = open_input(path, "", taken);
  if (ReportError* error = std::get_if<ReportError>(&opened)) return std::move(*error);
  const InputBytes& input = std::get<InputBytes>(opened);
  std::optional<std::string> bytes = input.read(0, input.size());
  if (!bytes) return ReportError{"not_readable", "changed while it was read; try again"};
  return *std::move(bytes);
}

}  // namespace overclaim
