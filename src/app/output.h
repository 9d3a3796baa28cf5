// Where reports are written to.
#ifndef OVERCLAIM_APP_OUTPUT_H_
#define OVERCLAIM_APP_OUTPUT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace overclaim {

// How far a file has been written: so many bytes, and a hash of them (FNV-1a, 64 bits: against mix-ups, not malice).
struct WrittenPlace {
  std::uint64_t bytes = 0, hash = 14695981039346656037U;
  friend bool operator==(const WrittenPlace&, const WrittenPlace&) = default;
};

// The place behind `bytes`.
WrittenPlace behind(WrittenPlace place, std::string_view bytes);

// The file that is written for an output of that name: behind a link the one it leads to.
std::string place_of_output(const std::string& path);

// A stream that remembers its first failure; what is written behind it goes nowhere.
//
// A file is written beside its final place and takes it in finish(), so that nobody ever reads half a report and a run
// that fails leaves the old one; its passing name is one that no other process, on no other machine, has. What is no
// ordinary file (a device, a pipe) is written in place. An object that goes without finish() takes its unfinished file
// along.
class Output {
 public:
  static Output standard_output();
  static Output to_file(const std::string& path);

  // The same under a passing name that begins with a dot, which patterns such as *.jsonl leave out.
  static Output to_file_hidden(const std::string& path);

  // The same, after the first `place.bytes` bytes of the file `begun`, which stays as it is.
  static Output continue_file(const std::string& path, const std::string& begun, const WrittenPlace& place);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // True while nothing failed.
  bool write(std::string_view bytes);

  // On disk (fsync) and under its final name; false where anything failed.
  bool finish();

  // An object that goes without finish() then leaves its unfinished file, for a run that goes on later.
  void keep_unfinished() { keeps_ = true; }

  // As if a write had failed: nothing will stand under the final name. `why` is for people.
  void fail_for(const std::string& why);

  const WrittenPlace& place() const { return place_; }

  // The file under its passing name; "" where the output is written in place.
  const std::string& unfinished() const { return unfinished_; }

  // "" or what failed, for people: "report.json: cannot be written (No space left on device)".
  const std::string& failure() const { return failure_; }

 private:
  Output() = default;
  static Output open_file(const std::string& path, bool hidden);
  void fail(int error);
  void discard();

  std::string name_, path_, unfinished_, failure_;
  WrittenPlace place_;
  int descriptor_ = -1;
  bool owned_ = false, keeps_ = false;
};

// The text, and finish(): "" or what failed, for people.
std::string write_whole(Output output, std::string_view text);

// Names in a folder are safe only when the folder is on disk too. Not every file system can do that, and none is worse
// for it. "" is the current folder.
void sync_folder(const std::string& folder);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_OUTPUT_H_
