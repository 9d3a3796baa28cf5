// Opening what the user named: a file, or standard input for "-".
#ifndef OVERCLAIM_INTAKE_READ_FILE_H_
#define OVERCLAIM_INTAKE_READ_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "check/report.h"

namespace overclaim {

enum class InputTaken;

// The bytes of an input, to be read at any place and more than once, in memory that does not grow with the input. Up to
// max_document_bytes (text/read.h) are held; of a longer file so much is read as is asked for, and a longer pipe is
// kept in an unnamed temporary file, which goes with the object.
class InputBytes {
 public:
  InputBytes(InputBytes&& other) noexcept;
  InputBytes& operator=(InputBytes&& other) noexcept;
  ~InputBytes();

  std::uint64_t size() const { return size_; }

  // Bytes [begin, end). Nothing where they cannot be read, or where the file has changed since it was opened.
  // Requires: begin <= end <= size().
  std::optional<std::string> read(std::uint64_t begin, std::uint64_t end) const;

 private:
  friend std::variant<InputBytes, ReportError> open_input(const std::string& path, std::string_view charset,
                                                          InputTaken taken);
  InputBytes() = default;
  bool unchanged() const;

  std::string held_;  // all of it, where descriptor_ is -1
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::int64_t changed_seconds_ = 0, changed_nanoseconds_ = 0;
};

// What open_input takes: only what may be text, or anything. Of a long pipe, also with `any`, only what may be text or
// is of a kind that is read (source_kind.h). own_file: anything, but no link, no pipe and not standard input: for
// folders that somebody else made, whose names must not lead out of them.
enum class InputTaken { text, any, own_file };

// Opens `path`, or standard input where it is "-". An empty input is no error. The error says what is wrong and what to
// do; whoever shows it puts the name before it. Codes: not_found, no_permission, folder, not_a_file (a device, a
// socket, a named pipe), not_readable, and those of not_text (input_kind.h). Opening never waits: a named pipe is only
// read as standard input or as a descriptor the program was given, such as the /dev/fd/63 of a shell's <(...).
// Example: open_input("missing.txt") is {"not_found", "no such file; check the name and the folder"}.
// `charset`: what the input is to be read as, "" for not known yet.
std::variant<InputBytes, ReportError> open_input(const std::string& path, std::string_view charset = "",
                                                 InputTaken taken = InputTaken::text);

// All bytes of an input. Fails as open_input does, and with not_readable where it changes meanwhile.
std::variant<std::string, ReportError> read_whole(const std::string& path, InputTaken taken = InputTaken::any);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_READ_FILE_H_
