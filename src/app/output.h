// Where reports are written to.
#ifndef OVERCLAIM_APP_OUTPUT_H_
#define OVERCLAIM_APP_OUTPUT_H_

#include <string>
#include <string_view>

namespace overclaim {

// A stream that remembers its first failure; what is written behind it goes nowhere.
//
// A file is written beside its final place and takes it in finish(), so that nobody ever reads half a report and a run
// that fails leaves the old one. What is no ordinary file (a device, a pipe) is written in place. An object that goes
// without finish() takes its unfinished file along.
class Output {
 public:
  static Output standard_output();
  static Output to_file(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  // True while nothing failed.
  bool write(std::string_view bytes);

  // On disk (fsync) and under its final name; false where anything failed.
  bool finish();

  // As if a write had failed: nothing will stand under the final name. `why` is for people.
  void fail_for(const std::string& why);

  // "" or what failed, for people: "report.json: cannot be written (No space left on device)".
  const std::string& failure() const { return failure_; }

 private:
  Output() = default;
  void fail(int error);
  void discard();

  std::string name_, path_, unfinished_, failure_;  // unfinished_: "" where the output is written in place
  int descriptor_ = -1;
  bool owned_ = false;
};

}  // namespace overclaim

#endif  // OVERCLAIM_APP_OUTPUT_H_
