// fork and exec, as posix_spawn sets no limits. Between the two only what is safe behind a fork of a threaded program:
// no memory is asked for, all strings are made before. The input is an unnamed file, not a pipe: nothing to feed while
// the output is read, and no SIGPIPE where the program ends early. Covered by tests/child_process_test.cc.
#include "intake/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <utility>

namespace overclaim {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_errors = 16U << 10U;
constexpr rlim_t most_files = 64;
constexpr int first_free = 10;  // descriptors we make lie above those the child has

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_ = -1;
};

Descriptor lifted(int number) {
  const int above = ::fcntl(number, F_DUPFD_CLOEXEC, first_free);
  ::close(number);
  return Descriptor(above);
}

struct Pipe {
  Descriptor read, write;
};

bool make(Pipe& pipe) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return false;
  pipe.read = lifted(ends[0]);
  pipe.write = lifted(ends[1]);
  return pipe.read.number() >= 0 && pipe.write.number() >= 0;
}

// A file without a name that holds `bytes`, at its start; -1 where there is no room for it.
Descriptor unnamed_file(std::string_view bytes) {
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, CloseFile> file(std::tmpfile());
  if (file == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() ||
      std::fflush(file.get()) != 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) {
    return {};
  }
  return Descriptor(::fcntl(fileno(file.get()), F_DUPFD_CLOEXEC, first_free));
}

std::string full_path(const std::string& program) {
  if (program.find('/') != program.npos) return program;
  for (const char* folder : {"/usr/local/bin/", "/usr/bin/", "/bin/"}) {
    std::string path = folder + program;
    if (::access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

bool limit(int what, rlim_t most) {
  const struct rlimit both = {most, most};
  return ::setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0;
}

struct Start {
  const char* path;
  char* const* arguments;
  char* const* environment;
  int input, output, errors, failure;
  rlim_t seconds, memory;
  long most_descriptors;
};

// In the child; returns only where the start failed. Only calls that are safe behind a fork.
void start_program(const Start& start) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (::dup2(start.input, 0) < 0 || ::dup2(start.output, 1) < 0 || ::dup2(start.errors, 2) < 0 ||
      ::dup2(start.failure, 3) < 0 || ::fcntl(3, F_SETFD, FD_CLOEXEC) < 0) {
    return;
  }
  if (::close_range(4, ~0U, 0) != 0) {  // an old kernel
    for (int each = 4; each < start.most_descriptors; ++each) ::close(each);
  }
  // Without one of the limits it does not run.
  if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NOFILE, most_files) ||
      !limit(RLIMIT_CPU, start.seconds) || !limit(RLIMIT_AS, start.memory) ||
      ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return;
  }
  ::execve(start.path, start.arguments, start.environment);
}

// What of `pipe` is there; false at its end.
bool take(Descriptor& pipe, std::string& out, std::uint64_t most) {
  std::array<char, 64U << 10U> piece;
  const ssize_t got = ::read(pipe.number(), piece.data(), piece.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  if (got == 0) return false;
  const std::uint64_t room = most - std::min<std::uint64_t>(most, out.size());
  out.append(piece.data(), std::min<std::size_t>(static_cast<std::size_t>(got), room));
  return true;
}

// Reads both pipes to their ends, or until a bound is met.
ChildResult::End listen(Descriptor& output, Descriptor& errors, const ChildLimits& limits, Clock::time_point deadline,
                        ChildResult& result) {
  while (output.number() >= 0 || errors.number() >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ChildResult::End::too_slow;
    std::array<pollfd, 2> waiting = {pollfd{output.number(), POLLIN, 0}, pollfd{errors.number(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), static_cast<int>(std::min<long long>(left, 1000))) < 0) continue;
    if (waiting[0].revents != 0 && !take(output, result.output, limits.output_bytes + 1)) output.close();
    if (waiting[1].revents != 0 && !take(errors, result.errors, most_errors)) errors.close();
    if (result.output.size() > limits.output_bytes) {
      result.output.resize(limits.output_bytes);
      return ChildResult::End::too_much_output;
    }
  }
  return ChildResult::End::exited;
}

// The status once it has ended; false where the deadline comes first.
bool wait_until(pid_t child, int& status, Clock::time_point deadline) {
  for (;;) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) return true;
    if (ended < 0 && errno != EINTR) return true;
    if (Clock::now() >= deadline) return false;
    ::poll(nullptr, 0, 1);
  }
}

}  // namespace

ChildResult run_child(const std::string& program, const std::vector<std::string>& arguments, std::string_view input,
                      const ChildLimits& limits) {
  ChildResult result;
  const auto failed = [&result](int error) {
    result.end = ChildResult::End::not_started;
    result.code = error;
    return result;
  };
  const std::string path = full_path(program);
  if (path.empty()) return failed(ENOENT);
  const Descriptor file = unnamed_file(input);
  if (file.number() < 0) return failed(errno == 0 ? EIO : errno);
  Pipe output, errors, failure;
  if (!make(output) || !make(errors) || !make(failure)) return failed(errno);

  std::vector<std::string> words = {path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string search_path = "PATH=/usr/local/bin:/usr/bin:/bin", language = "LANG=C.UTF-8";
  const std::array<char*, 3> environment = {search_path.data(), language.data(), nullptr};
  const Start start = {path.c_str(),           argv.data(),           environment.data(),
                       file.number(),          output.write.number(), errors.write.number(),
                       failure.write.number(), limits.seconds,        limits.memory_bytes,
                       ::sysconf(_SC_OPEN_MAX)};

  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  const pid_t child = ::fork();
  if (child < 0) return failed(errno);
  if (child == 0) {
    start_program(start);
    const int error = errno == 0 ? EIO : errno;
    [[maybe_unused]] const ssize_t written = ::write(3, &error, sizeof error);
    ::_exit(127);
  }
  ::setpgid(child, child);  // whoever of the two comes first
  output.write.close();
  errors.write.close();
  failure.write.close();

  result.end = listen(output.read, errors.read, limits, deadline, result);
  int status = 0;
  if (result.end == ChildResult::End::exited && !wait_until(child, status, deadline)) {
    result.end = ChildResult::End::too_slow;
  }
  ::kill(-child, SIGKILL);  // and what it started itself
  if (result.end != ChildResult::End::exited) {
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return result;
  }
  int start_error = 0;
  if (::read(failure.read.number(), &start_error, sizeof start_error) == sizeof start_error) {
    return failed(start_error);
  }
  if (WIFSIGNALED(status)) {
    result.end = ChildResult::End::killed;
    result.code = WTERMSIG(status);
  } else {
    result.code = WEXITSTATUS(status);
  }
  return result;
}

}  // namespace overclaim
